"""The referee of the ship date: cutoffs, leap day, far islands, typhoons, worked out by hand.

Weekdays: 2026-05-08 Fri, 2026-10-05 Mon, 2028-02-28 Mon.
"""

from dataclasses import replace
from datetime import datetime, time, timedelta

import pytest

from tests.calendar.ship_days import acceptance_day
from tests.calendar.ship_facts import Days, OracleRequest
from tests.calendar.ship_oracle import oracle
from tests.calendar.ship_tables import at, day, held, planned, weekdays_but

pytestmark = pytest.mark.usefixtures("both")


@pytest.mark.parametrize(
    ("accepted", "expected"),
    [
        ("2026-05-08T11:59:59.999999+09:00", "5/8"),
        ("2026-05-08T12:00:00+09:00", "5/11"),
        ("2026-05-08T02:59:59.999999+00:00", "5/8"),
        ("2026-05-08T03:00:00+00:00", "5/11"),
        # Saturday is closed, early or late; its cutoff says nothing.
        ("2026-05-09T08:59:00+09:00", "5/11"),
        ("2026-05-09T23:00:00+09:00", "5/11"),
        # Sunday 23:59 UTC is Monday 8:59 in Japan; Monday 15:00 UTC is Tuesday 0:00.
        ("2026-05-10T23:59:00+00:00", "5/11"),
        ("2026-05-11T15:00:00+00:00", "5/12"),
        # Wednesdays have no cutoff, on Thursdays every order is late.
        ("2026-05-13T23:59:59.999999+09:00", "5/13"),
        ("2026-05-14T00:00:00+09:00", "5/15"),
    ],
)
def test_acceptance_day(accepted, expected):
    """Cutoffs: Monday to Friday noon, weekends 9:00; Wednesday none, Thursday 0:00."""
    cutoffs = {0: time(12), 1: time(12), 3: time(0), 4: time(12), 5: time(9), 6: time(9)}
    request = OracleRequest(at("5/20 10:00"), datetime.fromisoformat(accepted))
    request = replace(request, shop=weekdays_but(), cutoffs=cutoffs)
    assert day(expected) == acceptance_day(request)


@pytest.mark.parametrize(
    ("year", "lead", "expected"), [(2028, 1, "2/29"), (2028, 2, "3/1"), (2027, 1, "3/1")]
)
def test_leap_day_is_a_day(year, lead, expected):
    """From 2/28."""
    answer = oracle(OracleRequest(at("2/28 09:00", year), lead=(lead, None)))
    assert ("2/28", expected, 0) == planned(answer)[:3]


@pytest.mark.parametrize(
    ("year", "expected"),
    [
        # 2/29 is closed, 2/28 lies 8 days before 3/7 in a leap year, 7 in another.
        (2028, ("TOO_FAR", 0, "2/29")),
        (2027, ("2/28", "3/7", 6, 1)),
    ],
)
def test_a_window_counts_leap_day(year, expected):
    """Nothing else can ship after 2/28."""
    request = OracleRequest(at("2/28 09:00", year), desired=day("3/7", year), window=(7, "ship"))
    request = replace(request, latest_ship=day("3/1", year) - timedelta(days=1))
    request = replace(request, warehouse=Days(closed=((day("2/29", 2028),) * 2,)))
    read = held if year == 2028 else planned
    assert expected == read(oracle(request))


OGASAWARA = OracleRequest(at("10/5 09:00"), lead=(10, None), zone="island")


@pytest.mark.parametrize(
    ("desired", "changed", "expected"),
    [
        # From 10/5 the parcel is there on 10/15: no day within 7 of the ship day can be told.
        ("10/20", {"window": (7, "ship")}, ("DEST_DATE_UNSUPPORTED", 0, "10/15")),
        ("10/14", {"window": (7, "ship")}, ("DEST_DATE_UNSUPPORTED TOO_SOON", 0, "10/15")),
        (
            "10/20", {"window": (7, "ship"), "max_desired_days": 14},
            ("DEST_DATE_UNSUPPORTED TOO_FAR", 0, "10/15"),
        ),
        # 10/5 to 10/10 are in time; the shop's limit ends on 10/19.
        ("10/20", {"max_desired_days": 14}, ("TOO_FAR", 6, "10/15")),
        ("10/25", {"window": (9, "arrival"), "latest_ship": day("10/5")}, ("TOO_FAR", 0, "10/15")),
        ("10/20", {"zone": "held"}, ("REMOTE_ISLAND", 6, "10/15")),
        ("10/20", {"lead": None}, ("REMOTE_ISLAND", 0, None)),
        ("10/20", {"lead": None, "zone": "held"}, ("REMOTE_ISLAND", 0, None)),
        ("10/20", {"lead": None, "zone": "none"}, ("LEAD_UNKNOWN", 0, None)),
        (None, {"zone": "held", "latest_ship": day("10/7")}, ("REMOTE_ISLAND", 3, "10/15")),
        (
            None, {"zone": "held", "lead": None, "latest_ship": day("10/7")},
            ("REMOTE_ISLAND", 3, None),
        ),
    ],
)  # fmt: skip
def test_ogasawara_held(desired, changed, expected):
    """小笠原, ten days on the way."""
    request = replace(OGASAWARA, desired=desired and day(desired), **changed)
    assert expected == held(oracle(request))
    assert oracle(request).notes == ()


@pytest.mark.parametrize(
    ("desired", "changed", "expected", "notes"),
    [
        # 10/15 to 10/20 are arrivals of 10/5 to 10/10.
        ("10/20", {"window": (9, "arrival")}, ("10/10", "10/20", 0, 6), ()),
        ("10/20", {"max_desired_days": 15}, ("10/10", "10/20", 0, 6), ()),
        # A window as wide as the way leaves one ship day.
        ("10/20", {"window": (10, "ship")}, ("10/10", "10/20", 0, 1), ()),
        # 10/25 − 9 = 10/16: the arrival of 10/6 is the first that may.
        (
            "10/25", {"window": (9, "arrival"), "policy": "earliest"},
            ("10/6", "10/25", 9, 10), (),
        ),
        (None, {"latest_ship": day("10/7")}, ("10/5", "10/15", 0, 3), ()),
        (
            None, {"lead": None, "latest_ship": day("10/7")},
            ("10/5", None, None, 3), ("REMOTE_ISLAND",),
        ),
        (None, {"lead": None, "zone": "none"}, ("10/5", None, None, 151), ("LEAD_UNKNOWN",)),
    ],
)  # fmt: skip
def test_ogasawara_planned(desired, changed, expected, notes):
    """By a window from the arrival, or without a wish."""
    answer = oracle(replace(OGASAWARA, desired=desired and day(desired), **changed))
    assert expected == planned(answer)
    assert notes == answer.notes


# What ships 10/5 to 10/7 takes 2 + 8 days: 10/15, 10/16, 10/17; 10/8 arrives 10/10, 10/9 10/11.
TYPHOON = OracleRequest(
    at("10/5 09:00"), lead=(2, None), delays=((day("10/5"), day("10/7"), 8),)
)  # fmt: skip


@pytest.mark.parametrize(
    ("desired", "changed", "expected", "offer"),
    [
        ("10/12", {}, ("10/10", "10/12", 0, 3), "10/10"),
        ("10/12", {"policy": "earliest"}, ("10/8", "10/12", 2, 3), "10/10"),
        # 10/5 just makes it, 10/6 does not, 10/8 to 10/13 do.
        ("10/15", {"policy": "earliest"}, ("10/5", "10/15", 0, 7), "10/10"),
        ("10/15", {"policy": "earliest", "buffer": 1}, ("10/8", "10/15", 5, 7), "10/10"),
        ("10/15", {"buffer": 1}, ("10/12", "10/15", 1, 7), "10/10"),
        ("10/15", {"latest_ship": day("10/7")}, ("10/5", "10/15", 0, 1), "10/10"),
        # Without a wish the first possible day is taken, though a later one would arrive sooner.
        (None, {"latest_ship": day("10/9")}, ("10/5", "10/15", 0, 5), "10/10"),
        # Overlapping: 8 + 1 days from 10/6 on, 1 on 10/8; 10/5 stays.
        (
            "10/11", {"delays": (*TYPHOON.delays, (day("10/6"), day("10/8"), 1))},
            ("10/9", "10/11", 0, 2), "10/11",
        ),
        # So 10/6 arrives 10/17.
        (
            "10/16", {"delays": (*TYPHOON.delays, (day("10/6"), day("10/8"), 1)),
                      "latest_ship": day("10/6")},
            ("10/5", "10/16", 1, 1), "10/11",
        ),
        # Nothing is taken in until 10/9.
        (
            None, {"delays": ((day("10/5"), day("10/9"), None), (day("10/9"), day("10/10"), 3)),
                   "latest_ship": day("10/11")},
            ("10/10", "10/15", 0, 2), "10/13",
        ),
    ],
)  # fmt: skip
def test_typhoon(desired, changed, expected, offer):
    """A later parcel may arrive first."""
    answer = oracle(replace(TYPHOON, desired=desired and day(desired), **changed))
    assert expected == planned(answer)
    assert day(offer) == answer.earliest_delivery


@pytest.mark.parametrize(
    ("desired", "latest", "expected"),
    [
        ("10/9", None, ("TOO_SOON", 0, "10/10")),
        # 10/8 is the first in time for 10/12, a day after the last to ship.
        ("10/12", "10/7", ("SHIP_DEADLINE", 0, "10/10")),
        ("10/9", "10/4", ("TOO_SOON SHIP_DEADLINE", 0, "10/10")),
    ],
)
def test_typhoon_held(desired, latest, expected):
    """What is offered is the earliest of all arrivals, not the first parcel's."""
    request = replace(TYPHOON, desired=day(desired), latest_ship=latest and day(latest))
    assert expected == held(oracle(request))
