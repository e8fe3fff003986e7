"""How the order is paid and by which method it travels."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from oms.testing.draft import Draft
from oms.testing.money import BANK, COD, DEFERRED, LAWSON, PREPAID, SEVEN
from oms.testing.people import Person
from oms.testing.rng import Rng
from oms.testing.shop_styles import ShopStyle

CARD, APPLE_PAY = 1, 12
METHODS = (
    *((CARD, 0.74), (DEFERRED, 0.05), (COD, 0.05), (APPLE_PAY, 0.05), (BANK, 0.04)),
    *((SEVEN, 0.04), (LAWSON, 0.03)),
)
NAMES = {
    CARD: "クレジットカード",
    COD: "代金引換",
    BANK: "銀行振込",
    APPLE_PAY: "Apple Pay",
    SEVEN: "セブンイレブン（前払）",
    DEFERRED: "後払い決済",
}
LAWSON_RENAMED = date(2026, 1, 22)
BRANDS = (("VISA", 0.5), ("Master", 0.2), ("JCB", 0.25), ("AMEX", 0.05))
CHILLED, FROZEN = 2, 3
COOL, STORE = "クール便", "コンビニ受取"


def method_name(code: int, ordered_at: datetime) -> str:
    """The name RMS shows for a payment code; one was renamed in 2026."""
    if code == LAWSON:
        new = ordered_at.date() >= LAWSON_RENAMED
        return "ファミリーマート、ローソン等（前払）" if new else "ローソン、郵便局ATM等（前払）"
    return NAMES[code]


def kind_of(code: object) -> str:
    """How a method is paid: `cod`, `prepaid`, or `credit` for all that Rakuten takes at once."""
    return "cod" if code == COD else "prepaid" if code in PREPAID else "credit"


def settlement(rng: Rng, draft: Draft, buyer: Person, *, cod: bool) -> dict[str, Any]:
    """The SettlementModel; cash on delivery only where it is possible."""
    code = rng.weighted(METHODS)
    return model_of(rng, draft, buyer, CARD if code == COD and not cod else code)


def model_of(rng: Rng, draft: Draft, buyer: Person, code: int) -> dict[str, Any]:
    """The SettlementModel of a payment code."""
    model: dict[str, Any] = {
        "settlementMethodCode": code,
        "settlementMethod": method_name(code, draft.ordered_at),
        "rpaySettlementFlag": int(code != COD),
        "cardName": None,
        "cardNumber": None,
        "cardOwner": None,
        "cardYm": None,
        "cardPayType": None,
        "cardInstallmentDesc": None,
    }
    if code == CARD:
        parts = rng.chance(0.04)
        model["cardName"] = rng.weighted(BRANDS)
        model["cardNumber"] = "XXXX-XXXX-XXXX-" + rng.digits(4)
        model["cardOwner"] = f"{buyer.first.latin} {buyer.family.latin}"
        model["cardYm"] = f"{rng.between(2027, 2031)}-{rng.between(1, 12):02}"
        model["cardPayType"] = 2 if parts else 0
        model["cardInstallmentDesc"] = "103" if parts else None
    return model


def delivery(rng: Rng, draft: Draft) -> dict[str, Any]:
    """The DeliveryModel: a method of the shop and a temperature that goes with it."""
    shop = draft.shop
    name = rng.pick(shop.delivery_names)
    return {"deliveryName": name, "deliveryClass": delivery_class(rng, shop, name)}


def delivery_class(rng: Rng, shop: ShopStyle, name: str) -> int | None:
    """A deliveryClass that goes with a delivery method."""
    cool = [one for one in shop.delivery_classes if one in (CHILLED, FROZEN)]
    warm = [one for one in shop.delivery_classes if one not in (CHILLED, FROZEN)]
    chosen = rng.pick(cool if name == COOL else warm or [1])
    return chosen or (0 if rng.chance(0.5) else None)


def convenience_store(rng: Rng, sender: dict[str, Any]) -> dict[str, Any]:
    """A DeliveryCvsModel near the buyer; the shop names are invented."""
    code, chain = rng.pick(((1, "ファミリーマート"), (20, "ミニストップ"), (50, "ローソン")))
    return {
        "cvsCode": code,
        "storeGenreCode": rng.digits(4),
        "storeCode": rng.digits(5),
        "storeName": f"{chain} 見本{rng.between(1, 9)}丁目店",
        "storeZip": f"{sender['zipCode1']}-{sender['zipCode2']}",
        "storePrefecture": sender["prefecture"],
        "storeAddress": sender["city"] + sender["subAddress"],
        "areaCode": rng.digits(2),
        "depo": rng.digits(2),
        "openTime": "00:00",
        "closeTime": "24:00",
        "cvsRemarks": None,
    }
