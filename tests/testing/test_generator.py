"""The generator is deterministic, and its shares and arguments mean what they say."""

import hashlib
import json
import os
import subprocess
import sys
from collections import Counter
from datetime import date

import pytest

from oms.testing import TROUBLES, generate, shops
from oms.testing.rng import Rng

SCRIPT = """
import hashlib, json
from oms.testing import generate
made = [(s.payload, sorted(s.troubles), dict(s.truth)) for s in generate(120, seed=5)]
print(hashlib.sha256(json.dumps(made, ensure_ascii=False).encode()).hexdigest())
"""
ORDINARY_DIGEST = "08ac7fbb2c5f6fde7be8f75eb90aa74082033de7b11bb01748dc29bb0de4fde9"


def as_json(samples):
    """The samples as one text, labels included."""
    made = [(s.payload, sorted(s.troubles), dict(s.truth)) for s in samples]
    return json.dumps(made, ensure_ascii=False)


def digest(text):
    """The fingerprint of a text."""
    return hashlib.sha256(text.encode()).hexdigest()


@pytest.mark.parametrize("hash_seed", ["0", "1", "4242"])
def test_another_process_with_another_hash_seed_makes_the_same_bytes(hash_seed):
    """Nothing depends on the order of sets or on hash()."""
    environment = os.environ | {"PYTHONHASHSEED": hash_seed}
    command = [sys.executable, "-c", SCRIPT]
    done = subprocess.run(  # noqa: S603 (our own script)
        command, env=environment, capture_output=True, text=True, check=True
    )
    assert digest(as_json(generate(120, seed=5))) == done.stdout.strip()


def test_the_bytes_of_ordinary_orders_are_pinned():
    """A changed digest changes every golden file made from samples: do it on purpose."""
    assert ORDINARY_DIGEST == digest(as_json(generate(200, seed=1, troubles={})))


def test_the_stream_of_choices_is_pinned():
    """The same numbers on every Python version."""
    rng = Rng("pin", 1)
    assert [90, 99, 68, 79, 97, 33] == [rng.below(100) for _ in range(6)]


def test_the_order_number_i_does_not_depend_on_the_count():
    """A longer run begins with the shorter one."""
    assert as_json(generate(10, seed=3)) == as_json(list(generate(300, seed=3))[:10])


def test_another_seed_makes_other_orders():
    """Seeds are not decoration."""
    assert as_json(generate(5, seed=1)) != as_json(generate(5, seed=2))


def test_planting_a_remark_changes_only_remarks_and_wish():
    """The order with the trouble is the same order as without it."""
    calm = list(generate(80, seed=9, troubles={}))
    loud = list(generate(80, seed=9, troubles={"remark.question": 1, "contradiction.date": 1}))
    touched = {"remarks", "deliveryDate", "shippingTerm"}
    for one, other in zip(calm, loud, strict=True):
        differing = {key for key in one.payload if one.payload[key] != other.payload[key]}
        assert differing <= touched


def test_default_shares_hold(samples):
    """Each trouble is planted about as often as the table says, and 30 % have one."""
    planted = Counter(name for sample in samples for name in sample.truth["planted"])
    for name, trouble in TROUBLES.items():
        assert trouble.share == pytest.approx(planted[name] / len(samples), abs=0.012), name
    assert 0.3 == pytest.approx(sum(bool(s.troubles) for s in samples) / len(samples), abs=0.04)


def test_asked_shares_hold():
    """A share of 1 plants everywhere, a share of a half in half of the orders."""
    made = list(generate(600, troubles={"remark.gift": 1.0, "amount.undetermined": 0.5}))
    assert all("remark.gift" in sample.troubles for sample in made)
    half = sum("amount.undetermined" in sample.troubles for sample in made) / len(made)
    assert 0.5 == pytest.approx(half, abs=0.06)


def test_no_trouble_is_planted_when_none_is_asked(ordinary):
    """An empty mapping gives ordinary orders."""
    assert not any(sample.troubles for sample in ordinary)
    assert not any(sample.truth["needs_person"] for sample in ordinary)


@pytest.mark.parametrize("name", sorted(TROUBLES))
def test_every_trouble_can_be_planted_everywhere(name):
    """No shape or status stops a planter; only a shop that cannot have such a trouble."""
    able = {shop.key for shop in shops() if TROUBLES[name].fits(shop)}
    assert able
    for sample in generate(150, seed=13, troubles={name: 1.0}):
        wanted = [name] if sample.truth["shop"] in able else []
        assert wanted == sample.truth["planted"]
        assert set(wanted) <= sample.troubles


def test_all_troubles_at_once_can_be_planted():
    """Planters work on one another's orders; of those that exclude each other one is planted."""
    every = set()
    for sample in generate(150, seed=17, troubles=dict.fromkeys(TROUBLES, 1.0)):
        planted = set(sample.truth["planted"])
        assert planted <= sample.troubles
        assert {name for name in TROUBLES if not TROUBLES[name].claims} <= planted
        assert len(planted) > 15
        every |= planted
    assert "order.cancellation_requested" not in every  # amounts are open in 100 only


def test_troubles_that_exclude_each_other_never_meet():
    """A young order is not 14 days old; one that awaits its money is not paid at the door."""
    for one, other in (
        ("order.cancellable", "order.auto_cancel_near"),
        ("payment.awaited", "payment.cod_drop_off"),
        ("customer.caution_102", "customer.caution_104"),
        ("delivery.gift_address_awaited", "address.prefecture_unknown"),
    ):
        for sample in generate(40, seed=5, troubles={one: 1.0, other: 1.0}):
            assert len(sample.truth["planted"]) == 1


@pytest.mark.parametrize(
    "arguments",
    [
        {"troubles": {"remark.gitf": 0.1}},
        {"troubles": {"remark.gift": 1.5}},
        {"shop": "no-such-shop"},
        {"version": 2},
        {"version": 11},
    ],
)
def test_a_wrong_argument_is_refused_at_once(arguments):
    """The fault shows at the call, not at the first order."""
    with pytest.raises(ValueError, match=r"unknown|must"):
        generate(1, **arguments)


def test_one_shop_can_be_asked_for_by_key_or_object():
    """Both ways give the same orders."""
    shop = shops()[2]
    assert as_json(generate(20, shop=shop)) == as_json(generate(20, shop=shop.key))
    assert {shop.key} == {sample.truth["shop"] for sample in generate(20, shop=shop)}


def test_a_mixed_run_has_eight_trades_and_more(samples):
    """All invented shops sell."""
    assert {shop.key for shop in shops()} == {sample.truth["shop"] for sample in samples}
    assert len(shops()) >= 8


def test_orders_begin_on_the_start_day():
    """The first day is the one asked for."""
    made = next(generate(1, start=date(2026, 12, 31)))
    assert made.payload["orderDatetime"].startswith("2026-12-31T")


def test_order_numbers_are_unique_and_carry_shop_and_day(samples):
    """Number = shop, day, serial."""
    numbers = [sample.payload["orderNumber"] for sample in samples]
    assert len(numbers) == len(set(numbers))
    ids = {shop.key: shop.shop_id for shop in shops()}
    for sample in samples:
        shop_id, day, serial = sample.payload["orderNumber"].split("-")
        assert str(ids[sample.truth["shop"]]) == shop_id
        assert sample.payload["orderDatetime"][:10].replace("-", "") == day
        assert len(serial) == 10


def test_samples_are_json_and_survive_the_round_trip(samples):
    """Payload and truth hold JSON values only."""
    for sample in samples[:200]:
        assert sample.payload == json.loads(json.dumps(sample.payload))
        assert dict(sample.truth) == json.loads(json.dumps(dict(sample.truth)))


def test_a_sample_cannot_be_rebound(samples):
    """Samples are frozen."""
    with pytest.raises(AttributeError):
        samples[0].troubles = frozenset()


def test_the_package_loads_nothing_before_it_is_asked():
    """`import oms.testing` is cheap and needs no hypothesis."""
    code = "import sys, oms.testing; print('hypothesis' in sys.modules, 'tomllib' in sys.modules)"
    done = subprocess.run(  # noqa: S603 (our own script)
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    )
    assert "False False" == done.stdout.strip()


def test_an_unknown_public_name_is_an_attribute_error():
    """A typo is told."""
    import oms.testing

    with pytest.raises(AttributeError, match="generat"):
        oms.testing.generat  # noqa: B018
    assert {"generate", "Sample", "TROUBLES", "shops"} <= set(dir(oms.testing))
