"""Amounts of a sample order: they add up as RMS adds them.

goodsPrice = items + wrapping · totalPrice = goodsPrice + postage · 総合計 = totalPrice − coupons
+ deliveryPrice + paymentCharge + additionalFeeOccurAmountToUser · requestPrice = 総合計 − points.
A tax row holds its rate's share of 総合計 without the additional fee (deferred payment).
"""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from oms.testing.draft import Draft
from oms.testing.goods import STANDARD_RATE, live_items
from oms.testing.rng import Rng

UNDETERMINED = -9999
COD_FEE = 330
PREPAID_CHARGE = 250
DEFERRED_FEE = 250
COD, BANK, SEVEN, LAWSON, DEFERRED = 2, 9, 13, 14, 21
PREPAID = (BANK, SEVEN, LAWSON)
COD_LIMIT = 300_000  # yen one parcel may collect


def line_total(item: dict[str, Any]) -> int:
    """Price with tax times units."""
    return int(item["priceTaxIncl"]) * int(item["units"])


def wrapping(title: int, name: str, price: int) -> dict[str, Any]:
    """One WrappingModel, tax included."""
    return {
        "title": title,
        "name": name,
        "price": price,
        "includeTaxFlag": 1,
        "deleteWrappingFlag": 0,
        "taxRate": STANDARD_RATE,
        "taxPrice": included_tax(price, STANDARD_RATE),
    }


def included_tax(amount: int, rate: float) -> int:
    """The tax inside an amount with tax, rounded down."""
    percent = round(rate * 100)
    return amount * percent // (100 + percent)


def coupon(rng: Rng, draft: Draft) -> dict[str, Any] | None:
    """A coupon on the first item of the order, now and then."""
    item = live_items(draft.packages[0])[0]
    if not rng.chance(0.12):
        return None
    rakuten = rng.chance(0.3)
    price = min(rng.pick((100, 200, 300, 500, 1000)), line_total(item) // 2)
    letters = "ABCDEFGHJKLMNPQRSTUVWXYZ"
    code = "-".join("".join(rng.pick(letters) for _ in range(4)) for _ in range(4))
    return {
        "couponCode": code,
        "itemId": item["itemId"],
        "couponName": "お買い物マラソン クーポン" if rakuten else "店内全品クーポン",
        "couponSummary": f"{price}円引き",
        "couponCapital": "サービス" if rakuten else "ショップ",
        "couponCapitalCode": 3 if rakuten else 1,
        "expiryDate": (draft.ordered_at.date() + timedelta(days=6)).isoformat(),
        "couponPrice": price,
        "couponUnit": 1,
        "couponTotalPrice": price,
        "itemDetailId": item["itemDetailId"],
    }


def _wrapping_price(payload: dict[str, Any]) -> int:
    models = (payload["WrappingModel1"], payload["WrappingModel2"])
    return sum(model["price"] for model in models if model)


def settle_packages(draft: Draft) -> None:
    """Write the amounts of every package; wrapping goes to the first one."""
    for number, package in enumerate(draft.payload["PackageModelList"]):
        goods = sum(line_total(item) for item in live_items(package))
        goods += _wrapping_price(draft.payload) if number == 0 else 0
        package["goodsPrice"] = goods
        package["totalPrice"] = goods + package["postagePrice"]


def settle_order(rng: Rng, draft: Draft) -> None:
    """Write coupons, fees, points, totals and tax rows of the order."""
    payload = draft.payload
    used = coupon(rng, draft)
    payload["CouponModelList"] = [used] if used else None
    payload["PointModel"]["usedPoint"] = 0
    sum_up(draft)
    grand = grand_total(payload)
    _pay_with(payload, rng.between(1, grand // 2) if rng.chance(0.2) else 0)


def _pay_with(payload: dict[str, Any], points: int) -> None:
    payload["PointModel"]["usedPoint"] = points
    payload["requestPrice"] = grand_total(payload) - points


def resettle(draft: Draft) -> None:
    """Add up anew after goods, packages or payment were changed; coupon and points stay."""
    payload = draft.payload
    first = live_items(draft.packages[0])[0]
    for used in payload["CouponModelList"] or ():
        price = min(used["couponPrice"], line_total(first) // 2)
        used.update(itemId=first["itemId"], itemDetailId=first["itemDetailId"])
        used.update(couponPrice=price, couponTotalPrice=price, couponSummary=f"{price}円引き")
    settle_packages(draft)
    sum_up(draft)
    _pay_with(payload, min(payload["PointModel"]["usedPoint"], grand_total(payload) // 2))


def sum_up(draft: Draft) -> None:
    """Write fees, totals and tax rows of the order from its packages, coupon and points."""
    payload, live = draft.payload, draft.packages
    code = payload["SettlementModel"]["settlementMethodCode"]
    used = (payload["CouponModelList"] or [None])[0]
    off = used["couponTotalPrice"] if used else 0
    for package in live:
        package["deliveryPrice"] = 0
    live[0]["deliveryPrice"] = COD_FEE if code == COD else 0
    payload["goodsPrice"] = sum(package["goodsPrice"] for package in live)
    payload["postagePrice"] = sum(package["postagePrice"] for package in live)
    payload["deliveryPrice"] = live[0]["deliveryPrice"]
    payload["paymentCharge"] = PREPAID_CHARGE if code in (SEVEN, LAWSON) else 0
    payload["additionalFeeOccurAmountToUser"] = DEFERRED_FEE if code == DEFERRED else 0
    payload["totalPrice"] = payload["goodsPrice"] + payload["postagePrice"]
    payload["couponAllTotalPrice"] = off
    payload["couponShopPrice"] = off if used and used["couponCapitalCode"] == 1 else 0
    payload["couponOtherPrice"] = off - payload["couponShopPrice"]
    payload["requestPrice"] = grand_total(payload) - payload["PointModel"]["usedPoint"]
    payload["TaxSummaryModelList"] = tax_rows(draft)


def grand_total(payload: dict[str, Any]) -> int:
    """総合計(税込) of an order by the formula of RMS."""
    plus = ("totalPrice", "deliveryPrice", "paymentCharge", "additionalFeeOccurAmountToUser")
    return sum(int(payload[key]) for key in plus) - int(payload["couponAllTotalPrice"])


def tax_rows(draft: Draft) -> list[dict[str, Any]]:
    """The TaxSummaryModelList, the higher rate first."""
    payload = draft.payload
    goods = {STANDARD_RATE: payload["postagePrice"] + _wrapping_price(payload)}
    for package in draft.packages:
        for item in live_items(package):
            goods[item["taxRate"]] = goods.get(item["taxRate"], 0) + line_total(item)
    first = live_items(draft.packages[0])[0]
    charge = payload["paymentCharge"] + payload["deliveryPrice"]
    rows = []
    for rate in sorted(goods, reverse=True):
        off = payload["couponAllTotalPrice"] if rate == first["taxRate"] else 0
        own = charge if rate == STANDARD_RATE else 0
        if goods[rate] or own:
            rows.append(_tax_row(rate, goods[rate], own, off))
    return rows


def _tax_row(rate: float, total: int, charge: int, off: int) -> dict[str, Any]:
    request = total + charge - off
    return {
        "taxRate": rate,
        "reqPrice": request,
        "reqPriceTax": included_tax(request, rate),
        "totalPrice": total,
        "paymentCharge": charge,
        "couponPrice": off,
        "point": 0,
    }
