"""Packs as Python objects: configured once, immutable, with a hash of all that decides."""

import copy
import os
import pickle
import subprocess
import sys
from datetime import date, datetime
from decimal import Decimal

import pytest
from pydantic import ValidationError

from oms.errors import CheckError, PackError
from oms.model import Gate, Mode, Severity
from oms.rules import Pack, export_pack, parse_pack
from oms.rules.pack import canonical


def faults(registry, settings=None, **facts):
    """Return the faults of a pack as (message, hint)."""
    with pytest.raises(PackError) as caught:
        Pack.build("demo", settings, registry=registry, **facts)
    return [(each.message, each.hint) for each in caught.value.faults]


def test_a_pack_without_settings_runs_every_check_with_its_defaults(registry):
    """Running order is that of the registry."""
    pack = Pack.build(registry=registry)

    assert ["remarks.present", "payment.amount"] == [check.name for check in pack.checks]
    assert ("oms/standard", "1", ()) == (pack.name, pack.version, pack.shop.default_texts)
    assert Severity.WARN is pack["PY01"].severity


@pytest.mark.parametrize("key", ["remarks.present", "remarks.any", "RM01"])
def test_parameters_are_set_by_name_alias_or_code(registry, key):
    """One check, three spellings."""
    pack = Pack.build(
        "demo", {key: {"rate": 2, "texts": ["b", "a"], "gates": ["ship"]}}, registry=registry
    )

    assert (2.0, {"a", "b"}, {Gate.SHIP}) == (
        pack["RM01"].rate,
        pack["RM01"].texts,
        pack["remarks.present"].gates,
    )


def test_a_check_that_is_off_does_not_run(registry):
    """Off is gone, shadow stays and is marked."""
    pack = Pack.build(
        "demo", {"RM01": {"mode": "off"}, "PY01": {"mode": "shadow"}}, registry=registry
    )

    assert ["payment.amount"] == [check.name for check in pack.checks]
    assert Mode.SHADOW is pack["PY01"].mode
    assert "RM01" not in pack
    assert "remarks.present" not in pack
    assert "PY01" in pack
    assert "payment.amount" in pack
    with pytest.raises(CheckError, match="runs no check 'remarks"):
        pack["remarks.present"]
    with pytest.raises(CheckError, match=r'did you mean "payment\.amount"'):
        pack["payment.amont"]


def test_all_faults_are_told_at_once(registry):
    """Law 11: absent checks, unknown and ill-typed parameters, shop facts, name and version."""
    with pytest.raises(PackError) as caught:
        Pack.build(
            "",
            {
                "remarks.presnt": {},
                "RM01": {"ratte": 1, "limits": {"a": "x"}, "severity": "grave"},
                "payment.amount": {"gates": []},
            },
            shop={"default_text": []},
            version=3,
            registry=registry,
        )
    told = {each.message.partition(":")[0]: each.hint for each in caught.value.faults}

    assert {
        "checks.remarks.presnt": 'did you mean "remarks.present"?',
        "checks.RM01.ratte": 'did you mean "rate"?',
        "checks.RM01.limits.a": None,
        "checks.RM01.severity": None,
        "checks.payment.amount.gates": None,
        "shop.default_text": 'did you mean "default_texts"?',
        "name": None,
        "version": None,
    } == told


@pytest.mark.parametrize(
    ("settings", "message"),
    [
        ({"zzz": {}}, "checks.zzz: no such check"),
        ({"RM01": 5}, "checks.RM01: expected a table"),
        ({"RM01": {1: 2}}, "checks.RM01.1: Keys should be strings"),
        (
            {"RM01": {}, "remarks.any": {}},
            "checks.remarks.any: remarks.present is configured twice",
        ),
        (
            {"PY01": {"mode": "on"}},
            'checks.PY01.mode: expected "enforce", "shadow" or "off"',
        ),
        (
            {"PY01": {"gates": []}},
            (
                "checks.PY01.gates: expected at least one gate; "
                'mode = "shadow" records without holding'
            ),
        ),
        (
            {"PY01": {"mode": "off", "x": 1}},
            "checks.PY01.x: no such parameter; known are gates, mode, on_clear, severity",
        ),
    ],
)
def test_a_fault_names_the_key_as_it_was_written(registry, settings, message):
    """A check that is off is read all the same."""
    assert [message] == [told for told, _ in faults(registry, settings)]


def test_shop_facts_that_are_no_table_are_a_fault(registry):
    """A PackError, not a TypeError."""
    assert [("shop: expected a table", None)] == faults(registry, shop=5)


# ---- hash -----------------------------------------------------------------------------------


def test_equal_packs_have_equal_hashes(registry):
    """However the parameters were ordered and spelt; name and version decide nothing."""
    one = Pack.build(
        "one", {"RM01": {"texts": ["b", "a"], "limits": {"x": 1, "y": 2}}}, registry=registry
    )
    two = Pack.build(
        "two",
        {"remarks.any": {"limits": {"y": 2, "x": 1}, "texts": {"a", "b"}, "rate": 0.5}},
        registry=registry,
        version="9",
    )

    assert one.hash == two.hash
    assert 16 == len(one.hash)


@pytest.mark.parametrize(
    "facts",
    [
        {"settings": {"RM01": {"texts": ["a"]}}},
        {"settings": {"RM01": {"texts": ["a", "b"]}}},
        {"settings": {"RM01": {"limits": {"a": 1}}}},
        {"settings": {"RM01": {"limits": {"a": 2}}}},
        {"settings": {"RM01": {"rate": 0.25}}},
        {"settings": {"RM01": {"severity": "warn"}}},
        {"settings": {"RM01": {"gates": ["ship"]}}},
        {"settings": {"RM01": {"mode": "shadow"}}},
        {"settings": {"RM01": {"mode": "off"}}},
        {"settings": {"PY01": {"mode": "off"}}},
        {"shop": {"default_texts": ["のし希望："]}},
        {"shop": {"default_texts": ["のし希望：", "x"]}},
    ],
)
def test_every_parameter_changes_the_hash(registry, facts):
    """All that decides is in it."""
    assert (
        Pack.build(registry=registry).hash != Pack.build("demo", **facts, registry=registry).hash
    )


def test_a_raised_meaning_changes_the_hash(registry, toy):
    """A check that judges anew is another check."""

    def build(meaning):
        made = type("Made", (toy,), {"code": "ZZ01", "name": "zz.made", "meaning": meaning})
        return Pack.build(registry=registry.plus(made)).hash

    assert build(1) == build(1) != build(2)


SCRIPT = """
from oms.rules import Pack, export_pack, parse_pack
pack = Pack.build("demo", {"EN03": {"gates": ["ship", "confirm"], "severity": "warn"}},
                  shop={"default_texts": ["a", "b", "c"]})
print(pack.hash)
"""


def test_the_hash_is_the_same_in_every_process():
    """Sets are hashed in an order that does not depend on PYTHONHASHSEED."""
    found = {
        subprocess.run(  # noqa: S603
            [sys.executable, "-c", SCRIPT],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
            text=True,
        ).stdout.strip()
        for seed in ("0", "1", "42")
    }
    assert 1 == len(found)
    assert 16 == len(found.pop())


@pytest.mark.parametrize(
    ("value", "plain"),
    [
        ({3: {"b", "a"}}, {"3": ["a", "b"]}),
        (frozenset({None, "x", 1}), [1, None, "x"]),
        ((1, [2, {3}]), [1, [2, [3]]]),
        (Decimal("0.1"), "0.1"),
        (date(2026, 5, 1), "2026-05-01"),
        ({"gates": frozenset({Gate.SHIP, Gate.CONFIRM})}, {"gates": ["confirm", "ship"]}),
        (True, True),
    ],
)
def test_parameters_are_written_canonically(value, plain):
    """Sets sorted whatever they hold, the rest as JSON has it."""
    found = canonical(value)
    if isinstance(value, frozenset):
        assert sorted(plain, key=str) == sorted(found, key=str)
        assert found == canonical(frozenset(reversed(list(value))))
    else:
        assert plain == found


# ---- immutable ------------------------------------------------------------------------------


def test_a_pack_travels_whole():
    """Pickle and copies of a pack of real checks are equal and hash alike."""
    pack = Pack.build("demo", {"EN03": {"severity": "warn"}})
    for twin in (pickle.loads(pickle.dumps(pack)), copy.copy(pack), copy.deepcopy(pack)):
        assert pack == twin
        assert pack.hash == twin.hash


def test_a_pack_cannot_be_changed(registry):
    """Frozen; a changed copy has its own hash."""
    pack = Pack.build(registry=registry)
    with pytest.raises(ValidationError):
        pack.checks = ()
    assert pack.hash != pack.model_copy(update={"checks": pack.checks[:1]}).hash
    assert "hash" not in pack.model_dump()
    assert 0.5 == pack.model_dump()["checks"][0]["rate"]


def test_python_builds_what_a_file_says():
    """Days and cases included; a case without lines is the same case."""
    rows = [
        {
            "name": "のし",
            "order": {"remarks": "のし希望", "items": [{"units": 2}]},
            "at": datetime(2026, 5, 1, 12),  # noqa: DTZ001  Japanese time, as in a file
            "earlier": [{"remarks": "x"}],
            "expect": {"RM01": {"is": "hold", "at": "remarks"}, "any": "hold"},
            "why": "誰かが読む",
        }
    ]
    built = Pack.build(
        "demo",
        {"RM01": {"severity": "warn"}},
        shop={"items": {"momo": {"unit_limit": 3}}},
        version="2",
        valid_from=date(2026, 4, 1),
        valid_until=date(2026, 4, 30),
        cases=rows,
    )
    read = parse_pack(
        """
        [pack]
        format = 1
        name = "demo"
        version = "2"
        valid_from = 2026-04-01
        valid_until = 2026-04-30
        [shop.items.momo]
        unit_limit = 3
        [checks.RM01]
        severity = "warn"
        [[case]]
        name = "のし"
        order = { remarks = "のし希望", items = [{ units = 2 }] }
        at = 2026-05-01T12:00:00
        earlier = [{ remarks = "x" }]
        expect = { RM01 = { is = "hold", at = "remarks" }, any = "hold" }
        why = "誰かが読む"
        """
    )
    assert built == read
    assert built.hash == read.hash
    assert export_pack(built) == export_pack(read)
    rows[0]["order"]["remarks"] = "changed later"
    assert "のし希望" == built.cases[0].order.remarks


@pytest.mark.parametrize(
    ("given", "faults"),
    [
        ({"valid_from": "2026-04-01"}, ["valid_from: expected a day such as 2026-05-01"]),
        (
            {"valid_from": date(2026, 5, 2), "valid_until": date(2026, 5, 1)},
            ["valid_until: expected a day not before valid_from"],
        ),
        (
            {"cases": [{"name": "a", "expect": "pass", "order": {"remarks": None}}, {}]},
            [
                "case 'a': order: no pack can hold a value such as NoneType",
                "case 2: name: expected a sentence",
                "case 2: expect: expected",
            ],
        ),
        ({"cases": [5]}, ["case: expected tables such as [[case]]"]),
        ({"version": "x" * 201}, ["version: expected at most 200 characters"]),
    ],
)
def test_what_no_file_may_hold_python_may_not_either(given, faults):
    """All at once, without lines."""
    with pytest.raises(PackError) as caught:
        Pack.build("demo", **given)
    for told, fault in zip(faults, caught.value.faults, strict=True):
        assert fault.line is None
        assert str(fault).startswith(f"demo: {told}")
