"""One municipality of the index, with its towns by folded name; read when first asked for."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any, Final, NamedTuple

from oms.postal.folding import fold_address
from oms.postal.notes import Part

__all__ = ["Municipality", "Value"]

Value = int | list[Any]
"""What the index keeps of a town: its one code, or a list of `[code, part or 0]`."""

_TURN: Final = re.compile(r".*(?:[上下]け?る|[東西南北]入る?)(?=(.))(?:\d+丁目)?")
_KYOTO: Final = "京都市"


class Found(NamedTuple):
    """A town found in a text.

    Attributes:
        key: Its folded name.
        start: Where it begins.
        end: Where it ends.
    """

    key: str
    start: int
    end: int


class Municipality:
    """The towns of one municipality.

    Attributes:
        prefecture: As the table writes it.
        city: As the table writes it.
        folded: The same, folded.
        number: Its number in the index.
        towns: What is known of a town, by folded name; `""` stands for no town at all.
        shown: How the table writes a town, where that differs from the folded name.
        towers: The towers in a town, by its folded name: folded name, name, `[code, floor]`s.
    """

    __slots__ = (
        *("city", "folded", "is_kyoto", "is_townless", "lengths"),
        *("number", "prefecture", "shown", "towers", "towns"),
    )

    def __init__(
        self, prefecture: str, city: str, number: int, towns: bytes, towers: bytes
    ) -> None:
        self.prefecture, self.city, self.number = prefecture, city, number
        self.folded = fold_address(city)
        self.towns: dict[str, Value]
        self.shown: dict[str, str]
        self.towns, self.shown = json.loads(towns)
        self.towers: dict[str, list[Any]] = json.loads(towers)
        self.lengths = tuple(sorted({len(key) for key in self.towns if key}, reverse=True))
        self.is_kyoto = city.startswith(_KYOTO)
        self.is_townless = all(city.endswith(self.town(key)) for key in self.towns)

    def key_at(self, text: str, at: int = 0) -> str | None:
        """Return the longest town that begins at a place of a folded text."""
        towns = self.towns
        for length in self.lengths:
            key = text[at : at + length]
            if key in towns and key:
                if key[-1].isdigit() and text[at + len(key) : at + len(key) + 1].isdigit():
                    continue  # 1 of 12
                return key
        return None

    def find(self, text: str) -> Found | None:
        """Return the town a folded text starts with, in Kyoto behind the streets."""
        if self.is_kyoto and (found := self._behind_streets(text)) is not None:
            return found
        key = self.key_at(text)
        return Found(key, 0, len(key)) if key is not None else None

    def _behind_streets(self, text: str) -> Found | None:
        match = _TURN.match(text[:80])
        if match is None:
            return None
        for at in (match.end(), match.start(1)):
            if (key := self.key_at(text, at)) is not None:
                return Found(key, at, at + len(key))
        return None

    def pairs(self, key: str) -> list[tuple[int, Part]]:
        """Return the codes of a town, each with the part of the town it is for."""
        value = self.towns.get(key)
        if value is None:
            return []
        if isinstance(value, int):
            return [(value, {})]
        return [(code, part or {}) for code, part in value]

    def keys_of(self, code: int) -> Iterator[str]:
        """Yield the towns a code is for."""
        for key, value in self.towns.items():
            if value == code or (type(value) is list and any(code == each[0] for each in value)):
                yield key

    def town(self, key: str) -> str:
        """Return a town as the table writes it."""
        return self.shown.get(key, key)
