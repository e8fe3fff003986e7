"""What a question to a calendar costs, cold and warm; adding days must not depend on their number.

python -m pytest --benchmark-only benchmarks/bench_calendar.py
"""

from __future__ import annotations

import time
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from oms.calendar import (
    BusinessCalendar,
    Calendars,
    Lead,
    NationalHolidays,
    ShipRequest,
    national,
    plan_shipment,
    service,
)
from oms.model.base import jst

SHOP = BusinessCalendar.from_table(
    {
        "closed_weekdays": "土日",
        "national_holidays": "closed",
        "closed_rules": ["第2水曜", "毎月末日"],
        "year_end": "12-29..01-03",
        "obon": "08-13..08-16",
        "closed_days": ["2026-06-10", "2026-09-01..2026-09-03"],
        "open_days": [date(2026, 12, 30)],
    }
)
CALENDARS = Calendars.from_table(
    {"shop": {"closed_weekdays": "土日", "national_holidays": "closed"}, "cutoffs": "12:00"}
)
REQUEST = ShipRequest(
    now=jst(2026, 5, 1, 13),
    desired_date=date(2026, 5, 12),
    service=service("yamato.takkyubin"),
    slot="0812",
    lead=Lead(2, first_hour=14),
    calendars=CALENDARS,
    buffer_days=1,
)
DAY, LATER = date(2026, 5, 15), date(2026, 11, 20)
ROUNDS = 20_000


@pytest.mark.benchmark(group="calendar, warm")
@pytest.mark.parametrize("n", [0, 3, 10, 100])
def test_add_business_days(benchmark: Any, n: int) -> None:
    """A look into two tables, whatever the number."""
    benchmark(SHOP.add_business_days, DAY, n)


@pytest.mark.benchmark(group="calendar, warm")
def test_count(benchmark: Any) -> None:
    """Two prefix sums."""
    benchmark(SHOP.count, DAY, LATER)


@pytest.mark.benchmark(group="calendar, warm")
def test_is_open(benchmark: Any) -> None:
    """One flag."""
    benchmark(SHOP.is_open, DAY)


@pytest.mark.benchmark(group="calendar, warm")
def test_why(benchmark: Any) -> None:
    """Judged anew each time: it is asked for people."""
    benchmark(SHOP.why, DAY)


@pytest.mark.benchmark(group="calendar, cold")
def test_a_year_of_a_business_calendar(benchmark: Any) -> None:
    """With its holidays known."""
    NationalHolidays().name(DAY)
    benchmark.pedantic(
        lambda calendar: calendar.is_open(DAY),
        setup=lambda: ((replace(SHOP),), {}),
        rounds=50,
    )


@pytest.mark.benchmark(group="calendar, cold")
def test_a_year_of_national_holidays(benchmark: Any) -> None:
    """Asked of jpholiday."""
    benchmark.pedantic(national._build, args=(2026,), rounds=5)  # noqa: SLF001


def test_adding_does_not_depend_on_the_number(capsys: Any, benchmark: Any) -> None:
    """100 days cost what 1 costs."""

    def taken(n: int) -> float:
        start = time.perf_counter()
        for _ in range(ROUNDS):
            SHOP.add_business_days(DAY, n)
        return (time.perf_counter() - start) / ROUNDS

    one, hundred = (min(taken(n) for _ in range(7)) for n in (1, 100))
    benchmark.pedantic(SHOP.add_business_days, args=(DAY, 100), rounds=3)
    with capsys.disabled():
        ratio = hundred / one
        print(f"\nadd 1: {one * 1e9:.0f} ns, add 100: {hundred * 1e9:.0f} ns, {ratio:.2f}x")


@pytest.mark.benchmark(group="ship plan")
def test_a_plan(benchmark: Any) -> None:
    """Golden Week between, a slot, a window, a spare day."""
    benchmark(plan_shipment, REQUEST)


@pytest.mark.benchmark(group="ship plan")
def test_a_plan_with_its_steps(benchmark: Any) -> None:
    """The explanation is worked out when asked for."""
    benchmark(lambda: plan_shipment(REQUEST).steps)


def test_beside_other_calendars(capsys: Any, benchmark: Any) -> None:
    """10 business days on, one question at a time, by five libraries; best of seven rounds."""
    pandas, numpy = pytest.importorskip("pandas"), pytest.importorskip("numpy")
    asked = _askers(pandas, numpy)
    taken = {name: _best(ask, 2_000 if name == "oms" else 200) for name, ask in asked.items()}
    assert len({str(ask())[:10] for ask in asked.values()}) == 1
    benchmark.pedantic(asked["oms"], rounds=3)
    with capsys.disabled():
        for name, seconds in taken.items():
            ratio = seconds / taken["oms"]
            print(f"\n{name:>30}: {seconds * 1e9:>9,.0f} ns  {ratio:>7.1f}x", end="")
        print()


def _best(ask: Any, rounds: int) -> float:
    def taken() -> float:
        start = time.perf_counter()
        for _ in range(rounds):
            ask()
        return (time.perf_counter() - start) / rounds

    return min(taken() for _ in range(7))


def _askers(pandas: Any, numpy: Any) -> dict[str, Any]:
    """Return how each library is asked for the same day, with the same closures."""
    from datetime import datetime, timedelta

    import jpholiday
    from dateutil.rrule import DAILY, FR, MO, rrule, rruleset

    calendar = CALENDARS.shop
    holidays = [info.day for info in NationalHolidays().between(DAY, date(2027, 12, 31))]
    busday = numpy.busdaycalendar(holidays=holidays)
    offset = pandas.offsets.CustomBusinessDay(10, holidays=holidays)
    start = pandas.Timestamp(DAY)
    rules = rruleset()
    week = range(MO.weekday, FR.weekday + 1)
    first = datetime(2026, 5, 15)  # noqa: DTZ001  dateutil's rules are naive
    rules.rrule(rrule(DAILY, dtstart=first, until=datetime(2027, 12, 31), byweekday=week))  # noqa: DTZ001
    for day in holidays:
        rules.exdate(datetime(day.year, day.month, day.day))  # noqa: DTZ001

    def day_by_day() -> date:
        found, left = DAY, 10
        while left:
            found += timedelta(days=1)
            left -= found.weekday() < 5 and not jpholiday.is_holiday(found)
        return found

    return {
        "oms": lambda: calendar.add_business_days(DAY, 10),
        "jpholiday day by day": day_by_day,
        "numpy.busday_offset": lambda: numpy.busday_offset(DAY, 10, "forward", busdaycal=busday),
        "pandas CustomBusinessDay": lambda: start + offset,
        "dateutil rruleset": lambda: rules[10],
    }
