"""The glossary holds every label of the code, and says the same in both directions."""

import re
from pathlib import Path

import pytest

from oms.calendar import DayKind
from oms.checks import BUILT_IN, remarks_present
from oms.cli.verdict import Verdict
from oms.cli.words import ENGINE_LABELS
from oms.model import Mode, RmsStatus, Severity, deadlines, order
from oms.model.slot import DeliverySlot
from oms.text import RemarkClass

PAGE = Path(__file__).resolve().parents[2] / "docs" / "glossary.md"
FIRST, SECOND, REST = re.split(
    r"^## (?:Identifier|Check families).*$", PAGE.read_text(encoding="utf-8"), flags=re.MULTILINE
)


def rows(text):
    """Return the first two cells of each row that names an identifier."""
    cells = [line.strip("|").split(" | ") for line in text.splitlines() if line.startswith("| ")]
    return [(a.strip(), b.strip()) for a, b, *_ in cells if "`" in a + b]


def pairs():
    """Return every (identifier, Japanese) of the first table."""
    for japanese, identifiers in rows(FIRST):
        named = re.split(r" / |, ", identifiers)
        words = japanese.split(" / ") if len(named) > 1 else [japanese]
        yield from zip(named, words * (len(named) if len(words) == 1 else 1), strict=True)


LABELS = {
    **{f"`{check.name}`": check.label.ja for check in BUILT_IN},
    "`engine.check_failed`": ENGINE_LABELS["EN01"].ja,
    "`engine.data_missing`": ENGINE_LABELS["EN02"].ja,
    **{
        f"`{kind}`" + (" (remark)" if kind == "other" else ""): label.ja
        for kind, label in remarks_present._LABELS.items()
    },
    **{f"`{each}` (severity)": each.label for each in Severity},
    **{f"`Verdict.{each.name}`": each.label.ja for each in Verdict},
    **{f"`{each.name}` {each.value}": each.label for each in RmsStatus},
    **{f"`DayKind.{each.name}`": each.label.ja for each in DayKind},
    **{
        f"`SlotKind.{slot.kind.name}`": slot.label
        for slot in map(DeliverySlot.from_term, (0, 1, 2, 9))
    },
}


@pytest.mark.parametrize(("identifier", "label"), LABELS.items(), ids=str)
def test_every_label_of_the_code_stands_in_the_glossary(identifier, label):
    """A label is data: nobody may have to guess what it is called in the code."""
    assert (identifier, label) in set(pairs())


def test_every_deadline_and_mode_stands_there():
    """Their Japanese is shown to clerks, or is what packs write."""
    due = [{"due_date_type": number, "due_date": "2026-05-10"} for number in (0, 1, 2)]
    known = set(pairs())
    for each in deadlines(order(cancel_due_date="2026-05-15", due_dates=due)):
        assert (f"`{each.kind}`", each.label.ja) in known
    assert {f"`{mode}`" for mode in Mode} <= {name for name, _ in known}


def test_every_class_of_a_remark_has_a_label():
    """A class without one would break the check."""
    assert set(RemarkClass) == set(remarks_present._LABELS)


def test_both_directions_agree():
    """The second table is the first one turned round."""
    joined = {}
    for identifier, japanese in pairs():
        joined.setdefault(identifier, []).append(japanese)
    assert {name: " / ".join(words) for name, words in joined.items()} == dict(rows(SECOND))


def test_the_second_table_is_sorted():
    """By letter, whatever the case."""
    names = [name.strip("`").lower() for name, _ in rows(SECOND)]
    assert sorted(names) == names


def test_every_family_of_a_check_is_explained():
    """The letters of a code."""
    explained = set(re.findall(r"^\| ([A-Z]{2}) \|", REST, re.MULTILINE))
    assert {check.code[:2] for check in BUILT_IN} <= explained
