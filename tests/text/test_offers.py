"""Choices a default text offers, and what buyers take of them."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from oms.text import PieceKind, fold, read_remarks
from oms.text.offers import offers, taken

FRIDAY = date(2026, 5, 1)
PLATE = "【立札】必要・不要"
NOSHI = "のし：希望する / 希望しない\n表書き：\nお名前："
BOXES = "□ギフト包装を希望する\n□ギフト包装を希望しない"
NUMBERED = "1.ギフト対応（する／しない）\n2.のし（つける／つけない）\n3.名入れ（　　　）"
RECEIPT = "領収書：要（宛名：　　　　）・不要"
TERMS = "キャンセルはご注文後1時間以内にお願いします。\n〇同意する　〇同意しない"
LEAVE = "置き配【可・不可】 場所："
CARD = "ラッピング【あり・なし】\nカードの文面「　　　」"


def read(remarks, *texts):
    """The reading of a 備考 block of a shop with these texts."""
    return read_remarks(f"[備考:]\n{remarks}\n", FRIDAY, default_texts=texts)


@pytest.mark.parametrize(
    ("line", "options"),
    [
        ("のし(有・無)", [("有", "無")]),
        ("のし(有・無) 色:赤/白", [("有", "無"), ("赤", "白")]),
        ("【立札】必要・不要", [("必要", "不要")]),
        ("□希望する □希望しない", [("希望する", "希望しない")]),
        ("領収書:要(宛名: )・不要", [("要(宛名: )", "不要")]),
        ("のし:", []),
        ("ご了承の上ご注文ください。", []),
    ],
)
def test_a_line_offers(line, options):
    """In brackets, behind boxes or one after the other."""
    assert options == [each.options for each in offers(line)]


def test_a_list_without_words_of_a_choice_offers_nothing():
    """「離島・一部地域」 are two places, not two answers."""
    assert [] == list(offers("離島・一部地域", named=False))


@pytest.mark.parametrize(
    ("text", "remarks"),
    [
        (PLATE, "【立札】必要"),
        (f"のし：\n{PLATE}", "【立札】必要"),
        (f"{PLATE}\n立札文字：", "【立札】必要\n立札文字："),
        (NOSHI, "のし：○希望する / 希望しない\n表書き：\nお名前："),
        (NOSHI, "のし：希望する\n表書き：\nお名前："),
        (NOSHI, "のし：希望する← / 希望しない\n表書き：\nお名前："),
        (BOXES, "○ギフト包装を希望する\n□ギフト包装を希望しない"),
        (BOXES, "レギフト包装を希望する"),
        (NUMBERED, "1.ギフト対応（する）\n2.のし（つけない）\n3.名入れ（　　　）"),
        (RECEIPT, "領収書：要（宛名：　　　　）"),
        (RECEIPT, "領収書：要"),
        (TERMS, "〇同意する　●同意しない"),
        (TERMS, "同意しない"),
        (LEAVE, "置き配【可】"),
        (CARD, "ラッピング【あり】"),
    ],
)
def test_what_is_taken_is_told(text, remarks):
    """Marked, pointed at, or left when the rest was deleted."""
    assert read(remarks, text).needs_person


@pytest.mark.parametrize(
    ("text", "remarks"),
    [
        (PLATE, "【立札】不要"),
        (PLATE, "【立札】必要・不要"),
        (PLATE, "【立札】必要・"),
        (PLATE, "【立札】必"),
        (NOSHI, "のし：希望する / ○希望しない\n表書き：\nお名前："),
        (NOSHI, "のし：希望する / 希望しない←\n表書き："),
        (NOSHI, "のし：希望しない\n表書き：なし\nお名前：-"),
        (BOXES, "□ギフト包装を希望する\n○ギフト包装を希望しない"),
        (BOXES, "レギフト包装を希望しない"),
        (NUMBERED, "1.ギフト対応（しない）\n2.のし（つけない）\n3.名入れ（なし）"),
        (NUMBERED, "1.しない\n2.つけない\n3.なし"),
        (RECEIPT, "領収書：不要"),
        (TERMS, "〇同意する　〇同意しない"),
        (LEAVE, "置き配【不可】"),
        (CARD, "ラッピング【なし】\nカードの文面「なし」"),
    ],
)
def test_what_is_refused_or_untouched_is_quiet(text, remarks):
    """A no, however it is written, asks nothing of anybody; nor does a text cut short."""
    assert not read(remarks, text).needs_person


WORDS = st.text(st.sampled_from("桜梅竹鶴亀龍虎雪花"), min_size=1, max_size=6)


@given(st.lists(WORDS, min_size=2, max_size=4, unique=True), st.data())
def test_one_option_left_whole_is_taken(words, data):
    """Whichever it is, in brackets or behind a colon; all of them are none."""
    words = [each for each in words if sum(each in other for other in words) == 1]
    if len(words) < 2:
        return
    kept = data.draw(st.sampled_from(words))
    for head, tail in (("色:", ""), ("色(", ")"), ("色【", "】")):
        shop = tuple(offers(fold(f"{head}{'・'.join(words)}{tail}").text))
        assert f"色:{kept}" == taken(f"{head}{kept}{tail}", shop)
        assert taken(f"{head}{'・'.join(words)}{tail}", shop) is None


@given(st.text(st.sampled_from("のし有無・/()【】□■○●:→← レ"), max_size=24))
def test_any_line_is_read_without_failing(line):
    """As a default text and as an answer to one."""
    shop = tuple(offers(fold(line).text))
    for text in ("のし:有", "のし(有)", line):
        found = taken(fold(text).text, shop)
        assert found is None or found


def test_a_refusal_that_is_no_choice_of_the_shop_stays_a_message():
    """Somebody has to leave a slip out that is always put in."""
    kinds = {piece.kind for piece in read("納品書は不要です", NOSHI).pieces[1:]}
    assert {PieceKind.MESSAGE} == kinds
