"""DL10 — the wished date is past (希望日が過ぎている)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any, ClassVar, Final

from oms.calendar.plan_cases import SHOP, fires, never, quiet, wishing
from oms.calendar.plan_check import (
    DAY,
    PlanCheck,
    all_but,
    earliest_offer,
    plans_of,
    still_here,
    wished_day,
)
from oms.model import Case, Context, Finding, Message, Order, ShopFacts
from oms.model.base import jst

__all__ = ["PastDate"]

_TEXT: Final = Message(
    ja="お届け希望日 {wished} が過ぎています", en="the wished date {wished} is past"
)
_ADVICE: Final = Message(
    ja="購入者に連絡し、お届け希望日を変えてください", en="ask the buyer for another delivery date"
)
_NO_WISH: Final = Message(ja="お届け希望日はない", en="no date is wished")
_AHEAD: Final = Message(
    ja="お届け希望日 {wished} は過ぎていない", en="the wished date {wished} is not past"
)


class PastDate(PlanCheck):
    """Hold an order that has not left although its wished date is past.

    What it does:
        Compares お届け希望日 with the JST day of the screening. It needs nothing of the shop.
    Why it holds:
        Other systems move such a date to today without a word. The goods may be a birthday cake:
        only the buyer can say whether they are still wanted, and when.
    Fires on:
        A wished date before today, in any status before 発送済: unpaid too long, forgotten, or
        an order whose date was entered wrongly.
    Stays quiet on:
        Today and later; orders that are shipped or cancelled; orders whose every parcel has left
        by the shipping report, which RMS shows as 発送済 in the night after.
    Parameters:
        Only those of every check. Where the shop has told how it ships, the earliest delivery is
        suggested.

    References:
        RMS getOrder page, version 10 (deliveryDate); the ship date as specified, reason PAST_DATE.
    """

    code: ClassVar = "DL10"
    name: ClassVar = "delivery.past_date"
    label: ClassVar = Message(ja="希望日が過ぎている", en="Wished date is past")
    since: ClassVar = "0.1"
    incidental: ClassVar = all_but(DAY)

    def lacks(self, shop: ShopFacts) -> Message | None:
        """Lack nothing: a date that is past is past in any shop."""
        return None

    def examine(self, order: Order, ctx: Context) -> Iterator[Finding]:
        """Yield one finding if the date is past."""
        wished = order.requested_delivery_date
        if not isinstance(wished, date):
            ctx.note(_NO_WISH)
        elif wished >= ctx.today:
            ctx.note(_AHEAD, wished=wished.isoformat())
        elif still_here(order, ctx):
            offers = [plan.earliest_delivery for _, plan in plans_of(order, ctx)]
            known = [day for day in offers if day is not None]
            offer = max(known) if known and len(known) == len(offers) else None
            data: dict[str, Any] = {"wished": wished.isoformat()}
            yield self.finding(
                _TEXT,
                wished_day(order),
                kind="past_date",
                suggestion=earliest_offer(_ADVICE, offer, data),
                **data,
            )

    @classmethod
    def cases(cls) -> Iterable[Case]:
        """Yield the named cases."""
        yield from _firing()
        yield from _quiet()


def _firing() -> Iterator[Case]:
    def past(name: str, said: Order, **more: Any) -> Case:
        return fires(name, said, "past_date", **{"shop": {}, **more})

    yield past("the day before the order", wishing("2026-04-30"))
    yield past("the year was typed wrongly", wishing("2025-05-08"))
    waited = {"moment": jst(2026, 5, 9)}
    yield past("nobody confirmed it in time", wishing("2026-05-08"), **waited)
    yield past("paid too late", wishing("2026-05-08", status=200), **waited)
    yield past("forgotten before shipping", wishing("2026-05-08", status=300), **waited)
    yield past("midnight in Japan", wishing("2026-05-08"), moment=jst(2026, 5, 9, 0))
    yield past("with the earliest delivery", wishing("2026-04-30"), shop=SHOP)
    rows = [{"shippings": [{"ship_date": "2026-05-01"}]}, {}]
    half = wishing("2026-04-30", packages=rows)
    yield past("one of two parcels has left", half)


def _quiet() -> Iterator[Case]:
    yield quiet("no wished date", wishing(), shop={})
    yield quiet("a slot alone", wishing(term=1), shop={})
    yield quiet("today", wishing("2026-05-01"), shop={})
    yield quiet("tomorrow", wishing("2026-05-02"), shop={})
    yield quiet(
        "the last minute of the day in Japan",
        wishing("2026-05-08"),
        shop={},
        moment=jst(2026, 5, 8, 23, 59),
    )
    yield from never(lambda **facts: wishing("2026-04-30", **facts), by_plan=False, shop={})
