"""DL17 — the wished time is no slot of the carrier (時間帯未対応)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, ClassVar, Final

from oms.calendar.plan_cases import SHOP, never, quiet, shop, wishing
from oms.calendar.plan_check import SLOT, PlanCheck, all_but, still_here, wished_slot
from oms.calendar.slot_words import slot_shown, slots_listed
from oms.model import Case, Context, Finding, Fires, Message, Order, Severity, Suggestion
from oms.model.base import jst
from oms.model.slot import DeliverySlot, SlotKind

__all__ = ["SlotUnmapped"]

_TEXT: Final = Message(
    ja="希望時間帯「{term}」は{service}の時間帯に当たらないため、指定なしで出荷されます",
    en="{service} has no slot for {term}: it ships without one",
)
_ADVICE: Final = Message(
    ja='RMS で直すか、[shop.shipping.slots] に "{number}" を足してください'
    " (選べる時間帯: {slots})",
    en='correct it in RMS, or add "{number}" to [shop.shipping.slots] (slots: {slots})',
)
_UNSET: Final = Message(
    ja="時間帯を指定できないことを購入者に知らせてください",
    en="tell the buyer that no time can be set",
)
_PLAIN: Final = Message(
    ja="時間帯の指定はないか、時刻で指定されている", en="no slot is wished, or one with hours"
)
_MAPPED: Final = Message(ja="店舗の対応表にある: {code}", en="the shop maps it to {code}")
_WORDLESS: Final = frozenset({SlotKind.AFTERNOON, SlotKind.OTHER, SlotKind.UNREADABLE})


class SlotUnmapped(PlanCheck):
    """Tell when a wished time cannot be handed to the carrier and is left out.

    What it does:
        Looks at 希望時間帯 numbers without hours: 2 (午後), 9 (その他) and numbers outside the
        rule of RMS, and whether the shop maps them to a slot of its carrier.
    Why it holds:
        It tells and does not hold: most of these parcels arrive as well without a slot. Who knows
        what buyers mean by 午後 maps it once, and nobody need look again.
    Fires on:
        午後, その他 or an unreadable number that `[shop.shipping.slots]` does not map.
    Stays quiet on:
        午前中 and hours; mapped numbers; orders without a slot.
    Parameters:
        Only those of every check. `[shop.shipping.slots]` maps numbers of RMS to codes of the
        carrier, such as `{ "2" = "1416" }`.

    References:
        RMS getOrder page, version 10 (shippingTerm: 0 なし, 1 午前, 2 午後, 9 その他, else hours).
    """

    code: ClassVar = "DL17"
    name: ClassVar = "delivery.slot_unmapped"
    label: ClassVar = Message(ja="時間帯未対応", en="Slot not mapped")
    since: ClassVar = "0.1"
    incidental: ClassVar = all_but(SLOT)

    severity: Severity = Severity.INFO

    def examine(self, order: Order, ctx: Context) -> Iterator[Finding]:
        """Yield one finding for a number nobody maps."""
        if not still_here(order, ctx):
            return
        slot = order.delivery_time_slot
        if not isinstance(slot, DeliverySlot) or slot.kind not in _WORDLESS:
            ctx.note(_PLAIN)
            return
        from oms.calendar.of_order import service_of
        from oms.calendar.shop import shop_days

        mapped = shop_days(ctx.shop).shipping.slots.get(str(slot.term))
        service = service_of(order, ctx.shop)
        if mapped is not None:
            ctx.note(_MAPPED, code=mapped)
        elif service is not None:
            data: dict[str, Any] = {
                "term": slot_shown(slot),
                "service": service.label,
                "number": slot.term,
            }
            shown = data | {"slots": slots_listed(service.slots)}
            advice = _ADVICE if service.slots else _UNSET
            yield self.finding(
                _TEXT,
                wished_slot(order),
                kind=slot.kind.value,
                facts={"service": service.key},
                suggestion=Suggestion(path=SLOT, message=advice, data=shown),
                **data,
            )

    @classmethod
    def cases(cls) -> Iterable[Case]:
        """Yield the named cases."""
        yield from _firing()
        yield from _quiet()


_BY_METHOD: Final = {"services": {"宅配便": {"carrier_service": "sagawa.hikyaku"}}}


def _firing() -> Iterator[Case]:
    def unmapped(name: str, said: Order, kind: str, facts: Any = SHOP, **more: Any) -> Fires:
        return Fires(
            name=name,
            order=said,
            at=SLOT,
            kinds=(kind,),
            severity=Severity.INFO,
            shop=facts,
            **more,
        )

    yield unmapped("午後", wishing("2026-05-08", 2), "afternoon")
    yield unmapped("その他", wishing("2026-05-08", 9), "other")
    yield unmapped("without a wished date", wishing(term=2), "afternoon")
    yield unmapped("a number outside the rule", wishing("2026-05-08", 77), "unreadable")
    yield unmapped("hours the wrong way round", wishing("2026-05-08", 1614), "unreadable")
    other = shop(shipping={"slots": {"9": "1416"}})
    yield unmapped("another number is mapped", wishing("2026-05-08", 2), "afternoon", other)
    mail = shop(shipping={"service": "yamato.nekopos"})
    yield unmapped("a service without slots", wishing(term=2), "afternoon", mail)
    by_method = wishing(term=2, delivery={"delivery_name": "宅配便"})
    yield unmapped("the service of the method", by_method, "afternoon", _BY_METHOD)


def _quiet() -> Iterator[Case]:
    yield quiet("午前中", wishing("2026-05-08", 1))
    yield quiet("14 to 16", wishing("2026-05-08", 1416))
    yield quiet("no slot", wishing("2026-05-08"))
    mapped = shop(shipping={"slots": {"2": "1416", "9": "0812"}})
    yield quiet("午後 is mapped", wishing("2026-05-08", 2), shop=mapped)
    yield quiet("その他 is mapped", wishing("2026-05-08", 9), shop=mapped)
    pickup = wishing(term=2, delivery={"delivery_name": "店舗受取"})
    yield quiet("a method without a service", pickup, shop=_BY_METHOD)
    at = jst(2026, 5, 7, 9)
    yield quiet("hours of another carrier", wishing("2026-05-08", 1214), moment=at)
    yield from never(lambda **facts: wishing("2026-05-08", 2, **facts))
