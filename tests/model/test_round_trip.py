"""What goes in comes out: `from_rms` and `to_rms` are each other's inverse."""

import copy
import json
import pickle
from types import MappingProxyType

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from oms.model import ABSENT, UNDETERMINED, Order, order

LAW = settings(max_examples=150, deadline=None)

# Keys a version brought; an order read with an older version lacks them.
BROUGHT = {
    3: ["TaxSummaryModelList", "paymentChargeTaxRate"],
    4: ["isSingleItemShipping", "defaultDeliveryCompanyCode", "settlementMethodCode"],
    5: ["receiptIssueCount", "receiptIssueHistoryList", "DueDateModelList"],
    6: ["cautionDisplayDetailType"],
    7: ["SkuModelList"],
    8: ["deliveryCertPrgFlag", "oneDayOperationFlag"],
    9: ["dropOffFlag", "dropOffLocation"],
    10: ["socialGiftFlag", "SocialGiftModel"],
}
GONE_WITH_8 = {"goodsTax": 0, "isTaxRecalc": 1}


def without(node, keys):
    """Return the payload without some keys at any level."""
    if isinstance(node, dict):
        return {key: without(value, keys) for key, value in node.items() if key not in keys}
    return [without(each, keys) for each in node] if isinstance(node, list) else node


def read_all_ways(payload):
    """Read a payload as a dict, as text, as bytes and as a byte array."""
    text = json.dumps(payload)
    readable = json.dumps(payload, ensure_ascii=False).encode()
    forms = payload, text, readable, bytearray(readable), MappingProxyType(payload)
    return [Order.from_rms(form) for form in forms]


def test_the_skeleton_comes_back_as_it_went_in(skeleton):
    """Identity on our own version 10 order, whatever form it comes in."""
    for made in read_all_ways(skeleton):
        assert skeleton == made.to_rms()


def test_recorded_orders_come_back_as_they_went_in(recorded):
    """Identity on real recorded orders of version 1, scrubbed texts included."""
    assert recorded
    for payload in recorded:
        for made in read_all_ways(payload):
            assert payload == made.to_rms()


def test_a_payload_with_every_key_comes_back_as_it_went_in(full):
    """Identity where each field of the list holds a value."""
    for made in read_all_ways(full):
        assert full == made.to_rms()


@pytest.mark.parametrize("version", range(3, 11))
def test_orders_of_older_versions_are_read_and_come_back(skeleton, version):
    """Keys a version lacks are absent on the way out, too."""
    later = {key for when, keys in BROUGHT.items() if when > version for key in keys}
    payload = without(skeleton, later) | (GONE_WITH_8 if version < 8 else {})

    made = Order.from_rms(payload)

    assert payload == made.to_rms()
    assert (made.delivery_cert_prg_flag is ABSENT) == (version < 8)
    assert (made.goods_tax is ABSENT) == (version >= 8)
    assert (made.packages[0].drop_off_flag is ABSENT) == (version < 9)
    assert (made.social_gift_flag is ABSENT) == (version < 10)


@given(data=st.data())
@LAW
def test_any_payload_comes_back_as_it_went_in(payloads, data):
    """Identity with unknown keys, nulls, -9999, entities and absent keys at every level."""
    payload = data.draw(payloads())
    before = copy.deepcopy(payload)

    made = Order.from_rms(payload)

    assert payload == made.to_rms()
    assert before == payload


@given(data=st.data())
@LAW
def test_dict_text_and_bytes_give_the_same_order(payloads, data):
    """The form of the input decides nothing."""
    first, *others = read_all_ways(data.draw(payloads()))

    assert all(first == other for other in others)
    assert {first.revision} == {other.revision for other in others}


@given(data=st.data())
@LAW
def test_every_copy_of_an_order_equals_it(payloads, data):
    """Pickle, copies and JSON lose nothing: neither raw text nor unknown keys nor absence."""
    made = Order.from_rms(data.draw(payloads()))
    copies = [
        pickle.loads(pickle.dumps(made)),
        copy.copy(made),
        copy.deepcopy(made),
        made.model_copy(),
        made.model_copy(deep=True),
        Order.model_validate_json(made.model_dump_json()),
        Order.model_validate(made.model_dump()),
    ]

    for twin in copies:
        assert made == twin
        assert made.to_rms() == twin.to_rms()
        assert made.revision == twin.revision
        assert hash(made) == hash(twin)


def test_unknown_keys_survive_at_every_level(full):
    """Law 10: a key of a version to come is kept in each record."""

    def mark(node):
        if isinstance(node, dict):
            for value in list(node.values()):
                mark(value)
            node["keyOfVersion11"] = {"nested": [1, None, "x"]}
        for each in node if isinstance(node, list) else ():
            mark(each)

    mark(full)
    assert full == Order.from_rms(full).to_rms()


@pytest.mark.parametrize("key", ["status", "shop_memo", "items", "packages", "revision", "key"])
def test_an_unknown_key_named_like_an_attribute_is_only_kept(key):
    """A key RMS does not have is never taken for one of our names, nor the other way round."""
    payload = order().to_rms()
    payload.pop("memo")
    plain = Order.from_rms(payload)

    made = Order.from_rms(payload | {key: "strange"})

    assert payload | {key: "strange"} == made.to_rms()
    assert made == Order.from_rms(json.dumps(payload | {key: "strange"}))
    assert getattr(plain, key) == getattr(made, key) or key == "revision"
    assert made.shop_memo is ABSENT


def test_undetermined_amounts_go_out_as_rms_writes_them():
    """UNDETERMINED is -9999 on the way out, and in the copy read from it."""
    made = order(postage_price=-9999, packages=[{"total_price": -9999}])

    assert UNDETERMINED is made.postage_price
    assert -9999 == made.to_rms()["postagePrice"]
    assert -9999 == made.to_rms()["PackageModelList"][0]["totalPrice"]
    assert UNDETERMINED is Order.from_rms(made.to_rms()).packages[0].total_price


def test_documented_normalisations_and_no_other():
    """Offsets lose their colon, seconds their fraction, a date its midnight, a rate its text."""
    payload = order().to_rms()
    strange = {
        "orderDatetime": "2026-05-01T10:00:00.123+09:00",
        "cancelDueDate": "2026-05-15T00:00:00",
        "paymentChargeTaxRate": "0.10",
    }
    normal = {
        "orderDatetime": "2026-05-01T10:00:00+0900",
        "cancelDueDate": "2026-05-15",
        "paymentChargeTaxRate": 0.1,
    }

    assert payload | normal == Order.from_rms(payload | strange).to_rms()


def test_numbers_json_does_not_have_become_null_under_unknown_keys():
    """NaN and Infinity are no JSON: what cannot be written is written as null."""
    text = order().model_dump_json()[:-1] + ',"x": NaN, "y": Infinity}'

    assert {"x": None, "y": None} == {
        key: Order.from_rms(text).to_rms()[key] for key in ("x", "y")
    }
