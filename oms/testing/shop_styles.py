"""Invented shops: what they sell, how they ship, what their order form asks."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from typing import Any

from oms.testing import resources


@dataclass(frozen=True, slots=True)
class FormBlock:
    """One entry of a shop's order form as it arrives in the remarks.

    Attributes:
        title: The line that opens the block, such as `[備考:]`.
        kind: `date`, `free`, `notice` or `choice`.
        text: The default text (初期値) of a free box, or the boilerplate of a notice.
        no: What a pull-down writes when the buyer wants nothing.
        yes: What it writes when the buyer wants it.
        yes_class: The remark class of that wish.
    """

    title: str
    kind: str
    text: str = ""
    no: str = ""
    yes: str = ""
    yes_class: str = ""


@dataclass(frozen=True, slots=True)
class CatalogueItem:
    """One item a shop sells.

    Attributes:
        name: The item name.
        price: Unit price in yen as the shop shows it.
        manage_number: The shop's item control number.
        choices: Title and options of each choice the buyer makes.
        skus: SKU texts; empty for an item without variants.
        flags: Marks such as `gift`, `postage`, `subscription`.
    """

    name: str
    price: int
    manage_number: str
    choices: tuple[tuple[str, tuple[str, ...]], ...]
    skus: tuple[str, ...]
    flags: frozenset[str]


@dataclass(frozen=True, slots=True)
class ShopStyle:
    """How one invented shop works.

    Attributes:
        key: Short name, used as `generate(shop=...)`.
        name: The shop's name.
        shop_id: The six digits its order numbers begin with.
        tax_rate: Tax rate of its goods.
        delivery_names: Delivery methods on offer.
        delivery_classes: Temperature classes on offer (1 normal, 2 chilled, 3 frozen).
        carrier: Carrier code at purchase.
        slots: Delivery slots on offer as RMS `shippingTerm`.
        slot_style: How the date block writes a slot.
        date_wish: Share of orders with a wished day.
        postage: Postage for the mainland, Hokkaido with Kyushu, Okinawa with the islands.
        delvdate: Text of 納期情報.
        auto_confirm: Whether RMS confirms its orders by itself.
        items: The catalogue.
        form: The order form, block by block.
        price_excludes_tax: Whether prices are shown without tax.
    """

    key: str
    name: str
    shop_id: int
    tax_rate: float
    delivery_names: tuple[str, ...]
    delivery_classes: tuple[int, ...]
    carrier: str
    slots: tuple[int, ...]
    slot_style: str
    date_wish: float
    postage: tuple[int, int, int]
    delvdate: str
    auto_confirm: bool
    items: tuple[CatalogueItem, ...]
    form: tuple[FormBlock, ...]
    price_excludes_tax: bool = False

    @property
    def default_texts(self) -> tuple[str, ...]:
        """What the shop would paste into its configuration as texts of its own."""
        return tuple(block.text for block in self.form if block.text)


def _item(name: str, price: int, manage_number: str, choices: str, flags: str) -> CatalogueItem:
    pairs = (line.split(":", 1) for line in choices.split("\n") if line)
    words = flags.split()
    skus = next((word[4:].split("|") for word in words if word.startswith("sku=")), [])
    return CatalogueItem(
        name,
        price,
        manage_number,
        tuple((title, tuple(options.split(","))) for title, options in pairs),
        tuple(sku.replace(";", "\n") for sku in skus),
        frozenset(word for word in words if not word.startswith("sku=")),
    )


def _shop(entry: dict[str, Any]) -> ShopStyle:
    values: dict[str, Any] = {k: tuple(v) if isinstance(v, list) else v for k, v in entry.items()}
    values["items"] = tuple(_item(*item) for item in entry["items"])
    values["form"] = tuple(FormBlock(**block) for block in entry["form"])
    return ShopStyle(**values)


@cache
def shops() -> tuple[ShopStyle, ...]:
    """All invented shops, in the order of their file."""
    return tuple(_shop(entry) for entry in tomllib.loads(resources.text("shops.toml"))["shop"])


def find_shop(key: str) -> ShopStyle:
    """The invented shop with this key.

    Raises:
        ValueError: If there is no such shop.
    """
    for shop in shops():
        if shop.key == key:
            return shop
    known = ", ".join(shop.key for shop in shops())
    message = f"unknown shop {key!r}; known shops: {known}"
    raise ValueError(message)
