"""Small values the views of an order answer with."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from enum import StrEnum
from functools import lru_cache
from operator import attrgetter
from typing import Any, Final, NamedTuple, get_args

from oms.model.base import RmsModel, Yen
from oms.model.codes import OrderType
from oms.model.slot import DeliverySlot
from oms.model.unknown import UNDETERMINED, Unknown

__all__ = ["RequestedDelivery", "SalesType", "sales_type", "summed", "undetermined_paths"]


class SalesType(StrEnum):
    """The kind of sale, in the words of a rule author."""

    REGULAR = "regular"
    SUBSCRIPTION = "subscription"
    DISTRIBUTION = "distribution"
    PREORDER = "preorder"
    UNKNOWN = "unknown"


_SALES: Final[dict[object, SalesType]] = {
    OrderType.REGULAR: SalesType.REGULAR,
    OrderType.SUBSCRIPTION: SalesType.SUBSCRIPTION,
    OrderType.DISTRIBUTION: SalesType.DISTRIBUTION,
    OrderType.PREORDER: SalesType.PREORDER,
}


def sales_type(order_type: object) -> SalesType:
    """Return the kind of sale of an `orderType`.

    Example:
        >>> sales_type(OrderType.PREORDER), sales_type(99)
        (<SalesType.PREORDER: 'preorder'>, <SalesType.UNKNOWN: 'unknown'>)
    """
    return _SALES.get(order_type, SalesType.UNKNOWN)


class RequestedDelivery(NamedTuple):
    """The wish the RMS fields hold: a day, a time slot, or both."""

    day: date | None
    slot: DeliverySlot | None


def summed(record: RmsModel, parts: Iterable[tuple[str, int]]) -> int | Unknown:
    """Add amounts with their signs; unknown as soon as one is, null counts as none."""
    total = 0
    for name, sign in parts:
        amount = getattr(record, name)
        if isinstance(amount, Unknown):
            return amount
        total += sign * (amount or 0)
    return total


def undetermined_paths(record: RmsModel, rows: Mapping[str, object]) -> tuple[str, ...]:
    """Return the paths of the amounts that are -9999: a record's own, then those of its rows."""
    paths = list(_undetermined(record))
    for name, listed in rows.items():
        if isinstance(listed, tuple):
            for index, row in enumerate(listed):
                for path in _undetermined(row):
                    paths.append(f"{name}[{index}].{path}")  # noqa: PERF401  rows hardly have any
    return tuple(paths)


@lru_cache(maxsize=16)
def _amounts(model: type[RmsModel]) -> tuple[tuple[str, ...], Callable[[RmsModel], Any]]:
    """Return the names of a model's amounts (only they can be -9999), and how to read them all."""
    fields = model.model_fields.items()
    names = tuple(name for name, info in fields if Yen in get_args(info.annotation))
    return names, attrgetter(*names)


def _undetermined(record: RmsModel) -> Sequence[str]:
    names, read = _amounts(type(record))
    amounts = read(record)
    for amount in amounts:
        if amount is UNDETERMINED:
            pairs = zip(names, amounts, strict=True)
            return [name for name, value in pairs if value is UNDETERMINED]
    return ()
