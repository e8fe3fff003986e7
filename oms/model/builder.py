"""`order(…)`: a short, valid order for tests, cases and packs.

Everything not said is that of a plain, paid, trouble-free order of one item to one
recipient (`oms.model.plain`).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import count
from typing import Any, Final

from oms.errors import Fault, RecordError, Told
from oms.model.orders import Order
from oms.model.overlay import Overlay
from oms.model.plain import ORDER

__all__ = ["order"]

# Rows without a number of their own get the next free one of the whole order.
_NUMBERED: Final = (
    ("PackageModelList", "basketId", 10000001),
    ("ItemModelList", "itemDetailId", 20000001),
    ("ShippingModelList", "shippingDetailId", 30000001),
    ("ChangeReasonModelList", "changeId", 40000001),
)


def order(**fragment: Any) -> Order:
    """Return a plain order with some facts changed.

    Args:
        **fragment: Facts by attribute name. Objects are dicts and are laid over those of the
            plain order; lists of rows (`packages`, `items`, …) are laid over plain rows.
            Shortcuts: `recipient=…` and `items=…` of the first package, `postcode="1000001"` in a
            person, `temperature="chilled"`. A name may also be the RMS one.

    Raises:
        RecordError: If a name does not exist (with the nearest one) or a value does not fit.

    Example:
        >>> order(recipient={"prefecture": "沖縄県"}, temperature="chilled").temperature
        'chilled'
        >>> order(packages=[{}, {"items": [{"units": 3}]}]).items[1].units
        3
    """
    laid = Overlay()
    payload = laid.over(Order, ORDER, laid.expanded(fragment), "", "")
    for rows, key, first in _NUMBERED:
        _number(tuple(_rows(payload, rows)), key, first)
    try:
        made = Order.from_rms(payload)
    except RecordError as error:
        faults = (*laid.faults, *laid.faults_of(error.problems))
        message = Told.joined(map(_clause, laid.faults)) if laid.faults else error.message
        raise RecordError(message, problems=error.problems, faults=faults) from None
    if laid.faults:
        raise RecordError(Told.joined(map(_clause, laid.faults)), faults=tuple(laid.faults))
    return made


def _clause(fault: Fault) -> Told:
    if fault.hint is None:
        return Told("{said}", "{said}", said=fault.message)
    return Told("{said}; {hint}", "{said} ({hint})", said=fault.message, hint=fault.hint)


def _rows(node: dict[str, Any], name: str) -> Iterator[dict[str, Any]]:
    """Yield the rows of a list wherever it stands, in order, after making them fresh dicts."""
    for key in ("PackageModelList", name):
        rows = node.get(key)
        if not isinstance(rows, list):
            continue
        node[key] = fresh = [dict(row) for row in rows]
        if key == name:
            yield from fresh
            return
        for row in fresh:
            yield from _rows(row, name)


def _number(rows: Sequence[dict[str, Any]], key: str, first: int) -> None:
    taken = {number for row in rows if isinstance(number := row.get(key), int)}
    free = (number for number in count(first) if number not in taken)
    for row in rows:
        if key not in row:
            row[key] = next(free)
