"""Law 2, fail closed: what breaks or lacks its data is a visible hold, and the others go on."""

import traceback
from itertools import count

import pytest

from oms.errors import CheckError, RecordError, UnknownValueError
from oms.model import ABSENT, Gate, Message, Severity, order

CANARY = "カナリア太郎"


def codes(result):
    """Return (code, subject) of each finding."""
    return [(each.code, each.subject) for each in result.findings]


class OddError(Exception):
    """An error of a plugin."""


@pytest.mark.parametrize(
    "error",
    [RuntimeError(CANARY), ValueError(), KeyError("x"), ZeroDivisionError(), RecursionError(),
     MemoryError(), StopIteration(), AssertionError(), OddError(CANARY), CheckError("x"),
     SystemExit(0), RecordError("x"), NotImplementedError(),
     UnicodeDecodeError("utf-8", b"x", 0, 1, "x")],
    ids=lambda each: type(each).__name__,
)  # fmt: skip
@pytest.mark.parametrize("lazily", [True, False])
def test_a_check_that_raises_becomes_a_hold(run, make, say, at, error, lazily):
    """EN01 with the check as subject, at once or in the middle of its findings."""

    def at_once(check, subject, ctx):
        raise error

    def in_the_middle(check, subject, ctx):
        yield from say("kept")(check, subject, ctx)
        raise error

    broken = make(in_the_middle if lazily else at_once)
    result = run(make(say("a")), broken, make(say("z"))).screen(order(), at=at)

    kinds = ["a", "kept", "broken", "z"] if lazily else ["a", "broken", "z"]
    assert kinds == [each.kind for each in result.findings]
    found = result.findings[-2]
    # A generator that lets StopIteration out is a RuntimeError in Python.
    name = "RuntimeError" if lazily and isinstance(error, StopIteration) else type(error).__name__
    assert ("EN01", "engine.check_failed", f"rule:{broken.name}", Severity.HOLD, name) == (
        found.code,
        found.rule,
        found.subject,
        found.severity,
        found.data["error"],
    )
    assert broken.name in found.text("ja")
    assert broken.name in found.text("en")
    assert name in found.text()


def test_a_broken_check_tells_where_and_never_quotes_the_error(run, make, at):
    """The text of an exception may hold a value of the order."""

    def examine(check, subject, ctx):
        raise RuntimeError(subject.remarks)

    [found] = run(make(examine)).screen(order(remarks=CANARY), at=at).findings

    assert CANARY not in found.model_dump_json()
    assert CANARY not in found.text()
    assert found.data["place"].startswith("examine:")


def test_the_hold_of_a_broken_check_closes_the_gates_of_the_check(run, make, at):
    """No more, no less; whatever severity the check itself would have given."""

    def examine(check, subject, ctx):
        raise RuntimeError

    broken = make(examine)
    settings = {broken.name: {"gates": ["ship"], "severity": "info"}}
    result = run(broken, settings=settings).screen(order(), at=at)

    assert (Severity.HOLD, {Gate.SHIP}) == (result.findings[0].severity, result.findings[0].gates)
    assert (False, True) == (result.would_hold("confirm"), result.would_hold("ship"))


@pytest.mark.parametrize("said", [None, "text", 5, (), {"code": "RM01"}, object(), Exception()])
def test_a_check_that_says_something_senseless_is_broken(run, make, say, at, said):
    """What it had said before counts; what follows is not asked for."""

    def examine(check, subject, ctx):
        yield from say("kept")(check, subject, ctx)
        yield said
        yield from say("never")(check, subject, ctx)

    result = run(make(examine)).screen(order(), at=at)

    assert ["kept", "broken"] == [each.kind for each in result.findings]
    assert "no Finding" == result.findings[1].data["error"]


@pytest.mark.parametrize("answer", [None, 5, True])
def test_a_check_that_does_not_yield_is_broken(run, make, at, answer):
    """Forgetting `yield` must not look like "all is well"."""
    found = run(make(lambda *_: answer)).screen(order(), at=at).findings
    assert [("EN01", "TypeError")] == [(each.code, each.data["error"]) for each in found]


def test_a_check_may_return_a_list(run, make, stray, at):
    """Anything one can iterate over."""
    assert (stray,) == run(make(lambda *_: [stray])).screen(order(), at=at).findings


@pytest.mark.parametrize(
    ("said", "findings"), [(999, 999), (1000, 1000), (1001, 1001), (5000, 1001)]
)
def test_a_check_that_never_stops_is_stopped(run, make, stray, at, said, findings):
    """A thousand findings count; one more is a broken check."""
    found = run(make(lambda *_: (stray for _ in range(said)))).screen(order(), at=at).findings

    assert findings == len(found)
    assert (said > 1000) == (found[-1].code == "EN01")


def test_an_endless_check_ends(run, make, stray, at):
    """Without a timeout."""
    found = run(make(lambda *_: (stray for _ in count()))).screen(order(), at=at).findings
    assert ("EN01", 1001) == (found[-1].code, len(found))


@pytest.mark.parametrize("error", [KeyboardInterrupt, GeneratorExit])
def test_what_is_no_fault_of_a_check_passes_through(run, make, at, error):
    """Ctrl-C stops the run, it does not hold the order."""

    def examine(check, subject, ctx):
        raise error

    engine = run(make(examine))
    with pytest.raises(error):
        engine.screen(order(), at=at)
    with pytest.raises(error):
        list(engine.screen_many([order()], at=at))


# ---- EN02 -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("inputs", "fragment", "place"),
    [
        (("remarks",), {"remarks": ABSENT}, "remarks"),
        (("remarks", "postage_price"), {"postage_price": -9999}, "postage_price"),
        (("settlement.method",), {"settlement": ABSENT}, "settlement"),
        (("packages.total_price",), {"packages": [{}, {"total_price": -9999}]},
         "packages[1].total_price"),
    ],
)  # fmt: skip
def test_an_unknown_input_becomes_a_hold(run, make, say, at, inputs, fragment, place):
    """EN02 names the field; the check is not run; the others go on."""
    lacking = make(say("never"), inputs=inputs)
    result = run(lacking, make(say("z"))).screen(order(**fragment), at=at)

    assert [("EN02", f"rule:{lacking.name}")] == codes(result)[:1]
    found, other = result.findings
    assert (place, place, "engine.data_missing", "z") == (
        found.at,
        found.data["missing"],
        found.rule,
        other.kind,
    )
    assert place in found.text("ja")
    assert result.needs_review


def test_a_tolerated_unknown_input_does_not_stop_a_check(run, make, say, at):
    """It declared that it can do without."""
    check = make(say("a"), inputs=("remarks",), tolerates=frozenset({"remarks"}))
    assert ["a"] == [
        each.kind for each in run(check).screen(order(remarks=ABSENT), at=at).findings
    ]


def test_null_is_none_and_not_unknown(run, make, say, at):
    """RMS said that there is nothing."""
    check = make(say("a"), inputs=("remarks", "settlement.method"))
    result = run(check).screen(order(remarks=None, settlement=None), at=at)
    assert ["a"] == [each.kind for each in result.findings]


@pytest.mark.parametrize("data", [None, {}, {"calendar": 1}])
def test_missing_data_becomes_a_hold(run, make, say, at, data):
    """EN02 names the data, without pretending that it is a field of the order."""
    check = make(say("never"), needs=("calendar", "stock"))
    [found] = run(check, data=data).screen(order(), at=at).findings

    missing = "data:stock" if data else "data:calendar"
    assert ("EN02", missing, ()) == (found.code, found.data["missing"], found.evidence)
    assert f"rule:{check.name}" == found.at


@pytest.mark.parametrize("lacking", [{"needs": ("stock",)}, {"inputs": ("remarks",)}])
def test_the_hold_for_missing_data_closes_the_gates_of_the_check(run, make, at, lacking):
    """As for a broken check: always a hold, on its own gates."""
    check = make(**lacking)
    settings = {check.name: {"gates": ["ship"], "severity": "info"}}
    result = run(check, settings=settings).screen(order(remarks=ABSENT), at=at)

    assert (False, True) == (result.would_hold("confirm"), result.would_hold("ship"))


def test_data_that_is_there_but_empty_is_there(run, make, say, at):
    """The caller decides what to hand in."""
    check = make(say("a"), needs=("stock",))
    assert ["a"] == [
        each.kind for each in run(check, data={"stock": None}).screen(order(), at=at).findings
    ]


@pytest.mark.parametrize(
    ("use", "word"),
    [
        (lambda subject: subject.postage_price + 1, "undetermined"),
        (lambda subject: bool(subject.asuraku_flag), "absent"),
        (lambda subject: subject.grand_total > 0, "undetermined"),
    ],
)
def test_an_unknown_value_used_inside_a_check_becomes_a_hold(run, make, say, at, use, word):
    """A check that forgot to declare fails closed all the same, and keeps what it said."""

    def examine(check, subject, ctx):
        yield from say("kept")(check, subject, ctx)
        use(subject)
        yield from say("never")(check, subject, ctx)

    subject = order(postage_price=-9999, asuraku_flag=ABSENT, total_price=-9999)
    kept, found = run(make(examine)).screen(subject, at=at).findings

    assert "kept" == kept.kind
    assert ("EN02", f"value:{word}", ()) == (found.code, found.data["missing"], found.evidence)


def test_an_unknown_value_error_without_a_reason_is_still_a_hold(run, make, at):
    """Raised by a plugin's own helper."""

    def examine(check, subject, ctx):
        raise UnknownValueError(CANARY)

    [found] = run(make(examine)).screen(order(), at=at).findings
    assert ("EN02", "value:?") == (found.code, found.data["missing"])
    assert CANARY not in found.text()


def test_the_engine_itself_never_shows_a_traceback_of_a_check(run, make, at, capfd):
    """Nothing is printed, nothing is logged."""

    def examine(check, subject, ctx):
        raise RuntimeError(CANARY)

    run(make(examine)).screen(order(), at=at)
    assert ("", "") == capfd.readouterr()
    assert "NoneType: None\n" == traceback.format_exc()


def test_a_check_whose_finding_is_malformed_is_broken(run, make, at):
    """A typo in `self.finding` is the check's fault, not the order's."""

    def examine(check, subject, ctx):
        yield check.finding(Message("x", "x"), severity="grave")

    [found] = run(make(examine)).screen(order(), at=at).findings
    assert ("EN01", "ValidationError") == (found.code, found.data["error"])


@pytest.mark.parametrize(
    "wrong", [order().to_rms(), "{}", None, 7], ids=lambda each: type(each).__name__
)
@pytest.mark.parametrize("method", ["screen", "explain"])
def test_what_is_no_order_is_refused_by_type(run, make, say, at, wrong, method):
    """A record as RMS sends it is what people try first; its values are not quoted."""
    with pytest.raises(TypeError, match=r"^order: expected an Order, .* found \w+$"):
        getattr(run(make(say("a"))), method)(wrong, at=at)
