"""A learnt second opinion on sentences that no pattern claims: small talk or not, about what.

The tables are made by tools/train_smalltalk.py from the labelled corpora in benchmarks/remarks
(own work), one byte a weight. They are asked only where the patterns are silent or contradict
each other.
"""

from __future__ import annotations

import re
from functools import lru_cache
from importlib.resources import files
from itertools import pairwise
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
_LANE: Final = 24
_LANE_MASK: Final = (1 << _LANE) - 1
_ZERO: Final = 128
_MOST: Final = 200
_MARKS: Final = re.compile(
    r"[\s。、.,!?・~ー…♪☆★♡笑]+|[\U0001f000-\U0001faff\u2600-\u27bf\ufe0f\u200d]+"
)

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


def features(text: str) -> set[int]:
    """Return the places in a table of a folded sentence's character 1- to 3-grams.

    The hash is multiplicative over code points, the same in every process and on every machine.

    Example:
        >>> features("のし") == features("のし") != features("しの")
        True
    """
    # Punctuation is habit, not meaning: corpora differ in it more than messages from small talk.
    words = _MARKS.sub("", text)
    codes = [_EDGE, *map(ord, words[:_MOST]), _EDGE]
    pairs = [one * _STEP ^ two for one, two in pairwise(codes)]
    triples = [pair * _STEP ^ code for pair, code in zip(pairs, codes[2:], strict=False)]
    return {(gram * _SPREAD & _WORD) >> _SHIFT for gram in (*codes, *pairs, *triples)}


@lru_cache(maxsize=1)
def _rows() -> list[int]:
    """The tables side by side: one long number a place, so that one sum adds up all of them."""
    raw = (files("oms.text") / "smalltalk.bin").read_bytes()
    tables = [raw[start : start + _SIZE] for start in range(0, len(raw), _SIZE)]
    return [
        sum(weight << (_LANE * lane) for lane, weight in enumerate(weights))
        for weights in zip(*tables, strict=True)
    ]


@lru_cache(maxsize=4096)
def _scores(text: str) -> tuple[float, ...]:
    found = features(text)
    total = sum(map(_rows().__getitem__, found))
    zero = _ZERO * len(found)
    lanes = range(len(LEARNT) + 1)
    return tuple(((total >> (_LANE * lane) & _LANE_MASK) - zero) / SCALE for lane in lanes)


def weigh(text: str) -> float:
    """Return how much a folded sentence looks like a message (> 0) or like small talk (< 0).

    Example:
        >>> weigh("いつもありがとうございます") < 0 < weigh("のしを付けてください")
        True
    """
    return _scores(text)[0]


def guess_class(text: str) -> RemarkClass:
    """Return the class a message most looks like.

    Example:
        >>> guess_class("領収書の宛名は会社名で")
        <RemarkClass.RECEIPT: 'receipt'>
    """
    scores = _scores(text)[1:]
    return LEARNT[scores.index(max(scores))]
