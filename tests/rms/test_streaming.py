"""Laws of the stream: chunks do not matter, nothing is lost, memory stays flat."""

import io
import itertools
import json
import tracemalloc

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from oms.engine import Rejected
from oms.errors import SourceError
from oms.model import Order, order
from oms.rms import read_orders
from oms.rms.source import TextSource
from oms.rms.walker import Walker
from oms.rms.window import LARGEST, Window

_PLAIN = order(remarks="[備考:]\nのし 🎁").to_rms()


def _payload(number):
    return _PLAIN | {"orderNumber": f"123456-20260501-{number:010}"}


class _Trickle(io.RawIOBase):
    """A stream that gives a few bytes at a time."""

    def __init__(self, data, sizes):
        self._data, self._sizes, self._at = data, itertools.cycle(sizes), 0

    def read(self, size=-1):
        end = self._at + min(next(self._sizes), size)
        data, self._at = self._data[self._at : end], end
        return data


def _shapes():
    orders = [_payload(n) for n in range(3)]
    bad = {"orderNumber": "1-2-3"}
    whole = {"MessageModelList": [], "version": 10, "OrderModelList": [*orders, bad]}
    return [
        json.dumps(whole, ensure_ascii=False, indent=1).encode(),
        json.dumps([*orders, bad], ensure_ascii=False).encode(),
        "\n".join(json.dumps(each, ensure_ascii=False) for each in [*orders, bad]).encode(),
    ]


SHAPES = _shapes()


def _brief(records):
    return [
        each.order_number if isinstance(each, Order) else (each.place, each.reason, each.raw)
        for each in records
    ]


@settings(max_examples=40, deadline=None)
@given(st.sampled_from(SHAPES), st.lists(st.integers(1, 5000), min_size=1, max_size=5))
def test_any_chunk_size_gives_the_same_records(data, sizes):
    """Records, places and reasons do not depend on how the bytes arrive."""
    whole = _brief(read_orders(io.BytesIO(data), name="x"))
    assert whole == _brief(read_orders(_Trickle(data, sizes), name="x"))


@settings(max_examples=60, deadline=None)
@given(st.lists(st.integers(1, 400), min_size=1, max_size=5), st.integers(0, 10_000))
def test_any_chunks_of_text_give_the_same_records(sizes, cut):
    """The window itself, fed directly with pieces of text."""
    text = SHAPES[0].decode()[: len(SHAPES[0]) - cut]
    assert _walked([text]) == _walked(_pieces(text, sizes))


def _pieces(text, sizes):
    at, lengths = 0, itertools.cycle(sizes)
    while at < len(text):
        size = next(lengths)
        yield text[at : at + size]
        at += size


def _walked(pieces):
    walker = Walker(TextSource(io.BytesIO(), "x"), Window(iter(pieces)))
    return _brief(walker.walk())


def _records(data):
    """Read all; None if the source is refused. Any other error fails the test."""
    try:
        return list(read_orders(io.BytesIO(data), name="x"))
    except SourceError:
        return None


@settings(max_examples=120, deadline=None)
@given(st.sampled_from(SHAPES), st.integers(1, 16_000))
def test_a_file_cut_anywhere_gives_all_complete_records_and_at_most_one_rejection(data, size):
    """Complete orders come out in order; what was cut is one record that says so."""
    cut = data[: min(size, len(data) - 1)]
    records = _records(cut)
    if records is None:
        return
    orders = [each for each in records if isinstance(each, Order)]
    texts = [json.dumps(_payload(n), ensure_ascii=False).encode() for n in range(3)]
    complete = sum(map(cut.count, texts))
    assert [_payload(n)["orderNumber"] for n in range(len(orders))] == [
        each.order_number for each in orders
    ]
    assert complete <= len(orders)
    assert len(records) == len(orders) + sum(isinstance(each, Rejected) for each in records)
    assert len(records) - len(orders) <= 1 + (b"1-2-3" in cut)


@settings(max_examples=150, deadline=None)
@given(st.sampled_from(SHAPES), st.data())
def test_no_damage_stops_the_reader(data, draw):
    """Any byte may be wrong: records or a SourceError come out, never another error."""
    at = draw.draw(st.integers(0, len(data) - 1))
    damage = draw.draw(st.binary(max_size=4))
    damaged = data[:at] + damage + data[at + draw.draw(st.integers(0, 40)) :]
    records = _records(damaged)
    if records is None:
        return
    places = [each.place for each in records if isinstance(each, Rejected)]
    assert len(places) == len(set(places))
    # Damage in the envelope's own keys may hide the whole list; then at least one record says so.
    assert records


def test_places_count_lines_and_records():
    """Line where the record begins, index among all records."""
    text = json.dumps([_payload(0), {}, _payload(1), {}], indent=1)
    lines = text.splitlines()
    starts = [number for number, line in enumerate(lines, 1) if line in {" {},", " {}"}]
    records = read_orders(io.BytesIO(text.encode()))
    places = [each.place for each in records if isinstance(each, Rejected)]
    assert [f"<stream>:{starts[0]} [1]", f"<stream>:{starts[1]} [3]"] == places


def _endless(count):
    text = json.dumps(_payload(1), ensure_ascii=False).encode()
    yield b'{"MessageModelList":[],"OrderModelList":[' + text
    for _ in range(count - 1):
        yield b"," + text
    yield b"]}"


class _Blocks(io.RawIOBase):
    def __init__(self, blocks):
        self._blocks = blocks

    def read(self, size=-1):
        return next(self._blocks, b"")


def test_memory_stays_flat():
    """Twenty megabytes on one line pass through; far less is ever held."""
    tracemalloc.start()
    try:
        count = sum(1 for _ in read_orders(_Blocks(_endless(3000))))
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert 3000 == count
    assert peak < 40_000_000


@pytest.mark.parametrize("value", ['"', "["])
def test_a_record_without_end_is_given_up(value, shown):
    """A text of hundreds of megabytes in one record is no order; the next one is found."""
    opening = '{"orderNumber":"1-1-1","x":' + value
    filler = (b"1," if opening.endswith("[") else b"aa") * (1 << 17)
    last = b'"},\n' if opening.endswith('"') else b"1]},\n"
    good = json.dumps(_payload(5)).encode()
    blocks = [b"[", opening.encode(), *[filler] * 140, last, good, b"]"]
    records = list(read_orders(_Blocks(iter(blocks)), name="x"))
    assert ["x:1 [0]", 5] == shown(records)
    assert f"longer than {LARGEST:,} characters" in records[0].reason
    assert len(records[0].raw) <= LARGEST * 4


def test_a_line_without_end_is_given_up(shown):
    """In JSONL as well."""
    good = json.dumps(_payload(5)).encode() + b"\n"
    blocks = [good, b'{"x":"', *[b"a" * (1 << 18)] * 80, b'"}\n', good]
    records = list(read_orders(_Blocks(iter(blocks)), name="x"))
    assert [5, "x:2 [1]", 5] == shown(records)


@pytest.mark.parametrize("size", [1, 7])
def test_a_number_may_go_on_in_the_next_chunk(size):
    """`"version": 10` in two pieces is ten, not one."""
    text = json.dumps({"version": 1234567, "OrderModelList": [_payload(1)]})
    assert [_payload(1)["orderNumber"]] == _walked(_pieces(text, [size]))


@pytest.mark.parametrize("text", ['{"version"', '{"version" ', '{"version":', '{"version": 1'])
def test_a_response_cut_between_its_names_is_told(text):
    """Wherever the cut lies."""
    ((place, reason, _),) = _walked([text])
    assert "x:1 [0]" == place
    assert "ends" in reason


def test_an_envelope_of_endless_text_is_given_up():
    """What is skipped is bounded as well, and the orders behind it are found."""
    blocks = ['{"version":{"a":"', *["a" * (1 << 18)] * 140, '"},"OrderModelList":[']
    records = _walked([*blocks, json.dumps(_payload(1)), "]}"])
    assert _payload(1)["orderNumber"] == records[-1]
    assert "longer than" in records[0][1]
