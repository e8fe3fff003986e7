"""Find the damaged part of a text and read it again through every charset that may be to blame.

A text is damaged if some other text, read in the wrong charset, explains it better than itself:
if saying what that other text says takes many bits less than saying the text as it stands.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import accumulate
from typing import Final, NamedTuple

from oms.text.mojibake.channels import GONE, LOST, Channel, bytes_of, channels_for
from oms.text.mojibake.language import BIT, Language
from oms.text.mojibake.segments import SURPRISE, Segment, hinted_parts, surprising_part

__all__ = ["Reading", "readings"]

_LOST_RUN: Final = re.compile(f"[{LOST}{GONE}]+")
_STEPS: Final = (-1, 1, -2, 2, -3, 3)
_ROUNDS: Final = 8
_SAMPLE: Final = 28
"""So many characters of the part tell which ways are worth a try."""
_TRIED: Final = 4
_CLIMBERS: Final = 2
_STRIKING: Final = 13 * BIT
_USUALS: Final = (5 * BIT, 8 * BIT, _STRIKING)
_HOPELESS: Final = 0
_NEVER_ENOUGH: Final = 2 * BIT
"""Gain below which moving the borders hardly ever helps."""
_FEWEST: Final = 2
_SHORT: Final = 8
_LETTER: Final = re.compile("[ぁ-ゖァ-ヺｦ-ﾟ㐀-鿿\U00020000-\U0003ffff]")
_ENOUGH: Final = 16 * BIT
_ENOUGH_OF_KANA: Final = 5 * BIT
_OUT_OF_KANA: Final = frozenset({"eucjp_as_cp932", "gbk_as_cp932"})
"""What these leave are half-width kana, cheap by themselves, that hardly ever decode to words."""
_LIKE_NAMES: Final = frozenset({"eucjp_as_gbk"})
"""What this leaves are the signs Chinese names are written in."""
_LONGER_THAN_NAMES: Final = 4
_ENOUGH_FOR_NAME: Final = 27 * BIT
_ENOUGH_IF_LOST: Final = 15 * BIT
_GAP: Final = 13 * BIT
"""What it costs to leave anything unexplained: borders are drawn where nothing is."""
_UTF_8: Final = re.compile(rb"[\xc3-\xf0][\x80-\xbf]")
_PRINTABLE: Final = re.compile("[ -~]+")
_BY_CHANCE: Final = 14 * BIT
"""What any two letters of ASCII lose that read as a kanji in UTF-16."""
_KANA: Final = re.compile("[ぁ-ゖァ-ヺー]{3,}")
_TWICE: Final = 8 * BIT
_FAMILIAR: Final = 0.45
"""Share of familiar characters that makes a reading worth being weighed."""


class Reading(NamedTuple):
    """What a part of a text says in another charset.

    Attributes:
        kind: Name of the way it was misread.
        start: Where the part begins.
        end: Where it ends.
        text: What it says; U+FFFD where bytes were lost.
        gain: Bits saved, in units of the language.
    """

    kind: str
    start: int
    end: int
    text: str
    gain: int

    def within(self, whole: str) -> str:
        """Return the whole text with the part replaced."""
        return f"{whole[: self.start]}{self.text}{whole[self.end :]}"

    @property
    def is_certain(self) -> bool:
        """Whether so much is saved that nobody wrote the text as it stands."""
        if self.end - self.start < _FEWEST:
            return False
        # What was misread twice reads as nothing Japanese after the first turn.
        twice = self.is_whole and self.kind.startswith("utf8")
        if not twice and _LETTER.search(self.text) is None:
            return False
        if self.kind in _LIKE_NAMES and len(_LETTER.findall(self.text)) < _LONGER_THAN_NAMES:
            return self.gain >= _ENOUGH_FOR_NAME
        if not self.is_whole:
            return self.gain >= _ENOUGH_IF_LOST
        return self.gain >= (_ENOUGH_OF_KANA if self.kind in _OUT_OF_KANA else _ENOUGH)

    @property
    def is_unread(self) -> bool:
        """Whether nothing at all could be read."""
        return not self.text.strip(LOST)

    @property
    def is_whole(self) -> bool:
        """Whether nothing was lost."""
        return LOST not in self.text


def readings(words: Language, text: str, costs: list[int], part: Segment) -> list[Reading]:
    """Return the best reading of each promising way, the best way first.

    Args:
        words: The language.
        text: The whole text.
        costs: The cost of each of its characters.
        part: Its most surprising stretch.
    """
    search = _Search(words, text, costs)
    segments = [part]
    if part.end - part.start > _SHORT:
        segments.insert(0, surprising_part(costs, _STRIKING))
    segments += hinted_parts(text, costs)
    windows = search.windows(segments)
    tries = []
    for way in search.promising(segments):
        tried = [
            each
            for window in dict.fromkeys(search.fitted(way, windows))
            if (each := search.read(way, *window))
        ]
        if tried:
            tries.append((max(tried, key=lambda each: each.gain), way))
    tries.sort(key=lambda each: -each[0].gain)
    climbed = [
        search.climb(way, reading)
        for reading, way in tries[:_CLIMBERS]
        if reading.gain > _NEVER_ENOUGH
    ]
    climbed = [each for each in climbed if not search.is_alien(each.text)]
    # What can be read without a gap is not explained better by something with gaps.
    return sorted(climbed, key=lambda each: (not (each.is_whole and each.is_certain), -each.gain))


class _Search:
    """One text that is read in many ways."""

    def __init__(self, words: Language, text: str, costs: list[int]) -> None:
        self.words, self.text, self.costs = words, text, costs
        self.sums = [0, *accumulate(costs)]

    def promising(self, segments: list[Segment]) -> list[Channel]:
        """Return the ways that make something of the beginning of a segment, the best first."""
        ranked: dict[Channel, int] = {}
        for start, end in dict.fromkeys((each.start, each.end) for each in segments):
            if end - start >= _FEWEST:
                self._rank(start, min(end, start + _SAMPLE), ranked)
        return sorted(ranked, key=lambda way: -ranked[way])[:_TRIED]

    def _rank(self, start: int, end: int, ranked: dict[Channel, int]) -> None:
        sample = self.text[start:end]
        known: dict[str, bytes] = {}
        for way in channels_for(sample):
            first, last = way.borders(self.text, start, end)
            if way.wrong not in known:
                known[way.wrong] = bytes_of(self.text[first:last], way.wrong)
            data = known[way.wrong]
            if way.right == "utf-8" and _UTF_8.search(data) is None:
                continue
            # A part that begins inside a character of two bytes says nothing until it is shifted.
            for shift in (0, 1) if way.unit == 2 else (0,):
                out = way.decode(data[shift:], self.text[first:last])
                if self._is_worth(way, out):
                    gain = self._gain(out, first + shift, last)
                    if gain > ranked.get(way, _HOPELESS):
                        ranked[way] = gain
                        break

    def fitted(self, way: Channel, windows: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
        """Yield the stretches that a way may have left, also those that begin one sign before."""
        for window in windows:
            start, end = way.borders(self.text, *window)
            if start < end:
                yield start, end
                if start and way.unit == 2:
                    yield start - 1, end

    def _is_worth(self, way: Channel, out: str) -> bool:
        """Whether a reading is worth being weighed: UTF-8 is hardly ever valid by accident."""
        size = len(out)
        if not size or (LOST in out and 2 * out.count(LOST) > size):
            return False
        if way.right == "utf-8":
            return not out.isascii()
        return sum(map(self.words.familiar.__contains__, out)) >= _FAMILIAR * size

    def windows(self, segments: list[Segment]) -> list[tuple[int, int]]:
        """Return the stretches to begin with: the surprising ones, and from first to last."""
        found = {(each.start, each.end): None for each in segments}
        for usual in _USUALS:
            one = surprising_part(self.costs, usual)
            found[one.start, one.end] = None
        odd = [at for at, cost in enumerate(self.costs) if cost > SURPRISE]
        if odd:
            first, last = next(iter(found))
            found[min(odd[0], first), max(odd[-1] + 1, last)] = None
        return [(start, end) for start, end in found if start < end]

    def read(self, way: Channel, start: int, end: int) -> Reading | None:
        """Read a stretch in one way; `None` if hardly anything comes of it."""
        out = way.back(self.text[start:end])
        if not out or 2 * out.count(LOST) > len(out) + 1:
            return None
        gain = max(self._gain(out, start, end), self._gain_twice(way, out, start, end))
        by_chance = way.is_utf_16 and _PRINTABLE.fullmatch(self.text, start, end) is not None
        if by_chance and _KANA.fullmatch(out) is None:
            gain -= _BY_CHANCE
        plain = _LOST_RUN.sub(LOST, out)
        return Reading(way.kind, start, end, plain, gain - _GAP if LOST in plain else gain)

    def is_alien(self, out: str) -> bool:
        """Whether a reading holds signs that were no bytes of its charset."""
        return "\x00" not in self.text and "\x00" in out

    def _gain(self, out: str, start: int, end: int) -> int:
        behind = self.text[end : end + 1]
        now = self.sums[end + len(behind)] - self.sums[start]
        return now - self.words.cost(out + behind, self.text[start - 1] if start else "\n")

    def _gain_twice(self, way: Channel, out: str, start: int, end: int) -> int:
        """Return the gain of what was misread twice: its first reading says nothing yet."""
        if way.right != "utf-8" or out.isascii() or LOST in out:
            return _HOPELESS
        deeper = way.back(out)
        if LOST in deeper or GONE in deeper or "\x00" in deeper or len(deeper) >= len(out):
            return _HOPELESS
        return self._gain(deeper, start, end) - _TWICE

    def climb(self, way: Channel, reading: Reading) -> Reading:
        """Move the borders as long as the reading gets better."""
        for _ in range(_ROUNDS):
            before = reading.gain
            for step in _STEPS:
                reading = self._better(way, reading, reading.start + step, reading.end)
            for step in _STEPS:
                reading = self._better(way, reading, reading.start, reading.end + step)
            if reading.gain == before:
                break
        return reading

    def _better(self, way: Channel, reading: Reading, start: int, end: int) -> Reading:
        if not 0 <= start < end <= len(self.text):
            return reading
        found = self.read(way, start, end)
        return found if found is not None and found.gain > reading.gain else reading
