"""Rows of lead times, whatever file they come from: every fault, and where it stands."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Final, NamedTuple

from pydantic_core import PydanticCustomError

from oms.calendar.places import ANYWHERE, parse_area
from oms.calendar.spans import folded
from oms.errors import Fault, Told, did_you_mean
from oms.model.refusals import refused

__all__ = ["COLUMNS", "NEEDED", "Row", "Rows"]

COLUMNS: Final = ("service", "origin", "destination", "days", "first_slot")
NEEDED: Final = ("service", "destination", "days")

_MOST_DAYS: Final = 150
_MOST_FAULTS: Final = 100
"""A file of another kind has a fault in every line; that many are told one by one."""

_DAYS: Final = re.compile(r"[0-9]{1,3}")
_OCLOCK: Final = r"(?::00|時)"
_FROM_TO: Final = rf"([0-9]{{1,2}}){_OCLOCK}?[-〜~]([0-9]{{1,2}}){_OCLOCK}?"
_SLOT: Final = re.compile(rf"([1-9]?[0-9])|([0-9]{{1,2}}){_OCLOCK}|{_FROM_TO}")
# post.japanpost.jp/deli_days/attention [S]: 午後 leaves 14-16 and later (in most places), 夕方
# 18-20 and later.
_BANDS: Final = {"": None, "午前": None, "午前中": None, "午後": 14, "夕方": 18, "夜間": 18}


_SERVICE: Final = Told(
    "a service expected, such as yamato.takkyubin",
    "配送サービスにしてください (例: yamato.takkyubin)",
)
_NO_SERVICE: Final = Told("no such service", "そのような配送サービスはありません")
_AREA: Final = Told(
    'an area expected, such as "関東" or "*"', '地域にしてください (例: "関東"、"*")'
)
_WHOLE_DAYS: Final = Told(
    "a whole number of days from 0 to {most} expected",
    "0 から {most} までの整数 (日数) にしてください",
    most=_MOST_DAYS,
)
_HOUR: Final = Told(
    'an hour such as 14, a slot such as "14-16", or 午前, 午後, 夕方 expected',
    '時 (例: 14)、時間帯 (例: "14-16")、午前、午後、夕方 のどれかにしてください',
)


class _BadCellError(ValueError):
    def __init__(self, message: Told, hint: Told | None = None) -> None:
        super().__init__(message)
        self.message, self.hint = message, hint


class Row(NamedTuple):
    """One row, and where it stands."""

    key: tuple[str, str, str]
    days: int
    first_hour: int | None
    place: str
    line: int | None

    @property
    def told(self) -> Told:
        """What it speaks of."""
        service, origin, destination = self.key
        en, ja = "{service} from {origin} to {goal}", "{service} の {origin} から {goal}"
        return Told(en, ja, service=service, origin=origin, goal=destination)


@dataclass(slots=True)
class Rows:
    """The rows of a file as they are read, and their faults.

    Attributes:
        where: What faults call the file.
        known: The keys of the services there are; `None` = any.
        rows: The rows without fault.
        faults: The faults, in the order of the file.
    """

    where: str
    known: Collection[str] | None
    rows: list[Row] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    _first: dict[tuple[str, str, str], Row] = field(default_factory=dict)
    _areas: dict[str, str | _BadCellError] = field(default_factory=dict)

    def add(self, cells: Mapping[str, Any], place: str, line: int | None) -> None:
        """Read one row, which stands in a line of a file or at a place of a table."""
        found: dict[str, Any] = {}
        for column in COLUMNS:
            try:
                found[column] = self._read(column, cells.get(column))
            except _BadCellError as error:
                self.fault(column, error.message, error.hint, place, line)
        if len(found) < len(COLUMNS):
            return
        key = (found["service"], found["origin"], found["destination"])
        row = Row(key, found["days"], found["first_slot"], place, line)
        first = self._first.setdefault(key, row)
        if first is row:
            self.rows.append(row)
        else:
            at = Told("line {line}", "{line} 行目", line=first.line) if first.line else first.place
            en, ja = "says again what {at} says: {row}", "{at}と同じ組み合わせです: {row}"
            self.faults.append(Fault(place, line, Told(en, ja, at=at, row=row.told)))

    def fault(
        self, column: str, message: str, hint: str | None, place: str, line: int | None
    ) -> None:
        """Note a fault of one cell, or of a column."""
        if line is None:
            self.faults.append(Fault(f"{place}.{column}", None, message, hint))
        else:
            en, ja = "column {column}: {said}", "{column} 列: {said}"
            told = Told(en, ja, column=column, said=message)
            self.faults.append(Fault(place, line, told, hint))

    def told(self) -> Iterator[Fault]:
        """Yield the faults, the first hundred one by one."""
        yield from self.faults[:_MOST_FAULTS]
        if (more := len(self.faults) - _MOST_FAULTS) > 0:
            told = Told("and {more:,} more", "ほかに {more:,} 件", more=more)
            yield Fault(self.where, None, told)

    def _read(self, column: str, value: Any) -> Any:
        match column:
            case "service":
                return self._service(value)
            case "origin":
                return self._area(value or ANYWHERE)
            case "destination":
                return self._area(value)
            case "days":
                return _days(value)
            case _:
                return _first_hour(value)

    def _service(self, value: Any) -> str:
        name = value.strip() if isinstance(value, str) else ""
        if not name:
            raise _BadCellError(_SERVICE)
        if self.known is not None and name not in self.known:
            wanted = len(self.faults) < _MOST_FAULTS
            hint = did_you_mean(name, self.known) if wanted else None
            raise _BadCellError(_NO_SERVICE, hint)
        return name

    def _area(self, value: Any) -> str:
        """Read an area; the same words come again and again, and a wrong one costs a search."""
        if not isinstance(value, str) or not value.strip():
            raise _BadCellError(_AREA)
        found = self._areas.get(value)
        if found is None:
            found = self._areas[value] = self._parsed(value)
        if isinstance(found, _BadCellError):
            raise found
        return found

    def _parsed(self, value: str) -> str | _BadCellError:
        try:
            return str(parse_area(value, hints=len(self.faults) < _MOST_FAULTS))
        except PydanticCustomError as error:
            return _BadCellError(refused(error))


def _days(value: Any) -> int:
    if isinstance(value, str):
        text = folded(value)
        value = int(text) if _DAYS.fullmatch(text) else None
    if type(value) is not int or not 0 <= value <= _MOST_DAYS:
        raise _BadCellError(_WHOLE_DAYS)
    return value


def _first_hour(value: Any) -> int | None:
    text = str(value) if type(value) is int else "" if value is None else value
    if isinstance(text, str):
        text = folded(text)
        if text in _BANDS:
            return _BANDS[text]
        if found := _SLOT.fullmatch(text):
            hour, end = [int(part) for part in (*found.groups(), "24") if part][:2]
            if hour < end <= 24:
                return hour
    raise _BadCellError(_HOUR)
