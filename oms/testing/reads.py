"""Record what a check reads of an order, to refuse one that reads what it does not declare.

A check's inputs are what a release is bound to: a check that looks elsewhere would keep an
order released although the facts it judged by have changed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any, Final

from oms.model import Check, Context, Order, RmsModel
from oms.model.paths import STRUCTURE, model_in

__all__ = ["EVERYTHING", "reads_of", "record_reads", "undeclared"]

EVERYTHING: Final = "*"
"""Stands for reading a record as a whole: dumping, hashing, iterating it."""

_WHOLE: Final = frozenset(
    {"__dict__", "model_dump", "model_dump_json", "model_extra", "revision", "to_rms"}
)
_VIEWS: Final = {"all_packages": "packages", "all_items": "items"}


def _places(record: RmsModel, prefix: str) -> Iterator[tuple[int, str]]:
    yield id(record), prefix
    for name in type(record).model_fields:
        value = getattr(record, name)
        for row in value if isinstance(value, tuple) else (value,):
            if isinstance(row, RmsModel):
                yield from _places(row, f"{prefix}{_VIEWS.get(name, name)}.")


def _read(record: RmsModel, name: str, prefix: str, value: Any) -> str | None:
    """Return what reading one attribute of one record reads, None if nothing of the order."""
    if name in _WHOLE:
        return prefix + EVERYTHING
    info = type(record).model_fields.get(name)
    if info is None:
        extra = object.__getattribute__(record, "__pydantic_extra__") or {}
        return prefix + name if name in extra else None
    shown = prefix + _VIEWS.get(name, name)
    if model_in(info.annotation) is None:
        return shown
    # A step on the way to a field is no reading, but finding that there is nothing is one.
    return None if isinstance(value, RmsModel | tuple) and value else f"{shown}."


@contextmanager
def record_reads(*orders: Order) -> Iterator[set[str]]:
    """Record the fields read of some orders while the block runs. Not for threads.

    Args:
        orders: The orders to watch; others are read freely.

    Yields:
        The paths read so far, rows without their index (`packages.recipient.city`). A path
        that ends in a dot was looked at and found empty; `*` stands for a whole record.

    Example:
        >>> from oms.model import order
        >>> watched = order(remarks="のし")
        >>> with record_reads(watched) as reads:
        ...     _ = watched.recipients[0].city, watched.is_cash_on_delivery
        >>> sorted(reads)
        ['packages.package_delete_flag', 'packages.recipient.city', 'settlement.method']
    """
    places = {key: path for order in orders for key, path in _places(order, "")}
    reads: set[str] = set()

    def reading(record: RmsModel, name: str) -> Any:
        if id(record) not in places or (name.startswith("_") and name not in _WHOLE):
            return object.__getattribute__(record, name)
        value = _value(record, name)
        if (path := _read(record, name, places[id(record)], value)) is not None:
            reads.add(path)
        return object.__getattribute__(record, name)

    RmsModel.__getattribute__ = reading  # type: ignore[method-assign, assignment]
    try:
        yield reads
    finally:
        del RmsModel.__getattribute__


def _value(record: RmsModel, name: str) -> Any:
    """Return a stored field without running the code of a property."""
    return object.__getattribute__(record, "__dict__").get(name)


def reads_of(check: Check, order: Order, ctx: Context) -> frozenset[str]:
    """Return the paths a check reads while it examines an order and what came with it."""
    with record_reads(order, *ctx.earlier, *ctx.neighbours) as reads:
        list(check.examine(order, ctx))
    return frozenset(reads)


def undeclared(check: Check, reads: Iterable[str]) -> list[str]:
    """Return what a check read beyond its declared inputs and the structure of an order.

    Example:
        >>> from oms.checks.amount_undetermined import AmountUndetermined
        >>> undeclared(AmountUndetermined(), ["postage_price", "packages.basket_id", "remarks"])
        ['remarks']
    """
    allowed = STRUCTURE | set(check.inputs)
    return sorted(
        path
        for path in reads
        if path not in allowed
        and not (path.endswith(".") and any(each.startswith(path) for each in allowed))
    )
