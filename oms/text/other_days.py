"""Whether a day or hour is one of the delivery: forms ask for other days, letters tell of them."""

from __future__ import annotations

import re
from typing import Final

from oms.text import phrases
from oms.text.lines import Wishes
from oms.text.phrases import RemarkClass
from oms.text.topics import moves_day
from oms.text.verdict import Place
from oms.text.wishes import DayWish, HourWish, Op

__all__ = ["is_about_delivery", "is_of_absence", "is_of_other_day", "without"]

_TIME_WISHED: Final = re.compile(r"[日時曜前中後方]を?(?:ご?希望|指定)")
_OTHER_DAYS: Final = re.compile(
    r"誕生|生年|年月日|出生|命日|没|行年|記念|挙式|結婚|入籍|刻印|名入|彫|印字|文字"
)
_BARE_DAY: Final = re.compile(r"[\d年月日令和平成昭和r./-]+ ?(?:生まれ?|没|逝去)?[。!]*")
_USES: Final = re.compile(r"用途|シーン|(?:ご?利用|お使い)の?(?:目的|場所)")
_ABSENT: Final = re.compile(
    r"(?:不在|留守)(?:日|の?時間|の日|$)|都合の?(?:が)?悪|(?:受け?取り?|配達|お?届け)(?:不可|でき(?:ない|ません))|受け?取れな|避け|(?<![a-z])ng(?![a-z])|定休|休業日|休診|(?:会社|お店|事業所)の?お?休み"
)


def is_of_absence(place: Place) -> bool:
    """Whether a form asked when nobody takes a parcel: what is named there is left out.

    Example:
        >>> is_of_absence(Place("ご不在日")), is_of_absence(Place("不在時の対応"))
        (True, False)
    """
    return _ABSENT.search(place.label or place.title) is not None


def without(days: tuple[DayWish, ...], hours: tuple[HourWish, ...]) -> Wishes:
    """Return the wishes turned round: any time but the one that is named.

    Example:
        >>> from datetime import date
        >>> from oms.text.wishes import find_wishes
        >>> days, _ = without(*find_wishes("5/18", date(2026, 5, 1)))
        >>> days[0].op
        <Op.NOT: 'not'>
    """
    return (
        tuple([each._replace(op=Op.NOT) if each.op is Op.ON else each for each in days]),
        tuple([each._replace(op=Op.NOT) if each.op is Op.ON else each for each in hours]),
    )


def is_of_other_day(text: str, place: Place) -> bool:
    """Whether a form asked for a day that is not the delivery's: a birthday, an engraving.

    Example:
        >>> is_of_other_day("5/20", Place("お誕生日")), is_of_other_day("5/20", Place("備考"))
        (True, False)
    """
    if not place.heading:
        return False
    if _USES.search(place.heading):
        return phrases.ABOUT_DELIVERY.search(text) is None
    asked = _OTHER_DAYS.search(place.heading + place.title)
    return asked is not None and _BARE_DAY.fullmatch(text) is not None


def is_about_delivery(text: str, classes: tuple[RemarkClass, ...]) -> bool:
    """Whether a day or hour in a sentence is a wish, although the sentence has another topic.

    Example:
        >>> is_about_delivery("5/8着で赤を", (RemarkClass.OTHER,))
        True
    """
    if not classes or RemarkClass.SCHEDULE in classes:
        return True
    if RemarkClass.RECEIPT not in classes and _TIME_WISHED.search(text):
        return True
    return phrases.ABOUT_DELIVERY.search(text) is not None or moves_day(text)
