"""Stretches of days as a pack writes them: one day, from one to another, the same each year."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from datetime import date, datetime
from typing import Annotated, Any, Final

from pydantic import BeforeValidator, ConfigDict, Field
from pydantic.dataclasses import dataclass

from oms.errors import Told
from oms.model.refusals import refuse

__all__ = ["AnnualSpan", "AnnualSpanField", "Span", "SpanField"]

Label = Annotated[str, Field(max_length=40)]
CONFIG: Final = ConfigDict(extra="forbid", hide_input_in_errors=True)

_TO: Final = r"\s*(?:\.\.|~|〜)\s*"
_DAY: Final = r"\d{4}-\d{2}-\d{2}"
_SPAN: Final = re.compile(rf"({_DAY})(?:{_TO}({_DAY}))?")
_MONTH_DAY: Final = r"(\d{1,2})[-/](\d{1,2})"
_ANNUAL: Final = re.compile(rf"{_MONTH_DAY}(?:{_TO}{_MONTH_DAY})?")
_LEAP: Final = 2000
_LONGEST: Final = 62


def folded(text: str) -> str:
    """Return text with full-width digits and marks made plain; over-long text is cut."""
    return unicodedata.normalize("NFKC", text[:200]).strip()


def keyed(table: Mapping[str, Any], names: Mapping[str, str], needed: str) -> dict[str, Any]:
    """Return a table under the names of the fields; the rest of it is checked by their types."""
    if not table.keys() <= names.keys() or needed not in table:
        en = "a table of {known} expected, {needed} at least"
        ja = "{known} のテーブルにし、少なくとも {needed} を書いてください"
        raise refuse(en, ja, known=Told.joined(names, ", "), needed=needed)
    return {names[key]: value for key, value in table.items()}


def parse_day(value: Any) -> date:
    """Read a day as TOML writes it, or as text; no number, no time."""
    if isinstance(value, date) and not isinstance(value, datetime):
        return value
    if not isinstance(value, str) or not re.fullmatch(_DAY, value):
        raise refuse("a day expected, such as 2026-08-13", "日付にしてください (例: 2026-08-13)")
    try:
        return date.fromisoformat(value)
    except ValueError:
        en, ja = "{day} is no day of the calendar", "{day} という日はありません"
        raise refuse(en, ja, day=value) from None


DayField = Annotated[date, BeforeValidator(parse_day)]


@dataclass(frozen=True, config=CONFIG)
class Span:
    """Days from one to another, both included.

    Attributes:
        first: The first day.
        last: The last day.
        label: What the shop calls it, such as 棚卸; empty = the usual word.
    """

    first: DayField
    last: DayField
    label: Label = ""

    def __post_init__(self) -> None:
        """Refuse a span that ends before it begins."""
        if self.last < self.first:
            raise refuse("ends before it begins", "終わりが始まりより前です")

    @classmethod
    def parse(cls, value: Any) -> Any:
        """Read a day, text such as `2026-08-13..2026-08-16`, or `{from, to, label}`.

        Example:
            >>> Span.parse("2026-08-13..2026-08-16").last.isoformat()
            '2026-08-16'
        """
        if isinstance(value, cls):
            return value
        if isinstance(value, Mapping):
            table = keyed(value, {"from": "first", "to": "last", "label": "label"}, "from")
            return table if "last" in table else table | {"last": parse_day(table["first"])}
        if isinstance(value, str):
            found = _SPAN.fullmatch(folded(value))
            days = [parse_day(part) for part in found.groups() if part] if found else [None]
        else:
            days = [value]
        if not isinstance(days[0], date) or isinstance(days[0], datetime):
            en = "a day expected, such as 2026-08-13, or 2026-08-13..2026-08-16"
            ja = "日付か期間にしてください (例: 2026-08-13、2026-08-13..2026-08-16)"
            raise refuse(en, ja)
        return cls(days[0], days[-1])

    def holds(self, day: date) -> bool:
        """Whether a day lies in it."""
        return self.first <= day <= self.last


def _in_leap_year(at: tuple[int, int]) -> date:
    try:
        return date(_LEAP, *at)
    except ValueError:
        en, ja = "{at} is no day of any year", "{at} という日はどの年にもありません"
        raise refuse(en, ja, at=f"{at[0]:02}-{at[1]:02}") from None


@dataclass(frozen=True, config=CONFIG)
class AnnualSpan:
    """The same days of each year, over the turn of the year too; both ends included.

    Attributes:
        first: Month and day of the first day.
        last: Month and day of the last one.

    Example:
        >>> AnnualSpan.parse("12-29..01-03").holds(date(2027, 1, 2))
        True
    """

    first: tuple[int, int]
    last: tuple[int, int]

    def __post_init__(self) -> None:
        """Refuse a day no year has, and a span that is probably turned round."""
        first, last = _in_leap_year(self.first), _in_leap_year(self.last)
        if (last - first).days % 366 >= _LONGEST:
            en = "is longer than {most} days; are its ends turned round?"
            ja = "{most} 日を超えています。始まりと終わりが逆ではありませんか"
            raise refuse(en, ja, most=_LONGEST)

    @classmethod
    def parse(cls, value: Any) -> Any:
        """Read text such as `12-29..01-03` or `8/13〜8/16`."""
        if isinstance(value, cls):
            return value
        found = _ANNUAL.fullmatch(folded(value)) if isinstance(value, str) else None
        if found is None:
            en = "month and day expected, such as 12-29..01-03"
            raise refuse(en, "月と日にしてください (例: 12-29..01-03)")
        parts = [int(part) for part in found.groups() if part]
        return cls((parts[0], parts[1]), (parts[-2], parts[-1]))

    def holds(self, day: date) -> bool:
        """Whether a day of any year lies in it."""
        at = day.month, day.day
        if self.first <= self.last:
            return self.first <= at <= self.last
        return at >= self.first or at <= self.last


SpanField = Annotated[Span, BeforeValidator(Span.parse)]
AnnualSpanField = Annotated[AnnualSpan, BeforeValidator(AnnualSpan.parse)]
