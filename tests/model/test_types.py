"""Which values a field takes, which it refuses, and how the refusal reads."""

from datetime import UTC, date, datetime, timedelta, timezone
from decimal import Decimal
from typing import Annotated

import pytest
from pydantic import BaseModel, Field, ValidationError

from oms.errors import RecordError
from oms.model import JST, Order, RmsStatus, order
from oms.model.base import jst
from oms.model.codes import Carrier, SettlementMethod
from oms.model.problems import problems_of

PLAIN = order().to_rms()
TEN = jst(2026, 5, 1, 10)


def read(**keys):
    """Read the plain order with some RMS keys replaced."""
    return Order.from_rms(PLAIN | keys)


def problems(payload):
    """Return the problems of a payload as (field, expected, found)."""
    with pytest.raises(RecordError) as caught:
        Order.from_rms(payload)
    return [(each.field, each.expected, each.found) for each in caught.value.problems]


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("2026-05-01T10:00:00+0900", TEN),
        ("2026-05-01T10:00:00+09:00", TEN),
        ("2026-05-01T01:00:00Z", TEN),
        ("2026-05-01T01:00:00+0000", TEN),
        ("2026-05-01 10:00:00+0900", TEN),
        ("2026-04-30T20:30:00-0430", TEN),
        ("0001-01-01T00:00:00+0000", datetime(1, 1, 1, tzinfo=UTC)),
    ],
)
def test_a_moment_is_aware_however_its_offset_is_written(text, moment):
    """Both spellings of the offset and Z are read."""
    made = read(orderDatetime=text)

    assert moment == made.order_datetime
    assert made.order_datetime.utcoffset() is not None
    assert moment == Order.from_rms(made.to_rms()).order_datetime


def test_a_moment_is_written_with_the_offset_it_had():
    """A foreign offset is kept, without colon."""
    assert (
        "2026-05-01T01:00:00+0000"
        == read(orderDatetime="2026-05-01T01:00:00Z").to_rms()["orderDatetime"]
    )


DATE_EXPECTED = "a date (2026-05-08) or date-time (2026-05-01T10:00:00+0900)"
AWARE = "a date-time with its offset (…T10:00:00+0900)"
YES_NO = "true or false"


@pytest.mark.parametrize(
    ("key", "value", "expected", "found"),
    [
        ("orderDatetime", "2026-05-01T10:00:00", AWARE, "text of 19 characters"),
        ("orderDatetime", "2026-05-01", AWARE, "text of 10 characters"),
        ("orderDatetime", 1777597200, DATE_EXPECTED, "a number"),
        ("orderDatetime", "1777597200", DATE_EXPECTED, "text of 10 characters"),
        ("orderDatetime", "20260501", DATE_EXPECTED, "text of 8 characters"),
        ("orderDatetime", "2026-13-01T10:00:00+0900", DATE_EXPECTED, "text of 24 characters"),
        ("orderDatetime", None, DATE_EXPECTED, "null"),
        ("cancelDueDate", 20260515, DATE_EXPECTED, "a number"),
        ("cancelDueDate", 1.5, DATE_EXPECTED, "a number"),
        ("cancelDueDate", "86400", DATE_EXPECTED, "text of 5 characters"),
        ("cancelDueDate", "2026-02-30", DATE_EXPECTED, "text of 10 characters"),
        ("cancelDueDate", "2026-05-15T10:00:00", DATE_EXPECTED, "text of 19 characters"),
        ("cancelDueDate", "", DATE_EXPECTED, "text of 0 characters"),
        ("cancelDueDate", True, DATE_EXPECTED, YES_NO),
        ("goodsPrice", True, "a whole number", YES_NO),
        ("goodsPrice", "2000", "a whole number", "text of 4 characters"),
        ("goodsPrice", 2000.0, "a whole number", "a number"),
        ("shippingTerm", True, "a whole number", YES_NO),
        ("shippingTerm", "1416", "a whole number", "text of 4 characters"),
        ("modifyFlag", False, "a whole number", YES_NO),
        ("modifyFlag", "1", "a whole number", "text of 1 characters"),
        ("orderProgress", True, "a code (a whole number or text)", YES_NO),
        ("orderProgress", 300.0, "a code (a whole number or text)", "a number"),
        ("orderProgress", None, "a code (a whole number or text)", "null"),
        ("orderProgress", [300], "a code (a whole number or text)", "a list of 1"),
        ("paymentChargeTaxRate", True, "a number", YES_NO),
        ("paymentChargeTaxRate", "ten", "a number", "text of 3 characters"),
        ("paymentChargeTaxRate", float("nan"), "a number", "a number"),
        ("remarks", 5, "text", "a number"),
        ("remarks", {"a": 1}, "text", "an object"),
        ("orderNumber", "", "text that is not empty", "text of 0 characters"),
        ("orderNumber", 5, "text", "a number"),
        ("PackageModelList", [], "at least one row", "a list of 0"),
        ("PackageModelList", None, "a list", "null"),
        ("PackageModelList", {}, "a list", "an object"),
        ("SettlementModel", [], "an object", "a list of 0"),
        ("DeliveryModel", "宅配便", "an object", "text of 3 characters"),
        (
            "remarks",
            "\ud800",
            "text of valid Unicode (found half a surrogate pair)",
            "a broken one",
        ),
    ],
)
def test_a_value_of_the_wrong_kind_is_refused_with_its_field(key, value, expected, found):
    """One problem, in RMS's own field name, without the value."""
    assert [(key, expected, found)] == problems(PLAIN | {key: value})


def test_every_problem_of_a_record_is_told_at_once():
    """Deep fields are named by their whole path, in the order of the record."""
    item = PLAIN["PackageModelList"][0]["ItemModelList"][0]
    package = PLAIN["PackageModelList"][0] | {
        "SenderModel": {"zipCode1": 100},
        "ItemModelList": [item, item | {"units": "3"}, {}],
    }
    payload = PLAIN | {"orderProgress": None, "PackageModelList": [package]}

    assert [
        "orderProgress",
        "PackageModelList[0].SenderModel.zipCode1",
        "PackageModelList[0].ItemModelList[1].units",
        "PackageModelList[0].ItemModelList[2].itemDetailId",
    ] == [field for field, _, _ in problems(payload)]


@pytest.mark.parametrize("missing", ["orderNumber", "orderProgress", "orderDatetime"])
def test_an_order_without_its_identity_is_refused(missing):
    """What every order has must be there."""
    payload = {key: value for key, value in PLAIN.items() if key != missing}
    assert [(missing, "a value", "nothing")] == problems(payload)


@pytest.mark.parametrize(
    ("payload", "expected"),
    [
        (5, "JSON text, bytes or an object"),
        (None, "JSON text, bytes or an object"),
        ([], "JSON text, bytes or an object"),
        ("[]", "an object"),
        ("null", "an object"),
        ("", "valid JSON"),
        (b"", "valid JSON"),
        (b'{"orderNumber": "12', "valid JSON"),
        (b"\xff\xfe{}", "valid JSON"),
        ("見本".encode("cp932"), "valid JSON"),
        ('{"x": "\ud800"}', "text of valid Unicode (found half a surrogate pair)"),
        ('{"x": "\\ud800"}', "valid JSON"),
    ],
)
def test_what_is_no_record_at_all_is_refused(payload, expected):
    """A RecordError, whatever comes in: never a TypeError or UnicodeError."""
    (field, wanted, _), *_ = problems(payload)
    assert ("(record)", expected) == (field, wanted)


def test_an_unforeseen_kind_of_problem_is_told_by_its_kind():
    """Never by pydantic's own text, which may quote what it found."""

    class Strange(BaseModel):
        """A model with a constraint our records do not use."""

        number: Annotated[int, Field(gt=5)]

    with pytest.raises(ValidationError) as caught:
        Strange(number=3)
    assert ["number: expected greater than, found a number"] == [
        str(each) for each in problems_of(caught.value)
    ]


def cyclic():
    """Return an order that holds itself."""
    payload = dict(PLAIN)
    payload["self"] = payload
    return payload


def nested(depth):
    """Return an order with lists in lists."""
    value = 1
    for _ in range(depth):
        value = [value]
    return PLAIN | {"deep": value}


@pytest.mark.parametrize("payload", [cyclic(), nested(5000), PLAIN | {"raw": b"\xff"}])
def test_a_dict_that_is_no_json_is_refused(payload):
    """What could never be written again does not come in."""
    assert ["(record)"] == [field for field, _, _ in problems(payload)]


def test_half_a_pair_is_found_in_unknown_keys_and_their_names():
    """A dict may hold what JSON text cannot; the place is named."""
    payload = PLAIN | {"new": [{"\ud800": 1}, "\udfff"]}
    assert ["new[0] (a key)", "new[1]"] == [field for field, _, _ in problems(payload)]


@pytest.mark.parametrize("status", [0, 150, 1000, -1, 10**30, "300", "発送待ち", ""])
def test_an_unknown_code_is_kept_as_it_came(status):
    """Law 10: codes outside our tables, and codes of another type, are never bent into one."""
    made = read(orderProgress=status)

    assert status == made.status
    assert type(status) is type(made.status)
    assert status == made.to_rms()["orderProgress"]


def test_a_known_code_is_a_member_with_its_label():
    """Numbers and text codes find their tables."""
    made = order(
        status=300,
        settlement={"method": 2},
        packages=[{"shippings": [{"carrier": "1003"}, {"carrier": 1003}]}],
    )
    first, second = made.packages[0].shippings

    assert RmsStatus.AWAITING_SHIPMENT is made.status
    assert SettlementMethod.CASH_ON_DELIVERY is made.settlement.method
    assert (Carrier.JAPAN_POST, "日本郵便") == (first.carrier, first.carrier.label)
    assert 1003 == second.carrier


@pytest.mark.parametrize("number", [10**9, 2**63, 10**40, -(10**40)])
def test_huge_numbers_are_kept_whole(number):
    """No number is rounded or wrapped."""
    made = read(goodsPrice=number, subStatusId=number)
    again = Order.from_rms(made.model_dump_json())

    assert (number, number) == (made.goods_price, again.sub_status_id)


@pytest.mark.parametrize("rate", [0, 0.08, 0.1, 0.3, 1, 1e-7])
def test_a_rate_is_an_exact_decimal(rate):
    """0.1 is one tenth, not the binary fraction next to it."""
    made = read(paymentChargeTaxRate=rate)

    assert Decimal(str(rate)) == made.payment_charge_tax_rate
    assert rate == made.to_rms()["paymentChargeTaxRate"]


def test_a_day_is_a_date_and_jst_is_nine_hours():
    """Dates are no moments; the zone is fixed."""
    assert date(2026, 5, 15) == read().cancel_due_date
    assert timezone(timedelta(hours=9), "JST") == JST
    assert "2026-05-01T12:30:00+09:00" == jst(2026, 5, 1, 12, 30).isoformat()
