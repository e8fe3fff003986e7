"""Screen a large file with the command line and tell its peak memory and time.

python benchmarks/memory_cli.py                # 100,000 distinct orders, some minutes
python benchmarks/memory_cli.py --count 10000
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

LIMIT = 200  # MB
# Orders are made by a process of their own: what this one holds would count for its children.
MAKE = """
import json, sys
from oms.testing import generate
with open(sys.argv[1], "w", encoding="utf-8", newline="\\n") as out:
    for each in generate(int(sys.argv[2]), seed=20260501):
        out.write(json.dumps(each.payload, ensure_ascii=False) + "\\n")
"""


def run(command: list[str]) -> tuple[int, float, float]:
    """Run a command; return its exit code, seconds and peak memory in MB."""
    start = time.perf_counter()
    with subprocess.Popen(command, stdout=subprocess.DEVNULL) as process:
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    unit = 1 if sys.platform == "darwin" else 1024
    peak = usage.ru_maxrss * unit / 1e6
    return process.returncode, time.perf_counter() - start, peak


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--count", type=int, default=100_000, help="orders to screen")
    count = parser.parse_args().count
    with tempfile.TemporaryDirectory() as folder:
        orders, out = Path(folder) / "orders.jsonl", Path(folder) / "screened.jsonl"
        code, seconds, _ = run([sys.executable, "-c", MAKE, str(orders), str(count)])
        if code:
            return code
        size = orders.stat().st_size / 1e6
        print(f"made {count:,} orders, {size:,.0f} MB of JSONL, in {seconds:.0f} s")
        words = ["screen", str(orders), "--format", "jsonl", "--out", str(out)]
        code, seconds, peak = run([sys.executable, "-m", "oms.cli", *words])
        with out.open(encoding="utf-8") as stream:
            lines = sum(1 for line in stream if json.loads(line))
    verdict = "holds" if peak <= LIMIT else "MISSED"
    print(
        f"oms screen --format jsonl: exit {code}, {lines:,} lines, {seconds:.0f} s "
        f"({count / seconds:,.0f} orders/s), peak {peak:.0f} MB; at most {LIMIT} MB: {verdict}"
    )
    return 0 if lines == count and peak <= LIMIT and code in {0, 1} else 1


if __name__ == "__main__":
    sys.exit(main())
