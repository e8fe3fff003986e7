"""CSV for spreadsheets: one row a finding, UTF-8 with BOM, CRLF, no cell is a formula."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from typing import Final, TextIO

from oms.cli.options import LangName
from oms.cli.shown import status_label, wait_text
from oms.cli.verdict import Judge, Judged, Tally, running
from oms.cli.words import field_label, say
from oms.engine import EventKind, Rejected, Screening
from oms.engine.state import MANUAL
from oms.errors import in_lang
from oms.model import Finding, Wait

__all__ = ["CsvRenderer", "cell"]

HEADERS: Final = {
    "ja": (
        *("注文番号", "ステータス", "判定", "コード", "チェック", "重要度"),
        *("内容", "該当項目", "該当箇所", "提案", "記録の位置", "保留"),
    ),
    "en": (
        *("order_number", "status", "verdict", "code", "check", "severity"),
        *("message", "field", "evidence", "suggestion", "place", "hold"),
    ),
}
# Spreadsheets run a cell that begins so, full-width forms and leading blanks included.
_FORMULA: Final = re.compile(r"\s*[=+\-@＝＋－＠−]|[\t\r\n]")
_CONTROLS: Final = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")


def cell(value: object) -> str:
    """Return the text of a cell that no spreadsheet takes for a formula.

    Example:
        >>> cell("=HYPERLINK(…)"), cell("のし希望"), cell(-9999)
        ("'=HYPERLINK(…)", 'のし希望', "'-9999")
    """
    text = "" if value is None else _CONTROLS.sub("\ufffd", str(value))
    return f"'{text}" if _FORMULA.match(text) else text


class CsvRenderer:
    """Writes rows as orders are judged; an order without findings gets one row as well."""

    def __init__(self, stream: TextIO, judge: Judge, lang: LangName) -> None:
        """Write the header."""
        self._judge, self._lang = judge, lang
        self._rows = csv.writer(stream, lineterminator="\r\n")
        self._rows.writerow(HEADERS[lang.code])

    def add(self, judged: Judged) -> None:
        """Write the rows of one record."""
        verdict = judged.verdict.label.text(self._lang.code)
        if judged.rejected is not None:
            self._rows.writerow(map(cell, self._unreadable(judged.rejected, verdict)))
        elif judged.finished is not None:
            order = judged.finished
            head = (order.order_number, status_label(order.status, self._lang.code), verdict)
            self._rows.writerow(map(cell, (*head, *[""] * 9)))
        elif judged.screening is not None:
            for row in self._of(judged, judged.screening, verdict):
                self._rows.writerow(map(cell, row))
        self._add_notes(judged, verdict)

    def finish(self, tally: Tally) -> None:
        """Write nothing: every row is a record."""

    def _add_notes(self, judged: Judged, verdict: str) -> None:
        """Write a row for each value the reader restored."""
        lang, order = self._lang.code, judged.order
        if order is None:
            return
        for note in judged.notes:
            head = (order.order_number, status_label(order.status, lang), verdict)
            row = (*head, "", say("note", lang), "", note.text(lang), note.column, *[""] * 3)
            self._rows.writerow(map(cell, row))

    def _unreadable(self, rejected: Rejected, verdict: str) -> tuple[object, ...]:
        blank = ("", "", "")
        head = (rejected.order_number, "", verdict, *blank)
        reason = in_lang(rejected.reason, self._lang.code)
        return (*head, reason, *blank, rejected.place, "")

    def _of(
        self, judged: Judged, screening: Screening, verdict: str
    ) -> Iterator[tuple[object, ...]]:
        lang = self._lang.code
        head = (screening.order_number, status_label(screening.status, lang), verdict)
        for finding in screening.findings:
            hold = judged.hold_of(finding)
            yield (*head, *self._finding(finding), "", hold.id if hold else "")
        waits = running(screening)
        for wait in waits:
            yield (*head, *self._wait(wait), *[""] * 5)
        for hold in judged.holds or ():
            if hold.rule == MANUAL:
                placed = EventKind.PLACED.label.text(lang)
                yield (*head, "", placed, "", placed, *[""] * 4, hold.id)
        if not screening.findings and not waits and not judged.holds:
            yield (*head, *[""] * 9)

    def _wait(self, wait: Wait) -> tuple[str, ...]:
        lang = self._lang.code
        code = self._judge.code(wait.rule)
        label = self._judge.label(code, wait.rule, lang) or wait.rule
        return (code, label, say("wait", lang), wait_text(wait, lang))

    def _finding(self, finding: Finding) -> tuple[object, ...]:
        lang = self._lang.code
        severity = finding.severity.label if lang == "ja" else finding.severity.value
        advice = finding.suggestion.text(lang) if finding.suggestion else ""
        paths = " / ".join(field_label(each.path, lang) for each in finding.evidence)
        values = [each.value for each in finding.evidence]
        evidence = values[0] if len(values) == 1 else " / ".join(str(v) for v in values)
        label = self._judge.label(finding.code, finding.rule, lang)
        return (finding.code, label, severity, finding.text(lang), paths, evidence, advice)
