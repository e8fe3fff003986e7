"""What the `delivery.*` checks share: one question to the planner, one reason each.

What makes the planner run is imported when a plan is asked for: most shops state no calendar.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import TYPE_CHECKING, Any, ClassVar, Final, NamedTuple

from oms.calendar.plan import ShipPlan, ShipReason
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

if TYPE_CHECKING:
    from oms.calendar.of_order import PackagePlan
    from oms.calendar.shipping import ShipRequest

__all__ = [
    "DAY",
    "GOODS",
    "NO_SERVICE",
    "PLAN_INPUTS",
    "PLAN_SOURCE",
    "SLOT",
    "PlanCheck",
    "ReasonCheck",
    "Told",
    "all_but",
    "days_shown",
    "earliest_offer",
    "names_service",
    "plans_of",
    "still_here",
    "tell_steps",
    "wished_day",
    "wished_slot",
]

DAY: Final = "requested_delivery_date"
SLOT: Final = "shipping_term"
GOODS: Final = (
    *("packages.items.manage_number", "packages.items.item_number"),
    "packages.items.skus.merchant_defined_sku_id",
)
_DESTINATION: Final = (
    *("packages.recipient.prefecture", "packages.recipient.city", "packages.recipient.street"),
    *("packages.recipient.postcode_1", "packages.recipient.postcode_2"),
)
_METHOD: Final = ("delivery.delivery_name", "delivery.delivery_class")
_MOMENTS: Final = (
    *("status", "order_datetime", "order_fix_datetime"),
    "packages.shippings.ship_date",
)
PLAN_INPUTS: Final = (*_MOMENTS, DAY, SLOT, *_METHOD, *_DESTINATION, *GOODS)
"""All a ship date is computed from, and what tells that a parcel has left."""

PLAN_SOURCE: Final = Source("docs/ship-date.md", date(2026, 11, 22))

NO_SERVICE: Final = Message(
    ja='配送サービス ([shop.shipping] service = "…")',
    en='the service of a carrier ([shop.shipping] service = "…")',
)
_NO_LEADS: Final = Message(ja="配送日数の表 ([shop] leads)", en="a lead table ([shop] leads)")
_FINISHED: Final = Message(ja="出荷済み、または取り消された", en="shipped or cancelled")
_NO_PLAN: Final = Message(
    ja="この配送方法の配送サービスが登録されていない",
    en="no service of a carrier is named for this delivery method",
)
_NOTHING_AHEAD: Final = Message(
    ja="これから出荷する荷物がないか、送付先がまだ入力されていない",
    en="no parcel is left to ship, or nobody knows yet where to",
)
_FINE: Final = Message(ja="該当しない: {outcome}", en="does not apply: {outcome}")
_OFFER: Final = Message(ja=" (最短のお届けは {offer})", en=" (the earliest delivery is {offer})")


def all_but(*facts: str) -> frozenset[str]:
    """Return the inputs of a plan that a release outlives, given those it is bound to.

    Where parcels go and how is rarely among them: a check names the days on the way and the
    service among its findings' `facts`, so that a corrected house number ends no release.
    """
    return frozenset(PLAN_INPUTS) - frozenset(facts)


def names_service(shop: ShopFacts) -> bool:
    """Whether the shop has named a service of a carrier for any of its orders."""
    return shop.shipping.get("service") is not None or any(
        each.carrier_service or each.cool_service for each in shop.services.values()
    )


def still_here(order: Order, ctx: Context) -> bool:
    """Whether an order has something left to ship; told where it has not."""
    if order.is_finished:
        ctx.note(_FINISHED)
        return False
    if all(package.has_left(ctx.today) for package in order.packages):
        ctx.note(_NOTHING_AHEAD)
        return False
    return True


def plans_of(order: Order, ctx: Context) -> tuple[PackagePlan, ...]:
    """Return the plans of the packages still to be shipped, made once in a screening."""
    return ctx.once("ship_plans", lambda: _plans(order, ctx))


def _plans(order: Order, ctx: Context) -> tuple[PackagePlan, ...]:
    if not names_service(ctx.shop) or not still_here(order, ctx):
        return ()
    from oms.calendar.of_order import ship_plans

    plans = ship_plans(order, ctx.shop, ctx.at)
    if not plans:
        awaited = all(each.recipient.is_placeholder for each in order.packages)
        ctx.note(_NOTHING_AHEAD if awaited else _NO_PLAN)
    return plans


def days_shown(**data: Any) -> dict[str, Any]:
    """Return template data with days as people write them, in the language of the text."""
    from oms.calendar.step_texts import day_text

    return {
        key: Message(day_text(value), day_text(value, "en")) if isinstance(value, date) else value
        for key, value in data.items()
    }


def wished_day(order: Order) -> Evidence:
    """Return the wished date as evidence."""
    day = order.requested_delivery_date
    return Evidence(path=DAY, value=day if isinstance(day, date) else None)


def wished_slot(order: Order) -> Evidence:
    """Return the number of the wished time slot as evidence."""
    term = order.shipping_term
    return Evidence(path=SLOT, value=term if isinstance(term, int) else None)


def earliest_offer(advice: Message, offer: date | None, data: dict[str, Any]) -> Suggestion:
    """Return the advice with the earliest day the shop can deliver, where there is one."""
    if offer is None:
        return Suggestion(path=DAY, message=advice, data=data)
    message = Message(advice.ja + _OFFER.ja, advice.en + _OFFER.en)
    return Suggestion(path=DAY, message=message, value=offer, data=data | days_shown(offer=offer))


def tell_steps(plan: ShipPlan, ctx: Context) -> None:
    """Tell how a plan came about, if somebody listens."""
    if ctx.is_listening:
        for step in plan.steps:
            ctx.note(Message(step.text(), step.text("en")))


def _tell_outcome(plan: ShipPlan, ctx: Context) -> None:
    """Tell in a line what the plan says, if somebody listens."""
    if ctx.is_listening:
        last = plan.steps[-1]
        ctx.note(_FINE, outcome=Message(last.text(), last.text("en")))


class PlanCheck(Check):
    """Base of the checks that look at the ship date; they are off until a service is named."""

    inputs: ClassVar[tuple[str, ...]] = PLAN_INPUTS
    tolerates: ClassVar[frozenset[str]] = frozenset(PLAN_INPUTS)
    source: ClassVar[Source | None] = PLAN_SOURCE

    gates: frozenset[Gate] = CONFIRM_GATE

    def lacks(self, shop: ShopFacts) -> Message | None:
        """Say that the shop has named no service of a carrier."""
        return None if names_service(shop) else NO_SERVICE


def _place_of(order: Order, subject: str) -> int:
    """Return the index of a package among those that stand."""
    return next(at for at, each in enumerate(order.packages) if each.subject == subject)


class Told(NamedTuple):
    """One reason of one plan: what a finding is made of.

    Attributes:
        order: The order.
        at: The index of the package.
        kind: Which kind of the reason.
        plan: The plan of the package.
    """

    order: Order
    at: int
    kind: str
    plan: ShipPlan

    @property
    def request(self) -> ShipRequest:
        """What the planner was asked."""
        assert self.plan.request is not None  # noqa: S101  for mypy: a plan of an order has one
        return self.plan.request


class ReasonCheck(PlanCheck):
    """Base of the checks that tell one reason why a parcel has no ship date.

    Class attributes:
        reason: The reason.
        texts: What is wrong, by kind, as templates of `service`, `wished` and what `data` adds.
        advice: What to do about it; the earliest day to offer is added where there is one.
        needs_leads: Whether nobody can tell without a lead table.
        about_order: The kinds that are said once about the order, not about each package.
    """

    reason: ClassVar[ShipReason]
    texts: ClassVar[Mapping[str, Message]]
    advice: ClassVar[Message]
    needs_leads: ClassVar[bool] = True
    about_order: ClassVar[frozenset[str]] = frozenset()

    def lacks(self, shop: ShopFacts) -> Message | None:
        """Say that the shop has named no service, or has no lead table."""
        return super().lacks(shop) or (_NO_LEADS if self.needs_leads and not shop.leads else None)

    def examine(self, order: Order, ctx: Context) -> Iterator[Finding | Wait]:
        """Yield a finding for each package the reason holds, or one for the order."""
        said: set[str] = set()
        for subject, plan in plans_of(order, ctx):
            kinds = self.kinds(plan, ctx.shop) if self.reason in plan.reasons else ()
            (tell_steps if kinds else _tell_outcome)(plan, ctx)
            for kind in kinds:
                about = ORDER if kind in self.about_order else subject
                if about != ORDER or kind not in said:
                    yield self._finding(Told(order, _place_of(order, subject), kind, plan), about)
                said.add(kind)

    def _finding(self, told: Told, about: str) -> Finding:
        request = told.request
        said = {"service": request.service.label, "wished": request.desired_date}
        data = days_shown(**said | self.data(told))
        return self.finding(
            self.texts[told.kind],
            *self.evidence(told),
            subject=about,
            kind=told.kind,
            facts={"service": request.service.key} | self.facts(told),
            suggestion=self.suggestion(told, data),
            **data,
        )

    def kinds(self, plan: ShipPlan, shop: ShopFacts) -> tuple[str, ...]:  # noqa: ARG002
        """Return the kinds of the reason a plan has; by default its only one."""
        return tuple(self.texts)

    def data(self, told: Told) -> dict[str, Any]:  # noqa: ARG002  for the checks to say
        """Return more values for the texts."""
        return {}

    def facts(self, told: Told) -> dict[str, Any]:  # noqa: ARG002  for the checks to say
        """Return what a release is bound to beside the service and the declared inputs."""
        return {}

    def evidence(self, told: Told) -> tuple[Evidence, ...]:
        """Return the places in the order; by default the wished date."""
        return (wished_day(told.order),)

    def suggestion(self, told: Told, data: dict[str, Any]) -> Suggestion:
        """Return what to do: by default, offer the earliest day the shop can deliver."""
        return earliest_offer(self.advice, told.plan.earliest_delivery, data)
