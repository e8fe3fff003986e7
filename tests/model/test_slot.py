"""希望時間帯: the RMS number and back, against an oracle written another way."""

import re

import pytest

from oms.model import DeliverySlot, SlotKind

WORDS = {
    0: ("none", None, None, "指定なし"),
    1: ("morning", None, 12, "午前中"),
    2: ("afternoon", 12, None, "午後"),
    9: ("other", None, None, "その他"),
}


def oracle(term):
    """Read the term as text: one or two digits of the first hour, two of the second."""
    if term in WORDS:
        return WORDS[term]
    found = re.fullmatch(r"([1-9][0-9]?)([0-9]{2})", str(term))
    hours = [int(each) for each in found.groups()] if found else [0, 0]
    if hours[0] in range(7, 24) and hours[1] in range(8, 25) and hours[0] < hours[1]:
        return "hours", *hours, f"{hours[0]}〜{hours[1]}時"
    return "unreadable", None, None, str(term)


def test_every_number_up_to_2500_is_read_as_the_oracle_reads_it():
    """Kind, hours and label; the number itself is kept."""
    for term in range(2501):
        slot = DeliverySlot.from_term(term)
        assert (*oracle(term), term) == (slot.kind, slot.start, slot.end, slot.label, slot.term)


@pytest.mark.parametrize(
    ("term", "start", "end"),
    [(708, 7, 8), (724, 7, 24), (812, 8, 12), (1416, 14, 16), (1921, 19, 21), (2324, 23, 24)],
)
def test_the_examples_of_the_sheet(term, start, end):
    """h1 without leading zero, h2 with one."""
    assert (term, SlotKind.HOURS, start, end) == DeliverySlot.from_term(term)
    assert DeliverySlot.from_term(term) == DeliverySlot.from_hours(start, end)


@pytest.mark.parametrize("term", [-1, -9999, 607, 2425, 807, 1414, 10**20, 3])
def test_a_number_outside_the_rule_is_kept_as_unreadable(term):
    """Nothing is guessed, nothing fails."""
    slot = DeliverySlot.from_term(term)
    assert (term, SlotKind.UNREADABLE, None, None) == slot
    assert str(term) == slot.label
    assert slot.is_set


def test_only_zero_is_not_set():
    """その他 and an unreadable number are something a person chose."""
    assert [0] == [term for term in range(2501) if not DeliverySlot.from_term(term).is_set]


def test_every_pair_of_hours_makes_its_slot_or_is_refused():
    """Also pairs whose number would be that of another slot, such as 7 and 109."""
    for start in range(-30, 40):
        for end in range(-130, 230):
            if 7 <= start < end <= 24:
                assert (start, end) == DeliverySlot.from_hours(start, end)[2:]
            else:
                with pytest.raises(ValueError, match="from 7 to 24"):
                    DeliverySlot.from_hours(start, end)
