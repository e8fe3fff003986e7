"""Wishes for days: what names one day twice, what moves a day named, what joins two to a range."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Final, NamedTuple

from oms.text.day_words import week_of
from oms.text.days import DAYS_AFTER, OF_THAT, DayMention
from oms.text.hours import HourMention
from oms.text.numerals import to_int
from oms.text.wish_ops import Op, is_absent
from oms.text.wish_words import DAY_BEFORE, DAYS_BEFORE, LEAVES_ON, NOT_AFTER

__all__ = [
    "ANOTHER_DAY",
    "DayWish",
    "HourWish",
    "joined",
    "merged",
    "moved",
    "next_of_kind",
    "same_days",
]


class DayWish(NamedTuple):
    """A wish about the day."""

    mention: DayMention
    op: Op
    about: bool = False


class HourWish(NamedTuple):
    """A wish about the hours."""

    mention: HourMention
    op: Op


ANOTHER_DAY: Final = DayWish(DayMention(0, 0, None, None, exact=False), Op.ON)
"""The wish for any day but the one that is set: no day satisfies it."""


_RANGE_JOIN: Final = re.compile(r"^(?:頃|の)?(?:から|~|-|より)$")
_LISTED: Final = re.compile(r"^(?:着)?(?:[、,とや・&]|及び|および|並びに)$")
_FROM_OLD: Final = re.compile(r"^(?:着)?(?:の)?(?:指定|希望)?を$|^は$")
_ARROW: Final = re.compile(r"^(?:着|指定|日)?(?:→|⇒|->)")
_CHANGED: Final = re.compile(
    r"^(?:着|指定|希望|配達|の配達)?(?:に|へ|で)[^、。]{0,6}?(?:変更|変え|訂正|して|お願)"
)
_WITH: Final = re.compile(r"の|は|が|、| ?\(?")


_NAMELY: Final = re.compile(r"(?:休み|期間|最終日|初日)?\(|の(?:入り|初日|最終日)の")


def _is_within(day: DayMention, whole: DayMention) -> bool:
    """Whether a day, or stretch of days, is a part of another stretch."""
    if day.first is None or day.last is None or whole.first is None or whole.last is None:
        return False
    return whole.first <= day.first and day.last <= whole.last


def same_days(one: DayMention | HourMention, other: DayMention) -> bool:
    """Whether the second names the days of the first, or some of them."""
    if not isinstance(one, DayMention):
        return False
    kind = one.first is None and one.weekdays == other.weekdays
    return kind or _is_within(other, one)


def merged(text: str, days: Sequence[DayMention]) -> list[DayMention]:
    """Join what names one day twice: 25日のクリスマス, 明日の土曜, 文化の日の翌日."""
    out: list[DayMention] = []
    for day in days:
        one = _together(text, out[-1], day) if out else None
        if one is None:
            out.append(day)
        else:
            out[-1] = one
    return out


def _together(text: str, before: DayMention, day: DayMention) -> DayMention | None:
    """Return the one day two mentions name; `None` where they name two."""
    between, named = text[before.end : day.start], text[day.start : day.end]
    if before.first is None:
        if named in DAYS_AFTER:
            return day  # 祝日の翌日: which one nobody can tell
        narrowed = between in _NAMED_AS and day.exact and day.first is not None
        if narrowed and day.first is not None and before.holds(day.first):
            return replace(day, start=before.start)  # 金曜(16日)
        return None
    if named in DAYS_AFTER and OF_THAT.search(between):
        return replace(day, start=before.start)
    if _is_within(day, before):
        if _NAMELY.fullmatch(between) or (not before.exact and between in _OF):
            return replace(day, start=before.start)
        if between in _DURING and text.startswith("休", day.end):
            return before  # 12/29~1/5は年末年始休業: the name of what is said of the days
    of_kind = between in _OF_KIND and text[day.start] not in "(（"
    if day.first is None and not (before.exact or before.weekdays) and of_kind:
        return replace(before, end=day.end, weekdays=day.weekdays)
    return _retold(text, before, day)


def _retold(text: str, before: DayMention, day: DayMention) -> DayMention | None:
    """Return a day named before where what follows only says more of it: 5/9(土), 18日の七五三."""
    between, first = text[before.end : day.start], before.first
    same = day.first == first and day.last == before.last
    kind = day.first is None and before.exact and first is not None and day.holds(first)
    told = between not in ("は", "が") or not text[before.start].isdecimal()
    if (same or kind) and told and _WITH.fullmatch(between):
        return replace(before, end=day.end)
    event = before.exact and day.exact and between == "の" and not same
    number = text[day.start].isdecimal() or text[day.end - 1] == "日"
    return before if event and not number else None


_NAMED_AS: Final = frozenset(("(", "の", "、", ""))
_OF: Final = frozenset(("の", "", "、"))
_OF_KIND: Final = frozenset(("の", "", "の同じ曜日("))
_DURING: Final = frozenset(("は", "の", "、", ""))
_DAYS_IN: Final = {"日": 1, "週間": 7}
_BEYOND: Final = {
    Op.BY: (
        re.compile(
            r"^(?:着)?より(?:も)?(?:早|前)|^の前に|^に入る前|^(?:休み)?前(?:に|まで|で|着|の)"
        ),
        -1,
    ),
    Op.FROM: (
        re.compile(
            r"^(?:着)?より(?:も)?(?:後|あと|遅)|^の?(?:あと|後)(?:で|に|なら|から|が)|^が?(?:明け|終わ)"
        ),
        1,
    ),
}
"""Where the day named is itself left out: 5/9より後, 連休明け."""


def next_of_kind(mention: DayMention, ordered: date) -> DayMention:
    """Return the next such weekday where まで or 以降 needs one: 木曜までに.

    Example:
        >>> from datetime import date
        >>> thursdays = DayMention(0, 2, None, None, frozenset({3}), exact=False)
        >>> next_of_kind(thursdays, date(2026, 5, 1)).first.isoformat()
        '2026-05-07'
    """
    if mention.first is not None or len(mention.weekdays) != 1:
        return mention
    (weekday,) = mention.weekdays
    if weekday > _SUNDAY:
        return mention
    return _on(mention, ordered + timedelta(days=(weekday - ordered.weekday() - 1) % 7 + 1))


_SUNDAY: Final = 6
_PAST_THAT: Final = {-1: ("その前に", "それより前"), 1: ("それより後",)}


def moved(mention: DayMention, tail: str, op: Op) -> DayMention:
    """Return the day meant by a mention where what stands behind it moves it: 5/9より後, の前日.

    Example:
        >>> from datetime import date
        >>> day = DayMention(0, 3, date(2026, 5, 9), date(2026, 5, 9))
        >>> moved(day, "より後に", Op.FROM).first.isoformat()
        '2026-05-10'
    """
    first, last = mention.first, mention.last
    if first is None or last is None:
        return mention
    if op in _BEYOND:
        beyond, step = _BEYOND[op]
        if (beyond.match(tail) and not NOT_AFTER.match(tail)) or (
            any(said in tail for said in _PAST_THAT[step])
        ):
            return _on(mention, (first if step < 0 else last) + timedelta(days=step))
    if op is Op.BY and (days := DAYS_BEFORE.match(tail)):
        return _on(mention, first - timedelta(days=to_int(days[1]) * _DAYS_IN[days[2]]))
    if op is Op.BY and LEAVES_ON.match(tail):
        return _on(mention, first - timedelta(days=1))
    if op in (Op.BY, Op.ON) and DAY_BEFORE.match(tail):
        return _on(mention, last - timedelta(days=1))
    if op is Op.FROM and first != last and _PASSED.match(tail):
        return _on(mention, last + timedelta(days=1))
    if first != last and (edge := _EDGE.match(tail)):
        return _on(mention, first if edge["first"] else last)
    if op is Op.ON and first == last and _WEEK.match(tail):
        first, last = week_of(first, 0)
        return DayMention(mention.start, mention.end, first, last, exact=False)
    return mention


def _on(mention: DayMention, day: date) -> DayMention:
    """Return the mention of another day at the same place."""
    return DayMention(mention.start, mention.end, day, day)


def joined(text: str, wishes: list[DayWish]) -> list[DayWish]:
    """Join 「5/8から5/10」 to a range, and keep only the new day of 「5/8から5/10に変更」."""
    out: list[DayWish] = []
    chain = 0  # where the list begins that the last wish is a part of
    for wish in wishes:
        before = out[-1] if out else None
        between = "" if before is None else text[before.mention.end : wish.mention.start]
        after = text[wish.mention.end :]
        listed = before is not None and before.op is Op.ON and _LISTED.match(between)
        chain = chain if listed else len(out)
        if wish.op is Op.NOT:
            out[chain:] = [each._replace(op=Op.NOT) for each in out[chain:]]
        if before is not None and (
            _ARROW.match(between) or (_FROM_OLD.match(between) and _CHANGED.match(after))
        ):
            out.pop()
        elif before is not None and _RANGE_JOIN.match(between):
            out.pop()
            first, last = before.mention.first, wish.mention.last
            changed = between.endswith(("から", "より")) and _CHANGED.match(after)
            if not changed and first is not None and last is not None:
                whole = DayMention(before.mention.start, wish.mention.end, first, last)
                op = Op.NOT if wish.op in (Op.NOT, Op.FROM) and NOT_AFTER.match(after) else Op.ON
                out.append(DayWish(whole, op))
                continue
        out.append(wish)
    return [_while_away(text, wish) for wish in out]


_PASSED: Final = re.compile(r"^(?:が|を)?(?:過ぎ|すぎ|済)")
_EDGE: Final = re.compile(r"^の?(?:(?P<first>初日|最初の日)|最終日|最後の日)")
_WEEK: Final = re.compile(r"^の週")
_AWAY_THEN: Final = {
    Op.FROM: (re.compile(r"^(?:頃|ごろ)?(?:まで|いっぱい)"), 1),
    Op.BY: (re.compile(r"^(?:頃|ごろ)?(?:から|以降|以後)"), -1),
}
"""9日まで不在, 9日から旅行: on the day named nobody is there either."""


def _while_away(text: str, wish: DayWish) -> DayWish:
    mention, op, _ = wish
    if op in _AWAY_THEN and mention.first is not None and mention.last is not None:
        away, step = _AWAY_THEN[op]
        after = text[mention.end :]
        if away.match(after) and is_absent(after) and "その前に" not in after:
            day = (mention.last if step > 0 else mention.first) + timedelta(days=step)
            return wish._replace(mention=_on(mention, day))
    return wish
