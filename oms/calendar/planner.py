"""The ship date, as the specification has it: docs/ship-date.md states it rule by rule."""

from __future__ import annotations

from datetime import date
from typing import Final, NamedTuple

from oms.calendar.days_ahead import NEVER, DaysAhead, ordinal, window_holds
from oms.calendar.laws import OFFICIAL_UNTIL
from oms.calendar.plan import ShipPlan, ShipReason
from oms.calendar.shipping import ShipRequest

__all__ = ["plan_shipment"]


def plan_shipment(request: ShipRequest) -> ShipPlan:
    """Compute when a parcel ships, or every reason why that needs a person.

    Args:
        request: The goods, the calendars, the service, the wish.

    Returns:
        The plan. With a reason it holds no ship date, arrival or slack.

    Raises:
        CalendarError: If national holidays are needed and jpholiday is not installed, or for days
            outside 1955 to 2099.
    """
    today = request.today.toordinal()
    reasons = _known_at_once(request, today)
    if _stops(request, reasons):
        return _plan(request, reasons)  # not even with NO_DELIVERY_ON_DATE, which needs no search
    days = DaysAhead(request, today)
    if request.lead is None:
        return _without_lead(request, reasons, days)
    return _searched(request, reasons, days)


# --------------------------------------------------------------------------- without a search


def _known_at_once(request: ShipRequest, today: int) -> set[ShipReason]:
    """Return the reasons that need no search."""
    wished, lead, service = request.desired_date, request.lead, request.service
    reasons = set()
    if any(item.stock_unknown for item in request.items):
        reasons.add(ShipReason.STOCK_UNKNOWN)
    if request.zone_held and request.zone is not None:
        reasons.add(ShipReason.REMOTE_ISLAND)
    if request.slot is not None and service.slot(request.slot) is None:
        reasons.add(ShipReason.SLOT_UNSUPPORTED)
    if wished is None:
        return reasons
    if lead is None:
        reasons.add(ShipReason.LEAD_UNKNOWN if request.zone is None else ShipReason.REMOTE_ISLAND)
    if not service.takes_date:
        reasons.add(ShipReason.DATE_UNSUPPORTED)
    window = service.window
    if window is not None and window.basis == "ship" and lead and lead.days > window.days:
        reasons.add(ShipReason.DEST_DATE_UNSUPPORTED)
    if wished.toordinal() < today:
        reasons.add(ShipReason.PAST_DATE)
    return reasons


def _stops(request: ShipRequest, reasons: set[ShipReason]) -> bool:
    """Whether nothing can be said about single days."""
    if reasons & {ShipReason.STOCK_UNKNOWN, ShipReason.SLOT_UNSUPPORTED}:
        return True
    return request.lead is None and request.desired_date is not None


# ---------------------------------------------------------------------------- with a search


def _without_lead(request: ShipRequest, reasons: set[ShipReason], days: DaysAhead) -> ShipPlan:
    """Ship on the first possible day: nobody wished a date, so nobody needs the transit days."""
    ship, latest = days.first(days.start), ordinal(request.latest_ship, NEVER)
    if ship > latest or ship == NEVER:
        reasons.add(ShipReason.SHIP_DEADLINE)
    return _plan(request, reasons, ship, feasible=days.count(latest))


def _notes(request: ShipRequest, reasons: set[ShipReason]) -> tuple[ShipReason, ...]:
    """Return what is not known, but holds nothing as nobody wished a date."""
    if request.lead is not None or request.desired_date is not None:
        return ()
    note = ShipReason.LEAD_UNKNOWN if request.zone is None else ShipReason.REMOTE_ISLAND
    return () if note in reasons else (note,)


def _searched(request: ShipRequest, reasons: set[ShipReason], days: DaysAhead) -> ShipPlan:
    latest = ordinal(request.latest_ship, NEVER)
    first = days.first(days.start)
    if first > latest or first == NEVER:
        reasons.add(ShipReason.SHIP_DEADLINE)
    offer = days.earliest_delivery()
    wished, feasible = request.desired_date, days.count(latest)
    if wished is None:
        arrival = days.arrival(first).day if first != NEVER else NEVER
        return _plan(request, reasons, first, arrival, feasible=feasible, offer=offer)
    found = _feasible(request, reasons, days, wished.toordinal())
    if request.service.takes_date:
        feasible = len(found)
    return _plan(request, reasons, *_chosen(request, found), feasible=feasible, offer=offer)


class _Feasible(NamedTuple):
    ship: int
    slack: int


def _feasible(
    request: ShipRequest, reasons: set[ShipReason], days: DaysAhead, wished: int
) -> list[_Feasible]:
    """Return the days that keep everything, first to last; say why there are none."""
    in_time, by_deadline, found = _up_to(request, days, wished)
    past = ShipReason.PAST_DATE in reasons
    if past:
        return []
    if days.on_or_after(wished) != wished:
        reasons.add(ShipReason.NO_DELIVERY_ON_DATE)
    if not in_time.day:
        reasons.add(ShipReason.TOO_SOON)
    elif not in_time.slot:
        reasons.add(ShipReason.SLOT_TOO_EARLY)
    if in_time.slot and not by_deadline:
        reasons.add(ShipReason.SHIP_DEADLINE)
    limit = request.max_desired_days
    too_far = limit is not None and wished > days.today + limit
    outside = by_deadline and not found and ShipReason.DEST_DATE_UNSUPPORTED not in reasons
    if too_far or outside:
        reasons.add(ShipReason.TOO_FAR)
    return found


class _InTime(NamedTuple):
    day: bool
    slot: bool


def _up_to(
    request: ShipRequest, days: DaysAhead, wished: int
) -> tuple[_InTime, bool, list[_Feasible]]:
    """Look at every ship day that could still arrive by the wished one."""
    latest, found = ordinal(request.latest_ship, NEVER), []
    any_day = any_slot = by_deadline = False
    ship = days.first(days.start)
    last = wished - (0 if request.lead is None else request.lead.days)
    while ship <= last:
        arrival = days.arrival(ship)
        any_day |= arrival.day <= wished
        if arrival.in_slot <= wished:
            any_slot = True
            if ship <= latest:
                by_deadline = True
                if window_holds(request, wished, ship, arrival.day):
                    found.append(_Feasible(ship, wished - arrival.in_slot))
        ship = days.first(ship + 1)
    return _InTime(any_day, any_slot), by_deadline, found


def _chosen(request: ShipRequest, found: list[_Feasible]) -> tuple[int, int, int]:
    """Return ship day, arrival and slack of the day the policy prefers."""
    if not found or request.desired_date is None:
        return NEVER, NEVER, 0
    spare = [each for each in found if each.slack >= request.buffer_days] or found
    best = spare[-1 if request.policy == "latest" else 0]
    return best.ship, request.desired_date.toordinal(), best.slack


def _plan(  # noqa: PLR0913
    request: ShipRequest,
    reasons: set[ShipReason],
    ship: int = NEVER,
    arrival: int = NEVER,
    slack: int = 0,
    *,
    feasible: int = 0,
    offer: int = NEVER,
) -> ShipPlan:
    held = bool(reasons)
    said = {"arrival": arrival, "offer": offer, "ship": ship}
    known = {key: date.fromordinal(each) for key, each in said.items() if each != NEVER}
    return ShipPlan(
        ship_date=None if held else known.get("ship"),
        arrival=None if held else known.get("arrival"),
        slack=None if held or request.lead is None else slack,
        feasible_days=feasible,
        reasons=tuple(sorted(reasons, key=_ORDER.__getitem__)) if held else (),
        notes=_notes(request, reasons),
        earliest_delivery=known.get("offer"),
        provisional=_is_provisional(request, max(known.values(), default=request.today)),
        request=request,
    )


_ORDER: Final = {reason: place for place, reason in enumerate(ShipReason)}


def _is_provisional(request: ShipRequest, last: date) -> bool:
    if last.year <= OFFICIAL_UNTIL:
        return False
    calendars = request.calendars
    four = (calendars.shop, calendars.warehouse, calendars.pickup, calendars.delivery)
    return any(each is not None and each.national_holidays != "ignored" for each in four)
