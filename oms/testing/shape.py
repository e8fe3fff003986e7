"""Bring a sample order into the shape its troubles need, and touch nothing else.

Troubles claim values of aspects: `status` (orderProgress), `payment` (`cod`, `prepaid`,
`credit`), `service` (`mail`, `parcel`, `other`), `recipient` (`plain`, `social`, `waiting`),
`series` (`none`, `first`), `moment` (`fresh`, `near`), and those only planters care for:
`address`, `amounts`, `caution`. Troubles that exclude each other never meet in one order.
"""

from __future__ import annotations

from typing import Any

from oms.testing import goods, lines, money, payment, recipients, timeline
from oms.testing.draft import Draft
from oms.testing.rng import Rng

CODES = {"cod": (money.COD,), "prepaid": money.PREPAID, "credit": (payment.CARD,)}
ONCE = 1


def service_of(draft: Draft) -> str:
    """Whether the order travels by `mail`, as a `parcel` that can collect money, or `other`."""
    name = draft.payload["DeliveryModel"]["deliveryName"]
    if name in draft.shop.mail_services:
        return "mail"
    return "parcel" if name in draft.shop.parcel_services else "other"


def recipient_of(draft: Draft) -> str:
    """Whether a social gift is `waiting` for its address or has it, or the order is `plain`."""
    if draft.is_waiting_gift:
        return "waiting"
    return "social" if draft.payload["socialGiftFlag"] else "plain"


def payment_of(draft: Draft) -> str:
    """How the order is paid."""
    return payment.kind_of(draft.payload["SettlementModel"]["settlementMethodCode"])


def reshape(rng: Rng, draft: Draft) -> None:
    """Change what the claims of the troubles ask for."""
    if not draft.claims:
        return
    moved = _recipient(rng, draft)
    moved |= _service(rng, draft)
    paid = _payment(rng, draft)
    _series(rng, draft)
    if moved or paid:
        money.resettle(draft)
    stays = draft.allows("status", draft.status)
    if paid or not stays:
        status = draft.status if stays else rng.pick(draft.claims["status"])
        timeline.write(rng, draft, status)


def _recipient(rng: Rng, draft: Draft) -> bool:
    if draft.allows("recipient", recipient_of(draft)):
        return False
    wanted = draft.claims["recipient"]
    if "waiting" in wanted:
        recipients.as_waiting_gift(rng, draft)
    else:
        recipients.enter_address(rng, draft, social="social" in wanted)
    return True


def _service(rng: Rng, draft: Draft) -> bool:
    if draft.allows("service", service_of(draft)):
        return False
    wanted = draft.claims["service"]
    by_mail = "parcel" not in wanted
    shop, delivery = draft.shop, draft.payload["DeliveryModel"]
    names = shop.mail_services if by_mail else shop.parcel_services
    delivery["deliveryName"] = rng.pick(names)
    if by_mail:
        delivery["deliveryClass"] = payment.delivery_class(rng, shop, delivery["deliveryName"])
        draft.remarks.wish(None, 0)
    for package in draft.packages:
        _prepare(rng, draft, package, by_mail=by_mail)
    return True


def _prepare(rng: Rng, draft: Draft, package: dict[str, Any], *, by_mail: bool) -> None:
    """Take a package from the store; one that goes by mail holds no more than fits."""
    package["DeliveryCvsModel"] = None
    if not by_mail:
        return
    package.update(dropOffFlag=0, dropOffLocation=None)
    if goods.mail_load(draft.shop, package) > ONCE:
        first = goods.live_items(package)[0]
        first["units"] = 1
        package["ItemModelList"] = [first]
    if goods.mail_load(draft.shop, package) > ONCE:
        fitting = [one for one in draft.shop.items if one.mail_limit]
        lines.swap(rng, draft, package, 0, rng.pick(fitting), units=1)


def _payment(rng: Rng, draft: Draft) -> bool:
    uncollected = payment_of(draft) == "cod" and service_of(draft) != "parcel"
    wanted = draft.claims.get("payment", ("credit",) if uncollected else ())
    if not wanted or payment_of(draft) in wanted or draft.buyer is None:
        return False
    code = rng.pick(CODES[rng.pick(wanted)])
    if code == money.COD:
        for package in draft.packages:
            package.update(dropOffFlag=0, dropOffLocation=None)
    draft.payload["SettlementModel"] = payment.model_of(rng, draft, draft.buyer, code)
    return True


def _series(rng: Rng, draft: Draft) -> None:
    """Make an order the first of a series, or a sale like any other."""
    payload = draft.payload
    if "first" in draft.claims.get("series", ()):
        kind = payload["orderType"] if payload["orderType"] in (4, 5) else 4
        timeline.as_series(rng, draft, kind, 1)
    elif "none" in draft.claims.get("series", ()):
        payload.update(orderType=1, reserveNumber=None, reserveDeliveryCount=None)
