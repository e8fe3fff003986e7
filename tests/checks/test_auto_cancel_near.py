"""OR05: the steps, what a release would be bound to, and that it never holds."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

import oms

DUE = oms.jst(2026, 5, 15)


def findings(at, settings=None):
    """What OR05 says of the plain order at a moment."""
    pack = oms.Pack.build(settings={"OR05": settings or {}})
    result = oms.Engine(pack).screen(oms.order(), at=at)
    return [each for each in result.findings if each.code == "OR05"]


@pytest.mark.parametrize(
    ("days", "step"), [(5, None), (4, None), (3, 3), (2, 3), (1, 1), (0, 0), (-1, None)]
)
def test_each_day_belongs_to_the_step_it_has_reached(days, step):
    """Two days before, the step of three days is still the last one."""
    said = findings(DUE - timedelta(days=days))
    expected = [] if step is None else [{"step": step}]
    assert expected == [each.facts for each in said]


@given(minutes=st.integers(0, 3 * 24 * 60 + 24 * 60 - 1))
def test_within_a_step_nothing_new_is_said(minutes):
    """The clock is no fact: only the step is."""
    at = DUE - timedelta(days=3) + timedelta(minutes=minutes)
    [said] = findings(at)
    days_left = (DUE.date() - at.date()).days
    assert said.facts == {"step": {3: 3, 2: 3, 1: 1, 0: 0}[days_left]}


def test_the_day_is_a_japanese_one():
    """A minute before midnight in Japan is still the day before."""
    last = DUE - timedelta(days=3, minutes=1)
    assert [] == findings(last)
    assert 1 == len(findings(last + timedelta(minutes=1)))


def test_a_hold_is_refused():
    """Holding would let the day pass."""
    with pytest.raises(oms.PackError, match="a hold would let the day of cancellation pass"):
        oms.Pack.build(settings={"order.auto_cancel_near": {"severity": "hold"}})
    assert ["info"] == [each.severity for each in findings(DUE, {"severity": "info"})]


@pytest.mark.parametrize("steps", [[-1], [61], ["x"]])
def test_steps_are_days(steps):
    """From the day itself to two months before."""
    with pytest.raises(oms.PackError):
        oms.Pack.build(settings={"OR05": {"steps": steps}})
