"""Wishes said by the way: absence by what one does, days told first and taken up, deadlines."""

from datetime import date

import pytest

from oms.text import Agreement, read_remarks
from oms.text.day_words import days_of_word

FRIDAY = date(2026, 5, 1)

# Of an order of 2026-05-01: the day that is set | its slot | what the text means for them | text
TABLE = """
05-12|1416|slot|14時から16時は犬の散歩です
05-12|1820|agrees|14時から16時は犬の散歩です
05-12|1618|slot|夕方(4時〜6時)は買い物に出ています
05-12|1618|slot|朝8時から18時まで勤務でいません
05-12|1921|agrees|朝8時から18時まで勤務でいません
05-12|1|slot|朝昼は無理です
05-12|1820|agrees|朝昼は無理です
05-12|1618|slot|12時〜15時しか家におりません
05-12|1|slot|12日は午後着でなければ受け取れません
05-12|1820|agrees|夜(18時以降)でお願いします
05-12|0|date|火曜は塾です
05-13|0|agrees|火曜は塾です
05-12|0|date|12日は勘弁してください
05-12|0|date|12日はムリ
05-12|0|date|くれぐれも12日には届けないようお願いします
05-12|0|date|12日のみ不可
05-13|0|agrees|12日のみ不可
05-12|0|date|12日と13日は出張です
05-13|0|date|12日及び13日は不在
05-14|0|agrees|12日及び13日は不在
05-11|0|date|12日以外留守
05-12|0|agrees|12日以外留守
05-14|0|date|13日を過ぎないようにお願いします
05-13|0|agrees|13日を過ぎないようにお願いします
05-14|0|date|13日がデッドラインです
05-12|0|agrees|13日がデッドラインです
05-12|0|date|遅いのは構いませんが、13日より早いと困ります
05-14|0|agrees|遅いのは構いませんが、13日より早いと困ります
05-08|0|date|木曜までにお願いします
05-07|0|agrees|木曜までにお願いします
05-12|0|agrees|12日、ダメなら13日でもいいです。
05-12|0|agrees|12日指定にしていますが13日になっても構いません
05-20|1921|agrees|20日は会議なので19時以降にお願いします
05-21|1921|date|20日は会議なので19時以降にお願いします
05-06|0|agrees|水曜は休みなので来週の水曜にお願いします。
05-13|0|agrees|隔離が12日までです。翌日以降でお願いします
05-12|0|date|隔離が12日までです。翌日以降でお願いします
05-12|0|date|12日に運動会が入りました。この日は受け取れません
05-13|0|agrees|12日に運動会が入りました。この日は受け取れません
05-22|0|date|20日に入籍します。前の日までに受け取りたいです
05-10|0|agrees|母の日(10日)に着くように
05-09|0|agrees|母の日の前の日にお願いします
05-08|0|date|母の日の前の日にお願いします
05-08|0|date|二週間後の金曜にお願いします
05-15|0|agrees|二週間後の金曜にお願いします
05-06|0|date|来週の後半でお願いします
05-08|0|agrees|来週の後半でお願いします
05-13|0|date|来週火曜〜木曜でお願いします
05-13|0|agrees|再来週火曜〜木曜でお願いします。
05-05|0|date|月水金でお願いします
05-06|0|agrees|月水金でお願いします
06-15|0|agrees|来月のなかばでいいです
06-02|0|date|来月のなかばでいいです
05-31|0|agrees|六月になる前に届けてください
06-01|0|date|六月になる前に届けてください
06-13|0|agrees|来月の第2土曜
06-06|0|date|来月の第2土曜
05-10|0|agrees|休日着でお願いします
05-08|0|date|休日着でお願いします
05-12|0|agrees|指定日どおりでお願いします
05-12|0|agrees|17日のライブの前に届けば大丈夫です
"""
ROWS = [row.split("|") for row in TABLE.strip().split("\n")]


def _told(reading):
    """Say in a word what a reading holds against the fields."""
    day = reading.day is Agreement.CONFLICTS
    slot = reading.hour is Agreement.CONFLICTS
    if day or slot:
        return "both" if day and slot else "date" if day else "slot"
    return "agrees"


@pytest.mark.parametrize(("day", "term", "meant", "text"), ROWS)
def test_a_wish_said_by_the_way_is_held_against_the_fields(day, term, meant, text):
    """Each way of saying it once against the day or slot that suits, once against another."""
    reading = read_remarks(
        f"[備考:]\n{text}",
        FRIDAY,
        delivery_date=date.fromisoformat(f"2026-{day}"),
        shipping_term=int(term),
    )
    assert meant == _told(reading)


@pytest.mark.parametrize(
    "text",
    [
        "サイズは3と5で迷いましたが5にしました。",
        "塾の先生への贈り物です。",
        "お昼寝の布団として使います。",
        "習い事の発表会で着ます。",
        "カードの締切は5/25です。",
        "2、3日で届きますか?",
        "5-6人で食べます。",
        "ライブで使います。",
        "本物なのか着いてから確かめます。",
        "土木の現場で使います。",
        "休日出勤のお供にします。",
        "月が変わったらまた注文します。",
    ],
)
def test_what_only_sounds_like_a_wish_is_none(text):
    """None of these is held against the 8th, 16:00 to 18:00."""
    reading = read_remarks(
        f"[備考:]\n{text}", FRIDAY, delivery_date=date(2026, 5, 8), shipping_term=1618
    )
    assert (reading.day, reading.hour) == (None, None)


@pytest.mark.parametrize(
    ("word", "year", "expected"),
    [
        ("土用の丑の日", 2024, date(2024, 7, 24)),
        ("土用の丑の日", 2025, date(2025, 7, 19)),
        ("土用の丑の日", 2026, date(2026, 7, 26)),
        ("土用の丑の日", 2027, date(2027, 7, 21)),
        ("冬至", 2024, date(2024, 12, 21)),
        ("冬至", 2025, date(2025, 12, 22)),
        ("中秋の名月", 2026, date(2026, 9, 25)),
        ("桃の節句", 2027, date(2027, 3, 3)),
    ],
)
def test_a_named_day_is_that_of_the_almanac(word, year, expected):
    """Days of the sun, of the moon, and of the twelve beasts."""
    assert (expected, expected) == days_of_word(word, date(year, 1, 10))


def test_a_full_moon_beyond_the_table_is_no_day():
    """Nobody can tell without a table of the moon."""
    assert days_of_word("十五夜", date(2050, 1, 1)) is None
