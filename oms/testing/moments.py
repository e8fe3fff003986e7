"""When to screen a sample order: after the last thing that happened to it, and soon."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import Any

from oms.testing import timeline
from oms.testing.draft import Draft
from oms.testing.rng import Rng
from oms.testing.wording import JST

ORDER_STAMPS = (
    "orderDatetime",
    "shopOrderCfmDatetime",
    "orderFixDatetime",
    "shippingCmplRptDatetime",
)
CHANGE_STAMPS = ("changeApplyDatetime", "changeCmplDatetime")
CANCEL_WINDOW = timedelta(minutes=30)
# Minutes that pass at most between the last event and the screening, by status.
PATIENCE = {timeline.NEW: 2000, timeline.PROCESSING: 25, timeline.TO_SHIP: 600}
PREPAID_PATIENCE, OTHER_PATIENCE = 3000, 2000


def moment_of(rng: Rng, draft: Draft) -> datetime:
    """The moment the truth of a sample is about."""
    last = last_event(draft)
    if "fresh" in draft.claims.get("moment", ()):
        age = int((last - draft.ordered_at).total_seconds() // 60)
        return draft.ordered_at + timedelta(minutes=rng.between(age + 1, 28))
    if "near" in draft.claims.get("moment", ()):
        return _near(rng, date.fromisoformat(draft.payload["cancelDueDate"]))
    floor = max(last, draft.ordered_at + CANCEL_WINDOW, draft.not_before or last)
    return floor + timedelta(minutes=rng.between(2, _patience(draft)))


def _near(rng: Rng, due: date) -> datetime:
    day = due - timedelta(days=rng.between(0, 3))
    return datetime(day.year, day.month, day.day, rng.between(9, 18), rng.below(60), tzinfo=JST)


def _patience(draft: Draft) -> int:
    if draft.status == timeline.PROCESSING and draft.payload["DueDateModelList"]:
        return PREPAID_PATIENCE
    return PATIENCE.get(draft.status, OTHER_PATIENCE)


def last_event(draft: Draft) -> datetime:
    """The moment of the last thing RMS has written into the order."""
    # Their texts are alike, so that the latest is the greatest.
    return datetime.fromisoformat(max(filter(None, _stamps(draft.payload))))


def _stamps(payload: dict[str, Any]) -> Iterator[str | None]:
    yield from (payload[key] for key in ORDER_STAMPS)
    yield from payload["receiptIssueHistoryList"]
    for row in payload["ChangeReasonModelList"]:
        yield from (row[key] for key in CHANGE_STAMPS)
    for package in payload["PackageModelList"]:
        if package["SocialGiftModel"]:
            yield package["SocialGiftModel"]["inputCompDatetime"]
