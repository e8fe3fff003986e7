"""Packages, items and shipping rows of an order."""

from __future__ import annotations

from datetime import date

from pydantic import Field

from oms.model.base import Day, Flag, Instant, Int, Maybe, Rate, RmsModel, Text, Yen
from oms.model.codes import Carrier, Code
from oms.model.person import Recipient
from oms.model.unknown import ABSENT

__all__ = ["ConvenienceStore", "Item", "Package", "Shipping", "Sku", "SocialGift"]


class Sku(RmsModel):
    """SkuModel: the variant that was bought (API version 7 and later)."""

    variant_id: Maybe[Text] = ABSENT
    merchant_defined_sku_id: Maybe[Text] = ABSENT
    sku_info: Maybe[Text] = ABSENT


class Item(RmsModel):
    """ItemModel: one item line of a package. Prices are whole yen."""

    item_detail_id: Int
    item_name: Maybe[Text] = ABSENT
    item_id: Maybe[Int] = ABSENT
    item_number: Maybe[Text] = ABSENT
    manage_number: Maybe[Text] = ABSENT
    price: Maybe[Yen] = ABSENT
    units: Maybe[Int] = ABSENT
    include_postage_flag: Maybe[Flag] = ABSENT
    include_tax_flag: Maybe[Flag] = ABSENT
    include_cash_on_delivery_postage_flag: Maybe[Flag] = ABSENT
    selected_choice: Maybe[Text] = ABSENT
    point_rate: Maybe[Int] = ABSENT
    point_type: Maybe[Int] = ABSENT
    inventory_type: Maybe[Int] = ABSENT
    lead_time_text: Maybe[Text] = Field(ABSENT, alias="delvdateInfo")
    restore_inventory_flag: Maybe[Flag] = ABSENT
    deal_flag: Maybe[Flag] = ABSENT
    drug_flag: Maybe[Flag] = ABSENT
    delete_item_flag: Maybe[Flag] = ABSENT
    tax_rate: Maybe[Rate] = ABSENT
    price_tax_incl: Maybe[Yen] = ABSENT
    is_single_item_shipping: Maybe[Flag] = ABSENT
    skus: Maybe[tuple[Sku, ...]] = Field(ABSENT, alias="SkuModelList")

    def _identity(self) -> str:
        return str(self.item_detail_id)

    @property
    def subject(self) -> str:
        """What findings about this item line are keyed by."""
        return f"item:{self.item_detail_id}"


class Shipping(RmsModel):
    """ShippingModel: one shipping row (発送明細) of a package."""

    shipping_detail_id: Maybe[Int] = ABSENT
    tracking_number: Maybe[Text] = Field(ABSENT, alias="shippingNumber")
    carrier: Maybe[Code[Carrier]] = Field(ABSENT, alias="deliveryCompany")
    carrier_name: Maybe[Text] = Field(ABSENT, alias="deliveryCompanyName")
    ship_date: Maybe[Day] = Field(ABSENT, alias="shippingDate")

    def _identity(self) -> str:
        return str(self.shipping_detail_id)


class ConvenienceStore(RmsModel):
    """DeliveryCvsModel: the shop or post office that hands the parcel over (コンビニ受取)."""

    cvs_code: Maybe[Int] = ABSENT
    store_genre_code: Maybe[Text] = ABSENT
    store_code: Maybe[Text] = ABSENT
    store_name: Maybe[Text] = ABSENT
    store_zip: Maybe[Text] = ABSENT
    store_prefecture: Maybe[Text] = ABSENT
    store_address: Maybe[Text] = ABSENT
    area_code: Maybe[Text] = ABSENT
    depo: Maybe[Text] = ABSENT
    open_time: Maybe[Text] = ABSENT
    close_time: Maybe[Text] = ABSENT
    cvs_remarks: Maybe[Text] = ABSENT


class SocialGift(RmsModel):
    """SocialGiftModel: the receiver of a gift enters the address (API version 10)."""

    sg_mng_number: Maybe[Text] = ABSENT
    input_due_date: Maybe[Day] = ABSENT
    input_flag: Maybe[Flag] = ABSENT
    input_comp_datetime: Maybe[Instant] = ABSENT
    receiver_email_address: Maybe[Text] = ABSENT


class Package(RmsModel):
    """PackageModel: one destination with its items.

    `items` leaves out rows deleted in RMS, `all_items` keeps them.
    """

    basket_id: Int
    postage_price: Maybe[Yen] = ABSENT
    postage_tax_rate: Maybe[Rate] = ABSENT
    delivery_price: Maybe[Yen] = ABSENT
    delivery_tax_rate: Maybe[Rate] = ABSENT
    goods_tax: Maybe[Yen] = ABSENT
    goods_price: Maybe[Yen] = ABSENT
    total_price: Maybe[Yen] = ABSENT
    noshi: Maybe[Text] = ABSENT
    package_delete_flag: Maybe[Flag] = ABSENT
    recipient: Recipient = Field(alias="SenderModel")
    all_items: tuple[Item, ...] = Field(alias="ItemModelList")
    shippings: Maybe[tuple[Shipping, ...]] = Field(ABSENT, alias="ShippingModelList")
    convenience_store: Maybe[ConvenienceStore] = Field(ABSENT, alias="DeliveryCvsModel")
    default_carrier: Maybe[Code[Carrier]] = Field(ABSENT, alias="defaultDeliveryCompanyCode")
    drop_off_flag: Maybe[Flag] = ABSENT
    drop_off_location: Maybe[Text] = ABSENT
    social_gift: Maybe[SocialGift] = Field(ABSENT, alias="SocialGiftModel")

    def _identity(self) -> str:
        return str(self.basket_id)

    @property
    def subject(self) -> str:
        """What findings about this package are keyed by."""
        return f"package:{self.basket_id}"

    @property
    def is_deleted(self) -> bool:
        """Whether the shop deleted this package in RMS."""
        return self.package_delete_flag == 1

    def has_left(self, today: date) -> bool:
        """Whether the shipping report says that it left today or before (発送日)."""
        rows = self.shippings if isinstance(self.shippings, tuple) else ()
        return any(isinstance(row.ship_date, date) and row.ship_date <= today for row in rows)

    @property
    def items(self) -> tuple[Item, ...]:
        """The item lines that still stand."""
        return tuple(item for item in self.all_items if item.delete_item_flag != 1)
