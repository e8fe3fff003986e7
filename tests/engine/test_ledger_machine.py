"""A machine that does anything people and RMS may do, beside a slow model of what must follow.

The model knows nothing of events, fingerprints or folds: it compares the facts themselves.
"""

import json
from datetime import timedelta
from typing import ClassVar

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

import oms
from oms.engine import Event, Reason
from oms.model import CONFIRM_GATE, SHIP_GATE, Check, Evidence, Message, OnClear, Severity, order
from oms.rules import Pack, Registry

START = oms.jst(2026, 5, 1, 9)
TOO_LATE = START + timedelta(days=3)
SECRET = "秘密"
TEXT = Message("玩具", "toy")
REASONS = [each for each in Reason if each is not Reason.OTHER]
STEPS = {100: (200, 900), 200: (300, 400), 300: (400, 500), 400: (300,), 500: (600,)}


class Toy(Check):
    """Base of the machine's checks."""

    label: ClassVar = TEXT
    since: ClassVar = "0.1"

    @classmethod
    def cases(cls):
        """Bring none."""
        return ()


class Remark(Toy):
    """Holds what the buyer wrote, one finding a word; small letters only warn."""

    code: ClassVar = "ZZ01"
    name: ClassVar = "zz.remark"
    inputs: ClassVar = ("remarks",)
    gates: frozenset = CONFIRM_GATE

    def examine(self, order, ctx):
        """Speak about A, B and c."""
        for word in sorted(set(order.remarks) & set("ABc")):
            severity = Severity.WARN if word.islower() else Severity.HOLD
            place = Evidence(path="remarks", value=order.remarks)
            yield self.finding(TEXT, place, kind=word, severity=severity)


class Noshi(Toy):
    """Holds each package with a noshi; kept until a person releases it."""

    code: ClassVar = "ZZ02"
    name: ClassVar = "zz.noshi"
    inputs: ClassVar = ("packages.noshi",)
    gates: frozenset = SHIP_GATE
    on_clear: OnClear = OnClear.KEEP

    def examine(self, order, ctx):
        """Speak about every package by itself."""
        for package in order.packages:
            if package.noshi:
                yield self.finding(TEXT, subject=package.subject)


class Late(Toy):
    """Holds an order that has become too old: a fact made by time."""

    code: ClassVar = "ZZ03"
    name: ClassVar = "zz.late"

    def examine(self, order, ctx):
        """Speak once it is late, and again when it is very late."""
        days = (ctx.at - START).days
        if days >= 2:
            yield self.finding(TEXT, facts={"grade": "very" if days >= 4 else "late"})


class Broken(Toy):
    """Breaks over some orders."""

    code: ClassVar = "ZZ04"
    name: ClassVar = "zz.broken"
    inputs: ClassVar = ("shop_memo",)

    def examine(self, order, ctx):
        """Raise, hold or stay quiet."""
        if order.shop_memo == "raise":
            raise ArithmeticError
        if order.shop_memo:
            yield self.finding(TEXT)


class Payment(Toy):
    """Waits until a moment."""

    code: ClassVar = "ZZ05"
    name: ClassVar = "zz.payment"
    gates: frozenset = SHIP_GATE

    def examine(self, order, ctx):
        """Wait for half a day."""
        yield self.wait("payment", TEXT, START + timedelta(hours=12))


CHECKS = (Remark, Noshi, Late, Broken, Payment)
ENGINE = oms.Engine(Pack.build("toys", registry=Registry(CHECKS)))
TURNED = oms.Engine(Pack.build("toys", registry=Registry(CHECKS[::-1])))


class Model:
    """What must be held, by plain comparison of facts."""

    def __init__(self):
        """Begin with nothing released and nothing open."""
        self.released, self.open, self.manual = set(), {}, set()

    @staticmethod
    def facts(what, at):
        """Return what each rule would hold now, with the facts it rests on."""
        days = (at - START).days
        found = {}
        if set(what["remarks"]) & set("AB"):
            found["zz.remark", "order"] = what["remarks"]
        for number, noshi in enumerate(what["noshi"]):
            if noshi:
                found["zz.noshi", f"package:{number + 1}"] = noshi
        if days >= 2:
            found["zz.late", "order"] = "very" if days >= 4 else "late"
        if what["memo"] == "raise":
            found["engine.check_failed", "rule:zz.broken"] = "raise"
        elif what["memo"]:
            found["zz.broken", "order"] = what["memo"]
        return found

    def screen(self, what, at):
        """Take a look: open what is new, close what is gone, let released facts be."""
        now = self.facts(what, at)
        silent = what["memo"] == "raise"
        for key, fact in now.items():
            if (key, fact) in self.released:
                self.open.pop(key, None)
            else:
                self.open[key] = fact
        for key in list(self.open):
            stays = key[0] == "zz.noshi" or (silent and key[0] == "zz.broken")
            if key not in now and not stays:
                del self.open[key]


class LedgerMachine(RuleBasedStateMachine):
    """One order, one ledger, time that goes on, and people who do as they please."""

    @initialize()
    def start(self):
        """An order placed, never looked at."""
        self.ledger, self.turned = oms.Ledger(key=b"k"), oms.Ledger(key=b"k")
        self.model, self.at, self.status = Model(), START, 100
        self.what = {"remarks": SECRET, "noshi": [None, None], "memo": None}
        self.passed = set()

    # ---- what RMS and buyers do -------------------------------------------------------

    @rule(words=st.text("ABc", max_size=2))
    def write_remarks(self, words):
        """The buyer's words change."""
        self.what["remarks"] = SECRET + words

    @rule(number=st.integers(0, 1), noshi=st.sampled_from([None, "内祝", "御礼"]))
    def choose_noshi(self, number, noshi):
        """One package gets another noshi."""
        self.what["noshi"][number] = noshi

    @rule(memo=st.sampled_from([None, "x", "raise"]))
    def write_memo(self, memo):
        """The memo that breaks a check, or holds."""
        self.what["memo"] = memo

    @rule(hours=st.sampled_from([1, 12, 24, 50]))
    def wait(self, hours):
        """Time goes on."""
        self.at += timedelta(hours=hours)

    @precondition(lambda self: self.status in STEPS)
    @rule(data=st.data())
    def move(self, data):
        """RMS moves the order, whatever the ledger thinks of it."""
        self.status = data.draw(st.sampled_from(STEPS[self.status]))

    # ---- what the engine and people do ------------------------------------------------

    def screened(self, engine):
        """Screen the order as it is now."""
        packages = [
            {"basket_id": number + 1, "noshi": noshi}
            for number, noshi in enumerate(self.what["noshi"])
        ]
        made = order(
            status=self.status,
            remarks=self.what["remarks"],
            packages=packages,
            memo=self.what["memo"],
        )
        return engine.screen(made, self.at)

    @rule()
    def screen(self):
        """A look without asking for a gate; a second look right after it writes nothing."""
        screening = self.screened(ENGINE)
        events = self.ledger.apply(screening)
        self.model.screen(self.what, self.at)
        turned = self.turned.apply(self.screened(TURNED))
        assert [each.kind for each in events] == [each.kind for each in turned]
        assert () == self.ledger.apply(self.screened(ENGINE))

    @precondition(lambda self: self.open_ids())
    @rule(data=st.data(), reason=st.sampled_from(REASONS))
    def release(self, data, reason):
        """A person releases one or several holds."""
        chosen = data.draw(st.lists(st.sampled_from(self.open_ids()), min_size=1, unique=True))
        for hold in map(self.ledger.find, chosen):
            if hold.rule == "manual":
                self.model.manual.discard(hold.id)
            else:
                self.model.released.add((hold.key, self.model.open.pop(hold.key)))
        for ledger in (self.ledger, self.turned):
            ledger.release(chosen, by="sato", reason=reason, at=self.at, note=SECRET)

    @precondition(lambda self: self.open_ids())
    @rule(data=st.data(), days=st.integers(1, 5))
    def park(self, data, days):
        """A person parks a hold: it leaves the queue and closes the gate all the same."""
        chosen = data.draw(st.sampled_from(self.open_ids()))
        until = self.at + timedelta(days=days)
        for ledger in (self.ledger, self.turned):
            ledger.park(chosen, until=until, by="sato", at=self.at, note=SECRET)
        assert chosen not in [each.id for each in self.ledger.queue(self.at)]

    @rule(gate=st.sampled_from(["confirm", "ship"]))
    def hold_by_hand(self, gate):
        """A person holds the order."""
        number = order().order_number
        for ledger in (self.ledger, self.turned):
            placed = ledger.hold(number, gate, reason=SECRET, by="sato", at=self.at)
        self.model.manual.add(placed[0].hold_id)

    @rule(gate=st.sampled_from(["confirm", "ship"]))
    def advance(self, gate):
        """Ask for a gate: it opens iff the model sees nothing that closes it."""
        passage = self.ledger.advance(self.screened(ENGINE), gate, by="sato")
        self.turned.advance(self.screened(TURNED), gate, by="sato")
        self.model.screen(self.what, self.at)
        expected = self.may_pass(gate)
        assert expected == passage.passed
        if passage:
            self.passed.add(gate)

    def may_pass(self, gate):
        """Say without the ledger whether a gate is open."""
        if gate in self.passed or self.status != {"confirm": 100, "ship": 300}[gate]:
            return False
        if gate == "ship" and self.at < START + timedelta(hours=12):
            return False
        closes = {"zz.remark": {"confirm"}, "zz.noshi": {"ship"}}
        gates = [
            {"ship"} if self.status != 100 else closes.get(rule_id, {"confirm", "ship"})
            for rule_id, _ in self.model.open
        ]
        manual = [
            {"ship"} if self.status != 100 else self.ledger.find(each).gates
            for each in self.model.manual
        ]
        return not any(gate in each for each in gates + manual)

    def open_ids(self):
        """The ids of the open holds."""
        return [hold.id for state in self.ledger for hold in state.holds.values()]

    # ---- what is always true ----------------------------------------------------------

    @invariant()
    def open_holds_are_those_of_the_model(self):
        """No hold is lost, none comes back for facts a person released."""
        held = [hold for state in self.ledger for hold in state.holds.values()]
        assert set(self.model.open) == {hold.key for hold in held if hold.rule != "manual"}
        assert self.model.manual == {hold.id for hold in held if hold.rule == "manual"}

    @invariant()
    def events_give_the_state_again(self):
        """As they are, and after a trip through JSON; no event holds a personal value."""
        events = [event for state in self.ledger for event in self.history(state)]
        text = json.dumps([event.to_json() for event in events], ensure_ascii=False)
        assert SECRET not in text
        assert "内祝" not in text
        again = [Event.from_json(each) for each in json.loads(text)]
        assert self.ledger == oms.Ledger(events) == oms.Ledger(again)

    @invariant()
    def the_order_of_checks_does_not_matter(self):
        """The same holds, by the same facts, whichever check ran first."""
        assert self.ledger == self.turned

    def history(self, state):
        """All events of an order."""
        return self.ledger.history(state.order_number)


TestLedger = LedgerMachine.TestCase
TestLedger.settings = settings(max_examples=60, stateful_step_count=30, deadline=None)
