"""Measure the postcode check on variants and faults made from Japan Post's tables.

    python benchmarks/address/evaluate.py            the final part, the figures of the docs
    python benchmarks/address/evaluate.py --part tune --show 5

Towns are in one part or the other, by a digest of their names. What is looked at while building is
`tune`; `final` is for the last figure.
"""

from __future__ import annotations

import argparse
import itertools
import math
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from faults import FAULTS, slip
from special import GREY, SPECIAL
from variants import VARIANTS
from world import PARTS, World

from oms.data import open_postal
from oms.postal import Level, ProposalKind

MOST = 2000  # of a kind


def wilson(hits: int, total: int) -> tuple[float, float]:
    """95 % bounds."""
    if not total:
        return 0.0, 1.0
    share, z = hits / total, 1.96
    middle = (share + z * z / 2 / total) / (1 + z * z / total)
    half = (
        z
        * math.sqrt(share * (1 - share) / total + z * z / 4 / total / total)
        / (1 + z * z / total)
    )
    return max(0.0, middle - half), min(1.0, middle + half)


def row(name: str, hits: int, total: int) -> str:
    low, high = wilson(hits, total)
    share = f"{hits / total:.2%}" if total else "–"
    return f"| {name} | {share} | {low:.2%} – {high:.2%} | {hits}/{total} |"


def measure(index, world, makers, wrong, title, show):
    """Print one table; `wrong` says of a verdict whether it is what must not be."""
    print(f"\n### {title}\n\n| kind | share | 95 % bounds | N |\n| --- | --- | --- | --- |")
    all_hits = all_total = 0
    shares = []
    for name, make in makers.items():
        hits = total = 0
        shown = []
        for a in itertools.islice(make(world), MOST):
            verdict = index.verify(a.code, a.prefecture, a.city, a.street)
            total += 1
            if wrong(verdict):
                hits += 1
                if len(shown) < show:
                    shown.append(
                        (
                            a,
                            verdict.level.value,
                            verdict.kind,
                            verdict.place and verdict.place.text,
                            [s.place.text for s in verdict.suggestions[-1:]],
                        )
                    )
        print(row(name, hits, total))
        for each in shown:
            print("   ", *each)
        if total:
            shares.append(hits / total)
        all_hits, all_total = all_hits + hits, all_total + total
    print(row("**all**", all_hits, all_total))
    print(f"\nMean over kinds: {sum(shares) / len(shares):.2%}")


def suggestions(index, world):
    """Print how often the right code is proposed for a code with one slip, live or not."""
    print(
        "\n### The right postcode among the suggestions\n\n| slip | share | 95 % bounds | N |\n| --- | --- | --- | --- |"
    )
    for kind in ("digit", "swap"):
        first = three = total = 0
        for r in itertools.islice(world.rng.sample(world.plain, len(world.plain)), MOST * 5):
            code = slip(world, r.code, kind)
            if code == r.code or world.is_grey(code, r):
                continue
            a = world.of(r)
            verdict = index.verify(code, a.prefecture, a.city, a.street)
            codes = [s.postcode for s in verdict.suggestions if s.kind is not ProposalKind.MEANING]
            total += 1
            first += codes[:1] == [r.code]
            three += r.code in codes[:3]
        print(row(f"one {kind}: first", first, total))
        print(row(f"one {kind}: first three", three, total))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--part", choices=PARTS, default="final")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--show", type=int, default=0, help="examples of what went wrong")
    options = parser.parse_args()
    index = open_postal()
    world = World(options.part, options.seed)
    print(f"{index!r}; part {options.part}, seed {options.seed}")
    held = lambda v: v.contradicts  # noqa: E731
    measure(
        index,
        world,
        VARIANTS | SPECIAL,
        held,
        "Right addresses that are held (false hold)",
        options.show,
    )
    measure(
        index,
        world,
        FAULTS,
        lambda v: not v.contradicts,
        "Planted faults that pass (miss)",
        options.show,
    )
    measure(
        index,
        world,
        GREY,
        lambda v: v.level is not Level.WARN,
        "Grey pairs that do not warn",
        options.show,
    )
    suggestions(index, world)


if __name__ == "__main__":
    main()
