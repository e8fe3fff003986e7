"""The pages and docstrings are part of a plain test run; a lost wire would be silent."""

import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def collected():
    """Collect what a plain run would run outside tests/."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    paths = project["tool"]["pytest"]["ini_options"]["testpaths"]
    command = [sys.executable, "-m", "pytest", "--collect-only", "-q", *paths[1:]]
    done = subprocess.run(  # noqa: S603  our own interpreter
        command, cwd=ROOT, capture_output=True, encoding="utf-8", check=True
    )
    return done.stdout


@pytest.mark.parametrize(
    "page", ["README.md", "README.ja.md", "docs/getting-started.md", "docs/concepts/orders.md"]
)
def test_the_blocks_of_a_page_are_collected(collected, page):
    """Found by conftest.py."""
    assert f"{page}::line:" in collected


def test_every_module_with_examples_is_collected(collected):
    """Whatever its depth below oms/."""
    with_examples = {
        str(path.relative_to(ROOT).as_posix())
        for path in (ROOT / "oms").rglob("*.py")
        if re.search(r"^ +>>> ", path.read_text(encoding="utf-8"), re.MULTILINE)
    }
    assert len(with_examples) > 20
    assert with_examples <= {line.partition("::")[0] for line in collected.splitlines()}


def test_every_page_with_python_is_below_a_test_path(collected):
    """A page elsewhere would not be run."""
    pages = [*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md"), *ROOT.glob("examples/**/*.md")]
    with_python = {
        str(path.relative_to(ROOT).as_posix())
        for path in pages
        if re.search(r"^```python", path.read_text(encoding="utf-8"), re.MULTILINE)
    }
    assert with_python <= {line.partition("::")[0] for line in collected.splitlines()}
