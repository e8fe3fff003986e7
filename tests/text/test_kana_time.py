"""Days and hours in kana alone: what counts as one, and what only sounds like it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from oms.text.kana import spell
from oms.text.kana_time import spell_time

SPELT = (
    ("じゅうななにちのごぜん", "17日の午前"),
    ("にじゅうさんにちに", "23日に"),
    ("じゅうよっかのあさにおねがいします", "14日の朝におねがいします"),
    ("さんじゅうにちちゃく", "30日着"),
    ("ふつかにとどけてください", "2日にとどけてください"),
    ("なのかまでに", "7日までに"),
    ("いつかのどようび", "5日の土曜日"),
    ("みっかごに", "3日後に"),
    ("らいしゅうのもくようびに", "来週の木曜日に"),
    ("こんしゅうきんようび", "今週金曜日"),
    ("さ来週の月よう日", "再来週の月曜日"),
    ("よるの7じから9じ", "夜の7時から9時"),
    ("ごごろくじからはちじ", "午後6時から8時"),
    ("しちじいこうでおねがいします", "7時以降でおねがいします"),
    ("おひるすぎに", "お昼すぎに"),
    ("18にちいがい", "18日以外"),
    ("はつかまでるすです", "20日まで留守です"),
)
LEFT = (
    "そうしようか",
    "本物なのかわかりません",
    "いつかまた買います",
    "何かようかんに合うもの",
    "家族のように思っています",
    "ひようがかかりますか",
    "これによると品切れです",
    "あさりをおねがいします",
    "まじでおいしいです",
    "いちにちもはやく",
    "いちごにしてください",
    "にちようだいくに使います",
    "日よう品をまとめて",
    "20日まで使えるように",
)


@pytest.mark.parametrize(("text", "spelt"), SPELT)
def test_a_day_or_hour_in_kana_gets_its_usual_spelling(text, spelt):
    """Days of the month, weekdays, weeks, clocks and parts of the day."""
    assert spell_time(text) == spelt


@pytest.mark.parametrize("text", LEFT)
def test_what_only_sounds_like_a_day_stays_as_it_is(text):
    """なのか, いつか and よう mean far more often something else."""
    assert spell_time(text) == text


@pytest.mark.parametrize(
    ("text", "spelt"),
    [
        ("ライシュウノカヨウビ", "来週の火曜日"),
        ("8ガツ10カ18ジ~20ジ", "8月10日18時~20時"),
        ("ヨル7ジカラ9ジ", "夜7時から9時"),
        ("ニジュウヨッカニオネガイシマス", "24日にお願いします"),
        ("10カ月使っています", "10カ月使っています"),
    ],
)
def test_katakana_alone_is_spelt_as_well(text, spelt):
    """Half-width katakana arrives folded to full width."""
    assert spell(text) == spelt


@given(st.text(alphabet="一二三東京着希望漢字。、!abc", max_size=20))
def test_a_text_without_kana_is_never_changed(text):
    """Only kana is spelt."""
    assert spell_time(text) == text


@given(st.lists(st.sampled_from(["じゅう", "にち", "よる", "6じ", "の", "か", "来"])).map("".join))
def test_spelling_twice_changes_no_more_digits_than_once(text):
    """What is spelt holds no spelling of a day any more."""
    once = spell_time(text)
    assert len(spell_time(once)) <= len(once)
