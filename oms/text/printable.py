"""Characters that a carrier's charset does not have, and what is often written instead."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import Final, Literal, NamedTuple

__all__ = ["PrintCharset", "Unprintable", "unprintable"]

PrintCharset = Literal["cp932", "jisx0208"]
"""`cp932` is what label CSVs are written in; `jisx0208` what the strictest printers have."""

# Another form of the same kanji. Source: joyo and jinmeiyo kanji tables (内閣告示, 法務省) for the
# printed forms; the rest are variants of names (外字) as registers list them. Read 2026-11-22.
_PAIRS: Final = """
    髙高 﨑崎 濵浜 德徳 瀨瀬 淸清 橫横 綠緑 黑黒 增増 寬寛 靑青 郞郎 鄕郷 緖緒 賴頼
    栁柳 桒桑 昻昂 曻昇 閒間 隝島 隯島 靍鶴 靏鶴 靎鶴 㐂喜 𠮷吉 𡈽土 𣘺橋 𦚰脇 吞呑
    鷗鴎 麴麹 蟬蝉 蔣蒋 摑掴 瘦痩 繫繋 頰頬 顚顛 驒騨 剝剥 塡填 嚙噛 囊嚢 俠侠 啞唖
    屛屏 搔掻 瀆涜 焰焔 禱祷 萊莱 蠟蝋 軀躯 醬醤 醱醗 鹼鹸 麵麺 𠮟叱 俱倶 銳鋭 稅税
    卽即 槪概 敎教 悅悦 戶戸 步歩 每毎 內内 產産 晚晩 淚涙 涉渉 溫温 硏研 虛虚 說説
    鍊錬 巢巣 彥彦 揭掲 擊撃 曆暦
"""
_KNOWN: Final = {pair[0]: pair[1] for pair in _PAIRS.split()} | {
    "—": "―", "¥": "￥", "‾": "￣", "–": "-", "•": "・", "♡": "♥", "❤": "♥",
    "ゔ": "ヴ", "ヷ": "ワ゛", "ヸ": "ヰ゛", "ヹ": "ヱ゛", "ヺ": "ヲ゛",
}  # fmt: skip
_SAME_SIGN: Final = str.maketrans("～∥－―￠￡￢", "〜‖−—¢£¬")
"""Microsoft's code points of signs that JIS X 0208 has: the printer prints the same."""
_SELECTORS: Final = re.compile("[\ufe00-\ufe0f\U000e0100-\U000e01ef]")
_BASE: Final = 0x7F
_CLUSTER: Final = re.compile(
    "[\U0001f1e6-\U0001f1ff]{2}"
    "|.[\ufe00-\ufe0f\U000e0100-\U000e01ef\u20e3\U0001f3fb-\U0001f3ff\U000e0020-\U000e007f]*"
    "(?:\u200d.[\ufe00-\ufe0f\U0001f3fb-\U0001f3ff]*)*",
    re.DOTALL,
)


class Unprintable(NamedTuple):
    """A character that cannot be printed.

    Attributes:
        character: As it stands in the text, with its selector or joined parts.
        span: Start and end in the text.
        suggestion: What the charset has instead; `None` if nothing comes near. Never applied by
            itself: a name belongs to its bearer.
    """

    character: str
    span: tuple[int, int]
    suggestion: str | None


def unprintable(text: str, charset: PrintCharset = "cp932") -> tuple[Unprintable, ...]:
    """Return the characters of a text that a charset lacks, in their order.

    Args:
        text: Any text; line breaks and tabs are left alone.
        charset: `cp932` (Windows-31J, with 髙 ① ㈱) or `jisx0208` (without them). Half-width kana
            count as printable in both.

    Raises:
        ValueError: If the charset is neither.

    Example:
        >>> unprintable("髙橋　𠮷之助")
        (Unprintable(character='𠮷', span=(3, 4), suggestion='吉'),)
        >>> [each.suggestion for each in unprintable("髙橋①", "jisx0208")]
        ['高', '(1)']
    """
    if charset not in {"cp932", "jisx0208"}:
        raise ValueError(f"charset must be cp932 or jisx0208, not {charset!r}")
    if _prints_whole(text, charset):
        return ()
    return tuple(
        Unprintable(found.group(), found.span(), _suggestion(found.group(), charset))
        for found in _CLUSTER.finditer(text)
        if not _prints(found.group(), charset)
    )


def _prints_whole(text: str, charset: PrintCharset) -> bool:
    plain = text if charset == "cp932" else text.translate(_SAME_SIGN).replace("—", "―")
    try:
        plain.encode("cp932" if charset == "cp932" else "shift_jis")
    except UnicodeEncodeError:
        return False
    return charset == "jisx0208" or not _has_private_use(text)


def _has_private_use(text: str) -> bool:
    # cp932 has a place for 外字, yet what stands there differs from machine to machine.
    return any("\ue000" <= each <= "\uf8ff" for each in text)


@lru_cache(maxsize=4096)
def _prints(characters: str, charset: PrintCharset) -> bool:
    return _prints_whole(characters, charset)


def _suggestion(characters: str, charset: PrintCharset) -> str | None:
    base = _SELECTORS.sub("", characters)
    tried = [base, _KNOWN.get(base, ""), *_decomposed(base)]
    for each in tried:
        if each and each != characters and _prints(each, charset):
            return each
    return None


def _decomposed(base: str) -> tuple[str, ...]:
    """Return what Unicode takes a sign apart into: ㈱ → (株), ① → (1), é → e."""
    whole = unicodedata.normalize("NFKC", base)
    circled = len(base) == 1 and unicodedata.name(base, "").startswith("CIRCLED")
    plain = "".join(
        each for each in unicodedata.normalize("NFKD", base) if not unicodedata.combining(each)
    )
    shown = f"({whole})" if circled else whole
    return shown, _KNOWN.get(whole, ""), plain
