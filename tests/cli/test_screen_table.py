"""The table: sums that add up, the list a clerk works through, 80 columns."""

import re

import pytest
from rich.cells import cell_len

AT = "2026-05-01T12:00"


def test_the_sums_add_up(oms, kinds):
    """Every record has exactly one verdict."""
    result = oms("screen", kinds, "--at", AT)
    rows = (line.rsplit(maxsplit=1) for line in result.lines[1:7])
    sums = {label.strip(): int(count) for label, count in rows}
    assert {
        "合計": 5,
        "進めてよい": 1,
        "要確認": 2,
        "待ち": 0,
        "終了 (発送済など)": 1,
        "読めなかった": 1,
    } == sums
    assert sums["合計"] == sum(sums.values()) - sums["合計"]
    assert 3 == result.code


def test_the_list_shows_number_status_finding_evidence_and_advice(oms, kinds):
    """All a clerk needs, and nothing else of the order."""
    out = oms("screen", kinds, "--at", AT).out
    assert "■ 要確認の注文 (2)" in out
    assert "123456-20260501-0000000002  注文確認待ち\n" in out
    assert "  要確認 PY01 送料・金額未確定: 送料・金額が未確定です (1 項目)\n" in out
    assert "    送料: 【-9999】\n" in out
    assert "    → RMS で送料などの金額を入力してから注文確認してください\n" in out
    for private in ("太郎", "千代田", "dummy@example.invalid", "TARO"):
        assert private not in out


def test_the_span_of_the_evidence_is_marked_in_its_text(oms, kinds):
    """The sentence that matters stands in 【】."""
    out = oms("screen", kinds, "--at", AT).out
    assert "備考: 【" in out
    assert "領収書をお願いします" in out


def test_finished_orders_are_counted_and_judged_only_with_past(oms, kinds):
    """A shipped order needs nobody, unless one asks."""
    assert "0000000003" not in oms("screen", kinds, "--at", AT).out
    past = oms("screen", kinds, "--at", AT, "--past").out
    assert "123456-20260501-0000000003  発送済" in past


def test_checks_and_rejected_records_are_summed(oms, kinds):
    """Per check, and one by one with place, number and reason."""
    lines = oms("screen", kinds, "--at", AT).lines
    row = next(line for line in lines if line.startswith("  PY01"))
    assert ["PY01", "送料・金額未確定", "1", "0", "0"] == row.split()
    assert f"{kinds}:1 [4]" in "".join(lines)
    assert any("orderProgress: ありません" in line for line in lines)


def test_english_is_english(oms, kinds):
    """With --lang en no Japanese is left but the evidence."""
    out = oms("screen", kinds, "--at", AT, "--lang", "en").out
    assert "needs review" in out
    assert "hold PY01 Amount undetermined: amounts not determined yet: 1" in out
    assert "orderProgress: expected a value" in out
    evidence = [line for line in out.splitlines() if "【" not in line]
    assert not re.search("[ぁ-ん]", "\n".join(evidence).replace("宛名", ""))


def test_a_gate_narrows_the_judgement(oms, write, numbered):
    """PY01 closes the confirm gate while the order is unconfirmed."""
    path = write([numbered(1, postage_price=-9999), numbered(2, postage_price=-9999, status=300)])
    confirm = oms("screen", path, "--at", AT, "--gate", "confirm")
    assert "■ 件数 (ゲート: confirm)" == confirm.lines[0]
    assert "0000000001  注文確認待ち" in confirm.out
    assert "0000000002" not in confirm.out
    ship = oms("screen", path, "--at", AT, "--gate", "ship").out
    assert "0000000002  発送待ち" in ship
    assert "0000000001" not in ship


def test_nothing_to_say_is_said(oms, write, numbered):
    """No list, no table of checks, exit 0."""
    result = oms("screen", write([numbered(1)]), "--at", AT)
    assert 0 == result.code
    assert "指摘はありません" in result.out
    assert "要確認の注文" not in result.out


LONG = "[備考:]\n" + "領収書をお願いします。" * 3 + "とても長い要望を書きます" * 20
LONG += "\n🎁👨\u200d👩\u200d👧 か\u3099"


@pytest.mark.parametrize("lang", ["ja", "en"])
@pytest.mark.parametrize("color", ["--color", "--no-color"])
def test_no_line_is_wider_than_eighty_cells(lang, color, oms, write, numbered):
    """Full-width characters count twice; colours count nothing."""
    odd = {"orderNumber": "1" * 64, "orderProgress": "とても長い" * 50}
    path = write([numbered(1, remarks=LONG, postage_price=-9999), odd], "長い名前" * 15 + ".json")
    for line in oms("screen", path, "--at", AT, "--lang", lang, color).lines:
        plain = re.sub(r"\x1b\[[0-9;]*m", "", line)
        assert cell_len(plain) <= 80, plain
        assert plain == plain.rstrip()


def test_colours_come_only_when_asked_or_on_a_terminal(oms, kinds):
    """A pipe gets plain text."""
    assert "\x1b" not in oms("screen", kinds, "--at", AT).out
    styled = oms("screen", kinds, "--at", AT, "--color").out
    assert "\x1b[1;7m" in styled
    assert "【" not in styled


def test_escape_sequences_of_buyers_do_not_reach_the_terminal(oms, write, numbered):
    """A remark may hold anything, markup of our own renderer included."""
    remarks = "[備考:]\n領収書\x1b[2J\x07を[bold]お願い\u202eします[/bold]"
    out = oms("screen", write([numbered(1, remarks=remarks)]), "--at", AT).out
    assert "\x1b" not in out
    assert "\u202e" not in out
    assert "[bold]" in out


def test_only_the_first_orders_are_listed(oms, write, numbered):
    """The rest is counted, and listed when asked for."""
    path = write([numbered(n, postage_price=-9999) for n in range(203)])
    out = oms("screen", path, "--at", AT).out
    assert "■ 要確認の注文 (203)" in out
    assert "ほか 3 件 (--all ですべて表示)" in out
    assert "0000000200" not in out
    everything = oms("screen", path, "--at", AT, "--all").out
    assert "0000000202" in everything
    assert "ほか" not in everything


def test_warnings_of_the_engine_have_labels(oms, write, numbered):
    """EN02 is no check of the pack and still has a name."""
    payload = numbered(1)
    del payload["remarks"]
    out = oms("screen", write([payload]), "--at", AT).out
    if "EN02" in out:
        assert "EN02 必要なデータなし" in out
