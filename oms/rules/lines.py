"""Where a key of a TOML text stands. `tomllib` forgets it; faults of a pack must name it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

__all__ = ["line_of", "lines_of_rows"]

_KEY: Final = r"""(?:[A-Za-z0-9_-]+|"[^"\n]*"|'[^'\n]*')"""
_PATH: Final = rf"{_KEY}(?:\s*\.\s*{_KEY})*"
_HEADER: Final = re.compile(rf"\s*\[\[?\s*({_PATH})\s*\]\]?\s*(?:#.*)?$")
_ASSIGNMENT: Final = re.compile(rf"\s*({_PATH})\s*=")
_PART: Final = re.compile(_KEY)
_TRIPLE: Final = re.compile(r'"""|\'\'\'')


def line_of(text: str, path: str) -> int | None:
    """Return the line of a key, or of the nearest table around it.

    Args:
        text: TOML text.
        path: The key with its tables, joined by dots; quotes left out.

    Example:
        >>> line_of('[checks."remarks.present"]', "checks.remarks.present.severity")
        1
    """
    places: dict[str, int] = {}
    for number, key in _keys(text):
        words = key.split(".")
        for end in range(len(words), 0, -1):
            places.setdefault(".".join(words[:end]), number)
    words = path.split(".")
    ends = range(len(words), 0, -1)
    return next((places[key] for end in ends if (key := ".".join(words[:end])) in places), None)


def lines_of_rows(text: str, name: str) -> list[int]:
    r"""Return the lines of the headers of an array of tables, such as `[[case]]`.

    Example:
        >>> lines_of_rows('[[case]]\nname = "a"\n[[case]]', "case")
        [1, 3]
    """
    lines = text.splitlines()
    return [
        number
        for number, key in _keys(text)
        if key == name and lines[number - 1].lstrip().startswith("[[")
    ]


def _keys(text: str) -> Iterator[tuple[int, str]]:
    """Yield (line, full key) of every header and assignment, long strings left out."""
    table, inside = "", False
    for number, line in enumerate(text.splitlines(), start=1):
        if not inside:
            if header := _HEADER.match(line):
                table = _plain(header[1])
                yield number, table
            elif assignment := _ASSIGNMENT.match(line):
                yield number, f"{table}.{_plain(assignment[1])}".lstrip(".")
        inside ^= len(_TRIPLE.findall(line)) % 2 == 1


def _plain(path: str) -> str:
    return ".".join(part.strip("\"'") for part in _PART.findall(path))
