"""Planters of troubles with the course of an order: changes, cancellations, waits, blank rows."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from typing import Any

from oms.testing import goods, money, recipients, timeline
from oms.testing.draft import Draft
from oms.testing.moments import last_event
from oms.testing.rng import Rng
from oms.testing.wording import JST

CHANGE, PAID_ANEW = 4, 9
ROW_FIELDS = ("shippingNumber", "deliveryCompany")


def nothing(rng: Rng, draft: Draft) -> None:
    """The shape of the order is the whole trouble."""


def _soon(rng: Rng, draft: Draft) -> datetime:
    """A moment after all that happened so far."""
    return last_event(draft) + timedelta(minutes=rng.between(5, 600))


def _ask(rng: Rng, draft: Draft, kind: int) -> None:
    row = timeline.change(draft, kind, _soon(rng, draft), None)
    draft.payload["ChangeReasonModelList"].append(row)


def cancellation_requested(rng: Rng, draft: Draft) -> None:
    """Leave a request to cancel open; in status 800 it stands there already."""
    if draft.status != timeline.CANCELLING:
        _ask(rng, draft, 0)
    draft.kinds["order.cancellation_requested"] = str(draft.status)


def changed(rng: Rng, draft: Draft) -> None:
    """Leave a change or a new payment open; in status 400 a change stands there already."""
    kind = CHANGE
    if draft.status != timeline.CHANGING:
        kind = rng.weighted(((CHANGE, 2), (PAID_ANEW, 1)))
        _ask(rng, draft, kind)
        draft.payload["modifyFlag"] = int(kind == CHANGE)
    draft.kinds["order.changed_after_confirmation"] = f"type {kind} in {draft.status}"


def rakuten_confirming(rng: Rng, draft: Draft) -> None:  # noqa: ARG001  all planters take one
    """Let Rakuten still look at the order."""
    draft.payload["rakutenConfirmFlag"] = 1


def cancellable(rng: Rng, draft: Draft) -> None:  # noqa: ARG001  all planters take one
    """Let the buyer be one who may still cancel; the moment makes it young."""
    draft.payload.update(rakutenMemberFlag=1, deliveryCertPrgFlag=0)


def several_recipients(rng: Rng, draft: Draft) -> None:
    """Send a second parcel of the same kind to somebody else."""
    if recipients.destinations(draft) > 1:
        return
    first = draft.packages[0]
    sender = recipients.other_sender(rng, draft.buyer)[0]
    number = len(draft.payload["PackageModelList"])
    second: dict[str, Any] = first | {
        "basketId": goods.basket_id(draft, number),
        "SenderModel": sender,
        "noshi": None,
        "dropOffFlag": 0,
        "dropOffLocation": None,
    }
    line = goods.live_items(first)[0] | {"itemDetailId": second["basketId"], "units": 1}
    second.update(ItemModelList=[line], ShippingModelList=[])
    draft.payload["PackageModelList"].append(second)
    goods.keep_limits(draft)
    recipients.write_flags(draft)
    money.resettle(draft)


def overdue(rng: Rng, draft: Draft) -> None:
    """Let the wished day pass while the order stands open and nothing has left."""
    day = draft.ordered_at.date() + timedelta(days=rng.between(5, 9))
    draft.remarks.wish(day, draft.remarks.term)
    for package in draft.packages:
        package["ShippingModelList"] = []
    draft.not_before = datetime.combine(day + timedelta(days=1), time(), JST)


def row_blank(rng: Rng, draft: Draft) -> None:
    """Let the parcel be gone with a shipping row, or a field of one, missing."""
    fixed = datetime.fromisoformat(draft.payload["orderFixDatetime"])
    left = fixed.date() + timedelta(days=rng.between(1, 2))
    timeline.register(rng, draft, left)
    draft.not_before = datetime.combine(left + timedelta(days=1), time(8), JST)
    last = draft.packages[-1]["ShippingModelList"]
    several = len(draft.packages) > 1
    kind = rng.pick(("field", "field", "row", "no row" if several else "row"))
    draft.kinds["delivery.shipping_row_blank"] = kind
    if kind == "no row":
        last.clear()
    elif kind == "row":
        blank = dict.fromkeys(last[0]) | {"shippingDetailId": last[0]["shippingDetailId"] + 1}
        last.append(blank)
    else:
        field = rng.pick(ROW_FIELDS)
        last[0][field] = None
        if field == "deliveryCompany":
            last[0]["deliveryCompanyName"] = None
