"""Files of lead times: the tables of TOML, and CSV as Excel writes it."""

from __future__ import annotations

import csv
import io
from collections.abc import Collection, Iterable, Mapping
from pathlib import Path
from typing import Any

from oms.calendar.lead_rows import COLUMNS, NEEDED, Rows
from oms.calendar.tables import A_TABLE
from oms.errors import Fault, Told, did_you_mean, unreadable

__all__ = ["rows_of_csv", "rows_of_table"]


def rows_of_table(table: Any, where: str, known: Collection[str] | None) -> Rows:
    """Read a list of tables, or a table that holds it as `lead`."""
    rows = Rows(where, known)
    if isinstance(table, Mapping):
        for key in sorted(map(str, table.keys() - {"lead"})):
            told = Told("no such key; known is lead", "書けるのは lead だけです")
            rows.fault(key, told, did_you_mean(key, ["lead"]), where, None)
        table, where = table.get("lead"), f"{where}.lead"
    if not isinstance(table, list):
        told = Told("a list of tables expected", "テーブルのリストにしてください")
        rows.faults.append(Fault(where, None, told))
        return rows
    for index, cells in enumerate(table):
        place = f"{where}[{index}]"
        if not isinstance(cells, Mapping):
            rows.faults.append(Fault(place, None, A_TABLE))
            continue
        _refuse_strange(rows, cells, place, None)
        goals = cells.get("destination")
        for goal in goals if isinstance(goals, list) and goals else [goals]:
            rows.add({**cells, "destination": goal}, place, None)
    return rows


def rows_of_csv(source: Path | str | bytes, where: str, known: Collection[str] | None) -> Rows:
    """Read a CSV file: its path, its text or its bytes."""
    if isinstance(source, str) and not {"\n", "\r"} & set(source):
        source = Path(source)
    where = where or (str(source) if isinstance(source, Path) else "leads.csv")
    rows = Rows(where, known)
    text = _text(source, rows)
    if text is not None:
        lines = csv.reader(io.StringIO(text, newline=""), strict=True)
        try:
            _read(lines, rows)
        except csv.Error as error:
            told = Told("is no CSV: {error}", "CSV として読めません ({error})", error=error)
            rows.faults.append(Fault(where, lines.line_num, told))
    return rows


def _text(source: Path | str | bytes, rows: Rows) -> str | None:
    if isinstance(source, str):
        return source.removeprefix("\ufeff")
    try:
        raw = source.read_bytes() if isinstance(source, Path) else source
    except (OSError, ValueError) as error:
        reason = Told(getattr(error, "strerror", None) or "no path", unreadable(error).ja)
        told = Told("cannot be read: {reason}", "読めません: {reason}", reason=reason)
        rows.faults.append(Fault(rows.where, None, told))
        return None
    for encoding in ("utf-8-sig", "cp932"):
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError:
            continue
    en, ja = (
        "is neither UTF-8 nor CP932 (Shift_JIS)",
        "UTF-8 でも CP932 (Shift_JIS) でもありません",
    )
    rows.faults.append(Fault(rows.where, None, Told(en, ja)))
    return None


def _read(lines: Any, rows: Rows) -> None:
    head: list[str] = []
    for cells in lines:
        if not any(map(str.strip, cells)) or cells[0].lstrip().startswith("#"):
            continue
        line = lines.line_num
        if not head:
            head = [cell.strip().lower() for cell in cells]
            _refuse_head(rows, head, line)
            if rows.faults:
                return
        elif len(cells) != len(head):
            told = Told(
                "{head} cells expected, as the head has, not {found}",
                "見出しは {head} 列ですが、この行は {found} 列です",
                head=len(head),
                found=len(cells),
            )
            rows.faults.append(Fault(rows.where, line, told))
        else:
            rows.add(dict(zip(head, cells, strict=True)), rows.where, line)
    if not head:
        en, ja = "is empty: {columns} expected", "何も書かれていません。見出しは {columns} です"
        told = Told(en, ja, columns=",".join(COLUMNS))
        rows.faults.append(Fault(rows.where, None, told))


def _refuse_head(rows: Rows, head: list[str], line: int) -> None:
    _refuse_strange(rows, dict.fromkeys(head), rows.where, line)
    for name in NEEDED:
        if name not in head:
            rows.fault(name, Told("is missing", "書かれていません"), None, rows.where, line)
    for name in COLUMNS:
        if head.count(name) > 1:
            rows.fault(name, Told("stands there twice", "2 度あります"), None, rows.where, line)


def _refuse_strange(rows: Rows, names: Iterable[str], place: str, line: int | None) -> None:
    for name in names:
        if name not in COLUMNS:
            en, ja = "not known; known are {known}", "使えません。書けるのは {known}"
            told = Told(en, ja, known=Told.joined(COLUMNS, ", "))
            shown = name[:40] if name.isprintable() and name else ascii(name[:40])
            rows.fault(shown, told, did_you_mean(name, COLUMNS), place, line)
