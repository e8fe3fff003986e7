"""The planner answers as the referee does, refuses what has no answer, and explains itself."""

from datetime import date, datetime, timedelta
from random import Random

import pytest

from oms.calendar import (
    BusinessCalendar,
    Calendars,
    Lead,
    ShipItem,
    ShipReason,
    ShipRequest,
    StepKind,
    plan_shipment,
    service,
)
from oms.errors import CalendarError
from oms.model.base import jst
from tests.calendar.ship_oracle import oracle
from tests.calendar.ship_random import random_request
from tests.calendar.ship_turned import planned, turned

TAKKYUBIN = service("yamato.takkyubin")
WEEKDAYS = Calendars.from_table(
    {"shop": {"closed_weekdays": "土日", "national_holidays": "closed"}, "cutoffs": "12:00"}
)


NOW = jst(2026, 10, 1, 9)


def asked(now=NOW, **facts):
    """Return a request of a plain shop."""
    facts = {"service": TAKKYUBIN, "calendars": WEEKDAYS, "lead": Lead(1)} | facts
    return ShipRequest(now=now, **facts)


def differences(seed, size):
    """Return the requests referee and planner answer differently."""
    rng = Random(seed)
    requests = (random_request(rng) for _ in range(size))
    return [(oracle(each), planned(each)) for each in requests if oracle(each) != planned(each)]


@pytest.mark.parametrize("seed", range(4))
def test_the_planner_answers_as_the_referee(seed):
    """A sample; `make prove` compares 40,000."""
    assert [] == differences(seed, 500)


@pytest.mark.prove
@pytest.mark.parametrize("seed", range(100, 108))
def test_the_planner_answers_as_the_referee_on_any_request(seed):
    """8 times 5,000 requests."""
    assert [] == differences(seed, 5_000)


def test_every_plan_explains_itself_in_two_languages():
    """No sentence keeps a gap, every reason is told, what ships is told last."""
    rng, kinds = Random(11), set()
    for _ in range(400):
        plan = plan_shipment(turned(random_request(rng)))
        texts = [step.text(lang) for step in plan.steps for lang in ("ja", "en")]
        assert not any("…" in text or "None" in text or "{" in text for text in texts)
        told = [step.kind for step in plan.steps]
        assert len(plan.reasons) == told.count(StepKind.HELD)
        assert (plan.ship_date is not None) == (told[-1] is StepKind.CHOSEN)
        kinds.update(told)
    assert set(StepKind) - kinds <= {StepKind.NEVER_READY}


def test_a_day_ruled_out_is_told_with_what_ruled_it_out():
    """The sentences of a plan, word for word."""
    plan = plan_shipment(asked(jst(2026, 10, 1, 13), desired_date=date(2026, 10, 7)))
    assert [step.text() for step in plan.steps] == [
        "10/1(木) 13:00 の注文は締め時刻 12:00 以後のため 10/2(金) に受付",
        "出荷準備 0 営業日: 10/2(金) から出荷できる",
        "宅急便の配送日数 1 日",
        "10/1(木) は出荷準備中",
        "10/2(金) 出荷でも間に合う (10/3(土) 着)",
        "10/3(土)〜10/4(日) は倉庫休業 (定休日)",
        "10/5(月) 出荷でも間に合う (10/6(火) 着)",
        "10/7(水) 出荷では 10/8(木) 着で、希望日 10/7(水) に間に合わない",
        "10/6(火) に出荷、10/7(水) にお届け (余裕 0 日)",
    ]


@pytest.mark.parametrize(
    ("facts", "message"),
    [
        ({"now": datetime(2026, 10, 1, 9)}, "now: a datetime without offset"),  # noqa: DTZ001
        ({"now": date(2026, 10, 1)}, "now: an aware datetime expected, found date"),
        ({"accepted_at": datetime(2026, 10, 1, 9)}, "accepted_at: a datetime without"),  # noqa: DTZ001
        ({"now": jst(1900, 1, 1)}, "now: year 1900: calendars know 1955 to 2099"),
        ({"buffer_days": -1}, "buffer_days: a number of days, 0 or more, expected"),
        ({"buffer_days": True}, "buffer_days: a number of days"),
        ({"max_desired_days": -3}, "max_desired_days: a number of days"),
        ({"policy": "soon"}, "policy: latest or earliest expected"),
        ({"items": ()}, "items: at least one expected"),
    ],
)
def test_a_request_without_an_answer_is_refused(facts, message):
    """With the field and what was expected there."""
    with pytest.raises(CalendarError, match=message):
        asked(**facts)


def test_negative_days_to_prepare_are_refused():
    """At the item."""
    with pytest.raises(CalendarError, match="prep_days: a number of days"):
        ShipItem(prep_days=-1)


def test_a_shop_that_never_opens_is_told_not_waited_for():
    """No loop without end: nothing is possible, so there is a reason."""
    closed = BusinessCalendar.from_table(
        {"closed_days": ["2025-01-01..2027-12-31", "2028-01-01..2030-12-30"]}
    )
    plan = plan_shipment(asked(calendars=Calendars(shop=closed), desired_date=date(2026, 10, 5)))
    assert plan.reasons == (ShipReason.TOO_SOON, ShipReason.SHIP_DEADLINE)
    assert StepKind.NEVER_READY in [step.kind for step in plan.steps]


def test_years_beyond_the_official_holidays_are_provisional():
    """Only where holidays play a part."""
    later = jst(2028, 3, 1, 9)
    assert plan_shipment(asked(later)).provisional
    assert not plan_shipment(asked()).provisional
    assert not plan_shipment(
        asked(later, calendars=Calendars.from_table({"shop": {}}))
    ).provisional


@pytest.mark.parametrize("hours", [0, 1, 25, 80])
def test_a_later_look_never_moves_the_acceptance(hours):
    """The order's own moment counts, not that of the question."""
    accepted = jst(2026, 9, 18, 11)
    plan = plan_shipment(asked(accepted + timedelta(hours=hours), accepted_at=accepted))
    assert plan.steps[0].data["base"] == date(2026, 9, 18)
