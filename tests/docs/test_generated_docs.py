"""The generated pages are fresh, deterministic, and cleaned up."""

import importlib.util
import subprocess
import sys
from pathlib import Path

import pytest

from oms.checks import BUILT_IN
from oms.model import RmsStatus

ROOT = Path(__file__).resolve().parents[2]
TOOL = ROOT / "tools" / "generate_docs.py"


@pytest.fixture(scope="module")
def tool():
    """Load the generator as a module."""
    spec = importlib.util.spec_from_file_location("generate_docs", TOOL)
    module = importlib.util.module_from_spec(spec)
    before = list(sys.path)
    spec.loader.exec_module(module)
    sys.path[:] = before
    return module


def test_the_committed_pages_are_fresh():
    """Run `python tools/generate_docs.py` if this fails."""
    done = subprocess.run(  # noqa: S603
        [sys.executable, TOOL, "--check"], capture_output=True, text=True, check=False
    )
    assert (0, "") == (done.returncode, done.stdout)


def test_stale_missing_and_left_over_pages_are_told_and_mended(tool, tmp_path, capsys):
    """`--check` writes nothing, the plain run mends all of it."""
    docs = tmp_path / "docs"
    (docs / "checks").mkdir(parents=True)
    (docs / "checks" / "XX99-gone.away.md").write_text("old", encoding="utf-8")
    assert 1 == tool.main(["--check", "--docs", str(docs)])
    assert "stale: checks/XX99-gone.away.md" in capsys.readouterr().out
    assert ["XX99-gone.away.md"] == [path.name for path in (docs / "checks").iterdir()]
    assert 0 == tool.main(["--docs", str(docs)])
    assert 0 == tool.main(["--check", "--docs", str(docs)])
    assert not (docs / "checks" / "XX99-gone.away.md").exists()
    (docs / "status-model.md").write_text("touched", encoding="utf-8")
    assert ["status-model.md"] == tool.stale(docs)


def test_every_check_has_a_page_and_a_row(tool):
    """The catalogue links every page."""
    made = tool.pages()
    for check in BUILT_IN:
        name = f"{check.code}-{check.name}.md"
        assert f"({name})" in made["checks/index.md"]
        assert all(case.name in made[f"checks/{name}"] for case in check.cases())


def test_every_status_stands_in_the_status_page(tool):
    """With what a shop may ask for in it."""
    text = tool.pages()["status-model.md"]
    assert all(f"| {status.value} {status.label} |" in text for status in RmsStatus)
    assert "`confirmOrder`" in text


def test_the_same_code_gives_the_same_bytes(tool):
    """Whatever the hash seed: sets are sorted."""
    command = f"import runpy; print(runpy.run_path({str(TOOL)!r})['pages']())"
    outputs = {
        subprocess.run(  # noqa: S603
            [sys.executable, "-c", command],
            capture_output=True,
            check=True,
            env={"PYTHONHASHSEED": seed, "PATH": ""},
        ).stdout
        for seed in ("1", "2")
    }
    assert 1 == len(outputs)


def test_the_facts_of_a_shop_are_told_once_and_others_where_they_stand(tool):
    """A page that repeats them in every case is not read."""
    page = tool.pages()["checks/IT04-items.over_mail_limit.md"]
    assert 1 == page.count('"mail_limit" = 4')
    assert "- quiet: a shop that told nothing with the shop's `{}`" in page
    assert "with the shop's" not in tool.pages()["checks/PY03-payment.awaited.md"]


def test_text_is_escaped_for_markdown(tool):
    """A pipe does not end a cell."""
    assert "a\\|b&lt;c d" == tool.escaped("a|b<c\nd")
