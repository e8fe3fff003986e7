"""Read an address: prefecture, municipality and town, by the longest name the table knows."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Final, NamedTuple

from oms.postal.folding import fold_address
from oms.postal.names import short_prefecture

__all__ = ["Place", "Places"]

_POSTCODE: Final = re.compile(r"(?:日本国?)?\d{3}-?\d{4}(?=\D)")
_LONGEST: Final = 16


class Place(NamedTuple):
    """One way to read the start of an address.

    Attributes:
        numbers: The municipalities that may be meant; none if no name was found.
        rest: The folded text behind.
        prefecture: The folded prefecture that is written there, if any.
        is_torn: Whether the municipality lies in another prefecture than the one written.
        repeated: Letters of the rest that may be the municipality once more: a town read in their
            stead must be as long, as 垂井町 in 垂井町.
    """

    numbers: tuple[int, ...]
    rest: str
    prefecture: str
    is_torn: bool = False
    repeated: int = 0


class Places:
    """The names of all municipalities, as the head of the index has them."""

    __slots__ = ("_any", "_by_prefecture", "_short")

    def __init__(self, names: Mapping[str, Mapping[str, list[int]]]) -> None:
        """Take the names by folded prefecture."""
        self._by_prefecture = names
        self._short = {fold_address(short_prefecture(name)): name for name in names}
        self._any: dict[str, tuple[int, ...]] = {}
        for cities in names.values():
            for city, numbers in cities.items():
                self._any[city] = (*self._any.get(city, ()), *numbers)

    def read(self, text: str) -> Iterator[Place]:
        """Yield the readings of a folded address, the most thorough first."""
        text = _POSTCODE.sub("", text, count=1) if text[:1].isdigit() else text
        readings: list[Place] = []
        for prefecture, rest, is_written in self._prefectures(text):
            readings.extend(self._cities(prefecture, rest, may_tear=is_written))
        yield from reversed(readings)
        if not readings:
            prefecture, rest, _ = next(self._prefectures(text))
            yield Place((), rest, prefecture)

    def _prefectures(self, text: str) -> Iterator[tuple[str, str, bool]]:
        """Yield the prefecture, the text behind, and whether it is written out for certain."""
        full = next((text[:n] for n in (3, 4) if text[:n] in self._by_prefecture), "")
        if full:
            yield full, _behind(full, text), True
            return
        short = next((text[:n] for n in (2, 3) if text[:n] in self._short), "")
        if short:
            yield self._short[short], _behind(self._short[short], text[len(short) :]), False
        yield "", text, True

    def _cities(self, prefecture: str, text: str, *, may_tear: bool) -> list[Place]:
        """Return the readings of one prefecture: each repeated or finer name is one more."""
        known = self._by_prefecture.get(prefecture, self._any)
        found = _longest(known, text)
        torn = False
        if found is None and prefecture and may_tear:
            found, known, torn = _longest(self._any, text), self._any, True
        readings: list[Place] = []
        numbers: tuple[int, ...] = ()
        while found is not None:
            meant = tuple(known[found])
            numbers = tuple(n for n in meant if n in numbers) if numbers else meant
            if not numbers:
                break
            behind = text[len(found) :]
            if readings:
                readings[-1] = readings[-1]._replace(repeated=len(readings[-1].rest) - len(behind))
            readings.append(Place(numbers, behind, prefecture, torn))
            text = _behind(prefecture, behind)
            found = _longest(known, text)
        return readings


def _behind(name: str, text: str) -> str:
    while name and text.startswith(name):
        text = text[len(name) :]
    return text


def _longest(known: Mapping[str, object], text: str) -> str | None:
    for length in range(min(len(text), _LONGEST), 1, -1):
        if text[:length] in known:
            return text[:length]
    return None
