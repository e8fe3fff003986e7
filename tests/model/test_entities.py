"""HTML entities in texts: resolved once for readers, kept as they came for RMS."""

import copy
import pickle

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from oms.model import CleanText, Order, order
from oms.model.base import clean_text

RESOLVED = {
    "numeric, as RMS writes 〜": ("１&#12316;３日", "１〜３日"),
    "hexadecimal": ("&#x301C;&#X301c;", "〜〜"),
    "leading zeros": ("&#0012316;", "〜"),
    "named": ("A&amp;B &lt;3&gt; &quot;x&quot;", 'A&B <3> "x"'),
    "named, rare": ("&hearts;&yen;", "♥¥"),
    "emoji": ("&#128591;", "🙏"),
    "full-width space": ("あ&#12288;い", "あ\u3000い"),
    "no-break space": ("あ&nbsp;い", "あ\xa0い"),
    "line ends and tab": ("あ&#13;&#10;い&#9;う", "あ\r\nい\tう"),
    "windows punctuation": ("&#133;&#150;", "…–"),
    "private use, the home of gaiji": ("&#xE000;", "\ue000"),
    "escaped twice: one layer goes": ("&amp;#12316;", "&#12316;"),
    "two in a row": ("&#65374;&#12316;", "～〜"),
}
KEPT = {
    "no entity": "のし希望",
    "lone ampersand": "R&D & more",
    "not closed": "&#12316 &amp",
    "a name nobody knows": "&himitsu;",
    "a known name inside a longer word": "A&notify; &ampersand; &notit;",
    "no digits": "&#; &#x;",
    "nul": "&#0;",
    "control": "&#1; &#x1F; &#127;",
    "bell and escape, a terminal's enemies": "&#7; &#27;",
    "half a surrogate pair": "&#55357; &#xD83D;",
    "two halves": "&#55357;&#56911;",
    "beyond Unicode": "&#x110000; &#9999999;",
    "far beyond": "&#99999999999999999999;",
    "noncharacter": "&#xFFFF; &#xFDD0;",
    "replacement character": "&#65533;",
    "bidirectional override": "&#8238;",
    "zero width": "&#8203;",
    "full-width digits": "&#１２３１６;",
}


@pytest.mark.parametrize(("raw", "clean"), RESOLVED.values(), ids=RESOLVED)
def test_an_entity_of_a_visible_character_is_resolved(raw, clean):
    """Readers see the character, `raw` and `to_rms` what RMS sent."""
    made = order(remarks=raw)

    assert clean == made.remarks
    assert raw == made.remarks.raw
    assert raw == made.to_rms()["remarks"]


@pytest.mark.parametrize("raw", KEPT.values(), ids=KEPT)
def test_what_is_no_entity_of_a_visible_character_is_kept(raw):
    """Nothing vanishes and nothing harmful appears."""
    assert raw is clean_text(raw)
    assert raw == order(remarks=raw).remarks
    assert not isinstance(order(remarks=raw).remarks, CleanText)


def test_every_text_field_is_cleaned(full):
    """Not only the remark: names, addresses, choices, memos."""

    def texts(node):
        if isinstance(node, dict):
            return {key: texts(value) for key, value in node.items()}
        if isinstance(node, list):
            return [texts(each) for each in node]
        return "A&amp;B" if node == "文字" else node

    made = Order.from_rms(texts(full))
    package = made.all_packages[0]

    assert "A&B" == made.orderer.family_name == package.all_items[0].selected_choice
    assert "A&B" == package.convenience_store.store_name == made.shop_memo
    assert "A&amp;B" == package.all_items[0].skus[0].sku_info.raw
    assert "A&amp;B" == made.order_number  # an identity, not a text
    assert texts(full) == made.to_rms()


@given(st.text(st.characters(exclude_categories=["Cs"])) | st.from_regex(r"(&#?[a-z0-9]{1,6};?)+"))
@settings(max_examples=300, deadline=None)
def test_cleaning_never_fails_and_never_loses_the_raw_text(text):
    """Any text at all."""
    clean = clean_text(text)

    assert text == getattr(clean, "raw", clean)
    assert bool(text) == bool(clean)


def test_clean_text_travels_whole():
    """Copies and pickles keep both texts; it is a str in every other respect."""
    text = clean_text("a&#12316;")
    for twin in (copy.copy(text), copy.deepcopy(text), pickle.loads(pickle.dumps(text))):
        assert (text, text.raw) == (twin, twin.raw)
    assert "a〜" == text
    assert hash("a〜") == hash(text)
    assert {"a〜": 1}[text] == 1
