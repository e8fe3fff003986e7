"""Requests at random, dense where something happens: boundaries, closures, ends of years."""

from dataclasses import replace
from datetime import date, datetime, time, timedelta, timezone
from random import Random

from tests.calendar.ship_days import DAY, possible_rows, today
from tests.calendar.ship_facts import JST, Days, OracleRequest

CORNERS = (
    date(2026, 4, 27),  # Golden Week
    date(2026, 8, 7),  # Obon
    date(2026, 9, 17),  # Silver Week
    date(2026, 12, 26),  # end of the year
    date(2027, 12, 28),
    date(2028, 2, 27),  # leap day
    date(2024, 2, 27),
    date(2019, 4, 26),  # the long week of the enthronement
    date(2026, 10, 3),
)
HOLIDAYS = tuple(
    (date.fromisoformat(first), date.fromisoformat(last))
    for first, last in [
        ("2019-04-27", "2019-05-06"),
        ("2024-02-23", "2024-02-23"),
        ("2026-04-29", "2026-04-29"),
        ("2026-05-03", "2026-05-06"),
        ("2026-08-11", "2026-08-11"),
        ("2026-08-13", "2026-08-16"),
        ("2026-09-21", "2026-09-23"),
        ("2026-12-29", "2027-01-03"),
        ("2027-12-29", "2028-01-04"),
        ("2028-02-29", "2028-02-29"),
    ]
)
OFFSETS = (0, 0, 540, 540, -300, 345, 840, -720, -210)
TIMES = (time(0), time(9), time(12), time(14), time(14, 30), time(23, 59, 59, 999_999))
TICK = timedelta(microseconds=1)
WINDOWS = (None, (7, "ship"), (6, "ship"), (9, "arrival"))
SLOTS = (0, 8, 12, 14, 16, 18, 19)
EVERY_DAY = Days()


def random_request(rng: Random) -> OracleRequest:
    """Return a request; some have no trouble, some one, some many."""
    request = loose_request(rng)
    wished = request.desired
    if wished is None or wished < today(request) or request.lead is None or rng.random() < 0.5:
        return request
    return at_the_edge(rng, request)


def at_the_edge(rng: Random, request: OracleRequest) -> OracleRequest:
    """Wish for a day beside the first arrivals; sometimes let one of these be the last to ship."""
    rows = possible_rows(request)
    if not rows:
        return request
    _, arrives, in_slot = min(rows, key=lambda row: row[1])
    wished = rng.choice([arrives, arrives, in_slot, arrives - DAY, in_slot + 3 * DAY])
    if rng.random() < 0.85:
        request = replace(request, delivery=opened_on(request.delivery, wished))
    if rng.random() < 0.2:
        ship = rng.choice(rows[:5])[0]
        request = replace(request, latest_ship=ship - rng.choice([0, 0, 1]) * DAY)
    return replace(request, desired=wished)


def opened_on(calendar: Days, day: date) -> Days:
    """Return a calendar that is open on a day, mostly the same one."""
    return calendar if calendar(day) else replace(calendar, opened=(*calendar.opened, (day, day)))


def loose_request(rng: Random) -> OracleRequest:
    """Return a request whose fields hardly know of each other."""
    trouble = rng.choice([0.0, 0.03, 0.03, 0.1, 0.3])
    cutoffs = random_cutoffs(rng)
    now, accepted_at = random_moments(rng, cutoffs)
    start = now.astimezone(JST).date()
    items = random_items(rng, start, trouble)
    lead = random_lead(rng, trouble)
    desired = random_wish(rng, start, max(prep for prep, _ in items), lead, trouble)
    if desired is None and rng.random() < 0.1:
        lead = None
    wishes_slot = rng.random() < 0.5
    return OracleRequest(
        now=now,
        accepted_at=accepted_at,
        items=items,
        desired=desired,
        slot_start=rng.choice(SLOTS) if wishes_slot else None,
        slot_supported=not (wishes_slot and rng.random() < trouble / 2),
        shop=random_days(rng, start),
        warehouse=random_days(rng, start),
        pickup=random_days(rng, start) if rng.random() < 0.4 else EVERY_DAY,
        delivery=random_delivery(rng, start, desired),
        cutoffs=cutoffs,
        takes_date=rng.random() >= max(trouble / 2, 0.03),
        window=random_window(rng, lead),
        lead=lead,
        zone=random_zone(rng, trouble),
        delays=random_delays(rng, start),
        policy=rng.choice(["latest", "latest", "earliest"]),
        buffer=rng.choice([0, 0, 0, 1, 1, 2, 5, 30]),
        max_desired_days=random_limit(rng, start, desired, trouble),
        **random_ship_limits(rng, start, desired, trouble),
    )


def random_moments(rng: Random, cutoffs: dict[int, time]) -> tuple[datetime, datetime | None]:
    """Return `now` and when the parcel was accepted, rarely after it."""
    day = rng.choice(CORNERS) + rng.randint(-3, 9) * DAY
    if rng.random() < 0.2:
        day = date(2025, 1, 1) + rng.randrange(1500) * DAY
    now = random_moment(rng, day, cutoffs)
    if rng.random() < 0.25:
        return now, None
    before = rng.choice([0, 0, 0, 1, 1, 2, 3, 5, 9, 40]) * DAY
    accepted_at = random_moment(rng, day - before, cutoffs)
    if accepted_at > now and rng.random() < 0.8:
        return accepted_at, now
    return now, accepted_at


def random_cutoffs(rng: Random) -> dict[int, time]:
    """Return some weekdays' cutoffs, all weekdays', or none."""
    share = rng.choice([0.0, 0.5, 1.0, 1.0])
    return {weekday: rng.choice(TIMES) for weekday in range(7) if rng.random() < share}


def random_moment(rng: Random, day: date, cutoffs: dict[int, time]) -> datetime:
    """Return a moment of a day of Japan, often at or beside its cutoff, told in some offset."""
    at = time(rng.randrange(24), rng.randrange(60))
    if rng.random() < 0.6:
        at = rng.choice([cutoffs.get(day.weekday(), time(0)), time(0), time(12)])
    moment = datetime.combine(day, at, JST) + rng.choice([-1, 0, 0, 0, 1]) * TICK
    return moment.astimezone(timezone(timedelta(minutes=rng.choice(OFFSETS))))


def random_items(rng, start, trouble):
    """Return one to three items; stock mostly there, or near, or at the end of the horizon."""
    items = []
    for _ in range(rng.choice([1, 1, 1, 2, 3])):
        prep = rng.choice([0, 0, 0, 1, 1, 2, 3, 5, 10])
        stock = None if rng.random() < 0.6 else start + rng.randint(-4, 12) * DAY
        if rng.random() < trouble / 4:
            stock = start + rng.randint(140, 153) * DAY
        if rng.random() < trouble / 3:
            stock = "unknown"
        items.append((prep, stock))
    return tuple(items)


def random_lead(rng, trouble):
    """Return days on the way, mostly few, and the first hour of the row."""
    if rng.random() < trouble / 2:
        return None
    first_hour = rng.choice([None, None, 8, 12, 14, 16, 18])
    return rng.choice([0, 1, 1, 1, 2, 2, 3, 5, 10, 12]), first_hour


def random_wish(rng, start, prep, lead, trouble):
    """Return no wished day, or one about the first arrival, or one far from it."""
    if rng.random() < 0.25:
        return None
    near = prep + (1 if lead is None else lead[0])
    if rng.random() < max(trouble, 0.05):
        return start + rng.choice([-400, -30, -2, -1, -1, 0, 0, 1, 60, 149, 150, 151, 170]) * DAY
    return start + (near + rng.randint(-1, 14)) * DAY


def random_window(rng, lead):
    """Return one of the carriers' windows, or a narrow one about the days on the way."""
    if rng.random() < 0.75:
        return rng.choice(WINDOWS)
    near = 0 if lead is None else lead[0]
    return max(0, near + rng.randint(-1, 3)), rng.choice(["ship", "arrival"])


def random_zone(rng, trouble):
    """Return what kind of place the destination is."""
    if rng.random() < max(trouble / 2, 0.02):
        return rng.choice(["island", "held"])
    return "island" if rng.random() < 0.2 else "none"


def random_span(rng, start, size):
    """Return a span beginning about a day."""
    first = start + rng.randint(-3, 12) * DAY
    return first, first + rng.randint(0, size) * DAY


def random_days(rng, start):
    """Return a calendar of a shop, a warehouse or a pick-up."""
    weekdays = rng.choice([(), (5, 6), (5, 6), (6,), (2, 6)])
    if rng.random() < 0.1:
        weekdays = rng.sample(range(7), rng.randint(1, 6))
    closed = HOLIDAYS if rng.random() < 0.5 else ()
    if rng.random() < 0.3:
        closed += (random_span(rng, start, 6),)
    opened = ()
    if rng.random() < 0.2:
        opened = (random_span(rng, start, 2),)
    kind = rng.random()
    if kind < 0.02:  # opens once more at the end of the horizon, or just after it
        closed = ((start - 60 * DAY, start + rng.randint(140, 153) * DAY),)
    elif kind < 0.04:  # only on the days told
        weekdays, opened = range(7), tuple(random_span(rng, start + 9 * DAY, 2) for _ in range(3))
    return Days(frozenset(weekdays), closed, opened)


def random_delivery(rng, start, desired):
    """Return a calendar of deliveries; it always opens again."""
    weekdays = rng.choice([()] * 8 + [(6,), (6,), (5, 6), (0, 1, 2, 3, 4)])
    closed = ()
    if rng.random() < 0.2:
        closed += (random_span(rng, start, rng.choice([1, 5, 20, 200])),)
    if desired is not None and rng.random() < 0.1:
        closed += ((desired - rng.choice([0, 0, 1, 4]) * DAY, desired),)
    opened = (random_span(rng, start, 2),) if rng.random() < 0.1 else ()
    return Days(frozenset(weekdays), closed, opened)


def random_delays(rng, start):
    """Return no delay window, or some, which may overlap."""
    number = 0 if rng.random() < 0.6 else rng.randint(1, 3)
    return tuple(
        (*random_span(rng, start, 6), rng.choice([None, 0, 1, 1, 2, 5, 10]))
        for _ in range(number)
    )  # fmt: skip


def random_ship_limits(rng, start, desired, trouble):
    """Return the first and the last ship day allowed, mostly none."""
    earliest = latest = None
    if rng.random() < 0.15:
        earliest = start + rng.choice([*range(-3, 12), 149, 150, 151]) * DAY
    if rng.random() < max(trouble, 0.1):
        near = start if desired is None or rng.random() < 0.5 else desired - 5 * DAY
        latest = near + rng.randint(-2, 9) * DAY
    return {"earliest_ship": earliest, "latest_ship": latest}


def random_limit(rng, start, desired, trouble):
    """Return how many days ahead the shop takes a wish, often just about the wish's own."""
    if desired is None or rng.random() < 0.6:
        return rng.choice([None, None, 14, 30, 60])
    return max(
        0, (desired - start).days + (-1 if rng.random() < trouble / 2 else rng.randint(0, 3))
    )
