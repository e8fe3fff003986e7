"""What several mentions of one sentence say together: 朝昼は無理, 平日は18時以降."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from oms.text.days import DayMention
from oms.text.hours import HourMention
from oms.text.wish_days import DayWish, HourWish
from oms.text.wish_ops import Op, is_absent
from oms.text.wish_words import ONLY, OTHERS, WHY_NOT

__all__ = [
    "by_day",
    "consistent",
    "either_of",
    "is_told_by",
    "is_why_not",
    "leads_to_next",
    "listed_hours",
    "of_range",
    "without_told",
]

_LEADS: Final = re.compile(
    r"(?:の)?(?:連休|休み)?(?:が|の)?(?:明け(?:る|た|の|の日の)|終わ(?:った|る|り(?:の)?)|済んだ)(?:日の)?"
)
"""お彼岸が明ける26日に: the day behind it is meant."""
_BRACKET: Final = re.compile(r"^(?:どき|時)?\($")
_CLOSED: Final = re.compile(r"^(?:の間)?まで")
_AND: Final = frozenset(("", "と", "・", "や", "、", "も"))
_GIVES_REASON: Final = re.compile(r"(?:ので|から|ため)、?")
_WORKS: Final = re.compile(
    r"(?:仕事|勤務|会議|残業|授業|学校|大学|塾|バイト|パート|部活)[^。]{0,8}(?:ので|から|ため|で)、?$|がいない$"
)
"""One is away for hours, not for the day."""
_EARLIEST: Final = 8
_LATE_END: Final = 9
_NOON: Final = 12
_COMES_HOME: Final = re.compile(r"[^、。]{0,10}(?:帰|戻)")
_CLOCK: Final = re.compile(r"[:午朝夜夕a-z]")
"""A clock of 24 hours, or the half of the day named."""
_MIDNIGHT: Final = 24.0


def leads_to_next(marks: Sequence[DayMention | HourMention], index: int, tail: str) -> bool:
    """Whether a mention only leads to the next: 夕方(4時~6時), 彼岸明けの26日, 平日は18時以降."""
    if index + 1 == len(marks):
        return False
    mention, other = marks[index], marks[index + 1]
    if isinstance(mention, HourMention):
        return isinstance(other, HourMention) and _BRACKET.match(tail) is not None
    if isinstance(other, DayMention):
        if tail == "(" and not mention.exact:
            return True  # 年末年始(28日〜5日)
        return other.exact and _LEADS.fullmatch(tail) is not None
    alone = sum(isinstance(each, DayMention) for each in marks) == 1
    return alone and mention.first is None and tail == "は"


def of_range(mention: HourMention, tail: str, op: Op) -> Op:
    """Say how a range of hours is wished: its まで closes it and opens nothing."""
    if mention.point or mention.named or op not in (Op.BY, Op.FROM) or not _CLOSED.match(tail):
        return op
    return Op.NOT if is_absent(tail) and not ONLY.match(tail) else Op.ON


def listed_hours(text: str, wishes: list[HourWish]) -> list[HourWish]:
    """Read 朝昼は無理 as neither, 朝から昼の間 as one stretch."""
    out: list[HourWish] = []
    for wish in wishes:
        before = out[-1] if out else None
        if before is not None and before.mention.named and wish.mention.named:
            between = text[before.mention.end : wish.mention.start]
            if wish.op is Op.NOT and before.op is Op.ON and between in _AND:
                out[-1] = before._replace(op=Op.NOT)
            elif between in ("から", "~") and wish.op in (Op.ON, Op.BY):
                first, last = before.mention.first, wish.mention.last
                if first < last:
                    whole = replace(wish.mention, start=before.mention.start, first=first)
                    out[-1] = HourWish(whole, Op.ON)
                    continue
        out.append(wish)
    return out


def consistent(text: str, wishes: list[DayWish]) -> list[DayWish]:
    """Leave out the reason that looks like a refusal of the very day that is wished.

    「水曜は休みなので来週の水曜に」: on that day somebody is at home.
    """
    wanted = [wish.mention for wish in wishes if wish.op is Op.ON]
    return [
        wish
        for wish in wishes
        if wish.op is not Op.NOT
        or not any(
            _GIVES_REASON.search(text, wish.mention.end, max(wish.mention.end, each.start))
            and (_holds_all(wish.mention, each) or _holds_all(each, wish.mention))
            for each in wanted
        )
    ]


def _holds_all(whole: DayMention, day: DayMention) -> bool:
    """Whether one day lies in another mention that names a day or a kind of day."""
    single = day.first is not None and day.first == day.last
    return single and day.first is not None and whole.holds(day.first)


def is_told_by(text: str, day: DayWish, hours: Sequence[HourWish]) -> bool:
    """Whether only hours of the day are meant: 土曜は仕事で帰らないので18時過ぎに."""
    if day.op is not Op.NOT or OTHERS.search(text, day.mention.end):
        return False
    for hour in hours:
        between = text[day.mention.end : hour.mention.start]
        if hour.op in (Op.ON, Op.FROM) and hour.mention.start > day.mention.end:
            return day.mention.first is None or _WORKS.search(between) is not None
    return False


def either_of(mention: HourMention, op: Op) -> HourWish:
    """Return hours that are one of several: 14時~16時または18時以降."""
    if op is Op.FROM:
        return HourWish(replace(mention, last=_MIDNIGHT, point=False), Op.ON)
    if op is Op.BY:
        return HourWish(replace(mention, first=0.0, point=False), Op.ON)
    return HourWish(mention, op)


def by_day(text: str, hours: HourMention) -> HourMention:
    """Read 6時以降 as from 18: nobody delivers from 6 in the morning."""
    home = hours.point and _COMES_HOME.match(text, hours.end) is not None
    early = 1 <= hours.first < (_NOON if home else _EARLIEST) and (home or hours.last <= _LATE_END)
    if not early or hours.named or _CLOCK.search(text[hours.start : hours.end]):
        return hours
    return replace(hours, first=hours.first + 12, last=hours.last + 12)


def is_why_not(text: str, marks: list[DayMention | HourMention], index: int) -> bool:
    """Whether hours, or those listed with them, are a reason: 朝と夜が忙しいので夕方に."""
    while index + 1 < len(marks):
        tail = text[marks[index].end : marks[index + 1].start]
        if not tail or tail not in _AND:
            return WHY_NOT.match(tail) is not None and isinstance(marks[index + 1], HourMention)
        index += 1
    return False


def without_told(text: str, wishes: list[DayWish]) -> list[DayWish]:
    """Leave out a day that is only told, beside one that is wished: 7日希望です、8日は試験です."""
    on = [wish for wish in wishes if wish.op is Op.ON]
    told = [wish for wish in on if _TOLD.match(text, wish.mention.end)]
    asked = [wish for wish in on if _ASKED.match(text, wish.mention.end)]
    return [wish for wish in wishes if wish not in told] if told and asked else wishes


_TOLD: Final = re.compile(
    r"は(?!(?:希望|お?届|着|受|大丈夫|ok|可|第|都合|在宅))"
    r"[^、。\d]{1,8}(?:です|だから|なので|なんで|があります|があるので|の日)[。!]*$"
)
_ASKED: Final = re.compile(r"[^、。\d]{0,3}(?:希望|お?願い|に?(?:お?届け|着)|必着|指定)")
