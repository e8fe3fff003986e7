"""Reading never fails, covers the text, and its work grows with the length."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from oms.text import PieceKind, fold, read_remarks

FRIDAY = date(2026, 5, 1)
NOTICE = "※離島・一部地域は追加送料がかかる場合があります。\nのし：□希望する □希望しない"
BLOCKS = [
    *(
        "[配送日時指定:]\n2026-05-08(金)\n午前中\n",
        "[配送日時指定:]\n\n",
        "[備考:]\n",
        "【備考】\n",
    ),
    *(
        "[【重要】注意事項（必ずお読みください。）:]\n",
        NOTICE,
        NOTICE[:20],
        "のし：■希望する □希望しない\n",
    ),
    *(
        "のし希望です。",
        "5/8に届けてください",
        "午前中は不在です！",
        "領収書をください\n",
        "いつもありがとう♪",
    ),
    *(
        "特になし\n",
        "よろしくお願いします。",
        "　",
        " ",
        "\n",
        "\r\n",
        "\t",
        "ﾌﾟﾚｾﾞﾝﾄ用",
        "㈱みほん",
        "\u200b",
    ),
    *(
        "[",
        "]",
        ":]",
        "「",
        "」",
        "第1希望5/8",
        "→",
        "□",
        "■",
        "。",
        "、",
        "\x00",
        "\ud800",
        "\U0001f647",
    ),
    *("その日で", "前日までに", "18時以降", "来週の土日", "２０２６", "①", "…", "お名前："),
]
REMARKS = st.lists(st.sampled_from(BLOCKS), max_size=14).map("".join)
ANYTHING = st.text(st.characters(exclude_categories=()), max_size=200)
DAYS = st.one_of(st.none(), st.dates(date(2026, 4, 1), date(2026, 8, 1)))
TERMS = st.sampled_from([None, 0, 1, 2, 9, 812, 1416, 1820, 1921])
SHOPS = st.sampled_from([(), (NOTICE,), ("お名前：", NOTICE)])


@settings(max_examples=300)
@given(st.one_of(REMARKS, ANYTHING), DAYS, TERMS, SHOPS)
def test_any_text_is_read(text, day, term, texts):
    """Pieces stand in order, do not overlap, and say what stands there."""
    reading = read_remarks(
        text, FRIDAY, delivery_date=day, shipping_term=term, default_texts=texts
    )
    at = 0
    for piece in reading.pieces:
        assert at <= piece.start <= piece.end <= len(text)
        assert text[piece.start : piece.end] == piece.text
        assert bool(piece.classes) == (piece.kind is PieceKind.MESSAGE)
        at = piece.end


@settings(max_examples=300)
@given(REMARKS, SHOPS)
def test_the_pieces_cover_the_text(text, texts):
    """What no piece holds is blank, or half a voiced kana."""
    reading = read_remarks(text, FRIDAY, default_texts=texts)
    left, at = "", 0
    for piece in reading.pieces:
        left, at = left + text[at : piece.start], piece.end
    left += text[at:]
    assert set(fold(left).text) <= {"\n", "\u3099", "\u309a"}


@given(REMARKS, SHOPS)
def test_blank_lines_around_a_remark_change_nothing(text, texts):
    """RMS writes them as it likes."""
    plain = read_remarks(text, FRIDAY, default_texts=texts)
    framed = read_remarks(f"\n\n{text}\n \n", FRIDAY, default_texts=texts)
    assert plain.classes == framed.classes
    assert [piece.text for piece in plain.pieces] == [piece.text for piece in framed.pieces]


@given(REMARKS, DAYS, TERMS)
def test_a_field_that_is_not_set_is_never_contradicted(text, day, term):
    """Day and slot are judged apart."""
    without_day = read_remarks(text, FRIDAY, shipping_term=term)
    without_slot = read_remarks(text, FRIDAY, delivery_date=day)
    assert () == without_day.against_day
    assert () == without_slot.against_hour


@given(REMARKS, DAYS, TERMS)
def test_every_contradiction_has_its_words(text, day, term):
    """If the whole contradicts, some piece does, unless the wishes are ranked."""
    reading = read_remarks(text, FRIDAY, delivery_date=day, shipping_term=term)
    if reading.hour is not None and reading.hour.value == "conflicts":
        assert reading.against_hour
    if reading.day is not None and reading.day.value == "conflicts" and "第" not in text:
        assert reading.against_day


NASTY = {
    "open brackets": "[",
    "closing titles": ":]",
    "titles": "[a:]",
    "lenses": "【",
    "parentheses": "(",
    "nothing in particular": "特に",
    "nothing at all": "なし",
    "particles": "は",
    "kana": "ア",
    "half-width kana": "ｶﾞ",
    "hiragana": "あいうえお",
    "kanji digits": "十",
    "days": "5/8",
    "days in kanji": "十日",
    "ranges": "5/8から",
    "hours": "14時~",
    "clocks": "14:00-",
    "blanks": " ",
    "wide blanks": "　",
    "lines": "あ\n",
    "empty lines": "\n",
    "quotes": "「",
    "boxes": "□",
    "requests": "お願い",
    "greetings": "ありがとう",
    "consents": "了承し",
    "refusals": "不要",
    "absences": "5/8は",
    "arrows": "→",
    "emoji": "\U0001f647",
    "nul": "\x00",
    "surrogates": "\ud800",
    "full stops": "。",
}


@pytest.mark.parametrize("name", sorted(NASTY))
def test_a_nasty_string_of_64_kb_is_read_at_all(name, clock):
    """A coarse bound, ten times what it takes: nothing grows with the square of the length."""
    text = (NASTY[name] * 64_000)[:64_000]
    with clock(seconds=5):
        reading = read_remarks(text, FRIDAY, shipping_term=1416, default_texts=(NOTICE,))
    assert all(piece.text == text[piece.start : piece.end] for piece in reading.pieces)
