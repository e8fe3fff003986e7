"""Searches that are spared for speed change nothing: each shortcut against the long way."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from oms.text import day_forms, days, smalltalk, wishes
from oms.text.boilerplate import boilerplate
from oms.text.phrases import RemarkClass
from oms.text.topics import TOPICS

SHOP = boilerplate(
    (
        "※離島・一部地域は追加送料がかかる場合があります。\nメッセージカード：",
        "のし：□希望する □希望しない\nラッピング：必要・不要",
    )
)
SAID = (
    "離島・一部地域は追加送料が",
    "かかる場合があります",
    "メッセージカード:",
    "のし:",
    "希望する",
)
PIECES = st.sampled_from([*SAID, "希望しない", "必要", "佐倉", *"□■。a1"])
UNITS = ("10", "16", "20", "2026", "00", "から", "来年", "今月", "(日)", "st", "may ", "午後")
CLOCKS = st.sampled_from([*UNITS, *"128:時半分年月日/-.~、五十土頃 "])


def longest(text, joined, *, tail):
    """The longest head or tail of a text that stands in another, size by size."""
    sizes = [
        size
        for size in range(len(text) + 1)
        if (text[-size or len(text) :] if tail else text[:size]) in joined
    ]
    return max(sizes, default=0)


@given(st.lists(CLOCKS, max_size=9).map("".join))
def test_no_form_of_a_day_begins_at_a_clock(text):
    """The form with the look at a clock finds what the form without it finds."""
    plain = re.compile(day_forms.DAY.pattern.replace(r"(?!\d+[:時])", "", 1))
    assert plain.pattern != day_forms.DAY.pattern
    expected = [match.groupdict() | {"": match.span()} for match in plain.finditer(text)]
    assert expected == [
        match.groupdict() | {"": match.span()} for match in day_forms.DAY.finditer(text)
    ]


@given(st.lists(PIECES, max_size=6).map("".join))
def test_what_is_beyond_the_shops_words_is_found_as_by_measuring_all(text):
    """Only heads and tails of eight characters count, so the first eight tell."""
    start, end = SHOP.beyond(text)
    colon = text.find(":")
    if colon < 0:
        head = longest(text, SHOP.texts, tail=False)
        assert start == (head if head >= 8 else 0)
    tail = longest(text[start:], SHOP.texts, tail=True)
    assert end == len(text) - (tail if tail >= 8 else 0)


@given(st.lists(CLOCKS, max_size=6).map("".join))
def test_what_is_told_of_time_is_a_day_or_a_reference(text):
    """The two halves together say what the whole says."""
    told = days.may_name_day(text) or wishes.may_refer_to_time(text)
    assert told == wishes.may_speak_of_time(text)


def test_the_signs_of_topics_keep_their_numbers():
    """The table was trained with them: patterns first, then topics in their order."""
    order = ["CANCEL_CHANGE", "RECEIPT", "DROP_OFF", "GIFT", "SCHEDULE"]
    assert [RemarkClass[name] for name in order] == [name for name, _ in TOPICS]
    assert 9 == len(smalltalk._SIGNS)
    assert list(smalltalk._TOPIC_SIGNS) == [name for name, _ in TOPICS]
