"""Regions of Japan (地方) as carriers price and promise them, and the prefectures in each."""

from __future__ import annotations

from typing import Final

__all__ = ["PREFECTURES", "REGIONS", "regions_of"]

_TABLE: Final = """
    北海道 北海道
    北東北 青森県 岩手県 秋田県
    南東北 宮城県 山形県 福島県
    関東   茨城県 栃木県 群馬県 埼玉県 千葉県 東京都 神奈川県 山梨県
    信越   新潟県 長野県
    北陸   富山県 石川県 福井県
    中部   静岡県 愛知県 三重県 岐阜県
    関西   滋賀県 京都府 大阪府 兵庫県 奈良県 和歌山県
    中国   鳥取県 島根県 岡山県 広島県 山口県
    四国   徳島県 香川県 愛媛県 高知県
    九州   福岡県 佐賀県 長崎県 熊本県 大分県 宮崎県 鹿児島県
    沖縄   沖縄県
"""
_CARRIERS: Final = {
    name: tuple(members) for name, *members in map(str.split, _TABLE.strip().splitlines())
}

REGIONS: Final = _CARRIERS | {"東北": _CARRIERS["北東北"] + _CARRIERS["南東北"]}
"""The twelve regions of ヤマト運輸's price lists, and 東北 over both its halves.

山梨県 counts to 関東 and 三重県 to 中部, as there (general knowledge, not confirmed in a source).
近畿 is understood as 関西; other groupings, such as 東海 or 北九州, differ between carriers and
are not known.
"""

PREFECTURES: Final = tuple(member for members in _CARRIERS.values() for member in members)
"""The 47 prefectures, in the order of the regions."""

ALIASES: Final = {"近畿": "関西"}

_OF: Final = {
    prefecture: tuple(name for name, members in REGIONS.items() if prefecture in members)
    for prefecture in PREFECTURES
}


def regions_of(prefecture: str | None) -> tuple[str, ...]:
    """Return the regions a prefecture lies in, the narrowest first.

    Example:
        >>> regions_of("青森県"), regions_of("東京都"), regions_of(None)
        (('北東北', '東北'), ('関東',), ())
    """
    return _OF.get(prefecture, ()) if prefecture is not None else ()
