"""The smaller parts: spelling of kana, the learnt table, the remark of an order."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from oms.model import order
from oms.text import RemarkClass, fold, read_order_remarks, read_remarks, wished_day, wished_term
from oms.text.kana import spell
from oms.text.smalltalk import BITS, LEARNT, features, guess_classes, weigh

FRIDAY = date(2026, 5, 1)


@pytest.mark.parametrize(
    ("text", "spelt"),
    [
        ("ｺﾞｾﾞﾝﾁｭｳｷﾎﾞｳ", "午前中希望"),
        ("ﾉｼｷﾎﾞｳﾃﾞｽ", "のし希望です"),
        ("ｹﾞﾝｶﾝﾏｴﾆｵｲﾃｸﾀﾞｻｲ", "玄関前に置いてください"),
        ("ﾘｮｳｼｭｳｼｮｵﾈｶﾞｲｼﾏｽ", "領収書お願いします"),
        ("おきはいで", "置き配で"),
        ("noshi kibou", "のし 希望"),
        ("レモンにしてください", "レモンにしてください"),
        ("ハイタツ", "ハイタツ"),
        ("ニハ", "には"),
        ("カラーはピンク", "カラーはピンク"),
        ("", ""),
    ],
)
def test_words_in_kana_alone_are_spelt_as_usual(text, spelt):
    """Two of them in a row; a single one may be part of a name."""
    assert spelt == spell(fold(text).text)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("ﾉｼｷﾎﾞｳﾃﾞｽ", RemarkClass.GIFT),
        ("ﾘｮｳｼｭｳｼｮｵﾈｶﾞｲｼﾏｽ", RemarkClass.RECEIPT),
        ("ｹﾞﾝｶﾝﾏｴﾆ ｵｲﾃｸﾀﾞｻｲ", RemarkClass.DROP_OFF),
        ("おきはいでお願いします", RemarkClass.DROP_OFF),
    ],
)
def test_kana_is_understood_and_left_as_typed(text, name):
    """Only the reading is helped; the piece is the buyer's."""
    reading = read_remarks(text, FRIDAY)
    assert (name,) == reading.classes
    assert text == reading.pieces[0].text


@given(st.text(st.characters(exclude_categories=()), max_size=400))
def test_any_text_has_features_and_a_weight(text):
    """Places inside a table, the same every time, no more for a longer text."""
    found = features(text)
    assert set(found) == set(features(text))
    assert len(found) == len(set(found))
    assert all(0 <= each < 1 << BITS for each in found)
    assert features("の" * 200 + text) == features("の" * 200)
    assert weigh(text) == weigh(text)
    assert set(guess_classes(text)) <= set(LEARNT)


def test_the_table_tells_talk_from_messages():
    """Only sentences no one would doubt."""
    talk = [
        "いつもありがとうございます",
        "楽しみにしています",
        "また注文します",
        "美味しかったです",
    ]
    said = [
        "のしを付けてください",
        "領収書を同封してください",
        "キャンセルしてください",
        "いつ届きますか",
    ]
    assert all(weigh(text) < 0 for text in talk)
    assert all(weigh(text) > 0 for text in said)


@pytest.mark.parametrize(
    ("remarks", "day"),
    [
        ("5/8に届けてください", date(2026, 5, 8)),
        ("5/8の午前中に。5/8でお願いします", date(2026, 5, 8)),
        ("5/8か5/10に届けてください", None),
        ("5月上旬に届けてください", None),
        ("5/8までに届けてください", None),
        ("5/8は不在です", None),
        ("土日に届けてください", None),
        ("のし希望", None),
    ],
)
def test_one_wished_day_can_be_suggested(remarks, day):
    """One exact day, said once or twice; nothing wider."""
    assert day == wished_day(read_remarks(remarks, FRIDAY).pieces)


@pytest.mark.parametrize(
    ("remarks", "term"),
    [
        ("午前中に届けてください", 1),
        ("14時〜16時に届けてください", 1416),
        ("8時〜12時に届けてください", 812),
        ("19時から21時でお願いします", 1921),
        ("夕方に届けてください", None),
        ("18時以降に届けてください", None),
        ("14〜16時か18〜20時でお願いします", None),
        ("午前中は不在です", None),
        ("3時〜5時に届けてください", 1517),
        ("のし希望", None),
    ],
)
def test_one_wished_slot_can_be_suggested(remarks, term):
    """Only one that RMS has."""
    assert term == wished_term(read_remarks(remarks, FRIDAY).pieces)


def test_the_remark_of_an_order_is_read_against_its_fields():
    """Day of the order, delivery date and slot come from the order itself."""
    facts = {"requested_delivery_date": "2026-05-08", "shipping_term": 1416}
    reading = read_order_remarks(order(remarks="5/10の午前中に届けてください", **facts))
    assert (date(2026, 5, 8), (14.0, 16.0)) == reading.fields
    assert ("conflicts", "conflicts") == (reading.day.value, reading.hour.value)


@pytest.mark.parametrize("remarks", [None, "", " \n"])
def test_an_order_without_a_remark_has_nothing_to_read(remarks):
    """No remark, an empty one, a blank one."""
    assert () == read_order_remarks(order(remarks=remarks)).pieces


def test_the_texts_of_the_shop_are_handed_in():
    """They are the shop's in one shop and a message in another."""
    said = order(remarks="[備考:]\n犬が苦手な方はお知らせください")
    assert read_order_remarks(said).needs_person
    assert not read_order_remarks(said, ("犬が苦手な方はお知らせください",)).needs_person
