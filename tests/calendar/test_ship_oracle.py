"""The referee of the ship date through the long holidays, worked out by hand.

Weekdays: 2026-05-01 Fri, 2026-08-10 Mon, 2026-09-18 Fri, 2026-12-28 Mon, 2027-01-01 Fri.
"""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from tests.calendar.ship_facts import Days, OracleRequest
from tests.calendar.ship_oracle import oracle
from tests.calendar.ship_tables import NOON, all_but, at, day, held, planned, weekdays_but

pytestmark = pytest.mark.usefixtures("both")

# 4/29 Wed 昭和の日; 5/2 Sat, 5/3 Sun to 5/6 Wed closed; open: 4/30, 5/1, 5/7, 5/8, 5/11.
GOLDEN = weekdays_but((day("4/29"), day("4/29")), (day("5/3"), day("5/6")))


def golden_week(now, prep, desired=None, **changed):
    """Return a parcel of Golden Week 2026, one day on the way, cutoff at noon."""
    request = OracleRequest(at(now), None, ((prep, None),), desired and day(desired))
    return replace(request, shop=GOLDEN, warehouse=GOLDEN, cutoffs=NOON, **changed)


@pytest.mark.parametrize(
    ("now", "prep", "desired", "changed", "expected"),
    [
        # Accepted 5/1; without a wish every open day up to 9/28 (150 days on) is feasible:
        # 1 in May before the holidays, 17 after them (7, 8, 11-15, 18-22, 25-29), 22 in June,
        # 23 in July, 21 in August, 20 until 9/28 (Mon).
        ("5/1 11:59", 0, None, {}, ("5/1", "5/2", 0, 104)),
        # Exactly noon is late: the next open day is 5/7.
        ("5/1 12:00", 0, None, {}, ("5/7", "5/8", 0, 103)),
        # One day of preparation: 5/1, 5/7.
        ("5/1 11:59", 1, None, {}, ("5/7", "5/8", 0, 103)),
        # 4/28 (Tue) afternoon, 4/29 closed: accepted 4/30; days 4/30, 5/1, 5/7.
        ("4/28 15:00", 2, "5/8", {}, ("5/7", "5/8", 0, 1)),
        # 5/1 arrives 5/2, 5/7 would arrive 5/8.
        ("5/1 11:59", 0, "5/6", {}, ("5/1", "5/6", 4, 1)),
        ("5/1 11:59", 0, "5/6", {"buffer": 9}, ("5/1", "5/6", 4, 1)),
        # 5/1, 5/7, 5/8 (Fri) arrive by 5/9.
        ("5/1 11:59", 0, "5/9", {}, ("5/8", "5/9", 0, 3)),
        ("5/1 11:59", 0, "5/9", {"policy": "earliest"}, ("5/1", "5/9", 7, 3)),
        ("5/1 11:59", 0, "5/9", {"buffer": 1}, ("5/7", "5/9", 1, 3)),
        # 5/9 is 8 days from 5/1, outside the window of 7 from the ship day.
        (
            "5/1 11:59", 0, "5/9", {"window": (7, "ship"), "policy": "earliest"},
            ("5/7", "5/9", 1, 2),
        ),
        ("5/1 11:59", 0, "5/9", {"latest_ship": day("5/7")}, ("5/7", "5/9", 1, 2)),
    ],
)  # fmt: skip
def test_golden_week(now, prep, desired, changed, expected):
    """連休: a parcel goes before or after it."""
    assert expected == planned(oracle(golden_week(now, prep, desired, **changed)))


@pytest.mark.parametrize(
    ("now", "prep", "desired", "changed", "expected"),
    [
        ("5/1 12:00", 0, "5/7", {}, ("TOO_SOON", 0, "5/8")),
        ("5/1 12:00", 0, "4/30", {}, ("PAST_DATE", 0, "5/8")),
        # 5/1 (to 5/2) is in time, but 8 days before the wish; 5/7 lies behind latest_ship.
        (
            "5/1 11:59", 0, "5/9", {"window": (7, "ship"), "latest_ship": day("5/6")},
            ("TOO_FAR", 0, "5/2"),
        ),
        # Accepted 5/7, first shipped 5/7: after the last day, though in time for 5/9.
        ("5/1 12:00", 0, "5/9", {"latest_ship": day("5/6")}, ("SHIP_DEADLINE", 0, "5/8")),
        ("5/1 12:00", 0, None, {"latest_ship": day("5/6")}, ("SHIP_DEADLINE", 0, "5/8")),
        # 5/1 and 5/7 are possible and reach 5/8; the carrier does not deliver that day.
        (
            "5/1 11:59", 0, "5/8", {"delivery": all_but("5/8")},
            ("NO_DELIVERY_ON_DATE", 1, "5/2"),
        ),
    ],
)  # fmt: skip
def test_golden_week_held(now, prep, desired, changed, expected):
    """What cannot be, and what is offered instead."""
    assert expected == held(oracle(golden_week(now, prep, desired, **changed)))


# 8/8 Sat, 8/9 Sun, 8/11 Tue 山の日, 8/13 Thu to 8/16 Sun お盆; open: 8/10, 8/12, 8/17, 8/18.
OBON = weekdays_but((day("8/11"), day("8/11")), (day("8/13"), day("8/16")))
OBON_OPEN = replace(OBON, opened=((day("8/14"), day("8/14")),))


@pytest.mark.parametrize(
    ("prep", "desired", "changed", "expected"),
    [
        (0, "8/12", {}, ("8/10", "8/12", 0, 1)),
        # 8/10 and 8/12 are the two days; the next, 8/17, arrives 8/19.
        (1, "8/14", {}, ("8/12", "8/14", 0, 1)),
        (1, "8/18", {}, ("8/12", "8/18", 4, 1)),
        # Stock since Monday 8/3 starts no work before the order is accepted.
        (1, "8/14", {"items": ((1, day("8/3")),)}, ("8/12", "8/14", 0, 1)),
        (1, "8/18", {"window": (6, "ship")}, ("8/12", "8/18", 4, 1)),
        (1, "8/18", {"window": (4, "arrival")}, ("8/12", "8/18", 4, 1)),
        (2, "8/19", {}, ("8/17", "8/19", 0, 1)),
        # Opened on 8/14 by exception: the third day is 8/14.
        (2, "8/16", {"warehouse": OBON_OPEN}, ("8/14", "8/16", 0, 1)),
        # The carrier does not collect 8/12; but the warehouse works: ready 8/12, collected 8/17.
        (1, "8/19", {"pickup": all_but("8/12")}, ("8/17", "8/19", 0, 1)),
        # Stock comes on Thu 8/13: the first open day from then is 8/17.
        (0, "8/19", {"items": ((0, None), (0, day("8/13")))}, ("8/17", "8/19", 0, 1)),
    ],
)  # fmt: skip
def test_obon(prep, desired, changed, expected):
    """Ordered on Saturday 8/8, accepted Monday 8/10, two days on the way."""
    request = OracleRequest(at("8/8 08:00"), None, ((prep, None),), day(desired), lead=(2, None))
    request = replace(request, shop=OBON, warehouse=OBON)
    assert expected == planned(oracle(replace(request, **changed)))


@pytest.mark.parametrize("window", [(5, "ship"), (3, "arrival")])
def test_obon_outside_the_window(window):
    """8/12 lies 6 days before 8/18, its arrival 8/14 4 days; 8/17 arrives on the 19th."""
    request = OracleRequest(at("8/8 08:00"), None, ((1, None),), day("8/18"), lead=(2, None))
    request = replace(request, shop=OBON, warehouse=OBON, window=window)
    assert ("TOO_FAR", 0, "8/14") == held(oracle(request))


# 12/28 Mon; closed 12/29 to 1/3 (Sun); open 1/4 Mon. No delivery on 1/1.
YEAR_END = weekdays_but((day("12/29"), day("1/3", 2027)))
NEW_YEAR = Days(closed=((day("1/1", 2027), day("1/1", 2027)),))
RUSH = ((day("12/24"), day("1/4", 2027), 1),)


@pytest.mark.parametrize(
    ("now", "lead", "delays", "expected"),
    [
        ("12/28 11:59", 1, (), ("12/28", "12/29")),
        ("12/28 12:00", 1, (), ("1/4", "1/5")),
        # 12/28 and 4 days are 1/1: delivered 1/2.
        ("12/28 09:00", 4, (), ("12/28", "1/2")),
        ("12/28 09:00", 5, (), ("12/28", "1/2")),
        # One day more for what ships by 1/4.
        ("12/28 09:00", 1, RUSH, ("12/28", "12/30")),
        ("12/28 09:00", 3, RUSH, ("12/28", "1/2")),
        ("12/30 09:00", 1, RUSH, ("1/4", "1/6")),
    ],
)
def test_year_end(now, lead, delays, expected):
    """年末年始 2026/27."""
    request = OracleRequest(at(now), shop=YEAR_END, warehouse=YEAR_END, delivery=NEW_YEAR)
    request = replace(request, cutoffs=NOON, lead=(lead, None), delays=delays)
    assert expected == planned(oracle(request))[:2]


def test_nothing_is_delivered_on_new_years_day():
    """12/28 would be in time; the day before and the day after are fine."""
    request = OracleRequest(at("12/28 09:00"), warehouse=YEAR_END, delivery=NEW_YEAR)
    wishes = [day("12/31"), day("1/1", 2027), day("1/2", 2027)]
    before, first, after = (oracle(replace(request, desired=each)) for each in wishes)
    assert ("12/28", "12/31", 2, 1) == planned(before)
    assert ("NO_DELIVERY_ON_DATE", 1, "12/29") == held(first)
    assert ("12/28", "1/2", 4, 1) == planned(after)


def test_midnight_of_new_year_in_japan():
    """15:00 UTC of 12/31 is 1/1: the last day of the year has passed."""
    request = OracleRequest(datetime(2026, 12, 31, 15, tzinfo=UTC), desired=day("12/31"))
    assert ("PAST_DATE", 0, "1/2") == held(oracle(request))
    minute = timedelta(minutes=1)
    assert ("TOO_SOON", 0, "1/1") == held(oracle(replace(request, now=request.now - minute)))


# 9/19 Sat, 9/20 Sun, 9/21 敬老の日, 9/22 国民の休日, 9/23 秋分の日; open 9/18, 9/24, 9/25.
SILVER = weekdays_but((day("9/21"), day("9/23")))
FORGOTTEN = replace(SILVER, opened=((day("9/22"), day("9/22")),))


@pytest.mark.parametrize(
    ("now", "prep", "calendar", "desired", "expected"),
    [
        ("9/18 11:59", 0, SILVER, "9/23", ("9/18", "9/23", 4, 1)),
        ("9/18 12:00", 0, SILVER, "9/25", ("9/24", "9/25", 0, 1)),
        ("9/18 11:59", 1, SILVER, "9/25", ("9/24", "9/25", 0, 1)),
        # Whoever forgets 国民の休日 works on Tuesday.
        ("9/18 11:59", 1, FORGOTTEN, "9/23", ("9/22", "9/23", 0, 1)),
    ],
)  # fmt: skip
def test_silver_week(now, prep, calendar, desired, expected):
    """Five days in a row, 2026."""
    request = OracleRequest(at(now), None, ((prep, None),), day(desired), cutoffs=NOON)
    assert expected == planned(oracle(replace(request, shop=calendar, warehouse=calendar)))


def test_silver_week_too_soon():
    """Ready on 9/24, there on 9/25."""
    request = OracleRequest(at("9/18 11:59"), None, ((1, None),), day("9/24"), cutoffs=NOON)
    request = replace(request, shop=SILVER, warehouse=SILVER)
    assert ("TOO_SOON", 0, "9/25") == held(oracle(request))
