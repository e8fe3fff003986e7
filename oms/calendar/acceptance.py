"""Acceptance: the day an order counts from (受付日)."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING

from oms.calendar.days import jst_day

if TYPE_CHECKING:
    from oms.calendar.business import BusinessCalendar
    from oms.calendar.cutoffs import Cutoffs
    from oms.calendar.shipping import ShipRequest

__all__ = ["acceptance_day", "taken_in"]


def acceptance_day(request: ShipRequest) -> date:
    """Return the day an order is taken in.

    Its own day in Japan if the shop is open and the order came before the cutoff, else the next
    open day. On a closed day the cutoff says nothing. `now` plays no part where the order's own
    moment is known, so a later look never moves it.

    Raises:
        CalendarError: If the shop does not open for years.
    """
    at = request.now if request.accepted_at is None else request.accepted_at
    return taken_in(at, request.calendars.shop, request.calendars.cutoffs)


def taken_in(at: datetime, shop: BusinessCalendar, cutoffs: Cutoffs) -> date:
    """Return the day an order of a moment counts from, by a calendar and its cutoffs.

    Raises:
        CalendarError: If the shop does not open for years.
    """
    day = jst_day(at)
    return day if shop.is_open(day) and cutoffs.in_time(at) else shop.next_open(day)
