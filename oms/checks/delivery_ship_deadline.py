"""DL15 — the parcel cannot leave by the day it must (出荷期限に間に合わない)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, ClassVar

from oms.calendar.plan import ShipPlan, ShipReason
from oms.calendar.plan_cases import fires, never, quiet, shop, wishing
from oms.calendar.plan_check import DAY, GOODS, ReasonCheck, Told, all_but, wished_day
from oms.model import Case, Evidence, Message, Order, ShopFacts
from oms.model.base import jst

__all__ = ["ShipDeadline"]


class ShipDeadline(ReasonCheck):
    """Hold an order that cannot leave by the day it must have left, or on no day at all.

    What it does:
        Counts `ship_within_days` of `[shop.shipping]` from the order's day and looks for a ship
        day up to then; and whether there is any within 150 days.
    Why it holds:
        A card authorisation runs out after some weeks, and with it the money. A shop that closes
        for longer, goods that come later and wished dates far ahead need another way of payment.
    Fires on:
        `late`: the first possible day, or the first in time for the wished date, lies after the
        deadline. `no_day`: no day within 150 days, such as goods released next year.
    Stays quiet on:
        Parcels that can leave in time, on whatever day.
    Parameters:
        Only those of every check. Without `ship_within_days` only `no_day` is told.

    References:
        The ship date as specified, reason SHIP_DEADLINE.
    """

    code: ClassVar = "DL15"
    name: ClassVar = "delivery.ship_deadline"
    label: ClassVar = Message(ja="出荷期限に間に合わない", en="Ship deadline cannot be kept")
    since: ClassVar = "0.1"
    incidental: ClassVar = all_but("order_datetime", DAY, *GOODS)

    reason: ClassVar = ShipReason.SHIP_DEADLINE
    texts: ClassVar = {
        "late": Message(
            ja="出荷期限 {latest} までに出荷できません", en="it cannot leave by {latest}"
        ),
        "no_day": Message(
            ja="この先 150 日のうちに出荷できる日がありません",
            en="there is no day within 150 days on which it could leave",
        ),
    }
    advice: ClassVar = Message(
        ja="決済の期限を確かめ、購入者とお届け日か支払い方法を決めてください",
        en="check how long the payment holds, and agree on the day or the payment with the buyer",
    )
    needs_leads: ClassVar = False

    def kinds(self, plan: ShipPlan, shop: ShopFacts) -> tuple[str, ...]:
        """Tell a deadline that is missed from no day at all."""
        stated = plan.request is not None and plan.request.latest_ship is not None
        return ("late",) if stated else ("no_day",)

    def data(self, told: Told) -> dict[str, Any]:
        """Return the deadline."""
        return {"latest": told.request.latest_ship}

    def facts(self, told: Told) -> dict[str, Any]:
        """Return the deadline."""
        latest = told.request.latest_ship
        return {"latest": latest and latest.isoformat()}

    def evidence(self, told: Told) -> tuple[Evidence, ...]:
        """Return the moment of the order, which the deadline is counted from, and the wish."""
        ordered = Evidence(path="order_datetime", value=told.order.order_datetime)
        return (
            (ordered,) if told.request.desired_date is None else (ordered, wished_day(told.order))
        )

    @classmethod
    def cases(cls) -> Iterable[Case]:
        """Yield the named cases."""
        yield from _firing()
        yield from _quiet()


def _within(days: int, **tables: Any) -> dict[str, Any]:
    return shop(shipping={"ship_within_days": days}, **tables)


def _from(day: str) -> dict[str, Any]:
    return {"items": {"sample-01": {"ship_from": day}}}


def _firing() -> Iterator[Case]:
    def missed(name: str, said: Order, kind: str = "late", **more: Any) -> Case:
        return fires(name, said, kind, at="order_datetime", **more)

    yield missed("the harvest comes later", wishing(), shop=_within(14, **_from("2026-05-25")))
    yield missed("forgotten", wishing(), shop=_within(14), moment=jst(2026, 5, 16, 9))
    closed = {"calendars": {"shop": {"closed_days": ["2026-05-01..2026-05-20"]}}}
    yield missed("a long closure", wishing(), shop=_within(14, **closed))
    slow = {"items": {"sample-01": {"prep_days": 20}}}
    yield missed("made to order", wishing(), shop=_within(14, **slow))
    bare = {**_within(14, **_from("2026-05-25")), "leads": ()}
    yield missed("without a lead table", wishing(), shop=bare)
    wished = wishing("2026-05-30")
    yield missed("with a wished date", wished, shop=_within(14, **_from("2026-05-25")))
    yield missed("released next year", wishing(), "no_day", shop=shop(**_from("2027-04-01")))


def _quiet() -> Iterator[Case]:
    yield quiet("in time", wishing(), shop=_within(14))
    yield quiet("on the last day", wishing(), shop=_within(7, **_from("2026-05-08")))
    yield quiet("no deadline", wishing(), shop=shop(**_from("2026-05-25")))
    yield quiet("a wished date soon", wishing("2026-05-09"), shop=_within(14))
    yield quiet("140 days ahead", wishing(), shop=shop(**_from("2026-09-18")))
    harvest = _within(14, **_from("2026-05-25"))
    yield from never(wishing, shop=harvest)
