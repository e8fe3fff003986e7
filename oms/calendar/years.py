"""One year of a business calendar, counted through once so that questions need no loop."""

from __future__ import annotations

from array import array
from collections.abc import Iterable
from datetime import date
from typing import Final

__all__ = ["OpenYear"]


class OpenYear:
    """The open days of a year.

    Attributes:
        first: The ordinal of its first day.
        flags: 1 for each open day, 0 for each closed one.
        before: How many open days lie before each day, and at the end how many there are.
        ordinals: The ordinals of the open days.
    """

    __slots__ = ("before", "first", "flags", "ordinals")

    def __init__(self, year: int, flags: Iterable[bool]) -> None:
        """Count the days of a year, first to last."""
        self.first: Final = date(year, 1, 1).toordinal()
        self.flags: Final = bytes(flags)
        before, ordinals = array("H", [0]), array("l")
        for offset, flag in enumerate(self.flags):
            if flag:
                ordinals.append(self.first + offset)
            before.append(len(ordinals))
        self.before: Final = before
        self.ordinals: Final = ordinals
