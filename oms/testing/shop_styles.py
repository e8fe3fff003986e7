"""Invented shops: what they sell, how they ship, what their order form asks."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from typing import Any

from oms.testing import resources

TEMPERATURES = ("normal", "chilled", "frozen")


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

    @property
    def asks(self) -> str:
        """What its yes wants put on a gift: `noshi`, `wrapping` or nothing a field could hold."""
        titles = (("のし", "noshi"), ("ラッピング", "wrapping"), ("包装", "wrapping"))
        return next((thing for word, thing in titles if word in self.title), "")


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
        temperature: `normal`, `chilled` or `frozen`; `None` where the item master does not say.
        unit_limit: How many one order may hold, if the shop limits it.
        mail_limit: How many fit into a parcel of the mail type, 0 for none, if the shop says.
    """

    name: str
    price: int
    manage_number: str
    choices: tuple[tuple[str, tuple[str, ...]], ...]
    skus: tuple[str, ...]
    flags: frozenset[str]
    temperature: str | None = None
    unit_limit: int | None = None
    mail_limit: int | None = None

    @property
    def facts(self) -> dict[str, Any]:
        """Its row of the item master; empty where the shop states nothing."""
        row = {
            "temperature": self.temperature,
            "unit_limit": self.unit_limit,
            "mail_limit": self.mail_limit,
        }
        return {key: value for key, value in row.items() if value is not None}

    @property
    def is_special(self) -> bool:
        """Whether it is sold alone: 頒布会 and 予約."""
        return "頒布会" in self.name or "【予約】" in self.name


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
        mail_services: Delivery methods of the mail type (メール便).
        no_cod: Other delivery methods with which no money is collected.
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
    mail_services: tuple[str, ...] = ()
    no_cod: tuple[str, ...] = ()

    @property
    def default_texts(self) -> tuple[str, ...]:
        """What the shop would paste into its configuration as texts of its own."""
        return tuple(block.text for block in self.form if block.text)

    @property
    def parcel_services(self) -> tuple[str, ...]:
        """Delivery methods that bring a parcel to the door and can collect money."""
        others = (*self.mail_services, *self.no_cod)
        return tuple(name for name in self.delivery_names if name not in others)

    @property
    def temperatures(self) -> frozenset[str]:
        """The temperature classes its item master knows."""
        return frozenset(one.temperature for one in self.items if one.temperature)

    @property
    def facts(self) -> dict[str, Any]:
        """What the shop would state in the table `[shop]` of its pack, as JSON values."""
        rows = {one.manage_number: one.facts for one in self.items if one.facts}
        services = {
            name: {
                "mail": name in self.mail_services,
                "cash_on_delivery": name in self.parcel_services,
            }
            for name in self.delivery_names
        }
        return {"default_texts": list(self.default_texts), "items": rows, "services": services}

    def item(self, manage_number: object) -> CatalogueItem | None:
        """The catalogue item of a manage number."""
        return next((one for one in self.items if one.manage_number == manage_number), None)


def _item(name: str, price: int, manage_number: str, choices: str, flags: str) -> CatalogueItem:
    pairs = (line.split(":", 1) for line in choices.split("\n") if line)
    words = flags.split()
    told = dict(word.split("=", 1) for word in words if "=" in word)
    limit, mail = told.get("limit"), told.get("mail")
    return CatalogueItem(
        name,
        price,
        manage_number,
        tuple((title, tuple(options.split(","))) for title, options in pairs),
        tuple(sku.replace(";", "\n") for sku in told.get("sku", "").split("|") if sku),
        frozenset(word for word in words if "=" not in word and word not in TEMPERATURES),
        next((word for word in words if word in TEMPERATURES), None),
        int(limit) if limit else None,
        int(mail) if mail else None,
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
