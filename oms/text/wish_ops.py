"""How a mention of a day or an hour is wished, by what stands before and behind it.

まで, 以降, 以外, 不在, 着. Days of other things (誕生日は5/10, 5/3に注文した) are no wishes, days
of shipping are no delivery days.
"""

from __future__ import annotations

import re
from enum import StrEnum
from functools import lru_cache
from typing import Final

from oms.text.wish_events import (
    DEADLINE,
    EVENT,
    EVENT_AFTER,
    EVENT_BEFORE,
    OF_ORDER,
    PAST,
    PAST_TAIL,
    PURPOSE,
    SINCE_USED,
)
from oms.text.wish_words import (
    AT_BEST,
    AT_WORST,
    AVOIDED,
    BEFORE_AWAY,
    BUSY,
    BY_AFTER,
    BY_BEFORE,
    BY_THEN,
    DAYS_BEFORE,
    DUE,
    EARLIER,
    EITHER_SIDE,
    EVE,
    FROM_AFTER,
    FROM_BEFORE,
    HOME_AFTER,
    HOME_BEFORE,
    IF_NOT,
    INSTEAD,
    JUST_NOT,
    LATER,
    LEAVES,
    LEAVES_ON,
    NO_LATER,
    NOT_AFTER,
    NOT_BEFORE,
    NOT_UNTIL,
    NOT_UNTIL_THEN,
    OLD_HOURS,
    ON_EVE,
    ONLY,
    ONLY_SINCE,
    OTHERS,
    PAST_HOURS,
    POLITE_OF_DAY,
    SET_BEFORE,
    SHIP_AFTER,
    SHIP_BEFORE,
    SINCE,
    SINCE_THEN,
    THAT_DAY,
    TOO_SOON,
    UNTIL,
    UNTIL_MISSED,
    UNTIL_THEN,
)

__all__ = ["Op", "day_op", "hour_op", "is_absent"]


class Op(StrEnum):
    """How a wish relates to its day or hours."""

    ON = "on"
    BY = "by"
    FROM = "from"
    NOT = "not"
    SHIP = "ship"


_TOLD_BEHIND: Final = (
    (SHIP_AFTER, Op.SHIP),
    (POLITE_OF_DAY, None),
    (TOO_SOON, Op.NOT),
    (LEAVES_ON, Op.BY),
    (EITHER_SIDE, Op.ON),
    (JUST_NOT, Op.NOT),
    (NOT_UNTIL, None),
    (NO_LATER, Op.BY),
    (ON_EVE, Op.ON),
    (EVE, Op.BY),
    (DAYS_BEFORE, Op.BY),
    (HOME_AFTER, Op.FROM),
    (IF_NOT, Op.ON),
)
"""What tells at once how the day before it is wished; the first that is found counts."""


@lru_cache(maxsize=4096)  # days differ, what is said of them recurs
def day_op(head: str, tail: str, after: str) -> Op | None:
    """Return how a day is wished; `None` if it is no wish.

    Args:
        head: The text between the mention before and this one.
        tail: The text between this mention and the next.
        after: All text behind this mention.

    Example:
        >>> day_op("", "までに届けてください", "までに届けてください")
        <Op.BY: 'by'>
    """
    if SHIP_BEFORE.search(head):
        return Op.SHIP
    for pattern, op in _TOLD_BEHIND:
        if pattern.match(tail):
            return op
    if DUE.search(head):
        return Op.BY
    absent = is_absent(tail)
    if absent and _THAT_DAY_THEN.search(tail):
        return Op.ON  # 定休日なのでその日に: then somebody is at home
    if absent and not ONLY.match(tail) and not PURPOSE.match(tail):
        return _plain_op(head, tail, absent=absent)
    if (past := PAST.match(tail)) and PAST_TAIL.search(after[past.start() :]):
        return None
    if OF_ORDER.match(tail) or SINCE_USED.match(tail):
        return None
    if EVENT_AFTER.match(tail) or EVENT_BEFORE.search(head):
        return _event_op(tail, after)
    if SET_BEFORE.match(tail) or INSTEAD.match(tail) or NOT_BEFORE.search(head):
        return Op.NOT
    if OTHERS.search(tail):
        return Op.NOT
    if PURPOSE.match(tail):
        return Op.ON if THAT_DAY.search(after) else Op.BY
    plain = _plain_op(head, tail, absent=absent)
    return Op.BY if plain is Op.ON and BY_THEN.search(after) else plain


_THAT_DAY_THEN: Final = re.compile(r"(?:ので|から|ため)、?(?:その|この)日(?:に|で|が|着)")


@lru_cache(maxsize=4096)
def is_absent(tail: str) -> bool:
    """Whether what stands behind a day or hours says that nobody can take a parcel then.

    Example:
        >>> is_absent("は買い物に行っています"), is_absent("は家におります")
        (True, False)
    """
    return NOT_AFTER.match(tail) is not None or BUSY.match(tail) is not None


def _event_op(tail: str, after: str) -> Op | None:
    if THAT_DAY.search(after):
        return Op.ON
    if SINCE_THEN.search(after):
        return Op.FROM
    if DEADLINE.search(after) or PURPOSE.match(tail):
        return Op.BY
    if re.match(
        rf"^の?[^、。\d]{{0,6}}?{EVENT}(?:に|で|当日)[^、。]{{0,6}}(?:届|着|お願|配達)", tail
    ):
        return Op.ON
    return None


def _if_possible(head: str, tail: str) -> Op | None:
    """Judge the first of two days: 早ければ8日, 10日に間に合わなければ12日."""
    if UNTIL_MISSED.match(tail):
        return Op.ON
    return Op.FROM if AT_BEST.search(head) else None


def _only_op(tail: str) -> Op:
    if UNTIL.match(tail):
        return Op.BY
    return Op.FROM if SINCE.match(tail) else Op.ON


def _plain_op(head: str, tail: str, *, absent: bool) -> Op | None:
    if ONLY_SINCE.match(tail):
        return Op.FROM
    if ONLY.match(tail):
        return _only_op(tail)
    if EARLIER.match(tail):
        return Op.FROM if absent else Op.BY
    if (op := _if_possible(head, tail)) is not None:
        return op
    if LATER.match(tail) or AT_WORST.search(head):
        return Op.BY
    if UNTIL_THEN.search(tail):
        return Op.FROM if NOT_UNTIL_THEN.search(tail) else Op.BY
    if SINCE_THEN.search(tail):
        return Op.FROM
    until, since = bool(BY_AFTER.match(tail)), bool(FROM_AFTER.match(tail))
    if BY_BEFORE.search(head):
        until = True
    elif FROM_BEFORE.search(head):
        since = True
    if absent:
        # 「18時まで仕事」 leaves what comes after, 「18時以降は不在」 what comes before.
        if until and not since:
            return Op.FROM
        return Op.BY if since and not until else Op.NOT
    if since:
        return Op.FROM
    return Op.BY if until else Op.ON


@lru_cache(maxsize=4096)
def hour_op(head: str, tail: str) -> Op | None:
    """Return how hours are wished; `None` if they are not.

    Example:
        >>> hour_op("", "は不在です")
        <Op.NOT: 'not'>
    """
    if SHIP_AFTER.match(tail):
        return Op.SHIP
    if PAST_HOURS.match(tail):
        return None
    if OLD_HOURS.match(tail) or AVOIDED.match(tail):
        return Op.NOT
    if NO_LATER.match(tail):
        return Op.BY
    if TOO_SOON.match(tail):
        return Op.NOT
    if HOME_AFTER.match(tail) or HOME_BEFORE.search(head):
        return Op.FROM
    if LEAVES.match(tail):
        return Op.BY
    if BEFORE_AWAY.match(tail):
        return Op.FROM
    if IF_NOT.match(tail):
        return Op.ON
    if SET_BEFORE.match(tail) or INSTEAD.match(tail) or NOT_BEFORE.search(head):
        return Op.NOT
    return _plain_op(head, tail, absent=is_absent(tail))
