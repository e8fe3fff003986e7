"""DL04 — nobody knows when the goods are in stock (入荷日未定)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any, ClassVar, Final

from oms.calendar.plan_cases import never, quiet, wishing
from oms.calendar.plan_check import GOODS, still_here
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
    ShopFacts,
    Source,
    Suggestion,
)
from oms.model.shop import item_keys

__all__ = ["StockUnknown"]

_TEXT: Final = Message(
    ja="入荷日の分からない商品があります", en="nobody knows when these goods are in stock"
)
_ADVICE: Final = Message(
    ja="入荷日を確かめて商品マスタの stock_day に入れるか、購入者に連絡してください",
    en="enter the day in the item master (stock_day), or tell the buyer",
)
_LACKS: Final = Message(
    ja="商品の入荷日 ([shop.items] stock_day)", en="stock days of items ([shop.items] stock_day)"
)
_KNOWN: Final = Message(ja="入荷日の分からない商品はない", en="no item's stock day is unknown")


class StockUnknown(Check):
    """Hold an order for goods the shop has marked as not in stock, nobody knows until when.

    What it does:
        Looks each item up in the item master and speaks where its `stock_day` is "unknown".
    Why it holds:
        No ship date can be promised. Confirming starts the payment, and a card authorisation
        runs out while everybody waits for the goods.
    Fires on:
        Items whose row, found by SKU 管理番号, 商品管理番号 or 商品番号, says
        `stock_day = "unknown"`.
    Stays quiet on:
        Items with a day, which the ship date is computed from; items the master does not know or
        of which it says nothing: they are there; parcels that have left.
    Parameters:
        Only those of every check. Without any `stock_day` in `[shop.items]` the check is off.

    References:
        The shop's own item master; the ship date as specified, rule 2.
    """

    code: ClassVar = "DL04"
    name: ClassVar = "delivery.stock_unknown"
    label: ClassVar = Message(ja="入荷日未定", en="Stock day unknown")
    since: ClassVar = "0.1"
    inputs: ClassVar = ("status", "packages.shippings.ship_date", *GOODS)
    tolerates: ClassVar = frozenset(inputs)
    incidental: ClassVar = frozenset({"status", "packages.shippings.ship_date"})
    source: ClassVar = Source("the shop's item master", date(2026, 11, 22))

    gates: frozenset[Gate] = CONFIRM_GATE

    def lacks(self, shop: ShopFacts) -> Message | None:
        """Want an item with a stock day."""
        return None if any(row.stock_day for row in shop.items.values()) else _LACKS

    def examine(self, order: Order, ctx: Context) -> Iterator[Finding]:
        """Yield one finding for each package with such goods."""
        if not still_here(order, ctx):
            return
        known = True
        for at, package in enumerate(order.packages):
            found = {
                number: item
                for number, item in enumerate(package.items)
                if _is_unknown(item, ctx.shop) and not package.has_left(ctx.today)
            }
            if found:
                known = False
                yield self._finding(package.subject, f"packages[{at}]", found)
        if known:
            ctx.note(_KNOWN)

    def _finding(self, subject: str, package: str, found: dict[int, Item]) -> Finding:
        paths = [f"{package}.items[{number}].manage_number" for number in found]
        return self.finding(
            _TEXT,
            *(
                Evidence(path=path, value=next(item_keys(item), None))
                for path, item in zip(paths, found.values(), strict=True)
            ),
            subject=subject,
            kind="stock_unknown",
            facts={"items": sorted(item.item_detail_id for item in found.values())},
            suggestion=Suggestion(path=paths[0], message=_ADVICE),
        )

    @classmethod
    def cases(cls) -> Iterable[Case]:
        """Yield the named cases."""
        yield from _firing()
        yield from _quiet()


def _is_unknown(item: Item, shop: ShopFacts) -> bool:
    facts = shop.item(item)
    return facts is not None and facts.stock_day == "unknown"


_SHOP: Final = {
    "items": {
        "momo": {"stock_day": "unknown"},
        "momo-5kg": {"stock_day": "2026-05-20"},
        "kaki": {"stock_day": "2026-05-20"},
        "jam": {"prep_days": 2},
    }
}


def _of(*names: str, **facts: Any) -> Order:
    items = [{"manage_number": name, "item_number": None} for name in names]
    return wishing(package={"items": items}, **facts)


def _firing() -> Iterator[Case]:
    def fires(name: str, said: Order, item: int = 0, shop: Any = _SHOP) -> Fires:
        path = f"packages[0].items[{item}].manage_number"
        return Fires(name=name, order=said, at=path, kinds=("stock_unknown",), shop=shop)

    yield fires("goods without a day", _of("momo"))
    yield fires("one of several items", _of("kaki", "momo"), item=1)
    yield fires("with a wished date", _of("momo", day="2026-05-20"))
    number = {"items": [{"manage_number": "box", "item_number": "momo"}]}
    yield fires("by item number", wishing(package=number))
    sku = {"manage_number": "kaki", "skus": [{"merchant_defined_sku_id": "momo"}]}
    yield fires("the variant that was bought", wishing(package={"items": [sku]}))
    yield fires("on its way to shipping", _of("momo", status=300))


def _quiet() -> Iterator[Case]:
    yield quiet("goods with a day", _of("kaki"), shop=_SHOP)
    yield quiet("goods the master says nothing of", _of("jam"), shop=_SHOP)
    yield quiet("goods the master does not know", _of("box"), shop=_SHOP)
    sku = {"manage_number": "momo", "skus": [{"merchant_defined_sku_id": "momo-5kg"}]}
    yield quiet("the variant has a day", wishing(package={"items": [sku]}), shop=_SHOP)
    gone = [{"manage_number": "kaki"}, {"manage_number": "momo", "delete_item_flag": 1}]
    yield quiet("the item was deleted", wishing(package={"items": gone}), shop=_SHOP)
    yield quiet("no stock days told: the check is off", _of("momo"), shop={"items": {"momo": {}}})
    yield from never(lambda **facts: _of("momo", **facts), by_plan=False, shop=_SHOP)
