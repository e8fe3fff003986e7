"""The laws of planning hold for the referee, and each of them catches planners that break it."""

from collections import Counter
from dataclasses import replace
from datetime import UTC, timedelta
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.calendar import ship_laws as laws
from tests.calendar.ship_days import DAY, acceptance_day, days, last_day, ready_days, today
from tests.calendar.ship_facts import JST, REASONS, Days
from tests.calendar.ship_oracle import oracle
from tests.calendar.ship_random import random_request
from tests.calendar.ship_real import business_calendar, real_cutoffs
from tests.calendar.ship_turned import planned

REQUESTS = st.integers(0, 2**32).map(lambda seed: random_request(Random(seed)))


def accepted_day(request):
    """Return the day of Japan on which a parcel was accepted, open or not."""
    return (request.accepted_at or request.now).astimezone(JST).date()


def closure(plan, request, rng):
    """Close some days at random."""
    which = rng.choice(["shop", "warehouse", "pickup"])
    start = rng.choice([accepted_day(request), today(request)])
    first = start + rng.choice([0, 0, -1, rng.randint(1, 12)]) * DAY
    span = first, first + rng.choice([0, 1, 5, 200]) * DAY
    laws.a_closure_makes_nothing_possible(plan, request, which, span)


def spelling(plan, request, rng):
    """Tell the moments at another offset."""
    laws.spelling_does_not_matter(plan, request, rng.choice([0, 540, 345, -720]))


def acceptance(plan, request, rng):
    """Look again, minutes or days later."""
    later = rng.choice([timedelta(minutes=1), timedelta(hours=5), DAY, 3 * DAY])
    laws.acceptance_stands(plan, request, later)


def without_chance(law):
    """Return a law that needs nothing drawn."""
    return lambda plan, request, rng: law(plan, request)


LAWS = {
    "hold": without_chance(laws.a_hold_promises_nothing),
    "order": without_chance(laws.reasons_come_in_order),
    "rules": without_chance(laws.what_ships_keeps_the_rules),
    "wish": without_chance(laws.the_wish_is_kept),
    "offer": without_chance(laws.the_offer_can_be_taken),
    "closure": closure,
    "spelling": spelling,
    "acceptance": acceptance,
}


@pytest.mark.parametrize("plan", [oracle, planned], ids=["referee", "planner"])
@pytest.mark.parametrize("name", LAWS)
@given(seed=st.integers(0, 2**32))
def test_referee_and_planner_keep_the_laws(name, plan, seed):
    """On any request."""
    rng = Random(seed)
    LAWS[name](plan, random_request(rng), rng)


def shifted(request, **changed):
    """Return the referee's answer with a field made wrong, where there is one."""
    answer = oracle(request)
    return replace(
        answer,
        **{
            name: getattr(answer, name) and change(getattr(answer, name))
            for name, change in changed.items()
        },
    )


def as_told(moment):
    """Cut a moment to its day as it is spelled: what `.date()` of a naive planner sees."""
    return moment and moment.replace(tzinfo=JST)


WRONG = {
    "clamps what is late to the first day": (
        "hold",
        lambda request: replace(oracle(request), ship=oracle(request).ship or today(request)),
    ),
    "tells the wish of a parcel that is held": (
        "hold",
        lambda request: replace(oracle(request), arrival=request.desired),
    ),
    "sorts the reasons by name": (
        "order",
        lambda request: shifted(request, reasons=lambda each: tuple(sorted(each))),
    ),
    "ships a day early": ("rules", lambda request: shifted(request, ship=lambda day: day - DAY)),
    "ships a day late": ("rules", lambda request: shifted(request, ship=lambda day: day + DAY)),
    "measures the days to spare from the ship day": (
        "wish",
        lambda request: shifted(request, slack=lambda days: days + 20),
    ),
    "tells the first arrival for a wish": (
        "wish",
        lambda request: shifted(request, arrival=lambda day: day - DAY),
    ),
    "offers a day too soon": (
        "offer",
        lambda request: shifted(request, earliest_delivery=lambda day: day - DAY),
    ),
    "offers a day too late": (
        "offer",
        lambda request: shifted(request, earliest_delivery=lambda day: day + DAY),
    ),
    "takes what comes on a closed day as accepted that day": (
        "closure",
        lambda request: oracle(
            request
            if request.shop(accepted_day(request))
            else replace(request, shop=Days(), cutoffs={})
        ),
    ),
    "cuts moments as they are told": (
        "spelling",
        lambda request: oracle(
            replace(request, now=as_told(request.now), accepted_at=as_told(request.accepted_at))
        ),
    ),
    "counts days of UTC": (
        "acceptance",
        lambda request: oracle(
            replace(
                request,
                now=as_told(request.now.astimezone(UTC)),
                accepted_at=request.accepted_at and as_told(request.accepted_at.astimezone(UTC)),
            )
        ),
    ),
    "accepts an order anew at each look": (
        "acceptance",
        lambda request: oracle(replace(request, accepted_at=None)),
    ),
}


def keep_over_many(law, plan):
    """Try a law on some hundred requests."""
    for seed in range(500):
        rng = Random(seed)
        law(plan, random_request(rng), rng)


@pytest.mark.parametrize("name", WRONG)
def test_each_law_catches_a_planner_that_breaks_it(name):
    """So none of them is empty."""
    law, plan = WRONG[name]
    with pytest.raises(AssertionError):
        keep_over_many(LAWS[law], plan)


@given(REQUESTS)
def test_ready_is_the_open_day_numbered_prep_plus_one(request):
    """The equivalent wording of rule 2."""
    base = acceptance_day(request)
    for prep, stock in request.items:
        if stock == "unknown" or base is None:
            continue
        start = base if stock is None else max(base, stock)
        worked = [day for day in days(start, last_day(request)) if request.warehouse(day)]
        expected = set(days(worked[prep], last_day(request))) if len(worked) > prep else set()
        assert expected == ready_days(request, prep, stock)


@given(REQUESTS)
def test_requests_can_be_told_to_real_calendars(request):
    """They are open on the same days, and late at the same moments."""
    first, last = today(request) - 45 * DAY, last_day(request) + 45 * DAY
    for told in (request.shop, request.warehouse, request.pickup, request.delivery):
        real = business_calendar(told)
        assert all(told(day) == real.is_open(day) for day in days(first, last))
    always_open = replace(request, shop=Days())
    on_time = acceptance_day(always_open) == accepted_day(request)
    moment = request.accepted_at or request.now
    assert on_time == real_cutoffs(request.cutoffs).in_time(moment)


def test_random_requests_reach_every_answer():
    """Each reason often, alone too and in company; plans with and without wish; both notes."""
    rng, size = Random(20260501), 3_000
    answers = [oracle(random_request(rng)) for _ in range(size)]
    given = Counter(reason for answer in answers for reason in answer.reasons)
    alone = Counter(answer.reasons[0] for answer in answers if len(answer.reasons) == 1)
    notes = Counter(note for answer in answers for note in answer.notes)
    assert {reason for reason in REASONS if given[reason] >= size / 100} == set(REASONS)
    assert {reason for reason in REASONS if alone[reason] >= size / 250} == set(REASONS)
    assert sum(len(answer.reasons) >= 3 for answer in answers) >= size / 50
    assert sum(not answer.reasons for answer in answers) >= size / 4
    assert min(notes["LEAD_UNKNOWN"], notes["REMOTE_ISLAND"]) >= 10
    assert sum(answer.slack not in {None, 0} for answer in answers) >= size / 20
