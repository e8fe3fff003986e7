"""Delivery wishes in a sentence: mentions of days and hours that somebody wishes."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta
from functools import lru_cache
from typing import Final, NamedTuple

from oms.text.days import DayMention, find_days, may_name_day
from oms.text.hours import HourMention, find_hours
from oms.text.patterns import alternation
from oms.text.wish_ops import NOT_AFTER, SINCE_THEN, UNTIL_THEN, Op, day_op, hour_op

__all__ = [
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


_ANAPHOR: Final = re.compile(
    r"^[・※→\s]*(?:その(?:日|時間|時|頃|前日)|それ(?:以降|以後|まで|より|に|以前|以外)|そこ"
    r"|当日|同日|どちらか|どっちか|いずれか|上記|以上の)"
)
_QUOTED: Final = re.compile(r"「[^」]*」|『[^』]*』|\"[^\"]*\"")
_EARLIEST: Final = 8
_LATE_END: Final = 9
_CLOCK: Final = re.compile(r"[:午朝夜夕a-z]")
"""A clock of 24 hours, or the half of the day named."""
_AWAY: Final = re.compile(rf"^まで(?:は|ずっと|の間)?{NOT_AFTER.pattern[1:]}")
_REASON: Final = re.compile(
    r"^(?:だと|では|は|が)(?!(?:在宅|い(?:ます|る)|お(?:ります|る)|大丈夫|受け?取れ|平気|可能|空い))"
    r"[^、。\d]{1,10}(?:ので|ため|から|くて)、?$"
)
_DAY_BEFORE: Final = re.compile(r"^[^、。\d]{0,10}?(?:の)?前日")
_CHANGED: Final = re.compile(
    r"^(?:着|指定|希望|配達|の配達)?(?:に|へ|で)[^、。]{0,6}?(?:変更|変え|訂正|して|お願)"
)
_ABOUT: Final = re.compile(r"^(?:頃|ごろ|前後|あたり|辺り|くらい|ぐらい)")
_RANGE_JOIN: Final = re.compile(r"^(?:頃|の)?(?:から|~|-|より)$")
_TRIVIAL: Final = re.compile(
    r"レビュー\S{0,8}|[\s・※→。、!~♪日時間着頃::はに/]|日にち|日付|時間帯|please|thank you|thanks"
)
_LISTED: Final = re.compile(r"^(?:着)?[、,とや・&]$")
_FROM_OLD: Final = re.compile(r"^(?:着)?(?:の)?(?:指定|希望)を$")
_ARROW: Final = re.compile(r"^(?:着|指定|日)?(?:→|⇒|->)")
_WISH: Final = re.compile(
    r"お願|おねがい|願[いえ]|希望|届[けいくか]|とどけ|到着|着[でにをがの希は]|着$|着け|着く"
    r"|必着|配達|配送|受け?取|うけと|指定|頂[きけ]|いただ[きけ]|ください|下さい|くださ"
    r"|間に合|以降|まで|"
    r"迄|在宅|居ます|います|おります|都合|助か|欲し|ほしい|たい|のみ|可能|ok\b|オッケー|頼"
    r"|たのん|よろしく|宜しく|大丈夫|結構|いい|良い|よい|届き|便|してほ|deliver|arriv|please"
    r"|receive|home|"
    r"時間帯|指定|変更|なら|限定|休み|不在|留守|仕事|病院|除|以外|避|だめ|ダメ|ng|無理"
    r"|時間は|日時|着指定|で$|に$|ね$|な$|持って|納品|おる|おり|納期|やったら|もしくは|集合"
    r"|ええ|need|want|家に|必要|不可|荷受|いません|いない|おりません|away|使い|使う|使用"
    r"|食べ|変え|変更|つもり|帰|戻り|家を出|外出|出か?け|出掛け|出発|閉ま|閉め|定休|休業|休診|困|正しく|じゃなく"
    r"|ではなく|へ$|(?:過ぎ|すぎ)て|[遅早](?:い(?:です|ので|$)|すぎ)|営業|海外|から(?:です|で$|$)|開[いくけ]|遅くと|日付は|日は$|やめ|外して"
)
_TALK: Final = re.compile(
    r"電話|tel\b|連絡|メール|つなが|繋が|営業時間[^。]*(?:か$|か[。?]|\?)|call me|phone"
)
_DELIVERY: Final = re.compile(r"配達|届|お?着|受け?取|配送|deliver|到着|指定")


_HINTS: Final = alternation(
    "[0123456789〇一二三四五六七八九十日曜週月今明翌年盆旦祭夕朝昼夜晩午最便正クイバホハゴa-z]"
    "|あさって|あした|みそか|[火水木金土]・"
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
    mentions: list[DayMention | HourMention] = [*days, *(_by_day(text, each) for each in hours)]
    marks = sorted(mentions, key=lambda mention: mention.start)
    rest = _without(text, marks)
    wanted = bare or _WISH.search(rest) is not None or len(_TRIVIAL.sub("", rest)) <= 2
    if not wanted or (_TALK.search(rest.rstrip("。")) and not _DELIVERY.search(rest)):
        return (), ()
    bounds = [mention.start for mention in marks] + [len(text)]
    day_wishes: list[DayWish] = []
    hour_wishes: list[HourWish] = []
    for index, mention in enumerate(marks):
        head = text[marks[index - 1].end if index else 0 : mention.start]
        tail = text[mention.end : bounds[index + 1]]
        if isinstance(mention, DayMention):
            after = text[mention.end :]
            op = day_op(head, tail, after)
            if op in (Op.FROM, Op.BY) and _AWAY.match(tail) and mention.first != mention.last:
                op = Op.NOT  # 「9日から12日まで不在」 means the days between
            if op is not None:
                day_wishes.append(DayWish(_moved(mention, tail, op), op, bool(_ABOUT.match(tail))))
        elif _REASON.match(tail) and _is_hour(marks, index + 1):
            continue  # 「朝は弱いので午後に」: only the hours behind the reason are wished
        elif (wished := hour_op(head, tail)) is not None and not (
            wished is Op.NOT and mention.first in _DAYTIME_STARTS and not mention.point
        ):
            hour_wishes.append(HourWish(mention, wished))
    return tuple(_joined(text, day_wishes)), tuple(hour_wishes)


def _by_day(text: str, hours: HourMention) -> HourMention:
    """Read 6時以降 as from 18: nobody delivers from 6 in the morning."""
    early = 1 <= hours.first < _EARLIEST and hours.last <= _LATE_END
    if not early or hours.named or _CLOCK.search(text[hours.start : hours.end]):
        return hours
    return replace(hours, first=hours.first + 12, last=hours.last + 12)


def _is_hour(marks: list[DayMention | HourMention], index: int) -> bool:
    return index < len(marks) and isinstance(marks[index], HourMention)


# How a sentence refers to a day named before it; the first that is found counts.
_BACK: Final = (
    (Op.NOT, re.compile(r"(?:ほか|他|別|それ以外)の日|以外の日")),
    (Op.BY, re.compile(r"前日(?:まで|に|着)")),
    (Op.FROM, SINCE_THEN),
    (Op.FROM, re.compile(r"(?:その|この)日(?:から|以降|より後)")),
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
        or (_HINTS.search(text) is not None and bool(find_hours(text)))
    )


def _without(text: str, marks: Iterable[DayMention | HourMention]) -> str:
    out, at = "", 0
    for mention in marks:
        out += text[at : max(at, mention.start)]
        at = max(at, mention.end)
    return out + text[at:]


_BEYOND: Final = {
    Op.BY: (re.compile(r"^(?:着)?より(?:も)?(?:早|前)"), -1),
    Op.FROM: (re.compile(r"^(?:着)?より(?:も)?(?:後|あと|遅)|^が?明け"), 1),
}
"""Where the day named is itself left out: 5/9より後, 連休明け."""


def _moved(mention: DayMention, tail: str, op: Op) -> DayMention:
    first, last = mention.first, mention.last
    if op in _BEYOND and first is not None and last is not None:
        beyond, step = _BEYOND[op]
        if (beyond.match(tail) and not NOT_AFTER.match(tail)) or (step < 0 and "その前に" in tail):
            day = (first if step < 0 else last) + timedelta(days=step)
            return DayMention(mention.start, mention.end, day, day)
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
    return out
