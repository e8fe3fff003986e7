"""Where a key of a TOML text stands. `tomllib` forgets it; faults of a pack must name it."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Final

from oms.rules.scan import Token, scan

__all__ = ["key_of", "line_of", "line_within", "lines_of_rows"]

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


def line_within(text: str, path: Sequence[str | int]) -> int | None:
    r"""Return the line of a key within rows: of a list, or of an array of tables.

    Args:
        text: TOML text.
        path: The keys; a number is the place of a row, from 0.

    Example:
        >>> line_within('[[a]]\nb = 1\n[[a]]\nb = 2\n', ("a", 1, "b"))
        4
    """
    name, before = "", 0
    for step in path:
        if isinstance(step, str):
            name = f"{name}.{step}" if name else step
            continue
        headers = list(_headers(text, name))
        if step < len(headers):  # a row of its own; what follows is looked for within it
            first, rest = headers[step], headers[step + 1 :]
            text = "\n".join(text.split("\n")[first - 1 : rest[0] - 1 if rest else None])
            before += first - 1
        else:
            name = f"{name}.{step}"
    line = line_of(text, name)
    return None if line is None else line + before


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
        if self.words and (token.kind == "newline" if heads else token.text == "="):
            key = ".".join(self.words)
            outer = "" if heads else self.inside[-1] if self.inside else self.table
            self.here = f"{outer}.{key}" if outer else key
            self.table = key if heads else self.table
            yield self.line, self.here, heads
        if token.kind == "newline" or token.text in {"=", "}"}:
            self.words = []

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
