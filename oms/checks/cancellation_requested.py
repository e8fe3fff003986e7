"""OR01 — a cancellation was asked for and is not settled (キャンセル申請中)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any, ClassVar, Final

from oms.model import (
    CONFIRM_GATE,
    Case,
    Check,
    Context,
    Evidence,
    Finding,
    Fires,
    Gate,
    Message,
    Order,
    Quiet,
    RmsStatus,
    Source,
    Suggestion,
    order,
)
from oms.model.codes import ChangeReason, ChangeType
from oms.model.history import HISTORY_INPUTS, open_requests

__all__ = ["CancellationRequested"]

_STATUS: Final = Message(
    ja="キャンセル確定待ちの注文です", en="RMS shows the order as awaiting its cancellation"
)
_ASKED: Final = Message(
    ja="{who}によるキャンセル申請が処理されていません",
    en="a cancellation asked for by {who} is not settled",
)
_WHO: Final[dict[object, Message]] = {
    ChangeReason.SHOP: Message(ja="店舗", en="the shop"),
    ChangeReason.BUYER: Message(ja="お客様", en="the buyer"),
}
_SOMEBODY: Final = Message(ja="不明の申請者", en="an unknown party")
_ADVICE: Final = Message(
    ja="出荷を止め、RMS でキャンセルを確定するか取り消してください",
    en="stop the parcel, then fix or withdraw the cancellation in RMS",
)
_NONE_OPEN: Final = Message(
    ja="処理されていないキャンセル申請はない", en="no request to cancel is open"
)
_OVER: Final = Message(ja="キャンセルは確定済み", en="the order is cancelled already")
_ASKING: Final = frozenset({ChangeType.CANCEL_REQUESTED})
_CLOSING: Final = frozenset(
    {ChangeType.CANCEL_FIXED, ChangeType.CANCEL_COMPLETED, ChangeType.CANCEL_WITHDRAWN}
)


class CancellationRequested(Check):
    """Hold an order while somebody asks for its cancellation.

    What it does:
        Looks at the status, and in the change history for a request to cancel (キャンセル申請)
        that nobody has fixed (確定), completed (完了) or withdrawn (取消) since.
    Why it holds:
        What leaves the house now comes back, and the buyer's money is to be returned.
    Fires on:
        Status 800, in any case; an open request in any other status.
    Stays quiet on:
        Status 900, where all is over; requests that were settled or withdrawn later, and rows
        that carry a date of settlement themselves; changes of the order, which are the matter of
        `order.changed_after_confirmation`; sources without a change history.
    Parameters:
        Only those of every check.

    References:
        RMS getOrder page, version 10 (orderProgress, ChangeReasonModel). Whether RMS appends a
        row for each step or moves one row on is not established; both are read.
    """

    code: ClassVar = "OR01"
    name: ClassVar = "order.cancellation_requested"
    label: ClassVar = Message(ja="キャンセル申請中", en="Cancellation requested")
    since: ClassVar = "0.1"
    inputs: ClassVar = HISTORY_INPUTS  # not the status: a release must outlive the steps to come
    tolerates: ClassVar = frozenset(HISTORY_INPUTS)
    source: ClassVar = Source("RMS getOrder v10", date(2026, 11, 22))

    gates: frozenset[Gate] = CONFIRM_GATE

    def examine(self, order: Order, ctx: Context) -> Iterator[Finding]:
        """Yield one finding for the status or for what is open in the history."""
        if order.status == RmsStatus.CANCELLED:
            ctx.note(_OVER)
            return
        asked = list(open_requests(order, _ASKING, _CLOSING, fixed=True))
        evidence = [
            Evidence(path=f"changes[{index}].change_type", value=int(ChangeType.CANCEL_REQUESTED))
            for index, _ in asked
        ]
        awaited = order.status == RmsStatus.AWAITING_CANCELLATION
        if awaited:
            evidence.insert(0, Evidence(path="status", value=int(order.status)))
        if not evidence:
            ctx.note(_NONE_OPEN)
            return
        who = _WHO.get(asked[-1][1].reason, _SOMEBODY) if asked else _SOMEBODY
        yield self.finding(
            _STATUS if awaited else _ASKED,
            *evidence,
            kind="awaiting" if awaited else "requested",
            suggestion=Suggestion(path="status", message=_ADVICE),
            who=who,
        )

    @classmethod
    def cases(cls) -> Iterable[Case]:
        """Yield the named cases."""
        yield from _firing()
        yield from _quiet()


def _at(day: int) -> str:
    return f"2026-05-{day:02}T10:00:00+0900"


def _row(kind: int, day: int | None = 2, **more: Any) -> dict[str, Any]:
    applied = {} if day is None else {"change_apply_datetime": _at(day)}
    return {"change_type": kind, "reason": 1} | applied | more


def _firing() -> Iterator[Case]:
    def fires(name: str, kind: str, at: str = "changes[0].change_type", **facts: Any) -> Fires:
        return Fires(name=name, order=order(**facts), at=at, kinds=(kind,))

    yield fires("status 800", "awaiting", "status", status=800)
    yield fires("status 800 with its request", "awaiting", "status", status=800, changes=[_row(0)])
    settled = [_row(0), _row(1, 3)]
    yield fires("status 800, request fixed", "awaiting", "status", status=800, changes=settled)
    yield fires("asked while unconfirmed", "requested", status=100, changes=[_row(0)])
    yield fires("asked before shipping", "requested", status=300, changes=[_row(0)])
    yield fires("asked by the shop", "requested", status=300, changes=[_row(0, reason=0)])
    again = [_row(0, 2), _row(3, 3), _row(0, 4)]
    at = "changes[2].change_type"
    yield fires("asked again after a withdrawal", "requested", at, status=300, changes=again)
    undated = [_row(3, None), _row(0, None)]
    at = "changes[1].change_type"
    yield fires("without dates, the place counts", "requested", at, status=300, changes=undated)
    change_done = [_row(0, 2), _row(6, 3)]
    yield fires("a change that was completed", "requested", status=300, changes=change_done)


def _quiet() -> Iterator[Case]:
    def quiet(name: str, *rows: dict[str, Any], **facts: Any) -> Quiet:
        return Quiet(name=name, order=order(**({"status": 300, "changes": list(rows)} | facts)))

    yield quiet("no history")
    yield quiet("history null", changes=None)
    yield quiet("withdrawn", _row(0, 2), _row(3, 3))
    yield quiet("withdrawn, newest row first", _row(3, 3), _row(0, 2))
    yield quiet("fixed and completed", _row(0, 2), _row(1, 3), _row(2, 3))
    yield quiet("settled in the same row", _row(0, 2, change_cmpl_datetime=_at(3)))
    yield quiet("cancelled for good", _row(0), status=900)
    yield quiet("confirmed by the shop", _row(8))
    yield quiet("a change asked for", _row(4))
    yield quiet("a type nobody knows", _row(42))
