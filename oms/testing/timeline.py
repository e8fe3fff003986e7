"""Statuses, their times and the place in a series: what RMS has written into an order."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any

from oms.testing.draft import Draft
from oms.testing.money import COD, PREPAID
from oms.testing.rng import Rng
from oms.testing.wording import stamp

NEW, PROCESSING, TO_SHIP, CHANGING, SHIPPED = 100, 200, 300, 400, 500
PAYING, PAID, CANCELLING, CANCELLED = 600, 700, 800, 900
CODES = (NEW, PROCESSING, TO_SHIP, CHANGING, SHIPPED, PAYING, PAID, CANCELLING, CANCELLED)
OPEN = (NEW, PROCESSING, TO_SHIP)
# 400 and 800 are no ordinary statuses: a person has to look. They come with their troubles.
STATUSES = (
    *((NEW, 0.45), (TO_SHIP, 0.40), (PROCESSING, 0.05), (SHIPPED, 0.04), (PAID, 0.03)),
    *((CANCELLED, 0.02), (PAYING, 0.01)),
)
CARRIERS = {"1001": "ヤマト運輸", "1002": "佐川急便", "1003": "日本郵便", "1004": "西濃運輸"}
TIMES = (
    "shopOrderCfmDatetime",
    "orderFixDatetime",
    "shippingInstDatetime",
    "shippingCmplRptDatetime",
    "cancelDueDate",
)


def confirmed_at(rng: Rng, draft: Draft) -> datetime:
    """When the shop confirmed: seconds after the order, or the next time someone worked."""
    if draft.shop.auto_confirm:
        return draft.ordered_at + timedelta(seconds=rng.between(8, 90))
    opening = draft.ordered_at.replace(hour=9, minute=0, second=0)
    if opening <= draft.ordered_at:
        opening += timedelta(days=1)
    return opening + timedelta(seconds=rng.between(60, 7200))


def fixed_at(rng: Rng, draft: Draft, confirmed: datetime) -> datetime:
    """When Rakuten moved the order to 300."""
    code = draft.payload["SettlementModel"]["settlementMethodCode"]
    if code == COD:
        return confirmed + timedelta(seconds=rng.between(180, 1200))
    if code in PREPAID:
        return confirmed + timedelta(hours=rng.between(2, 48), seconds=rng.below(3600))
    return confirmed + timedelta(minutes=30, seconds=rng.between(1, 1500))


def shipped_on(rng: Rng, draft: Draft, fixed: datetime) -> date:
    """The day the parcel left: soon, or two days before the wished day."""
    soon = fixed.date() + timedelta(days=1)
    wish = draft.remarks.day
    if wish is None:
        return soon + timedelta(days=rng.below(3))
    return max(soon, wish - timedelta(days=2))


def forget(payload: dict[str, Any]) -> None:
    """Clear everything a later status has written."""
    payload.update(dict.fromkeys(TIMES))
    payload.update(subStatusId=None, subStatusName=None, modifyFlag=0, rakutenConfirmFlag=0)
    payload.update(ChangeReasonModelList=[], DueDateModelList=[])
    payload.update(receiptIssueCount=0, receiptIssueHistoryList=[])
    for package in payload["PackageModelList"]:
        package["ShippingModelList"] = []


def write(rng: Rng, draft: Draft, status: int) -> None:
    """Write the status and every time, row and date that goes with it."""
    forget(draft.payload)
    payload = draft.payload
    draft.status = payload["orderProgress"] = status
    payload["cancelDueDate"] = (draft.ordered_at.date() + timedelta(days=14)).isoformat()
    if status == NEW or (status == CANCELLED and rng.chance(0.5)):
        _cancelled_early(rng, draft)
        return
    confirmed = confirmed_at(rng, draft)
    payload["shopOrderCfmDatetime"] = stamp(confirmed)
    if not draft.shop.auto_confirm:
        payload["ChangeReasonModelList"].append(change(draft, 8, confirmed, confirmed))
    _ask_for_payment(rng, draft)
    if status == PROCESSING:
        payload["rakutenConfirmFlag"] = int(rng.chance(0.2))
        return
    fixed = fixed_at(rng, draft, confirmed)
    payload["orderFixDatetime"] = payload["shippingInstDatetime"] = stamp(fixed)
    _after_fix(rng, draft, fixed)


def _cancelled_early(rng: Rng, draft: Draft) -> None:
    if draft.status == CANCELLED:
        at = draft.ordered_at + timedelta(minutes=rng.between(1, 29))
        draft.payload["cancelDueDate"] = None
        draft.payload["ChangeReasonModelList"].append(change(draft, 2, at, at))


def _ask_for_payment(rng: Rng, draft: Draft) -> None:
    """Prepaid orders carry a due date from the confirmation on; later ones are appended."""
    if draft.payload["SettlementModel"]["settlementMethodCode"] in PREPAID:
        add_due_date(draft, 0, draft.ordered_at.date() + timedelta(days=14))
        if rng.chance(0.1):
            add_due_date(draft, 1, draft.ordered_at.date() + timedelta(days=14))


def add_due_date(draft: Draft, kind: int, day: date) -> None:
    """Append a DueDateModel: 0 payment, 1 change of the method, 2 refund."""
    row = {"dueDateType": kind, "dueDate": day.isoformat()}
    draft.payload["DueDateModelList"].append(row)


def _after_fix(rng: Rng, draft: Draft, fixed: datetime) -> None:
    payload, status = draft.payload, draft.status
    due = draft.ordered_at.date() + timedelta(days=365)
    payload["cancelDueDate"] = due.isoformat() if status in (TO_SHIP, CHANGING) else None
    if status == TO_SHIP and rng.chance(0.15):
        payload.update(subStatusId=1101, subStatusName="02.出荷準備中")
    if rng.chance(0.05):
        _settled_change(rng, draft, fixed)
    if status == TO_SHIP and rng.chance(0.08):
        register(rng, draft, shipped_on(rng, draft, fixed))
    if status in (SHIPPED, PAYING, PAID):
        _shipped(rng, draft, shipped_on(rng, draft, fixed))
    elif status == CHANGING:
        payload["modifyFlag"] = 1
        payload["ChangeReasonModelList"].append(change(draft, 4, fixed + timedelta(hours=3), None))
    elif status in (CANCELLING, CANCELLED):
        at = fixed + timedelta(hours=rng.between(1, 30))
        done = at + timedelta(hours=2) if status == CANCELLED else None
        kind = 2 if status == CANCELLED else 0
        payload["ChangeReasonModelList"].append(change(draft, kind, at, done))
        if done and payload["DueDateModelList"]:
            add_due_date(draft, 2, done.date() + timedelta(days=14))


def _settled_change(rng: Rng, draft: Draft, fixed: datetime) -> None:
    """A change that is done, or a change or cancellation that was withdrawn."""
    kind = rng.weighted(((6, 6), (7, 2), (3, 2)))
    row = change(draft, kind, fixed + timedelta(minutes=5), fixed + timedelta(minutes=25))
    draft.payload["ChangeReasonModelList"].append(row)
    draft.payload["modifyFlag"] = int(kind == 6)


def _shipped(rng: Rng, draft: Draft, day: date) -> None:
    payload = draft.payload
    night = datetime.combine(day + timedelta(days=1), datetime.min.time(), draft.ordered_at.tzinfo)
    reported = night + timedelta(seconds=rng.between(300, 2400))
    payload["shippingCmplRptDatetime"] = stamp(reported)
    register(rng, draft, day)
    if rng.chance(0.15):
        history = [stamp(reported + timedelta(days=k + 1)) for k in range(rng.between(1, 2))]
        payload.update(receiptIssueCount=len(history), receiptIssueHistoryList=history)


def register(rng: Rng, draft: Draft, day: date) -> None:
    """A complete shipping row for every package; RMS reports them the night after the day."""
    for package in draft.packages:
        package["ShippingModelList"] = [
            {
                "shippingDetailId": 500_000_000 + package["basketId"],
                "shippingNumber": "0000" + rng.digits(8),
                "deliveryCompany": draft.shop.carrier,
                "deliveryCompanyName": CARRIERS[draft.shop.carrier],
                "shippingDate": day.isoformat(),
            }
        ]


def change(draft: Draft, kind: int, applied: datetime, done: datetime | None) -> dict[str, Any]:
    """One ChangeReasonModel: 8 confirmed by the shop, others asked for by the buyer."""
    buyer = kind != 8
    later = stamp(done) if done else None
    return {
        "changeId": 700_000_000 + draft.index * 10 + len(draft.payload["ChangeReasonModelList"]),
        "changeType": kind,
        "changeTypeDetail": 0 if kind in (4, 6, 7) else 10 if kind == 9 else None,
        "changeReason": 1 if buyer else None,
        "changeReasonDetail": {0: 1, 2: 1, 3: 1, 4: 6, 6: 6, 7: 6}.get(kind),
        "changeApplyDatetime": stamp(applied),
        "changeFixDatetime": later,
        "changeCmplDatetime": later,
    }


def as_series(rng: Rng, draft: Draft, kind: int, count: int) -> None:
    """Make the order the delivery number `count` of a subscription or the like."""
    day = f"{draft.ordered_at - timedelta(days=rng.between(5, 40)):%Y%m%d}"
    reserve = f"{draft.shop.shop_id}-{day}-{draft.index + 1:08}-r"
    draft.payload.update(orderType=kind, reserveNumber=reserve, reserveDeliveryCount=count)
