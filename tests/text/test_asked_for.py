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


@pytest.mark.parametrize(
    "title",
    [
        "領収書は必要ですか",
        "のし",
        "ギフト包装",
        "手提げ袋",
        "置き配",
        "名入れをする",
        "キャンセル希望",
        "同梱希望",
    ],
)
@pytest.mark.parametrize("yes", ["はい", "○"])
def test_a_yes_to_what_a_form_offers_is_a_request(title, yes):
    assert read(title, yes).needs_person


@pytest.mark.parametrize("title", ["20歳以上ですか", "注意事項に同意", "返品不可に同意しますか"])
def test_a_yes_to_what_a_form_states_is_none_and_a_no_is_read(title):
    assert not read(title, "はい").needs_person
    assert read(title, "NO").needs_person
    assert read("キャンセル不可に同意する", "×").needs_person


@pytest.mark.parametrize(
    "text",
    [
        "15日着で住所は新しい方へ",
        "15日に母の家へお願いします",
        "15日に届かなければいりません",
        "15日着で、送り主は父",
        "15日着でヤマト希望",
        "15日14時〜16時に妻へ手渡し",
        "特になしですが急ぎ",
        "不要ではありません",
        "お願いがあります",
    ],
)
def test_what_stands_beside_a_met_wish_or_a_no_is_read(text):
    assert read("備考", text, delivery_date=date(2026, 5, 15), shipping_term=1416).needs_person


@pytest.mark.parametrize(
    "text",
    ["15日は間違いで本当は17日", "15日はナシで", "金曜×", "14時〜不在です", "午後✕"],
)
def test_a_day_or_hour_taken_back_is_a_contradiction(text):
    reading = read("備考", text, delivery_date=date(2026, 5, 15), shipping_term=1416)
    assert Agreement.CONFLICTS in (reading.day, reading.hour)


def test_an_absence_in_half_the_slot_is_read_by_a_person():
    reading = read(
        "備考", "15時〜17時不在です", delivery_date=date(2026, 5, 15), shipping_term=1416
    )
    assert reading.hour is Agreement.PARTLY
    assert reading.needs_person


def test_no_repr_shows_the_words_of_a_buyer():
    reading = read("備考", "のし希望 山田太郎")
    assert "山田" not in repr(reading)
    assert "山田" not in repr(reading.pieces)


@pytest.mark.parametrize(
    ("fields", "named"),
    [
        ({"default_texts": "赤・白"}, "default_texts"),
        ({"delivery_date": "2026-05-15"}, "delivery_date"),
        ({"shipping_term": "1416"}, "shipping_term"),
    ],
)
def test_an_argument_of_another_kind_is_named(fields, named):
    with pytest.raises(TypeError, match=named):
        read("備考", "のし希望", **fields)


@pytest.mark.parametrize("times", [1, 6, 12])
def test_a_request_behind_any_number_of_pleasantries_is_read(times):
    warm = "いつも美味しいお茶をありがとうございます、家族みんなで楽しみにしています、"
    assert read("備考", warm * times + "一つキャンセルしてください").needs_person
    assert not read("備考", warm * times).needs_person
