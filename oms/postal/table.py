"""The index of postcodes: opened over bytes handed in, read in parts, never changed."""

from __future__ import annotations

import hashlib
import json
import sys
from array import array
from bisect import bisect_left
from collections.abc import Iterator
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any, Final

from oms.errors import DataError
from oms.postal.build import DIGEST, MAGIC
from oms.postal.municipality import Municipality
from oms.postal.reading import Places
from oms.postal.verdict import PlaceRead

__all__ = ["Table", "retired"]

_START: Final = len(MAGIC) + DIGEST


class Table:
    """The tables of an index: codes, municipalities, and what people read about a code.

    Immutable to its users; what is read in is kept. Threads may share it, forks inherit it.

    Args:
        data: The block `build` made, as bytes or a map of a file.

    Raises:
        DataError: If the block is damaged, cut off or of another format.
    """

    __slots__ = (
        "_at",
        "_codes",
        "_data",
        "_first",
        "_municipalities",
        "_several",
        "head",
        "names",
    )

    def __init__(self, data: bytes) -> None:
        """Check the digest and read the head."""
        if data[: len(MAGIC)] != MAGIC:
            raise DataError("this is no postcode index of this version", expected=MAGIC.decode())
        rest = memoryview(data)[_START:]
        if hashlib.blake2b(rest, digest_size=DIGEST).digest() != data[len(MAGIC) : _START]:
            raise DataError("the postcode index is damaged", size=len(data))
        length = int.from_bytes(rest[:4], "little")
        self.head: dict[str, Any] = json.loads(bytes(rest[4 : 4 + length]))
        self._data, self._at = data, _START + 4 + length
        count = self.head["codes"]
        self._codes = self._numbers("I", 0, count)
        self._first = self._numbers("H", self._codes.itemsize * count, count)
        self._several = {int(code): each for code, each in self.head.pop("several").items()}
        self._municipalities: list[Municipality | None] = [None] * len(self.head["places"])
        self.names = Places(self.head.pop("names"))
        retired()  # read now: a comparison opens no file

    def _numbers(self, kind: str, start: int, count: int) -> array[int]:
        numbers = array(kind)
        numbers.frombytes(self._data[self._at + start :][: count * numbers.itemsize])
        if sys.byteorder == "big":
            numbers.byteswap()
        return numbers

    def exact(self) -> dict[str, int]:
        """Return the number of every municipality by prefecture and name, unfolded."""
        return {place[0] + place[1]: number for number, place in enumerate(self.head["places"])}

    def municipality(self, number: int) -> Municipality:
        """Return a municipality, read in on first use."""
        if (known := self._municipalities[number]) is not None:
            return known
        prefecture, city, at, towns, towers, _ = self.head["places"][number]
        at += self._at
        data = self._data
        one = Municipality(
            prefecture, city, number, data[at : at + towns], data[at + towns : at + towns + towers]
        )
        self._municipalities[number] = one
        return one

    def where(self, code: int) -> tuple[int, ...]:
        """Return the numbers of the municipalities a code is for; none for no code."""
        if (several := self._several.get(code)) is not None:
            return tuple(several)
        place = bisect_left(self._codes, code)
        if place < len(self._codes) and self._codes[place] == code:
            return (self._first[place],)
        return ()

    def all_codes(self) -> Iterator[int]:
        """Yield all codes, in order."""
        return iter(self._codes)

    def _lines(self, number: int, code: int) -> Iterator[list[str]]:
        """Yield what people read about a code: a town and its note, or town, lot and office."""
        *_, at, towns, towers, length = self.head["places"][number]
        at += self._at + towns + towers
        end = at + length
        wanted = b"\n%07d\t" % code
        while (start := self._data.find(wanted, at, end)) >= 0:
            at = self._data.find(b"\n", start + 1, end)
            yield self._data[start + 1 : at].decode().split("\t")[1:]

    def offices(self, where: Municipality, code: int) -> Iterator[tuple[str, str, str]]:
        """Yield town, lot and name of the offices of a code in a municipality."""
        for line in self._lines(where.number, code):
            if len(line) == 3:
                yield line[0], line[1], line[2]

    def meanings(self, code: int) -> Iterator[PlaceRead]:
        """Yield the places a code is for, as people read them."""
        for number in self.where(code):
            prefecture, city, *_ = self.head["places"][number]
            for *town, note in self._lines(number, code):
                yield PlaceRead(prefecture, city, "".join(town), note)

    def age(self, on: date) -> int:
        """Return how many months the data is old on a day."""
        year, month = map(int, self.head["month"].split("-"))
        return (on.year - year) * 12 + on.month - month


@cache
def retired() -> frozenset[int]:
    """Return the codes Japan Post has withdrawn since 2019 (retired.txt)."""
    text = files(__package__).joinpath("retired.txt").read_text("ascii")
    rows = (row for row in text.splitlines() if not row.startswith("#"))
    return frozenset(int(code) for row in rows for code in row.split())
