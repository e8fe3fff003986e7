"""One ordinary order, before any trouble is planted."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import Any

from oms.testing import goods, money, payment, people, places, recipients, timeline, wording
from oms.testing.draft import Draft
from oms.testing.people import Person
from oms.testing.places import Place
from oms.testing.rng import Rng
from oms.testing.shop_styles import ShopStyle

SOCIAL_GIFT_VERSION = 10
HOURS = tuple((hour, 0.3 if hour < 7 else 3 if hour > 19 else 1) for hour in range(24))
SHAPES = (("self", 0.72), ("other", 0.18), ("several", 0.05), ("split", 0.02), ("social", 0.03))
DEVICES = ((11, 0.5), (12, 0.3), (0, 0.15), (21, 0.05))
ZERO = (
    *("receiptIssueCount", "giftCheckFlag", "socialGiftFlag", "severalSenderFlag"),
    *("isolatedIslandFlag", "cautionDisplayType", "rakutenConfirmFlag", "asurakuFlag"),
    *("additionalFeeOccurAmountToShop", "membershipType", "modifyFlag", "dealFlag"),
)
ABSENT = (
    *("cautionDisplayDetailType", "memo", "operator", "mailPlugSentence", "remarks"),
    *("reserveNumber", "reserveDeliveryCount", "WrappingModel1", "WrappingModel2"),
)


def start_draft(rng: Rng, shop: ShopStyle, index: int, version: int, day: date) -> Draft:
    """The order's number in the run, its time and its status."""
    at = time(rng.weighted(HOURS), rng.below(60), rng.below(60), tzinfo=wording.JST)
    moment = datetime.combine(day, at)
    return Draft(shop, index, version, moment, rng.weighted(timeline.STATUSES))


def build(rng: Rng, shop: ShopStyle, index: int, version: int, day: date) -> Draft:
    """An ordinary order: everything but the remarks."""
    draft = start_draft(rng, shop, index, version, day)
    buyer, place = people.person(rng), places.pick_place(rng)
    orderer = _orderer(rng, buyer, place)
    shape = rng.weighted(SHAPES)
    shape = "self" if shape == "social" and version < SOCIAL_GIFT_VERSION else shape
    head = _head(rng, draft, orderer)
    draft.payload, draft.buyer = head, buyer
    head["DeliveryModel"] = payment.delivery(rng, draft)
    cod = shape == "self" and head["DeliveryModel"]["deliveryName"] in shop.parcel_services
    head["SettlementModel"] = payment.settlement(rng, draft, buyer, cod=cod)
    head["PackageModelList"] = _packages(rng, draft, shape, orderer, (buyer, place))
    goods.keep_limits(draft)
    _service(rng, draft, shape)
    _order_type(rng, draft)
    _gift(rng, draft, shape)
    _drop_off(rng, draft, shape)
    _caution(rng, draft)
    recipients.write_flags(draft)
    _wish(rng, draft)
    money.settle_packages(draft)
    money.settle_order(rng, draft)
    _keep_cod_under_limit(rng, draft, buyer)
    timeline.write(rng, draft, draft.status)
    return draft


def _orderer(rng: Rng, buyer: Person, place: Place) -> dict[str, Any]:
    orderer = places.address(rng, place) | buyer.fields() | people.phone(rng)
    if rng.chance(0.01):
        orderer["familyNameKana"] = orderer["firstNameKana"] = None
    return orderer | {"emailAddress": people.email(rng)} | people.birthday(rng, buyer)


def _packages(
    rng: Rng, draft: Draft, shape: str, orderer: dict[str, Any], at: tuple[Person, Place]
) -> list[dict[str, Any]]:
    buyer, place = at
    if shape == "social":
        return [_social_gift(rng, draft, buyer)]
    if shape in ("self", "split"):
        own = range(2 if shape == "split" else 1)
        senders = [recipients.sender_of(orderer, place) for _ in own]
        return [goods.package_model(rng, draft, senders[k], place, k) for k in own]
    count = 1 if shape == "other" else rng.weighted(((2, 0.7), (3, 0.3)))
    packages = []
    for number in range(count):
        sender, where = recipients.other_sender(rng, buyer)
        packages.append(goods.package_model(rng, draft, sender, where, number))
    if count > 1 and rng.chance(0.1):
        packages[-1]["packageDeleteFlag"] = 1
    return packages


def _social_gift(rng: Rng, draft: Draft, buyer: Person) -> dict[str, Any]:
    entered = draft.status != timeline.NEW or rng.chance(0.4)
    sender, place = recipients.other_sender(rng, buyer)
    shown = sender if entered else recipients.DUMMY.copy()
    model = goods.package_model(rng, draft, shown, place, 0)
    model["SocialGiftModel"] = recipients.social_gift_model(rng, draft, entered=entered)
    return model


def _head(rng: Rng, draft: Draft, orderer: dict[str, Any]) -> dict[str, Any]:
    number = f"{draft.shop.shop_id}-{draft.ordered_at:%Y%m%d}-{draft.index + 1:010}"
    return {
        "orderNumber": number,
        "orderProgress": draft.status,
        "orderDatetime": wording.stamp(draft.ordered_at),
        "orderType": 1,
        "rakutenMemberFlag": int(rng.chance(0.97)),
        "carrierCode": rng.weighted(DEVICES),
        "emailCarrierCode": 0,
        "paymentChargeTaxRate": goods.STANDARD_RATE,
        "deliveryCertPrgFlag": 0,
        "oneDayOperationFlag": int(draft.shop.auto_confirm and rng.chance(0.15)),
        "OrdererModel": orderer,
        "PointModel": {"usedPoint": 0},
        "drugFlag": 0,
        **dict.fromkeys(ZERO, 0),
        **dict.fromkeys(ABSENT),
    }


def _order_type(rng: Rng, draft: Draft) -> None:
    first = draft.packages[0]["ItemModelList"][0]
    flags = next(one.flags for one in draft.shop.items if one.name == first["itemName"])
    if "頒布会" in first["itemName"]:
        kind, count = 5, rng.between(1, 3)
    elif "【予約】" in first["itemName"]:
        kind, count = 6, 1
    elif "subscription" in flags and rng.chance(0.3):
        kind, count = 4, rng.between(1, 12)
    else:
        return
    timeline.as_series(rng, draft, kind, count)


def _gift(rng: Rng, draft: Draft, shape: str) -> None:
    names = [item["itemName"] for item in draft.packages[0]["ItemModelList"]]
    gifts = [one for one in draft.shop.items if "gift" in one.flags and one.name in names]
    if not rng.chance(0.6 if shape != "self" else 0.08 if gifts else 0.01):
        return
    draft.payload["giftCheckFlag"] = 1
    if gifts and rng.chance(0.4):
        draft.packages[0]["noshi"] = goods.noshi(rng)
    elif shape in ("self", "other") and rng.chance(0.4):
        draft.payload["WrappingModel1"] = money.wrapping(1, "ギフト包装", rng.pick((0, 220, 330)))
        if rng.chance(0.3):
            draft.payload["WrappingModel2"] = money.wrapping(2, "赤いリボン", 110)


def _service(rng: Rng, draft: Draft, shape: str) -> None:
    """Hand over at a store only to the buyer, and send by mail only what fits."""
    delivery, shop = draft.payload["DeliveryModel"], draft.shop
    package = draft.packages[0]
    name = delivery["deliveryName"]
    fits = all(goods.mail_load(shop, one) <= 1 for one in draft.packages)
    if name == payment.STORE and shape == "self":
        package["DeliveryCvsModel"] = payment.convenience_store(rng, package["SenderModel"])
    elif name == payment.STORE or (name in shop.mail_services and not fits):
        delivery["deliveryName"] = shop.parcel_services[0]


def _drop_off(rng: Rng, draft: Draft, shape: str) -> None:
    delivery, package = draft.payload["DeliveryModel"], draft.packages[0]
    cool = delivery["deliveryClass"] in (payment.CHILLED, payment.FROZEN)
    cod = draft.payload["SettlementModel"]["settlementMethodCode"] == money.COD
    to_the_door = delivery["deliveryName"] in draft.shop.parcel_services and not cod
    if shape == "self" and to_the_door and not cool and rng.chance(0.25):
        package.update(dropOffFlag=1, dropOffLocation=goods.drop_off_location(rng))


def _caution(rng: Rng, draft: Draft) -> None:
    """A buyer who asks much of the service, or left a prepayment unpaid and now pays by card."""
    code = draft.payload["SettlementModel"]["settlementMethodCode"]
    if rng.chance(0.015):
        draft.payload.update(cautionDisplayType=1, cautionDisplayDetailType=105)
    elif payment.kind_of(code) == "credit" and rng.chance(0.003):
        draft.payload.update(cautionDisplayType=1, cautionDisplayDetailType=101)


def _keep_cod_under_limit(rng: Rng, draft: Draft, buyer: Person) -> None:
    payload = draft.payload
    code = payload["SettlementModel"]["settlementMethodCode"]
    if code == money.COD and payload["requestPrice"] > money.COD_LIMIT:
        payload["SettlementModel"] = payment.model_of(rng, draft, buyer, payment.CARD)
        money.resettle(draft)


def _wish(rng: Rng, draft: Draft) -> None:
    shop = draft.shop
    wished, slotted, alone = rng.chance(shop.date_wish), rng.chance(0.6), rng.chance(0.1)
    ahead, term = rng.between(5, 14), rng.pick(shop.slots)
    name = draft.payload["DeliveryModel"]["deliveryName"]
    if name in shop.mail_services or name == payment.STORE or draft.is_waiting_gift:
        return
    if wished:
        day = draft.ordered_at.date() + timedelta(days=ahead)
        draft.remarks.wish(day, term if slotted else 0)
        draft.payload["deliveryCertPrgFlag"] = int(shop.auto_confirm and ahead < 7)
    elif alone:
        draft.remarks.wish(None, term)
