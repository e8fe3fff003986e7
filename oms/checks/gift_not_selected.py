"""RM03 — 備考 asks for のし, wrapping or a card that no field holds (のし・包装 選択漏れ)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any, ClassVar, Final

from oms.model import (
    CONFIRM_GATE,
    Case,
    Check,
    Context,
    Finding,
    Fires,
    Gate,
    Message,
    Order,
    Quiet,
    Source,
    Suggestion,
    Unknown,
    order,
)
from oms.model.payment import Wrapping
from oms.text import GiftWish, Piece, RemarkClass, chosen_gifts, gift_wishes, read_order_remarks
from oms.text.gifts import is_refusal

__all__ = ["GiftNotSelected"]

_LABELS: Final = {
    GiftWish.NOSHI: Message(ja="のし", en="noshi"),
    GiftWish.WRAPPING: Message(ja="包装", en="wrapping"),
    GiftWish.CARD: Message(ja="メッセージカード", en="a message card"),
}
_TEXT: Final = Message(
    ja="備考に{wish}の希望がありますが、RMS の欄にも選択肢にもありません",
    en="the remark asks for {wish}, but neither a field of RMS nor a choice has it",
)
_ADVICE: Final = {
    GiftWish.NOSHI: Message(
        ja="表書き・名入れを確かめ、RMS の受注詳細で送付先の「のし」に入れてください",
        en="settle text and name, then enter them as のし of the package in RMS",
    ),
    GiftWish.WRAPPING: Message(
        ja="有料なら購入者に金額を知らせ、RMS の「ラッピング」に入れてください",
        en="tell the buyer the price if it has one, then enter it as wrapping in RMS",
    ),
    GiftWish.CARD: Message(
        ja="文面を確かめ、「ひとことメモ」と出荷指示に入れてください",
        en="settle the text, then put it into the shop memo and the packing instructions",
    ),
}
_WHERE: Final = {
    GiftWish.NOSHI: "packages[0].noshi",
    GiftWish.WRAPPING: "wrapping_1",
    GiftWish.CARD: "shop_memo",
}
_NOT_ASKED: Final = Message(
    ja="備考にのし・包装・カードの希望はない", en="the remark asks for no noshi, wrapping or card"
)
_HAS_IT: Final = Message(ja="{wish}は欄または選択肢にある", en="a field or choice has {wish}")
_EVERYTHING: Final = frozenset(GiftWish)


class GiftNotSelected(Check):
    """Hold an order whose 備考 asks for のし, wrapping or a card that no field holds.

    What it does:
        Reads what the remark asks for, and compares it with のし of the packages, the wrappings of
        the order, the gift flag, and the choices (項目選択肢) of the items.
    Why it holds:
        Packing instructions are made from the fields. What stands in the remark only is missed on
        the packing table, and a gift without its のし cannot be mended. Wrapping may cost money:
        it is settled before the order is confirmed.
    Fires on:
        A wish for のし (表書き, 水引), wrapping or ribbon, or a message card, each by itself, that
        no field has; also where the choice of the item says 不要.
    Stays quiet on:
        Refusals (のし不要), wishes a field or choice has, orders with the gift flag, what is typed
        under a heading such as カードの文面 without asking for it, other gift matters (no prices
        enclosed, sender's name), which `RM01` tells. A field the source lacks counts as filled;
        of a remark it lacks `RM01` speaks.
    Parameters:
        `default_texts` adds texts to those of the shop (`[shop] default_texts`).

    References:
        RMS getOrder page, version 10 (noshi, WrappingModel, giftCheckFlag, selectedChoice).

    Attributes:
        default_texts: Initial values (初期値) of the shop's order form, as configured.
    """

    code: ClassVar = "RM03"
    name: ClassVar = "remarks.gift_not_selected"
    label: ClassVar = Message(ja="のし・包装 選択漏れ", en="Noshi or wrapping not selected")
    since: ClassVar = "0.1"
    inputs: ClassVar = (
        "remarks",
        "requested_delivery_date",
        "shipping_term",
        "gift_check_flag",
        "packages.noshi",
        "packages.items.selected_choice",
        "wrapping_1.delete_wrapping_flag",
        "wrapping_2.delete_wrapping_flag",
    )
    tolerates: ClassVar = frozenset(inputs)
    source: ClassVar = Source("RMS getOrder v10", date(2026, 11, 22))

    gates: frozenset[Gate] = CONFIRM_GATE
    default_texts: tuple[str, ...] = ()

    def examine(self, order: Order, ctx: Context) -> Iterator[Finding]:
        """Yield one finding for each wish that no field has."""
        reading = read_order_remarks(order, (*ctx.shop.default_texts, *self.default_texts))
        asked: dict[GiftWish, list[Piece]] = {}
        for piece in reading.messages:
            if piece.weight and RemarkClass.GIFT in piece.classes:
                for wish in gift_wishes(piece.text, piece.title):
                    asked.setdefault(wish, []).append(piece)
        if not asked:
            ctx.note(_NOT_ASKED)
            return
        has = _in_fields(order)
        for wish, pieces in asked.items():
            if wish in has:
                ctx.note(_HAS_IT, wish=_LABELS[wish])
            else:
                yield self._finding(wish, pieces)

    def _finding(self, wish: GiftWish, pieces: list[Piece]) -> Finding:
        evidence = [piece.evidence for piece in pieces]
        advice = Suggestion(path=_WHERE[wish], message=_ADVICE[wish])
        return self.finding(
            _TEXT, *evidence, kind=wish.value, suggestion=advice, wish=_LABELS[wish]
        )

    @classmethod
    def cases(cls) -> Iterable[Case]:
        """Yield the named cases."""
        yield from _firing()
        yield from _quiet()


def _in_fields(order: Order) -> frozenset[GiftWish]:
    """What fields and choices of the order hold; a field the source lacks may hold anything."""
    choices = [item.selected_choice for item in order.items]
    if isinstance(order.gift_check_flag, Unknown) or order.gift_check_flag == 1:
        return _EVERYTHING
    if any(isinstance(each, Unknown) for each in choices):
        return _EVERYTHING
    chosen = {wish for text in choices if isinstance(text, str) for wish in chosen_gifts(text)}
    if any(_is_filled(package.noshi) for package in order.packages):
        chosen.add(GiftWish.NOSHI)
    if any(_is_wrapped(each) for each in (order.wrapping_1, order.wrapping_2)):
        chosen.add(GiftWish.WRAPPING)
    return frozenset(chosen)


def _is_filled(noshi: str | Unknown | None) -> bool:
    return isinstance(noshi, Unknown) or (isinstance(noshi, str) and not is_refusal(noshi))


def _is_wrapped(wrapping: Wrapping | Unknown | None) -> bool:
    if isinstance(wrapping, Wrapping):
        return wrapping.delete_wrapping_flag != 1
    return isinstance(wrapping, Unknown)


def _said(text: str, /, choice: str | None = None, **facts: Any) -> Order:
    remarks = f"[配送日時指定:]\n\n[備考:]\n{text}\n"
    return order(remarks=remarks, items=[{"selected_choice": choice}], **facts)


def _firing() -> Iterator[Case]:
    def fires(name: str, said: Order, *kinds: str) -> Fires:
        return Fires(name=name, order=said, at="remarks", kinds=kinds)

    wish = "御祝ののしをお願いします。名前は佐倉で。"
    yield fires("noshi with a name", _said(wish), "noshi")
    yield fires("wrapping", _said("プレゼント用にラッピングしてください"), "wrapping")
    yield fires("ribbon", _said("赤いリボンをつけてください"), "wrapping")
    yield fires("a card", _said("メッセージカードを付けてください"), "card")
    yield fires("noshi, but the choice says no", _said(wish, "のし:不要"), "noshi")
    yield fires(
        "noshi and wrapping",
        _said("内祝ののし希望です。包装もお願いします。"),
        "noshi",
        "wrapping",
    )
    bought, gone = {"title": 1, "name": "包装紙"}, {"title": 1, "delete_wrapping_flag": 1}
    yield fires("noshi asked, wrapping bought", _said(wish, wrapping_1=bought), "noshi")
    deleted = _said("包装してください", wrapping_1=gone)
    yield fires("the wrapping was deleted", deleted, "wrapping")
    yield fires("noshi refused, wrapping asked", _said("のしは不要、包装お願いします"), "wrapping")
    consent = "のしをご希望の方は備考へ:了承しました"
    yield fires("a consent is no choice", _said(wish, consent), "noshi")


def _quiet() -> Iterator[Case]:
    def quiet(name: str, said: Order) -> Quiet:
        return Quiet(name=name, order=said)

    wish = "御祝ののしをお願いします"
    card = "メッセージカードを付けてください"
    ribbon = {"title": 2, "name": "リボン"}
    yield quiet("no remark", order(remarks=None))
    yield quiet("refused", _said("のし不要です"))
    yield quiet("refused politely", _said("のしはつけなくて結構です"))
    yield quiet("noshi is set", _with_noshi(wish))
    yield quiet("noshi is chosen", _said(wish, "のし:内のし(御祝)"))
    yield quiet("wrapping is bought", _said("リボンをかけてください", wrapping_2=ribbon))
    yield quiet("the card is chosen", _said(card, "メッセージカード:あり"))
    yield quiet("the gift flag is set", _said(wish, gift_check_flag=1))
    yield quiet("another gift matter", _said("金額の分かるものは入れないでください"))
    yield quiet("a present without a wish for it", _said("プレゼントです"))
    yield quiet("another wish", _said("領収書をください"))
    yield quiet("a choice without a remark", _said("", "のし:御祝"))


def _with_noshi(text: str) -> Order:
    return order(remarks=f"[備考:]\n{text}\n", packages=[{"noshi": "御祝"}])
