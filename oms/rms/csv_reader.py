"""Read the order CSV of RMS: item rows in, orders out, one order in memory at a time.

The text is read twice. Whether all rows of an order are there and stand together is known at the
end only, and an order given out cannot be taken back. So the first pass looks at the order
numbers while the text goes to a temporary file (in memory while it is small, nameless on disk),
and the second makes the orders. What the first pass knows to be incomplete is put aside whole.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, field, replace
from tempfile import SpooledTemporaryFile
from typing import Final

from oms.engine import Rejected
from oms.errors import RecordError, Told
from oms.model import Order
from oms.rms.csv_form import Header, header_of
from oms.rms.csv_order import Plan, RowsError, header_for, payload_of
from oms.rms.csv_rows import ORDER_NUMBER, Broken, Row, lines_of, rows_of
from oms.rms.source import CHUNK, TextSource, source_error
from oms.rms.words import cut_short, not_an_order

__all__ = ["read_csv"]

_IN_MEMORY: Final = 8 << 20
_HEADER: Final = 1 << 16
_NO_NUMBER: Final = Told(
    "注文番号: expected an order number (123456-20260501-0000000001)",
    "注文番号: 注文番号 (123456-20260501-0000000001) ではありません",
)
_Spool = SpooledTemporaryFile[str]
_Key = tuple[int, str]


@dataclass(frozen=True, slots=True)
class _Part:
    """Consecutive rows of one order number, or lines that are no row.

    Attributes:
        section: The part of the file: one put together of several has a header before each.
        numbers: The order number, or all that stand in the broken lines.
    """

    section: int
    numbers: tuple[str, ...]
    rows: list[Row]
    broken: Broken | None = None

    @property
    def keys(self) -> tuple[_Key, ...]:
        return tuple((self.section, number) for number in self.numbers)

    @property
    def line(self) -> int:
        return self.broken.line if self.broken else self.rows[0].line


@dataclass(slots=True)
class _Faults:
    """What the first pass found: orders of which no row may be used, and why."""

    reasons: dict[_Key, Told] = field(default_factory=dict)
    parts: int = 0

    def add(self, keys: tuple[_Key, ...], reason: Told) -> None:
        for key in keys:
            self.reasons.setdefault(key, reason)


def read_csv(source: TextSource, encoding: str) -> Iterator[Order | Rejected]:
    """Yield the orders of a CSV, and a `Rejected` for each that is not whole.

    Args:
        source: The source, not read yet.
        encoding: Its encoding, as `encoding_of` told it.

    Raises:
        SourceError: If the header is not one of an order CSV, or no row follows it.
    """
    spool = SpooledTemporaryFile(  # noqa: SIM115  closed below
        _IN_MEMORY, "w+", encoding="utf-8", errors="surrogatepass", newline=""
    )
    with closing(spool):
        for chunk in source.chunks(encoding):
            spool.write(chunk)
        spool.seek(0)
        header = header_of(spool.read(_HEADER), source.name)
        plan = Plan(header)
        faults = _surveyed(_parts(spool, header, plan), source)
        if not faults.parts and source.fault is None:
            en = "holds no orders; expected item rows below the header"
            raise source_error(source.name, en, "受注がありません。見出しの下に商品の行が必要です")
        yield from _Maker(source, plan, faults).records(_parts(spool, header, plan))


def _text(spool: _Spool) -> Iterator[str]:
    spool.seek(0)
    while chunk := spool.read(CHUNK):
        yield chunk


def _parts(spool: _Spool, header: Header, plan: Plan) -> Iterator[_Part]:
    """Yield the file's rows, consecutive ones of one order together."""
    lines = lines_of(_text(spool))
    for _ in range(header.lines):
        next(lines, None)
    section, at, part = 0, plan.number, None
    for row in rows_of(lines, len(header.cells), at, header.lines + 1):
        number = row.cells[at].strip() if isinstance(row, Row) else ""
        if part is not None and isinstance(row, Row) and (number,) == part.numbers:
            part.rows.append(row)
            continue
        if part is not None:
            yield part
        part = None
        if isinstance(row, Broken):
            yield _Part(section, row.numbers, [], row)
        elif ORDER_NUMBER.fullmatch(number):
            part = _Part(section, (number,), [row])
        elif _is_header(row, header):
            section += 1
        else:
            yield _Part(section, (), [], Broken(row.line, row.raw, _NO_NUMBER))
    if part is not None:
        yield part


def _is_header(row: Row, header: Header) -> bool:
    return [each.strip() for each in row.cells] == list(header.cells)


def _surveyed(parts: Iterator[_Part], source: TextSource) -> _Faults:
    """Find the orders that are not whole: broken rows, rows that stand apart, a file cut off."""
    faults, seen = _Faults(), set[int]()
    before: tuple[_Key, ...] = ()
    nameless: Broken | None = None
    for part in parts:
        faults.parts += 1
        if nameless is not None:
            faults.add(part.keys, _perhaps(nameless))
        nameless = part.broken if part.broken and part.broken.is_nameless else None
        if nameless is not None:
            faults.add(before, _perhaps(nameless))
        if part.broken is not None:
            en, ja = "line {line} cannot be read: {why}", "{line} 行目が読めません: {why}"
            faults.add(part.keys, Told(en, ja, line=part.line, why=part.broken.reason))
        elif hash(part.keys) in seen:
            faults.add(part.keys, _apart(part.line))
        if _differ_by_shop(before, part.keys):
            faults.add((*before, *part.keys), _two_shops(part.line))
        seen.add(hash(part.keys))
        before = part.keys or before
    if source.fault is not None:
        faults.add(before, cut_short(source.fault))
    return faults


def _differ_by_shop(one: tuple[_Key, ...], other: tuple[_Key, ...]) -> bool:
    """Whether two numbers are the same but for the shop: one digit more or less, most likely."""
    if len(one) != 1 or len(other) != 1 or one == other:
        return False
    (section, left), (where, right) = one[0], other[0]
    return section == where and left.partition("-")[2] == right.partition("-")[2]


def _two_shops(line: int) -> Told:
    en = "line {line} names another shop in the same order number: one of the two is damaged"
    ja = "{line} 行目は同じ注文番号で店舗が違います。どちらかが壊れています"
    return Told(en, ja, line=line)


def _perhaps(broken: Broken) -> Told:
    en = "line {line}, which may belong to it, cannot be read: {why}"
    ja = "この注文のものかもしれない {line} 行目が読めません: {why}"
    return Told(en, ja, line=broken.line, why=broken.reason)


def _apart(line: int) -> Told:
    en = (
        "its rows do not stand together (more of them in line {line}): "
        "expected all rows of an order one after the other; sort the file by 注文番号"
    )
    ja = "行が離れています ({line} 行目にもあります)。注文番号で並べ替えてください"
    return Told(en, ja, line=line)


class _Maker:
    """Makes the records of the second pass."""

    def __init__(self, source: TextSource, plan: Plan, faults: _Faults) -> None:
        self._source, self._plan, self._faults = source, plan, faults
        self._index = 0
        self._told: set[_Key] = set()

    def records(self, parts: Iterator[_Part]) -> Iterator[Order | Rejected]:
        """Yield one record an order, in the order of the file."""
        line = 0
        for part in parts:
            line = part.line
            yield from self._records(part)
        if self._source.fault is not None:
            yield self._rejected(line, cut_short(self._source.fault), None, None)

    def _records(self, part: _Part) -> Iterator[Order | Rejected]:
        raw = part.broken.raw if part.broken else "".join(row.raw for row in part.rows)
        if part.broken is not None and part.broken.is_nameless:
            en, ja = "not a row: {why}", "行として読めません: {why}"
            why = Told(en, ja, why=part.broken.reason)
            yield self._rejected(part.line, why, None, raw)
        for key in part.keys:
            if key not in self._faults.reasons:
                yield self._order(part, key[1], raw)
            elif key not in self._told:
                self._told.add(key)
                en, ja = "not a whole order: {why}", "注文の一部が読めません: {why}"
                reason = Told(en, ja, why=self._faults.reasons[key])
                yield self._rejected(part.line, reason, key[1], raw)

    def _order(self, part: _Part, number: str, raw: str) -> Order | Rejected:
        try:
            payload = payload_of(part.rows, self._plan)
            made = Order.from_rms(json.dumps(payload, ensure_ascii=False).encode())
        except RowsError as error:
            reason = Told.joined(error.problems, "; ", "。")
        except RecordError as error:
            named = (replace(each, field=header_for(each.field)).told for each in error.problems)
            reason = Told.joined(named, "; ", "。")
        else:
            self._index += 1
            return made
        return self._rejected(part.line, not_an_order(reason), number, raw)

    def _rejected(self, line: int, reason: Told, number: str | None, raw: str | None) -> Rejected:
        self._index += 1
        place = f"{self._source.name}:{line} [{self._index - 1}]"
        return Rejected(place=place, reason=reason, order_number=number, raw=raw)
