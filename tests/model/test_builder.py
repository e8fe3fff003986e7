"""`order(…)`: short, valid orders, and errors that say what was meant."""

from datetime import date, timedelta

import pytest

from oms.errors import RecordError
from oms.model import ABSENT, Order, RmsStatus, order
from oms.model.base import jst


def test_a_plain_order_is_a_whole_valid_order():
    """Nothing absent that version 10 has, nothing undetermined, no trouble."""
    made = order()

    assert made == Order.from_rms(made.to_rms())
    assert () == made.undetermined
    assert (1, 1) == (len(made.packages), len(made.items))
    assert 2000 == made.grand_total


def test_two_orders_share_nothing_that_can_change():
    """A fragment of one never shows up in the next."""
    order(recipient={"prefecture": "沖縄県"}, items=[{"units": 9}], orderer={"city": "x"})
    assert ("東京都", 1) == (order().recipients[0].prefecture, order().items[0].units)
    assert order() == order()


@pytest.mark.parametrize(
    "fragment",
    [
        {"status": 300, "remarks": "のし"},
        {"orderProgress": 300, "remarks": "のし"},
        {"status": RmsStatus.AWAITING_SHIPMENT, "remarks": "のし"},
    ],
)
def test_a_field_goes_by_our_name_or_by_that_of_rms(fragment):
    """Both spellings, and enum members."""
    assert (300, "のし") == (order(**fragment).status, order(**fragment).remarks)


@pytest.mark.parametrize("name", ["packages", "all_packages", "PackageModelList"])
@pytest.mark.parametrize("rows", ["items", "all_items", "ItemModelList"])
def test_lists_go_by_view_field_or_rms_name(name, rows):
    """Rows are laid over plain rows."""
    made = order(**{name: [{}, {rows: [{"units": 3}, {}]}]})

    assert [1, 3, 1] == [item.units for item in made.items]
    assert ["東京都", "東京都"] == [each.prefecture for each in made.recipients]


def test_objects_are_laid_over_those_of_the_plain_order():
    """What is not said stays; nested as deep as one likes."""
    made = order(
        orderer={"family_name": "別"},
        settlement={"method": 2},
        packages=[{"recipient": {"city": "那覇市"}, "social_gift": {"input_flag": 0}}],
    )

    assert ("別", "太郎") == (made.orderer.family_name, made.orderer.first_name)
    assert (2, "クレジットカード") == (made.settlement.method, made.settlement.method_name)
    assert ("東京都", "那覇市") == (made.recipients[0].prefecture, made.recipients[0].city)
    assert (0, ABSENT) == (
        made.packages[0].social_gift.input_flag,
        made.packages[0].social_gift.input_due_date,
    )


def test_null_and_absent_replace_objects_and_lists():
    """A missing submodel is one word."""
    made = order(settlement=None, delivery=ABSENT, coupons=ABSENT, tax_summaries=None)
    assert (None, ABSENT, ABSENT, None) == (
        made.settlement,
        made.delivery,
        made.coupons,
        made.tax_summaries,
    )


@pytest.mark.parametrize("name", ["packages", "all_packages", "PackageModelList"])
def test_recipient_and_items_are_shortcuts_into_the_first_package(name):
    """Whatever name the packages go by."""
    short = order(recipient={"city": "那覇市"}, items=[{"units": 2}])
    beside = order(**{name: [{"noshi": "内祝"}, {}]}, recipient={"city": "那覇市"})

    assert ("那覇市", 2) == (short.recipients[0].city, short.items[0].units)
    assert ["那覇市", "千代田区"] == [each.city for each in beside.recipients]
    assert "内祝" == beside.packages[0].noshi


@pytest.mark.parametrize("postcode", ["9000001", "900-0001"])
def test_a_postcode_is_split_into_its_halves(postcode):
    """For orderer and recipient."""
    made = order(recipient={"postcode": postcode}, orderer={"postcode": postcode})
    assert ("9000001", "900", "0001") == (
        made.recipients[0].postcode,
        made.orderer.postcode_1,
        made.orderer.postcode_2,
    )


@pytest.mark.parametrize("word", ["normal", "chilled", "frozen"])
@pytest.mark.parametrize(
    "given", [{}, {"delivery": {"delivery_name": "クール便"}}, {"delivery": None}]
)
def test_temperature_is_a_word(word, given):
    """Beside a delivery, or instead of one."""
    assert word == order(temperature=word, **given).temperature
    assert word == order(DeliveryModel={"temperature": word}).temperature


def test_dates_and_moments_are_python_values():
    """Aware moments and days; a naive moment is refused like RMS's own."""
    made = order(
        order_datetime=jst(2026, 12, 31, 23, 59), requested_delivery_date=date(2027, 1, 5)
    )

    assert jst(2026, 12, 31, 23, 59) == made.order_datetime
    assert date(2027, 1, 5) == made.requested_delivery_date
    with pytest.raises(RecordError, match="orderDatetime: expected a date-time with its offset"):
        order(order_datetime=jst(2026, 5, 1).replace(tzinfo=None))
    assert made.order_datetime + timedelta(minutes=1) == jst(2027, 1, 1)


def test_every_row_has_a_number_of_its_own():
    """Subjects of holds must be unique over the whole order, not only in their package."""
    rows = {"items": [{}, {}], "shippings": [{}, {}]}
    made = order(packages=[rows, rows, {}], changes=[{}, {}])

    baskets = [package.basket_id for package in made.packages]
    items = [item.item_detail_id for item in made.items]
    shippings = [each.shipping_detail_id for p in made.packages for each in p.shippings]
    changes = [each.change_id for each in made.changes]
    assert [10000001, 10000002, 10000003] == baskets
    assert [20000001, 20000002, 20000003, 20000004, 20000005] == items
    assert [30000001, 30000002, 30000003, 30000004] == shippings
    assert [40000001, 40000002] == changes


def test_numbers_that_are_said_are_kept_and_never_given_twice():
    """Also if one says the number the next row would have got."""
    made = order(
        packages=[{}, {"basket_id": 10000001}, {"basketId": 7}], items=[{}, {"itemDetailId": 5}]
    )

    assert [10000002, 10000001, 7] == [package.basket_id for package in made.packages]
    assert [20000001, 5, 20000002, 20000003] == [item.item_detail_id for item in made.items]


@pytest.mark.parametrize(
    ("fragment", "message"),
    [
        ({"remraks": 1}, 'remraks: no such field of Order; did you mean "remarks"?'),
        ({"zzzzzz": 1}, "zzzzzz: no such field of Order"),
        (
            {"recipient": {"prefectur": 1}},
            "packages[0].recipient.prefectur: no such field of Recipient; did you mean ",
        ),
        (
            {"packages": [{}, {"items": [{"unit": 1}]}]},
            'packages[1].items[0].unit: no such field of Item; did you mean "units"?',
        ),
        ({"postcode": "1000001"}, "postcode: no such field of Order"),
        ({"temperature": "cold"}, "delivery.temperature: expected normal or chilled or frozen"),
        ({"packages": {"noshi": "x"}}, "packages: expected a list of Package"),
        ({"packages": "x"}, "packages: expected a list of Package"),
        ({"packages": ["x"]}, "packages[0]: expected an object with field names"),
        ({"packages": [None]}, "packages[0]: expected an object with field names"),
        ({"settlement": [1]}, "settlement: expected an object with field names"),
        ({"settlement": "代引"}, "settlement: expected an object with field names"),
        ({"packages": [], "recipient": {}}, "packages: expected a package for recipient"),
        ({"packages": None, "items": []}, "packages: expected a package for items"),
        ({"packages": ["x"], "items": []}, "packages: expected a package for items"),
        (
            {"packages": [{"items": []}], "items": []},
            "packages[0].items: expected to be said once",
        ),
        (
            {"status": 100, "orderProgress": 300},
            "orderProgress: expected one name for the field, found status as well",
        ),
        ({"packages": []}, "not an RMS order: PackageModelList: expected at least one row"),
        (
            {"items": [{"item_detail_id": None}]},
            "not an RMS order: PackageModelList[0].ItemModelList[0]",
        ),
        (
            {"settlement": 5},
            "not an RMS order: SettlementModel: expected an object, found a number",
        ),
    ],
)
def test_a_mistake_is_named_with_its_place_and_what_was_meant(fragment, message):
    """Always a RecordError."""
    with pytest.raises(RecordError) as caught:
        order(**fragment)
    assert str(caught.value).startswith(message)
