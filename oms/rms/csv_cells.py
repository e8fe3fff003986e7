"""Cells of the order CSV as values of getOrder: an empty cell is None, a wrong one is refused."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping
from datetime import date, datetime
from types import MappingProxyType
from typing import Any, Final

from oms.errors import Told
from oms.model.codes import (
    CardPayType,
    Carrier,
    CautionDetail,
    DeliveryClass,
    Device,
    LabelledInt,
    LabelledStr,
    OrderType,
    SettlementMethod,
)
from oms.model.status import RmsStatus

__all__ = ["CellError", "method_of", "value_of"]

_INTEGER: Final = re.compile(r"[+-]?[0-9]{1,18}(?=\Z|\.0*\Z)")
_SCIENTIFIC: Final = re.compile(r"[+-]?[0-9]+(?:\.[0-9]+)?[eE][+-]?[0-9]+")
_DIGITS: Final = re.compile(r"([0-9]+)\.0+")
_RATE: Final = re.compile(r"([0-9]{1,3}(?:\.[0-9]{1,4})?)(%?)")
_DAY: Final = r"([0-9]{4})[-/]([0-9]{1,2})[-/]([0-9]{1,2})"
_TIME: Final = r"([0-9]{1,2}):([0-9]{2})(?::([0-9]{2})(?:\.[0-9]+)?)?"
_DATE: Final = re.compile(rf"{_DAY}(?:[ T]+0?0:00(?::00)?)?")
_DATETIME: Final = re.compile(rf"{_DAY}[ T]+{_TIME}(?:\+09:?00)?")
_A_DATE: Final = Told("a date (2026-05-08 or 2026/05/08)", "日付 (2026-05-08 か 2026/05/08)")
_A_MOMENT: Final = Told(
    "a date and time (2026-05-01 10:00:00 or 2026/05/01 10:00:00)",
    "日時 (2026-05-01 10:00:00 か 2026/05/01 10:00:00)",
)


class CellError(Exception):
    """A cell that is not what its column holds.

    Attributes:
        expected: What was expected.
        found: The kind of what was found; never the value.
    """

    def __init__(self, expected: Told, found: Told) -> None:
        """Keep both."""
        super().__init__(expected, found)
        self.expected, self.found = expected, found


def value_of(kind: str, text: str) -> Any:
    """Return the value of a cell, as getOrder would write it.

    Args:
        kind: The kind of its column (`oms.model.order_csv`).
        text: The cell.

    Raises:
        CellError: If it is not of the kind.

    Example:
        >>> value_of("int", "-9999"), value_of("date", "2026/5/8"), value_of("text", "")
        (-9999, '2026-05-08', None)
    """
    if not text:
        return None
    kind, _, table = kind.partition(":")
    if kind in {"text", "kept"}:
        return text
    stripped = text.strip()
    return _READERS[kind](stripped, table) if stripped else None


def _refused(expected: Told, text: str) -> CellError:
    if _SCIENTIFIC.fullmatch(text):
        lost = Told(
            "scientific notation (a spreadsheet dropped digits; download the CSV again)",
            "指数表記 (表計算ソフトで桁が失われました。CSV をもう一度ダウンロードしてください)",
        )
        return CellError(expected, lost)
    en, ja = "text of {size} characters", "{size} 文字の文字列"
    return CellError(expected, Told(en, ja, size=len(text)))


def _integer(text: str, _: str) -> int:
    found = _INTEGER.match(text)
    if found is None:
        raise _refused(Told("a whole number", "整数"), text)
    return int(found[0])


def _rate(text: str, _: str) -> float:
    found = _RATE.fullmatch(text)
    rate = float(found[1]) if found else -1.0
    if found and (found[2] or rate >= 1):
        rate = round(rate / 100, 6)
    if not 0 <= rate <= 1:
        raise _refused(Told("a tax rate (0.1 or 10%)", "税率 (0.1 か 10%)"), text)
    return rate


def _date(text: str, _: str) -> str:
    found = _DATE.fullmatch(text)
    try:
        return date(*map(int, found.groups())).isoformat()  # type: ignore[union-attr]
    except (ValueError, AttributeError):
        raise _refused(_A_DATE, text) from None


def _moment(text: str, _: str) -> str:
    found = _DATETIME.fullmatch(text)
    try:
        year, month, day, hour, minute, second = (int(n or 0) for n in found.groups())  # type: ignore[union-attr]
        return f"{datetime(year, month, day, hour, minute, second).isoformat()}+0900"  # noqa: DTZ001
    except (ValueError, AttributeError):
        raise _refused(_A_MOMENT, text) from None


def _digits(text: str, _: str) -> str:
    """Keep the text, without the `.0` some tools append to a number."""
    if _SCIENTIFIC.fullmatch(text):
        raise _refused(Told("digits", "数字"), text)
    return found[1] if (found := _DIGITS.fullmatch(text)) else text


def _folded(label: str) -> str:
    return "".join(unicodedata.normalize("NFKC", label).split())


def _labels(table: type[LabelledInt | LabelledStr], *more: tuple[str, Any]) -> dict[str, Any]:
    return {_folded(each.label): each.value for each in table} | {_folded(k): v for k, v in more}


_TERMS: Final = {"なし": 0, "指定なし": 0, "午前": 1, "午前中": 1, "午後": 2, "その他": 9}
_CODES: Final[Mapping[str, Mapping[str, Any]]] = MappingProxyType(
    {
        "RmsStatus": _labels(RmsStatus),
        "CardPayType": _labels(CardPayType),
        "DeliveryClass": _labels(DeliveryClass),
        "OrderType": _labels(OrderType),
        "Device": _labels(Device),
        "Carrier": _labels(Carrier),
        "CautionDetail": _labels(CautionDetail),
        "WrappingTitle": {"包装紙": 1, "リボン": 2},
        "ShippingTerm": _TERMS,
    }
)
_CLOSED: Final = frozenset({"WrappingTitle", "ShippingTerm"})
"""Tables whose field takes a number only; elsewhere a label of tomorrow is kept (law 10)."""


def _code(text: str, table: str) -> Any:
    if found := _INTEGER.match(text):
        return found[0] if table == "Carrier" else int(found[0])
    labels = _CODES[table]
    if (label := _folded(text)) in labels:
        return labels[label]
    if table in _CLOSED or _SCIENTIFIC.fullmatch(text):
        en, ja = "a number or one of {labels}", "数か、{labels} のどれか"
        raise _refused(Told(en, ja, labels=", ".join(labels)), text)
    return text


_READERS: Final[Mapping[str, Callable[[str, str], Any]]] = MappingProxyType(
    {
        "int": _integer,
        "rate": _rate,
        "date": _date,
        "datetime": _moment,
        "digits3": _digits,
        "digits4": _digits,
        "phone": _digits,
        "number": lambda text, _: text,
        "code": _code,
    }
)

# RMS renamed code 14 on 2026-01-22; files from before have the old name.
_METHODS: Final = _labels(SettlementMethod, ("ローソン、郵便局ATM等（前払）", 14))


def method_of(name: str) -> int | None:
    """Return the settlementMethodCode of a 支払方法名, if exactly this name has one.

    Example:
        >>> method_of("代金引換"), method_of("セブンイレブン(前払)"), method_of("店頭払い")
        (2, 13, None)
    """
    return _METHODS.get(_folded(name))
