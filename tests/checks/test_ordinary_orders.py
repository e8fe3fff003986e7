"""What arrives every day is not held: gifts, islands, bulk, COD, subscriptions, all versions."""

from datetime import timedelta

import pytest

import oms
from oms.model import Order
from oms.testing import generate, shop_pack
from oms.testing.shop_styles import shops

READS_THE_REMARK = {"RM01", "RM02"}
"""Their faults are measured in docs/remarks.md."""

ENGINES = {style.key: oms.Engine(shop_pack(style)) for style in shops()}


def is_overdue(order, at):
    """Whether an open order was to be there before now: forgotten, it is ordinary no more."""
    rows = [row for package in order.packages for row in package.shippings]
    wished = order.requested_delivery_date
    return bool(wished) and wished < at.date() and not order.is_finished and not rows


@pytest.mark.parametrize("version", range(3, 11))
@pytest.mark.parametrize("minutes", [10, 24 * 60, 12 * 24 * 60])
def test_an_order_without_troubles_is_not_held(version, minutes):
    """Not minutes after the order, not the next day, not shortly before RMS cancels it."""
    for sample in generate(100, seed=version, troubles={}, version=version):
        order = Order.from_rms(sample.payload)
        at = order.order_datetime + timedelta(minutes=minutes)
        result = ENGINES[sample.truth["shop"]].screen(order, at=at)
        held = {each.code for each in result.holds} - READS_THE_REMARK
        assert held == ({"DL10"} if is_overdue(order, at) else set()), order.order_number
