"""How surprising one character is behind another in Japanese order text.

A table of character pairs, made by tools/build_language.py from dictionary, postal data and
remarks; pairs it does not hold are told from the kinds of the two characters. Costs are quarter
bits of information: what a skilled guesser would still have to ask to know the next character.
"""

from __future__ import annotations

import json
import math
import sys
import zlib
from array import array
from functools import cached_property, lru_cache
from importlib.resources import files
from itertools import accumulate
from operator import add
from struct import unpack
from typing import Any, Final

from oms.text.mojibake.scripts import CLOSED, FOLDS, Script, script_of, symbol_of

__all__ = ["BIT", "UNSEEN", "Language", "decode_table", "language"]

_NATIVE: Final = f"utf-16-{sys.byteorder[0]}e"
BIT: Final = 4
"""Units in one bit of information."""
MOST: Final = 255
_REMEMBERED: Final = 1 << 17
_GAPS: Final = {"\ufffd": 12 * BIT, "\x1a": 6 * BIT, "\x00": 30 * BIT}
"""What a byte costs that says nothing, one that is known to be lost, one that cannot be."""
UNSEEN: Final = 4 * BIT
"""What it costs on top that one kana was never seen behind another."""
_FAR: Final = 10 * BIT
_BREAK: Final = 3 * BIT
_AFTER_GAP: Final = 3 * BIT
_FAMILIAR: Final = 13 * BIT
_KINDS: Final = len(Script)
_FOLD: Final = FOLDS.get
_CLOSED: Final = frozenset(map(int, CLOSED))
_PLAIN: Final = (
    *(Script.EDGE, Script.SPACE, Script.LOWER, Script.UPPER, Script.ASCII_MARK),
    *(Script.HIRAGANA, Script.KATAKANA, Script.KANJI_COMMON, Script.MARK),
)
_EVERYDAY: Final = "0123456789０１２３４５６７８９　 \n\r" + "".join(
    map(chr, range(0xFF01, 0xFF5F))
)


class Language(dict[str, int]):
    """The cost of every pair of characters, worked out on first sight.

    A plain dictionary lookup for pairs seen before, which makes the cost of a text one `sum`
    over `map`. The memory is bounded: it is emptied when it has grown too large.
    """

    def __init__(self, table: dict[str, Any]) -> None:
        """Take the table as `decode_table` reads it."""
        super().__init__()
        self._all: str = table["symbols"]
        self._symbols: dict[str, int] = {each: at for at, each in enumerate(table["symbols"])}
        self._single: bytes = table["single"]
        self._back: bytes = table["back"]
        self._unknown: bytes = table["unknown"]
        self._change: bytes = table["change"]
        self._steps: bytes = table["steps"]
        self._counts: bytes = table["counts"]
        self._costs: bytes = table["costs"]
        self._kinds: dict[str, int] = {}
        self.traces: dict[str, int] = dict(zip(table["symbols"], table["traces"], strict=True))
        """What a character costs in a misread text, in the way that leaves it most often."""
        self.remains: bytes = table["remains"]
        """What misreadings leave: see `oms.text.mojibake.remains`."""
        self.familiar = frozenset(
            each
            for each, cost in zip(table["symbols"], self._single, strict=True)
            if cost < _FAMILIAR and script_of(each) in _PLAIN
        ) | set(_EVERYDAY)
        """Characters a Japanese reader meets every day."""

    @property
    def known(self) -> str:
        """All characters that were seen."""
        return self._all

    def everyday_kanji(self, most: int, seldom: int, likelier: int) -> str:
        """Return the kanji that cost less among kanji, and are not rather left by misreadings.

        Args:
            most: Cost below which a kanji is everyday.
            seldom: Cost above which it is not if misreadings leave it more often.
            likelier: By how much misreadings must leave it more often.
        """
        return "".join(
            each
            for each, cost in zip(self._all, self._single, strict=True)
            if cost < most
            and not (cost >= seldom and cost - self.traces[each] >= likelier)
            and script_of(each) is Script.KANJI_COMMON
        )

    @cached_property
    def _behind(self) -> str:
        """All rows one behind the other: the numbers of the second symbols as characters."""
        return _behind(self._steps)

    @cached_property
    def _starts(self) -> list[int]:
        return [0, *accumulate(unpack(f"<{len(self._counts) // 2}H", self._counts))]

    def __missing__(self, pair: str) -> int:
        """Work out the cost of a pair and remember it."""
        if len(self) >= _REMEMBERED:
            self.clear()
        one, two = map(_FOLD, pair, pair)
        first, second = self._symbols.get(one), self._symbols.get(two)
        if first is not None and second is not None and two != "\n":
            at = self._behind.find(chr(second), self._starts[first], self._starts[first + 1])
            if at >= 0:
                self[pair] = cost = self._costs[at]
                return cost
        self[pair] = cost = self._unseen(one, two, first, second)
        return cost

    def cost(self, text: str, before: str = "\n") -> int:
        """Return the cost of a text that stands behind a character.

        Example:
            >>> words = language()
            >>> words.cost("東京都") < words.cost("譚ｱ莠ｬ驛ｽ")
            True
        """
        return sum(map(self.__getitem__, map(add, before + text, text)))

    def costs(self, text: str, before: str = "\n") -> list[int]:
        """Return the cost of each character of a text."""
        return list(map(self.__getitem__, map(add, before + text, text)))

    def class_cost(self, before: str, kind: Script, count: int, behind: str) -> int:
        """Return the cost of some unknown signs of one kind between two characters.

        Only that they are of the kind is paid for, not which ones they are.
        """
        inside = self._change[kind * _KINDS + kind] * (count - 1)
        first = self._change[self._kind(symbol_of(before)) * _KINDS + kind]
        if not behind:
            return first + inside
        symbol = symbol_of(behind)
        after = self._kind(symbol)
        place = self._symbols.get(symbol)
        single = self._unknown[after] if place is None else self._single[place]
        return first + inside + self._change[kind * _KINDS + after] + single

    def between(self, before: str, behind: str) -> int:
        """Return the cost of any one kanji between two characters and of the second of them.

        The chances of all kanji that were seen behind the first are added up.
        """
        first, last = map(self._symbols.get, map(symbol_of, (before, behind)))
        if first is None or last is None:
            return MOST
        starts, rows, costs, target = self._starts, self._behind, self._costs, chr(last)
        chance = 0.0
        for place in range(starts[first], starts[first + 1]):
            if (
                costs[place] < _FAR
                and "\u3400" <= self._all[kanji := ord(rows[place])] <= "\u9fff"
            ):
                at = rows.find(target, starts[kanji], starts[kanji + 1])
                if at >= 0:
                    chance += math.exp2((-costs[place] - costs[at]) / BIT)
        return round(-math.log2(chance) * BIT) if chance else MOST

    def _kind(self, symbol: str) -> int:
        kind = self._kinds.get(symbol)
        if kind is None:
            if len(self._kinds) >= _REMEMBERED:
                self._kinds.clear()
            self._kinds[symbol] = kind = int(script_of(symbol))  # members of enums are slow
        return kind

    def _unseen(self, one: str, two: str, first: int | None, second: int | None) -> int:
        if two in _GAPS:
            return _GAPS[two]
        if two == "\n":
            return _BREAK
        kind = self._kind(two)
        single = self._unknown[kind] if second is None else self._single[second]
        if one in _GAPS:
            return min(MOST, _AFTER_GAP + single)
        back = 0 if first is None else self._back[first]
        before = self._kind(one)
        if before == kind and kind in _CLOSED:
            back += UNSEEN
        return min(MOST, back + self._change[before * _KINDS + kind] + single)


_PARTS: Final = (
    *("single", "back", "unknown", "change", "steps", "counts", "costs"),
    *("remains", "traces"),
)


def decode_table(data: bytes) -> dict[str, Any]:
    """Read the data file: a header line of JSON, then the parts one after the other.

    Args:
        data: The whole file, compressed.

    Raises:
        ValueError: If the file is not one of ours or cut short.
    """
    try:
        raw = zlib.decompress(data)
        head = json.loads(raw[: raw.index(b"\n")])
    except (zlib.error, ValueError) as error:
        raise ValueError("language data is damaged") from error
    at, parts = raw.index(b"\n") + 1, {}
    for name, size in head["parts"]:
        parts[name] = raw[at : at + size]
        at += size
    if at != len(raw):
        raise ValueError("language data is damaged")
    return {
        "about": head["about"],
        "symbols": parts["symbols"].decode(),
        **{name: parts[name] for name in _PARTS},
    }


def _behind(steps: bytes) -> str:
    """Undo the coding of numbers as steps from each to the next, low bytes before high ones."""
    count = len(steps) // 2
    pairs = bytearray(len(steps))
    pairs[::2], pairs[1::2] = steps[:count], steps[count:]
    numbers = accumulate(unpack(f"<{count}H", pairs))
    return array("H", [number & 0xFFFF for number in numbers]).tobytes().decode(_NATIVE)


@lru_cache(maxsize=1)
def language() -> Language:
    """Return the language of the package; its file is opened on first use."""
    return Language(decode_table((files("oms.text.mojibake") / "language.bin").read_bytes()))
