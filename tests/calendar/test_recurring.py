"""Closures that come again: the shop's words, iCalendar rules, and what is neither."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from oms.calendar import AnnualSpan, BusinessCalendar, Recurring, Span
from oms.calendar.weekdays import parse_weekdays
from oms.errors import CalendarError, PackError

SUNDAYS = [date(2026, 5, 3) + timedelta(weeks=number) for number in range(9)]


@pytest.mark.parametrize(
    ("rule", "expected"),
    [
        ("第2水曜", ["05-13", "06-10"]),
        ("第２水曜日", ["05-13", "06-10"]),
        ("毎月第二水曜", ["05-13", "06-10"]),
        ("第2・第4水曜", ["05-13", "05-27", "06-10", "06-24"]),
        ("第1、3月曜日", ["05-04", "05-18", "06-01", "06-15"]),
        ("第1火・水曜", ["05-05", "05-06", "06-02", "06-03"]),
        ("第5土曜", ["05-30"]),
        ("最終金曜", ["05-29", "06-26"]),
        ("毎月末日", ["05-31", "06-30"]),
        ("月末", ["05-31", "06-30"]),
        ("毎月15日・末日", ["05-15", "05-31", "06-15", "06-30"]),
        ("毎月31日", ["05-31"]),
        ("毎週日曜", [f"{day:%m-%d}" for day in SUNDAYS]),
        ("FREQ=MONTHLY;BYDAY=2WE", ["05-13", "06-10"]),
        ("RRULE:FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1", ["05-29", "06-30"]),
        ("freq=yearly;bymonth=6;bymonthday=1", ["06-01"]),
    ],
)  # fmt: skip
def test_what_a_rule_closes_in_may_and_june_2026(rule, expected):
    """By the calendar on the wall."""
    found = sorted(day for day in Recurring(rule).days(2026) if day.month in (5, 6))
    assert expected == [f"{day:%m-%d}" for day in found]


def test_every_other_week_is_counted_from_its_first_day_over_the_turn_of_the_year():
    """A year does not begin the count anew."""
    rule = Recurring("隔週月曜", first=date(2026, 5, 11))
    days = sorted(rule.days(2026) | rule.days(2027))
    assert date(2026, 5, 11) == days[0]
    assert {timedelta(days=14)} == {b - a for a, b in pairwise(days)}
    assert frozenset() == rule.days(2025)


def test_a_rule_ends_with_its_last_day():
    """And begins with its first."""
    rule = Recurring("毎月末日", first=date(2026, 5, 31), last=date(2026, 7, 30))
    assert {date(2026, 5, 31), date(2026, 6, 30)} == rule.days(2026)
    assert frozenset() == rule.days(2027)


@pytest.mark.parametrize(
    "rule",
    [
        "",
        "水曜",
        "第6水曜",
        "第0水曜",
        "第2",
        "毎月",
        "毎月32日",
        "隔週月曜",
        "第2祝日",
        "FREQ=DAILY;BYDAY=MO",
        "FREQ=SECONDLY;BYDAY=MO",
        "FREQ=MONTHLY",
        "FREQ=MONTHLY;BYDAY=XX",
        "FREQ=MONTHLY;BYDAY=",
        "FREQ=MONTHLY;BYMONTHDAY=x",
        "FREQ=MONTHLY;BYDAY=MO;COUNT=3",
        "FREQ=MONTHLY;BYDAY=MO;UNTIL=20260101",
        "FREQ=MONTHLY;BYDAY=MO;BYHOUR=1",
        "FREQ=MONTHLY;BYDAY=MO;INTERVAL=0",
        "FREQ=MONTHLY;BYDAY=MO;INTERVAL=999999",
        "FREQ=WEEKLY;BYDAY=MO;BYSETPOS=1",
        "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30",
        "BYDAY=MO",
        "x" * 300,
    ],
)
def test_what_is_no_rule_or_closes_nothing_is_refused(rule):
    """When the pack is read, not when an order comes."""
    with pytest.raises(ValidationError):
        Recurring(rule)
    with pytest.raises(PackError):
        BusinessCalendar.from_table({"closed_rules": [rule]})


def test_a_leap_day_is_a_rule():
    """It fires within the years that are tried."""
    rule = Recurring("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29")
    assert {date(2028, 2, 29)} == rule.days(2028)
    assert frozenset() == rule.days(2027)


def test_without_dateutil_the_error_names_the_extra(monkeypatch):
    """Only closures by rule need it."""
    monkeypatch.setitem(__import__("sys").modules, "dateutil.rrule", None)
    with pytest.raises(CalendarError, match=r"oms\[calendar\]"):
        Recurring("第3木曜", first=date(2031, 1, 1))


@given(st.integers(1, 5), st.integers(0, 6), st.integers(1955, 2099))
def test_the_nth_weekday_is_what_counting_finds(number, weekday, year):
    """Against a walk through every day."""
    rule = Recurring(f"第{number}{'月火水木金土日'[weekday]}曜")
    start = date(year, 1, 1)
    walk = (
        start + timedelta(days=offset) for offset in range((date(year, 12, 31) - start).days + 1)
    )
    assert rule.days(year) == {
        day for day in walk if day.weekday() == weekday and (day.day - 1) // 7 == number - 1
    }  # fmt: skip


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("土日", {5, 6}),
        ("土・日", {5, 6}),
        ("日曜日", {6}),
        ("日", {6}),
        ("水曜、日曜", {2, 6}),
        ("sun", {6}),
        ("Sunday", {6}),
        (["sat", "日曜"], {5, 6}),
        ({5, 6}, {5, 6}),
        ([], set()),
    ],
)
def test_weekdays_are_read_as_shops_write_them(text, expected):
    """Japanese, English, a list of either."""
    assert expected == parse_weekdays(text)


@pytest.mark.parametrize(
    "text", ["", "平日", "土日祝", "曜日", "caturday", 6, None, [7], [True], [None]]
)
def test_other_words_are_no_weekdays(text):
    """祝 has a key of its own."""
    with pytest.raises(PackError):
        BusinessCalendar.from_table({"closed_weekdays": text})


def test_a_span_over_the_turn_of_the_year_holds_both_ends():
    """12/29 to 1/3."""
    span = AnnualSpan((12, 29), (1, 3))
    held = [f"12-{day}" for day in range(27, 32) if span.holds(date(2026, 12, day))]
    assert ["12-29", "12-30", "12-31"] == held
    assert [1, 2, 3] == [day for day in range(1, 8) if span.holds(date(2026, 1, day))]


@pytest.mark.parametrize("text", ["01-03..12-29", "1/1..12/31", "2/30", "0/1", "x", "12-29-01"])
def test_what_no_year_has_or_is_turned_round_is_refused(text):
    """A shop that seems closed for most of the year wrote its ends the wrong way."""
    with pytest.raises(PackError):
        BusinessCalendar.from_table({"year_end": text})


@pytest.mark.parametrize("text", ["8/13〜8/16", "08-13..08-16", "8/13～8/16", "８/13 ~ 8/16"])
def test_an_annual_span_is_read_in_the_forms_people_write(text):
    """Full-width too."""
    assert AnnualSpan((8, 13), (8, 16)) == AnnualSpan.parse(text)


def test_a_single_day_is_a_span():
    """Of one day, whatever its form."""
    day = date(2026, 6, 10)
    assert Span(day, day) == Span.parse(day) == Span.parse("2026-06-10")
    assert AnnualSpan((6, 1), (6, 1)) == AnnualSpan.parse("6/1")
