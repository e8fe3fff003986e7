"""Items and packages of a sample order."""

from __future__ import annotations

from typing import Any

from oms.testing.draft import Draft
from oms.testing.places import Place
from oms.testing.rng import Rng
from oms.testing.shop_styles import TEMPERATURES, CatalogueItem, ShopStyle

FREE_LINE, FREE_LINE_FAR = 3980, 9800
FAR = ("北海道", "福岡県", "佐賀県", "長崎県", "熊本県", "大分県", "宮崎県", "鹿児島県")
STANDARD_RATE = 0.1
DROP_OFF = ("宅配ボックス", "玄関前", "玄関前鍵付容器", "ポスト（郵便受箱）", "メーターボックス")
DROP_OFF_RARE = ("物置", "車庫")
NOSHI = ("内祝", "御祝", "御礼", "御中元", "御歳暮", "無地のし")


def tax_rate(shop: ShopStyle, item: CatalogueItem) -> float:
    """The tax rate of an item: the shop's, or the standard rate of alcohol and goods."""
    return STANDARD_RATE if "rate10" in item.flags else shop.tax_rate


def price_with_tax(shop: ShopStyle, item: CatalogueItem) -> int:
    """The unit price with tax, rounded down as most shops do."""
    if not shop.price_excludes_tax:
        return item.price
    return item.price * (100 + round(tax_rate(shop, item) * 100)) // 100


def _choices(rng: Rng, item: CatalogueItem) -> str | None:
    lines = [f"{title}:{rng.pick(options)}" for title, options in item.choices]
    return "\n".join(lines) or None


def _sku(rng: Rng, item: CatalogueItem) -> list[dict[str, Any]]:
    if not item.skus:
        own: dict[str, Any] = {"merchantDefinedSkuId": None, "skuInfo": None}
        return [{"variantId": "normal-inventory", **own}]
    number = rng.below(len(item.skus))
    merchant = f"{item.manage_number}-{number + 1}" if rng.chance(0.7) else None
    variant = f"r-sku{number + 1:08}"
    info = item.skus[number]
    return [{"variantId": variant, "merchantDefinedSkuId": merchant, "skuInfo": info}]


def item_model(rng: Rng, shop: ShopStyle, item: CatalogueItem, detail_id: int) -> dict[str, Any]:
    """One ItemModel (v10)."""
    rate_of_points = rng.weighted(((1, 0.8), (2, 0.08), (5, 0.08), (10, 0.04)))
    return {
        "itemDetailId": detail_id,
        "itemName": item.name,
        "itemId": 10_000_000 + shop.items.index(item),
        "itemNumber": item.manage_number if rng.chance(0.9) else None,
        "manageNumber": item.manage_number,
        "price": item.price,
        "units": rng.weighted(((1, 0.8), (2, 0.14), (3, 0.04), (5, 0.015), (10, 0.005))),
        "includePostageFlag": int("postage" in item.flags),
        "includeTaxFlag": int(not shop.price_excludes_tax),
        "includeCashOnDeliveryPostageFlag": 0,
        "selectedChoice": _choices(rng, item),
        "pointRate": rate_of_points,
        "pointType": int(rate_of_points > 1),
        "inventoryType": 2 if item.skus else 1,
        "delvdateInfo": shop.delvdate if rng.chance(0.95) else None,
        "restoreInventoryFlag": 0,
        "dealFlag": int("deal" in item.flags),
        "drugFlag": int("drug" in item.flags),
        "deleteItemFlag": 0,
        "taxRate": tax_rate(shop, item),
        "priceTaxIncl": price_with_tax(shop, item),
        "isSingleItemShipping": int("single" in item.flags),
        "SkuModelList": _sku(rng, item),
    }


def temperature_of(delivery: dict[str, Any]) -> str:
    """The temperature class of a DeliveryModel: normal unless chilled or frozen."""
    number = delivery["deliveryClass"] or 1
    return TEMPERATURES[number - 1] if number <= len(TEMPERATURES) else "normal"


def items_for(rng: Rng, shop: ShopStyle, temperature: str) -> list[CatalogueItem]:
    """What may travel at a temperature: no parcel holds two classes; warm goods may go chilled."""
    if temperature == "chilled" and "normal" in shop.temperatures and rng.chance(0.1):
        temperature = "normal"
    return [one for one in shop.items if one.temperature in (temperature, None)]


def pick_items(rng: Rng, shop: ShopStyle, temperature: str) -> list[CatalogueItem]:
    """One to four different items; reservations and the like stand alone."""
    on_offer = items_for(rng, shop, temperature)
    first = rng.pick(on_offer)
    if first.is_special:
        return [first]
    chosen = [first]
    for _ in range(rng.weighted(((0, 0.7), (1, 0.2), (2, 0.07), (3, 0.03)))):
        other = rng.pick(on_offer)
        if other not in chosen and not other.is_special:
            chosen.append(other)
    return chosen


def keep_limits(draft: Draft) -> None:
    """Cut the units of an order to what the shop allows one order to hold."""
    lines = [item for package in draft.packages for item in live_items(package)]
    for one in draft.shop.items:
        same = [line for line in lines if line["manageNumber"] == one.manage_number]
        left = one.unit_limit
        for number, line in enumerate(same):
            if left is not None:
                line["units"] = min(line["units"], left - (len(same) - number - 1))
                left -= line["units"]


def mail_load(shop: ShopStyle, package: dict[str, Any]) -> float:
    """How full one parcel of the mail type would be: above 1 the package does not fit."""
    load = 0.0
    for line in live_items(package):
        one = shop.item(line["manageNumber"])
        if one and one.mail_limit is not None:
            load += line["units"] / one.mail_limit if one.mail_limit else 2.0
    return load


def live_items(package: dict[str, Any]) -> list[dict[str, Any]]:
    """The items of a package that were not deleted."""
    return [item for item in package["ItemModelList"] if not item["deleteItemFlag"]]


def postage_of(shop: ShopStyle, prefecture: str, island: bool, items: list[dict[str, Any]]) -> int:  # noqa: FBT001
    """Postage of a package by region, free above the free-shipping line."""
    goods = sum(item["priceTaxIncl"] * item["units"] for item in items)
    far = prefecture == "沖縄県" or island
    if all(item["includePostageFlag"] for item in items):
        return 0
    if goods >= (FREE_LINE_FAR if far else FREE_LINE):
        return 0
    return shop.postage[2 if far else 1 if prefecture in FAR else 0]


def basket_id(draft: Draft, number: int) -> int:
    """The identifier of a package; its lines count on from it."""
    return 10_000_000 + draft.index * 100 + number * 20


def suitable(draft: Draft) -> list[CatalogueItem]:
    """What may be added to a parcel of the order: of its temperature, thin enough for mail."""
    delivery = draft.payload["DeliveryModel"]
    by_mail = delivery["deliveryName"] in draft.shop.mail_services
    wanted = (temperature_of(delivery), None)
    fitting = [one for one in draft.shop.items if one.temperature in wanted]
    return [one for one in fitting if not one.is_special and not (by_mail and one.mail_limit == 0)]


def package_model(
    rng: Rng, draft: Draft, sender: dict[str, Any], place: Place, number: int
) -> dict[str, Any]:
    """One PackageModel (v10) with its items; its amounts come later."""
    basket = basket_id(draft, number)
    chosen = pick_items(rng, draft.shop, temperature_of(draft.payload["DeliveryModel"]))
    items = [item_model(rng, draft.shop, one, basket + k) for k, one in enumerate(chosen)]
    if len(items) > 1 and rng.chance(0.05):
        items[-1]["deleteItemFlag"] = 1
    island = bool(sender["isolatedIslandFlag"])
    live = [item for item in items if not item["deleteItemFlag"]]
    return {
        "basketId": basket,
        "postagePrice": postage_of(draft.shop, place.prefecture, island, live),
        "postageTaxRate": STANDARD_RATE,
        "deliveryPrice": 0,
        "deliveryTaxRate": STANDARD_RATE,
        "goodsPrice": 0,
        "totalPrice": 0,
        "noshi": None,
        "packageDeleteFlag": 0,
        "defaultDeliveryCompanyCode": draft.shop.carrier,
        "dropOffFlag": 0,
        "dropOffLocation": None,
        "SocialGiftModel": None,
        "SenderModel": sender,
        "ItemModelList": items,
        "ShippingModelList": [],
        "DeliveryCvsModel": None,
    }


def drop_off_location(rng: Rng) -> str:
    """A place to leave the parcel, from the list of RMS."""
    return rng.pick(DROP_OFF) if rng.chance(0.95) else rng.pick(DROP_OFF_RARE)


def noshi(rng: Rng) -> str:
    """The text of のし of a package."""
    return rng.pick(NOSHI)
