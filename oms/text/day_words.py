"""Words that name a day or several (明日, 月末, お盆), read from the day of the order."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Final

__all__ = ["WORDS", "days_of_word", "month_end", "nth_weekday", "week_of"]

_Days = tuple[date, date]


def month_end(day: date) -> date:
    """Return the last day of the month of a day."""
    following = date(day.year + day.month // 12, day.month % 12 + 1, 1)
    return following - timedelta(days=1)


def nth_weekday(year: int, month: int, nth: int, weekday: int) -> date:
    """Return the n-th such weekday of a month (0 = Monday); the fifth may be in the next."""
    first = date(year, month, 1)
    return first + timedelta(days=(weekday - first.weekday()) % 7 + 7 * (nth - 1))


def _yearly(ordered: date, make: Callable[[int], date]) -> date:
    this_year = make(ordered.year)
    return this_year if this_year >= ordered else make(ordered.year + 1)


def week_of(ordered: date, weeks: int) -> _Days:
    """Return Monday and Sunday of the week so many weeks after a day."""
    monday = ordered - timedelta(days=ordered.weekday()) + timedelta(weeks=weeks)
    return monday, monday + timedelta(days=6)


def _equinox(month: int, base: float) -> Callable[[int], date]:
    """Return the day of an equinox, by the formula in common use for 1980 to 2099."""

    def day(year: int) -> date:
        since = year - 1980
        return date(year, month, int(base + 0.242194 * since) - since // 4)

    return day


_SPRING: Final = _equinox(3, 20.8431)
_AUTUMN: Final = _equinox(9, 23.2488)


def _eve_of_spring(year: int) -> date:
    """Return 節分, the day before 立春."""
    since = year - 1901
    return date(year, 2, int(4.8693 + 0.242778 * since) - since // 4 - 1)


_EVENTS: Final[dict[str, Callable[[int], date]]] = {
    "クリスマスイブ": lambda year: date(year, 12, 24),
    "クリスマス": lambda year: date(year, 12, 25),
    "christmas eve": lambda year: date(year, 12, 24),
    "christmas": lambda year: date(year, 12, 25),
    "イブ": lambda year: date(year, 12, 24),
    "大晦日": lambda year: date(year, 12, 31),
    "大みそか": lambda year: date(year, 12, 31),
    "元旦": lambda year: date(year, 1, 1),
    "元日": lambda year: date(year, 1, 1),
    "バレンタインデー": lambda year: date(year, 2, 14),
    "バレンタイン": lambda year: date(year, 2, 14),
    "ホワイトデー": lambda year: date(year, 3, 14),
    "ひな祭り": lambda year: date(year, 3, 3),
    "雛祭り": lambda year: date(year, 3, 3),
    "こどもの日": lambda year: date(year, 5, 5),
    "子供の日": lambda year: date(year, 5, 5),
    "七夕": lambda year: date(year, 7, 7),
    "ハロウィン": lambda year: date(year, 10, 31),
    "七五三": lambda year: date(year, 11, 15),
    "母の日": lambda year: nth_weekday(year, 5, 2, 6),
    "父の日": lambda year: nth_weekday(year, 6, 3, 6),
    "敬老の日": lambda year: nth_weekday(year, 9, 3, 0),
    "成人の日": lambda year: nth_weekday(year, 1, 2, 0),
    **dict.fromkeys(("建国記念の日", "建国記念日"), lambda year: date(year, 2, 11)),
    "天皇誕生日": lambda year: date(year, 2, 23),
    "春分の日": _SPRING,
    "昭和の日": lambda year: date(year, 4, 29),
    "憲法記念日": lambda year: date(year, 5, 3),
    "みどりの日": lambda year: date(year, 5, 4),
    "海の日": lambda year: nth_weekday(year, 7, 3, 0),
    "山の日": lambda year: date(year, 8, 11),
    "秋分の日": _AUTUMN,
    "スポーツの日": lambda year: nth_weekday(year, 10, 2, 0),
    "文化の日": lambda year: date(year, 11, 3),
    "勤労感謝の日": lambda year: date(year, 11, 23),
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


def _holidays_in_spring(ordered: date) -> _Days | None:
    """Return ゴールデンウィーク for an order that is placed shortly before or in it."""
    near = date(ordered.year, 3, 25) <= ordered <= date(ordered.year, 5, 6)
    return _span_of_year(ordered, (4, 29), (5, 6)) if near else None


def _equinoctial(first: int, last: int) -> Callable[[date], _Days]:
    """Return days of the nearest 彼岸, the week around an equinox."""

    def stretch(ordered: date) -> _Days:
        days = [make(ordered.year + more) for more in (0, 1) for make in (_SPRING, _AUTUMN)]
        middle = min(day for day in days if day + timedelta(days=3) >= ordered)
        return middle + timedelta(days=first), middle + timedelta(days=last)

    return stretch


def _fiscal_year(ordered: date) -> _Days:
    return ordered, date(ordered.year + (ordered.month > 3), 3, 31)


def _new_fiscal_year(ordered: date) -> _Days:
    year = _fiscal_year(ordered)[1].year
    return date(year, 4, 1), date(year, 4, 15)


_STRETCHES: Final[dict[str, Callable[[date], _Days | None]]] = {
    **dict.fromkeys(("本日", "今日", "today"), _after(0)),
    **dict.fromkeys(("明日", "あした", "翌日", "次の日", "tomorrow"), _after(1)),
    **dict.fromkeys(("明後日", "あさって", "翌々日"), _after(2)),
    **dict.fromkeys(("しあさって", "明々後日"), _after(3)),
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
    **dict.fromkeys(("お彼岸の入り", "彼岸の入り"), _equinoctial(-3, -3)),
    **dict.fromkeys(("お彼岸", "彼岸"), _equinoctial(-3, 3)),
    "年始": lambda ordered: _year_start(ordered, 1, 7),
    **dict.fromkeys(
        ("お正月", "正月", "三が日", "三ヶ日"), lambda ordered: _year_start(ordered, 1, 3)
    ),
    **dict.fromkeys(("お盆", "盆"), lambda ordered: _span_of_year(ordered, (8, 12), (8, 16))),
    **dict.fromkeys(
        ("ゴールデンウィーク", "ゴールデンウイーク", "gw"),
        lambda ordered: _span_of_year(ordered, (4, 29), (5, 6)),
    ),
    **dict.fromkeys(("大型連休", "連休"), _holidays_in_spring),
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
