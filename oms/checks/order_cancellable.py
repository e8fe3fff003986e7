"""OR06 — the buyer may still cancel without asking (購入者キャンセル可能期間): a wait."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, datetime, timedelta
from typing import Annotated, Any, ClassVar, Final

from pydantic import Field

from oms.model import (
    BOTH_GATES,
    Case,
    Check,
    Context,
    Gate,
    Message,
    Order,
    Quiet,
    RmsStatus,
    Source,
    Wait,
    Waits,
    buyer_cancel_end,
    order,
)
from oms.model.base import jst

__all__ = ["OrderCancellable"]

_WAIT: Final = Message(ja="購入者キャンセル可能期間", en="the buyer may still cancel")
_NO_WINDOW: Final = Message(
    ja="購入者が自分で取り消せる注文ではない",
    en="the buyer has no window to cancel this order",
)
_OVER: Final = Message(ja="キャンセル可能期間は {end} に終わった", en="the window ended at {end}")
_FINISHED: Final = Message(
    ja="出荷済み、またはキャンセル手続き中", en="shipped, or being cancelled"
)
_WINDOW: Final = 30
_DAY: Final = 24 * 60


class OrderCancellable(Check):
    """Keep both gates closed while the buyer may cancel the order by a click.

    What it does:
        Says 購入者キャンセル可能期間 for 30 minutes from the order, and when they end.
    Why it holds:
        It does not hold, it waits: until then the order may vanish in RMS without a word to the
        shop. What is confirmed, packed or bought for it before is work for nothing.
    Fires on:
        Orders not older than the window.
    Stays quiet on:
        Older orders; those without such a window: 最強配送, 予約, 定期, 頒布会, buyers who are no
        members; orders that are shipped, cancelled or being cancelled. What is unknown excludes
        nothing: an order that might be cancelled waits its half hour.
    Parameters:
        `minutes` lengthens the window for a shop that wants more time; that of RMS is fixed.

    References:
        apro-soken, hikaku.kurashiru and assist-tencho help pages (30 minutes, and for whom not).

    Attributes:
        minutes: How long to wait from the order; never less than the 30 minutes of RMS.
    """

    code: ClassVar = "OR06"
    name: ClassVar = "order.cancellable"
    label: ClassVar = Message(ja="購入者キャンセル可能期間", en="Buyer may cancel")
    since: ClassVar = "0.1"
    inputs: ClassVar = (
        "order_datetime",
        "status",
        "order_type",
        "delivery_cert_prg_flag",
        "rakuten_member_flag",
    )
    tolerates: ClassVar = frozenset(
        {"order_type", "delivery_cert_prg_flag", "rakuten_member_flag"}
    )
    source: ClassVar = Source("apro-soken, hikaku.kurashiru, assist-tencho", date(2026, 11, 22))

    gates: frozenset[Gate] = BOTH_GATES
    minutes: Annotated[int, Field(strict=True, ge=_WINDOW, le=_DAY)] = _WINDOW

    def examine(self, order: Order, ctx: Context) -> Iterator[Wait]:
        """Yield the wait until the window ends."""
        if order.is_finished or order.status == RmsStatus.AWAITING_CANCELLATION:
            ctx.note(_FINISHED)
        elif (end := self._end(order)) is None:
            ctx.note(_NO_WINDOW)
        elif ctx.at >= end:
            ctx.note(_OVER, end=f"{end:%Y-%m-%d %H:%M}")
        else:
            yield self.wait("buyer_cancel", _WAIT, end)

    def _end(self, order: Order) -> datetime | None:
        end = buyer_cancel_end(order)
        return None if end is None else end + timedelta(minutes=self.minutes - _WINDOW)

    @classmethod
    def cases(cls) -> Iterable[Case]:
        """Yield the named cases."""
        yield from _waiting()
        yield from _quiet()


def _waiting() -> Iterator[Waits]:
    def waits(name: str, at: datetime, said: Order, **params: Any) -> Waits:
        end = jst(2026, 5, 1, 10, 30) + timedelta(minutes=params.get("minutes", _WINDOW) - _WINDOW)
        return Waits(name=name, order=said, moment=at, until=end, params=params)

    early, late = jst(2026, 5, 1, 10), jst(2026, 5, 1, 10, 29)
    yield waits("the moment of the order", early, order())
    yield waits("a minute before the end", late, order())
    yield waits("confirmed by RMS at once", early, order(status=200))
    yield waits("cash on delivery, ready after minutes", late, order(status=300))
    yield waits("the shop waits an hour", jst(2026, 5, 1, 10, 59), order(), minutes=60)
    yield waits("nobody knows whether a member", early, order(rakuten_member_flag=None))
    yield waits("a kind of sale nobody knows", early, order(order_type=9))


def _quiet() -> Iterator[Quiet]:
    at = jst(2026, 5, 1, 10, 10)
    yield Quiet(name="the very end", order=order(), moment=jst(2026, 5, 1, 10, 30))
    yield Quiet(name="an hour later", order=order())
    for kind, name in ((4, "subscription"), (5, "distribution"), (6, "preorder")):
        yield Quiet(name=f"a {name} has no window", order=order(order_type=kind), moment=at)
    yield Quiet(name="最強配送 has no window", order=order(delivery_cert_prg_flag=1), moment=at)
    yield Quiet(name="no member", order=order(rakuten_member_flag=0), moment=at)
    yield Quiet(name="cancelled in the window", order=order(status=900), moment=at)
    yield Quiet(name="about to be cancelled", order=order(status=800), moment=at)
