"""Planters of troubles with amounts: not determined yet (-9999), or more than can be collected."""

from __future__ import annotations

from oms.testing import goods, lines, money
from oms.testing.draft import Draft
from oms.testing.money import COD, COD_LIMIT, UNDETERMINED
from oms.testing.plant_address import to_island
from oms.testing.rng import Rng

BULK_PRICES = tuple(range(52_000, 99_000, 1_000))
HIGH = (101_000, 198_000)


def undetermined(rng: Rng, draft: Draft) -> None:
    """Leave postage open, or the fee of cash on delivery, in an order not yet confirmed."""
    code = draft.payload["SettlementModel"]["settlementMethodCode"]
    if code == COD and rng.chance(0.5):
        _open(draft, "deliveryPrice", ("reqPrice", "reqPriceTax", "paymentCharge"))
        return
    movable = draft.allows("address", "island") and not draft.is_waiting_gift
    if movable and rng.chance(0.85):
        to_island(rng, draft, draft.packages[0])
    _open_postage(draft)


def island_postage(rng: Rng, draft: Draft) -> None:
    """Leave the postage of a parcel to an island open."""
    to_island(rng, draft, draft.packages[0])
    _open_postage(draft)


def _open_postage(draft: Draft) -> None:
    _open(draft, "postagePrice", ("reqPrice", "reqPriceTax", "totalPrice"))
    draft.packages[0]["totalPrice"] = draft.payload["totalPrice"] = UNDETERMINED


def _open(draft: Draft, key: str, tax_keys: tuple[str, ...]) -> None:
    draft.payload[key] = draft.packages[0][key] = UNDETERMINED
    draft.payload["requestPrice"] = UNDETERMINED
    for row in draft.payload["TaxSummaryModelList"]:
        row.update(dict.fromkeys(tax_keys, UNDETERMINED))


def cod_over_limit(rng: Rng, draft: Draft) -> None:
    """Let the carrier collect more than it may, sometimes by one yen."""
    draft.payload["PointModel"]["usedPoint"] = 0
    price = rng.pick(BULK_PRICES)
    line = lines.add_bulk(rng, draft, price, -(-COD_LIMIT // price))
    money.resettle(draft)
    over = draft.payload["requestPrice"] - COD_LIMIT
    if rng.chance(0.2) and over > 1:
        price = money.line_total(line) - over + 1
        line.update(units=1, price=price, priceTaxIncl=price)
        money.resettle(draft)
    exact = draft.payload["requestPrice"] == COD_LIMIT + 1
    draft.kinds["payment.cod_over_limit"] = "by one yen" if exact else "far"


def cod_drop_off(rng: Rng, draft: Draft) -> None:
    """Let a parcel to be paid at the door be left at the door."""
    draft.packages[0].update(dropOffFlag=1, dropOffLocation=goods.drop_off_location(rng))


def amount_high(rng: Rng, draft: Draft) -> None:
    """Make it a dear order."""
    if money.grand_total(draft.payload) < HIGH[0]:
        lines.add_bulk(rng, draft, rng.between(*HIGH), 1)
        money.resettle(draft)
