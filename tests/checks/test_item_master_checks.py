"""IT03 and IT04: laws over any basket, and what they need to be told."""

from fractions import Fraction
from itertools import permutations

from hypothesis import given
from hypothesis import strategies as st

import oms

AT = oms.jst(2026, 5, 1, 12)
LIMITS = {"a": 1, "b": 2, "c": 3, "d": 7, "e": 0}
MAIL = {
    "items": {name: {"mail_limit": limit} for name, limit in LIMITS.items()},
    "services": {"メール便": {"mail": True}},
}
CLASSES = {"n": "normal", "c": "chilled", "f": "frozen"}
COOL = {"items": {name: {"temperature": word} for name, word in CLASSES.items()}}
MAIL_ENGINE = oms.Engine(oms.Pack.build(shop=MAIL))
COOL_ENGINE = oms.Engine(oms.Pack.build(shop=COOL))

lines = st.lists(st.tuples(st.sampled_from([*LIMITS, "unknown"]), st.integers(1, 8)), min_size=1)
baskets = st.lists(st.sampled_from([*CLASSES, "unknown"]), min_size=1, max_size=4)


def said(engine, code, order):
    """The findings of a check."""
    return [each for each in engine.screen(order, at=AT).findings if each.code == code]


def mailed(rows):
    """An order by メール便."""
    items = [{"manage_number": name, "units": units} for name, units in rows]
    return oms.order(items=items, delivery={"delivery_name": "メール便"})


@given(lines)
def test_a_parcel_is_too_full_exactly_above_one(rows):
    """Parts of a full parcel are added up without rounding."""
    share = sum(Fraction(units, LIMITS[name]) for name, units in rows if LIMITS.get(name))
    kinds = {each.kind for each in said(MAIL_ENGINE, "IT04", mailed(rows))}
    assert (share > 1) is ("over" in kinds)
    assert any(name == "e" for name, _ in rows) is ("never" in kinds)


@given(lines)
def test_the_order_of_the_lines_does_not_matter(rows):
    """Nor does one line more of nothing known."""
    kinds = [each.kind for each in said(MAIL_ENGINE, "IT04", mailed(rows))]
    other = [each.kind for each in said(MAIL_ENGINE, "IT04", mailed([*rows[::-1], ("x", 9)]))]
    assert kinds == other


@given(lines)
def test_the_percentage_shown_is_always_above_a_hundred(rows):
    """A parcel that is too full by a crumb is not shown as full."""
    for each in said(MAIL_ENGINE, "IT04", mailed(rows)):
        assert each.kind == "never" or each.data["share"] > 100


def test_a_release_is_bound_to_the_limits():
    """Another limit in the master is another fact."""
    [found] = said(MAIL_ENGINE, "IT04", mailed([("a", 2)]))
    assert {"mail_limits": {"20000001": 1}} == found.facts


@given(baskets, st.sampled_from([None, "normal", "chilled", "frozen"]))
def test_a_parcel_is_judged_by_its_set_of_temperatures(names, parcel):
    """The order of the items does not matter, nor what the master does not know."""
    verdicts = set()
    for mixed in {tuple(each) for each in permutations(names)}:
        facts = {"temperature": parcel} if parcel else {}
        order = oms.order(items=[{"manage_number": name} for name in mixed], **facts)
        verdicts.add(tuple(each.kind for each in said(COOL_ENGINE, "IT03", order)))
    [kinds] = verdicts
    known = {CLASSES[name] for name in names if name in CLASSES}
    mixes = "frozen" in known and len(known) > 1
    suits = {"normal": {"normal", "chilled"}, "chilled": {"chilled"}, "frozen": {"frozen"}}
    wrong = parcel is not None and any(parcel not in suits[each] for each in known)
    assert (("mixed",) if mixes else ("delivery",) if wrong else ()) == kinds


def test_the_advice_names_the_temperature_to_set():
    """One the goods have, not one they merely bear."""
    jam = oms.order(items=[{"manage_number": "n"}], temperature="frozen")
    [found] = said(COOL_ENGINE, "IT03", jam)
    assert "常温 に直して" in found.suggestion.text()
    both = oms.order(items=[{"manage_number": name} for name in "nc"], temperature="normal")
    [found] = said(COOL_ENGINE, "IT03", both)
    assert "冷蔵 に直して" in found.suggestion.text()
    assert ["packages[0].items[1].manage_number"] == [each.path for each in found.evidence]


def test_both_are_off_until_the_shop_has_told():
    """A service without mail, or items without limits, tell nothing."""
    for shop in (
        {},
        {"items": {"a": {"unit_limit": 3}}},
        {"items": {"a": {"mail_limit": 3}}, "services": {"宅配便": {}}},
        {"items": {"a": {"unit_limit": 3}}, "services": {"メール便": {"mail": True}}},
    ):
        engine = oms.Engine(oms.Pack.build(shop=shop))
        off = {check.code for check, _ in engine.unconfigured}
        assert {"IT03", "IT04"} <= off
    assert "IT04" not in {check.code for check, _ in MAIL_ENGINE.unconfigured}
    assert "IT03" not in {check.code for check, _ in COOL_ENGINE.unconfigured}
