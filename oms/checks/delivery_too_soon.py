"""DL11 — the wished date is too soon (希望日が近すぎる)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, ClassVar

from oms.calendar.plan import ShipReason
from oms.calendar.plan_cases import HOKKAIDO, fires, never, quiet, shop, wishing
from oms.calendar.plan_check import DAY, GOODS, ReasonCheck, Told, all_but
from oms.model import Case, Message, Order
from oms.model.base import jst

__all__ = ["TooSoon"]


class TooSoon(ReasonCheck):
    """Hold an order whose wished date cannot be reached any more.

    What it does:
        Plans the shipment from the shop's calendars, cutoff, days to prepare and the carrier's
        transit days, and compares the first arrival with お届け希望日.
    Why it holds:
        A parcel that leaves on the next possible day is late already. Moving the date by itself
        would break what the buyer was promised; only the buyer can say what is better.
    Fires on:
        No ship day whose parcel arrives by the wished date.
    Stays quiet on:
        Dates that can be met; dates that are past (`delivery.past_date`); slots on the right day
        (`delivery.slot_too_early`); ways without transit days (`delivery.lead_unknown`).
    Parameters:
        Only those of every check. Calendars, days to prepare and transit days stand in `[shop]`.
        Without a lead table the check is off.

    References:
        The ship date as specified on the page "How the ship date is computed", rules 1 to 6.
    """

    code: ClassVar = "DL11"
    name: ClassVar = "delivery.too_soon"
    label: ClassVar = Message(ja="希望日が近すぎる", en="Wished date too soon")
    since: ClassVar = "0.1"
    incidental: ClassVar = all_but(DAY, *GOODS)

    reason: ClassVar = ShipReason.TOO_SOON
    texts: ClassVar = {
        "too_soon": Message(
            ja="{service}では {wished} に間に合いません", en="{service} cannot deliver by {wished}"
        )
    }
    advice: ClassVar = Message(
        ja="購入者に連絡し、お届け希望日を変えてください",
        en="ask the buyer for another delivery date",
    )

    def facts(self, told: Told) -> dict[str, Any]:
        """Return the days on the way: another house number in the same town changes nothing."""
        lead = told.request.lead
        return {"days": lead and lead.days}

    @classmethod
    def cases(cls) -> Iterable[Case]:
        """Yield the named cases."""
        yield from _firing()
        yield from _quiet()


def _from(day: str) -> dict[str, Any]:
    return shop(items={"sample-01": {"ship_from": day}})


def _firing() -> Iterator[Case]:
    def soon(name: str, said: Order, **more: Any) -> Case:
        return fires(name, said, "too_soon", **more)

    yield soon("the day of the order itself", wishing("2026-05-01"))
    yield soon("two days on the way, one day left", wishing("2026-05-02", to=HOKKAIDO))
    late = wishing("2026-05-07", order_datetime="2026-05-01T12:00:00+0900")
    yield soon("ordered at the cutoff before Golden Week", late)
    made = shop(shipping={"prep_days": 3})
    yield soon("made to order: three days to prepare", wishing("2026-05-08"), shop=made)
    yield soon("the harvest begins later", wishing("2026-05-20"), shop=_from("2026-05-25"))
    yield soon("nobody shipped it in time", wishing("2026-05-08"), moment=jst(2026, 5, 8, 9))


def _quiet() -> Iterator[Case]:
    yield quiet("no wish", wishing())
    yield quiet("the next day, ordered before the cutoff", wishing("2026-05-02"))
    yield quiet("two days on the way, two days left", wishing("2026-05-03", to=HOKKAIDO))
    yield quiet("a week ahead", wishing("2026-05-08"))
    yield quiet("past: another check says so", wishing("2026-04-30"))
    bare = shop(leads=())
    yield quiet("no lead table: the check is off", wishing("2026-05-01"), shop=bare)
    yield from never(lambda **facts: wishing("2026-05-01", **facts))
