"""What a form has to know or to print is read; days that are told in passing are no wishes."""

from datetime import date

import pytest

from oms.text import Agreement, PieceKind, RemarkClass, read_remarks

FRIDAY = date(2026, 5, 1)
ACCESS = "設置階・エレベーターの有無・搬入経路"
ENGRAVED = "刻印する文字(不要の場合は空欄)"
RECEIPT_TO = "領収書のお宛名(必要な方のみ)"


def read(title, text, **fields):
    """Read what stands under a title."""
    return read_remarks(f"[{title}:]\n{text}", FRIDAY, **fields)


@pytest.mark.parametrize(
    ("title", "text"),
    [
        (ACCESS, "3階、エレベーターはありません"),
        (ACCESS, "一軒家の2階、階段は広めです"),
        (ACCESS, "1階です。段差はありません"),
        (ENGRAVED, "Thank you"),
        (ENGRAVED, "HANA"),
        ("名入れ文字", "ありがとう"),
        ("名入れ文字", "ゆい"),
        (RECEIPT_TO, "上様"),
        (RECEIPT_TO, "村田 幸子"),
        ("ご用途", "贈り物用・のしなし"),
        ("ご用途", "お供え"),
        ("ご用途", "ご贈答用(のしなし)"),
    ],
)
def test_what_a_form_asked_for_is_read(title, text):
    assert read(title, text).needs_person


@pytest.mark.parametrize(
    ("title", "text"),
    [
        (ACCESS, "特になし"),
        (ACCESS, "よろしくお願いします"),
        ("搬入経路のご確認", "確認済みです"),
        (ENGRAVED, "なし"),
        (RECEIPT_TO, "不要"),
        (RECEIPT_TO, "よろしくお願いします"),
        (RECEIPT_TO, "初めまして"),
        ("ご用途", "自宅用"),
        ("ご用途", "贈り物ではありません"),
    ],
)
def test_politeness_and_a_no_are_not(title, text):
    assert not read(title, text).needs_person


@pytest.mark.parametrize(
    "text",
    [
        "夜八時になると甘いものが欲しくなります",
        "お昼においしくいただいています",
        "日曜日にはみんなで集まってごはんを食べるのが我が家の決まりです",
    ],
)
def test_a_day_told_in_passing_is_no_wish(text):
    reading = read("備考", text, delivery_date=date(2026, 5, 18), shipping_term=1)
    assert not reading.needs_person
    assert reading.day is None
    assert reading.hour is None


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("結婚式が17日です。前日着でお願いします", Agreement.AGREES),
        ("17日に法事があります。その前日までに届けてください", Agreement.AGREES),
        ("結婚式が16日です。前日着でお願いします", Agreement.CONFLICTS),
    ],
)
def test_what_an_event_is_told_for_is_part_of_the_wish(text, wanted):
    """What tells of the event is a message only where the wish it explains is not met."""
    reading = read("備考", text, delivery_date=date(2026, 5, 16))
    assert reading.day is wanted
    assert reading.needs_person is (wanted is Agreement.CONFLICTS)


def test_an_event_without_a_wish_stays_a_message():
    reading = read("備考", "結婚式が17日です。", delivery_date=date(2026, 5, 16))
    assert [piece.kind for piece in reading.pieces[1:]] == [PieceKind.MESSAGE]
    assert reading.needs_person


@pytest.mark.parametrize(
    ("text", "day", "wanted"),
    [
        ("5/21,22,23は不在です", 22, Agreement.CONFLICTS),
        ("5/21,22,23は不在です", 24, Agreement.AGREES),
        ("21,22,23日は不在です", 21, Agreement.CONFLICTS),
        ("21、22日は留守にしています", 23, Agreement.AGREES),
        ("5/21、22時でお願いします", 21, Agreement.AGREES),
        ("祝日に受け取りたいです", 4, Agreement.AGREES),
        ("祝日に受け取りたいです", 12, Agreement.CONFLICTS),
        ("土日祝でお願いします", 6, Agreement.AGREES),
        ("平日は受け取れません", 4, Agreement.AGREES),
        ("平日は受け取れません", 12, Agreement.CONFLICTS),
        ("月〜金でお願いします", 4, Agreement.AGREES),
        ("22日だけは絶対にやめて", 22, Agreement.CONFLICTS),
        ("22日だけは絶対にやめて", 23, Agreement.AGREES),
    ],
)
def test_lists_of_days_and_holidays_are_kinds_of_days(text, day, wanted):
    assert read("備考", text, delivery_date=date(2026, 5, day)).day is wanted


def test_two_things_said_in_one_sentence_have_two_classes():
    reading = read("備考", "のしを付けて、領収書は会社名で同封してください")
    assert set(reading.classes) == {RemarkClass.GIFT, RemarkClass.RECEIPT}


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("領収書", "はい"),
        (
            "メッセージ内容（40文字以内）",
            "退院おめでとうございます。無理せずゆっくり過ごしてください。",
        ),
    ],
)
def test_a_yes_and_the_text_of_a_card_are_read(title, text):
    assert read(title, text).needs_person


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("領収書のご確認", "はい"),
        ("メッセージカード", "大丈夫です、必要ありません"),
        ("のしの名入れ", "けっこうです。"),
        ("当店を何で知りましたか", "前に買ったことがあります"),
    ],
)
def test_a_no_and_an_answer_to_a_survey_are_not(title, text):
    assert not read(title, text).needs_person


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("金曜(15日)の午前がいいです", Agreement.CONFLICTS),
        ("金曜(22日)の午前がいいです", Agreement.AGREES),
        ("指定した日より前に届くようにしてください", Agreement.CONFLICTS),
        ("22日で問題ありません", Agreement.AGREES),
        ("22日にｵﾈｶﾞｲｼﾏｽ", Agreement.AGREES),
    ],
)
def test_a_day_named_twice_and_a_day_confirmed(text, wanted):
    reading = read("備考", text, delivery_date=date(2026, 5, 22), shipping_term=1)
    assert reading.day is wanted
    assert reading.needs_person is (wanted is Agreement.CONFLICTS)
