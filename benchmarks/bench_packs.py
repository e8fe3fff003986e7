"""Packs: how long one takes to load, to prove, and as tests of pytest.

`.venv/bin/python benchmarks/bench_packs.py` prints the figures of docs/performance.md; `make bench`
measures loading and proving among the others.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import pytest

from oms.engine import prove
from oms.rules import default_registry, load_pack, parse_pack

ITEMS, CASES = 150, 400


def pack_text(items=ITEMS, cases=CASES, services=50):
    """A pack of a shop that tells much: items, delivery methods, parameters and cases."""
    blocks = [
        '[pack]\nformat = 1\nname = "large"\n\n[shop]\ndefault_texts = ["のし（表書き）："]\n'
    ]
    blocks += [
        f'[shop.items."momo-{number}"]\ntemperature = "chilled"\nunit_limit = 5\n'
        for number in range(items)
    ]
    blocks += [
        f'[shop.services."配送方法{number}"]\nmail = {"true" if number % 2 else "false"}\n'
        for number in range(services)
    ]
    blocks += [f'[checks."{name}"]\nmode = "enforce"\n' for name in default_registry()]
    blocks += [
        f'[[case]]\nname = "備考 {number}"\nexpect = {{ "remarks.present" = "hold" }}\n'
        f'order = {{ remarks = "のし希望 {number}", items = [{{ units = {number + 1} }}] }}\n'
        for number in range(cases)
    ]
    return "\n".join(blocks)


@pytest.mark.benchmark(group="packs")
def test_load(benchmark):
    """200 facts and 400 cases."""
    text = pack_text()
    benchmark(parse_pack, text)


@pytest.mark.benchmark(group="packs")
def test_prove(benchmark):
    """100 cases."""
    pack = parse_pack(pack_text(cases=100))
    assert all(benchmark(lambda: [each.passed for each in prove(pack)]))


def median(work, times=9):
    """Milliseconds, the median of some runs."""
    taken = []
    for _ in range(times):
        start = time.perf_counter()
        work()
        taken.append(time.perf_counter() - start)
    return sorted(taken)[times // 2] * 1000


def pytest_run(folder):
    """Run pytest on a folder in a process of its own."""
    command = [
        sys.executable,
        "-m",
        "pytest",
        "-q",
        "-p",
        "no:cacheprovider",
        "-p",
        "no:benchmark",
    ]
    command += ["-p", "no:xdist", "--rootdir", str(folder), "-c", str(folder / "none.ini"), folder]
    environment = {key: each for key, each in os.environ.items() if not key.startswith("PYTHON")}
    subprocess.run(command, check=True, capture_output=True, env=environment)


def main():
    """Print the figures."""
    default_registry()
    with tempfile.TemporaryDirectory() as name:
        path = Path(name) / "large.toml"
        path.write_text(pack_text(), encoding="utf-8")
        print(f"load, 200 facts, 400 cases     {median(lambda: load_pack(path)):8.1f} ms")
        path.write_text(pack_text(cases=100), encoding="utf-8")
        pack = load_pack(path)
        print(f"prove, 100 cases               {median(lambda: list(prove(pack))):8.1f} ms")
        (folder := Path(name) / "shop").mkdir()
        (folder / "none.ini").write_text("[pytest]\n")
        (folder / "test_x.py").write_text("def test_x(): pass\n")
        bare = median(lambda: pytest_run(folder), 5)
        path.rename(folder / "large.toml")
        full = median(lambda: pytest_run(folder), 5)
        print(f"pytest, one test               {bare:8.1f} ms")
        print(f"pytest, and a pack, 100 cases  {full:8.1f} ms (+{full - bare:.0f})")


if __name__ == "__main__":
    main()
