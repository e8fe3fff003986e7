"""Statuses and their times: what RMS has written once an order is there."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any

from oms.testing.draft import Draft
from oms.testing.money import BANK, COD, LAWSON, SEVEN
from oms.testing.rng import Rng
from oms.testing.wording import stamp

NEW, PROCESSING, TO_SHIP, CHANGING, SHIPPED = 100, 200, 300, 400, 500
PAYING, PAID, CANCELLING, CANCELLED = 600, 700, 800, 900
STATUSES = (
    *((NEW, 0.45), (TO_SHIP, 0.40), (PROCESSING, 0.04), (SHIPPED, 0.04), (PAID, 0.03)),
    *((CANCELLED, 0.02), (PAYING, 0.01), (CHANGING, 0.005), (CANCELLING, 0.005)),
)
PREPAID = (BANK, SEVEN, LAWSON)
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
    if status == PROCESSING:
        _processing(rng, draft)
        return
    fixed = fixed_at(rng, draft, confirmed)
    payload["orderFixDatetime"] = payload["shippingInstDatetime"] = stamp(fixed)
    _after_fix(rng, draft, fixed)


def _cancelled_early(rng: Rng, draft: Draft) -> None:
    if draft.status == CANCELLED:
        at = draft.ordered_at + timedelta(minutes=rng.between(1, 29))
        draft.payload["cancelDueDate"] = None
        draft.payload["ChangeReasonModelList"].append(change(draft, 2, at, at))


def _processing(rng: Rng, draft: Draft) -> None:
    code = draft.payload["SettlementModel"]["settlementMethodCode"]
    if code in PREPAID:
        due = draft.ordered_at.date() + timedelta(days=14)
        draft.payload["DueDateModelList"] = [{"dueDateType": 0, "dueDate": due.isoformat()}]
    draft.payload["rakutenConfirmFlag"] = int(rng.chance(0.2))


def _after_fix(rng: Rng, draft: Draft, fixed: datetime) -> None:
    payload, status = draft.payload, draft.status
    due = draft.ordered_at.date() + timedelta(days=365)
    payload["cancelDueDate"] = due.isoformat() if status in (TO_SHIP, CHANGING) else None
    if status == TO_SHIP and rng.chance(0.15):
        payload.update(subStatusId=1101, subStatusName="02.出荷準備中")
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


def _shipped(rng: Rng, draft: Draft, day: date) -> None:
    payload = draft.payload
    night = datetime.combine(day + timedelta(days=1), datetime.min.time(), draft.ordered_at.tzinfo)
    reported = night + timedelta(seconds=rng.between(300, 2400))
    payload["shippingCmplRptDatetime"] = stamp(reported)
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
    if rng.chance(0.15):
        history = [stamp(reported + timedelta(days=k + 1)) for k in range(rng.between(1, 2))]
        payload.update(receiptIssueCount=len(history), receiptIssueHistoryList=history)


def change(draft: Draft, kind: int, applied: datetime, done: datetime | None) -> dict[str, Any]:
    """One ChangeReasonModel: 8 confirmed by the shop, 0/2 cancelled and 4 changed by the buyer."""
    buyer = kind in (0, 2, 4)
    later = stamp(done) if done else None
    return {
        "changeId": 700_000_000 + draft.index * 4 + len(draft.payload["ChangeReasonModelList"]),
        "changeType": kind,
        "changeTypeDetail": 0 if kind == 4 else None,
        "changeReason": 1 if buyer else None,
        "changeReasonDetail": {0: 1, 2: 1, 4: 6}.get(kind),
        "changeApplyDatetime": stamp(applied),
        "changeFixDatetime": later,
        "changeCmplDatetime": later,
    }
