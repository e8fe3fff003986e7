"""What the `delivery.*` checks share: one question to the planner, one reason each."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Iterator
from datetime import date
from typing import Any, ClassVar, Final

from oms.calendar.of_order import PackagePlan, ship_plans
from oms.calendar.plan import ShipPlan, ShipReason
from oms.calendar.shop import shop_days
from oms.calendar.step_texts import day_text
from oms.model import (
    CONFIRM_GATE,
    Check,
    Context,
    Evidence,
    Finding,
    Gate,
    Message,
    Order,
    ShopFacts,
    Source,
    Suggestion,
    Wait,
)
from oms.model.finding import ORDER

__all__ = ["PLAN_INPUTS", "PlanCheck", "ReasonCheck", "days_shown", "plans_of"]

WISH: Final = ("requested_delivery_date", "shipping_term")
DESTINATION: Final = (
    *("packages.recipient.prefecture", "packages.recipient.city", "packages.recipient.street"),
    *("packages.recipient.postcode_1", "packages.recipient.postcode_2"),
)
METHOD: Final = ("delivery.delivery_name", "delivery.delivery_class")
GOODS: Final = (
    *("packages.items.manage_number", "packages.items.item_number"),
    "packages.items.skus.merchant_defined_sku_id",
)
MOMENTS: Final = ("status", "order_datetime", "order_fix_datetime")
PLAN_INPUTS: Final = (*MOMENTS, *WISH, *METHOD, *DESTINATION, *GOODS)
"""All a ship date is computed from."""

NO_SERVICE: Final = Message(
    ja='出荷に使う配送サービスが [shop.shipping] service = "…" に書かれていない',
    en='[shop.shipping] does not say which service of a carrier is used: service = "..."',
)
NO_LEADS: Final = Message(
    ja="配送日数の表 ([shop] leads) がない", en="there is no lead table ([shop] leads)"
)
_FINISHED: Final = Message(ja="出荷済み、または取り消された", en="shipped or cancelled")
_NO_PLAN: Final = Message(
    ja="この配送方法の配送サービスが登録されていない",
    en="no service of a carrier is named for this delivery method",
)
_FINE: Final = Message(ja="該当しない: {steps}", en="does not apply: {steps}")


def plans_of(order: Order, ctx: Context) -> tuple[PackagePlan, ...]:
    """Return the plans of an order's packages, made once in a screening."""
    if order.is_finished:
        ctx.note(_FINISHED)
        return ()
    plans = ctx.once("ship_plans", lambda: ship_plans(order, ctx.shop, ctx.at))
    if not plans:
        ctx.note(_NO_PLAN)
    return plans


def days_shown(**data: Any) -> dict[str, Any]:
    """Return template data with days as people write them, in the language of the text."""
    return {
        key: Message(day_text(value), day_text(value, "en")) if isinstance(value, date) else value
        for key, value in data.items()
    }


class PlanCheck(Check):
    """Base of the checks that look at the ship date. `incidental` is all it may read but facts.

    Attributes:
        facts_are: The inputs a release is bound to.
    """

    inputs: ClassVar[tuple[str, ...]] = PLAN_INPUTS
    tolerates: ClassVar[frozenset[str]] = frozenset(PLAN_INPUTS)
    source: ClassVar[Source | None] = Source("docs/ship-date.md", date(2026, 11, 22))

    gates: frozenset[Gate] = CONFIRM_GATE

    def lacks(self, shop: ShopFacts) -> Message | None:
        """Say that the shop has named no service of a carrier."""
        named = shop_days(shop).shipping.service is not None or any(
            each.carrier_service is not None for each in shop.services.values()
        )
        return None if named else NO_SERVICE


class ReasonCheck(PlanCheck):
    """Base of the checks that tell one reason why a parcel has no ship date.

    Class attributes:
        reason: The reason.
        text: What is wrong, as a template of `service`, `wished`, `offer` and what `told` adds.
        advice: What to do about it; where the plan has a day to offer, `_OFFER` is added.
        needs_leads: Whether nobody can tell without a lead table.
        whole_order: Whether it is about the order, not about one package.
    """

    reason: ClassVar[ShipReason]
    text: ClassVar[Message]
    advice: ClassVar[Message]
    needs_leads: ClassVar[bool] = True
    whole_order: ClassVar[bool] = False

    def lacks(self, shop: ShopFacts) -> Message | None:
        """Say that the shop has named no service, or has no lead table."""
        return super().lacks(shop) or (NO_LEADS if self.needs_leads and not shop.leads else None)

    def examine(self, order: Order, ctx: Context) -> Iterator[Finding | Wait]:
        """Yield one finding for each package the reason holds, or one for the order."""
        quiet = True
        for at, (subject, plan) in enumerate(plans_of(order, ctx)):
            if self.reason not in plan.reasons:
                if ctx.is_listening:
                    steps = " → ".join(step.text() for step in plan.steps)
                    english = " → ".join(step.text("en") for step in plan.steps)
                    ctx.note(_FINE, steps=Message(steps, english))
                continue
            if quiet or not self.whole_order:
                yield self._finding(order, at, ORDER if self.whole_order else subject, plan)
            quiet = False

    def _finding(self, order: Order, at: int, subject: str, plan: ShipPlan) -> Finding:
        request = plan.request
        service = "" if request is None else request.service.label
        wished = None if request is None else request.desired_date
        told = {"service": service, "wished": wished, "offer": plan.earliest_delivery}
        data = days_shown(**told | self.told(plan))
        return self.finding(
            self.text,
            *self.evidence(order, at),
            subject=subject,
            kind=self.reason.value,
            facts=self.facts(plan),
            suggestion=self.suggestion(order, at, plan, data),
            **data,
        )

    def told(self, plan: ShipPlan) -> dict[str, Any]:  # noqa: ARG002  for the checks to say
        """Return more values for the text."""
        return {}

    def facts(self, plan: ShipPlan) -> dict[str, Any]:
        """Return what of the shop's facts a release is bound to."""
        return {} if plan.request is None else {"service": plan.request.service.key}

    @abstractmethod
    def evidence(self, order: Order, at: int) -> tuple[Evidence, ...]:
        """Return the places in the order; `at` is the package's index."""

    def suggestion(
        self,
        order: Order,  # noqa: ARG002  for the checks to say
        at: int,  # noqa: ARG002
        plan: ShipPlan,
        data: dict[str, Any],
    ) -> Suggestion:
        """Return what to do: by default, offer the earliest day the shop can deliver."""
        offer = plan.earliest_delivery
        message = self.advice
        if offer is not None:
            message = Message(self.advice.ja + _OFFER.ja, self.advice.en + _OFFER.en)
        return Suggestion(path="requested_delivery_date", message=message, value=offer, data=data)


_OFFER: Final = Message(ja=" (最短のお届けは {offer})", en=" (the earliest delivery is {offer})")


def wished_day(order: Order) -> Evidence:
    """Return the wished date as evidence."""
    day = order.requested_delivery_date
    return Evidence(path="requested_delivery_date", value=day if isinstance(day, date) else None)
