"""What is not validated again is what validation would have made of it."""

import pytest
from pydantic import ValidationError

import oms
from oms.checks.remarks_present import RemarksPresent
from oms.engine import Screening
from oms.model import Evidence, Finding, Message, RmsStatus, Severity, Suggestion, order
from oms.text import Piece, PieceKind

AT = oms.jst(2026, 5, 1, 12)
TEXT = Message("あ {n}", "a {n}")
CHECK = RemarksPresent()
PLACE = Evidence(path="remarks", value="のし", span=(0, 2))
ADVICE = Suggestion(path="remarks", message=TEXT, data={"n": 1})


def state(model):
    """All there is to a model, the order of its fields included."""
    return type(model), list(model.__dict__.items()), model.model_fields_set, model.model_extra


@pytest.mark.parametrize(
    ("evidence", "given"),
    [
        ((), {}),
        ((PLACE,), {"kind": "gift", "suggestion": ADVICE, "n": 1}),
        ((PLACE, PLACE), {"severity": Severity.INFO, "subject": "item:5", "n": TEXT}),
        ((PLACE,), {"severity": "warn", "facts": {"stock": 3}}),
    ],
)
def test_a_finding_is_what_its_class_would_make(evidence, given):
    """Field by field, whatever was given."""
    own = ("severity", "subject", "kind", "suggestion", "facts")
    rest = {key: value for key, value in given.items() if key in own}
    data = {key: value for key, value in given.items() if key not in own}
    plain = {"subject": "order", "severity": "hold", "kind": "", "facts": {}, "suggestion": None}
    made = Finding(
        code="RM01", rule="remarks.present", message=TEXT, gates=CHECK.gates, data=data,
        evidence=evidence, source=CHECK.source, **(plain | rest),
    )  # fmt: skip
    for _ in range(2):
        assert state(made) == state(CHECK.finding(TEXT, *evidence, **given))


@pytest.mark.parametrize(
    ("message", "evidence", "given"),
    [
        (None, (), {}),
        (["あ"], (), {}),
        (Message(1, "a"), (), {}),
        (TEXT, ("remarks",), {}),
        (TEXT, (PLACE,), {"subject": 5}),
        (TEXT, (PLACE,), {"kind": ["gift"]}),
        (TEXT, (PLACE,), {"kind": 5}),
        (TEXT, (PLACE,), {"severity": "grave"}),
        (TEXT, (PLACE,), {"suggestion": "call"}),
        (TEXT, (PLACE,), {"facts": 5}),
    ],
)
def test_nonsense_is_still_refused(message, evidence, given):
    """Hashable or not, and each time."""
    for _ in range(2):
        with pytest.raises(ValidationError):
            CHECK.finding(message, *evidence, **given)


def test_a_piece_as_evidence():
    """It is the evidence a check would build of it."""
    piece = Piece(PieceKind.MESSAGE, 3, 5, "のし")
    made = Evidence(path="remarks", value="のし", span=(3, 5))
    assert state(made) == state(piece.evidence)


def test_a_screening_is_what_its_class_would_make():
    """Built from its own fields it is the same."""
    made = oms.Engine().screen(order(remarks="のし希望"), AT)
    again = Screening(**dict(made))
    assert made == again
    assert made.model_fields_set == again.model_fields_set
    assert list(made.__dict__) == list(again.__dict__)


def test_screenings_share_nothing_that_can_be_changed():
    """What one of them is made to say does not reach the others."""
    engine = oms.Engine()
    engine.screen(order(), AT).bindings.clear()
    assert engine.screen(order(), AT).bindings


def test_an_order_nobody_validated_is_validated():
    """A copy keeps what it is given; its screening reads the status as an order would."""
    copied = order().model_copy(update={"status": 300})
    status = oms.Engine().screen(copied, AT).status
    assert status is RmsStatus(300)
