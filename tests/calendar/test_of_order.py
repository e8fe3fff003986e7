"""What of an order and of `[shop]` becomes which part of a ship request."""

import pickle
import re
from datetime import date

import pytest

from oms.calendar import ShipReason, ship_plans, ship_request, shop_days
from oms.calendar.plan_cases import CHICHIJIMA, HOKKAIDO, SHOP, shop, wishing
from oms.engine import Engine, EventKind, Ledger
from oms.errors import PackError
from oms.model import ShopFacts, order
from oms.model.base import jst
from oms.rules import Pack, parse_pack

AT = jst(2026, 5, 1, 11)


def facts(**tables):
    """Return the facts of the shop of the cases, with tables of its own."""
    return ShopFacts.model_validate(shop(**tables))


def asked(said, **tables):
    """Return the request for the first package of an order."""
    return ship_request(said, facts(**tables), AT)


def test_the_moment_of_payment_goes_before_that_of_the_order():
    """orderFixDatetime, else orderDatetime."""
    paid = wishing(order_fix_datetime="2026-05-03T09:00:00+0900", status=300)
    assert asked(paid).accepted_at == jst(2026, 5, 3, 9)
    assert asked(wishing()).accepted_at == jst(2026, 5, 1, 10)


@pytest.mark.parametrize(
    ("term", "slot"),
    [
        (0, None),
        (1, "0812"),
        (812, "0812"),
        (1416, "1416"),
        (2, None),
        (9, None),
        (1214, "12〜14時"),
    ],
)
def test_hours_become_the_slot_of_the_same_hours(term, slot):
    """午前中 is the one that ends by noon; 午後 and その他 are none; others are one nobody has."""
    assert asked(wishing(term=term)).slot == slot


def test_the_shop_may_say_which_slot_is_meant():
    """Its mapping goes before the hours."""
    slots = {"2": "1416", "1214": "1416"}
    for term in (2, 1214):
        assert asked(wishing(term=term), shipping={"slots": slots}).slot == "1416"


def test_a_slot_mapped_for_one_carrier_holds_for_the_others():
    """The same hours there; no slot at all where the service takes none."""
    methods = {"ゆうパック": "japan_post.yupack", "メール便": "yamato.nekopos"}
    tables = {
        "shipping": {"slots": {"2": "1416"}},
        "services": {name: {"carrier_service": key} for name, key in methods.items()},
    }
    slots = [
        asked(wishing(term=2, delivery={"delivery_name": name}), **tables).slot
        for name in (*methods, "宅配便")
    ]
    assert slots == ["53", None, "1416"]


@pytest.mark.parametrize(
    ("origin", "message"),
    [
        ({"prefecture": "京"}, "shop.shipping.origin: a prefecture expected"),
        ({"postcode": "1"}, "shop.shipping.origin: a postcode of seven digits"),
        ({}, "shop.shipping.origin: is missing: every row"),
    ],
)
def test_an_origin_that_meets_no_row_is_a_fault(origin, message):
    """Else every wished day would be held for want of transit days."""
    with pytest.raises(PackError, match=re.escape(message)):
        Pack.build(shop=shop(shipping={"origin": origin}))


def test_a_slot_the_service_does_not_have_is_a_reason():
    """Not a slot nearby."""
    plan = ship_plans(wishing("2026-05-08", term=1214), facts(), AT)[0].plan
    assert plan.reasons == (ShipReason.SLOT_UNSUPPORTED,)


def test_the_delivery_method_names_the_service_and_the_class_the_cool_one():
    """配送区分 of the order, of the method, or of the goods."""
    methods = {
        "クール可": {"carrier_service": "yamato.takkyubin", "cool_service": "yamato.cool"},
        "メール便": {"carrier_service": "yamato.nekopos", "mail": True},
    }
    tables = {"services": methods, "items": {"ice": {"temperature": "frozen"}}}
    way = {"delivery": {"delivery_name": "クール可"}}
    chilled = {"delivery": {"delivery_name": "クール可", "delivery_class": 2}}
    ice = {"items": [{"manage_number": "ice"}]}
    mail = {"delivery": {"delivery_name": "メール便"}}
    keys = [
        ship_request(order(**said), facts(**tables), AT).service.key
        for said in (way, chilled, way | ice, mail, {})
    ]
    assert keys == ["yamato.takkyubin", *2 * ["yamato.cool"], "yamato.nekopos", "yamato.takkyubin"]


def test_the_item_master_says_how_long_and_from_when():
    """Each item its own days; the shop's where it has none."""
    items = {"a": {"prep_days": 3, "ship_from": "2026-05-20"}, "b": {"stock_day": "2026-05-12"}}
    said = order(items=[{"manage_number": "a"}, {"manage_number": "b"}, {"manage_number": "c"}])
    request = asked(said, items=items, shipping={"prep_days": 1})
    assert [each.prep_days for each in request.items] == [3, 1, 1]
    assert [each.stock_day for each in request.items] == [None, date(2026, 5, 12), None]
    assert request.earliest_ship == date(2026, 5, 20)


def test_an_item_nobody_can_date_is_a_reason():
    """stock_day = "unknown"."""
    plans = ship_plans(wishing(), facts(items={"sample-01": {"stock_day": "unknown"}}), AT)
    assert plans[0].plan.reasons == (ShipReason.STOCK_UNKNOWN,)


def test_each_package_has_its_own_way():
    """Deleted ones have none."""
    said = order(
        packages=[
            {"recipient": HOKKAIDO},
            {"recipient": CHICHIJIMA},
            {"recipient": HOKKAIDO, "package_delete_flag": 1},
        ]
    )
    plans = ship_plans(said, facts(), AT)
    assert [each.plan.arrival for each in plans] == [date(2026, 5, 3), date(2026, 5, 11)]
    assert [each.subject for each in plans] == [each.subject for each in said.packages]


def test_a_shop_that_says_nothing_has_no_plan():
    """Not even a guess."""
    assert ship_request(wishing(), ShopFacts(), AT) is None
    assert ship_plans(wishing(), ShopFacts(), AT) == ()


def test_the_deadline_counts_from_the_order():
    """Calendar days."""
    assert asked(wishing(), shipping={"ship_within_days": 10}).latest_ship == date(2026, 5, 11)


def test_a_service_of_the_shops_own_is_a_service():
    """With every fact stated; facts of a known one are laid over it."""
    own = {
        "own.truck": {
            "label": "自社便",
            "takes_date": True,
            "delivery": {"closed_weekdays": "日"},
        },
        "yamato.takkyubin": {"window": {"days": 3, "basis": "ship"}},
    }
    days = shop_days(facts(carrier_services=own))
    assert days.service("own.truck").delivery.closed_weekdays == frozenset({6})
    assert days.service("yamato.takkyubin").window.days == 3
    assert days.service("yamato.takkyubin").label == "宅急便"
    assert days.calendars_for(days.service("own.truck")).delivery.closed_weekdays == {6}


FAULTY = """
[pack]
format = 1
name = "faulty"

[shop.shipping]
service = "yamato.takyubin"
policy = "soon"
buffer_days = -1
held_zones = ["東京都"]
slots = { "午後" = "1416" }

[shop.calendars]
shop = { closed_weekdays = "月火水木金土日" }

[shop.services."宅配便"]
carrier_service = "yamato.cooool"

[[shop.leads]]
service = "yamato.takkyubin"
destination = "関東州"
days = -1
"""


def test_every_fault_of_days_names_its_line_and_remedy():
    """All of them at once."""
    with pytest.raises(PackError) as raised:
        parse_pack(FAULTY)
    assert [(each.line, each.message.partition(":")[0]) for each in raised.value.faults] == [
        (7, "shop.shipping.service"),
        (8, "shop.shipping.policy"),
        (9, "shop.shipping.buffer_days"),
        (10, "shop.shipping.held_zones.0"),
        (11, "shop.shipping.slots"),
        (13, "shop.calendars"),
        (17, "shop.services.宅配便.carrier_service"),
        (21, "shop.leads.0.destination"),
        (22, "shop.leads.0.days"),
    ]


@pytest.mark.parametrize("cutoff", ["25:00", "12時", 12])
def test_a_cutoff_that_is_no_time_is_refused(cutoff):
    """At load, with the key."""
    with pytest.raises(PackError, match=r"shop\.calendars\.cutoffs"):
        Pack.build(shop=shop(calendars={"cutoffs": cutoff}))


def test_what_was_made_of_facts_makes_them_no_other_facts():
    """Neither unequal, nor heavier to pickle, nor stale in a copy."""
    used, fresh = facts(), facts()
    shop_days(used)
    assert used == fresh
    assert len(pickle.dumps(used)) == len(pickle.dumps(fresh))
    shipping = {"service": "sagawa.hikyaku", "origin": {"prefecture": "東京都"}}
    moved = used.model_copy(update={"shipping": shipping})
    assert shop_days(moved).shipping.service == "sagawa.hikyaku"
    assert used.model_dump() == fresh.model_dump()


def test_the_plan_is_frozen_when_the_order_passes_the_ship_gate():
    """What was promised stays in the ledger, whatever the pack says later."""
    paid = {"order_fix_datetime": "2026-05-01T10:30:00+0900", "status": 300}
    screening = Engine(Pack.build(shop=SHOP)).screen(wishing("2026-05-02", **paid), AT)
    ledger = Ledger()
    assert ledger.advance(screening, "ship")
    event = ledger.history(screening.order_number)[-1]
    assert event.kind is EventKind.PASSED
    assert [each.model_dump() for each in event.plan] == [
        {
            "subject": screening.order.packages[0].subject,
            "ship": date(2026, 5, 1),
            "arrival": date(2026, 5, 2),
        }
    ]
    assert ledger.state(screening.order_number).plan == event.plan
    assert type(event).from_json(event.to_json()) == event
    older = event.to_json() | {"v": 1}
    del older["plan"]
    assert type(event).from_json(older).plan is None


def test_the_plan_of_a_screening_is_the_one_that_needs_somebody_first():
    """One that is held, else the one that ships first."""
    engine = Engine(Pack.build(shop=SHOP))
    far = order(packages=[{"recipient": HOKKAIDO}, {}], requested_delivery_date="2026-05-08")
    screening = engine.screen(far, AT)
    days = [each.plan.ship_date for each in screening.ship_plans]
    assert len(days) == 2
    assert screening.ship_plan.ship_date == min(days)
    assert engine.screen(order(status=500), AT).ship_plan is None


def test_a_slot_no_service_of_the_shop_has_is_a_fault_of_the_pack():
    """Every order of that 希望時間帯 would be held; the codes that would do are named."""
    with pytest.raises(PackError) as caught:
        shop_days(facts(shipping={"slots": {"2": "14〜16時"}}))
    (fault,) = caught.value.faults
    assert fault.where == "shop.shipping.slots.2"
    assert fault.text("ja").endswith("書けるのは 0812、1416、1618、1820、1921")
    assert shop_days(facts(shipping={"slots": {"2": "1416"}})).shipping.slots == {"2": "1416"}
    nowhere = ShopFacts(shipping={"slots": {"2": "x"}})
    assert shop_days(nowhere).shipping.slots == {"2": "x"}
