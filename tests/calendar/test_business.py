"""Business calendars: what decides about a day, what is counted from it, where it ends."""

import pickle
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

import oms
from oms.calendar import BusinessCalendar, DayKind, DayReason, Span
from oms.errors import CalendarError

SHOP = BusinessCalendar.from_table(
    {
        "closed_weekdays": "土日",
        "national_holidays": "closed",
        "closed_rules": ["第2水曜"],
        "year_end": "12-29..01-03",
        "obon": "08-13..08-16",
        "closed_days": [
            {"from": date(2026, 6, 18), "to": date(2026, 6, 19), "label": "棚卸"},
            "2026-12-28",
        ],
        "open_days": [date(2026, 12, 30), "2026-06-20"],
    }
)
NEVER = BusinessCalendar.from_table({"closed_weekdays": "月火水木金土日"})


@pytest.mark.parametrize(
    ("day", "is_open", "kind", "ja", "en"),
    [
        ("2026-05-11", True, "ordinary", "営業日", "business day"),
        ("2026-05-09", False, "weekday", "定休日", "weekly closure"),
        ("2026-05-13", False, "rule", "定休日 (第2水曜)", "regular closure (第2水曜)"),
        ("2026-07-20", False, "holiday", "祝日 (海の日)", "national holiday (海の日)"),
        ("2026-08-14", False, "obon", "お盆", "Obon"),
        ("2026-06-18", False, "closed", "臨時休業 (棚卸)", "closed by exception (棚卸)"),
        ("2026-12-28", False, "closed", "臨時休業", "closed by exception"),
        ("2026-12-29", False, "year_end", "年末年始", "year end"),
        ("2026-12-30", True, "opened", "臨時営業", "open by exception"),
        ("2026-06-20", True, "opened", "臨時営業", "open by exception"),
        ("2027-01-01", False, "year_end", "年末年始", "year end"),
        ("2026-01-12", False, "holiday", "祝日 (成人の日)", "national holiday (成人の日)"),
    ],
)
def test_why_a_day_is_open_or_closed(day, is_open, kind, ja, en):
    """The label is for people, the kind for programs; both answer as `is_open`."""
    day = date.fromisoformat(day)
    reason = SHOP.why(day)
    assert DayReason(day, DayKind(kind), reason.detail) == reason
    assert (ja, en) == reason.message
    assert is_open == reason.is_open == SHOP.is_open(day)


LAYERS = {
    "closed_weekdays": ["wed"],
    "national_holidays": "closed",
    "closed_rules": ["毎週水曜"],
    "obon": "04-29",
    "year_end": "04-29",
    "closed_days": ["2026-04-29"],
    "open_days": ["2026-04-29"],
}


@pytest.mark.parametrize(
    ("taken_away", "kind"),
    [
        (0, "opened"),
        (1, "closed"),
        (2, "year_end"),
        (3, "obon"),
        (4, "rule"),
        (5, "holiday"),
        (6, "weekday"),
        (7, "ordinary"),
    ],
)
def test_what_goes_before_what(taken_away, kind):
    """昭和の日 2026 is a Wednesday: all seven apply, and are taken away one after the other."""
    keys = list(LAYERS)[: len(LAYERS) - taken_away]
    calendar = BusinessCalendar.from_table({key: LAYERS[key] for key in keys})
    assert kind == calendar.why(date(2026, 4, 29)).kind


def test_holidays_close_open_or_do_nothing():
    """`open` opens a weekday that is closed; by default nothing follows from a holiday."""
    wednesday, holiday = date(2026, 4, 22), date(2026, 4, 29)
    answers = {}
    for mode in ("closed", "ignored", "open", True, False, None):
        table = {"closed_weekdays": "水曜"} | ({} if mode is None else {"national_holidays": mode})
        calendar = BusinessCalendar.from_table(table)
        answers[mode] = calendar.is_open(wednesday), calendar.why(holiday).kind
    assert {
        "closed": (False, "holiday"),
        "ignored": (False, "weekday"),
        "open": (False, "holiday_open"),
        True: (False, "holiday"),
        False: (False, "weekday"),
        None: (False, "weekday"),
    } == answers
    assert not BusinessCalendar.from_table(
        {"national_holidays": "open", "closed_days": ["2026-04-29"]}
    ).is_open(holiday)


def test_what_rests_on_holidays_not_announced_is_provisional():
    """Only that: an explicit day is certain, and so is a calendar that ignores holidays."""
    certain = BusinessCalendar.from_table({"closed_weekdays": "土日"})
    days = [date(2027, 6, 1), date(2028, 6, 1), date(2028, 6, 3), date(2028, 1, 1)]
    assert [False, True, True, False] == [SHOP.why(day).provisional for day in days]
    assert not any(certain.why(day).provisional for day in days)


def test_moments_mean_their_day_in_japan():
    """A naive one is refused by every method."""
    evening = datetime(2026, 5, 8, 15, 30, tzinfo=UTC)
    assert not SHOP.is_open(evening)
    assert date(2026, 5, 9) == SHOP.why(evening).day
    assert date(2026, 5, 11) == SHOP.on_or_after(evening) == SHOP.next_open(evening)
    assert 1 == SHOP.count(evening, oms.jst(2026, 5, 11, 23, 59))
    naive = datetime(2026, 5, 8, 12)  # noqa: DTZ001
    for name in ("why", "is_open", "on_or_after", "on_or_before", "next_open", "previous_open"):
        with pytest.raises(CalendarError, match="without offset"):
            getattr(SHOP, name)(naive)
    with pytest.raises(CalendarError):
        SHOP.count(naive, naive)
    with pytest.raises(CalendarError):
        SHOP.add_business_days(naive, 1)


@pytest.mark.parametrize(
    ("day", "n", "expected"),
    [
        ("2026-05-15", 0, "2026-05-15"),
        ("2026-05-15", 1, "2026-05-18"),
        ("2026-05-16", 0, "2026-05-18"),
        ("2026-05-16", 1, "2026-05-19"),  # Saturday + 1: first Monday, then one more
        ("2026-05-16", -1, "2026-05-14"),
        ("2026-05-18", -1, "2026-05-15"),
        ("2026-12-25", 1, "2026-12-30"),
        ("2026-12-25", 2, "2027-01-04"),
        ("2027-01-04", -2, "2026-12-25"),
        ("2026-04-28", 2, "2026-05-01"),
        ("2026-05-01", 1, "2026-05-07"),
    ],
)
def test_business_days_are_added_from_the_first_open_day(day, n, expected):
    """Ours: the first open day on or after, then as many more; backwards likewise."""
    day, expected = date.fromisoformat(day), date.fromisoformat(expected)
    assert expected == SHOP.add_business_days(day, n)


def test_next_and_previous_leave_the_day_itself_out():
    """The others take it if it is open."""
    friday, monday = date(2026, 5, 15), date(2026, 5, 18)
    assert monday == SHOP.next_open(friday)
    assert friday == SHOP.previous_open(monday)
    assert friday == SHOP.on_or_after(friday) == SHOP.on_or_before(friday)
    assert friday == SHOP.on_or_before(date(2026, 5, 17))


def test_counts_take_both_ends():
    """Over years too; nothing lies between a day and one before it."""
    assert 5 == SHOP.count(date(2026, 5, 18), date(2026, 5, 24))
    assert 1 == SHOP.count(date(2026, 5, 18), date(2026, 5, 18))
    assert 0 == SHOP.count(date(2026, 5, 18), date(2026, 5, 17))
    assert 0 == SHOP.count(date(2027, 5, 18), date(2026, 5, 17))
    assert 365 * 4 + 1 == BusinessCalendar().count(date(2025, 1, 1), date(2028, 12, 31))


def test_where_nothing_is_open_the_search_ends_with_an_error():
    """The horizon is named, and what was asked."""
    for ask in (NEVER.next_open, NEVER.previous_open, NEVER.on_or_after, NEVER.on_or_before):
        with pytest.raises(CalendarError, match="no open day within 1098 days"):
            ask(date(2026, 5, 1))
    with pytest.raises(CalendarError, match="fewer than 6 open days") as raised:
        NEVER.add_business_days(date(2026, 5, 1), 5)
    assert {"day": "2026-05-01", "days": 5, "horizon": 1098} == raised.value.data
    assert 0 == NEVER.count(date(2026, 1, 1), date(2026, 12, 31))


@pytest.mark.parametrize("side", [1, -1])
def test_the_horizon_is_exact(side):
    """1,098 days away is found, one more is not."""
    day, far = date(2026, 5, 1), timedelta(days=1098)
    ask = NEVER.on_or_after if side > 0 else NEVER.on_or_before
    found = day + side * far
    calendar = replace(NEVER, open_days=(Span(found, found),))
    ask = calendar.on_or_after if side > 0 else calendar.on_or_before
    assert found == ask(day)
    with pytest.raises(CalendarError):
        ask(day - side * timedelta(days=1))
    with pytest.raises(CalendarError):
        BusinessCalendar().add_business_days(day, side * 1099)
    assert found == BusinessCalendar().add_business_days(day, side * 1098)


def test_the_years_end_where_holidays_are_known():
    """1955 to 2099."""
    always = BusinessCalendar()
    with pytest.raises(CalendarError):
        always.next_open(date(2099, 12, 31))
    with pytest.raises(CalendarError):
        always.previous_open(date(1955, 1, 1))
    with pytest.raises(CalendarError):
        always.add_business_days(date(2099, 12, 1), 40)
    with pytest.raises(CalendarError):
        always.add_business_days(date(1955, 1, 10), -40)
    for day in (date.max, date.min):
        for ask in (always.next_open, always.previous_open, always.why, always.is_open):
            with pytest.raises(CalendarError, match="1955 to 2099"):
                ask(day)


def test_a_calendar_is_a_value():
    """What it has counted is no part of it: not of equality, copies, pickles."""
    fresh = replace(SHOP)
    SHOP.count(date(2026, 1, 1), date(2026, 12, 31))
    assert fresh == SHOP
    assert hash(fresh) == hash(SHOP)
    assert {} == pickle.loads(pickle.dumps(SHOP)).__dict__["_years"]
    assert pickle.loads(pickle.dumps(SHOP)) == SHOP
    closed = replace(SHOP, closed_days=(Span.parse("2026-05-11"),))
    assert SHOP.is_open(date(2026, 5, 11))
    assert not closed.is_open(date(2026, 5, 11))
    with pytest.raises(AttributeError):
        SHOP.obon = None


def test_threads_get_the_same_answers():
    """Whoever counts the year."""
    days = [date(2026, 1, 1) + timedelta(days=offset) for offset in range(365)]
    expected = [replace(SHOP).add_business_days(day, 3) for day in days[:5]]
    shared = replace(SHOP)
    with ThreadPoolExecutor(8) as pool:
        answers = list(pool.map(lambda day: shared.add_business_days(day, 3), days * 4))
    assert expected == answers[:5]
    assert answers[:365] * 4 == answers
