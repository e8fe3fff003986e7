"""Item lines of a sample order: add, swap, write a choice."""

from __future__ import annotations

from typing import Any

from oms.testing import goods
from oms.testing.draft import Draft
from oms.testing.rng import Rng
from oms.testing.shop_styles import CatalogueItem

BULK_NAME, BULK_NUMBER = "業務用まとめ買いセット", "bulk-set"


def swap(  # noqa: PLR0913, PLR0917
    rng: Rng,
    draft: Draft,
    package: dict[str, Any],
    place: int,
    item: CatalogueItem,
    units: int,
) -> dict[str, Any]:
    """Put a catalogue item in the place of a line, or behind the last one; return the line."""
    rows = package["ItemModelList"]
    line = goods.item_model(rng, draft.shop, item, package["basketId"] + place)
    if place < len(rows):
        line["itemDetailId"] = rows[place]["itemDetailId"]
    line["units"] = units
    rows[place : place + 1] = [line]
    return line


def add(
    rng: Rng, draft: Draft, package: dict[str, Any], item: CatalogueItem, units: int
) -> dict[str, Any]:
    """Add a line of a catalogue item; return it."""
    return swap(rng, draft, package, len(package["ItemModelList"]), item, units)


def add_bulk(rng: Rng, draft: Draft, price: int, units: int) -> dict[str, Any]:
    """Add a dear line no item master knows to the first package; return it."""
    line = add(rng, draft, draft.packages[0], draft.shop.items[0], units)
    own = {"variantId": "normal-inventory", "merchantDefinedSkuId": None, "skuInfo": None}
    line.update(itemName=BULK_NAME, manageNumber=BULK_NUMBER, itemNumber=BULK_NUMBER)
    line.update(itemId=10_000_000 + len(draft.shop.items), inventoryType=1, SkuModelList=[own])
    line.update(price=price, priceTaxIncl=price, includeTaxFlag=1, selectedChoice=None)
    return line


def say(line: dict[str, Any], title: str, value: str) -> None:
    """Write the answer to a choice, in the place of another answer to it or as the last one."""
    kept = (line["selectedChoice"] or "").split("\n")
    told = [row for row in kept if row and not row.startswith(f"{title}:")]
    line["selectedChoice"] = "\n".join([*told, f"{title}:{value}"])


def titles(line: dict[str, Any]) -> list[str]:
    """The titles of a line's choices."""
    rows = (line["selectedChoice"] or "").split("\n")
    return [row.split(":", 1)[0] for row in rows if ":" in row]
