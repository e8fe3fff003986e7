"""The numbered examples run from any folder and say what they promise."""

import subprocess
import sys
from pathlib import Path

import pytest

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
SAYS = {
    "01_screen_orders.py": ("900102-20260511-", "closed: confirm", "'may go on': "),
    "02_own_check.py": ("chilled to Naha: ['KDM01 注意']", "not chilled: []"),
    "03_explain.py": ("● RM02 備考と希望日時の食い違い", "○ PY01", "after the change: []"),
}


@pytest.mark.parametrize("script", sorted(SAYS))
def test_an_example_runs(script, tmp_path):
    """As a reader would start it, elsewhere."""
    done = subprocess.run(  # noqa: S603  our own script
        [sys.executable, EXAMPLES / script],
        capture_output=True,
        check=False,
        cwd=tmp_path,
        encoding="utf-8",
        env={"PYTHONUTF8": "1", "PYTHONPATH": str(EXAMPLES.parent), "PATH": ""},
    )
    assert (0, "") == (done.returncode, done.stderr)
    for piece in SAYS[script]:
        assert piece in done.stdout


def test_every_example_is_listed():
    """A new script gets a test and a line in examples/README.md."""
    names = {path.name for path in EXAMPLES.glob("*.py")}
    assert set(SAYS) == names
    described = (EXAMPLES / "README.md").read_text(encoding="utf-8")
    assert all(name in described for name in names)
