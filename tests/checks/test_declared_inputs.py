"""A check that reads what it does not declare is refused."""

from datetime import timedelta

import pytest

from oms.checks import BUILT_IN
from oms.checks.amount_undetermined import AmountUndetermined
from oms.model import Context, Order, ShopFacts, order
from oms.postal import sample_index
from oms.testing.reads import EVERYTHING, reads_of, record_reads, undeclared

DATA = {"postal": sample_index()}
CASES = [(check, case) for check in BUILT_IN for case in check.cases()]
NAMES = [f"{check.code}: {case.name}" for check, case in CASES]


def _reads(check, case):
    at = case.moment or case.order.order_datetime + timedelta(hours=1)
    shop = ShopFacts.model_validate(case.shop)
    return reads_of(check, case.order, Context(at=at, earlier=case.earlier, data=DATA, shop=shop))


@pytest.mark.parametrize(("check", "case"), CASES, ids=NAMES)
def test_a_check_reads_only_what_it_declares(check, case):
    """In every one of its cases."""
    configured = check(**dict(case.params))
    assert [] == undeclared(configured, _reads(configured, case))


class Cheat(AmountUndetermined):
    """A check that looks at the buyer's remarks behind its declared inputs."""

    def examine(self, order, ctx):
        """Read what is not declared."""
        if order.remarks:
            yield from super().examine(order, ctx)


def test_a_cheating_check_is_caught():
    """The field is named."""
    cheat = Cheat()
    for case in cheat.cases():
        assert ["remarks"] == undeclared(cheat, _reads(cheat, case))


@pytest.mark.parametrize(
    ("look", "paths"),
    [
        (lambda o: o.remarks, {"remarks"}),
        (lambda o: o.items[0].units, {"packages.items.units"}),
        (lambda o: [r.city for r in o.recipients], {"packages.recipient.city"}),
        (lambda o: o.all_packages[0].noshi, {"packages.noshi"}),
        (lambda o: o.requested_delivery, {"requested_delivery_date", "shipping_term"}),
        (lambda o: o.is_cash_on_delivery, {"settlement.method"}),
        (lambda o: o.wrapping_1 is None, {"wrapping_1."}),
        (lambda o: o.coupons, {"coupons."}),
        (lambda o: o.orderer.model_dump(), {f"orderer.{EVERYTHING}"}),
        (lambda o: o.zzz, {"zzz"}),
        (lambda o: o.shop_id, {"order_number"}),
        (lambda o: (o, type(o)), set()),
    ],
)
def test_reads_are_recorded_under_the_views(look, paths):
    """A view records the fields it reads underneath; structure is always allowed."""
    watched = Order.from_rms(order().to_rms() | {"zzz": 1})
    structure = {
        "packages.package_delete_flag",
        "packages.items.delete_item_flag",
    }
    with record_reads(watched) as reads:
        look(watched)
    assert paths == reads - structure


@pytest.mark.parametrize("look", [lambda o: o.revision, Order.to_rms, Order.model_dump_json])
def test_reading_an_order_as_a_whole_is_recorded(look):
    """No list of inputs covers it."""
    watched = order()
    with record_reads(watched) as reads:
        look(watched)
    assert EVERYTHING in reads
    assert [EVERYTHING] == undeclared(AmountUndetermined(), {EVERYTHING})


def test_other_orders_are_read_freely_unless_watched():
    """Earlier revisions are watched when they are handed in."""
    one, other = order(), order()
    with record_reads(one) as reads:
        assert other.remarks
    assert set() == reads
    with record_reads(one, other) as reads:
        assert other.remarks
    assert {"remarks"} == reads


def test_recording_ends_with_the_block():
    """Also when the block raises."""
    watched = order()
    with pytest.raises(ZeroDivisionError), record_reads(watched) as reads:
        raise ZeroDivisionError
    assert watched.remarks
    assert set() == reads
