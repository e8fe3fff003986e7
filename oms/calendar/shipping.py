"""What a ship date is computed from: the goods, the calendars, the carrier, the wish."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Final, Literal

from oms.calendar.calendars import Calendars
from oms.calendar.carrier_services import Delay, Service
from oms.calendar.days import check_year, jst_day
from oms.calendar.islands import Zone
from oms.calendar.leads import Lead
from oms.errors import CalendarError, Told

__all__ = ["DAYS_AHEAD", "ShipItem", "ShipRequest"]

DAYS_AHEAD: Final = 150
"""How many days after today are looked at for a ship day."""


def _moment(name: str, value: object) -> None:
    if not isinstance(value, datetime):
        found = type(value).__name__
        en = "{name}: an aware datetime expected, found {found}"
        told = Told(en, "{name}: 時差のある日時が必要です ({found})", name=name, found=found)
        raise CalendarError(told, field=name)
    try:
        check_year(jst_day(value).year)
    except CalendarError as error:
        told = Told("{name}: {said}", "{name}: {said}", name=name, said=error.message)
        raise CalendarError(told, field=name) from None


def _count(name: str, days: object) -> None:
    if type(days) is not int or days < 0:
        en, ja = "{name}: a number of days, 0 or more, expected", "{name}: 0 以上の日数が必要です"
        raise CalendarError(Told(en, ja, name=name), field=name)


@dataclass(frozen=True, slots=True, kw_only=True)
class ShipItem:
    """What of one item line decides when it can leave.

    Attributes:
        prep_days: 出荷準備日数: open warehouse days it takes after the day it begins on.
        stock_day: The day the goods are there; `None` = the acceptance day.
        stock_unknown: Whether the shop has marked the day as unknown (入荷日未定).
    """

    prep_days: int = 0
    stock_day: date | None = None
    stock_unknown: bool = False

    def __post_init__(self) -> None:
        """Refuse days nobody can wait."""
        _count("prep_days", self.prep_days)


@dataclass(frozen=True, slots=True, kw_only=True)
class ShipRequest:
    """A question for `plan_shipment`. Days are days of Japan, moments are aware.

    Attributes:
        now: The moment of the question.
        service: The carrier's service.
        calendars: Shop, warehouse, collection and delivery, with the cutoffs.
        lead: The row of the lead table for this way; `None` = there is none.
        items: What is shipped.
        accepted_at: When the order counts from (orderFixDatetime, else orderDatetime); `None` =
            `now`.
        desired_date: お届け希望日.
        slot: Code of the wished time slot, as the service names it; a code it does not have is a
            reason to hold.
        zone: The island zone of the destination; `None` = no island.
        zone_held: Whether the shop wants to see parcels to that zone in any case.
        delays: The delays of the service that concern this way (`Delay.applies`).
        earliest_ship: 出荷開始日: not before this day.
        latest_ship: 出荷期限: not after this day.
        policy: `latest` ships as late as possible, `earliest` as early.
        buffer_days: Spare days to keep before the wished date, where that can be.
        max_desired_days: How many days from today a wished date may lie; `None` = any.

    Raises:
        CalendarError: For a naive moment, a negative number of days, a year nobody knows, no item.
    """

    now: datetime
    service: Service
    calendars: Calendars
    lead: Lead | None = None
    items: tuple[ShipItem, ...] = (ShipItem(),)
    accepted_at: datetime | None = None
    desired_date: date | None = None
    slot: str | None = None
    zone: Zone | None = None
    zone_held: bool = False
    delays: tuple[Delay, ...] = ()
    earliest_ship: date | None = None
    latest_ship: date | None = None
    policy: Literal["latest", "earliest"] = "latest"
    buffer_days: int = 0
    max_desired_days: int | None = None

    def __post_init__(self) -> None:
        """Refuse what has no answer."""
        for name in ("now", "accepted_at"):
            moment = getattr(self, name)
            if moment is not None:
                _moment(name, moment)
        _count("buffer_days", self.buffer_days)
        if self.max_desired_days is not None:
            _count("max_desired_days", self.max_desired_days)
        if self.policy not in {"latest", "earliest"}:
            en, ja = "policy: latest or earliest expected", "policy: latest か earliest が必要です"
            raise CalendarError(Told(en, ja), field="policy")
        if not self.items:
            told = Told("items: at least one expected", "items: 商品が 1 つ以上必要です")
            raise CalendarError(told, field="items")

    def settled(self) -> ShipRequest:
        """Return the request after a person has settled what held it: ship as soon as possible.

        The wish, its slot, the deadline and the shop's look at the island count no longer.
        """
        return replace(self, desired_date=None, slot=None, zone_held=False, latest_ship=None)

    @property
    def today(self) -> date:
        """The day of Japan of `now`."""
        return jst_day(self.now)
