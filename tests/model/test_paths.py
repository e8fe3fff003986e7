"""Paths: what a check declares, and how the declared values are read."""

import pytest

from oms.errors import CheckError
from oms.model import ABSENT, UNDETERMINED, Order, order
from oms.model.paths import STRUCTURE, check_path, field_paths, read, unknown_at

TWO = order(
    packages=[
        {"recipient": {"city": "千代田区"}, "items": [{"units": 1}, {"units": 2}]},
        {"package_delete_flag": 1, "recipient": {"city": "消えた"}},
        {"recipient": {"city": "那覇市"}, "items": [{"units": 3}]},
    ],
    settlement=None,
    delivery=ABSENT,
)


@pytest.mark.parametrize(
    ("path", "values"),
    [
        ("remarks", [("remarks", "[配送日時指定:]\n\n")]),
        ("packages.recipient.city",
         [("packages[0].recipient.city", "千代田区"), ("packages[1].recipient.city", "那覇市")]),
        ("packages.items.units",
         [("packages[0].items[0].units", 1), ("packages[0].items[1].units", 2),
          ("packages[1].items[0].units", 3)]),
        ("settlement.method", [("settlement", None)]),
        ("delivery.delivery_name", [("delivery", ABSENT)]),
        ("changes.change_type", []),
        ("coupons.coupon_name", [("coupons", None)]),
        ("receipt_issue_history", [("receipt_issue_history", ())]),
    ],
)  # fmt: skip
def test_a_path_is_read_at_every_row_that_stands(path, values):
    """Exact places, deleted rows skipped, unknown and null parents end the way."""
    assert values == list(read(TWO, path))


def test_every_path_can_be_read_from_every_order(full):
    """No declared path makes `read` fail."""
    for made in (order(), Order.from_rms(full), TWO):
        for path in field_paths():
            assert list(read(made, path)) is not None


def test_structure_is_made_of_paths():
    """What every check may read exists."""
    assert STRUCTURE < field_paths()


@pytest.mark.parametrize(
    ("path", "hint"),
    [
        ("remark", 'did you mean "remarks"?'),
        ("packages.recipient.citi", 'did you mean "packages.recipient.city"?'),
        ("all_packages.basket_id", 'did you mean "packages.basket_id"?'),
        ("zzzzzzzzzzz", ""),
    ],
)
def test_a_path_no_order_has_is_refused_with_the_nearest_one(path, hint):
    """At registration, not at the first order."""
    with pytest.raises(CheckError) as caught:
        check_path(path)
    assert str(caught.value).endswith(hint or f"'{path}'")
    check_path("packages.items.skus.variant_id")


@pytest.mark.parametrize(
    ("fragment", "paths", "place"),
    [
        ({}, ("remarks", "postage_price", "packages.total_price"), None),
        ({"postage_price": -9999}, ("remarks", "postage_price"), "postage_price"),
        ({"remarks": ABSENT}, ("remarks",), "remarks"),
        ({"remarks": None}, ("remarks",), None),
        ({"settlement": ABSENT}, ("settlement.method",), "settlement"),
        ({"settlement": None}, ("settlement.method",), None),
        ({"packages": [{}, {"total_price": -9999}]}, ("packages.total_price",),
         "packages[1].total_price"),
        ({"packages": [{}, {"total_price": -9999, "package_delete_flag": 1}]},
         ("packages.total_price",), None),
    ],
)  # fmt: skip
def test_the_first_unknown_place_is_found(fragment, paths, place):
    """Absent and undetermined are unknown, null and deleted rows are not."""
    assert place == unknown_at(order(**fragment), paths)


def test_an_unknown_value_is_one_of_two():
    """Both are found."""
    assert {ABSENT, UNDETERMINED} == {
        value
        for _, value in read(order(packages=[{"total_price": -9999}, {"total_price": ABSENT}]),
                             "packages.total_price")
    }  # fmt: skip
