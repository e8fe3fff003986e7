"""Where a key of a TOML text stands. `tomllib` forgets it; faults of a pack must name it."""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Final

from oms.rules.scan import Token, scan

__all__ = ["key_of", "line_of", "lines_of_rows"]

_ROWS: Final = r"^[ \t]*\[\[[ \t]*{name}[ \t]*\]\]"


def line_of(text: str, path: str) -> int | None:
    """Return the line of a key, or of the nearest table around it.

    Args:
        text: TOML text.
        path: The key with its tables, joined by dots; quotes left out. Values of a list are
            numbered from 0.

    Example:
        >>> line_of('[checks."remarks.present"]', "checks.remarks.present.severity")
        1
    """
    places = _places(text)
    end = len(path)
    while end > 0:
        if path[:end] in places:
            return places[path[:end]]
        end = path.rfind(".", 0, end)
    return None


def lines_of_rows(text: str, name: str, count: int) -> list[int]:
    r"""Return the lines of the headers of an array of tables, such as `[[case]]`.

    Args:
        text: TOML text.
        name: The array, a bare key.
        count: How many there are, as `tomllib` says; spares a scan of the whole text.

    Example:
        >>> lines_of_rows('[[case]]\nname = "a"\n[[case]]', "case", 2)
        [1, 3]
    """
    lines, line, place = [], 1, 0
    for match in re.finditer(_ROWS.format(name=re.escape(name)), text, re.MULTILINE):
        line += text.count("\n", place, match.start())
        place = match.start()
        lines.append(line)
    return lines if len(lines) == count else list(_headers(text, name))


def _headers(text: str, name: str) -> Iterator[int]:
    for first, key, is_head in _keys(text):
        if is_head and key == name:
            yield first


@lru_cache(maxsize=4)
def _places(text: str) -> Mapping[str, int]:
    places: dict[str, int] = {}
    for number, key, _ in _keys(text):
        end = len(key)
        while end > 0 and key[:end] not in places:
            places[key[:end]] = number
            end = key.rfind(".", 0, end)
    return places


def _keys(text: str) -> Iterator[tuple[int, str, bool]]:
    """Yield (line, full key, whether it heads a table) of every key and every value of a list."""
    walk = _Walk()
    for token in scan(text):
        if token.kind not in {"blank", "comment"}:
            yield from walk.over(token)
    if walk.words:  # a header on the last line
        yield walk.line, ".".join(walk.words), True


class _Walk:
    """Where a walk over the tokens is: in which table, in which brackets, at which key."""

    def __init__(self) -> None:
        self.table = self.here = ""
        self.words: list[str] = []  # the pieces of the key that is being read
        self.line = 0
        self.inside: list[str] = []  # the keys of the brackets around
        self.count: list[int] = []  # the values of each of them so far
        self.brackets = 0  # of the header that is being read
        self.rows: Counter[str] = Counter()  # the tables of each array of tables so far

    def over(self, token: Token) -> Iterator[tuple[int, str, bool]]:
        opens = token.role == "value" and token.kind == "mark" and token.text in "[{"
        around = token.around[:-1] if opens else token.around
        del self.inside[len(around) :], self.count[len(around) :]
        if token.role != "value":
            yield from self._key(token)
        elif token.kind != "newline":
            yield from self._value(token, around)
        if opens:
            self.inside.append(self.here)
            self.count.append(0)

    def _key(self, token: Token) -> Iterator[tuple[int, str, bool]]:
        if token.kind in {"string", "word", "long"}:
            self.line = self.line if self.words else token.line
            self.words.append(key_of(token.text))
            return
        heads = token.role == "head"
        self.brackets += heads and token.text == "["
        if self.words and (token.kind == "newline" if heads else token.text == "="):
            if heads:
                yield from self._head()
            else:
                key, outer = ".".join(self.words), self.inside[-1] if self.inside else self.table
                self.here = f"{outer}.{key}" if outer else key
                yield self.line, self.here, False
        if token.kind == "newline" or token.text in {"=", "}"}:
            self.words = []

    def _head(self) -> Iterator[tuple[int, str, bool]]:
        """Go into a table; those of an array are numbered as the values of a list are."""
        name = ""
        for word in self.words:
            row = f".{self.rows[name] - 1}" if self.rows[name] else ""  # the last of an array
            name = f"{name}{row}.{word}" if name else word
        self.here = self.table = name
        yield self.line, ".".join(self.words), True
        if self.brackets > 1:
            self.table = f"{name}.{self.rows[name]}"
            self.rows[name] += 1
        yield self.line, self.table, False
        self.brackets = 0

    def _value(self, token: Token, around: str) -> Iterator[tuple[int, str, bool]]:
        if token.kind == "mark" and token.text == ",":
            if self.count:
                self.count[-1] += 1
        elif around.endswith("["):
            self.here = f"{self.inside[-1]}.{self.count[-1]}"
            yield token.line, self.here, False


def key_of(piece: str) -> str:
    r"""Return what a key as it is written says.

    Example:
        >>> key_of('"a\\u0062"'), key_of("'a'"), key_of("a")
        ('ab', 'a', 'a')
    """
    if piece[0] == '"' and "\\" in piece:
        try:
            return str(next(iter(tomllib.loads(f"{piece} = 0"))))
        except (ValueError, StopIteration):
            return piece
    return piece[1:-1] if len(piece) > 1 and piece[0] == piece[-1] and piece[0] in "\"'" else piece
