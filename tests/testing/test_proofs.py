"""Laws on many generated orders: a sample in `make test`, all of it in `make prove`."""

import io
import json
import random
from datetime import date

import pytest

from oms import Engine, jst
from oms.engine import Rejected
from oms.model import Order
from oms.rms import read_orders
from oms.testing import generate
from oms.text import read_remarks


def sizes(sample, whole):
    """A small run for every change, and the long one for `make prove`."""
    return pytest.mark.parametrize(
        "size", [sample, pytest.param(whole, marks=pytest.mark.prove)], ids=str
    )


def made(count, version, seed=20_261_122):
    """Payloads of every kind of order, most of them with something planted."""
    return [sample.payload for sample in generate(count, seed=seed, version=version)]


@pytest.mark.parametrize("version", range(3, 11))
@sizes(25, 1250)
def test_a_generated_order_comes_back_as_it_went_in(version, size):
    """`from_rms` and `to_rms` are the identity: 8 versions, 10,000 orders in all."""
    payloads = made(size, version)
    assert size == len(payloads)
    for payload in payloads:
        text = json.dumps(payload, ensure_ascii=False)
        assert payload == Order.from_rms(payload).to_rms()
        assert payload == Order.from_rms(text.encode()).to_rms()
        assert Order.from_rms(payload).revision == Order.from_rms(text).revision


@sizes(100, 10_000)
def test_a_generated_order_is_the_same_after_reading_a_file(size):
    """What the reader yields is what `from_rms` makes, in order and in number."""
    payloads = made(size, 10)
    lines = b"\n".join(json.dumps(each, ensure_ascii=False).encode() for each in payloads)
    assert payloads == [each.to_rms() for each in read_orders(io.BytesIO(lines), name="o.jsonl")]


def damaged(dice, data):
    """Bytes changed, dropped, doubled or cut anywhere."""
    at, end = sorted(dice.sample(range(len(data)), 2))
    end = min(end, at + dice.choice((1, 2, 30, 3000)))
    middle = dice.choice(
        (
            b"",
            dice.randbytes(dice.randint(1, 4)),
            data[at:end] * 2,
            dice.choice((b'"', b"}", b"]", b"{", b"[", b",", b"\\", b"\x00", b"\xed\xa0\x80")),
        )
    )
    return data[:at] + middle + data[end:]


@sizes(60, 20_000)
def test_a_damaged_file_never_stops_the_reader_and_the_untouched_orders_come_out(size):
    """Records that the damage did not touch are read as before: nothing is lost or changed."""
    dice = random.Random(size)
    payloads = made(6, 10)
    rows = [json.dumps(each, ensure_ascii=False).encode() for each in payloads]
    for _ in range(size):
        struck = dice.randrange(len(rows))
        data = b"\n".join((*rows[:struck], damaged(dice, rows[struck]), *rows[struck + 1 :]))
        found = list(read_orders(io.BytesIO(data), name="orders.jsonl"))
        whole = [each.to_rms() for each in found if not isinstance(each, Rejected)]
        untouched = payloads[:struck] + payloads[struck + 1 :]
        assert untouched == [each for each in whole if each in untouched]
        for each in found:
            if isinstance(each, Rejected):
                assert each.place.startswith("orders.jsonl:")
                assert each.reason


@sizes(200, 20_000)
def test_no_text_stops_the_reading_of_remarks(size):
    """Beginnings of remarks strung together: spans hold."""
    dice = random.Random(size)
    texts = [each["remarks"] or "" for each in made(400, 10)]
    for _ in range(size):
        parts = dice.choices(texts, k=3)
        text = "".join(part[: dice.randint(0, len(part))] for part in parts)
        reading = read_remarks(
            text, date(2026, 5, 1), shipping_term=dice.choice((None, 0, 1, 2, 1416))
        )
        for piece in reading.pieces:
            assert piece.text == text[piece.start : piece.end]


@sizes(200, 10_000)
def test_screening_alone_or_among_others_decides_alike(size):
    """Law: the decision on an order does not hang on its neighbours in the run."""
    engine, at = Engine(), jst(2026, 5, 12)
    orders = [Order.from_rms(payload) for payload in made(size, 10)]
    assert list(engine.screen_many(orders, at=at)) == [engine.screen(each, at) for each in orders]
