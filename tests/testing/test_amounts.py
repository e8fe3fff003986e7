"""Amounts add up as RMS adds them, and -9999 stands only where it was planted."""

import pytest

from oms.testing import generate

UNDETERMINED = -9999


def live(payload):
    """Packages and items that were not deleted."""
    packages = [p for p in payload["PackageModelList"] if not p["packageDeleteFlag"]]
    return packages, [i for p in packages for i in p["ItemModelList"] if not i["deleteItemFlag"]]


def amounts(value):
    """Every number anywhere in a payload."""
    if isinstance(value, dict):
        value = list(value.values())
    if isinstance(value, list):
        return [number for one in value for number in amounts(one)]
    return [value] if isinstance(value, int | float) else []


def grand_total(payload):
    """総合計 by the formula of the fact sheet."""
    return (
        payload["totalPrice"]
        - payload["couponAllTotalPrice"]
        + payload["deliveryPrice"]
        + payload["paymentCharge"]
        + payload["additionalFeeOccurAmountToUser"]
    )


MIXES = ("payment.cod_over_limit", "payment.cod_mail", "items.quantity_over_limit")
MIXES += ("payment.amount_high", "order.several_recipients", "payment.awaited")
MIXES += ("items.mixed_temperature", "items.over_mail_limit", "delivery.gift_address_awaited")
MIXES += ("remarks.gift_not_selected", "customer.caution_101")


@pytest.fixture(scope="module", params=["ordinary", *MIXES])
def settled(request):
    """Orders whose amounts all stand: ordinary ones, and those a planter made anew."""
    mix = {} if request.param == "ordinary" else {request.param: 1.0}
    return list(generate(600 if not mix else 200, seed=29, troubles=mix))


def test_goods_are_items_with_tax_plus_wrapping(settled):
    """Deleted rows do not count."""
    for sample in settled:
        payload = sample.payload
        packages, items = live(payload)
        wrapping = [
            payload[key]["price"] for key in ("WrappingModel1", "WrappingModel2") if payload[key]
        ]
        goods = sum(item["priceTaxIncl"] * item["units"] for item in items) + sum(wrapping)
        assert goods == payload["goodsPrice"] == sum(p["goodsPrice"] for p in packages)


def test_totals_are_goods_and_postage(settled):
    """Per package and for the order."""
    for sample in settled:
        payload = sample.payload
        packages, _ = live(payload)
        assert payload["goodsPrice"] + payload["postagePrice"] == payload["totalPrice"]
        assert sum(p["postagePrice"] for p in packages) == payload["postagePrice"]
        assert sum(p["deliveryPrice"] for p in packages) == payload["deliveryPrice"]
        for package in packages:
            assert package["goodsPrice"] + package["postagePrice"] == package["totalPrice"]


def test_the_request_is_the_grand_total_less_points(settled):
    """請求金額 = 総合計 − ポイント, and it is never negative."""
    for sample in settled:
        payload = sample.payload
        points = payload["PointModel"]["usedPoint"]
        assert grand_total(payload) - points == payload["requestPrice"]
        assert payload["requestPrice"] > 0


def test_coupons_add_up_by_capital(settled):
    """Shop and Rakuten coupons sum to the total."""
    for sample in settled:
        payload = sample.payload
        coupons = payload["CouponModelList"] or []
        shop = sum(c["couponTotalPrice"] for c in coupons if c["couponCapitalCode"] == 1)
        total = sum(c["couponPrice"] * c["couponUnit"] for c in coupons)
        assert (total, shop) == (payload["couponAllTotalPrice"], payload["couponShopPrice"])
        assert total - shop == payload["couponOtherPrice"]


def test_tax_rows_add_up_to_the_order(settled):
    """Their sum is 総合計 without the fee of deferred payment."""
    for sample in settled:
        payload = sample.payload
        rows = payload["TaxSummaryModelList"]
        fee = payload["additionalFeeOccurAmountToUser"]
        assert payload["totalPrice"] == sum(row["totalPrice"] for row in rows)
        assert grand_total(payload) - fee == sum(row["reqPrice"] for row in rows)
        for row in rows:
            percent = round(row["taxRate"] * 100)
            assert row["reqPrice"] * percent // (100 + percent) == row["reqPriceTax"]


def test_prices_without_tax_give_prices_with_tax(ordinary):
    """includeTaxFlag 0 means that price lacks the tax."""
    kinds = set()
    for sample in ordinary:
        for item in live(sample.payload)[1]:
            percent = round(item["taxRate"] * 100)
            with_tax = item["price"] * (100 + percent) // 100
            expected = item["price"] if item["includeTaxFlag"] else with_tax
            assert expected == item["priceTaxIncl"]
            kinds.add(item["includeTaxFlag"])
    assert {0, 1} == kinds


def test_cash_on_delivery_costs_a_fee_and_nothing_else_does(settled):
    """deliveryPrice is the COD fee."""
    for sample in settled:
        cod = sample.payload["SettlementModel"]["settlementMethodCode"] == 2
        assert cod == (sample.payload["deliveryPrice"] > 0)


def test_no_ordinary_amount_is_undetermined(ordinary):
    """-9999 is a trouble."""
    assert not any(UNDETERMINED in amounts(sample.payload) for sample in ordinary)


@pytest.fixture(scope="module")
def undetermined():
    """Orders whose amounts are open."""
    return list(generate(400, seed=23, troubles={"amount.undetermined": 1.0}))


def test_open_amounts_leave_the_request_open(undetermined):
    """Either postage with the totals, or the COD fee."""
    kinds = set()
    for sample in undetermined:
        payload = sample.payload
        open_keys = tuple(
            key
            for key in ("postagePrice", "deliveryPrice", "totalPrice", "requestPrice")
            if payload[key] == UNDETERMINED
        )
        kinds.add(open_keys)
        assert all(row["reqPrice"] == UNDETERMINED for row in payload["TaxSummaryModelList"])
    postage = ("postagePrice", "totalPrice", "requestPrice")
    assert {postage, ("deliveryPrice", "requestPrice")} == kinds


def test_open_amounts_stand_in_unconfirmed_orders(undetermined):
    """RMS refuses to confirm them."""
    for sample in undetermined:
        assert sample.payload["orderProgress"] == 100
        assert sample.payload["shopOrderCfmDatetime"] is None


def test_open_postage_is_mostly_for_islands(undetermined):
    """The usual reason."""
    islands = sum(sample.payload["isolatedIslandFlag"] for sample in undetermined)
    assert islands / len(undetermined) > 0.7
