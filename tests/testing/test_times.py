"""Statuses, times and dates of samples fit together."""

import re
from datetime import date, datetime, timedelta

import pytest

from oms.testing import generate

STAMP = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+0900")
CONFIRMED = (200, 300, 400, 500, 600, 700)
FIXED = (300, 400, 500, 600, 700)
SHIPPED = (500, 600, 700)
TO_SHIP = 300


def moment(text):
    """A Datetime of RMS."""
    return datetime.strptime(text, "%Y-%m-%dT%H:%M:%S%z")


def day(text):
    """A Date of RMS."""
    return date.fromisoformat(text)


def test_most_orders_wait_for_confirmation_or_shipping(ordinary):
    """100 and 300 make up most; every status occurs in a long run."""
    codes = [sample.payload["orderProgress"] for sample in ordinary]
    assert (codes.count(100) + codes.count(300)) / len(codes) > 0.75
    every = {s.payload["orderProgress"] for s in generate(3000, seed=2)}
    assert {100, 200, 300, 400, 500, 600, 700, 800, 900} == every
    assert not {400, 800}.intersection(codes)  # there a person has to look


def test_datetimes_have_the_shape_of_rms(samples):
    """No colon in the offset."""
    for sample in samples[:300]:
        for key, value in sample.payload.items():
            if key.endswith("Datetime") and value is not None:
                assert STAMP.fullmatch(value), key


def test_times_are_written_by_the_status_that_brings_them(samples):
    """Nothing later than the status stands in the order."""
    for sample in samples:
        payload, status = sample.payload, sample.payload["orderProgress"]
        if status not in {800, 900}:
            assert (status in CONFIRMED) == bool(payload["shopOrderCfmDatetime"])
            assert (status in FIXED) == bool(payload["orderFixDatetime"])
        assert (status in SHIPPED) == bool(payload["shippingCmplRptDatetime"])
        assert payload["orderFixDatetime"] == payload["shippingInstDatetime"]


def test_times_go_forward(samples):
    """Ordered, confirmed, fixed, reported."""
    keys = ("orderDatetime", "shopOrderCfmDatetime", "orderFixDatetime", "shippingCmplRptDatetime")
    for sample in samples:
        times = [moment(sample.payload[key]) for key in keys if sample.payload[key]]
        assert sorted(set(times)) == times


def test_a_new_order_is_cancelled_after_fourteen_days(samples):
    """cancelDueDate at 100."""
    for sample in samples:
        payload = sample.payload
        if payload["orderProgress"] == 100:
            due = moment(payload["orderDatetime"]).date() + timedelta(days=14)
            assert due.isoformat() == payload["cancelDueDate"]
        if payload["orderProgress"] in SHIPPED:
            assert payload["cancelDueDate"] is None


def test_shipped_orders_have_complete_rows_and_are_reported_at_night(samples):
    """Carrier, number and day for every package; the report comes the night after."""
    for sample in samples:
        payload = sample.payload
        for package in payload["PackageModelList"]:
            rows = package["ShippingModelList"]
            live = not package["packageDeleteFlag"]
            if not live or payload["orderProgress"] != TO_SHIP:
                assert (live and payload["orderProgress"] in SHIPPED) == bool(rows)
            for row in rows if payload["shippingCmplRptDatetime"] else ():
                assert all(row.values())
                reported = moment(payload["shippingCmplRptDatetime"])
                assert day(row["shippingDate"]) + timedelta(days=1) == reported.date()
                assert reported.hour == 0


@pytest.mark.parametrize("mix", [{}, {"contradiction.date": 1.0}])
def test_no_parcel_left_after_its_wished_day_or_before_the_fix(mix):
    """A late parcel would be a trouble nobody planted."""
    for sample in generate(1500, seed=31, troubles=mix):
        payload = sample.payload
        rows = [row for p in payload["PackageModelList"] for row in p["ShippingModelList"]]
        for row in rows:
            assert moment(payload["orderFixDatetime"]).date() < day(row["shippingDate"])
            if payload["deliveryDate"]:
                assert row["shippingDate"] < payload["deliveryDate"]


def test_wished_days_lie_after_the_order(samples):
    """And not months ahead."""
    for sample in samples:
        if sample.payload["deliveryDate"]:
            ordered = moment(sample.payload["orderDatetime"]).date()
            assert 4 < (day(sample.payload["deliveryDate"]) - ordered).days < 16


def test_mail_bin_and_store_parcels_carry_no_wish(ordinary):
    """These services take none."""
    for sample in ordinary:
        if sample.payload["DeliveryModel"]["deliveryName"] in {"メール便", "コンビニ受取"}:
            assert sample.payload["deliveryDate"] is None
            assert not sample.payload["shippingTerm"]


def test_cancelled_and_changed_orders_say_why(samples):
    """The change rows fit the status."""
    wanted = {400: 4, 800: 0, 900: 2}
    for sample in samples:
        payload = sample.payload
        kinds = [row["changeType"] for row in payload["ChangeReasonModelList"]]
        kind = wanted.get(payload["orderProgress"])
        assert kind is None or kind in kinds


def test_renamed_payment_keeps_its_code():
    """Code 14 changed its name on 2026-01-22."""
    for start, name in (
        (date(2025, 11, 1), "ローソン、郵便局ATM等（前払）"),
        (date(2026, 2, 1), "ファミリーマート、ローソン等（前払）"),
    ):
        models = [s.payload["SettlementModel"] for s in generate(250, start=start)]
        names = {m["settlementMethod"] for m in models if m["settlementMethodCode"] == 14}
        assert {name} == names
