"""Law 13: the revision is a hash of the facts, of all the facts, and of nothing but the facts."""

import json
import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from oms.model import Order, order


def shuffled(node, rng):
    """Return the payload with every object's keys in another order."""
    if isinstance(node, dict):
        keys = list(node)
        rng.shuffle(keys)
        return {key: shuffled(node[key], rng) for key in keys}
    return [shuffled(each, rng) for each in node] if isinstance(node, list) else node


@given(seed=st.integers(0, 10**6), indent=st.sampled_from([None, 1, 4]), ascii_only=st.booleans())
@settings(max_examples=50, deadline=None)
def test_key_order_whitespace_and_escapes_do_not_change_the_revision(seed, indent, ascii_only):
    """The same facts, written by another JSON library."""
    payload = order(remarks="のし &#12316; 😀").to_rms() | {"newKey": {"b": 1, "a": [2]}}
    other = shuffled(payload, random.Random(seed))

    text = json.dumps(other, indent=indent, ensure_ascii=ascii_only)

    assert Order.from_rms(payload).revision == Order.from_rms(text).revision


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            {"orderDatetime": "2026-05-01T10:00:00+09:00"},
            {"orderDatetime": "2026-05-01T10:00:00+0900"},
        ),
        ({"paymentChargeTaxRate": 1}, {"paymentChargeTaxRate": 1.0}),
        ({"paymentChargeTaxRate": "0.1"}, {"paymentChargeTaxRate": 0.1}),
    ],
)
def test_documented_normalisations_do_not_change_the_revision(one, other):
    """Two spellings of one fact are one fact."""
    payload = order().to_rms()
    assert Order.from_rms(payload | one).revision == Order.from_rms(payload | other).revision


def places(node, path=()):
    """Yield the path of every key of a payload."""
    if isinstance(node, dict):
        for key, value in node.items():
            yield (*path, key)
            yield from places(value, (*path, key))
    elif isinstance(node, list):
        for index, value in enumerate(node):
            yield from places(value, (*path, index))


def edited(payload, path, edit):
    """Return a deep copy in which one key was edited."""
    out = json.loads(json.dumps(payload))
    node = out
    for step in path[:-1]:
        node = node[step]
    edit(node, path[-1])
    return out


def other_value(value):
    """Return another value of the same kind."""
    match value:
        case bool():
            return not value
        case float():
            return value + 0.5
        case int():
            return value + 1
        case "2026-05-08":
            return "2026-05-09"
        case "2026-05-01T10:00:00+0900":
            return "2026-05-01T10:00:01+0900"
        case str():
            return value + "x"
        case _:
            return None


def test_every_single_fact_changes_the_revision(full):
    """Each key in turn: another value, null, or gone. No two of these orders share a revision."""
    payload = full | {"newKey": {"deep": [1]}}
    edits = {
        "other": lambda node, key: node.__setitem__(key, other_value(node[key])),
        "null": lambda node, key: node.__setitem__(key, None),
        "gone": lambda node, key: node.__delitem__(key),
    }
    needed = {
        "orderNumber", "orderProgress", "orderDatetime", "PackageModelList", "basketId",
        "SenderModel", "ItemModelList", "itemDetailId",
    }  # fmt: skip
    seen = {Order.from_rms(payload).revision: "as it is"}
    for path in places(payload):
        for name, edit in edits.items():
            value_is_object = name == "other" and path[-1][:1].isupper()
            if value_is_object or (name != "other" and path[-1] in needed):
                continue
            changed = edited(payload, path, edit)
            if name == "null" and changed == edited(payload, path, edits["other"]):
                continue
            revision = Order.from_rms(changed).revision
            assert revision not in seen, (path, name, seen[revision])
            seen[revision] = (path, name)
    assert 500 < len(seen)


def test_the_raw_text_counts_not_the_clean_one():
    """An entity and the character it stands for are two payloads."""
    assert order(remarks="&#12316;").revision != order(remarks="〜").revision
    assert order(remarks="&#12316;").remarks == order(remarks="〜").remarks


def test_a_changed_copy_has_its_own_revision():
    """The revision is cached, but not handed on to a copy that was changed."""
    first = order()
    before = first.revision

    second = first.model_copy(update={"remarks": "急ぎ"})

    assert before == first.revision
    assert order(remarks="急ぎ").revision == second.revision != before


def test_the_cached_revision_is_no_fact():
    """Asking for the revision changes neither equality nor the payload."""
    asked, fresh = order(), order()
    assert asked.revision == asked.revision
    assert asked == fresh
    assert fresh.to_rms() == asked.to_rms()
    assert 32 == len(asked.revision)


def test_the_revision_does_not_change_between_releases():
    """Ledgers keep revisions: an accidental change of the canonical form must be seen."""
    payload = {
        "orderNumber": "123456-20260501-0000000001",
        "orderProgress": 100,
        "orderDatetime": "2026-05-01T10:00:00+0900",
        "remarks": "のし",
        "postagePrice": -9999,
        "PackageModelList": [{"basketId": 1, "SenderModel": {}, "ItemModelList": []}],
    }
    canonical = (
        '{"PackageModelList":[{"ItemModelList":[],"SenderModel":{},"basketId":1}],'
        '"orderDatetime":"2026-05-01T10:00:00+0900",'
        '"orderNumber":"123456-20260501-0000000001","orderProgress":100,"postagePrice":-9999,'
        '"remarks":"\\u306e\\u3057"}'
    )
    import hashlib

    assert hashlib.sha256(canonical.encode()).hexdigest()[:32] == Order.from_rms(payload).revision
