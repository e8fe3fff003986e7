"""What a screening changes in the ledger: only the difference is written (laws 3 and 4)."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, datetime
from typing import Any, Final

from oms.engine.events import Event, EventKind
from oms.engine.screening import Screening
from oms.engine.state import MANUAL, OrderState, fold
from oms.errors import LedgerError
from oms.model.base import JST
from oms.model.check import OnClear
from oms.model.finding import Finding, rule_meant
from oms.model.status import Gate, RmsStatus

__all__ = ["OMS", "Writer", "record_screening"]

OMS: Final = "oms"
"""Who acts when no person does."""

_CONFIRMED: Final = frozenset(RmsStatus) - {
    RmsStatus.AWAITING_CONFIRMATION,
    RmsStatus.AWAITING_CANCELLATION,
    RmsStatus.CANCELLED,
}
"""What an order reaches by being confirmed only; a cancelled one perhaps never was."""

Digest = Callable[[str], str]


class Writer:
    """Writes events of one order one after the other and keeps the state they lead to.

    Attributes:
        state: The state after what was written.
        events: What was written.
    """

    def __init__(self, state: OrderState) -> None:
        """Begin at a state."""
        self.state, self.events = state, list[Event]()

    def write(self, kind: EventKind, **facts: Any) -> None:
        """Write one event."""
        state = self.state
        event = Event(
            kind=kind,
            shop_id=state.shop_id,
            order_number=state.order_number,
            n=state.n + 1,
            **facts,
        )
        self.state = fold(state, event)
        self.events.append(event)


def record_screening(writer: Writer, screening: Screening, digest: Digest) -> None:
    """Write what a screening changes: status, holds opened, changed and cleared.

    Args:
        writer: Stands at the order's state.
        screening: A full screen of the order.
        digest: Keys a fingerprint, so that events tell nothing about what it was made of.

    Raises:
        LedgerError: If the ledger already knows a later moment of the order.
    """
    _require_newer(writer.state, screening)
    _see(writer, screening)
    for (rule, subject), said in screening.held.items():
        _hold(writer, screening, rule, subject, said, digest)
    for number in _without_cause(writer.state, screening):
        _clear(writer, screening, number)


def _require_newer(state: OrderState, screening: Screening) -> None:
    if state.last_at is not None and screening.at < state.last_at:
        msg = (
            f"{state.order_number} was screened as of {_shown(screening.at)}, but the ledger "
            f"knows it as of {_shown(state.last_at)}: screen it as of a later moment"
        )
        raise LedgerError(msg, order_number=state.order_number)


def _shown(at: datetime) -> str:
    return at.astimezone(JST).isoformat(timespec="minutes")


def _see(writer: Writer, screening: Screening) -> None:
    state = writer.state
    status, due = screening.status, screening.order.cancel_due_date
    known = due if isinstance(due, date) else None
    if (status, known) == (state.status, state.due) and state.n:
        return
    open_at_confirm = [
        number for number, hold in state.holds.items() if Gate.CONFIRM in state.gates_of(hold)
    ]
    plain = int(status) if isinstance(status, int) else str(status)
    writer.write(EventKind.SEEN, at=screening.at, by=OMS, status=plain, due=known)
    was_new = state.status in {None, RmsStatus.AWAITING_CONFIRMATION}
    if was_new and status in _CONFIRMED and Gate.CONFIRM not in state.passed:
        for number in open_at_confirm:
            writer.write(EventKind.CONFIRMED_OUTSIDE, at=screening.at, by=OMS, hold=number)


def _hold(  # noqa: PLR0913, PLR0917
    writer: Writer,
    screening: Screening,
    rule: str,
    subject: str,
    said: tuple[Finding, ...],
    digest: Digest,
) -> None:
    """Hold a subject for a rule, unless a person has released these very facts."""
    print_ = digest(screening.fingerprint(rule, subject))
    facts = _facts(screening, said) | {"fingerprint": print_}
    found = writer.state.find((rule, subject))
    if (rule, subject, print_) in writer.state.waivers:
        if found is not None:  # the facts went back to what was released
            writer.write(EventKind.CLEARED, at=screening.at, by=OMS, hold=found[0], rule=rule)
    elif found is None:
        number = writer.state.opened + 1
        writer.write(
            EventKind.OPENED, at=screening.at, by=OMS, hold=number, rule=rule, subject=subject,
            **facts,
        )  # fmt: skip
    elif print_ != found[1].fingerprint or found[1].cause_gone:
        writer.write(EventKind.UPDATED, at=screening.at, by=OMS, hold=found[0], rule=rule, **facts)


def _facts(screening: Screening, said: tuple[Finding, ...]) -> dict[str, Any]:
    paths = {each.path for finding in said for each in finding.evidence}
    return {
        "code": " ".join(sorted({each.code for each in said})),
        "gates": frozenset(gate for each in said for gate in each.gates),
        "kinds": tuple(sorted({each.kind for each in said if each.kind})),
        "paths": tuple(sorted(paths)),
        "pack": screening.versions.pack_hash,
        "data": dict(screening.versions.data),
    }


def _without_cause(state: OrderState, screening: Screening) -> Iterator[int]:
    """Yield the numbers of the open holds whose rule no longer speaks about their subject.

    A rule that broke, lacked its data or is off for want of facts of the shop has not spoken at
    all: its holds stay.
    """
    held = screening.held
    silent = screening.idle | {rule_meant(subject) for _, subject in held}
    for number, hold in state.holds.items():
        if hold.rule != MANUAL and hold.key not in held and hold.rule not in silent:
            yield number


def _clear(writer: Writer, screening: Screening, number: int) -> None:
    hold = writer.state.holds[number]
    binding = screening.binding(*hold.key)
    keep = binding is not None and binding.on_clear is OnClear.KEEP
    if keep and hold.cause_gone:
        return
    kind = EventKind.CAUSE_GONE if keep else EventKind.CLEARED
    writer.write(kind, at=screening.at, by=OMS, hold=number, rule=hold.rule)
