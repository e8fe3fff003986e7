"""IT01 — more of an item than one order may hold (個数制限超過)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any, ClassVar, Final

from oms.model import (
    CONFIRM_GATE,
    Case,
    Check,
    Context,
    Evidence,
    Finding,
    Fires,
    Gate,
    Item,
    Message,
    Order,
    Quiet,
    ShopFacts,
    Source,
    Suggestion,
    order,
)
from oms.model.shop import item_keys

__all__ = ["QuantityOverLimit"]

_TEXT: Final = Message(
    ja="「{item}」が {units} 個あります。上限は 1 注文 {limit} 個です",
    en="{units} of {item} are ordered, one order may hold {limit}",
)
_ADVICE: Final = Message(
    ja="個数を {limit} 個に減らすか、注文をキャンセルしてください",
    en="reduce it to {limit} or cancel the order",
)
_LACKS: Final = Message(
    ja="商品の個数制限 ([shop.items] unit_limit)",
    en="limits of items ([shop.items] unit_limit)",
)
_WITHIN: Final = Message(ja="上限のある商品はすべて上限内", en="no limited item is over its limit")


@dataclass(slots=True)
class _Count:
    limit: int
    units: int = 0
    evidence: list[Evidence] = field(default_factory=list)


class QuantityOverLimit(Check):
    """Hold an order with more units of an item than one order may hold.

    What it does:
        Adds up the units of each item with a limit over all its lines and packages.
    Why it holds:
        RMS limits the units of one line only. Several lines, several destinations or a change
        after the order get past it, and somebody else's share is sold twice.
    Fires on:
        A sum above `unit_limit` of the item master. The row of the SKU 管理番号 goes before that
        of 商品管理番号, and that before 商品番号; variants with no limit of their own share the
        item's.
    Stays quiet on:
        Items without a limit, the limit itself, deleted lines and packages, units nobody knows.
        Several orders of one buyer are another matter.
    Parameters:
        Only those of every check. The limits stand in the pack: `[shop.items] unit_limit`. Without
        any the check is off.

    References:
        The shop's own item master.
    """

    code: ClassVar = "IT01"
    name: ClassVar = "items.quantity_over_limit"
    label: ClassVar = Message(ja="個数制限超過", en="Quantity over the limit")
    since: ClassVar = "0.1"
    inputs: ClassVar = (
        *("packages.items.units", "packages.items.manage_number", "packages.items.item_number"),
        "packages.items.skus.merchant_defined_sku_id",
    )
    tolerates: ClassVar = frozenset(inputs)
    source: ClassVar = Source("店舗の商品マスタ")

    gates: frozenset[Gate] = CONFIRM_GATE

    def lacks(self, shop: ShopFacts) -> Message | None:
        """Say that no item of the shop has a limit."""
        limited = any(row.unit_limit is not None for row in shop.items.values())
        return None if limited else _LACKS

    def examine(self, order: Order, ctx: Context) -> Iterator[Finding]:
        """Yield one finding an item; it is about the order, whose lines make the sum."""
        over = {
            key: count
            for key, count in _counted(order, ctx.shop).items()
            if count.units > count.limit
        }
        if not over:
            ctx.note(_WITHIN)
        for key, count in over.items():
            told: dict[str, Any] = {"item": key, "limit": count.limit}
            advice = Suggestion(path=count.evidence[0].path, message=_ADVICE, data=told)
            yield self.finding(
                _TEXT, *count.evidence, suggestion=advice, facts=told, units=count.units, **told
            )

    @classmethod
    def cases(cls) -> Iterable[Case]:
        """Yield the named cases."""
        yield from _firing()
        yield from _quiet()


def _counted(order: Order, shop: ShopFacts) -> dict[str, _Count]:
    counts: dict[str, _Count] = {}
    for index, package in enumerate(order.packages):
        for at, item in enumerate(package.items):
            limited = _limit(item, shop)
            if limited is None or not isinstance(item.units, int):
                continue
            count = counts.setdefault(limited[0], _Count(limited[1]))
            count.units += item.units
            path = f"packages[{index}].items[{at}].units"
            count.evidence.append(Evidence(path=path, value=item.units))
    return counts


def _limit(item: Item, shop: ShopFacts) -> tuple[str, int] | None:
    """The most particular name of an item with a limit, and the limit."""
    for key in item_keys(item):
        if key in shop.items and (limit := shop.items[key].unit_limit) is not None:
            return key, limit
    return None


_SHOP: Final = {"items": {"momo": {"unit_limit": 2}, "momo-red": {"unit_limit": 1}, "nashi": {}}}


def _line(units: int | None, item: str = "momo", sku: str | None = None, **more: Any) -> Any:
    skus = [{"merchant_defined_sku_id": sku}]
    return {"units": units, "manage_number": item, "item_number": None, "skus": skus} | more


def _firing() -> Iterator[Case]:
    def fires(name: str, *lines: Any, at: str = "packages[0].items[0].units") -> Fires:
        return Fires(name=name, order=order(items=list(lines)), shop=_SHOP, at=at)

    yield fires("three of two", _line(3))
    yield fires("a hundred of two", _line(100))
    second = "packages[0].items[1].units"
    yield fires("two lines together", _line(2), _line(1), at=second)
    yield fires("two variants together", _line(2, sku="a"), _line(1, sku="b"), at=second)
    yield fires("a variant with its own limit", _line(2, sku="momo-red"))
    yield fires("by item number", _line(3, "x", item_number="momo"))
    parted = order(packages=[{"items": [_line(2)]}, {"items": [_line(2)]}])
    at = "packages[1].items[0].units"
    yield Fires(name="two destinations together", order=parted, shop=_SHOP, at=at)
    none = {"items": {"momo": {"unit_limit": 0}}}
    at = "packages[0].items[0].units"
    yield Fires(name="no longer sold", order=order(items=[_line(1)]), shop=none, at=at)


def _quiet() -> Iterator[Case]:
    def quiet(name: str, *lines: Any, shop: dict[str, Any] = _SHOP) -> Quiet:
        return Quiet(name=name, order=order(items=list(lines)), shop=shop)

    yield quiet("the limit itself", _line(2))
    yield quiet("an item without a limit", _line(50, "nashi"))
    yield quiet("an item the master does not know", _line(50, "budo"))
    yield quiet("limits of a variant and the others apart", _line(2), _line(1, sku="momo-red"))
    yield quiet("a deleted line", _line(2), _line(5, delete_item_flag=1))
    yield quiet("units nobody knows", _line(None))
    yield quiet("a shop without limits", _line(50), shop={"items": {"momo": {}}})
    yield quiet("a shop without an item master", _line(50), shop={})
