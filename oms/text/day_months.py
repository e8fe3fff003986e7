"""Read days by their month: the next such day, parts of a month, the n-th weekday of one."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Final

from oms.text.day_forms import WEEKDAYS
from oms.text.days_off import month_end, nth_weekday
from oms.text.numerals import to_int

__all__ = [
    "NO_KIND",
    "Read",
    "next_day",
    "next_month_day",
    "one_day",
    "read_month",
    "read_nth",
    "safe_date",
]


Read = tuple[date | None, date | None, frozenset[int], bool]
NO_KIND: Final[frozenset[int]] = frozenset()


def safe_date(year: int, month: int, day: int) -> date | None:
    """Return a date; `None` where the calendar has no such day."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def next_month_day(ordered: date, month: int, day: int) -> date | None:
    """The day nearest to the order, a little before it at most."""
    for year in (ordered.year, ordered.year + 1):
        found = safe_date(year, month, day)
        if found is not None and found >= ordered - timedelta(days=120):
            return found
    return safe_date(ordered.year, month, day)


def next_day(ordered: date, day: int) -> date | None:
    """Return the next such day of a month; `None` if there is none.

    Example:
        >>> next_day(date(2026, 5, 10), 8)
        datetime.date(2026, 6, 8)
    """
    year, month = ordered.year, ordered.month
    for _ in range(4):
        found = safe_date(year, month, day)
        if found is not None and found >= ordered:
            return found
        year, month = (year + 1, 1) if month == 12 else (year, month + 1)
    return None


def one_day(day: date | None) -> Read | None:
    """Return the reading of one exact day."""
    return None if day is None else (day, day, NO_KIND, True)


_EDGES: Final = {"最初": 1, **dict.fromkeys(("最後", "最終", "終わり", "ラスト", "おしまい"), -1)}
_PARTS_OF_MONTH: Final = {
    "上旬": (0, 9),
    "初旬": (0, 9),
    "初め": (0, 6),
    "はじめ": (0, 9),
    "始め": (0, 9),
    "最初の日": (0, 0),
    "頭": (0, 6),
    "中旬": (10, 19),
    "前半": (0, 14),
    "後半": (15, 30),
    "半ば": (10, 19),
    "なかば": (10, 19),
    "下旬": (20, 30),
    "終わり": (20, 30),
    "おわり": (20, 30),
    "末": (24, 30),
    "末日": (30, 30),
    "最終日": (30, 30),
    **dict.fromkeys(("最後の日", "最ごの日", "さい後の日", "さいごの日"), (30, 30)),
}


def read_nth(part: dict[str, str], ordered: date) -> Read | None:
    """Read the n-th such weekday of a month: 第3土曜日."""
    if "nwd" not in part:
        return None
    weekday = WEEKDAYS.find(part["nwd"])
    nth = _EDGES[part["edge"]] if "edge" in part else to_int(part["nth"])
    if "nm" in part:
        month = next_month_day(ordered, to_int(part["nm"]), 1)
        return (
            None if month is None else one_day(nth_weekday(month.year, month.month, nth, weekday))
        )
    here = nth_weekday(ordered.year, ordered.month, nth, weekday)
    if here >= ordered and part.get("nr", "今月") == "今月":
        return one_day(here)
    following = month_end(ordered) + timedelta(days=1)
    return one_day(nth_weekday(following.year, following.month, nth, weekday))


def read_month(part: dict[str, str], ordered: date) -> Read | None:
    """Read a part of a month (5月中旬, 来月のなかば, 12月になる前)."""
    if "part2" in part:
        first, last = _part_of_month(ordered.replace(day=1), part["part2"])
        if last < ordered:
            first, last = _part_of_month(month_end(ordered) + timedelta(days=1), part["part2"])
        return first, last, NO_KIND, False
    if "mr" in part:
        first = ordered.replace(day=1)
        if part["mr"] != "今月":
            first = month_end(ordered) + timedelta(days=1)
        return *_part_of_month(first, part["part3"]), NO_KIND, False
    if "m7" not in part and "mo" not in part:
        return None
    month = next_month_day(ordered, to_int(part.get("m7") or part["mo"]), 1)
    if month is None:
        return None
    if month < ordered - timedelta(days=31):
        month = month.replace(year=month.year + 1)
    name = part.get("part", "")
    if name.endswith("前"):
        return ordered, max(ordered, month - timedelta(days=1)), NO_KIND, False
    return *_part_of_month(month, name), NO_KIND, False


def _part_of_month(first: date, part: str) -> tuple[date, date]:
    last = month_end(first)
    low, high = _PARTS_OF_MONTH.get(part, (0, 30))
    return min(first + timedelta(days=low), last), min(first + timedelta(days=high), last)
