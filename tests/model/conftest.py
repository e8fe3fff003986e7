"""Payloads and the hand-written field list shared by the tests of the order model."""

import copy
import json
from pathlib import Path

import pytest
from hypothesis import strategies as st

_ROOT = Path(__file__).parents[2]
_TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=8) | st.sampled_from(
    ["&#12316;", "A&amp;B", "&amp;#12316;", "R&D", "&#0;", "&nbsp;", "&#55357;&#56832;", "\0"],
)
_JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False, allow_infinity=False)
    | _TEXTS,
    lambda inner: (
        st.lists(inner, max_size=2)
        | st.dictionaries(st.text("abcXYZ_", max_size=6), inner, max_size=2)
    ),
    max_leaves=4,
)
_DATES = st.dates().map(lambda day: day.isoformat())
_MOMENTS = st.datetimes().map(lambda at: at.replace(microsecond=0).isoformat() + "+0900")
_RATES = st.sampled_from([0.0, 0.08, 0.1, 0.05, 1.5])
_SCALARS = {
    "text": _TEXTS,
    "int": st.integers() | st.sampled_from([0, 1, -9999, 10**30]),
    "flag": st.integers(0, 1) | st.integers(),
    "yen": st.integers(0, 10**7) | st.just(-9999),
    "code": st.integers(-1, 1000) | _TEXTS,
    "textcode": st.sampled_from(["1000", "1001", "1031", "9999", ""]) | st.integers(),
    "rate": _RATES,
    "date": _DATES,
    "datetime": _MOMENTS,
    "any[]": st.lists(_JSON, max_size=2),
}


@pytest.fixture(scope="session")
def fields():
    """The keys of every RMS model by kind, written by hand."""
    listed = json.loads((_ROOT / "tests/data/getOrder_v10_fields.json").read_text("utf-8"))
    return {name: kinds for name, kinds in listed.items() if name}


@pytest.fixture
def skeleton():
    """One order of version 10, our own."""
    text = (_ROOT / "tests/data/getOrder_v10_skeleton.json").read_text("utf-8")
    return json.loads(text)["OrderModelList"][0]


@pytest.fixture
def recorded():
    """The recorded orders of 2020, where the folder of shared facts lies beside the checkout."""
    path = _ROOT.parent / "shared/data/rakuten-ws_getOrder_v1.json"
    if not path.exists():
        pytest.skip(f"{path} is not there: recorded orders are not part of the repository")
    return json.loads(path.read_text("utf-8"))["OrderModelList"]


@pytest.fixture
def full(fields):
    """A payload in which every key of every model holds a value of its kind, one row a list."""
    return copy.deepcopy(_example(fields, "OrderModel"))


_EXAMPLES = {
    "text": "文字",
    "int": 7,
    "flag": 1,
    "yen": 1200,
    "code": 4,
    "textcode": "1001",
    "rate": 0.08,
    "date": "2026-05-08",
    "datetime": "2026-05-01T10:00:00+0900",
    "any[]": [{"a": 1}],
}


def _example(fields, model):
    out = {}
    for kind, keys in fields[model].items():
        for key in keys:
            if kind.startswith("->"):
                out[key] = _example(fields, keys[key])
            elif kind.startswith("=>"):
                out[key] = [_example(fields, keys[key])]
            else:
                out[key] = _EXAMPLES[kind.rstrip("!")]
    return out


@pytest.fixture(scope="session")
def payloads(fields):
    """A strategy of payloads: keys dropped or null, other values, unknown keys, at every level."""
    places = tuple(_places(fields, "OrderModel", ()))
    records = sorted({place[:-1] for place, _ in places}, key=str)
    dropped = st.sampled_from([each for each in places if not each[1].endswith("!")])
    changed = st.sampled_from(
        [
            each
            for each in places
            if each[1].rstrip("!") in _SCALARS and each[0] != ("orderNumber",)
        ]
    )
    edits = st.one_of(
        st.tuples(dropped, st.sampled_from(["drop", "null"]), st.none()),
        changed.flatmap(
            lambda at: st.tuples(st.just(at), st.just("set"), _SCALARS[at[1].rstrip("!")])
        ),
        st.tuples(st.tuples(st.sampled_from(records), st.just("")), st.just("add"), _JSON),
    )
    full = _example(fields, "OrderModel")
    strategy = st.lists(edits, max_size=15).map(lambda made: _edited(copy.deepcopy(full), made))
    return lambda: strategy  # a function, because the strategy's own repr is a page long


def _places(fields, model, path):
    """Yield (path, kind) of every key, the first row standing for a list."""
    for kind, keys in fields[model].items():
        for key in keys:
            yield (*path, key), kind
            if kind.startswith("->"):
                yield from _places(fields, keys[key], (*path, key))
            elif kind.startswith("=>"):
                yield from _places(fields, keys[key], (*path, key, 0))


def _edited(payload, edits):
    for number, ((path, _), action, value) in enumerate(edits):
        *parents, last = (*path, f"newKey{number}") if action == "add" else path
        node = payload
        for step in parents:
            # An earlier edit may have taken the record away.
            node = node.get(step) if isinstance(node, dict) else node and node[step]
        if node is None:
            continue
        if action == "drop":
            node.pop(last, None)
        else:
            node[last] = value
    return payload
