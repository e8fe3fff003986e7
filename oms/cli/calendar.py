"""`oms calendar show`: the months of a year, with what closes each day."""

from __future__ import annotations

import sys
from calendar import Calendar
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Final

from oms.calendar import (
    FIRST_YEAR,
    LAST_YEAR,
    BusinessCalendar,
    DayKind,
    DayReason,
    NationalHolidays,
    jst_day,
    shop_days,
)
from oms.calendar.step_texts import day_text
from oms.calendar.weekdays import WEEKDAYS
from oms.cli.cells import fit
from oms.cli.exits import Exit
from oms.cli.printer import Printer, is_styled, width_of
from oms.cli.screen import chosen_pack
from oms.cli.words import say
from oms.errors import OmsError
from oms.model import Message
from oms.model.finding import Lang

__all__ = ["show_calendar"]

_ACROSS: Final = 3
_CELL: Final = 3
_MONTH: Final = 7 * _CELL
_GAP: Final = "   "
_NAMES: Final = {
    "shop": Message("店舗", "Shop"),
    "warehouse": Message("倉庫", "Warehouse"),
    "pickup": Message("集荷", "Collection"),
    "delivery": Message("配達", "Delivery"),
}
_TOLD: Final = frozenset(
    {DayKind.OPENED, DayKind.CLOSED, DayKind.YEAR_END, DayKind.OBON, DayKind.HOLIDAY,
     DayKind.HOLIDAY_OPEN, DayKind.RULE}
)  # fmt: skip
"""Days worth a line of their own; weekly closures are seen in the months."""


def show_calendar(path: Path | None, year: int | None, lang: Lang, *, color: bool | None) -> int:
    """Draw the calendars of a pack, or the national holidays.

    Args:
        path: The pack.
        year: The year; by default this one.
        lang: The language.
        color: Whether to write colours; by default on a terminal.

    Raises:
        OmsError: For a year nobody knows.
    """
    year = jst_day(datetime.now(UTC)).year if year is None else year
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise OmsError(f"--year: {FIRST_YEAR} to {LAST_YEAR} expected", year=year)
    to = Printer(sys.stdout, width_of(sys.stdout), styled=is_styled(sys.stdout, color))
    for names, calendar in _calendars(path):
        title = "・".join(_NAMES[name].text(lang) for name in names)
        to.rule(f"{title} {year}" if names else say("holidays", lang).format(year=year))
        _draw(to, calendar, year, lang)
    if NationalHolidays().is_provisional(date(year, 1, 1)):
        to.line(say("provisional", lang), indent=2)
    return Exit.CLEAR


def _calendars(path: Path | None) -> Iterator[tuple[tuple[str, ...], BusinessCalendar]]:
    """Yield the calendars that differ, each with the names that share it."""
    stated = None
    if path is not None:
        days = shop_days(chosen_pack(path).shop)
        key = days.shipping.service
        stated = days.calendars
        if key is not None:
            stated = days.calendars_for(days.service(key))
    if stated is None:
        yield (), BusinessCalendar(national_holidays="closed")
        return
    found: dict[BusinessCalendar, tuple[str, ...]] = {}
    for name in _NAMES:
        calendar = getattr(stated, name)
        if calendar is not None and (calendar != BusinessCalendar() or name == "shop"):
            found[calendar] = (*found.get(calendar, ()), name)
    yield from ((names, calendar) for calendar, names in found.items())


def _draw(to: Printer, calendar: BusinessCalendar, year: int, lang: Lang) -> None:
    across = min(_ACROSS, max(1, (to.width + len(_GAP)) // (_MONTH + len(_GAP))))
    for first in range(1, 13, across):
        months = range(first, min(first + across, 13))
        blocks = [list(_month(calendar, year, month, lang)) for month in months]
        for row in range(max(map(len, blocks))):
            lines = [block[row] if row < len(block) else " " * _MONTH for block in blocks]
            to.line(_GAP.join(lines).rstrip(), indent=2)
        to.line("")
    to.line(say("calendar_marks", lang), indent=2)
    for reason, last in _runs(calendar, year):
        span = day_text(reason.day, lang)
        span += "" if last == reason.day else f" – {day_text(last, lang)}"
        to.line(f"{span}  {reason.message.text(lang)}", indent=2)


def _month(calendar: BusinessCalendar, year: int, month: int, lang: Lang) -> Iterator[str]:
    yield fit(f"{month}月" if lang == "ja" else f"{date(year, month, 1):%b}", _MONTH)
    letters = [name.ja[0] if lang == "ja" else name.en[:2] for name in WEEKDAYS]
    yield "".join(fit(letter, _CELL) for letter in (letters[6], *letters[:6]))
    for week in Calendar(firstweekday=6).monthdayscalendar(year, month):
        yield "".join(_cell(calendar, date(year, month, day)) if day else "   " for day in week)


def _cell(calendar: BusinessCalendar, day: date) -> str:
    reason = calendar.why(day)
    mark = " " if reason.is_open else "*"
    if reason.kind in {DayKind.OPENED, DayKind.HOLIDAY_OPEN}:
        mark = "+"
    return f"{day.day:>2}{mark}"


def _runs(calendar: BusinessCalendar, year: int) -> Iterator[tuple[DayReason, date]]:
    """Yield each stretch of days told for the same reason, and its last day."""
    day, end = date(year, 1, 1), date(year, 12, 31)
    begun: DayReason | None = None
    while day <= end:
        reason = calendar.why(day)
        same = begun is not None and (reason.kind, reason.detail) == (begun.kind, begun.detail)
        if begun is not None and not same:
            yield begun, day - timedelta(days=1)
        if not same:
            begun = reason if reason.kind in _TOLD else None
        day += timedelta(days=1)
    if begun is not None:
        yield begun, end
