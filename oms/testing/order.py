"""One ordinary order, before any trouble is planted."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import Any

from oms.testing import goods, money, payment, people, places, timeline, wording
from oms.testing.draft import Draft
from oms.testing.people import Person
from oms.testing.places import Place
from oms.testing.rng import Rng
from oms.testing.shop_styles import ShopStyle

ORDERS_A_DAY = 25
SOCIAL_GIFT_VERSION = 10
HOURS = tuple((hour, 0.3 if hour < 7 else 3 if hour > 19 else 1) for hour in range(24))
SHAPES = (("self", 0.74), ("other", 0.18), ("several", 0.05), ("social", 0.03))
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
WAITING = "入力待ち"
DUMMY = {
    "zipCode1": "999",
    "zipCode2": "9999",
    **dict.fromkeys(("prefecture", "city", "subAddress", "familyName", "firstName"), WAITING),
    "familyNameKana": "ニュウリョクマチ",
    "firstNameKana": "ニュウリョクマチ",
    "phoneNumber1": "999",
    "phoneNumber2": "9999",
    "phoneNumber3": "9999",
    "isolatedIslandFlag": 0,
}


def start_draft(rng: Rng, shop: ShopStyle, index: int, version: int, start: date) -> Draft:
    """The order's number in the run, its time and its status."""
    day = start + timedelta(days=index // ORDERS_A_DAY)
    at = time(rng.weighted(HOURS), rng.below(60), rng.below(60), tzinfo=wording.JST)
    moment = datetime.combine(day, at)
    return Draft(shop, index, version, moment, rng.weighted(timeline.STATUSES))


def build(rng: Rng, shop: ShopStyle, index: int, version: int, start: date) -> Draft:
    """An ordinary order: everything but the remarks."""
    draft = start_draft(rng, shop, index, version, start)
    buyer, place = people.person(rng), places.pick_place(rng)
    orderer = _orderer(rng, buyer, place)
    shape = rng.weighted(SHAPES)
    shape = "self" if shape == "social" and version < SOCIAL_GIFT_VERSION else shape
    head = _head(rng, draft, orderer)
    draft.payload = head
    head["DeliveryModel"] = payment.delivery(rng, draft)
    head["SettlementModel"] = payment.settlement(rng, draft, buyer, cod=shape == "self")
    head["PackageModelList"] = _packages(rng, draft, shape, orderer, (buyer, place))
    _order_type(rng, draft)
    _gift(rng, draft, shape)
    _drop_off(rng, draft, shape)
    _flags(draft, shape)
    _wish(rng, draft)
    money.settle_packages(draft)
    money.settle_order(rng, draft)
    timeline.write(rng, draft, draft.status)
    _note_features(draft, buyer)
    return draft


def _orderer(rng: Rng, buyer: Person, place: Place) -> dict[str, Any]:
    orderer = places.address(rng, place) | buyer.fields() | people.phone(rng)
    if rng.chance(0.01):
        orderer["familyNameKana"] = orderer["firstNameKana"] = None
    return orderer | {"emailAddress": people.email(rng)} | people.birthday(rng, buyer)


def sender_of(person: dict[str, Any], place: Place) -> dict[str, Any]:
    """The SenderModel of an orderer who receives the parcel."""
    extra = ("emailAddress", "sex", "birthYear", "birthMonth", "birthDay")
    own = {key: value for key, value in person.items() if key not in extra}
    return own | {"isolatedIslandFlag": int(place.is_island)}


def other_sender(rng: Rng, buyer: Person) -> tuple[dict[str, Any], Place]:
    """Another person, now and then of the same family, somewhere else."""
    family = buyer.family if rng.chance(0.3) else None
    receiver, place = people.person(rng, family), places.pick_place(rng)
    fields = places.address(rng, place) | receiver.fields() | people.phone(rng)
    return fields | {"isolatedIslandFlag": int(place.is_island)}, place


def _packages(
    rng: Rng, draft: Draft, shape: str, orderer: dict[str, Any], at: tuple[Person, Place]
) -> list[dict[str, Any]]:
    buyer, place = at
    if shape == "social":
        return [_social_gift(rng, draft, buyer)]
    if shape == "self":
        return [goods.package_model(rng, draft, sender_of(orderer, place), place, 0)]
    count = 1 if shape == "other" else rng.weighted(((2, 0.7), (3, 0.3)))
    packages = []
    for number in range(count):
        sender, where = other_sender(rng, buyer)
        packages.append(goods.package_model(rng, draft, sender, where, number))
    if count > 1 and rng.chance(0.1):
        packages[-1]["packageDeleteFlag"] = 1
        draft.mark("deleted_package")
    return packages


def _social_gift(rng: Rng, draft: Draft, buyer: Person) -> dict[str, Any]:
    entered = draft.status != timeline.NEW or rng.chance(0.4)
    sender, place = other_sender(rng, buyer)
    model = goods.package_model(rng, draft, sender if entered else DUMMY.copy(), place, 0)
    done = draft.ordered_at + timedelta(minutes=rng.between(5, 25))
    day = f"{draft.ordered_at:%Y%m%d}"
    model["SocialGiftModel"] = {
        "sgMngNumber": f"{draft.shop.shop_id}-{day}-{draft.index:09}-sg",
        "inputDueDate": (draft.ordered_at.date() + timedelta(days=8)).isoformat(),
        "inputFlag": int(entered),
        "inputCompDatetime": wording.stamp(done) if entered else None,
        "receiverEmailAddress": people.email(rng) if entered else None,
    }
    draft.mark("social_gift" if entered else "social_gift_waiting")
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
        kind, count, feature = 5, rng.between(1, 3), "distribution"
    elif "【予約】" in first["itemName"]:
        kind, count, feature = 6, 1, "reservation"
    elif "subscription" in flags and rng.chance(0.3):
        kind, count, feature = 4, rng.between(1, 12), "subscription"
    else:
        return
    day = f"{draft.ordered_at - timedelta(days=rng.between(5, 40)):%Y%m%d}"
    reserve = f"{draft.shop.shop_id}-{day}-{draft.index + 1:08}-r"
    draft.payload.update(orderType=kind, reserveNumber=reserve, reserveDeliveryCount=count)
    draft.mark(feature)


def _gift(rng: Rng, draft: Draft, shape: str) -> None:
    names = [item["itemName"] for item in draft.packages[0]["ItemModelList"]]
    gifts = [one for one in draft.shop.items if "gift" in one.flags and one.name in names]
    if not rng.chance(0.6 if shape != "self" else 0.08 if gifts else 0.01):
        return
    draft.payload["giftCheckFlag"] = 1
    draft.mark("gift")
    if gifts and rng.chance(0.4):
        draft.packages[0]["noshi"] = goods.noshi(rng)
    elif shape in ("self", "other") and rng.chance(0.4):
        draft.payload["WrappingModel1"] = money.wrapping(1, "ギフト包装", rng.pick((0, 220, 330)))
        if rng.chance(0.3):
            draft.payload["WrappingModel2"] = money.wrapping(2, "赤いリボン", 110)


def _drop_off(rng: Rng, draft: Draft, shape: str) -> None:
    delivery = draft.payload["DeliveryModel"]
    package = draft.packages[0]
    if delivery["deliveryName"] == payment.STORE and shape == "self":
        store = payment.convenience_store(rng, package["SenderModel"])
        package["DeliveryCvsModel"] = store
        draft.mark("convenience_store")
    elif delivery["deliveryName"] == payment.STORE:
        delivery["deliveryName"] = "宅配便"
    cool = delivery["deliveryClass"] in (payment.CHILLED, payment.FROZEN)
    if shape == "self" and not cool and not package["DeliveryCvsModel"] and rng.chance(0.2):
        package.update(dropOffFlag=1, dropOffLocation=goods.drop_off_location(rng))
        draft.mark("drop_off")


def _flags(draft: Draft, shape: str) -> None:
    live = draft.packages
    items = [item for package in live for item in goods.live_items(package)]
    island = any(package["SenderModel"]["isolatedIslandFlag"] for package in live)
    draft.payload.update(
        severalSenderFlag=int(len(live) > 1),
        equalSenderFlag=int(shape == "self"),
        isolatedIslandFlag=int(island),
        socialGiftFlag=int(shape == "social"),
        drugFlag=int(any(item["drugFlag"] for item in items)),
        dealFlag=int(any(item["dealFlag"] for item in items)),
    )


def _wish(rng: Rng, draft: Draft) -> None:
    shop = draft.shop
    wished, slotted, alone = rng.chance(shop.date_wish), rng.chance(0.6), rng.chance(0.1)
    ahead, term = rng.between(5, 14), rng.pick(shop.slots)
    no_wish = draft.payload["DeliveryModel"]["deliveryName"] in (payment.MAIL, payment.STORE)
    if no_wish or "social_gift_waiting" in draft.features:
        return
    if wished:
        day = draft.ordered_at.date() + timedelta(days=ahead)
        draft.remarks.wish(day, term if slotted else 0)
        draft.payload["deliveryCertPrgFlag"] = int(shop.auto_confirm and ahead < 7)
    elif alone:
        draft.remarks.wish(None, term)


def _note_features(draft: Draft, buyer: Person) -> None:
    payload = draft.payload
    code = payload["SettlementModel"]["settlementMethodCode"]
    marks = {
        "several_packages": payload["severalSenderFlag"],
        "island": payload["isolatedIslandFlag"],
        "cod": code == money.COD,
        "prepaid": code in timeline.PREPAID,
        "gift_to_other": not payload["equalSenderFlag"],
        "coupon": payload["CouponModelList"],
        "points": payload["PointModel"]["usedPoint"],
        "vendor_character": any(c in buyer.family.text for c in people.VENDOR_CHARACTERS),
    }
    for name, present in marks.items():
        if present:
            draft.mark(name)
