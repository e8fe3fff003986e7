"""DL08 — the way is longer than a date may lie ahead (希望日指定不可の届け先)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, ClassVar

from oms.calendar.plan import ShipReason
from oms.calendar.plan_cases import CHICHIJIMA, OKINAWA, fires, never, quiet, shop, wishing
from oms.calendar.plan_check import DAY, ReasonCheck, Told, all_but
from oms.model import Case, Message, Order

__all__ = ["DestDateUnsupported"]


class DestDateUnsupported(ReasonCheck):
    """Hold an order that wishes a date where the carrier can take none for the destination.

    What it does:
        Compares the days on the way with how far ahead of the hand-over the service takes a date.
    Why it holds:
        A parcel that travels ten days cannot be given a date at most seven days ahead, whenever
        it is handed over. The label would be refused at the counter.
    Fires on:
        A wished date, a window counted from the day of hand-over, and more days on the way.
    Stays quiet on:
        Services whose window counts from the expected arrival, such as ゆうパック; orders without
        a wished date.
    Parameters:
        Only those of every check. Without a lead table the check is off.

    References:
        小笠原 by 宅急便: ten days on the way, a window of seven; the ship date as specified,
        reason DEST_DATE_UNSUPPORTED.
    """

    code: ClassVar = "DL08"
    name: ClassVar = "delivery.dest_date_unsupported"
    label: ClassVar = Message(ja="希望日指定不可の届け先", en="No date for this destination")
    since: ClassVar = "0.1"
    incidental: ClassVar = all_but(DAY)

    reason: ClassVar = ShipReason.DEST_DATE_UNSUPPORTED
    texts: ClassVar = {
        "dest_date_unsupported": Message(
            ja="{service}のお届け日指定は出荷から {window} 日以内ですが、"
            "この届け先へは {days} 日かかります",
            en="{service} takes a date at most {window} days after hand-over, "
            "but needs {days} days to this destination",
        )
    }
    advice: ClassVar = Message(
        ja="日付を指定せずに送るか、配送方法を変えることを購入者に相談してください",
        en="agree with the buyer to ship without a date, or by another method",
    )

    def data(self, told: Told) -> dict[str, Any]:
        """Return both numbers of days."""
        return self.facts(told)

    def facts(self, told: Told) -> dict[str, Any]:
        """Return the days on the way and those of the window."""
        lead, window = told.request.lead, told.request.service.window
        return {"days": lead and lead.days, "window": window and window.days}

    @classmethod
    def cases(cls) -> Iterable[Case]:
        """Yield the named cases."""
        yield from _firing()
        yield from _quiet()


def _ways(service: str, *rows: tuple[str, int]) -> dict[str, Any]:
    leads = [{"service": service, "destination": place, "days": days} for place, days in rows]
    return shop(shipping={"service": service}, leads=leads)


def _firing() -> Iterator[Case]:
    def refused(name: str, said: Order, **more: Any) -> Case:
        return fires(name, said, "dest_date_unsupported", **more)

    yield refused("ten days to 父島", wishing("2026-05-20", to=CHICHIJIMA))
    yield refused("soon as well", wishing("2026-05-03", to=CHICHIJIMA))
    yield refused("far ahead as well", wishing("2026-07-20", to=CHICHIJIMA))
    eight = _ways("yamato.takkyubin", ("沖縄県", 8))
    yield refused("a day more than the window", wishing("2026-05-20", to=OKINAWA), shop=eight)
    sagawa = _ways("sagawa.hikyaku", ("沖縄県", 7))
    yield refused("佐川急便: six days", wishing("2026-05-20", to=OKINAWA), shop=sagawa)
    narrow = {"yamato.takkyubin": {"window": {"days": 2, "basis": "ship"}}}
    yield refused(
        "a window of the shop's own",
        wishing("2026-05-20", to=OKINAWA),
        shop=shop(carrier_services=narrow),
    )


def _quiet() -> Iterator[Case]:
    yield quiet("three days to 沖縄県", wishing("2026-05-20", to=OKINAWA))
    seven = _ways("yamato.takkyubin", ("沖縄県", 7))
    yield quiet("exactly the window", wishing("2026-05-20", to=OKINAWA), shop=seven)
    post = _ways("japan_post.yupack", ("父島", 10))
    yield quiet("counted from arrival", wishing("2026-05-20", to=CHICHIJIMA), shop=post)
    yield quiet("no wished date", wishing(to=CHICHIJIMA))
    wide = {"yamato.takkyubin": {"window": "none"}}
    yield quiet(
        "a service without a window",
        wishing("2026-05-20", to=CHICHIJIMA),
        shop=shop(carrier_services=wide),
    )
    far = wishing("2026-05-20", to=CHICHIJIMA)
    yield quiet("no lead table: the check is off", far, shop=shop(leads=()))
    yield from never(lambda **facts: wishing("2026-05-20", to=CHICHIJIMA, **facts))
