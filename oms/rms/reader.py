"""Read getOrder JSON in every shape it is kept in, or the order CSV, one record at a time."""

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import chain
from pathlib import Path
from typing import BinaryIO, Final

from oms.engine import Rejected
from oms.errors import Told
from oms.model import Order
from oms.rms.csv_form import encoding_of
from oms.rms.csv_reader import read_csv
from oms.rms.source import TextSource, name_of, opened, source_error
from oms.rms.walker import Walker
from oms.rms.window import LARGEST, Window
from oms.rms.words import cut_short

__all__ = ["read_orders"]

_HEAD: Final = 1 << 22
"""Enough for the first line of a JSONL file, be it a whole response of 100 orders."""

_LINES_TRIED: Final = 20
_LINE_NAMES: Final = (".jsonl", ".ndjson", ".jsonl.gz", ".ndjson.gz")


def read_orders(
    source: str | Path | BinaryIO, *, name: str | None = None
) -> Iterator[Order | Rejected]:
    """Read the orders of a file or stream, never holding more than a few records.

    Accepted are the getOrder response, a list of orders, a list of responses, a single order,
    and JSONL with an order or a response on each line, in UTF-8 with or without BOM; and the
    order CSV of RMS (any columns, told by their names), in cp932 or UTF-8. All plain or gzipped.
    What it is is told by its first bytes, not by its name.

    Args:
        source: A path, an open binary stream, or `-` for standard input.
        name: What to call the source in places; by default the path as given.

    Yields:
        For each record an `Order`, or a `Rejected` that says where the record begins
        (`orders.json:123 [4]`: line, index) and what was expected in which field. A bad record
        never stops the rest. A text cut off in the middle yields all complete records, then one
        `Rejected`. What RMS reports about an order it did not give (ERROR, WARNING) is a
        `Rejected` too. An order number that comes twice is yielded twice; in a CSV its rows must
        stand together, and an order that is not whole is a `Rejected`, never half an order.

    Raises:
        SourceError: On the first step, if there is nothing to read: no such file, another
            encoding, neither JSON nor an order CSV, no order at all.

    Example:
        >>> import io, oms
        >>> lines = io.BytesIO(b'{"orderNumber": "123456-20260501-0000000001"}')
        >>> next(oms.read_orders(lines, name="orders.jsonl")).place
        'orders.jsonl:1 [0]'
    """
    called = name or name_of(source)
    if isinstance(source, str | Path):
        with opened(source) as stream:
            yield from _read(TextSource(stream, called))
    else:
        yield from _read(TextSource(source, called))


def _read(source: TextSource) -> Iterator[Order | Rejected]:
    encoding = encoding_of(source.head(), source.name)
    yield from _read_json(source) if encoding is None else read_csv(source, encoding)


def _read_json(source: TextSource) -> Iterator[Order | Rejected]:
    chunks = source.chunks()
    head = _head(chunks)
    if not head.strip():
        reason = source.fault or Told("the file is empty", "ファイルが空です")
        en, ja = "{reason}; expected JSON", "{reason}。JSON を指定してください"
        raise source_error(source.name, en, ja, reason=reason)
    text = chain([head], chunks)
    walker = Walker(source, Window(text))
    in_lines = _is_lines(head, source.name)
    if not in_lines:
        _require_json(head, source.name)
    del head
    yield from _walk_lines(walker, text) if in_lines else walker.walk()
    if source.fault is not None and not walker.cut:
        yield walker.reject(cut_short(source.fault))
    elif walker.index == 0:
        en = "holds no orders; expected a getOrder response or orders"
        ja = "受注がありません。getOrder の応答か受注の並びを指定してください"
        raise source_error(source.name, en, ja)


def _head(chunks: Iterator[str]) -> str:
    """Read until the shape shows: some whole lines, or a first line too long for one record."""
    parts: list[str] = []
    size = lines = 0
    for chunk in chunks:
        parts.append(chunk)
        size += len(chunk)
        lines += chunk.count("\n")
        if size > _HEAD or lines > _LINES_TRIED:
            break
    return "".join(parts)


def _is_lines(head: str, name: str) -> bool:
    """Tell JSONL from a document that merely has line breaks in it."""
    lines = [line for line in head.split("\n")[: _LINES_TRIED + 1] if line.strip()]
    if _is_whole(lines[0]):
        return True
    first = lines[0].lstrip()
    if first.startswith("[") or '"OrderModelList"' in first or '"MessageModelList"' in first:
        return False
    if name.lower().endswith(_LINE_NAMES) and len(lines) > 1:
        return True
    return any(line.startswith("{") and _is_whole(line) for line in lines[1:])


def _is_whole(line: str) -> bool:
    try:
        json.loads(line)
    except (ValueError, RecursionError):
        return False
    return True


def _require_json(head: str, name: str) -> None:
    if head.lstrip()[0] not in "{[":
        html = Told(" (it looks like HTML)", " (HTML のようです)")
        en = "is not JSON{looks}; expected a getOrder response, orders, or the order CSV of RMS"
        ja = "JSON ではありません{looks}。getOrder の応答、受注、RMS の受注 CSV を指定してください"
        raise source_error(name, en, ja, looks=html if head.lstrip()[0] == "<" else "")


def _walk_lines(walker: Walker, text: Iterator[str]) -> Iterator[Order | Rejected]:
    for number, line in _lines(text):
        walker.window = Window(iter((line,)), number)
        if len(line) > LARGEST:
            en, ja = "the line is longer than {most:,} characters", "{most:,} 文字を超える行です"
            yield walker.reject(Told(en, ja, most=LARGEST), line[:1000])
        else:
            yield from walker.walk()


def _lines(text: Iterator[str]) -> Iterator[tuple[int, str]]:
    """Yield each line with its number; of an overlong one only the beginning."""
    number, rest = 1, ""
    for chunk in text:
        first, *more = chunk.split("\n")
        if len(rest) <= LARGEST:
            rest += first
        for line in more:
            yield number, _marked(rest)
            number, rest = number + 1, line
    if rest:
        yield number, _marked(rest)


def _marked(line: str) -> str:
    # Files put together with `cat` have a byte order mark in the middle.
    return line.removeprefix("\ufeff")
