"""Judge one record: the five things that can be said of it, and their sums."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from oms.cli.exits import Exit
from oms.cli.options import GateName
from oms.cli.words import ENGINE_LABELS
from oms.engine import Engine, Rejected, Screening
from oms.model import Finding, Gate, Message, Order, Severity, Wait
from oms.model.finding import Lang

__all__ = ["Judge", "Judged", "Tally", "Verdict", "running"]


class Verdict(StrEnum):
    """What is to be done with a record; each has exactly one."""

    GO = "go"
    REVIEW = "review"
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
    Verdict.WAIT: Message(ja="待ち", en="waiting"),
    Verdict.FINISHED: Message(ja="終了 (発送済など)", en="finished (shipped …)"),
    Verdict.REJECTED: Message(ja="読めなかった", en="unreadable"),
}


@dataclass(frozen=True, slots=True)
class Judged:
    """One record with its verdict; exactly one of the three is set.

    Attributes:
        verdict: What is to be done.
        screening: What the engine said.
        finished: The order, if no gate lies ahead of it and it was not screened.
        rejected: The record, if it could not be read.
    """

    verdict: Verdict
    screening: Screening | None = None
    finished: Order | None = None
    rejected: Rejected | None = None


class Judge:
    """Gives each record its verdict.

    Args:
        engine: Screens the orders.
        at: The moment of the screening.
        gate: Judge this gate only; by default any hold counts.
        past: Whether to screen finished orders like the others.
    """

    def __init__(self, engine: Engine, at: datetime, gate: GateName | None, *, past: bool) -> None:
        """Take what decides."""
        self.engine, self.at, self.past = engine, at, past
        self.gate = Gate(gate) if gate else None

    def judge(self, record: Order | Rejected) -> Judged:
        """Judge one record."""
        if isinstance(record, Rejected):
            return Judged(Verdict.REJECTED, rejected=record)
        if not self.past and record.is_finished:
            return Judged(Verdict.FINISHED, finished=record)
        screening = self.engine.screen(record, self.at)
        return Judged(self._verdict(screening), screening=screening)

    def _verdict(self, screening: Screening) -> Verdict:
        held = screening.would_hold(self.gate) if self.gate else screening.needs_review
        if held:
            return Verdict.REVIEW
        return Verdict.WAIT if self.waits(screening) else Verdict.GO

    def waits(self, screening: Screening) -> list[Wait]:
        """Return the running waits that concern the judged gate."""
        return [
            wait for wait in running(screening) if self.gate is None or self.gate in wait.gates
        ]

    def shown(self, screening: Screening) -> list[Finding]:
        """Return what concerns the judged gate, gravest first: holds, then warnings."""
        holds = [each for each in screening.holds if self._closes(screening, each)]
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
        return Exit.REVIEW if self.verdicts[Verdict.REVIEW] else Exit.CLEAR
