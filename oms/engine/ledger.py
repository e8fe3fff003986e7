"""The ledger: who holds, who released and why, what passed which gate (laws 1 to 9).

Pure: it lives in memory, reads no clock and touches no file. Whoever stores its events and folds
them again stands where it stood.
"""

from __future__ import annotations

import hashlib
import hmac
import re
from collections.abc import Iterable, Iterator
from datetime import date, datetime, time, timedelta
from typing import Any, Final

from oms.engine.decide import OMS, Writer, record_screening
from oms.engine.events import Event, EventKind, Reason
from oms.engine.passage import Passage, planned, refusal_of
from oms.engine.screening import Screening
from oms.engine.state import MANUAL, Hold, OrderState, fold
from oms.errors import LedgerError, did_you_mean
from oms.model.base import JST
from oms.model.finding import ORDER
from oms.model.status import Gate

__all__ = ["Ledger"]

_NUMBER: Final = re.compile(r"[0-9A-Za-z_-]{1,64}")
_NEAR: Final = timedelta(days=3)
"""So near to the automatic cancellation an order comes first in the queue."""


class Ledger:
    """The holds of many orders. Not thread-safe: one at a time writes.

    Args:
        events: What happened before, each order's in their order.
        key: Secret under which facts are digested, so that stored events tell nothing about
            them. A ledger that is stored needs one; with another key no release counts any more.

    Raises:
        LedgerError: If the events have a gap or do not fit together.

    Example:
        >>> import oms
        >>> engine, ledger, noon = oms.Engine(), oms.Ledger(), oms.jst(2026, 5, 1, 12)
        >>> result = engine.screen(oms.order(remarks="急ぎでお願いします"), at=noon)
        >>> [event.kind.value for event in ledger.apply(result)]
        ['seen', 'opened']
        >>> bool(ledger.advance(result, "confirm", by="sato"))
        False
        >>> hold, = ledger.queue(at=noon)
        >>> _ = ledger.release([hold.id], by="sato", reason="confirmed_ok", at=noon)
        >>> bool(ledger.advance(result, "confirm", by="sato"))
        True
    """

    def __init__(self, events: Iterable[Event] = (), *, key: bytes = b"") -> None:
        """Fold what happened before."""
        self._key = key
        self._states: dict[str, OrderState] = {}
        self._events: dict[str, list[Event]] = {}
        for event in events:
            self.replay(event)

    def __len__(self) -> int:
        """Count the orders known."""
        return len(self._states)

    def __iter__(self) -> Iterator[OrderState]:
        """Iterate over the states of all orders, the first seen first."""
        return iter(self._states.values())

    def __contains__(self, order_number: object) -> bool:
        """Whether an order is known."""
        return order_number in self._states

    def __eq__(self, other: object) -> bool:
        """Whether two ledgers know the same of the same orders."""
        return isinstance(other, Ledger) and self._states == other._states

    __hash__ = None  # type: ignore[assignment]  # it changes

    def __repr__(self) -> str:
        """Show how much it knows."""
        holds = sum(len(state.holds) for state in self)
        return f"<Ledger {len(self)} orders, {holds} open holds>"

    # ---- what is known ----------------------------------------------------------------

    def state(self, order_number: str) -> OrderState:
        """Return what is known of an order.

        Raises:
            LedgerError: If nothing is.
        """
        try:
            return self._states[order_number]
        except KeyError:
            msg = f"the ledger does not know order {order_number}"
            raise LedgerError(msg, order_number=order_number) from None

    def history(self, order_number: str) -> tuple[Event, ...]:
        """Return the events of an order, the first first.

        Raises:
            LedgerError: If the order is not known.
        """
        self.state(order_number)
        return tuple(self._events[order_number])

    def find(self, hold_id: str) -> Hold:
        """Return an open hold by its id.

        Raises:
            LedgerError: If no such hold is open, with the nearest one that is.
        """
        if not isinstance(hold_id, str):
            raise TypeError(
                f"hold: expected an id, such as hold.id; found {type(hold_id).__name__}"
            )
        order_number, _, number = hold_id.partition("#")
        state = self._states.get(order_number)
        if state is not None and number.isdecimal() and int(number) in state.holds:
            return state.holds[int(number)]
        was = state is not None and number.isdecimal() and 1 <= int(number) <= state.opened
        why = "is closed already" if was else "does not exist"
        known = [] if state is None else [hold.id for hold in state.holds.values()]
        hint = did_you_mean(hold_id, known)
        msg = f"hold {hold_id!r:.60} {why}{'; ' + hint if hint and not was else ''}"
        raise LedgerError(msg, hold=hold_id)

    def queue(self, at: datetime, gate: Gate | str | None = None) -> tuple[Hold, ...]:
        """Return the holds a person should look at now (要確認), the most urgent first.

        Parked holds and those of finished orders are left out. Orders RMS will cancel within
        three days come first, then the longest open.

        Args:
            at: The moment; aware.
            gate: Only what closes this gate; by default all.
        """
        _aware(at)
        wanted = frozenset(Gate) if gate is None else frozenset({Gate(gate)})
        waiting = [
            (self._urgency(state, hold, at), hold)
            for state in self
            if not state.is_finished
            for hold in state.holds.values()
            if not hold.is_parked(at) and wanted & state.gates_of(hold)
        ]
        return tuple(hold for _, hold in sorted(waiting, key=lambda each: each[0]))

    def _urgency(self, state: OrderState, hold: Hold, at: datetime) -> tuple[Any, ...]:
        day = at.astimezone(JST).date()
        near = state.due is not None and state.due - day <= _NEAR
        return state.due if near and state.due else date.max, hold.opened_at, hold.id

    # ---- what changes it --------------------------------------------------------------

    def replay(self, event: Event) -> None:
        """Take an event that was written before.

        Raises:
            LedgerError: If it does not follow what is known of its order.
        """
        self._states[event.order_number] = fold(self._states.get(event.order_number), event)
        self._events.setdefault(event.order_number, []).append(event)

    def apply(self, screening: Screening) -> tuple[Event, ...]:
        """Take what a full screen of an order says; only the difference is written.

        Returns:
            The events written; none if nothing changed.

        Raises:
            LedgerError: If the ledger knows a later moment of the order.
        """
        return self._keep(self._screened(screening))

    def release(
        self,
        holds: Iterable[str],
        *,
        by: str,
        reason: Reason | str,
        at: datetime,
        note: str = "",
    ) -> tuple[Event, ...]:
        """Release holds: a person has looked, and these facts never hold again (law 4).

        Args:
            holds: Ids of open holds; all of them or none are released.
            by: Who.
            reason: `confirmed_ok`, `data_fixed`, `false_alarm`, `cancelled` or `other`.
            at: When; aware.
            note: In words; required with `other`.

        Raises:
            LedgerError: For an id that is not open, and for no id at all.
            ValueError: For an unknown reason, or `other` without a note.
        """
        if isinstance(holds, str):
            raise TypeError("holds: expected a list of ids, found one text")
        why = Reason(reason)
        if why is Reason.OTHER and not note.strip():
            raise ValueError("note: expected some words with the reason 'other'")
        wanted = [self.find(each) for each in dict.fromkeys(holds)]
        if not wanted:
            raise LedgerError("release: expected at least one hold")
        return self._on_holds(EventKind.RELEASED, wanted, by=by, at=at, reason=why, note=note)

    def park(
        self, hold: str, *, until: date | datetime, by: str, at: datetime, note: str = ""
    ) -> tuple[Event, ...]:
        """Take a hold out of the queue until a day or moment (連絡済・回答待ち); it stays open.

        Args:
            hold: Id of an open hold.
            until: The JST day it comes back, or the aware moment; after `at`.
            by: Who.
            at: When; aware.
            note: In words.

        Raises:
            LedgerError: If no such hold is open.
            ValueError: If `until` is not later than `at`.
        """
        moment = until if isinstance(until, datetime) else datetime.combine(until, time(), JST)
        if moment.utcoffset() is None or moment <= _aware(at):
            raise ValueError("until: expected a day or an aware moment after now")
        found = [self.find(hold)]
        return self._on_holds(EventKind.PARKED, found, by=by, at=at, until=moment, note=note)

    def unpark(self, hold: str, *, by: str, at: datetime, note: str = "") -> tuple[Event, ...]:
        """Bring a parked hold back into the queue.

        Raises:
            LedgerError: If no such hold is open, or it is not parked.
        """
        if self.find(hold).parked_until is None:
            raise LedgerError(f"hold {hold!r:.60} is not parked", hold=hold)
        return self._on_holds(EventKind.UNPARKED, [self.find(hold)], by=by, at=at, note=note)

    def hold(
        self,
        order_number: str,
        gate: Gate | str,
        *,
        reason: str,
        by: str,
        at: datetime,
    ) -> tuple[Event, ...]:
        """Hold an order by hand; only a person's release ends it.

        Args:
            order_number: The order; it need not have been screened yet.
            gate: The gate to close.
            reason: Why, in words; travels as the event's note.
            by: Who.
            at: When; aware.

        Raises:
            ValueError: If the reason is empty.
        """
        if not reason.strip():
            raise ValueError("reason: expected some words")
        _somebody(by)
        if not _NUMBER.fullmatch(order_number):  # events keep it for ever: it must be a number
            raise ValueError("order_number: expected one such as 123456-20260501-0000000001")
        writer = self._writer(order_number)
        _require_later(writer.state, at)
        number = writer.state.opened + 1
        gates = frozenset({Gate(gate)})
        writer.write(
            EventKind.PLACED, at=_aware(at), by=by, hold=number, rule=MANUAL,
            subject=ORDER, gates=gates, note=reason,
        )  # fmt: skip
        return self._keep(writer)

    def advance(self, screening: Screening, gate: Gate | str, *, by: str = OMS) -> Passage:
        """Ask for a gate: the order passes iff no open hold and no running wait closes it.

        Args:
            screening: A full screen of the order as of now, with its neighbours: it is applied
                first, so that a fact that changed in the meantime still stops the order.
            gate: `confirm` or `ship`.
            by: Who asks.

        Returns:
            Whether it passed, and what stopped it if not.

        Raises:
            LedgerError: If the ledger knows a later moment of the order.
        """
        wanted = Gate(gate)
        writer = self._screened(screening)
        holds, waits = writer.state.holds_at(wanted), screening.running(wanted)
        refusal = refusal_of(writer.state, screening, wanted)
        passed = not (holds or waits or refusal)
        if passed:
            writer.write(
                EventKind.PASSED, at=screening.at, by=by, gate=wanted,
                fingerprint=self._digest(screening.revision),
                pack=screening.versions.pack_hash, data=dict(screening.versions.data),
                plan=planned(screening) if wanted is Gate.SHIP else None,
            )  # fmt: skip
        return Passage(wanted, passed, holds, waits, refusal, self._keep(writer))

    # ---- how --------------------------------------------------------------------------

    def _writer(self, order_number: str) -> Writer:
        shop_id = order_number.partition("-")[0]
        return Writer(self._states.get(order_number) or OrderState(shop_id, order_number))

    def _screened(self, screening: Screening) -> Writer:
        """Write down what a screening changes, without keeping it yet."""
        given: object = screening
        if not isinstance(given, Screening):
            found = type(given).__name__
            raise TypeError(f"screening: expected what Engine.screen answers; found {found}")
        writer = self._writer(screening.order_number)
        record_screening(writer, screening, self._digest)
        return writer

    def _on_holds(
        self, kind: EventKind, holds: list[Hold], *, note: str, at: datetime, **facts: Any
    ) -> tuple[Event, ...]:
        """Write one event for each hold."""
        moment, written = _aware(at), list[Event]()
        _somebody(str(facts["by"]))
        for hold in holds:
            _require_later(self._states[hold.order_number], moment)
        for hold in holds:
            writer = self._writer(hold.order_number)
            number = int(hold.id.rpartition("#")[2])
            writer.write(
                kind, at=moment, hold=number, rule=hold.rule, subject=hold.subject,
                fingerprint=hold.fingerprint or None, note=note or None, **facts,
            )  # fmt: skip
            written.extend(self._keep(writer))
        return tuple(written)

    def _keep(self, writer: Writer) -> tuple[Event, ...]:
        """Make what a writer wrote part of the ledger; until then nothing has happened."""
        if writer.events:
            number = writer.state.order_number
            self._states[number] = writer.state
            self._events.setdefault(number, []).extend(writer.events)
        return tuple(writer.events)

    def _digest(self, fingerprint: str) -> str:
        return hmac.new(self._key, fingerprint.encode(), hashlib.sha256).hexdigest()[:32]


def _somebody(by: str) -> None:
    if not by.strip():
        raise ValueError("by: expected who does it")


def _require_later(state: OrderState, at: datetime) -> None:
    if state.last_at is not None and _aware(at) < state.last_at:
        known = state.last_at.astimezone(JST).isoformat(timespec="minutes")
        msg = (
            f"{state.order_number}: at: expected a moment after {known}, the last the ledger knows"
        )
        raise LedgerError(msg, order_number=state.order_number)


def _aware(at: datetime) -> datetime:
    if at.utcoffset() is None:
        raise ValueError("at: expected an aware moment; found a naive one")
    return at
