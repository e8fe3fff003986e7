"""PY04 — the order is worth a lot (高額注文)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Annotated, ClassVar, Final

from pydantic import Field

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
    order,
)

__all__ = ["AmountHigh"]

_TEXT: Final = Message(
    ja="{amount:,}円の高額注文です ({limit:,}円以上)",
    en="the order is worth {amount:,} yen ({limit:,} or more)",
)
_ADVICE: Final = Message(
    ja="個数・住所・購入者に不自然な点がないか見てください",
    en="look whether units, address and buyer are plausible",
)
_BELOW: Final = Message(
    ja="{amount:,}円は上限 {limit:,}円に届かない", en="{amount:,} yen are below {limit:,}"
)
_UNKNOWN: Final = Message(ja="総額がまだ分からない", en="the total is not known")


class AmountHigh(Check):
    """Tell when an order is worth a lot.

    What it does:
        Compares 総合計 with a limit; where a part of it is not in the source, 請求金額.
    Why it holds:
        It warns and does not hold: a good customer is no trouble. But a mistyped number of units
        and an order placed by a stranger in somebody's name both show first in the amount, and a
        parcel of this value is worth a look at its address.
    Fires on:
        100,000 yen and more: more than 98 of 100 ordinary baskets, and well below what carriers
        collect or insure (300,000 yen), so that a second parcel or insurance can still be chosen.
    Stays quiet on:
        Smaller orders; amounts RMS has not determined (`PY01` speaks); sources without amounts.
    Parameters:
        `limit` is the amount from which it speaks; `severity = "hold"` makes a person look.

    References:
        RMS getOrder page, version 10 (総合計 = totalPrice - couponAllTotalPrice + deliveryPrice
        + paymentCharge + additionalFeeOccurAmountToUser). The limit is our own choice.

    Attributes:
        limit: Yen, tax, postage and fees included, before points.
    """

    code: ClassVar = "PY04"
    name: ClassVar = "payment.amount_high"
    label: ClassVar = Message(ja="高額注文", en="High amount")
    since: ClassVar = "0.1"
    inputs: ClassVar = (
        "total_price",
        "coupon_all_total_price",
        "delivery_price",
        "payment_charge",
        "additional_fee_occur_amount_to_user",
        "request_price",
    )
    tolerates: ClassVar = frozenset(inputs)
    source: ClassVar = Source("RMS getOrder v10", date(2026, 11, 22))

    severity: Severity = Severity.WARN
    gates: frozenset[Gate] = CONFIRM_GATE
    limit: Annotated[int, Field(strict=True, gt=0)] = 100_000

    def examine(self, order: Order, ctx: Context) -> Iterator[Finding]:
        """Yield one finding if the amount reaches the limit."""
        path, amount = "total_price", order.grand_total
        if not isinstance(amount, int):
            path, amount = "request_price", order.request_price  # type: ignore[assignment]
        if not isinstance(amount, int):
            ctx.note(_UNKNOWN)
        elif amount < self.limit:
            ctx.note(_BELOW, amount=amount, limit=self.limit)
        else:
            advice = Suggestion(path=path, message=_ADVICE)
            shown = Evidence(path=path, value=getattr(order, path))
            yield self.finding(_TEXT, shown, suggestion=advice, amount=amount, limit=self.limit)

    @classmethod
    def cases(cls) -> Iterable[Case]:
        """Yield the named cases."""
        yield from _firing()
        yield from _quiet()


def _firing() -> Iterator[Case]:
    def fires(name: str, said: Order, limit: int = 100_000, at: str = "total_price") -> Fires:
        params = {} if limit == 100_000 else {"limit": limit}
        return Fires(name=name, order=said, at=at, severity=Severity.WARN, params=params)

    yield fires("the limit itself", order(total_price=100_000))
    yield fires("far above", order(total_price=437_800))
    yield fires("postage and fees lift it", order(total_price=99_000, payment_charge=1000))
    yield fires("paid by points", order(total_price=120_000, request_price=0))
    yield fires("a lower limit", order(total_price=30_000), 30_000)
    yield fires(
        "an amount of the sum is not in the source",
        _without("additionalFeeOccurAmountToUser", request_price=150_000),
        at="request_price",
    )
    yield Fires(
        name="a shop that wants to look",
        order=order(total_price=100_000),
        params={"severity": "hold"},
        at="total_price",
    )


def _quiet() -> Iterator[Case]:
    yield Quiet(name="a plain order", order=order())
    yield Quiet(name="one yen below", order=order(total_price=99_999))
    yield Quiet(
        name="a coupon brings it below",
        order=order(total_price=100_500, coupon_all_total_price=1000),
    )
    yield Quiet(name="total undetermined", order=order(total_price=-9999, request_price=-9999))
    yield Quiet(name="a higher limit", order=order(total_price=150_000), params={"limit": 300_000})
    yield Quiet(name="nothing to pay", order=order(total_price=0, request_price=0))


def _without(key: str, **facts: object) -> Order:
    payload = order(**facts).to_rms()
    del payload[key]
    return Order.from_rms(payload)
