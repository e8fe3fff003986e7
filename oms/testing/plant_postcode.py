"""Planters of troubles between postcode and address."""

from __future__ import annotations

from typing import Any

from oms.testing import places, recipients
from oms.testing.draft import Draft
from oms.testing.rng import Rng

# What people type who do not know theirs. Japan Post assigns none of these.
NO_CODES = ("0000000", "1234567", "1111111", "0123456", "9999998", "0001111")
# Japan Post's own samples of デジタルアドレス.
DIGITAL = ("A7E2FK2", "JN4LKS2", "QN6GQX1")


def mismatch(rng: Rng, draft: Draft) -> None:
    """Give a recipient the postcode of another place: of the same municipality, or far away."""
    package = rng.pick(draft.packages)
    sender = package["SenderModel"]
    mine = sender["zipCode1"] + sender["zipCode2"]
    near = [
        place
        for place in places.places()
        if (place.prefecture, place.city) == (sender["prefecture"], sender["city"])
        and place.postcode != mine
    ]
    kind = rng.pick(("town", "prefecture")) if near else "prefecture"
    far = [place for place in places.places() if place.prefecture != sender["prefecture"]]
    _write(draft, package, rng.pick(near if kind == "town" else far).postcode)
    draft.kinds["address.postcode_mismatch"] = kind


def unknown(rng: Rng, draft: Draft) -> None:
    """Give a recipient seven digits that are no postcode."""
    _write(draft, rng.pick(draft.packages), rng.pick(NO_CODES))


def malformed(rng: Rng, draft: Draft) -> None:
    """Give a recipient a digit too many, or a digital address.

    Not one too few: a reader of the order CSV takes that for a zero Excel has dropped.
    """
    package = rng.pick(draft.packages)
    sender = package["SenderModel"]
    kind = rng.pick(("malformed", "malformed", "digital_address"))
    long = sender["zipCode1"] + sender["zipCode2"] + str(rng.between(0, 9))
    _write(draft, package, long if kind == "malformed" else rng.pick(DIGITAL))
    draft.kinds["address.postcode_malformed"] = kind


def town_missing(rng: Rng, draft: Draft) -> None:
    """Let a recipient leave the town out, as the postcode says it."""
    package = rng.pick(draft.packages)
    _town(rng, draft, package)
    lot = f"{rng.between(1, 9)}-{rng.between(1, 40)}-{rng.between(1, 30)}"
    recipients.rewrite(draft, package, subAddress=lot)
    draft.kinds["address.town_missing"] = "town"


def lot_missing(rng: Rng, draft: Draft) -> None:
    """Let a recipient end the address with the town, or go on with a building."""
    package = rng.pick(draft.packages)
    town = _town(rng, draft, package)
    building = rng.pick(("", "", " 見本マンション305", " サンプルビル 2階", "　コーポ見本101号室"))
    recipients.rewrite(draft, package, subAddress=town + building)


def _town(rng: Rng, draft: Draft, package: dict[str, Any]) -> str:
    """Return the town a recipient lives in, who moves where there is none."""
    sender = package["SenderModel"]
    mine = sender["zipCode1"] + sender["zipCode2"]
    place = next(place for place in places.places() if place.postcode == mine)
    while not place.town or "v" in place.marks:
        place = places.pick_place(rng, island=False)
        fields = places.address(rng, place)
        recipients.rewrite(draft, package, **fields, isolatedIslandFlag=0)
    return place.town


def _write(draft: Draft, package: dict[str, Any], code: str) -> None:
    recipients.rewrite(draft, package, zipCode1=code[:3], zipCode2=code[3:])
