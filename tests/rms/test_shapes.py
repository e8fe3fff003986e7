"""Every shape in which shops keep getOrder answers is read alike."""

import gzip
import io
import json

import pytest

import oms
from oms.rms import read_orders

BOM = b"\xef\xbb\xbf"


@pytest.fixture(scope="session")
def shapes(payload, response, dumped):
    """The orders 1 and 2 in every accepted shape."""
    both = [payload(1), payload(2)]
    unusual = {"requestId": "x", **response(*both)}
    return {
        "response": dumped(response(*both)),
        "indented response": dumped(response(*both), indent=1),
        "escaped response": json.dumps(response(*both)).encode(),
        "response with orders first": dumped({"OrderModelList": both, "MessageModelList": []}),
        "response of version 3": dumped({"MessageModelList": [], "OrderModelList": both}),
        "response naming other things first": dumped(unusual),
        "list of orders": dumped(both),
        "indented list": dumped(both, indent=2),
        "list of responses": dumped([response(both[0]), response(both[1])]),
        "orders one after the other": dumped(both[0], indent=1) + dumped(both[1], indent=1),
        "JSONL": b"\n".join(map(dumped, both)) + b"\n",
        "JSONL without the last line end": b"\n".join(map(dumped, both)),
        "JSONL with CRLF and blank lines": b"\r\n\r\n".join(map(dumped, both)) + b"\r\n",
        "JSONL of responses": dumped(response(both[0])) + b"\n" + dumped(response(both[1])),
        "JSONL of lists": dumped([both[0]]) + b"\n" + dumped([both[1]]),
        "one order a line in a list": b"[\n" + b",\n".join(map(dumped, both)) + b"\n]\n",
        "a comma too many": b"[" + b",".join(map(dumped, both)) + b",]",
        "a comma too few": b"[" + b" ".join(map(dumped, both)) + b"]",
    }


NAMES = [
    "response",
    "indented response",
    "escaped response",
    "response with orders first",
    "response of version 3",
    "response naming other things first",
    "list of orders",
    "indented list",
    "list of responses",
    "orders one after the other",
    "JSONL",
    "JSONL without the last line end",
    "JSONL with CRLF and blank lines",
    "JSONL of responses",
    "JSONL of lists",
    "one order a line in a list",
    "a comma too many",
    "a comma too few",
]


def test_every_shape_is_named(shapes):
    """No shape is left out of the tests below."""
    assert NAMES == list(shapes)


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("wrap", ["plain", "bom", "gzip", "gzip of bom", "two gzip members"])
def test_every_shape_gives_the_same_orders(name, wrap, shapes, read, payload):
    """Shape, BOM and compression make no difference."""
    data = shapes[name]
    half = len(data) // 2
    wrapped = {
        "plain": data,
        "bom": BOM + data,
        "gzip": gzip.compress(data),
        "gzip of bom": gzip.compress(BOM + data),
        "two gzip members": gzip.compress(data[:half]) + gzip.compress(data[half:]) + b"\0" * 9,
    }[wrap]
    assert [payload(1), payload(2)] == [each.to_rms() for each in read(wrapped, name="orders")]


def test_a_single_order_is_read(read, payload, dumped):
    """A file may hold just one."""
    assert [payload(7)] == [each.to_rms() for each in read(dumped(payload(7), indent=1))]


def test_the_same_number_twice_is_yielded_twice(read, payload, dumped, shown):
    """The reader does not choose between two revisions."""
    assert [1, 1] == shown(read(dumped([payload(1), payload(1)])))


def test_a_path_is_opened_and_named(tmp_path, payload, dumped):
    """Places begin with the path as given."""
    path = tmp_path / "o.json"
    path.write_bytes(dumped([payload(1), {}]))
    _, rejected = list(read_orders(path))
    assert f"{path}:1 [1]" == rejected.place
    assert rejected == list(oms.read_orders(str(path)))[1]


def test_standard_input_is_read_and_left_open(monkeypatch, payload, dumped):
    """`-` is standard input, which is not ours to close."""

    class Input:
        buffer = io.BytesIO(dumped([payload(1), {}]))

    monkeypatch.setattr("sys.stdin", Input)
    _, rejected = list(read_orders("-"))
    assert "<stdin>:1 [1]" == rejected.place
    assert not Input.buffer.closed


def test_a_stream_is_called_by_its_name(payload, dumped, tmp_path):
    """An open file has a name, a buffer has none."""
    path = tmp_path / "named.json"
    path.write_bytes(dumped([{}]))
    with path.open("rb") as stream:
        assert [f"{path}:1 [0]"] == [each.place for each in read_orders(stream)]
    assert ["<stream>:1 [0]"] == [each.place for each in read_orders(io.BytesIO(b"[{}]"))]


def test_lines_with_a_mark_each_are_read(read, payload, dumped):
    """What `cat` makes of files with a BOM."""
    data = b"\n".join(BOM + dumped(payload(number)) for number in (1, 2, 3))
    assert [payload(1), payload(2), payload(3)] == [
        each.to_rms() for each in read(data, name="o.jsonl")
    ]
