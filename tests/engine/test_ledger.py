"""The ledger: what a screening opens, what a person may do, what a gate asks."""

import json
import pickle
from datetime import date, timedelta

import pytest

import oms
from oms.engine import Event, EventKind, Ledger, Reason
from oms.errors import LedgerError
from oms.model import CONFIRM_GATE, SHIP_GATE, Message, OnClear, Severity, order

AT = oms.jst(2026, 5, 1, 12)
LATER = AT + timedelta(hours=1)
NUMBER = order().order_number


def kinds(events):
    """The kinds of events, as words."""
    return [each.kind.value for each in events]


@pytest.fixture
def holding(run, make, say):
    """Return an engine that holds every order, at the gates asked for."""

    def engine(*words, gates=None, **settings):
        check = make(say(*(words or ("a",)), gates=gates), inputs=("remarks",))
        return run(check, settings={check.name: settings} if settings else None)

    return engine


@pytest.fixture
def opened(holding):
    """A ledger with one open hold, and the engine behind it."""
    engine = holding()
    ledger = Ledger()
    ledger.apply(engine.screen(order(), AT))
    return engine, ledger


def only(ledger):
    """The one open hold."""
    [hold] = ledger.queue(AT)
    return hold


# ---- screenings -----------------------------------------------------------------------


def test_a_hold_gathers_all_findings_of_a_rule_on_a_subject(holding):
    """Law 3: one hold, however much there is to say."""
    ledger = Ledger()
    events = ledger.apply(holding("b", "a").screen(order(), AT))
    assert ["seen", "opened"] == kinds(events)
    assert ("a", "b") == only(ledger).kinds


def test_a_second_screening_writes_only_the_difference(opened):
    """And the moment alone is no difference."""
    engine, ledger = opened
    assert () == ledger.apply(engine.screen(order(), LATER))
    assert ["updated"] == kinds(ledger.apply(engine.screen(order(remarks="急ぎ"), LATER)))


def test_a_hold_whose_cause_is_gone_clears_itself(opened, run, make):
    """The order may go on without anybody."""
    _, ledger = opened
    silent = run(make()).screen(order(), LATER)
    assert ["cleared"] == kinds(ledger.apply(silent))
    assert () == ledger.queue(LATER)


def test_a_hold_that_is_kept_says_once_that_its_cause_is_gone(run, make):
    """`on_clear = "keep"`: a person must look all the same."""

    def examine(check, order, ctx):
        if order.remarks == "急ぎ":
            yield check.finding(Message("玩", "toy"))

    check = make(examine, inputs=("remarks",))
    engine = run(check, settings={check.name: {"on_clear": "keep"}})
    ledger = Ledger()
    ledger.apply(engine.screen(order(remarks="急ぎ"), AT))
    assert ["cause_gone"] == kinds(ledger.apply(engine.screen(order(), LATER)))
    assert () == ledger.apply(engine.screen(order(), LATER))
    assert only(ledger).cause_gone
    assert ["updated"] == kinds(ledger.apply(engine.screen(order(remarks="急ぎ"), LATER)))
    assert not only(ledger).cause_gone
    assert OnClear.KEEP is engine.pack[check.name].on_clear


def test_a_check_that_breaks_takes_no_hold_away(run, make):
    """It has not said that all is well."""

    def examine(check, order, ctx):
        if order.remarks == "壊":
            raise ArithmeticError
        yield check.finding(Message("玩", "toy"))

    engine, ledger = run(make(examine, inputs=("remarks",))), Ledger()
    ledger.apply(engine.screen(order(), AT))
    assert ["opened"] == kinds(ledger.apply(engine.screen(order(remarks="壊"), LATER)))
    assert 2 == len(ledger.queue(LATER))
    mended = ledger.apply(engine.screen(order(remarks="直"), LATER))
    assert {"updated", "cleared"} == set(kinds(mended))


def test_warnings_and_shadows_open_nothing(run, make, say):
    """Only what asks for a person does."""
    loud, mute = make(say("a", severity=Severity.WARN)), make(say("b"))
    engine, ledger = run(loud, mute, settings={mute.name: {"mode": "shadow"}}), Ledger()
    assert ["seen"] == kinds(ledger.apply(engine.screen(order(), AT)))


def test_an_older_screening_is_refused(opened):
    """It would undo what is known."""
    engine, ledger = opened
    with pytest.raises(LedgerError, match="as of a later moment"):
        ledger.apply(engine.screen(order(), AT - timedelta(seconds=1)))


def test_what_rms_shows_is_recorded_even_against_the_table(opened):
    """A jump is no refusal; a code nobody knows is kept as given."""
    engine, ledger = opened
    for status in (700, 100, 450):
        ledger.apply(engine.screen(order(status=status), LATER))
    seen = [each.status for each in ledger.history(NUMBER) if each.kind is EventKind.SEEN]
    assert [100, 700, 100, 450] == seen


# ---- law 1 ----------------------------------------------------------------------------


@pytest.mark.parametrize(("status", "gate"), [(100, "confirm"), (200, "ship"), (450, "ship")])
def test_a_confirm_hold_moves_to_the_ship_gate(holding, status, gate):
    """Once RMS shows 200 or more; in a status nobody knows it closes both."""
    engine, ledger = holding(gates=CONFIRM_GATE), Ledger()
    ledger.apply(engine.screen(order(status=status), AT))
    assert [NUMBER + "#1"] == [each.id for each in ledger.queue(AT, gate)]
    assert (gate == "confirm") or (status == 450) == bool(ledger.queue(AT, "confirm"))


def test_a_confirmation_past_an_open_hold_is_told(holding):
    """`confirmed_outside`, once, for each hold that was open at the confirm gate."""
    engine, ledger = holding(gates=CONFIRM_GATE), Ledger()
    ledger.apply(engine.screen(order(), AT))
    events = ledger.apply(engine.screen(order(status=200), LATER))
    assert ["seen", "confirmed_outside"] == kinds(events)[:2]
    assert () == ledger.apply(engine.screen(order(status=200), LATER))
    assert not ledger.advance(engine.screen(order(status=300), LATER), "ship")


@pytest.mark.parametrize("gates", [SHIP_GATE, CONFIRM_GATE])
def test_no_outside_confirmation_is_told_where_none_happened(holding, gates):
    """A hold of the ship gate was not passed by; nor was one after our own confirm gate."""
    engine, ledger = holding(gates=gates), Ledger()
    ledger.apply(engine.screen(order(), AT))
    if gates == CONFIRM_GATE:
        hold = only(ledger)
        ledger.release([hold.id], by="sato", reason="confirmed_ok", at=AT)
        assert ledger.advance(engine.screen(order(), AT), "confirm")
        ledger.hold(NUMBER, "confirm", reason="待って", by="sato", at=AT)
    events = ledger.apply(engine.screen(order(status=200), LATER))
    assert "confirmed_outside" not in kinds(events)


# ---- release --------------------------------------------------------------------------


def test_released_facts_never_hold_again_and_changed_facts_do(run, make):
    """Law 4, there and back."""

    def examine(check, order, ctx):
        yield check.finding(Message("玩", "toy"))

    engine, ledger = run(make(examine, inputs=("remarks",))), Ledger()
    ledger.apply(engine.screen(order(remarks="一"), AT))
    ledger.release([only(ledger).id], by="sato", reason="confirmed_ok", at=AT)
    assert () == ledger.apply(engine.screen(order(remarks="一"), LATER))
    assert ["opened"] == kinds(ledger.apply(engine.screen(order(remarks="二"), LATER)))
    assert ["cleared"] == kinds(ledger.apply(engine.screen(order(remarks="一"), LATER)))


def test_a_release_ends_with_the_parameters_it_was_given_under(make, run, say):
    """Effective parameters belong to the facts; whether a check is only watched does not."""
    check, ledger = make(say("a")), Ledger()
    ledger.apply(run(check).screen(order(), AT))
    ledger.release([only(ledger).id], by="sato", reason="confirmed_ok", at=AT)
    kept = run(check, settings={check.name: {"on_clear": "keep"}})
    assert () == ledger.apply(kept.screen(order(), LATER))
    graded = run(check, settings={check.name: {"severity": "info"}})
    assert ["opened"] == kinds(ledger.apply(graded.screen(order(), LATER)))


def test_a_release_ends_with_the_meaning_it_was_given_under(make, run, say):
    """A raised meaning revision judges the same facts anew."""
    facts = {"code": "ZZ98", "name": "zz.meant"}
    ledger = Ledger()
    ledger.apply(run(make(say("a"), **facts)).screen(order(), AT))
    ledger.release([only(ledger).id], by="sato", reason="confirmed_ok", at=AT)
    again = run(make(say("a"), **facts)).screen(order(), AT)
    assert () == ledger.apply(again)
    raised = run(make(say("a"), **facts, meaning=2)).screen(order(), AT)
    assert ["opened"] == kinds(ledger.apply(raised))


def test_another_key_knows_no_release(opened):
    """Digests are keyed: without the key nobody can tell which facts were released."""
    engine, ledger = opened
    ledger.release([only(ledger).id], by="sato", reason="confirmed_ok", at=AT)
    stranger = Ledger(ledger.history(NUMBER), key=b"another")
    assert ["opened"] == kinds(stranger.apply(engine.screen(order(), LATER)))


@pytest.mark.parametrize(
    ("holds", "message"),
    [
        ([NUMBER + "#2"], "does not exist"),
        ([NUMBER[:-1] + "9#1"], "does not exist$"),
        ([NUMBER + "#1 "], 'did you mean "123456-20260501-0000000001#1"'),
        (["1"], "does not exist"),
        ([NUMBER + "#1", NUMBER + "#7"], "does not exist"),
        ([], "at least one"),
    ],
)
def test_an_unknown_hold_is_an_error_and_nothing_is_released(opened, holds, message):
    """All of them or none."""
    _, ledger = opened
    with pytest.raises(LedgerError, match=message):
        ledger.release(holds, by="sato", reason="confirmed_ok", at=AT)
    assert 1 == len(ledger.queue(AT))


def test_a_hold_is_released_once(opened):
    """The second time it is closed already."""
    _, ledger = opened
    hold = only(ledger)
    ledger.release([hold.id, hold.id], by="sato", reason="confirmed_ok", at=AT)
    with pytest.raises(LedgerError, match="closed already"):
        ledger.release([hold.id], by="sato", reason="confirmed_ok", at=AT)


@pytest.mark.parametrize(
    ("facts", "error"),
    [
        ({"reason": "because"}, ValueError),
        ({"reason": "other"}, ValueError),
        ({"reason": "other", "note": " "}, ValueError),
        ({"by": ""}, ValueError),
        ({"at": AT.replace(tzinfo=None)}, ValueError),
        ({"holds": NUMBER + "#1"}, TypeError),
    ],
)
def test_a_release_without_who_when_and_why_is_refused(opened, facts, error):
    """And nothing happened."""
    _, ledger = opened
    wanted = {"holds": [NUMBER + "#1"], "by": "sato", "reason": "data_fixed", "at": AT} | facts
    with pytest.raises(error):
        ledger.release(wanted.pop("holds"), **wanted)
    assert 1 == len(ledger.queue(AT))


def test_every_reason_has_words_in_both_languages():
    """As has every kind of event."""
    for each in (*Reason, *EventKind):
        assert each.label.ja
        assert each.label.en


# ---- park and hold --------------------------------------------------------------------


def test_a_parked_hold_leaves_the_queue_until_its_day_and_closes_the_gate(opened):
    """連絡済・回答待ち. The day begins at midnight in Japan."""
    engine, ledger = opened
    ledger.park(only(ledger).id, until=date(2026, 5, 8), by="sato", at=AT)
    assert () == ledger.queue(oms.jst(2026, 5, 7, 23, 59))
    assert 1 == len(ledger.queue(oms.jst(2026, 5, 8)))
    assert not ledger.advance(engine.screen(order(), LATER), "confirm")
    ledger.unpark(NUMBER + "#1", by="sato", at=LATER)
    assert 1 == len(ledger.queue(LATER))


def test_new_facts_bring_a_parked_hold_back(run, make):
    """They are a new reason to look."""

    def examine(check, order, ctx):
        yield check.finding(Message("玩", "toy"))

    engine, ledger = run(make(examine, inputs=("remarks",))), Ledger()
    ledger.apply(engine.screen(order(), AT))
    ledger.park(only(ledger).id, until=date(2026, 6, 1), by="sato", at=AT)
    ledger.apply(engine.screen(order(remarks="急ぎ"), LATER))
    assert 1 == len(ledger.queue(LATER))


@pytest.mark.parametrize(
    "until", [AT, AT - timedelta(1), date(2026, 5, 1), LATER.replace(tzinfo=None)]
)
def test_a_park_must_end_later(opened, until):
    """A day that has begun is no day to come back."""
    _, ledger = opened
    with pytest.raises(ValueError, match="until"):
        ledger.park(only(ledger).id, until=until, by="sato", at=AT)


def test_an_order_can_be_held_by_hand_before_it_was_ever_screened(run, make):
    """No screening clears such a hold; a release ends it and binds nothing."""
    engine, ledger = run(make()), Ledger()
    ledger.hold(NUMBER, "ship", reason="社長案件", by="sato", at=AT)
    assert ["seen"] == kinds(ledger.apply(engine.screen(order(status=300), LATER)))
    passage = ledger.advance(engine.screen(order(status=300), LATER), "ship")
    assert ["manual"] == [each.rule for each in passage.holds]
    ledger.release([only(ledger).id], by="sato", reason="confirmed_ok", at=LATER)
    assert ledger.advance(engine.screen(order(status=300), LATER), "ship")
    with pytest.raises(ValueError, match="words"):
        ledger.hold(NUMBER, "ship", reason=" ", by="sato", at=AT)


# ---- gates ----------------------------------------------------------------------------


def test_a_gate_is_passed_once_and_in_its_status(run, make):
    """What RMS would refuse is refused here, with the reason."""
    engine, ledger = run(make()), Ledger()
    early = ledger.advance(engine.screen(order(), AT), "ship")
    assert "発送待ち only, it is 100" in early.refusal
    assert ledger.advance(engine.screen(order(), AT), "confirm", by="sato")
    again = ledger.advance(engine.screen(order(), LATER), "confirm")
    assert (False, ()) == (again.passed, again.events)
    assert again.refusal.startswith("it passed the confirm gate at 2026-05-01T12:00")
    late = Ledger().advance(engine.screen(order(status=300), AT), "confirm")
    assert "confirmOrder is allowed in 100" in late.refusal


def test_an_order_without_its_amounts_is_not_confirmed(run, make):
    """RMS would answer ERROR_105."""
    passage = Ledger().advance(run(make()).screen(order(postage_price=-9999), AT), "confirm")
    assert "ERROR_105" in passage.refusal


def test_the_order_is_judged_as_it_is_at_the_door(run, make):
    """A fact that changed since the last look closes the gate, and time alone may do so."""

    def examine(check, order, ctx):
        if ctx.at > AT:
            yield check.finding(Message("玩", "toy"), facts={"late": True})

    engine, ledger = run(make(examine)), Ledger()
    assert [] == [each for each in ledger.apply(engine.screen(order(), AT)) if each.hold]
    passage = ledger.advance(engine.screen(order(), LATER), "confirm")
    assert (False, 1) == (bool(passage), len(passage.holds))
    assert ["opened"] == kinds(passage.events)


def test_a_running_wait_closes_the_gate_and_needs_nobody(run, make):
    """It is never in the queue and never stored."""

    def examine(check, order, ctx):
        yield check.wait("payment", Message("入金待ち", "payment"), LATER)

    engine, ledger = run(make(examine)), Ledger()
    closed = ledger.advance(engine.screen(order(), AT), "confirm")
    assert ["payment"] == [each.kind for each in closed.waits]
    assert (["seen"], ()) == (kinds(closed.events), ledger.queue(AT))
    assert ledger.advance(engine.screen(order(), LATER), "confirm")


def test_the_passage_is_bound_to_the_whole_order(run, make):
    """Its fingerprint is the keyed digest of the revision; pack and data stand beside it."""
    engine = run(make(), data={"postal": type("Data", (), {"version": "2026-10"})()})
    one, other = Ledger(key=b"k"), Ledger(key=b"k")
    prints = [
        ledger.advance(engine.screen(each, AT), "confirm").events[-1].fingerprint
        for ledger, each in ((one, order()), (other, order(remarks="急ぎ")))
    ]
    assert 2 == len(set(prints))
    passed = one.history(NUMBER)[-1]
    assert (engine.pack.hash, {"postal": "2026-10"}) == (passed.pack, passed.data)


# ---- the queue ------------------------------------------------------------------------


def test_the_queue_begins_with_what_rms_will_soon_cancel(holding):
    """Within three days of cancelDueDate; then the longest open."""
    engine, ledger = holding(), Ledger()
    for number, due in ((1, None), (2, "2026-05-05"), (3, "2026-05-04"), (4, "2026-05-02")):
        made = order(order_number=f"123456-20260501-{number:010}", cancel_due_date=due)
        ledger.apply(engine.screen(made, AT + timedelta(minutes=number)))
    assert ["4", "3", "1", "2"] == [each.order_number[-1] for each in ledger.queue(LATER)]


def test_a_finished_order_is_not_in_the_queue(opened):
    """Nobody need look at a parcel that has gone."""
    engine, ledger = opened
    ledger.apply(engine.screen(order(status=900), LATER))
    assert () == ledger.queue(LATER)


# ---- events ---------------------------------------------------------------------------


def test_an_event_keeps_no_note_in_its_dump_and_reads_back(opened):
    """The note is for the erasable place."""
    _, ledger = opened
    [event] = ledger.release(
        [only(ledger).id], by="sato", reason="other", note="見本花子様", at=AT
    )
    assert "見本花子様" == event.note
    dumped = json.dumps(event.to_json()) + repr(event) + event.model_dump_json()
    assert "見本" not in dumped
    assert event.model_copy(update={"note": None}) == Event.from_json(event.to_json())
    assert event == pickle.loads(pickle.dumps(event))


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"v": 3}, "form 1 to 2"),
        ({"v": None}, "form 1 to 2"),
        ({"kind": "melted"}, "kind"),
        ({"at": "2026-05-01T12:00:00"}, "at"),
        ({"surprise": 1}, "surprise"),
    ],
)
def test_what_is_no_event_is_refused_by_name(opened, change, message):
    """With the field, never its value."""
    _, ledger = opened
    record = ledger.history(NUMBER)[0].to_json() | change
    with pytest.raises(LedgerError, match=message):
        Event.from_json(record)


def test_events_with_a_gap_or_out_of_turn_are_refused(opened):
    """The state would not be what happened."""
    _, ledger = opened
    seen, opening = ledger.history(NUMBER)
    for wrong in ([opening], [seen, seen], [opening, seen]):
        with pytest.raises(LedgerError, match="expected event"):
            Ledger(wrong)
    closed = opening.model_copy(update={"kind": EventKind.CLEARED})
    with pytest.raises(LedgerError, match="expected an open hold"):
        Ledger([seen, closed])
    twice = opening.model_copy(update={"hold": 2})
    with pytest.raises(LedgerError, match="expected hold 1"):
        Ledger([seen, twice])


def test_an_unknown_order_is_told(opened):
    """By state and history alike."""
    _, ledger = opened
    for ask in (ledger.state, ledger.history):
        with pytest.raises(LedgerError, match="does not know order"):
            ask("999999-20260501-0000000001")
    assert NUMBER in ledger
    assert "<Ledger 1 orders, 1 open holds>" == repr(ledger)
    assert [NUMBER] == [state.order_number for state in ledger]
    assert ledger != Ledger()
    assert 1 == len(ledger)


# ---- what people try ------------------------------------------------------------------


def test_a_check_that_could_not_run_takes_no_hold_away(run, make, say):
    """The shop's facts are gone, as by a forgotten pack: nobody has said that all is well."""

    class Needy(make(say("a"))):
        def lacks(self, shop):
            return None if shop.items else Message("商品マスタ", "items")

    told, untold = run(Needy, shop={"items": {"ham": {}}}), run(Needy)
    ledger = Ledger()
    ledger.apply(told.screen(order(), AT))
    assert () == ledger.apply(untold.screen(order(), LATER))
    assert 1 == len(ledger.queue(LATER))


def test_a_cancelled_order_was_not_confirmed(holding):
    """The event would say what nobody knows."""
    engine, ledger = holding(gates=CONFIRM_GATE), Ledger()
    ledger.apply(engine.screen(order(), AT))
    events = ledger.apply(engine.screen(order(status=900), LATER))
    assert "confirmed_outside" not in kinds(events)


def test_nobody_acts_before_what_is_known(opened):
    """History stays in order."""
    _, ledger = opened
    early = AT - timedelta(hours=1)
    with pytest.raises(LedgerError, match="2026-05-01T12:00"):
        ledger.release([NUMBER + "#1"], by="sato", reason="confirmed_ok", at=early)
    with pytest.raises(LedgerError, match="2026-05-01T12:00"):
        ledger.hold(NUMBER, "ship", reason="待って", by="sato", at=early)
    assert 1 == len(ledger.queue(AT))


@pytest.mark.parametrize(
    ("ask", "error", "said"),
    [
        (lambda ledger: ledger.apply(order()), TypeError, "what Engine.screen answers"),
        (lambda ledger: ledger.find(5), TypeError, "hold.id"),
        (lambda ledger: ledger.queue(AT.replace(tzinfo=None)), ValueError, "aware"),
        (lambda ledger: ledger.unpark(NUMBER + "#1", by="s", at=AT), LedgerError, "not parked"),
        (
            lambda ledger: ledger.hold("山田", "ship", reason="x", by="s", at=AT),
            ValueError,
            "order_number",
        ),
        (
            lambda ledger: ledger.hold(NUMBER, "ship", reason="x", by=" ", at=AT),
            ValueError,
            "who does it",
        ),
    ],
)
def test_a_wrong_question_is_told(opened, ask, error, said):
    """In words, and nothing is written."""
    _, ledger = opened
    with pytest.raises(error, match=said):
        ask(ledger)
    assert 2 == len(ledger.history(NUMBER))
