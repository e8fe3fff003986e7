"""Planter of amounts that are not determined yet (-9999)."""

from __future__ import annotations

from typing import Any

from oms.testing import places, timeline
from oms.testing.draft import Draft
from oms.testing.money import COD, UNDETERMINED
from oms.testing.rng import Rng


def undetermined(rng: Rng, draft: Draft) -> None:
    """Leave postage open, or the fee of cash on delivery, in an order not yet confirmed."""
    timeline.write(rng, draft, timeline.NEW)
    code = draft.payload["SettlementModel"]["settlementMethodCode"]
    if code == COD and rng.chance(0.5):
        _open(draft, "deliveryPrice", ("reqPrice", "reqPriceTax", "paymentCharge"))
        return
    waiting = "social_gift_waiting" in draft.features
    if not waiting and rng.chance(0.85):
        move_to_island(rng, draft)
    _open(draft, "postagePrice", ("reqPrice", "reqPriceTax", "totalPrice"))
    draft.packages[0]["totalPrice"] = draft.payload["totalPrice"] = UNDETERMINED


def _open(draft: Draft, key: str, tax_keys: tuple[str, ...]) -> None:
    draft.payload[key] = draft.packages[0][key] = UNDETERMINED
    draft.payload["requestPrice"] = UNDETERMINED
    for row in draft.payload["TaxSummaryModelList"]:
        row.update(dict.fromkeys(tax_keys, UNDETERMINED))


def move_to_island(rng: Rng, draft: Draft) -> None:
    """Give the first package an address on an island."""
    payload = draft.payload
    fields: dict[str, Any] = places.address(rng, places.pick_place(rng, island=True))
    draft.packages[0]["SenderModel"].update(fields, isolatedIslandFlag=1)
    if payload["equalSenderFlag"]:
        payload["OrdererModel"].update(fields)
    payload["isolatedIslandFlag"] = 1
    draft.mark("island")
