r"""TOML text as tokens with their places: what `tomllib` reads and forgets.

It is no second reader: what a value means is `tomllib`'s to say. It never fails, so that faults of
a text that is no TOML can be placed too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

__all__ = ["Token", "scan"]

_TOKEN: Final = re.compile(
    r'''
      (?P<long>"""(?:[^\\"]++|\\.|"(?!""))*+"{3,5}|\'\'\'(?:[^']++|'(?!''))*+'{3,5})
    | (?P<string>"(?:[^"\\\n]++|\\[^\n])*+"|'[^'\n]*+')
    | (?P<comment>\#[^\n]*+)
    | (?P<newline>\r?\n)
    | (?P<blank>[ \t]++)
    | (?P<mark>[\[\]{},=.])
    | (?P<word>[^\s\[\]{},=."'\#]++|.)
    ''',
    re.VERBOSE | re.DOTALL,
)
_CLOSING: Final = {"]": "[", "}": "{"}


class Token(NamedTuple):
    """A piece of TOML text.

    Attributes:
        kind: `long` (a string in three quotes), `string`, `comment`, `newline`, `blank`, `mark` or
            `word`.
        text: The piece; all of them joined are the text.
        line: Where it starts.
        role: `head` (within the brackets of a table), `key` (up to and with `=`) or `value`.
        around: The brackets it stands in, `[` and `{`, the outermost first; those it closes count.
    """

    kind: str
    text: str
    line: int
    role: str
    around: str


def scan(text: str) -> Iterator[Token]:
    """Yield the tokens of a TOML text.

    Example:
        >>> [(each.text, each.role) for each in scan("a = [1]") if each.kind != "blank"]
        [('a', 'key'), ('=', 'key'), ('[', 'value'), ('1', 'value'), (']', 'value')]
    """
    line, role, around = 1, "key", ""
    fresh = True  # whether a statement may begin here
    for match in _TOKEN.finditer(text):
        kind, piece = str(match.lastgroup), match.group()
        if fresh and piece == "[" and kind == "mark":
            role = "head"
        opens = kind == "mark" and piece in "[{" and role == "value"
        yield Token(kind, piece, line, role, around + piece if opens else around)
        line += piece.count("\n") if kind in {"newline", "long"} else 0
        if kind == "newline" and not around:
            role, fresh = "key", True
        elif kind not in {"blank", "newline", "comment"}:
            fresh = False
        if kind == "mark" and role != "head":
            role, around = _after(piece, role, around)


def _after(mark: str, role: str, around: str) -> tuple[str, str]:
    """Return role and brackets behind a mark."""
    if mark in _CLOSING and around.endswith(_CLOSING[mark]):
        return "value", around[:-1]  # of an empty table while a key is awaited, too
    if role == "key":
        return ("value", around) if mark == "=" else (role, around)
    if mark in "[{":
        return ("key" if mark == "{" else "value"), around + mark
    return ("key" if mark == "," and around.endswith("{") else "value"), around
