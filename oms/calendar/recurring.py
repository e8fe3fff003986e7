"""Closures that come again: 第2水曜, 毎月末日, 隔週月曜, or a rule of iCalendar (RFC 5545)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, datetime, time
from functools import lru_cache
from typing import Annotated, Any, Final

from pydantic import BeforeValidator, Field
from pydantic.dataclasses import dataclass

from oms.calendar.spans import CONFIG, DayField, Label, folded, keyed
from oms.calendar.weekdays import LETTERS
from oms.errors import CalendarError, Told
from oms.model.refusals import refuse

__all__ = ["Recurring", "RecurringField"]

_CODES: Final = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_WEEKDAY: Final = rf"([{LETTERS}](?:[・、,][{LETTERS}])*)曜日?"
_KANJI: Final = str.maketrans("一二三四五", "12345")
_WEEKLY: Final = re.compile(rf"(毎週|隔週){_WEEKDAY}")
_NTH: Final = re.compile(rf"(?:毎月)?((?:第[1-5]|最終)(?:[・、,](?:第?[1-5]|最終))*){_WEEKDAY}")
_MONTH_DAYS: Final = re.compile(r"毎月((?:\d{1,2}日|末日?)(?:[・、,](?:\d{1,2}日|末日?))*)")
_SUCH_AS: Final = "第2水曜, 最終金曜, 毎月末日, 隔週月曜"
_EXPECTED: Final = (
    f"a rule expected, such as {_SUCH_AS} (with from), or FREQ=MONTHLY;BYDAY=2WE",
    f"規則にしてください (例: {_SUCH_AS} (from も必要)、FREQ=MONTHLY;BYDAY=2WE)",
)
_KEYS: Final = frozenset(
    {"FREQ", "INTERVAL", "BYDAY", "BYMONTH", "BYMONTHDAY", "BYYEARDAY", "BYSETPOS", "WKST"}
)
_DAY_KEYS: Final = frozenset({"BYDAY", "BYMONTHDAY", "BYYEARDAY"})
# dateutil looks for a day until 9999. A rule without a first day starts anew each year, so any
# forty years tell whether it ever closes one; these are the last, where a vain search is short.
_TRIED: Final = date(9960, 1, 1)
_INTERVALS: Final = frozenset(map(str, range(1, 13)))
_PART: Final = re.compile(r"([A-Z]+)=([A-Z0-9,+-]{1,80})")


@dataclass(frozen=True, config=CONFIG)
class Recurring:
    """A closure that comes again.

    Attributes:
        rule: As the shop says it (第2水曜, 第1・第3月曜, 最終金曜, 毎月15日, 毎月末日, 毎週水曜,
            隔週月曜) or as a rule of iCalendar: FREQ yearly, monthly or weekly, with BYDAY,
            BYMONTHDAY or BYYEARDAY.
        first: The first day it is looked for; rules that leave out weeks or months need one.
        last: The last day.
        label: What the shop calls it; by default the rule, if it is Japanese.

    Example:
        >>> sorted(day.day for day in Recurring("第2水曜").days(2026) if day.month < 4)
        [11, 11, 14]
    """

    rule: Annotated[str, Field(max_length=200)]
    first: DayField | None = None
    last: DayField | None = None
    label: Label = ""

    def __post_init__(self) -> None:
        """Refuse what is no rule, or closes no day."""
        parts = _parts(self.rfc_rule)
        if parts.get("INTERVAL", "1") != "1" and self.first is None:
            en = "{rule}: from expected, the first day it closes"
            raise refuse(en, "{rule}: 最初の休みの日を from に書いてください", rule=self.rule)
        fires = next(iter(_rrule(self.rfc_rule, self.first or _TRIED)), None)
        if fires is None or (self.first and self.last and fires.date() > self.last):
            en, ja = "{rule}: closes no day at all", "{rule}: 休みになる日がありません"
            raise refuse(en, ja, rule=self.rule)

    @classmethod
    def parse(cls, value: Any) -> Any:
        """Read a rule, or `{rule, from, to, label}`."""
        if isinstance(value, cls):
            return value
        if isinstance(value, str):
            return {"rule": value}
        if not isinstance(value, Mapping):
            raise refuse(*_EXPECTED)
        names = {"rule": "rule", "from": "first", "to": "last", "label": "label"}
        return keyed(value, names, "rule")

    @property
    def rfc_rule(self) -> str:
        """The rule in the words of iCalendar."""
        return _translated(folded(self.rule))

    @property
    def name(self) -> str:
        """What the shop calls it; empty for a bare iCalendar rule."""
        return self.label or ("" if "=" in self.rule else self.rule)

    def days(self, year: int) -> frozenset[date]:
        """Return the days of a year it closes."""
        return _days(self.rfc_rule, self.first, self.last, year)


@lru_cache(maxsize=1024)
def _translated(text: str) -> str:
    plain = re.sub(r"\s", "", text)
    japanese = plain.translate(_KANJI)
    if found := _WEEKLY.fullmatch(japanese):
        interval = ";INTERVAL=2" if found[1] == "隔週" else ""
        return f"FREQ=WEEKLY{interval};BYDAY={_codes(found[2], [''])}"
    if found := _NTH.fullmatch(japanese):
        numbers = ["-1" if each == "最終" else each for each in _split(found[1].replace("第", ""))]
        return f"FREQ=MONTHLY;BYDAY={_codes(found[2], numbers)}"
    if plain in ("月末", "末日"):
        plain = "毎月末日"
    if found := _MONTH_DAYS.fullmatch(plain):
        days = ["-1" if each[0] == "末" else each[:-1] for each in _split(found[1])]
        return f"FREQ=MONTHLY;BYMONTHDAY={','.join(days)}"
    return plain.upper()


def _split(text: str) -> list[str]:
    return re.split("[・、,]", text)


def _codes(letters: str, numbers: list[str]) -> str:
    weekdays = [_CODES[LETTERS.index(letter)] for letter in _split(letters)]
    return ",".join(number + weekday for number in numbers for weekday in weekdays)


def _parts(rule: str) -> dict[str, str]:
    found = [_PART.fullmatch(part) for part in rule.removeprefix("RRULE:").split(";")]
    parts = {each[1]: each[2] for each in found if each}
    if len(parts) < len(found) or not parts.keys() <= _KEYS or not parts.keys() & _DAY_KEYS:
        raise refuse(*_EXPECTED)
    if parts.get("FREQ") not in ("YEARLY", "MONTHLY", "WEEKLY"):
        en = "FREQ=YEARLY, MONTHLY or WEEKLY expected"
        raise refuse(en, "FREQ は YEARLY、MONTHLY、WEEKLY のどれかにしてください")
    if parts.get("INTERVAL", "1") not in _INTERVALS:
        en = "INTERVAL: a number from 1 to 12 expected"
        raise refuse(en, "INTERVAL: 1 から 12 までの数にしてください")
    if parts["FREQ"] == "WEEKLY" and "BYSETPOS" in parts:
        en = "BYSETPOS needs FREQ=MONTHLY or YEARLY"
        raise refuse(en, "BYSETPOS には FREQ=MONTHLY か YEARLY が必要です")
    return parts


@lru_cache(maxsize=1024)
def _days(rule: str, first: date | None, last: date | None, year: int) -> frozenset[date]:
    """Expand a rule over one year; a rule without a first day starts anew each year."""
    begin, end = date(year, 1, 1), date(year, 12, 31)
    start = begin if first is None else first
    until = end if last is None else min(end, last)
    if until < start:
        return frozenset()
    made = _rrule(rule, start).replace(until=datetime.combine(until, time()))
    found = made.between(
        datetime.combine(begin, time()), datetime.combine(until, time()), inc=True
    )
    return frozenset(each.date() for each in found)


def _rrule(rule: str, start: date) -> Any:
    try:
        from dateutil.rrule import rrulestr
    except ImportError:
        message = Told(
            "closures by rule need python-dateutil: pip install 'oms[calendar]'",
            "規則による休業には python-dateutil が必要です: pip install 'oms[calendar]'",
        )
        raise CalendarError(message, package="python-dateutil") from None
    # Weeks are counted from the Monday of the first day, so that 隔週 means every other week.
    try:
        return rrulestr(rule, dtstart=datetime.combine(start, time()))
    except (ValueError, TypeError, KeyError, IndexError):
        raise refuse(*_EXPECTED) from None


RecurringField = Annotated[Recurring, BeforeValidator(Recurring.parse)]
