"""How many small faults planted in the engine do its tests notice?

    python tools/mutate.py                      # all of it: some ten minutes on two cores
    python tools/mutate.py oms/engine/state.py  # one file

Works on a copy of the repository in a temporary folder. A mutant counts as killed when a test
fails or hangs on it; what no test runs at all counts as survived. Every survivor is named. Ends
with 1 if fewer than 85 % are killed. Needs mutmut, which is in the extra `dev`.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from pathlib import Path
from shutil import copytree, ignore_patterns
from typing import Final

ROOT: Final = Path(__file__).resolve().parent.parent
SCOPE: Final = ("oms/engine/*.py", "oms/model/status.py")
GOAL: Final = 0.85
TESTS: Final = ("tests/engine", "tests/model/test_status.py", "tests/model/test_actions.py")
# These tests start Python anew or look at what a screening touches: the mutants' own machinery
# would be what they find.
LEFT_OUT: Final = ("tests/engine/test_pure_core.py", "tests/engine/test_mutation.py")
MUTMUT: Final = str(Path(sys.executable).parent / "mutmut")
NOT_COPIED: Final = (".*", "*.egg-info", "__pycache__", "site", "dist", "build", "benchmarks")


def main() -> int:
    """Plant, run, count."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", nargs="*", default=SCOPE, help="files or patterns to mutate")
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--tests", nargs="*", default=TESTS, help="tests that shall notice them")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="oms-mutants-") as folder:
        copy = Path(folder) / "oms"
        copytree(ROOT, copy, ignore=ignore_patterns(*NOT_COPIED))
        configure(copy, arguments.files, arguments.tests)
        return report(copy) if run(copy, arguments.jobs) else 2


def configure(copy: Path, files: list[str], tests: list[str]) -> None:
    """Tell mutmut what to change and which tests to run."""
    options = ["-q", "-x", "-p", "no:xdist", "-p", "no:cacheprovider", "--benchmark-disable"]
    settings = {
        "source_paths": ["oms"],
        "only_mutate": list(files),
        "also_copy": ["oms", "conftest.py"],
        "pytest_add_cli_args": [*options, *(f"--ignore={each}" for each in LEFT_OUT)],
        "pytest_add_cli_args_test_selection": list(tests),
    }
    lines = [f"{name} = {json.dumps(value)}" for name, value in settings.items()]
    with (copy / "pyproject.toml").open("a", encoding="utf-8") as target:
        target.write("\n[tool.mutmut]\n" + "\n".join(lines) + "\n")


def run(copy: Path, jobs: int) -> bool:
    """Run the mutants; tell what went wrong if they could not run."""
    command = [MUTMUT, "run", "--max-children", str(jobs)]
    done = subprocess.run(command, cwd=copy, capture_output=True, text=True, check=False)
    if done.returncode:
        print(done.stdout[-3000:], done.stderr[-3000:], sep="\n")
        return False
    return True


def report(copy: Path) -> int:
    """Name the survivors and say whether enough were killed."""
    shown = subprocess.run(
        [MUTMUT, "results", "--all", "true"], cwd=copy, capture_output=True, text=True, check=True
    ).stdout
    rows = [line.strip().rpartition(": ") for line in shown.splitlines() if "__mutmut_" in line]
    survivors = [name for name, _, fate in rows if fate in {"survived", "no tests", "suspicious"}]
    for name in sorted(survivors):
        print(f"survived: {name}")
    killed = len(rows) - len(survivors)
    share = killed / len(rows) if rows else 0.0
    print(f"killed {killed} of {len(rows)} mutants ({share:.1%}), at least {GOAL:.0%} wanted")
    return 0 if share >= GOAL else 1


if __name__ == "__main__":
    sys.exit(main())
