"""Whether delivery wishes and the RMS fields say the same."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from enum import StrEnum
from functools import lru_cache
from typing import Final, NamedTuple

from oms.model.slot import DeliverySlot
from oms.text.wishes import DayWish, HourWish, Op

__all__ = ["Agreement", "Fields", "gravest", "hours_of", "judge_day", "judge_hour"]

_MIDNIGHT: Final = 24.0
_MARGIN: Final = 0.5
_PART: Final = 8
"""Of 午後, an hour at its edge is little."""
_SLOT: Final = 2.0
"""Hours of the slots that other slots stand beside."""
_HOUR_SLOT: Final = (20.0, 21.0)
"""The one slot that lies in another."""
_ABOUT: Final = timedelta(days=2)
_CONFLICTS, _OVERLAPS, _AGREES = 0, 1, 2
_ON, _BY, _FROM, _NOT, _SHIP = Op
"""Taken from their class once: there each look costs more than the comparison it is for."""


class Agreement(StrEnum):
    """What a wish means for a field that may be set."""

    AGREES = "agrees"
    CONFLICTS = "conflicts"
    PARTLY = "partly"
    OPEN = "open"


class Fields(NamedTuple):
    """What the RMS fields say: the wished day and the hours of the wished slot."""

    day: date | None
    hours: tuple[float, float] | None


_GRAVITY: Final = (Agreement.CONFLICTS, Agreement.PARTLY, Agreement.OPEN, Agreement.AGREES)


def gravest(verdicts: Sequence[Agreement | None]) -> Agreement | None:
    """Return the gravest of several verdicts; `None` without any.

    Example:
        >>> gravest([None, Agreement.AGREES, Agreement.CONFLICTS]).value
        'conflicts'
    """
    for grave in _GRAVITY:
        if grave in verdicts:
            return grave
    return None


_HOUR_FIELDS: Final = {1: (8.0, 12.0), 2: (12.0, 21.0)}
_OTHER_TERM: Final = 9


@lru_cache(maxsize=256)
def hours_of(term: int | None) -> tuple[float, float] | None:
    """Return the hours an RMS time slot stands for; `None` if it stands for none.

    Example:
        >>> hours_of(1416), hours_of(1), hours_of(0)
        ((14.0, 16.0), (8.0, 12.0), None)
    """
    if not term or term == _OTHER_TERM:
        return None
    if term in _HOUR_FIELDS:
        return _HOUR_FIELDS[term]
    slot = DeliverySlot.from_term(term)
    return None if slot.start is None or slot.end is None else (float(slot.start), float(slot.end))


def judge_day(wishes: Sequence[DayWish], day: date | None) -> Agreement | None:
    """Say whether the wished day of the RMS field satisfies the wishes; `None` without wishes.

    Example:
        >>> from oms.text.wishes import find_wishes
        >>> days, _ = find_wishes("25日までに届けてください", date(2026, 5, 1))
        >>> judge_day(days, date(2026, 5, 24)).value, judge_day(days, None).value
        ('agrees', 'open')
    """
    if not wishes:
        return None
    judged = [wish for wish in wishes if wish.op is not _SHIP]
    if day is None or not judged:
        return Agreement.OPEN
    options = []
    for wish in judged:
        if wish.op is _ON:
            options.append(_keeps(wish, day))
        elif not _keeps(wish, day):
            return Agreement.CONFLICTS
    if options and True not in options:
        return Agreement.CONFLICTS
    return Agreement.AGREES if len(judged) == len(wishes) else Agreement.PARTLY


def _keeps(wish: DayWish, day: date) -> bool:
    mention, op, about = wish
    first, last = mention.first, mention.last
    if op is _BY:
        return last is None or day <= last
    if op is _FROM:
        return first is None or day >= first
    if op is _NOT:
        return not mention.holds(day)
    if about and first is not None and last is not None:
        return first - _ABOUT <= day <= last + _ABOUT
    return mention.holds(day)


@lru_cache(maxsize=1024)
def judge_hour(
    wishes: tuple[HourWish, ...], hours: tuple[float, float] | None
) -> Agreement | None:
    """Say whether the slot of the RMS field satisfies the wishes; `None` without wishes.

    Example:
        >>> from oms.text.wishes import find_wishes
        >>> _, wish = find_wishes("18時以降に届けてください", date(2026, 5, 1))
        >>> judge_hour(wish, (14.0, 16.0)), judge_hour(wish, (19.0, 21.0))
        (<Agreement.CONFLICTS: 'conflicts'>, <Agreement.AGREES: 'agrees'>)
    """
    judged = [wish for wish in wishes if wish.op is not _SHIP]
    if not judged:
        return None
    if hours is None:
        return Agreement.OPEN
    spans = [(wish.mention.first, wish.mention.last) for wish in judged if wish.op is _ON]
    options = [
        _grade(wish, hours)
        for wish in judged
        if wish.op is _ON and not _holds_narrower(wish, spans)
    ]
    grades = [_grade(wish, hours) for wish in judged if wish.op is not _ON]
    if options:
        grades.append(max(options))
    worst = min(grades)
    if worst == _CONFLICTS:
        return Agreement.CONFLICTS
    return Agreement.AGREES if worst == _AGREES else Agreement.PARTLY


def _holds_narrower(wish: HourWish, spans: Sequence[tuple[float, float]]) -> bool:
    """Whether another wish of the sentence narrows this one: 午前中、11時〜12時で."""
    first, last = wish.mention.first, wish.mention.last
    return any(
        first <= one and two <= last and one < two < one + (last - first) for one, two in spans
    )


def _grade(wish: HourWish, hours: tuple[float, float]) -> int:
    """Grade a wish against the slot: the higher the better."""
    mention, op = wish
    first, last = mention.first, mention.last
    if op is _BY:
        first = 0.0
    elif op is _FROM:
        last = _MIDNIGHT
    elif op is _NOT:
        shared = _overlap(first, last, hours)
        if shared * 2 > hours[1] - hours[0]:
            return _CONFLICTS
        return _AGREES if shared <= _MARGIN else _OVERLAPS
    elif mention.point:
        first, last = first - 1, last + 1
    shared = _overlap(first, last, hours)
    if shared <= 0:
        return _CONFLICTS
    width = hours[1] - hours[0]
    span = op is _ON and not (mention.named or mention.point)
    if span and width <= _SLOT and shared < width - _MARGIN:
        beyond = first < hours[0] or last > hours[1]
        if beyond or (first, last) == _HOUR_SLOT:
            return _CONFLICTS  # 18~20時 where 19~21 is set
    if op is not _ON and not mention.named:  # a carrier may come in the hours left out
        return _AGREES if shared >= width - max(_MARGIN, width / _PART) else _OVERLAPS
    return _AGREES if shared * 2 >= width else _OVERLAPS


def _overlap(first: float, last: float, hours: tuple[float, float]) -> float:
    return min(last, hours[1]) - max(first, hours[0])
