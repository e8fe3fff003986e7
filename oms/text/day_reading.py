"""Read what a form of a day matched: the days it means, seen from the day of the order."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Final

from oms.text.day_forms import ENGLISH, GROUPS, KINDS, WEEKDAYS
from oms.text.day_months import (
    NO_KIND,
    Read,
    next_day,
    next_month_day,
    one_day,
    read_month,
    read_nth,
    safe_date,
)
from oms.text.day_words import days_of_word, week_of
from oms.text.days_off import month_end
from oms.text.numerals import to_int

__all__ = ["next_day", "read_day"]


def read_day(match: re.Match[str], ordered: date) -> Read | None:
    """Return first and last day, weekdays, and whether it is exact; `None` if it is no day.

    Args:
        match: A match of `oms.text.day_forms.DAY`.
        ordered: The day others are read from.
    """
    part = {name: value for name, value in zip(GROUPS, match.groups(), strict=True) if value}
    for reader in (
        _read_range,
        _read_stay,
        _read_two,
        read_nth,
        _read_date,
        read_month,
        _read_distance,
        _read_kind,
    ):
        if (found := reader(part, ordered)) is not None:
            return _with_weekday(match.group(), found)
    return None


_WEEKDAY_BEHIND: Final = re.compile(
    r"(?:日の?\(?|\d\()(?P<name>[月火水木金土日])(?:曜日?)?\)?$|\d(?P<bare>[月火水木金土日])曜日?$"
)


def _with_weekday(text: str, read: Read) -> Read:
    """Note the weekday behind a day where it is another: 22日(土) of a Friday is no day."""
    first, last, weekdays, exact = read
    behind = _WEEKDAY_BEHIND.search(text) if exact and first is not None else None
    if behind is None or first is None:
        return read
    weekday = WEEKDAYS.find(behind["name"] or behind["bare"])
    return read if first.weekday() == weekday else (first, last, weekdays | {weekday}, exact)


def _read_date(part: dict[str, str], ordered: date) -> Read | None:
    if "y1" in part:
        return one_day(safe_date(int(part["y1"]), int(part["m1"]), int(part["d1"])))
    if "mw" in part:
        first = ordered.replace(day=1)
        if part["mw"] != "今月":
            first = month_end(ordered) + timedelta(days=1)
        return one_day(safe_date(first.year, first.month, to_int(part["d8"])))
    if "ny" in part:
        return one_day(safe_date(ordered.year + 1, to_int(part["m2"]), to_int(part["d2"])))
    if "y" in part:
        return one_day(safe_date(int(part["y"]), to_int(part["m"]), to_int(part["d"])))
    for number in "0239":
        if f"m{number}" in part:
            month, day = to_int(part[f"m{number}"]), to_int(part[f"d{number}"])
            return one_day(next_month_day(ordered, month, day))
    for number in "45":
        if f"m{number}" in part:
            month = ENGLISH[part[f"m{number}"][:3]]
            return one_day(next_month_day(ordered, month, int(part[f"d{number}"])))
    for name in ("d6", "d8", "e3"):
        if name in part:
            return one_day(next_day(ordered, to_int(part[name])))
    return None


def _read_range(part: dict[str, str], ordered: date) -> Read | None:
    if "q1" in part:
        part = {"rm": part["qm"], "r1": part["q1"], "r2": part["q2"]}
    if "r1" not in part:
        return None
    first_day, last_day = to_int(part["r1"]), to_int(part["r2"])
    if "rm" in part:
        first = next_month_day(ordered, to_int(part["rm"]), first_day)
    else:
        first = next_day(ordered, first_day)
    if first is None:
        return None
    last = next_day(first, last_day)
    return None if last is None else (first, last, NO_KIND, False)


def _read_stay(part: dict[str, str], ordered: date) -> Read | None:
    """Read so many days from one on: 11日から一週間."""
    if "sd" not in part:
        return None
    day, count = to_int(part["sd"]), to_int(part["sn"])
    first = (
        next_month_day(ordered, to_int(part["sm"]), day)
        if "sm" in part
        else next_day(ordered, day)
    )
    if first is None:
        return None
    more = {"日間": count - 1, "週間": 7 * count - 1, "泊": count}[part["su"]]
    return first, first + timedelta(days=more), NO_KIND, False


def _read_two(part: dict[str, str], ordered: date) -> Read | None:
    """Read one of two neighbouring days without their 日: 26か27で."""
    if "e1" not in part:
        return None
    one, two = int(part["e1"]), int(part["e2"])
    if two != one + 1:
        return None
    first = next_day(ordered, one)
    last = None if first is None else next_day(first, two)
    return None if first is None or last is None else (first, last, NO_KIND, False)


def _read_distance(part: dict[str, str], ordered: date) -> Read | None:
    if "after" in part:
        return one_day(ordered + timedelta(days=to_int(part["after"])))
    if "weeksw" in part:
        there = ordered + timedelta(weeks=to_int(part["weeksw"]))
        first, last = there - timedelta(days=3), there + timedelta(days=3)
        return first, last, frozenset({WEEKDAYS.find(part["wwd"])}), True
    if "weeks" in part:
        there = ordered + timedelta(weeks=to_int(part["weeks"]))
        return there - timedelta(days=1), there + timedelta(days=1), NO_KIND, False
    for name, unit in (("within", 1), ("withinw", 7)):
        if name in part:
            last = ordered + timedelta(days=unit * to_int(part[name]))
            return ordered, last, NO_KIND, False
    return None


_SUNDAY: Final = 6
_EN_WEEKDAYS: Final = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_WEEK_OF: Final = {"今週": 0, "来週": 1, "翌週": 1, "再来週": 2}


def _read_kind(part: dict[str, str], ordered: date) -> Read | None:
    if "wa" in part:
        low, high = WEEKDAYS.find(part["wa"]), WEEKDAYS.find(part["wb"])
        if "wkr" in part and low < high:
            monday, _ = week_of(ordered, _WEEK_OF[part["wkr"]])
            days = monday + timedelta(days=low), monday + timedelta(days=high)
            return *days, NO_KIND, False
        return (
            None,
            None,
            frozenset((low + step) % 7 for step in range((high - low) % 7 + 1)),
            False,
        )
    if "wl" in part:
        kind = frozenset(map(WEEKDAYS.find, part["wl"])) - {-1}
        return None, None, kind, False
    for name in ("wd", "pwd", "ewd"):
        if name in part:
            return _read_weekday(part, part[name], ordered)
    if "kind2" in part:
        if part["kind2"] in _HALVES:
            return _half_of_week(part, ordered)
        kind = KINDS["週末"] if part["kind2"] == "末" else KINDS.get(part["kind2"], NO_KIND)
        if part["wk"] in _WEEK_OF:
            first, last = week_of(ordered, _WEEK_OF[part["wk"]])
            return first, last, kind, False
        return None, None, kind, False
    if "kind" in part:
        return None, None, KINDS[part["kind"]], False
    if "word" in part and (found := days_of_word(part["word"], ordered)) is not None:
        return *found, NO_KIND, found[0] == found[1]
    return None


_HALVES: Final = {"前半": (0, 2), "後半": (3, 6)}


def _half_of_week(part: dict[str, str], ordered: date) -> Read:
    low, high = _HALVES[part["kind2"]]
    monday, _ = week_of(ordered, _WEEK_OF.get(part["wk"], 1))
    return monday + timedelta(days=low), monday + timedelta(days=high), NO_KIND, False


def _read_weekday(part: dict[str, str], word: str, ordered: date) -> Read | None:
    weekday = WEEKDAYS.find(word) if word in WEEKDAYS else _EN_WEEKDAYS.index(word[:3])
    kind = {weekday}
    if "wdb" in part:
        kind.add(WEEKDAYS.find(part["wdb"]))
    week = part.get("wk1", "")
    if week in _WEEK_OF:
        first, last = week_of(ordered, _WEEK_OF[week])
        if len(kind) == 1 and ordered.weekday() < _SUNDAY:
            return one_day(first + timedelta(days=weekday))
        if ordered.weekday() == _SUNDAY and week != "今週":
            last += timedelta(days=7)  # for many a week begins on Sunday
        return first, last, frozenset(kind), True
    if week in ("次", "今度") or part.get("nx"):
        ahead = (weekday - ordered.weekday() - 1) % 7 + 1
        there = ordered + timedelta(days=ahead)
        return there, there, frozenset(kind), True
    return None, None, frozenset(kind), False
