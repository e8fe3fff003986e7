"""Find the days a Japanese text speaks of, read from the day the order was placed.

Days without a month or year mean the next such day after the order. Where no year is written,
the day nearest after the order date counts, so 1/5 in an order of December is next January.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Final

from oms.text.day_forms import DAY, HINTS, HOLIDAY, WORKDAY, may_name_day
from oms.text.day_reading import next_day, read_day
from oms.text.days_off import is_day_off
from oms.text.numerals import to_int

__all__ = ["DAYS_AFTER", "OF_THAT", "DayMention", "find_days", "may_name_day"]


@dataclass(frozen=True, slots=True)
class DayMention:
    """A mention of one day, of a range, or of a kind of day.

    Attributes:
        start: Start of the mention in the folded text.
        end: End of the mention.
        first: First day meant; `None` for a kind of day.
        last: Last day meant.
        weekdays: Weekdays meant (0 = Monday) for a kind of day; 7 stands for holidays, 8 leaves
            them out.
        exact: Whether it names one day; a stretch such as 月末 is not exact.
        monthless: Whether it is a day without its month, which may be that of a later month.
    """

    start: int
    end: int
    first: date | None
    last: date | None
    weekdays: frozenset[int] = frozenset()
    exact: bool = True
    monthless: bool = False

    def holds(self, day: date) -> bool:
        """Whether a day lies in what is meant."""
        if self.monthless and self.first is not None and day > self.first:
            return day.day == self.first.day  # 24日 is the 24th the order speaks of
        if self.first is None or self.last is None:
            return _is_of_kind(day, self.weekdays)
        in_range = self.first <= day <= self.last
        return in_range and (not self.weekdays or _is_of_kind(day, self.weekdays))


def _is_of_kind(day: date, kinds: frozenset[int]) -> bool:
    if HOLIDAY in kinds and is_day_off(day):
        return True
    return day.weekday() in kinds and not (WORKDAY in kinds and is_day_off(day))


@lru_cache(maxsize=4096)
def find_days(text: str, ordered: date) -> tuple[DayMention, ...]:
    """Return every mention of a day in folded text, left to right.

    Args:
        text: Folded text (`oms.text.fold`).
        ordered: JST day of the order.

    Example:
        >>> [m.first.isoformat() for m in find_days("5/8か10日の午前中", date(2026, 5, 1))]
        ['2026-05-08', '2026-05-10']
    """
    return tuple(_mentions(text, ordered)) if HINTS.search(text) is not None else ()


def _mentions(text: str, ordered: date) -> Iterator[DayMention]:
    before: DayMention | None = None
    for match in DAY.finditer(text):
        listed = before is not None and match.start() < before.end
        if listed or text.endswith(_GOOD, 0, match.start()):
            continue
        made = read_day(match, _base(text, match, before, ordered))
        if made is not None:
            first, last, weekdays, exact = made
            monthless = match["d8"] is not None and match["mw"] is None
            before = DayMention(
                match.start(), match.end(), first, last, weekdays, exact, monthless
            )
            yield before
            if exact and first is not None:
                more = tuple(_listed(text, before))
                yield from more
                before = more[-1] if more else before


_NEXT: Final = re.compile(
    r"[、,・](?P<day>\d{1,2})(?=[、,・]\d{1,2}[^\d:時]|日(?!間|分|目|後)|[はがにでを]|以外|の|$)日?"
)


def _listed(text: str, before: DayMention) -> Iterator[DayMention]:
    """Yield the days behind one that only their number names: 5/21,22,23は."""
    while before.first is not None and (match := _NEXT.match(text, before.end)) is not None:
        day = next_day(before.first, int(match["day"]))
        if day is None or day.month != before.first.month or day == before.first:
            return
        before = DayMention(match.start("day"), match.end(), day, day)
        yield before


_GOOD: Final = ("よい", "良い", "よいお", "良いお")
"""よい週末を, 良いお年を: nobody wishes a parcel for then."""
DAYS_AFTER: Final = frozenset({"翌日", "次の日", "翌々日"})
OF_THAT: Final = re.compile(
    r"^の?$|その$|^(?:が|を)?(?:終わ|明け|過ぎ|済ん)っ?[ただ]$|(?:ので|から|ため)、?$"
)
_JOINED: Final = re.compile(r"[かと、,・や~\-]|または|又は|及び|および|もしくは|or|から")


def _is_day(mention: DayMention, number: str) -> bool:
    """Whether a number in brackets is the day named before it: 七五三(15日)."""
    return mention.exact and mention.first is not None and mention.first.day == to_int(number)


def _base(text: str, match: re.Match[str], before: DayMention | None, ordered: date) -> date:
    """The day a day without a month is read from: one just named (6/10か12日), else the order."""
    if before is None or before.first is None or match["mw"]:
        return ordered
    if (
        before.last is not None
        and match["word"] in DAYS_AFTER
        and OF_THAT.search(text[before.end : match.start()])
    ):
        return before.last
    if match["d8"] and text[before.end : match.start()] == "(" and _is_day(before, match["d8"]):
        return before.first
    stretch = not before.exact and before.first > ordered
    if stretch and match["r2"] and text[before.end : match.start()] in ("の", "、"):
        return before.first
    if stretch and match["d8"] and text[before.end : match.start()] == "の":
        return before.first
    if not match["d8"]:
        return ordered
    return before.first if _JOINED.fullmatch(text[before.end : match.start()]) else ordered
