"""Packs as tests of pytest, in processes of their own."""

import os
import subprocess
import sys

import pytest

from oms.testing.sniff import looks_like_a_pack

HEAD = '[pack]\nformat = 1\nname = "demo"\n'
GOOD = """\
[[case]]
name = "備考があれば止める"
order = { remarks = "のし希望" }
expect = { RM01 = { is = "hold", at = "remarks" } }
[[case]]
name = "備考があれば\\n止める"
order = { remarks = "領収書希望" }
expect = "hold"
[[case]]
name = "備考があれば 止める"
order = { remarks = "領収書希望" }
expect = "hold"
[[case]]
name = "ふつうの注文::は通す"
order = { items = [{ units = 2 }] }
expect = "pass"
"""
BAD = """\
[[case]]
name = "wrongly expected"
order = { remarks = "のし希望" }
expect = { RM01 = "pass" }
"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """A shop's folder: a sound pack, one whose case fails, a faulty one, and others' files."""
    root = tmp_path_factory.mktemp("shop")
    packs = {"good": HEAD + GOOD, "bad": HEAD + BAD, "faulty": HEAD + "[checks.RM0]\n"}
    packs["broken"] = HEAD + 'x = "\n'
    (root / "packs").mkdir()
    for name, text in packs.items():
        (root / "packs" / f"{name}.toml").write_text(text, encoding="utf-8")
    (root / "packs" / "other.toml").write_text("[package]\nname = 'x'\nformat = 1\n")
    (root / "packs" / "torn.toml").write_text("[package\n")
    (root / "pyproject.toml").write_text("[project]\nname = 'shop'\n[tool.pytest.ini_options]\n")
    (root / "test_shop.py").write_text(
        "import sys\ndef test_core_is_not_loaded():\n"
        "    assert not {'oms.model', 'oms.rules', 'pydantic'} & set(sys.modules)\n"
    )
    return root


@pytest.fixture(scope="module")
def run(folder):
    """Run pytest in the folder and return its exit code and output."""

    def pytest_in(*words):
        command = [sys.executable, "-m", "pytest", "-p", "no:cacheprovider", *words]
        environment = {key: each for key, each in os.environ.items() if "PYTEST" not in key}
        done = subprocess.run(  # noqa: S603
            command,
            cwd=folder,
            capture_output=True,
            text=True,
            encoding="utf-8",
            env=environment | {"PYTHONIOENCODING": "utf-8", "COLUMNS": "120"},
            check=False,
        )
        return done.returncode, done.stdout

    return pytest_in


@pytest.fixture(scope="module")
def whole(run):
    """One run over everything."""
    return run("packs", "-rA")


def test_soundness_and_cases_are_tests(whole):
    """One of them a case; readable names; other TOML files are none."""
    code, out = whole
    assert 1 == code
    for test in (
        "PASSED packs/good.toml::is sound",
        "PASSED packs/good.toml::備考があれば止める",
        "PASSED packs/good.toml::備考があれば 止める",
        "PASSED packs/good.toml::備考があれば 止める (2)",
        "PASSED packs/good.toml::ふつうの注文:は通す",
        "PASSED packs/bad.toml::is sound",
        "FAILED packs/bad.toml::wrongly expected",
        "FAILED packs/faulty.toml::is sound",
        "FAILED packs/broken.toml::is sound",
    ):
        assert test in out
    assert "3 failed, 6 passed" in out
    assert "other.toml" not in out
    assert "torn.toml" not in out


def test_a_failure_shows_what_the_pack_says(whole):
    """Expected and found, evidence, file and line; nothing of Python."""
    _, out = whole
    assert "packs/bad.toml:4: ケース 'wrongly expected'" in out
    assert "remarks.present: 期待は pass、結果は hold" in out
    assert "RM01 remarks.present: hold: 備考に" in out
    assert "remarks: 'のし希望'" in out
    assert 'packs/faulty.toml:4: checks.RM0: そのようなチェックはありません ("RM0' in out
    assert "packs/broken.toml:4: TOML の文法に合いません: " in out
    assert "Traceback" not in out
    assert "pytest_plugin.py" not in out


@pytest.mark.parametrize("words", [("--oms-lang", "en"), ("-o", "oms_lang=en")])
def test_failures_are_told_in_english_where_one_asks_for_it(run, words):
    """By an option, or by the configuration of pytest."""
    code, out = run("packs", *words)
    assert 1 == code
    assert "packs/bad.toml:4: case 'wrongly expected'" in out
    assert "remarks.present: expected pass, found hold (the remark holds" in out
    assert "packs/faulty.toml:4: checks.RM0: no such check (did you mean" in out
    assert "packs/broken.toml:4: is not TOML: " in out
    assert "期待は" not in out


def test_a_language_nobody_speaks_is_refused(run):
    """Before a pack is proved."""
    assert 4 == run("packs", "--oms-lang", "fr")[0]
    assert 4 == run("packs/good.toml", "-o", "oms_lang=fr")[0]


def test_tests_are_chosen_by_their_names(run):
    """With -k and by address."""
    code, out = run("packs", "-q", "-k", "備考 or sound", "--collect-only")
    assert 0 == code
    assert "packs/good.toml::備考があれば止める" in out
    assert "ふつう" not in out
    code, out = run("-q", "packs/good.toml::備考があれば止める")
    assert (0, True) == (code, "1 passed" in out)


def test_processes_share_the_tests(run):
    """With xdist."""
    code, out = run("packs/good.toml", "-q", "-n", "2")
    assert (0, True) == (code, "5 passed" in out)


def test_who_has_no_packs_loads_nothing(run):
    """Other people's projects, with `oms` installed."""
    code, out = run("test_shop.py", "-q", "-p", "no:hypothesispytest")
    assert (0, True) == (code, "1 passed" in out), out
    code, out = run("packs/good.toml", "-q", "-p", "no:oms", "--collect-only")
    assert code
    assert "is sound" not in out


@pytest.mark.parametrize(
    ("raw", "is_pack"),
    [
        (HEAD.encode(), True),
        (HEAD.encode("utf-8-sig"), True),
        (HEAD.encode("utf-16"), True),
        ((HEAD + "# のし").encode("cp932"), True),
        (b"pack = { format = 1 }", True),
        (b"pack.format = 2", True),
        (HEAD.encode() + b"x = ", True),
        ((HEAD + "x = ").replace("format =", "format\u3000＝").encode(), True),
        (b"", False),
        (b"[pack]\nname = 1", False),
        (b"[pack]\nname = ", False),
        (b"pack = 1", False),
        (b"[tool.pack]\nformat = 1", False),
        (b"[tool.pack]\nformat = ", False),
        (b"# [pack]\n[x]\nformat = 1", False),
        (b"x = " + b"[" * 5000 + b" # pack", False),
        (b"#" * 4_000_001 + HEAD.encode(), False),
    ],
)
def test_a_pack_is_told_from_other_files(tmp_path, raw, is_pack):
    """By its head, even if it is broken or in another encoding."""
    (path := tmp_path / "x.toml").write_bytes(raw)
    assert is_pack is looks_like_a_pack(path)


def test_a_file_that_is_not_there_is_no_pack(tmp_path):
    """Nor is a folder of that name."""
    (tmp_path / "x.toml").mkdir()
    assert not looks_like_a_pack(tmp_path / "x.toml")
    assert not looks_like_a_pack(tmp_path / "y.toml")
