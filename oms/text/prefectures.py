"""The 47 prefectures, and which one a text that is none of them means."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from oms.text.fold import fold

__all__ = ["PREFECTURES", "leading_prefecture", "prefecture_meant"]

_TABLE: Final = """
    北海道 hokkaido 青森県 aomori 岩手県 iwate 宮城県 miyagi 秋田県 akita 山形県 yamagata
    福島県 fukushima 茨城県 ibaraki 栃木県 tochigi 群馬県 gunma 埼玉県 saitama 千葉県 chiba
    東京都 tokyo 神奈川県 kanagawa 新潟県 niigata 富山県 toyama 石川県 ishikawa 福井県 fukui
    山梨県 yamanashi 長野県 nagano 岐阜県 gifu 静岡県 shizuoka 愛知県 aichi 三重県 mie
    滋賀県 shiga 京都府 kyoto 大阪府 osaka 兵庫県 hyogo 奈良県 nara 和歌山県 wakayama
    鳥取県 tottori 島根県 shimane 岡山県 okayama 広島県 hiroshima 山口県 yamaguchi
    徳島県 tokushima 香川県 kagawa 愛媛県 ehime 高知県 kochi 福岡県 fukuoka 佐賀県 saga
    長崎県 nagasaki 熊本県 kumamoto 大分県 oita 宮崎県 miyazaki 鹿児島県 kagoshima 沖縄県 okinawa
"""
_NAMES: Final = _TABLE.split()
_ROMAN: Final = dict(zip(_NAMES[1::2], _NAMES[::2], strict=True))
_ENDINGS: Final = ("-to", "-fu", "-ken", "to", "fu", "ken", "prefecture", "pref", "pref.")

PREFECTURES: Final = tuple(_NAMES[::2])
"""From north to south, as the post office writes them."""


def leading_prefecture(text: str) -> str | None:
    """Return the prefecture a text begins with, in whatever width it is written.

    Example:
        >>> leading_prefecture("東京都千代田区"), leading_prefecture("千代田区")
        ('東京都', None)
    """
    folded = fold(text).text.lstrip()
    return next((name for name in PREFECTURES if folded.startswith(name)), None)


@lru_cache(maxsize=256)
def prefecture_meant(text: str) -> str | None:
    """Return the prefecture a text means, `None` if that cannot be told for certain.

    Knows other widths and blanks, a missing or wrong last character, Roman letters, a city that
    follows, and one wrong character where only one prefecture is that near.

    Example:
        >>> [prefecture_meant(each) for each in ("東京", "大坂府", "Tokyo-to", "北海　道", "県")]
        ['東京都', '大阪府', '東京都', '北海道', None]
    """
    folded = fold(text).text.strip()
    if (name := leading_prefecture(folded)) is not None:
        return name
    if folded.isascii():
        return _roman(folded)
    for name in PREFECTURES:
        core = name if name == "北海道" else name[:-1]
        if folded == core or folded in {core + each for each in "都道府県"}:
            return name
    near = [name for name in PREFECTURES if _wrong_characters(name, folded) == 1]
    return near[0] if len(near) == 1 else None


def _roman(text: str) -> str | None:
    plain = text.replace(" ", "")
    for ending in ("", *_ENDINGS):
        if (name := _ROMAN.get(plain.removesuffix(ending))) is not None:
            return name
    return None


def _wrong_characters(name: str, text: str) -> int:
    if len(name) != len(text):
        return len(name)
    return sum(a != b for a, b in zip(name, text, strict=True))
