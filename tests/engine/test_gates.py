"""Which gate is closed: findings × gates × status, and waits, as tables."""

from datetime import timedelta

import pytest

import oms
from oms.model import Gate, Message, Severity, Wait, order

AT = oms.jst(2026, 5, 1, 12)
BOTH, CONFIRM, SHIP = {"confirm", "ship"}, {"confirm"}, {"ship"}
NEW, UNKNOWN = 100, 450
CONFIRMED = (200, 300, 400, 500, 600, 700, 800, 900)
LABEL = Message("入金待ち", "payment")

# (status, gates of the finding): the gates it closes.
CLOSED = {
    (NEW, "confirm"): CONFIRM,
    (NEW, "ship"): SHIP,
    (NEW, "both"): BOTH,
    (UNKNOWN, "confirm"): BOTH,
    (UNKNOWN, "ship"): SHIP,
    (UNKNOWN, "both"): BOTH,
    **{(status, gates): SHIP for status in CONFIRMED for gates in ("confirm", "ship", "both")},
}
GATES = {
    "confirm": frozenset({Gate.CONFIRM}),
    "ship": frozenset({Gate.SHIP}),
    "both": frozenset(Gate),
}


@pytest.mark.parametrize(("case", "closed"), CLOSED.items(), ids=map(str, CLOSED))
def test_a_hold_closes_its_gates_or_the_next_one(run, make, say, case, closed):
    """Law 1: once RMS shows 200 or more, what the confirm gate should have stopped is stopped at
    the ship gate; in a status nobody knows both are closed."""
    status, gates = case
    engine = run(make(say("a", gates=GATES[gates])))
    result = engine.screen(order(status=status), at=AT)

    assert closed == {gate for gate in BOTH if result.would_hold(gate)}
    assert BOTH - closed == {gate for gate in BOTH if result.passes(gate)}
    assert result.needs_review


@pytest.mark.parametrize("status", [NEW, UNKNOWN, *CONFIRMED])
@pytest.mark.parametrize("severity", [Severity.WARN, Severity.INFO])
def test_what_is_no_hold_closes_nothing(run, make, say, status, severity):
    """In any status."""
    result = run(make(say("a", severity=severity))).screen(order(status=status), at=AT)
    assert [False, False, True, True] == [
        result.would_hold("confirm"),
        result.would_hold("ship"),
        result.passes("confirm"),
        result.passes("ship"),
    ]


def test_several_holds_close_what_any_of_them_closes(run, make, say):
    """One hold on each gate."""
    checks = [make(say("a", gates=GATES["confirm"])), make(say("b", gates=GATES["ship"]))]
    result = run(*checks).screen(order(), at=AT)

    assert BOTH == {gate for gate in BOTH if result.would_hold(gate)}
    assert 2 == len(result.holds)


@pytest.mark.parametrize("gate", [Gate.CONFIRM, "confirm"])
def test_a_gate_is_named_by_word_or_member(run, make, say, gate):
    """Both spellings."""
    assert run(make(say("a"))).screen(order(), at=AT).would_hold(gate)


@pytest.mark.parametrize("gate", ["door", "", None, 100])
def test_any_other_gate_is_refused(run, make, gate):
    """A typo must not read as "open"."""
    result = run(make()).screen(order(), at=AT)
    for ask in (result.would_hold, result.passes):
        with pytest.raises(ValueError, match="is not a valid Gate"):
            ask(gate)


def test_an_order_without_findings_passes_both_gates(run, make):
    """Nothing said, nothing closed."""
    result = run(make()).screen(order(), at=AT)

    assert not result.needs_review
    assert (True, True) == (result.passes("confirm"), result.passes("ship"))
    assert (False, False) == (result.would_hold("confirm"), result.would_hold("ship"))


# ---- waits ----------------------------------------------------------------------------------


@pytest.mark.parametrize("gates", [CONFIRM, SHIP, BOTH])
@pytest.mark.parametrize(
    ("until", "running"),
    [
        (None, True),
        (AT + timedelta(seconds=1), True),
        (AT, False),
        (AT - timedelta(days=1), False),
    ],
)
def test_a_running_wait_closes_its_gates_and_holds_nothing(run, make, gates, until, running):
    """Waits are not holds: nobody is needed, and they end by themselves."""

    def examine(check, subject, ctx):
        yield Wait(kind="payment", label=LABEL, gates=gates, until=until, rule=check.name)

    result = run(make(examine)).screen(order(), at=AT)

    open_gates = BOTH - gates if running else BOTH
    assert open_gates == {gate for gate in BOTH if result.passes(gate)}
    assert [] == [gate for gate in BOTH if result.would_hold(gate)]
    assert not result.needs_review
    assert () == result.findings
    assert ["payment"] == [wait.kind for wait in result.waits]


def test_a_gate_passes_only_without_hold_and_without_wait(run, make, say):
    """Both at once, on different gates."""

    def examine(check, subject, ctx):
        yield Wait(kind="payment", label=LABEL, gates=frozenset({Gate.SHIP}))

    result = run(make(examine), make(say("a", gates=GATES["confirm"]))).screen(order(), at=AT)

    assert (False, False) == (result.passes("confirm"), result.passes("ship"))
    assert (True, False) == (result.would_hold("confirm"), result.would_hold("ship"))


def test_the_same_wait_ends_as_time_goes_by(run, make):
    """Nothing else changes: law 8."""

    def examine(check, subject, ctx):
        yield Wait(
            kind="window", label=LABEL, until=subject.order_datetime + timedelta(minutes=30)
        )

    engine = run(make(examine))
    passes = [
        engine.screen(order(), at=oms.jst(2026, 5, 1, 10, minute)).passes("confirm")
        for minute in (0, 29, 30, 31)
    ]
    assert [False, False, True, True] == passes
