"""What a rule author asks of an order, as tables."""

from datetime import date

import pytest

from oms.model import (
    ABSENT,
    UNDETERMINED,
    DeliverySlot,
    Order,
    RequestedDelivery,
    RmsStatus,
    SalesType,
    order,
)
from oms.model.codes import SettlementMethod, label_of
from oms.model.person import Person


def test_deleted_packages_and_items_are_skipped_by_the_views():
    """Law 14: `packages`, `items`, `recipients` without deleted rows; `all_*` with them."""
    made = order(
        packages=[
            {"items": [{"units": 1}, {"units": 2, "delete_item_flag": 1}, {"units": 3}]},
            {"package_delete_flag": 1, "items": [{"units": 4}], "recipient": {"city": "x"}},
            {"items": [{"units": 5}], "recipient": {"prefecture": "沖縄県"}},
        ],
    )

    assert [1, 3, 5] == [item.units for item in made.items]
    assert [False, True, False] == [package.is_deleted for package in made.all_packages]
    assert ["東京都", "沖縄県"] == [each.prefecture for each in made.recipients]
    assert [1, 2, 3] == [item.units for item in made.all_packages[0].all_items]
    assert 2 == len(made.packages)


@pytest.mark.parametrize("flag", [0, None, ABSENT, 2])
def test_a_row_is_deleted_only_by_the_flag_one(flag):
    """Null, absent and unknown flags delete nothing."""
    made = order(packages=[{"package_delete_flag": flag, "items": [{"delete_item_flag": flag}]}])
    assert (1, 1) == (len(made.packages), len(made.items))


def test_an_order_whose_rows_are_all_deleted_has_empty_views():
    """Views answer, they do not fail."""
    made = order(packages=[{"package_delete_flag": 1}])
    assert ((), (), ()) == (made.packages, made.items, made.recipients)


@pytest.mark.parametrize(
    ("term", "slot"),
    [(0, None), (None, None), (ABSENT, ABSENT), (1, "午前中"), (1416, "14〜16時"), (77, "77")],
)
def test_the_time_slot_reads_the_shipping_term(term, slot):
    """None where none is set, unknown where the source lacks it."""
    found = order(shipping_term=term).delivery_time_slot
    assert slot == (found.label if isinstance(found, DeliverySlot) else found)


MAY_8 = date(2026, 5, 8)
MORNING = DeliverySlot.from_term(1)


@pytest.mark.parametrize(
    ("day", "term", "wish"),
    [
        (None, 0, None),
        (ABSENT, ABSENT, ABSENT),
        (ABSENT, None, ABSENT),
        (None, ABSENT, ABSENT),
        (MAY_8, 0, RequestedDelivery(MAY_8, None)),
        (MAY_8, ABSENT, RequestedDelivery(MAY_8, None)),
        (None, 1, RequestedDelivery(None, MORNING)),
        (ABSENT, 1, RequestedDelivery(None, MORNING)),
        (MAY_8, 1, RequestedDelivery(MAY_8, MORNING)),
    ],
)
def test_the_requested_delivery_is_day_and_slot(day, term, wish):
    """A field that is not set is no wish."""
    made = order(requested_delivery_date=day, shipping_term=term)
    assert wish == made.requested_delivery


@pytest.mark.parametrize(
    ("settlement", "method", "cod"),
    [
        ({"method": 2}, SettlementMethod.CASH_ON_DELIVERY, True),
        ({"method": 1}, SettlementMethod.CREDIT_CARD, False),
        ({"method": 999}, 999, False),
        ({"method": None}, None, False),
        ({"method": ABSENT, "method_name": "代金引換"}, ABSENT, ABSENT),
        (None, None, False),
        (ABSENT, ABSENT, ABSENT),
    ],
)
def test_cash_on_delivery_is_told_by_the_code(settlement, method, cod):
    """The name of the method is RMS's and changes; the code counts."""
    made = order(settlement=settlement)
    assert (method, cod) == (made.settlement_method, made.is_cash_on_delivery)


@pytest.mark.parametrize(
    ("code", "temperature"),
    [(1, "normal"), (2, "chilled"), (3, "frozen"), (0, None), (4, None), (99, None), (None, None)],
)
def test_the_temperature_is_told_by_the_delivery_class(code, temperature):
    """普通・冷蔵・冷凍; 選択なし and その他 say nothing."""
    assert temperature == order(delivery={"delivery_class": code}).temperature


@pytest.mark.parametrize("delivery", [None, ABSENT])
def test_without_a_delivery_record_there_is_no_temperature(delivery):
    """None where RMS gives none, unknown where the source lacks it."""
    assert order(delivery=delivery).temperature is delivery


@pytest.mark.parametrize(
    ("code", "kind"),
    [(1, "regular"), (4, "subscription"), (5, "distribution"), (6, "preorder"), (2, "unknown"),
     (None, "unknown"), (ABSENT, "unknown"), ("1", "unknown")],
)  # fmt: skip
def test_the_sales_type_is_told_by_the_order_type(code, kind):
    """通常・定期・頒布会・予約."""
    assert SalesType(kind) is order(order_type=code).sales_type


@pytest.mark.parametrize(
    ("flag", "gift"), [(1, True), (0, False), (None, False), (ABSENT, ABSENT)]
)
def test_a_social_gift_is_told_by_its_flag(flag, gift):
    """Versions before 10 have no such flag."""
    assert gift is order(social_gift_flag=flag).is_social_gift


@pytest.mark.parametrize(
    ("recipient", "placeholder"),
    [
        ({"postcode": "999-9999"}, True),
        ({"prefecture": "入力待ち"}, True),
        ({"postcode": "999-9998"}, False),
        ({}, False),
        ({"postcode_1": None, "postcode_2": None, "prefecture": ABSENT}, False),
    ],
)
def test_the_dummy_address_of_a_social_gift_is_recognised(recipient, placeholder):
    """999-9999 or 入力待ち."""
    assert placeholder is order(recipient=recipient).recipients[0].is_placeholder


@pytest.mark.parametrize(
    ("facts", "postcode", "phone", "address", "name"),
    [
        ({}, "1000001", "03-0000-0000", "東京都千代田区千代田1-1-1", "見本 太郎"),
        ({"postcode_2": None}, "100", "03-0000-0000", "東京都千代田区千代田1-1-1", "見本 太郎"),
        (
            {"phone_number_1": None},
            "1000001",
            "0000-0000",
            "東京都千代田区千代田1-1-1",
            "見本 太郎",
        ),
        (
            {"city": ABSENT, "first_name": ""},
            "1000001",
            "03-0000-0000",
            "東京都千代田1-1-1",
            "見本",
        ),
    ],
)
def test_the_parts_of_a_person_are_joined(facts, postcode, phone, address, name):
    """Missing parts count as empty."""
    person = order(recipient=facts).recipients[0]
    assert (postcode, phone, address, name) == (
        person.postcode,
        person.phone,
        person.address,
        person.full_name,
    )
    assert ("", "") == (Person().postcode, Person().full_name)


def test_wrapping_is_shown_unless_deleted():
    """Paper and ribbon, in this order."""
    paper, ribbon = {"title": 1, "name": "紙"}, {"title": 2, "name": "リボン"}

    assert () == order().wrappings == order(wrapping_1=ABSENT).wrappings
    assert ["紙", "リボン"] == [
        w.name for w in order(wrapping_1=paper, wrapping_2=ribbon).wrappings
    ]
    gone = order(wrapping_1=paper | {"delete_wrapping_flag": 1}, wrapping_2=ribbon)
    assert ["リボン"] == [w.name for w in gone.wrappings]


TOTAL = {
    "total_price": 5000,
    "coupon_all_total_price": 300,
    "delivery_price": 330,
    "payment_charge": 110,
    "additional_fee_occur_amount_to_user": 50,
}


def test_the_grand_total_adds_what_rms_adds():
    """総合計 = total − coupons + COD fee + charge + additional fee; null counts as none."""
    assert 5190 == order(**TOTAL).grand_total
    assert 4860 == order(**TOTAL | {"delivery_price": None}).grand_total


@pytest.mark.parametrize("part", TOTAL)
@pytest.mark.parametrize("value", [UNDETERMINED, ABSENT])
def test_the_grand_total_is_unknown_as_soon_as_one_part_is(part, value):
    """-9999 is never added up."""
    assert value is order(**TOTAL | {part: value}).grand_total


def test_undetermined_amounts_are_named_by_their_paths():
    """Order, packages that stand (numbered as the view numbers them), tax summaries."""
    made = order(
        total_price=-9999,
        packages=[
            {"package_delete_flag": 1, "postage_price": -9999},
            {"delivery_price": -9999},
        ],
        tax_summaries=[{"req_price": 5}, {"req_price": -9999}],
    )

    assert ("total_price", "packages[0].delivery_price", "tax_summaries[1].req_price") == (
        made.undetermined
    )
    assert () == order().undetermined == order(tax_summaries=None).undetermined


def test_an_order_is_identified_by_shop_and_number():
    """Law 13."""
    made = order(order_number="375055-20260501-0000000009")

    assert ("375055", "375055-20260501-0000000009") == made.key
    assert "375055" == made.shop_id
    assert made != order()
    assert hash(made) == hash(order(order_number="375055-20260501-0000000009", remarks="x"))
    assert 2 == len({made, order(), order()})


def test_labels_are_those_of_rms():
    """A known code shows its label, an unknown one itself."""
    assert ("発送待ち", "42") == (label_of(RmsStatus(300)), label_of(42))
    assert "<Order 123456-20260501-0000000001 42>" == repr(order(status=42))


def test_an_order_can_be_put_in_a_set_even_with_objects_in_its_history():
    """receiptIssueHistoryList holds whatever RMS sends."""
    made = order(receipt_issue_history=[{"date": "2026-05-01"}])
    assert 1 == len({made, Order.from_rms(made.to_rms())})


@pytest.mark.parametrize("status", [*RmsStatus, 450, "300"])
def test_an_order_is_finished_as_its_status_is(status):
    """In a status nobody knows a gate may still lie ahead."""
    known = isinstance(status, RmsStatus)
    assert (known and status.is_finished) is order(status=status).is_finished
