"""The rows of one order as the getOrder record they were made from."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from oms.errors import Problem, Told
from oms.model.order_csv import LEVELS, Column, columns
from oms.rms.csv_cells import CellError, method_of, value_of
from oms.rms.csv_form import REQUIRED, Header
from oms.rms.csv_person import restored
from oms.rms.csv_rows import Row
from oms.rms.notes import NOTES_KEY, note_of

__all__ = ["Plan", "RowsError", "header_for", "payload_of"]

_NULLABLE: Final = frozenset({"SettlementModel", "PointModel", "WrappingModel1", "WrappingModel2"})
"""Submodels RMS leaves null as a whole; so do we where all their cells are empty."""

_LIST: Final = re.compile(r"(\w+)\[(\d+)\]")
_SECONDS: Final = re.compile(r"[^:]*:[0-9]{2}")
_PEOPLE: Final = (("OrdererModel", "注文者"), ("SenderModel", "送付先"))


class RowsError(Exception):
    """The rows make no order.

    Attributes:
        problems: What was expected where: line, column, expectation; never a value.
    """

    def __init__(self, problems: Sequence[Told]) -> None:
        """Keep all problems: a person mends a record once."""
        super().__init__(*problems)
        self.problems = tuple(problems)


@dataclass(frozen=True, slots=True)
class _Place:
    index: int
    column: Column
    path: tuple[str, ...]


class Plan:
    """Where the columns of one file go.

    Attributes:
        number: The index of 注文番号.
        basket: The index of 送付先ID.
    """

    def __init__(self, header: Header) -> None:
        """Sort the columns by level."""
        self.levels: dict[str, list[_Place]] = {level: [] for level in LEVELS}
        for index, column in enumerate(header.columns):
            path = tuple(column.field.split(".")) if column.kind != "kept" else (column.field,)
            self.levels[column.level].append(_Place(index, column, path))
        self.number = header.index("注文番号") or 0
        self.basket = header.index("送付先ID") or 0


def payload_of(rows: Sequence[Row], plan: Plan) -> dict[str, Any]:
    """Make the record of one order.

    Raises:
        RowsError: If the rows contradict each other or a cell is not what its column holds.
    """
    problems: list[Told] = []
    problems += _disagreements(rows, plan.levels["order"], Told("order", "注文"))
    notes: list[dict[str, Any]] = []
    payload = _filled(rows[0], plan.levels["order"], problems, notes)
    _add_moment(payload, rows[0], problems)
    _add_method(payload)
    notes += _mended(payload)
    baskets: dict[str, list[Row]] = {}
    for row in rows:
        baskets.setdefault(row.cells[plan.basket].strip(), []).append(row)
    payload["PackageModelList"] = [
        _package(own, plan, problems, notes) for own in baskets.values()
    ]
    problems += _doubles(payload, rows)
    if problems:
        raise RowsError(list(dict.fromkeys(problems)))
    if notes:
        payload[NOTES_KEY] = list({tuple(each.items()): each for each in notes}.values())
    return payload


def _package(
    rows: Sequence[Row], plan: Plan, problems: list[Told], notes: list[dict[str, Any]]
) -> dict[str, Any]:
    of = Told("package (送付先ID)", "送付先 (送付先ID)")
    problems += _disagreements(rows, plan.levels["package"], of)
    made = _filled(rows[0], plan.levels["package"], problems, notes)
    made.setdefault("SenderModel", {})
    notes += _mended(made, made.get("basketId"))
    made["ItemModelList"] = [_filled(row, plan.levels["item"], problems, notes) for row in rows]
    return made


def _disagreements(rows: Sequence[Row], places: Iterable[_Place], of: Told) -> Iterator[Told]:
    """Yield the columns whose cells differ between rows that must share them."""
    first = rows[0]
    for row in rows[1:]:
        for place in places:
            if row.cells[place.index] != first.cells[place.index]:
                yield Told(
                    "{column}: expected the same in all rows of the {of}, "
                    "found different cells in lines {one} and {other}",
                    "{column}: {of}のどの行でも同じはずが、{one} 行目と {other} 行目で違います",
                    column=place.column.header,
                    of=of,
                    one=first.line,
                    other=row.line,
                )


def _filled(
    row: Row, places: Iterable[_Place], problems: list[Told], notes: list[dict[str, Any]]
) -> dict[str, Any]:
    made: dict[str, Any] = {}
    for place in places:
        text, column = row.cells[place.index], place.column
        try:
            value = value_of(column.kind, text)
        except CellError as error:
            problems.append(_problem(row, column.header, error.expected, error.found))
            value = None
        else:
            if value is None and column.header in REQUIRED:
                empty = Told("a value", "値"), Told("an empty cell", "空のセル")
                problems.append(_problem(row, column.header, *empty))
            if column.kind == "datetime" and value and _SECONDS.fullmatch(text.strip()):
                notes.append(note_of("seconds_lost", column.header))
        *outer, key = place.path
        inner = made
        for name in outer:
            inner = inner.setdefault(name, {})
        inner[key] = value
    return _tidied(made)


def _problem(row: Row, header: str, expected: Told, found: Told) -> Told:
    told = Problem(header, expected, found).told
    return Told("line {line}, {told}", "{line} 行目、{told}", line=row.line, told=told)


def _tidied(made: dict[str, Any]) -> dict[str, Any]:
    """Turn numbered rows into lists, empty ones left out, and empty submodels into null."""
    tidy: dict[str, Any] = {}
    for key, value in made.items():
        found = _LIST.fullmatch(key) if isinstance(value, dict) else None
        if found is None:
            empty = key in _NULLABLE and _is_empty(value)
            tidy[key] = None if empty else value
            continue
        name, number = found[1], int(found[2])
        tidy.setdefault(name, [])
        rate = value.pop("taxRate", None)  # stands there although the order has no such item
        if not _is_empty(value):
            tidy[name].append(_base(name, number, rate) | value)
    return tidy


def _base(name: str, number: int, rate: float | None) -> dict[str, Any]:
    """Return what a row's number in brackets says about it."""
    match name:
        case "TaxSummaryModelList":
            return {"taxRate": number / 100 if rate is None else rate}
        case "DueDateModelList":
            return {"dueDateType": number}
        case _:
            return {}


def _is_empty(value: Mapping[str, Any]) -> bool:
    return all(each is None for each in value.values())


def _add_moment(payload: dict[str, Any], row: Row, problems: list[Told]) -> None:
    """Put 注文日 and 注文時間 together where the file lacks 注文日時."""
    if "orderDatetime" in payload:
        return
    text = f"{payload.get('注文日') or ''} {payload.get('注文時間') or ''}"
    try:
        payload["orderDatetime"] = value_of("datetime", text)
    except CellError as error:
        problems.append(_problem(row, "注文日, 注文時間", error.expected, error.found))


def _add_method(payload: dict[str, Any]) -> None:
    """Add the code of the payment method, or leave it unknown where no code has the name."""
    settlement = payload.get("SettlementModel")
    if not settlement or "settlementMethod" not in settlement:
        return
    name = settlement["settlementMethod"]
    code = None if name is None else method_of(name)
    if name is None or code is not None:
        settlement["settlementMethodCode"] = code


def _mended(made: dict[str, Any], package: Any = None) -> Iterator[dict[str, Any]]:
    for model, prefix in _PEOPLE:
        if made.get(model):
            for suffix in restored(made[model]):
                yield note_of("leading_zeros", prefix + suffix, package)


def _doubles(payload: dict[str, Any], rows: Sequence[Row]) -> Iterator[Told]:
    """Yield a problem for an item line that stands twice: a row too many, or one half lost."""
    items = [item for each in payload["PackageModelList"] for item in each["ItemModelList"]]
    ids = [item["itemDetailId"] for item in items]
    if any(ids.count(each) > 1 for each in ids if each is not None):
        lines = ", ".join(str(row.line) for row in rows)
        en = "商品明細ID: expected each once in an order, found one twice in lines {lines}"
        ja = "商品明細ID: 1 つの注文に同じものが 2 度あります ({lines} 行目)"
        yield Told(en, ja, lines=lines)


def header_for(field: str) -> str:
    """Return the column of a field of getOrder, for a message; the field where none is known.

    Example:
        >>> header_for("PackageModelList[0].SenderModel.zipCode1"), header_for("memo")
        ('送付先郵便番号1', 'ひとことメモ')
    """
    inner = re.sub(r"^PackageModelList\[\d+\]\.|ItemModelList\[\d+\]\.", "", field)
    return next((each.header for each in columns() if each.field == inner), field)
