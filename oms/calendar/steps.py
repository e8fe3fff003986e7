"""How a plan came about, as sentences: what each day was ruled out by, in Japanese and English."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import groupby
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from oms.calendar.acceptance import acceptance_day
from oms.calendar.business import BusinessCalendar
from oms.calendar.days import jst_day
from oms.calendar.days_ahead import NEVER, DaysAhead, window_holds
from oms.calendar.reasons import DayReason
from oms.calendar.step_texts import ARRIVES, DELIVERED, FROM_HOUR, TEXTS, Span, Step, StepKind
from oms.errors import CalendarError
from oms.model.finding import Message

if TYPE_CHECKING:
    from oms.calendar.plan import ShipPlan
    from oms.calendar.shipping import ShipRequest

__all__ = ["steps_of"]

_MOST: Final = 40
"""Days told one by one; a plan that goes further is told by its ends."""


def steps_of(plan: ShipPlan) -> tuple[Step, ...]:
    """Return the explanation of a plan, from the order to the parcel's arrival."""
    request = plan.request
    return () if request is None else tuple(_told(plan, request))


def _step(kind: StepKind, text: tuple[str, str] | None = None, **data: Any) -> Step:
    return Step(kind, Message(*(text or TEXTS[kind])), data)


def _told(plan: ShipPlan, request: ShipRequest) -> Iterator[Step]:
    yield from _accepted(request)
    days = DaysAhead(request, request.today.toordinal())
    yield from _readiness(request, days)
    yield _transit(request)
    if plan.feasible_days or plan.earliest_delivery is not None:
        yield from _day_by_day(plan, request, days)
    yield from _outcome(plan)


def _accepted(request: ShipRequest) -> Iterator[Step]:
    at = request.accepted_at or request.now
    day, shop = jst_day(at), request.calendars.shop
    try:
        base = acceptance_day(request)
    except CalendarError:
        return
    cutoff = request.calendars.cutoffs.at(day.weekday())
    if not shop.is_open(day):
        why = shop.why(day).message
        yield _step(StepKind.SHOP_CLOSED, at=at, base=base, why=why)
    elif base != day and cutoff is not None:
        yield _step(StepKind.AFTER_CUTOFF, at=at, base=base, cutoff=f"{cutoff:%H:%M}")
    else:
        yield _step(StepKind.ACCEPTED, at=at, base=base)


def _readiness(request: ShipRequest, days: DaysAhead) -> Iterator[Step]:
    if any(item.stock_unknown for item in request.items):
        yield _step(StepKind.STOCK_UNKNOWN)
    elif days.ready == NEVER:
        yield _step(StepKind.NEVER_READY)
    else:
        prep = max(item.prep_days for item in request.items)
        yield _step(StepKind.READY, prep=prep, ready=date.fromordinal(days.ready))


def _transit(request: ShipRequest) -> Step:
    service, lead = request.service.label, request.lead
    if lead is None:
        return _step(StepKind.NO_LEAD, service=service)
    told = TEXTS[StepKind.LEAD]
    if lead.first_hour is None:
        return _step(StepKind.LEAD, service=service, days=lead.days)
    text = told[0] + FROM_HOUR[0], told[1] + FROM_HOUR[1]
    return _step(StepKind.LEAD, text, service=service, days=lead.days, hour=lead.first_hour)


# ----------------------------------------------------------------------------- day by day


class _Ruling(NamedTuple):
    """What is said of one day; days in a row of which the same is said are told at once."""

    kind: StepKind
    facts: tuple[tuple[str, Any], ...] = ()


def _day_by_day(plan: ShipPlan, request: ShipRequest, days: DaysAhead) -> Iterator[Step]:
    last = _last_told(plan, request, days)
    ruled = [(day, _ruling(request, days, day)) for day in range(days.today, last + 1)]
    for ruling, run in groupby(ruled, key=lambda each: each[1]):
        told = [date.fromordinal(day) for day, _ in run]
        if ruling.kind is StepKind.POSSIBLE and told == [plan.ship_date]:
            continue  # the outcome says it
        yield _step(ruling.kind, span=Span(told[0], told[-1]), **dict(ruling.facts))


def _last_told(plan: ShipPlan, request: ShipRequest, days: DaysAhead) -> int:
    """Return the last day worth a word: until the wished date, or until something is possible."""
    wished = request.desired_date
    until = (plan.ship_date or plan.earliest_delivery or request.today).toordinal()
    if wished is not None and request.service.takes_date:
        lead = 0 if request.lead is None else request.lead.days
        until = max(wished.toordinal() - lead + 1, days.today)
    return min(until, days.today + _MOST, days.end - 1)


def _ruling(request: ShipRequest, days: DaysAhead, ordinal: int) -> _Ruling:
    """Say what rules a day out; the first that does."""
    day = date.fromordinal(ordinal)
    calendars = request.calendars
    if not calendars.warehouse.is_open(day):
        return _Ruling(StepKind.WAREHOUSE_CLOSED, _why(calendars.warehouse, day))
    if calendars.pickup is not None and not calendars.pickup.is_open(day):
        return _Ruling(StepKind.NO_PICKUP, _why(calendars.pickup, day))
    if any(each.days is None and each.first <= day <= each.last for each in request.delays):
        return _Ruling(StepKind.SUSPENDED)
    if ordinal < days.ready:
        return _Ruling(StepKind.NOT_READY)
    if request.earliest_ship is not None and day < request.earliest_ship:
        return _Ruling(StepKind.NOT_BEFORE, (("earliest", request.earliest_ship),))
    return _on_arrival(request, days, ordinal)


def _why(calendar: BusinessCalendar, day: date) -> tuple[tuple[str, Any], ...]:
    reason: DayReason = calendar.why(day)
    return (("why", reason.message),)


def _on_arrival(request: ShipRequest, days: DaysAhead, ship: int) -> _Ruling:
    arrival = days.arrival(ship)
    facts: tuple[tuple[str, Any], ...] = ()
    if arrival.in_slot != NEVER:
        facts = (("arrival", date.fromordinal(arrival.in_slot)),)
    wished = request.desired_date
    late = request.latest_ship is not None and ship > request.latest_ship.toordinal()
    if wished is not None and request.service.takes_date:
        facts += (("wished", wished),)
        if arrival.day > wished.toordinal():
            return _Ruling(StepKind.TOO_LATE, facts)
        if arrival.in_slot > wished.toordinal():
            return _Ruling(StepKind.SLOT_TOO_LATE, facts)
        if not late and not window_holds(request, wished.toordinal(), ship, arrival.day):
            window = request.service.window
            days_ahead = 0 if window is None else window.days
            return _Ruling(StepKind.OUTSIDE_WINDOW, (("wished", wished), ("days", days_ahead)))
    if late:
        return _Ruling(StepKind.AFTER_DEADLINE, (("latest", request.latest_ship),))
    return _Ruling(StepKind.POSSIBLE, facts)


def _outcome(plan: ShipPlan) -> Iterator[Step]:
    for reason in plan.reasons:
        yield _step(StepKind.HELD, reason=reason.label)
    if plan.reasons and plan.earliest_delivery is not None:
        yield _step(StepKind.OFFER, offer=plan.earliest_delivery)
    if plan.ship_date is None:
        return
    wished = plan.request is not None and plan.request.desired_date is not None
    text = DELIVERED if wished else ARRIVES if plan.arrival is not None else None
    yield _step(StepKind.CHOSEN, text, ship=plan.ship_date, arrival=plan.arrival, slack=plan.slack)
