"""Measure every check against the labels of generated orders.

    python benchmarks/catalogue.py                    # 20,000 ordinary orders, 20,000 with troubles
    python benchmarks/catalogue.py --count 2000 --jobs 1

Each order is screened by the pack of its own shop at the moment its truth names. *Ordinary* orders
have no trouble but everything that may look like one: gifts, islands, COD under the limit, bulk,
subscriptions, prepaid orders, shipped rows, finished changes. In the other run every trouble is
planted often enough to be counted. Generator and checks were written apart from each other; the
labels come from what was planted and from the fields, never from a check.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

import oms
from oms.rules import default_registry
from oms.testing import TROUBLES, Sample, generate, shop_pack

sys.path.insert(0, str(Path(__file__).parent / "remarks"))
from evaluate import wilson

COUNT, SEED = 20_000, 20261122
WANTED = 450  # orders of the run a trouble is planted in; those that exclude each other are fewer
HEAD = "| {0} | share | 95 % bounds | N |\n| --- | --- | --- | --- |"


class Expected(NamedTuple):
    """What a check should say of an order with a trouble."""

    check: str
    severity: str  # hold, warn, info or wait
    kind: str = ""


EXPECTED = {
    **{
        f"remark.{name}": Expected("remarks.present", "hold")
        for name in (
            *("cancel_change", "schedule", "gift", "receipt", "drop_off", "question", "other"),
            "in_date_block",
        )
    },
    "contradiction.date": Expected("remarks.contradict_delivery", "hold", "date"),
    "contradiction.slot": Expected("remarks.contradict_delivery", "hold", "slot"),
    "amount.undetermined": Expected("payment.amount_undetermined", "hold"),
    **{f"customer.caution_{n}": Expected("customer.caution", "hold") for n in range(101, 105)},
    "customer.caution_105": Expected("customer.caution", "info"),  # in ordinary orders
    "order.cancellation_requested": Expected("order.cancellation_requested", "hold"),
    "order.changed_after_confirmation": Expected("order.changed_after_confirmation", "hold"),
    "customer.phone_defective": Expected("customer.phone_defective", "hold"),
    "address.prefecture_unknown": Expected("address.prefecture_unknown", "hold"),
    "payment.cod_over_limit": Expected("payment.cod_not_possible", "hold"),
    "payment.cod_mail": Expected("payment.cod_not_possible", "hold"),
    "payment.cod_drop_off": Expected("payment.cod_not_possible", "warn"),
    "items.quantity_over_limit": Expected("items.quantity_over_limit", "hold"),
    "delivery.island_postage": Expected("delivery.island_postage", "hold"),
    "remarks.gift_not_selected": Expected("remarks.gift_not_selected", "hold"),
    "items.choice_blank": Expected("items.choice_incomplete", "hold"),
    "items.choice_placeholder": Expected("items.choice_incomplete", "hold"),
    "items.consent_refused": Expected("items.choice_incomplete", "hold"),
    "items.mixed_temperature": Expected("items.mixed_temperature", "hold"),
    "items.over_mail_limit": Expected("items.over_mail_limit", "hold"),
    "address.pickup_point": Expected("address.pickup_point", "hold"),
    "delivery.past_date": Expected("delivery.past_date", "hold"),
    "address.postcode_mismatch": Expected("address.postcode_mismatch", "hold"),
    "address.postcode_unknown": Expected("address.postcode_unknown", "hold"),
    "address.postcode_malformed": Expected("address.postcode_malformed", "hold"),
    "address.lot_number_missing": Expected("address.lot_number_missing", "hold"),
    "address.town_missing": Expected("address.postcode_grey", "warn", "town_missing"),
    "payment.awaited": Expected("payment.awaited", "wait"),
    "order.rakuten_confirming": Expected("order.rakuten_confirming", "wait"),
    "delivery.gift_address_awaited": Expected("delivery.gift_address_awaited", "wait"),
    "order.cancellable": Expected("order.cancellable", "wait"),
    "order.several_recipients": Expected("order.several_recipients", "info"),
    "payment.amount_high": Expected("payment.amount_high", "warn"),
    "order.first_of_series": Expected("order.first_of_series", "info"),
    "order.auto_cancel_near": Expected("order.auto_cancel_near", "warn"),
    "delivery.shipping_row_blank": Expected("delivery.shipping_row_blank", "warn"),
    "text.mojibake": Expected("text.mojibake", "hold"),
    "text.unprintable": Expected("text.unprintable", "warn"),
    "text.too_long": Expected("text.too_long", "hold"),
}
GRADES = ("info", "warn", "hold")
# Whether a finding tells something true is asked apart from how grave it takes it.
WAITS, NOTICES = "wait", ("info", "warn")


@dataclass
class Tally:
    """What was counted over a run of orders.

    Attributes:
        orders: How many orders.
        held: How many of them any check holds.
        held_by: How many of them a check holds.
        recall: By trouble, whether it was said: (trouble, said).
        by_kind: The same by the kind of the planted trouble: (trouble, kind, said).
        precision: By check and what it says (hold, tell, wait), whether the truth knows it.
        milder: Troubles that were told with a lower severity than expected.
        strays: By check and severity, a few orders whose truth does not know what it says.
    """

    orders: int = 0
    held: int = 0
    held_by: Counter[str] = field(default_factory=Counter)
    recall: Counter[tuple[str, bool]] = field(default_factory=Counter)
    by_kind: Counter[tuple[str, str, bool]] = field(default_factory=Counter)
    precision: Counter[tuple[str, str, bool]] = field(default_factory=Counter)
    milder: Counter[str] = field(default_factory=Counter)
    strays: dict[tuple[str, str], list[str]] = field(default_factory=dict)

    def add(self, other: Tally) -> None:
        """Count another part of the run."""
        self.orders += other.orders
        self.held += other.held
        for name in ("held_by", "recall", "by_kind", "precision", "milder"):
            getattr(self, name).update(getattr(other, name))
        for key, numbers in other.strays.items():
            self.strays[key] = [*self.strays.get(key, []), *numbers][:3]


class Said(NamedTuple):
    """One thing a screening says: of which check, how grave, of which kind."""

    check: str
    grade: str
    kind: str


def said_by(screening: oms.Screening) -> Iterator[Said]:
    """Yield everything the checks say of an order; of waits those that still run."""
    for found in screening.findings:
        yield Said(found.rule, str(found.severity), found.kind)
    for wait in screening.waits:
        if wait.is_running(screening.at):
            yield Said(wait.rule, WAITS, wait.kind)


def answers(expected: Expected, said: Iterable[Said]) -> tuple[bool, bool]:
    """Return whether the trouble was said as expected, and whether it was said at all."""
    of_check = [
        each
        for each in said
        if each.check == expected.check and (not expected.kind or each.kind == expected.kind)
    ]
    if expected.severity == WAITS:
        right = any(each.grade == WAITS for each in of_check)
    else:
        floor = GRADES.index(expected.severity)
        right = any(each.grade in GRADES[floor:] for each in of_check)
    return right, bool(of_check)


def is_true(sample: Sample, each: Said) -> bool:
    """Whether the truth knows what a check says."""
    known = sample.troubles | frozenset(sample.truth["notices"])
    if each.kind == "greeting":
        return each.kind in sample.truth["remark_classes"]
    return any(
        wanted.check == each.check and (not wanted.kind or wanted.kind == each.kind)
        for name, wanted in EXPECTED.items()
        if name in known
    )


def count(sample: Sample, screening: oms.Screening, tally: Tally) -> None:
    """Count one order."""
    said = list(said_by(screening))
    tally.orders += 1
    tally.held += screening.needs_review
    tally.held_by.update({each.check for each in said if each.grade == "hold"})
    for name in sample.truth["planted"]:
        right, told = answers(EXPECTED[name], said)
        tally.recall[name, right] += 1
        kind = sample.truth["planted_kinds"].get(name, "")
        if kind:
            tally.by_kind[name, kind, right] += 1
        tally.milder[name] += told and not right
    for check, grade in {(each.check, each.grade) for each in said}:
        right = any(is_true(sample, each) for each in said if each[:2] == (check, grade))
        tally.precision[check, "tell" if grade in NOTICES else grade, right] += 1
        if not right:
            number = str(sample.payload["orderNumber"])
            tally.strays[check, grade] = [*tally.strays.get((check, grade), []), number][:3]


def run(job: tuple[int, int, int, dict[str, float]]) -> Tally:
    """Make and screen the orders of one part: number of parts, its place, count, shares."""
    parts, place, total, shares = job
    engines: dict[str, oms.Engine] = {}
    tally = Tally()
    for index, sample in enumerate(generate(total, SEED, troubles=shares)):
        if index % parts != place:
            continue
        shop = str(sample.truth["shop"])
        if shop not in engines:
            engines[shop] = oms.Engine(shop_pack(shop))
        moment = datetime.fromisoformat(str(sample.truth["moment"]))
        count(sample, engines[shop].screen(oms.Order.from_rms(sample.payload), moment), tally)
    return tally


def measure(total: int, shares: dict[str, float], jobs: int) -> Tally:
    """Return the counts of a whole run."""
    parts = [(jobs, place, total, shares) for place in range(jobs)]
    whole = Tally()
    if jobs == 1:
        whole.add(run(parts[0]))
    else:
        with ProcessPoolExecutor(jobs) as pool:
            for tally in pool.map(run, parts):
                whole.add(tally)
    return whole


def shares() -> dict[str, float]:
    """The share of each trouble: more where few shops can have it, or others exclude it."""
    share = WANTED / COUNT
    rare = {"items.mixed_temperature": 3.4, "items.over_mail_limit": 4.5, "payment.cod_mail": 5.0}
    crowded = {
        *("order.cancellable", "order.auto_cancel_near", "payment.awaited"),
        *("delivery.gift_address_awaited", "order.several_recipients", "payment.cod_over_limit"),
        *("delivery.shipping_row_blank", "order.rakuten_confirming", "payment.cod_drop_off"),
    }
    return {name: share * rare.get(name, 1.6 if name in crowded else 1.0) for name in TROUBLES}


def row(name: str, hits: int, total: int, more: str = "") -> str:
    """Return one row of a table."""
    low, high = wilson(hits, total)
    share = f"{hits / total:.2%}" if total else "–"
    return f"| {name} | {share} | {low:.2%} – {high:.2%} | {hits}/{total} |{more}"


def print_ordinary(tally: Tally) -> None:
    """Print how many ordinary orders are held."""
    print("\n### Ordinary orders that are held\n")
    print(HEAD.format("held by"))
    print(row("any check", tally.held, tally.orders))
    for check, held in tally.held_by.most_common():
        print(row(f"`{check}`", held, tally.orders))


def print_recall(tally: Tally) -> None:
    """Print how many of the planted troubles are told as they should be."""
    known = default_registry()
    print("\n### Planted troubles that are told\n")
    print("| trouble → check | expected | share | 95 % bounds | N |")
    print("| --- | --- | --- | --- | --- |")
    for name, expected in EXPECTED.items():
        if expected.check not in known or name not in TROUBLES:
            continue
        hits, missed = tally.recall[name, True], tally.recall[name, False]
        milder = f" {tally.milder[name]} told milder" if tally.milder[name] else ""
        print(
            f"| `{name}` → {known[expected.check].code} | {expected.severity}"
            f" {row('', hits, hits + missed)[3:]}{milder}"
        )


def print_kinds(tally: Tally) -> None:
    """Print the kinds of planted troubles of which any was missed."""
    known = default_registry()
    kinds = sorted({key[:2] for key in tally.by_kind if EXPECTED[key[0]].check in known})
    rows = []
    for name, kind in kinds:
        hits, missed = tally.by_kind[name, kind, True], tally.by_kind[name, kind, False]
        if missed:
            rows.append(row(f"`{name}`: {kind}", hits, hits + missed))
    if rows:
        print("\n### Kinds of troubles that are missed\n")
        print(HEAD.format("trouble: kind"))
        print("\n".join(rows))


def print_precision(tally: Tally, what: str) -> None:
    """Print how much of what a check says is true."""
    print(f"\n### What the checks say that is true: {what}\n")
    print(HEAD.format("check says"))
    for check, grade in sorted({key[:2] for key in tally.precision}):
        hits, false = tally.precision[check, grade, True], tally.precision[check, grade, False]
        print(row(f"`{check}` {grade}", hits, hits + false))
    for (check, grade), numbers in sorted(tally.strays.items()):
        print(f"\nNot in the truth, {check} {grade}: {', '.join(numbers)}")


def main() -> None:
    """Measure and print the tables."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--count", type=int, default=COUNT, help="orders of each run")
    parser.add_argument("--jobs", type=int, default=2, help="processes")
    options = parser.parse_args()
    absent = sorted({each.check for each in EXPECTED.values()} - set(default_registry()))
    if absent:
        print(f"Not measured, no such check here: {', '.join(absent)}")
    ordinary = measure(options.count, {}, options.jobs)
    print_ordinary(ordinary)
    print_precision(ordinary, f"{ordinary.orders:,} ordinary orders")
    planted = measure(options.count, shares(), options.jobs)
    print_recall(planted)
    print_kinds(planted)
    print_precision(planted, f"{planted.orders:,} orders with troubles")


if __name__ == "__main__":
    main()
