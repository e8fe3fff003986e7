"""Ship days through years whose holidays were moved, with the national holidays as they are.

The referee closes the days written here, from 内閣府's list; the planner asks the calendar. Both
must give what was worked out by hand. Shop and warehouse rest on 土日 and 祝日; cutoff at noon.
"""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from oms.calendar import BusinessCalendar, plan_shipment
from tests.calendar import ship_turned
from tests.calendar.ship_facts import OracleRequest
from tests.calendar.ship_oracle import oracle
from tests.calendar.ship_tables import NOON, at, day, held, planned, weekdays_but

SHOP = BusinessCalendar.from_table({"closed_weekdays": "土日", "national_holidays": "closed"})
HOLIDAYS = {
    # Ten days from Saturday 4/27: accession on 5/1, the days between two holidays; 10/22.
    2019: "4/29 4/30 5/1 5/2 5/3 5/4 5/6 7/15 8/12 9/16 9/23 10/14 10/22 11/4 11/23",
    # 海の日 and スポーツの日 lie at the opening of the Games, 山の日 after their end; 10/12 works.
    2020: "2/11 2/24 3/20 4/29 5/4 5/5 5/6 7/23 7/24 8/10 9/21 9/22 11/3 11/23",
    # A year later: 山の日 8/8 is a Sunday, so 8/9; 7/19, 8/11 and 10/11 work.
    2021: "4/29 5/3 5/4 5/5 7/22 7/23 8/9 9/20 9/23 11/3 11/23",
    # Golden Week with a substitute on 5/6; 9/22 lies between two holidays.
    2026: "4/29 5/4 5/5 5/6 7/20 8/11 9/21 9/22 9/23 10/12 11/3 11/23 1/1/2027 1/11/2027",
}


def closed(year):
    """Return 土日 and the holidays of a year as closures written by hand."""
    written = [each.split("/") for each in HOLIDAYS[year].split()]
    days = [date(int(rest[0]) if rest else year, int(m), int(d)) for m, d, *rest in written]
    return weekdays_but(*((each, each) for each in days))


def by_referee(request, year):
    """Close the days of the list."""
    return oracle(replace(request, shop=closed(year), warehouse=closed(year)))


def by_planner(request, year, monkeypatch):
    """Ask the real calendar of national holidays."""

    def real(request):
        turned = ship_turned_before(request)
        return replace(turned, calendars=replace(turned.calendars, shop=SHOP, warehouse=SHOP))

    ship_turned_before = ship_turned.turned
    monkeypatch.setattr(ship_turned, "turned", real)
    return ship_turned.planned(request)


@pytest.fixture(params=["referee", "planner"])
def answer(request, monkeypatch):
    """Answer by the one and the other."""

    def given(year, now, desired=None, **facts):
        asked = OracleRequest(at(now, year), desired=desired and day(desired, year), **facts)
        asked = replace(asked, cutoffs=NOON)
        if request.param == "referee":
            return by_referee(asked, year)
        return by_planner(asked, year, monkeypatch)

    return given


ROWS = [
    # ---- 2019: 4/26 Fri is the last open day, 5/7 Tue the next one.
    (2019, "4/26 11:59", 0, ("4/26", "4/27")),
    (2019, "4/26 12:00", 0, ("5/7", "5/8")),
    (2019, "4/26 11:59", 1, ("5/7", "5/8")),
    (2019, "4/30 09:00", 0, ("5/7", "5/8")),
    (2019, "5/2 09:00", 1, ("5/8", "5/9")),
    # 即位礼正殿の儀, a Tuesday.
    (2019, "10/21 12:00", 0, ("10/23", "10/24")),
    # ---- 2020: 天皇誕生日 2/23 is a Sunday, so 2/24; a leap day on a Saturday.
    (2020, "2/21 12:00", 0, ("2/25", "2/26")),
    (2020, "2/28 11:59", 0, ("2/28", "2/29")),
    (2020, "2/28 12:00", 0, ("3/2", "3/3")),
    # 7/20, Monday, would be 海の日 in any other year.
    (2020, "7/17 12:00", 0, ("7/20", "7/21")),
    (2020, "7/22 11:59", 0, ("7/22", "7/23")),
    (2020, "7/22 12:00", 0, ("7/27", "7/28")),
    (2020, "8/7 12:00", 0, ("8/11", "8/12")),
    (2020, "10/9 12:00", 0, ("10/12", "10/13")),
    # ---- 2021.
    (2021, "7/16 12:00", 0, ("7/19", "7/20")),
    (2021, "7/21 12:00", 0, ("7/26", "7/27")),
    (2021, "7/20 11:59", 2, ("7/26", "7/27")),
    (2021, "8/6 12:00", 0, ("8/10", "8/11")),
    (2021, "8/10 12:00", 0, ("8/11", "8/12")),
    (2021, "10/8 12:00", 0, ("10/11", "10/12")),
    # ---- 2026: Golden Week, 山の日 before Obon, Silver Week, the turn of the year.
    (2026, "5/1 12:00", 0, ("5/7", "5/8")),
    (2026, "8/10 12:00", 0, ("8/12", "8/13")),
    (2026, "9/18 11:59", 1, ("9/24", "9/25")),
    (2026, "9/18 12:00", 0, ("9/24", "9/25")),
    (2026, "12/31 11:59", 1, ("1/4", "1/5")),
]


@pytest.mark.parametrize(("year", "now", "prep", "expected"), ROWS)
def test_the_first_day_it_can_ship(answer, year, now, prep, expected):
    """One day on the way, nobody wished a date."""
    assert expected == planned(answer(year, now, items=((prep, None),)))[:2]


@pytest.mark.parametrize(
    ("year", "now", "desired", "expected"),
    [
        # 4/25 is eight days before 5/3: only 4/26 keeps the window of seven.
        (2019, "4/25 09:00", "5/3", ("4/26", "5/3", 6, 1)),
        (2019, "4/25 09:00", "5/8", ("5/7", "5/8", 0, 1)),
        # 7/20, 7/21 and 7/22; the last arrives on 海の日.
        (2020, "7/20 09:00", "7/25", ("7/22", "7/25", 2, 3)),
        (2021, "7/19 09:00", "7/25", ("7/21", "7/25", 3, 3)),
        (2021, "8/6 09:00", "8/11", ("8/10", "8/11", 0, 2)),
        (2026, "9/18 09:00", "9/23", ("9/18", "9/23", 4, 1)),
    ],
)
def test_a_wished_day_in_or_behind_the_holidays(answer, year, now, desired, expected):
    """The carrier delivers through them, the shop does not pack."""
    assert expected == planned(answer(year, now, desired, window=(7, "ship")))


@pytest.mark.parametrize("desired", ["5/4", "5/5", "5/6", "5/7"])
def test_ten_closed_days_are_wider_than_the_window(answer, desired):
    """2019: what ships before them may name no day so late, and nothing ships in them."""
    assert ("TOO_FAR", 0, "4/26") == held(answer(2019, "4/25 09:00", desired, window=(7, "ship")))


@pytest.mark.parametrize("year", HOLIDAYS)
def test_the_days_written_here_are_those_of_the_calendar(year):
    """From the spring to the end of the year, day by day."""
    written = {first for first, _ in closed(year).closed}
    first, last = min(written), max(written)
    days = (first + timedelta(days=offset) for offset in range((last - first).days + 1))
    found = {each for each in days if each.weekday() < 5 and not SHOP.is_open(each)}
    assert {each for each in written if each.weekday() < 5} == found


@pytest.mark.parametrize(
    ("start", "n", "expected"),
    [
        ("2019-04-26", 1, "2019-05-07"),
        ("2019-04-27", 0, "2019-05-07"),
        ("2019-05-07", -1, "2019-04-26"),
        ("2020-07-17", 4, "2020-07-27"),  # 20, 21, 22, 27
        ("2020-08-07", 1, "2020-08-11"),
        ("2021-07-21", 1, "2021-07-26"),
        ("2021-08-06", 2, "2021-08-11"),
        ("2026-05-01", 1, "2026-05-07"),
        ("2026-09-18", 1, "2026-09-24"),
        ("2024-02-28", 1, "2024-02-29"),
        ("2024-02-29", 1, "2024-03-01"),
        ("2026-12-31", 1, "2027-01-04"),
    ],
)
def test_business_days_are_added_over_them(start, n, expected):
    """With the national holidays alone."""
    found = SHOP.add_business_days(date.fromisoformat(start), n)
    assert date.fromisoformat(expected) == found


def test_a_plan_in_a_year_not_announced_is_provisional():
    """The day is the best there is; whoever shows it can say so."""
    request = ship_turned.turned(OracleRequest(at("4/28 09:00", 2028)))
    request = replace(request, calendars=replace(request.calendars, shop=SHOP, warehouse=SHOP))
    assert plan_shipment(request).provisional
    assert not plan_shipment(replace(request, now=at("4/28 09:00", 2027))).provisional
