"""Measure the reading of remarks against labelled corpora.

    python benchmarks/remarks/evaluate.py                 # all parts
    python benchmarks/remarks/evaluate.py tune --errors   # with the wrong records (tuning part only)
    python benchmarks/remarks/evaluate.py --wishes        # single wishes of day and hour, by author

`tune`, `more`, `validate` and `check` were looked at and trained on; the parts `sealed…` never were,
only measured.
"""

from __future__ import annotations

import argparse
import gzip
import json
import math
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any

from oms.model.base import clean_text
from oms.text import Agreement, RemarkClass, RemarkReading, read_remarks

HERE = Path(__file__).parent
SEALED = ("", "3", "5", "6", "7", "8", "10", "11", "12")
PARTS = ("tune", "more", "validate", "check", *(f"sealed{number}" for number in SEALED))
Record = dict[str, Any]
OURS = {str(each) for each in RemarkClass}


def wilson(hits: int, total: int) -> tuple[float, float]:
    """Return the 95 % Wilson interval of a share."""
    if not total:
        return 0.0, 1.0
    z, share = 1.959964, hits / total
    middle = (share + z * z / (2 * total)) / (1 + z * z / total)
    half = (
        z * math.sqrt(share * (1 - share) / total + z * z / (4 * total**2)) / (1 + z * z / total)
    )
    return max(0.0, middle - half), min(1.0, middle + half)


def load(part: str) -> Iterator[Record]:
    """Yield the labelled records of a part."""
    for path in sorted((HERE / part).glob("*.jsonl.gz")):
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            yield from map(json.loads, lines)


def read(record: Record) -> RemarkReading:
    """Read one record as the checks would."""
    day = record["delivery_date"]
    return read_remarks(
        clean_text(record["remarks"]),
        datetime.fromisoformat(record["order_datetime"]).date(),
        delivery_date=date.fromisoformat(day) if day else None,
        shipping_term=record["shipping_term"],
        default_texts=tuple(record["default_texts"]),
    )


def line(name: str, hits: int, total: int, goal: str) -> str:
    """Return one row of the table."""
    low, high = wilson(hits, total)
    share = hits / total if total else 0.0
    return f"| {name} | {share:.2%} | {low:.2%} – {high:.2%} | {hits}/{total} | {goal} |"


def report(part: str, *, errors: bool) -> None:
    """Print the table of one part."""
    rows = [(record, read(record)) for record in load(part)]
    needs = [(r, g) for r, g in rows if r["needs_person"]]
    quiet = [(r, g) for r, g in rows if not r["needs_person"]]
    one = [
        (r, g) for r, g in needs if len(r["classes"]) == 1 and r["classes"][0] in OURS - {"other"}
    ]
    one += [(r, g) for r, g in needs if r["classes"] == ["other"]]
    print(f"\n### {part} ({len(rows)} remarks)\n")
    print("| measure | share | 95 % interval | N | must |\n| --- | --- | --- | --- | --- |")
    print(line("messages found", sum(g.needs_person for _, g in needs), len(needs), "≥ 99.8 %"))
    print(line("quiet remarks held", sum(g.needs_person for _, g in quiet), len(quiet), "≤ 1 %"))
    for name, seen in (("date", lambda g: g.day), ("slot", lambda g: g.hour)):
        true = [r["contradicts"][name] for r, _ in rows]
        said = [seen(g) is Agreement.CONFLICTS for _, g in rows]
        both = sum(t and s for t, s in zip(true, said, strict=True))
        print(line(f"contradictions of {name} found", both, sum(true), "≥ 95 %"))
        print(line(f"contradictions of {name} right", both, sum(said), "≥ 95 %"))
    right = sum(list(g.classes) == r["classes"] for r, g in one)
    among = sum(r["classes"][0] in g.classes for r, g in one)
    print(line("class of a one-class message right", right, len(one), "≥ 90 %"))
    print(line("  … among the classes given", among, len(one), ""))
    if errors:
        _errors(rows)


def _errors(rows: list[tuple[Record, RemarkReading]]) -> None:
    wrong: list[tuple[str, Callable[[Record, RemarkReading], bool]]] = [
        ("MISSED", lambda r, g: r["needs_person"] and not g.needs_person),
        ("HELD", lambda r, g: not r["needs_person"] and g.needs_person),
        ("DATE", lambda r, g: r["contradicts"]["date"] != (g.day is Agreement.CONFLICTS)),
        ("SLOT", lambda r, g: r["contradicts"]["slot"] != (g.hour is Agreement.CONFLICTS)),
        (
            "CLASS",
            lambda r, g: (
                len(r["classes"]) == 1
                and r["needs_person"]
                and g.needs_person
                and list(g.classes) != r["classes"]
            ),
        ),
    ]
    for name, is_wrong in wrong:
        bad = [(r, g) for r, g in rows if is_wrong(r, g)]
        print(
            f"\n== {name}: {len(bad)}",
            Counter(r["kind"].split("/")[1] for r, _ in bad).most_common(8),
        )
        for record, reading in bad:
            said = [(p.text, [str(c) for c in p.classes]) for p in reading.messages]
            fields = (
                record["delivery_date"],
                record["shipping_term"],
                record["order_datetime"][:10],
            )
            print(
                f"{record['id']} {record['kind']} want={record['classes']} {fields} {record['contradicts']} {reading.day} {reading.hour}\n    {record['remarks']!r}\n    -> {said}"
            )


def verdict(reading: RemarkReading) -> str:
    """Say in a word what a reading holds against the fields, as the wishes are labelled."""
    day, slot = (each is Agreement.CONFLICTS for each in (reading.day, reading.hour))
    if day or slot:
        return "both" if day and slot else "date" if day else "slot"
    return "unset" if reading.needs_person else "agrees"


def report_wishes() -> None:
    """Print how many single wishes are held against the fields as their author meant them."""
    print("| author | right | 95 % interval | N |\n| --- | --- | --- | --- |")
    for path in sorted((HERE / "wishes").glob("*.jsonl")):
        rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
        right = sum(
            verdict(
                read(
                    each
                    | {
                        "remarks": "[備考:]\n" + each["text"].replace("⏎", "\n"),
                        "default_texts": (),
                    }
                )
            )
            == each["verdict"]
            for each in rows
        )
        low, high = wilson(right, len(rows))
        share = right / len(rows)
        print(f"| `{path.stem}` | {share:.1%} | {low:.1%} – {high:.1%} | {right}/{len(rows)} |")


def main() -> None:
    """Read the arguments and print the tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("parts", nargs="*", default=[])
    parser.add_argument("--errors", action="store_true")
    parser.add_argument("--wishes", action="store_true")
    arguments = parser.parse_args()
    if arguments.wishes:
        report_wishes()
        return
    for part in arguments.parts or PARTS:
        report(part, errors=arguments.errors and not part.startswith("sealed"))


if __name__ == "__main__":
    main()
