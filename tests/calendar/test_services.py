"""Carriers' services as data: what they take, what a shop changes, what is refused."""

import pickle
from datetime import date
from importlib.resources import files

import pytest

from oms.calendar import (
    BusinessCalendar,
    Delay,
    Place,
    Service,
    ServiceSlot,
    Source,
    Window,
    service,
    services,
)
from oms.calendar.catalogue import CARRIERS, read_carrier
from oms.errors import CalendarError, PackError

TOKYO, SAPPORO = Place("東京都", "千代田区"), Place("北海道", "札幌市中央区")


def faults(read):
    """Return the faults of a table as place and message."""
    with pytest.raises(PackError) as raised:
        read()
    return {
        fault.where: str(fault).removeprefix(f"{fault.where}: ") for fault in raised.value.faults
    }


@pytest.mark.parametrize(
    ("key", "label", "window", "storage", "slots"),
    [
        ("yamato.takkyubin", "宅急便", (7, "ship"), 7, "0812 1416 1618 1820 1921"),
        ("yamato.compact", "宅急便コンパクト", (7, "ship"), 7, "0812 1416 1618 1820 1921"),
        ("yamato.cool", "クール宅急便", (7, "ship"), 3, "0812 1416 1618 1820 1921"),
        ("yamato.nekopos", "ネコポス", None, 7, ""),
        ("yamato.kuroneko_yupacket", "クロネコゆうパケット", None, 7, ""),
        ("sagawa.hikyaku", "飛脚宅配便", (6, "ship"), 7, "01 12 14 16 18 04 19"),
        ("sagawa.hikyaku_cool", "飛脚クール便", (6, "ship"), 4, "01 12 14 16 18 04 19"),
        ("japan_post.yupack", "ゆうパック", (9, "arrival"), 7, "51 52 53 54 55 571"),
        ("japan_post.yupacket", "ゆうパケット", None, 7, ""),
        ("japan_post.clickpost", "クリックポスト", None, 7, ""),
        ("japan_post.letterpack_plus", "レターパックプラス", None, 7, ""),
        ("japan_post.letterpack_light", "レターパックライト", None, 7, ""),
        ("japan_post.smart_letter", "スマートレター", None, 7, ""),
        ("japan_post.yumail", "ゆうメール", None, 7, ""),
        ("local.own", "自社便", None, None, "am pm evening"),
    ],
)
def test_the_services_are_those_of_the_fact_sheet(key, label, window, storage, slots):
    """With their windows, storage days and codes."""
    found = service(key)
    assert label == found.label
    assert (Window(*window) if window else None) == found.window
    assert storage == found.storage_days
    assert slots.split() == [slot.code for slot in found.slots]
    assert found.takes_date == bool(slots)
    assert found in services()


def test_every_service_is_listed_once_and_names_its_sources():
    """Each fact that was read says where and when; a template says that it is one."""
    assert 15 == len(services()) == len({each.key for each in services()})
    for each in services():
        assert each.key.partition(".")[0] in CARRIERS
        assert each.sources["slots"].checked_on >= date(2026, 11, 22)
        for source in each.sources.values():
            assert source.text.startswith(("[S]", "[G]"))
        if each.carrier != "自社":
            assert {"takes_date", "slots", "storage_days", "pickup", "delivery"} <= {*each.sources}
        assert (each.window is not None) == ("window" in each.sources)
        assert bool(each.delays) == ("delays" in each.sources)


def test_no_carrier_file_is_forgotten():
    """Each is a carrier, each carrier has one."""
    folder = files("oms.calendar") / "carriers"
    assert {f"{name}.toml" for name in CARRIERS} == {each.name for each in folder.iterdir()}


def test_a_slot_is_found_by_its_code_or_its_hours():
    """12 to 14 is none of Yamato's since 2017, but others have it."""
    yamato, sagawa = service("yamato.takkyubin"), service("sagawa.hikyaku")
    assert ServiceSlot("1416", "14〜16時", 14, 16) == yamato.slot("1416")
    assert yamato.slot("1416") == yamato.slot_for_hours(14, 16)
    assert yamato.slot("1214") is None
    assert yamato.slot_for_hours(12, 14) is None
    assert "12" == sagawa.slot_for_hours(12, 14).code
    assert "04" == sagawa.slot_for_hours(18, 21).code
    assert yamato.slot_for_hours(14, 18) is None


def test_mail_is_not_delivered_on_weekends_and_holidays():
    """ゆうメール since 2021-10; parcels are."""
    days = [date(2026, 11, day) for day in (20, 21, 22, 23, 24)]  # 11/23 is 勤労感謝の日
    yumail, yupacket = service("japan_post.yumail"), service("japan_post.yupacket")
    assert [True, False, False, False, True] == [yumail.delivery.is_open(day) for day in days]
    assert all(yupacket.delivery.is_open(day) for day in days)


@pytest.mark.parametrize(
    ("key", "hint"),
    [
        ("yamato.takyubin", 'did you mean "yamato.takkyubin"?'),
        ("yamto.takkyubin", 'did you mean "yamato.takkyubin"?'),
        ("ヤマト", None),
        ("", None),
        ("../../etc", None),
        ("x" * 9999, None),
    ],
)
def test_an_unknown_service_is_an_error_with_a_hint(key, hint):
    """And a short one."""
    with pytest.raises(CalendarError, match="there is no service") as raised:
        service(key)
    assert hint == raised.value.data["hint"]
    assert len(str(raised.value)) < 200


def test_a_shop_overrides_any_fact_and_its_source():
    """What it does not say stays as the carrier has it."""
    yamato = service("yamato.takkyubin")
    own = yamato.override(
        {
            "key": "shop.takkyubin",
            "label": "宅急便(契約)",
            "window": {"days": 5, "basis": "ship"},
            "storage_days": "none",
            "slots": [{"code": "0812", "label": "午前", "start": 8, "end": 12}],
            "pickup": {"closed_weekdays": "日"},
            "delays": [{"from": date(2026, 12, 28), "to": "2027-01-04", "days": 1}],
            "sources": {"window": {"text": "契約書", "checked_on": date(2026, 11, 1)}},
        }
    )
    assert "shop.takkyubin" == own.key
    assert Window(5, "ship") == own.window
    assert own.storage_days is None
    assert Source("契約書", date(2026, 11, 1)) == own.sources["window"]
    assert {"takes_date", "delivery", "window"} == set(own.sources)
    assert not own.pickup.is_open(date(2026, 11, 22))
    assert yamato.delivery == own.delivery
    assert (Delay(date(2026, 12, 28), date(2027, 1, 4), 1),) == own.delays
    assert yamato.override({}) == yamato
    assert "window" not in yamato.override({"takes_date": False, "window": "none"}).sources
    assert yamato == service("yamato.takkyubin")


def test_every_fault_of_an_override_is_told_at_once():
    """With its place."""
    found = faults(
        lambda: service("yamato.takkyubin").override(
            {
                "key": "Yamato takkyubin",
                "labl": "x",
                "takes_date": "yes",
                "storage_days": -1,
                "window": {"days": 151, "basis": "order"},
                "slots": [
                    {"code": "1", "label": "x", "start": 12, "end": 9},
                    {"code": "2", "label": "x", "start": 24, "end": 25},
                ],
                "pickup": {"closed_weekday": "日"},
                "delays": [
                    {"from": "2026-01-02", "to": "2026-01-01", "days": 1},
                    {"from": "2026-01-01"},
                    {"from": "2026-01-01", "days": 1, "suspended": True},
                    {"from": "2026-01-01", "days": 0},
                    {"from": "2026-01-01", "days": 1, "origins": ["東恐都"], "destnations": []},
                    {"days": 1},
                    3,
                ],
                "sources": {"window": "契約書"},
            },
            "shop.services.yamato",
        )
    )
    assert {
        "shop.services.yamato.key",
        "shop.services.yamato.labl",
        "shop.services.yamato.takes_date",
        "shop.services.yamato.storage_days",
        "shop.services.yamato.window.days",
        "shop.services.yamato.window.basis",
        "shop.services.yamato.slots[0]",
        "shop.services.yamato.slots[1].end",
        "shop.services.yamato.pickup.closed_weekday",
        "shop.services.yamato.delays[0]",
        "shop.services.yamato.delays[1]",
        "shop.services.yamato.delays[2]",
        "shop.services.yamato.delays[3].days",
        "shop.services.yamato.delays[4].origins[0]",
        "shop.services.yamato.delays[4].destnations",
        "shop.services.yamato.delays[5].from",
        "shop.services.yamato.delays[5].to",
        "shop.services.yamato.delays[6]",
        "shop.services.yamato.sources.window",
    } == set(found)
    assert 'did you mean "label"?' in found["shop.services.yamato.labl"]
    assert 'did you mean "東京都"?' in found["shop.services.yamato.delays[4].origins[0]"]
    assert "ends before it begins" == found["shop.services.yamato.delays[0]"]
    assert "either days" in found["shop.services.yamato.delays[1]"]


@pytest.mark.parametrize(
    ("table", "said"),
    [
        ({"takes_date": False}, "a window means"),
        (
            {"sources": {"windows": {"text": "x", "checked_on": date(2026, 1, 1)}}},
            "not of windows",
        ),
        ({"slots": [{"code": "1", "label": "x", "start": 8, "end": 12}] * 2}, "of its own"),
        (
            {
                "slots": [
                    {"code": "1", "label": "x", "start": 8, "end": 12},
                    {"code": "2", "label": "y", "start": 8, "end": 12},
                ]
            },
            "of its own",
        ),
        (3, "a table expected"),
    ],
)
def test_facts_that_contradict_each_other_are_refused(table, said):
    """A window without dates, two slots of one code."""
    found = faults(lambda: service("yamato.takkyubin").override(table))
    assert said in found["service"]


def test_a_carrier_file_says_what_a_service_is_like():
    """Of one before it; anything else is a fault."""
    table = {
        "carrier": "x",
        "service": {
            "a": {"label": "A", "takes_date": True},
            "b": {"like": "a", "label": "B"},
        },
    }
    first, second = read_carrier(table, "x")
    assert ("x.a", "x.b", "B", True) == (first.key, second.key, second.label, second.takes_date)
    table["service"]["c"] = {"like": "bb"}
    assert (
        "a service before it expected"
        in faults(lambda: list(read_carrier(table, "x")))["x.c.like"]
    )
    assert {"x"} == set(faults(lambda: list(read_carrier([], "x"))))
    assert {"x.a.label", "x.a.takes_date", "x.a.carrier"} == set(
        faults(lambda: list(read_carrier({"service": {"a": 3}}, "x")))
    )


@pytest.mark.parametrize(
    ("origins", "destinations", "origin", "destination", "applies"),
    [
        ((), (), TOKYO, SAPPORO, True),
        ((), ("北海道",), TOKYO, SAPPORO, True),
        ((), ("東北",), TOKYO, SAPPORO, False),
        (("関東",), ("北海道",), TOKYO, SAPPORO, True),
        (("関西",), ("北海道",), TOKYO, SAPPORO, False),
        (("東京都", "関西"), (), TOKYO, SAPPORO, True),
        ((), ("東北",), TOKYO, Place("青森県"), True),
        ((), ("北東北",), TOKYO, Place("宮城県"), False),
        ((), ("06",), TOKYO, Place("北海道", postcode="060-0001"), True),
        ((), ("06",), TOKYO, Place("北海道"), False),
        ((), ("奄美大島", "屋久島"), TOKYO, Place("鹿児島県", "奄美市"), True),
        ((), ("奄美大島", "屋久島"), TOKYO, Place("鹿児島県", "鹿児島市"), False),
        ((), ("沖縄県",), TOKYO, Place("沖縄県", "石垣市"), True),
        ((), ("沖縄",), TOKYO, Place(None, "石垣市", "907-0001"), True),
        ((), ("*",), TOKYO, Place(), True),
    ],
)
def test_a_delay_applies_by_any_area(origins, destinations, origin, destination, applies):
    """Of where the parcel comes from and goes to; islands lie in their prefecture too."""
    delay = Delay(
        date(2026, 1, 1),
        date(2026, 1, 2),
        days=1,
        origins=frozenset(origins),
        destinations=frozenset(destinations),
    )
    assert applies is delay.applies(origin, destination)


def test_services_are_values():
    """Hashable, picklable; sources are no part of what they say."""
    yupack = service("japan_post.yupack")
    assert yupack == pickle.loads(pickle.dumps(yupack))
    assert hash(yupack) == hash(yupack.override({"sources": {}}))
    plain = Service("x", "X", "X", takes_date=False)
    assert BusinessCalendar() == plain.pickup == plain.delivery
    assert {} == plain.sources


def test_who_writes_the_label_is_told_the_key():
    """What a clerk knows is 宅急便."""
    with pytest.raises(CalendarError, match=r'did you mean "yamato\.takkyubin"'):
        service("宅急便")
