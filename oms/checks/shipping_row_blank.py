"""DL02 — a row of the shipping report was left blank, so RMS stays in 300 (発送情報登録漏れ)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any, ClassVar, Final

from oms.model import (
    SHIP_GATE,
    Case,
    Check,
    Context,
    Evidence,
    Finding,
    Fires,
    Gate,
    Message,
    Order,
    Package,
    Quiet,
    RmsStatus,
    Severity,
    Shipping,
    Source,
    Suggestion,
    order,
)
from oms.model.base import jst

__all__ = ["ShippingRowBlank"]

_BLANK: Final = Message(
    ja="発送日を過ぎましたが、発送情報の {fields} が空欄です",
    en="the ship date has passed, but {fields} of the shipping report is blank",
)
_NO_ROW: Final = Message(
    ja="ほかの送付先は発送済みですが、この送付先に発送情報がありません",
    en="another parcel has been shipped, but this one has no shipping row",
)
_ADVICE: Final = Message(
    ja="RMS に配送会社・お荷物伝票番号・発送日を入れてください (揃うまで発送済になりません)",
    en="enter carrier, tracking number and ship date in RMS; until then it stays in 300",
)
_OTHER_STATUS: Final = Message(ja="発送待ち (300) ではない", en="the order is not in 300")
_NOT_SHIPPED: Final = Message(ja="過ぎた発送日はない", en="no ship date has passed")
_COMPLETE: Final = Message(ja="発送情報は揃っている", en="the shipping report is complete")

_FIELDS: Final = {
    "carrier": Message(ja="配送会社", en="the carrier"),
    "tracking_number": Message(ja="お荷物伝票番号", en="the tracking number"),
    "ship_date": Message(ja="発送日", en="the ship date"),
}


class ShippingRowBlank(Check):
    """Tell when goods have left but the shipping report in RMS is not complete.

    What it does:
        Where a ship date of an order in 300 lies before today, looks for blanks in carrier,
        tracking number and ship date of every row of every standing package, and for packages
        without any row.
    Why it holds:
        It warns and does not hold: the goods are gone. But RMS moves an order to 発送済 only when
        every row of every destination is complete. Until then nothing is billed, and nobody sees.
    Fires on:
        A row without a tracking number, a second parcel nobody reported, a label CSV that filled
        some rows only.
    Stays quiet on:
        Ship dates of today and later: RMS moves the order in the night after; rows that are
        complete; orders without any row; other statuses; deleted packages; columns a source lacks.
    Parameters:
        Only those of every check.

    References:
        docs.shippinno.com p=3879 (every row of every destination); help.tatempo.guide/rakupay_csv
        (発送済 on the day after 発送日).
    """

    code: ClassVar = "DL02"
    name: ClassVar = "delivery.shipping_row_blank"
    label: ClassVar = Message(ja="発送情報登録漏れ", en="Shipping report incomplete")
    since: ClassVar = "0.1"
    inputs: ClassVar = (
        "status",
        "packages.shippings.carrier",
        "packages.shippings.tracking_number",
        "packages.shippings.ship_date",
    )
    tolerates: ClassVar = frozenset(inputs) - {"status"}
    source: ClassVar = Source("docs.shippinno.com, help.tatempo.guide", date(2026, 11, 22))

    severity: Severity = Severity.WARN
    gates: frozenset[Gate] = SHIP_GATE

    def examine(self, order: Order, ctx: Context) -> Iterator[Finding]:
        """Yield one finding for each package with a blank."""
        if order.status != RmsStatus.AWAITING_SHIPMENT:
            ctx.note(_OTHER_STATUS)
            return
        rows = [row for package in order.packages for row in _rows(package)]
        days = [row.ship_date for row in rows if isinstance(row.ship_date, date)]
        if not any(day < ctx.today for day in days):
            ctx.note(_NOT_SHIPPED)
            return
        blanks = {at: _blanks(package, at) for at, package in enumerate(order.packages)}
        for at, found in blanks.items():
            if found:
                yield self._finding(order.packages[at], found)
        if not any(blanks.values()):
            ctx.note(_COMPLETE)

    def _finding(self, package: Package, blanks: list[str]) -> Finding:
        names = list(dict.fromkeys(path.rpartition(".")[2] for path in blanks))
        unreported = names == ["shippings"]
        labels = [_FIELDS[name] for name in names if name in _FIELDS]
        fields = Message("・".join(each.ja for each in labels), ", ".join(e.en for e in labels))
        return self.finding(
            _NO_ROW if unreported else _BLANK,
            *(Evidence(path=path) for path in blanks),
            subject=package.subject,
            kind="no_row" if unreported else "blank",
            suggestion=Suggestion(path=blanks[0], message=_ADVICE),
            facts={"has_left": True},
            fields=fields,
        )

    @classmethod
    def cases(cls) -> Iterable[Case]:
        """Yield the named cases."""
        yield from _firing()
        yield from _quiet()


def _rows(package: Package) -> tuple[Shipping, ...]:
    return package.shippings if isinstance(package.shippings, tuple) else ()


def _blanks(package: Package, at: int) -> list[str]:
    """Return the paths of the blanks of a package; what a source lacks is no blank."""
    place = f"packages[{at}].shippings"
    if package.shippings is None or package.shippings == ():
        return [place]
    return [
        f"{place}[{number}].{name}"
        for number, row in enumerate(_rows(package))
        for name in _FIELDS
        if _is_blank(getattr(row, name))
    ]


def _is_blank(value: object) -> bool:
    return value is None or (isinstance(value, str) and not value.strip())


_DONE: Final = {"carrier": "1001", "tracking_number": "000000000001", "ship_date": "2026-05-07"}
_AT: Final = jst(2026, 5, 8, 9)


def _reported(*packages: list[dict[str, Any]] | None, status: int = 300, **facts: Any) -> Order:
    rows = [{"shippings": shippings, **facts} for shippings in packages]
    return order(status=status, packages=rows)


def _firing() -> Iterator[Case]:
    def fires(name: str, at: str, kind: str, said: Order) -> Fires:
        severity = Severity.WARN
        return Fires(name=name, order=said, moment=_AT, at=at, kinds=(kind,), severity=severity)

    first, second = "packages[0].shippings[0]", "packages[0].shippings[1]"
    for name, text in (("carrier", None), ("tracking_number", None), ("tracking_number", " ")):
        said = _reported([_DONE | {name: text}])
        how = "blank text" if text else "null"
        yield fires(f"the row itself lacks {name}, {how}", f"{first}.{name}", "blank", said)
    undated = _DONE | {"ship_date": None}
    yield fires(
        "the second row has no date", f"{second}.ship_date", "blank", _reported([_DONE, undated])
    )
    other = _reported([_DONE], [_DONE | {"tracking_number": ""}])
    place = "packages[1].shippings[0].tracking_number"
    yield fires("the row of another parcel", place, "blank", other)
    yield fires(
        "a parcel without a row", "packages[1].shippings", "no_row", _reported([_DONE], [])
    )
    nothing = _reported([_DONE], None)
    yield fires("a parcel whose rows are null", "packages[1].shippings", "no_row", nothing)


def _quiet() -> Iterator[Case]:
    def quiet(name: str, said: Order) -> Quiet:
        return Quiet(name=name, order=said, moment=_AT)

    blank = _DONE | {"tracking_number": None}
    deleted = {"shippings": [], "package_delete_flag": 1}
    yield quiet("nothing reported", order(status=300))
    yield quiet("complete: the night will move it", _reported([_DONE]))
    yield quiet("ships today", _reported([blank | {"ship_date": "2026-05-08"}]))
    yield quiet("ships tomorrow", _reported([blank | {"ship_date": "2026-05-09"}]))
    yield quiet("planned in 100", _reported([blank], status=100))
    yield quiet("shipped", _reported([blank], status=500))
    yield quiet(
        "the parcel without a row was deleted",
        order(status=300, packages=[{"shippings": [_DONE]}, deleted]),
    )
