"""The change history of an order (ChangeReasonModel): what was asked for and is still open.

Whether RMS appends a row for each step or moves one row on is not established; both are read.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import datetime

from oms.model.codes import ChangeType
from oms.model.orders import Order
from oms.model.payment import Change

__all__ = ["HISTORY_INPUTS", "change_rows", "open_requests", "rows_since"]

HISTORY_INPUTS = (
    "changes.change_type",
    "changes.reason",
    "changes.change_apply_datetime",
    "changes.change_fix_datetime",
    "changes.change_cmpl_datetime",
)
"""What `open_requests` reads, and who asked."""


def change_rows(order: Order) -> tuple[Change, ...]:
    """Return the rows of the change history; none where the source has none."""
    return order.changes if isinstance(order.changes, tuple) else ()


def open_requests(
    order: Order, asked: Collection[ChangeType], closed: Collection[ChangeType], *, fixed: bool
) -> Iterator[tuple[int, Change]]:
    """Yield the rows, with their place, that ask for something nothing has closed since.

    Args:
        order: The order.
        asked: The types that ask.
        closed: The types that close what was asked before them.
        fixed: Whether a row that was fixed (確定) is closed, too, or only a completed one (完了).

    Example:
        >>> from oms.model import order
        >>> asked = {"change_type": 0, "change_apply_datetime": "2026-05-02T10:00:00+0900"}
        >>> back = {"change_type": 3, "change_apply_datetime": "2026-05-03T10:00:00+0900"}
        >>> types = [ChangeType.CANCEL_REQUESTED], [ChangeType.CANCEL_WITHDRAWN]
        >>> [len(list(open_requests(order(changes=rows), *types, fixed=True)))
        ...  for rows in ([asked], [asked, back], [back, asked])]
        [1, 0, 0]
    """
    rows = change_rows(order)
    for index, row in enumerate(rows):
        if row.change_type not in asked or _is_closed(row, fixed=fixed):
            continue
        later = (each for at, each in enumerate(rows) if _follows(each, at, row, index))
        if not any(each.change_type in closed for each in later):
            yield index, row


def rows_since(before: Order, now: Order) -> list[Change]:
    """Return the rows an earlier revision of the order does not have."""
    known = {_identity(row) for row in change_rows(before)}
    return [row for row in change_rows(now) if _identity(row) not in known]


def _identity(row: Change) -> tuple[object, ...]:
    return row.change_type, row.reason, row.change_apply_datetime


def _is_closed(row: Change, *, fixed: bool) -> bool:
    completed = isinstance(row.change_cmpl_datetime, datetime)
    return completed or (fixed and isinstance(row.change_fix_datetime, datetime))


def _follows(row: Change, at: int, other: Change, index: int) -> bool:
    """Whether a row comes after another: by its moment, or by its place where one has none."""
    moments = (row.change_cmpl_datetime, row.change_fix_datetime, row.change_apply_datetime)
    moment = next((each for each in moments if isinstance(each, datetime)), None)
    asked = other.change_apply_datetime
    if moment is None or not isinstance(asked, datetime):
        return at > index
    return moment >= asked and at != index
