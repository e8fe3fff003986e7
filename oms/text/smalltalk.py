"""A learnt second opinion on sentences that no pattern claims: small talk or not, about what.

The tables are made by tools/train_smalltalk.py from the labelled corpora in benchmarks/remarks
(own work), one byte a weight. They are asked only where the patterns are silent or contradict
each other.
"""

from __future__ import annotations

import math
import re
from functools import lru_cache
from importlib.resources import files
from operator import add
from typing import Final
from zlib import crc32

from oms.text import phrases
from oms.text.phrases import RemarkClass
from oms.text.topics import TOPICS, named

__all__ = [
    "BITS",
    "CLASS_BITS",
    "LANES",
    "LEARNT",
    "SCALE",
    "class_places",
    "features",
    "guess_classes",
    "weigh",
    "weigh_refusal",
]

BITS: Final = 18
CLASS_BITS: Final = 17
SCALE: Final = 8.0
_SHIFT: Final = 32 - BITS
_CLASS_SHIFT: Final = BITS - CLASS_BITS
_WORD: Final = 0xFFFFFFFF
_SPREAD: Final = 0x9E3779B1
_STEP: Final = 1_000_003
_EDGE: Final = "\x02"
_LANE: Final = 24
_LANE_MASK: Final = (1 << _LANE) - 1
_ZERO: Final = 128
_MOST: Final = 200
_MOST_GRAMS: Final = 1 << 17
_HARDLY: Final = 0.3
"""Below this score no class is likely."""
_SURE: Final = 2.0
"""From this score on a class is given beside a likelier one: two things are said."""
_LENGTHS: Final = 8
_MARKS: Final = re.compile(
    r"[\s。、.,!?・~ー…♪☆★♡笑]+|[\U0001f000-\U0001faff\u2600-\u27bf\ufe0f\u200d]+"
)

_DAYS: Final = re.compile(
    r"(?:\d{4}[/年.-]|令和\d年)?\d{1,2}[/月.-]\d{1,2}日?(?:\(?[月火水木金土日]\))?"
)
"""Which day it is tells nothing; that there is one may."""
_RUNS: Final = re.compile(r"[一-龠々]+|[ァ-ヶー]+|[0-9]+|[a-z]+")
"""What stands for words in a language without blanks."""

_TONE: Final = re.compile(r"[?!♪☆★♡笑…~「:→(]|[\U0001f000-\U0001faff]")
"""How it is said: a smiley tells small talk, a quotation or a colon something to be done."""
_FACES: Final = "\U0001f000"
"""Which smiley it is tells nothing."""
_ENDINGS: Final = (4, 5, 6, 8)
_SIGNS: Final = tuple(
    (crc32(f"S{index}".encode()), pattern)
    for index, pattern in enumerate(
        (
            phrases.ASKING,
            phrases.QUESTION,
            phrases.COMPLAINT,
            phrases.OTHER_HARD,
            phrases.OTHER_FIRM,
            phrases.PRAISE,
            phrases.IN_PASSING,
            phrases.WISHED,
            phrases.ABOUT_DELIVERY,
        )
    )
)
_TOPIC_SIGNS: Final = {
    name: crc32(f"S{index}".encode()) for index, (name, _) in enumerate(TOPICS, len(_SIGNS))
}
"""What the patterns say of it: the table learns how far to trust each of them."""

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
LANES: Final = len(LEARNT) + 1
"""Tables side by side: one a class, and one for what only says no to an offer."""


def _place(number: int) -> int:
    return (number * _SPREAD & _WORD) >> _SHIFT


class _Places(dict[str, int]):
    """The place of each run of one to three characters; they recur from sentence to sentence."""

    def __missing__(self, gram: str) -> int:
        if len(self) >= _MOST_GRAMS:
            self.clear()
        number = 0
        for character in gram:
            number = number * _STEP ^ ord(character)
        made = self[gram] = _place(number)
        return made


_PLACES: Final = _Places()


def features(text: str) -> set[int]:
    """Return the places in the table of talk of a folded sentence.

    Its character 1- to 3-grams, its runs of one script, its length, its ending, the marks of its
    tone and which patterns it matches. The hash is multiplicative over code points, the same in
    every process and on every machine.

    Example:
        >>> features("のし") == features("のし") != features("しの")
        True
    """
    # Punctuation is habit, not meaning: corpora differ in it more than messages from small talk.
    words = _MARKS.sub("", _DAYS.sub("日", text))[:_MOST]
    signs = _EDGE + words + _EDGE
    pairs = list(map(add, signs, signs[1:]))
    places = set(map(_PLACES.__getitem__, (*signs, *pairs, *map(add, pairs, signs[2:]))))
    runs = [crc32(run.encode()) for run in _RUNS.findall(words)]
    length = -min(len(words) // 5, _LENGTHS) - 1
    ends = [crc32(f"E{words[-size:]}".encode("utf-8", "surrogatepass")) for size in _ENDINGS]
    tone = [crc32(f"P{min(mark, _FACES)}".encode()) for mark in set(_TONE.findall(text[:_MOST]))]
    said = text[:_MOST]
    matched = [sign for sign, pattern in _SIGNS if pattern.search(said)]
    matched += [_TOPIC_SIGNS[name] for name in named(said)]
    places.update([_place(each) for each in (*runs, length, *ends, *tone, *matched)])
    return places


def class_places(places: set[int]) -> set[int]:
    """Return the places in the tables of classes, which are smaller, for those of talk."""
    return {place >> _CLASS_SHIFT for place in places}


@lru_cache(maxsize=1)
def _raw() -> bytes:
    return (files("oms.text") / "smalltalk.bin").read_bytes()


@lru_cache(maxsize=1)
def _talk() -> bytes:
    """The table of talk, a byte a place."""
    return _raw()[: 1 << BITS]


class _Rows(dict[int, int]):
    """The tables of classes side by side: one long number a place, so that one sum adds up all.

    A place is put together when it is first asked for; most never are.
    """

    def __missing__(self, place: int) -> int:
        start = (1 << BITS) + place * LANES
        spread = bytearray(_LANE // 8 * LANES)
        spread[:: _LANE // 8] = _raw()[start : start + LANES]
        made = self[place] = int.from_bytes(spread, "little")
        return made


_ROWS: Final = _Rows()


_features = lru_cache(maxsize=16)(features)  # a message is weighed, then its class guessed


@lru_cache(maxsize=4096)
def weigh(text: str) -> float:
    """Return how much a folded sentence looks like a message (> 0) or like small talk (< 0).

    Example:
        >>> weigh("いつもありがとうございます") < 0 < weigh("のしを付けてください")
        True
    """
    found = _features(text)
    total = sum(map(_talk().__getitem__, found)) - _ZERO * len(found)
    return total / SCALE / math.sqrt(len(found))


@lru_cache(maxsize=4096)
def guess_classes(text: str) -> tuple[RemarkClass, ...]:
    """Return the class a message most looks like, and those it surely has besides; () if none.

    Example:
        >>> guess_classes("領収書の宛名は会社名で")
        (<RemarkClass.RECEIPT: 'receipt'>,)
    """
    scores, count = _scores(text)
    unit = SCALE * math.sqrt(count)
    sure, least = count * _ZERO + _SURE * unit, count * _ZERO + _HARDLY * unit
    ranked = sorted(zip(scores, LEARNT, strict=False), key=lambda each: -each[0])
    if ranked[0][0] < least:
        return ()
    return tuple([name for rank, (score, name) in enumerate(ranked) if not rank or score > sure])


@lru_cache(maxsize=16)
def _scores(text: str) -> tuple[list[int], int]:
    """Return the sum of each lane, and of how many places."""
    places = class_places(_features(text))
    total = sum(map(_ROWS.__getitem__, places))
    return [total >> (_LANE * lane) & _LANE_MASK for lane in range(LANES)], len(places)


def weigh_refusal(text: str) -> float:
    """Return how much a folded sentence looks like a mere no to what a shop offers (> 0).

    Example:
        >>> weigh_refusal("印鑑ケースは不要です") > 0 > weigh_refusal("のしをお願いします")
        True
    """
    scores, count = _scores(text)
    return (scores[-1] - count * _ZERO) / SCALE / math.sqrt(count)
