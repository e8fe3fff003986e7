"""One year of a business calendar, counted through once so that questions need no loop."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Final

__all__ = ["OpenYear"]


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
