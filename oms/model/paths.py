"""Paths of order fields: what a check declares as its inputs, and how to read them.

A path is a chain of attribute names. `packages`, `items`, `changes` and the like stand for
every row that is not deleted: `packages.recipient.city` names the city of every recipient.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from decimal import Decimal
from functools import lru_cache
from typing import Any, Final, get_args

from oms.errors import CheckError, did_you_mean
from oms.model.base import JST, RmsModel
from oms.model.orders import Order
from oms.model.package import Package
from oms.model.unknown import Unknown

__all__ = [
    "STRUCTURE",
    "check_path",
    "facts_about",
    "field_paths",
    "model_in",
    "read",
    "unknown_at",
]

STRUCTURE: Final = frozenset(
    {
        "order_number",
        "order_datetime",
        "status",
        "packages.basket_id",
        "packages.package_delete_flag",
        "packages.items.item_detail_id",
        "packages.items.delete_item_flag",
    },
)
"""What every check may read without declaring it: identity and which rows stand."""

# Rows are reached by their views, so that deleted ones are never read by accident.
_VIEWS: Final = {(Order, "all_packages"): "packages", (Package, "all_items"): "items"}


def model_in(annotation: Any) -> type[RmsModel] | None:
    """Return the record type inside an annotation such as `tuple[Item, ...] | None`."""
    if isinstance(annotation, type) and issubclass(annotation, RmsModel):
        return annotation
    for part in get_args(annotation):
        if (found := model_in(part)) is not None:
            return found
    return None


def _walk(model: type[RmsModel], prefix: str) -> Iterator[str]:
    for name, info in model.model_fields.items():
        shown = _VIEWS.get((model, name), name)
        inner = model_in(info.annotation)
        if inner is None:
            yield prefix + shown
        else:
            yield from _walk(inner, f"{prefix}{shown}.")


@lru_cache(maxsize=1)
def field_paths() -> frozenset[str]:
    """Return every path a check may declare.

    Example:
        >>> "packages.recipient.city" in field_paths()
        True
    """
    return frozenset(_walk(Order, ""))


def check_path(path: str) -> None:
    """Refuse a path no order has.

    Raises:
        CheckError: With the nearest path that exists.
    """
    if path not in field_paths():
        hint = did_you_mean(path, field_paths())
        msg = f"an order has no field {path!r}{'; ' + hint if hint else ''}"
        raise CheckError(msg, path=path)


def read(order: Order, path: str) -> Iterator[tuple[str, Any]]:
    """Yield (exact path, value) for every place a path names; unknown parents end the way.

    Example:
        >>> from oms.model import order
        >>> list(read(order(), "packages.recipient.prefecture"))
        [('packages[0].recipient.prefecture', '東京都')]
    """
    return _read(order, path.split("."), "")


def _read(node: Any, names: list[str], prefix: str) -> Iterator[tuple[str, Any]]:
    if not names or isinstance(node, Unknown) or node is None:
        yield prefix.removesuffix("."), node
        return
    value = getattr(node, names[0])
    here = prefix + names[0]
    if isinstance(value, tuple) and len(names) > 1:
        for index, row in enumerate(value):
            yield from _read(row, names[1:], f"{here}[{index}].")
    else:
        yield from _read(value, names[1:], f"{here}.")


def unknown_at(order: Order, paths: tuple[str, ...]) -> str | None:
    """Return the first place among the paths whose value is unknown, or `None`.

    Example:
        >>> from oms.model import order
        >>> unknown_at(order(postage_price=-9999), ("remarks", "postage_price"))
        'postage_price'
    """
    for path in paths:
        if "." not in path:
            if type(getattr(order, path)) is Unknown:  # isinstance would ask its metaclass first
                return path
            continue
        for place, value in read(order, path):
            if isinstance(value, Unknown):
                return place
    return None


def facts_about(order: Order, paths: tuple[str, ...], subject: str) -> dict[str, list[Any]]:
    """Return what the paths hold about a subject, as plain values in a stable form.

    About a package only its own rows count, about an item its own line and its package, so that
    an edit of one parcel is no new fact about another.

    Example:
        >>> from oms.model import order
        >>> two = order(packages=[{"noshi": "内祝"}, {"noshi": None}])
        >>> facts_about(two, ("packages.noshi", "postage_price"), two.packages[1].subject)
        {'packages.noshi': [None], 'postage_price': [0]}
    """
    about = [package for package in order.packages if subject in _subjects(package)]
    packages = about or list(order.packages)
    out: dict[str, list[Any]] = {}
    for path in paths:
        first, _, rest = path.partition(".")
        if first != "packages":
            out[path] = [_plain(value) for _, value in read(order, path)]
            continue
        rows = [_rows(package, rest, subject) for package in packages]
        out[path] = [_plain(value) for values in rows for value in values]
    return out


def _subjects(package: Package) -> Iterator[str]:
    yield package.subject
    for item in package.items:
        yield item.subject


def _rows(package: Package, path: str, subject: str) -> list[Any]:
    first, _, rest = path.partition(".")
    about = [item for item in package.items if item.subject == subject]
    if first != "items" or not about:
        return [value for _, value in _read(package, path.split("."), "")]
    return [value for item in about for _, value in _read(item, rest.split("."), "")]


def _plain(value: Any) -> Any:  # noqa: PLR0911  one return a kind
    """Return a value as JSON can hold it, equal for equal facts."""
    match value:
        case Unknown():
            return {"unknown": str(value)}
        case bool() | None:
            return value
        case int():
            return int(value)
        case Decimal():
            return str(value.normalize())
        case datetime():
            return value.astimezone(JST).isoformat()
        case date():
            return value.isoformat()
        case list() | tuple():
            return [_plain(each) for each in value]
        case _:
            return str(value)
