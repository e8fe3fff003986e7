"""What is true of a finished sample order: planted, brought along or grown by chance.

Only what the order's own fields and the facts of its shop settle; what lies in words (a typing
error, a dummy number) is true where it was planted.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta
from typing import Any

from oms.testing import goods, money, shape, timeline
from oms.testing.draft import GIFT_TITLES, Draft
from oms.testing.moments import CANCEL_WINDOW
from oms.testing.shop_styles import TEMPERATURES

COD_LIMIT, HIGH_AMOUNT, NEAR_DAYS = money.COD_LIMIT, 100_000, 3
SERIES = (4, 5, 6)
SHIPPED = (timeline.SHIPPED, timeline.PAYING, timeline.PAID)
LIVING = (*timeline.OPEN, timeline.CHANGING)
WARM_MAY_GO_COLD = {"normal": ("normal", "chilled")}
NOTHING = ("", "不要", "なし")
UNDETERMINED = money.UNDETERMINED
Facts = Iterator[tuple[str, bool]]


def troubles_of(draft: Draft, moment: datetime) -> list[str]:
    """The troubles that need a person at a moment, as far as fields settle them."""
    made = (_amounts, _history, _caution, _cash, _goods, _gift)
    found = [name for make in made for name, true in make(draft) if true]
    return found + (["delivery.past_date"] if _is_overdue(draft, moment.date()) else [])


def notices_of(draft: Draft, moment: datetime) -> list[str]:
    """What is worth knowing or waiting for, at a moment; nobody is needed."""
    made: tuple[Callable[[], Facts], ...] = (
        lambda: _waits(draft, moment),
        lambda: _remarkable(draft, moment),
        lambda: _texts(draft),
    )
    return [name for make in made for name, true in make() if true]


def _is_overdue(draft: Draft, today: date) -> bool:
    """Whether the wished day is past and something has not left."""
    wished = draft.payload["deliveryDate"]
    if draft.status in (*SHIPPED, timeline.CANCELLED) or not wished:
        return False
    rows = [package["ShippingModelList"] for package in draft.packages]
    days = [[row["shippingDate"] or "9999" for row in each] for each in rows]
    gone = all(min(each, default="9999") <= today.isoformat() for each in days)
    return bool(wished < today.isoformat()) and not gone


def _amounts(draft: Draft) -> Facts:
    payload = draft.payload
    unset = UNDETERMINED in (payload["postagePrice"], payload["deliveryPrice"])
    yield "amount.undetermined", unset
    islands = (one for one in draft.packages if one["SenderModel"]["isolatedIslandFlag"])
    yield "delivery.island_postage", any(one["postagePrice"] == UNDETERMINED for one in islands)


def _history(draft: Draft) -> Facts:
    kinds = [
        row["changeType"]
        for row in draft.payload["ChangeReasonModelList"]
        if row["changeCmplDatetime"] is None
    ]
    asked = draft.status == timeline.CANCELLING or 0 in kinds
    yield "order.cancellation_requested", asked
    yield "order.changed_after_confirmation", 4 in kinds or 9 in kinds


def _caution(draft: Draft) -> Facts:
    detail = draft.payload["cautionDisplayDetailType"]
    for code in (101, 102, 103, 104):
        matters = code != 101 or shape.payment_of(draft) == "prepaid"
        yield f"customer.caution_{code}", detail == code and matters


def _cash(draft: Draft) -> Facts:
    cod = shape.payment_of(draft) == "cod"
    yield "payment.cod_over_limit", cod and draft.payload["requestPrice"] > COD_LIMIT
    yield "payment.cod_mail", cod and shape.service_of(draft) == "mail"
    yield "payment.cod_drop_off", cod and any(one["dropOffFlag"] for one in draft.packages)


def _goods(draft: Draft) -> Facts:
    lines = [item for package in draft.packages for item in goods.live_items(package)]
    limits = {one.manage_number: one.unit_limit for one in draft.shop.items if one.unit_limit}
    units = {
        number: sum(line["units"] for line in lines if line["manageNumber"] == number)
        for number in limits
    }
    over = any(units[number] > limit for number, limit in limits.items())
    yield "items.quantity_over_limit", over
    full = (goods.mail_load(draft.shop, one) > 1 for one in draft.packages)
    yield "items.over_mail_limit", shape.service_of(draft) == "mail" and any(full)
    yield "items.mixed_temperature", not all(_travels(draft, one) for one in draft.packages)


def _travels(draft: Draft, package: dict[str, Any]) -> bool:
    """Whether everything in a package may travel at the temperature of its parcel."""
    stated = draft.payload["DeliveryModel"]["deliveryClass"]
    known = (draft.shop.item(item["manageNumber"]) for item in goods.live_items(package))
    needs = [WARM_MAY_GO_COLD.get(t, (t,)) for one in known if one and (t := one.temperature)]
    parcel = goods.temperature_of(draft.payload["DeliveryModel"])
    options = (parcel,) if stated else TEMPERATURES
    return any(all(option in need for need in needs) for option in options)


def _gift(draft: Draft) -> Facts:
    asked = {thing for message in draft.remarks.messages for thing in message.asks}
    chosen = set(_chosen(draft))
    flagged = draft.payload["giftCheckFlag"] == 1
    yield "remarks.gift_not_selected", not flagged and bool(asked - chosen)


def _chosen(draft: Draft) -> Iterator[str]:
    """What the fields hold of the things a gift may need."""
    payload = draft.payload
    if any(package["noshi"] for package in draft.packages):
        yield "noshi"
    if payload["WrappingModel1"] or payload["WrappingModel2"]:
        yield "wrapping"
    lines = [item for package in draft.packages for item in goods.live_items(package)]
    for row in "\n".join(line["selectedChoice"] or "" for line in lines).split("\n"):
        title, _, value = row.partition(":")
        if value not in NOTHING and "選択" not in value:
            yield from (thing for word, thing in GIFT_TITLES if word in title)


def _waits(draft: Draft, moment: datetime) -> Facts:
    payload = draft.payload
    unpaid = draft.status in (timeline.PROCESSING, timeline.CHANGING)
    prepaid = shape.payment_of(draft) == "prepaid" and not payload["orderFixDatetime"]
    yield "payment.awaited", unpaid and prepaid
    shipped = draft.status in (*SHIPPED, timeline.CANCELLED)
    yield "order.rakuten_confirming", payload["rakutenConfirmFlag"] == 1 and not shipped
    yield "delivery.gift_address_awaited", draft.is_waiting_gift and not shipped
    window = (
        payload["orderType"] not in SERIES
        and payload["rakutenMemberFlag"] == 1
        and payload["deliveryCertPrgFlag"] == 0
    )
    young = moment < draft.ordered_at + CANCEL_WINDOW
    yield "order.cancellable", window and young and draft.status in LIVING


def _remarkable(draft: Draft, moment: datetime) -> Facts:
    yield "address.town_missing", "address.town_missing" in draft.kinds
    payload = draft.payload
    detail, prepaid = payload["cautionDisplayDetailType"], shape.payment_of(draft) == "prepaid"
    yield f"customer.caution_{detail}", detail == 105 or (detail == 101 and not prepaid)
    yield "order.several_recipients", payload["severalSenderFlag"] == 1
    sure = UNDETERMINED not in (payload["totalPrice"], payload["deliveryPrice"])
    yield "payment.amount_high", sure and money.grand_total(payload) >= HIGH_AMOUNT
    first = payload["orderType"] in SERIES and payload["reserveDeliveryCount"] == 1
    yield "order.first_of_series", first
    due = payload["cancelDueDate"]
    left = date.fromisoformat(due) - moment.date() if due else timedelta.max
    near = timedelta(0) <= left <= timedelta(days=NEAR_DAYS)
    yield "order.auto_cancel_near", near and draft.status in LIVING
    yield "delivery.shipping_row_blank", _is_blank(draft, moment.date())


def _texts(draft: Draft) -> Facts:
    # Whether a character can be printed lies in words: true where it was planted.
    yield "text.unprintable", "text.unprintable" in draft.kinds


def _is_blank(draft: Draft, today: date) -> bool:
    """Whether a parcel left before today and a row, or a row's field, is missing."""
    rows = [row for package in draft.packages for row in package["ShippingModelList"]]
    left = any(row["shippingDate"] and row["shippingDate"] < today.isoformat() for row in rows)
    missing = not all(all(row.values()) for row in rows)
    missing |= not all(package["ShippingModelList"] for package in draft.packages)
    return draft.status == timeline.TO_SHIP and left and missing
