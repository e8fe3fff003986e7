"""Days and hours as notes put them, and digits that are none."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from oms.text.notation import write_out

WRITTEN = (
    ("令和8年6月3日着", "2026/6/3 着"),
    ("r9.1.15希望", "2027/1/15 希望"),
    ("20260603希望", "2026/06/03希望"),
    ("6-3着", "6/3 着"),
    ("6-10着", "6/10 着"),
    ("8ー31の到着を希望", "8/31 の到着を希望"),
    ("指定日→8-25", "指定日→8/25 "),
    ("令和7年9月30日", "2025/9/30 "),
    ("6-13着", "6/13 着"),
    ("6-3 18-20", "6/3  18-20"),
    ("1400~1600の間", "14:00~16:00の間"),
    ("1930-2100", "19:30~21:00"),
    ("pm2-4", "pm2~4時"),
    ("12×、13○", "12日は不可、13日は可"),
    ("×8日", "8日は不可"),
    ("9日~12日✕", "9日~12日は不可"),
    ("9と11は留守です", "9日と11日は留守です"),
    ("9、10、12のどれか", "9日、10日、12日のどれか"),
    ("13か14", "13日か14日"),
    ("26~28は出張です", "26日~28日は出張です"),
    ("12午前", "12日午前"),
)
LEFT = (
    "令和7年9月30日生まれ",
    "8-12に届けて",
    "番地は8-31",
    "1-3に届けて",
    "注文番号20260603-1234です",
    "090-1234-5678",
    "3-5日で届きますか",
    "12-14でお願いします",
    "8-12時指定",
    "1600-1800円くらい",
    "1600~1800gのもの",
    "サイズは10×20です",
    "赤は○、青は×でお願いします",
    "のしは×です",
    "2と3は同じ箱に入れてください",
    "16~18時以外は留守です",
    "16~18は留守です",
    "5、6人で食べます",
    "3か4個",
    "9と11時は留守です",
)


@pytest.mark.parametrize(("text", "written"), WRITTEN)
def test_a_note_is_written_out(text, written):
    """Years of an era, compact dates and clocks, marks, bare numbers of days."""
    assert write_out(text) == written


@pytest.mark.parametrize("text", LEFT)
def test_what_is_no_day_or_hour_stays_as_it_is(text):
    """Births, numbers of orders, prices, sizes, and what may be hours as well as days."""
    assert write_out(text) == text


@given(st.text(alphabet="日月着の、。ですあいうabcn", max_size=30))
def test_a_text_without_digits_and_marks_is_never_changed(text):
    """There is nothing to write out."""
    assert write_out(text) == text
