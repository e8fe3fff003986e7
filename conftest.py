"""Every Python block of the Markdown pages and every docstring example runs as a test.

`testpaths` in pyproject.toml names where they lie. The blocks of one page share their names, from
top to bottom; a page runs in the root of the repository. A block that cannot run says so in front
of it: `<!-- skip: next "why" -->`.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import Any, Final

from hypothesis import settings
from sybil import Sybil
from sybil.parsers.doctest import DocTestParser
from sybil.parsers.markdown import PythonCodeBlockParser, SkipParser

_ROOT: Final = Path(__file__).resolve().parent
# The postcode index is built once for all runs and all workers, and not in the user's own folder.
os.environ.setdefault("OMS_CACHE_DIR", str(_ROOT / ".pytest_cache" / "oms"))

# How long an example takes depends on what else the machine does; speed is measured elsewhere.
settings.register_profile("oms", deadline=None)
settings.load_profile("oms")

_BEFORE: Final = "_folder_before"


def _enter_root(namespace: dict[str, Any]) -> None:
    namespace[_BEFORE] = Path.cwd()
    os.chdir(_ROOT)


def _leave_root(namespace: dict[str, Any]) -> None:
    os.chdir(namespace[_BEFORE])


_pages = Sybil(
    parsers=[PythonCodeBlockParser(), SkipParser()],
    patterns=["*.md"],
    setup=_enter_root,
    teardown=_leave_root,
).pytest()
_docstrings = Sybil(
    parsers=[DocTestParser()],
    patterns=["*.py"],
    setup=_enter_root,
    teardown=_leave_root,
).pytest()


def pytest_sessionstart(session: Any) -> None:
    """Build the postcode index before the tests: no test is about who comes first."""
    if not hasattr(session.config, "workerinput"):
        code = "from oms.data import open_postal; open_postal()"
        command = [sys.executable, "-c", code]
        subprocess.run(command, cwd=_ROOT, capture_output=True, check=False)  # noqa: S603


def pytest_collect_file(file_path: Path, parent: Any) -> Any:
    """Collect the examples of the pages, and those in the docstrings of `oms`."""
    if file_path.suffix == ".md":
        return _pages(file_path, parent)
    return _docstrings(file_path, parent) if file_path.is_relative_to(_ROOT / "oms") else None
