"""The calendars and cutoffs of a referee's request as those of `oms.calendar`."""

from collections.abc import Mapping
from datetime import time

from oms.calendar import BusinessCalendar, Cutoffs, Span
from tests.calendar.ship_facts import Days

WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


def business_calendar(days: Days) -> BusinessCalendar:
    """Return the business calendar that says what `days` says."""
    return BusinessCalendar(
        closed_weekdays=days.closed_weekdays,
        closed_days=tuple(Span(*span) for span in days.closed),
        open_days=tuple(Span(*span) for span in days.opened),
    )


def real_cutoffs(cutoffs: Mapping[int, time]) -> Cutoffs:
    """Return the cutoffs of the weekdays told."""
    return Cutoffs(**{WEEKDAYS[weekday]: at for weekday, at in cutoffs.items()})
