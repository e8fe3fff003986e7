"""`[[case]]`: every fault of a case, and what a sound one holds."""

import re
from datetime import datetime

import pytest

from oms.errors import PackError
from oms.model.base import jst
from oms.rules import Expectation, parse_pack

HEAD = '[pack]\nformat = 1\nname = "demo"\n'
OUTCOMES = '"hold", "warn", "info", "wait" or "pass"'
OR_TABLE = f'expected {OUTCOMES}, or {{ is = "hold", at = "remarks" }}'
ORDER = "case 'a': order"
MOMENT = (
    "case 'a': at: expected a moment such as 2026-05-01T12:00:00 (Japanese time), without quotes"
)


def case(**keys):
    """Return one case as text; a value is TOML, `None` leaves the key out."""
    keys = {"name": '"a"', "expect": '"pass"'} | keys
    lines = [f"{key} = {value}\n" for key, value in keys.items() if value is not None]
    return "[[case]]\n" + "".join(lines)


@pytest.fixture
def told(registry):
    """Return the faults of cases as (line, message, hint)."""

    def faults(text):
        with pytest.raises(PackError) as caught:
            parse_pack(HEAD + text, registry=registry)
        return [(each.line, each.message, each.hint) for each in caught.value.faults]

    return faults


@pytest.mark.parametrize(
    ("keys", "message", "hint"),
    [
        ({"name": None}, "case 1: name: expected a sentence that says what the case shows", None),
        (
            {"name": '" "'},
            "case 1: name: expected a sentence that says what the case shows",
            None,
        ),
        ({"name": "5"}, "case 1: name: expected a sentence that says what the case shows", None),
        ({"why": "5"}, "case 'a': why: expected text", None),
        ({"ordr": "{}"}, "case 'a': ordr: no such key", 'did you mean "order"?'),
        (
            {"expect": None},
            f'case \'a\': expect: expected {OUTCOMES}, or a table "rule" = "hold"',
            None,
        ),
        (
            {"expect": "{}"},
            f'case \'a\': expect: expected {OUTCOMES}, or a table "rule" = "hold"',
            None,
        ),
        (
            {"expect": '"held"'},
            f"case 'a': expect.any: {OR_TABLE}",
            'did you mean "hold"?',
        ),
        (
            {"expect": '{ "remarks.presnt" = "hold" }'},
            "case 'a': expect.remarks.presnt: no such check",
            'did you mean "remarks.present"?',
        ),
        (
            {"expect": '{ RM01 = { is = "hold", att = "x" } }'},
            f"case 'a': expect.RM01: {OR_TABLE}",
            'did you mean "at"?',
        ),
        (
            {"expect": '{ RM01 = { is = "hold", at = 5 } }'},
            f"case 'a': expect.RM01: {OR_TABLE}",
            None,
        ),
        (
            {"expect": '{ RM01 = "hold", "remarks.any" = "pass" }'},
            ("case 'a': expect.remarks.any: is remarks.present, which is named as RM01 as well"),
            None,
        ),
        (
            {"at": '"soon"'},
            MOMENT,
            None,
        ),
        (
            {"at": "12:00:00"},
            MOMENT,
            None,
        ),
        ({"at": "1969-12-31"}, "case 'a': at: expected a year from 1970 to 2969", None),
        (
            {"order": "{ order_datetime = 9999-12-31T23:59:59Z }"},
            f"{ORDER}.order_datetime: expected a year from 1970 to 2969",
            None,
        ),
        (
            {"order": "5"},
            f"{ORDER}: expected a table of the fields that differ from a plain order",
            None,
        ),
        ({"order": "{ self = 1 }"}, f"{ORDER}.self: no such field of Order", None),
        (
            {"order": "{ remark = 'x' }"},
            f"{ORDER}.remark: no such field of Order",
            'did you mean "remarks"?',
        ),
        (
            {"order": "{ temperature = [] }"},
            f"{ORDER}.temperature: expected normal or chilled or frozen",
            None,
        ),
        (
            {"order": "{ delivery = 5, temperature = 'frozen' }"},
            f"{ORDER}.delivery: expected an object with field names",
            None,
        ),
        ({"earlier": "5"}, "case 'a': earlier: expected a list of orders", None),
        (
            {"earlier": "[5]"},
            "case 'a': earlier[0]: expected a table of the fields that differ from a plain order",
            None,
        ),
        (
            {"earlier": "[{}, { nope = 1 }]"},
            "case 'a': earlier[1].nope: no such field of Order",
            None,
        ),
    ],
)
def test_every_fault_of_a_case_is_told(told, keys, message, hint):
    """With the line of its key, and the name of the case or its number."""
    [(line, found, near)] = told(text := case(**keys))
    [key] = keys
    rows = text.split("\n")
    place = next((number for number, row in enumerate(rows) if row.startswith(f"{key} =")), 0)
    assert (4 + place, message, hint) == (line, found, near)


@pytest.mark.parametrize(
    "order",
    [
        "{ packages = [{ basket_id = {} }] }",
        "{ packages = [{ basket_id = [] }] }",
        "{ packages = [] }",
        "{ packages = 5 }",
        "{ items = 5 }",
        "{ goods_price = 1.5 }",
        "{ order_datetime = 12:00:00 }",
        "{ order_number = '' }",
        "{ recipient = {}, packages = [{ recipient = {} }] }",
    ],
)
def test_an_order_that_is_none_is_told(told, order):
    """What the order form refuses, never what Python stumbled over."""
    [(line, message, _)] = told(case(order=order))
    assert 7 == line
    assert message.startswith(ORDER)
    assert "expected" in message


def test_every_fault_of_an_order_is_told_at_once_by_its_own_line(told):
    """Names that do not exist, values that do not fit, in tables of their own as well."""
    text = case() + (
        "[case.order]\nremraks = 'x'\nrequested_delivery_date = '2026/5/8'\n"
        "[[case.order.items]]\nunits = 1\n"
        "[[case.order.items]]\nunits = 'two'\nprize = 5\n"
    )
    date_or = "expected a date (2026-05-08) or date-time (2026-05-01T10:00:00+0900)"
    assert [
        (8, "case 'a': order.remraks: no such field of Order", 'did you mean "remarks"?'),
        (14, "case 'a': order.items[1].prize: no such field of Item", 'did you mean "price"?'),
        (
            9,
            f"case 'a': order.requested_delivery_date: {date_or}, found text of 8 characters",
            None,
        ),
        (
            13,
            "case 'a': order.items[1].units: expected a whole number, found text of 3 characters",
            None,
        ),
    ] == sorted(told(text), key=lambda each: "expected" in each[1])


@pytest.mark.parametrize(
    ("expect", "fault"),
    [
        ('{ any = "pass", RM01 = "hold" }', 'is "hold", but the order as a whole (any) is'),
        ('{ any = "info", RM01 = "warn" }', 'is "warn", but the order as a whole (any) is'),
        ('{ any = "warn", RM01 = "wait" }', 'is "wait", but the order as a whole (any) is'),
        ('{ any = "pass", RM01 = "warn" }', None),
        ('{ any = "wait", RM01 = "hold" }', None),
        ('{ any = "hold", RM01 = "pass" }', None),
    ],
)
def test_expectations_that_cannot_be_true_together_are_told(registry, expect, fault):
    """An order that may go on has no rule that holds it; warnings stop nothing."""
    text = HEAD + case(expect=expect)
    if fault is None:
        assert parse_pack(text, registry=registry).cases
        return
    with pytest.raises(PackError, match=re.escape(f"6: case 'a': expect.RM01: {fault}")):
        parse_pack(text.replace("RM01", '"RM01"'), registry=registry)


@pytest.mark.parametrize(
    ("at", "hint"),
    [("remark", 'did you mean "remarks"?'), ("packages[0].recipient.citi", "city"), ("x", None)],
)
def test_a_place_no_order_has_is_told(told, at, hint):
    """Evidence there would be waited for in vain."""
    [(line, message, near)] = told(case(expect=f'{{ RM01 = {{ is = "hold", at = "{at}" }} }}'))
    assert (6, f"case 'a': expect.RM01.at: an order has no field '{at}'") == (line, message)
    assert hint is near is None or hint in near


def test_moments_of_an_order_without_zone_are_japanese(registry):
    """As that of the screening is."""
    text = HEAD + case(order="{ order_datetime = 2026-05-02T01:00:00 }")
    [found] = parse_pack(text, registry=registry).cases
    assert jst(2026, 5, 2, 1) == found.order.order_datetime


def test_two_cases_of_one_name_are_told(told):
    """At the second, naming the first."""
    assert [(11, "case 'a': name: case 1 has the same name", None)] == told(
        case() + case(name='"b"') + case()
    )


@pytest.mark.parametrize("rows", ["case = 5\n", "case = [1]\n", "[case]\nname = 'x'\n"])
def test_cases_that_are_no_tables_are_told(registry, rows):
    """As a whole."""
    text = rows + HEAD if rows.startswith("case") else HEAD + rows
    with pytest.raises(PackError, match=r"case: expected tables such as \[\[case\]\]"):
        parse_pack(text, registry=registry)


def test_too_many_cases_are_told(told):
    """Ten thousand are a back-test, not a pack."""
    rows = "".join(f'[[case]]\nname = "{number}"\n' for number in range(10_001))
    assert [(None, "case: expected at most 10,000 cases", None)] == told(rows)


def test_all_faults_of_all_cases_are_told_at_once(told):
    """In the order of the file, after those of the tables above."""
    text = "[checks.nope]\n" + case(why="1", expect='"x"') + case(name='"b"', at="1")
    assert [4, 7, 8, 12] == [line for line, *_ in told(text)]


def test_a_sound_case_is_read_as_it_stands(registry):
    """Rules by their names, moments as Japanese time, revisions oldest first."""
    text = HEAD + case(
        name='"備考あり"',
        why='"as the shop wants it"',
        order='{ remarks = "x", items = [{ units = 2 }] }',
        at="2026-05-02T09:30:00",
        earlier='[{ remarks = "1" }, { remarks = "2" }]',
        expect='{ RM01 = { is = "hold", at = "remarks" }, PY01 = "pass", any = "hold" }',
    )
    [found] = parse_pack(text, registry=registry).cases

    assert ("備考あり", "as the shop wants it", 4) == (found.name, found.why, found.line)
    assert ("x", 2) == (found.order.remarks, found.order.items[0].units)
    assert ["1", "2"] == [each.remarks for each in found.revisions]
    assert jst(2026, 5, 2, 9, 30) == found.at(found.order)
    assert {
        "remarks.present": Expectation("hold", "remarks"),
        "payment.amount": Expectation("pass"),
        "any": Expectation("hold"),
    } == found.expect


@pytest.mark.parametrize(
    ("at", "moment"),
    [
        ("2026-05-02", jst(2026, 5, 2)),
        ("2026-05-02T01:00:00", jst(2026, 5, 2, 1)),
        ("2026-05-02T01:00:00Z", datetime.fromisoformat("2026-05-02T01:00:00+00:00")),
        (None, None),
    ],
)
def test_a_moment_without_zone_is_japanese(registry, at, moment):
    """Without one the order is looked at an hour after it came."""
    [found] = parse_pack(HEAD + case(at=at), registry=registry).cases
    assert moment == found.moment
    hour_later = found.at(found.order) - found.order.order_datetime
    assert moment is not None or 3600 == hour_later.total_seconds()


def test_a_thousand_faults_are_one(told):
    """Nobody reads on; what comes behind is said not to have been read."""
    rows = "".join(f'[[case]]\nname = "{number}"\nexpect = "x"\n' for number in range(1_100))
    found = told(rows)
    assert 1001 == len(found)
    assert (3003, "case: the cases behind it were not read", None) == found[-1]
