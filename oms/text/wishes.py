"""Delivery wishes in a sentence.

A mention of a day or an hour becomes a wish by what stands around it: まで, 以降, 以外, 不在, 着.
Days of other things (誕生日は5/10, 5/3に注文した) are no wishes, days of shipping are no delivery
days.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, timedelta
from enum import StrEnum
from functools import lru_cache
from typing import Final, NamedTuple

from oms.text.days import DayMention, find_days, may_name_day
from oms.text.hours import HourMention, find_hours
from oms.text.patterns import alternation

__all__ = [
    "DayWish",
    "HourWish",
    "Op",
    "find_wishes",
    "may_speak_of_time",
    "points_back",
    "wish_back",
]


_DAYTIME_STARTS: Final = (8.0, 9.0)
"""昼間 and 日中 begin here; nobody home in daytime says nothing about one slot."""


class Op(StrEnum):
    """How a wish relates to its day or hours."""

    ON = "on"
    BY = "by"
    FROM = "from"
    NOT = "not"
    SHIP = "ship"


class DayWish(NamedTuple):
    """A wish about the day."""

    mention: DayMention
    op: Op
    about: bool = False


class HourWish(NamedTuple):
    """A wish about the hours."""

    mention: HourMention
    op: Op


_EVENT: Final = (
    r"(?:誕生日|お?誕生会|バースデー|記念日|命日|法事|法要|一周忌|三回忌|四十九日|初盆|葬儀"
    r"|告別式|通夜|結婚式|披露宴|入籍|挙式|"
    r"運動会|発表会|文化祭|学園祭|入学式|卒業式|卒園式|入園式|七五三|成人式|開店|オープン"
    r"|引っ?越し|納骨|パーティー?|"
    r"誕生祝|お祝い会|祝賀会|式典|イベント|祭り|大会|試合|コンサート|ライブ|発売|退職|送別会"
    r"|出産|予定日|お食い初め|お宮参り|本番|撮影|還暦|古希|喜寿|傘寿|米寿|家族旅行|キャンプ"
    r"|遠足|合宿)"
)
_PAST: Final = re.compile(
    r"^(?:頃|ごろ|分|付け?)?(?:の|に|で|は)?(?:[^、。]{0,6}?)(?:注文|購入|買[いっ]|頼[んみ]"
    r"|届いた|届きまし|届いて|到着した|到着し|着いた|受け?取った|受取りまし|"
    r"納品され|お願いした|もらっ|頂いた|いただいた|いただきまし|送って(?:いただいた|もらった"
    r"|頂いた)|利用し|発注し|予約し|生まれ|"
    r"問い?合わせ|電話(?:し|を)|メール(?:し|を)|連絡(?:し|を)|ポチ|ordered|bought|received)"
)
_PAST_TAIL: Final = re.compile(
    r"(?:した|しました|いた|きました|んだ|った|りました|ました|分|ordered|received|いて|もの)"
)
_EVENT_AFTER: Final = re.compile(rf"^(?:の|は|が|に)?(?:[^、。\d]{{0,10}}?){_EVENT}")
_DEADLINE: Final = re.compile(
    r"間に合|までに|前に|前日|前まで|それまで|必着|それより前|in time|before|届くように"
    r"|届けば|届いて(?:欲|ほ)し"
)
_SHIP_AFTER: Final = re.compile(
    r"^(?:頃|ごろ)?(?:に|の|までに|までの|以降に?の?|以降で|中に|は|から|以後に?|あたりに"
    r"|の夕方までに|必着で)?(?:ご|御)?(?:発送|出荷|送り出|送って|出して|ship)"
)
_SHIP_BEFORE: Final = re.compile(
    r"(?:発送|出荷)(?:日|希望日|希望|予定日)?(?:は|を|:|の希望は|日は|につきまして|ですが"
    r"|日を)?$|ship(?:ping)?(?: it)?(?: on| by| after)?$"
)
_NEGATIVE: Final = (
    r"(?:不在|留守|受け?取れ(?:な|ませ|まへ|ず)|受け?取り(?:が)?(?:できな|できませ|出来な"
    r"|出来ませ|不可)|受け?取りでけ|受領でき|(?<![てで])いない|(?<![てで])いません"
    r"|おりません|おらん|おらへん|だれも|誰も|居ません|居ない|いてない|いーひん|いてへん|"
    r"外出|出かけ|出掛け|出張|旅行(?:中|の|で|に|へ|な|する|し)|仕事(?!が休|は休|休み|帰)|病院|通院"
    r"|帰省|入院|勤務|会議|来客|工事|都合が(?:悪|つか|わる)|都合悪|対応でき|届けないで|避け|"
    r"(?:持って)?(?:来|こ)ないで|配達(?:は)?しないで|(?:届け|配達|来|届く)(?:られ"
    r"|され)?(?:ると|ても|たら)困|無理|不可|ng\b|だめ|ダメ|駄目|以外|除[いくき]|はずして"
    r"|外して|寝て|休業|定休|休診|閉まって|閉店|家を空け|あけて(?:い|お)り|手が離せ|"
    r"家に(?:い|お)(?:ない|りません)|not (?:be )?(?:at )?home|not available|away|out of"
    r"|except|can ?not receive|can't receive|unavailable|traveling|no delivery|don't deliver"
    r"|do not deliver|avoid)"
)
_NOT_AFTER: Final = re.compile(
    rf"^(?:頃|ごろ|の?間|中|いっぱい|一杯|終日|と|、)?(?:は|も|に|だけは|だけ|の|のみ|が|を"
    rf"|で|まで(?:は|の)?|までずっと|から\S{{0,8}}?まで|以降は|以降|以後は?|から(?:は)?"
    rf"|:)?[^。、,.]{{0,14}}?{_NEGATIVE}"
)
_ONLY: Final = re.compile(
    r"^(?:頃|ごろ|以降|以後)?(?:しか|のみ|だけしか|で(?:ない|なけ|ねば)|じゃない?と|じゃなけ"
    r"|やない|でしか|なら|やったら|だったら|であれば)"
    rf"|^以外は[^。、]{{0,10}}{_NEGATIVE}"
)
_ONLY_SINCE: Final = re.compile(
    r"^(?:頃|ごろ)?(?:よりも?後|以降|以後|を?(?:過ぎ|すぎ)(?:て(?:から)?)?|から)(?:で(?:ない"
    r"|なけ)|しか|じゃない|なら)"
)
_ANAPHOR: Final = re.compile(
    r"^[・※→\s]*(?:その(?:日|時間|時|頃|前日)|それ(?:以降|以後|まで|より|に|以前|以外)|そこ"
    r"|当日|同日|どちらか|どっちか|いずれか|上記|以上の)"
)
_UNTIL_THEN: Final = re.compile(r"それまで|その(?:日|時)まで|その前|間に合")
_SINCE_THEN: Final = re.compile(r"それ以降|それ以後|その後|それから")
_QUOTED: Final = re.compile(r"「[^」]*」|『[^』]*』|\"[^\"]*\"")
_OF_ORDER: Final = re.compile(r"^の?(?:ご?注文(?!者)|購入|伝票|メール|納品書|請求|領収)")
_EVENT_BEFORE: Final = re.compile(
    r"(?:誕生日|記念日|命日|法事|法要|退院|入居|出産|予定日|引っ?越し|結婚式|決算日?|発売日"
    r"|開店|納期限|賞味期限|期限|生年月日|締め切り|締切)(?:日)?(?:は|が|:|も)?$"
)
_BY_AFTER: Final = re.compile(
    rf"^(?:に|の|が|は|頃|ごろ)?(?:[^、。\d]{{0,3}}"
    rf"|[^、。\d]{{0,8}}{_EVENT}[^、。\d]{{0,6}})?(?:まで|以前|より前|の前|前に|前着|間に合"
    rf"|迄|or earlier|at the latest)"
)
_DAY_BEFORE: Final = re.compile(r"^[^、。\d]{0,10}?(?:の)?前日")
_FROM_AFTER: Final = re.compile(
    r"^(?:頃|ごろ|の)?(?:[^、。\d]{0,2})?(?:以降|以後|いこう|から(?!の)|過ぎ|すぎ|より後"
    r"|より遅|を過ぎ|になってから|に入ってから|に入って|が?明けて|明け|を?回って|をまわって"
    r"|よりあと|onwards?|or later|or after|and after)"
)
_BY_BEFORE: Final = re.compile(
    r"(?:\bby|before|until|no later than|till)(?: the)?(?: end of)? ?(?:my \w+ )?$"
)
_FROM_BEFORE: Final = re.compile(r"(?:\bafter|\bfrom|later than|since|on or after)(?: the)? ?$")
_NOT_BEFORE: Final = re.compile(
    r"(?:(?:away|out of town|traveling|unavailable|not (?:at )?home)(?: on| from)?|not (?:on"
    r"|in|at)|except(?: on)?|other than|avoid)(?: the)? ?$"
)
_INSTEAD: Final = re.compile(
    r"^(?:着|日)?(?:→|⇒|->)|^(?:指定|着)?(?:で|に|を)?(?:指定|選択"
    r"|お願い)?(?:に)?(?:して(?:い|しま)|しまし|しちゃ|なって)[^。]{0,8}(?:が|けど|ので"
    r"|た)、?|^(?:は|が|を|の日は)?(?:急用|あかん|急に|都合が悪く)"
    r"|^(?:[^、。]{0,6}?)(?:ではなく|じゃなく|でなく|でなしに|やのうて|やなく|やめて|をやめ"
    r"|を取りやめ|から変更|instead of)"
)
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
_SINCE_USED: Final = re.compile(
    r"^(?:用|向け|仕様|らしい|っぽい|限定|柄|カラー|の?プレゼント)|^で[^。]{0,4}歳"
    r"|^から(?:毎日|ずっと|使|飲|愛用|通)"
)
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
    r"|食べ"
)
_TALK: Final = re.compile(r"電話|tel\b|連絡|メール|つなが|繋が|営業時間|call me|phone")
_DELIVERY: Final = re.compile(r"配達|届|お?着|受け?取|配送|deliver|到着|指定")


_HINTS: Final = re.compile(
    "[0123456789〇一二三四五六七八九十日曜週月今明翌年盆旦祭夕朝昼夜晩午最便正クイバホハゴa-z]"
    "|あさって|あした|みそか"
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
    mentions: list[DayMention | HourMention] = [*days, *hours]
    marks = sorted(mentions, key=lambda mention: mention.start)
    rest = _without(text, marks)
    wanted = bare or _WISH.search(rest) is not None or len(_TRIVIAL.sub("", rest)) <= 2
    if not wanted or (_TALK.search(rest) and not _DELIVERY.search(rest)):
        return (), ()
    bounds = [mention.start for mention in marks] + [len(text)]
    day_wishes: list[DayWish] = []
    hour_wishes: list[HourWish] = []
    for index, mention in enumerate(marks):
        head = text[marks[index - 1].end if index else 0 : mention.start]
        tail = text[mention.end : bounds[index + 1]]
        if isinstance(mention, DayMention):
            after = text[mention.end :]
            if (op := _day_op(head, tail, after)) is not None:
                day_wishes.append(DayWish(_moved(mention, tail, op), op, bool(_ABOUT.match(tail))))
        elif (hour_op := _hour_op(head, tail)) is not None and not (
            hour_op is Op.NOT and mention.first in _DAYTIME_STARTS and not mention.point
        ):
            hour_wishes.append(HourWish(mention, hour_op))
    return tuple(_joined(text, day_wishes)), tuple(hour_wishes)


# How a sentence refers to a day named before it; the first that is found counts.
_BACK: Final = (
    (Op.NOT, re.compile(r"(?:ほか|他|別|それ以外)の日|以外の日")),
    (Op.BY, re.compile(r"前日(?:まで|に|着)")),
    (Op.FROM, _SINCE_THEN),
    (Op.FROM, re.compile(r"(?:その|この)日(?:から|以降|より後)")),
    (Op.BY, _UNTIL_THEN),
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
        >>> may_speak_of_time("日傘がほしい"), may_speak_of_time("のしもお願いします")
        (True, False)
    """
    return (
        _HINTS.search(text) is not None
        or points_back(text)
        or _ANY_BACK.search(text) is not None
        or may_name_day(text)
    )


def _without(text: str, marks: Iterable[DayMention | HourMention]) -> str:
    out, at = "", 0
    for mention in marks:
        out += text[at : max(at, mention.start)]
        at = max(at, mention.end)
    return out + text[at:]


def _day_op(head: str, tail: str, after: str) -> Op | None:
    if _SHIP_AFTER.match(tail) or _SHIP_BEFORE.search(head):
        return Op.SHIP
    if _NOT_AFTER.match(tail) and not _ONLY.match(tail):
        return _plain_op(head, tail)
    if (past := _PAST.match(tail)) and _PAST_TAIL.search(after[past.start() :]):
        return None
    if _OF_ORDER.match(tail) or _SINCE_USED.match(tail):
        return None
    if _EVENT_AFTER.match(tail) or _EVENT_BEFORE.search(head):
        return _event_op(tail, after)
    if _INSTEAD.match(tail) or _NOT_BEFORE.search(head):
        return Op.NOT
    return _plain_op(head, tail)


def _event_op(tail: str, after: str) -> Op | None:
    if re.search(r"当日|その日に", after):
        return Op.ON
    if _SINCE_THEN.search(after):
        return Op.FROM
    if _DEADLINE.search(after):
        return Op.BY
    if re.match(
        rf"^の?[^、。\d]{{0,6}}?{_EVENT}(?:に|で|当日)[^、。]{{0,6}}(?:届|着|お願|配達)", tail
    ):
        return Op.ON
    return None


def _plain_op(head: str, tail: str) -> Op | None:
    if _ONLY_SINCE.match(tail):
        return Op.FROM
    if _ONLY.match(tail):
        return Op.FROM if re.match(r"^(?:頃|ごろ)?(?:以降|以後)", tail) else Op.ON
    if re.match(r"^[^、。\d]{0,4}より(?:も)?(?:早|前)", tail):
        return Op.FROM if _NOT_AFTER.match(tail) else Op.BY
    if re.match(r"^[^、。\d]{0,10}より遅", tail) or re.search(r"遅くて?とも?$|遅くても$", head):
        return Op.BY
    if _UNTIL_THEN.search(tail):
        return Op.BY
    if _SINCE_THEN.search(tail):
        return Op.FROM
    until, since = bool(_BY_AFTER.match(tail)), bool(_FROM_AFTER.match(tail))
    if _BY_BEFORE.search(head):
        until = True
    elif _FROM_BEFORE.search(head):
        since = True
    if _NOT_AFTER.match(tail):
        # 「18時まで仕事」 leaves what comes after, 「18時以降は不在」 what comes before.
        if until and not since:
            return Op.FROM
        return Op.BY if since and not until else Op.NOT
    if since:
        return Op.FROM
    return Op.BY if until else Op.ON


def _hour_op(head: str, tail: str) -> Op | None:
    if _SHIP_AFTER.match(tail):
        return Op.SHIP
    if _INSTEAD.match(tail) or _NOT_BEFORE.search(head):
        return Op.NOT
    return _plain_op(head, tail)


def _moved(mention: DayMention, tail: str, op: Op) -> DayMention:
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
                op = Op.NOT if wish.op in (Op.NOT, Op.FROM) and _NOT_AFTER.match(after) else Op.ON
                out.append(DayWish(joined, op))
                continue
        out.append(wish)
    return out
