"""`order(…)`: a short, valid order for tests, cases and packs.

Everything not said is that of a plain, paid, trouble-free order of one item to one
recipient (`oms.model.plain`).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import lru_cache
from itertools import count
from typing import Any, Final, NoReturn

from oms.errors import RecordError, did_you_mean
from oms.model.base import RmsModel
from oms.model.orders import Order
from oms.model.package import Item, Package
from oms.model.paths import model_in
from oms.model.plain import ITEM, ORDER, PACKAGE

__all__ = ["order"]

# Base rows for lists; a list without one starts from an empty row.
_ROWS: Final[dict[type[RmsModel], dict[str, Any]]] = {Package: PACKAGE, Item: ITEM}
# Rows without a number of their own get the next free one of the whole order.
_NUMBERED: Final = (
    ("PackageModelList", "basketId", 10000001),
    ("ItemModelList", "itemDetailId", 20000001),
    ("ShippingModelList", "shippingDetailId", 30000001),
    ("ChangeReasonModelList", "changeId", 40000001),
)
_TEMPERATURES: Final = {"normal": 1, "chilled": 2, "frozen": 3}
_DELIVERY: Final = ("delivery", "DeliveryModel")
_PACKAGES: Final = ("packages", "all_packages", "PackageModelList")


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
    payload = _overlay(Order, ORDER, _expand(fragment), "")
    for rows, key, first in _NUMBERED:
        _number(tuple(_rows(payload, rows)), key, first)
    return Order.from_rms(payload)


def _refuse(where: str, expected: str) -> NoReturn:
    raise RecordError(f"{where}: expected {expected}", field=where)


def _expand(fragment: Mapping[str, Any]) -> dict[str, Any]:
    """Put the shortcuts where they belong: temperature, recipient and items."""
    out = dict(fragment)
    if "temperature" in out:
        name = next((each for each in _DELIVERY if each in out), "delivery")
        base = _record(out.get(name) or {}, name)
        out[name] = {**base, "temperature": out.pop("temperature")}
    if first := {key: out.pop(key) for key in ("recipient", "items") if key in out}:
        name = next((each for each in _PACKAGES if each in out), "packages")
        rows = out.get(name, [{}])
        if not isinstance(rows, Sequence) or not rows or not isinstance(rows[0], Mapping):
            _refuse(name, f"a package for {' and '.join(first)}")
        if twice := sorted(first.keys() & rows[0].keys()):
            _refuse(f"{name}[0].{twice[0]}", "to be said once, not beside the shortcut as well")
        out[name] = [first | dict(rows[0]), *rows[1:]]
    return out


@lru_cache(maxsize=64)
def _names(model: type[RmsModel]) -> dict[str, str]:
    known = {name: info.alias or name for name, info in model.model_fields.items()}
    known |= {alias: alias for alias in known.values()}
    for view, field in (("packages", "all_packages"), ("items", "all_items")):
        if field in known:
            known[view] = known[field]
    return known


@lru_cache(maxsize=64)
def _inner(model: type[RmsModel]) -> dict[str, tuple[type[RmsModel], bool]]:
    """Return the records inside a model by key, and whether they are rows of a list."""
    return {
        info.alias or name: (inner, "tuple[" in str(info.annotation))
        for name, info in model.model_fields.items()
        if (inner := model_in(info.annotation)) is not None
    }


def _shortcuts(model: type[RmsModel], fragment: Mapping[str, Any], where: str) -> dict[str, Any]:
    out = dict(fragment)
    if "postcode" in out and "postcode_1" in model.model_fields:
        digits = str(out.pop("postcode")).replace("-", "")
        out |= {"postcode_1": digits[:3], "postcode_2": digits[3:]}
    if "temperature" in out and "delivery_class" in model.model_fields:
        word = out.pop("temperature")
        if not isinstance(word, str) or word not in _TEMPERATURES:
            _refuse(f"{where}temperature", " or ".join(_TEMPERATURES))
        out["delivery_class"] = _TEMPERATURES[word]
    return out


def _overlay(
    model: type[RmsModel], base: Mapping[str, Any], fragment: Mapping[str, Any], where: str
) -> dict[str, Any]:
    out = dict(base)
    names, inner = _names(model), _inner(model)
    given: dict[str, str] = {}
    for name, value in _shortcuts(model, fragment, where).items():
        if name not in names:
            hint = did_you_mean(name, names)
            msg = f"{where}{name}: no such field of {model.__name__}{'; ' + hint if hint else ''}"
            raise RecordError(msg, field=f"{where}{name}")
        alias = names[name]
        if (other := given.setdefault(alias, name)) != name:
            _refuse(f"{where}{name}", f"one name for the field, found {other} as well")
        out[alias] = _value(inner.get(alias), out.get(alias), value, f"{where}{name}")
    return out


def _value(inner: tuple[type[RmsModel], bool] | None, base: Any, value: Any, where: str) -> Any:
    if isinstance(value, date):  # or a datetime
        return value.isoformat()
    if inner is None or not isinstance(value, Mapping | Sequence):
        return value
    model, is_list = inner
    if not is_list:
        return _overlay(model, base or {}, _record(value, where), f"{where}.")
    if not isinstance(value, Sequence) or isinstance(value, str):
        _refuse(where, f"a list of {model.__name__}")
    return [
        _overlay(
            model, _ROWS.get(model, {}), _record(row, f"{where}[{index}]"), f"{where}[{index}]."
        )
        for index, row in enumerate(value)
    ]


def _record(value: object, where: str) -> Mapping[str, Any]:
    return value if isinstance(value, Mapping) else _refuse(where, "an object with field names")


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
