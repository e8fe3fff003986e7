"""The days ahead of one request: which it may ship on, and when it would arrive.

Days are ordinals here (`date.toordinal()`), and a calendar is the bytes of the days looked at:
a question to it is an index, a search for the next open day is `bytes.find`.
"""

from __future__ import annotations

from datetime import date
from typing import Final, NamedTuple

from oms.calendar.acceptance import acceptance_day
from oms.calendar.business import BusinessCalendar
from oms.calendar.carrier_services import ServiceSlot
from oms.calendar.shipping import DAYS_AHEAD, ShipRequest
from oms.errors import CalendarError

__all__ = ["NEVER", "Arrival", "DaysAhead", "ordinal", "window_holds"]

NEVER: Final = date.max.toordinal()
"""A day that does not come: nothing is open for years."""

_MARGIN: Final = 31
"""Days beyond the last arrival in which a delivery day is first looked for."""


def ready_day(request: ShipRequest) -> int:
    """Return the first day on which everything is packed: the (prep + 1)-th open warehouse day."""
    warehouse = request.calendars.warehouse
    try:
        base = acceptance_day(request)
        return max(
            warehouse.add_business_days(max(base, item.stock_day or base), item.prep_days)
            for item in request.items
        ).toordinal()
    except CalendarError as error:
        if "horizon" in error.data or "year" in error.data:  # so far away that it never comes
            return NEVER
        raise


def window_holds(request: ShipRequest, wished: int, ship: int, arrival: int) -> bool:
    """Whether a wished date lies inside the designation window of the service."""
    window = request.service.window
    if window is None:
        return True
    return wished - (ship if window.basis == "ship" else arrival) <= window.days


def _both(
    calendar: BusinessCalendar, other: BusinessCalendar | None, first: int, size: int
) -> bytes:
    """Return 1 for each day on which both calendars are open."""
    flags = calendar.flags(first, size)
    if other is None:
        return flags
    return (int.from_bytes(flags) & int.from_bytes(other.flags(first, size))).to_bytes(size)


class Arrival(NamedTuple):
    """When a parcel arrives, and when it does so in the wished slot."""

    day: int
    in_slot: int


class DaysAhead:
    """The days ahead, seen from one request.

    Attributes:
        today: The first of them.
        end: The day after the last of them.
        ready: The first day on which everything is packed.
        start: The first day the parcel may leave, closures aside.
    """

    __slots__ = ("_delays", "_delivery", "_lead", "_open", "_skips", "end", "ready", "request",
                 "start", "today")  # fmt: skip

    def __init__(self, request: ShipRequest, today: int) -> None:
        """Look at the calendars once."""
        self.request, self.today, self.end = request, today, today + DAYS_AHEAD + 1
        self.ready = ready_day(request)
        self.start = max(today, self.ready, ordinal(request.earliest_ship, today))
        calendars = request.calendars
        size = DAYS_AHEAD + 1
        both = bytearray(_both(calendars.warehouse, calendars.pickup, today, size))
        self._delays = []
        for each in request.delays:
            first, last = each.first.toordinal(), each.last.toordinal()
            if each.days is not None:
                self._delays.append((first, last, each.days))
                continue
            low, high = max(first - today, 0), min(last + 1 - today, size)
            if low < high:
                both[low:high] = bytes(high - low)
        self._open = bytes(both)
        self._lead = 0 if request.lead is None else request.lead.days
        far = size + self._lead + sum(days for _, _, days in self._delays) + _MARGIN
        self._delivery = (
            None if calendars.delivery is None else calendars.delivery.flags(today, far)
        )
        self._skips = _skips(request)

    def first(self, day: int) -> int:
        """Return the first possible ship day on or after a day, or `NEVER`."""
        at = self._open.find(1, max(day, self.start) - self.today)
        return NEVER if at < 0 else self.today + at

    def count(self, until: int) -> int:
        """Return how many possible ship days there are up to a day."""
        return self._open.count(1, min(self.start - self.today, len(self._open)),
                                max(until + 1 - self.today, 0))  # fmt: skip

    def arrival(self, ship: int) -> Arrival:
        """Return when what ships on a day arrives, by rule 4."""
        day = ship + self._lead
        for first, last, days in self._delays:
            if first <= ship <= last:
                day += days
        day = self.on_or_after(day)
        return Arrival(day, self.on_or_after(day + 1) if self._skips else day)

    def on_or_after(self, day: int) -> int:
        """Return the first delivery day on or after a day, or `NEVER`."""
        if self._delivery is None or day == NEVER:
            return day
        at = self._delivery.find(1, day - self.today)
        if at >= 0:
            return self.today + at
        calendar = self.request.calendars.delivery
        assert calendar is not None  # noqa: S101  for mypy: it has flags
        try:
            return calendar.on_or_after(date.fromordinal(day)).toordinal()
        except CalendarError:
            return NEVER

    def earliest_delivery(self) -> int:
        """Return the first arrival of all: with delays not always that of the first day."""
        best, day = NEVER, self.first(self.start)
        while day + self._lead < best and day != NEVER:
            best = min(best, self.arrival(day).in_slot)
            day = self.first(day + 1)
        return best


def _skips(request: ShipRequest) -> bool:
    """Whether the wished slot begins before the first delivery of the lead row does."""
    if request.slot is None or request.lead is None or request.lead.first_hour is None:
        return False
    slot: ServiceSlot | None = request.service.slot(request.slot)
    return slot is not None and slot.start < request.lead.first_hour


def ordinal(day: date | None, otherwise: int) -> int:
    """Return a day's ordinal, or what stands for none."""
    return otherwise if day is None else day.toordinal()
