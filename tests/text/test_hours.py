"""Hours in a text: a long table of expressions, and what names no hour."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from oms.text import fold
from oms.text.hours import find_hours

# expression | hours meant: 14-16 is a stretch, 18 a moment
TABLE = """
午前中|0-12
午前|0-12
午前指定|0-12
AM|0-12
am希望|0-12
morning|0-12
朝|0-12
朝一番|0-12
朝イチ|0-12
昼前|0-12
午前8時|8
午前8時〜12時|8-12
8時〜12時|8-12
8:00~12:00|8-12
８：００－１２：００|8-12
8-12時|8-12
08:00-12:00|8-12
12時〜14時|12-14
12時から14時|12-14
12〜14時|12-14
14時〜16時|14-16
14〜16時の間|14-16
14:00〜16:00|14-16
午後2時〜4時|14-16
午後2時から午後4時|14-16
14時から16時頃|14-16
16-18時|16-18
16時半から18時|16.5-18
18時〜20時|18-20
１８：００〜２０：００|18-20
19時〜21時|19-21
十九時から二十一時|19-21
夜7時〜9時|19-21
20時〜21時|20-21
19:00-21:00|19-21
18時以降|18
18時|18
18:00|18
18時半|18.5
18:30|18.5
午後6時|18
午後六時|18
夜8時|20
夕方5時|17
朝9時|9
6pm|18
6 pm|18
6:30pm|18.5
10am|10
6 p.m.|18
2pm-4pm|14-16
2-4pm|14-16
2pm to 4pm|14-16
10am to 2pm|10-14
10:00 to 14:00|10-14
11am-1pm|11-13
午後|12-24
午後一|12-15
PM|12-24
afternoon|12-18
夕方|16-19
夕方以降|16-24
夜間|18-24
夜|18-24
夜遅く|18-24
晩|18-24
最終便|18-24
昼|11-15
お昼|11-14
お昼過ぎ|12-16
日中|8-18
昼間|9-17
evening|17-22
night|18-24
正午|12
noon|11-13
一番遅い時間|18-24
時間帯は14-16|14-16
時間指定:18-20|18-20
14-16希望|14-16
24時|24
0時|0
25時|
14時~12時|
午前中か18時以降|0-12,18
14〜16時か18〜20時|14-16,18-20
午前11時から午後1時|11-13
9時〜17時|9-17
午前10時台|10
10時台|10
18時過ぎ|18
十八時|18
二十時半|20.5
午前中または夜間|0-12,18-24
16時-18時|16-18
17時まで|17
12時以前|12
１２時迄|12
12:30~14:00|12.5-14
12:30~14:30|12.5-14.5
9時半~11時半|9.5-11.5
12 noon|11-13
midnight|
between 2 and 4 pm|14-16
after 6pm|18
正午まで|12
午後1時|13
午後12時|12
午前12時|12
18：00－20：00|18-20
18時‐20時|18-20
18時ー20時|18-20
午前9:00~11:00|9-11
午後1:00~3:00|13-15
午前中(8~12時)|0-12,8-12
夜6時~8時|18-20
"""
ROWS = [line.split("|") for line in TABLE.split("\n") if line]


def shown(mention):
    """A mention as the table writes it."""
    if mention.point or mention.first == mention.last:
        return f"{mention.first:g}"
    return f"{mention.first:g}-{mention.last:g}"


@pytest.mark.parametrize(("text", "hours"), ROWS)
def test_an_expression_means_the_hours(text, hours):
    """Words, clocks, halves of the day, ranges, kanji digits, English."""
    assert hours == ",".join(map(shown, find_hours(fold(text).text)))


@pytest.mark.parametrize(("text", "hours"), ROWS)
def test_words_around_an_expression_change_nothing(text, hours):
    """The mention stands where it is written."""
    alone = find_hours(fold(text).text)
    inside = find_hours(fold(f"お荷物は、{text} 、そのように。").text)
    shift = len("お荷物は、")
    assert [(each.start + shift, each.first, each.last) for each in alone] == [
        (each.start, each.first, each.last) for each in inside
    ]


def test_the_table_is_long_enough():
    """No line is there twice."""
    assert len(ROWS) >= 100
    assert len(ROWS) == len({text for text, _ in ROWS})


@pytest.mark.parametrize(
    "text",
    [
        *(
            "",
            "今朝",
            "昨夜",
            "こんばんは",
            "今晩は",
            "晩酌",
            "夜景",
            "朝食",
            "昼食会",
            "夕食用",
            "夕飯",
        ),
        *(
            "朝ごはん",
            "毎朝",
            "毎晩",
            "昼寝",
            "夕張メロン",
            "朝日",
            "夕日",
            "夜勤",
            "夕焼け",
            "朝採り",
        ),
        *(
            "朝倉市",
            "お昼休み",
            "夕べ",
            "夜食",
            "team",
            "same",
            "name",
            "jam",
            "ham",
            "cream",
            "dream",
        ),
        *("program", "example", "spam", "midnight", "tonight", "goodnight", "pamphlet", "amount"),
        *(
            "24時間",
            "3時間",
            "48時間以内",
            "2時間後",
            "1/2",
            "12-14",
            "8-12",
            "03-1234-5678",
            "5-12-3",
        ),
        *(
            "14個",
            "18本",
            "10%",
            "1:1",
            "8:2",
            "時間",
            "同時",
            "いつでも",
            "100-200",
            "7-8人",
            "10〜12個",
        ),
        *(
            "18号室",
            "18階",
            "なるべく早く",
            "のし希望",
            "よろしくお願いします",
            "25時",
            "5/8",
            "5月8日",
        ),
    ],
)
def test_this_names_no_hour(text):
    """Meals, places, durations, numbers and words that only look like an hour."""
    folded = fold(text).text
    assert [] == [folded[each.start : each.end] for each in find_hours(folded)]


CLOCKS = st.tuples(st.integers(0, 23), st.sampled_from([0, 15, 30, 45]))


@given(CLOCKS)
def test_a_clock_is_a_moment(clock):
    """18:30, 18時半 and the words before it."""
    hour, minute = clock
    (mention,) = find_hours(f"{hour}:{minute:02}着")
    assert (hour + minute / 60, True) == (mention.first, mention.point)
    assert mention.first == mention.last
    (half,) = find_hours(f"{hour}時半" if minute == 30 else f"{hour}時")
    assert hour + (minute == 30) / 2 == half.first


@given(st.integers(1, 11))
def test_the_half_of_the_day_moves_the_clock(hour):
    """午後2時 is 14, 2pm is 14, 午前2時 is 2."""
    for text in (f"午後{hour}時", f"{hour}pm", f"{hour} p.m.", f"夜{hour}時", f"夕方{hour}時"):
        assert [hour + 12] == [each.first for each in find_hours(text)]
    for text in (f"午前{hour}時", f"{hour}am", f"{hour} a.m.", f"朝{hour}時", f"{hour}時"):
        assert [hour] == [each.first for each in find_hours(text)]


@given(CLOCKS, CLOCKS, st.sampled_from("~-"))
def test_a_range_runs_forward_or_is_none(start, end, join):
    """14:00〜16:00; the other way round it is no range."""
    text = "{}:{:02}{}{}:{:02}".format(*start, join, *end)
    first, last = start[0] + start[1] / 60, end[0] + end[1] / 60
    found = [(each.first, each.last) for each in find_hours(text)]
    assert ([(first, last)] if first < last else []) == found


@given(
    st.text(st.sampled_from("0123456789:時半分〜から-午前後中朝夜夕方ampmto 十二"), max_size=20)
)
def test_any_string_of_clock_parts_is_read_without_failing(text):
    """Mentions stand in order, inside the text and inside the day."""
    folded = fold(text).text
    at = 0
    for mention in find_hours(folded):
        assert at <= mention.start < mention.end <= len(folded)
        assert 0 <= mention.first <= mention.last <= 24
        at = mention.end
