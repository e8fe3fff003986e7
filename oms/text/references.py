"""Sentences that refer to a day or hour named before: その日, それ以降, 前日まで, その間に."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import timedelta
from typing import Final

from oms.text.days import DayMention
from oms.text.patterns import alternation
from oms.text.wish_days import DayWish, moved
from oms.text.wish_ops import Op
from oms.text.wish_words import NEGATIVE, NOT_UNTIL_THEN, OTHERS, SINCE_THEN, UNTIL_THEN

__all__ = ["follows_day", "may_mean_hour", "only_tells", "points_back", "refers_back", "wish_back"]

_ANAPHOR: Final = re.compile(
    r"^[・※→\s]*(?:その(?:日|時間|時|頃|前日)|それ(?:以降|以後|まで|より|に|以前|以外)|そこ"
    r"|(?:で|に|着)(?:、?よろしく)?(?:お願い|希望)|当日|同日|どちらか|どっちか|いずれか|上記|以上の)"
)
# How a sentence refers to a day named before it; the first that is found counts.
_BACK: Final = (
    (Op.NOT, OTHERS),
    (
        Op.NOT,
        re.compile(rf"(?:当日|(?:その|この)日)(?:だけ)?(?:は|が)[^。、\d]{{0,14}}?{NEGATIVE}"),
    ),
    (Op.FROM, NOT_UNTIL_THEN),
    (Op.ON, re.compile(r"(?:前日|前の日)(?:必?着|に|で|希望)(?!は?間に合)")),
    (Op.BY, re.compile(r"(?:前日|前の日)まで|(?:誕生日|記念日|式)(?:まで|前)")),
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
    (Op.ON, re.compile(r"当日|その日|この日|同じ日|その(?:間|期間)(?:に|で|なら)|それに合わせ")),
)
_ANY_BACK: Final = alternation(
    "当日|[そこ]の|それ|前[日の]|間に合|同じ日|ほか|他|別|帰|戻|入居|引|退院|開店|誕生日|記念日|式|以外"
)
_FOLLOWS: Final = re.compile(r"^[・※→\s]*(?:翌日|次の日|翌々日)")
_WISHED: Final = re.compile(
    r"届|着|配[達送]|願|希望|くださ|下さ|受け?取り?(?:たい|希|で|ま|れ)|受け取って|指定|頼|欲し|ほし|間に合|なら|居ます|います|おります|在宅|ok(?![a-z])|大丈夫"
)
_OF_HOUR: Final = re.compile(r"それ(?:より|以|まで)|その(?:後|前|あと)")


def refers_back(text: str) -> bool:
    """Whether a sentence may refer to a day named before it.

    Example:
        >>> refers_back("それ以降でお願いします"), refers_back("のしをお願いします")
        (True, False)
    """
    return _ANY_BACK.search(text) is not None and any(
        pattern.search(text) is not None for _, pattern in _BACK
    )


def follows_day(text: str) -> bool:
    """Whether a sentence begins with the day after one named before it: 翌日以降で.

    Example:
        >>> follows_day("翌日以降の配達で"), follows_day("明日以降の配達で")
        (True, False)
    """
    return _FOLLOWS.match(text) is not None


def may_mean_hour(text: str) -> bool:
    """Whether それ refers to an hour as well as to a day: それより前に着くように.

    Example:
        >>> may_mean_hour("それより前に着くように"), may_mean_hour("その日にお願いします")
        (True, False)
    """
    return _OF_HOUR.search(text) is not None


def only_tells(text: str) -> bool:
    """Whether a sentence tells a day and wishes no delivery, so that the next may do so.

    Example:
        >>> only_tells("25日まで隔離です"), only_tells("25日までに届けてください")
        (True, False)
    """
    return _WISHED.search(text) is None


def wish_back(text: str, mention: DayMention) -> tuple[DayWish, ...]:
    """Return the wish of a sentence that refers to a day named before it.

    Example:
        >>> from datetime import date
        >>> day = DayMention(0, 0, date(2026, 8, 15), date(2026, 8, 15))
        >>> wish_back("間に合うようにお願いします", day)[0].op
        <Op.BY: 'by'>
    """
    for op, pattern in _BACK:
        if (found := pattern.search(text)) is not None:
            if op is Op.FROM and mention.first != mention.last and mention.last is not None:
                day = mention.last + timedelta(days=1)
                mention = replace(mention, first=day, last=day)
            return (DayWish(moved(mention, found.group(), op), op),)
    return ()


def points_back(text: str) -> bool:
    """Whether a sentence speaks of a day or hour named before (その日, それ以降, その時間).

    Example:
        >>> points_back("その時間でお願いします"), points_back("のしもお願いします")
        (True, False)
    """
    return _ANAPHOR.match(text) is not None
