"""What the READMEs show is what one gets."""

import importlib.util
import re
import tomllib
from pathlib import Path

import pytest

import oms
from oms.cli.exits import Exit

ROOT = Path(__file__).resolve().parents[2]
READMES = ("README.md", "README.ja.md")
FENCE = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def text_of(name):
    """Read a page."""
    return (ROOT / name).read_text(encoding="utf-8")


def blocks(name, language):
    """Return the fenced blocks of a language."""
    return [body for word, body in FENCE.findall(text_of(name)) if word == language]


@pytest.fixture(scope="module")
def tool():
    """Load the tool that writes the demo's output."""
    spec = importlib.util.spec_from_file_location("readme_demo", ROOT / "tools/readme_demo.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_demo_output_is_what_the_demo_prints(tool, capsys):
    """Run `python tools/readme_demo.py` if this fails."""
    assert (0, "") == (tool.main(["--check"]), capsys.readouterr().out)


def test_the_demo_fits_a_terminal(tool):
    """Eighty columns, full-width characters counted twice."""
    from rich.cells import cell_len

    lines = tool.shown(tool.demo_output()).splitlines()
    assert [] == [line for line in lines if cell_len(line) > 80]


def test_a_stale_block_is_told_and_not_written(tool, monkeypatch, tmp_path, capsys):
    """`--check` changes nothing, the plain run does."""
    for name in READMES:
        (tmp_path / name).write_text("<!-- demo -->\nold\n<!-- /demo -->\n", encoding="utf-8")
    output = tool.demo_output()
    monkeypatch.setattr(tool, "demo_output", lambda: output)
    monkeypatch.setattr(tool, "ROOT", tmp_path)
    assert 1 == tool.main(["--check"])
    assert "stale: README.md" in capsys.readouterr().out
    assert "old" in (tmp_path / "README.md").read_text(encoding="utf-8")
    assert 0 == tool.main([])
    assert 0 == tool.main(["--check"])


@pytest.mark.parametrize("name", [*READMES, "docs/packs.md"])
def test_packs_shown_are_packs(name):
    """They load as they stand."""
    [shown] = blocks(name, "toml")
    assert "kudamono" == oms.parse_pack(shown).name


def test_both_readmes_show_the_same_code_and_pack():
    """Only the words differ, so a block changed in one is changed in the other."""
    english, japanese = ([re.sub(r"#.*", "", b) for b in blocks(n, "python")] for n in READMES)
    assert english == japanese
    packs = [tomllib.loads(blocks(name, "toml")[0]) for name in READMES]
    assert packs[0] == packs[1]
    headings = [len(re.findall(r"^## ", text_of(name), re.MULTILINE)) for name in READMES]
    assert headings[0] == headings[1]


@pytest.mark.parametrize("name", [*READMES, "docs/cli.md"])
def test_every_exit_code_is_documented(name):
    """In the table of codes."""
    table = " ".join(re.findall(r"^\| ([\d, ]+) \|", text_of(name), re.MULTILINE))
    assert {int(code) for code in Exit} == {int(code) for code in re.findall(r"\d+", table)}


@pytest.mark.parametrize("name", [*READMES, "CONTRIBUTING.md", "examples/README.md"])
def test_links_lead_somewhere(name):
    """To files of the repository; the site's own links are tested by `make docs`."""
    links = re.findall(r"\]\((?!https?:|#)([^)#]+)", text_of(name))
    missing = [link for link in links if not (ROOT / name).parent.joinpath(link).exists()]
    assert links or name == "examples/README.md"
    assert [] == missing
