"""What the checks of buyer, order, payment, address and items say of orders without a trouble."""

from collections import Counter
from datetime import timedelta

import pytest

from oms.engine import Engine
from oms.model import Order, RmsStatus
from oms.rules import Pack
from oms.testing import generate

CODES = frozenset(
    "CU01 CU02 OR01 OR02 OR03 PY02 AD01 AD02 IT01 IT02 EN01 EN02".split()  # noqa: SIM905
)
ASKED = {RmsStatus.AWAITING_CHANGE_CONFIRMATION, RmsStatus.AWAITING_CANCELLATION}


@pytest.fixture(scope="module")
def screened():
    """A thousand ordinary orders of all shops and versions."""
    engine = Engine(Pack.build(settings={"RM01": {"mode": "off"}, "RM02": {"mode": "off"}}))
    made = [Order.from_rms(each.payload) for each in generate(1000, seed=3, troubles={})]
    return [engine.screen(each, each.order_datetime + timedelta(hours=1)) for each in made]


def test_ordinary_orders_are_not_held(screened):
    """At most one in a hundred, and cash on delivery by mail is what the generator plants."""
    calm = [each for each in screened if each.status not in ASKED]
    held = Counter(f.code for each in calm for f in each.holds if f.code in CODES)
    assert sum(held.values()) <= len(calm) / 100
    assert set(held) <= {"PY02"}


def test_changes_and_cancellations_under_way_are_held(screened):
    """By the check that looks for them."""
    for each in screened:
        codes = {f.code for f in each.holds}
        if each.status == RmsStatus.AWAITING_CANCELLATION:
            assert "OR01" in codes
        if each.status == RmsStatus.AWAITING_CHANGE_CONFIRMATION:
            assert "OR02" in codes
