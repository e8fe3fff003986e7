"""Delivery wishes in a sentence: mentions of days and hours that somebody wishes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, timedelta
from functools import lru_cache
from typing import Final, NamedTuple

from oms.text.day_words import WORDS, week_of
from oms.text.days import DAYS_AFTER, OF_THAT, DayMention, find_days, may_name_day
from oms.text.hours import HourMention, find_hours
from oms.text.numerals import to_int
from oms.text.patterns import alternation
from oms.text.shifts import may_mean_fields
from oms.text.wish_ops import (
    AS_SET,
    DAYS_BEFORE,
    INSTEAD,
    NOT_AFTER,
    OTHERS,
    PURPOSE,
    REASON,
    SET_BEFORE,
    SINCE_THEN,
    UNTIL_REASON,
    UNTIL_THEN,
    Op,
    day_op,
    hour_op,
)

__all__ = [
    "ANOTHER_DAY",
    "DayWish",
    "HourWish",
    "Op",
    "find_wishes",
    "may_refer_to_time",
    "may_speak_of_time",
    "points_back",
    "wish_back",
]


_DAYTIME_STARTS: Final = (8.0, 9.0)
"""昼間 and 日中 begin here; nobody home in daytime says nothing about one slot."""


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
_ANAPHOR: Final = re.compile(
    r"^[・※→\s]*(?:その(?:日|時間|時|頃|前日)|それ(?:以降|以後|まで|より|に|以前|以外)|そこ"
    r"|当日|同日|どちらか|どっちか|いずれか|上記|以上の)"
)
_QUOTED: Final = re.compile(r"「[^」]*」|『[^』]*』|\"[^\"]*\"")
_EARLIEST: Final = 8
_LATE_END: Final = 9
_NOON: Final = 12
_COMES_HOME: Final = re.compile(r"[^、。]{0,10}(?:帰|戻)")
_CLOCK: Final = re.compile(r"[:午朝夜夕a-z]")
"""A clock of 24 hours, or the half of the day named."""
_AWAY: Final = re.compile(rf"^まで(?:は|ずっと|の間)?{NOT_AFTER.pattern[1:]}")
_DAY_BEFORE: Final = re.compile(r"^[^。\d]{0,16}?(?:前日|前の日|前の晩|[1一]日前)")
_CHANGED: Final = re.compile(
    r"^(?:着|指定|希望|配達|の配達)?(?:に|へ|で)[^、。]{0,6}?(?:変更|変え|訂正|して|お願)"
)
_ABOUT: Final = re.compile(r"^(?:頃|ごろ|前後|あたり|辺り|くらい|ぐらい)")
_RANGE_JOIN: Final = re.compile(r"^(?:頃|の)?(?:から|~|-|より)$")
_TRIVIAL: Final = re.compile(
    r"なるべく|できれば|できるだけ|可能なら|あいだ|の間|より|あと|いこう|(?:の)?(?:どれ|いずれ|どちら|どっち)か"
    r"|レビュー\S{0,8}|[\s・※→。、!~♪日時間着頃::はに/]|日にち|日付|時間帯|please|thank you|thanks"
)
_JOINS: Final = ("", "の")
_LISTED: Final = re.compile(r"^(?:着)?[、,とや・&]$")
_FROM_OLD: Final = re.compile(r"^(?:着)?(?:の)?(?:指定|希望)を$")
_ARROW: Final = re.compile(r"^(?:着|指定|日)?(?:→|⇒|->)")
_WISH: Final = re.compile(
    r"お願|おねがい|願[いえ]|希望|届[けいくか]|とどけ|到着|着[でにをがの希は]|着$|着け|着く"
    r"|必着|配達|配送|受け?取|うけと|指定|頂[きけ]|いただ[きけ]|ください|下さい|くださ"
    r"|間に合|以降|まで|"
    r"迄|在宅|居ます|います|おります|都合|助か|欲し|ほしい|たい|のみ|可能|ok(?![a-z])|オッケー|頼"
    r"|たのん|よろしく|宜しく|大丈夫|結構|いい|良い|よい|届き|便|してほ|deliver|arriv|please"
    r"|receive|home|"
    r"時間帯|指定|変更|なら|限定|休み|不在|留守|仕事|病院|除|以外|避|だめ|ダメ|ng|無理"
    r"|時間は|日時|着指定|で$|に$|ね$|な$|持って|納品|おる|おり|納期|やったら|もしくは|集合"
    r"|要[りる]|訂正|直し|かえ(?:て|たい)|居(?:ませ|な)|ええ|need|want|家に|必要|不可|荷受|いません|いない|おりません|away|使い|使う|使用"
    r"|食べ|変え|変更|つもり|帰|戻り|家を|外出|出張|旅行|入院|通院|出か?け|出掛け|出発|閉ま|閉め|定休|休業|休診|困|正しく|じゃなく"
    r"|で(?:は)?なく|寝|へ$|(?:過ぎ|すぎ)て|[遅早](?:い(?:です|ので|$)|すぎ)|営業|海外|から(?:です|で$|$)|開[いくけ]|遅くと|日付は|日は$|やめ|外して"
)
_LEAST: Final = 2
_ORNAMENT: Final = re.compile(r"[^\w。、!?]+$|笑$")
_TALK: Final = re.compile(
    r"電話|tel\b|連絡|メール|つなが|繋が|営業時間[^。]*(?:か$|か[。?]|\?)|call me|phone"
)
_DELIVERY: Final = re.compile(r"配達|届|お?着|受け?取|配送|deliver|到着|指定")


_HINTS: Final = alternation(
    "[0123456789〇一二三四五六七八九十日曜週月今明翌年連盆旦祭夕朝昼夜晩午早遅最便正クイバホハゴa-z"
    + "".join(sorted({word[0] for word in WORDS}))
    + "]|あさって|あした|みそか|いちばん|[上初中下]旬|[火水木金土]・"
)
"""Without one of these a text holds no wish."""


@lru_cache(maxsize=4096)
def find_wishes(
    text: str, ordered: date, *, bare: bool = False
) -> tuple[tuple[DayWish, ...], tuple[HourWish, ...]]:
    """Return the delivery wishes of one folded sentence.

    Args:
        text: The folded sentence.
        ordered: JST day of the order.
        bare: Whether the place itself says that it is about delivery (the date block).

    Example:
        >>> days, hours = find_wishes("5/8の18時以降に届けてください", date(2026, 5, 1))
        >>> days[0].op.value, hours[0].op.value, hours[0].mention.first
        ('on', 'from', 18.0)
    """
    if _HINTS.search(text) is None:
        return (), ()
    # What is quoted is to be printed on something; it is kept in length, so that places stay.
    text = _QUOTED.sub(lambda quoted: "「" + "＿" * (len(quoted.group()) - 2) + "」", text)
    days, hours = find_days(text, ordered), find_hours(text)
    if not days and not hours:
        return (), ()
    mentions: list[DayMention | HourMention] = [
        *_merged(text, days),
        *(_by_day(text, each) for each in hours),
    ]
    marks = sorted(mentions, key=lambda mention: mention.start)
    rest = _ORNAMENT.sub("", _without(text, marks))
    whole = bool(days and hours) and marks[0].start == 0
    wanted = (
        bare or whole or _WISH.search(rest) is not None or len(_TRIVIAL.sub("", rest)) <= _LEAST
    )
    if not wanted or (_TALK.search(rest.rstrip("。")) and not _DELIVERY.search(rest)):
        return (), ()
    bounds = [mention.start for mention in marks] + [len(text)]
    day_wishes: list[DayWish] = []
    hour_wishes: list[HourWish] = []
    for index, mention in enumerate(marks):
        head = text[marks[index - 1].end if index else 0 : mention.start]
        tail = text[mention.end : bounds[index + 1]]
        if isinstance(mention, DayMention):
            op = _day_op(text, marks, index, head, tail)
            if op in (Op.FROM, Op.BY) and _AWAY.match(tail) and mention.first != mention.last:
                op = Op.NOT  # 「9日から12日まで不在」 means the days between
            if op is Op.ON and day_wishes and AS_SET.match(tail):
                continue
            if op is not None:
                day_wishes.append(DayWish(_moved(mention, tail, op), op, bool(_ABOUT.match(tail))))
        elif _is_reason(tail) and index + 1 < len(marks):
            continue  # 「朝は弱いので午後に」: only the hours behind the reason are wished
        elif (wished := hour_op(head, tail)) is not None and not (
            wished is Op.NOT and mention.first in _DAYTIME_STARTS and not mention.point
        ):
            hour_wishes.append(HourWish(mention, wished))
    joined = _joined(text, day_wishes)
    if len(joined) == 1 and joined[0].op is Op.NOT and _is_told_by(joined[0], hour_wishes):
        joined = []
    return tuple(joined), tuple(hour_wishes)


def _is_told_by(day: DayWish, hours: Sequence[HourWish]) -> bool:
    """Whether only hours of the day are meant: 土曜は仕事で帰らないので18時過ぎに."""
    return day.mention.first is None and any(
        hour.op in (Op.ON, Op.FROM) and hour.mention.start > day.mention.end for hour in hours
    )


def _by_day(text: str, hours: HourMention) -> HourMention:
    """Read 6時以降 as from 18: nobody delivers from 6 in the morning."""
    home = hours.point and _COMES_HOME.match(text, hours.end) is not None
    early = 1 <= hours.first < (_NOON if home else _EARLIEST) and (home or hours.last <= _LATE_END)
    if not early or hours.named or _CLOCK.search(text[hours.start : hours.end]):
        return hours
    return replace(hours, first=hours.first + 12, last=hours.last + 12)


def _day_op(
    text: str, marks: list[DayMention | HourMention], index: int, head: str, tail: str
) -> Op | None:
    """Say how a day is wished, with what is said of it behind its hour, or before another day."""
    mention, others = marks[index], marks[index + 1 :]
    if others and tail in _JOINS and isinstance(others[0], HourMention):
        end = others[1].start if len(others) > 1 else len(text)
        behind = text[others[0].end : end]
        told = (SET_BEFORE, INSTEAD, PURPOSE)
        other_day = len(others) > 1 and isinstance(others[1], DayMention)
        if any(pattern.match(behind) for pattern in told) or (other_day and REASON.match(behind)):
            tail, others = behind, others[1:]
    if others and isinstance(other := others[0], DayMention):
        if UNTIL_REASON.match(tail) or _BEFORE_IT.match(tail):
            return None
        if REASON.match(tail):
            return None if _same_days(mention, other) else Op.NOT
    return day_op(head, tail, text[mention.end :])


_BEFORE_IT: Final = re.compile(r"^前の$")
_WITH: Final = re.compile(r"の|は|が|、|\(|")


_NAMELY: Final = re.compile(r"(?:休み|期間|最終日|初日)?\(")


def _is_within(day: DayMention, whole: DayMention) -> bool:
    """Whether a day, or stretch of days, is a part of another stretch."""
    if day.first is None or day.last is None or whole.first is None or whole.last is None:
        return False
    return whole.first <= day.first and day.last <= whole.last


def _same_days(one: DayMention | HourMention, other: DayMention) -> bool:
    """Whether the second names the days of the first, or some of them."""
    if not isinstance(one, DayMention):
        return False
    kind = one.first is None and one.weekdays == other.weekdays
    return kind or _is_within(other, one)


def _is_reason(tail: str) -> bool:
    because = PURPOSE.match(tail) and _BECAUSE.search(tail)
    return bool(because or REASON.match(tail) or UNTIL_REASON.match(tail))


_BECAUSE: Final = re.compile(r"(?:ので|から|ため)、?$")


def _merged(text: str, days: Sequence[DayMention]) -> list[DayMention]:
    """Join what names one day twice: 25日のクリスマス, 明日の土曜, 文化の日の翌日."""
    out: list[DayMention] = []
    for day in days:
        before = out[-1] if out else None
        if before is not None and before.first is not None:
            between = text[before.end : day.start]
            named = text[day.start : day.end]
            if named in DAYS_AFTER and OF_THAT.search(between):
                out[-1] = replace(day, start=before.start)
                continue
            same = day.first == before.first and day.last == before.last
            kind = day.first is None and before.exact and before.first.weekday() in day.weekdays
            if _is_within(day, before) and _NAMELY.fullmatch(between):
                out[-1] = replace(day, start=before.start)
                continue
            told = between not in ("は", "が") or not text[before.start].isdecimal()
            if (same or kind) and told and _WITH.fullmatch(between):
                out[-1] = replace(before, end=day.end)
                continue
        out.append(day)
    return out


def _is_hour(marks: list[DayMention | HourMention], index: int) -> bool:
    return index < len(marks) and isinstance(marks[index], HourMention)


# How a sentence refers to a day named before it; the first that is found counts.
_BACK: Final = (
    (Op.NOT, OTHERS),
    (Op.BY, re.compile(r"前日(?:まで|に|着)|(?:誕生日|記念日|式)(?:まで|前)")),
    (Op.FROM, SINCE_THEN),
    (Op.FROM, re.compile(r"帰って(?:き)?てから|帰宅後|戻ってから")),
    (
        Op.FROM,
        re.compile(
            r"(?:(?:その|この)日|(?:入居|引っ?越し|帰国|退院|開店)日?)(?:から|以降|より?後|の?後(?:に|で))"
        ),
    ),
    (Op.FROM, re.compile(r"それより前(?:だと|は|では)")),
    (Op.BY, UNTIL_THEN),
    (Op.ON, re.compile(r"当日|その日|この日")),
)
_ANY_BACK: Final = alternation(*(pattern.pattern for _, pattern in _BACK))


def wish_back(text: str, mention: DayMention) -> tuple[DayWish, ...]:
    """Return the wish of a sentence that refers to a day named before it.

    Example:
        >>> day = DayMention(0, 0, date(2026, 8, 15), date(2026, 8, 15))
        >>> wish_back("間に合うようにお願いします", day)[0].op
        <Op.BY: 'by'>
    """
    for op, pattern in _BACK:
        if (found := pattern.search(text)) is not None:
            return (DayWish(_moved(mention, found.group(), op), op),)
    return ()


def points_back(text: str) -> bool:
    """Whether a sentence speaks of a day or hour named before (その日, それ以降, その時間).

    Example:
        >>> points_back("その時間でお願いします"), points_back("のしもお願いします")
        (True, False)
    """
    return _ANAPHOR.match(text) is not None


def may_speak_of_time(text: str) -> bool:
    """Whether a sentence may name a day or hour, or refer to one; if not, it surely does neither.

    Example:
        >>> may_speak_of_time("日曜は不在です"), may_speak_of_time("日傘を1本お願いします")
        (True, False)
    """
    return may_name_day(text) or may_refer_to_time(text)


def may_refer_to_time(text: str) -> bool:
    """Whether a sentence may name an hour, or refer to a day or hour; days apart.

    Example:
        >>> may_refer_to_time("その時間は不在です"), may_refer_to_time("日曜は不在です")
        (True, False)
    """
    return (
        points_back(text)
        or _ANY_BACK.search(text) is not None
        or may_mean_fields(text)
        or (_HINTS.search(text) is not None and bool(find_hours(text)))
    )


def _without(text: str, marks: Iterable[DayMention | HourMention]) -> str:
    out, at = "", 0
    for mention in marks:
        out += text[at : max(at, mention.start)]
        at = max(at, mention.end)
    return out + text[at:]


_BEYOND: Final = {
    Op.BY: (re.compile(r"^(?:着)?より(?:も)?(?:早|前)|^の前に"), -1),
    Op.FROM: (
        re.compile(
            r"^(?:着)?より(?:も)?(?:後|あと|遅)|^の?(?:あと|後)(?:で|に|なら|から|が)|^が?(?:明け|終わ)"
        ),
        1,
    ),
}
"""Where the day named is itself left out: 5/9より後, 連休明け."""


def _moved(mention: DayMention, tail: str, op: Op) -> DayMention:
    first, last = mention.first, mention.last
    if op in _BEYOND and first is not None and last is not None:
        beyond, step = _BEYOND[op]
        if (beyond.match(tail) and not NOT_AFTER.match(tail)) or (step < 0 and "その前に" in tail):
            day = (first if step < 0 else last) + timedelta(days=step)
            return DayMention(mention.start, mention.end, day, day)
    if op is Op.BY and (days := DAYS_BEFORE.match(tail)) and first is not None:
        day = first - timedelta(days=to_int(days[1]) * (7 if days[2] == "週間" else 1))
        return DayMention(mention.start, mention.end, day, day)
    if op is Op.BY and first is not None and _LEAVES_ON.match(tail):
        day = first - timedelta(days=1)
        return DayMention(mention.start, mention.end, day, day)
    if op is Op.FROM and first != last and last is not None and _PASSED.match(tail):
        day = last + timedelta(days=1)
        return DayMention(mention.start, mention.end, day, day)
    if op is Op.ON and first is not None and first == last and _WEEK.match(tail):
        first, last = week_of(first, 0)
        return DayMention(mention.start, mention.end, first, last, exact=False)
    if op is Op.BY and _DAY_BEFORE.match(tail) and mention.last is not None:
        day = mention.last - timedelta(days=1)
        return DayMention(mention.start, mention.end, day, day)
    return mention


def _joined(text: str, wishes: list[DayWish]) -> list[DayWish]:
    """Join 「5/8から5/10」 to a range, and keep only the new day of 「5/8から5/10に変更」."""
    out: list[DayWish] = []
    for wish in wishes:
        before = out[-1] if out else None
        between = "" if before is None else text[before.mention.end : wish.mention.start]
        after = text[wish.mention.end :]
        listed = before is not None and before.op is Op.ON and _LISTED.match(between)
        if before is not None and listed and wish.op is Op.NOT:
            out[-1] = before._replace(op=Op.NOT)
        if before is not None and (
            _ARROW.match(between) or (_FROM_OLD.match(between) and _CHANGED.match(after))
        ):
            out.pop()
        elif before is not None and _RANGE_JOIN.match(between):
            out.pop()
            first, last = before.mention.first, wish.mention.last
            moved = between.endswith(("から", "より")) and _CHANGED.match(after)
            if not moved and first is not None and last is not None:
                joined = DayMention(before.mention.start, wish.mention.end, first, last)
                op = Op.NOT if wish.op in (Op.NOT, Op.FROM) and NOT_AFTER.match(after) else Op.ON
                out.append(DayWish(joined, op))
                continue
        out.append(wish)
    return [_while_away(text, wish) for wish in out]


_PASSED: Final = re.compile(r"^(?:が|を)?(?:過ぎ|すぎ|済)")
_WEEK: Final = re.compile(r"^の週")
_LEAVES_ON: Final = re.compile(r"^(?:から|に)は?[^、。\d]{0,4}(?:出発|旅立|出国)")
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
        if away.match(after) and NOT_AFTER.match(after) and "その前に" not in after:
            day = (mention.last if step > 0 else mention.first) + timedelta(days=step)
            return wish._replace(mention=DayMention(mention.start, mention.end, day, day))
    return wish
