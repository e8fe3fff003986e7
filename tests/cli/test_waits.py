"""Waits and checks that are off, in every form of the result."""

import csv
import io
import json

import pytest
from rich.cells import cell_len

from oms.cli.checks import _catalogue
from oms.cli.printer import Printer
from oms.rules.registry import default_registry

AT = "2026-05-01T12:00"
JUST_ORDERED = "2026-05-01T10:10"
SHOP = """
[pack]
format = 1
name = "demo"
[shop.items.ham]
temperature = "chilled"
mail_limit = 0
unit_limit = 9
[shop.services."メール便"]
mail = true
"""


@pytest.fixture
def waiting(write, numbered):
    """One order waits, one waits and is held, one goes on."""
    unpaid = {"status": 200, "settlement": {"method": 9}}
    due = [{"due_date_type": 0, "due_date": "2026-05-15"}]
    return write(
        [
            numbered(1, due_dates=due, **unpaid),
            numbered(2, postage_price=-9999, **unpaid),
            numbered(3),
        ]
    )


@pytest.fixture
def pack(tmp_path):
    """A pack that tells what the checks of the item master need."""
    path = tmp_path / "shop.toml"
    path.write_text(SHOP, encoding="utf-8")
    return path


def test_the_table_counts_waits_by_reason(oms, waiting):
    """One verdict an order; the reasons stand in a list of their own."""
    result = oms("screen", waiting, "--at", AT)
    sums = {line.split()[0]: line.split()[-1] for line in result.lines[1:7]}
    assert ("1", "1", "1") == (sums["進めてよい"], sums["要確認"], sums["待ち"])
    at = result.lines.index("■ 待ちの理由 (注文数)")
    assert ["PY03", "入金待ち", "2"] == result.lines[at + 1].split()
    assert "0000000001" not in result.out
    assert all(cell_len(line) <= 80 for line in result.lines)


def test_a_held_order_shows_what_it_waits_for_as_well(oms, waiting):
    """The clerk need not hurry."""
    assert "  待ち PY03 入金待ち\n" in oms("screen", waiting, "--at", AT).out
    confirm = oms("screen", waiting, "--at", AT, "--gate", "confirm").out
    assert "  待ち PY03" not in confirm


def test_a_wait_that_ends_says_when(oms, write, numbered):
    """In Japanese time, also in English."""
    path = write([numbered(1, remarks="[備考:]\n領収書希望")])
    out = oms("screen", path, "--at", JUST_ORDERED).out
    assert "  待ち OR06 購入者キャンセル可能期間 (2026-05-01 10:30 まで)\n" in out
    english = oms("screen", path, "--at", JUST_ORDERED, "--lang", "en").out
    assert "  wait OR06 the buyer may still cancel (until 2026-05-01 10:30)\n" in english
    assert "■ Waiting for (orders)" in english


def test_without_waits_there_is_no_list_of_them(oms, write, numbered):
    """Nothing is said of nothing."""
    assert "待ちの理由" not in oms("screen", write([numbered(1)]), "--at", AT).out


def test_csv_has_a_row_for_each_wait(oms, waiting):
    """Its severity is 待ち."""
    text = oms("screen", waiting, "--at", AT, "-f", "csv").raw.decode("utf-8-sig")
    rows = [
        row for row in csv.DictReader(io.StringIO(text, newline="")) if row["重要度"] == "待ち"
    ]
    assert ["待ち", "要確認"] == [row["判定"] for row in rows]
    assert [("PY03", "入金待ち")] * 2 == [(row["コード"], row["チェック"]) for row in rows]
    assert ["入金待ち (支払い期限 2026-05-15)", "入金待ち"] == [row["内容"] for row in rows]


def test_json_has_the_waits_and_their_sums(oms, waiting):
    """Label in both languages, gates in order, the end if it is known."""
    document = json.loads(oms("screen", waiting, "--at", AT, "-f", "json").out)
    assert {"payment.awaited": 2} == document["summary"]["waits"]
    [wait] = document["screenings"][1]["waits"]
    assert ("payment", "payment.awaited", ["ship"], None) == (
        wait["kind"],
        wait["rule"],
        wait["gates"],
        wait["until"],
    )
    assert {"ja": "入金待ち", "en": "awaiting payment"} == wait["label"]


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_checks_that_are_off_are_named_once(lang, oms, waiting):
    """However many orders there are, and what they want."""
    result = oms("screen", waiting, "--at", AT, "--lang", lang)
    head = {"ja": "設定がないため動いていないチェック:", "en": "Checks that are off until"}[lang]
    assert 1 == result.out.count(head)
    assert ["    IT01", "    IT03", "    IT04"] == [
        line[:8] for line in result.lines if "IT0" in line
    ]
    assert "[shop.items] temperature" in result.out
    assert all(cell_len(line) <= 80 for line in result.lines)


def test_they_are_named_where_nothing_was_found(oms, write, numbered):
    """An empty result must not look as if everything had been checked."""
    out = oms("screen", write([numbered(1)]), "--at", AT).out
    assert out.index("指摘はありません") < out.index("設定がないため")


def test_explain_names_them_once(oms, write, numbered):
    """Also where a number comes twice."""
    path = write([numbered(1), numbered(1)])
    out = oms("explain", path, "123456-20260501-0000000001", "--at", AT).out
    assert 1 == out.count("設定がないため動いていないチェック:")
    assert out.index("同じ注文番号の記録 2") < out.index("IT03 温度帯混在: 商品の温度帯")
    assert "○ IT03" not in out


def test_what_the_pack_tells_is_on(oms, pack, waiting):
    """It is not named any more, and its checks are explained; what ships is told in few lines."""
    screened = oms("screen", waiting, "--at", AT, "--pack", pack).out
    off = screened.partition("設定がない")[2].partition("■")[0]
    assert "IT0" not in off
    assert "DL05–DL09, DL11–DL17: 配送サービス" in off
    assert 4 == len(off.strip().splitlines())
    number = "123456-20260501-0000000001"
    explained = oms("explain", waiting, number, "--at", AT, "--pack", pack).out
    assert "○ IT03" in explained


@pytest.mark.parametrize(("lang", "word"), [("ja", "待ち"), ("en", "wait")])
def test_the_catalogue_tells_waits_from_holds(lang, word, oms):
    """A check whose orders only wait has no severity."""
    lines = oms("checks", "--lang", lang).lines
    at = next(n for n, line in enumerate(lines) if line.startswith("PY03"))
    assert word in (lines[at] + lines[at + 1]).split()
    assert word not in next(line for line in lines if line.startswith("PY01")).split()


def test_the_catalogue_is_one_line_a_check_where_it_fits():
    """On a wide terminal."""
    stream = io.StringIO()
    _catalogue(default_registry(), Printer(stream, 120, styled=False), "ja")
    lines = stream.getvalue().splitlines()
    assert len(lines) == len(default_registry()) + 1
    assert ["PY03", "payment.awaited", "入金待ち", "待ち", "ship"] in [
        row.split() for row in lines
    ]
