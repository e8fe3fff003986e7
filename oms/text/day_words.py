"""Words that name a day or several (明日, 月末, お盆), read from the day of the order."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Final

from oms.text.days_off import (
    HOLIDAYS,
    autumn,
    days_off_in_a_row,
    month_end,
    nth_weekday,
    spring,
    winter,
)

__all__ = ["WORDS", "days_of_word", "week_of"]

_Days = tuple[date, date]
_LAST_OF_FISCAL_YEAR: Final = 3


def _yearly(ordered: date, make: Callable[[int], date]) -> date:
    this_year = make(ordered.year)
    return this_year if this_year >= ordered else make(ordered.year + 1)


def week_of(ordered: date, weeks: int) -> _Days:
    """Return Monday and Sunday of the week so many weeks after a day."""
    monday = ordered - timedelta(days=ordered.weekday()) + timedelta(weeks=weeks)
    return monday, monday + timedelta(days=6)


def _eve_of_spring(year: int) -> date:
    """Return 節分, the day before 立春."""
    since = year - 1901
    return date(year, 2, int(4.8693 + 0.242778 * since) - since // 4 - 1)


def _day_of_the_ox(year: int) -> date:
    """Return 土用の丑の日 of summer: the first day of the ox, one in twelve, of the hot season."""
    begin = date(year, 7, 19)
    return begin + timedelta(days=(_AN_OX - begin).days % 12)


_AN_OX: Final = date(2026, 7, 26)


_EVENTS: Final[dict[str, Callable[[int], date]]] = {
    **HOLIDAYS,
    "クリスマスイブ": lambda year: date(year, 12, 24),
    "クリスマス": lambda year: date(year, 12, 25),
    "christmas eve": lambda year: date(year, 12, 24),
    "christmas": lambda year: date(year, 12, 25),
    "イブ": lambda year: date(year, 12, 24),
    "大晦日": lambda year: date(year, 12, 31),
    "大みそか": lambda year: date(year, 12, 31),
    "元旦": lambda year: date(year, 1, 1),
    "バレンタインデー": lambda year: date(year, 2, 14),
    "バレンタイン": lambda year: date(year, 2, 14),
    "ホワイトデー": lambda year: date(year, 3, 14),
    "ひな祭り": lambda year: date(year, 3, 3),
    "雛祭り": lambda year: date(year, 3, 3),
    **dict.fromkeys(("ひなまつり", "桃の節句"), lambda year: date(year, 3, 3)),
    "猫の日": lambda year: date(year, 2, 22),
    "いい夫婦の日": lambda year: date(year, 11, 22),
    "いい肉の日": lambda year: date(year, 11, 29),
    "小正月": lambda year: date(year, 1, 15),
    "七夕": lambda year: date(year, 7, 7),
    "ハロウィン": lambda year: date(year, 10, 31),
    "七五三": lambda year: date(year, 11, 15),
    "母の日": lambda year: nth_weekday(year, 5, 2, 6),
    "父の日": lambda year: nth_weekday(year, 6, 3, 6),
    "建国記念日": HOLIDAYS["建国記念の日"],
    **dict.fromkeys(("子どもの日", "子供の日"), HOLIDAYS["こどもの日"]),
    **dict.fromkeys(("土用の丑の日", "土用丑の日", "土用の丑", "丑の日"), _day_of_the_ox),
    **dict.fromkeys(
        ("ボジョレー解禁日", "ボジョレーの解禁日"), lambda year: nth_weekday(year, 11, 3, 3)
    ),
    "冬至": winter,
    "節分": _eve_of_spring,
    "立春": lambda year: _eve_of_spring(year) + timedelta(days=1),
    **dict.fromkeys(("端午の節句", "端午"), lambda year: date(year, 5, 5)),
    "七草": lambda year: date(year, 1, 7),
}


def _year_start(ordered: date, first: int, last: int) -> _Days:
    year = ordered.year + (ordered.month > 1 or ordered.day > last)
    return date(year, 1, first), date(year, 1, last)


def _span_of_year(ordered: date, first: tuple[int, int], last: tuple[int, int]) -> _Days:
    year = ordered.year + (ordered > date(ordered.year, *last))
    return date(year, *first), date(year, *last)


def _after(days: int) -> Callable[[date], _Days]:
    def stretch(ordered: date) -> _Days:
        day = ordered + timedelta(days=days)
        return day, day

    return stretch


def _last_days(of: date) -> _Days:
    return month_end(of) - timedelta(days=5), month_end(of)


def _of_next_month(first: int, last: int | None = None) -> Callable[[date], _Days]:
    def stretch(ordered: date) -> _Days:
        month = month_end(ordered) + timedelta(days=1)
        return month.replace(day=first), month.replace(day=last) if last else month_end(month)

    return stretch


def _silver_week(ordered: date) -> _Days:
    def week(year: int) -> _Days:
        aged = nth_weekday(year, 9, 3, 0)
        return aged - timedelta(days=2), max(aged, autumn(year))

    this_year = week(ordered.year)
    return this_year if this_year[1] >= ordered else week(ordered.year + 1)


def _equinoctial(first: int, last: int) -> Callable[[date], _Days]:
    """Return days of the nearest 彼岸, the week around an equinox."""

    def stretch(ordered: date) -> _Days:
        days = [make(ordered.year + more) for more in (0, 1) for make in (spring, autumn)]
        middle = min(day for day in days if day + timedelta(days=3) >= ordered)
        return middle + timedelta(days=first), middle + timedelta(days=last)

    return stretch


def _fiscal_year(ordered: date) -> _Days:
    return ordered, date(ordered.year + (ordered.month > _LAST_OF_FISCAL_YEAR), 3, 31)


def _new_fiscal_year(ordered: date) -> _Days:
    year = _fiscal_year(ordered)[1].year
    return date(year, 4, 1), date(year, 4, 15)


# 十五夜, the full moon of autumn: dates of the moon, not of a rule as simple as an equinox.
_FULL_MOONS: Final = {
    *(date(2025, 10, 6), date(2026, 9, 25), date(2027, 9, 15), date(2028, 10, 3)),
    *(date(2029, 9, 22), date(2030, 9, 12), date(2031, 10, 1), date(2032, 9, 19)),
    *(date(2033, 9, 8), date(2034, 9, 27), date(2035, 9, 16)),
}


def _full_moon(ordered: date) -> _Days | None:
    days = [day for day in _FULL_MOONS if ordered <= day < ordered + timedelta(days=380)]
    return (min(days), min(days)) if days else None


_STRETCHES: Final[dict[str, Callable[[date], _Days | None]]] = {
    **dict.fromkeys(("本日", "今日", "today"), _after(0)),
    **dict.fromkeys(("明日", "あした", "翌日", "次の日", "tomorrow"), _after(1)),
    **dict.fromkeys(("明後日", "あさって", "翌々日"), _after(2)),
    **dict.fromkeys(("しあさって", "明々後日"), _after(3)),
    **dict.fromkeys(
        ("末日", "月末日", "今月末日", "月の最後の日"), lambda ordered: (month_end(ordered),) * 2
    ),
    "今週": lambda ordered: (ordered, week_of(ordered, 0)[1]),
    **dict.fromkeys(("来週", "翌週"), lambda ordered: week_of(ordered, 1)),
    "再来週": lambda ordered: week_of(ordered, 2),
    "今月": lambda ordered: (ordered, month_end(ordered)),
    **dict.fromkeys(("今月末", "月末"), _last_days),
    "週明け": lambda ordered: (week_of(ordered, 1)[0], week_of(ordered, 1)[0] + timedelta(days=2)),
    **dict.fromkeys(("来月", "翌月"), _of_next_month(1)),
    "来月初め": _of_next_month(1, 7),
    "来月上旬": _of_next_month(1, 10),
    "来月中旬": _of_next_month(11, 20),
    "来月下旬": _of_next_month(21),
    "来月末": lambda ordered: _last_days(month_end(ordered) + timedelta(days=1)),
    "年内": lambda ordered: (ordered, date(ordered.year, 12, 31)),
    "年末": lambda ordered: (date(ordered.year, 12, 25), date(ordered.year, 12, 31)),
    **dict.fromkeys(("年明け", "年が明け"), lambda ordered: _year_start(ordered, 1, 15)),
    "年度内": _fiscal_year,
    **dict.fromkeys(("新年度", "年度明け"), _new_fiscal_year),
    **dict.fromkeys(("お彼岸の中日", "彼岸の中日"), _equinoctial(0, 0)),
    **dict.fromkeys(
        ("お彼岸の入り", "彼岸の入り", "お彼岸入り", "彼岸入り"), _equinoctial(-3, -3)
    ),
    **dict.fromkeys(("お彼岸", "彼岸"), _equinoctial(-3, 3)),
    "年始": lambda ordered: _year_start(ordered, 1, 7),
    **dict.fromkeys(
        ("お正月", "正月", "三が日", "三ヶ日"), lambda ordered: _year_start(ordered, 1, 3)
    ),
    **dict.fromkeys(("お盆", "盆"), lambda ordered: _span_of_year(ordered, (8, 13), (8, 16))),
    **dict.fromkeys(
        ("ゴールデンウィーク", "ゴールデンウイーク", "gw"),
        lambda ordered: _span_of_year(ordered, (4, 29), (5, 6)),
    ),
    **dict.fromkeys(("大型連休", "三連休", "3連休", "連休"), days_off_in_a_row),
    **dict.fromkeys(("シルバーウィーク", "シルバーウイーク"), _silver_week),
    **dict.fromkeys(("中秋の名月", "十五夜"), _full_moon),
    "年末年始": lambda ordered: (
        date(ordered.year - (ordered.month == 1), 12, 29),
        date(ordered.year + (ordered.month > 1), 1, 3),
    ),
    **dict.fromkeys(
        ("今年中", "年越し前", "年越しまで"), lambda ordered: (ordered, date(ordered.year, 12, 31))
    ),
    **dict.fromkeys(
        ("月が替わってから", "月が変わってから", "月が替わったら", "月が変わったら"),
        _of_next_month(1),
    ),
}

WORDS: Final = sorted((*_EVENTS, *_STRETCHES), key=len, reverse=True)
"""Every word, the longer first."""


def days_of_word(word: str, ordered: date) -> _Days | None:
    """Return the first and last day a word of `WORDS` means; `None` if nobody can tell.

    Example:
        >>> [day.isoformat() for day in days_of_word("月末", date(2026, 5, 1))]
        ['2026-05-26', '2026-05-31']
    """
    if word in _EVENTS:
        found = _yearly(ordered, _EVENTS[word])
        return found, found
    return _STRETCHES[word](ordered)
