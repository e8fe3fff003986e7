"""The shipped orders and the pack fit each other and are made as examples/README.md says."""

import json
from pathlib import Path

import pytest

import oms
from oms.testing import shops
from oms.testing.write import main

ROOT = Path(__file__).resolve().parents[2]
EXAMPLES = ROOT / "examples"
COMMAND = (
    *("--count", "300", "--seed", "20260501", "--shop", "fruit-gift"),
    *("--start", "2026-05-11", "--per-day", "150"),
)


@pytest.fixture(scope="module")
def pack():
    """The pack of the example shop."""
    return oms.load_pack(EXAMPLES / "packs" / "kudamono.toml")


@pytest.fixture(scope="module")
def records():
    """Everything the reader yields of the example orders."""
    return tuple(oms.read_orders(EXAMPLES / "orders" / "orders.json"))


def test_the_orders_are_regenerated_byte_for_byte(tmp_path):
    """Whoever changes the generator writes the example orders anew, by the documented command."""
    main([str(tmp_path / "orders.json"), *COMMAND])
    for name in ("orders.json", "orders.labels.jsonl"):
        shipped = (EXAMPLES / "orders" / name).read_bytes()
        assert (tmp_path / name).read_bytes() == shipped, f"{name} is stale"
    described = (EXAMPLES / "README.md").read_text(encoding="utf-8")
    assert " ".join(COMMAND) in described


def test_the_pack_holds_the_default_texts_of_the_shop(pack):
    """They come from the generator, so that the demo takes off what the shop wrote."""
    [shop] = [each for each in shops() if each.key == "fruit-gift"]
    assert shop.default_texts == pack.shop.default_texts


def test_all_orders_are_read_and_belong_to_the_shop(records):
    """Three hundred, none put aside."""
    assert 300 == len(records)
    assert {"900102"} == {each.shop_id for each in records}


def test_the_demo_shows_many_checks_and_both_answers(pack, records):
    """Something holds, something passes, no check is broken or lacks its data."""
    at = oms.jst(2026, 5, 13, 9)
    results = list(oms.Engine(pack).screen_many(records, at=at))
    assert {True, False} == {each.needs_review for each in results}
    codes = {found.code for each in results for found in each.findings}
    assert {"RM01", "RM02", "RM03", "PY01", "DL01", "DL09", "AD03", "OR03"} <= codes
    assert set() == {"EN01", "EN02"} & codes


def test_few_orders_are_judged_otherwise_than_their_labels(pack, records):
    """The sharp measurement is in docs/remarks.md; here a gross fault of pack or orders shows."""
    lines = (EXAMPLES / "orders" / "orders.labels.jsonl").read_text(encoding="utf-8")
    truth = {each["orderNumber"]: each for each in map(json.loads, lines.splitlines())}
    engine = oms.Engine(pack)
    wrong = 0
    for order in records:
        found = engine.screen(order, at=oms.jst(2026, 5, 12)).findings
        said = any(each.code == "RM01" and each.kind != "greeting" for each in found)
        wrong += said != truth[order.order_number]["needs_person"]
    assert wrong <= 6
