"""What a lead time costs, for a place asked before and a new one, and files of many rows.

python -m pytest --benchmark-only benchmarks/bench_leads.py
"""

from __future__ import annotations

import time
from typing import Any

import pytest

from oms.calendar import LeadTable, Place, zone_of

TOKYO = Place("東京都", "千代田区", "100-0001")
LEADS = LeadTable.from_csv("examples/leads/kanto.csv")
SENDAI = ("宮城県", "仙台市青葉区", "980-0001")
ISHIGAKI = ("沖縄県", "石垣市", "907-0001")
HEAD = "service,origin,destination,days,first_slot\n"


def rows(count: int) -> str:
    """A file with a row for each of many postcodes."""
    return HEAD + "".join(f"yamato.takkyubin,*,{code:07},1,\n" for code in range(count))


@pytest.mark.benchmark(group="lead times")
def test_a_place_asked_before(benchmark: Any) -> None:
    """What is known of it is kept with it."""
    benchmark(LEADS.find, "yamato.takkyubin", TOKYO, Place(*SENDAI))


@pytest.mark.benchmark(group="lead times")
@pytest.mark.parametrize("address", [SENDAI, ISHIGAKI], ids=["mainland", "island"])
def test_a_new_place(benchmark: Any, address: tuple[str, str, str]) -> None:
    """Made, looked up among the islands, found."""
    benchmark(lambda: LEADS.find("yamato.takkyubin", TOKYO, Place(*address)))


@pytest.mark.benchmark(group="lead times")
def test_the_zone_of_a_new_place(benchmark: Any) -> None:
    """Made and looked up."""
    benchmark(lambda: zone_of(Place(*ISHIGAKI)))


@pytest.mark.benchmark(group="lead times, files")
def test_a_file_ten_times_as_long_takes_ten_times(benchmark: Any) -> None:
    """With a row for each of 100,000 postcodes beside one of 10,000."""
    small, large = rows(10_000), rows(100_000)

    def seconds(text: str) -> float:
        start = time.perf_counter()
        LeadTable.from_csv(text)
        return time.perf_counter() - start

    def ratio() -> float:
        return seconds(large) / min(seconds(small) for _ in range(3))

    found = benchmark.pedantic(ratio, rounds=3, iterations=1)
    benchmark.extra_info["ratio, large over small"] = round(found, 1)
    assert found < 20
