"""What is told of a line without the order, and what lets the reading skip work, hold always."""

import re
from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from oms.text import day_forms, days, fold, hours, read_remarks
from oms.text.boilerplate import boilerplate
from oms.text.fold import _PLAIN
from oms.text.intent import Place
from oms.text.parts import split_line
from oms.text.remarks import _read
from oms.text.wishes import find_wishes, may_speak_of_time, points_back, wish_back

FRIDAY = date(2026, 5, 1)
BITS = [
    *("5", "12", "二十", "٣", "2026", "-", "/", "~", ".", ":", "月", "日", "曜", "(火)", "から"),
    *(
        "次の",
        "来週",
        "平日",
        "明日",
        "あさって",
        "みそか",
        "母の日",
        "may ",
        "the ",
        "3rd",
        "sunday",
    ),
    *("午前", "夕方", "いちばん遅い", "お昼", "pm", "時", "時半", "朝一", "正午", "最終便"),
    *("「", "」", '"', "『", "』"),
    *("その日", "それまで", "それ以降", "前日に", "別の日", "間に合う", "当日", "どちらか"),
    *("のし", "お願いします", "希望", "は不在", "、", "。", " ", "イ", "い", "お", "火", "a", "n"),
]
TEXTS = st.lists(st.sampled_from(BITS), max_size=8).map("".join)


@settings(max_examples=500)
@given(st.one_of(TEXTS, st.text(max_size=20)), st.dates(date(2024, 1, 1), date(2028, 12, 31)))
def test_what_cannot_speak_of_time_does_not(text, ordered):
    """Such a sentence is judged once for all orders."""
    text = fold(text).text
    if not may_speak_of_time(text):
        mention = days.DayMention(0, 0, FRIDAY, FRIDAY)
        assert ((), ()) == find_wishes(text, ordered)
        assert () == days.find_days(text, ordered) == wish_back(text, mention)
        assert not points_back(text)


@settings(max_examples=500)
@given(TEXTS)
def test_every_form_begins_with_a_first_character(text):
    """Looking at the first character alone loses no day and no hour."""
    for quick, forms in ((day_forms.DAY, day_forms._FORMS), (hours._HOURS, hours._FORMS)):
        plain = re.compile("|".join(forms))
        expected = [match.span() for match in plain.finditer(text)]
        assert expected == [match.span() for match in quick.finditer(text)]


def test_plain_characters_fold_to_themselves():
    """A text of them alone is not folded at all."""
    plain = [char for char in map(chr, range(0x30000)) if _PLAIN.fullmatch(char)]
    assert len(plain) > 20_000
    padded = "".join(f"{char}\uff01" for char in plain)  # a full-width mark: folded one by one
    assert "".join(f"{char}!" for char in plain) == fold(padded).text


def test_a_line_is_split_by_the_shop_it_was_written_to():
    """One shop's default text is another shop's message."""
    shop, other = boilerplate(("ペットのお名前を必ずご記入ください",)), boilerplate(())
    for place in (Place(), Place("備考")):
        owned = split_line("ペットのお名前を必ずご記入ください", place, "", shop)
        said = split_line("ペットのお名前を必ずご記入ください", place, "", other)
        assert ["default"] == [piece.kind.value for piece in owned.pieces]
        assert ["message"] == [piece.kind.value for piece in said.pieces]


def test_a_reading_is_the_same_whatever_was_read_before():
    """What is kept of a line holds no day of the order it came with."""
    remarks = "[備考:]\nのし希望です。\n明日の午前中にお願いします。\nよろしくお願いします。"
    first = {day: read_remarks(remarks, date(2026, 5, day)) for day in (1, 2)}
    split_line.cache_clear()
    _read.cache_clear()
    again = {day: read_remarks(remarks, date(2026, 5, day)) for day in (2, 1)}
    assert first == again
    assert first[1] != first[2]
