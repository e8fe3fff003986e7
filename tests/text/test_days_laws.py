"""Days in a text against a slow walk through the calendar, and what names no day."""

import calendar
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from oms.text import fold
from oms.text.days import find_days
from oms.text.numerals import to_int

DAY = timedelta(days=1)
ORDERED = st.dates(date(2020, 1, 1), date(2060, 12, 31))


def kanji(number):
    """A number up to 99 in kanji, as one writes dates."""
    tens, ones = divmod(number, 10)
    head = "" if tens == 0 else "十" if tens == 1 else f"{'〇一二三四五六七八九'[tens]}十"
    return head + ("" if ones == 0 else "〇一二三四五六七八九"[ones])


def walk(start, accepts):
    """The first day from `start` on that is accepted, one day after the other."""
    while not accepts(start):
        start += DAY
    return start


def only(text, ordered):
    """The one mention of a text."""
    (mention,) = find_days(fold(text).text, ordered)
    return mention


@given(ORDERED, st.integers(1, 31), st.sampled_from(["{}日", "{}日着", "{}日に", "{}日（金）"]))
def test_a_day_without_a_month_is_the_next_such_day(ordered, number, form):
    """The day of the order itself counts; months without it are passed over."""
    expected = walk(ordered, lambda day: day.day == number)
    for written in (str(number), kanji(number)):
        mention = only(form.format(written), ordered)
        assert (expected, expected) == (mention.first, mention.last)


@given(
    ORDERED, st.integers(0, 240), st.sampled_from(["{}/{}", "{}月{}日", "{}月の{}日", "{}/{}着"])
)
def test_a_day_without_a_year_is_the_one_ahead(ordered, ahead, form):
    """Any day of the coming eight months, across the end of the year."""
    day = ordered + ahead * DAY
    mention = only(form.format(day.month, day.day), ordered)
    assert (day, day) == (mention.first, mention.last)


@given(ORDERED, st.integers(1, 30), st.sampled_from(["{}/{}", "{}月{}日"]))
def test_a_day_just_past_stays_past(ordered, ago, form):
    """5/3 in an order of 5/10 is last week, not next year."""
    day = ordered - ago * DAY
    if day.year == ordered.year:
        assert day == only(form.format(day.month, day.day), ordered).first


@given(ORDERED, st.dates(date(2000, 1, 1), date(2099, 12, 31)))
def test_a_full_date_needs_no_order_date(ordered, day):
    """Every way to write year, month and day."""
    forms = ("{0}年{1}月{2}日", "{0}/{1}/{2}", "{0}-{1:02}-{2:02}", "{0}.{1}.{2}")
    for form in forms:
        assert day == only(form.format(day.year, day.month, day.day), ordered).first


@given(ORDERED, st.integers(0, 6), st.integers(0, 2))
def test_a_weekday_of_a_week_is_one_day(ordered, weekday, weeks):
    """今週, 来週 and 再来週 begin on Monday; what a Sunday calls 来週 may be a week later."""
    monday = walk(ordered - 6 * DAY, lambda day: day.weekday() == 0)
    day = walk(monday + 7 * weeks * DAY, lambda day: day.weekday() == weekday)
    mention = only(
        f"{('今週', '来週', '再来週')[weeks]}の{'月火水木金土日'[weekday]}曜日", ordered
    )
    around = [day + step * DAY for step in range(-30, 31)]
    later = [day + 7 * DAY] if weeks and ordered.weekday() == 6 else []
    assert [day, *later] == [each for each in around if mention.holds(each)]


@given(ORDERED, st.integers(0, 6))
def test_the_next_weekday_lies_within_a_week(ordered, weekday):
    """次の金曜日 said on a Friday is in seven days."""
    day = walk(ordered + DAY, lambda day: day.weekday() == weekday)
    assert day == only(f"次の{'月火水木金土日'[weekday]}曜日", ordered).first


@given(ORDERED, st.integers(1, 31), st.integers(1, 31))
def test_a_range_of_days_runs_forward(ordered, first, last):
    """From the next first day to the next last day after it."""
    mention = only(f"{first}日〜{last}日", ordered)
    start = walk(ordered, lambda day: day.day == first)
    assert (start, walk(start, lambda day: day.day == last)) == (mention.first, mention.last)
    assert not mention.exact


@given(ORDERED)
def test_this_and_next_month_cover_their_days(ordered):
    """来月 is every day of the coming month and no other."""
    size = calendar.monthrange(ordered.year, ordered.month)[1]
    end = ordered.replace(day=size)
    mention = only("来月", ordered)
    after = end + DAY
    assert after == mention.first
    assert walk(after, lambda day: (day + DAY).day == 1) == mention.last
    assert end == only("今月", ordered).last


@given(ORDERED, st.integers(1, 60))
def test_a_distance_counts_from_the_order(ordered, days):
    """3日後 is three days on."""
    assert ordered + days * DAY == only(f"{days}日後", ordered).first


@given(ORDERED)
def test_holidays_by_rule_lie_ahead(ordered):
    """Second Sunday of May, third Sunday of June, third Monday of September."""
    rules = {
        "母の日": (5, 6, 2),
        "父の日": (6, 6, 3),
        "敬老の日": (9, 0, 3),
        "成人の日": (1, 0, 2),
    }
    for name, (month, weekday, nth) in rules.items():
        first = 7 * nth - 6

        def falls(day, month=month, weekday=weekday, first=first):
            return day.month == month and day.weekday() == weekday and first <= day.day < first + 7

        assert walk(ordered, falls) == only(name, ordered).first


@given(st.integers(0, 99))
def test_kanji_numbers_are_read(number):
    """十, 二十五 and the digits alone, 二五."""
    assert number == to_int(kanji(number) or "〇")
    assert number == to_int("".join("〇一二三四五六七八九"[int(digit)] for digit in str(number)))
    assert number == to_int(str(number))


@pytest.mark.parametrize(
    "text",
    [
        *(
            "",
            "5営業日",
            "5営業日以内に",
            "1日も早く",
            "一日も早く",
            "1日でも早く",
            "3日間",
            "三日間",
        ),
        *("5-12-3", "5-8-10", "5丁目8番", "03-1234-5678", "090-1234-5678", "3日目", "3日分"),
        *("5日程度", "10日ほど", "1日中", "一日中", "100日", "五十日", "3日前", "5/8/3", "1/100"),
        *("10.5kg", "1.5倍", "2.5cm", "5%", "50/50%", "3LDK", "数日", "何日", "日々", "毎日"),
        *(
            "先日",
            "休日",
            "日本酒",
            "月見団子",
            "金箔",
            "木箱",
            "水色",
            "土鍋",
            "火加減",
            "24時間",
        ),
        *("12月", "5月", "2026", "2026年", "夕日", "marching", "maybe", "decent", "another"),
        *("いつでも", "のし希望", "なるべく早く", "廿日市", "十二支", "半日", "日帰り"),
        *("1日限り", "日付", "10日本舗", "3日々", "2日付け"),
    ],
)
def test_this_names_no_day(text):
    """Durations, addresses, numbers and words that only look like a day."""
    names = [text[each.start : each.end] for each in find_days(fold(text).text, date(2026, 5, 1))]
    assert [] == names


@given(
    st.text(
        st.sampled_from("0123456789/-.年月日〜から十二三〇()（）土曜来週今月末 "), max_size=24
    ),
    ORDERED,
)
def test_any_string_of_date_parts_is_read_without_failing(text, ordered):
    """Mentions stand in order, inside the text, and run forward."""
    folded = fold(text).text
    at = 0
    for mention in find_days(folded, ordered):
        assert at <= mention.start < mention.end <= len(folded)
        assert (mention.first is None) == (mention.last is None)
        assert mention.first is not None or mention.weekdays
        assert mention.first is None or mention.first <= mention.last
        at = mention.end
