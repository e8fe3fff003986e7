"""The names a prefecture or municipality goes by, folded."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from importlib.resources import files
from typing import Final

from oms.postal.folding import fold_address

__all__ = ["aliases", "short_prefecture"]

_COUNTY: Final = re.compile(r"(?:.+?郡|三宅島|八丈島)(?=.+[町村]$)")
_WARD: Final = re.compile(r"(.+市)(.+区)")

Key = tuple[str, str]


def short_prefecture(name: str) -> str:
    """Return a prefecture without its last character, as many write it.

    Example:
        >>> short_prefecture("東京都"), short_prefecture("北海道")
        ('東京', '北海道')
    """
    return name if name == "北海道" else name[:-1]


def aliases(known: Mapping[Key, int]) -> dict[str, dict[str, list[int]]]:
    """Return by folded prefecture, then by folded name, the numbers of the municipalities meant.

    A municipality is also known without its 郡, a designated city without the ward, a ward without
    its city, and by the names of former.tsv.

    Args:
        known: Number of every municipality by prefecture and name.
    """
    found: dict[str, dict[str, list[int]]] = {}
    for (prefecture, name), number in [*_own(known), *_former(known)]:
        numbers = found.setdefault(fold_address(prefecture), {}).setdefault(fold_address(name), [])
        if number not in numbers:
            numbers.append(number)
    return found


def _own(known: Mapping[Key, int]) -> Iterator[tuple[Key, int]]:
    for (prefecture, city), number in known.items():
        yield (prefecture, city), number
        if (match := _COUNTY.match(city)) is not None:
            yield (prefecture, city[match.end() :]), number
        if (match := _WARD.fullmatch(city)) is not None:
            yield (prefecture, match[1]), number
            yield (prefecture, match[2]), number


def _former(known: Mapping[Key, int]) -> Iterator[tuple[Key, int]]:
    for prefecture, old, new, *_ in _rows():
        for name in new.split():
            if (number := known.get((prefecture, name))) is not None:
                yield (prefecture, old), number
                if (match := _COUNTY.match(old)) is not None:
                    yield (prefecture, old[match.end() :]), number


def _rows() -> Iterable[list[str]]:
    text = files(__package__).joinpath("former.tsv").read_text("utf-8")
    return [row.split("\t") for row in text.splitlines() if not row.startswith("#")]
