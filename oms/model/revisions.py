"""Two revisions of one order side by side: what of money, address, goods and payment differs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Final, NamedTuple, TypeVar

from oms.model.finding import ORDER
from oms.model.orders import Order
from oms.model.package import Item, Package
from oms.model.status import RmsStatus
from oms.model.unknown import Unknown

__all__ = ["DIFFERENCE_INPUTS", "Difference", "confirmed_revision", "differences"]

Row = TypeVar("Row", Package, Item)

_MONEY: Final = (
    *("goods_price", "postage_price", "delivery_price", "payment_charge"),
    *("coupon_all_total_price", "total_price", "request_price"),
)
_PERSON: Final = (
    *("postcode_1", "postcode_2", "prefecture", "city", "street", "family_name", "first_name"),
    *("phone_number_1", "phone_number_2", "phone_number_3"),
)
_ITEM: Final = ("item_number", "manage_number", "price", "units", "selected_choice")

DIFFERENCE_INPUTS: Final = (
    *_MONEY,
    "settlement.method",
    *(f"packages.recipient.{field}" for field in _PERSON),
    *(f"packages.items.{field}" for field in _ITEM),
    "packages.items.skus.variant_id",
)
"""What `differences` reads of both revisions."""


class Difference(NamedTuple):
    """One field that is not what it was.

    Attributes:
        kind: `money`, `payment_method`, `address` or `items`.
        subject: `order`, or the package's.
        path: The field in the later revision.
        before: Its earlier value; `None` for what is new.
        now: Its present value; `None` for what is gone.
    """

    kind: str
    subject: str
    path: str
    before: Any
    now: Any


def confirmed_revision(earlier: Sequence[Order]) -> Order | None:
    """Return the revision that was confirmed: the first beyond 100, else the last one before.

    Args:
        earlier: Earlier revisions of one order, oldest first.
    """
    beyond = (each for each in earlier if each.status != RmsStatus.AWAITING_CONFIRMATION)
    return next(beyond, earlier[-1] if earlier else None)


def differences(before: Order, now: Order) -> Iterator[Difference]:
    """Yield what differs in money, payment method, addresses and goods.

    A value one of the revisions does not know differs from nothing, null equals empty and zero,
    and an address that is entered for the first time (social gift) is no change.

    Example:
        >>> from oms.model import order
        >>> old, new = order(shop_memo="a"), order(shop_memo="b", recipient={"city": "中央区"})
        >>> [(each.kind, each.path) for each in differences(old, new)]
        [('address', 'packages[0].recipient.city')]
    """
    yield from _fields("money", ORDER, "", (before, now), _MONEY)
    methods = before.settlement_method, now.settlement_method
    if _differ(*methods):
        yield Difference("payment_method", ORDER, "settlement.method", *methods)
    old = dict(_numbered(before.packages, "basket_id"))
    for index, (key, package) in enumerate(_numbered(now.packages, "basket_id")):
        yield from _package(old.pop(key, None), package, f"packages[{index}]")
    for basket_id, _ in old:
        yield Difference("items", ORDER, "packages", basket_id, None)


def _package(before: Package | None, now: Package, path: str) -> Iterator[Difference]:
    if before is None:
        yield Difference("items", now.subject, f"{path}.basket_id", None, now.basket_id)
        return
    if not before.recipient.is_placeholder:
        people = before.recipient, now.recipient
        yield from _fields("address", now.subject, f"{path}.recipient.", people, _PERSON)
    old = dict(_numbered(before.items, "item_detail_id"))
    for index, (key, item) in enumerate(_numbered(now.items, "item_detail_id")):
        at = f"{path}.items[{index}]"
        if (known := old.pop(key, None)) is None:
            yield Difference("items", now.subject, f"{at}.item_detail_id", None, key[0])
            continue
        yield from _fields("items", now.subject, f"{at}.", (known, item), _ITEM)
        if _differ(_variants(known), _variants(item)):
            path_of_sku = f"{at}.skus[0].variant_id"
            yield Difference("items", now.subject, path_of_sku, _variants(known), _variants(item))
    for item_detail_id, _ in old:
        yield Difference("items", now.subject, f"{path}.items", item_detail_id, None)


def _numbered(rows: Iterable[Row], name: str) -> Iterator[tuple[tuple[int, int], Row]]:
    """Yield the rows by their number, and by their place among rows that share one."""
    seen: Counter[int] = Counter()
    for row in rows:
        number: int = getattr(row, name)
        yield (number, seen[number]), row
        seen[number] += 1


def _fields(
    kind: str, subject: str, prefix: str, pair: tuple[Any, Any], names: tuple[str, ...]
) -> Iterator[Difference]:
    for name in names:
        values = getattr(pair[0], name), getattr(pair[1], name)
        if _differ(*values):
            yield Difference(kind, subject, prefix + name, *values)


def _variants(item: Item) -> str | Unknown | None:
    if not isinstance(item.skus, tuple):
        return item.skus
    return "・".join(row.variant_id for row in item.skus if isinstance(row.variant_id, str))


def _differ(before: Any, now: Any) -> bool:
    if isinstance(before, Unknown) or isinstance(now, Unknown):
        return False
    return (before or None) != (now or None)
