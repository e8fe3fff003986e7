"""DL13 — the wished date lies too far ahead (希望日が遠すぎる)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import timedelta
from typing import Any, ClassVar, Final

from oms.calendar.plan import ShipPlan, ShipReason
from oms.calendar.plan_cases import TOKYO, fires, never, quiet, shop, wishing
from oms.calendar.plan_check import DAY, ReasonCheck, Told, all_but, days_shown
from oms.model import Case, Message, Order, ShopFacts, Suggestion
from oms.model.base import jst

__all__ = ["TooFar"]

_UP_TO: Final = Message(
    ja="{last} までの日に変えてもらうか、その日まで待つかを購入者と決めてください",
    en="agree with the buyer on a day up to {last}, or to wait",
)
_STORED: Final = Message(
    ja=" (日付を指定せずに送ると、保管期限の {storage} 日を過ぎて戻るおそれがあります)",
    en=" (shipped without a date it goes back after {storage} days of storage)",
)
_DAYS_AHEAD: Final = 150
"""How far the planner looks: `oms.calendar.shipping.DAYS_AHEAD`, not imported for its weight."""
_TIMELY: Final = frozenset(
    {
        *(ShipReason.TOO_SOON, ShipReason.SLOT_TOO_EARLY, ShipReason.SHIP_DEADLINE),
        ShipReason.DEST_DATE_UNSUPPORTED,
    }
)
"""Reasons that already say why no ship day keeps everything."""


class TooFar(ReasonCheck):
    """Hold an order whose wished date lies farther ahead than the carrier or the shop takes.

    What it does:
        Asks whether any day on which the parcel may leave lies close enough to the wished date
        for the carrier to take it, and counts the days from today against the shop's own limit.
    Why it holds:
        A label with such a date is refused. Sent without a date the parcel comes too early, waits
        at the depot while the buyer is away, and goes back when its storage days are over.
    Fires on:
        `window`: every day that keeps the ship deadline is too early for the carrier's window;
        `horizon`: a date more than 150 days ahead, which nothing is computed for; `shop_limit`: a
        date beyond `max_desired_days`.
    Stays quiet on:
        Dates the parcel can simply wait for: it ships later. Destinations that take no date at
        all (`delivery.dest_date_unsupported`).
    Parameters:
        Only those of every check. `max_desired_days` and `ship_within_days` stand in
        `[shop.shipping]`, windows and storage days in `[shop.carrier_services]`.

    References:
        The carriers' pages as named beside each fact in `oms/calendar/carriers`; the ship date as
        specified, reason TOO_FAR.
    """

    code: ClassVar = "DL13"
    name: ClassVar = "delivery.too_far"
    label: ClassVar = Message(ja="希望日が遠すぎる", en="Wished date too far away")
    since: ClassVar = "0.1"
    incidental: ClassVar = all_but(DAY)

    reason: ClassVar = ShipReason.TOO_FAR
    texts: ClassVar = {
        "window": Message(
            ja="希望日 {wished} は{service}で指定できる期間 ({basis}から {window} 日) を超えます",
            en="{service} takes a date at most {window} days after {basis}, {wished} is beyond",
        ),
        "horizon": Message(
            ja="希望日 {wished} は 150 日より先です", en="{wished} lies more than 150 days ahead"
        ),
        "shop_limit": Message(
            ja="希望日 {wished} は店舗の受付期間 ({limit} 日先まで) を超えています",
            en="the shop takes dates up to {limit} days ahead, {wished} is beyond",
        ),
    }
    advice: ClassVar = Message(
        ja="希望日に近い日に出荷できるか、日を変えられるかを購入者と決めてください",
        en="agree with the buyer on another day, or ship closer to the wished one",
    )
    about_order: ClassVar = frozenset({"horizon", "shop_limit"})

    def kinds(self, plan: ShipPlan, shop: ShopFacts) -> tuple[str, ...]:
        """Tell the carrier's window from the shop's own limit; both may be passed."""
        request = plan.request
        if request is None or request.desired_date is None:
            return ()
        ahead, limit = (request.desired_date - request.today).days, request.max_desired_days
        beyond = limit is not None and ahead > limit
        outside = not plan.feasible_days and _TIMELY.isdisjoint(plan.reasons)
        unseen = outside and ahead > _DAYS_AHEAD
        said = {"window": outside and not unseen, "horizon": unseen, "shop_limit": beyond}
        return tuple(kind for kind, holds in said.items() if holds)

    def data(self, told: Told) -> dict[str, Any]:
        """Return the limits."""
        window, service = told.request.service.window, told.request.service
        limits = {"limit": told.request.max_desired_days, "storage": service.storage_days}
        if window is None:
            return limits
        return limits | {"window": window.days, "basis": _BASIS[window.basis]}

    def facts(self, told: Told) -> dict[str, Any]:
        """Return the limit that is passed."""
        window, latest = told.request.service.window, told.request.latest_ship
        if told.kind == "shop_limit":
            return {"limit": told.request.max_desired_days}
        return {"window": window and window.days, "latest": latest and latest.isoformat()}

    def suggestion(self, told: Told, data: dict[str, Any]) -> Suggestion:
        """Suggest the last day the shop takes; mention how long the carrier keeps a parcel."""
        limit, message, value = told.request.max_desired_days, self.advice, None
        if told.kind == "shop_limit" and limit is not None:
            value = told.request.today + timedelta(days=limit)
            message, data = _UP_TO, data | days_shown(last=value)
        if told.request.service.storage_days is not None:
            message = Message(message.ja + _STORED.ja, message.en + _STORED.en)
        return Suggestion(path=DAY, message=message, value=value, data=data)

    @classmethod
    def cases(cls) -> Iterable[Case]:
        """Yield the named cases."""
        yield from _firing()
        yield from _quiet()


_BASIS: Final = {
    "ship": Message(ja="出荷日", en="hand-over"),
    "arrival": Message(ja="お届け予定日", en="the expected arrival"),
}
_LIMITED: Final = shop(shipping={"max_desired_days": 30})
_WITHIN: Final = shop(shipping={"ship_within_days": 7})


def _post(**shipping: int) -> dict[str, Any]:
    """Return a shop that ships by ゆうパック, whose window counts from arrival."""
    rows = [{"service": "japan_post.yupack", "destination": "*", "days": 1}]
    return shop(shipping={"service": "japan_post.yupack", **shipping}, leads=rows)


def _firing() -> Iterator[Case]:
    def far(name: str, said: Order, kind: str = "window", **more: Any) -> Case:
        return fires(name, said, kind, **{"shop": _WITHIN, **more})

    yield far("31 days ahead", wishing("2026-06-01"), "shop_limit", shop=_LIMITED)
    closed = {"shop": {"closed_days": ["2026-05-10..2026-05-31"]}}
    yield far("shipped before a long closure", wishing("2026-05-20"), shop=shop(calendars=closed))
    yield far("the deadline for shipping comes first", wishing("2026-05-16"))
    yield far(
        "ゆうパック: ten days from arrival", wishing("2026-05-19"), shop=_post(ship_within_days=7)
    )
    yield far("three months", wishing("2026-08-01"), "shop_limit", shop=_LIMITED)
    yield far("half a year", wishing("2026-11-01"), "horizon", shop=shop())
    own = {"yamato.takkyubin": {"window": {"days": 3, "basis": "ship"}}}
    narrow = {**_WITHIN, "carrier_services": own}
    yield far("a window of the shop's own", wishing("2026-05-12"), shop=narrow)


def _quiet() -> Iterator[Case]:
    yield quiet("30 days ahead", wishing("2026-05-31"), shop=_LIMITED)
    yield quiet("a day later it is near enough", wishing("2026-06-01"), shop=_LIMITED,
                moment=jst(2026, 5, 2))  # fmt: skip
    yield quiet("the last day of the window", wishing("2026-05-15"), shop=_WITHIN)
    yield quiet("far ahead: it ships later", wishing("2026-07-01"))
    yield quiet("ゆうパック: a day less", wishing("2026-05-18"), shop=_post(ship_within_days=7))
    yield quiet("no wished date", wishing(to=TOKYO), shop=_LIMITED)
    yield quiet(
        "no lead table: the check is off", wishing("2026-06-01"), shop={**_LIMITED, "leads": ()}
    )
    yield from never(lambda **facts: wishing("2026-06-01", **facts), shop=_LIMITED)
