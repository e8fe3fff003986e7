"""Rules 1 to 4 of the specification, day by day; how they are read stands in `ship_oracle`."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta

from tests.calendar.ship_facts import JST, OracleRequest

HORIZON = 150
"""How many days after today a parcel may still be shipped."""

FAR = 1_100
"""After how many days without delivery a carrier counts as one that never delivers."""

DAY = timedelta(days=1)

Row = tuple[date, date | None, date | None]
"""A possible ship day, its arrival, and its arrival within the wished slot."""


def days(first: date, last: date) -> Iterator[date]:
    """Yield each day, both ends included."""
    while first <= last:
        yield first
        first += DAY


def today(request: OracleRequest) -> date:
    """Return the JST day of `now`."""
    return request.now.astimezone(JST).date()


def last_day(request: OracleRequest) -> date:
    """Return the last ship day that is considered."""
    return today(request) + HORIZON * DAY


def acceptance_day(request: OracleRequest) -> date | None:
    """Rule 1; None if the shop does not open before the last day considered."""
    moment: datetime = request.now if request.accepted_at is None else request.accepted_at
    moment = moment.astimezone(JST)
    day = moment.date()
    cutoff = request.cutoffs.get(day.weekday())
    if request.shop(day) and (cutoff is None or moment.time() < cutoff):
        return day
    for later in days(day + DAY, last_day(request)):
        if request.shop(later):
            return later
    return None


def ready_days(request: OracleRequest, prep: int, stock: date | None) -> set[date]:
    """Rule 2 for one item: its ready days among the days considered."""
    base = acceptance_day(request)
    if base is None:
        return set()
    found = set()
    worked = 0
    for day in days(base if stock is None else max(base, stock), last_day(request)):
        if request.warehouse(day):
            worked += 1
        if worked >= prep + 1:
            found.add(day)
    return found


def is_suspended(request: OracleRequest, day: date) -> bool:
    """Whether the carrier takes nothing in that day."""
    return any(more is None and first <= day <= last for first, last, more in request.delays)


def possible_days(request: OracleRequest) -> list[date]:
    """Rule 3, for all items."""
    ready = [
        ready_days(request, prep, None if stock == "unknown" else stock)
        for prep, stock in request.items
    ]
    return [
        day
        for day in days(today(request), last_day(request))
        if request.warehouse(day)
        and request.pickup(day)
        and not is_suspended(request, day)
        and all(day in of_item for of_item in ready)
        and (request.earliest_ship is None or day >= request.earliest_ship)
    ]


def delivery_day_from(request: OracleRequest, day: date) -> date | None:
    """Return the day itself or the first one after it on which the carrier delivers."""
    for later in days(day, day + FAR * DAY):
        if request.delivery(later):
            return later
    return None


def arrival(request: OracleRequest, ship: date) -> date | None:
    """Rule 4 without the slot: a(d)."""
    if request.lead is None:
        return None
    late = sum(more or 0 for first, last, more in request.delays if first <= ship <= last)
    return delivery_day_from(request, ship + (request.lead[0] + late) * DAY)


def slot_arrival(request: OracleRequest, ship: date) -> date | None:
    """Rule 4 with the slot: a_slot(d)."""
    first = arrival(request, ship)
    if first is None or request.lead is None:
        return None
    first_hour = request.lead[1]
    if request.slot_start is None or first_hour is None or request.slot_start >= first_hour:
        return first
    return delivery_day_from(request, first + DAY)


def possible_rows(request: OracleRequest) -> list[Row]:
    """Return each possible day with both its arrivals."""
    return [
        (day, arrival(request, day), slot_arrival(request, day)) for day in possible_days(request)
    ]
