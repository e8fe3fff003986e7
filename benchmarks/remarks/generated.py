"""Measure the checks against the labels of generated orders.

    python benchmarks/remarks/generated.py            # 20,000 orders

The generator (`oms.testing`) was written apart from the detector; its phrases were looked at while
the detector was tuned.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import oms
from oms.testing import Sample, generate

sys.path.insert(0, str(Path(__file__).parent))
from evaluate import line

COUNT, SEED = 20_000, 20261122
AT = oms.jst(2026, 6, 1, 12)


def says(screening: oms.Screening, code: str, kind: str = "") -> bool:
    """Whether a check holds the order (for a reason of that kind)."""
    return any(f.code == code and (not kind or f.kind == kind) for f in screening.holds)


TROUBLES: dict[str, tuple[Callable[[Sample], bool], Callable[[oms.Screening], bool]]] = {
    "message in 備考 (RM01)": (
        lambda sample: bool(sample.truth["needs_person"]),
        lambda screening: says(screening, "RM01"),
    ),
    "contradiction of the date (RM02)": (
        lambda sample: sample.truth["contradicts"]["date"],
        lambda screening: says(screening, "RM02", "date"),
    ),
    "contradiction of the slot (RM02)": (
        lambda sample: sample.truth["contradicts"]["slot"],
        lambda screening: says(screening, "RM02", "slot"),
    ),
    "amount undetermined (PY01)": (
        lambda sample: "amount.undetermined" in sample.troubles,
        lambda screening: says(screening, "PY01"),
    ),
}


def main() -> None:
    """Screen the orders shop by shop and print the table."""
    engines: dict[Any, oms.Engine] = {}
    counts: dict[str, Counter[tuple[bool, bool]]] = {name: Counter() for name in TROUBLES}
    for sample in generate(COUNT, SEED):
        texts = tuple(sample.truth["default_texts"])
        engine = engines.setdefault(
            texts, oms.Engine(oms.Pack.build(shop={"default_texts": texts}))
        )
        screening = engine.screen(oms.Order.from_rms(sample.payload), AT)
        for name, (truth, said) in TROUBLES.items():
            counts[name][truth(sample), said(screening)] += 1
    print("| measure | share | 95 % interval | N | must |\n| --- | --- | --- | --- | --- |")
    for name, count in counts.items():
        hits, missed, false = count[True, True], count[True, False], count[False, True]
        print(line(f"{name}: recall", hits, hits + missed, ""))
        print(line(f"{name}: precision", hits, hits + false, ""))


if __name__ == "__main__":
    main()
