"""JSON: one document, or one line for each record of the input."""

from __future__ import annotations

import json
import shutil
from tempfile import SpooledTemporaryFile
from typing import Any, Final, Self, TextIO

from oms.cli.verdict import Judged, Tally, Verdict
from oms.errors import in_lang
from oms.model import Order

__all__ = ["JsonLinesRenderer", "JsonRenderer"]

_IN_MEMORY: Final = 1 << 20


def _dumped(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def line_of(judged: Judged) -> str:
    """Return one record as a JSON object: `kind`, `verdict`, then what is known.

    `notes` is there only where the reader restored something.
    """
    if judged.rejected is not None:
        rejected = {"kind": "rejected", "verdict": judged.verdict}
        told = {"reason_ja": in_lang(judged.rejected.reason, "ja")}
        return _dumped(rejected | judged.rejected.model_dump(mode="json") | told)
    head = {"kind": "screening", "verdict": judged.verdict} | _holds(judged) | _notes(judged)
    if judged.screening is not None:
        return _dumped(head)[:-1] + "," + judged.screening.model_dump_json()[1:]
    return _dumped(head | _unscreened(judged.finished))


def _notes(judged: Judged) -> dict[str, Any]:
    return {"notes": [each._asdict() for each in judged.notes]} if judged.notes else {}


def _holds(judged: Judged) -> dict[str, Any]:
    """Show the open holds, where a ledger remembers them."""
    if judged.holds is None:
        return {}
    rows = [
        {"id": hold.id, "rule": hold.rule, "subject": hold.subject, "new": hold.id in judged.new}
        for hold in judged.holds
    ]
    return {"holds": rows}


def _unscreened(order: Order | None) -> dict[str, Any]:
    """Show a finished order in the shape of a screening that found nothing."""
    if order is None:
        return {}
    names = {"order_number": order.order_number, "shop_id": order.shop_id}
    return names | {"status": order.status, "findings": [], "shadow": [], "waits": []}


def summary_of(tally: Tally) -> dict[str, Any]:
    """Return the sums as plain values; the verdicts add up to `total`."""
    checks: dict[str, dict[str, Any]] = {}
    for (code, rule, severity), count in sorted(tally.checks.items()):
        row = checks.setdefault(rule, {"code": code, "hold": 0, "warn": 0, "info": 0})
        row[severity.value] = count
    verdicts = {verdict.value: tally.verdicts[verdict] for verdict in Verdict}
    waits = dict(sorted(tally.waits.items()))
    return {"total": tally.total, **verdicts, "checks": checks, "waits": waits}


class JsonLinesRenderer:
    """One line for each record of the input, in input order, written as it is judged."""

    def __init__(self, stream: TextIO) -> None:
        """Take the open result."""
        self._stream = stream

    def add(self, judged: Judged) -> None:
        """Write one line."""
        self._stream.write(line_of(judged) + "\n")

    def finish(self, tally: Tally) -> None:
        """Write nothing: every line is a record."""


class JsonRenderer:
    """One document: `screenings`, `rejected`, `summary`.

    The screenings are written as they are judged. Rejected records and the sums are only known
    at the end, so they come last; the former wait in a temporary file.
    """

    def __init__(self, stream: TextIO) -> None:
        """Take the open result."""
        self._stream = stream
        self._count = {"screening": 0, "rejected": 0}
        self._rejected = SpooledTemporaryFile(  # noqa: SIM115  closed by __exit__
            _IN_MEMORY, "w+", encoding="utf-8", newline=""
        )

    def __enter__(self) -> Self:
        """Begin the document."""
        self._stream.write('{"screenings":[')
        return self

    def __exit__(self, *_: object) -> None:
        """Drop the temporary file."""
        self._rejected.close()

    def add(self, judged: Judged) -> None:
        """Write a screening, or keep a rejected record for later."""
        kind, place = ("screening", self._stream)
        if judged.rejected is not None:
            kind, place = ("rejected", self._rejected)  # type: ignore[assignment]
        place.write(",\n" if self._count[kind] else "\n")
        place.write(line_of(judged))
        self._count[kind] += 1

    def finish(self, tally: Tally) -> None:
        """Write the rejected records and the sums."""
        self._stream.write('\n],"rejected":[')
        self._rejected.seek(0)
        shutil.copyfileobj(self._rejected, self._stream)
        self._stream.write(f'\n],"summary":{_dumped(summary_of(tally))}}}\n')
