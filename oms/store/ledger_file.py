"""The ledger of one shop in a file, for small use.

Two files lie side by side. `ledger.jsonl` holds the events: append-only, without personal values.
`ledger.private.jsonl` holds what may be erased: the secret the digests are keyed with, the notes
people wrote, and the last payload of every order that is not finished, so that the next run can
tell what changed. It is readable by its owner alone. Whoever deletes it keeps the history; the
releases in it no longer count, since nobody can tell any more which facts they were bound to.

One process at a time has the file: others wait for it.
"""

from __future__ import annotations

import secrets
import shutil
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from types import TracebackType
from typing import Any, Final, Self

from oms.engine import Event, Ledger, Screening
from oms.engine.events import SCHEMA
from oms.errors import LedgerError, OmsError, RecordError
from oms.model import Order
from oms.store import sealed

__all__ = ["LedgerFile"]

_WAIT: Final = 120.0
_DEAD: Final = 1000
"""So many superseded lines of the private file make it worth writing anew."""


class LedgerFile:
    """An open ledger file; a context manager that holds its lock.

    Attributes:
        ledger: What the file says, and what was written since.
        damage: What was found broken, one sentence each; the intact part goes on.

    Args:
        path: The file of events; made if it is not there.
        wait: Seconds to wait for another process.
        mend: Whether to put a damaged file in order; a mere look leaves it as it is.

    Raises:
        LedgerError: If another process does not let go, the place cannot be written, the file is
            no ledger, or a newer version of `oms` wrote it. The file stays as it is.

    Example:
        >>> import oms, tempfile, pathlib
        >>> from oms.store import LedgerFile
        >>> path = pathlib.Path(tempfile.mkdtemp()) / "ledger.jsonl"
        >>> order, noon = oms.order(remarks="急ぎでお願いします"), oms.jst(2026, 5, 1, 12)
        >>> with LedgerFile(path) as file:
        ...     result = oms.Engine().screen(order, at=noon, earlier=file.earlier(order))
        ...     len(file.apply(result))
        2
        >>> with LedgerFile(path) as file:
        ...     [hold.rule for hold in file.ledger.queue(noon)]
        ['remarks.present']
    """

    def __init__(self, path: str | Path, *, wait: float = _WAIT, mend: bool = True) -> None:
        """Remember where; `__enter__` opens it."""
        self._mend = mend
        self.path = Path(path)
        self.private = self.path.with_suffix(".private.jsonl")
        self.damage: tuple[str, ...] = ()
        self.ledger = Ledger()
        self._wait = wait
        self._key = b""
        self._orders: dict[str, dict[str, Any]] = {}
        self._notes: dict[tuple[str, int], str] = {}
        self._dead = 0
        self._unwritten: list[Event] = []
        self._unwritten_private: list[dict[str, Any]] = []

    # ---- open and close ---------------------------------------------------------------

    def __enter__(self) -> Self:
        """Wait for the lock, read what is there, and put a damaged file in order."""
        self._lock = _locked(self.path, self._wait)
        try:
            self._open()
        except BaseException:
            self._lock.release()
            raise
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Write what is left and let go of the lock.

        After an exception nothing more is written: whoever did not get its answer asks again, and
        what was decided meanwhile must be new to it then.
        """
        try:
            if kind is None and (self._mend or self._unwritten):
                self.flush()
        finally:
            self._lock.release()

    def _open(self) -> None:
        self._read_private()
        self.ledger = Ledger(key=self._key)
        faults: list[str] = []
        intact: list[dict[str, Any]] = []
        for line in sealed.read_lines(self.path):
            fault = self._take(line, intact)
            if fault:
                faults.append(f"{self.path.name}:{line.number}: {fault}")
        if faults and not intact:
            msg = f"{self.path}: is no ledger of oms: none of its lines is an event; left as it is"
            raise LedgerError(msg, path=str(self.path))
        self.damage = (*self.damage, *faults)
        if faults and self._mend:
            aside = _aside(self.path)
            sealed.replace_all(self.path, intact)
            kept = f"the file as it was is kept as {aside.name}"
            told = f"{self.path.name}: {len(intact)} events are intact; {kept}"
            self.damage = (*self.damage, told)

    def _take(self, line: sealed.Line, intact: list[dict[str, Any]]) -> str:
        """Replay the event of a line; say what is wrong with it, if anything is."""
        if line.record is None:
            return "damaged" if line.whole else "cut off in the middle of being written"
        if isinstance(version := line.record.get("v"), int) and version > SCHEMA:
            msg = f"{self.path}: written by a newer version of oms; left as it is"
            raise LedgerError(msg, path=str(self.path))
        try:
            self.ledger.replay(Event.from_json(line.record))
        except LedgerError as error:
            return error.message
        intact.append(line.record)
        return "" if line.whole else "the end of the line is missing"

    def _read_private(self) -> None:
        broken = False
        for line in sealed.read_lines(self.private):
            broken |= line.record is None or not line.whole
            self._take_private(line.record or {})
        if not self._key:
            if broken:
                lost = "the key of the digests is damaged: no former release counts any more"
                self.damage = (f"{self.private.name}: {lost}",)
            self._key = secrets.token_bytes(32)
            self._unwritten_private.append({"key": self._key.hex()})
        if broken:
            self._dead = sys.maxsize  # what is appended to a line cut off would be lost with it

    def _take_private(self, record: dict[str, Any]) -> None:
        match record:
            case {"key": str(key)}:
                self._key = bytes.fromhex(key)
            case {"order": str(number), "payload": dict()}:
                self._dead += number in self._orders
                self._orders[number] = record
            case {"order": str(number)}:
                self._dead += 1 + (self._orders.pop(number, None) is not None)
            case {"note": [str(number), int(n)], "text": str(text)}:
                self._notes[number, n] = text
            case _:
                self._dead += 1

    def _tidy(self) -> None:
        """Write the private file anew where most of it is superseded, or some of it is broken."""
        if self._dead > max(_DEAD, len(self._orders) + len(self._notes)):
            notes = ({"note": list(at), "text": text} for at, text in self._notes.items())
            sealed.replace_all(
                self.private, [{"key": self._key.hex()}, *notes, *self._orders.values()]
            )
            self._unwritten_private.clear()
            self._dead = 0

    # ---- read and write ---------------------------------------------------------------

    def earlier(self, order: Order) -> tuple[Order, ...]:
        """Return the revision of an order that was screened last, if it is still kept."""
        kept = self._orders.get(order.order_number)
        try:
            return () if kept is None else (Order.from_rms(kept["payload"]),)
        except RecordError:
            return ()

    def note(self, event: Event) -> str:
        """Return what a person wrote beside an event; empty if nothing or if it was erased."""
        return self._notes.get((event.order_number, event.n), "")

    def apply(self, screening: Screening) -> tuple[Event, ...]:
        """Apply a screening to the ledger, keep what it wrote and the order it was about."""
        events = self.ledger.apply(screening)
        self.keep(events)
        self._keep_order(screening.order)
        return events

    def keep(self, events: Iterable[Event]) -> None:
        """Take events of `ledger`; they are on the disk after `flush`, or when it is closed."""
        for event in events:
            self._unwritten.append(event)
            if event.note:
                at = event.order_number, event.n
                self._notes[at] = event.note
                self._unwritten_private.append({"note": list(at), "text": event.note})

    def flush(self) -> None:
        """Write what is not written yet, notes first: an event is never without its note."""
        self._tidy()
        sealed.append(self.private, self._unwritten_private, mode=0o600)
        self._unwritten_private.clear()
        sealed.append(self.path, (each.to_json() for each in self._unwritten))
        self._unwritten.clear()

    def _keep_order(self, order: Order) -> None:
        number, kept = order.order_number, self._orders.get(order.order_number)
        if self.ledger.state(number).is_finished:
            if kept is not None:
                del self._orders[number]
                self._dead += 2
                self._unwritten_private.append({"order": number})
        elif kept is None or kept["revision"] != order.revision:
            self._dead += kept is not None
            self._orders[number] = {
                "order": number, "revision": order.revision, "payload": order.to_rms(),
            }  # fmt: skip
            self._unwritten_private.append(self._orders[number])


def _locked(path: Path, wait: float) -> Any:
    if path.is_dir():
        raise LedgerError(f"{path}: is a folder; expected a file", path=str(path))
    try:
        import filelock
    except ImportError:
        msg = "a ledger in a file needs the package filelock: pip install 'oms[cli]'"
        raise OmsError(msg) from None
    lock = filelock.FileLock(f"{path}.lock", timeout=wait)
    try:
        lock.acquire()
    except filelock.Timeout:
        msg = f"{path}: another process has had the ledger for {wait:.0f} seconds; try again"
        raise LedgerError(msg, path=str(path)) from None
    except OSError as error:
        msg = f"{path}: cannot be written ({type(error).__name__})"
        raise LedgerError(msg, path=str(path)) from None
    return lock


def _aside(path: Path) -> Path:
    """Copy a damaged file to a name of its own, before it is put in order."""
    target = next(each for each in _names(path) if not each.exists())
    shutil.copy2(path, target)
    return target


def _names(path: Path) -> Iterator[Path]:
    number = 1
    while True:
        yield path.with_name(f"{path.name}.damaged-{number}")
        number += 1
