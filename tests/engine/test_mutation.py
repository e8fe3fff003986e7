"""A sample of the mutation run of `make prove`: small faults in the fingerprints are noticed."""

import importlib.util
import re
import subprocess
import sys
from pathlib import Path

import pytest

TESTS = "tests/engine/test_facts.py"
ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.skipif(
    importlib.util.find_spec("mutmut") is None, reason="mutmut is not installed (extra `dev`)"
)
def test_faults_planted_in_the_fingerprints_are_noticed():
    """At least 85 % of them, as `tools/mutate.py` counts."""
    command = [sys.executable, "tools/mutate.py", "oms/engine/facts.py", "--tests", TESTS]
    done = subprocess.run(  # noqa: S603  our own script
        command, cwd=ROOT, capture_output=True, text=True, check=False
    )
    found = re.search(r"killed (\d+) of (\d+) mutants", done.stdout)
    assert found, done.stdout + done.stderr
    assert 0 == done.returncode, done.stdout
    assert 30 <= int(found[2])
