"""Whatever stands in a pack: a pack or a `PackError`, never another exception, and soon."""

import re
import time

from hypothesis import example, given
from hypothesis import strategies as st

from oms.engine import prove
from oms.errors import PackError
from oms.rules import export_pack, format_pack, parse_pack
from oms.rules.export import toml_text

JAPANESE = re.compile("[\u3041-\u30ff\u4e00-\u9fff]")
WORDS = st.sampled_from(
    [
        "pack",
        "format",
        "name",
        "version",
        "extends",
        "valid_from",
        "valid_until",
        "shop",
        "default_texts",
        "items",
        "services",
        "momo",
        "temperature",
        "unit_limit",
        "mail_limit",
        "mail",
        "cash_on_delivery",
        "checks",
        "RM01",
        "remarks.present",
        "remarks",
        "payment.amount_undetermined",
        "severity",
        "severities",
        "gates",
        "mode",
        "on_clear",
        "case",
        "order",
        "expect",
        "at",
        "earlier",
        "why",
        "is",
        "any",
        "packages",
        "recipient",
        "postcode",
        "units",
        "order_datetime",
        "delivery",
        "self",
        "rule",
        "basket_id",
        "requested_delivery_date",
        "order_number",
        "status",
        "PackageModelList",
    ]
)
LEAVES = st.one_of(
    st.booleans(),
    st.integers(),
    st.integers(2**63, 2**70),
    st.floats(),
    st.text(max_size=5),
    st.sampled_from(["hold", "off", "shadow", "ship", "oms/standard", "no.toml", "x" * 300, "1"]),
    st.dates(),
    st.datetimes(),
    st.times(),
    st.just(1),
)
KEYS = WORDS | WORDS | WORDS | st.text(max_size=3)
VALUES = st.recursive(
    LEAVES,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=4),
    max_leaves=12,
)


def table(*words, values=VALUES):
    """A table with some of the known keys and any values."""
    return st.fixed_dictionaries({}, optional=dict.fromkeys(words, values)) | VALUES


CASES = st.fixed_dictionaries(
    {"name": st.text(min_size=1, max_size=3) | VALUES, "expect": st.just("pass") | VALUES},
    optional={
        "order": st.dictionaries(KEYS, VALUES, max_size=3) | VALUES,
        "at": VALUES,
        "earlier": VALUES,
        "why": VALUES,
    },
)
DOCUMENTS = st.fixed_dictionaries(
    {
        "pack": st.fixed_dictionaries(
            {"format": st.just(1) | VALUES, "name": st.just("x") | VALUES},
            optional={"extends": VALUES, "valid_from": VALUES, "valid_until": VALUES, "x": VALUES},
        )
    },
    optional={
        "shop": table("default_texts", "items", "services"),
        "checks": st.dictionaries(
            st.sampled_from(["RM01", "remarks.present", "EN03", "nope"]),
            table("severity", "gates", "mode", "on_clear", "severities"),
            max_size=3,
        )
        | VALUES,
        "case": st.lists(CASES, max_size=3) | VALUES,
        "rule": VALUES,
        "more": VALUES,
    },
)


def read(text):
    """Return the pack; if it is none, look at its faults."""
    try:
        return parse_pack(text, where="x.toml")
    except PackError as error:
        faults = error.faults
    assert faults
    for fault in faults:
        assert fault.message
        assert JAPANESE.search(fault.said("ja")), fault
        assert fault.where == "x.toml"
        assert fault.line is None or 1 <= fault.line <= text.count("\n") + 1
    return None


@given(DOCUMENTS)
@example({"pack": {"format": 1, "name": "x"}, "case": [{"name": "a", "expect": {"any": 2**80}}]})
def test_any_document_is_a_pack_or_names_its_faults(document):
    """A sound one can be proved, written and read again; a fault has a place and words."""
    text = "".join(f"{toml_text(key)} = {toml_text(value)}\n" for key, value in document.items())
    pack = read(text)
    if pack is None:
        return
    assert pack == parse_pack(export_pack(pack))
    assert len(pack.cases) == len(list(prove(pack)))
    format_pack(text)


@given(st.text("[]pack=\"'.x1{}\n \\", max_size=30) | st.text(max_size=30))
def test_any_text_is_a_pack_or_names_its_faults(text):
    """Most are none."""
    read('[pack]\nformat = 1\nname = "x"\n' + text)


HEAD = '[pack]\nformat = 1\nname = "x"\n'
MANY = (
    "".join(f"[checks.a{number}]\n" for number in range(5000)),
    "".join(f"[shop.items.a{number}]\nx = 1\n" for number in range(5000)),
    "".join(
        f'[[case]]\nname = "{number}"\nexpect = {{ nope = "hold" }}\n' for number in range(500)
    ),
    "[checks." + "a" * 1_000_000 + "]\n",
    "x = [" + "[" * 20 + "]" * 20 + "]\n" + '"' + "\\u304b" * 100_000 + '" = 1\n',
    "#" * 1_000_000 + "\n[checks.nope]\n",
    "[shop]\ndefault_texts = [" + '"x",' * 100_000 + "5]\n",
)


def test_many_faults_are_told_in_reasonable_time():
    """A text is searched once for all its faults, and words are compared a few times only."""
    for text in MANY:
        before = time.process_time()
        read(HEAD + text)
        assert time.process_time() - before < 5, text[:30]
