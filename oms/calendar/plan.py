"""The answer: when a parcel ships and arrives, or every reason why nobody can say."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from oms.model.finding import Message

if TYPE_CHECKING:
    from oms.calendar.shipping import ShipRequest
    from oms.calendar.step_texts import Step

__all__ = ["ShipPlan", "ShipReason"]


class ShipReason(StrEnum):
    """Why there is no ship date. A plan gives all that apply, in this order."""

    STOCK_UNKNOWN = "stock_unknown"
    LEAD_UNKNOWN = "lead_unknown"
    REMOTE_ISLAND = "remote_island"
    DATE_UNSUPPORTED = "date_unsupported"
    DEST_DATE_UNSUPPORTED = "dest_date_unsupported"
    SLOT_UNSUPPORTED = "slot_unsupported"
    PAST_DATE = "past_date"
    NO_DELIVERY_ON_DATE = "no_delivery_on_date"
    TOO_SOON = "too_soon"
    SLOT_TOO_EARLY = "slot_too_early"
    TOO_FAR = "too_far"
    SHIP_DEADLINE = "ship_deadline"

    @property
    def label(self) -> Message:
        """The words for people."""
        return _LABELS[self]


_LABELS: Final = {
    ShipReason.STOCK_UNKNOWN: Message("入荷日未定", "stock day unknown"),
    ShipReason.LEAD_UNKNOWN: Message("配送日数不明", "transit days unknown"),
    ShipReason.REMOTE_ISLAND: Message("離島", "remote island"),
    ShipReason.DATE_UNSUPPORTED: Message("希望日指定不可サービス", "service takes no date"),
    ShipReason.DEST_DATE_UNSUPPORTED: Message(
        "希望日指定不可の届け先", "no date can be set for this destination"
    ),
    ShipReason.SLOT_UNSUPPORTED: Message("時間帯指定不可", "service has no such time slot"),
    ShipReason.PAST_DATE: Message("希望日が過ぎている", "wished date is past"),
    ShipReason.NO_DELIVERY_ON_DATE: Message("希望日は配達なし", "no delivery on the wished date"),
    ShipReason.TOO_SOON: Message("希望日が近すぎる", "wished date too soon"),
    ShipReason.SLOT_TOO_EARLY: Message("希望時間帯に間に合わない", "wished slot too early"),
    ShipReason.TOO_FAR: Message("希望日が遠すぎる", "wished date too far away"),
    ShipReason.SHIP_DEADLINE: Message("出荷期限に間に合わない", "ship deadline cannot be kept"),
}


@dataclass(frozen=True, slots=True)
class ShipPlan:
    """When a parcel ships. A value; the same request always gives the same plan.

    Attributes:
        ship_date: 出荷予定日; `None` as soon as there is a reason to hold.
        arrival: お届け予定日: the wished date, else the first day it can arrive; `None` where no
            lead row says.
        slack: Spare days, in calendar days, before the wished date; 0 without one.
        feasible_days: How many days the parcel could ship on and still keep everything.
        reasons: Every reason to hold; empty = the plan stands.
        notes: What is not known but holds nothing.
        earliest_delivery: The first day it could arrive, whatever was wished: what to offer.
        provisional: Whether it reaches into years whose national holidays are not announced yet.
        request: What was asked.

    Example:
        >>> from oms.calendar import Calendars, Lead, ShipRequest, plan_shipment, service
        >>> from oms.model.base import jst
        >>> plan = plan_shipment(ShipRequest(
        ...     now=jst(2026, 10, 1, 9), desired_date=date(2026, 10, 5),
        ...     service=service("yamato.takkyubin"), lead=Lead(days=1),
        ...     calendars=Calendars.from_table({"shop": {"closed_weekdays": "土日"}}),
        ... ))
        >>> plan.ship_date.isoformat(), plan.arrival.isoformat(), plan.slack
        ('2026-10-02', '2026-10-05', 2)
        >>> for step in plan.steps:
        ...     print(step.text())
        10/1(木) 09:00 の注文を 10/1(木) に受付
        出荷準備 0 営業日: 10/1(木) から出荷できる
        宅急便の配送日数 1 日
        10/1(木) 出荷でも間に合う (10/2(金) 着)
        10/3(土)〜10/4(日) は倉庫休業 (定休日)
        10/5(月) 出荷では 10/6(火) 着で、希望日 10/5(月) に間に合わない
        10/2(金) に出荷、10/5(月) にお届け (余裕 2 日)
    """

    ship_date: date | None = None
    arrival: date | None = None
    slack: int | None = None
    feasible_days: int = 0
    reasons: tuple[ShipReason, ...] = ()
    notes: tuple[ShipReason, ...] = ()
    earliest_delivery: date | None = None
    provisional: bool = False
    request: ShipRequest | None = field(default=None, repr=False, compare=False)

    @property
    def is_held(self) -> bool:
        """Whether a person must look (要確認)."""
        return bool(self.reasons)

    @property
    def steps(self) -> tuple[Step, ...]:
        """How the plan came about, day by day; worked out when asked for."""
        from oms.calendar.steps import steps_of

        return steps_of(self)
