"""Measure the finding, naming and undoing of mojibake on unseen strings.

    make bench-text                                    # the table of docs/mojibake.md
    python benchmarks/text/evaluate.py --part tune     # the part that may be looked at
    python benchmarks/text/evaluate.py --part blind    # strings of an author who knew nothing of ours
    python benchmarks/text/evaluate.py --damaged 300 --ordinary 5000

Clean and damaged strings come from words nothing was learnt from (clean.py, damage.py). ftfy and a
naive regular expression run over the same strings in the same run.
"""

from __future__ import annotations

import argparse
import math
import re
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterable
from pathlib import Path

# What is measured is the code of this tree, installed or not.
sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
sys.path.insert(0, str(Path(__file__).parent))

import clean
import damage
import ftfy
from ftfy.badness import is_bad

from oms.text import TextStatus, diagnose

NAIVE = re.compile("[縺繧繝譁繹郢莠荳蜷譛莉]{1}|\\?\\?|〓|\ufffd|[À-ÿ]{2}|[ｦ-ﾟ][一-龥][ｦ-ﾟ]")
FEW = 4
Verdict = Callable[[str, str], bool]
METHODS: dict[str, Verdict] = {
    "oms": lambda text, field: diagnose(text, field).status is TextStatus.DAMAGED,  # type: ignore[arg-type]
    "ftfy is_bad": lambda text, _: bool(is_bad(text)),
    "naive regex": lambda text, _: NAIVE.search(text) is not None,
}


def wilson(hits: int, total: int) -> tuple[float, float]:
    """The 95 % bounds of a share (Wilson score)."""
    if not total:
        return 0.0, 1.0
    z, share = 1.959964, hits / total
    middle = share + z * z / (2 * total)
    spread = z * math.sqrt(share * (1 - share) / total + z * z / (4 * total * total))
    return (middle - spread) / (1 + z * z / total), (middle + spread) / (1 + z * z / total)


def row(name: str, hits: int, total: int, must: str = "") -> str:
    low, high = wilson(hits, total)
    share = f"{hits / total:.3%}" if total else "–"
    return f"| {name} | {share} | {low:.3%} – {high:.3%} | {hits}/{total} | {must} |"


def print_head(title: str) -> None:
    print(f"\n### {title}\n\n| measure | share | 95 % bounds | N | must |")
    print("| --- | --- | --- | --- | --- |")


def measure_clean(part: str, count: int, show: int) -> list[clean.Clean]:
    ordinary = list(clean.ordinary_many(part, count, "ordinary"))
    odd = clean.tricky(part)
    print_head(f"Clean strings called damaged ({part})")
    for method, is_damaged in METHODS.items():
        for name, group, must in (("ordinary", ordinary, "≤ 0.05 %"), ("tricky", odd, "≤ 1 %")):
            wrong = [each for each in group if is_damaged(each.text, each.field)]
            print(
                row(f"{method}, {name}", len(wrong), len(group), must if method == "oms" else "")
            )
            if show and method == "oms":
                for each in wrong[:show]:
                    print(f"    {each.kind} {each.field} {each.text[:70]!r}")
    proposed = sum(diagnose(each.text, each.field).repair is not None for each in ordinary)
    changed = sum(ftfy.fix_text(each.text) != each.text for each in ordinary)
    print(row("oms, ordinary for which a repair is proposed", proposed, len(ordinary), "0"))
    print(row("ftfy fix_text, ordinary that are changed", changed, len(ordinary)))
    kinds = Counter(each.kind for each in odd if METHODS["oms"](each.text, each.field))
    print("\nTricky by kind: " + ", ".join(f"{name} {n}" for name, n in kinds.most_common()))
    return ordinary


def measure_damaged(strings: Iterable[clean.Clean], show: int) -> None:
    rng = damage.random.Random("damage")
    said: Counter[tuple[str, ...]] = Counter()
    spent, diagnosed = 0.0, 0
    shown: Counter[str] = Counter()
    for each in strings:
        for one in damage.every_kind(each.text, rng):
            if not one.text:
                continue
            start = time.process_time()
            found = diagnose(one.text, each.field)  # type: ignore[arg-type]
            spent, diagnosed = spent + time.process_time() - start, diagnosed + 1
            group = "noise" if one.kind in damage.NOISE else "none" if one.traceless else "trace"
            hits = {name: verdict(one.text, each.field) for name, verdict in METHODS.items()}
            if group == "noise":
                hits["oms"] = found.status is TextStatus.NOISE
            names = [(one.kind,), (group,)] if group != "none" or one.kind in damage.NO_TRACE else [(group,)]  # fmt: skip
            for key in names:
                said["all", *key] += 1
                said["found", *key] += hits["oms"]
                if one.count >= FEW or group == "noise":
                    said["all4", *key] += 1
                    for name, hit in hits.items():
                        said[name, *key] += hit
                if one.reversible:
                    repaired = one.clean == found.repair
                    known = repaired or one.clean in found.alternatives
                    fixed = one.clean == ftfy.fix_encoding(one.text)
                    for size in ("", "4") if one.count >= FEW else ("",):
                        said[f"reversible{size}", *key] += 1
                        said[f"first{size}", *key] += repaired
                        said[f"any{size}", *key] += known
                        said[f"ftfy{size}", *key] += fixed
            if show and group == "trace" and one.count >= FEW and not hits["oms"]:
                shown[one.kind] += 1
                if shown[one.kind] <= show:
                    print(f"    missed {one.kind} {each.field} {one.text[:70]!r}")
    print_damaged(said)
    print(f"\nDamaged strings: {diagnosed / spent:,.0f} diagnosed a second (must: ≥ 2,000)")


def print_damaged(said: Counter[tuple[str, ...]]) -> None:
    print_head("Damaged strings found, at least four damaged characters")
    for name in METHODS:
        must = "≥ 99.5 %" if name == "oms" else ""
        print(row(f"{name}, kinds that leave a trace", said[name, "trace"], said["all4", "trace"], must))  # fmt: skip
    print(row("oms, nothing but ASCII or † left", said["oms", "none"], said["all4", "none"]))
    print(row("oms, noise told as noise", said["oms", "noise"], said["all4", "noise"]))
    print_head("Damaged strings found, however few characters")
    print(row("oms, kinds that leave a trace", said["found", "trace"], said["all", "trace"]))
    print_head("Reversible damage undone exactly")
    for size, words in (("", ""), ("4", ", at least four characters")):
        total = said[f"reversible{size}", "trace"]
        print(row(f"oms, first{words}", said[f"first{size}", "trace"], total, "≥ 90 %"))
        print(row(f"oms, among all{words}", said[f"any{size}", "trace"], total, "≥ 95 %"))
        print(row(f"ftfy fix_encoding{words}", said[f"ftfy{size}", "trace"], total))
    print("\n### By kind\n\n| kind | found, ≥ 4 | 95 % bounds | N | found, any | ftfy, ≥ 4 | regex, ≥ 4 | undone | N |")  # fmt: skip
    print("| --- | --- | --- | --- | --- | --- | --- | --- | --- |")
    for kind in damage.KINDS:
        total = said["all4", kind]
        low, high = wilson(said["oms", kind], total)
        undone = said["reversible", kind]
        cells = (
            f"`{kind}`{' †' if kind in damage.NO_TRACE else ''}",
            *(
                (share(said["oms", kind], total), f"{low:.1%} – {high:.1%}", str(total))
                if total
                else ("–", "–", "0")
            ),
            share(said["found", kind], said["all", kind]),
            share(said["ftfy is_bad", kind], total),
            share(said["naive regex", kind], total),
            share(said["first", kind], undone),
            str(undone),
        )
        print("| " + " | ".join(cells) + " |")


def share(hits: int, total: int) -> str:
    return f"{hits / total:.1%}" if total else "–"


def measure_speed(strings: list[clean.Clean]) -> None:
    """Compare on distinct clean strings in one process; a third of them warms both up."""
    third = len(strings) // 3
    warm, timed = strings[:third], strings[third:]
    rates: dict[str, list[float]] = {"oms": [], "ftfy is_bad": []}
    runs: dict[str, Callable[[clean.Clean], object]] = {
        "oms": lambda each: diagnose(each.text, each.field),  # type: ignore[arg-type]
        "ftfy is_bad": lambda each: is_bad(each.text),
    }
    for run in runs.values():
        for each in warm:
            run(each)
    slices = 8
    for at in range(slices):  # in turns, so that a busy machine hits both
        part = timed[at::slices]
        for name, run in runs.items():
            start = time.process_time()
            for each in part:
                run(each)
            rates[name].append(len(part) / (time.process_time() - start))
    ratio = sorted(one / two for one, two in zip(*rates.values(), strict=True))
    print(
        f"\n### Speed, one core, {len(timed):,} distinct clean strings seen for the first time\n"
    )
    for name, found in rates.items():
        print(f"- {name}: {sorted(found)[slices // 2]:,.0f} strings/s")
    print(
        f"- ratio: median {ratio[slices // 2]:.2f}, {ratio[0]:.2f} to {ratio[-1]:.2f} (must: ≥ 2)"
    )
    for size in (1_000, 10_000, 100_000):
        for name, seed in (
            ("clean", "東京都千代田区丸の内"),
            ("damaged", "譚ｱ莠ｬ驛ｽ蜊・ｻ｣逕ｰ蛹ｺ"),
        ):
            text = (seed * (size // len(seed) + 1))[:size]
            diagnose(text)
            start = time.process_time()
            diagnose(text)
            spent = (time.process_time() - start) * 1e9 / size
            print(f"- {name} text of {size:,} characters: {spent:,.0f} ns a character")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--part", choices=("tune", "final", "blind"), default="final")
    parser.add_argument("--ordinary", type=int, default=40_000)
    parser.add_argument(
        "--damaged", type=int, default=700, help="clean strings damaged in each way"
    )
    parser.add_argument("--show", type=int, default=0, help="so many errors of a kind are shown")
    options = parser.parse_args()
    if options.show and options.part != "tune":
        parser.error("this part is measured on, never looked at")
    ordinary = measure_clean(options.part, options.ordinary, options.show)
    measure_damaged(clean.ordinary_many(options.part, options.damaged, "damaged"), options.show)
    measure_speed(ordinary)


if __name__ == "__main__":
    main()
