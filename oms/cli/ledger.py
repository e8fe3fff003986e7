"""The commands on a ledger file: the queue, release, park, hold by hand, and history."""

from __future__ import annotations

import getpass
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from oms.cli.cells import harmless
from oms.cli.exits import Exit
from oms.cli.output import open_output
from oms.cli.printer import Printer, is_styled, width_of
from oms.cli.shown import status_label
from oms.cli.words import field_label, say
from oms.engine import Event, Hold, Ledger
from oms.errors import LedgerError
from oms.model import JST
from oms.model.finding import Lang
from oms.rules import default_registry
from oms.store import LedgerFile

__all__ = ["history", "hold", "opened_ledger", "park", "queue", "release"]

_MOMENT = "%Y-%m-%d %H:%M"


@contextmanager
def opened_ledger(path: Path | None, *, must_exist: bool = False) -> Iterator[LedgerFile | None]:
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
    with LedgerFile(path) as file:
        for sentence in file.damage:
            sys.stderr.write(f"oms: {sentence}\n")
        yield file


def queue(path: Path, gate: str | None, at: datetime, lang: Lang) -> int:
    """Print the open holds; 1 if there are any."""
    with _file(path) as file, _printer() as out:
        holds = file.ledger.queue(at, gate)
        parked = sum(
            each.is_parked(at)
            for state in file.ledger
            if not state.is_finished
            for each in state.holds.values()
        )
        out.line((f"■ {say('queue', lang)} ({len(holds)})", "bold"))
        for each in holds:
            _print_hold(out, file.ledger, each, lang)
        if parked:
            out.line(say("parked", lang, count=parked))
        return Exit.REVIEW if holds else Exit.CLEAR


def _print_hold(out: Printer, ledger: Ledger, each: Hold, lang: Lang) -> None:
    state = ledger.state(each.order_number)
    status = "" if state.status is None else status_label(state.status, lang)
    out.line((harmless(each.id), "bold"), f"  {status}", hang=2)
    gates = ", ".join(sorted(gate.value for gate in state.gates_of(each)))
    out.line(f"{each.code} {_label(each.rule, lang)} [{gates}]  {_when(each.opened_at)}", indent=2)
    if each.paths:
        out.line(", ".join(field_label(path, lang) for path in each.paths), indent=4, hang=2)


def release(  # noqa: PLR0913, PLR0917
    path: Path, holds: list[str], reason: str, by: str | None, note: str, at: datetime, lang: Lang
) -> int:
    """Release holds; all of them or none."""
    return _write(
        path,
        lambda ledger: ledger.release(holds, by=_who(by), reason=reason, at=at, note=note),
        lang,
    )


def park(  # noqa: PLR0913, PLR0917
    path: Path, hold: str, until: datetime, by: str | None, note: str, at: datetime, lang: Lang
) -> int:
    """Park one hold."""
    return _write(
        path,
        lambda ledger: ledger.park(hold, until=until, by=_who(by), at=at, note=note),
        lang,
    )


def hold(  # noqa: PLR0913, PLR0917
    path: Path, number: str, gate: str, reason: str, by: str | None, at: datetime, lang: Lang
) -> int:
    """Hold an order by hand; it must be in the ledger, so that a slip of the pen is noticed."""

    def write(ledger: Ledger) -> Iterable[Event]:
        ledger.state(number)
        return ledger.hold(number, gate, reason=reason, by=_who(by), at=at)

    return _write(path, write, lang)


def history(path: Path, number: str | None, lang: Lang) -> int:
    """Print the events of one order, or of all."""
    with _file(path) as file, _printer() as out:
        numbers = [state.order_number for state in file.ledger] if number is None else [number]
        for each in numbers:
            out.line((harmless(each), "bold"))
            for event in file.ledger.history(each):
                _print_event(out, file, event, lang)
    return Exit.CLEAR


def _write(path: Path, write: Callable[[Ledger], Iterable[Event]], lang: Lang) -> int:
    """Do one thing to the ledger and show what was written."""
    with _file(path) as file, _printer() as out:
        try:
            events = tuple(write(file.ledger))
        except ValueError as error:
            raise LedgerError(str(error)) from None
        file.keep(events)
        for event in events:
            out.line((harmless(event.order_number), "bold"))
            _print_event(out, file, event, lang)
    return Exit.CLEAR


def _print_event(out: Printer, file: LedgerFile, event: Event, lang: Lang) -> None:
    number = f" #{event.hold}" if event.hold else ""
    parts = [_when(event.at), f"{event.kind.label.text(lang)}{number}", *_details(event, lang)]
    out.line("  ".join(map(harmless, (*parts, f"({event.by})"))), indent=2, hang=2)
    if note := file.note(event):
        out.line(harmless(note), indent=4)


def _details(event: Event, lang: Lang) -> Iterator[str]:
    if event.status is not None:
        yield status_label(event.status, lang)
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
def _file(path: Path) -> Iterator[LedgerFile]:
    with opened_ledger(path, must_exist=True) as file:
        if file is not None:
            yield file


@contextmanager
def _printer() -> Iterator[Printer]:
    with open_output(None) as stream:
        yield Printer(stream, width_of(stream), styled=is_styled(stream, color=None))
