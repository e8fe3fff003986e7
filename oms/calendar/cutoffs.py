"""Cutoffs (締め時刻): until when an order still goes out the same day."""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta
from typing import Annotated, Any, Final, Self

from pydantic import BeforeValidator
from pydantic.dataclasses import dataclass

from oms.calendar.days import jst_day
from oms.calendar.spans import CONFIG, folded
from oms.calendar.tables import read_table
from oms.model.base import JST
from oms.model.refusals import refuse

__all__ = ["Cutoffs", "CutoffsField"]

_TIME: Final = re.compile(r"(\d{1,2}):(\d{2})")
_DAYS: Final = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


def _time(value: Any) -> Any:
    if isinstance(value, str):
        found = _TIME.fullmatch(folded(value))
        hour, minute = (int(found[1]), int(found[2])) if found else (99, 99)
        if hour > 23 or minute > 59:
            en = "a time expected, such as 12:00; none = until midnight"
            raise refuse(en, "時刻にしてください (例: 12:00)。書かなければ 24 時までです")
        return time(hour, minute)
    if value is not None and (not isinstance(value, time) or value.tzinfo is not None):
        en = "a time expected, such as 12:00, without offset: it is of Japan"
        raise refuse(en, "日本時間の時刻を、時差なしで書いてください (例: 12:00)")
    return value


_Time = Annotated[time | None, BeforeValidator(_time)]


@dataclass(frozen=True, config=CONFIG)
class Cutoffs:
    """The moment of each weekday until which an order still goes out that day.

    Strict: an order of exactly that moment is late. Whether the day is open at all is the
    calendar's to say. The most particular time holds: the weekday's own, else that of
    `weekdays` or `weekends`, else `default`, else midnight.

    Attributes:
        default: For every day.
        weekdays: Monday to Friday (平日), national holidays or not.
        weekends: Saturday and Sunday (土日).
        mon: Monday; `tue`, `wed`, `thu`, `fri`, `sat` and `sun` likewise.

    Example:
        >>> cutoffs = Cutoffs.from_table({"weekdays": "12:00", "weekends": "09:00"})
        >>> cutoffs.moment(date(2026, 5, 9)).isoformat()
        '2026-05-09T09:00:00+09:00'
        >>> cutoffs.in_time(datetime(2026, 5, 8, 12, 0, tzinfo=JST))
        False
    """

    default: _Time = None
    weekdays: _Time = None
    weekends: _Time = None
    mon: _Time = None
    tue: _Time = None
    wed: _Time = None
    thu: _Time = None
    fri: _Time = None
    sat: _Time = None
    sun: _Time = None

    @classmethod
    def from_table(cls, table: Any, where: str = "cutoffs") -> Self:
        """Read a table of times with the attributes as keys, or one time for every day.

        Args:
            table: Such as `{"weekdays": "12:00", "sat": "09:00"}` or `"14:00"`.
            where: What faults call it.

        Raises:
            PackError: With every fault.
        """
        return read_table(cls, _one_for_all(table), where)

    def at(self, weekday: int) -> time | None:
        """Return the time of a weekday, Monday = 0; `None` = midnight."""
        group = self.weekdays if weekday < 5 else self.weekends
        own: time | None = getattr(self, _DAYS[weekday])
        return next((each for each in (own, group, self.default) if each is not None), None)

    def moment(self, day: date | datetime) -> datetime:
        """Return the moment of a day from which orders are late; midnight without a cutoff."""
        day = jst_day(day)
        at = self.at(day.weekday())
        if at is None:
            return datetime.combine(day, time(), JST) + timedelta(days=1)
        return datetime.combine(day, at, JST)

    def in_time(self, at: datetime) -> bool:
        """Whether a moment lies before the cutoff of its own day in Japan."""
        return at < self.moment(at)


def _one_for_all(value: Any) -> Any:
    return {"default": value} if isinstance(value, str | time) else value


CutoffsField = Annotated[Cutoffs, BeforeValidator(_one_for_all)]
