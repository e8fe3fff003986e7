"""Keep the output of `make demo` in README.md and README.ja.md as it really is.

`python tools/readme_demo.py` writes it between the two marks of each file, `--check` only says
which files are stale (exit code 1). Shown are the sums, the first orders and the checks.
"""

from __future__ import annotations

import argparse
import os
import re
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
READMES = ("README.md", "README.ja.md")
BLOCK = re.compile(r"(?<=<!-- demo -->\n).*?(?=\n<!-- /demo -->)", re.DOTALL)
ORDER = re.compile(r"^\d{6}-\d{8}-\d{10} ", re.MULTILINE)
ORDERS_SHOWN = 4
LAST_PART = "■ チェック別"


def demo_words() -> list[str]:
    """Return the words `make demo` gives to `oms`."""
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    line = next(each for each in makefile.splitlines() if each.startswith("DEMO := "))
    return line.removeprefix("DEMO := ").split()


def demo_output() -> str:
    """Run what `make demo` runs, 80 columns wide."""
    done = subprocess.run(
        [sys.executable, "-m", "oms.cli", *demo_words()],
        cwd=ROOT,
        env=os.environ | {"COLUMNS": "80", "NO_COLOR": "1", "PYTHONIOENCODING": "utf-8"},
        capture_output=True,
        check=False,  # 1 says that some orders need a person
        encoding="utf-8",
    )
    if done.returncode != 1:
        sys.exit(f"the demo ended with {done.returncode}\n{done.stderr}")
    return done.stdout


def shown(output: str) -> str:
    """Return the block: the beginning, how much is left out, the last part."""
    cut = [match.start() for match in ORDER.finditer(output)][ORDERS_SHOWN]
    end = output.index(LAST_PART)
    left_out = output[cut:end].count("\n")
    lines = [output[:cut].rstrip(), f"… ({left_out} lines)", "", output[end:].rstrip()]
    return "\n".join(["```console", "$ make demo", *lines, "```"])


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0] if __doc__ else None)
    parser.add_argument("--check", action="store_true", help="write nothing; exit 1 if stale")
    options = parser.parse_args(arguments)
    block = shown(demo_output())
    stale = []
    for name in READMES:
        text = (ROOT / name).read_text(encoding="utf-8")
        fresh, count = BLOCK.subn(lambda _: block, text)
        if fresh != text or count != 1:
            stale.append(name)
        if not options.check:
            (ROOT / name).write_text(fresh, encoding="utf-8", newline="\n")
    for name in stale:
        print(f"{'stale' if options.check else 'written'}: {name}")
    return 1 if options.check and stale else 0


if __name__ == "__main__":
    sys.exit(main())
