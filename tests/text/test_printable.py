"""What a charset can print, against the codecs themselves."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from oms.text import unprintable


@pytest.mark.parametrize(
    ("text", "charset", "expected"),
    [
        ("髙橋①㈱", "cp932", []),
        ("髙橋①㈱Ⅱ", "jisx0208", [("髙", "高"), ("①", "(1)"), ("㈱", "(株)"), ("Ⅱ", "II")]),
        ("𠮷野", "cp932", [("𠮷", "吉")]),
        ("葛\U000e0100城", "cp932", [("葛\U000e0100", "葛")]),
        ("Café", "cp932", [("é", "e")]),
        ("🎁", "cp932", [("🎁", None)]),
        ("👨\u200d👩\u200d👧", "cp932", [("👨\u200d👩\u200d👧", None)]),
        ("ゔ", "cp932", [("ゔ", "ヴ")]),
        ("—", "cp932", [("—", "―")]),
        ("\ue000", "cp932", [("\ue000", None)]),
        ("～－∥〜−‖—―", "jisx0208", []),
        ("ﾔﾏﾀﾞ", "jisx0208", []),
        ("김", "cp932", [("김", None)]),
        ("一\n二\t三", "cp932", []),
    ],
)
def test_characters_and_their_suggestions(text, charset, expected):
    """In the order of the text."""
    assert expected == [(each.character, each.suggestion) for each in unprintable(text, charset)]


@given(st.text(max_size=40))
def test_what_is_not_reported_can_be_encoded(text):
    """The slow oracle is the codec; spans cut exactly the characters out."""
    found = unprintable(text)
    rest = text
    for each in reversed(found):
        start, end = each.span
        assert each.character == text[start:end]
        rest = rest[:start] + rest[end:]
    assert rest.encode("cp932") is not None


@given(st.text(max_size=40), st.sampled_from(["cp932", "jisx0208"]))
@example("\ufe00", "cp932")  # nothing is left of it
def test_every_suggestion_can_be_printed(text, charset):
    """Otherwise it would be none."""
    for each in unprintable(text, charset):
        assert each.suggestion is None or unprintable(each.suggestion, charset) == ()


def test_an_unknown_charset_is_refused():
    """With the ones there are."""
    with pytest.raises(ValueError, match="cp932 or jisx0208"):
        unprintable("a", "utf-8")
