"""CU01 — Rakuten shows a caution about the buyer (楽天注意表示)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from enum import StrEnum
from typing import Any, ClassVar, Final

from pydantic import field_validator

from oms.model import (
    CONFIRM_GATE,
    Case,
    Check,
    Context,
    Evidence,
    Finding,
    Fires,
    Gate,
    Message,
    Order,
    Quiet,
    Severity,
    Source,
    Suggestion,
    Unknown,
    order,
)
from oms.model.codes import CautionDetail, SettlementMethod, label_of

__all__ = ["Caution", "CautionKind"]


class CautionKind(StrEnum):
    """What Rakuten warns of: the details of RMS, and a caution without one we know."""

    UNPAID_PREPAYMENT = "unpaid_prepayment"
    REFUSED_PARCEL = "refused_parcel"
    LONG_ABSENCE = "long_absence"
    RETURN_AFTER_OPENING = "return_after_opening"
    HIGH_SERVICE_DEMAND = "high_service_demand"
    UNKNOWN = "unknown"


_SHOWN: Final = Message(
    ja="楽天の注意表示「{label}」があります", en="Rakuten shows a caution about the buyer: {label}"
)
_WITHOUT_DETAIL: Final = Message(
    ja="楽天の注意表示がありますが、内容は分かりません",
    en="Rakuten shows a caution about the buyer, of a kind that is not known",
)
_ADVICE: Final = {
    CautionKind.UNPAID_PREPAYMENT: Message(
        ja="入金を確かめるまで商品を確保せず、期限で取り消せるようにしてください",
        en="set no goods aside before the money has arrived",
    ),
    CautionKind.REFUSED_PARCEL: Message(
        ja="受け取りの意思を購入者に確かめてから注文確認してください",
        en="make sure the buyer will take the parcel before confirming the order",
    ),
    CautionKind.LONG_ABSENCE: Message(
        ja="受け取れる日を購入者に確かめてください", en="ask the buyer when somebody is at home"
    ),
    CautionKind.RETURN_AFTER_OPENING: Message(
        ja="返品条件を案内してから注文確認してください",
        en="tell the buyer the terms of return before confirming the order",
    ),
}
_NO_CAUTION: Final = Message(ja="注意表示はない", en="Rakuten shows no caution")
_PREPAID: Final = frozenset(
    {
        SettlementMethod.BANK_TRANSFER,
        SettlementMethod.SEVEN_ELEVEN,
        SettlementMethod.CONVENIENCE_STORE,
    }
)
_DEFAULT_SEVERITIES: Final = {
    CautionKind.HIGH_SERVICE_DEMAND: Severity.INFO,
    CautionKind.UNKNOWN: Severity.WARN,
}


class Caution(Check):
    """Hold an order whose buyer Rakuten warns of.

    What it does:
        Reads 警告表示タイプ and its detail, and tells what Rakuten says about the buyer.
    Why it holds:
        The buyer has left prepayments unpaid, parcels refused or lying, or has returned opened
        goods. Before confirmation the shop may still ask or cancel without cost.
    Fires on:
        前払い未払い if this order is prepaid (bank, Seven-Eleven, Lawson and the like), 受取拒否,
        長期不在, 開梱後返品. 高サービス要望, and 前払い未払い on an order paid otherwise, are told
        as info. A caution without a detail, or with one our table does not know, is a warning:
        somebody should look in RMS, but nobody knows what for.
    Stays quiet on:
        Orders without a caution, also where a detail is left over beside the type 0, and sources
        without these fields: the detail came with API version 6.
    Parameters:
        `severities` grades single kinds of caution, the others have the check's `severity`.

    References:
        RMS getOrder page, version 10 (cautionDisplayType, cautionDisplayDetailType).

    Attributes:
        severities: Severity by kind where it differs; kinds not named keep their default.
    """

    code: ClassVar = "CU01"
    name: ClassVar = "customer.caution"
    label: ClassVar = Message(ja="楽天注意表示", en="Caution about the buyer")
    since: ClassVar = "0.1"
    inputs: ClassVar = ("caution_display_type", "caution_detail", "settlement.method")
    tolerates: ClassVar = frozenset(inputs)
    source: ClassVar = Source("RMS getOrder v10", date(2026, 11, 22))

    gates: frozenset[Gate] = CONFIRM_GATE
    severities: Mapping[CautionKind, Severity] = _DEFAULT_SEVERITIES

    @field_validator("severities")
    @classmethod
    def _over_defaults(
        cls, given: Mapping[CautionKind, Severity]
    ) -> Mapping[CautionKind, Severity]:
        # A shop that grades one kind does not mean to hold the others differently.
        return {**_DEFAULT_SEVERITIES, **given}

    def examine(self, order: Order, ctx: Context) -> Iterator[Finding]:
        """Yield one finding that says what Rakuten warns of."""
        shown, detail = order.caution_display_type, order.caution_detail
        known = None if isinstance(detail, Unknown) else detail
        if shown in {0, None} or (isinstance(shown, Unknown) and known is None):
            ctx.note(_NO_CAUTION)
            return
        kind = _kind(known)
        advice = _ADVICE.get(kind)
        yield self.finding(
            _WITHOUT_DETAIL if kind is CautionKind.UNKNOWN else _SHOWN,
            *_evidence(shown, known),
            severity=self._severity(kind, order),
            kind=kind.value,
            suggestion=None
            if advice is None
            else Suggestion(path="caution_detail", message=advice),
            label=label_of(known),
        )

    def _severity(self, kind: CautionKind, order: Order) -> Severity:
        method = order.settlement_method
        prepaid = isinstance(method, Unknown) or method in _PREPAID  # nobody knows: be careful
        if kind is CautionKind.UNPAID_PREPAYMENT and not prepaid:
            return Severity.INFO
        return self.severities.get(kind, self.severity)

    @classmethod
    def cases(cls) -> Iterable[Case]:
        """Yield the named cases."""
        yield from _firing()
        yield from _quiet()


def _kind(detail: object) -> CautionKind:
    if not isinstance(detail, CautionDetail):
        return CautionKind.UNKNOWN
    return CautionKind(detail.name.lower())


def _evidence(shown: object, detail: object) -> Iterator[Evidence]:
    if isinstance(detail, int | str):
        yield Evidence(path="caution_detail", value=detail)
    if isinstance(shown, int):
        yield Evidence(path="caution_display_type", value=shown)


def _warned(detail: int | None, method: int = 1, **facts: Any) -> Order:
    said = {"caution_display_type": 1, "caution_detail": detail, **facts}
    return order(settlement={"method": method}, **said)


def _firing() -> Iterator[Case]:
    def fires(name: str, kind: str, warned: Order, severity: str = "hold", **more: Any) -> Fires:
        at = "caution_display_type" if kind == "unknown" else "caution_detail"
        return Fires(
            name=name, order=warned, at=at, kinds=(kind,), severity=Severity(severity), **more
        )

    yield fires("unpaid prepayments, bank transfer", "unpaid_prepayment", _warned(101, 9))
    yield fires("unpaid prepayments, Seven-Eleven", "unpaid_prepayment", _warned(101, 13))
    yield fires("unpaid prepayments, Lawson and others", "unpaid_prepayment", _warned(101, 14))
    yield fires("unpaid prepayments, but a card", "unpaid_prepayment", _warned(101), "info")
    yield fires("refused parcels", "refused_parcel", _warned(102, 2))
    yield fires("long absence", "long_absence", _warned(103))
    yield fires(
        "return after opening, type 2",
        "return_after_opening",
        _warned(104, caution_display_type=2),
    )
    yield fires("high service demand", "high_service_demand", _warned(105), "info")
    yield fires("no detail, as before version 6", "unknown", _warned(None), "warn")
    yield fires("a detail nobody knows", "unknown", _warned(199), "warn")
    graded = {"severities": {"long_absence": "info"}}
    yield fires("one kind graded", "long_absence", _warned(103), "info", params=graded)
    yield fires("the others keep theirs", "unknown", _warned(None), "warn", params=graded)


def _quiet() -> Iterator[Case]:
    yield Quiet(name="no caution", order=order())
    yield Quiet(name="type 0 with a detail left over", order=_warned(102, caution_display_type=0))
    yield Quiet(name="null", order=_warned(None, caution_display_type=None))
    yield Quiet(name="prepaid without a caution", order=order(settlement={"method": 9}))
    yield Quiet(name="cash on delivery without a caution", order=order(settlement={"method": 2}))
    yield Quiet(name="confirmed without a caution", order=order(status=300))
