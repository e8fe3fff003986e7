"""National holidays of Japan: jpholiday as the source, an immutable calendar in front of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from threading import Lock
from types import MappingProxyType
from typing import Final

from oms.calendar.days import check_year, jst_day
from oms.calendar.laws import CORRECTIONS, OFFICIAL_UNTIL
from oms.errors import CalendarError, Told

__all__ = ["HolidayInfo", "NationalHolidays"]


@dataclass(frozen=True, slots=True)
class HolidayInfo:
    """One holiday.

    Attributes:
        day: The day.
        name: What the source calls it. For people only: sources disagree about names.
        provisional: Whether it lies beyond the official list, where only formulas speak.
    """

    day: date
    name: str
    provisional: bool


@dataclass(frozen=True, slots=True)
class NationalHolidays:
    """The national holidays (祝日) of 1955 to 2099, substitute and citizens' holidays included.

    Immutable and thread-safe. A year is asked for once in a process, when it is first needed.
    Every method takes a date or an aware datetime, which means its day in Japan.

    Example:
        >>> holidays = NationalHolidays()
        >>> holidays.name(date(2026, 9, 22))
        '国民の休日'
        >>> [info.day.day for info in holidays.between(date(2026, 5, 1), date(2026, 5, 31))]
        [3, 4, 5, 6]
    """

    def info(self, day: date | datetime) -> HolidayInfo | None:
        """Return what is known of a holiday, `None` for any other day.

        Raises:
            CalendarError: For a naive datetime, a day outside 1955 to 2099, or if the package
                jpholiday is not installed. So do all methods.
        """
        day = jst_day(day)
        return _year(day.year).get(day)

    def name(self, day: date | datetime) -> str | None:
        """Return the name of a holiday, `None` for any other day. Nothing may rest on the name."""
        found = self.info(day)
        return None if found is None else found.name

    def is_holiday(self, day: date | datetime) -> bool:
        """Whether a day is a national holiday."""
        return self.info(day) is not None

    def is_provisional(self, day: date | datetime) -> bool:
        """Whether the answer for a day, holiday or not, may still change.

        Example:
            >>> NationalHolidays().is_provisional(date(2030, 1, 2))
            True
        """
        day = jst_day(day)
        check_year(day.year)
        return day.year > OFFICIAL_UNTIL

    def between(self, start: date | datetime, end: date | datetime) -> tuple[HolidayInfo, ...]:
        """Return the holidays from one day to another, both included, in order."""
        first, last = jst_day(start), jst_day(end)
        check_year(first.year)
        check_year(last.year)
        return tuple(
            info
            for year in range(first.year, last.year + 1)
            for info in _year(year).values()
            if first <= info.day <= last
        )


_FALSE_DAYS: Final = frozenset().union(*(each.false_days for each in CORRECTIONS))
_YEARS: Final[dict[int, Mapping[date, HolidayInfo]]] = {}
_BUILDING: Final = Lock()


def _year(year: int) -> Mapping[date, HolidayInfo]:
    """Return the holidays of a year in order; built once, whatever the number of threads."""
    found = _YEARS.get(year)
    if found is None:
        check_year(year)
        with _BUILDING:
            found = _YEARS.get(year)
            if found is None:
                found = _YEARS[year] = MappingProxyType(_build(year))
    return found


def _build(year: int) -> dict[date, HolidayInfo]:
    try:
        from jpholiday import JPHoliday
    except ImportError:
        message = Told(
            "national holidays need the package jpholiday: pip install 'oms[calendar]'",
            "祝日には jpholiday が必要です: pip install 'oms[calendar]'",
        )
        raise CalendarError(message, package="jpholiday") from None
    names: dict[date, list[str]] = {}
    # An instance of our own: what others register on the module's instance stays theirs.
    for each in JPHoliday().iter_year_holidays(year):
        if each.date not in _FALSE_DAYS:
            names.setdefault(each.date, []).append(each.name)
    provisional = year > OFFICIAL_UNTIL
    return {day: HolidayInfo(day, "・".join(listed), provisional) for day, listed in names.items()}
