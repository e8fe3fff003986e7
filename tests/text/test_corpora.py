"""The reading stays at its figures on a sample of the labelled corpora."""

import gzip
import json
import re
import runpy
from pathlib import Path

import pytest

from oms.model.base import clean_text
from oms.text import Agreement, PieceKind, fold

CORPORA = Path(__file__).parents[2] / "benchmarks" / "remarks"
UNWANTED = re.compile(r"(?:試供品|サンプル|ノベルティ|メルマガ)は?(?:不要|[要い]りません)")
"""Labelled a message; since then decided to be none: nothing is wrong if a sample comes."""
SAMPLES = ("tune/a.jsonl.gz", "tune/b.jsonl.gz", "validate/c.jsonl.gz")


read = runpy.run_path(str(CORPORA / "evaluate.py"))["read"]


@pytest.fixture(scope="module", params=SAMPLES)
def sample(request):
    """Every 20th record of a corpus with its reading."""
    with gzip.open(CORPORA / request.param, "rt", encoding="utf-8") as lines:
        records = [json.loads(line) for at, line in enumerate(lines) if at % 20 == 0]
    assert len(records) == 300
    return [(record, read(record)) for record in records]


def share(rows, holds):
    """The share of rows for which something holds."""
    assert len(rows) >= 20
    return sum(map(bool, map(holds, rows))) / len(rows)


def test_messages_are_found(sample):
    """At least 99.5 %."""
    asked = [row for row in sample if not UNWANTED.search(row[0]["remarks"])]
    needs = [reading for record, reading in asked if record["needs_person"]]
    assert share(needs, lambda reading: reading.needs_person) >= 0.995


def test_quiet_remarks_are_not_held(sample):
    """At most 1.5 %."""
    quiet = [reading for record, reading in sample if not record["needs_person"]]
    assert share(quiet, lambda reading: reading.needs_person) <= 0.015


def test_contradictions_are_found_and_right(sample):
    """Recall and precision at least 95 %, day and slot together."""
    rows = [
        (record["contradicts"][name], verdict is Agreement.CONFLICTS)
        for record, reading in sample
        for name, verdict in (("date", reading.day), ("slot", reading.hour))
    ]
    assert share([row for row in rows if row[0]], lambda row: row[1]) >= 0.95
    assert share([row for row in rows if row[1]], lambda row: row[0]) >= 0.95


def test_one_class_messages_have_their_class(sample):
    """At least 90 % of the corpus; 87 % leaves room for the chance of a sample of this size."""
    one = [row for row in sample if row[0]["needs_person"] and len(row[0]["classes"]) == 1]
    assert share(one, lambda row: list(row[1].classes) == row[0]["classes"]) >= 0.87


def test_every_piece_says_what_stands_there(sample):
    """Spans hold in all of them, and only blanks and variation marks are left out."""
    for record, reading in sample:
        text, at, left = clean_text(record["remarks"]), 0, ""
        for piece in reading.pieces:
            assert piece.text == text[piece.start : piece.end]
            assert at <= piece.start
            left, at = left + text[at : piece.start], piece.end
        assert "" == fold(left + text[at:]).text.replace("\n", "").strip("\u3099\u309a")


def test_contradicting_words_are_named(sample):
    """No contradiction without the words it stands in, unless wishes are ranked."""
    for record, reading in sample:
        if reading.hour is Agreement.CONFLICTS:
            assert reading.against_hour
        if reading.day is Agreement.CONFLICTS and "第" not in record["remarks"]:
            assert reading.against_day
        for piece in (*reading.against_day, *reading.against_hour):
            assert piece.kind in (PieceKind.MESSAGE, PieceKind.SELECTION, PieceKind.WISH)
