"""What a release of the checks is bound to, and that findings point where they say."""

import json
from datetime import timedelta

import pytest

from oms.checks import BUILT_IN
from oms.cli.shown import value_at
from oms.engine import Engine
from oms.model import Finding, Fires, order
from oms.postal import sample_index
from oms.rules import Pack

DATA = {"postal": sample_index()}

COD = {"settlement": {"method": 2}, "delivery": {"delivery_name": "小型便"}}
FIRING = [(check, case) for check in BUILT_IN for case in check.cases() if isinstance(case, Fires)]
NAMES = [f"{check.code}: {case.name}" for check, case in FIRING]


def _screened(made, shop=None, earlier=()):
    engine = Engine(Pack.build(shop=shop or {}), data=DATA)
    return engine.screen(made, made.order_datetime + timedelta(hours=1), earlier=earlier)


def _print(made, rule, subject="order", **more):
    return _screened(made, **more).fingerprint(rule, subject)


@pytest.mark.parametrize(("check", "case"), FIRING, ids=NAMES)
def test_what_is_marked_stands_at_its_place(check, case):
    """The span of an evidence lies in the text of its field."""
    pack = Pack.build(settings={check.name: case.params}, shop=case.shop)
    engine = Engine(pack, data=DATA)
    at = case.moment or case.order.order_datetime + timedelta(hours=1)
    for finding in engine.screen(case.order, at, earlier=case.earlier).findings:
        for each in finding.evidence:
            if each.span is not None:
                assert each.value == value_at(case.order, each.path)[slice(*each.span)]


@pytest.mark.parametrize(("check", "case"), FIRING, ids=NAMES)
def test_facts_hold_no_value_of_a_person(check, case):
    """They go into fingerprints and events; names of fields, kinds and limits are enough."""
    at = case.moment or case.order.order_datetime + timedelta(hours=1)
    pack = Pack.build(settings={check.name: case.params}, shop=case.shop)
    configured = Engine(pack, data=DATA)
    said = configured.screen(case.order, at, earlier=case.earlier).findings
    facts = json.dumps([each.facts for each in said], ensure_ascii=False)
    people = [case.order.orderer, *case.order.recipients]
    for person in people:
        for value in (person.street, person.family_name, person.phone, person.city):
            assert not value or value not in facts


def test_a_release_ends_when_the_limit_of_an_item_changes():
    """The limit stands in the pack, not in the order."""
    made, rule = order(items=[{"units": 9}]), "items.quantity_over_limit"
    two, three = ({"items": {"sample-01": {"unit_limit": limit}}} for limit in (2, 3))
    assert _print(made, rule, shop=two) == _print(made, rule, shop=two)
    assert _print(made, rule, shop=two) != _print(made, rule, shop=three)


def test_a_release_ends_when_the_shop_says_otherwise_of_a_service():
    """A mail service, or a carrier that takes no cash."""
    rule = "payment.cod_not_possible"
    prints = {
        _print(order(**COD), rule, shop={"services": {"小型便": facts}})
        for facts in ({"mail": True}, {"cash_on_delivery": False}, {"cash_on_delivery": True})
    }
    assert 3 == len(prints)


def test_a_release_of_a_change_ends_with_the_next_change():
    """The same difference never holds again, another one does."""
    rule = "order.changed_after_confirmation"
    before = order(status=200)
    dearer, dearest = (order(status=300, request_price=yen) for yen in (2500, 2600))
    one = _print(dearer, rule, earlier=(before,))
    seen_again = order(status=300, request_price=2500, shop_memo="確認済み")
    assert one == _print(seen_again, rule, earlier=(before, dearer))
    assert one != _print(dearest, rule, earlier=(before, dearer))


def test_a_release_outlives_the_ordinary_steps_of_an_order():
    """The status goes on; what was looked at has not changed."""
    asked = {"changes": [{"change_type": 0, "reason": 1}]}
    early, late = (order(status=status, **asked) for status in (200, 300))
    rule = "order.cancellation_requested"
    assert _print(early, rule) == _print(late, rule)
    assert _print(late, rule) != _print(order(status=800, **asked), rule)
    rule, before = "order.changed_after_confirmation", (order(status=200),)
    early, late = (order(status=status, request_price=9) for status in (200, 300))
    assert _print(early, rule, earlier=before) == _print(late, rule, earlier=before)


def test_an_edit_of_one_parcel_leaves_the_release_of_the_other():
    """A package's hold rests on its own rows."""
    wrong = {"recipient": {"prefecture": "東京"}}
    first = order(packages=[wrong, {}])
    second = order(packages=[wrong, {"recipient": {"city": "港区"}}])
    subject, rule = first.packages[0].subject, "address.prefecture_unknown"
    assert _print(first, rule, subject) == _print(second, rule, subject)


def test_an_orderer_with_the_number_of_the_recipient_is_told_once():
    """One trouble, one hold."""
    bad = {"phone_number_1": "000"}
    subjects = [
        each.subject
        for each in _screened(order(recipient=bad, orderer=bad)).findings
        if each.code == "CU02"
    ]
    assert [order().packages[0].subject] == subjects


def test_a_lost_zero_is_suggested_and_not_put_back():
    """Nothing is rewritten silently."""
    made = order(recipient={"phone_number_1": "90", "phone_number_3": "1234"})
    [found] = [each for each in _screened(made).findings if each.code == "CU02"]
    assert isinstance(found, Finding)
    assert ("packages[0].recipient.phone_number_1", "090") == (
        found.suggestion.path,
        found.suggestion.value,
    )
