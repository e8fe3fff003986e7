"""Write sample orders as the order CSV of RMS (全カラム): what a download would hold of them."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, Final, Literal

from oms.model.order_csv import KEPT, Column, columns
from oms.testing.generator import Sample

__all__ = ["Encoding", "csv_lines", "writable", "write_csv"]

Encoding = Literal["cp932", "utf-8", "utf-8-sig"]
_RATES: Final = {"TaxSummaryModelList": "taxRate", "DueDateModelList": "dueDateType"}


def write_csv(
    path: str | Path,
    samples: Iterable[Sample | Mapping[str, Any]],
    *,
    encoding: Encoding = "cp932",
) -> Path:
    """Write samples, or payloads of getOrder, as one CSV: all columns, all cells quoted, CRLF.

    Rows deleted in RMS are left out, and so are the facts the CSV has no column for. Characters
    cp932 cannot hold are written as numeric references (`&#8722;`), as RMS keeps them in remarks.

    Args:
        path: The file to write.
        samples: The orders.
        encoding: `cp932`, `utf-8`, or `utf-8-sig` for UTF-8 with BOM.

    Returns:
        The path.
    """
    target = Path(path)
    with target.open("w", encoding=encoding, newline="") as stream:
        stream.writelines(csv_lines(samples, encoding=encoding))
    return target


def csv_lines(
    samples: Iterable[Sample | Mapping[str, Any]], *, encoding: Encoding = "cp932"
) -> Iterator[str]:
    """Yield the header and the rows as text, each with its line end.

    Example:
        >>> from oms.testing import generate
        >>> header, row, *_ = csv_lines(generate(1))
        >>> header[:13], row[:29]
        ('"注文番号","ステータス', '"900101-20260501-0000000001",')
    """
    yield _line((each.header for each in columns()), encoding)
    for sample in samples:
        payload = sample.payload if isinstance(sample, Sample) else sample
        for package in payload["PackageModelList"]:
            for item in package["ItemModelList"]:
                if not (package.get("packageDeleteFlag") or item.get("deleteItemFlag")):
                    levels = {"order": payload, "package": package, "item": item}
                    cells = (_cell(each, levels[each.level]) for each in columns())
                    yield _line(cells, encoding)


def writable(text: str, encoding: Encoding = "cp932") -> str:
    """Return a text with numeric references for the characters an encoding does not keep.

    Example:
        >>> writable("1−2〜髙 🎁")
        '1&#8722;2&#12316;髙 &#127873;'
    """
    if encoding != "cp932":
        return text
    return "".join(each if _is_kept(each) else f"&#{ord(each)};" for each in text)


def _is_kept(character: str) -> bool:
    # cp932 takes 〜 and − in and gives other characters back.
    try:
        return character.encode("cp932").decode("cp932") == character
    except UnicodeEncodeError:
        return False


def _line(cells: Iterable[str], encoding: Encoding) -> str:
    buffer = io.StringIO(newline="")
    rows = csv.writer(buffer, quoting=csv.QUOTE_ALL)
    rows.writerow([writable(each, encoding) for each in cells])
    return buffer.getvalue()


def _cell(column: Column, record: Mapping[str, Any]) -> str:
    if column.kind == KEPT:
        return _kept(column.header, record)
    value: Any = record
    for name in column.field.split("."):
        value = _step(value, name)
    match value:
        case None:
            return ""
        case str() if column.kind == "datetime":
            return value[:19].replace("T", " ")
        case float():
            return f"{value:g}"
        case _:
            return str(value)


def _step(value: Any, name: str) -> Any:
    """Go one name down: a key, or the row of a list with the number in brackets."""
    if value is None:
        return None
    name, _, number = name.rstrip("]").partition("[")
    inner = value.get(name)
    if not number or inner is None:
        return inner
    if name not in _RATES:
        return inner[int(number)] if len(inner) > int(number) else None
    wanted = int(number) / 100 if name == "TaxSummaryModelList" else int(number)
    # Of several due dates of one type the last counts: RMS appends and never overwrites.
    return next((row for row in reversed(inner) if row[_RATES[name]] == wanted), None)


def _kept(header: str, order: Mapping[str, Any]) -> str:
    """Write what RMS most likely writes in the columns getOrder has no field for."""
    receipts = order.get("receiptIssueHistoryList") or []
    coupons = order.get("CouponModelList") or []
    if header == "注文日":
        return str(order["orderDatetime"])[:10]
    if header == "注文時間":
        return str(order["orderDatetime"])[11:19]
    if header.startswith("領収書"):
        stamps = receipts[:1] if "初回" in header else receipts[-1:]
        return str(stamps[0])[:19].replace("T", " ") if stamps else ""
    if "クーポン" in header:
        own = [each for each in coupons if (each["couponCapitalCode"] == 1) == ("店舗" in header)]
        return "\n".join(
            each["couponCode" if "コード" in header else "couponName"] for each in own
        )
    return ""
