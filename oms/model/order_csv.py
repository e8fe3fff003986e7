"""The columns of the RMS order CSV and their fields in getOrder: `order_csv.tsv` as values.

The table lies here because two neighbours need it: `oms.rms` reads such files, `oms.testing`
writes them, and neither may see the other.
"""

from __future__ import annotations

import unicodedata
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Final, NamedTuple

__all__ = ["KEPT", "LEVELS", "Column", "by_header", "columns", "normal"]

LEVELS: Final = ("order", "package", "item")
KEPT: Final = "kept"


class Column(NamedTuple):
    """One column.

    Attributes:
        header: The name RMS writes in the first line.
        level: What it is a fact of: `order`, `package` (送付先ID) or `item`; the rows of one
            order or package repeat the facts of their level.
        field: The field of getOrder within OrderModel, PackageModel or ItemModel; for a column
            that is kept, its header.
        kind: `int`, `text`, `number` (order number), `date`, `datetime`, `rate`, `digits3` and
            `digits4` (halves of a postcode), `phone`, `code:Table` (a number or its label) or
            `kept` (as it stands; no field of getOrder is known to hold it).
        note: Why it is kept, or what else is read from it.
    """

    header: str
    level: str
    field: str
    kind: str
    note: str = ""


@cache
def columns() -> tuple[Column, ...]:
    """Return the columns in the order of 「全カラム」.

    Example:
        >>> len(columns()), columns()[1].header, columns()[1].field
        (158, 'ステータス', 'orderProgress')
    """
    text = (files("oms.model") / "order_csv.tsv").read_text(encoding="utf-8")
    lines = [line for line in text.split("\n") if line and not line.startswith("#")]
    return tuple(Column(*line.split("\t")) for line in lines)


@cache
def by_header() -> MappingProxyType[str, Column]:
    """Return the columns by `normal` header."""
    return MappingProxyType({normal(each.header): each for each in columns()})


def normal(header: str) -> str:
    """Return a header as it is compared: widths of characters and spaces do not count.

    Example:
        >>> normal("ＳＫＵ 情報 "), normal("メール差込文（お客様へのメッセージ）")
        ('SKU情報', 'メール差込文(お客様へのメッセージ)')
    """
    return "".join(unicodedata.normalize("NFKC", header).split())
