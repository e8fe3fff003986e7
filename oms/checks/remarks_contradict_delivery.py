"""RM02 — 備考 asks for another day or time slot than the RMS fields hold."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import ClassVar, Final

from oms.model import (
    CONFIRM_GATE,
    Case,
    Check,
    Context,
    DeliverySlot,
    Evidence,
    Finding,
    Fires,
    Gate,
    Message,
    Order,
    Quiet,
    Source,
    Suggestion,
    order,
)
from oms.text import Piece, read_order_remarks, wished_day, wished_term

__all__ = ["RemarksContradictDelivery"]

_DAY: Final = Message(
    ja="備考のお届け日がお届け希望日 {field} と食い違っています",
    en="the remark asks for another day than the delivery date {field}",
)
_SLOT: Final = Message(
    ja="備考の時間帯が希望時間帯「{field}」と食い違っています",
    en="the remark asks for other hours than the time slot {field}",
)
_ADVICE: Final = Message(
    ja="購入者の希望を確かめ、欄を {value} に直してください",
    en="settle it with the buyer and set the field to {value}",
)
_SETTLE: Final = Message(
    ja="購入者の希望を確かめ、欄を直してください", en="settle it with the buyer and mend the field"
)
_CHANGED: Final = Message(
    ja="注文後に店舗が {path} を変えたので、備考より新しい",
    en="{path} was changed after the order, so it is newer than the remark",
)
_AGREES: Final = Message(
    ja="備考に欄と食い違う日時はない", en="no day or hour in the remark differs from the fields"
)


class RemarksContradictDelivery(Check):
    """Hold an order whose 備考 contradicts its delivery date or time slot.

    What it does:
        Reads every day and hour the remark wishes, also the selection RMS itself wrote there, and
        compares them with お届け希望日 and 希望時間帯.
    Why it holds:
        The parcel follows the fields, the buyer believes the remark: it comes back as 持ち戻り.
    Fires on:
        Another day, a day after the wished last or before the wished first one, a day of absence,
        another weekday, hours that do not overlap with the slot.
    Stays quiet on:
        Fields that are not set, wishes wider than or overlapping with the field, days of other
        things (birthdays, earlier orders), and fields the shop changed after the order.
    Parameters:
        `default_texts` adds texts to those of the shop (`[shop] default_texts`).

    References:
        RMS getOrder page, version 10 (備考, deliveryDate, shippingTerm).

    Attributes:
        default_texts: Initial values (初期値) of the shop's order form, as configured.
    """

    code: ClassVar = "RM02"
    name: ClassVar = "remarks.contradict_delivery"
    label: ClassVar = Message(ja="備考と希望日時の食い違い", en="Remark contradicts delivery")
    since: ClassVar = "0.1"
    inputs: ClassVar = ("remarks", "requested_delivery_date", "shipping_term")
    source: ClassVar = Source("RMS getOrder v10, 備考")

    gates: frozenset[Gate] = CONFIRM_GATE
    default_texts: tuple[str, ...] = ()

    def examine(self, order: Order, ctx: Context) -> Iterator[Finding]:
        """Yield a finding for the day and one for the slot, where they differ."""
        reading = read_order_remarks(order, ctx.shop.default_texts + self.default_texts)
        days, hours = reading.against_day, reading.against_hour
        if not days and not hours:
            ctx.note(_AGREES)
        if days and not self._was_changed("requested_delivery_date", order, ctx):
            yield self._day(order, days)
        if hours and not self._was_changed("shipping_term", order, ctx):
            yield self._slot(order, hours)

    def _was_changed(self, path: str, order: Order, ctx: Context) -> bool:
        """Whether the field differs from an earlier revision with the same remark."""
        changed = any(
            getattr(before, path) != getattr(order, path) and before.remarks == order.remarks
            for before in ctx.earlier
        )
        if changed:
            ctx.note(_CHANGED, path=path)
        return changed

    def _day(self, order: Order, pieces: tuple[Piece, ...]) -> Finding:
        path, day = "requested_delivery_date", order.requested_delivery_date
        wished = wished_day(pieces)
        return self.finding(
            _DAY,
            *[piece.evidence for piece in pieces],
            Evidence(path=path, value=day if isinstance(day, date) else None),
            kind="date",
            suggestion=_suggestion(path, wished, wished),
            field=day,
        )

    def _slot(self, order: Order, pieces: tuple[Piece, ...]) -> Finding:
        path, term = "shipping_term", order.shipping_term
        wished = wished_term(pieces)
        label = None if wished is None else DeliverySlot.from_term(wished).label
        slot = order.delivery_time_slot
        return self.finding(
            _SLOT,
            *[piece.evidence for piece in pieces],
            Evidence(path=path, value=term if isinstance(term, int) else None),
            kind="slot",
            suggestion=_suggestion(path, wished, label),
            field=slot.label if isinstance(slot, DeliverySlot) else term,
        )

    @classmethod
    def cases(cls) -> Iterable[Case]:
        """Yield the named cases."""
        yield from _firing()
        yield from _quiet()


def _suggestion(path: str, value: date | int | None, shown: object) -> Suggestion:
    if value is None:
        return Suggestion(path=path, message=_SETTLE)
    return Suggestion(path=path, message=_ADVICE, value=value, data={"value": str(shown)})


def _said(text: str, day: str | None = "2026-05-08", term: int = 1416) -> Order:
    remarks = f"[配送日時指定:]\n\n[備考:]\n{text}\n"
    return order(remarks=remarks, requested_delivery_date=day, shipping_term=term)


def _firing() -> Iterator[Case]:
    def fires(name: str, kind: str, said: Order) -> Fires:
        return Fires(name=name, order=said, at="remarks", kinds=(kind,))

    yield fires("another day", "date", _said("5月10日に届けてください"))
    yield fires("day without a month", "date", _said("9日着でお願いします"))
    yield fires("by a day before the field", "date", _said("5/7までに届くようにお願いします"))
    yield fires("from a day after the field", "date", _said("25日以降で", day="2026-05-24"))
    yield fires("absent that day", "date", _said("5月8日は不在です"))
    yield fires("weekend wished, Friday set", "date", _said("土日着希望"))
    yield fires("morning wished, afternoon set", "slot", _said("午前中に届けてください"))
    yield fires("after 18 wished, 14–16 set", "slot", _said("18時以降でお願いします"))
    yield fires("absent in the morning", "slot", _said("午前中は留守です", term=812))
    yield fires("evening in kanji digits", "slot", _said("十九時から二十一時でお願いします"))
    yield fires(
        "the block RMS wrote differs",
        "date",
        order(
            remarks="[配送日時指定:]\n2026-05-10(日)\n\n",
            requested_delivery_date="2026-05-08",
        ),
    )
    yield Fires(
        name="day and slot both",
        order=_said("5/10の午前中にお願いします"),
        at="remarks",
        kinds=("date", "slot"),
    )


def _quiet() -> Iterator[Case]:
    yield Quiet(name="the same day and slot", order=_said("5/8の14時〜16時でお願いします"))
    yield Quiet(name="by the 25th, the 24th set", order=_said("25日までに", day="2026-05-24"))
    yield Quiet(name="morning is 8 to 12", order=_said("午前中希望", term=812))
    yield Quiet(name="morning is slot 1", order=_said("午前中希望", term=1))
    yield Quiet(name="wider than the slot", order=_said("14時以降ならいつでも"))
    yield Quiet(name="no day set", order=_said("5月10日に届けてください", day=None))
    yield Quiet(name="no slot set", order=_said("午前中に届けてください", term=0))
    yield Quiet(name="a birthday", order=_said("誕生日は5/10です。のしをお願いします。"))
    yield Quiet(name="an earlier order", order=_said("5/3に注文した商品と同梱してください"))
    yield Quiet(name="shipping day", order=_said("5/6に発送してください"))
    yield Quiet(name="no remark", order=order(remarks=None))
    before = _said("5月10日に届けてください", day="2026-05-09")
    yield Quiet(
        name="the shop changed the day since",
        order=_said("5月10日に届けてください", day="2026-05-12"),
        earlier=(before,),
    )
