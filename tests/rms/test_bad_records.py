"""A bad record is put aside with place, reason and number, and the rest goes on."""

import json

import pytest

from oms.engine import Rejected
from oms.model import Order


def _bad(payload, dumped):
    two = dumped(payload(2))
    return {
        "missing fields": (b'{"orderNumber":"1-2-3"}', "orderProgress: expected a value"),
        "wrong types": (
            dumped(payload(2, goodsPrice="x", orderDatetime=5, PackageModelList=[])),
            "goodsPrice: expected a whole number",
        ),
        "an order without packages": (
            dumped(payload(2, PackageModelList=[])),
            "PackageModelList: expected at least one row",
        ),
        "a raw NUL": (two.replace("のし".encode(), b"\0"), "Invalid control character"),
        "half a surrogate pair": (
            two.replace("のし".encode(), b"\\ud800"),
            "remarks: expected valid Unicode, found half a surrogate pair",
        ),
        "half a surrogate pair in an unknown list": (
            two[:-1] + b',"zzz":[{"y":"\\udc00"}]}',
            "zzz[0].y: expected valid Unicode",
        ),
        "bytes that are no UTF-8": (two.replace("のし".encode(), b"\xe3\x81"), "not UTF-8"),
        "NaN": (two[:-1] + b',"zzz":NaN}', "NaN is no JSON number"),
        "Infinity": (two[:-1] + b',"zzz":-Infinity}', "-Infinity is no JSON number"),
        "a key twice": (two[:-1] + b',"remarks":"x"}', "the key 'remarks' stands twice"),
        "a very deep value": (
            b'{"orderNumber":"1-1-1","x":' + b"[" * 100_000 + b"]" * 100_000 + b"}",
            "nested too deeply",
        ),
        "a deep value pydantic refuses": (
            two[:-1] + b',"zzz":' + b"[" * 300 + b"]" * 300 + b"}",
            "recursion limit",
        ),
        "a number without end": (two.replace(b"2000", b"9" * 9000), "a number too long"),
        "an unknown word": (b'{"orderNumber":"1","x":nul}', "not JSON at line"),
        "a quote too many": (two.replace(b"basketId", b'bas"ketId'), "not JSON at line"),
        "text": (b'"abc"', "expected an object, found text"),
        "a number": (b"12", "expected an object, found a number"),
        "true": (b"true", "expected an object, found true or false"),
        "null": (b"null", "expected an object, found null"),
        "garbage": (b"abc", "Expecting value"),
    }


NAMES = list(_bad(lambda *_, **__: {"remarks": "のし"}, lambda value: json.dumps(value).encode()))


@pytest.mark.parametrize("around", ["list", "response", "JSONL"])
@pytest.mark.parametrize("name", NAMES)
def test_a_bad_record_is_put_aside(name, around, read, payload, dumped):
    """Whatever is wrong with the second record, the first and third come out."""
    data, reason = _bad(payload, dumped)[name]
    good = [dumped(payload(1)), dumped(payload(3))]
    text, line = {
        "list": (b"[\n" + good[0] + b",\n" + data + b",\n" + good[1] + b"\n]", 3),
        "response": (
            b'{"OrderModelList":[\n' + good[0] + b",\n" + data + b",\n" + good[1] + b"\n]}",
            3,
        ),
        "JSONL": (good[0] + b"\n" + data + b"\n" + good[1] + b"\n", 2),
    }[around]
    first, bad, third = read(text)
    assert [payload(1), payload(3)] == [first.to_rms(), third.to_rms()]
    assert f"orders.json:{line} [1]" == bad.place
    assert reason in bad.reason
    assert data == bad.raw.encode("utf-8", "surrogateescape")


def test_the_number_of_a_bad_record_is_told(read, payload, dumped):
    """From the value where it is JSON, from the text where it is not."""
    broken = dumped(payload(3))[:-1] + b" oops}"
    records = read(b"[" + dumped(payload(2, remarks=5)) + b"," + broken + b"]")
    numbers = ["123456-20260501-0000000002", "123456-20260501-0000000003"]
    assert numbers == [each.order_number for each in records]


@pytest.mark.parametrize("number", [5, "<script>", "9" * 65, None])
def test_a_number_that_is_none_is_not_told(number, read, payload, dumped):
    """What does not look like an order number may be anything, a name included."""
    (record,) = read(dumped([payload(2, orderNumber=number, remarks=5)]))
    assert record.order_number is None


def test_all_fields_of_a_bad_record_are_told(read, payload, dumped):
    """A person mends a record once."""
    (record,) = read(dumped([payload(2, goodsPrice="x", orderDatetime=5, remarks=[])]))
    for field in ("goodsPrice", "orderDatetime", "remarks"):
        assert f"{field}: expected" in record.reason


def test_a_reason_holds_no_value(read, payload, dumped):
    """Reasons end in logs; values are personal data."""
    (record,) = read(dumped([payload(2, goodsPrice="山田花子", OrdererModel="山田花子")]))
    assert "山田" not in record.reason


def test_a_missing_brace_costs_one_record(read, payload, dumped, shown):
    """The next record is found by how it begins."""
    cut = dumped(payload(2))[:-1]
    data = b"[" + dumped(payload(1)) + b"," + cut + b"," + dumped(payload(3)) + b"]"
    assert [1, "orders.json:1 [1]", 3] == shown(read(data))


def test_two_lines_run_together_cost_one_record(read, payload, dumped, shown):
    """A crash in the middle of a line leaves such files."""
    data = dumped(payload(1)) + b"\n" + dumped(payload(2))[:99] + dumped(payload(3)) + b"\n"
    assert [1, "orders.json:2 [1]", 3] == shown(read(data))


def test_a_broken_first_line_leaves_the_others(read, payload, dumped, shown):
    """JSONL is known by its other lines."""
    lines = [dumped(payload(1))[:50], dumped(payload(2)), dumped(payload(3))]
    assert ["orders.json:1 [0]", 2, 3] == shown(read(b"\n".join(lines)))


def test_a_name_tells_jsonl_whose_first_line_is_broken(read, payload, dumped, shown):
    """Where no line tells, the name does."""
    data = b"{oops\n{more\n"
    assert ["a.jsonl:1 [0]", "a.jsonl:2 [1]"] == shown(read(data, name="a.jsonl"))


def test_a_list_inside_a_list_is_no_order(read, shown):
    """Lists are not looked into twice."""
    (record,) = read(b"[[{}]]")
    assert "not an RMS order: expected an object, found a list" == record.reason


def test_a_stray_bracket_is_stepped_over(read, payload, dumped, shown):
    """Broken punctuation between values never stops the reader."""
    data = dumped(payload(1), indent=1) + b"\n}\n,]" + dumped(payload(2), indent=1)
    records = read(data)
    assert [1, 2] == [n for n in shown(records) if isinstance(n, int)]
    assert any(isinstance(each, Rejected) for each in records)


def test_nothing_useful_in_brackets_ends_there(read, payload, dumped, shown):
    """Garbage before the closing bracket does not swallow it."""
    data = b'{"OrderModelList":[' + dumped(payload(1)) + b', abc ],"version":10}'
    assert [1, "orders.json:1 [1]"] == shown(read(data))


def test_valid_oddities_are_orders(read, payload, dumped):
    """Escaped NUL, emoji, pairs of surrogates, big numbers and unknown keys are valid JSON."""
    odd = payload(1, remarks="\0 🎁 \U00020bb7", goodsPrice=10**30, zzz={"a": [1, None]})
    (record,) = read(json.dumps([odd]).encode())
    assert isinstance(record, Order)
    assert odd == record.to_rms()
