"""Two packs side by side, in terms of what they decide."""

from datetime import date

import pytest

from oms.engine import compare
from oms.rules import Pack, export_pack, parse_pack

HEAD = '[pack]\nformat = 1\nname = "demo"\n'
CASE = """\
[[case]]
name = "a wish"
order = { remarks = "電話ください" }
expect = "hold"
"""


def packs(old, new):
    """Read two packs."""
    return parse_pack(HEAD + old), parse_pack(HEAD + new)


@pytest.mark.parametrize(
    ("old", "new", "checks"),
    [
        ("", '[checks.PY01]\nmode = "off"\n', [("PY", "now", "hold", "off")]),
        ('[checks.PY01]\nmode = "off"\n', "", [("PY", "now", "off", "hold")]),
        ("", '[checks.PY01]\nmode = "shadow"\n', [("PY", "now", "hold", "shadow")]),
        (
            '[checks.PY01]\nseverity = "warn"\n',
            "",
            [("PY", "now", "warn", "hold"), ("PY", "severity", "warn", "hold")],
        ),
        (
            "",
            '[checks.PY01]\ngates = ["ship", "confirm"]\n',
            [("PY", "gates", ["confirm"], ["confirm", "ship"])],
        ),
        (
            "",
            '[checks.RM01.severities]\ngift = "warn"\n',
            [
                (
                    "RM",
                    "severities",
                    {"greeting": "info"},
                    {"greeting": "info", "gift": "warn"},
                )
            ],
        ),
    ],
)
def test_what_becomes_of_each_check_is_told(old, new, checks):
    """Held, warned, recorded or off; then its parameters and gates."""
    names = {"payment.amount_undetermined": "PY", "remarks.present": "RM"}
    found = compare(*packs(old, new))
    assert checks == [
        (names[name], key, before, after) for (name, key), before, after in found.checks
    ]
    assert not found.is_equal


def test_facts_of_the_shop_come_go_and_change():
    """Default texts as wholes, the others fact by fact."""
    old = '[shop]\ndefault_texts = ["a", "b"]\n[shop.items.x]\nunit_limit = 1\nmail_limit = 2\n'
    new = '[shop]\ndefault_texts = ["b", "c"]\n[shop.items.x]\nunit_limit = 5\nmail_limit = 2\n'
    assert [
        (("default_texts", "a"), True, None),
        (("items", "x", "unit_limit"), 1, 5),
        (("default_texts", "c"), None, True),
    ] == list(compare(*packs(old, new)).shop)


def test_validity_decides_as_well():
    """A pack that runs on other days is another pack."""
    [change] = compare(*packs("", "valid_until = 2026-05-31\n")).validity
    assert (("valid_until",), None, date(2026, 5, 31)) == change


def test_cases_of_either_pack_are_tried_with_the_other():
    """Rule by rule, and the order as a whole; each case once."""
    other = CASE.replace("a wish", "another").replace("電話ください", "色を教えてください")
    old, new = packs(CASE, '[checks.RM01]\nmode = "off"\n' + CASE + other)
    found = compare(old, new)
    assert [
        (old, "a wish", "remarks.present", "hold", "pass"),
        (old, "a wish", "any", "hold", "pass"),
        (new, "another", "remarks.present", "hold", "pass"),
        (new, "another", "any", "hold", "pass"),
    ] == [(each.pack, each.case.name, *each[2:]) for each in found.cases]


def test_packs_that_decide_alike_are_equal():
    """Name, version, remarks, spelling and layout are nobody's decision."""
    old, new = packs("", 'version = "2"\n[checks.PY01]\nseverity = "hold"\n' + CASE)
    assert compare(old, new).is_equal
    assert old.hash == new.hash
    assert compare(new, parse_pack(export_pack(new))).is_equal
    assert compare(Pack.build(), old).is_equal


def test_a_case_out_of_the_validity_is_tried_all_the_same():
    """Rules are compared, not days."""
    old, new = packs("valid_until = 2020-01-01\n" + CASE, "valid_until = 2020-01-01\n")
    assert compare(old, new).is_equal
