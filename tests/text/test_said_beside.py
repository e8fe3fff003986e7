"""What stands beside small talk on one line, and small talk that opens as if it told something."""

from datetime import date

import pytest

from oms.text import Agreement, read_remarks, unprintable

FRIDAY = date(2026, 5, 1)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (
            "毎日暑いですね、お体に気をつけて　値札を外して送ってください",
            "値札を外して送ってください",
        ),
        ("裾上げ希望 股下70cm　感謝しております。", "裾上げ希望 股下70cm"),
        ("オマカセの味、辛いのはng　家族で楽しみにしています。", "オマカセの味、辛いのはng"),
        ("お世話になります。ラッピング有り　のし無し", "ラッピング有り"),
    ],
)
def test_a_wide_blank_parts_a_request_from_small_talk(text, message):
    """As one sentence the small talk would outweigh it."""
    weighty = [piece.text for piece in read_remarks(text, FRIDAY).messages if piece.weight]
    assert weighty == [message]


@pytest.mark.parametrize(
    ("text", "needed"),
    [
        ("特にありませんが、いつもありがとうございます。", False),
        ("特にないですが、いつも感謝しています", False),
        ("特にありませんが、のしをお願いします。", True),
        ("特になしですが、箱は二つに分けて", True),
    ],
)
def test_nothing_in_particular_but_counts_for_what_follows(text, needed):
    assert read_remarks(text, FRIDAY).needs_person == needed


@pytest.mark.parametrize(
    ("text", "needed"),
    [
        ("袋いります", True),
        ("袋いりません", False),
        ("袋はいりましたら追加します", True),
        ("レビュー特典希望します", True),
        ("レビュー書きます", False),
        ("5/1に注文しました、よろしくお願いします", False),
        ("先日注文しました。まだ届きません", True),
        ("今度は友人に贈ります", True),
        ("急ぎませんのでゆっくりで大丈夫です。", False),
        ("よろしく　急ぎ", True),
        ("【急ぎ】", True),
    ],
)
def test_words_that_look_alike_are_told_apart(text, needed):
    assert read_remarks(text, FRIDAY).needs_person == needed


@pytest.mark.parametrize("text", ["\ufe00", "\ufe0f", "\U000e0100"])
def test_a_variation_selector_alone_cannot_be_printed(text):
    """Nothing is left of it that a printer could have instead."""
    assert [(each.character, each.suggestion) for each in unprintable(text)] == [(text, None)]


@pytest.mark.parametrize(
    ("text", "needed"),
    [
        ("領収書：なし　希望日：6/20　のし：なし", True),
        ("のし：なし　名入れ：MIKA　箱：なし", True),
        ("のし：無　アレルギー：卵　包装：無", True),
        ("カード：有り、のし：無し", True),
        ("のし（なし）名入れ（田中）カード（なし）", True),
        ("のし：なし / 色：赤 / 箱：なし", True),
        ("のし：なし、包装：なし", False),
        ("のし：なし　包装：なし", False),
    ],
)
def test_a_no_behind_the_last_label_is_none_to_the_others(text, needed):
    assert read_remarks(text, FRIDAY).needs_person == needed


@pytest.mark.parametrize(
    ("text", "needed"),
    [
        ("18歳以上ですか：いいえ", True),
        ("返品不可に同意：いいえ", True),
        ("適合確認：していません", True),
        ("20歳以上ですか：はい", False),
        ("返品不可に同意：はい", False),
        ("搬入経路の確認：問題ありません", False),
    ],
)
def test_a_no_to_what_the_shop_must_be_sure_of_is_read(text, needed):
    assert read_remarks(text, FRIDAY).needs_person == needed


@pytest.mark.parametrize(
    ("text", "needed"),
    [
        ("10日に3個、17日に3個お願いします", True),
        ("10日と20日に届けてください", True),
        ("ケーキは10日、花は9日でお願いします", True),
        ("母宛は10日、義母宛は12日にお願いします", True),
        ("10日か12日にお願いします", False),
        ("10日に届けてください", False),
    ],
)
def test_two_parcels_are_more_than_the_one_day_that_is_set(text, needed):
    reading = read_remarks(text, FRIDAY, delivery_date=date(2026, 5, 10))
    assert reading.needs_person == needed


@pytest.mark.parametrize(
    ("text", "needed"),
    [
        ("タオルハンガーは家にあるので要りません", False),
        ("泡立てネットは2つあるからいりません", False),
        ("ラッピングはしないでそのまま詰めてください", False),
        ("のし無し希望です、気楽なお裾分けなので", False),
        ("noshi iranai desu", False),
        ("もういりません", True),
        ("全部いりません", True),
        ("キャスター不要", True),
        ("領収書は要りませんが請求書は必要です", True),
        ("同意しません", True),
    ],
)
def test_a_refusal_with_its_reason_is_one_unless_it_may_be_of_the_order(text, needed):
    assert read_remarks(text, FRIDAY).needs_person == needed


def test_a_clock_behind_a_wide_blank_begins_no_label():
    reading = read_remarks(
        "5月10日　14:00〜16:00希望",
        FRIDAY,
        delivery_date=date(2026, 5, 10),
        shipping_term=1416,
    )
    assert not reading.needs_person
    assert reading.hour is Agreement.AGREES
