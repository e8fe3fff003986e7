"""項目選択肢 as RMS writes them."""

from hypothesis import given
from hypothesis import strategies as st

from oms.text import read_choices

TEXTS = st.text(st.sampled_from("題値あA1:： 　\n\r-"), max_size=60)


def _read(text):
    return [(each.title, each.value) for each in read_choices(text)]


def test_each_line_is_an_option():
    """題:値."""
    assert [("色", "赤"), ("サイズ", "M")] == _read("色:赤\nサイズ:M")


def test_the_first_mark_ends_the_title():
    """Times and ratios keep theirs."""
    assert [("時刻", "10:00"), ("比", "1：2")] == _read("時刻:10:00\n比:1：2")


def test_a_half_width_mark_goes_before_a_full_width_one():
    """Titles of shops hold full-width colons, RMS writes the half-width one."""
    assert [("【重要】ご確認：必ず", "はい")] == _read("【重要】ご確認：必ず:はい")


def test_a_line_without_a_mark_continues_the_answer():
    """Free texts have lines."""
    assert [("文字", "さくら\nみなと"), ("色", "")] == _read("文字:さくら\n\n みなと \n色:")


def test_a_first_line_without_a_mark_belongs_to_nothing():
    """And is left out."""
    assert [("色", "赤")] == _read("お選びください\n色:赤")
    assert [] == _read("お選びください")


@given(TEXTS)
def test_places_lie_in_the_text_and_in_order(text):
    """What is marked for a clerk is the option."""
    last = 0
    for choice in read_choices(text):
        assert last <= choice.start < choice.end <= len(text)
        piece = text[choice.start : choice.end]
        assert choice.title in piece
        assert all(line in piece for line in choice.value.split("\n"))
        last = choice.end
