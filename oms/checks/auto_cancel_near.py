"""OR05 — RMS will cancel the order by itself soon (キャンセル期限間近)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, datetime, timedelta
from typing import Annotated, Any, ClassVar, Final

from pydantic import Field, field_validator
from pydantic_core import PydanticCustomError

from oms.model import (
    BOTH_GATES,
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
    Severity,
    Source,
    Suggestion,
    order,
)
from oms.model.base import jst

__all__ = ["AutoCancelNear"]

_SOON: Final = Message(
    ja="あと {days} 日 ({day}) で自動キャンセルされます",
    en="RMS cancels the order by itself in {days} days ({day})",
)
_TODAY: Final = Message(
    ja="本日 ({day}) が自動キャンセルの期限です",
    en="RMS cancels the order by itself today ({day})",
)
_ADVICE: Final[dict[object, Message]] = {
    RmsStatus.AWAITING_CONFIRMATION: Message(
        ja="期限までに RMS で注文確認してください", en="confirm the order in RMS before that day"
    ),
    RmsStatus.RAKUTEN_PROCESSING: Message(
        ja="入金・決済が済んでいなければ購入者に知らせてください",
        en="remind the buyer if the payment is what is missing",
    ),
    RmsStatus.AWAITING_SHIPMENT: Message(
        ja="期限までに発送し、発送情報を登録してください",
        en="ship the order and report it before that day",
    ),
    RmsStatus.AWAITING_CHANGE_CONFIRMATION: Message(
        ja="期限までに変更を確定してください", en="have the change settled before that day"
    ),
}
_NO_DATE: Final = Message(ja="自動キャンセル予定日はない", en="no day of cancellation is set")
_FAR: Final = Message(ja="あと {days} 日ある", en="{days} days are left")
_PAST: Final = Message(
    ja="予定日を過ぎている。RMS の状態を取り込み直すとよい",
    en="the day has passed; the status at hand is an old one",
)
_NOT_NOW: Final = Message(ja="この段階では期限は関係ない", en="the date does not matter any more")


class AutoCancelNear(Check):
    """Tell when RMS is about to cancel an order by itself.

    What it does:
        Counts the JST days to cancelDueDate as RMS states it; it is never computed anew. It speaks
        at each step: three days before, one day before, on the day.
    Why it holds:
        It warns and never holds, since holding is what would let the day pass: an order waiting
        here for somebody's answer is cancelled with the sale lost and the buyer annoyed.
    Fires on:
        Orders in 100, 200, 300 or 400 whose day is at most three days away. In 300 RMS sets a far
        day (seen: a year), so a near one there is no routine.
    Stays quiet on:
        Days farther away, orders without the day, days that have passed (RMS will have cancelled),
        orders that are shipped, cancelled or being cancelled.
    Parameters:
        `steps` are the days before; `severity` may be `warn` or `info`, a hold is refused.

    References:
        RMS getOrder page, version 10 (cancelDueDate); sokuhan and assist-tencho help pages (14
        days to confirm, 14 days to pay in advance, 7 days to mend a card).

    Attributes:
        steps: At how many days before the day it speaks; each step reached is a new fact.
    """

    code: ClassVar = "OR05"
    name: ClassVar = "order.auto_cancel_near"
    label: ClassVar = Message(ja="キャンセル期限間近", en="Auto-cancel is near")
    since: ClassVar = "0.1"
    inputs: ClassVar = ("status", "cancel_due_date")
    tolerates: ClassVar = frozenset({"cancel_due_date"})
    source: ClassVar = Source("RMS getOrder v10, cancelDueDate", date(2026, 11, 22))

    severity: Severity = Severity.WARN
    gates: frozenset[Gate] = BOTH_GATES
    steps: frozenset[Annotated[int, Field(strict=True, ge=0, le=60)]] = frozenset({3, 1, 0})

    @field_validator("severity")
    @classmethod
    def _never_hold(cls, severity: Severity) -> Severity:
        if severity is Severity.HOLD:
            en = 'expected "warn" or "info": a hold would let the day of cancellation pass'
            ja = '"warn" か "info" にしてください。保留するとキャンセルの日を過ぎてしまいます'
            raise PydanticCustomError("never_hold", "{en}", {"en": en, "ja": ja})
        return severity

    def examine(self, order: Order, ctx: Context) -> Iterator[Finding]:
        """Yield one finding if a step is reached."""
        due = order.cancel_due_date
        if not isinstance(due, date):
            ctx.note(_NO_DATE)
        elif order.status not in _ADVICE:
            ctx.note(_NOT_NOW)
        elif (days := (due - ctx.today).days) < 0:
            ctx.note(_PAST)
        elif (step := min((each for each in self.steps if each >= days), default=None)) is None:
            ctx.note(_FAR, days=days)
        else:
            yield self._finding(order, due, days, step)

    def _finding(self, order: Order, due: date, days: int, step: int) -> Finding:
        return self.finding(
            _SOON if days else _TODAY,
            Evidence(path="cancel_due_date", value=due),
            suggestion=Suggestion(path="status", message=_ADVICE[order.status]),
            facts={"step": step},
            days=days,
            day=due.isoformat(),
        )

    @classmethod
    def cases(cls) -> Iterable[Case]:
        """Yield the named cases."""
        yield from _firing()
        yield from _quiet()


_NOON: Final = jst(2026, 5, 15, 12)
"""Noon of the day on which the plain order is cancelled."""


def _before(days: int) -> datetime:
    return _NOON - timedelta(days=days)


def _firing() -> Iterator[Case]:
    def fires(name: str, days: int, params: Any = None, **facts: Any) -> Fires:
        return Fires(
            name=name,
            order=order(**facts),
            params=params or {},
            moment=_before(days),
            at="cancel_due_date",
            severity=Severity.WARN,
        )

    yield fires("three days before", 3)
    yield fires("two days before", 2)
    yield fires("the day before", 1)
    yield fires("on the day", 0)
    yield fires("unpaid in 200", 1, status=200)
    yield fires("a change that is not settled", 3, status=400)
    yield fires("ready to be shipped, for a year", 0, status=300)
    yield fires("a shop that wants a week", 7, {"steps": [7, 3, 1, 0]})
    yield Fires(
        name="the first minute of the third day",
        order=order(),
        moment=jst(2026, 5, 12),
        at="cancel_due_date",
        severity=Severity.WARN,
        evidence="2026-05-15",
    )


def _quiet() -> Iterator[Case]:
    def quiet(name: str, days: int, params: Any = None, **facts: Any) -> Quiet:
        return Quiet(name=name, order=order(**facts), params=params or {}, moment=_before(days))

    yield quiet("four days before", 4)
    yield quiet("the day after", -1)
    yield quiet("two days before, said on the day only", 2, {"steps": [0]})
    yield quiet("never said", 0, {"steps": []})
    yield quiet("no day is set", 0, cancel_due_date=None)
    yield quiet("a year ahead in 300", 0, status=300, cancel_due_date="2027-05-01")
    yield quiet("shipped", 0, status=500)
    yield quiet("cancelled", 0, status=900)
    yield quiet("about to be cancelled", 0, status=800)
    yield quiet("a status nobody knows", 0, status=450)
