"""`from_type` makes orders and their parts without set-up, and the plugin is cheap."""

import subprocess
import sys
from importlib.metadata import entry_points

import pytest

pytest.importorskip("hypothesis")

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from oms import testing
from oms.model import Item, Order, Orderer, Package, Recipient
from oms.testing.hypothesis_plugin import register

FEW = settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow], derandomize=True
)

register()  # hypothesis calls it by the entry point wherever `oms` is installed


@FEW
@given(st.from_type(Order))
def test_orders_of_from_type_come_back_as_they_went_in(made):
    """They are read from payloads, so RMS could have sent them."""
    assert isinstance(made, Order)
    assert made == Order.from_rms(made.to_rms())


@FEW
@given(testing.orders())
def test_the_kit_offers_orders(made):
    """Loaded on first use."""
    assert made.order_number
    assert made.all_packages


@pytest.mark.parametrize("part", [Package, Item, Orderer, Recipient])
def test_parts_of_an_order_are_known_as_well(part):
    """For the tests of a function that takes no more than that."""

    @FEW
    @given(st.from_type(part))
    def each_is_one(made):
        assert isinstance(made, part)

    each_is_one()


def test_an_annotated_test_needs_no_strategy():
    """`@given(...)` from annotations finds the order."""

    @FEW
    @given(...)
    def read(made: Order):
        assert isinstance(made, Order)

    read()


def test_registering_builds_no_strategy():
    """Whoever imports hypothesis for something else does not pay for orders."""
    program = (
        "import sys; from oms.testing.hypothesis_plugin import register; register(); "
        "print([name for name in sys.modules if name.startswith('oms.testing.')])"
    )
    done = subprocess.run(  # noqa: S603  our own interpreter
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    assert "['oms.testing.hypothesis_plugin']" == done.stdout.strip()


def test_the_entry_point_names_the_plugin():
    """Where the package is installed."""
    points = [each for each in entry_points(group="hypothesis") if each.name == "oms"]
    if not points:
        pytest.skip("oms is not installed, only on the path")
    assert register is points[0].load()
