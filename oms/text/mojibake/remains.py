"""Find what misreadings leave where the bytes they could not read are gone for good.

Nothing leads back from there. What is left is told by the characters it consists of, which are few
for every way (tools/language_remains.py counts them): where they explain a stretch better than
Japanese does, it is damaged.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Final, NamedTuple

from oms.text.mojibake.language import BIT, Language
from oms.text.mojibake.segments import Segment

__all__ = ["Remains", "find_remains"]

_FIRST: Final = 0x100
"""A cost stands in the file as a character this far up."""
_MARKS: Final = {"\ufffd": 2 * BIT, "・": 2 * BIT, "?": 2 * BIT}
"""What stands for lost bytes costs little."""
_FOREIGN: Final = -2 * BIT
"""What a character counts that a way does not leave: it may have been there before."""
_CONTROL: Final = 10 * BIT
"""What a control tells at most: it may be noise."""
_ENOUGH: Final = 23 * BIT
_ENOUGH_OF_ASCII: Final = 48 * BIT
"""The same where nothing but letters and marks of product codes is left."""
_AROUND: Final = 16
_FEWEST: Final = 2


class Remains(NamedTuple):
    """A stretch that is what a way leaves: its name, from where to where, and how sure."""

    kind: str
    start: int
    end: int
    gain: int


@lru_cache(maxsize=1)
def _ways(table: bytes) -> tuple[tuple[str, dict[str, int], frozenset[str]], ...]:
    ways = []
    for row in table.decode().split("\n"):
        kind, _, pairs = row.partition("\t")
        costs = {one: ord(two) - _FIRST for one, two in zip(pairs[::2], pairs[1::2], strict=True)}
        ways.append((kind, left := _MARKS | costs, frozenset(left)))
    return tuple(ways)


def find_remains(words: Language, text: str, costs: list[int], part: Segment) -> Remains | None:
    """Return the stretch that is explained best by what a way leaves, if any is.

    Args:
        words: The language.
        text: The whole text.
        costs: The cost of each of its characters.
        part: Its most surprising stretch; looked at is what is there and around it.
    """
    first, last = max(0, part.start - _AROUND), part.end + _AROUND
    sample, prices = text[first:last], costs[first:last]
    there = set(sample)
    best = Remains("", 0, 0, 0)
    for kind, left, told in _ways(words.remains):
        if len(there & told) >= _FEWEST:
            found = _stretch(kind, left, sample, prices)
            if found.gain > best.gain:
                best = found
    if best.gain < (_ENOUGH_OF_ASCII if sample[best.start : best.end].isascii() else _ENOUGH):
        return None
    return best._replace(start=best.start + first, end=best.end + first)


def _stretch(kind: str, left: dict[str, int], text: str, costs: list[int]) -> Remains:
    """Return the stretch that gains most (Kadane's algorithm)."""
    best, first, last, start, total = 0, 0, 0, 0, 0
    cost_of = left.get
    for at, each in enumerate(text):
        cost = cost_of(each)
        if cost is None:
            total += _FOREIGN
        else:
            total += (costs[at] if each.isprintable() else _CONTROL) - cost
        if total <= 0:
            total, start = 0, at + 1
        elif total > best:
            best, first, last = total, start, at + 1
    return Remains(kind, first, last, best)
