"""Rows of a CSV text, one by one; a broken row costs itself, never the file.

The standard reader splits the cells, strictly. Where a quote is missing it would run on over the
rows that follow. So a row that comes out wrong is given up from its first line on, and reading
goes on at the next line that begins like a row of RMS.
"""

from __future__ import annotations

import csv
import re
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from oms.errors import Told

__all__ = ["ORDER_NUMBER", "Broken", "Row", "lines_of", "rows_of"]

ORDER_NUMBER: Final = re.compile(
    r"(?<![0-9-])[0-9]{5,7}-20[0-9]{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01])-[0-9]{10}(?![0-9-])"
)
"""How RMS numbers orders: shop, day, running number of ten digits. What looks otherwise may be a
damaged number, and the order it belongs to would come out without that row."""

_LARGEST: Final = 1 << 18
"""No row is longer than this many characters: RMS limits its texts to 32 kB each."""

_UNDECODABLE: Final = re.compile("[\udc80-\udcff\uf8f0-\uf8f3\x80\0]")
"""Bytes that are no text: NUL, half surrogates, what cp932 makes of bytes it does not know."""


@dataclass(frozen=True, slots=True)
class Row:
    """One row: the line it begins on, its cells, its text."""

    line: int
    cells: list[str]
    raw: str


@dataclass(frozen=True, slots=True)
class Broken:
    """Lines that are no row, up to the next line that begins like one.

    Attributes:
        line: The first line.
        raw: The lines, as far as they are kept.
        reason: What is wrong.
        numbers: The order numbers in them: rows may have run together.
        is_nameless: Whether its beginning does not tell which order it belongs to.
    """

    line: int
    raw: str
    reason: Told
    numbers: tuple[str, ...] = ()
    is_nameless: bool = True


_TOO_LONG: Final = (
    "longer than {most:,} characters (a quote is missing?)",
    '{most:,} 文字を超えています (" が足りない?)',
)


class _TooLongError(Exception):
    """A row goes on and on: a quote is missing."""


class _Lines:
    """Physical lines with their numbers; those of the present row can be put back."""

    def __init__(self, lines: Iterator[str]) -> None:
        self.number = 0
        self.taken: list[str] = []
        self._lines, self._again = lines, deque[str]()
        self._size = 0

    def __iter__(self) -> _Lines:
        return self

    def __next__(self) -> str:
        if self._size > _LARGEST:
            raise _TooLongError
        line = self._again.popleft() if self._again else next(self._lines)
        self.taken.append(line)
        self._size += len(line)
        self.number += 1
        return line

    def begin(self) -> None:
        self.taken = []
        self._size = 0

    def put_back(self, keep: int) -> None:
        """Put all lines of the present row back but the first few."""
        self._again.extendleft(reversed(self.taken[keep:]))
        self.number -= len(self.taken) - keep
        del self.taken[keep:]
        self._size = 0


def lines_of(chunks: Iterator[str]) -> Iterator[str]:
    """Yield the lines of a text, line ends kept; an overlong line comes in pieces.

    Files put together with `cat` have a byte order mark in the middle: it is left out.
    """
    rest = ""
    for chunk in chunks:
        pieces = (rest + chunk).split("\n")
        for piece in pieces[:-1]:
            yield piece.removeprefix("\ufeff") + "\n"
        rest = pieces[-1]
        if len(rest) > _LARGEST:
            yield rest
            rest = ""
    if rest:
        yield rest


def rows_of(lines: Iterator[str], width: int, at: int, first: int = 1) -> Iterator[Row | Broken]:
    """Yield the rows of a CSV text and what is none; blank rows are stepped over.

    Args:
        lines: The physical lines.
        width: How many cells a row has; empty ones more at its end do not count.
        at: The index of the cell with the order number.
        first: The number of the first line.
    """
    source = _Lines(lines)
    source.number = first - 1
    reader = csv.reader(source, strict=True)
    while True:
        source.begin()
        line = source.number + 1
        try:
            cells = next(reader)
        except StopIteration:
            return
        except _TooLongError:
            fault: Told | None = Told(*_TOO_LONG, most=_LARGEST)
        except csv.Error:
            fault = Told("a quote too many or too few", '" の数が合いません')
        else:
            raw = "".join(source.taken)
            if not any(cells):
                continue
            fault = _fault(cells, width, raw)
            if fault is None:
                yield Row(line, cells[:width], raw)
        if fault is not None:
            yield _broken(source, line, fault, at)


def _fault(cells: list[str], width: int, raw: str) -> Told | None:
    if len(cells) < width or any(cells[width:]):
        return Told("{count} cells", "セルが {count} 個あります", count=len(cells))
    if _UNDECODABLE.search(raw):
        en = "bytes that are no text in the file's encoding"
        return Told(en, "ファイルの文字コードでは読めないバイトがあります")
    return None


def _broken(source: _Lines, line: int, reason: Told, at: int) -> Broken:
    """Give a row up: take its first line, and all that follow without an order number."""
    source.put_back(1)
    raw = source.taken[0]
    nameless = not _begins_row(raw, at)
    numbers = ORDER_NUMBER.findall(raw)
    source.begin()
    for following in source:
        if _begins_row(following, at):
            source.put_back(0)
            break
        source.begin()
        numbers += ORDER_NUMBER.findall(following)
        raw += following if len(raw) < _LARGEST else ""
    return Broken(line, raw, reason, _of_one_shop(numbers), nameless)


def _of_one_shop(numbers: list[str]) -> tuple[str, ...]:
    """Mend numbers that took digits of the cell before, where two rows ran together."""
    shop = numbers[0].partition("-")[0] if numbers else ""
    parts = (each.partition("-") for each in numbers)
    mended = (f"{shop if own.endswith(shop) else own}-{rest}" for own, _, rest in parts)
    return tuple(dict.fromkeys(mended))


def _begins_row(line: str, at: int) -> bool:
    """Whether a line begins with an order number, or holds one where that column comes later."""
    found = ORDER_NUMBER.search(line)
    return found is not None and not (at == 0 and line[: found.start()].strip(' \t"'))
