"""Whether the RMS fields satisfy a wish: laws, and an oracle that counts days and hours."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from oms.text import Agreement, read_remarks
from oms.text.agreement import judge_day, judge_hour
from oms.text.hours import HourMention
from oms.text.wishes import HourWish, Op, find_wishes

FRIDAY = date(2026, 5, 1)
DAY = timedelta(days=1)
AHEAD = st.integers(1, 60).map(lambda days: FRIDAY + days * DAY)


def verdict(text, day=None, term=None, ordered=FRIDAY):
    """What a remark says of the two fields."""
    reading = read_remarks(text, ordered, delivery_date=day, shipping_term=term)
    return reading.day, reading.hour


SINGLE = {
    "{}に届けてください": lambda field, day: field == day,
    "{}着でお願いします": lambda field, day: field == day,
    "{}必着": lambda field, day: field == day,
    "{}しか受け取れません": lambda field, day: field == day,
    "{}までに届けてください": lambda field, day: field <= day,
    "遅くとも{}にはお願いします": lambda field, day: field <= day,
    "{}以降に届けてください": lambda field, day: field >= day,
    "{}より後でお願いします": lambda field, day: field > day,
    "{}は不在です": lambda field, day: field != day,
    "{}以外でお願いします": lambda field, day: field != day,
    "{}は受け取れません": lambda field, day: field != day,
    "{}まで不在です": lambda field, day: field > day,
    "{}から不在です": lambda field, day: field < day,
    "{}の前日までに届けてください": lambda field, day: field <= day - DAY,
    "{}頃に届けてください": lambda field, day: abs(field - day) <= 2 * DAY,
}


@pytest.mark.parametrize("form", sorted(SINGLE))
@given(AHEAD, AHEAD)
def test_one_day_is_judged_as_a_calendar_does(form, day, field):
    """A wish and a field, each any day of the next two months."""
    expected = Agreement.AGREES if SINGLE[form](field, day) else Agreement.CONFLICTS
    wishes, _ = find_wishes(form.format(f"{day.month}/{day.day}"), FRIDAY)
    assert expected == judge_day(wishes, field)


@given(AHEAD, AHEAD, AHEAD)
def test_two_days_are_a_choice_or_a_range(one, two, field):
    """Either of two days; every day from the first to the last."""
    first, last = sorted([one, two])
    days = f"{first.month}/{first.day}", f"{last.month}/{last.day}"
    for form, allowed in (
        ("{}か{}に届けてください", {first, last}),
        ("{}または{}でお願いします", {first, last}),
        ("{}から{}の間に届けてください", None),
        ("{}〜{}の間でお願いします", None),
    ):
        keeps = first <= field <= last if allowed is None else field in allowed
        found, _ = find_wishes(form.format(*days).replace("〜", "~"), FRIDAY)
        assert (Agreement.AGREES if keeps else Agreement.CONFLICTS) == judge_day(found, field)


@given(AHEAD, st.sets(st.integers(0, 6), min_size=1, max_size=2), st.booleans())
def test_a_weekday_is_judged_by_the_calendar(field, weekdays, wanted):
    """Wished weekdays must be met, weekdays of absence must not."""
    names = "か".join(f"{'月火水木金土日'[each]}曜" for each in sorted(weekdays))
    text = f"{names}に届けてください" if wanted else f"{names}は不在です"
    keeps = (field.weekday() in weekdays) == wanted
    found, _ = find_wishes(text, FRIDAY)
    assert (Agreement.AGREES if keeps else Agreement.CONFLICTS) == judge_day(found, field)


QUARTERS = st.integers(28, 96)
OPS = st.sampled_from([Op.ON, Op.BY, Op.FROM, Op.NOT])


def counted(op, hours, slot):
    """Judge by counting the quarter hours of the slot that the wish covers."""
    first, last = hours
    covers = {
        Op.ON: lambda at: first <= at < last,
        Op.BY: lambda at: at < last,
        Op.FROM: lambda at: at >= first,
        Op.NOT: lambda at: first <= at < last,
    }[op]
    total = slot[1] - slot[0]
    shared = sum(covers(at) for at in range(*slot))
    if op is Op.NOT:
        left_out = Agreement.AGREES if shared <= 2 else Agreement.PARTLY
        return Agreement.CONFLICTS if shared * 2 > total else left_out
    if not shared:
        return Agreement.CONFLICTS
    one_hour = hours == [80, 84]  # 20-21, the one slot inside another
    reaches_out = first < slot[0] or last > slot[1]
    if op is Op.ON and total <= 8 and shared < total - 2 and (reaches_out or one_hour):
        return Agreement.CONFLICTS
    enough = total / 2 if op is Op.ON else total - max(2, total / 8)
    return Agreement.AGREES if shared >= enough else Agreement.PARTLY


@given(OPS, st.tuples(QUARTERS, QUARTERS), st.tuples(QUARTERS, QUARTERS))
def test_hours_are_judged_as_counting_does(op, hours, slot):
    """Half of the slot inside wished hours is enough, of an open end all but half an hour.

    Hours of absence may take half an hour of it. Hours that reach beyond a slot of two hours are
    another slot; of a long one an eighth may be missing at an open end.
    """
    hours, slot = sorted(hours), sorted(slot)
    if hours[0] == hours[1] or slot[0] == slot[1]:
        return
    mention = HourMention(0, 1, hours[0] / 4, hours[1] / 4)
    wish = HourWish(mention, op)
    assert counted(op, hours, slot) == judge_hour((wish,), (slot[0] / 4, slot[1] / 4))


@given(st.integers(8, 20), st.integers(8, 20))
def test_an_hour_alone_is_met_by_a_slot_around_it(hour, start):
    """14時 is met by 14–16 and by 12–14, not by 16–18."""
    wish = HourWish(HourMention(0, 1, float(hour), float(hour), point=True), Op.ON)
    quarters = [at for at in range(4 * start, 4 * start + 8) if 4 * hour - 4 <= at < 4 * hour + 4]
    expected = {0: Agreement.CONFLICTS}.get(len(quarters), Agreement.AGREES)
    assert expected == judge_hour((wish,), (float(start), float(start + 2)))


@pytest.mark.parametrize(
    "text", ["午前中希望", "午前中に届けてください", "AM希望", "午前でお願いします"]
)
def test_the_morning_is_slot_1_and_8_to_12(text):
    """午前中 agrees with 1 and with 8–12."""
    assert (None, Agreement.AGREES) == verdict(text, term=1)
    assert (None, Agreement.AGREES) == verdict(text, term=812)
    for term in (2, 1214, 1416, 1618, 1820, 1921, 2021):
        assert (None, Agreement.CONFLICTS) == verdict(text, term=term)


def test_by_the_25th_agrees_with_the_24th():
    """「25日までに」 agrees with the 24th and the 25th, not with the 26th."""
    days = [date(2026, 5, number) for number in (24, 25, 26)]
    said = [verdict("25日までに届けてください", day)[0] for day in days]
    assert [Agreement.AGREES, Agreement.AGREES, Agreement.CONFLICTS] == said


def test_from_the_25th_does_not_agree_with_the_24th():
    """「25日以降」 agrees with the 25th and the 26th only."""
    days = [date(2026, 5, number) for number in (24, 25, 26)]
    said = [verdict("25日以降にお願いします", day)[0] for day in days]
    assert [Agreement.CONFLICTS, Agreement.AGREES, Agreement.AGREES] == said


@pytest.mark.parametrize(
    "text", ["5/8に届けてください", "5/8は不在です", "土日着希望", "5/8以降で"]
)
def test_a_day_that_is_not_set_is_no_contradiction(text):
    """It is left open, and a person is told."""
    reading = read_remarks(text, FRIDAY, shipping_term=1416)
    assert (Agreement.OPEN, True, ()) == (reading.day, reading.needs_person, reading.against_day)


@pytest.mark.parametrize("term", [None, 0, 9])
@pytest.mark.parametrize(
    "text", ["午前中に届けてください", "18時以降でお願いします", "夜は不在です"]
)
def test_a_slot_that_is_not_set_is_no_contradiction(text, term):
    """0 is none, 9 is other: nothing to compare with."""
    reading = read_remarks(text, FRIDAY, delivery_date=date(2026, 5, 8), shipping_term=term)
    assert (Agreement.OPEN, True, ()) == (reading.hour, reading.needs_person, reading.against_hour)


@pytest.mark.parametrize(
    ("text", "term"),
    [("17時以降で", 1618), ("13時〜16時希望", 1416), ("夕方着希望", 1820), ("15時以降で", 1416)],
)
def test_an_overlap_is_no_contradiction(text, term):
    """The parcel may come at a time that suits."""
    assert verdict(text, term=term)[1] in (Agreement.AGREES, Agreement.PARTLY)


@pytest.mark.parametrize(
    ("text", "term"),
    [
        ("18時〜20時しか家にいません", 1921),
        ("19〜21時希望", 1820),
        ("希望時間帯は20〜21時です", 1921),
    ],
)
def test_a_span_that_is_another_slot_contradicts_the_one_that_is_set(text, term):
    """The carrier may come in the hours that are not wished."""
    assert verdict(text, term=term)[1] is Agreement.CONFLICTS


@pytest.mark.parametrize("term", [1414, 1918, 100, 99999])
def test_a_slot_nobody_can_read_is_not_compared(term):
    """Nothing is guessed."""
    assert verdict("午前中に届けてください", term=term)[1] is Agreement.OPEN


def test_a_wish_that_only_repeats_the_fields_is_no_message():
    """Day and slot are set as the buyer says."""
    reading = read_remarks(
        "5/8の14時〜16時でお願いします。",
        FRIDAY,
        delivery_date=date(2026, 5, 8),
        shipping_term=1416,
    )
    assert (Agreement.AGREES, Agreement.AGREES) == (reading.day, reading.hour)
    assert ((), False) == (reading.classes, reading.needs_person)


def test_nothing_wished_is_nothing_judged():
    """No wish has no verdict."""
    assert judge_day([], date(2026, 5, 8)) is None
    assert judge_hour((), (8.0, 12.0)) is None
    assert (None, None) == verdict("のし希望です", date(2026, 5, 8), 1416)


def test_a_day_of_shipping_is_no_delivery_day():
    """It says nothing against the delivery date, and is not silently agreed with."""
    assert (Agreement.OPEN, None) == verdict("5/6に発送してください", date(2026, 5, 8))
    mixed = "5/6に発送して5/8に届けてください"
    assert (Agreement.PARTLY, None) == verdict(mixed, date(2026, 5, 8))


@pytest.mark.parametrize(
    ("text", "day"),
    [("第1希望5/8、第2希望5/10でお願いします", 8), ("第1希望：5/8\n第2希望：5/10", 10)],
)
def test_ranked_wishes_are_judged_together(text, day):
    """Either choice satisfies them; a third day does not."""
    assert Agreement.AGREES == verdict(text, date(2026, 5, day))[0]
    assert Agreement.CONFLICTS == verdict(text, date(2026, 5, 9))[0]


def test_each_sentence_may_contradict():
    """An agreeing sentence does not make up for a contradicting one."""
    text = "5/8に届けてください。5/8は不在です。"
    assert Agreement.CONFLICTS == verdict(text, date(2026, 5, 8))[0]
