"""What checks may know about the shop: facts a pack states once for all its checks."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date, datetime
from typing import Annotated, Any, Literal, Self, TypeVar

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, PrivateAttr

from oms.model.package import Item, Sku
from oms.model.refusals import refuse

__all__ = ["ItemFacts", "ServiceFacts", "ShopFacts", "Temperature", "item_keys"]

Made = TypeVar("Made")
Temperature = Literal["normal", "chilled", "frozen"]
Count = Annotated[int, Field(ge=0, strict=True)]
Yes = Annotated[bool, Field(strict=True)]


def _trimmed(key: str) -> str:
    """A key with blanks around it, or none at all, never meets what RMS writes."""
    if not key or key != key.strip():
        en, ja = "expected a name without blanks around it", "前後に空白のない名前にしてください"
        raise refuse(en, ja)
    return key


Key = Annotated[str, AfterValidator(_trimmed)]


def _day(value: Any) -> Any:
    """A day as TOML writes it, or as text: numbers and moments are none."""
    if isinstance(value, str):
        try:
            return date.fromisoformat(value)
        except ValueError:
            value = None
    if not isinstance(value, date) or isinstance(value, datetime):
        en, ja = "expected a day, such as 2026-06-20", "日付にしてください (例: 2026-06-20)"
        raise refuse(en, ja)
    return value


Day = Annotated[date, BeforeValidator(_day)]
Table = Mapping[str, Any]


class _Kept(dict[str, Any]):
    """What was made of facts: no part of them, so it makes none unequal and travels nowhere."""

    __hash__ = None

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Kept)

    def __reduce__(self) -> tuple[Any, ...]:
        return _Kept, ()


class _Facts(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class ItemFacts(_Facts):
    """One row of the item master (商品マスタ); what is not stated is not checked.

    Attributes:
        temperature: The temperature class it must travel in.
        unit_limit: How many one order may hold (個数制限).
        mail_limit: How many fit into one mail-type parcel; 0 = it never goes by mail.
        prep_days: 出荷準備日数: open warehouse days until it can leave; `None` = the shop's.
        stock_day: 入荷日: the day it is there; `unknown` = nobody knows; `None` = it is there.
        ship_from: 出荷開始日: it does not leave before this day (harvest, release date).
    """

    temperature: Temperature | None = None
    unit_limit: Count | None = None
    mail_limit: Count | None = None
    prep_days: Count | None = None
    stock_day: Literal["unknown"] | Day | None = None
    ship_from: Day | None = None


class ServiceFacts(_Facts):
    """A delivery method of the shop (配送方法), as RMS names it in `delivery_name`.

    Attributes:
        mail: Whether it is a mail-type service (メール便): into the letter box, thin parcels only.
        cash_on_delivery: Whether the carrier collects money with it (代引き).
        temperature: The temperature class of its parcels, for orders whose delivery class
            (配送区分) RMS leaves empty.
        carrier_service: The service of a carrier behind it, such as `yamato.takkyubin`.
        cool_service: The service for orders that travel chilled or frozen, if it is another one.
    """

    mail: Yes = False
    cash_on_delivery: Yes = True
    temperature: Temperature | None = None
    carrier_service: Key | None = None
    cool_service: Key | None = None


class ShopFacts(_Facts):
    """Facts of one shop, from the table `[shop]` of its pack.

    Attributes:
        default_texts: 初期値 of the shop's 注文フォーム: texts that arrive in 備考 as if the buyer
            had typed them, as the shop configured them.
        items: The item master by SKU 管理番号, 商品管理番号 or 商品番号.
        services: The delivery methods by their name in RMS.
        shipping: 出荷: origin, default service, days to prepare, policy, slots. This table and
            those below are kept as written; `oms.calendar.shop_days` makes objects of them.
        calendars: When shop and warehouse work and the carrier comes, with cutoffs.
        carrier_services: Services of carriers of the shop's own, and what it states otherwise of
            those that ship with `oms`, by key.
        leads: 配送日数: rows of the lead table.

    Example:
        >>> facts = ShopFacts(items={"momo-5kg": {"temperature": "chilled", "unit_limit": 3}})
        >>> facts.items["momo-5kg"].unit_limit
        3
    """

    default_texts: tuple[str, ...] = ()
    items: Mapping[Key, ItemFacts] = Field(default_factory=dict)
    services: Mapping[Key, ServiceFacts] = Field(default_factory=dict)
    shipping: Table = Field(default_factory=dict)
    calendars: Table = Field(default_factory=dict)
    carrier_services: Mapping[Key, Table] = Field(default_factory=dict)
    leads: tuple[Table, ...] = ()
    _made: _Kept = PrivateAttr(default_factory=_Kept)

    def model_copy(self, *, update: Mapping[str, Any] | None = None, deep: bool = False) -> Self:
        """Copy the facts; what was made of them is made anew of the copy."""
        copied = super().model_copy(update=update, deep=deep)
        copied._made = _Kept()  # noqa: SLF001
        return copied

    def once(self, name: str, make: Callable[[ShopFacts], Made]) -> Made:
        """Return what is made of these facts; made at the first call and kept."""
        if name not in self._made:
            self._made[name] = make(self)
        made: Made = self._made[name]
        return made

    def item(self, item: Item) -> ItemFacts | None:
        """Return the row of the item master for an item line, the most particular one first.

        Reads `skus.merchant_defined_sku_id`, `manage_number` and `item_number`.
        """
        return next((self.items[key] for key in item_keys(item) if key in self.items), None)

    def service(self, delivery_name: object) -> ServiceFacts | None:
        """Return what is known of a delivery method."""
        return self.services.get(delivery_name) if isinstance(delivery_name, str) else None


def item_keys(item: Item) -> Iterator[str]:
    """Yield the names an item line goes by: SKU 管理番号, 商品管理番号, 商品番号.

    Example:
        >>> from oms.model import order
        >>> list(item_keys(order(items=[{"manage_number": "momo-5kg"}]).items[0]))[0]
        'momo-5kg'
    """
    skus: tuple[Sku, ...] = item.skus if isinstance(item.skus, tuple) else ()
    for key in (*(sku.merchant_defined_sku_id for sku in skus), item.manage_number):
        if isinstance(key, str):
            yield key
    if isinstance(item.item_number, str):
        yield item.item_number
