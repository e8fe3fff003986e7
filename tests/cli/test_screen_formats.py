"""JSON, JSONL and CSV for programs and spreadsheets."""

import csv
import io
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from oms.cli.options import LangName
from oms.cli.render_csv import HEADERS, CsvRenderer, cell
from oms.cli.render_json import line_of
from oms.cli.verdict import Judge, Judged, Tally, Verdict
from oms.engine import Engine, Rejected, Screening
from oms.model import Gate, Message, Wait, order
from oms.model.base import jst

AT = "2026-05-01T12:00"
VERDICTS = ["go", "review", "finished", "review", "rejected"]


def _rows(result):
    return list(csv.DictReader(io.StringIO(result.raw.decode("utf-8-sig"), newline="")))


def test_jsonl_has_a_line_for_each_record(oms, kinds):
    """In input order, whatever the verdict."""
    result = oms("screen", kinds, "--at", AT, "-f", "jsonl")
    records = [json.loads(line) for line in result.lines]
    assert VERDICTS == [each["verdict"] for each in records]
    assert ["screening"] * 4 + ["rejected"] == [each["kind"] for each in records]
    numbers = [f"123456-20260501-{n:010}" for n in range(1, 6)]
    assert numbers == [each["order_number"] for each in records]
    assert "送料・金額が未確定です (1 項目)" == records[1]["findings"][0]["message"]["ja"]
    assert [] == records[2]["findings"]
    assert 3 == result.code


def test_json_is_one_document_with_its_sums(oms, kinds):
    """Summary, screenings, rejected."""
    document = json.loads(oms("screen", kinds, "--at", AT, "-f", "json").out)
    assert {"screenings", "rejected", "summary"} == set(document)
    assert VERDICTS[:4] == [each["verdict"] for each in document["screenings"]]
    assert [f"{kinds}:1 [4]"] == [each["place"] for each in document["rejected"]]
    summary = document["summary"]
    assert summary["total"] == sum(summary[verdict.value] for verdict in Verdict)
    assert {"code": "PY01", "hold": 1, "warn": 0, "info": 0} == summary["checks"][
        "payment.amount_undetermined"
    ]


def test_json_of_nothing_is_a_document_too(oms, tmp_path):
    """An absent file is one rejected record."""
    document = json.loads(oms("screen", tmp_path / "absent", "-f", "json").out)
    assert [] == document["screenings"]
    assert 1 == len(document["rejected"])


def test_csv_has_a_row_for_each_finding_and_each_order(oms, kinds):
    """Orders without findings get one row as well."""
    result = oms("screen", kinds, "--at", AT, "-f", "csv")
    assert result.raw.startswith(b"\xef\xbb\xbf")
    assert result.raw.count(b"\r\n") >= len(_rows(result)) + 1
    rows = _rows(result)
    assert list(HEADERS["ja"]) == list(rows[0])
    by_number = {row["注文番号"][-1]: row for row in rows}
    assert {"1", "2", "3", "4", "5"} == set(by_number)
    assert "進めてよい" == by_number["1"]["判定"]
    assert "" == by_number["1"]["コード"]
    assert "PY01" == by_number["2"]["コード"]
    assert "'-9999" == by_number["2"]["該当箇所"]
    assert "終了 (発送済など)" == by_number["3"]["判定"]
    assert "読めなかった" == by_number["5"]["判定"]
    assert f"{kinds}:1 [4]" == by_number["5"]["記録の位置"]


def test_csv_in_english(oms, kinds):
    """Header and words."""
    rows = _rows(oms("screen", kinds, "--at", AT, "-f", "csv", "--lang", "en"))
    assert list(HEADERS["en"]) == list(rows[0])
    assert ["may go on", "needs review"] == [row["verdict"] for row in rows[:2]]
    assert "hold" == rows[1]["severity"]


def test_a_remark_that_is_a_formula_is_defused(oms, write, numbered):
    """The evidence is the buyer's own text."""
    path = write(
        [numbered(1, remarks='[備考:]\n=HYPERLINK("http://example.invalid","領収書希望")')]
    )
    for row in _rows(oms("screen", path, "--at", AT, "-f", "csv")):
        assert not any(value.startswith("=") for value in row.values())


@given(st.text() | st.from_regex(r"\A\s*[=+\-@＝＋－＠\t\r].*", fullmatch=True))
def test_no_cell_starts_a_formula(text):
    """Whatever the text, and whatever blanks stand before it."""
    shown = cell(text)
    assert not shown.lstrip().startswith(("=", "+", "-", "@", "＝", "＋", "－", "＠"))
    assert not shown.startswith(("\t", "\r", "\n"))
    assert shown in {text, f"'{text}"} or "\ufffd" in shown


@given(st.text())
def test_a_cell_survives_csv(text):
    """What is written is what a reader gets."""
    stream = io.StringIO(newline="")
    csv.writer(stream, lineterminator="\r\n").writerow([cell(text), "x"])
    assert [[cell(text), "x"]] == list(csv.reader(io.StringIO(stream.getvalue(), newline="")))


def _waiting(gates=frozenset(Gate)):
    engine = Engine()
    screening = engine.screen(order(), jst(2026, 5, 1, 12))
    wait = Wait(kind="payment", label=Message("入金待ち", "unpaid"), gates=gates, rule="x.y")
    return engine, screening.model_copy(update={"waits": (wait,)})


class _Fixed(Engine):
    """An engine whose answer is known."""

    __slots__ = ("answer",)

    def screen(self, *_, **__):
        return self.answer


@pytest.mark.parametrize(
    ("gate", "gates", "verdict"),
    [
        (None, frozenset(Gate), Verdict.WAIT),
        (None, frozenset({Gate.SHIP}), Verdict.WAIT),
        (Gate.SHIP, frozenset({Gate.SHIP}), Verdict.WAIT),
        (Gate.CONFIRM, frozenset({Gate.SHIP}), Verdict.GO),
    ],
)
def test_a_wait_closes_only_its_gates(gate, gates, verdict):
    """待ち is not 要確認."""
    engine, engine_answer = _Fixed(), _waiting(gates)[1]
    engine.answer = engine_answer
    judged = Judge(engine, jst(2026, 5, 1, 12), gate, past=False).judge(order())
    assert verdict is judged.verdict


def test_a_waiting_order_has_a_csv_row():
    """The row says what is waited for."""
    engine, screening = _waiting()
    stream = io.StringIO(newline="")
    renderer = CsvRenderer(stream, Judge(engine, jst(2026, 5, 1), None, past=False), LangName.JA)
    renderer.add(Judged(Verdict.WAIT, screening=screening))
    renderer.add(Judged(Verdict.GO))
    renderer.finish(Tally())
    assert "待ち,,x.y,待ち,入金待ち," in stream.getvalue()
    assert 2 == stream.getvalue().count("\r\n")


def test_a_line_holds_no_order():
    """The order itself stays out, and the raw text of a rejected record as well."""
    _, screening = _waiting()
    assert isinstance(screening, Screening)
    assert "太郎" not in line_of(Judged(Verdict.GO, screening=screening))
    rejected = Rejected(place="x", reason="y", raw="太郎")
    assert "太郎" not in line_of(Judged(Verdict.REJECTED, rejected=rejected))
    assert '{"kind":"screening","verdict":"go"}' == line_of(Judged(Verdict.GO))
