"""Folding: one spelling for comparison, and the way back to the buyer's own characters."""

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from oms.text import fold

ODD = (
    "ｶﾞﾊﾟｱﾞﾞﾟがゟ①㈱㌔½Ⅷ…ﬁßİſK゛゜　 \t\n\v\x00\u200b\u200d\ufeff"
    "\u00ad\r\ufe0f\U0001f468\U0001f647\ud800\udfff〜～－―ＡＺ９ａあ漢。、，．"
)
ANYTHING = st.text(st.one_of(st.characters(exclude_categories=()), st.sampled_from(ODD)))


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("", ""),
        ("５／８　着", "5/8着"),
        ("ＡＭ　９時〜１２時　希望", "am 9時~12時希望"),
        ("ＡＢＣ", "abc"),
        ("Ｔｈａｎｋ　ｙｏｕ", "thank you"),
        ("ｺﾞｾﾞﾝﾁｭｳ", "ゴゼンチュウ"),
        ("ﾊﾟﾊﾞﾎﾟﾎﾞｳﾞ", "パバポボヴ"),
        ("ﾌﾟﾚｾﾞﾝﾄ", "プレゼント"),
        ("18：00〜20：00", "18:00~20:00"),
        ("18：00～20：00", "18:00~20:00"),
        ("18時−20時", "18時-20時"),
        ("18時－20時", "18時-20時"),
        ("18時—20時", "18時-20時"),
        ("①と②", "(1)と(2)"),
        ("㈱みほん", "(株)みほん"),
        ("１０㎏", "10kg"),
        ("㌔", "キロ"),
        ("…", "..."),
        ("ラーメン", "ラーメン"),
        ("ﾗｰﾒﾝ", "ラーメン"),
        ("特に　なし", "特になし"),
        ("特 に な し", "特になし"),
        ("no   request", "no request"),
        ("a b　c", "a b c"),
        ("あ b い", "あbい"),
        ("一行目\n二行目", "一行目\n二行目"),
        ("一行目\r\n二行目", "一行目\n二行目"),
        ("ｱ､ｲ｡", "ア、イ。"),
        ("赤，青．", "赤、青."),
        ("〔お礼〕", "(お礼)"),
        ("あ\u200bい\ufeffう", "あいう"),
        ("\U0001f468\u200d\U0001f469", "\U0001f468\U0001f469"),
        ("❤\ufe0f", "❤"),
        ("\x00", "\x00"),
        ("\ud800", "\ud800"),
        ("ー", "ー"),
        ("髙﨑", "髙﨑"),
    ],
)
def test_width_case_waves_hyphens_and_blanks_become_one(text, folded):
    """The spellings buyers use for the same thing fold to the same text."""
    assert folded == fold(text).text


@given(ANYTHING)
def test_folding_twice_is_folding_once(text):
    """What is folded stays as it is."""
    once = fold(text).text
    assert once == fold(once).text


@given(ANYTHING)
def test_folding_twice_is_folding_once_with_breaks(text):
    """The mark of a break is the only thing a second folding would not know."""
    once = fold(text, breaks=True).text
    assert once == fold(once.replace("\v", "\u3000"), breaks=True).text


def test_every_single_character_is_folded_for_good():
    """The two planes in use, surrogates included."""
    every = [chr(code) for code in range(0x20000)]
    folded = {character: fold(character).text for character in every}
    changed = {once for character, once in folded.items() if once != character}
    assert [] == [once for once in changed if fold(once).text != once]
    assert len(changed) > 3000


@given(ANYTHING, st.booleans())
def test_every_folded_character_knows_where_it_came_from(text, breaks):
    """Origins run forward, and the original character there folds to the folded one."""
    folded = fold(text, breaks=breaks)
    assert len(folded.text) == len(folded.origin)
    assert len(text) == folded.length
    assert sorted(folded.origin) == list(folded.origin)
    for character, index in zip(folded.text, folded.origin, strict=True):
        if character in {"\v", " "}:
            assert unicodedata.normalize("NFKC", text[index]).isspace()
        else:
            assert character in fold(text[index : index + 2]).text


@given(ANYTHING, st.data())
def test_the_original_of_a_span_folds_to_the_span(text, data):
    """A stretch between two visible characters, whose ends cut no ligature or voiced kana."""
    folded = fold(text)
    size = len(folded.text)
    start = data.draw(st.integers(0, size))
    end = data.draw(st.integers(start, size))
    first, last = folded.span(start, end)
    piece = folded.text[start:end]
    assert 0 <= first <= last <= len(text)
    origin = (-1, *folded.origin, len(text))
    is_cut = origin[start] == origin[start + 1] or origin[end] == origin[end + 1]
    joins = text[last : last + 1] in ("\uff9e", "\uff9f")
    if piece.strip() == piece and not is_cut and not joins and start < end:
        assert piece == fold(text[first:last]).text


@pytest.mark.parametrize(
    ("text", "part", "original"),
    [
        ("５／８　着希望", "5/8着", "５／８　着"),
        ("ﾌﾟﾚｾﾞﾝﾄ用", "プレゼント", "ﾌﾟﾚｾﾞﾝﾄ"),
        ("㈱みほん様", "(株)みほん", "㈱みほん"),
        ("の\u200bし　希望", "のし", "の\u200bし"),
        ("  のし  希望  ", "のし希望", "のし  希望"),
        ("１８：００〜２０：００", "18:00~20:00", "１８：００〜２０：００"),
        ("\U0001f647のし\U0001f647", "のし", "のし"),
    ],
)
def test_a_span_leads_back_to_the_words_as_typed(text, part, original):
    """What a person is shown is what the buyer typed."""
    folded = fold(text)
    start = folded.text.index(part)
    first, last = folded.span(start, start + len(part))
    assert original == text[first:last]


def test_an_empty_span_and_a_span_behind_the_end_are_empty():
    """No span is ever outside the text."""
    folded = fold("５／８")
    assert (1, 1) == folded.span(1, 1)
    assert (3, 3) == folded.span(3, 3)
    assert (3, 3) == folded.span(7, 9)
    assert (0, 0) == fold("").span(0, 0)


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("お世話様です　のし希望", "お世話様です\vのし希望"),
        ("お世話様です  のし希望", "お世話様です\vのし希望"),
        ("お世話様です のし希望", "お世話様ですのし希望"),
        ("no  thanks", "no\vthanks"),
        ("no thanks", "no thanks"),
        ("　のし　", "\vのし\v"),
        ("のし\n　希望", "のし\n\v希望"),
        ("のし \u3000希望", "のし\v希望"),
    ],
)
def test_a_wide_or_double_blank_can_be_kept_as_a_break(text, folded):
    """Buyers end sentences with it; a single narrow blank ends nothing."""
    assert folded == fold(text, breaks=True).text
    assert "\v" not in fold(text).text


def test_a_long_text_is_folded_whole():
    """100 kB: nothing is cut, the last origin is the last character."""
    text = "ﾌﾟﾚｾﾞﾝﾄ　５／８　着\n" * 8_000
    folded = fold(text)
    assert len(text) > 100_000
    assert "プレゼント5/8着\n" * 8_000 == folded.text
    assert len(text) - 1 == folded.origin[-1]


@settings(max_examples=30)
@given(st.text(st.sampled_from("ｶﾞﾊﾟ　 \nあａ"), min_size=200, max_size=2000))
def test_folding_line_by_line_is_folding_the_whole(text):
    """A line break is a wall: nothing joins across it."""
    lines = [fold(line).text for line in text.split("\n")]
    assert lines == fold(text).text.split("\n")
