"""Weekdays as a pack writes them: 土日, 水曜, ["sat", "sun"]."""

from __future__ import annotations

import re
from collections.abc import Collection
from typing import Annotated, Any, Final

from pydantic import BeforeValidator

from oms.calendar.spans import folded
from oms.model.finding import Message
from oms.model.refusals import refuse

__all__ = ["WEEKDAYS", "WeekdaysField", "parse_weekdays"]

WEEKDAYS: Final = (
    Message("月曜", "Monday"),
    Message("火曜", "Tuesday"),
    Message("水曜", "Wednesday"),
    Message("木曜", "Thursday"),
    Message("金曜", "Friday"),
    Message("土曜", "Saturday"),
    Message("日曜", "Sunday"),
)
"""The names of the weekdays, Monday first, as `date.weekday()` counts them."""

LETTERS: Final = "月火水木金土日"
_ENGLISH: Final = {name.en.lower(): number for number, name in enumerate(WEEKDAYS)}
_NUMBERS: Final = _ENGLISH | {name[:3]: number for name, number in _ENGLISH.items()}
_ONE: Final = rf"[{LETTERS}](?:曜日?)?"
_JAPANESE: Final = re.compile(rf"{_ONE}(?:[・、,と ]?{_ONE})*")
_EXPECTED: Final = (
    'weekdays expected, such as "土日" or ["sat", "sun"]',
    '曜日にしてください (例: "土日"、["sat", "sun"])',
)


def parse_weekdays(value: Any) -> frozenset[int]:
    """Read weekdays, Monday = 0.

    Example:
        >>> sorted(parse_weekdays("土日")), sorted(parse_weekdays(["wed", "水曜日"]))
        ([5, 6], [2])
    """
    if isinstance(value, str):
        return _of_text(folded(value))
    if isinstance(value, Collection) and all(_is_weekday(each) for each in value):
        return frozenset(value)
    if isinstance(value, Collection) and all(isinstance(each, str) for each in value):
        return frozenset().union(*map(parse_weekdays, value))
    raise refuse(*_EXPECTED)


def _is_weekday(value: object) -> bool:
    return type(value) is int and 0 <= value <= 6


def _of_text(text: str) -> frozenset[int]:
    if text.lower() in _NUMBERS:
        return frozenset({_NUMBERS[text.lower()]})
    if "祝" in text:
        en = 'weekdays expected; for 祝日 write national_holidays = "closed"'
        raise refuse(
            en, '曜日だけを書きます。祝日は national_holidays = "closed" と書いてください'
        )
    if not _JAPANESE.fullmatch(text):
        raise refuse(*_EXPECTED)
    # 日 is Sunday except where it closes 曜日.
    return frozenset(map(LETTERS.index, re.sub("曜日?|[・、,と ]", "", text)))


WeekdaysField = Annotated[frozenset[int], BeforeValidator(parse_weekdays)]
