"""The remark of an order, read against the order's own fields."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from oms.model.base import JST
from oms.model.orders import Order
from oms.model.slot import DeliverySlot
from oms.text.reading import Piece, RemarkReading
from oms.text.remarks import read_remarks
from oms.text.wishes import Op

__all__ = ["read_order_remarks", "wished_day", "wished_term"]

_MORNING_TERM = 1
_NOON = 12.0


def read_order_remarks(order: Order, default_texts: tuple[str, ...] = ()) -> RemarkReading:
    """Read 備考 of an order; unknown delivery fields count as not set.

    Example:
        >>> from oms.model import order
        >>> read_order_remarks(order(remarks="のし希望")).needs_person
        True
    """
    remarks, day, term = order.remarks, order.requested_delivery_date, order.shipping_term
    return read_remarks(
        remarks if isinstance(remarks, str) else "",
        order.order_datetime.astimezone(JST).date(),
        delivery_date=day if isinstance(day, date) else None,
        shipping_term=term if isinstance(term, int) else None,
        default_texts=default_texts,
    )


def wished_day(pieces: Iterable[Piece]) -> date | None:
    """Return the one day the pieces ask for; `None` if they name none, several, or a stretch."""
    wishes = [wish for piece in pieces for wish in piece.days if wish.op is Op.ON]
    days = {wish.mention.first for wish in wishes if wish.mention.first == wish.mention.last}
    return days.pop() if len(days) == 1 and len(wishes) >= 1 else None


def wished_term(pieces: Iterable[Piece]) -> int | None:
    """Return the RMS number of the one slot the pieces ask for, if RMS has it."""
    wishes = [wish for piece in pieces for wish in piece.hours if wish.op is Op.ON]
    spans = {(wish.mention.first, wish.mention.last, wish.mention.named) for wish in wishes}
    if len(spans) != 1:
        return None
    first, last, named = spans.pop()
    if (first, last) == (0.0, _NOON):
        return _MORNING_TERM
    if named:
        return None
    try:
        return DeliverySlot.from_hours(int(first), int(last)).term
    except ValueError:
        return None
