"""The table for people: sums, then what a clerk must look at, then the checks."""

from __future__ import annotations

import shutil
from collections.abc import Iterable
from tempfile import SpooledTemporaryFile
from typing import Any, Final, Self, TextIO, cast

from oms.cli.cells import harmless
from oms.cli.options import ScreenOptions
from oms.cli.printer import Printer, is_styled, width_of
from oms.cli.shown import excerpt, status_label, wait_text
from oms.cli.unconfigured import print_unconfigured
from oms.cli.verdict import Judge, Judged, Tally, Verdict
from oms.cli.words import field_label, say
from oms.engine import Rejected, Screening
from oms.errors import in_lang
from oms.model import Finding, Order, Severity
from oms.rms import ReadingNote

__all__ = ["TableRenderer"]

_LISTED: Final = 200
_IN_MEMORY: Final = 1 << 20
_STYLES: Final = {Severity.HOLD: "bold red", Severity.WARN: "yellow", Severity.INFO: "cyan"}
_VERDICT_STYLES: Final = {
    Verdict.GO: "green",
    Verdict.REVIEW: "bold red",
    Verdict.KNOWN: "red",
    Verdict.WAIT: "yellow",
    Verdict.FINISHED: "dim",
    Verdict.REJECTED: "bold magenta",
}


class _List:
    """A part of the table that is printed later: lines go to a spool, never to memory."""

    def __init__(self, width: int, limit: int | None, *, styled: bool) -> None:
        self._spool = SpooledTemporaryFile(  # noqa: SIM115  closed by close()
            _IN_MEMORY, "w+", encoding="utf-8", newline=""
        )
        self.printer = Printer(cast("TextIO", self._spool), width, styled=styled)
        self.count, self._limit = 0, limit

    def takes(self) -> bool:
        """Count one entry and tell whether it is listed."""
        self.count += 1
        return self._limit is None or self.count <= self._limit

    @property
    def left_out(self) -> int:
        return 0 if self._limit is None else max(0, self.count - self._limit)

    def copy_to(self, stream: TextIO) -> None:
        self._spool.seek(0)
        shutil.copyfileobj(cast("Any", self._spool), stream)

    def close(self) -> None:
        self._spool.close()


class TableRenderer:
    """Collects the lists while orders are judged and prints everything at the end."""

    def __init__(self, stream: TextIO, judge: Judge, options: ScreenOptions) -> None:
        """Take the open result."""
        self._stream, self._judge = stream, judge
        self._lang = options.lang.code
        styled, width = is_styled(stream, options.color), width_of(stream)
        limit = None if options.list_all else _LISTED
        self._out = Printer(stream, width, styled=styled)
        self._review = _List(width, limit, styled=styled)
        self._rejected = _List(width, limit, styled=styled)
        self._notes = _List(width, limit, styled=styled)

    def __enter__(self) -> Self:
        """Nothing is opened beyond what was made."""
        return self

    def __exit__(self, *_: object) -> None:
        """Drop the spools."""
        self._review.close()
        self._rejected.close()
        self._notes.close()

    def add(self, judged: Judged) -> None:
        """Write down one record, if it is to be listed."""
        if judged.order is not None and judged.notes and self._notes.takes():
            self._add_notes(judged.order, judged.notes)
        if judged.rejected is not None:
            if self._rejected.takes():
                self._add_rejected(judged.rejected)
        elif (
            judged.verdict is Verdict.REVIEW
            and judged.screening is not None
            and self._review.takes()
        ):
            self._add_order(judged, judged.screening)

    def finish(self, tally: Tally) -> None:
        """Print the sums and the lists."""
        self._summary(tally)
        self._listed(self._review, "review_list")
        self._by_check(tally)
        print_unconfigured(self._out, self._judge.engine, self._lang)
        self._waits(tally)
        self._listed(self._notes, "note_list")
        self._listed(self._rejected, "rejected_list")

    # ---- entries ----------------------------------------------------------------------

    def _add_order(self, judged: Judged, screening: Screening) -> None:
        to = self._review.printer
        status = status_label(screening.status, self._lang)
        number = harmless(screening.order_number)
        to.line((number, "bold"), f"  {status}", hang=2)
        for finding in self._judge.shown(judged):
            hold = judged.hold_of(finding)
            self._add_finding(to, finding, screening.order, hold.id if hold else "")
        for wait in self._judge.waits(screening):
            label = f" {self._judge.code(wait.rule)} {wait_text(wait, self._lang)}"
            to.line((say("wait", self._lang), "yellow"), label, indent=2, hang=2)

    def _add_finding(self, to: Printer, finding: Finding, order: Order, hold_id: str) -> None:
        label = f"{finding.code} {self._label(finding.code, finding.rule)}"
        severity = self._severity(finding.severity)
        text = harmless(finding.text(self._lang))
        number = f" #{hold_id.rpartition('#')[2]}" if hold_id else ""
        style = _STYLES[finding.severity]
        to.line((severity + number, style), f" {label}: {text}", indent=2, hang=2)
        for evidence in finding.evidence:
            before, mark, after = excerpt(order, evidence)
            marked = (mark, "bold reverse") if to.styled else f"【{mark}】"
            place = field_label(evidence.path, self._lang)
            to.line((f"{place}: ", "dim"), before, marked, after, indent=4, hang=2)
        if finding.suggestion is not None:
            advice = harmless(finding.suggestion.text(self._lang))
            to.line(("→ ", "green"), advice, indent=4, hang=3)

    def _add_rejected(self, rejected: Rejected) -> None:
        to = self._rejected.printer
        number = f"  {rejected.order_number}" if rejected.order_number else ""
        to.line((harmless(rejected.place), "bold"), number, hang=2)
        to.line(harmless(in_lang(rejected.reason, self._lang)), indent=2)

    def _add_notes(self, order: Order, notes: Iterable[ReadingNote]) -> None:
        to = self._notes.printer
        to.line((harmless(order.order_number), "bold"))
        for note in notes:
            to.line(harmless(note.text(self._lang)), indent=2, hang=2)

    def _label(self, code: str, rule: str) -> str:
        return self._judge.label(code, rule, self._lang)

    def _severity(self, severity: Severity) -> str:
        return severity.label if self._lang == "ja" else severity.value

    # ---- the page ---------------------------------------------------------------------

    def _summary(self, tally: Tally) -> None:
        gate = self._judge.gate
        title = say("summary", self._lang)
        if gate is not None:
            title += f" ({say('gate', self._lang, gate=gate.value)})"
        self._out.line((f"■ {title}", "bold"))
        self._out.row([(say("total", self._lang), 22, ""), (str(tally.total), -8, "bold")])
        for verdict in Verdict:
            if verdict is Verdict.KNOWN and self._judge.ledger is None:
                continue
            count = tally.verdicts[verdict]
            style = _VERDICT_STYLES[verdict] if count else "dim"
            label = verdict.label.text(self._lang)
            self._out.row([(label, 22, style), (str(count), -8, style)])

    def _listed(self, entries: _List, title: str) -> None:
        if not entries.count:
            return
        self._out.rule(f"{say(title, self._lang)} ({entries.count})")
        entries.copy_to(self._stream)
        if entries.left_out:
            self._out.line(say("more", self._lang, count=entries.left_out), indent=2)

    def _by_check(self, tally: Tally) -> None:
        self._out.rule(say("by_check", self._lang))
        rows = {(code, rule) for code, rule, _ in tally.checks}
        ordered = sorted(rows)
        if not ordered:
            self._out.line(say("none", self._lang), indent=2)
            return
        self._row(say("code", self._lang), say("label", self._lang), map(self._word, Severity))
        for code, rule in ordered:
            counts = (str(tally.checks[code, rule, severity]) for severity in Severity)
            self._row(code, self._label(code, rule), counts)
        others = {each.value: tally.severities[each] for each in Severity}
        self._out.line(say("others", self._lang, **others), indent=2)

    def _waits(self, tally: Tally) -> None:
        if not tally.waits:
            return
        self._out.rule(say("waits", self._lang))
        for code, rule in sorted((self._judge.code(rule), rule) for rule in tally.waits):
            label = self._label(code, rule) or rule
            count = (str(tally.waits[rule]), -8, "")
            self._out.row([(code, 8, ""), (label, 34, ""), count])

    def _word(self, severity: Severity) -> str:
        return say(severity.value, self._lang)

    def _row(self, code: str, label: str, counts: Iterable[str]) -> None:
        widths = [(count, -8, "") for count in counts]
        self._out.row([(code, 8, ""), (label, 34, ""), *widths])
