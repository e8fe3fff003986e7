"""How long an order takes from bytes to decision, against bare pydantic, in one run.

    make bench                     # all of benchmarks/
    python -m pytest --benchmark-only benchmarks/bench_pipeline.py

Every round handles distinct orders of all invented shops that were never seen before, so that no
cache knows an order's own words, each screened with the default texts of its own shop. The first
rounds of the process count for themselves (*young*): every phrase is met for the first time there.
*bare* is `model_validate_json` of a model with the fields of `Order` and plain types: no unknown
values, no entities, no code tables, no strictness of ours.
"""

from __future__ import annotations

import json
import time
import types
from collections.abc import Callable
from datetime import datetime
from functools import cache
from itertools import islice
from statistics import median
from typing import Annotated, Any, Union, get_args, get_origin

import pytest
from pydantic import AwareDatetime, BaseModel, ConfigDict, Field, create_model

import oms
from oms.model import Order, RmsModel
from oms.model.codes import LabelledInt, LabelledStr
from oms.model.unknown import Unknown
from oms.rules import default_registry
from oms.testing import generate, shops

CHECKS = {"remarks.present", "remarks.contradict_delivery", "payment.amount_undetermined"}
COUNT, ROUNDS, YOUNG, TURNS = 600, 7, 8, 15
AT = oms.jst(2026, 5, 20)
MUST = 4.0
SETTLED = slice(YOUNG, None)
"""The rounds behind the first ones of the process."""
Batch = list[tuple[str, bytes]]
Work = Callable[[Batch], None]


def plain_type(annotation: Any) -> Any:
    """Return a type of `Order` without what `oms` adds to it."""
    origin, arguments = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        return plain_type(arguments[0])
    if origin in {Union, types.UnionType}:
        kept = [plain_type(each) for each in arguments if each is not Unknown]
        if kept[0] in {int, str} and len(kept) == 3 and kept[-1] is str:
            return kept[0]  # a code: its table's own type
        return Union[tuple(dict.fromkeys(kept))]  # noqa: UP007
    if origin is tuple:
        return tuple[plain_type(arguments[0]), ...]
    if annotation is AwareDatetime:
        return datetime
    if isinstance(annotation, type) and issubclass(annotation, RmsModel):
        return bare_model(annotation)
    if isinstance(annotation, type) and issubclass(annotation, LabelledInt | LabelledStr):
        return int if issubclass(annotation, int) else str
    return annotation


@cache
def bare_model(model: type[RmsModel]) -> type[BaseModel]:
    """Return a model with the same fields and aliases, and pydantic's own types."""
    fields: dict[str, Any] = {}
    for name, info in model.model_fields.items():
        default = ... if info.is_required() else None
        fields[name] = (plain_type(info.annotation), Field(default, alias=info.alias))
    config = ConfigDict(extra="allow", frozen=True)
    return create_model(f"Bare{model.__name__}", __config__=config, **fields)


@pytest.fixture(scope="module")
def batches() -> list[Batch]:
    """Distinct orders of all shops, as the bytes a reader hands over; a fresh batch a round."""
    number = ROUNDS + 1 + YOUNG + TURNS
    samples = generate(COUNT * number, seed=20260501)
    pairs = (
        (str(each.truth["shop"]), json.dumps(each.payload, ensure_ascii=False).encode())
        for each in samples
    )
    return [list(islice(pairs, COUNT)) for _ in range(number)]


@pytest.fixture(scope="module")
def works() -> dict[str, Work]:
    """What is measured: a round over a batch, keeping no order, as a reader of a file would."""
    bare = bare_model(Order).model_validate_json
    few = engines_of({name: {"mode": "off"} for name in default_registry() if name not in CHECKS})
    whole = engines_of({})

    def validate(batch: Batch) -> None:
        for _, raw in batch:
            bare(raw)

    def read(batch: Batch) -> None:
        for _, raw in batch:
            Order.from_rms(raw)

    def screen(batch: Batch) -> None:
        for shop, raw in batch:
            few[shop].screen(Order.from_rms(raw), AT)

    def screen_all(batch: Batch) -> None:
        for shop, raw in batch:
            whole[shop].screen(Order.from_rms(raw), AT)

    return {"bare": validate, "from_rms": read, "screening": screen, "catalogue": screen_all}


def engines_of(settings: dict[str, dict[str, str]]) -> dict[str, oms.Engine]:
    """An engine for each shop, with its own default texts."""
    return {
        shop.key: oms.Engine(
            oms.Pack.build(shop.key, settings, shop={"default_texts": list(shop.default_texts)})
        )
        for shop in shops()
    }


@pytest.fixture(scope="module")
def taken(works, batches) -> dict[str, list[float]]:
    """CPU seconds an order, round by round in turn: a busy machine slows all of them alike."""
    taken: dict[str, list[float]] = {name: [] for name in works}
    for batch in batches[ROUNDS + 1 :]:
        for name, work in works.items():
            start = time.process_time()
            work(batch)
            taken[name].append((time.process_time() - start) / COUNT)
    return taken


def ratio(taken: dict[str, list[float]], name: str, rounds: slice = SETTLED) -> float:
    """Return the median ratio to bare, each round against the bare round beside it."""
    pairs = zip(taken[name][rounds], taken["bare"][rounds], strict=True)
    return median(a / b for a, b in pairs)


def measure(benchmark: Any, name: str, work: Work, batches: list[Batch], taken: Any) -> None:
    """Put one kind of round into the table, with its ratio to bare."""
    benchmark.group = f"{COUNT} distinct orders of {len(shops())} shops"
    benchmark.extra_info["cpu_microseconds_per_order"] = round(
        median(taken[name][SETTLED]) * 1e6, 1
    )
    benchmark.extra_info["ratio_to_bare"] = round(ratio(taken, name), 2)
    fresh = iter(batches)
    benchmark.pedantic(work, setup=lambda: ((next(fresh),), {}), rounds=ROUNDS, warmup_rounds=1)


def test_bare_model_validate_json(benchmark, works, batches, taken):
    """The floor: bytes to a pydantic model of plain types."""
    raw = batches[0][0][1]
    made = bare_model(Order).model_validate_json(raw)
    assert made.all_packages[0].recipient
    assert Order.from_rms(raw).order_number == made.order_number
    measure(benchmark, "bare", works["bare"], batches, taken)


def test_order_from_rms(benchmark, works, batches, taken):
    """Bytes to Order."""
    measure(benchmark, "from_rms", works["from_rms"], batches, taken)


def test_bytes_to_screening_with_the_whole_catalogue(benchmark, works, batches, taken):
    """Bytes to Order to Screening with every built-in check."""
    measure(benchmark, "catalogue", works["catalogue"], batches, taken)


def test_bytes_to_screening(benchmark, works, batches, taken, capsys):
    """Bytes to Order to Screening with the three checks the goal speaks of."""
    measure(benchmark, "screening", works["screening"], batches, taken)
    with capsys.disabled():
        report(taken)


def report(taken: dict[str, list[float]]) -> None:
    """Print the ratios of this run."""
    parts = [
        f"{name} {median(each[SETTLED]) * 1e6:.0f} µs ({ratio(taken, name):.2f}×)"
        for name, each in taken.items()
    ]
    young = f"{ratio(taken, 'screening', slice(YOUNG)):.2f}× in the first {YOUNG * COUNT:,} orders"
    verdict = "holds" if ratio(taken, "screening") <= MUST else "MISSED"
    print(f"\nan order: {', '.join(parts)}; screening {young}; at most {MUST:.0f}×: {verdict}")
