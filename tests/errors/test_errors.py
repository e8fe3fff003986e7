"""Errors carry data, travel between processes, and say what was probably meant."""

import copy
import json
import pickle

import pytest

from oms.errors import (
    ActionRefusedError,
    CheckError,
    Fault,
    OmsError,
    PackError,
    Problem,
    RecordError,
    SourceError,
    UnknownValueError,
    did_you_mean,
)

PROBLEMS = (Problem("remarks", "text", "a number"), Problem("memo", "text", "null"))
FAULTS = (
    Fault("shop.toml", 3, "pack.nmae: no such key", 'did you mean "name"?'),
    Fault("shop.toml", None, "pack.name: expected a name"),
)
ERRORS = [
    OmsError("plain"),
    OmsError("with data", order_number="1-2-3", count=2),
    UnknownValueError("unknown", reason="absent"),
    CheckError("wrong", check="x"),
    ActionRefusedError("no", action="cancelOrder", status=500, reason="status"),
    SourceError("no file", path="a.json"),
    RecordError("not an RMS order", problems=PROBLEMS),
    RecordError("no such field", field="x"),
    PackError(FAULTS),
    PackError([]),
]


@pytest.mark.parametrize("error", ERRORS, ids=lambda each: type(each).__name__)
def test_an_error_travels_whole(error):
    """Pickle and copies keep type, message and data."""
    for twin in (pickle.loads(pickle.dumps(error)), copy.copy(error), copy.deepcopy(error)):
        assert type(error) is type(twin)
        assert (error.message, error.data, str(error)) == (twin.message, twin.data, str(twin))
        assert isinstance(twin, OmsError)


@pytest.mark.parametrize("error", ERRORS, ids=lambda each: type(each).__name__)
def test_an_error_is_plain_json_for_programs(error):
    """`to_dict` holds nothing JSON does not have."""
    plain = error.to_dict()
    assert plain == json.loads(json.dumps(plain))
    assert type(error).__name__ == plain["error"]
    assert error.message == plain["message"]


def test_problems_and_faults_are_listed_with_their_parts():
    """One row each, field by field."""
    record, pack = RecordError("x", problems=PROBLEMS), PackError(iter(FAULTS))

    assert PROBLEMS == record.problems
    assert FAULTS == pack.faults
    assert {"field": "remarks", "expected": "text", "found": "a number"} == (
        record.to_dict()["problems"][0]
    )
    assert 3 == pack.to_dict()["faults"][0]["line"]
    assert () == RecordError("no such field").problems


def test_a_fault_reads_as_place_fault_remedy():
    """As compilers print it, so that editors can jump there."""
    assert 'shop.toml:3: pack.nmae: no such key (did you mean "name"?)' == str(FAULTS[0])
    assert "shop.toml: pack.name: expected a name" == str(FAULTS[1])
    assert "\n".join(map(str, FAULTS)) == str(PackError(FAULTS))
    assert "remarks: expected text, found a number" == str(PROBLEMS[0])


@pytest.mark.parametrize(
    ("word", "known", "hint"),
    [
        ("remarks.presnt", ["remarks.present", "x.y"], 'did you mean "remarks.present"?'),
        ("remarks", ["remarks", "remark"], 'did you mean "remarks"?'),
        ("qqqq", ["remarks"], None),
        ("", ["remarks"], None),
        ("x", [], None),
        ("備考", iter(["備考欄", "注文"]), 'did you mean "備考欄"?'),
    ],
)
def test_the_nearest_known_word_is_named_if_one_is_near(word, known, hint):
    """No guess where nothing is near."""
    assert hint == did_you_mean(word, known)
