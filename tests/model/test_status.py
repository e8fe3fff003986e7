"""The status model against a table written by hand from the fact sheet, not from the code."""

from pathlib import Path

import pytest

from oms.model import status
from oms.model.status import (
    TRANSITIONS,
    Actor,
    RmsStatus,
    find_transition,
    is_reachable,
    status_label,
    status_table,
)

LABELS = {
    100: "注文確認待ち",
    200: "楽天処理中",
    300: "発送待ち",
    400: "変更確定待ち",
    500: "発送済",
    600: "支払手続き中",
    700: "支払手続き済",
    800: "キャンセル確定待ち",
    900: "キャンセル確定",
}
# (from, to, who moves it): what a source says.
CONFIRMED = {
    (None, 100, "buyer"),
    (100, 200, "shop"),
    (100, 200, "rakuten"),
    (100, 900, "buyer"),
    (100, 900, "shop"),
    (100, 900, "time"),
    (200, 300, "rakuten"),
    (200, 900, "time"),
    (300, 500, "rakuten"),
    (500, 600, "rakuten"),
    (600, 700, "rakuten"),
    (500, 900, "shop"),
    (600, 900, "shop"),
    (700, 900, "shop"),
    (800, 900, "shop"),
}
# What follows from the sources without being said; all of 400 is "not established".
INFERRED = {
    (200, 900, "shop"),
    (300, 900, "shop"),
    (300, 900, "time"),
    (400, 900, "time"),
    (800, 900, "rakuten"),
    (200, 400, "shop"),
    (300, 400, "shop"),
    (500, 400, "shop"),
    (600, 400, "shop"),
    (700, 400, "shop"),
    (400, 200, "rakuten"),
    (400, 300, "rakuten"),
    (400, 500, "rakuten"),
    (400, 600, "rakuten"),
    (400, 700, "rakuten"),
    (200, 800, "shop"),
    (300, 800, "shop"),
    (400, 800, "shop"),
    (500, 800, "shop"),
    (600, 800, "shop"),
    (700, 800, "shop"),
    (800, 200, "shop"),
    (800, 300, "shop"),
    (800, 500, "shop"),
    (800, 600, "shop"),
    (800, 700, "shop"),
}
# Where an order cannot be any more, however many looks were missed.
NEVER_AGAIN = {
    100: [],
    200: [100],
    300: [100],
    400: [100],
    500: [100, 200, 300],
    600: [100, 200, 300, 500],
    700: [100, 200, 300, 500, 600],
    800: [100],
    900: [100, 200, 300, 400, 500, 600, 700, 800],
}


def rows(confirmed):
    """Return the rows of one kind as (from, to, actor)."""
    return [
        (row.source and int(row.source), int(row.target), row.actor.value)
        for row in TRANSITIONS
        if row.confirmed is confirmed
    ]


def test_the_nine_statuses_carry_the_labels_of_rms():
    """Codes and labels of orderProgress."""
    assert LABELS == {int(status): status.label for status in RmsStatus}


@pytest.mark.parametrize(("confirmed", "expected"), [(True, CONFIRMED), (False, INFERRED)])
def test_every_row_of_the_table_is_expected_and_no_row_is_double(confirmed, expected):
    """Row by row, confirmed apart from inferred."""
    assert sorted(expected, key=str) == sorted(rows(confirmed), key=str)


def test_every_row_names_its_trigger():
    """A row without a reason would be a claim."""
    assert all(row.trigger.strip() for row in TRANSITIONS)
    assert set(Actor) == {row.actor for row in TRANSITIONS}


@pytest.mark.parametrize("source", [None, *LABELS])
@pytest.mark.parametrize("target", LABELS)
def test_a_single_move_is_found_if_the_table_has_it(source, target):
    """All 90 pairs."""
    known = {(row[0], row[1]) for row in CONFIRMED | INFERRED}
    found = find_transition(source, target)

    assert ((source, target) in known) == (found is not None)
    if found is not None:
        assert (source, target) == (found.source, found.target)


def test_a_move_both_confirmed_and_inferred_is_shown_as_confirmed():
    """The first row wins: 200 → 900 by timeout is said, by the shop is inferred."""
    assert find_transition(200, 900).confirmed
    assert find_transition(800, 900).confirmed


@pytest.mark.parametrize("source", LABELS)
def test_what_is_reachable_is_everything_but_the_past(source):
    """All 81 pairs, with enum members and plain numbers."""
    unreachable = [target for target in LABELS if not is_reachable(source, target)]
    members = [target for target in RmsStatus if not is_reachable(RmsStatus(source), target)]

    assert NEVER_AGAIN[source] == unreachable == members


@pytest.mark.parametrize("strange", [0, 150, 450, "300", "発送待ち"])
def test_no_move_is_known_from_or_to_a_status_we_do_not_know(strange):
    """It only stays where it is."""
    assert is_reachable(strange, strange)
    assert not any(is_reachable(strange, status) for status in LABELS)
    assert not any(is_reachable(status, strange) for status in LABELS)
    assert find_transition(100, strange) is None
    assert find_transition(strange, 100) is None


def test_finished_orders_have_no_gate_ahead():
    """Shipped, in payment, paid, cancelled."""
    assert {500, 600, 700, 900} == {int(each) for each in RmsStatus if each.is_finished}


@pytest.mark.parametrize(("status", "label"), [*LABELS.items(), (42, "?"), ("x", "?")])
def test_a_status_is_written_as_code_and_label(status, label):
    """Unknown ones with a question mark."""
    assert f"{status} {label}" == status_label(status)


def test_the_table_for_the_documentation_shows_every_row_with_its_standing():
    """Markdown, one line a row."""
    lines = status_table().splitlines()

    assert len(TRANSITIONS) + 2 == len(lines)
    assert len(CONFIRMED) == sum(line.endswith("| confirmed |") for line in lines)
    assert len(INFERRED) == sum(line.endswith("| inferred |") for line in lines)
    assert lines[2].startswith("| – | 100 注文確認待ち |")


@pytest.fixture(autouse=True)
def _forgets():
    """What was found out in one test is found out anew in the next."""
    is_reachable.cache_clear()


GOLDEN = Path(__file__).parents[1] / "data" / "transitions.txt"


def test_the_table_is_the_one_that_was_reviewed():
    """Row by row, made anew: whoever changes a move changes this file in the same diff."""
    rows = (*status._main_road(), *status._cancellations(), *status._changes())
    lines = [
        f"{'-' if row.source is None else int(row.source)} -> {int(row.target)} | "
        f"{row.actor.value} | {'confirmed' if row.confirmed else 'inferred'} | {row.trigger}"
        for row in rows
    ]
    assert GOLDEN.read_text(encoding="utf-8").splitlines() == lines
    assert rows == status.TRANSITIONS
