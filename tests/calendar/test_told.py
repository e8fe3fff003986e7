"""Every fault of calendars, services and lead times is told in Japanese, too."""

import ast
import re
from dataclasses import fields
from datetime import UTC, date, datetime, time
from pathlib import Path

import pytest

import oms
from oms.calendar import (
    BusinessCalendar,
    Calendars,
    Cutoffs,
    Lead,
    LeadTable,
    NationalHolidays,
    ShipItem,
    ShipRequest,
    service,
    shop_days,
)
from oms.calendar.catalogue import read_carrier
from oms.calendar.days import jst_day
from oms.errors import CalendarError, PackError, Told
from oms.model.shop import ShopFacts

_SOURCES = sorted((Path(__file__).parents[2] / "oms/calendar").glob("*.py"))
JAPANESE = re.compile("[\u3041-\u30ff\u4e00-\u9fff]")
QUOTED = "この値は使えません"
"""How words nobody has said in Japanese are shown: none of ours may come so."""

SHOP = {
    "closed_weekday": "土日",
    "closed_weekdays": "土日祝",
    "national_holidays": "yes",
    "closed_days": [
        "2026-02-30",
        datetime(2026, 1, 1, tzinfo=UTC),
        "2026-09-02..2026-09-01",
        {"from": date(2026, 1, 1), "too": 1},
        {"from": 20260101},
        {"from": "2026-01-01", "label": "x" * 50},
    ],
    "closed_rules": [
        "第9水曜",
        3,
        "隔週月曜",
        "毎月32日",
        "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30",
        "FREQ=DAILY;BYDAY=MO",
        "FREQ=MONTHLY;BYDAY=MO;INTERVAL=13",
        "FREQ=WEEKLY;BYDAY=MO;BYSETPOS=1",
        {"rule": "第2水曜", "from": 5},
        {"rule": "x" * 201},
    ],
    "year_end": "13-01",
    "obon": "01-03..12-29",
    "open_days": "2026-01-01",
}
CALENDARS = {
    "shop": SHOP,
    "wherehouse": {},
    "warehouse": {"closed_weekdays": "月火水木金土日", "obon": 5},
    "pickup": 3,
    "delivery": {"closed_weekdays": 9},
    "cutoffs": {"weekday": "12:00", "mon": "25:00", "tue": 5, "wed": time(12, tzinfo=UTC)},
}
SERVICE = {
    "key": "Yamato takkyubin",
    "label": "",
    "labl": "x",
    "takes_date": "yes",
    "storage_days": -1,
    "window": {"days": 151, "basis": "order"},
    "slots": [
        {"code": "1", "label": "x", "start": 12, "end": 9},
        {"code": "x" * 61, "label": 3, "start": 8.5, "end": 25},
    ],
    "delays": [
        {"from": "2026-01-02", "to": "2026-01-01", "days": 1},
        {"from": "2026-01-01"},
        {"from": "2026-01-01", "days": 0},
        {"from": "2026-01-01", "days": 1, "origins": ["東恐都", "nowhere at all"]},
        {"days": 1},
        3,
    ],
    "sources": {"window": "契約書", "slots": {"text": "", "checked_on": "today"}},
}
SLOT = {"code": "1", "label": "x", "start": 8, "end": 12}
LEADS = {
    "leads": [],
    "lead": [
        {"service": "s", "destination": ["関東", "関西"], "days": 1},
        {"service": "s", "destination": "近畿", "days": 2},
        {"service": 3, "destination": [], "days": -1, "first_slot": 25, "orign": "*"},
        {"service": "s", "destination": ["東京"], "days": True},
        3,
    ],
}
HEAD = "service,origin,destination,days,first_slot\n"
SHIPPING = {
    "origin": 3,
    "service": "yamato.takyubin",
    "prep_days": -1,
    "policy": "soon",
    "buffer_days": 1001,
    "held_zones": ["東京都", "父嶋"],
    "slots": {"午後": "1416"},
    "max_days": 3,
}
CROOKED = {
    "carrier": "x",
    "service": {"a": {"label": "A", "takes_date": True}, "b": {"like": "c"}},
}


def override(**facts):
    """Read facts a shop states of a service."""
    return lambda: service("yamato.takkyubin").override(facts)


def shop(**facts):
    """Make objects of a shop's tables."""
    return lambda: shop_days(ShopFacts(**facts))


BAD_TABLES = {
    "calendars": lambda: Calendars.from_table(CALENDARS),
    "no calendars": lambda: Calendars.from_table({}),
    "no table": lambda: BusinessCalendar.from_table(None),
    "never open": lambda: Calendars.from_table({"shop": {"closed_weekdays": "月火水木金土日"}}),
    "closed for years": lambda: Calendars.from_table(
        {"shop": {"closed_days": ["2026-01-01..2036-01-01"]}}
    ),
    "cutoffs": lambda: Cutoffs.from_table("24:00"),
    "service": override(**SERVICE),
    "a service that is no table": lambda: service("yamato.takkyubin").override(3),
    "slots alike": override(slots=[SLOT, SLOT]),
    "a window without dates": override(takes_date=False),
    "sources of nothing": override(sources={"windows": {"text": "x", "checked_on": "2026-01-01"}}),
    "a carrier": lambda: list(read_carrier(CROOKED, "x")),
    "no carrier": lambda: list(read_carrier([], "x")),
    "rows of leads": lambda: LeadTable.from_table(LEADS, services=["s"]),
    "no rows": lambda: LeadTable.from_table(None),
    "a CSV": lambda: LeadTable.from_csv(
        f"{HEAD}s.b,関束,東京,-1,x\ns.a,*\n,*,,,\ns.a,*,近畿,1,\ns.a,*,関西,1,\n", services=["s.a"]
    ),
    "an empty CSV": lambda: LeadTable.from_csv("\n"),
    "a CSV of another kind": lambda: LeadTable.from_csv(HEAD + "x,*,nowhere,1,\n" * 101),
    "a strange head": lambda: LeadTable.from_csv("srvice,days,days\n"),
    "open quotes": lambda: LeadTable.from_csv(f'{HEAD}"s,*\n'),
    "bytes of no encoding": lambda: LeadTable.from_csv(b"\x81\x20\n"),
    "no file": lambda: LeadTable.from_csv("no/such/file.csv"),
    "a folder": lambda: LeadTable.from_csv(Path()),
    "a NUL in the name": lambda: LeadTable.from_csv("a\0b"),
    "shipping": shop(shipping=SHIPPING),
    "slots that are no table": shop(shipping={"slots": 3}),
    "an own service": shop(carrier_services={"bike": {"takes_date": True}}),
    "a method": shop(services={"宅配便": {"carrier_service": "yamato.takyubin"}}),
    "calendars and leads": shop(calendars={"shop": {"obon": 3}}, leads=[{"days": 1}]),
}
REQUEST = {
    "now": oms.jst(2026, 5, 1, 9),
    "service": service("yamato.takkyubin"),
    "calendars": Calendars.from_table({"shop": {}}),
}
CLOSED = BusinessCalendar(closed_weekdays=frozenset(range(7)))
BAD_QUESTIONS = {
    "no such service": lambda: service("yamato.takyubin"),
    "nothing near": lambda: service("?"),
    "a naive moment": lambda: jst_day(datetime(2026, 5, 1)),  # noqa: DTZ001
    "no moment": lambda: jst_day("2026-05-01"),
    "beyond the years": lambda: jst_day(datetime(9999, 12, 31, 20, tzinfo=UTC)),
    "an unknown year": lambda: NationalHolidays().name(date(1900, 1, 1)),
    "never open": lambda: CLOSED.next_open(date(2026, 5, 1)),
    "never enough open": lambda: CLOSED.add_business_days(date(2026, 5, 1), -3),
    "a date for a moment": lambda: ShipRequest(**REQUEST | {"now": date(2026, 5, 1)}),
    "an unknown year of a moment": lambda: ShipRequest(**REQUEST | {"now": oms.jst(2101, 1, 1)}),
    "spare days": lambda: ShipRequest(**REQUEST, buffer_days=-1),
    "a policy": lambda: ShipRequest(**REQUEST, policy="soon"),
    "nothing to ship": lambda: ShipRequest(**REQUEST, items=()),
    "days to prepare": lambda: ShipItem(prep_days=-1),
}


@pytest.mark.parametrize("name", BAD_TABLES)
def test_every_fault_of_a_table_is_told_in_both_languages(name):
    """With its hint; the Japanese is a sentence of its own, not English shown as it is."""
    with pytest.raises(PackError) as raised:
        BAD_TABLES[name]()
    for fault in raised.value.faults:
        for told in filter(None, (fault.message, fault.hint)):
            assert isinstance(told, Told)
            assert JAPANESE.search(told.ja)
            assert str(told) != told.ja
        assert QUOTED not in fault.text("ja")
        assert "Input should" not in str(fault)


@pytest.mark.parametrize("name", BAD_QUESTIONS)
def test_every_question_without_an_answer_is_told_in_both_languages(name):
    """An error carries both; English is what a traceback shows."""
    with pytest.raises(CalendarError) as raised:
        BAD_QUESTIONS[name]()
    assert JAPANESE.search(raised.value.text("ja"))
    assert raised.value.text("en") == str(raised.value) != raised.value.text("ja")


@pytest.mark.parametrize(
    ("table", "ja", "en"),
    [
        (
            {"closed_weekday": "土日"},
            'そのような項目はありません。書けるのは {known} ("closed_weekdays" ではありませんか)',
            'no such key; known are {known} (did you mean "closed_weekdays"?)',
        ),
        (
            {"open_days": 3},
            'リストにしてください (例: ["..."])',
            'a list expected, such as ["..."]',
        ),
        (
            {"national_holidays": "close"},
            '"closed"、"ignored"、"open" のどれかを書いてください ("closed" ではありませんか)',
            'expected "closed", "ignored" or "open" (did you mean "closed"?)',
        ),
        (
            {"obon": "8-32"},
            "08-32 という日はどの年にもありません",
            "08-32 is no day of any year",
        ),
    ],
)
def test_a_calendar_speaks_as_the_rest_of_a_pack(table, ja, en):
    """Choices are told with the nearest word, as those of checks are."""
    with pytest.raises(PackError) as raised:
        BusinessCalendar.from_table(table)
    (fault,) = raised.value.faults
    known = sorted(each.name for each in fields(BusinessCalendar))
    assert ja.format(known="、".join(known)) == fault.said("ja")
    assert en.format(known=", ".join(known)) == fault.said("en")


def test_bounds_are_told_in_the_words_of_packs():
    """A number of pydantic's is a number of ours."""
    with pytest.raises(PackError) as raised:
        shop(shipping={"prep_days": -1, "buffer_days": 1001})()
    assert ["0 以上にしてください", "1000 以下にしてください"] == [
        fault.said("ja") for fault in raised.value.faults
    ]
    with pytest.raises(PackError, match=r"bike\.label: is missing"):
        shop(carrier_services={"bike": {"takes_date": True}})()


def test_a_lead_made_in_python_is_refused_by_pydantic_itself():
    """Its words are for programmers; tables never come so far."""
    with pytest.raises(ValueError, match="greater than or equal to 0"):
        Lead(-1)


def _raw(node):
    """Whether an argument is bare English: a text, or a text with values in it."""
    return isinstance(node, ast.JoinedStr) or (
        isinstance(node, ast.Constant) and isinstance(node.value, str)
    )


_MESSAGE_AT = {"CalendarError": 0, "Fault": 2, "_BadCellError": 0, "PydanticCustomError": 1}


@pytest.mark.parametrize("path", _SOURCES, ids=lambda path: path.stem)
def test_no_fault_of_a_calendar_is_written_in_english_alone(path):
    """Whatever the tables above do not reach: no error is made of a bare text."""
    calls = [
        (node.func.id, node)
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)
    ]
    bare = [
        node.lineno
        for name, node in calls
        if name in _MESSAGE_AT
        and len(node.args) > _MESSAGE_AT[name]
        and _raw(node.args[_MESSAGE_AT[name]])
    ]
    assert [] == bare
    single = [
        node.lineno
        for name, node in calls
        if name == "refuse" and len(node.args) < 2 and not isinstance(node.args[0], ast.Starred)
    ]
    assert [] == single
