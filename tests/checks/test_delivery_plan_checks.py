"""DL04 to DL19: one plan for all of them, every reason told, releases that outlive the routine."""

import subprocess
import sys
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

import oms
from oms.calendar import ShipReason, of_order
from oms.calendar.plan_cases import (
    CHICHIJIMA,
    HOKKAIDO,
    OKINAWA,
    REBUN,
    SHOP,
    TOKYO,
    shop,
    wishing,
)
from oms.checks import BUILT_IN
from oms.model import Fires

AT = oms.jst(2026, 5, 1, 11)
PLAIN, ENGINE = oms.Engine(), oms.Engine(oms.Pack.build(shop=SHOP))
OSAKA = {"postcode": "5300001", "prefecture": "大阪府", "city": "大阪市北区"}
PLACES = (TOKYO, HOKKAIDO, OKINAWA, CHICHIJIMA, REBUN, OSAKA)
CODES = {f"DL{number:02}" for number in range(4, 20)}
OURS = [check for check in BUILT_IN if check.code in CODES]
FIRING = [(check, case) for check in OURS for case in check.cases() if isinstance(case, Fires)]
REASONS = {check.reason: check.name for check in OURS if hasattr(check, "reason")} | {
    "stock_unknown": "delivery.stock_unknown",
    "past_date": "delivery.past_date",
}


def said(order, at=AT, engine=ENGINE):
    """Return the findings of the checks of this page."""
    return [each for each in engine.screen(order, at=at).findings if each.code in CODES]


def to(*places, **facts):
    """Return an order with a package for each place."""
    return wishing(packages=[{"recipient": dict(place)} for place in places], **facts)


# ------------------------------------------------------------------ what a shop must have told


def test_a_shop_that_told_nothing_has_the_past_date_alone():
    """Fifteen are off, and what they want are three facts; a lead table is asked for later."""
    off = {check.code: lacks.en for check, lacks in PLAIN.unconfigured if check.code in CODES}
    assert CODES - {"DL10"} == set(off)
    assert 3 == len(set(off.values()))
    bare = oms.Engine(oms.Pack.build(shop=shop(leads=())))
    wanting = {check.code for check, lacks in bare.unconfigured if "leads" in lacks.en}
    assert {"DL05", "DL08", "DL11", "DL12", "DL13", "DL14"} == wanting


def test_no_calendar_is_imported_for_a_shop_without_one():
    """An engine, a screening and an explanation do without it."""
    code = (
        "import sys, oms; e = oms.Engine(); o = oms.order(requested_delivery_date='2026-05-09');"
        "e.screen(o, at=oms.jst(2026, 5, 1)); e.explain(o, at=oms.jst(2026, 5, 1));"
        "print([m for m in sys.modules if m in ('oms.calendar.shop', 'oms.calendar.planner')])"
    )
    root = str(oms.__file__).rpartition("/oms/")[0]
    out = subprocess.run(  # noqa: S603  this interpreter, our own code
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=root
    )
    assert "[]\n" == out.stdout


def test_without_lead_table_and_wished_date_nothing_holds():
    """It waits at most."""
    for place in PLACES:
        bare = oms.Engine(oms.Pack.build(shop={**shop(shipping={"held_zones": []}), "leads": ()}))
        assert [] == said(wishing(to=place), engine=bare)
        assert [] == said(wishing("2026-05-20", to=place), engine=bare)


# ------------------------------------------------------------------------------ one plan for all


def test_a_plan_is_made_once_for_each_package(monkeypatch):
    """However many checks ask."""
    asked = []
    real = of_order.plan_shipment
    monkeypatch.setattr(of_order, "plan_shipment", lambda each: asked.append(each) or real(each))
    ENGINE.screen(to(TOKYO, HOKKAIDO, day="2026-05-09"), at=AT)
    assert 2 == len(asked)
    ENGINE.screen(wishing("2026-05-09", status=500), at=AT)
    PLAIN.screen(wishing("2026-05-09"), at=AT)
    assert 2 == len(asked)


days = st.one_of(st.none(), st.integers(-3, 200).map(lambda ahead: AT.date() + timedelta(ahead)))
tables = st.fixed_dictionaries(
    {},
    optional={
        "service": st.sampled_from(["yamato.takkyubin", "yamato.nekopos"]),
        "prep_days": st.integers(0, 9),
        "max_desired_days": st.integers(3, 40),
        "ship_within_days": st.integers(0, 30),
        "held_zones": st.sampled_from([[], ["礼文島"], ["*"]]),
    },
)
closures = st.sampled_from([{}, {"closed_weekdays": "日"}, {"closed_days": ["2026-05-08"]}])
stocks = st.sampled_from([None, "unknown", date(2026, 5, 12)])


@given(
    wished=days,
    term=st.sampled_from([0, 1, 2, 9, 1214, 1416]),
    places=st.lists(st.sampled_from(PLACES), min_size=1, max_size=3),
    shipping=tables,
    delivery=closures,
    stock=stocks,
)
def test_every_reason_of_a_plan_is_told_and_no_other(
    wished, term, places, shipping, delivery, stock
):
    """By its own check; and an order without a reason waits at most until its ship day."""
    items = {"sample-01": {} if stock is None else {"stock_day": stock}}
    facts = shop(shipping=shipping, calendars={"delivery": delivery}, items=items)
    order = to(*places, day=None if wished is None else str(wished), term=term)
    result = oms.Engine(oms.Pack.build(shop=facts)).screen(order, at=AT)
    told = {(each.rule, each.subject) for each in result.holds if each.code in CODES}
    plans = result.ship_plans
    reasons = {REASONS[reason] for _, plan in plans for reason in plan.reasons}
    assert reasons == {rule for rule, _ in told}
    for subject, plan in plans:
        for reason in plan.reasons:
            assert {subject, "order"} & {about for rule, about in told if rule == REASONS[reason]}
    waits = [wait.until for wait in result.waits if wait.kind == "ship_day"]
    ships = [plan.ship_date for _, plan in plans]
    if reasons or min(ships) <= AT.date():
        assert [] == waits
    else:
        assert [oms.jst(*min(ships).timetuple()[:3])] == waits


def test_the_reasons_of_the_specification_have_a_check_each():
    """None is left without one."""
    assert 12 == len(REASONS) == len(set(REASONS.values()))
    assert set(ShipReason) == set(REASONS)


# ---------------------------------------------------------------------------- several packages


def test_a_reason_of_the_way_is_told_of_the_package_it_concerns():
    """The other one has none."""
    order = to(TOKYO, HOKKAIDO, day="2026-05-02")
    [found] = said(order)
    assert ("DL11", order.packages[1].subject) == (found.code, found.subject)
    unknown = to(TOKYO, OSAKA, OSAKA, day="2026-05-09")
    found = said(unknown)
    assert [each.subject for each in unknown.packages[1:]] == [each.subject for each in found]
    assert [
        f"packages[{at}].recipient.prefecture" for at in (1, 2)
    ] == [each.at for each in found]  # fmt: skip


@pytest.mark.parametrize(
    ("code", "facts", "tables"),
    [
        ("DL07", {"day": "2026-05-09"}, {"shipping": {"service": "yamato.nekopos"}, "leads": ()}),
        ("DL09", {"day": "2026-05-09", "term": 1214}, {}),
        ("DL10", {"day": "2026-04-09"}, {}),
        ("DL13", {"day": "2026-05-09"}, {"shipping": {"max_desired_days": 2}}),
        ("DL14", {"day": "2026-05-10"}, {"calendars": {"delivery": {"closed_weekdays": "日"}}}),
        ("DL17", {"day": "2026-05-09", "term": 2}, {}),
    ],
)
def test_a_reason_of_the_order_is_told_once(code, facts, tables):
    """With the order as its subject."""
    engine = oms.Engine(oms.Pack.build(shop=shop(**tables)))
    found = said(to(TOKYO, TOKYO, TOKYO, **facts), engine=engine)
    assert [(code, "order")] == [(each.code, each.subject) for each in found]


def test_a_parcel_that_has_left_is_planned_no_more():
    """What is left over still is."""
    rows = [
        {"recipient": dict(HOKKAIDO), "shippings": [{"ship_date": "2026-05-01"}]},
        {"recipient": dict(HOKKAIDO)},
    ]
    order = wishing("2026-05-02", packages=rows, status=300)
    [found] = said(order)
    assert order.packages[1].subject == found.subject


# ------------------------------------------------------------------------------------ releases


@pytest.mark.parametrize(("check", "case"), FIRING, ids=lambda each: getattr(each, "name", ""))
def test_the_routine_of_an_order_leaves_a_release_standing(check, case):
    """Status, fix time and a corrected house number are no new facts."""
    engine = oms.Engine(oms.Pack.build(settings={check.name: case.params}, shop=case.shop))
    at = case.moment or case.order.order_datetime + timedelta(hours=1)
    payload = case.order.to_rms()
    payload["orderProgress"] = 300
    payload["orderFixDatetime"] = payload["orderFixDatetime"] or payload["orderDatetime"]
    for package in payload["PackageModelList"]:
        package["SenderModel"]["subAddress"] = "1-2-3"
    one, later = (
        {
            (each.subject, result.fingerprint(check.name, each.subject))
            for each in result.findings
            if each.rule == check.name
        }
        for result in (
            engine.screen(case.order, at=at),
            engine.screen(oms.Order.from_rms(payload), at=at),
        )
    )
    assert one == later != set()


def prints(rule, *orders, tables=SHOP, at=AT, subject=None):
    """Return the fingerprints of a rule on orders."""
    engine = oms.Engine(oms.Pack.build(shop=tables))
    return {
        engine.screen(each, at=at).fingerprint(rule, subject or each.packages[0].subject)
        for each in orders
    }


def test_a_release_ends_with_another_wish():
    """Another day of a date that is too soon; not another slot."""
    rule = "delivery.too_soon"
    assert 2 == len(
        prints(rule, *(wishing(day, to=HOKKAIDO) for day in ("2026-05-01", "2026-05-02")))
    )
    assert 1 == len(prints(rule, *(wishing("2026-05-01", term) for term in (0, 1, 1416))))


def test_a_release_ends_with_another_way():
    """Other days on the way are another fact; the same days to another town are not."""
    rule, chiba = (
        "delivery.too_soon",
        {"postcode": "2600001", "prefecture": "千葉県", "city": "千葉市"},
    )
    one = wishing("2026-05-01")
    assert 1 == len(prints(rule, one, wishing("2026-05-01", to=chiba)))
    assert 2 == len(prints(rule, one, wishing("2026-05-01", to=HOKKAIDO)))
    slower = [{"service": "yamato.takkyubin", "destination": "*", "days": 2}]
    assert prints(rule, one) != prints(rule, one, tables=shop(leads=slower))


def test_a_release_of_unknown_stock_ends_with_the_goods_alone():
    """Not with the wish, the place or the carrier."""
    rule, told = "delivery.stock_unknown", shop(items={"sample-01": {"stock_day": "unknown"}})
    orders = [wishing(), wishing("2026-05-20", 1), wishing(to=HOKKAIDO)]
    assert 1 == len(prints(rule, *orders, tables=told))
    more = {"items": [{"units": 1}, {"manage_number": "other", "units": 1}]}
    assert 2 == len(prints(rule, orders[0], wishing(package=more), tables=told))


def test_a_release_outlives_the_days():
    """Looked at today, it is not asked again tomorrow, though the offer has moved."""
    order = wishing("2026-05-02", to=HOKKAIDO)
    early, late = (oms.jst(2026, 5, 1, hour) for hour in (11, 23))
    tomorrow = oms.jst(2026, 5, 2, 9)
    offers = {said(order, at)[0].suggestion.value for at in (early, tomorrow)}
    assert 2 == len(offers)
    assert 1 == len(set.union(*(prints("delivery.too_soon", order, at=at)
                                for at in (early, late, tomorrow))))  # fmt: skip


# ---------------------------------------------------------------------------------- waits, words


@pytest.mark.parametrize(
    ("at", "passes"),
    [
        (oms.jst(2026, 5, 7, 23, 59), False),
        (oms.jst(2026, 5, 8), True),
        (oms.jst(2026, 5, 8, 23, 59), True),
    ],
)
def test_the_ship_gate_opens_at_midnight_in_japan(at, passes):
    """The confirm gate is never closed by it, and nobody is asked."""
    result = ENGINE.screen(wishing("2026-05-09", status=300), at=at)
    assert (passes, True) == (result.passes("ship"), result.passes("confirm"))
    assert not result.needs_review
    for wait in result.waits:
        assert wait.until == oms.jst(2026, 5, 8)
        assert ("出荷日待ち (5/8(金) に出荷)", "awaiting its ship day (Fri 5/8)") == wait.label


def test_an_explanation_shows_how_the_plan_came_about():
    """Day by day where the check speaks and at the wait, in a line elsewhere."""
    text = ENGINE.explain(wishing("2026-05-02", to=HOKKAIDO), at=AT).text("ja")
    assert "5/1(金) 10:00 の注文を 5/1(金) に受付" in text
    assert "宅急便の配送日数 2 日" in text
    assert "お届けできる最短の日は 5/3(日)" in text
    fine = ENGINE.explain(wishing("2026-05-09"), at=AT).text("ja")
    assert 1 == fine.count("宅急便の配送日数 1 日")
    assert "該当しない: 5/8(金) に出荷、5/9(土) にお届け" in fine


@pytest.mark.parametrize(
    "cutoffs", ["25:00", "9", {"weekdays": "12:60"}, {"someday": "12:00"}, 12]
)
def test_a_cutoff_that_is_no_time_is_a_bad_pack(cutoffs):
    """With the check and the parameter."""
    with pytest.raises(oms.PackError, match=r"delivery\.next_day_promise"):
        oms.Pack.build(settings={"delivery.next_day_promise": {"cutoffs": cutoffs}})


@pytest.mark.parametrize(
    ("ordered", "promised"),
    [
        ("2026-05-08T11:59:59+0900", date(2026, 5, 8)),
        ("2026-05-08T12:00:00+0900", date(2026, 5, 9)),
        ("2026-05-08T02:59:59+0000", date(2026, 5, 8)),
        ("2026-05-09T08:59:59+0900", date(2026, 5, 9)),
        ("2026-05-09T09:00:00+0900", date(2026, 5, 11)),
        ("2026-05-10T08:00:00+0900", date(2026, 5, 11)),
    ],
)
def test_the_promised_day_is_counted_from_the_order(ordered, promised):
    """By weekday, strictly, in Japanese time; the shop rests on Sundays."""
    told = {"calendars": {"shop": {"closed_weekdays": "日"}}}
    engine = oms.Engine(oms.Pack.build(shop=told))
    order = oms.order(order_datetime=ordered, delivery_cert_prg_flag=1, status=300)
    last = oms.jst(*promised.timetuple()[:3], 23, 59)
    assert [] == said(order, last, engine)
    assert ["DL18"] == [each.code for each in said(order, last + timedelta(minutes=1), engine)]
