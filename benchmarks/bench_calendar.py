"""What a question to a calendar costs, cold and warm; adding days must not depend on their number.

python -m pytest --benchmark-only benchmarks/bench_calendar.py
"""

from __future__ import annotations

import time
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from oms.calendar import BusinessCalendar, NationalHolidays, national

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
