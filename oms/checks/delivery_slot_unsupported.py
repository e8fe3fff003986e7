"""DL09 — the service does not deliver in the wished time slot (時間帯指定不可)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, ClassVar, Final

from oms.calendar.plan import ShipReason
from oms.calendar.plan_cases import fires, never, quiet, shop, wishing
from oms.calendar.plan_check import SLOT, ReasonCheck, Told, all_but, wished_slot
from oms.calendar.slot_words import best_overlap, slot_shown, slots_listed, term_of
from oms.model import Case, Evidence, Message, Order, Suggestion
from oms.model.slot import DeliverySlot

__all__ = ["SlotUnsupported"]

_NEAREST: Final = Message(
    ja="最も近いのは {slot} です。購入者に確かめて直してください (選べる時間帯: {slots})",
    en="the nearest is {slot}; ask the buyer (slots of the service: {slots})",
)
_OTHER: Final = Message(
    ja="購入者に確かめて直してください (選べる時間帯: {slots})",
    en="ask the buyer (slots of the service: {slots})",
)
_NONE: Final = Message(
    ja="時間帯を指定できないことを購入者に知らせ、指定を外してください",
    en="tell the buyer that no time can be set, and take the slot out",
)


class SlotUnsupported(ReasonCheck):
    """Hold an order whose time slot the carrier's service does not have.

    What it does:
        Compares 希望時間帯 with the slots of the service: 午前中 with the one that ends by noon,
        hours with the slot of the same hours, other numbers by the shop's own mapping.
    Why it holds:
        Slots differ between carriers and have changed: ヤマト has had no 12–14 since 2017,
        日本郵便 no 20–21 since 2024. Label software refuses such a row, or prints no time at all.
    Fires on:
        Hours the service does not have; any slot of a service without slots; a mapping to a code
        the service does not know.
    Stays quiet on:
        Slots the service has; 午後 and その他, which are no slot (`delivery.slot_unmapped`).
    Parameters:
        Only those of every check. `[shop.shipping.slots]` maps numbers of RMS to codes of the
        carrier, `[shop.carrier_services]` states other slots.

    References:
        The carriers' pages as named beside each fact in `oms/calendar/carriers`; RMS getOrder
        page, version 10 (shippingTerm).
    """

    code: ClassVar = "DL09"
    name: ClassVar = "delivery.slot_unsupported"
    label: ClassVar = Message(ja="時間帯指定不可", en="Service has no such slot")
    since: ClassVar = "0.1"
    incidental: ClassVar = all_but(SLOT)

    reason: ClassVar = ShipReason.SLOT_UNSUPPORTED
    texts: ClassVar = {
        "slot_unsupported": Message(
            ja="{service}に「{term}」の時間帯はありません", en="{service} has no slot {term}"
        )
    }
    advice: ClassVar = _NONE
    needs_leads: ClassVar = False
    about_order: ClassVar = frozenset(texts)

    def data(self, told: Told) -> dict[str, Any]:
        """Name the wished slot as RMS shows it."""
        wished = told.order.delivery_time_slot
        return {"term": slot_shown(wished) if isinstance(wished, DeliverySlot) else None}

    def evidence(self, told: Told) -> tuple[Evidence, ...]:
        """Return the number of RMS."""
        return (wished_slot(told.order),)

    def facts(self, told: Told) -> dict[str, Any]:
        """Return what the wish was read as."""
        return {"slot": told.request.slot}

    def suggestion(self, told: Told, data: dict[str, Any]) -> Suggestion:
        """Suggest the slot that shares most hours, else list the slots there are."""
        service, wished = told.request.service, told.order.delivery_time_slot
        if not service.slots or not isinstance(wished, DeliverySlot):
            return Suggestion(path=SLOT, message=self.advice, value=0)
        best = best_overlap(wished, service)
        more = data | {"slots": slots_listed(service.slots)}
        if best is None:
            return Suggestion(path=SLOT, message=_OTHER, data=more)
        more["slot"] = slots_listed([best])
        return Suggestion(path=SLOT, message=_NEAREST, value=term_of(best), data=more)

    @classmethod
    def cases(cls) -> Iterable[Case]:
        """Yield the named cases."""
        yield from _firing()
        yield from _quiet()


def _at(term: int, service: str = "yamato.takkyubin", **slots: str) -> dict[str, Any]:
    """Return an order with a slot and the shop that ships it."""
    shipping = {"service": service, "slots": {key[1:]: code for key, code in slots.items()}}
    return {"said": wishing("2026-05-08", term), "shop": shop(shipping=shipping)}


def _firing() -> Iterator[Case]:
    def refused(name: str, said: Order, **more: Any) -> Case:
        return fires(name, said, "slot_unsupported", at=SLOT, **more)

    yield refused("ヤマト has had no 12 to 14 since 2017", **_at(1214))
    yield refused("two slots at once", **_at(1418))
    yield refused("at night", **_at(2123))
    yield refused("日本郵便 has had no 20 to 21 since 2024", **_at(2021, "japan_post.yupack"))
    yield refused("午前中 by mail", **_at(1, "yamato.nekopos"))
    two = {"slots": {"2": "52"}}
    methods = {"ゆうパック": {"carrier_service": "japan_post.yupack"}}
    yield refused(
        "午後 mapped to a slot of the shop's other carrier",
        wishing("2026-05-08", 2),
        shop=shop(shipping=two, services=methods),
    )
    yield refused("without a wished date", wishing(term=1214))


def _quiet() -> Iterator[Case]:
    yield quiet("no slot wished", wishing("2026-05-08"))
    yield quiet("午前中", wishing("2026-05-08", 1))
    yield quiet("14 to 16", wishing("2026-05-08", 1416))
    yield quiet("12 to 14 by 佐川急便", **_at(1214, "sagawa.hikyaku"))
    yield quiet("午後 is no slot of a carrier", wishing("2026-05-08", 2))
    yield quiet("その他, by mail", **_at(9, "yamato.nekopos"))
    yield quiet("12 to 14 mapped to 14 to 16", **_at(1214, _1214="1416"))
    yield from never(lambda **facts: wishing("2026-05-08", 1214, **facts))
