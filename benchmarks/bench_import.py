"""What `import oms` costs on a cold start, against `import pydantic`, in processes of their own."""

from __future__ import annotations

import subprocess
import sys
from typing import Any

import pytest

ROUNDS = 15
MUST = 0.060
BEST: dict[str, float] = {}
PROGRAM = "import time; t = time.perf_counter(); import {}; print(time.perf_counter() - t)"


def cold_import(module: str) -> float:
    """Import a module in a fresh process and return the seconds it took there."""
    command = [sys.executable, "-c", PROGRAM.format(module)]
    return float(subprocess.run(command, capture_output=True, check=True, text=True).stdout)


@pytest.mark.parametrize("module", ["pydantic", "oms", "oms.engine"])
def test_cold_import(benchmark: Any, module: str, capsys: Any) -> None:
    """The table counts the whole process; the line behind it the import statement alone."""
    taken: list[float] = []
    benchmark.group = "cold start of a process"
    benchmark.pedantic(lambda: taken.append(cold_import(module)), rounds=ROUNDS, warmup_rounds=2)
    BEST[module] = min(taken)
    benchmark.extra_info["import_milliseconds"] = round(BEST[module] * 1e3, 1)
    if module == "oms.engine" and "pydantic" in BEST and "oms" in BEST:
        with capsys.disabled():
            report()


def report() -> None:
    """Print the imports of this run, and the difference that is bounded."""
    parts = [f"{name} {best * 1e3:.0f} ms" for name, best in BEST.items()]
    more = BEST["oms"] - BEST["pydantic"]
    verdict = "holds" if more <= MUST else "MISSED"
    limit = f"oms at most pydantic + {MUST * 1e3:.0f} ms"
    print(f"\nimport: {', '.join(parts)}; {limit}: {verdict} ({more * 1e3:+.0f} ms)")
