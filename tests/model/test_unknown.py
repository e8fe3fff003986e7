"""Law 10: null is none, -9999 is undetermined, a missing key is absent: three different things."""

import copy
import math
import operator
import pickle

import pytest

from oms.errors import UnknownValueError
from oms.model import ABSENT, UNDETERMINED, Evidence, Order, Unknown, is_unknown, order

BINARY = [
    operator.add, operator.sub, operator.mul, operator.truediv, operator.floordiv, operator.mod,
    operator.pow, operator.and_, operator.or_, operator.xor, operator.lshift, operator.rshift,
    operator.lt, operator.le, operator.gt, operator.ge, divmod,
]  # fmt: skip
UNARY = [
    operator.neg, operator.pos, operator.abs, operator.invert, operator.not_, operator.index,
    bool, int, float, complex, len, iter, list, tuple, set, sum, min, max, sorted, any, all,
    round, math.floor, math.ceil, math.trunc, range, reversed, "{0.label}".format,
]  # fmt: skip


@pytest.mark.parametrize("value", list(Unknown))
@pytest.mark.parametrize("operation", BINARY, ids=lambda each: each.__name__)
@pytest.mark.parametrize("other", [5, 2.5, ABSENT, UNDETERMINED])
def test_no_operator_takes_an_unknown_value(value, operation, other):
    """On either side."""
    with pytest.raises(UnknownValueError):
        operation(value, other)
    with pytest.raises(UnknownValueError):
        operation(other, value)


@pytest.mark.parametrize("value", list(Unknown))
@pytest.mark.parametrize("operation", UNARY, ids=lambda each: getattr(each, "__name__", "format"))
def test_no_function_takes_an_unknown_value(value, operation):
    """Numbers, truth, length, iteration, attribute access."""
    with pytest.raises(UnknownValueError):
        operation(value)


@pytest.mark.parametrize(
    "use",
    [
        lambda value: 5 in value,
        lambda value: value[0],
        lambda value: value["a"],
        lambda value: value.label,
        lambda value: value.temperature,
        lambda value: [1] * value,
        lambda value: sum([1, value]),
        lambda value: max(1, value),
        lambda value: sorted([2, value, 1]),
        lambda value: "yes" if value else "no",
        lambda value: value and 1,
    ],
)
@pytest.mark.parametrize("value", list(Unknown))
def test_no_expression_takes_an_unknown_value(value, use):
    """As people write them in checks."""
    with pytest.raises(UnknownValueError) as caught:
        use(value)
    assert value.value == caught.value.data["reason"]


def test_identity_equality_and_hash_work():
    """Unknown values can be looked for, and are equal to themselves alone."""
    assert ABSENT is Unknown.ABSENT
    assert UNDETERMINED is Unknown.UNDETERMINED
    assert ABSENT != UNDETERMINED
    assert all(each != other for each in Unknown for other in (None, 0, -9999, "", False))
    assert 2 == len({ABSENT, UNDETERMINED, ABSENT})
    assert [True, True, False, False, False] == [
        is_unknown(each) for each in (ABSENT, UNDETERMINED, None, 0, -9999)
    ]


def test_unknown_values_survive_copies_and_show_their_name():
    """One object each, whatever is done to it."""
    for value in Unknown:
        copies = copy.copy(value), copy.deepcopy(value), pickle.loads(pickle.dumps(value))
        assert all(twin is value for twin in copies)
        assert value.name == repr(value)
    with pytest.raises(AttributeError):
        _ = ABSENT._private


def test_the_messages_say_which_kind_of_unknown_it_is():
    """A reader of EN02 learns whether RMS or the source is to blame."""
    with pytest.raises(UnknownValueError, match="not in the source"):
        bool(ABSENT)
    with pytest.raises(UnknownValueError, match="RMS says -9999"):
        bool(UNDETERMINED)


def test_null_absent_and_undetermined_are_told_apart():
    """Three payloads, three values, three ways out."""
    payload = order().to_rms()
    missing = {key: value for key, value in payload.items() if key != "postagePrice"}

    null = Order.from_rms(payload | {"postagePrice": None})
    absent = Order.from_rms(missing)
    undetermined = Order.from_rms(payload | {"postagePrice": -9999})

    assert null.postage_price is None
    assert absent.postage_price is ABSENT
    assert undetermined.postage_price is UNDETERMINED
    assert null.to_rms()["postagePrice"] is None
    assert "postagePrice" not in absent.to_rms()
    assert -9999 == undetermined.to_rms()["postagePrice"]
    assert 3 == len({null.revision, absent.revision, undetermined.revision})


def test_every_amount_and_only_amounts_may_be_undetermined(full, fields):
    """-9999 in a number that is no amount is a number."""
    kinds = {key: kind.rstrip("!") for kind, keys in fields["OrderModel"].items() for key in keys}
    names = {info.alias: name for name, info in Order.model_fields.items()}
    for key, kind in kinds.items():
        if kind in {"yen", "int", "flag"}:
            made = Order.from_rms(full | {key: -9999})
            expected = UNDETERMINED if kind == "yen" else -9999
            assert expected == getattr(made, names[key]), key
            assert -9999 == made.to_rms()[key]


def test_a_missing_submodel_is_absent_and_a_null_one_is_none():
    """Also for records and lists of rows."""
    payload = order().to_rms()
    bare = {
        key: payload[key] for key in payload if key not in {"SettlementModel", "CouponModelList"}
    }
    made = Order.from_rms(bare | {"DeliveryModel": None, "DueDateModelList": None})

    assert (ABSENT, ABSENT, None, None) == (
        made.settlement,
        made.coupons,
        made.delivery,
        made.due_dates,
    )
    assert bare | {"DeliveryModel": None, "DueDateModelList": None} == made.to_rms()


def test_the_json_schema_knows_the_undetermined_amount():
    """Tools that read the schema see -9999 as the only spelling of unknown."""
    schema = Order.model_json_schema(mode="validation")
    assert {"const": -9999} in schema["properties"]["postagePrice"]["anyOf"]
    assert Evidence(path="x").value is None
