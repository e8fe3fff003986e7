"""The four waits: they close their gates, need nobody, and end by themselves."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

import oms
from oms.checks import BUILT_IN
from oms.model import Order, RmsStatus
from oms.testing import generate

AT = oms.jst(2026, 5, 1, 12)
WAITS = {
    "order.cancellable",
    "order.rakuten_confirming",
    "payment.awaited",
    "delivery.gift_address_awaited",
}
ENGINE = oms.Engine()


def waits(order, at=AT):
    """Return the waits of an order by rule."""
    return {wait.rule: wait for wait in ENGINE.screen(order, at=at).waits}


def prepaid(**facts):
    """An order by bank transfer in 200."""
    return oms.order(**{"status": 200, "settlement": {"method": 9}, **facts})


def test_a_wait_is_no_hold():
    """It closes its gate and never makes an order 要確認."""
    result = ENGINE.screen(prepaid(), at=AT)
    assert (False, True, False) == (
        result.needs_review,
        result.passes("confirm"),
        result.passes("ship"),
    )


def test_the_label_names_the_last_due_date():
    """RMS appends due dates and overwrites none; other types do not count."""
    due = [
        {"due_date_type": kind, "due_date": day}
        for kind, day in ((0, "2026-05-15"), (0, "2026-05-20"), (1, "2026-05-30"))
    ]
    label = waits(prepaid(due_dates=due))["payment.awaited"].label
    assert ("入金待ち (支払い期限 2026-05-20)", "awaiting payment (due 2026-05-20)") == label


def test_without_a_due_date_the_label_is_plain():
    """Also where the last entry has none."""
    assert "入金待ち" == waits(prepaid())["payment.awaited"].label.ja
    blank = prepaid(due_dates=[{"due_date_type": 0, "due_date": None}])
    assert "入金待ち" == waits(blank)["payment.awaited"].label.ja


def test_the_label_of_a_gift_names_the_first_due_date():
    """The earliest one is what cancels the order."""
    gifts = [
        {"social_gift": {"input_flag": 0, "input_due_date": day}}
        for day in ("2026-05-12", "2026-05-09", None)
    ]
    label = waits(oms.order(social_gift_flag=1, packages=gifts))["delivery.gift_address_awaited"]
    assert "入力期限 2026-05-09" in label.label.ja


@pytest.mark.parametrize("status", [each for each in RmsStatus if each.is_finished])
def test_a_finished_order_waits_for_nothing(status):
    """Whatever flags are left over."""
    gift = [{"social_gift": {"input_flag": 0}}]
    left_over = prepaid(status=status, rakuten_confirm_flag=1, social_gift_flag=1, packages=gift)
    assert {} == waits(left_over, left_over.order_datetime)


@given(minutes=st.integers(0, 90), more=st.integers(30, 90))
def test_the_window_of_the_buyer_ends_at_its_minute(minutes, more):
    """The wait runs exactly while the moment lies before its end."""
    subject = oms.order()
    at = subject.order_datetime + timedelta(minutes=minutes)
    pack = oms.Pack.build(settings={"order.cancellable": {"minutes": more}})
    result = oms.Engine(pack).screen(subject, at=at)
    assert (minutes < more) is bool(result.waits)
    assert (minutes >= more) is result.passes("confirm") is result.passes("ship")
    assert all(
        wait.until == subject.order_datetime + timedelta(minutes=more) for wait in result.waits
    )


@pytest.mark.parametrize("minutes", [29, 0, 1441, "x"])
def test_the_window_of_rms_cannot_be_shortened(minutes):
    """A shop may wait longer, not shorter."""
    with pytest.raises(oms.PackError):
        oms.Pack.build(settings={"order.cancellable": {"minutes": minutes}})


def test_generated_orders_wait_for_all_four_reasons():
    """And what waits is never finished."""
    found = set()
    for sample in generate(600, troubles={}):
        order = Order.from_rms(sample.payload)
        running = waits(order, order.order_datetime + timedelta(minutes=20))
        assert not (running and order.is_finished)
        found |= set(running)
    assert found == WAITS


def test_a_dumped_wait_is_the_same_in_every_process():
    """Gates in one order, the label in both languages."""
    dumped = waits(oms.order(), AT - timedelta(hours=2))["order.cancellable"].model_dump(
        mode="json"
    )
    assert ["confirm", "ship"] == dumped["gates"]
    assert {"ja": "購入者キャンセル可能期間", "en": "the buyer may still cancel"} == dumped[
        "label"
    ]


def test_the_waits_are_all_built_in():
    """The names above are those of the catalogue."""
    assert {check.name for check in BUILT_IN} >= WAITS
