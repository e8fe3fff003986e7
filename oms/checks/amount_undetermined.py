"""PY01 — RMS has not determined an amount yet (送料・金額未確定)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import ClassVar

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
    Source,
    Suggestion,
    order,
)

__all__ = ["AmountUndetermined"]

_TEXT = Message(
    ja="送料・金額が未確定です ({count} 項目)", en="amounts not determined yet: {count}"
)
_ADVICE = Message(
    ja="RMS で送料などの金額を入力してから注文確認してください",
    en="enter postage and amounts in RMS before confirming the order",
)
_ALL_KNOWN = Message(ja="-9999 の金額はない", en="no amount is -9999")
_WAITING = -9999


class AmountUndetermined(Check):
    """Hold an order while RMS shows an amount as undetermined (-9999).

    What it does:
        Looks for -9999 in every amount of the order, of its packages that still stand and of
        its summaries per tax rate.
    Why it holds:
        confirmOrder is refused while postage or amount is unset, and a total with such a part
        is not a total. After confirmation a change of the amount makes the card be authorised
        anew, so it must be settled before.
    Fires on:
        Postage of an isolated island, of bulky goods, or of a shop that sets it by hand.
    Stays quiet on:
        Amounts of zero, amounts RMS leaves empty, deleted packages; amounts the source does not
        have at all, which is no sign of -9999.
    Parameters:
        Only those of every check.

    References:
        RMS getOrder page, version 10 (-9999); message code ORDER_EXT_API_CONFIRM_ORDER_ERROR_105.
    """

    code: ClassVar = "PY01"
    name: ClassVar = "payment.amount_undetermined"
    label: ClassVar = Message(ja="送料・金額未確定", en="Amount undetermined")
    since: ClassVar = "0.1"
    inputs: ClassVar = (
        "goods_price",
        "goods_tax",
        "postage_price",
        "delivery_price",
        "payment_charge",
        "total_price",
        "request_price",
        "coupon_all_total_price",
        "coupon_shop_price",
        "coupon_other_price",
        "additional_fee_occur_amount_to_user",
        "additional_fee_occur_amount_to_shop",
        "packages.postage_price",
        "packages.delivery_price",
        "packages.goods_tax",
        "packages.goods_price",
        "packages.total_price",
        "tax_summaries.req_price",
        "tax_summaries.req_price_tax",
        "tax_summaries.total_price",
        "tax_summaries.payment_charge",
        "tax_summaries.coupon_price",
    )
    tolerates: ClassVar = frozenset(inputs)
    source: ClassVar = Source("RMS getOrder v10")

    gates: frozenset[Gate] = CONFIRM_GATE

    def examine(self, order: Order, ctx: Context) -> Iterator[Finding]:
        """Yield one finding that names every undetermined amount."""
        paths = order.undetermined
        if not paths:
            ctx.note(_ALL_KNOWN)
            return
        evidence = [Evidence(path=path, value=_WAITING) for path in paths]
        advice = Suggestion(path=paths[0], message=_ADVICE)
        yield self.finding(_TEXT, *evidence, suggestion=advice, count=len(paths))

    @classmethod
    def cases(cls) -> Iterable[Case]:
        """Yield the named cases."""
        wait = _WAITING
        deleted = {"package_delete_flag": 1, "postage_price": wait}
        yield Fires(
            name="postage to an island", order=order(postage_price=wait), at="postage_price"
        )
        yield Fires(name="total", order=order(total_price=wait), at="total_price")
        yield Fires(name="amount to pay", order=order(request_price=wait), at="request_price")
        yield Fires(
            name="COD fee of a bulky parcel", order=order(delivery_price=wait), at="delivery_price"
        )
        yield Fires(name="payment charge", order=order(payment_charge=wait), at="payment_charge")
        yield Fires(
            name="postage of the second package only",
            order=order(packages=[{}, {"postage_price": wait}]),
            at="packages[1].postage_price",
        )
        yield Fires(
            name="several at once name them all",
            order=order(postage_price=wait, total_price=wait, request_price=wait),
            at="postage_price",
        )
        yield Fires(
            name="already confirmed in RMS",
            order=order(status=300, postage_price=wait),
            at="postage_price",
        )
        yield Quiet(name="a plain order", order=order())
        yield Quiet(name="postage free", order=order(postage_price=0))
        yield Quiet(name="amounts RMS leaves empty", order=order(delivery_price=None))
        yield Quiet(name="a large amount", order=order(total_price=9_999_999))
        yield Quiet(name="nine thousand nine hundred ninety-nine", order=order(total_price=9999))
        yield Quiet(name="a deleted package", order=order(packages=[{}, deleted]))
