"""Holidays as buyers name them, held to the holidays of the calendar."""

from datetime import date, timedelta

import pytest

from oms.calendar import NationalHolidays
from oms.text.days_off import HOLIDAYS, _off_in, days_off_in_a_row


@pytest.mark.parametrize("year", range(2023, 2100))
def test_the_holidays_of_a_year_are_those_of_the_calendar(year):
    """All but weekends, where both may differ in what they name."""
    days = [date(year, 1, 1) + timedelta(days=step) for step in range(365)]
    expected = {day for day in days if NationalHolidays().is_holiday(day)}
    assert expected == {day for day in _off_in(year) if day <= days[-1]}


def test_every_holiday_has_its_day():
    """Sixteen names, in the order of the year."""
    days = [make(2026) for make in HOLIDAYS.values()]
    assert sorted(days) == days
    assert 16 == len(set(days))


@pytest.mark.parametrize(
    ("ordered", "first", "last"),
    [
        ("2026-01-08", "2026-01-10", "2026-01-12"),
        ("2026-04-20", "2026-04-29", "2026-05-06"),
        ("2026-07-19", "2026-07-18", "2026-07-20"),
        ("2026-09-01", "2026-09-19", "2026-09-23"),
        ("2026-10-07", "2026-10-10", "2026-10-12"),
    ],
)
def test_the_next_days_off_in_a_row(ordered, first, last):
    """Three or more, that are not over."""
    found = days_off_in_a_row(date.fromisoformat(ordered))
    assert (date.fromisoformat(first), date.fromisoformat(last)) == found
