"""Days: what is taken for a day of Japan, and the years a calendar knows."""

from __future__ import annotations

from datetime import date, datetime
from typing import Final

from oms.errors import CalendarError, Told
from oms.model.base import JST

__all__ = ["FIRST_YEAR", "LAST_YEAR", "check_year", "jst_day"]

FIRST_YEAR: Final = 1955
"""The first year of 内閣府's list of holidays; older days have nothing to be compared with."""

LAST_YEAR: Final = 2099
"""The last year in which two independent sources were compared, every day."""


_NO_DAY: Final = (
    "a date or an aware datetime expected, not {found}",
    "日付か時差のある日時が必要です ({found} ではありません)",
)


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
    raise CalendarError(Told(*_NO_DAY, found=type(value).__name__))


def _day_of(moment: datetime) -> date:
    if moment.utcoffset() is None:
        en = "a datetime without offset means no moment; give it one (oms.jst)"
        raise CalendarError(Told(en, "時差のない日時です。oms.jst などで時差を付けてください"))
    try:
        return moment.astimezone(JST).date()
    except OverflowError:
        told = Told("a moment beyond the years of datetime", "扱える年を超えた日時です")
        raise CalendarError(told, year=moment.year) from None


def check_year(year: int) -> None:
    """Refuse a year nothing is known about.

    Raises:
        CalendarError: Outside `FIRST_YEAR` to `LAST_YEAR`.
    """
    if not FIRST_YEAR <= year <= LAST_YEAR:
        en = "year {year}: calendars know {first} to {last}"
        ja = "{year} 年: 暦があるのは {first} 年から {last} 年までです"
        told = Told(en, ja, year=year, first=FIRST_YEAR, last=LAST_YEAR)
        raise CalendarError(told, year=year)
