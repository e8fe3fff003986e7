"""One year of a business calendar, counted through once so that questions need no loop."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Final, Literal

from oms.errors import CalendarError, Told

__all__ = ["OpenYear", "nothing_open"]


class OpenYear:
    """The open days of a year.

    Attributes:
        year: The year.
        first: The ordinal of its first day.
        flags: 1 for each open day, 0 for each closed one.
        before: How many open days lie before each day, and at the end how many there are.
        days: Its open days.
    """

    __slots__ = ("_ahead", "before", "days", "first", "flags", "year")

    def __init__(self, year: int, flags: Iterable[bool]) -> None:
        """Count the days of a year, first to last."""
        self.year: Final = year
        self.first: Final = date(year, 1, 1).toordinal()
        self.flags: Final = bytes(flags)
        before, days = [0], []
        for offset, flag in enumerate(self.flags):
            if flag:
                days.append(date.fromordinal(self.first + offset))
            before.append(len(days))
        self.before: Final = before
        self.days: Final = tuple(days)
        self._ahead = self.days, year

    @property
    def ahead(self) -> tuple[date, ...]:
        """Its open days and those of the years after it, as far as somebody asked."""
        return self._ahead[0]

    @property
    def known_until(self) -> int:
        """The last year in `ahead`."""
        return self._ahead[1]

    def extend(self, by: OpenYear) -> None:
        """Let `ahead` reach over the year after it; in one step, so threads may do it at once."""
        days, until = self._ahead
        if by.year == until + 1:
            self._ahead = days + by.days, by.year


_SIDES: Final = {"after": Told("after", "以後"), "before": Told("before", "以前")}


def nothing_open(day: date, n: int, side: Literal["after", "before"], most: int) -> CalendarError:
    """Return the error of a calendar that has not enough open days near a day.

    Args:
        day: The day.
        n: How many open days more than one were looked for.
        side: Where.
        most: Within how many days.
    """
    few = Told("fewer than {n} open days", "営業日が {n} 日ありません", n=n + 1)
    told = Told(
        "{wanted} within {most} days on or {side} {day}: what is closed?",
        "{day} {side} {most} 日以内に{wanted}。休業日の設定を確かめてください",
        wanted=few if n else Told("no open day", "営業日がありません"),
        most=most,
        side=_SIDES[side],
        day=day,
    )
    return CalendarError(told, day=day.isoformat(), days=n, horizon=most)
