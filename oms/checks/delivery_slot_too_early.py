"""DL12 — the parcel arrives that day, but after the wished slot (希望時間帯に間に合わない)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, ClassVar, Final

from oms.calendar.plan import ShipReason
from oms.calendar.plan_cases import HOKKAIDO, fires, never, quiet, shop, wishing
from oms.calendar.plan_check import (
    DAY,
    GOODS,
    SLOT,
    ReasonCheck,
    Told,
    all_but,
    wished_day,
    wished_slot,
)
from oms.calendar.slot_words import first_from, slots_listed, term_of
from oms.model import Case, Evidence, Message, Order, Suggestion
from oms.model.base import jst

__all__ = ["SlotTooEarly"]

_LATER: Final = Message(
    ja="{wished} なら {slot} 以降に届けられます。購入者に確かめてください",
    en="on {wished} it can be delivered at {slot} or later; ask the buyer",
)


class SlotTooEarly(ReasonCheck):
    """Hold an order whose parcel can be there on the wished day, but not in the wished slot.

    What it does:
        Takes from the lead table the hour from which the service delivers on the first day, and
        looks for a ship day whose parcel is there before the wished slot begins.
    Why it holds:
        A parcel that comes to 北海道 in the afternoon of the second day is not there in the
        morning. Shipping a day earlier is what helps, and no day earlier is left.
    Fires on:
        A slot that begins before the first delivery of the last possible way.
    Stays quiet on:
        Slots that can be met, also by shipping a day earlier; days that cannot be met at all
        (`delivery.too_soon`); rows of the lead table without a first hour.
    Parameters:
        Only those of every check. `first_slot` of a row of the lead table says from when.

    References:
        Japan Post's delivery bands (午前, 午後, 夕方); the ship date as specified, rules 4 and 6.
    """

    code: ClassVar = "DL12"
    name: ClassVar = "delivery.slot_too_early"
    label: ClassVar = Message(ja="希望時間帯に間に合わない", en="Wished slot too early")
    since: ClassVar = "0.1"
    incidental: ClassVar = all_but(DAY, SLOT, *GOODS)

    reason: ClassVar = ShipReason.SLOT_TOO_EARLY
    texts: ClassVar = {
        "slot_too_early": Message(
            ja="{service}は {wished} には届きますが、希望の時間帯には間に合いません",
            en="{service} is there on {wished}, but not in the wished slot",
        )
    }
    advice: ClassVar = Message(
        ja="お届け希望日か時間帯を変えてよいか、購入者に確かめてください",
        en="ask the buyer for another day or slot",
    )

    def evidence(self, told: Told) -> tuple[Evidence, ...]:
        """Return slot and day."""
        return wished_slot(told.order), wished_day(told.order)

    def facts(self, told: Told) -> dict[str, Any]:
        """Return the row of the lead table."""
        lead = told.request.lead
        return {"days": lead and lead.days, "first_hour": lead and lead.first_hour}

    def suggestion(self, told: Told, data: dict[str, Any]) -> Suggestion:
        """Suggest the first slot of that day that works, else the earliest day."""
        lead = told.request.lead
        hour = None if lead is None else lead.first_hour
        slot = None if hour is None else first_from(hour, told.request.service)
        if slot is None:
            return super().suggestion(told, data)
        shown = data | {"slot": slots_listed([slot])}
        return Suggestion(path=SLOT, message=_LATER, value=term_of(slot), data=shown)

    @classmethod
    def cases(cls) -> Iterable[Case]:
        """Yield the named cases."""
        yield from _firing()
        yield from _quiet()


def _to(day: str, term: int = 1, **facts: Any) -> Order:
    return wishing(day, term, **{"to": HOKKAIDO, **facts})


def _first(hour: int) -> dict[str, Any]:
    row = {"service": "yamato.takkyubin", "destination": "北海道", "days": 2, "first_slot": hour}
    return shop(leads=[row])


def _firing() -> Iterator[Case]:
    def early(name: str, said: Order, **more: Any) -> Case:
        return fires(name, said, "slot_too_early", **{"at": SLOT, **more})

    yield early("the morning of the first day", _to("2026-05-03"))
    yield early("the day as evidence", _to("2026-05-03"), at=DAY)
    yield early("ten to fourteen hours too early", _to("2026-05-03", 1416), shop=_first(18))
    yield early("no slot late enough that day", _to("2026-05-03", 1921), shop=_first(20))
    late = {"moment": jst(2026, 5, 7, 9)}
    yield early("shipped a day too late", _to("2026-05-09"), **late)
    yield early(
        "ordered after the cutoff",
        _to("2026-05-09", order_datetime="2026-05-06T12:00:00+0900"),
    )


def _quiet() -> Iterator[Case]:
    yield quiet("the afternoon", _to("2026-05-03", 1416))
    yield quiet("no slot", _to("2026-05-03", 0))
    yield quiet("the morning of the next day", _to("2026-05-04"))
    yield quiet("a row without a first hour", wishing("2026-05-02", 1))
    yield quiet("the day cannot be met either", _to("2026-05-02"))
    yield quiet("a week ahead", _to("2026-05-08"))
    yield quiet("no lead table: the check is off", _to("2026-05-03"), shop=shop(leads=()))
    yield from never(lambda **facts: _to("2026-05-03", **facts))
