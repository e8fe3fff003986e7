"""Days of Japan: national holidays. Pure: no clock, no files.

The source, jpholiday (extra `oms[calendar]`), is loaded when a question needs it.
"""

from oms.calendar.days import FIRST_YEAR, LAST_YEAR, jst_day
from oms.calendar.laws import CORRECTIONS, OFFICIAL_UNTIL, Correction
from oms.calendar.national import HolidayInfo, NationalHolidays

__all__ = [
    "CORRECTIONS",
    "FIRST_YEAR",
    "LAST_YEAR",
    "OFFICIAL_UNTIL",
    "Correction",
    "HolidayInfo",
    "NationalHolidays",
    "jst_day",
]
