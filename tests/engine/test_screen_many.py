"""`screen_many`: one result for each input, in order, whatever comes in."""

import json
from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import oms
from oms.engine import Rejected, Screening
from oms.model import order

AT = oms.jst(2026, 5, 1, 12)
CANARY = "カナリア太郎"
GOOD = order(order_number="123456-20260501-0000000001").to_rms()


def good(number):
    """Return a good record with a number of its own."""
    return GOOD | {"orderNumber": f"123456-20260501-{number:010}"}


BAD = {
    "no JSON": b'{"orderNumber": "1',
    "empty": b"",
    "another encoding": "見本".encode("cp932"),
    "text with half a pair": '{"x": "\ud800"}',
    "a list": b"[]",
    "null": "null",
    "None": None,
    "a number": 5,
    "a list of orders": [GOOD],
    "an empty dict": {},
    "a dict with a wrong field": GOOD | {"remarks": 5},
    "no packages": GOOD | {"PackageModelList": []},
    "no status": {key: value for key, value in GOOD.items() if key != "orderProgress"},
    "half a pair in a dict": GOOD | {"remarks": "\udfff"},
    "a number that is no text": GOOD | {"orderNumber": 5},
    "an object": object(),
}
AS_GOOD = {
    "dict": lambda payload: payload,
    "text": json.dumps,
    "bytes": lambda payload: json.dumps(payload).encode(),
    "order": oms.Order.from_rms,
}


@pytest.mark.parametrize("bad", BAD.values(), ids=BAD)
def test_a_bad_record_is_put_aside_and_the_others_go_on(bad):
    """Of every kind; the record itself is kept."""
    before, found, after = oms.Engine().screen_many([good(1), bad, good(2)], at=AT)

    assert isinstance(found, Rejected)
    assert ("[1]", bad) == (found.place, found.raw)
    assert found.reason.startswith("not an RMS order: ")
    assert [good(1)["orderNumber"], good(2)["orderNumber"]] == [
        before.order_number,
        after.order_number,
    ]


@pytest.mark.parametrize("form", AS_GOOD.values(), ids=AS_GOOD)
def test_every_form_of_a_good_record_gives_the_same_result(form):
    """Dict, text, bytes and orders."""
    engine = oms.Engine()
    assert [engine.screen(oms.Order.from_rms(good(1)), at=AT)] == list(
        engine.screen_many([form(good(1))], at=AT)
    )


@given(
    st.lists(
        st.one_of(st.sampled_from(sorted(BAD)), st.sampled_from(sorted(AS_GOOD))), max_size=30
    )
)
@settings(max_examples=60, deadline=None)
def test_counts_add_up_and_order_is_kept(names):
    """As many results as inputs, each in its place."""
    records = [
        BAD[name] if name in BAD else AS_GOOD[name](good(index))
        for index, name in enumerate(names)
    ]
    results = list(oms.Engine().screen_many(iter(records), at=AT))

    assert len(names) == len(results)
    for index, (name, result) in enumerate(zip(names, results, strict=True)):
        if name in BAD:
            assert isinstance(result, Rejected)
            assert f"[{index}]" == result.place
        else:
            assert isinstance(result, Screening)
            assert good(index)["orderNumber"] == result.order_number


def test_what_a_reader_put_aside_comes_out_as_it_went_in():
    """With the reader's own place and reason."""
    aside = Rejected(place="orders.jsonl:17", reason="expected valid JSON", raw=b"{")
    [first, second] = oms.Engine().screen_many([aside, aside], at=AT)
    assert aside is first is second


def test_the_number_of_a_rejected_record_is_told_if_it_can_be_read():
    """So that somebody can look it up in RMS."""
    records = [GOOD | {"remarks": 5}, GOOD | {"orderNumber": 5}, b"{"]
    assert [GOOD["orderNumber"], None, None] == [
        each.order_number for each in oms.Engine().screen_many(records, at=AT)
    ]


def test_a_rejected_record_does_not_show_itself():
    """`raw` holds personal data: it is kept, but neither shown nor dumped."""
    found = next(oms.Engine().screen_many([GOOD | {"remarks": [CANARY], "memo": CANARY}], at=AT))

    assert CANARY in str(found.raw)
    assert CANARY not in f"{found!r} {found} {found.model_dump_json()}"
    assert (
        repr(found)
        == "<Rejected [0]: not an RMS order: remarks: expected text, found a list of 1>"
    )


def test_orders_are_screened_one_by_one():
    """The input is read as the results are asked for: a hundred thousand orders fit."""
    asked = []

    def records():
        for number in range(1000):
            asked.append(number)
            yield good(number)

    results = oms.Engine().screen_many(records(), at=AT)
    assert isinstance(results, Iterator)
    assert [] == asked
    next(results)
    next(results)
    assert [0, 1] == asked


def test_no_records_give_no_results():
    """An empty day."""
    assert [] == list(oms.Engine().screen_many([], at=AT))


def test_a_fault_of_the_input_itself_passes_through():
    """A reader that breaks is not a bad record."""

    def records():
        yield good(1)
        raise OSError("disk")

    results = oms.Engine().screen_many(records(), at=AT)
    next(results)
    with pytest.raises(OSError, match="disk"):
        next(results)
