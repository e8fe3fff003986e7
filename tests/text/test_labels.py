"""Label fields: nothing is lost, nothing is too long, words stay whole while there is room."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from oms.text import LABEL_LAYOUTS, LabelLayout, fit

LAYOUTS = st.builds(
    LabelLayout,
    st.lists(st.integers(2, 60), min_size=1, max_size=4).map(tuple),
    st.sampled_from(["bytes", "characters"]),
)
TEXTS = st.text(st.sampled_from("東京都区丸の内1-20３号 　ABｱメゾン𠮷"), max_size=120)


def width(text, unit):
    """Width by the codec; what it lacks takes two bytes."""
    half = len(text.encode("cp932", "replace")) + text.count("𠮷")
    return half if unit == "bytes" else half / 2


@given(TEXTS, LAYOUTS)
def test_lines_and_rest_are_the_text_without_blanks_at_the_seams(text, layout):
    """Nothing is lost or doubled."""
    found = fit(text, layout)
    joined = "".join([*found.lines, found.rest])
    assert joined.replace(" ", "").replace("　", "") == text.replace(" ", "").replace("　", "")
    assert found.fits == (found.start >= len(text))


@given(TEXTS, LAYOUTS)
def test_no_line_is_longer_than_its_limit(text, layout):
    """Lines that stay empty are left out."""
    found = fit(text, layout)
    assert len(found.lines) <= len(layout.limits)
    widest = max(layout.limits)
    assert all(width(line, layout.unit) <= widest for line in found.lines)


@given(TEXTS, LAYOUTS)
def test_what_fits_when_filled_to_the_brim_fits(text, layout):
    """The slow oracle: one character after the other."""
    at, rest = 0, text
    for limit in layout.limits:
        rest = rest.lstrip(" 　")
        at = 0
        while at < len(rest) and width(rest[: at + 1], layout.unit) <= limit:
            at += 1
        rest = rest[at:]
    if not rest.strip(" 　"):
        assert fit(text, layout).fits


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("東京都千代田区丸の内1-1-1 見本ビル101", ("東京都千代田区丸の内1-1-1", "見本ビル101")),
        ("東京都千代田区丸の内１－１－１見本ビル", ("東京都千代田区丸の内１－１－１", "見本ビル")),
    ],
)
def test_lines_end_where_a_reader_would_part_them(text, lines):
    """Before the building; a number stays whole."""
    assert lines == fit(text, LabelLayout((30, 30))).lines


@pytest.mark.parametrize("name", LABEL_LAYOUTS)
def test_a_usual_address_fits_every_layout(name):
    """With a building and a room."""
    layout = LABEL_LAYOUTS[name]
    address = "神奈川県横浜市西区みなとみらい2-2-1 見本タワー1203号室"
    assert fit(address, layout["address"]).fits
    assert fit("佐々木 健太郎", layout["name"]).fits
