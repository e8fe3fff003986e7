"""Two revisions side by side: what counts as a change, and what does not."""

import re
from itertools import pairwise

import pytest

from oms.model import Order, order
from oms.model.revisions import DIFFERENCE_INPUTS, confirmed_revision, differences
from oms.testing import generate


def _found(before, now):
    return [(each.kind, each.path) for each in differences(before, now)]


@pytest.mark.parametrize(
    ("facts", "kind", "path"),
    [
        ({"request_price": 1}, "money", "request_price"),
        ({"postage_price": 800}, "money", "postage_price"),
        ({"coupon_all_total_price": 5}, "money", "coupon_all_total_price"),
        ({"settlement": {"method": 9}}, "payment_method", "settlement.method"),
        ({"recipient": {"city": "港区"}}, "address", "packages[0].recipient.city"),
        ({"recipient": {"first_name": "花子"}}, "address", "packages[0].recipient.first_name"),
        ({"postcode": None, "recipient": {"postcode": "1070062"}}, "address", None),
        ({"items": [{"units": 2}]}, "items", "packages[0].items[0].units"),
        ({"items": [{"selected_choice": "a:b"}]}, "items", None),
        (
            {"items": [{"skus": [{"variant_id": "x"}]}]},
            "items",
            None,
        ),
        ({"items": [{}, {}]}, "items", "packages[0].items[1].item_detail_id"),
        ({"packages": [{}, {}]}, "items", "packages[1].basket_id"),
        ({"packages": [{"basket_id": 7}]}, "items", "packages[0].basket_id"),
    ],
)
def test_a_change_is_found(facts, kind, path):
    """With the field that changed."""
    facts = {key: value for key, value in facts.items() if value is not None}
    found = _found(order(), order(**facts))
    assert {kind} == {each for each, _ in found}
    assert path is None or path in {each for _, each in found}


@pytest.mark.parametrize(
    "facts",
    [
        {"remarks": "x"},
        {"shop_memo": "x"},
        {"status": 300},
        {"sub_status_id": 5},
        {"requested_delivery_date": "2026-05-08"},
        {"modify_flag": 1},
        {"postage_price": None},
        {"postage_price": -9999},
        {"items": [{"item_name": "改名"}]},
        {"packages": [{}, {"package_delete_flag": 1}]},
        {"items": [{}, {"delete_item_flag": 1}]},
    ],
)
def test_this_is_no_change(facts):
    """Notes, status, wishes, null for zero, what nobody knows, rows that are deleted."""
    assert [] == _found(order(), order(**facts))


def test_a_deleted_row_is_gone():
    """RMS marks it, it does not vanish."""
    two = order(packages=[{}, {"items": [{}, {}]}])
    gone = {"package_delete_flag": 1}
    assert [("items", "packages")] == _found(two, order(packages=[{}, gone]))
    cut = order(packages=[{}, {"items": [{}, {"delete_item_flag": 1}]}])
    assert [("items", "packages[1].items")] == _found(two, cut)


def test_the_first_address_of_a_social_gift_is_none():
    """The receiver enters it; a later one is a change."""
    dummy = order(recipient={"postcode": "9999999", "prefecture": "入力待ち"})
    assert [] == _found(dummy, order())
    assert _found(order(), order(recipient={"street": "1-2"}))


def test_rows_are_matched_by_their_number():
    """Another order of the rows is no change."""
    rows = [{"basket_id": 1, "noshi": "a"}, {"basket_id": 2, "recipient": {"city": "港区"}}]
    ids = {"items": [{"item_detail_id": 5}]}, {"items": [{"item_detail_id": 6}]}
    there = [row | more for row, more in zip(rows, ids, strict=True)]
    assert [] == _found(order(packages=there), order(packages=there[::-1]))


@pytest.fixture(scope="module")
def made():
    """Orders of all shops and versions."""
    return [Order.from_rms(each.payload) for each in generate(60, seed=5)]


def test_no_order_differs_from_itself(made):
    """Whatever RMS sent."""
    assert [] == [each for each in made if _found(each, each)]


def test_rows_that_share_a_number_are_told_apart():
    """RMS does not promise that numbers are unique over an order."""
    twice = order(items=[{"item_detail_id": 1}, {"item_detail_id": 1, "units": 2}])
    assert [] == _found(twice, twice)
    once = order(items=[{"item_detail_id": 1}])
    assert [("items", "packages[0].items")] == _found(twice, once)


def test_differences_point_at_declared_fields(made):
    """The inputs of a check cover what is compared."""
    rows = {"packages", "packages.basket_id", "packages.items", "packages.items.item_detail_id"}
    for one, other in pairwise(made):
        for each in differences(one, other):
            plain = re.sub(r"\[[0-9]+\]", "", each.path)
            assert plain in rows or plain in DIFFERENCE_INPUTS


def test_the_confirmed_revision_is_the_first_beyond_100():
    """Later ones may hold changes already; if there is none, the last look before counts."""
    statuses = (100, 100, 200, 300)
    looks = tuple(order(status=status, shop_memo=str(at)) for at, status in enumerate(statuses))
    assert looks[2] == confirmed_revision(looks)
    assert looks[1] == confirmed_revision(looks[:2])
    assert confirmed_revision(()) is None
