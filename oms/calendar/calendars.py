"""The four calendars of a shop: itself, its warehouse, the carrier collecting and delivering."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any, Final, Self

from pydantic.dataclasses import dataclass

from oms.calendar.business import HORIZON, BusinessCalendar
from oms.calendar.cutoffs import Cutoffs, CutoffsField
from oms.calendar.spans import CONFIG
from oms.calendar.tables import read_table
from oms.errors import Told
from oms.model.refusals import refuse

__all__ = ["Calendars"]

_AS_SHOP: Final = BusinessCalendar()
_ORDINARY: Final = 2026
"""A year like any other."""


@dataclass(frozen=True, config=CONFIG)
class Calendars:
    """Four separate calendars and the shop's cutoffs.

    Attributes:
        shop: When orders are taken in.
        warehouse: When goods are packed and handed over; where it is left out, the shop's.
        pickup: When the carrier collects; where it is left out, what the service says, else
            every day.
        delivery: When the carrier delivers; likewise.
        cutoffs: Until when an order counts for the day it came in.

    Example:
        >>> calendars = Calendars.from_table({"shop": {"closed_weekdays": "土日"}})
        >>> calendars.warehouse == calendars.shop, calendars.pickup
        (True, None)
    """

    shop: BusinessCalendar
    warehouse: BusinessCalendar = _AS_SHOP
    pickup: BusinessCalendar | None = None
    delivery: BusinessCalendar | None = None
    cutoffs: CutoffsField = Cutoffs()

    def __post_init__(self) -> None:
        """Let the warehouse keep the shop's days where nobody said otherwise.

        Refuse calendars that contradict themselves: with them no order would ever be taken in.
        """
        if self.warehouse is _AS_SHOP:
            object.__setattr__(self, "warehouse", self.shop)
        for name in ("shop", "warehouse", "pickup", "delivery"):
            calendar: BusinessCalendar | None = getattr(self, name)
            if calendar is not None and (fault := _contradiction(calendar)):
                raise refuse("{name}: {fault}", "{name}: {fault}", name=name, fault=fault)

    @classmethod
    def from_table(cls, table: Any, where: str = "calendars") -> Self:
        """Read a table as TOML gives it, with the attributes as keys.

        Args:
            table: The table.
            where: What faults call it.

        Raises:
            PackError: With every fault of all calendars at once.
        """
        return read_table(cls, table, where)


_YEARS_CLOSED: Final = Told(
    "a closure of three years or more; is its year mistyped?",
    "3 年以上の休業です。年の書き間違いではありませんか",
)
_NEVER_OPEN: Final = Told(
    "never open; take out a weekday or a rule, or name open_days",
    "営業日がありません。曜日か規則を減らすか、open_days を書いてください",
)


def _contradiction(calendar: BusinessCalendar) -> Told | None:
    """Say what is wrong with a calendar that is never open, or not for years."""
    if any((span.last - span.first).days >= HORIZON for span in calendar.closed_days):
        return _YEARS_CLOSED
    if calendar.open_days or calendar.national_holidays == "open":
        return None
    closed = frozenset().union(*(rule.days(_ORDINARY) for rule in calendar.closed_rules))
    year = (date(_ORDINARY, 1, 1) + timedelta(days=offset) for offset in range(365))
    opens = any(day.weekday() not in calendar.closed_weekdays for day in year if day not in closed)
    return None if opens else _NEVER_OPEN
