"""Which stretches of a text are worth being read in other ways."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from oms.text.mojibake.language import BIT

__all__ = ["KANA_OF_UTF_16", "SURPRISE", "Segment", "hinted_parts", "surprising_part"]

SURPRISE: Final = 11 * BIT
"""Cost from which on a character is surprising by itself."""
_HALF_KANA: Final = re.compile("[｡-ﾟ]{2,}")
KANA_OF_UTF_16: Final = re.compile("(?:0[!-/:-~\xa0-\xff｡-ﾟ・]){3,}|(?:[!-/:-~\x80-\xff]0){3,}")
"""Letters between zeros: kana of UTF-16 are 30 with another byte."""


class Segment(NamedTuple):
    """A stretch of a text and by how much it is more surprising than plain text."""

    start: int
    end: int
    excess: int


def surprising_part(costs: list[int], usual: int) -> Segment:
    """Return the stretch whose costs exceed the usual ones by most (Kadane's algorithm)."""
    best, first, last, start, total = 0, 0, 0, 0, 0
    for at, cost in enumerate(costs):
        total += cost - usual
        if total <= 0:
            total, start = 0, at + 1
        elif total > best:
            best, first, last = total, start, at + 1
    return Segment(first, last, best)


def hinted_parts(text: str, costs: list[int]) -> list[Segment]:
    """Return what EUC-JP, GBK and UTF-16 turn into, and what is surprising next to it.

    Neither half-width kana nor letters between zeros need be surprising among themselves.
    """
    found = [list(hint.finditer(text)) for hint in (_HALF_KANA, KANA_OF_UTF_16)]
    return [_around(costs, each[0].start(), each[-1].end()) for each in found if each]


def _around(costs: list[int], start: int, end: int) -> Segment:
    """Return a stretch with what is surprising next to it."""
    while start and costs[start - 1] > SURPRISE:
        start -= 1
    while end < len(costs) and costs[end] > SURPRISE:
        end += 1
    return Segment(start, end, 0)
