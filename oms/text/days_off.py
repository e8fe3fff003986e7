"""Holidays as buyers name them, and the long weekends they make.

By the rules of 国民の祝日に関する法律 as of 2023 and the common formula for the equinoxes (1980 to
2099): enough to know which days a buyer means. Days on which something is shipped are another
matter and come from `oms.calendar`.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from functools import lru_cache
from typing import Final

__all__ = [
    "HOLIDAYS",
    "autumn",
    "days_off_in_a_row",
    "is_day_off",
    "month_end",
    "nth_weekday",
    "spring",
    "winter",
]

_SATURDAY: Final = 5
_LONG: Final = 3
_AHEAD: Final = 120


def month_end(day: date) -> date:
    """Return the last day of the month of a day."""
    following = date(day.year + day.month // 12, day.month % 12 + 1, 1)
    return following - timedelta(days=1)


def nth_weekday(year: int, month: int, nth: int, weekday: int) -> date:
    """Return the n-th such weekday of a month (0 = Monday), -1 for the last one."""
    if nth < 0:
        last = month_end(date(year, month, 1))
        return last - timedelta(days=(last.weekday() - weekday) % 7)
    first = date(year, month, 1)
    return first + timedelta(days=(weekday - first.weekday()) % 7 + 7 * (nth - 1))


def _equinox(month: int, base: float) -> Callable[[int], date]:
    def day(year: int) -> date:
        since = year - 1980
        return date(year, month, int(base + 0.242194 * since) - since // 4)

    return day


spring: Final = _equinox(3, 20.8431)
"""Return 春分の日 of a year."""
autumn: Final = _equinox(9, 23.2488)
"""Return 秋分の日 of a year."""

winter: Final = _equinox(12, 22.105)
"""Return 冬至 of a year."""

HOLIDAYS: Final[dict[str, Callable[[int], date]]] = {
    "元日": lambda year: date(year, 1, 1),
    "成人の日": lambda year: nth_weekday(year, 1, 2, 0),
    "建国記念の日": lambda year: date(year, 2, 11),
    "天皇誕生日": lambda year: date(year, 2, 23),
    "春分の日": spring,
    "昭和の日": lambda year: date(year, 4, 29),
    "憲法記念日": lambda year: date(year, 5, 3),
    "みどりの日": lambda year: date(year, 5, 4),
    "こどもの日": lambda year: date(year, 5, 5),
    "海の日": lambda year: nth_weekday(year, 7, 3, 0),
    "山の日": lambda year: date(year, 8, 11),
    "敬老の日": lambda year: nth_weekday(year, 9, 3, 0),
    "秋分の日": autumn,
    "スポーツの日": lambda year: nth_weekday(year, 10, 2, 0),
    "文化の日": lambda year: date(year, 11, 3),
    "勤労感謝の日": lambda year: date(year, 11, 23),
}
"""The day of each holiday in a year."""


@lru_cache(maxsize=16)
def _off_in(year: int) -> frozenset[date]:
    """All holidays of a year, those that make up for a Sunday or lie between two among them."""
    named = {make(year) for make in HOLIDAYS.values()}
    found = set(named)
    for day in named:
        following = day + timedelta(days=1)
        if following + timedelta(days=1) in named and following.weekday() < _SATURDAY:
            found.add(following)
        if day.weekday() > _SATURDAY:
            while following in named:
                following += timedelta(days=1)
            found.add(following)
    return frozenset(found)


def is_day_off(day: date) -> bool:
    """Whether a day is a holiday, whatever its weekday.

    Example:
        >>> is_day_off(date(2026, 5, 6)), is_day_off(date(2026, 5, 9))
        (True, False)
    """
    return day in _off_in(day.year)


@lru_cache(maxsize=256)
def days_off_in_a_row(ordered: date) -> tuple[date, date] | None:
    """Return the first stretch of three days off or more that is not over; around May, GW.

    Example:
        >>> [day.isoformat() for day in days_off_in_a_row(date(2026, 7, 10)) or ()]
        ['2026-07-18', '2026-07-20']
    """
    if date(ordered.year, 3, 25) <= ordered <= date(ordered.year, 5, 6):
        return date(ordered.year, 4, 29), date(ordered.year, 5, 6)
    first: date | None = None
    for step in range(-_LONG, _AHEAD):
        day = ordered + timedelta(days=step)
        if day.weekday() >= _SATURDAY or is_day_off(day):
            first = first or day
            continue
        last = day - timedelta(days=1)
        if first is not None and last >= ordered and (last - first).days >= _LONG - 1:
            return first, last
        first = None
    return None
