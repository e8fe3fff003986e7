"""Who receives the packages of a sample order, and the flags that say so."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from oms.testing import goods, people, places, wording
from oms.testing.draft import Draft
from oms.testing.people import Person
from oms.testing.places import Place
from oms.testing.rng import Rng

ADDRESS = ("zipCode1", "zipCode2", "prefecture", "city", "subAddress")
ORDERER_ONLY = ("emailAddress", "sex", "birthYear", "birthMonth", "birthDay")
WAITING = "入力待ち"
DUMMY = {
    "zipCode1": "999",
    "zipCode2": "9999",
    **dict.fromkeys(("prefecture", "city", "subAddress", "familyName", "firstName"), WAITING),
    "familyNameKana": "ニュウリョクマチ",
    "firstNameKana": "ニュウリョクマチ",
    "phoneNumber1": "999",
    "phoneNumber2": "9999",
    "phoneNumber3": "9999",
    "isolatedIslandFlag": 0,
}


def sender_of(person: dict[str, Any], place: Place) -> dict[str, Any]:
    """The SenderModel of an orderer who receives the parcel."""
    own = {key: value for key, value in person.items() if key not in ORDERER_ONLY}
    return own | {"isolatedIslandFlag": int(place.is_island)}


def other_sender(rng: Rng, buyer: Person | None) -> tuple[dict[str, Any], Place]:
    """Another person, now and then of the same family, somewhere else."""
    family = buyer.family if buyer and rng.chance(0.3) else None
    receiver, place = people.person(rng, family), places.pick_place(rng)
    fields = places.address(rng, place) | receiver.fields() | people.phone(rng)
    return fields | {"isolatedIslandFlag": int(place.is_island)}, place


def social_gift_model(rng: Rng, draft: Draft, *, entered: bool) -> dict[str, Any]:
    """The SocialGiftModel before or after the receiver entered the address."""
    done = draft.ordered_at + timedelta(minutes=rng.between(5, 25))
    number = f"{draft.shop.shop_id}-{draft.ordered_at:%Y%m%d}-{draft.index:09}-sg"
    return {
        "sgMngNumber": number,
        "inputDueDate": (draft.ordered_at.date() + timedelta(days=8)).isoformat(),
        "inputFlag": int(entered),
        "inputCompDatetime": wording.stamp(done) if entered else None,
        "receiverEmailAddress": people.email(rng) if entered else None,
    }


def destinations(draft: Draft) -> int:
    """How many different recipients the standing packages go to."""
    return len({tuple(package["SenderModel"].items()) for package in draft.packages})


def write_flags(draft: Draft) -> None:
    """Let the flags of the order say what its standing packages hold."""
    payload, live = draft.payload, draft.packages
    items = [item for package in live for item in goods.live_items(package)]
    orderer, first = payload["OrdererModel"], live[0]["SenderModel"]
    shared = [key for key in first if key != "isolatedIslandFlag"]
    several = destinations(draft) > 1
    payload.update(
        severalSenderFlag=int(several),
        equalSenderFlag=int(not several and all(first[key] == orderer[key] for key in shared)),
        isolatedIslandFlag=int(any(one["SenderModel"]["isolatedIslandFlag"] for one in live)),
        socialGiftFlag=int(any(one["SocialGiftModel"] for one in live)),
        drugFlag=int(any(item["drugFlag"] for item in items)),
        dealFlag=int(any(item["dealFlag"] for item in items)),
    )


def rewrite(draft: Draft, package: dict[str, Any], **fields: Any) -> None:
    """Change the recipient of a package; the orderer too, where both are one."""
    if draft.payload["equalSenderFlag"]:
        for one in draft.packages:
            one["SenderModel"].update(fields)
        known = draft.payload["OrdererModel"]
        known.update({key: value for key, value in fields.items() if key in known})
    else:
        package["SenderModel"].update(fields)
    write_flags(draft)


def as_waiting_gift(rng: Rng, draft: Draft) -> None:
    """Make the order a social gift whose receiver has not entered the address yet."""
    first = draft.packages[0]
    gift = social_gift_model(rng, draft, entered=False)
    first.update(SenderModel=DUMMY.copy(), SocialGiftModel=gift, DeliveryCvsModel=None)
    first.update(dropOffFlag=0, dropOffLocation=None)
    draft.payload["PackageModelList"] = [first]
    draft.remarks.wish(None, 0)
    write_flags(draft)


def enter_address(rng: Rng, draft: Draft, *, social: bool) -> None:
    """Give a social gift its receiver, or make it an order like any other."""
    waiting = draft.is_waiting_gift
    for package in draft.packages:
        if waiting:
            package["SenderModel"] = other_sender(rng, draft.buyer)[0]
        entered = social_gift_model(rng, draft, entered=True)
        package["SocialGiftModel"] = entered if social else None
    write_flags(draft)
