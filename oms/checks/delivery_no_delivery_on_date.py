"""DL14 — the carrier does not deliver on the wished date (希望日は配達なし)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any, ClassVar, Final

from oms.calendar.plan import ShipReason
from oms.calendar.plan_cases import fires, never, quiet, shop, wishing
from oms.calendar.plan_check import DAY, ReasonCheck, Told, all_but, days_shown
from oms.errors import CalendarError
from oms.model import Case, Message, Order, Suggestion

__all__ = ["NoDeliveryOnDate"]


class NoDeliveryOnDate(ReasonCheck):
    """Hold an order that wishes a day on which the carrier delivers nothing.

    What it does:
        Looks the wished date up in the delivery calendar: that of the shop, else that of the
        service.
    Why it holds:
        The parcel would come a day earlier or later than the buyer is at home.
    Fires on:
        Sundays of a local carrier, New Year's Day, days on which ゆうメール rests.
    Stays quiet on:
        Days of delivery; dates that are past; orders without a wished date.
    Parameters:
        Only those of every check. `[shop.calendars.delivery]` says when the carrier delivers.
        Without a lead table the check is off.

    References:
        The ship date as specified, reason NO_DELIVERY_ON_DATE.
    """

    code: ClassVar = "DL14"
    name: ClassVar = "delivery.no_delivery_on_date"
    label: ClassVar = Message(ja="希望日は配達なし", en="No delivery on the wished date")
    since: ClassVar = "0.1"
    incidental: ClassVar = all_but(DAY)

    reason: ClassVar = ShipReason.NO_DELIVERY_ON_DATE
    texts: ClassVar = {
        "no_delivery_on_date": Message(
            ja="{service}は {wished} に配達しません", en="{service} does not deliver on {wished}"
        )
    }
    advice: ClassVar = Message(
        ja="お届け希望日を変えてよいか購入者に確かめてください (次の配達日は {next})",
        en="ask the buyer for another date (the next day of delivery is {next})",
    )
    about_order: ClassVar = frozenset(texts)

    def suggestion(self, told: Told, data: dict[str, Any]) -> Suggestion:
        """Suggest the next day of delivery on which the parcel can be there."""
        offer = _next_delivery(told)
        if offer is None:
            return Suggestion(path=DAY, message=_ANOTHER, data=data)
        shown = data | days_shown(next=offer)
        return Suggestion(path=DAY, message=self.advice, value=offer, data=shown)

    @classmethod
    def cases(cls) -> Iterable[Case]:
        """Yield the named cases."""
        yield from _firing()
        yield from _quiet()


_ANOTHER: Final = Message(
    ja="お届け希望日を変えてよいか購入者に確かめてください", en="ask the buyer for another date"
)


def _next_delivery(told: Told) -> date | None:
    """Return the first day of delivery after the wished one that can be met."""
    calendar, wished = told.request.calendars.delivery, told.request.desired_date
    if calendar is None or wished is None:
        return None
    try:
        after = calendar.on_or_after(wished)
    except CalendarError:  # a carrier that has stopped for years
        return None
    earliest = told.plan.earliest_delivery
    return after if earliest is None else max(after, earliest)


def _resting(**delivery: Any) -> dict[str, Any]:
    return shop(calendars={"delivery": delivery})


_SUNDAYS: Final = _resting(closed_weekdays="日")


def _firing() -> Iterator[Case]:
    def resting(name: str, said: Order, **more: Any) -> Case:
        return fires(name, said, "no_delivery_on_date", **{"shop": _SUNDAYS, **more})

    yield resting("a Sunday", wishing("2026-05-10"))
    yield resting("a Sunday that is too soon as well", wishing("2026-05-03"), shop=_resting(
        closed_weekdays="日", closed_days=["2026-05-02"]))  # fmt: skip
    holiday = _resting(national_holidays="closed")
    yield resting("a national holiday", wishing("2026-05-05"), shop=holiday)
    new_year = _resting(closed_days=["2027-01-01"])
    at = "2026-12-21T10:00:00+0900"
    yield resting("New Year's Day", wishing("2027-01-01", order_datetime=at), shop=new_year)
    own = {"yamato.takkyubin": {"delivery": {"closed_weekdays": "日"}}}
    yield resting("as the service says", wishing("2026-05-10"), shop=shop(carrier_services=own))
    snow = _resting(closed_days=["2026-05-08..2026-05-09"])
    yield resting("a pause of two days", wishing("2026-05-08"), shop=snow)


def _quiet() -> Iterator[Case]:
    yield quiet("a Saturday", wishing("2026-05-09"), shop=_SUNDAYS)
    yield quiet("no wished date", wishing(), shop=_SUNDAYS)
    yield quiet("a carrier that delivers every day", wishing("2026-05-10"))
    opened = _resting(closed_weekdays="日", open_days=["2026-05-10"])
    yield quiet("a Sunday on which it delivers", wishing("2026-05-10"), shop=opened)
    yield quiet("past: another check says so", wishing("2026-04-26"), shop=_SUNDAYS)
    bare = {**_SUNDAYS, "leads": ()}
    yield quiet("no lead table: the check is off", wishing("2026-05-10"), shop=bare)
    yield from never(lambda **facts: wishing("2026-05-10", **facts), shop=_SUNDAYS)
