"""The command line reads the order CSV like JSON, and tells what was restored in it."""

import csv
import io
import json

import pytest

AT = "2026-05-01T12:00"
NUMBER = "123456-20260501-{:010}"
FEW = "注文番号,ステータス,注文日時,送付先ID,商品明細ID,送付先郵便番号1,コメント"
HEADER = f"{FEW},お届け日指定,お届け時間帯"


@pytest.fixture
def orders(tmp_path):
    """An order to look at, one that may go on, a broken and a shipped one; two lost zeros."""
    rows = [
        f'{NUMBER.format(1)},100,2026-05-01 10:00:00,10,1,060,"[備考:]\nのし希望",,',
        f"{NUMBER.format(2)},100,2026-05-01 10:00:00,20,1,60,,,",
        f"{NUMBER.format(3)},100,2026-05-01 10:00:00,1.2E+9,1,060,,,",
        f"{NUMBER.format(4)},発送済,2026-05-01 10:00:00,40,1,1,,,",
    ]
    path = tmp_path / "orders.csv"
    path.write_bytes("\r\n".join([HEADER, *rows, ""]).encode("cp932"))
    return path


def test_a_csv_is_screened_like_json(orders, oms):
    """Every record has its verdict, with line and index where it could not be read."""
    result = oms("screen", orders, "--at", AT)
    rows = (line.rsplit(maxsplit=1) for line in result.lines[1:7])
    assert ["4", "1", "1", "0", "1", "1"] == [count for _, count in rows]
    assert f"{NUMBER.format(1)}  注文確認待ち" in result.out
    assert "備考: 【のし希望】" in result.out
    # The place is as long as the temporary folder's name, so the lines break anywhere.
    told = "".join(result.out.partition("■ 読めなかった記録 (1)")[2].split())
    assert f"orders.csv:5[2]{NUMBER.format(3)}" in told
    assert "5行目、送付先ID:整数であるべきところ、指数表記" in told
    assert 3 == result.code


def test_a_template_without_the_columns_a_check_needs_holds_its_orders(tmp_path, oms):
    """Nobody knows whether there is a wish (law 10): EN02, not "none"."""
    path = tmp_path / "few.csv"
    row = f"{NUMBER.format(1)},100,2026-05-01 10:00:00"
    path.write_text(f"{FEW}\n{row},10,1,060,\n", encoding="cp932")
    result = oms("screen", path, "--at", AT)
    assert 1 == result.code
    assert "EN02" in result.out


def test_what_was_restored_is_told_in_every_form(orders, oms):
    """A person must know that the file was not as RMS wrote it."""
    out = oms("screen", orders, "--at", AT).out
    note = "送付先郵便番号1: 失われた先頭の 0 を補いました"
    assert "■ 読み取りで補った値 (2)" in out
    assert f"{NUMBER.format(2)}\n  {note}\n{NUMBER.format(4)}\n  {note}\n" in out
    lines = oms("screen", orders, "--at", AT, "-f", "jsonl").lines
    notes = [json.loads(line).get("notes") for line in lines]
    expected = {"kind": "leading_zeros", "column": "送付先郵便番号1"}
    assert [None, [expected | {"package": 20}], None, [expected | {"package": 40}]] == notes
    table = oms("screen", orders, "--at", AT, "-f", "csv").raw.decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(table)))
    told = [row["注文番号"] for row in rows if row["内容"] == note]
    assert [NUMBER.format(2), NUMBER.format(4)] == told
    assert "Values restored on reading (2)" in oms("screen", orders, "--lang", "en").out


def test_without_notes_nothing_is_said_of_them(kinds, oms):
    """JSON comes as RMS wrote it."""
    assert "読み取り" not in oms("screen", kinds, "--at", AT).out
    assert "notes" not in oms("screen", kinds, "--at", AT, "-f", "json").out


def test_a_csv_on_standard_input_is_read(orders, oms):
    """By content: it has no name."""
    result = oms("screen", "-", "--at", AT, stdin=orders.read_bytes())
    assert "<stdin>:5 [2]" in result.out


def test_an_order_of_a_csv_is_explained(orders, oms):
    """By its number; what cannot be read says why."""
    result = oms("explain", orders, NUMBER.format(1), "--at", AT)
    assert 0 == result.code
    assert "「のし希望」= gift" in result.out
    refused = oms("explain", orders, NUMBER.format(3), "--at", AT)
    assert 3 == refused.code
    assert f"{orders}:5 [2]: RMS の受注として読めません: 5 行目、送付先ID" in refused.err
    english = oms("explain", orders, NUMBER.format(3), "--at", AT, "--lang", "en").err
    assert f"{orders}:5 [2]: not an RMS order: line 5, 送付先ID" in english


def test_a_csv_that_cannot_be_read_is_one_unreadable_record(tmp_path, oms):
    """The other files go on."""
    path = tmp_path / "x.csv"
    path.write_bytes(HEADER.replace(",", ";").encode("cp932"))
    result = oms("screen", path, "--at", AT)
    assert 3 == result.code
    assert "列がセミコロン区切りです。カンマ区切りにしてください" in result.out


def test_sample_writes_an_order_csv(oms, tmp_path):
    """The same orders as in JSON."""
    paths = [tmp_path / name for name in ("o.csv", "o.json")]
    for path in paths:
        assert 0 == oms("sample", "-n", 30, "-f", path.suffix[1:], "-o", path).code
    assert paths[0].read_bytes().startswith('"注文番号","ステータス"'.encode("cp932"))
    one, two = (oms("screen", path, "--at", "2026-05-12", "-f", "jsonl").out for path in paths)
    parsed = [[json.loads(line) for line in each.splitlines()] for each in (one, two)]
    numbers = [[each["order_number"] for each in listed] for listed in parsed]
    assert numbers[0] == numbers[1]
