"""`oms pack test | lint | fmt | show | diff`: output, width and exit codes."""

import os
import re
from typing import ClassVar

import pytest
from rich.cells import cell_len

from oms.checks.amount_undetermined import AmountUndetermined
from oms.cli import pack_proof
from oms.model import Message
from oms.rules import Registry, export_pack, load_pack

JAPANESE = re.compile("[\u3041-\u30ff\u4e00-\u9fff]")
HEAD = '[pack]\nformat = 1\nname = "demo"\n'
GOOD = """
[checks."payment.amount_undetermined"]
severity = "warn"

[[case]]
name = "金額が未確定なら注意だけ"
order = { goods_price = -9999 }
expect = { PY01 = { is = "warn", at = "goods_price" } }
"""
BAD = """
[[case]]
name = "のしは止めない、という誤った期待。とても長い名前なので、八十桁の行には入りきらない"
order = { remarks = "電話ください" }
expect = { "remarks.present" = "pass" }
"""


@pytest.fixture
def write(tmp_path):
    """Write a pack file."""

    def to_file(text, name="shop.toml"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(HEAD + text, encoding="utf-8", newline="")
        return path

    return to_file


@pytest.fixture
def run(oms):
    """Run `oms pack …`; no line is wider than 80 cells."""

    def command(*words, wide=False):
        result = oms("pack", *words)
        assert wide or all(cell_len(line) <= 80 for line in result.lines)
        return result

    return command


# ---- test -------------------------------------------------------------------------------------


def test_each_case_has_a_line(run, write):
    """The file, then its cases, then the sum."""
    result = run("test", path := write(GOOD))
    assert 0 == result.code
    assert result.lines[-2:] == ["  合格  金額が未確定なら注意だけ", "合格 1 件、不合格 0 件"]
    assert str(path) == "".join(result.lines[:-2]).replace("  ", "")
    assert "1 passed, 0 failed" == run("test", path, "--lang", "en").lines[-1]


def test_a_case_that_fails_says_what_was_expected_and_found(run, write):
    """With its line; exit 1."""
    result = run("test", write(GOOD + BAD))
    flat = "".join(line.strip() for line in result.lines)
    assert 1 == result.code
    assert "不合格" in flat
    assert "(:13)" in flat
    assert "remarks.present: 期待は pass、結果は hold" in " ".join(result.out.split())
    english = run("test", write(GOOD + BAD), "--lang", "en").out
    assert "remarks.present: expected pass, found hold" in " ".join(english.split())
    assert not JAPANESE.search(english[english.index("remarks.present") :])
    assert result.lines[-1] == "合格 1 件、不合格 1 件"


def test_a_folder_is_searched_for_packs(run, write):
    """Other TOML files are none of them; a faulty pack stops none of the others."""
    write(GOOD, "packs/a.toml")
    folder = write(BAD, "packs/b.toml").parent
    (folder / "pyproject.toml").write_text("[project]\nname = 'x'\n")
    faulty = write("[checks.nope]\n", "packs/0.toml")
    (folder / "broken.toml").write_text('[pack]\nformat = 1\nname = "x\n')

    result = run("test", folder, folder / "a.toml")
    assert 2 == result.code
    assert "合格 1 件、不合格 1 件、誤りのあるパック 2 件" == result.lines[-1]
    first, second = result.err.splitlines()
    assert f"oms: {faulty}:4: checks.nope: そのようなチェックはありません" == first
    assert second.startswith(f"oms: {folder}/broken.toml:3: TOML の文法に合いません: ")


def test_what_was_perhaps_meant_as_a_pack_is_named(run, write):
    """A file without its head is not tested; a project file is nobody's pack."""
    folder = write(GOOD, "packs/a.toml").parent
    (folder / "b.toml").write_text("[pak]\nformat = 1\n[checks.RM01]\n")
    (folder / "pyproject.toml").write_text("[project]\nname = 'x'\n")
    result = run("test", folder)
    assert 0 == result.code
    told = (
        f"oms: {folder}/b.toml: 参考: format を書いた [pack] がないので、パックとして扱いません\n"
    )
    assert told == result.err


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
def test_a_pipe_in_a_folder_is_not_waited_for(run, write):
    """It ends in .toml and never ends."""
    folder = write(GOOD, "packs/a.toml").parent
    os.mkfifo(folder / "pipe.toml")
    assert (0, "") == ((result := run("test", folder)).code, result.err)


def test_a_folder_without_packs_is_told(run, tmp_path):
    """Nothing to prove is no proof."""
    result = run("test", tmp_path)
    assert 2 == result.code
    assert f"oms: {tmp_path}: このフォルダーには [pack] を持つ *.toml がありません\n" == result.err


def test_a_pack_without_cases_says_so(run, write):
    """It fails nothing."""
    result = run("test", write(""))
    assert 0 == result.code
    assert "  ケースがありません" in result.lines


# ---- lint -------------------------------------------------------------------------------------


def test_warnings_and_faults_have_their_own_exit_codes(run, write):
    """0 sound, 1 hardly meant, 2 faulty."""
    assert 0 == run("lint", write(GOOD)).code
    assert "no fault, no warning" == run("lint", write(GOOD), "--lang", "en").lines[-1]
    result = run("lint", path := write("valid_until = 2026-04-30\n" + GOOD), "--at", "2026-05-01")
    assert 1 == result.code
    flat = "".join(result.out.split())
    assert f"{path}:4:注意:pack.valid_until:有効期限を過ぎています。" in flat
    assert 0 == run("lint", path, "--at", "2026-04-30T23:59").code
    faulty = run("lint", write("[checks.nope]\n"))
    assert (2, "") == (faulty.code, faulty.out)
    assert "checks.nope: そのようなチェックはありません" in faulty.err
    english = run("lint", write("[checks.nope]\n"), "--lang", "en").err
    assert "checks.nope: no such check" in english


def test_faults_of_days_are_told_in_japanese_too(run, write, tmp_path):
    """Those of calendars and services with the line of the pack, those of a CSV with its own."""
    (tmp_path / "leads.csv").write_text("service,destination,days\ns,東恐都,0.5\n", "utf-8")
    days = (
        '[shop]\nleads = "leads.csv"\n'
        '[shop.calendars.shop]\nclosed_weekdays = "土日祝"\n'
        "[shop.shipping]\nprep_days = -1\n"
    )
    japanese = run("lint", path := write(days)).err
    leads = tmp_path / "leads.csv"
    assert f"{path}:7: shop.calendars.shop.closed_weekdays: 曜日だけを書きます。" in japanese
    assert f"{path}:9: shop.shipping.prep_days: 0 以上にしてください" in japanese
    assert f"{leads}:2: destination 列: 都道府県、地方、郵便番号の 2〜7 桁" in japanese
    assert f"{leads}:2: days 列: 0 から 150 までの整数 (日数) にしてください" in japanese
    assert all(JAPANESE.search(line) for line in japanese.splitlines())
    english = run("lint", path, "--lang", "en").err
    assert f"{leads}:2: column days: a whole number of days from 0 to 150 expected" in english
    assert "shop.shipping.prep_days: expected 0 or more" in english
    leads.unlink()
    gone = run("lint", path).err
    assert f"{path}:5: shop.leads: leads.csv を読めません (ファイルがありません)" in gone


def test_facts_of_the_ship_date_are_read_by_plans(run, write):
    """Whatever checks run; a fact nothing reads is told as before."""
    days = '[shop.items.tea]\nprep_days = 2\nstock_day = "unknown"\nship_from = 2026-07-01\n'
    assert 0 == run("lint", write(days)).code
    said = run("lint", write(days + '[checks.IT01]\nmode = "off"\n[shop.items.a]\nunit_limit=1'))
    assert 1 == said.code
    assert "unit_limit" in said.out
    assert "prep_days" not in said.out


# ---- fmt --------------------------------------------------------------------------------------


def test_packs_are_laid_out_in_place(run, write):
    """Twice is once; the values are the same."""
    path = write("[shop]\r\ndefault_texts=['のし：お名前']  # 初期値\n")
    before = load_pack(path)
    assert 1 == run("fmt", path, "--check").code
    assert before == load_pack(path)
    assert 0 == (result := run("fmt", path)).code
    assert result.lines
    assert before == load_pack(path)
    laid = path.read_bytes().decode()
    assert laid == HEAD + "\n[shop]\ndefault_texts = ['のし：お名前']  # 初期値\n"
    assert (0, "") == ((again := run("fmt", path)).code, again.out)
    assert 0 == run("fmt", path, "--check").code


def test_what_cannot_be_laid_out_is_left_alone(run, write):
    """The fault is told, the file stays."""
    path = write("x = \n")
    assert 2 == (result := run("fmt", path)).code
    assert "TOML の文法に合いません" in result.err
    assert HEAD + "x = \n" == path.read_text()


def test_a_key_in_two_pieces_is_mended(run, write):
    """As the fault of such a pack says."""
    path = write('[shop.items."か\u3099"]\nunit_limit = 1\n')
    assert 2 == run("test", path).code
    assert 0 == run("fmt", path).code
    assert "が" in load_pack(path).shop.items


# ---- show and diff ----------------------------------------------------------------------------


def test_the_effective_pack_is_shown(run, write):
    """It is a pack of its own; on request with the origin of each line."""
    path = write(GOOD)
    shown = run("show", path, wide=True).out
    assert export_pack(load_pack(path)) == shown
    lines = run("show", path, "--origin", wide=True).lines
    assert f'severity = "warn"  # {path}:6' in lines
    assert 'on_clear = "release"  # default' in lines
    assert "default" in run("show", "oms/standard", "--origin", wide=True).out


def test_packs_are_compared_by_what_they_decide(run, write):
    """Checks, facts, validity, cases; 1 if they differ, 0 if they decide alike."""
    old = write("", "old.toml")
    new = write(
        "valid_until = 2026-05-31\n[shop]\ndefault_texts = ['※のしの希望はこちらへ']\n"
        '[shop.items.momo]\nunit_limit = 3\n[checks.RM01]\nmode = "off"\n' + GOOD + BAD,
        "new.toml",
    )
    result = run("diff", old, new)
    assert 1 == result.code
    for line in (
        "  PY01 payment.amount_undetermined  送料・金額未確定",
        "    判定: hold → warn",
        '    severity: "hold" → "warn"',
        "    判定: hold → off",
        '  default_texts: 追加: "※のしの希望はこちらへ"',
        "  items.momo.unit_limit: なし → 3",
        "  valid_until: なし → 2026-05-31",
        "    remarks.present: hold → pass",
        "    注文全体: hold → pass",
    ):
        assert line in result.lines
    assert "    判定: hold → warn" in result.lines
    english = run("diff", new, old, "--lang", "en")
    assert "    the order: pass → hold" in english.lines
    assert (0, "both decide alike") == (
        (same := run("diff", old, old, "--lang", "en")).code,
        same.lines[-1],
    )


@pytest.mark.parametrize("words", [("show", "no.toml"), ("diff", "no.toml", "oms/standard")])
def test_a_pack_that_is_not_there_is_told(run, words):
    """Exit 2, one line."""
    result = run(*words)
    assert (2, "oms: no.toml: 読めません: ファイルがありません\n") == (result.code, result.err)


@pytest.mark.parametrize("command", ["test", "lint", "fmt", "show", "diff"])
def test_every_command_explains_itself(run, command):
    """In Japanese and English."""
    result = run(command, "--help")
    assert 0 == result.code
    assert " / " in result.out


@pytest.mark.parametrize("command", ["test", "lint", "fmt", "show"])
def test_a_stranger_s_pack_cannot_steer_the_terminal(run, write, command):
    """Neither by its faults nor by its names and values."""
    escape = '"\\u001b[2J\\u009b2J\\u202e"'
    faulty = write(f"[checks.{escape}]\n", "faulty.toml")
    texts = f"[shop]\ndefault_texts = [{escape}]\n[[case]]\nname = {escape}\n"
    sound = write(texts + 'order = { remarks = "x" }\nexpect = "hold"\n', "sound.toml")
    for path in (faulty, sound):
        result = run(command, path, wide=True)
        assert not {"\x1b", "\x9b", "\u202e"} & set(result.out + result.err)


def test_checks_a_pack_never_names_are_only_noted(run, write, monkeypatch):
    """They are off by right; the note stands beside the result and changes no exit code."""

    class Limit(AmountUndetermined):
        """A check that needs facts."""

        code: ClassVar = "ZZ01"
        name: ClassVar = "zz.limit"

        def lacks(self, shop):
            """Need a limit."""
            return Message(ja="上限なし", en="a limit")

    registry = Registry([Limit])
    monkeypatch.setattr(pack_proof, "load_pack", lambda path: load_pack(path, registry=registry))
    path = write("")
    result = run("lint", path)
    assert 0 == result.code
    told = "参考: 店舗の設定がないため動いていないチェック: ZZ01 (上限なし)"
    assert f"oms: {path}: {told}\n" == result.err
