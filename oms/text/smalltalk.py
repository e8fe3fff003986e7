"""A learnt second opinion on sentences that no pattern claims: small talk or not, about what.

The tables are made by tools/train_smalltalk.py from the labelled corpora in benchmarks/remarks
(own work), one byte a weight. They are asked only where the patterns are silent or contradict
each other.
"""

from __future__ import annotations

from functools import lru_cache
from importlib.resources import files
from typing import Final

from oms.text.phrases import RemarkClass

__all__ = ["BITS", "LEARNT", "SCALE", "features", "guess_class", "weigh"]

BITS: Final = 14
SCALE: Final = 32.0
_SIZE: Final = 1 << BITS
_SHIFT: Final = 32 - BITS
_WORD: Final = 0xFFFFFFFF
_SPREAD: Final = 0x9E3779B1
_STEP: Final = 1_000_003
_EDGE: Final = 2
_ZERO: Final = 128
_MOST: Final = 200

LEARNT: Final = (
    RemarkClass.CANCEL_CHANGE,
    RemarkClass.SCHEDULE,
    RemarkClass.GIFT,
    RemarkClass.RECEIPT,
    RemarkClass.DROP_OFF,
    RemarkClass.QUESTION,
    RemarkClass.OTHER,
)
"""The classes with a table of their own, in the order of the file, behind the one for talk."""


def features(text: str) -> list[int]:
    """Return the places in a table of a folded sentence's character 1- to 3-grams.

    The hash is multiplicative over code points, the same in every process and on every machine.

    Example:
        >>> len(features("のし")) == len({*features("のし")})
        True
    """
    found: set[int] = set()
    one = two = _EDGE
    for character in (*map(ord, text[:_MOST]), _EDGE):
        pair = one * _STEP ^ character
        triple = (two * _STEP ^ one) * _STEP ^ character
        found.add((character * _SPREAD & _WORD) >> _SHIFT)
        found.add((pair * _SPREAD & _WORD) >> _SHIFT)
        found.add((triple * _SPREAD & _WORD) >> _SHIFT)
        one, two = character, one
    return sorted(found)


@lru_cache(maxsize=1)
def _tables() -> bytes:
    return (files("oms.text") / "smalltalk.bin").read_bytes()


def _score(found: list[int], table: int) -> float:
    tables, start = _tables(), table * _SIZE
    return sum(tables[start + each] - _ZERO for each in found) / SCALE


def weigh(text: str) -> float:
    """Return how much a folded sentence looks like a message (> 0) or like small talk (< 0).

    Example:
        >>> weigh("いつもありがとうございます") < 0 < weigh("のしを付けてください")
        True
    """
    return _score(features(text), 0)


def guess_class(text: str) -> RemarkClass:
    """Return the class a message most looks like.

    Example:
        >>> guess_class("領収書の宛名は会社名で")
        <RemarkClass.RECEIPT: 'receipt'>
    """
    found = features(text)
    scores = {each: _score(found, table) for table, each in enumerate(LEARNT, start=1)}
    return max(scores, key=lambda each: scores[each])
