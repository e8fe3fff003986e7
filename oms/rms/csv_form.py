"""Whether a source is the order CSV of RMS, in which encoding, and what its header says."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from dataclasses import dataclass
from itertools import takewhile
from typing import Final

from oms.errors import SourceError, Told, did_you_mean
from oms.model.order_csv import KEPT, Column, by_header, normal
from oms.rms.source import looks_like, source_error

__all__ = ["REQUIRED", "Header", "encoding_of", "header_of"]

REQUIRED: Final = ("注文番号", "ステータス", "注文日時", "送付先ID", "商品明細ID")
"""Without these no row can be told to an order, a package and an item, and no gate be judged."""

_NUMBER: Final = REQUIRED[0]
_INSTEAD: Final = {"注文日時": ("注文日", "注文時間")}
_ENCODINGS: Final = ("utf-8", "cp932")
_REFUSED: Final = (("euc_jp", "EUC-JP"), ("iso2022_jp", "ISO-2022-JP"))
_SEPARATORS: Final = {"\t": Told("tabs", "タブ"), ";": Told("semicolons", "セミコロン")}
_NO_TEXT: Final = re.compile("[\x00-\x1f\x7f-\x9f\ud800-\udfff]")
_BOM: Final = b"\xef\xbb\xbf"
_NAMES: Final = (".csv", ".csv.gz")
_EXPECTED: Final = Told(
    "expected the order CSV of RMS in cp932 or UTF-8 (with or without BOM)",
    "cp932 か UTF-8 の RMS の受注 CSV を指定してください",
)


@dataclass(frozen=True, slots=True)
class Header:
    """The header of a file.

    Attributes:
        cells: The names as they stand, trailing nameless columns left out.
        columns: What is known of each; a name no table knows is kept on the item, under itself.
        lines: How many lines it takes, blank ones before it included.
    """

    cells: tuple[str, ...]
    columns: tuple[Column, ...]
    lines: int

    def index(self, header: str) -> int | None:
        """Return where a column stands, by its name in the table."""
        return next((n for n, each in enumerate(self.columns) if each.header == header), None)


def encoding_of(head: bytes, name: str) -> str | None:
    """Return the encoding of an order CSV, or nothing where the source looks like no CSV.

    Told by content: the first line that is not blank names the column 注文番号. A source whose
    name ends in `.csv` is one as well, and is refused if that line does not.

    Raises:
        SourceError: If it is a CSV, but not one that can be read.
    """
    text = head.removeprefix(_BOM).lstrip()
    line = text.partition(b"\n")[0]
    if not text or text[:1] in b"{[<":
        return None
    for encoding in _ENCODINGS:
        if _NUMBER.encode(encoding) in line:
            return encoding
    for encoding, called in _REFUSED:
        if _NUMBER.encode(encoding) in line:
            raise looks_like(name, called, _EXPECTED)
    if name.lower().endswith(_NAMES) and b"\0" not in line:
        en = "the first line names no column {column}: {expected}, with its header"
        ja = "1 行目に列 {column} がありません。見出しのある、{expected}"
        raise source_error(name, en, ja, column=_NUMBER, expected=_EXPECTED)
    return None


def header_of(text: str, name: str) -> Header:
    """Read the header at the beginning of a text.

    Raises:
        SourceError: If it is not separated by commas, names a column twice, or lacks one that
            is needed.
    """
    lines = io.StringIO(text, newline="\n")
    blank = sum(1 for _ in takewhile(lambda line: not line.strip(" \r\n"), lines))
    source = io.StringIO(text, newline="\n")
    for _ in range(blank):
        source.readline()
    reader = csv.reader(source, strict=True)
    try:
        cells = [each.strip() for each in next(reader)]
    except csv.Error:
        en = (
            "line {line}: a quote too many or too few, or line ends of bare CR; "
            "expected the header"
        )
        ja = '{line} 行目: 見出しが読めません。" の数が合わないか、改行が CR だけです'
        raise source_error(name, en, ja, line=blank + 1) from None
    while cells and not cells[-1]:
        cells.pop()
    _require_commas(cells, name)
    if _NO_TEXT.search("".join(cells)):
        en, ja = (
            "the header holds bytes that are no text; {expected}",
            "見出しに文字でないバイトがあります。{expected}",
        )
        raise source_error(name, en, ja, expected=_EXPECTED)
    columns = tuple(_column(each, n) for n, each in enumerate(cells, 1))
    _require_columns(columns, name)
    _refuse_twice(columns, name)
    return Header(tuple(cells), columns, blank + reader.line_num)


def _column(header: str, number: int) -> Column:
    if (known := by_header().get(normal(header))) is not None:
        return known
    called = header or str(number)
    # An English name could be one of getOrder's own keys, and is not to overwrite it.
    return Column(
        header or f"({number})", "item", f"csv:{called}" if called.isascii() else called, KEPT
    )


def _require_commas(cells: list[str], name: str) -> None:
    for separator, called in _SEPARATORS.items():
        if any(separator in cell and _NUMBER in cell for cell in cells):
            en, ja = (
                "the columns are separated by {by}; expected commas",
                "列が{by}区切りです。カンマ区切りにしてください",
            )
            raise source_error(name, en, ja, by=called)


def _refuse_twice(columns: tuple[Column, ...], name: str) -> None:
    counted = Counter(normal(each.header) for each in columns)
    twice = [each.header for each in columns if counted[normal(each.header)] > 1]
    if twice:
        told = Told(
            "{name}: the header names a column twice: {listed}; expected each once",
            "{name}: 見出しに同じ列が 2 度あります: {listed}",
            name=name,
            listed=", ".join(dict.fromkeys(twice)),
        )
        raise SourceError(told, source=name, columns=tuple(dict.fromkeys(twice)))


def _require_columns(columns: tuple[Column, ...], name: str) -> None:
    there = {each.header for each in columns}
    lacking = [each for each in REQUIRED if each not in there and not _instead(each, there)]
    if not lacking:
        return
    # A line without 注文番号 is perhaps no header but an order, and nothing of it is quoted.
    near = there - set(REQUIRED) if _NUMBER in there else set()
    hints = (did_you_mean(each, near) for each in lacking)
    told = Told(
        "{name}: the header lacks {lacking}{hint}; expected the order CSV of RMS",
        "{name}: 見出しに {lacking} がありません{hint}。RMS の受注 CSV を指定してください",
        name=name,
        lacking=", ".join(lacking),
        hint=Told.joined((Told(" ({it})", " ({it})", it=each) for each in hints if each), "", ""),
    )
    raise SourceError(told, source=name, columns=tuple(lacking))


def _instead(header: str, there: set[str]) -> bool:
    return header in _INSTEAD and there.issuperset(_INSTEAD[header])
