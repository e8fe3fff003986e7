"""Delivery wishes in a sentence: mentions of days and hours that somebody wishes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date
from functools import lru_cache
from typing import Final

from oms.text.day_words import WORDS
from oms.text.days import DayMention, find_days, may_name_day
from oms.text.hours import HourMention, find_hours
from oms.text.patterns import alternation
from oms.text.references import points_back, refers_back, wish_back
from oms.text.shifts import may_mean_fields
from oms.text.wish_days import (
    ANOTHER_DAY,
    DayWish,
    HourWish,
    joined,
    merged,
    moved,
    next_of_kind,
    same_days,
)
from oms.text.wish_events import PURPOSE
from oms.text.wish_joins import (
    by_day,
    consistent,
    either_of,
    is_told_by,
    is_why_not,
    leads_to_next,
    listed_hours,
    of_range,
    without_told,
)
from oms.text.wish_ops import Op, day_op, hour_op
from oms.text.wish_words import (
    AS_SET,
    INSTEAD,
    NOT_AFTER,
    REASON,
    SET_BEFORE,
    UNTIL_REASON,
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


_BEFORE_IT: Final = re.compile(r"^前の$")
_QUOTED: Final = re.compile(r"「[^」]*」|『[^』]*』|\"[^\"]*\"")
_AWAY: Final = re.compile(rf"^まで(?:は|ずっと|の間)?{NOT_AFTER.pattern[1:]}")
_ABOUT: Final = re.compile(r"^(?:頃|ごろ|前後|あたり|辺り|くらい|ぐらい)")
_TRIVIAL: Final = re.compile(
    r"なるべく|できれば|できるだけ|可能なら|あいだ|の間|より|あと|いこう|(?:の)?(?:どれ|いずれ|どちら|どっち)(?:か|でも)|ないし|及び"
    r"|のどこか|すみません(?:が)?|すいません(?:が)?|恐れ入りますが|お手数ですが"
    r"|申し訳(?:ありません|ございません)が|こんばんは|こんにちは|best for me"
    r"|レビュー\S{0,8}|[\s・※→。、!~♪日時間着頃::はに/]|日にち|日付|時間帯|please|thank you|thanks"
)
_OR: Final = re.compile(r"(?:^|[^ぁ-ん])(?:か|または|又は|もしくは)$")
_JOINS: Final = ("", "の")
_WISH: Final = re.compile(
    r"お願|おねがい|願[いえ]|希望|届[けいくか]|とどけ|到着|着[でにをがの希は]|着$|着け|着く"
    r"|必着|配達|配送|受け?取|うけと|指定|頂[きけ]|いただ[きけ]|ください|下さい|くださ"
    r"|間に合|以降|まで|[がで](?:よ|良)かった(?:の|ん)?(?:です|だ)?(?:が|けど)|(?:だと|[ただ]ら|れば|なら)(?:大変|とても)?(?:うれし|嬉し|ありがた|有難|有り難|幸い)|して(?:もら|頂|いただ)|"
    r"迄|在宅|居ます|います|おります|都合|助か|欲し|ほしい|たい|のみ|可能|ok(?![a-z])|オッケー|頼"
    r"|たのん|よろしく|宜しく|大丈夫|問題(?:は)?(?:な|あり)|結構|いい|良い|よい|届き|便|してほ|もって(?:来|き)|来て(?:くだ|下さ|けら|ほし|欲し|もら|な|や)|けらい|けさい|くなんしょ|つかあさい|ちょうだい|deliver|arriv|please"
    r"|receive|home|"
    r"時間帯|指定|変更|なら|限定|休み|不在|留守|仕事|病院|除|以外|避|だめ|ダメ|ng|無理"
    r"|時間は|日時|着指定|で$|に$|ね$|な$|持って|納品|おる|おり|納期|やったら|もしくは|集合"
    r"|要[りる]|訂正|直し|かえ(?:て|たい)|居(?:ませ|な)|ええ|need|want|家に|必要|不可|荷受|いません|いない|おりません|away|使い|使う|使用"
    r"|食べ|変え|変更|つもり|帰|戻り|家を|外出|出張|旅行|入院|通院|出か?け|出掛け|出発|閉ま|閉め|定休|休業|休診|困|正しく|じゃなく|じゃない$"
    r"|で(?:は)?なく|寝|へ$|(?:過ぎ|すぎ)て|[遅早](?:い(?:です|ので|$)|すぎ)|営業|海外|から(?:です|で$|$)|開[いくけ]|遅くと|間違い|合わせて|過ぎなければ|正しい|着い(?:たら|て)|よろし|[出で]られ|ムリ|勘弁|あかん|おらへん|不在|遠慮|合宿|散歩|風呂|買い?物(?:に|で)|お?迎え(?!火)|来客|授業|塾|パート|バイト|研修|飲み会|行って|礼拝|大学|締め?切|デッドライン|リミット|初日|無人|なんとか|何とか|どうしても|であれば|当日|日付は|日は$|やめ|外して"
)
_LEAST: Final = 2
_HORIZON: Final = 200
"""What is said farther behind a day is not about it, and looking on would take its time."""
_ORNAMENT: Final = re.compile(r"(?:^|(?<=[\w。、!?]))[^\w。、!?]+$|笑$")
_TALK: Final = re.compile(
    r"電話|tel\b|連絡|メール|つなが|繋が|営業(?:時間)?[^。]*(?:か$|か[。?]|\?)|支払|期日|締め日"
    r"|引き落とし|振り?込|call me|phone|(?:店舗|お店|実店|そちら|貴店|ショールーム)[^。]*(?:開い"
    r"|営業|やって)[^。]*か"
)
_DELIVERY: Final = re.compile(r"配達|届|お?着|受け?取|配送|deliver|到着|指定")


_HINTS: Final = alternation(
    "[0123456789〇一二三四五六七八九十日曜週月今明翌年連盆旦祭夕朝昼夜晩午早遅最便正クイバホハゴa-z"
    + "".join(sorted({word[0] for word in WORDS}))
    + "]|あさって|あした|みそか|いちばん|[上初中下]旬|[火水木金土]{2}|[火水木金土]・"
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
        *merged(text, days),
        *(by_day(text, each) for each in hours),
    ]
    marks = sorted(mentions, key=lambda mention: mention.start)
    whole = bool(days and hours) and marks[0].start == 0
    rest = _ORNAMENT.sub("", _without(text, marks)).rstrip("。!")
    if not _speaks_of_delivery(rest, sure=bare or whole):
        return (), ()
    bounds = [mention.start for mention in marks] + [len(text)]
    day_wishes: list[DayWish] = []
    hour_wishes: list[HourWish] = []
    for index, mention in enumerate(marks):
        head = text[marks[index - 1].end if index else 0 : mention.start]
        tail = text[mention.end : bounds[index + 1]]
        if leads_to_next(marks, index, tail) or _is_past(mention, ordered):
            continue
        if isinstance(mention, DayMention):
            op = _day_op(text, marks, index, head, tail)
            if op in (Op.FROM, Op.BY) and _AWAY.match(tail) and mention.first != mention.last:
                op = Op.NOT  # 「9日から12日まで不在」 means the days between
            if op is not None and not (op is Op.ON and day_wishes and AS_SET.match(tail)):
                day_wishes.append(_day_wish(text, mention, tail, op, ordered))
        elif index + 1 < len(marks) and (_is_reason(tail) or is_why_not(text, marks, index)):
            continue  # 「朝は弱いので午後に」: only the hours behind the reason are wished
        elif (hour := _hour_wish(mention, head, tail, marks[index + 1 :])) is not None:
            either = bool(hour_wishes) and _OR.search(head) is not None
            hour_wishes.append(either_of(mention, hour.op) if either else hour)
    hour_wishes = listed_hours(text, hour_wishes)
    day_wishes = without_told(text, joined(text, day_wishes))
    if len(day_wishes) == 1 and is_told_by(text, day_wishes[0], hour_wishes):
        told = day_wishes[0]
        day_wishes = [] if told.mention.first is None else [told._replace(op=Op.ON)]
    return tuple(consistent(text, day_wishes)), tuple(hour_wishes)


def _day_wish(text: str, mention: DayMention, tail: str, op: Op, ordered: date) -> DayWish:
    """Return the wish for a day: the day itself, the next such weekday, the day before."""
    about = mention.exact and _ABOUT.match(tail) is not None
    if op in (Op.BY, Op.FROM) and text[mention.start] not in "(（":
        mention = next_of_kind(mention, ordered)  # 木曜までに: the next one
    return DayWish(moved(mention, tail, op), op, about)


def _hour_wish(
    mention: HourMention, head: str, tail: str, others: Sequence[DayMention | HourMention]
) -> HourWish | None:
    """Return the wish for hours; `None` if they are not wished."""
    if SET_BEFORE.match(tail) and _are_all(others, DayMention):
        return HourWish(mention, Op.ON)  # 午後を選びましたが、日付は21日で
    op = hour_op(head, tail)
    if op is None or (op is Op.NOT and mention.first in _DAYTIME_STARTS and not mention.point):
        return None
    return HourWish(mention, of_range(mention, tail, op))


@lru_cache(maxsize=4096)
def _speaks_of_delivery(rest: str, *, sure: bool) -> bool:
    """Whether what stands around days and hours makes a wish of them, and not one for a call."""
    wanted = sure or _WISH.search(rest) is not None or len(_TRIVIAL.sub("", rest)) <= _LEAST
    if not wanted:
        return False
    return _TALK.search(rest) is None or _DELIVERY.search(rest) is not None


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
            return None if same_days(mention, other) else Op.NOT
    said = day_op(head, tail, text[mention.end : mention.end + _HORIZON])
    if said is Op.NOT and SET_BEFORE.match(tail):
        if _ALSO.search(text, mention.end):
            return Op.ON  # 20日指定ですが21日になっても構いません
        if _are_all(marks[index + 1 :], HourMention):
            return Op.ON  # 20日を選びましたが、午前中で
    return said


def _is_past(mention: DayMention | HourMention, ordered: date) -> bool:
    """Whether a day lies before the order, which only one with its year can: a birthday."""
    return isinstance(mention, DayMention) and mention.last is not None and mention.last < ordered


def _are_all(
    marks: Sequence[DayMention | HourMention], kind: type[DayMention | HourMention]
) -> bool:
    return bool(marks) and all(isinstance(each, kind) for each in marks)


_ALSO: Final = re.compile(r"になっても[^。]{0,4}(?:構|かま|大丈夫|ok|いい|良|よ|平気|問題)")


def _is_reason(tail: str) -> bool:
    because = (PURPOSE.match(tail) or _IS_THEN.match(tail)) and _BECAUSE.search(tail)
    return bool(because or REASON.match(tail) or UNTIL_REASON.match(tail))


_IS_THEN: Final = re.compile(r"^なので")
_BECAUSE: Final = re.compile(r"(?:ので|から|ため)、?$")


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
        or refers_back(text)
        or may_mean_fields(text)
        or (_HINTS.search(text) is not None and bool(find_hours(text)))
    )


def _without(text: str, marks: Iterable[DayMention | HourMention]) -> str:
    out, at = "", 0
    for mention in marks:
        out += text[at : max(at, mention.start)]
        at = max(at, mention.end)
    return out + text[at:]
