"""The commands on a ledger file: the queue, release, park, hold by hand, and history."""

from __future__ import annotations

import getpass
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

from oms.cli.cells import harmless
from oms.cli.exits import Exit
from oms.cli.output import open_output
from oms.cli.printer import Printer, is_styled, width_of
from oms.cli.shown import status_label
from oms.cli.words import field_label, say
from oms.engine import Event, EventKind, Hold, Ledger
from oms.engine.state import MANUAL
from oms.errors import LedgerError
from oms.model import JST, RmsStatus
from oms.model.finding import Lang
from oms.rules import default_registry
from oms.store import LedgerFile

__all__ = [
    "history",
    "hold",
    "moment_of",
    "opened_ledger",
    "park",
    "queue",
    "refuse_ledger_as",
    "release",
    "unpark",
]

_SOON = timedelta(minutes=10)
_MOMENT = "%Y-%m-%d %H:%M"


def moment_of(at: datetime | None) -> datetime:
    """Return the moment asked for, or now: asked after the ledger's lock is there, not before."""
    now = datetime.now(UTC)
    if at is not None and at > now + _SOON:
        sys.stderr.write("oms: --at lies in the future; a ledger refuses earlier moments then\n")
    return now if at is None else at


def refuse_ledger_as(ledger: Path, others: Iterable[str | Path | None]) -> None:
    """Refuse to read orders from, or write a result over, one of the ledger's own files.

    Raises:
        LedgerError: If one of the others is the ledger, its private file or its lock.
    """
    if str(ledger) in {"", ".", "-"}:
        raise LedgerError("--ledger: expected a file", path=str(ledger))
    own = {path.resolve() for path in (ledger, LedgerFile(ledger).private, Path(f"{ledger}.lock"))}
    for other in others:
        if other is not None and str(other) != "-" and Path(other).resolve() in own:
            msg = f"{other}: is a file of the ledger {ledger}; name another"
            raise LedgerError(msg, path=str(other))


@contextmanager
def opened_ledger(
    path: Path | None, *, must_exist: bool = False, mend: bool = True
) -> Iterator[LedgerFile | None]:
    """Open a ledger file and tell of damage; nothing for no path.

    Raises:
        LedgerError: If it must exist and does not.
    """
    if path is None:
        yield None
        return
    if must_exist and not path.is_file():
        msg = f"{path}: there is no such ledger (oms screen … --ledger {path} makes one)"
        raise LedgerError(msg, path=str(path))
    with LedgerFile(path, mend=mend) as file:
        for sentence in file.damage:
            sys.stderr.write(f"oms: {sentence}\n")
        yield file


def queue(path: Path, gate: str | None, at: datetime | None, lang: Lang) -> int:
    """Print the open holds; 1 if there are any."""
    with _file(path, mend=False) as file, _printer() as out:
        at = moment_of(at)
        holds = file.ledger.queue(at, gate)
        parked = sum(
            each.is_parked(at)
            for state in file.ledger
            if not state.is_finished
            for each in state.holds.values()
        )
        out.line((f"■ {say('queue', lang)} ({len(holds)})", "bold"))
        for each in holds:
            _print_hold(out, file, each, lang)
        if parked:
            out.line(say("parked", lang, count=parked))
        return _ends(file, Exit.REVIEW if holds else Exit.CLEAR)


def _ends(file: LedgerFile, code: Exit) -> Exit:
    """Return the exit code, or that of a damaged ledger: somebody should know."""
    return Exit.UNREADABLE if file.damage else code


def _print_hold(out: Printer, file: LedgerFile, each: Hold, lang: Lang) -> None:
    state = file.ledger.state(each.order_number)
    status = "" if state.status is None else status_label(state.status, lang)
    out.line((harmless(each.id), "bold"), f"  {status}", hang=2)
    gates = ", ".join(sorted(gate.value for gate in state.gates_of(each)))
    named = f"{each.code} {_label(each.rule, lang)}".strip()
    out.line(f"{named} [{gates}]  {_when(each.opened_at)}", indent=2)
    if each.rule == MANUAL:
        opening = next(e for e in file.ledger.history(each.order_number) if e.hold_id == each.id)
        out.line(f"{harmless(file.note(opening))} ({harmless(each.by)})", indent=4, hang=2)
    if each.paths:
        out.line(", ".join(field_label(path, lang) for path in each.paths), indent=4, hang=2)


def release(  # noqa: PLR0913, PLR0917
    path: Path,
    holds: list[str],
    reason: str,
    by: str | None,
    note: str,
    at: datetime | None,
    lang: Lang,
) -> int:
    """Release holds; all of them or none."""
    return _write(
        path,
        lambda ledger: ledger.release(
            holds, by=_who(by), reason=reason, at=moment_of(at), note=note
        ),
        lang,
    )


def park(  # noqa: PLR0913, PLR0917
    path: Path,
    hold: str,
    until: datetime,
    by: str | None,
    note: str,
    at: datetime | None,
    lang: Lang,
) -> int:
    """Park one hold."""
    return _write(
        path,
        lambda ledger: ledger.park(hold, until=until, by=_who(by), at=moment_of(at), note=note),
        lang,
    )


def unpark(  # noqa: PLR0913, PLR0917
    path: Path, hold: str, by: str | None, note: str, at: datetime | None, lang: Lang
) -> int:
    """Bring one parked hold back."""
    return _write(
        path, lambda ledger: ledger.unpark(hold, by=_who(by), at=moment_of(at), note=note), lang
    )


def hold(  # noqa: PLR0913, PLR0917
    path: Path,
    number: str,
    gate: str,
    reason: str,
    by: str | None,
    at: datetime | None,
    lang: Lang,
) -> int:
    """Hold an order by hand; it must be in the ledger, so that a slip of the pen is noticed."""

    def write(ledger: Ledger) -> Iterable[Event]:
        ledger.state(number)
        return ledger.hold(number, gate, reason=reason, by=_who(by), at=moment_of(at))

    return _write(path, write, lang)


def history(path: Path, number: str | None, lang: Lang) -> int:
    """Print the events of one order, or of all."""
    with _file(path, mend=False) as file, _printer() as out:
        numbers = [state.order_number for state in file.ledger] if number is None else [number]
        for each in numbers:
            events = file.ledger.history(each)
            out.line((harmless(each), "bold"))
            for event in events:
                _print_event(out, file, event, lang)
        return _ends(file, Exit.CLEAR)


def _write(path: Path, write: Callable[[Ledger], Iterable[Event]], lang: Lang) -> int:
    """Do one thing to the ledger and show what was written."""
    with _file(path) as file, _printer() as out:
        try:
            events = tuple(write(file.ledger))
        except ValueError as error:
            raise LedgerError(str(error)) from None
        file.keep(events)
        file.flush()  # what a person decided is written before it is told
        for event in events:
            out.line((harmless(event.order_number), "bold"))
            _print_event(out, file, event, lang)
        return _ends(file, Exit.CLEAR)


def _print_event(out: Printer, file: LedgerFile, event: Event, lang: Lang) -> None:
    number = f" #{event.hold}" if event.hold else ""
    parts = [_when(event.at), f"{event.kind.label.text(lang)}{number}", *_details(event, lang)]
    out.line("  ".join(map(harmless, (*parts, f"({event.by})"))), indent=2, hang=2)
    if note := file.note(event):
        out.line(harmless(note), indent=4)


def _details(event: Event, lang: Lang) -> Iterator[str]:
    if event.status is not None:
        known = next((each for each in RmsStatus if each == event.status), event.status)
        yield status_label(known, lang)
    if event.rule:
        yield (
            f"{event.code} {_label(event.rule, lang)}" if event.code else _label(event.rule, lang)
        )
    if event.gate:
        yield event.gate.value
    if event.reason:
        yield event.reason.label.text(lang)
    if event.until:
        yield f"→ {_when(event.until)}"


def _label(rule: str, lang: Lang) -> str:
    if rule == MANUAL:
        return EventKind.PLACED.label.text(lang)
    found = default_registry().get(rule)
    return rule if found is None else str(found.label.text(lang))


def _when(at: datetime) -> str:
    return at.astimezone(JST).strftime(_MOMENT)


def _who(by: str | None) -> str:
    """Return who acts: as told, or the name of the account."""
    if by is not None and by.strip():
        return by.strip()
    try:
        return getpass.getuser()
    except (OSError, KeyError):
        raise LedgerError("--by: expected a name; the account has none") from None


@contextmanager
def _file(path: Path, *, mend: bool = True) -> Iterator[LedgerFile]:
    with opened_ledger(path, must_exist=True, mend=mend) as file:
        if file is not None:
            yield file


@contextmanager
def _printer() -> Iterator[Printer]:
    with open_output(None) as stream:
        yield Printer(stream, width_of(stream), styled=is_styled(stream, color=None))
