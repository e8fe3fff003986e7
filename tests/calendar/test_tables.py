"""Calendars from the table of a pack: all faults at once; cutoffs; the four calendars."""

import pickle
import tomllib
from datetime import UTC, date, datetime, time

import pytest

import oms
from oms.calendar import BusinessCalendar, Calendars, Cutoffs, Recurring, Span
from oms.errors import PackError

GOOD = """
[shop]
closed_weekdays   = "土日"
national_holidays = "closed"
year_end          = "12-29..01-03"
closed_rules      = ["第2水曜", { rule = "隔週月曜", from = 2026-05-11, label = "棚卸" }]
closed_days       = [2026-06-10, "2026-09-01..2026-09-03", { from = 2026-10-01, label = "移転" }]
open_days         = [2026-12-29]

[delivery]
closed_days = ["2026-01-01"]

[cutoffs]
weekdays = "12:00"
weekends = 09:00:00
wed = "１０：３０"
"""


def faults(table, read=Calendars.from_table):
    """Return the faults of a table as place and message."""
    with pytest.raises(PackError) as raised:
        read(table)
    return {
        fault.where: str(fault).removeprefix(f"{fault.where}: ") for fault in raised.value.faults
    }


def test_a_table_of_toml_becomes_four_calendars():
    """With the types TOML gives."""
    calendars = Calendars.from_table(tomllib.loads(GOOD))
    shop = calendars.shop
    assert Span(date(2026, 10, 1), date(2026, 10, 1), "移転") == shop.closed_days[2]
    assert Recurring("隔週月曜", date(2026, 5, 11), label="棚卸") == shop.closed_rules[1]
    assert "定休日 (棚卸)" == shop.why(date(2026, 5, 11)).message.ja
    assert calendars.warehouse is shop
    assert calendars.pickup is None
    assert not calendars.delivery.is_open(date(2026, 1, 1))
    assert Cutoffs(weekdays=time(12), weekends=time(9), wed=time(10, 30)) == calendars.cutoffs
    assert pickle.loads(pickle.dumps(calendars)) == calendars
    assert hash(Calendars.from_table(tomllib.loads(GOOD))) == hash(calendars)


def test_a_warehouse_of_its_own_is_separate():
    """Even one that is always open."""
    calendars = Calendars.from_table({"shop": {"closed_weekdays": "土日"}, "warehouse": {}})
    assert BusinessCalendar() == calendars.warehouse
    assert calendars == Calendars(calendars.shop, BusinessCalendar())


def test_a_rule_of_icalendar_needs_no_name():
    """The reason is then the plain word."""
    calendar = BusinessCalendar.from_table({"closed_rules": ["FREQ=MONTHLY;BYDAY=2WE"]})
    assert "定休日" == calendar.why(date(2026, 5, 13)).message.ja


def test_every_fault_is_told_at_once_with_its_place_and_a_hint():
    """Nothing runs with such a table."""
    found = faults(
        {
            "shop": {
                "closed_weekday": "土日",
                "closed_weekdays": "土日祝",
                "national_holidays": "yes",
                "closed_days": [
                    "2026-02-30",
                    date(2026, 1, 1),
                    datetime(2026, 1, 1, tzinfo=UTC),
                    "2026-09-02..2026-09-01",
                    {"from": date(2026, 1, 1), "too": 1},
                    {"from": 20260101},
                    {"from": "2026-01-01", "label": "x" * 50},
                ],
                "closed_rules": ["第9水曜", 3, "隔週月曜", {"rule": "第2水曜", "from": 5}],
                "year_end": "13-01",
                "obon": 5,
                "open_days": "2026-01-01",
            },
            "wherehouse": {},
            "pickup": 3,
            "cutoffs": {"weekday": "12:00", "mon": "25:00", "tue": 5},
        }
    )
    assert {
        "calendars.shop.closed_weekday",
        "calendars.shop.closed_weekdays",
        "calendars.shop.national_holidays",
        "calendars.shop.closed_days[0]",
        "calendars.shop.closed_days[2]",
        "calendars.shop.closed_days[3]",
        "calendars.shop.closed_days[4]",
        "calendars.shop.closed_days[5]",
        "calendars.shop.closed_days[6].label",
        "calendars.shop.closed_rules[0]",
        "calendars.shop.closed_rules[1]",
        "calendars.shop.closed_rules[2]",
        "calendars.shop.closed_rules[3].from",
        "calendars.shop.year_end",
        "calendars.shop.obon",
        "calendars.shop.open_days",
        "calendars.wherehouse",
        "calendars.pickup",
        "calendars.cutoffs.weekday",
        "calendars.cutoffs.mon",
        "calendars.cutoffs.tue",
    } == set(found)
    assert 'did you mean "closed_weekdays"?' in found["calendars.shop.closed_weekday"]
    assert 'did you mean "warehouse"?' in found["calendars.wherehouse"]
    assert 'did you mean "weekdays"?' in found["calendars.cutoffs.weekday"]
    assert 'national_holidays = "closed"' in found["calendars.shop.closed_weekdays"]
    assert "2026-02-30 is no day of the calendar" == found["calendars.shop.closed_days[0]"]
    assert "ends before it begins" == found["calendars.shop.closed_days[3]"]
    assert "first day it closes" in found["calendars.shop.closed_rules[2]"]
    assert "a list expected" in found["calendars.shop.open_days"]
    assert "a table expected" == found["calendars.pickup"]


@pytest.mark.parametrize("table", [None, 5, [], "x", {}])
def test_what_is_no_table_of_calendars_is_refused(table):
    """At least the shop's days must be told."""
    expected = (
        {"calendars": "a table expected"} if table != {} else {"calendars.shop": "is missing"}
    )
    assert expected == faults(table)


def test_the_caller_says_what_faults_are_called():
    """Such as the table of a pack file."""
    with pytest.raises(PackError, match=r"shop\.calendars\.shop\.obon: month and day expected"):
        Calendars.from_table({"shop": {"obon": "x"}}, "shop.calendars")
    assert {"cutoffs.default"} == set(faults("24:00", Cutoffs.from_table))
    assert {"calendar"} == set(faults(None, BusinessCalendar.from_table))


@pytest.mark.parametrize(
    ("table", "expected"),
    [
        ("14:00", ["14:00"] * 7),
        (time(14), ["14:00"] * 7),
        ({}, [None] * 7),
        ({"weekdays": "12:00", "weekends": "9:00"}, ["12:00"] * 5 + ["09:00"] * 2),
        (
            {"default": "15:00", "weekends": "9:00", "sun": "08:30"},
            ["15:00"] * 5 + ["09:00", "08:30"],
        ),
        ({"mon": "10:00"}, ["10:00"] + [None] * 6),
    ],
)
def test_the_most_particular_cutoff_holds(table, expected):
    """The weekday's, else that of its kind, else the one for all."""
    cutoffs = Cutoffs.from_table(table)
    found = [cutoffs.at(weekday) for weekday in range(7)]
    assert expected == [each and f"{each:%H:%M}" for each in found]


@pytest.mark.parametrize(
    ("at", "in_time"),
    [
        ("2026-05-08T11:59:59+09:00", True),
        ("2026-05-08T12:00:00+09:00", False),
        ("2026-05-08T02:59:59+00:00", True),
        ("2026-05-08T03:00:00+00:00", False),
        ("2026-05-08T15:00:00+00:00", True),  # Saturday 0:00 in Japan
        ("2026-05-09T00:00:00+00:00", False),  # Saturday 9:00
    ],
)
def test_exactly_at_the_cutoff_is_late(at, in_time):
    """In Japanese time, by the weekday in Japan."""
    cutoffs = Cutoffs.from_table({"weekdays": "12:00", "weekends": "09:00"})
    assert in_time == cutoffs.in_time(datetime.fromisoformat(at))


def test_without_a_cutoff_a_day_lasts_until_midnight():
    """Of Japan."""
    assert oms.jst(2026, 5, 9) == Cutoffs().moment(date(2026, 5, 8))
    assert Cutoffs().in_time(oms.jst(2026, 5, 8, 23, 59))


@pytest.mark.parametrize("value", ["24:00", "12:60", "12", "noon", 12, time(12, tzinfo=UTC), True])
def test_what_is_no_time_of_day_is_refused(value):
    """And a time with an offset, since times are of Japan."""
    assert {"cutoffs.mon"} == set(faults({"mon": value}, Cutoffs.from_table))


def test_a_naive_moment_has_no_cutoff():
    """It means no moment."""
    with pytest.raises(oms.CalendarError):
        Cutoffs().in_time(datetime(2026, 5, 8, 12))  # noqa: DTZ001
