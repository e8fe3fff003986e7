"""Business calendars: which days a shop, a warehouse or a carrier works, why, and what follows."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields
from datetime import date, datetime, timedelta
from typing import Annotated, Any, ClassVar, Final, Literal, Self

from pydantic import BeforeValidator
from pydantic.dataclasses import dataclass

from oms.calendar.days import FIRST_YEAR, LAST_YEAR, check_year, jst_day
from oms.calendar.national import NationalHolidays
from oms.calendar.reasons import OPEN_KINDS, DayKind, DayReason, rests_on_holidays
from oms.calendar.recurring import RecurringField
from oms.calendar.spans import CONFIG, AnnualSpanField, SpanField
from oms.calendar.tables import read_table
from oms.calendar.weekdays import WeekdaysField
from oms.calendar.years import OpenYear, nothing_open

__all__ = ["HORIZON", "BusinessCalendar"]

HORIZON: Final = 1_098
"""How many days away, about three years, an answer may lie."""

_NATIONAL: Final = NationalHolidays()
_Found = tuple[DayKind, str]


def _mode(value: Any) -> Any:
    return {True: "closed", False: "ignored"}[value] if isinstance(value, bool) else value


@dataclass(frozen=True, config=CONFIG)
class BusinessCalendar:
    """Which days are open. Immutable, hashable, thread-safe; without arguments every day is.

    What is said of a day explicitly goes before rules, rules before national holidays, these
    before weekdays: open by exception > closed by exception > year end > Obon > closed by a rule
    > national holiday > weekday. Days are of Japan; methods take dates or aware datetimes.

    Attributes:
        closed_weekdays: 定休日 by weekday, Monday = 0; `from_table` takes 土日 and such.
        national_holidays: `closed`, `ignored`, or `open`: open even on a weekday that is closed.
        closed_rules: Closures that come again, such as 第2水曜.
        year_end: 年末年始, month and day.
        obon: お盆, month and day.
        closed_days: 臨時休業.
        open_days: 臨時営業; they win over everything.

    Example:
        >>> shop = BusinessCalendar.from_table(
        ...     {"closed_weekdays": "土日", "national_holidays": "closed"}
        ... )
        >>> shop.why(date(2026, 7, 20)).message.ja
        '祝日 (海の日)'
        >>> shop.add_business_days(date(2026, 7, 17), 1).isoformat()
        '2026-07-21'
    """

    closed_weekdays: WeekdaysField = frozenset()
    national_holidays: Annotated[Literal["closed", "ignored", "open"], BeforeValidator(_mode)] = (
        "ignored"
    )
    closed_rules: tuple[RecurringField, ...] = ()
    year_end: AnnualSpanField | None = None
    obon: AnnualSpanField | None = None
    closed_days: tuple[SpanField, ...] = ()
    open_days: tuple[SpanField, ...] = ()
    # Each calendar has its own; a ClassVar only so that it is no field of what a calendar says.
    _years: ClassVar[dict[int, OpenYear]]

    def __post_init__(self) -> None:
        """Make room for the years."""
        object.__setattr__(self, "_years", {})

    def __reduce__(self) -> tuple[Any, ...]:
        """Pickle by rebuilding: counted years stay behind."""
        return type(self), tuple(getattr(self, each.name) for each in fields(self))

    @classmethod
    def from_table(cls, table: Any, where: str = "calendar") -> Self:
        """Read a table as TOML gives it, with the attributes as keys.

        Args:
            table: The table.
            where: What faults call it.

        Raises:
            PackError: With every fault.
        """
        return read_table(cls, table, where)

    # ------------------------------------------------------------------------------- one day

    def why(self, day: date | datetime) -> DayReason:
        """Return what decides about a day, and whether it is open."""
        day = jst_day(day)
        check_year(day.year)
        kind, detail = self._decide(day)
        rests = self.national_holidays != "ignored" and rests_on_holidays(kind)
        return DayReason(day, kind, detail, rests and _NATIONAL.is_provisional(day))

    def is_open(self, day: date | datetime) -> bool:
        """Whether a day is open.

        Raises:
            CalendarError: For a naive datetime or a day outside 1955 to 2099, as all methods.
        """
        day = jst_day(day)
        year = self._year(day.year)
        return year.flags[day.toordinal() - year.first] == 1

    def _decide(self, day: date) -> _Found:
        """Return the first of all that applies; `OpenYear` only keeps what this says."""
        return next(self._reasons(day))

    def _reasons(self, day: date) -> Iterator[_Found]:
        for kind, spans in (
            (DayKind.OPENED, self.open_days),
            (DayKind.CLOSED, self.closed_days),
        ):
            yield from ((kind, span.label) for span in spans if span.holds(day))
        if self.year_end is not None and self.year_end.holds(day):
            yield DayKind.YEAR_END, ""
        if self.obon is not None and self.obon.holds(day):
            yield DayKind.OBON, ""
        for rule in self.closed_rules:
            if day in rule.days(day.year):
                yield DayKind.RULE, rule.name
        yield from self._by_holiday(day)
        if day.weekday() in self.closed_weekdays:
            yield DayKind.WEEKDAY, ""
        yield DayKind.ORDINARY, ""

    def _by_holiday(self, day: date) -> Iterator[_Found]:
        if self.national_holidays != "ignored" and (name := _NATIONAL.name(day)) is not None:
            closed = self.national_holidays == "closed"
            yield DayKind.HOLIDAY if closed else DayKind.HOLIDAY_OPEN, name

    # ------------------------------------------------------------------------------ many days

    def add_business_days(self, day: date | datetime, n: int) -> date:
        """Return the first open day on or after `day`, then `n` open days more.

        With a negative `n`: the last open day on or before `day`, then as many back.

        Raises:
            CalendarError: If that lies more than `HORIZON` days away.
        """
        if type(day) is not date:
            day = jst_day(day)
        return self._ahead(day, n) if n >= 0 else self._back(day, -n)

    def on_or_after(self, day: date | datetime) -> date:
        """Return the day itself if it is open, else the next open one."""
        return self._ahead(jst_day(day), 0)

    def on_or_before(self, day: date | datetime) -> date:
        """Return the day itself if it is open, else the last open one before it."""
        return self._back(jst_day(day), 0)

    def next_open(self, day: date | datetime) -> date:
        """Return the first open day after a day."""
        day = jst_day(day)
        check_year(day.year)
        return self._ahead(day + timedelta(days=1), 0)

    def previous_open(self, day: date | datetime) -> date:
        """Return the last open day before a day."""
        day = jst_day(day)
        check_year(day.year)
        return self._back(day - timedelta(days=1), 0)

    def count(self, start: date | datetime, end: date | datetime) -> int:
        """Return how many days are open from one day to another, both included.

        Needs no loop over days. 0 if `end` lies before `start`.
        """
        first, last = jst_day(start), jst_day(end)
        begin, finish = self._year(first.year), self._year(last.year)
        if last < first:
            return 0
        whole = sum(len(self._year(year).days) for year in range(first.year, last.year))
        before = begin.before[first.toordinal() - begin.first]
        return whole - before + finish.before[last.toordinal() - finish.first + 1]

    def flags(self, first: int, size: int) -> bytes:
        """Return 1 for each open day and 0 for each closed one, from an ordinal on."""
        year = self._year(date.fromordinal(first).year)
        found = year.flags[first - year.first : first - year.first + size]
        while len(found) < size:
            year = self._year(year.year + 1)
            found += year.flags[: size - len(found)]
        return found

    def _ahead(self, day: date, n: int) -> date:
        year = self._years.get(day.year) or self._year(day.year)
        ordinal = day.toordinal()
        index = year.before[ordinal - year.first] + n
        if index < len(year.days):
            return year.days[index]
        limit = ordinal + HORIZON
        while index >= len(year.ahead):
            after = year.known_until + 1
            if after > LAST_YEAR or date(after, 1, 1).toordinal() > limit:
                raise nothing_open(day, n, "after", HORIZON)
            year.extend(self._year(after))
        if (found := year.ahead[index]).toordinal() > limit:
            raise nothing_open(day, n, "after", HORIZON)
        return found

    def _back(self, day: date, n: int) -> date:
        at, limit = day.year, day.toordinal() - HORIZON
        year = self._year(at)
        index = year.before[day.toordinal() - year.first + 1] - 1 - n
        while index < 0:
            at -= 1
            if at < FIRST_YEAR or date(at, 12, 31).toordinal() < limit:
                raise nothing_open(day, n, "before", HORIZON)
            year = self._year(at)
            index += len(year.days)
        if year.days[index].toordinal() < limit:
            raise nothing_open(day, n, "before", HORIZON)
        return year.days[index]

    def _year(self, year: int) -> OpenYear:
        """Return a year, counted when first needed; threads may both count it, to one result."""
        found = self._years.get(year)
        if found is None:
            check_year(year)
            start = date(year, 1, 1)
            size = (date(year, 12, 31) - start).days + 1
            days = (start + timedelta(days=offset) for offset in range(size))
            found = self._years[year] = OpenYear(
                year, (self._decide(day)[0] in OPEN_KINDS for day in days)
            )
        return found
