"""Exit codes, and errors that are one line without traceback or personal data."""

import builtins
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from oms.cli import main
from oms.cli.exits import Exit, guarded
from oms.errors import OmsError, SourceError

AT = "2026-05-01T12:00"
ROOT = Path(__file__).resolve().parents[2]


def test_clear_review_and_unreadable(oms, write, numbered, tmp_path):
    """0, 1 and 3; unreadable input wins over review."""
    clear = write([numbered(1)], "clear.json")
    held = write([numbered(2, postage_price=-9999)], "held.json")
    assert 0 == oms("screen", clear, "--at", AT).code
    assert 1 == oms("screen", clear, held, "--at", AT).code
    assert 3 == oms("screen", clear, held, tmp_path / "absent.json", "--at", AT).code


def test_an_unreadable_file_does_not_stop_the_others(oms, write, numbered, tmp_path):
    """It is one rejected record among the others."""
    result = oms("screen", tmp_path / "absent.json", write([numbered(1)]), "--at", AT)
    assert "読めません: ファイルがありません" in result.out
    assert "進めてよい                    1" in result.out


@pytest.mark.parametrize(
    "words",
    [
        ["screen"],
        ["screen", "x", "--gate", "back"],
        ["screen", "x", "--format", "xml"],
        ["screen", "x", "--at", "yesterday"],
        ["sample", "--count", "-1"],
        ["nonsense"],
        ["explain", "x"],
    ],
)
def test_wrong_usage(words, oms):
    """2, with a hint and without a traceback."""
    result = oms(*words)
    assert 2 == result.code
    assert "Traceback" not in result.err
    assert result.err


def test_a_faulty_pack_lists_its_faults(oms, kinds, tmp_path):
    """One line a fault, with file and line."""
    pack = tmp_path / "shop.toml"
    pack.write_text('[pack]\nformat = 2\nname = ""\n', encoding="utf-8")
    result = oms("screen", kinds, "--pack", pack)
    assert (2, "") == (result.code, result.out)
    faults = [
        ":2: pack.format: 1 ではありません。新しい oms 用のパックかもしれません",
        ":3: pack.name: 空ではない名前にしてください",
    ]
    assert [f"oms: {pack}{fault}" for fault in faults] == sorted(result.err.splitlines())


def test_a_pack_decides(oms, write, numbered, tmp_path):
    """A check switched off says nothing."""
    pack = tmp_path / "shop.toml"
    text = '[pack]\nformat = 1\nname = "x"\n[checks."payment.amount_undetermined"]\nmode = "off"\n'
    pack.write_text(text, encoding="utf-8")
    path = write([numbered(1, postage_price=-9999)])
    assert 0 == oms("screen", path, "--at", AT, "--pack", pack).code
    assert 1 == oms("screen", path, "--at", AT, "--pack", "oms/standard").code


def test_help_and_version(oms):
    """0, and the help names the exit codes."""
    assert (0, True) == (oms("--version").code, oms("--version").out.startswith("oms "))
    for command in ("screen", "explain", "checks", "sample"):
        assert 0 == oms(command, "--help").code
    assert "some input could not be read" in oms("screen", "--help").out
    assert "oms explain orders.json" in oms("--help").out
    assert oms().code in {0, 2}


def _raise(error):
    def work():
        raise error

    return work


@pytest.mark.parametrize(
    ("error", "code", "text"),
    [
        (SourceError("no such file"), 3, "oms: no such file\n"),
        (OmsError("one\ntwo"), 2, "oms: one\noms: two\n"),
        (OmsError(""), 2, "oms: \n"),
        (KeyboardInterrupt(), 130, "oms: 中断しました / interrupted\n"),
    ],
)
def test_errors_of_ours_are_one_line(error, code, text, capsys):
    """Each with its code."""
    assert code == guarded(_raise(error))
    assert text == capsys.readouterr().err


def test_an_unexpected_error_tells_kind_and_place_only(capsys, monkeypatch):
    """Its text may quote an order."""
    monkeypatch.delenv("OMS_DEBUG", raising=False)
    assert Exit.BROKEN == guarded(_raise(ValueError("山田花子")))
    err = capsys.readouterr().err
    assert "unexpected error: ValueError at work:" in err
    assert "report it" in err
    assert "山田" not in err


def test_the_traceback_comes_when_asked_for(monkeypatch):
    """OMS_DEBUG=1 is for whoever mends it."""
    monkeypatch.setenv("OMS_DEBUG", "1")
    with pytest.raises(ValueError, match="x"):
        guarded(_raise(ValueError("x")))


def test_a_closed_pipe_ends_quietly(capfd):
    """Nobody reads on: nothing is said."""
    kept = os.dup(1)
    try:
        assert 141 == guarded(_raise(BrokenPipeError()))
    finally:
        os.dup2(kept, 1)
        os.close(kept)
    assert "" == capfd.readouterr().err


def test_missing_extras_are_explained(monkeypatch, capsys):
    """Without typer or rich the command says how to get them."""
    real = builtins.__import__

    def lacking(name, *rest, **more):
        if name == "typer":
            raise ImportError(name=name)
        return real(name, *rest, **more)

    monkeypatch.setattr(builtins, "__import__", lacking)
    assert 2 == main(["--version"])
    assert "pip install 'oms[cli]'" in capsys.readouterr().err


def _started(*words, **options):
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-m", "oms.cli", *map(str, words)]
    # A shell starts what it runs in the background with Ctrl-C ignored, and a child inherits it.
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        return subprocess.Popen(command, env=environment, **options)  # noqa: S603
    finally:
        signal.signal(signal.SIGINT, before)


def test_head_ends_the_process_quietly(write, numbered):
    """`oms screen … | head` leaves no traceback."""
    path = write([numbered(n) for n in range(2000)])
    pipe = subprocess.PIPE
    process = _started("screen", path, "-f", "jsonl", stdout=pipe, stderr=pipe)
    with process:
        process.stdout.readline()
        process.stdout.close()
        assert b"" == process.stderr.read()
    assert 141 == process.returncode


def test_ctrl_c_ends_with_one_line(tmp_path):
    """130, and no part of a file is left."""
    out = tmp_path / "out.csv"
    pipe = subprocess.PIPE
    process = _started("screen", "-", "-f", "csv", "-o", out, stdin=pipe, stderr=pipe)
    with process:
        deadline = time.monotonic() + 20
        while not list(tmp_path.iterdir()) and time.monotonic() < deadline:
            time.sleep(0.02)
        process.send_signal(signal.SIGINT)
        _, err = process.communicate(timeout=20)
    assert (130, "oms: 中断しました / interrupted\n") == (process.returncode, err.decode())
    assert [] == list(tmp_path.iterdir())


def test_help_is_quick():
    """Nothing heavy is imported before a command runs."""
    code = (
        "import sys, oms.cli\n"
        "oms.cli.main(['--help'])\n"
        "print([m for m in ('pydantic', 'oms.engine', 'oms.checks') if m in sys.modules])"
    )
    done = subprocess.run(  # noqa: S603
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        check=True,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
    )
    assert "[]" == done.stdout.splitlines()[-1]
