"""Cases prove a pack: each outcome, the place of the evidence, and what must not pass as proof."""

from typing import ClassVar

import pytest

from oms.engine import prove
from oms.model import Check, Evidence, Message, Severity
from oms.model.base import jst
from oms.rules import Registry, parse_pack
from oms.rules.pack import Pack

HEAD = '[pack]\nformat = 1\nname = "demo"\n'
LABEL = Message(ja="玩具", en="Toy")


class Speaks(Check):
    """Says what the remarks ask for."""

    code: ClassVar = "ZZ01"
    name: ClassVar = "zz.speaks"
    label: ClassVar = LABEL
    since: ClassVar = "0.1"

    def examine(self, order, ctx):
        """Speak."""
        for word in (order.remarks or "").split():
            if word == "wait":
                yield self.wait("payment", LABEL, jst(2026, 6, 1))
            elif word == "over":
                yield self.wait("payment", LABEL, jst(2026, 1, 1))
            elif word == "break":
                raise RuntimeError
            else:
                evidence = Evidence(path="remarks", value=word)
                yield self.finding(
                    Message(ja="見た", en="Seen"), evidence, severity=Severity(word)
                )

    @classmethod
    def cases(cls):
        """Bring none."""
        return ()


class Other(Speaks):
    """Says nothing before the shop has told its items."""

    code: ClassVar = "ZZ02"
    name: ClassVar = "zz.other"

    def examine(self, order, ctx):
        """Say nothing."""
        return iter(())

    def lacks(self, shop):
        """Need items."""
        return None if shop.items else Message(ja="商品なし", en="items")


REGISTRY = Registry((Speaks, Other))


def proved(remarks, expect, more=""):
    """Return what one case of a pack comes to: its failures."""
    text = f'{HEAD}{more}[[case]]\nname = "a"\norder = {{ remarks = "{remarks}" }}\n'
    [result] = prove(parse_pack(f"{text}expect = {expect}\n", registry=REGISTRY))
    assert result.passed is not bool(result.failures)
    return list(result.failures)


@pytest.mark.parametrize(
    ("remarks", "rule", "order"),
    [
        ("", "pass", "pass"),
        ("hold", "hold", "hold"),
        ("warn", "warn", "warn"),
        ("info", "info", "info"),
        ("info hold warn", "hold", "hold"),
        ("wait", "wait", "wait"),
        ("wait warn", "wait", "wait"),
        ("over", "pass", "pass"),
        ("over warn", "warn", "warn"),
        ("break", "hold", "hold"),
    ],
)
def test_each_outcome_is_the_gravest_thing_said(remarks, rule, order):
    """Of one rule and of the order as a whole; any other expectation fails with the outcome."""
    assert [] == proved(remarks, f'{{ ZZ01 = "{rule}", any = "{order}" }}')
    for wrong in {"hold", "warn", "info", "pass"} - {rule}:
        [failure] = proved(remarks, f'{{ ZZ01 = "{wrong}" }}')
        assert failure.startswith(f"zz.speaks: expected {wrong}, found {rule}")


@pytest.mark.parametrize(
    ("remarks", "passes"), [("warn", True), ("info", True), ("hold", False), ("wait", False)]
)
def test_an_order_passes_if_it_may_go_on(remarks, passes):
    """`any = "pass"` allows what is only told beside it; `pass` of a rule allows nothing."""
    assert passes is (proved(remarks, '"pass"') == [])
    assert [] != proved(remarks, '{ ZZ01 = "pass" }')


def test_a_wait_beside_a_hold_is_still_a_wait():
    """Both are true of the order, so both may be expected."""
    assert [] == proved("wait hold", '{ ZZ01 = "wait" }')
    assert [] == proved("wait hold", '{ ZZ01 = "hold" }')
    assert [] != proved("hold", '{ ZZ01 = "wait" }')


@pytest.mark.parametrize(
    ("place", "failure"),
    [
        ("remarks", None),
        ("shop_memo", "expected evidence at shop_memo, found remarks"),
        (
            "packages.recipient",
            "expected evidence at packages.recipient, found remarks",
        ),
        ("packages", "expected evidence at packages, found remarks"),
    ],
)
def test_the_place_of_the_evidence_is_part_of_the_proof(place, failure):
    """A hold for another reason proves nothing."""
    found = proved("hold", f'{{ ZZ01 = {{ is = "hold", at = "{place}" }} }}')
    assert ([] if failure is None else [f"zz.speaks: {failure}"]) == found


def test_evidence_of_nothing_is_told():
    """A wait points at no field."""
    assert ["zz.speaks: expected evidence at remarks, found nothing"] == proved(
        "wait", '{ ZZ01 = { is = "wait", at = "remarks" } }'
    )


def test_a_broken_check_is_no_pass():
    """EN01 speaks for the check it is about, in the words of the failure."""
    [failure] = proved("break", '{ ZZ01 = "pass" }')
    assert failure.startswith("zz.speaks: expected pass, found hold (")
    assert [] == proved("break", '{ ZZ01 = "hold" }')


@pytest.mark.parametrize(
    ("more", "expect", "why"),
    [
        ('[checks.ZZ01]\nmode = "off"\n', "ZZ01", '(the pack does not run it: mode = "off")'),
        ('[checks.ZZ01]\nmode = "shadow"\n', "ZZ01", "(the pack runs it in shadow mode)"),
        ("", "ZZ02", "(off for want of items)"),
        ("[shop.items.momo]\nunit_limit = 1\n", "ZZ02", ""),
    ],
)
def test_a_silent_rule_says_why_it_is_silent(more, expect, why):
    """Off, shadow or without what it needs from the shop."""
    name = {"ZZ01": "zz.speaks", "ZZ02": "zz.other"}[expect]
    told = f"{name}: expected hold, found pass {why}".strip()
    assert [told] == proved("hold", f'{{ {expect} = "hold" }}', more)


def test_every_expectation_that_fails_is_told():
    """One sentence a rule."""
    failures = proved("hold", '{ ZZ01 = "pass", ZZ02 = "warn", any = "pass" }')
    assert ["zz.speaks", "zz.other", "the order"] == [each.partition(":")[0] for each in failures]
    assert failures[0].endswith("(Seen)")
    assert "zz.speaks: 期待は pass、結果は hold (見た)" == failures[0].ja
    assert "注文全体: 期待は pass、結果は hold (見た)" == failures[2].ja


def test_moment_and_earlier_revisions_are_those_of_the_case():
    """A wait that is over at the moment of the case does not run."""
    text = (
        f'{HEAD}[[case]]\nname = "a"\nat = 2026-07-01\norder = {{ remarks = "wait" }}\n'
        'earlier = [{ remarks = "x" }]\nexpect = { ZZ01 = "pass" }\n'
    )
    [result] = prove(parse_pack(text, registry=REGISTRY))
    assert result.passed
    assert jst(2026, 7, 1) == result.screening.at


def test_a_pack_without_cases_proves_nothing():
    """And fails nothing."""
    assert [] == list(prove(Pack.build("demo", registry=REGISTRY)))
