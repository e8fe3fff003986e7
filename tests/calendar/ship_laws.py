"""What holds for every planner of ship days: a law takes planner and request, and asserts."""

from dataclasses import replace
from datetime import date, datetime, timedelta, timezone
from typing import Literal

from tests.calendar.ship_facts import JST, REASONS, OracleRequest, Planner

DAY = timedelta(days=1)
Closable = Literal["shop", "warehouse", "pickup"]


def a_hold_promises_nothing(plan: Planner, request: OracleRequest) -> None:
    """Any reason means no ship day, arrival or slack; without one there is a ship day."""
    answer = plan(request)
    assert (answer.ship is None) == bool(answer.reasons)
    if answer.reasons:
        assert answer.arrival is None
        assert answer.slack is None
    else:
        assert answer.feasible >= 1


def reasons_come_in_order(plan: Planner, request: OracleRequest) -> None:
    """As the table has them, each once; a note is no reason as well."""
    answer = plan(request)
    assert [each for each in REASONS if each in answer.reasons] == list(answer.reasons)
    assert set(answer.notes) <= {"LEAD_UNKNOWN", "REMOTE_ISLAND"} - set(answer.reasons)
    assert not answer.notes or request.desired is request.lead is None


def what_ships_keeps_the_rules(plan: Planner, request: OracleRequest) -> None:
    """A day that is open for warehouse and pick-up, not past, in no suspension, within limits."""
    ship = plan(request).ship
    if ship is None:
        return
    assert request.warehouse(ship)
    assert request.pickup(ship)
    assert ship >= request.now.astimezone(JST).date()
    assert request.earliest_ship is None or ship >= request.earliest_ship
    assert request.latest_ship is None or ship <= request.latest_ship
    for first, last, more in request.delays:
        assert more is not None or not first <= ship <= last


def the_wish_is_kept(plan: Planner, request: OracleRequest) -> None:
    """A parcel with a wished day arrives that day; what it has to spare is never negative."""
    answer = plan(request)
    if answer.ship is None:
        return
    if request.desired is not None:
        assert request.desired == answer.arrival
        assert request.delivery(request.desired)
        on_the_way = (request.desired - answer.ship).days
        assert 0 <= answer.slack <= on_the_way - request.lead[0]
    elif request.lead is not None:
        assert answer.slack == 0
        assert request.delivery(answer.arrival)
        assert (answer.arrival - answer.ship).days >= request.lead[0]
    else:
        assert answer.slack is answer.arrival is None


def feasible_days(plan: Planner, request: OracleRequest, first: date, last: date) -> set[date]:
    """Return which days of a span are feasible, by asking for each alone."""
    found = set()
    while first <= last:
        after = request.earliest_ship is None or first >= request.earliest_ship
        before = request.latest_ship is None or first <= request.latest_ship
        alone = replace(request, earliest_ship=first, latest_ship=first)
        if after and before and plan(alone).feasible:
            found.add(first)
        first += DAY
    return found


def a_closure_makes_nothing_possible(
    plan: Planner, request: OracleRequest, which: Closable, span: tuple[date, date]
) -> None:
    """Closing days of shop, warehouse or pick-up adds no feasible day and brings none nearer."""
    calendar = getattr(request, which)
    closed = replace(request, **{which: replace(calendar, closed=(*calendar.closed, span))})
    before, after = plan(request), plan(closed)
    assert after.feasible <= before.feasible
    if after.earliest_delivery is not None:
        assert before.earliest_delivery is not None
        assert before.earliest_delivery <= after.earliest_delivery
    first, last = span[0] - 2 * DAY, min(span[1], span[0] + 5 * DAY) + 5 * DAY
    days = feasible_days(plan, closed, first, last)
    assert days <= feasible_days(plan, request, first, last)


def respelled(request: OracleRequest, minutes: int) -> OracleRequest:
    """Return a request with the same moments told at another offset from UTC."""
    offset = timezone(timedelta(minutes=minutes))

    def told(moment: datetime | None) -> datetime | None:
        return moment and moment.astimezone(offset)

    return replace(request, now=told(request.now), accepted_at=told(request.accepted_at))


def spelling_does_not_matter(plan: Planner, request: OracleRequest, minutes: int) -> None:
    """One instant in UTC, in JST or anywhere gives one answer."""
    assert plan(request) == plan(respelled(request, minutes))


def acceptance_stands(plan: Planner, request: OracleRequest, later: timedelta) -> None:
    """A later look at an order never moves its acceptance, so a plan stands until its day.

    On the same day of Japan the whole answer stays; on a later one the ship day, unless it has
    passed. A wish beyond the days considered may still find a later one, so it is left out.
    """
    fixed = replace(request, accepted_at=request.accepted_at or request.now)
    again = replace(fixed, now=fixed.now + later)
    before, after = plan(fixed), plan(again)
    today, then = (each.now.astimezone(JST).date() for each in (fixed, again))
    if today == then:
        assert before == after
    if before.ship is None or before.ship < then:
        return
    if request.desired is None or request.desired <= today + 150 * DAY:
        expected = before.ship, before.arrival, before.slack, before.reasons, before.notes
        found = after.ship, after.arrival, after.slack, after.reasons, after.notes
        assert expected == found


def the_offer_can_be_taken(plan: Planner, request: OracleRequest) -> None:
    """Whoever wishes for `earliest_delivery` instead is never told that it is too soon.

    Left out is a service without dates, which may say no more than that it has none.
    """
    offer = plan(request).earliest_delivery
    if offer is None or not request.takes_date:
        return
    reasons = plan(replace(request, desired=offer)).reasons
    assert not {"PAST_DATE", "NO_DELIVERY_ON_DATE", "TOO_SOON", "SLOT_TOO_EARLY"} & set(reasons)
    sooner = plan(replace(request, desired=offer - DAY)).reasons
    assert {"PAST_DATE", "TOO_SOON", "SLOT_TOO_EARLY"} & set(sooner)
