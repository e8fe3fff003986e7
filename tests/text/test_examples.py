"""Ten remarks from public sources, read where the shared data lies."""

import json
from datetime import date
from pathlib import Path

import pytest

from oms.model import order
from oms.model.base import clean_text
from oms.text import read_order_remarks, read_remarks

SHARED = Path(__file__).parents[2].parent / "shared" / "data" / "remarks_examples.json"
IDS = (
    *("no-wish", "boilerplate-no-date-block", "boilerplate-after-date-block", "date-only"),
    *("free-text-inside-date-block", "kanji-date-custom-title", "date-and-slot-fullwidth"),
    *("date-and-gozenchu", "no-wish-many-newlines", "synthetic-entity-slot-question"),
)


@pytest.fixture(scope="module")
def examples():
    """The rows by id; they are not ours to copy."""
    if not SHARED.exists():
        pytest.skip(
            "../shared/data/remarks_examples.json is not here: its texts are not ours to copy"
        )
    rows = json.loads(SHARED.read_text(encoding="utf-8"))
    return {row["id"]: row for row in rows}


def defaults(row):
    """What the shop's form writes: the last block of the rows that hold nothing else."""
    text = row["remarks"].rpartition(":]\n")[2].strip()
    return (text,) if row["id"].startswith("boilerplate") else ()


def test_all_ten_are_known(examples):
    """A row that is added needs a name here."""
    assert set(IDS) == set(examples)


@pytest.mark.parametrize("name", IDS)
def test_a_message_is_told_from_none(examples, name):
    """With the default texts of its shop."""
    row = examples[name]
    reading = read_remarks(
        clean_text(row["remarks"]), date(2026, 8, 1), default_texts=defaults(row)
    )
    assert row["has_message"] == reading.needs_person


@pytest.mark.parametrize("name", IDS)
def test_an_order_with_it_is_read_alike(examples, name):
    """Entities are unescaped on the way."""
    row = examples[name]
    reading = read_order_remarks(order(remarks=row["remarks"]), defaults(row))
    assert row["has_message"] == reading.needs_person


def test_boilerplate_of_an_unknown_shop_is_shown_to_a_person(examples):
    """Only the shop can say that a text is its own."""
    row = examples["boilerplate-after-date-block"]
    assert read_remarks(row["remarks"], date(2026, 8, 1)).needs_person
