"""期限: the dates after which RMS or the buyer acts, as RMS itself states them.

Dates come from the fields of the order and are never computed anew: `cancelDueDate` is 14 days
after the order while it is unconfirmed, but another date later. Only the buyer's own cancel
window has no field; it is 30 minutes from the order.

Sources: RMS getOrder page, version 10 (cancelDueDate, DueDateModel); apro-soken, hikaku.kurashiru
and assist-tencho (buyer's cancel window, and for whom there is none). Read 2026-11.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Final

from oms.model.base import JST
from oms.model.codes import DueDateType
from oms.model.finding import Message, Source
from oms.model.orders import Order
from oms.model.unknown import Unknown
from oms.model.views import SalesType

__all__ = ["Deadline", "buyer_cancel_end", "deadlines"]

_WINDOW: Final = timedelta(minutes=30)
_NO_WINDOW: Final = frozenset({SalesType.SUBSCRIPTION, SalesType.DISTRIBUTION, SalesType.PREORDER})

_GET_ORDER: Final = Source("RMS getOrder v10", date(2026, 11, 22))
_SHOP_GUIDES: Final = Source("apro-soken, hikaku.kurashiru, assist-tencho", date(2026, 11, 22))

_BUYER_CANCEL: Final = Message(ja="購入者キャンセル可能期間", en="buyer may cancel until")
_AUTO_CANCEL: Final = Message(ja="自動キャンセル予定日", en="cancelled automatically on")
_DUE: Final[dict[object, tuple[str, Message]]] = {
    DueDateType.PAYMENT: ("payment", Message(ja="支払い期限日", en="payment due")),
    DueDateType.PAYMENT_METHOD_CHANGE: (
        "payment_method_change",
        Message(ja="支払い方法変更期限日", en="payment method to be changed by"),
    ),
    DueDateType.REFUND: ("refund", Message(ja="返金手続き期限日", en="refund due")),
}


@dataclass(frozen=True, slots=True)
class Deadline:
    """A date or moment after which somebody acts.

    Attributes:
        kind: A stable word: `auto_cancel`, `buyer_cancel`, `payment`, `payment_method_change`,
            `refund`, or `due_date_<type>` for a type our table does not know.
        label: What clerks read.
        at: The day RMS names (a JST day), or the aware moment.
        source: Where the knowledge comes from.
    """

    kind: str
    label: Message
    at: date | datetime
    source: Source


def deadlines(order: Order) -> tuple[Deadline, ...]:
    """Return the deadlines of an order, earliest first.

    They say what RMS shows, not whether it still matters: a cancelled order keeps its dates.

    Example:
        >>> from oms.model import order
        >>> [(each.kind, each.at.isoformat()) for each in deadlines(order())]
        [('buyer_cancel', '2026-05-01T10:30:00+09:00'), ('auto_cancel', '2026-05-15')]
    """
    return tuple(sorted(_of(order), key=_moment))


def _of(order: Order) -> Iterator[Deadline]:
    if (end := buyer_cancel_end(order)) is not None:
        yield Deadline("buyer_cancel", _BUYER_CANCEL, end, _SHOP_GUIDES)
    if isinstance(order.cancel_due_date, date):
        yield Deadline("auto_cancel", _AUTO_CANCEL, order.cancel_due_date, _GET_ORDER)
    yield from _due_dates(order)


def buyer_cancel_end(order: Order) -> datetime | None:
    """Return until when the buyer may cancel without asking anybody; `None` for no such window.

    Members may for 30 minutes, except for 最強配送, 定期, 頒布会, 予約. What is unknown excludes
    nothing. Reads `order_type`, `delivery_cert_prg_flag` and `rakuten_member_flag`.

    Example:
        >>> from oms.model import order
        >>> buyer_cancel_end(order()).isoformat(), buyer_cancel_end(order(order_type=6))
        ('2026-05-01T10:30:00+09:00', None)
    """
    may = (
        order.sales_type not in _NO_WINDOW
        and order.delivery_cert_prg_flag != 1
        and order.rakuten_member_flag != 0
    )
    return order.order_datetime.astimezone(JST) + _WINDOW if may else None


def _due_dates(order: Order) -> Iterator[Deadline]:
    """RMS appends due dates and overwrites none: the last of a type counts."""
    rows = order.due_dates if isinstance(order.due_dates, tuple) else ()
    last = {row.due_date_type: row for row in rows}
    for kind, row in last.items():
        if isinstance(row.due_date, date):
            word = "unknown" if kind is None or isinstance(kind, Unknown) else str(kind)
            stranger = Message(ja=f"期限日 (種別 {word})", en=f"due date (type {word})")
            name, label = _DUE.get(kind, (f"due_date_{word}", stranger))
            yield Deadline(name, label, row.due_date, _GET_ORDER)


def _moment(deadline: Deadline) -> datetime:
    at = deadline.at
    return at if isinstance(at, datetime) else datetime.combine(at, time(), JST)
