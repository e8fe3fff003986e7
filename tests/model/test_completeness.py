"""The order model knows every key of the field list, under the RMS name."""

import pytest

from oms.model import Order
from oms.model.paths import model_in

MODELS = [
    "OrderModel",
    "OrdererModel",
    "SenderModel",
    "SettlementModel",
    "DeliveryModel",
    "PointModel",
    "WrappingModel",
    "PackageModel",
    "ItemModel",
    "SkuModel",
    "ShippingModel",
    "DeliveryCvsModel",
    "SocialGiftModel",
    "CouponModel",
    "ChangeReasonModel",
    "TaxSummaryModel",
    "DueDateModel",
]


def keys_of(kinds):
    """Return all keys of a model of the list."""
    return {key for keys in kinds.values() for key in keys}


def record_types(fields, model=Order, name="OrderModel"):
    """Yield (name in the list, record type) by walking list and code side by side."""
    yield name, model
    inner = {info.alias: model_in(info.annotation) for info in model.model_fields.values()}
    for kinds in fields[name].values():
        for key, target in kinds.items() if isinstance(kinds, dict) else ():
            assert inner[key] is not None, f"{key} is no record"
            yield from record_types(fields, inner[key], target)


def test_the_list_names_every_model_of_the_sheet(fields):
    """The list itself is whole."""
    assert set(MODELS) == set(fields)


@pytest.mark.parametrize("name", MODELS)
def test_every_key_of_the_list_is_a_field(fields, name):
    """No key of the sheet is kept as a mere unknown key."""
    found = [model for each, model in record_types(fields) if each == name]
    assert found
    for model in found:
        assert keys_of(fields[name]) == {info.alias for info in model.model_fields.values()}


def test_a_payload_with_every_key_leaves_nothing_unknown(full):
    """Read back through the models, no record holds an unknown key."""

    def strangers(record):
        yield from record.model_extra
        for name in type(record).model_fields:
            value = getattr(record, name)
            for each in value if isinstance(value, tuple) else (value,):
                if hasattr(type(each), "model_fields"):
                    yield from strangers(each)

    assert [] == list(strangers(Order.from_rms(full)))


def test_required_keys_are_those_marked_in_the_list(fields):
    """What the sheet always shows is required; all else may be absent (older versions, CSV)."""
    for name, model in record_types(fields):
        marked = {key for kind, keys in fields[name].items() if kind.endswith("!") for key in keys}
        required = {info.alias for info in model.model_fields.values() if info.is_required()}
        assert marked == required, name
