"""What of an order a case needs: the declared inputs of a check, without persons."""

from __future__ import annotations

import re
from datetime import date, datetime
from decimal import Decimal
from typing import Any, Final

from oms.model import UNDETERMINED, Order, Unknown
from oms.model import order as plain_order
from oms.model.paths import read
from oms.replay.mask import masked

__all__ = ["PERSONAL", "fragment_of"]

_STEP: Final = re.compile(r"([a-z0-9_]+)(?:\[(\d+)\])?")
PERSONAL: Final = re.compile(
    r"(?:recipient|orderer)\.(?!prefecture|isolated_island_flag)|settlement\.card|tracking_number"
)
"""Fields that hold a person, whatever stands in them."""


def fragment_of(order: Order, inputs: tuple[str, ...]) -> dict[str, Any]:
    """Return the declared inputs of an order that differ from a plain one, without persons.

    Example:
        >>> from oms.model import order
        >>> fragment_of(order(remarks="のし希望", postage_price=800), ("remarks",))
        {'remarks': 'のし希望'}
    """
    base, fragment = plain_order(), dict[str, Any]()
    for path in inputs:
        if PERSONAL.search(path):
            continue
        usual = dict(read(base, path))
        for place, value in read(order, path):
            plain = _plain(value, order)
            if plain is not _SKIP and (place not in usual or _plain(usual[place], base) != plain):
                _put(fragment, place, plain)
    return fragment


_SKIP: Final = object()


def _plain(value: Any, order: Order) -> Any:  # noqa: PLR0911  one return a kind
    """Return a value as a pack writes it; null and what a source lacks cannot be written."""
    match value:
        case Unknown():
            return -9999 if value is UNDETERMINED else _SKIP
        case None:
            return _SKIP
        case str():
            return masked(value, order)
        case bool() | datetime() | date():
            return value
        case int():
            return int(value)
        case Decimal():
            return float(value)
        case _:
            return _SKIP


def _put(fragment: dict[str, Any], place: str, value: Any) -> None:
    """Set a value at a place such as `packages[1].items[0].units`."""
    *steps, last = place.split(".")
    here: Any = fragment
    for step in steps:
        match = _STEP.fullmatch(step)
        if match is None:
            return
        name, index = match.groups()
        if index is None:
            here = here.setdefault(name, {})
        else:
            rows = here.setdefault(name, [])
            while len(rows) <= int(index):
                rows.append({})
            here = rows[int(index)]
    here[last] = value
