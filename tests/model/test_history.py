"""What the change history of an order leaves open."""

from itertools import permutations

import pytest

from oms.model import order
from oms.model.codes import ChangeType
from oms.model.history import change_rows, open_requests

ASKED = {ChangeType.CANCEL_REQUESTED}
CLOSED = {ChangeType.CANCEL_FIXED, ChangeType.CANCEL_COMPLETED, ChangeType.CANCEL_WITHDRAWN}


def _row(kind, day=None, **more):
    moment = None if day is None else f"2026-05-{day:02}T10:00:00+0900"
    return {"change_type": kind, "change_apply_datetime": moment} | more


def _open(*rows, fixed=True):
    made = order(changes=list(rows))
    return [index for index, _ in open_requests(made, ASKED, CLOSED, fixed=fixed)]


@pytest.mark.parametrize("closing", [1, 2, 3])
def test_a_later_row_closes_a_request(closing):
    """Fixed, completed or withdrawn; whatever the order of the rows."""
    for rows in permutations([_row(8, 1), _row(0, 2), _row(closing, 3)]):
        assert [] == _open(*rows)


@pytest.mark.parametrize("closing", [1, 2, 3])
def test_an_earlier_row_closes_nothing(closing):
    """Asked again after a withdrawal."""
    for rows in permutations([_row(closing, 2), _row(0, 3)]):
        assert 1 == len(_open(*rows))


def test_without_moments_the_place_counts():
    """RMS may leave the dates empty."""
    assert [] == _open(_row(0), _row(3))
    assert [1] == _open(_row(3), _row(0))


def test_a_row_can_close_itself():
    """RMS may move one row on instead of adding another."""
    done = "2026-05-03T10:00:00+0900"
    assert [] == _open(_row(0, 2, change_cmpl_datetime=done))
    assert [] == _open(_row(0, 2, change_fix_datetime=done))
    assert [0] == _open(_row(0, 2, change_fix_datetime=done), fixed=False)


def test_the_last_moment_of_a_row_counts():
    """A withdrawal asked for before and settled after the new request closes it."""
    late = "2026-05-09T10:00:00+0900"
    assert [] == _open(_row(3, 1, change_fix_datetime=late), _row(0, 2))


def test_other_types_are_left_alone():
    """Also those nobody knows."""
    assert [] == _open(_row(4, 2), _row(8, 2), _row(42, 2), _row(None, 2))


@pytest.mark.parametrize("changes", [None, []])
def test_no_history_is_no_request(changes):
    """Null, empty, or absent from the source."""
    assert () == change_rows(order(changes=changes))
