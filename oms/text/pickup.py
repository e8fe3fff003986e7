"""Words in an address that send a parcel to a counter or locker instead of a door.

Sources: Japan Post's 郵便局留・郵便私書箱 and shops' guides on 局留め and 営業所止め (how buyers
write them), read 2026-11. Place names that only contain the characters (止々呂美, 郵便局前, 薬局)
are no such word.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import StrEnum
from typing import Final, NamedTuple

from oms.text.fold import fold

__all__ = ["PickupKind", "PickupWord", "find_pickup_words"]


class PickupKind(StrEnum):
    """Where the parcel would wait."""

    POST_OFFICE = "post_office"
    BRANCH = "branch"
    LOCKER = "locker"
    STORE = "store"
    CARRIER_OFFICE = "carrier_office"


# 止 or 留 as an order to keep the parcel; not the first half of another word (留学生, 止水).
_KEPT: Final = r"(?:止め?(?![々ま水血])|留め|どめ|留(?![学守萌置意め])|留め?置き?(?![場所施]))"
_TAKEN: Final = r"(?:受け?取り?|引き?取り?|受け?渡し)"
_CARRIER: Final = r"(?:ヤマト運輸|クロネコヤマト|佐川急便|福山通運|西濃運輸|名鉄運輸|トナミ運輸)"
_PATTERNS: Final = {
    PickupKind.POST_OFFICE: rf"(?<![薬送])局(?:\(?{_KEPT}|{_TAKEN})|郵便局気付|ゆうゆう窓口",
    PickupKind.BRANCH: (
        rf"(?:営業所|センター|支店|デポ|ターミナル)(?:\(?{_KEPT}|{_TAKEN})|[止留]め?置き(?!場)|止置"
    ),
    PickupKind.LOCKER: (
        r"(?<![a-z])pudo(?![a-z])|プドー|はこぽす|(?:amazon|アマゾン|宅配便|公共|駅|コイン)ロッカー"
        rf"|ロッカー(?:{_KEPT}|{_TAKEN})"
    ),
    PickupKind.STORE: (
        rf"(?:コンビニ|店頭|店舗|窓口)(?:{_KEPT}|{_TAKEN})|(?<!支)店(?:止め|留め|受け?取り?$)"
    ),
    PickupKind.CARRIER_OFFICE: rf"{_CARRIER}[^\n]{{0,20}}?(?:センター|営業所|支店)|郵便局$",
}
# No word is without one of these, so that most addresses are done at a glance.
_HINTS: Final = frozenset("止⽌留局受引渡置どpPｐＰプフﾌすロﾛ運急ヤﾔ")
_COMPILED: Final = {kind: re.compile(pattern) for kind, pattern in _PATTERNS.items()}


class PickupWord(NamedTuple):
    """A word found, with its place in the text as it was written."""

    kind: PickupKind
    start: int
    end: int


def find_pickup_words(text: str) -> Iterator[PickupWord]:
    """Yield the words that send a parcel to a counter or locker.

    Example:
        >>> [each.kind.value for each in find_pickup_words("千代田1-1 神田郵便局 局留")]
        ['post_office']
        >>> list(find_pickup_words("下止々呂美1-2 郵便局前マンション 薬局2階"))
        []
    """
    if _HINTS.isdisjoint(text):
        return
    folded = fold(text)
    for kind, pattern in _COMPILED.items():
        for match in pattern.finditer(folded.text):
            yield PickupWord(kind, *folded.span(*match.span()))
