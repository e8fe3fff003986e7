"""The base of all checks, and what a check is handed."""

from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime
from typing import ClassVar

import pytest
from pydantic import ValidationError

from oms.model import (
    BOTH_GATES,
    Case,
    Check,
    Context,
    Evidence,
    Finding,
    Fires,
    Gate,
    Message,
    Mode,
    Order,
    Quiet,
    Severity,
    ShopFacts,
    Source,
    Suggestion,
    order,
)
from oms.model.base import jst

TEXT = Message(ja="{n}", en="{n}")


class Sample(Check):
    """A check with one parameter."""

    code: ClassVar = "ZZ01"
    name: ClassVar = "zz.sample"
    label: ClassVar = Message(ja="見本", en="Sample")
    since: ClassVar = "0.1"
    inputs: ClassVar = ("remarks", "postage_price")
    tolerates: ClassVar = frozenset({"postage_price"})
    source: ClassVar = Source("sheet")

    limit: int = 3

    def examine(self, order: Order, ctx: Context) -> Iterator[Finding]:
        """Say nothing."""
        yield from ()

    @classmethod
    def cases(cls) -> Iterable[Case]:
        """Bring none."""
        return ()


def test_a_finding_of_a_check_carries_the_checks_own_facts():
    """Code, name, severity, gates and source need not be said again."""
    made = Sample(severity="warn", gates=["ship"]).finding(TEXT, Evidence(path="remarks"), n=2)

    assert ("ZZ01", "zz.sample", Severity.WARN, {Gate.SHIP}, Source("sheet")) == (
        made.code,
        made.rule,
        made.severity,
        made.gates,
        made.source,
    )
    assert ("2", "order", "", "remarks") == (made.text(), made.subject, made.kind, made.at)


def test_a_finding_may_say_more():
    """Severity, subject, kind and suggestion by finding."""
    advice = Suggestion(path="remarks", message=TEXT)
    made = Sample().finding(
        TEXT, severity=Severity.INFO, subject="item:1", kind="gift", suggestion=advice
    )
    assert (Severity.INFO, "item:1", "gift", advice, "item:1") == (
        made.severity,
        made.subject,
        made.kind,
        made.suggestion,
        made.at,
    )


def test_required_inputs_are_those_not_tolerated():
    """Tolerated ones may be unknown."""
    assert ("remarks",) == Sample().required


def test_the_defaults_hold_both_gates():
    """Nothing said: a hold, enforced, everywhere."""
    made = Sample()
    assert (Severity.HOLD, BOTH_GATES, Mode.ENFORCE, 3) == (
        made.severity,
        made.gates,
        made.mode,
        made.limit,
    )


@pytest.mark.parametrize(
    "parameters",
    [{"limit": "three"}, {"limt": 3}, {"severity": "grave"}, {"gates": ["door"]}, {"gates": []},
     {"gates": "ship"}, {"mode": "on"}],
)  # fmt: skip
def test_a_parameter_that_does_not_fit_is_refused(parameters):
    """A typo in a pack fails when the pack is read; a hold that closes no gate holds nothing."""
    with pytest.raises(ValidationError):
        Sample(**parameters)


def test_a_configured_check_cannot_be_changed():
    """Checks are shared between threads."""
    with pytest.raises(ValidationError):
        Sample().limit = 5
    assert Sample() == Sample()
    assert Sample(limit=4) != Sample()


def test_a_check_that_does_not_examine_cannot_be_made():
    """Both methods are needed."""

    class Half(Check):
        """Without examine and cases."""

        code: ClassVar = "ZZ02"

    with pytest.raises(TypeError, match="abstract"):
        Half()


def test_cases_default_to_what_a_plain_screening_hands_in():
    """No parameters, no history, a hold expected."""
    quiet, fires = Quiet(name="a", order=order()), Fires(name="b", order=order(), at="remarks")

    assert ({}, (), None) == (quiet.params, quiet.earlier, quiet.moment)
    assert (Severity.HOLD, (), None) == (fires.severity, fires.kinds, fires.evidence)
    assert isinstance(fires, Case)


@pytest.mark.parametrize(
    ("moment", "today"),
    [
        (jst(2026, 5, 1, 0), date(2026, 5, 1)),
        (jst(2026, 5, 1, 23, 59), date(2026, 5, 1)),
        (datetime(2026, 4, 30, 15, 0, tzinfo=UTC), date(2026, 5, 1)),
        (datetime(2026, 4, 30, 14, 59, tzinfo=UTC), date(2026, 4, 30)),
    ],
)
def test_today_is_the_japanese_day_of_the_moment(moment, today):
    """Law 8: days are JST days."""
    assert today == Context(moment).today


def test_a_note_costs_nothing_unless_somebody_listens():
    """The same check runs in screen and in explain."""
    heard = []
    Context(jst(2026, 5, 1)).note(TEXT, n=1)
    Context(jst(2026, 5, 1), tell=lambda *each: heard.append(each)).note(TEXT, n=2)

    assert [(TEXT, {"n": 2})] == heard


def test_a_bare_context_holds_nothing():
    """Nothing is looked up behind the caller's back."""
    ctx = Context(jst(2026, 5, 1))
    assert ((), (), {}, ShopFacts()) == (ctx.neighbours, ctx.earlier, ctx.data, ctx.shop)
