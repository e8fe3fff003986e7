"""Ordinary traits of a sample order: what could look like a trouble and is none."""

from __future__ import annotations

from typing import Any

from oms.testing import people
from oms.testing.draft import Draft
from oms.testing.goods import live_items, temperature_of
from oms.testing.money import COD, PREPAID

BULK = 5
SERIES = {4: "subscription", 5: "distribution", 6: "reservation"}
FINISHED_CHANGES = (3, 6, 7)
NO_ANSWERS = (":不要", ":なし", ":希望しない", ":加入しない")
CONSENTS = ("しました", ":20歳以上です", ":はい")


def note(draft: Draft) -> list[str]:
    """The names of all traits the finished order has."""
    marks = _shape(draft) | _goods(draft) | _service(draft) | _money(draft) | _history(draft)
    return [name for name, present in marks.items() if present]


def _shape(draft: Draft) -> dict[str, Any]:
    payload, live = draft.payload, draft.packages
    gifts = [package["SocialGiftModel"] for package in live if package["SocialGiftModel"]]
    family = str(draft.buyer and draft.buyer.family.text)
    return {
        "several_packages": len(live) > 1,
        "same_recipient": len(live) > 1 and not payload["severalSenderFlag"],
        "deleted_package": len(live) < len(payload["PackageModelList"]),
        "gift_to_other": not payload["equalSenderFlag"],
        "island": payload["isolatedIslandFlag"],
        "social_gift": any(gift["inputFlag"] for gift in gifts),
        "social_gift_waiting": draft.is_waiting_gift,
        "vendor_character": any(c in family for c in people.VENDOR_CHARACTERS),
        "caution_105": payload["cautionDisplayDetailType"] == 105,
        "caution_101_by_card": payload["cautionDisplayDetailType"] == 101 and _pays_by_card(draft),
    }


def _pays_by_card(draft: Draft) -> bool:
    code = draft.payload["SettlementModel"]["settlementMethodCode"]
    return code != COD and code not in PREPAID


def _goods(draft: Draft) -> dict[str, Any]:
    payload, live = draft.payload, draft.packages
    lines = [item for package in live for item in live_items(package)]
    choices = "\n".join(item["selectedChoice"] or "" for item in lines).split("\n")
    deleted = any(item["deleteItemFlag"] for package in live for item in package["ItemModelList"])
    return {
        "deleted_item": deleted,
        "bulk": any(item["units"] >= BULK for item in lines),
        "gift": payload["giftCheckFlag"],
        "noshi": any(package["noshi"] for package in live),
        "no_answer": any(choice.endswith(NO_ANSWERS) for choice in choices),
        "consent": any(choice.endswith(CONSENTS) for choice in choices),
        **{name: payload["orderType"] == kind for kind, name in SERIES.items()},
    }


def _service(draft: Draft) -> dict[str, Any]:
    delivery = draft.payload["DeliveryModel"]
    temperature = temperature_of(delivery)
    rows = [row for package in draft.packages for row in package["ShippingModelList"]]
    return {
        "chilled": temperature == "chilled",
        "frozen": temperature == "frozen",
        "mail": delivery["deliveryName"] in draft.shop.mail_services,
        "convenience_store": any(package["DeliveryCvsModel"] for package in draft.packages),
        "drop_off": any(package["dropOffFlag"] for package in draft.packages),
        "ship_date_registered": rows and not draft.payload["shippingCmplRptDatetime"],
    }


def _money(draft: Draft) -> dict[str, Any]:
    payload = draft.payload
    code = payload["SettlementModel"]["settlementMethodCode"]
    return {
        "cod": code == COD,
        "prepaid": code in PREPAID,
        "coupon": payload["CouponModelList"],
        "points": payload["PointModel"]["usedPoint"],
    }


def _history(draft: Draft) -> dict[str, Any]:
    kinds = {row["changeType"] for row in draft.payload["ChangeReasonModelList"]}
    return {
        "changed_before": kinds.intersection(FINISHED_CHANGES),
        "due_date": draft.payload["DueDateModelList"],
        "rakuten_confirming": draft.payload["rakutenConfirmFlag"],
    }
