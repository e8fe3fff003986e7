"""What holds for every business calendar, against slow walks through the days."""

from dataclasses import replace
from datetime import date, timedelta

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from oms.calendar import AnnualSpan, BusinessCalendar, Recurring, Span
from oms.errors import CalendarError

FIRST, LAST = date(2026, 1, 1), date(2027, 12, 31)


def month_day(number):
    """Return month and day of a numbered day of a leap year."""
    day = date(2000, 1, 1) + timedelta(days=number % 366)
    return day.month, day.day


DAYS = st.dates(date(2025, 6, 1), date(2028, 6, 30))
SPANS = st.builds(
    lambda day, size: Span(day, day + timedelta(days=size)), DAYS, st.integers(0, 40)
)
ANNUAL = st.none() | st.builds(
    lambda number, size: AnnualSpan(month_day(number), month_day(number + size)),
    st.integers(0, 365),
    st.integers(0, 60),
)
RULES = st.sampled_from(
    ["第2水曜", "最終金曜", "毎月末日", "毎週月曜", "第1・第3土曜", "FREQ=YEARLY;BYYEARDAY=60"]
).map(Recurring)  # fmt: skip
CALENDARS = st.builds(
    BusinessCalendar,
    closed_weekdays=st.frozensets(st.integers(0, 6), max_size=6),
    national_holidays=st.sampled_from(["closed", "ignored", "open"]),
    closed_rules=st.lists(RULES, max_size=2).map(tuple),
    year_end=ANNUAL,
    obon=ANNUAL,
    closed_days=st.lists(SPANS, max_size=3).map(tuple),
    open_days=st.lists(SPANS, max_size=2).map(tuple),
)
PATIENT = settings(deadline=None)  # years are counted when first asked for
NUMBERS = st.integers(-60, 60)


def walk(first, last):
    """Yield each day."""
    while first <= last:
        yield first
        first += timedelta(days=1)


def answer(ask, *arguments):
    """Return the answer of a calendar, or None where it finds nothing within its horizon."""
    try:
        return ask(*arguments)
    except CalendarError:
        return None


def slow_add(calendar, day, n):
    """Add business days one by one, asking about each."""
    step = timedelta(days=1 if n >= 0 else -1)
    left = abs(n)
    for away in range(1099):
        at = day + away * step
        if calendar.why(at).is_open:
            if left == 0:
                return at
            left -= 1
    return None


@PATIENT
@given(CALENDARS, DAYS, DAYS)
def test_a_count_is_what_a_walk_counts(calendar, first, last):
    """Both ends included."""
    expected = sum(calendar.why(day).is_open for day in walk(first, last))
    assert expected == calendar.count(first, last)


@PATIENT
@given(CALENDARS, DAYS, NUMBERS)
def test_adding_is_what_a_walk_finds(calendar, day, n):
    """Forwards and backwards, up to the horizon."""
    assert slow_add(calendar, day, n) == answer(calendar.add_business_days, day, n)


@PATIENT
@given(CALENDARS, DAYS, NUMBERS)
def test_counting_takes_back_what_adding_gave(calendar, day, n):
    """From a day to the day n open days on lie n + 1 open ones, and the last of them is open."""
    found = answer(calendar.add_business_days, day, n)
    assume(found is not None)
    assert abs(n) + 1 == calendar.count(min(day, found), max(day, found))
    assert calendar.is_open(found)


@PATIENT
@given(CALENDARS, DAYS)
def test_next_and_previous_are_open_with_nothing_open_between(calendar, day):
    """And they are each other's inverse on open days."""
    after, before = answer(calendar.next_open, day), answer(calendar.previous_open, day)
    if after is not None:
        assert calendar.is_open(after)
        assert after > day
        assert not any(calendar.is_open(each) for each in walk(day, after) if day < each < after)
        expected = day if calendar.is_open(day) else before
        assert expected == answer(calendar.previous_open, after)
    if before is not None:
        assert calendar.is_open(before)
        assert before < day
        assert not any(calendar.is_open(each) for each in walk(before, day) if before < each < day)


@PATIENT
@given(CALENDARS, SPANS)
def test_closing_days_opens_none(calendar, span):
    """Not these, and no other."""
    closed = replace(calendar, closed_days=(*calendar.closed_days, span))
    for day in walk(span.first - timedelta(days=40), span.last + timedelta(days=40)):
        assert calendar.is_open(day) >= closed.is_open(day)
        if not span.holds(day):
            assert calendar.is_open(day) == closed.is_open(day)


@PATIENT
@given(CALENDARS, st.data())
def test_no_closure_of_any_kind_makes_a_day_earlier(calendar, data):
    """What is added forwards never comes earlier, backwards never later; nor is more counted."""
    closed = data.draw(
        st.one_of(
            SPANS.map(lambda span: replace(calendar, closed_days=(*calendar.closed_days, span))),
            RULES.map(lambda rule: replace(calendar, closed_rules=(*calendar.closed_rules, rule))),
            st.integers(0, 6).map(
                lambda each: replace(calendar, closed_weekdays=calendar.closed_weekdays | {each})
            ),
        )
    )
    day, n = data.draw(DAYS), data.draw(NUMBERS)
    before, after = (answer(each.add_business_days, day, n) for each in (calendar, closed))
    if after is not None:
        assert before is not None
        assert (before <= after) if n >= 0 else (before >= after)
    assert closed.count(FIRST, LAST) <= calendar.count(FIRST, LAST)


@PATIENT
@given(CALENDARS, SPANS)
def test_days_opened_explicitly_are_open_whatever_else_is_said(calendar, span):
    """The highest word."""
    opened = replace(calendar, open_days=(*calendar.open_days, span))
    assert all(opened.why(day).kind == "opened" for day in walk(span.first, span.last))


@PATIENT
@given(CALENDARS, DAYS, st.integers(0, 60), st.integers(0, 30))
def test_later_days_and_more_days_never_come_earlier(calendar, day, n, more):
    """Adding keeps the order of days and of numbers."""
    found = answer(calendar.add_business_days, day + timedelta(days=more), n)
    further = answer(calendar.add_business_days, day, n + more)
    assume(found is not None and further is not None)
    start = calendar.add_business_days(day, n)
    assert start <= found
    assert start <= further
