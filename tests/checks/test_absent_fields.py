"""A status or flag a source does not have is no sign of anything (CSV, older versions)."""

import pytest

import oms
from oms.model import Order

AT = oms.jst(2026, 5, 14, 12)
LOUD = {
    "RM03": ({"remarks": "[備考:]\nのし希望"}, ("giftCheckFlag",)),
    "OR04": ({"order_type": 4, "reserve_delivery_count": 1}, ("reserveDeliveryCount",)),
    "OR05": ({}, ("cancelDueDate",)),
    "OR07": ({"rakuten_confirm_flag": 1}, ("rakutenConfirmFlag",)),
    "PY03": ({"status": 200, "settlement": {"method": 9}}, ("orderFixDatetime",)),
    "PY04": ({"total_price": 200_000, "request_price": 200_000}, ("totalPrice", "requestPrice")),
    "DL01": ({"isolated_island_flag": 1, "postage_price": -9999}, ("isolatedIslandFlag",)),
}


def codes(order):
    """What speaks of an order, waits included."""
    engine = oms.Engine()
    result = engine.screen(order, at=AT)
    waiting = {engine.pack[wait.rule].code for wait in result.waits}
    return waiting | {each.code for each in result.findings}


@pytest.mark.parametrize("code", LOUD)
def test_a_check_falls_quiet_with_its_field(code):
    """It says nothing, also no EN02."""
    facts, keys = LOUD[code]
    order = oms.order(**facts)
    assert code in codes(order)
    payload = order.to_rms()
    for key in keys:
        del payload[key]
    assert not {code, "EN02"} & codes(Order.from_rms(payload))


@pytest.mark.parametrize(
    "key", ["SettlementModel", "DeliveryModel", "OrdererModel", "WrappingModel1", "remarks"]
)
def test_a_missing_part_breaks_no_check(key):
    """EN02 comes from RM01 and RM02 alone, which cannot do without the remark."""
    payload = oms.order(remarks="[備考:]\n包装希望").to_rms()
    del payload[key]
    found = oms.Engine().screen(Order.from_rms(payload), at=AT).findings
    about = {each.subject for each in found if each.code in {"EN01", "EN02"}}
    alone = {"rule:remarks.present", "rule:remarks.contradict_delivery"}
    assert (alone if key == "remarks" else set()) == about


def test_a_field_that_may_hold_the_wish_counts_as_filled():
    """Noshi, wrapping and choices of a source without these columns."""
    for text, place, key in (
        ("のし希望", "package", "noshi"),
        ("包装希望", "order", "WrappingModel1"),
        ("のし希望", "item", "selectedChoice"),
    ):
        payload = oms.order(remarks=f"[備考:]\n{text}").to_rms()
        assert "RM03" in codes(Order.from_rms(payload))
        package = payload["PackageModelList"][0]
        where = {"order": payload, "package": package, "item": package["ItemModelList"][0]}
        del where[place][key]
        assert "RM03" not in codes(Order.from_rms(payload))
