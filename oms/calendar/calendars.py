"""The four calendars of a shop: itself, its warehouse, the carrier collecting and delivering."""

from __future__ import annotations

from typing import Any, Final, Self

from pydantic.dataclasses import dataclass

from oms.calendar.business import BusinessCalendar
from oms.calendar.cutoffs import Cutoffs, CutoffsField
from oms.calendar.spans import CONFIG
from oms.calendar.tables import read_table

__all__ = ["Calendars"]

_AS_SHOP: Final = BusinessCalendar()


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
        """Let the warehouse keep the shop's days where nobody said otherwise."""
        if self.warehouse is _AS_SHOP:
            object.__setattr__(self, "warehouse", self.shop)

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
