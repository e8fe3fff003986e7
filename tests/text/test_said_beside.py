"""What stands beside small talk on one line, and small talk that opens as if it told something."""

from datetime import date

import pytest

from oms.text import read_remarks, unprintable

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
    ],
)
def test_words_that_look_alike_are_told_apart(text, needed):
    assert read_remarks(text, FRIDAY).needs_person == needed


@pytest.mark.parametrize("text", ["\ufe00", "\ufe0f", "\U000e0100"])
def test_a_variation_selector_alone_cannot_be_printed(text):
    """Nothing is left of it that a printer could have instead."""
    assert [(each.character, each.suggestion) for each in unprintable(text)] == [(text, None)]
