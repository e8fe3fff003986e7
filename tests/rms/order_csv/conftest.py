"""Small order CSVs made by hand, and readers for them."""

import io
from types import SimpleNamespace

import pytest

from oms.engine import Rejected
from oms.errors import SourceError
from oms.rms import read_orders

NEEDED = {"注文番号": "", "ステータス": "100", "注文日時": "2026-05-01 10:00:00"}


def number(n):
    return f"123456-20260501-{n:010}"


def row(n=1, item=1, **cells):
    """The cells of one item row by header."""
    ids = {"注文番号": number(n), "送付先ID": str(n * 10), "商品明細ID": str(item)}
    return NEEDED | ids | cells


def text(*rows, quote=False, end="\r\n", header=None):
    """A CSV of rows; the columns are those of the first row."""
    names = list(header or rows[0])
    lines = [names, *([each.get(name, "") for name in names] for each in rows)]
    return "".join(",".join(_cell(cell, quote) for cell in line) + end for line in lines)


def _cell(value, quote):
    if not quote and not any(each in value for each in ',"\r\n'):
        return value
    return '"' + value.replace('"', '""') + '"'


def read(data, name="orders.csv", encoding="cp932"):
    """All records of a text or of bytes."""
    raw = data.encode(encoding) if isinstance(data, str) else data
    return list(read_orders(io.BytesIO(raw), name=name))


def one(**cells):
    """The only record of a file with one row."""
    (record,) = read(text(row(**cells)))
    return record


def reason(*rows, **options):
    """Why the only record of a file was put aside."""
    (record,) = read(text(*rows, **options))
    assert isinstance(record, Rejected)
    return record.reason


def refusal(data, name="orders.csv", encoding="cp932"):
    """Why a file cannot be read at all."""
    with pytest.raises(SourceError) as caught:
        read(data, name, encoding)
    return caught.value.message


def brief(records):
    """The last digits of an order's number, the place of a rejected one."""
    return [
        each.place if isinstance(each, Rejected) else int(each.order_number[-10:])
        for each in records
    ]


@pytest.fixture(scope="session")
def csv():
    """The functions above."""
    return SimpleNamespace(
        number=number,
        row=row,
        text=text,
        read=read,
        one=one,
        reason=reason,
        refusal=refusal,
        brief=brief,
    )
