"""The effective pack as TOML: read again it is equal, written again the same bytes."""

import string
import unicodedata
from contextlib import suppress
from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from oms.checks import BUILT_IN
from oms.model import Gate, Mode, Severity
from oms.rules import Expectation, Pack, PackCase, export_pack, format_pack, load_pack, parse_pack
from oms.rules.export import toml_text

NASTY = st.one_of(
    st.text(max_size=12),
    st.text("\"'\\#=[]{}\n\t\r\0\x1b\x7f\x85\u2028\ufeff\u3000か゛が👨\u200d👩", max_size=12),
    st.sampled_from(
        ["'''", '"""', "\r\n", "\x7f", "\u304b\u3099", "]]", "# no comment", "\\u0041"]
    ),
)
KEYS = NASTY.map(lambda key: unicodedata.normalize("NFC", key.strip())).filter(bool)
COUNT = st.none() | st.integers(0, 2**40)


def given_facts(**facts):
    """A table with some of the facts."""
    return st.fixed_dictionaries({}, optional=facts)


ITEMS = given_facts(
    temperature=st.sampled_from(["normal", "chilled", "frozen"]),
    unit_limit=COUNT,
    mail_limit=COUNT,
)
SERVICES = given_facts(mail=st.booleans(), cash_on_delivery=st.booleans())
SHOP = given_facts(
    default_texts=st.lists(NASTY, max_size=3),
    items=st.dictionaries(KEYS, ITEMS, max_size=3),
    services=st.dictionaries(KEYS, SERVICES, max_size=3),
)
EVERY = {
    "mode": st.sampled_from(Mode),
    "on_clear": st.sampled_from(["release", "keep"]),
}
OWN = {
    "remarks.present": {
        "default_texts": st.lists(NASTY, max_size=3),
        "severities": st.dictionaries(
            st.sampled_from(["greeting", "gift", "other"]), st.sampled_from(Severity), max_size=3
        ),
    }
}


def accepted(check, key, values):
    """Those values a check takes: some refuse to hold, or to be gated otherwise."""
    taken = []
    for value in values:
        with suppress(ValidationError):
            check.model_validate({key: value})
            taken.append(value)
    return taken


def settings(check):
    """Any parameters of a check."""
    severities = st.sampled_from(accepted(check, "severity", Severity))
    sets = ({Gate.CONFIRM}, {Gate.SHIP}, {Gate.CONFIRM, Gate.SHIP})
    gates = st.sampled_from(accepted(check, "gates", sets))
    own = OWN.get(check.name, {})
    return given_facts(**EVERY | {"severity": severities, "gates": gates} | own)


SETTINGS = given_facts(**{check.name: settings(check) for check in BUILT_IN})
FRAGMENTS = given_facts(
    remarks=NASTY,
    requested_delivery_date=st.dates(date(2026, 1, 1), date(2027, 1, 1)),
    items=st.lists(given_facts(units=st.integers(1, 99), item_name=NASTY), min_size=1, max_size=2),
    recipient=given_facts(city=NASTY, postcode=st.text(string.digits, min_size=7, max_size=7)),
)
PLACES = st.sampled_from(["remarks", "packages[0].items[1].units", "packages.recipient"])
SAID = st.builds(
    Expectation, st.sampled_from(["hold", "warn", "info", "wait", "pass"]), st.none() | PLACES
)
GRAVITY = {"pass": 0, "info": 0, "warn": 1, "wait": 2, "hold": 3}


def agrees(expect):
    """Whether what is expected of rules and of the order as a whole can be true together."""
    whole = expect.get("any")
    graver = [each for rule, each in expect.items() if rule != "any" and each.outcome != "info"]
    return (
        whole is None
        or whole.outcome in {"hold", "wait"}
        or all(
            GRAVITY[each.outcome] <= max(1, GRAVITY[whole.outcome])
            and not (each.outcome == "warn" and whole.outcome == "info")
            for each in graver
        )
    )


RULES = st.sampled_from(["any", *(check.name for check in BUILT_IN)])
ZONES = st.sampled_from([UTC, timezone(timedelta(hours=9))])
FIRST, LAST = datetime(1971, 1, 1), datetime(2900, 1, 1)  # noqa: DTZ001  hypothesis adds zones
CASES = st.lists(
    st.builds(
        PackCase,
        name=NASTY.filter(str.strip),
        fragment=FRAGMENTS,
        expect=st.dictionaries(RULES, SAID, min_size=1, max_size=3).filter(agrees),
        moment=st.none() | st.datetimes(FIRST, LAST, timezones=ZONES),
        earlier=st.lists(FRAGMENTS, max_size=2).map(tuple),
        why=NASTY,
    ),
    max_size=3,
    unique_by=lambda case: case.name,
).map(tuple)


def row_of(case):
    """A case as a table of a pack."""
    expect = {
        rule: dict(zip(("is", "at"), said, strict=True)) for rule, said in case.expect.items()
    }
    row = {"name": case.name, "order": case.fragment, "expect": expect, "why": case.why}
    return row | {"at": case.moment, "earlier": list(case.earlier)}


@given(KEYS, st.sampled_from(["1", "2026-05"]), SETTINGS, SHOP, CASES, st.none() | st.dates())
def test_any_pack_comes_back_as_it_was(name, version, settings, shop, cases, day):
    """Equal, with the same hash and bytes; laid out as `oms pack fmt` lays out."""
    days = {"valid_from": day, "valid_until": day}
    rows = [row_of(case) for case in cases]
    pack = Pack.build(name, settings, shop=shop, version=version, cases=rows, **days)
    assert cases == pack.cases
    text = export_pack(pack)
    read = parse_pack(text)

    assert pack == read
    assert pack.hash == read.hash
    assert text == export_pack(read)
    assert text == format_pack(text)
    assert pack == parse_pack(export_pack(read, origin=True))


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ({}, "{}"),
        ([], "[]"),
        ({"a": {"b": [1, 2.5, True]}}, "{ a = { b = [1, 2.5, true] } }"),
        ('\x7f\x00\x1b\n"\\', '"\\u007f\\u0000\\u001b\\n\\"\\\\"'),
        (
            "\x9b\u202e\u2028\ufeff\u3000👩\u200d👧",
            '"\\u009b\\u202e\\u2028\\ufeff\u3000👩\u200d👧"',
        ),
        (date(2026, 5, 1), "2026-05-01"),
        (frozenset({"b", "a"}), '["a", "b"]'),
        (Pack.build().shop.model_copy(update={"default_texts": ("x",)}), None),
    ],
)
def test_values_are_written_on_one_line(value, text):
    """As TOML reads them back."""
    found = toml_text(value)
    assert found == text or text is None
    assert "\n" not in found


def test_each_line_tells_where_it_is_from(tmp_path):
    """File and line for what a file says, `default` for what none says."""
    (tmp_path / "base.toml").write_text(
        '[pack]\nformat = 1\nname = "base"\n'
        '[checks.RM01]\nmode = "shadow"\nseverity = "warn"\n'
        '[shop.items."a b"]\nunit_limit = 3\ntemperature = "frozen"\n'
    )
    (tmp_path / "top.toml").write_text(
        '[pack]\nformat = 1\nname = "top"\nextends = "base.toml"\n'
        '[checks."remarks.present"]\nmode = "enforce"\n'
        '[shop.items."a b"]\nunit_limit = 4\n'
        '[[case]]\nname = "x"\nexpect = "pass"\n'
    )
    lines = export_pack(load_pack(tmp_path / "top.toml"), origin=True).splitlines()
    told = dict(line.split("  # ") for line in lines if "  # " in line)

    assert [
        'severity = "warn"  # ' + f"{tmp_path}/base.toml:6",
        'gates = ["confirm"]  # default',
        'mode = "enforce"  # ' + f"{tmp_path}/top.toml:6",
    ] == lines[(start := lines.index('[checks."remarks.present"]') + 1) : start + 3]
    assert f"{tmp_path}/base.toml:9" == told['temperature = "frozen"']
    assert f"{tmp_path}/top.toml:8" == told["unit_limit = 4"]
    assert f"{tmp_path}/top.toml:9" == told["[[case]]"]
    assert "default" == told['version = "1"']


def test_a_strange_file_name_stays_in_its_comment(tmp_path):
    """A line break in it would end the comment."""
    path = tmp_path / "a\nmode = 5.toml"
    path.write_text('[pack]\nformat = 1\nname = "x"\n')
    pack = load_pack(path)
    assert pack == parse_pack(export_pack(pack, origin=True))
