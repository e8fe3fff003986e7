"""Days: what is taken for a day of Japan, and the years a calendar knows."""

from __future__ import annotations

from datetime import date, datetime
from typing import Final

from oms.errors import CalendarError
from oms.model.base import JST

__all__ = ["FIRST_YEAR", "LAST_YEAR", "check_year", "jst_day"]

FIRST_YEAR: Final = 1955
"""The first year of 内閣府's list of holidays; older days have nothing to be compared with."""

LAST_YEAR: Final = 2099
"""The last year in which two independent sources were compared, every day."""


def jst_day(value: date | datetime) -> date:
    """Return the day of Japan: a date as it is, an aware datetime by Japanese time.

    Raises:
        CalendarError: For a datetime without offset, and for what is no day at all.

    Example:
        >>> from datetime import UTC, datetime
        >>> jst_day(datetime(2025, 12, 31, 15, 30, tzinfo=UTC)).isoformat()
        '2026-01-01'
    """
    if type(value) is date:
        return value
    if isinstance(value, datetime):
        return _day_of(value)
    if isinstance(value, date):
        return date(value.year, value.month, value.day)
    raise CalendarError(f"a date or an aware datetime expected, not {type(value).__name__}")


def _day_of(moment: datetime) -> date:
    if moment.utcoffset() is None:
        raise CalendarError("a datetime without offset means no moment; give it one (oms.jst)")
    try:
        return moment.astimezone(JST).date()
    except OverflowError:
        raise CalendarError("a moment beyond the years of datetime", year=moment.year) from None


def check_year(year: int) -> None:
    """Refuse a year nothing is known about.

    Raises:
        CalendarError: Outside `FIRST_YEAR` to `LAST_YEAR`.
    """
    if not FIRST_YEAR <= year <= LAST_YEAR:
        known = f"{FIRST_YEAR} to {LAST_YEAR}"
        raise CalendarError(f"year {year}: calendars know {known}", year=year)
