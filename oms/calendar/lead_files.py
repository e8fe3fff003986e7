"""Files of lead times: the tables of TOML, and CSV as Excel writes it."""

from __future__ import annotations

import csv
import io
from collections.abc import Collection, Iterable, Mapping
from pathlib import Path
from typing import Any

from oms.calendar.lead_rows import COLUMNS, NEEDED, Rows
from oms.errors import Fault, did_you_mean

__all__ = ["rows_of_csv", "rows_of_table"]


def rows_of_table(table: Any, where: str, known: Collection[str] | None) -> Rows:
    """Read a list of tables, or a table that holds it as `lead`."""
    rows = Rows(where, known)
    if isinstance(table, Mapping):
        for key in sorted(map(str, table.keys() - {"lead"})):
            rows.fault(key, "no such key; known is lead", did_you_mean(key, ["lead"]), where, None)
        table, where = table.get("lead"), f"{where}.lead"
    if not isinstance(table, list):
        rows.faults.append(Fault(where, None, "a list of tables expected"))
        return rows
    for index, cells in enumerate(table):
        place = f"{where}[{index}]"
        if not isinstance(cells, Mapping):
            rows.faults.append(Fault(place, None, "a table expected"))
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
            rows.faults.append(Fault(where, lines.line_num, f"is no CSV: {error}"))
    return rows


def _text(source: Path | str | bytes, rows: Rows) -> str | None:
    if isinstance(source, str):
        return source.removeprefix("\ufeff")
    try:
        raw = source.read_bytes() if isinstance(source, Path) else source
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or "no path"
        rows.faults.append(Fault(rows.where, None, f"cannot be read: {reason}"))
        return None
    for encoding in ("utf-8-sig", "cp932"):
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError:
            continue
    rows.faults.append(Fault(rows.where, None, "is neither UTF-8 nor CP932 (Shift_JIS)"))
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
            message = f"{len(head)} cells expected, as the head has, not {len(cells)}"
            rows.faults.append(Fault(rows.where, line, message))
        else:
            rows.add(dict(zip(head, cells, strict=True)), rows.where, line)
    if not head:
        rows.faults.append(Fault(rows.where, None, f"is empty: {','.join(COLUMNS)} expected"))


def _refuse_head(rows: Rows, head: list[str], line: int) -> None:
    _refuse_strange(rows, dict.fromkeys(head), rows.where, line)
    for name in NEEDED:
        if name not in head:
            rows.fault(name, "is missing", None, rows.where, line)
    for name in COLUMNS:
        if head.count(name) > 1:
            rows.fault(name, "stands there twice", None, rows.where, line)


def _refuse_strange(rows: Rows, names: Iterable[str], place: str, line: int | None) -> None:
    for name in names:
        if name not in COLUMNS:
            message = f"not known; known are {', '.join(COLUMNS)}"
            shown = name[:40] if name.isprintable() and name else ascii(name[:40])
            rows.fault(shown, message, did_you_mean(name, COLUMNS), place, line)
