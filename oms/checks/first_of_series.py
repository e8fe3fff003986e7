"""OR04 — the first order of a subscription, or a preorder (定期・予約 初回)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import ClassVar, Final

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
    SalesType,
    Severity,
    Source,
    order,
)

__all__ = ["FirstOfSeries"]

_TEXTS: Final = {
    SalesType.SUBSCRIPTION: Message(
        ja="定期購入の初回です", en="this is the first delivery of a subscription"
    ),
    SalesType.DISTRIBUTION: Message(
        ja="頒布会の初回です", en="this is the first delivery of a distribution series"
    ),
    SalesType.PREORDER: Message(ja="予約商品の注文です", en="this is an order of a preorder item"),
}
_REGULAR: Final = Message(ja="定期・頒布会・予約ではない", en="neither a series nor a preorder")
_LATER: Final = Message(ja="{count} 回目のお届け", en="delivery number {count}")
_UNCOUNTED: Final = Message(
    ja="お届け回数が分からない", en="the number of the delivery is not known"
)


class FirstOfSeries(Check):
    """Tell the first order of a subscription or distribution series, and every preorder.

    What it does:
        Reads the kind of sale (orderType) and 申込お届け回数 (reserveDeliveryCount): 1 is the
        first delivery. A preorder always has 1.
    Why it holds:
        It does not hold, it informs: what is settled with the first delivery (day, cycle, card,
        enclosures for new members) repeats itself with every one that follows, and a preorder
        leaves on the day of its release and not now.
    Fires on:
        定期購入 and 頒布会 with 申込お届け回数 1; 予約商品.
    Stays quiet on:
        Later deliveries; ordinary purchases; kinds of sale nobody knows; a series whose count RMS
        leaves empty: the count is said to be that of the settled deliveries, and whether null ever
        stands for the first one is not known.
    Parameters:
        Only those of every check.

    References:
        RMS getOrder page, version 10 (orderType 4, 5, 6; reserveDeliveryCount: 予約商品は常に1、
        定期購入・頒布会は確定した回数), as quoted in the comments of public clients.
    """

    code: ClassVar = "OR04"
    name: ClassVar = "order.first_of_series"
    label: ClassVar = Message(ja="定期・予約 初回", en="First of a series, or preorder")
    since: ClassVar = "0.1"
    inputs: ClassVar = ("order_type", "reserve_delivery_count")
    tolerates: ClassVar = frozenset(inputs)
    source: ClassVar = Source("RMS getOrder v10, reserveDeliveryCount", date(2026, 11, 22))

    severity: Severity = Severity.INFO
    gates: frozenset[Gate] = CONFIRM_GATE

    def examine(self, order: Order, ctx: Context) -> Iterator[Finding]:
        """Yield one finding for a first delivery or a preorder."""
        kind, count = order.sales_type, order.reserve_delivery_count
        if kind not in _TEXTS:
            ctx.note(_REGULAR)
        elif kind is SalesType.PREORDER or count == 1:
            yield self._finding(kind, order)
        elif isinstance(count, int):
            ctx.note(_LATER, count=count)
        else:
            ctx.note(_UNCOUNTED)

    def _finding(self, kind: SalesType, order: Order) -> Finding:
        paths = ("order_type", "reserve_delivery_count")
        known = [(path, getattr(order, path)) for path in paths]
        shown = [Evidence(path=path, value=v) for path, v in known if isinstance(v, int)]
        return self.finding(_TEXTS[kind], *shown, kind=kind.value)

    @classmethod
    def cases(cls) -> Iterable[Case]:
        """Yield the named cases."""
        yield from _firing()
        yield from _quiet()


def _sale(kind: int, count: int | None) -> Order:
    return order(order_type=kind, reserve_delivery_count=count)


def _firing() -> Iterator[Case]:
    def fires(name: str, kind: str, said: Order, at: str = "order_type") -> Fires:
        return Fires(name=name, order=said, at=at, kinds=(kind,), severity=Severity.INFO)

    yield fires("first of a subscription", "subscription", _sale(4, 1), "reserve_delivery_count")
    yield fires("first of a distribution", "distribution", _sale(5, 1), "reserve_delivery_count")
    yield fires("a preorder", "preorder", _sale(6, 1))
    yield fires("a preorder without a count", "preorder", _sale(6, None))
    first = order(order_type=4, reserve_delivery_count=1, status=300)
    yield fires("a first delivery ready to be shipped", "subscription", first)


def _quiet() -> Iterator[Case]:
    yield Quiet(name="an ordinary purchase", order=order())
    yield Quiet(name="second of a subscription", order=_sale(4, 2))
    yield Quiet(name="third of a distribution", order=_sale(5, 3))
    yield Quiet(name="a subscription without a count", order=_sale(4, None))
    yield Quiet(name="a distribution that counts nothing yet", order=_sale(5, 0))
    yield Quiet(name="an ordinary purchase with a count", order=_sale(1, 1))
    yield Quiet(name="a kind of sale nobody knows", order=_sale(7, 1))
