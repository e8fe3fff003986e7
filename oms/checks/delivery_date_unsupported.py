"""DL07 — the service takes no delivery date (希望日指定不可サービス)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, ClassVar

from oms.calendar.plan import ShipReason
from oms.calendar.plan_cases import fires, never, quiet, shop, wishing
from oms.calendar.plan_check import DAY, ReasonCheck, all_but
from oms.model import Case, Message, Order

__all__ = ["DateUnsupported"]


class DateUnsupported(ReasonCheck):
    """Hold an order that wishes a date of a service that takes none.

    What it does:
        Finds the carrier's service behind the delivery method and asks whether a delivery date
        can be designated.
    Why it holds:
        Mail services (ネコポス, ゆうパケット, クリックポスト) put the parcel into the letter box
        when it comes. The buyer who wished a day may be away, or want it as a present that day.
    Fires on:
        A wished date with such a service.
    Stays quiet on:
        Orders without a wished date; a time slot alone (`delivery.slot_unsupported`); methods
        behind which the shop has named no service.
    Parameters:
        Only those of every check. What a service takes can be stated otherwise in
        `[shop.carrier_services]`.

    References:
        The carriers' pages as named beside each fact in `oms/calendar/carriers`.
    """

    code: ClassVar = "DL07"
    name: ClassVar = "delivery.date_unsupported"
    label: ClassVar = Message(ja="希望日指定不可サービス", en="Service takes no date")
    since: ClassVar = "0.1"
    incidental: ClassVar = all_but(DAY)

    reason: ClassVar = ShipReason.DATE_UNSUPPORTED
    texts: ClassVar = {
        "date_unsupported": Message(
            ja="{service}ではお届け日を指定できません (希望日 {wished})",
            en="{service} takes no delivery date ({wished} is wished)",
        )
    }
    advice: ClassVar = Message(
        ja="配送方法を変えるか、日付を指定できないことを購入者に知らせてください",
        en="change the delivery method, or tell the buyer that no date can be promised",
    )
    needs_leads: ClassVar = False
    about_order: ClassVar = frozenset(texts)

    @classmethod
    def cases(cls) -> Iterable[Case]:
        """Yield the named cases."""
        yield from _firing()
        yield from _quiet()


_NEKOPOS = shop(shipping={"service": "yamato.nekopos"})
_BY_METHOD = shop(
    services={
        "ネコポス": {"carrier_service": "yamato.nekopos"},
        "宅配便": {"carrier_service": "yamato.takkyubin"},
    }
)


def _by(method: str, day: str | None = "2026-05-08", **facts: Any) -> Order:
    return wishing(day, delivery={"delivery_name": method}, **facts)


def _firing() -> Iterator[Case]:
    def refused(name: str, said: Order, **more: Any) -> Case:
        return fires(name, said, "date_unsupported", **more)

    yield refused("ネコポス as the shop's service", wishing("2026-05-08"), shop=_NEKOPOS)
    yield refused("ネコポス as the order's method", _by("ネコポス"), shop=_BY_METHOD)
    packet = shop(shipping={"service": "japan_post.yupacket"})
    yield refused("ゆうパケット", wishing("2026-05-08"), shop=packet)
    click = shop(shipping={"service": "japan_post.clickpost"})
    yield refused("クリックポスト", wishing("2026-05-08"), shop=click)
    yield refused("a date that is past as well", wishing("2026-04-20"), shop=_NEKOPOS)
    yield refused("no lead table", wishing("2026-05-08"), shop={**_NEKOPOS, "leads": ()})
    own = shop(carrier_services={"yamato.takkyubin": {"takes_date": False, "window": "none"}})
    yield refused("a service the shop lets take none", wishing("2026-05-08"), shop=own)


def _quiet() -> Iterator[Case]:
    yield quiet("no wished date", wishing(), shop=_NEKOPOS)
    yield quiet("a time slot alone", wishing(term=1), shop=_NEKOPOS)
    yield quiet("宅急便 takes a date", wishing("2026-05-08"))
    yield quiet("another method of the order", _by("宅配便"), shop=_BY_METHOD)
    other = {"services": {"ネコポス": {"carrier_service": "yamato.nekopos"}}}
    yield quiet("a method without a service", _by("店舗受取"), shop=other)
    yield from never(lambda **facts: wishing("2026-05-08", **facts), shop=_NEKOPOS)
