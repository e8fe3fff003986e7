"""Find the days a Japanese text speaks of, read from the day the order was placed.

Days without a month or year mean the next such day after the order. Where no year is written,
the day nearest after the order date counts, so 1/5 in an order of December is next January.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from typing import Final

from oms.text.day_words import WORDS, days_of_word, month_end, week_of
from oms.text.numerals import KANJI_NUMBER, NUMBER, to_int
from oms.text.patterns import alternation

__all__ = ["DayMention", "find_days", "may_name_day"]

_WEEKDAYS: Final = "月火水木金土日"
_WD: Final = r"(?:\(?[月火水木金土日](?:曜日?|・?祝日?)?\)|[月火水木金土日]曜日?|[\(（]?祝[\)）]?)"
_TAIL: Final = rf"(?:の?{_WD})?"
_ENGLISH: Final = {
    name: number
    for number, name in enumerate(
        ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"), 1
    )
}
_EN_MONTH: Final = "(?:" + "|".join(_ENGLISH) + r")[a-z]*\.?"
_EN_WEEKDAYS: Final = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


@dataclass(frozen=True, slots=True)
class DayMention:
    """A mention of one day, of a range, or of a kind of day.

    Attributes:
        start: Start of the mention in the folded text.
        end: End of the mention.
        first: First day meant; `None` for a kind of day.
        last: Last day meant.
        weekdays: Weekdays meant (0 = Monday), for a kind of day.
        exact: Whether it names one day; a stretch such as 月末 is not exact.
    """

    start: int
    end: int
    first: date | None
    last: date | None
    weekdays: frozenset[int] = frozenset()
    exact: bool = True

    def holds(self, day: date) -> bool:
        """Whether a day lies in what is meant."""
        if self.first is None or self.last is None:
            return day.weekday() in self.weekdays
        in_range = self.first <= day <= self.last
        return in_range and (not self.weekdays or day.weekday() in self.weekdays)


def _safe(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _next_month_day(ordered: date, month: int, day: int) -> date | None:
    """The day nearest to the order, a little before it at most."""
    for year in (ordered.year, ordered.year + 1):
        found = _safe(year, month, day)
        if found is not None and found >= ordered - timedelta(days=120):
            return found
    return _safe(ordered.year, month, day)


def _next_day(ordered: date, day: int) -> date | None:
    year, month = ordered.year, ordered.month
    for _ in range(4):
        found = _safe(year, month, day)
        if found is not None and found >= ordered:
            return found
        year, month = (year + 1, 1) if month == 12 else (year, month + 1)
    return None


_KINDS: Final = {
    "土日祝日": frozenset({5, 6}),
    "土日祝": frozenset({5, 6}),
    "土・日": frozenset({5, 6}),
    "土日": frozenset({5, 6}),
    "土曜か日曜": frozenset({5, 6}),
    "週末": frozenset({5, 6}),
    "weekends": frozenset({5, 6}),
    "weekend": frozenset({5, 6}),
    "平日": frozenset({0, 1, 2, 3, 4}),
    "weekdays": frozenset({0, 1, 2, 3, 4}),
    "weekday": frozenset({0, 1, 2, 3, 4}),
}

_FORMS: Final = (
    rf"(?P<y>20\d\d)(?:[-/.年])(?P<m>{NUMBER})(?:[-/.月])(?P<d>{NUMBER})日?{_TAIL}",
    rf"(?:(?P<rm>{NUMBER})[月/])?(?<![0-9一二三四五六七八九][、,])(?P<r1>{NUMBER})日?{_TAIL}(?:~|-"
    rf"|から)(?P<r2>{NUMBER})日(?!間|分|程|後|前|目|以内|ほど|中|々|くらい|ぐらい)",
    r"(?<![\d/])(?P<m1>\d{1,2})/(?P<d1>\d{1,2})/(?P<y1>20\d\d)",
    rf"(?:(?P<ny>来年|翌年)の?)?(?<![\d/])(?P<m2>{NUMBER})月の?(?P<d2>{NUMBER})日?(?![\d〇一二三四五六七八九十]"
    rf"|ヶ月|か月){_TAIL}",
    rf"(?<![\d/])(?P<m3>\d{{1,2}})/(?P<d3>\d{{1,2}})(?![\d%]|/\d)日?{_TAIL}",
    r"(?<![\d.])(?P<m9>\d{1,2})\.(?P<d9>\d{1,2})(?![\d.%]|kg|cm|l|倍|合|寸|mm"
    r"|m)(?=日?(?:着|まで|以降|に|の|で|を|希望|です|は|必|より|から|、|・|\(|$|頃"
    r"|が|or|か))",
    rf"(?<![a-z])(?P<m4>{_EN_MONTH}) ?(?P<d4>\d{{1,2}})(?:st|nd|rd|th)?(?!\d)",
    rf"\b(?P<d5>\d{{1,2}})(?:st|nd|rd|th)? (?:of )?(?P<m5>{_EN_MONTH})(?![a-z])",
    r"\b(?:the )?(?P<d6>\d{1,2})(?:st|nd|rd|th)\b",
    rf"(?<![\d/])(?P<m7>{NUMBER})月(?P<part>上旬|初旬|初め|頭|中旬|半ば|下旬|末|前半|後半|に入って(?:から)?"
    rf"|中|以降|まで)",
    rf"(?:(?P<mw>今月|来月|翌月)の?)?(?<![\d〇一二三四五六七八九十数何第営業~])"
    rf"(?<![0-9一二三四五六七八九][、,])(?!(?<=[でもは丸る])一日)(?P<d8>\d{{1,2}}"
    rf"|{KANJI_NUMBER})日(?!市|町|間|分|程|後(?!半)|前|目|以内|ほど|限|々|中|も早く"
    rf"|でも早く|一日|付|時|本){_TAIL}",
    rf"(?P<after>{NUMBER})日後|(?P<weeks>{NUMBER}|一)週間後",
    rf"(?P<within>{NUMBER})日以内|(?P<withinw>{NUMBER})週間以内",
    rf"(?P<wl>[{_WEEKDAYS}](?:[・、,][{_WEEKDAYS}])+)(?=曜|希望|のみ|だけ|以外|の(?:ど|い)|は|に)",
    rf"(?P<wa>[{_WEEKDAYS}])曜?(?:~|-|から)(?P<wb>[{_WEEKDAYS}])曜?",
    "(?P<wk>今週|来週|再来週|翌週|次|今度)の?(?P<kind2>土日|週末|平日|月末)",
    rf"(?P<wk1>今週|来週|再来週|翌週|次|今度|今月"
    rf"|来月)?の?(?P<wd>[{_WEEKDAYS}])曜日?(?:(?:か|・|または"
    rf"|もしくは)(?P<wdb>[{_WEEKDAYS}])曜日?)?",
    r"(?:(?P<nx>next|this) )?\b(?P<ewd>mon|tues?|wed(?:nes)?|thu(?:rs)?|fri"
    r"|sat(?:ur)?|sun)day\b",
    "(?P<kind>" + "|".join(sorted(_KINDS, key=len, reverse=True)) + ")",
    rf"[\(（](?P<pwd>[{_WEEKDAYS}])[\)）]",
    "(?P<word>" + "|".join(map(re.escape, WORDS)) + ")(?!香|栽|踊)",
)
# What a form may begin with. Named groups keep `alternation` from working this out by itself.
_FIRST: Final = r"\d〇一二三四五六七八九十来翌今再次の月火水木金土日(（tnmwfs" + "".join(
    {word[0] for word in (*_ENGLISH, *_KINDS, *WORDS)}
)
# No form goes on with a clock behind its number; 16:00 has many digits to try in vain.
_DAY: Final = re.compile(rf"(?=[{_FIRST}])(?!\d+[:時])(?:{'|'.join(_FORMS)})")
_GROUPS: Final = tuple(_DAY.groupindex)
"""The names of all groups, in their order."""

# One of these stands in every text that names a day; looking for them first is cheap.
_HINTS: Final = alternation(
    r"\d[/.]\d|20\d\d[-年]|日|月|曜|土・日|週|明け|年内|年末|年始|三ヶ|[\(（][月火水木金土日]|[月火水木金土日]・[月火水木金土日]",
    *map(re.escape, WORDS),
    *(name for name in _ENGLISH),
    r"(?:sun|mon|tue|wed|thu|fri|sat|week)",
    r"\d(?:st|nd|rd|th)",
)


@lru_cache(maxsize=4096)
def find_days(text: str, ordered: date) -> tuple[DayMention, ...]:
    """Return every mention of a day in folded text, left to right.

    Args:
        text: Folded text (`oms.text.fold`).
        ordered: JST day of the order.

    Example:
        >>> [m.first.isoformat() for m in find_days("5/8か10日の午前中", date(2026, 5, 1))]
        ['2026-05-08', '2026-05-10']
    """
    return tuple(_mentions(text, ordered)) if _HINTS.search(text) is not None else ()


def may_name_day(text: str) -> bool:
    """Whether folded text may name a day; if not, `find_days` surely finds none.

    Example:
        >>> may_name_day("明日お願いします"), may_name_day("のしをお願いします")
        (True, False)
    """
    return _HINTS.search(text) is not None and _DAY.search(text) is not None


def _mentions(text: str, ordered: date) -> Iterator[DayMention]:
    before: DayMention | None = None
    for match in _DAY.finditer(text):
        made = _read(match, _base(text, match, before, ordered))
        if made is not None:
            first, last, weekdays, exact = made
            before = DayMention(match.start(), match.end(), first, last, weekdays, exact)
            yield before


_JOINED: Final = re.compile(r"[かと、,・や~\-]|または|又は|もしくは|or|から")


def _base(text: str, match: re.Match[str], before: DayMention | None, ordered: date) -> date:
    """The day a day without a month is read from: one just named (6/10か12日), else the order."""
    if before is None or before.first is None or not match["d8"] or match["mw"]:
        return ordered
    return before.first if _JOINED.fullmatch(text[before.end : match.start()]) else ordered


_Read = tuple[date | None, date | None, frozenset[int], bool]
_NO_KIND: Final[frozenset[int]] = frozenset()


def _one(day: date | None) -> _Read | None:
    return None if day is None else (day, day, _NO_KIND, True)


def _read(match: re.Match[str], ordered: date) -> _Read | None:
    part = {name: value for name, value in zip(_GROUPS, match.groups(), strict=True) if value}
    for reader in (_read_date, _read_month, _read_distance, _read_kind):
        if (found := reader(part, ordered)) is not None:
            return found
    return None


def _read_date(part: dict[str, str], ordered: date) -> _Read | None:
    if "r1" in part:
        return _read_range(part, ordered)
    if "y1" in part:
        return _one(_safe(int(part["y1"]), int(part["m1"]), int(part["d1"])))
    if "mw" in part:
        first = ordered.replace(day=1)
        if part["mw"] != "今月":
            first = month_end(ordered) + timedelta(days=1)
        return _one(_safe(first.year, first.month, to_int(part["d8"])))
    if "ny" in part:
        return _one(_safe(ordered.year + 1, to_int(part["m2"]), to_int(part["d2"])))
    if "y" in part:
        return _one(_safe(int(part["y"]), to_int(part["m"]), to_int(part["d"])))
    for number in "239":
        if f"m{number}" in part:
            month, day = to_int(part[f"m{number}"]), to_int(part[f"d{number}"])
            return _one(_next_month_day(ordered, month, day))
    for number in "45":
        if f"m{number}" in part:
            month = _ENGLISH[part[f"m{number}"][:3]]
            return _one(_next_month_day(ordered, month, int(part[f"d{number}"])))
    for number in "68":
        if f"d{number}" in part:
            return _one(_next_day(ordered, to_int(part[f"d{number}"])))
    return None


def _read_range(part: dict[str, str], ordered: date) -> _Read | None:
    first_day, last_day = to_int(part["r1"]), to_int(part["r2"])
    if "rm" in part:
        first = _next_month_day(ordered, to_int(part["rm"]), first_day)
    else:
        first = _next_day(ordered, first_day)
    if first is None:
        return None
    last = _next_day(first, last_day)
    return None if last is None else (first, last, _NO_KIND, False)


def _read_month(part: dict[str, str], ordered: date) -> _Read | None:
    if "m7" not in part:
        return None
    first = _next_month_day(ordered, to_int(part["m7"]), 1)
    if first is None:
        return None
    if first < ordered - timedelta(days=31):
        first = first.replace(year=first.year + 1)
    last = month_end(first)
    offsets = {"上旬": (0, 9), "初旬": (0, 9), "初め": (0, 6), "頭": (0, 6), "中旬": (10, 19)}
    offsets |= {
        "前半": (0, 14),
        "後半": (15, 30),
        "半ば": (10, 19),
        "下旬": (20, 30),
        "末": (24, 30),
    }
    low, high = offsets.get(part["part"], (0, 30))
    low_day = min(first + timedelta(days=low), last)
    return low_day, min(first + timedelta(days=high), last), _NO_KIND, False


def _read_distance(part: dict[str, str], ordered: date) -> _Read | None:
    if "after" in part:
        return _one(ordered + timedelta(days=to_int(part["after"])))
    if "weeks" in part:
        there = ordered + timedelta(weeks=to_int(part["weeks"]))
        return there - timedelta(days=1), there + timedelta(days=1), _NO_KIND, False
    for name, unit in (("within", 1), ("withinw", 7)):
        if name in part:
            last = ordered + timedelta(days=unit * to_int(part[name]))
            return ordered, last, _NO_KIND, False
    return None


_WEEK_OF: Final = {"今週": 0, "来週": 1, "翌週": 1, "再来週": 2}


def _read_kind(part: dict[str, str], ordered: date) -> _Read | None:
    if "wa" in part:
        low, high = _WEEKDAYS.find(part["wa"]), _WEEKDAYS.find(part["wb"])
        return (
            None,
            None,
            frozenset((low + step) % 7 for step in range((high - low) % 7 + 1)),
            False,
        )
    if "wl" in part:
        kind = frozenset(map(_WEEKDAYS.find, part["wl"])) - {-1}
        return None, None, kind, False
    for name in ("wd", "pwd", "ewd"):
        if name in part:
            return _read_weekday(part, part[name], ordered)
    if "kind2" in part:
        kind = _KINDS.get(part["kind2"], frozenset())
        if part["wk"] in _WEEK_OF:
            first, last = week_of(ordered, _WEEK_OF[part["wk"]])
            return first, last, kind, False
        return None, None, kind, False
    if "kind" in part:
        return None, None, _KINDS[part["kind"]], False
    if "word" in part:
        first, last = days_of_word(part["word"], ordered)
        return first, last, _NO_KIND, first == last
    return None


def _read_weekday(part: dict[str, str], word: str, ordered: date) -> _Read:
    weekday = _WEEKDAYS.find(word) if word in _WEEKDAYS else _EN_WEEKDAYS.index(word[:3])
    kind = {weekday}
    if "wdb" in part:
        kind.add(_WEEKDAYS.find(part["wdb"]))
    week = part.get("wk1", "")
    if week in _WEEK_OF:
        first, last = week_of(ordered, _WEEK_OF[week])
        return first, last, frozenset(kind), True
    if week in ("次", "今度") or part.get("nx"):
        ahead = (weekday - ordered.weekday() - 1) % 7 + 1
        there = ordered + timedelta(days=ahead)
        return there, there, frozenset(kind), True
    return None, None, frozenset(kind), False
