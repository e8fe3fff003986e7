"""The referee of the ship date: slots, what is held without a search, where days end.

2026-10-05 is a Monday, 2026-05-09 a Saturday.
"""

from dataclasses import replace
from datetime import date, datetime

import pytest

from tests.calendar.ship_facts import Days, OracleAnswer, OracleRequest
from tests.calendar.ship_oracle import oracle
from tests.calendar.ship_tables import all_but, at, day, held, planned, weekdays_but

# The row delivers from 14:00 on; from 10/5 (Mon) that is 10/6.
AFTERNOON = OracleRequest(at("10/5 09:00"), lead=(1, 14), latest_ship=day("10/5"))


@pytest.mark.usefixtures("both")
@pytest.mark.parametrize(
    ("desired", "slot", "changed", "expected", "offer"),
    [
        ("10/6", 14, {}, ("10/5", "10/6", 0, 1), "10/6"),
        ("10/6", None, {}, ("10/5", "10/6", 0, 1), "10/6"),
        ("10/7", 12, {}, ("10/5", "10/7", 0, 1), "10/7"),
        ("10/6", 12, {"lead": (1, None)}, ("10/5", "10/6", 0, 1), "10/6"),
        # The next delivery day after 10/6 is 10/8.
        ("10/8", 12, {"delivery": all_but("10/7")}, ("10/5", "10/8", 0, 1), "10/8"),
        # A window from arrival counts from 10/6, the arrival without the slot.
        ("10/8", 12, {"window": (2, "arrival")}, ("10/5", "10/8", 1, 1), "10/7"),
        # Without a wished day the arrival is that of the parcel; the offer is that of the slot.
        (None, 12, {}, ("10/5", "10/6", 0, 1), "10/7"),
    ],
)  # fmt: skip
def test_slot_before_the_first_hour(desired, slot, changed, expected, offer):
    """It uses up the first delivery day."""
    request = replace(AFTERNOON, desired=desired and day(desired), slot_start=slot, **changed)
    assert expected == planned(oracle(request))
    assert day(offer) == oracle(request).earliest_delivery


@pytest.mark.usefixtures("both")
@pytest.mark.parametrize(
    ("desired", "changed", "expected"),
    [
        ("10/6", {}, ("SLOT_TOO_EARLY", 0, "10/7")),
        ("10/5", {}, ("TOO_SOON", 0, "10/7")),
        ("10/8", {"window": (1, "arrival")}, ("TOO_FAR", 0, "10/7")),
        # Shipped 10/6 a slot of 10/8 works; 10/6 is too late to ship, 10/5 is closed.
        (
            "10/8", {"warehouse": all_but("10/5")},
            ("SHIP_DEADLINE", 0, "10/8"),
        ),
        ("10/6", {"slot_supported": False}, ("SLOT_UNSUPPORTED", 0, None)),
        (None, {"slot_supported": False}, ("SLOT_UNSUPPORTED", 0, None)),
        ("10/6", {"slot_supported": False, "max_desired_days": 0}, ("SLOT_UNSUPPORTED", 0, None)),
    ],
)  # fmt: skip
def test_slot_held(desired, changed, expected):
    """Too early, and what else comes in its way."""
    request = replace(AFTERNOON, desired=desired and day(desired), slot_start=12, **changed)
    assert expected == held(oracle(request))


@pytest.mark.usefixtures("both")
@pytest.mark.parametrize(
    ("desired", "expected"),
    [
        (None, ()),
        ("10/8", ("DATE_UNSUPPORTED",)),
        ("10/5", ("DATE_UNSUPPORTED", "TOO_SOON")),
        ("10/4", ("DATE_UNSUPPORTED", "PAST_DATE")),
    ],
)
def test_a_service_without_dates(desired, expected):
    """ネコポス: without a wish it ships; the earliest delivery is told in any case."""
    request = OracleRequest(at("10/5 09:00"), desired=desired and day(desired), takes_date=False)
    answer = oracle(replace(request, latest_ship=day("10/7")))
    assert expected == answer.reasons
    assert day("10/6") == answer.earliest_delivery
    assert answer.feasible == 3


@pytest.mark.usefixtures("both")
def test_all_that_needs_no_search_is_told_at_once():
    """In the order of the table; what would need one is not."""
    request = OracleRequest(at("10/5 09:00"), desired=day("10/4"), lead=None, takes_date=False)
    request = replace(request, items=((0, None), (0, "unknown")), latest_ship=day("10/4"))
    request = replace(request, slot_start=8, slot_supported=False)
    found = "STOCK_UNKNOWN LEAD_UNKNOWN DATE_UNSUPPORTED SLOT_UNSUPPORTED PAST_DATE"
    assert (found, 0, None) == held(oracle(request))
    far = replace(request, lead=(9, None), window=(7, "ship"), zone="held")
    found = found.replace("LEAD_UNKNOWN", "REMOTE_ISLAND")
    found = found.replace("SLOT", "DEST_DATE_UNSUPPORTED SLOT")
    assert (found, 0, None) == held(oracle(far))


@pytest.mark.usefixtures("both")
def test_stock_nobody_knows_ends_the_search():
    """Neither the shop's limit nor the last ship day is told beside it."""
    request = OracleRequest(at("10/5 09:00"), None, ((0, None), (0, "unknown")), day("10/8"))
    request = replace(request, max_desired_days=0, latest_ship=day("10/4"))
    assert ("STOCK_UNKNOWN", 0, None) == held(oracle(request))


@pytest.mark.usefixtures("both")
@pytest.mark.parametrize(
    ("earliest", "desired", "expected"),
    [
        # 150 days after 10/5: 26 to 10/31, 56 to 11/30, 87 to 12/31, 118 to 1/31, 146 to 2/28.
        (date(2027, 3, 4), None, (date(2027, 3, 4), ())),
        (date(2027, 3, 5), None, (None, ("SHIP_DEADLINE",))),
        (date(2027, 3, 5), date(2027, 3, 31), (None, ("TOO_SOON", "SHIP_DEADLINE"))),
        (date(2027, 3, 5), date(2026, 10, 4), (None, ("PAST_DATE", "SHIP_DEADLINE"))),
        (None, date(2027, 5, 1), (date(2027, 3, 4), ())),
    ],
)
def test_the_horizon(earliest, desired, expected):
    """Today and the 150th day after it are the first and the last to be considered."""
    request = OracleRequest(at("10/5 09:00"), desired=desired, earliest_ship=earliest)
    answer = oracle(request)
    assert expected == (answer.ship, answer.reasons)


def test_what_never_opens_ends():
    """Shops and warehouses that never work have no possible day, carriers no arrival."""
    never = Days(frozenset(range(7)))
    request = OracleRequest(at("10/5 09:00"))
    for name in ("shop", "warehouse", "pickup"):
        assert ("SHIP_DEADLINE", 0, None) == held(oracle(replace(request, **{name: never})))
    nowhere = oracle(replace(request, delivery=never))
    assert OracleAnswer(day("10/5"), None, 0, 151, (), (), None) == nowhere


def test_without_items_nothing_is_waited_for():
    """Accepted on Monday, shipped on Saturday."""
    request = OracleRequest(at("5/9 09:00"), items=(), shop=weekdays_but())
    assert date(2026, 5, 9) == oracle(request).ship
    assert date(2026, 5, 11) == oracle(replace(request, items=((0, None),))).ship


@pytest.mark.parametrize(
    "changed",
    [
        {"now": datetime(2026, 5, 1, 9)},  # noqa: DTZ001
        {"accepted_at": datetime(2026, 5, 1, 9)},  # noqa: DTZ001
        {"items": ((0, None), (-1, None))},
        {"lead": (-1, None)},
        {"window": (-1, "ship")},
        {"buffer": -1},
        {"max_desired_days": -1},
    ],
)
def test_nonsense_is_refused(changed):
    """Moments without offset and negative days."""
    with pytest.raises(ValueError, match=r"offset|negative"):
        oracle(replace(OracleRequest(at("5/1 09:00")), **changed))
