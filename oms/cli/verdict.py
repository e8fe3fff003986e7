"""Judge one record: the five things that can be said of it, and their sums."""

from __future__ import annotations

import sys
from collections import Counter
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from oms.cli.exits import Exit
from oms.cli.options import GateName
from oms.cli.words import ENGINE_LABELS
from oms.engine import Engine, EventKind, Hold, Rejected, Screening
from oms.errors import LedgerError
from oms.model import Finding, Gate, Message, Order, Severity, Wait
from oms.model.finding import Lang
from oms.rms import ReadingNote, reading_notes
from oms.store import LedgerFile

__all__ = ["Judge", "Judged", "Tally", "Verdict", "running"]


class Verdict(StrEnum):
    """What is to be done with a record; each has exactly one."""

    GO = "go"
    REVIEW = "review"
    KNOWN = "known"
    WAIT = "wait"
    FINISHED = "finished"
    REJECTED = "rejected"

    @property
    def label(self) -> Message:
        """The words for people."""
        return _LABELS[self]


_LABELS = {
    Verdict.GO: Message(ja="進めてよい", en="may go on"),
    Verdict.REVIEW: Message(ja="要確認", en="needs review"),
    Verdict.KNOWN: Message(ja="要確認 (前回から継続)", en="needs review, as before"),
    Verdict.WAIT: Message(ja="待ち", en="waiting"),
    Verdict.FINISHED: Message(ja="終了 (発送済など)", en="finished (shipped …)"),
    Verdict.REJECTED: Message(ja="読めなかった", en="unreadable"),
}


_NEWS = frozenset({EventKind.OPENED, EventKind.UPDATED})


@dataclass(frozen=True, slots=True)
class Judged:
    """One record with its verdict; exactly one of the first three is set.

    Attributes:
        verdict: What is to be done.
        screening: What the engine said.
        finished: The order, if no gate lies ahead of it.
        rejected: The record, if it could not be read.
        holds: With a ledger: the order's open holds.
        new: With a ledger: ids of the holds that were opened, or whose facts changed, just now.
    """

    verdict: Verdict
    screening: Screening | None = None
    finished: Order | None = None
    rejected: Rejected | None = None
    holds: tuple[Hold, ...] | None = None
    new: frozenset[str] = frozenset()

    def hold_of(self, finding: Finding) -> Hold | None:
        """The open hold a finding belongs to."""
        key = finding.rule, finding.subject
        return next((each for each in self.holds or () if each.key == key), None)

    @property
    def order(self) -> Order | None:
        """The order, unless the record could not be read."""
        return self.finished if self.screening is None else self.screening.order

    @property
    def notes(self) -> tuple[ReadingNote, ...]:
        """What the reader restored in the record."""
        return () if self.order is None else reading_notes(self.order)


class Judge:
    """Gives each record its verdict.

    Args:
        engine: Screens the orders.
        at: The moment of the screening.
        gate: Judge this gate only; by default any hold counts.
        past: Whether to screen finished orders like the others.
        ledger: Remembers holds and releases from run to run; without one every run stands alone.
    """

    def __init__(
        self,
        engine: Engine,
        at: datetime,
        gate: GateName | None,
        *,
        past: bool,
        ledger: LedgerFile | None = None,
    ) -> None:
        """Take what decides."""
        self.engine, self.at, self.past, self.ledger = engine, at, past, ledger
        self.gate = Gate(gate) if gate else None
        self._seen: set[str] = set()

    def judge(self, record: Order | Rejected) -> Judged:
        """Judge one record."""
        if isinstance(record, Rejected):
            return Judged(Verdict.REJECTED, rejected=record)
        if record.is_finished and not self.past:
            if self.ledger is not None and record.order_number in self.ledger.ledger:
                self._remember(record, self.ledger)
            return Judged(Verdict.FINISHED, finished=record)
        if self.ledger is not None:
            return self._remember(record, self.ledger)
        screening = self.engine.screen(record, self.at)
        held = screening.would_hold(self.gate) if self.gate else screening.needs_review
        verdict = Verdict.REVIEW if held else self._unheld(screening)
        return Judged(verdict, screening=screening)

    def _remember(self, order: Order, file: LedgerFile) -> Judged:
        """Screen an order with what is known of it; only what is new asks for attention."""
        screening = self.engine.screen(order, self.at, earlier=file.earlier(order))
        try:
            events = file.apply(screening)
        except LedgerError as error:  # it knows a later moment of this order; the others go on
            aside = Rejected(
                place=order.order_number, reason=error.message, order_number=order.order_number
            )
            return Judged(Verdict.REJECTED, rejected=aside)
        self._tell_twice(order)
        state = file.ledger.state(order.order_number)
        holds = state.holds_at(self.gate) if self.gate else tuple(state.holds.values())
        told = {each.hold_id for each in events if each.kind in _NEWS}
        new = frozenset(each.id for each in holds if each.id in told)
        verdict = Verdict.REVIEW if new else Verdict.KNOWN if holds else self._unheld(screening)
        return Judged(verdict, screening=screening, holds=holds, new=new)

    def _tell_twice(self, order: Order) -> None:
        """Say that an order comes twice in a run: the ledger goes by the last record."""
        if order.order_number in self._seen:
            said = "comes twice in this run; the ledger goes by the last record"
            sys.stderr.write(f"oms: {order.order_number}: {said}\n")
        self._seen.add(order.order_number)

    def _unheld(self, screening: Screening) -> Verdict:
        return Verdict.WAIT if self.waits(screening) else Verdict.GO

    def waits(self, screening: Screening) -> list[Wait]:
        """Return the running waits that concern the judged gate."""
        waits = running(screening)
        return list(waits if self.gate is None else screening.running(self.gate))

    def shown(self, judged: Judged) -> list[Finding]:
        """Return what concerns the judged gate, gravest first: holds, then warnings.

        With a ledger, of the holds only what is new.
        """
        screening = judged.screening
        if screening is None:
            return []
        holds = [each for each in screening.holds if self._closes(screening, each)]
        if judged.holds is not None:
            kept = {each.key for each in judged.holds if each.id in judged.new}
            holds = [each for each in holds if (each.rule, each.subject) in kept]
        return holds + [each for each in screening.findings if each.severity is Severity.WARN]

    def code(self, rule: str) -> str:
        """Return the code of a check by its name; nothing for a check the pack does not run."""
        return self.engine.pack[rule].code if rule in self.engine.pack else ""

    def label(self, code: str, rule: str, lang: Lang) -> str:
        """Return the label of the check that made a finding."""
        if rule in self.engine.pack:
            return self.engine.pack[rule].label.text(lang)
        return ENGINE_LABELS.get(code, Message(code, code)).text(lang)

    def _closes(self, screening: Screening, finding: Finding) -> bool:
        if self.gate is None:
            return True
        return screening.model_copy(update={"findings": (finding,)}).would_hold(self.gate)


def running(screening: Screening) -> list[Wait]:
    """Return the waits that still run at the moment of the screening."""
    return [wait for wait in screening.waits if wait.is_running(screening.at)]


@dataclass(slots=True)
class Tally:
    """The sums of a run.

    Attributes:
        verdicts: Records by verdict; they add up to `total`.
        severities: Orders by severity of a finding they have.
        checks: Orders by (code, rule of the finding, severity).
        waits: Orders by rule of a wait that runs.
    """

    verdicts: Counter[Verdict] = field(default_factory=Counter)
    severities: Counter[Severity] = field(default_factory=Counter)
    checks: Counter[tuple[str, str, Severity]] = field(default_factory=Counter)
    waits: Counter[str] = field(default_factory=Counter)

    def add(self, judged: Judged) -> None:
        """Count one record."""
        self.verdicts[judged.verdict] += 1
        if judged.screening is not None:
            findings = judged.screening.findings
            self.severities.update({each.severity for each in findings})
            self.checks.update({(each.code, each.rule, each.severity) for each in findings})
            self.waits.update({wait.rule for wait in running(judged.screening)})

    @property
    def total(self) -> int:
        """All records."""
        return self.verdicts.total()

    @property
    def exit_code(self) -> int:
        """What the process answers."""
        if self.verdicts[Verdict.REJECTED]:
            return Exit.UNREADABLE
        held = self.verdicts[Verdict.REVIEW] or self.verdicts[Verdict.KNOWN]
        return Exit.REVIEW if held else Exit.CLEAR
