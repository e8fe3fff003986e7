"""期限: what RMS states is passed on; nothing is computed but the buyer's half hour."""

import dataclasses
from datetime import date, datetime

import pytest

from oms.model import ABSENT, deadlines, order
from oms.model.base import jst


def found(**facts):
    """Return the deadlines of an order as {kind: at}."""
    return {each.kind: each.at for each in deadlines(order(**facts))}


def test_a_plain_order_shows_the_buyers_window_and_the_auto_cancel_date():
    """Both with labels in two languages and a dated source."""
    window, cancel = deadlines(order())

    assert ("buyer_cancel", jst(2026, 5, 1, 10, 30)) == (window.kind, window.at)
    assert ("auto_cancel", date(2026, 5, 15)) == (cancel.kind, cancel.at)
    assert ["購入者キャンセル可能期間", "自動キャンセル予定日"] == [
        window.label.ja,
        cancel.label.ja,
    ]
    assert all(each.label.en and each.source.name for each in (window, cancel))
    assert all(isinstance(each.source.checked_on, date) for each in (window, cancel))


@pytest.mark.parametrize("due", [date(2026, 5, 2), date(2027, 5, 1), date(2020, 1, 1)])
def test_the_auto_cancel_date_is_that_of_the_field_whatever_it_says(due):
    """Never 14 days computed anew."""
    assert due == found(cancel_due_date=due)["auto_cancel"]
    assert due == found(cancel_due_date=due, status=300)["auto_cancel"]


@pytest.mark.parametrize("nothing", [None, ABSENT])
def test_without_the_field_there_is_no_auto_cancel_date(nothing):
    """Null at 500, absent in a CSV."""
    assert {"buyer_cancel"} == found(cancel_due_date=nothing).keys()


@pytest.mark.parametrize(
    ("facts", "window"),
    [
        ({}, True),
        ({"delivery_cert_prg_flag": 1}, False),
        ({"delivery_cert_prg_flag": ABSENT}, True),
        ({"delivery_cert_prg_flag": None}, True),
        ({"order_type": 4}, False),
        ({"order_type": 5}, False),
        ({"order_type": 6}, False),
        ({"order_type": 99}, True),
        ({"order_type": ABSENT}, True),
        ({"rakuten_member_flag": 0}, False),
        ({"rakuten_member_flag": ABSENT}, True),
    ],
)
def test_the_buyers_window_is_open_unless_the_order_is_known_to_have_none(facts, window):
    """None for 最強配送, 定期, 頒布会, 予約 and non-members; what is unknown closes nothing."""
    assert window == ("buyer_cancel" in found(**facts))


def test_the_buyers_window_is_half_an_hour_in_japanese_time():
    """Also over midnight and from another offset."""
    late = found(order_datetime=jst(2026, 12, 31, 23, 45))["buyer_cancel"]
    foreign = found(order_datetime=datetime.fromisoformat("2026-05-01T01:00:00+00:00"))

    assert jst(2027, 1, 1, 0, 15) == late
    assert "2026-05-01T10:30:00+09:00" == foreign["buyer_cancel"].isoformat()


def due(*rows):
    """Return the deadlines that come from due dates."""
    listed = [{"due_date_type": kind, "due_date": day} for kind, day in rows]
    out = found(due_dates=listed, cancel_due_date=None)
    out.pop("buyer_cancel")
    return out


@pytest.mark.parametrize(
    ("kind", "name"), [(0, "payment"), (1, "payment_method_change"), (2, "refund")]
)
def test_due_dates_are_told_by_their_type(kind, name):
    """支払い・支払い方法変更・返金."""
    assert {name: date(2026, 5, 8)} == due((kind, "2026-05-08"))


def test_the_last_entry_of_a_type_counts():
    """RMS appends and never overwrites; a later entry may name an earlier day."""
    assert {"payment": date(2026, 5, 3), "refund": date(2026, 6, 1)} == due(
        (0, "2026-05-08"), (2, "2026-06-01"), (0, "2026-05-20"), (0, "2026-05-03")
    )


@pytest.mark.parametrize("gone", [None, ABSENT])
def test_a_last_entry_without_a_day_takes_the_deadline_away(gone):
    """What was appended last holds."""
    assert {} == due((0, "2026-05-08"), (0, gone))


def test_types_nobody_knows_are_passed_on():
    """Law 10: the date counts for people even where our table has no word for it."""
    assert {"due_date_9": date(2026, 5, 8)} == due((9, "2026-05-08"))
    for nameless in (None, ABSENT):
        assert {"due_date_unknown": date(2026, 5, 9)} == due((nameless, "2026-05-09"))


@pytest.mark.parametrize("nothing", [None, ABSENT, []])
def test_without_due_dates_there_are_none(nothing):
    """Null, absent, empty."""
    assert () == deadlines(order(due_dates=nothing, cancel_due_date=None, rakuten_member_flag=0))


def test_deadlines_come_earliest_first_and_are_frozen():
    """A day counts from its first moment in Japan."""
    listed = deadlines(
        order(
            order_datetime=jst(2026, 5, 1, 10),
            cancel_due_date=date(2026, 5, 15),
            due_dates=[
                {"due_date_type": 0, "due_date": "2026-05-01"},
                {"due_date_type": 2, "due_date": "2026-05-02"},
            ],
        ),
    )

    assert ["payment", "buyer_cancel", "refund", "auto_cancel"] == [each.kind for each in listed]
    with pytest.raises(dataclasses.FrozenInstanceError):
        listed[0].kind = "x"
    assert 4 == len(set(listed))
