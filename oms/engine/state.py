"""The state of an order in the ledger: nothing but the fold of its events (law 7)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import Final

from oms.engine.events import Event, EventKind, Planned
from oms.errors import LedgerError
from oms.model.status import Gate, RmsStatus, effective_gates

__all__ = ["MANUAL", "Hold", "OrderState", "fold"]

MANUAL: Final = "manual"
"""The rule id of a hold placed by hand."""


@dataclass(frozen=True, slots=True)
class Hold:
    """An open hold: a person must look before the order may go on.

    Attributes:
        id: What `release` and `park` take: order number, `#`, number within the order.
        order_number: The order.
        rule: The rule behind it; `manual` for one placed by hand.
        code: The codes of its findings.
        subject: What it is about.
        gates: The gates it closes before RMS shows 200.
        kinds: Kinds of its findings.
        paths: Places in the order that made the rule speak.
        fingerprint: Keyed digest of its facts; empty for a hold placed by hand.
        opened_at: Since when it is open.
        by: Who opened it: `oms`, or the person.
        parked_until: Until when it is out of the queue; `None` if it is not parked.
        cause_gone: Whether its rule no longer speaks and it is kept for a person all the same.
    """

    id: str
    order_number: str
    rule: str
    code: str
    subject: str
    gates: frozenset[Gate]
    kinds: tuple[str, ...]
    paths: tuple[str, ...]
    fingerprint: str
    opened_at: datetime
    by: str
    parked_until: datetime | None = None
    cause_gone: bool = False

    @property
    def key(self) -> tuple[str, str]:
        """(rule, subject): one rule has one open hold on a subject."""
        return self.rule, self.subject

    def is_parked(self, at: datetime) -> bool:
        """Whether it is out of the queue at a moment (連絡済・回答待ち)."""
        return self.parked_until is not None and at < self.parked_until


@dataclass(frozen=True, slots=True)
class OrderState:
    """What the ledger knows of an order.

    Attributes:
        shop_id: The shop.
        order_number: The order.
        n: Number of its events.
        last_at: Moment of the latest of them.
        status: The RMS status last seen; `None` before the first screening.
        due: The day RMS will cancel it, as last seen.
        holds: The open holds by their number within the order.
        opened: How many holds were ever opened.
        waivers: (rule, subject, fingerprint) of what a person released.
        passed: When it passed which gate.
        plan: The ship plan, frozen when it passed the ship gate.
    """

    shop_id: str
    order_number: str
    n: int = 0
    last_at: datetime | None = None
    status: int | str | None = None
    due: date | None = None
    holds: Mapping[int, Hold] = field(default_factory=dict)
    opened: int = 0
    waivers: frozenset[tuple[str, str, str]] = frozenset()
    passed: Mapping[Gate, datetime] = field(default_factory=dict)
    plan: tuple[Planned, ...] = ()

    @property
    def is_finished(self) -> bool:
        """Whether no gate lies ahead any more."""
        return isinstance(self.status, RmsStatus) and self.status.is_finished

    def gates_of(self, hold: Hold) -> frozenset[Gate]:
        """The gates a hold closes in the status RMS shows (law 1)."""
        return effective_gates(hold.gates, self.status)

    def holds_at(self, gate: Gate) -> tuple[Hold, ...]:
        """The open holds that close a gate."""
        return tuple(each for each in self.holds.values() if gate in self.gates_of(each))

    def find(self, key: tuple[str, str]) -> tuple[int, Hold] | None:
        """Return the open hold of a rule on a subject, with its number."""
        return next((each for each in self.holds.items() if each[1].key == key), None)


def fold(state: OrderState | None, event: Event) -> OrderState:
    """Return the state after one more event of an order.

    Raises:
        LedgerError: If the event does not follow the state: one is missing, comes twice, or
            speaks of a hold that is not open.
    """
    before = state or OrderState(event.shop_id, event.order_number)
    expected, found = (before.order_number, before.n + 1), (event.order_number, event.n)
    if expected != found:
        msg = f"expected event {expected[1]} of {expected[0]}, found {found[1]} of {found[0]}"
        raise LedgerError(msg, order_number=event.order_number, n=event.n)
    latest = event.at if before.last_at is None else max(before.last_at, event.at)
    return _after(replace(before, n=event.n, last_at=latest), event)


def _after(state: OrderState, event: Event) -> OrderState:
    match event.kind:
        case EventKind.SEEN:
            return replace(state, status=_status(event.status), due=event.due)
        case EventKind.PASSED:
            gate = event.gate or Gate.CONFIRM
            passed = {**state.passed, gate: event.at}
            return replace(state, passed=passed, plan=event.plan or state.plan)
        case EventKind.OPENED | EventKind.PLACED:
            return _opened(state, event)
        case EventKind.CLEARED | EventKind.RELEASED:
            return _closed(state, event)
        case _:
            return _changed(state, event)


def _status(code: int | str | None) -> int | str | None:
    """Return the status as the table knows it; a code it does not know stays as given."""
    return next((each for each in RmsStatus if each == code), code)


def _opened(state: OrderState, event: Event) -> OrderState:
    number = state.opened + 1
    if event.hold != number:
        raise _unfit(event, f"hold {number}")
    hold = Hold(
        id=str(event.hold_id),
        order_number=event.order_number,
        rule=event.rule or MANUAL,
        code=event.code or "",
        subject=event.subject or "",
        gates=event.gates or frozenset(Gate),
        kinds=event.kinds or (),
        paths=event.paths or (),
        fingerprint=event.fingerprint or "",
        opened_at=event.at,
        by=event.by,
    )
    return replace(state, holds={**state.holds, number: hold}, opened=number)


def _closed(state: OrderState, event: Event) -> OrderState:
    hold = _meant(state, event)
    left = {number: each for number, each in state.holds.items() if number != event.hold}
    waivers = state.waivers
    if event.kind is EventKind.RELEASED and hold.fingerprint:
        waivers |= {(*hold.key, hold.fingerprint)}
    return replace(state, holds=left, waivers=waivers)


def _changed(state: OrderState, event: Event) -> OrderState:
    hold = _meant(state, event)
    if event.kind is EventKind.UPDATED:
        hold = replace(
            hold,
            code=event.code or hold.code,
            gates=event.gates or hold.gates,
            kinds=event.kinds or (),
            paths=event.paths or (),
            fingerprint=event.fingerprint or hold.fingerprint,
            cause_gone=False,
            parked_until=None,  # new facts are a new reason to look
        )
    elif event.kind is EventKind.CAUSE_GONE:
        hold = replace(hold, cause_gone=True)
    elif event.kind in {EventKind.PARKED, EventKind.UNPARKED}:
        hold = replace(hold, parked_until=event.until)
    return replace(state, holds={**state.holds, event.hold or 0: hold})


def _meant(state: OrderState, event: Event) -> Hold:
    hold = state.holds.get(event.hold or 0)
    if hold is None:
        raise _unfit(event, "an open hold")
    return hold


def _unfit(event: Event, expected: str) -> LedgerError:
    msg = f"event {event.n} of {event.order_number} ({event.kind}): expected {expected}"
    return LedgerError(msg, order_number=event.order_number, n=event.n)
