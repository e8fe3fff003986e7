"""Laws on generated orders: JSON and CSV decide alike, and no damage gives half an order."""

import io
import json
import random
import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import oms
from oms.engine import Rejected
from oms.errors import SourceError
from oms.model import Order
from oms.rms import read_orders, reading_notes
from oms.testing import generate
from oms.testing.order_csv import csv_lines

ROOT = Path(__file__).parents[3]
AT = oms.jst(2026, 5, 12)
LACKING = {
    "order": (
        *("ChangeReasonModelList", "CouponModelList", "receiptIssueHistoryList"),
        *("OrdererModel.birthYear", "OrdererModel.birthMonth", "OrdererModel.birthDay"),
        *("SettlementModel.cardName", "SettlementModel.cardNumber", "SettlementModel.cardOwner"),
        *("SettlementModel.cardYm", "SettlementModel.rpaySettlementFlag"),
        *("WrappingModel1.deleteWrappingFlag", "WrappingModel2.deleteWrappingFlag"),
        *("deliveryCertPrgFlag", "oneDayOperationFlag", "socialGiftFlag"),
    ),
    "package": (
        *("packageDeleteFlag", "SenderModel.isolatedIslandFlag", "ShippingModelList"),
        *("DeliveryCvsModel", "SocialGiftModel", "dropOffFlag", "dropOffLocation"),
    ),
    "item": ("deleteItemFlag", "dealFlag", "drugFlag", "pointType", "restoreInventoryFlag"),
}
"""What getOrder says and the CSV has no column for; docs/order-csv.md lists the same."""


def sizes(sample, whole):
    """A small run for every change, and the long one for `make prove`."""
    return pytest.mark.parametrize(
        "size", [sample, pytest.param(whole, marks=pytest.mark.prove)], ids=str
    )


def made(count, seed=20_261_122):
    return [sample.payload for sample in generate(count, seed=seed)]


def written(payloads, encoding="cp932"):
    return "".join(csv_lines(payloads, encoding=encoding)).encode(encoding)


def read(data):
    return list(read_orders(io.BytesIO(data), name="orders.csv"))


def standing(payload):
    """The payload without the rows deleted in RMS, which a download does not hold."""
    packages = [
        each | {"ItemModelList": [i for i in each["ItemModelList"] if not i["deleteItemFlag"]]}
        for each in payload["PackageModelList"]
        if not each["packageDeleteFlag"]
    ]
    return payload | {"PackageModelList": packages}


def differences(one, other, path=""):
    """Paths of what differs between two records; a key only one has is marked with < or >."""
    if isinstance(one, dict) and isinstance(other, dict):
        for key in one.keys() | other.keys():
            inner = f"{path}.{key}" if path else key
            if key not in other:
                yield f"<{inner}"
            elif key not in one:
                yield f">{inner}"
            else:
                yield from differences(one[key], other[key], inner)
    elif isinstance(one, list) and isinstance(other, list) and len(one) == len(other):
        for left, right in zip(one, other, strict=True):
            yield from differences(left, right, path)
    elif one != other and not (one == "" and other is None):  # an empty cell is both
        yield path


def expected_differences():
    levels = {
        "order": "",
        "package": "PackageModelList.",
        "item": "PackageModelList.ItemModelList.",
    }
    return {f"<{levels[level]}{each}" for level, names in LACKING.items() for each in names}


def is_csv_only(path):
    """Columns that are kept, and those getOrder has no more: goodsTax went with version 8."""
    return path.startswith(">") and (not path.isascii() or path.endswith("goodsTax"))


@pytest.mark.parametrize("encoding", ["cp932", "utf-8-sig"])
@sizes(300, 3000)
def test_a_csv_holds_the_same_facts_as_the_json_but_for_the_listed_fields(size, encoding):
    """Every other value is the same; text may be written with entities."""
    payloads = made(size)
    records = read(written(payloads, encoding))
    assert size == len(records)
    found = set()
    for payload, order in zip(payloads, records, strict=True):
        resolved = json.loads(resolve(json.dumps(order.to_rms())))
        source = json.loads(resolve(json.dumps(Order.from_rms(standing(payload)).to_rms())))
        # Of a phone that lost its zero the reader restores it and says so.
        told = bool(reading_notes(order))
        found.update(
            each for each in differences(source, resolved) if not (told and "phoneNumber" in each)
        )
    rest = {each for each in found if not is_csv_only(each)}
    assert expected_differences() == rest


def resolve(text):
    """Entities as characters, for the comparison."""
    return re.sub(r"&#(\d+);", lambda found: json.dumps(chr(int(found[1])))[1:-1], text)


def test_the_docs_list_the_fields_a_csv_lacks():
    """One list, told to people and kept by the test above."""
    page = (ROOT / "docs" / "order-csv.md").read_text(encoding="utf-8")
    for names in LACKING.values():
        for name in names:
            assert f"`{name}`" in page


def decisions(engine, orders):
    return [result.model_dump(mode="json") for result in engine.screen_many(orders, at=AT)]


DIFFERING = {
    "OR01": "the change history",
    "OR02": "the change history",
    "PY02": "drop-off and convenience stores",
    "DL02": "shipping rows",
    "DL03": "the model of the social gift",
    "OR06": "最強翌日配送, which leaves the buyer no time to cancel",
}
"""The checks that decide otherwise about a CSV, and what it lacks for them."""


def without(record, names):
    """A record without some fields."""
    kept = {key: value for key, value in record.items() if key not in names}
    for parent, _, name in (each.partition(".") for each in names):
        if name and isinstance(kept.get(parent), dict):
            kept[parent] = {key: each for key, each in kept[parent].items() if key != name}
    return kept


def as_a_csv_tells_it(payload):
    """The payload without the rows and fields a CSV lacks."""
    made = without(standing(payload), LACKING["order"])
    made["PackageModelList"] = [
        without(package, LACKING["package"])
        | {"ItemModelList": [without(item, LACKING["item"]) for item in package["ItemModelList"]]}
        for package in made["PackageModelList"]
    ]
    return made


def said(result):
    """The codes of the findings and the rules of the waits of a screening."""
    codes = {"order.cancellable": "OR06", "delivery.gift_address_awaited": "DL03"}
    waits = {codes[each["rule"]] for each in result["waits"] if each["rule"] in codes}
    return waits | {each["code"] for each in result["findings"]}


@sizes(300, 3000)
def test_json_and_csv_of_the_same_orders_decide_alike(size):
    """All findings and waits, once the fields are gone that a CSV lacks."""
    payloads = made(size)
    from_json = [Order.from_rms(as_a_csv_tells_it(each)) for each in payloads]
    for encoding in ("cp932", "utf-8"):
        assert decisions(oms.Engine(), from_json) == decisions(
            oms.Engine(), read(written(payloads, encoding))
        )


@sizes(300, 3000)
def test_only_the_listed_checks_decide_otherwise_about_a_csv(size):
    """Those that read what it lacks; docs/order-csv.md lists the same."""
    payloads = made(size)
    whole = decisions(oms.Engine(), [Order.from_rms(each) for each in payloads])
    told = decisions(oms.Engine(), read(written(payloads)))
    pairs = zip(whole, told, strict=True)
    differing = {code for one, two in pairs for code in said(one) ^ said(two)}
    assert differing
    assert differing <= set(DIFFERING)
    page = (ROOT / "docs" / "order-csv.md").read_text(encoding="utf-8")
    assert all(f"| {code} |" in page for code in DIFFERING)


def test_the_example_orders_decide_alike():
    """With the pack of their shop."""
    engine = oms.Engine(oms.load_pack(ROOT / "examples/packs/kudamono.toml"))
    records = list(oms.read_orders(ROOT / "examples/orders/orders.json"))
    from_json = [Order.from_rms(as_a_csv_tells_it(each.to_rms())) for each in records]
    from_csv = read(written([each.to_rms() for each in records]))
    assert 300 == len(from_csv)
    assert decisions(engine, from_json) == decisions(engine, from_csv)


def test_the_kinds_that_could_differ_are_among_the_orders():
    """Deleted rows, several packages, undetermined amounts, entities, codes: all are there."""
    payloads = made(300)
    packages = [each for payload in payloads for each in payload["PackageModelList"]]
    assert any(each["packageDeleteFlag"] for each in packages)
    assert any(item["deleteItemFlag"] for each in packages for item in each["ItemModelList"])
    assert any(len(each["PackageModelList"]) > 1 for each in payloads)
    assert any(each["postagePrice"] == -9999 for each in payloads)
    assert b"&#" in written(payloads)


# ---- damage ---------------------------------------------------------------------------


def damaged(dice, data):
    """Bytes changed, dropped, doubled or cut anywhere."""
    at, end = sorted(dice.sample(range(len(data)), 2))
    end = min(end, at + dice.choice((1, 2, 30, 3000)))
    odd = (b'"', b",", b"\r\n", b"\n", b'""', b'","', b"\x00", b"\x81", b"\xff", b"\xef\xbb\xbf")
    middle = dice.choice(
        (b"", dice.randbytes(dice.randint(1, 4)), data[at:end] * 2, dice.choice(odd))
    )
    return data[:at] + middle + data[end:]


def blocks(payloads, encoding):
    """The header, and the rows of each order."""
    header, *_ = csv_lines([], encoding=encoding)
    rows = ["".join([*csv_lines([each], encoding=encoding)][1:]) for each in payloads]
    return [each.encode(encoding) for each in (header, *rows)]


@pytest.mark.parametrize("encoding", ["cp932", "utf-8"])
@sizes(100, 2000)
def test_damage_to_one_order_changes_no_other(size, encoding):
    """Each other order comes out as it was, or is put aside by its number; nothing is lost."""
    dice = random.Random(size)
    payloads = made(7)
    header, *rows = blocks(payloads, encoding)
    whole = {each.order_number: each for each in read(header + b"".join(rows))}
    for _ in range(size):
        struck = dice.randrange(len(rows))
        pieces = [*rows[:struck], damaged(dice, rows[struck]), *rows[struck + 1 :]]
        records = read(header + b"".join(pieces))
        untouched = [n for k, n in enumerate(whole) if k != struck]
        told = [each.order_number for each in records if each.order_number in untouched]
        assert untouched == sorted(set(told), key=untouched.index)
        assert len(told) == len(set(told))
        for each in records:
            if isinstance(each, Order) and each.order_number in untouched:
                assert whole[each.order_number] == each
            elif isinstance(each, Rejected):
                assert each.place.startswith("orders.csv:")
                assert each.reason


@pytest.mark.parametrize("encoding", ["cp932", "utf-8"])
@sizes(100, 2000)
def test_no_damage_anywhere_stops_the_reader(size, encoding):
    """Records or a SourceError come out, never another error; places differ and count up."""
    dice = random.Random(size)
    data = b"".join(blocks(made(5), encoding))
    for _ in range(size):
        struck = damaged(dice, data)
        try:
            records = read(struck)
        except SourceError:
            continue
        assert records
        places = [each.place for each in records if isinstance(each, Rejected)]
        indices = [int(place.rpartition("[")[2].rstrip("]")) for place in places]
        assert indices == [n for n, each in enumerate(records) if isinstance(each, Rejected)]


@sizes(60, 1500)
def test_a_file_cut_anywhere_gives_whole_orders_and_tells_the_last(size):
    """All complete orders but the last come out; the one the cut struck is put aside or whole."""
    dice = random.Random(size)
    payloads = made(6)
    header, *rows = blocks(payloads, "cp932")
    data = header + b"".join(rows)
    whole = read(data)
    for _ in range(size):
        cut = data[: dice.randrange(len(header) + 1, len(data))]
        records = read(cut)
        complete = sum(len(header + b"".join(rows[: n + 1])) <= len(cut) for n in range(len(rows)))
        # A last line cut within its number may belong to the order before it.
        sure = max(complete - 1, 0)
        assert whole[:sure] == records[:sure]
        assert complete <= len(records) <= complete + 2


@settings(max_examples=60, deadline=None)
@given(st.lists(st.text(max_size=20), min_size=1, max_size=3), st.booleans())
def test_any_text_in_a_cell_comes_back(csv, texts, quote):
    """Quotes, commas, line breaks and whatever else a buyer types."""
    kept = [re.sub("[\x00-\x1f\x7f-\x9f\ud800-\udfff\uf8f0-\uf8f3&]", "", each) for each in texts]
    kept = [f'{each},"\n{each}"' for each in kept]
    rows = [csv.row(n, コメント=each) for n, each in enumerate(kept)]
    records = read(csv.text(*rows, quote=quote).encode())
    assert kept == [each.remarks for each in records]
