"""Days of Japan: national holidays, business calendars, cutoffs. Pure: no clock, no files.

Sources are loaded when a question needs them: jpholiday for holidays, python-dateutil for
closures by rule, both in the extra `oms[calendar]`.

Example:
    >>> from datetime import date
    >>> shop = BusinessCalendar.from_table({"closed_weekdays": "土日", "year_end": "12-29..01-03"})
    >>> shop.next_open(date(2026, 12, 28)).isoformat()
    '2027-01-04'
"""

from oms.calendar.business import HORIZON, BusinessCalendar
from oms.calendar.calendars import Calendars
from oms.calendar.cutoffs import Cutoffs
from oms.calendar.days import FIRST_YEAR, LAST_YEAR, jst_day
from oms.calendar.laws import CORRECTIONS, OFFICIAL_UNTIL, Correction
from oms.calendar.national import HolidayInfo, NationalHolidays
from oms.calendar.reasons import DayKind, DayReason
from oms.calendar.recurring import Recurring
from oms.calendar.spans import AnnualSpan, Span

__all__ = [
    "CORRECTIONS",
    "FIRST_YEAR",
    "HORIZON",
    "LAST_YEAR",
    "OFFICIAL_UNTIL",
    "AnnualSpan",
    "BusinessCalendar",
    "Calendars",
    "Correction",
    "Cutoffs",
    "DayKind",
    "DayReason",
    "HolidayInfo",
    "NationalHolidays",
    "Recurring",
    "Span",
    "jst_day",
]
