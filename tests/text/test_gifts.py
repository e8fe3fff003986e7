"""Which of のし, wrapping and card a text asks for, and which a choice has."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from oms.text import GiftWish, chosen_gifts, gift_wishes
from oms.text.gifts import is_refusal

NOSHI, WRAPPING, CARD = GiftWish


@pytest.mark.parametrize(
    ("text", "wishes"),
    [
        ("のし希望です", (NOSHI,)),
        ("御祝の熨斗をお願いします", (NOSHI,)),
        ("ノシをつけてください", (NOSHI,)),
        ("内のし、表書きは「内祝」で", (NOSHI,)),
        ("水引は黒白で、包装紙も地味なものに", (NOSHI, WRAPPING)),
        ("無地のしでお願いします", (NOSHI,)),
        ("のし名入れなしでお願いします", (NOSHI,)),
        ("のしのお名前はなしで結構です", (NOSHI,)),
        ("御年賀の熨斗、名前なしで", (NOSHI,)),
        ("ギフトラッピングしてください", (WRAPPING,)),
        ("リボンは赤で", (WRAPPING,)),
        ("プレゼント用に包んでください", (WRAPPING,)),
        ("メッセージカードを付けてください", (CARD,)),
        ("カードを同封してください", (CARD,)),
        ("のしは不要、ラッピングをお願いします", (WRAPPING,)),
        ("のしなしで包装のみ希望", (WRAPPING,)),
        ("のし不要です", ()),
        ("のしはいりません", ()),
        ("のしはつけなくて結構です", ()),
        ("熨斗なし", ()),
        ("のしは付けないでください", ()),
        ("包装は必要ありません", ()),
        ("ラッピングは希望しません", ()),
        ("メッセージカードは入れないでください", ()),
        ("簡易包装でお願いします", ()),
        ("個包装のものをお願いします", ()),
        ("クレジットカードを変えてください", ()),
        ("金額の分かるものは入れないでください", ()),
        ("プレゼントです", ()),
        ("たのしみにしています", ()),
        ("くだものしか食べません", ()),
        ("もののしまい方", ()),
    ],
)
def test_a_message_asks_for(text, wishes):
    """What is refused, and what only sounds like it, does not count."""
    assert wishes == gift_wishes(text)


@pytest.mark.parametrize(
    ("text", "heading", "wishes"),
    [
        ("希望する", "[ラッピング:]", (WRAPPING,)),
        ("あり", "[メッセージカード:]", (CARD,)),
        ("希望しない", "[ラッピング:]", ()),
        ("御祝 佐倉", "[のし:]", (NOSHI,)),
        ("ご自宅用", "[のし:]", ()),
        ("感謝です", "[メッセージカード:]", ()),
        ("領収書をください", "[のし・ラッピング:]", ()),
        ("のし希望", "[備考:]", (NOSHI,)),
    ],
)
def test_a_heading_helps_only_an_answer_to_it(text, heading, wishes):
    """Whatever else is typed under it asks for something else."""
    assert wishes == gift_wishes(text, heading)


@pytest.mark.parametrize(
    ("choice", "wishes"),
    [
        ("のし:内のし(御祝)", (NOSHI,)),
        ("のし：外のし", (NOSHI,)),
        ("のし:不要", ()),
        ("のし:なし\nラッピング:あり", (WRAPPING,)),
        ("ギフト:のし付き", (NOSHI,)),
        ("ギフト:ご自宅用（のし・包装なし）", ()),
        ("ご用途:のし(御祝)・包装あり", (NOSHI, WRAPPING)),
        ("メッセージカード:選択しない", ()),
        ("メッセージカード:お誕生日おめでとう", (CARD,)),
        ("のしをご希望の方は備考へ:了承しました", ()),
        ("のし:", ()),
        ("色:赤\nサイズ:M", ()),
        ("", ()),
    ],
)
def test_a_choice_has(choice, wishes):
    """題:値 line by line; a consent is no choice."""
    assert wishes == chosen_gifts(choice)


@given(st.text(), st.text())
def test_any_text_is_read(text, heading):
    """Without a fault, and each wish once."""
    for found in (gift_wishes(text, heading), chosen_gifts(text)):
        assert len(set(found)) == len(found)
    assert is_refusal(text) in {True, False}
