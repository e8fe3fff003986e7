"""One version, said in three places."""

import re
import tomllib
from pathlib import Path

import oms
from oms._version import __version__

ROOT = Path(__file__).resolve().parents[1]
RELEASE = re.compile(r"^## (\d+\.\d+\.\d+)\b", re.MULTILINE)


def test_the_package_says_the_version_of_pyproject():
    """`oms.__version__` stands in every screening, so it must be the one that is installed."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert project["version"] == __version__ == oms.__version__


def test_the_newest_release_of_the_changelog_is_this_version():
    """Whoever raises the version writes what changed."""
    changelog = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    assert __version__ == RELEASE.findall(changelog)[0]


def test_every_release_says_first_whose_decisions_changed():
    """ "Changed decisions" comes before all else, or says none."""
    changelog = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    for part in re.split(r"^## ", changelog, flags=re.MULTILINE)[1:]:
        headings = re.findall(r"^### (.+)$", part, re.MULTILINE)
        assert not headings or "Changed decisions" == headings[0]
