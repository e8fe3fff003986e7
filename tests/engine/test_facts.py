"""Fingerprints: equal for equal facts, whatever the process; another for anything that counts."""

from datetime import UTC

import pytest

import oms
from oms.engine.facts import Binding, binding_of, bindings_of, fingerprint
from oms.model import Evidence, Finding, Message, OnClear, Severity, order

TEXT = Message("玩", "toy")
BINDING = Binding(1, '{"limit":3}', ("remarks", "packages.noshi"), OnClear.RELEASE)
RULE, ORDER = "zz.rule", "order"


def said(**facts):
    """A finding of the rule."""
    return Finding(code="ZZ01", rule=RULE, message=TEXT, **facts)


def print_of(made=None, *, rule=RULE, subject=ORDER, findings=None, binding=BINDING):
    """The fingerprint of an order with one finding."""
    made = order(remarks="急ぎ") if made is None else made
    return fingerprint(made, rule, subject, [said()] if findings is None else findings, binding)


GOLDEN = {
    "plain": "c5541e7565c7b63c2c37ccbded7df29c",
    "unknown": "96f79aaefeac51adaa462a7763a6b627",
    "engine": "a81dbdcf515f48976e912bc43bb2eb93",
    "unbound": "9a05296fd9b4068977f6378398856f0b",
}
UNDETERMINED = Binding(1, "", ("postage_price",), OnClear.KEEP)


def test_a_fingerprint_is_the_same_for_ever():
    """Stored releases are bound to it: a change of these words ends all of them."""
    assert GOLDEN == {
        "plain": print_of(),
        "unknown": print_of(order(postage_price=-9999), binding=UNDETERMINED),
        "engine": print_of(rule="engine.check_failed", subject="rule:zz.rule"),
        "unbound": print_of(binding=None),
    }


@pytest.mark.parametrize(
    "other",
    [
        {"made": order(remarks="別")},
        {"made": order(remarks="急ぎ", packages=[{"noshi": "内祝"}])},
        {"rule": "zz.other"},
        {"subject": "package:1"},
        {"findings": [said(kind="a")]},
        {"findings": [said(facts={"limit": 3})]},
        {"findings": [said(), said(kind="a")]},
        {"findings": []},
        {"binding": BINDING._replace(meaning=2)},
        {"binding": BINDING._replace(parameters='{"limit":4}')},
        {"binding": BINDING._replace(inputs=("remarks",))},
        {"binding": None},
    ],
    ids=str,
)
def test_what_counts_gives_another_fingerprint(other):
    """Facts, rule, subject, what was said, meaning, parameters."""
    assert print_of() != print_of(**other)


@pytest.mark.parametrize(
    "same",
    [
        {"made": order(remarks="急ぎ", postage_price=800)},
        {"findings": [said(severity=Severity.WARN)]},
        {"findings": [said(evidence=(Evidence(path="remarks", value="x"),))]},
        {"findings": [said(data={"days": 3})]},
        {"findings": [said(), said()]},
        {"binding": BINDING._replace(on_clear=OnClear.KEEP)},
    ],
    ids=str,
)
def test_what_does_not_count_gives_the_same(same):
    """Fields that are not declared, wording, evidence, what follows from it."""
    assert print_of() == print_of(**same)


def test_the_order_of_findings_does_not_count():
    """A check may say the same in another order."""
    a, b = said(kind="a"), said(kind="b")
    assert print_of(findings=[a, b]) == print_of(findings=[b, a])


def test_an_edit_of_another_parcel_is_no_new_fact():
    """A package's subject sees its own rows, an item's its own line and package."""
    inputs = Binding(1, "", ("packages.noshi", "packages.items.units"), OnClear.RELEASE)

    def made(**facts):
        items = [{"units": facts.get("first", 1)}, {"units": facts.get("second", 1)}]
        return order(packages=[{"noshi": "内祝", "items": items}, {"noshi": facts.get("noshi")}])

    one, items = made().packages[0].subject, [each.subject for each in made().packages[0].items]

    def prints(subject, **facts):
        return fingerprint(made(**facts), RULE, subject, [], inputs)

    assert prints(one) == prints(one, noshi="御礼") != prints(one, first=2)
    assert prints(items[0]) == prints(items[0], second=5) != prints(items[0], first=2)
    assert prints("order") != prints("order", noshi="御礼")


def test_the_moment_of_a_time_is_a_fact_and_its_zone_is_not():
    """The same instant in another zone is the same fact."""
    inputs = Binding(1, "", ("order_datetime", "requested_delivery_date"), OnClear.RELEASE)
    one = order()
    other = one.model_copy(update={"order_datetime": one.order_datetime.astimezone(UTC)})
    later = order(order_datetime="2026-05-01T10:00:01+0900")
    prints = [fingerprint(each, RULE, ORDER, [], inputs) for each in (one, other, later)]
    assert prints[0] == prints[1] != prints[2]
    dated = order(requested_delivery_date="2026-05-08")
    assert prints[0] != fingerprint(dated, RULE, ORDER, [], inputs)


def test_what_the_engine_says_about_a_rule_is_bound_by_that_rule():
    """EN01 about a rule: its inputs, its parameters; a release ends when they change."""
    bindings = {RULE: BINDING, "engine.check_failed": BINDING._replace(meaning=9)}
    assert BINDING is binding_of(bindings, "engine.check_failed", "rule:zz.rule")
    assert BINDING is binding_of(bindings, RULE, ORDER)
    assert 9 == binding_of(bindings, "engine.check_failed", "rule:gone").meaning
    assert binding_of(bindings, "zz.gone", ORDER) is None
    about = {"rule": "engine.check_failed", "subject": "rule:zz.rule"}
    assert print_of(**about) != print_of(order(remarks="別"), **about)
    packages = [{"noshi": "内祝"}]
    assert print_of(**about) != print_of(order(remarks="急ぎ", packages=packages), **about)


def test_the_binding_of_a_check_is_its_meaning_parameters_and_inputs():
    """Mode and on_clear say what follows; they are left out of the parameters."""
    pack = oms.Pack.build(settings={"RM01": {"mode": "shadow", "on_clear": "keep"}})
    plain, other = bindings_of(oms.Pack.build().checks), bindings_of(pack.checks)
    one, two = plain["remarks.present"], other["remarks.present"]
    assert (one.meaning, one.parameters, one.inputs) == (two.meaning, two.parameters, two.inputs)
    assert (OnClear.RELEASE, OnClear.KEEP) == (one.on_clear, two.on_clear)
    check = oms.Pack.build()["remarks.present"]
    assert (check.meaning, check.inputs) == (one.meaning, one.inputs)
    assert '"severity":"hold"' in one.parameters
    assert "mode" not in one.parameters
    graded = oms.Pack.build(settings={"RM01": {"severity": "warn"}})
    assert one.parameters != bindings_of(graded.checks)["remarks.present"].parameters
