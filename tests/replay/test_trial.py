"""The first hour of a new shop: texts found, cases that pass, nobody's name in the pack."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from oms.engine import Rejected, prove
from oms.errors import OmsError
from oms.model import Order, order
from oms.replay import draft_pack, try_out
from oms.replay.draft import fragment_of
from oms.replay.mask import masked
from oms.replay.texts import FormTexts
from oms.rules import parse_pack
from oms.testing import generate, shops

THREE = ("fruit-gift", "furniture", "flowers")
TITLE = "[備考:]"


def numbered(number, shop="900901", **facts):
    """An order of a shop of its own."""
    return order(order_number=f"{shop}-20260501-{number:010}", **facts)


@pytest.fixture(scope="module")
def trials():
    """Trials of three invented shops, and what they configured."""
    styles = {str(each.shop_id): each for each in shops() if each.key in THREE}
    orders = [
        Order.from_rms(sample.payload)
        for style in styles.values()
        for sample in generate(250, seed=11, shop=style)
    ]
    return styles, try_out(orders)


def plain(text):
    """A text as it arrives, without the blanks around it."""
    return text.replace("\r\n", "\n").strip("\n \u3000")


@pytest.mark.parametrize("key", THREE)
def test_the_default_texts_of_a_shop_are_found_and_nothing_else(trials, key):
    """Among orders a third of which carry something else."""
    styles, found = trials
    [style] = [each for each in styles.values() if each.key == key]
    assert set(map(plain, style.default_texts)) == set(found[str(style.shop_id)].default_texts)


def test_the_pack_of_a_trial_passes_its_own_cases(trials):
    """It is read back from its text, and has cases of what was found."""
    _, found = trials
    for trial in found.values():
        pack = parse_pack(draft_pack(trial, "drafted"))
        results = list(prove(pack))
        assert results
        assert [] == [each.failures for each in results if not each.passed]
        assert trial.default_texts == pack.shop.default_texts


def test_no_buyer_is_named_in_the_pack_of_a_trial(trials):
    """No family name, phone number, street or mail address of any order."""
    styles, found = trials
    for style in styles.values():
        text = draft_pack(found[str(style.shop_id)], "drafted")
        for sample in generate(250, seed=11, shop=style):
            made = Order.from_rms(sample.payload)
            for person in (made.orderer, *made.recipients):
                full = f"{person.family_name}{person.first_name}"
                assert full not in text
                assert person.phone not in text
                assert person.street not in text


def test_the_found_texts_lower_the_hold_rate(trials):
    """Without them every order of such a shop would be held."""
    styles, found = trials
    for shop_id in styles:
        assert 0.5 > found[shop_id].held / found[shop_id].orders


def test_a_trial_of_nothing_is_told():
    """As is what could not be read."""
    with pytest.raises(OmsError, match="no orders to try out"):
        try_out([Rejected(place="x:1", reason="broken")])
    found = try_out([numbered(1), Rejected(place="x:2", reason="broken")])
    assert (1, 1) == (found["900901"].orders, found["900901"].rejected)


def test_shops_are_kept_apart():
    """One trial for each."""
    found = try_out([numbered(1), numbered(2, "900902"), numbered(3, "900902")])
    assert {"900901": 1, "900902": 2} == {shop: each.orders for shop, each in found.items()}


def test_what_the_orders_show_is_counted():
    """Delivery methods, slots, totals, pieces of an item."""
    items = [{"manage_number": "momo", "units": 2}, {"manage_number": "momo", "units": 3}]
    found = try_out([numbered(1, items=items, shipping_term=1416), numbered(2)])["900901"]
    assert {"宅配便": 2} == dict(found.services)
    assert {1416: 1} == dict(found.slots)
    assert 5 == found.units["momo"]
    assert (2000, 2000) == (found.percentile(0.5), found.percentile(0.99))


# ---- form texts -----------------------------------------------------------------------


def suggested(*bodies):
    """What is suggested for remarks with one block."""
    texts = FormTexts()
    for body in bodies:
        texts.add(f"{TITLE}\n{body}\n")
    return [(each.text, each.is_sure) for each in texts.suggestions()]


def test_a_box_that_always_says_the_same_is_the_shop_s():
    """A notice."""
    assert [("※離島は別途送料", True)] == suggested(*["※離島は別途送料"] * 20)


def test_a_text_among_many_others_is_the_shop_s():
    """Left untouched by some buyers."""
    others = [f"{n}個でお願いします" for n in range(30)]
    assert [("のし：\nお名前：", True)] == suggested(*["のし：\nお名前："] * 20, *others)


def test_what_is_left_of_a_text_is_no_text_of_its_own():
    """Buyers delete lines."""
    others = [f"{n}個でお願いします" for n in range(10)]
    found = suggested(*["のし：\nお名前：様"] * 20, *["お名前：様"] * 10, *others)
    assert [("のし：\nお名前：様", True)] == found


def test_the_answer_of_a_pull_down_is_for_a_person_to_judge():
    """It may be a wish."""
    assert [("希望する（御祝）", False)] == suggested(*["希望する（御祝）"] * 12, *["不要"] * 40)


def test_what_buyers_say_now_and_then_is_not_the_shop_s():
    """However often the same words come."""
    others = [f"{n}個でお願いします" for n in range(90)]
    assert [] == suggested(*["よろしくお願いします"] * 9, *others)


def test_too_few_orders_tell_nothing():
    """A text that came nine times under a title."""
    assert [] == suggested(*["※離島は別途送料"] * 9)


def test_the_block_of_dates_is_left_out():
    """RMS writes it."""
    texts = FormTexts()
    for _ in range(30):
        texts.add("[配送日時指定:]\n2026-05-08(金)\n")
    assert () == texts.suggestions()


@given(st.lists(st.text(max_size=20), max_size=30))
def test_any_remarks_are_counted_without_fail(remarks):
    """Whatever stands there."""
    texts = FormTexts()
    for each in remarks:
        texts.add(each)
    assert all(0 < each.share <= 1 for each in texts.suggestions())


# ---- masks ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("佐倉様に渡してください", "見本様に渡してください"),
        ("連絡先 090-1234-5678 です", "連絡先 000-0000-0000 です"),
        ("０９０１２３４５６７８まで", "00000000000まで"),
        ("〒100-0001 東京都千代田区千代田1-1", "〒000-0000 東京都見本区見本町"),
        ("sakura@example.com へ", "mihon@example.invalid へ"),
        ("鈴木さんの分です", "見本さんの分です"),
        ("2026-05-08(金) 18：00〜20：00", "2026-05-08(金) 18：00〜20：00"),
        ("5/8 の 14時まで", "5/8 の 14時まで"),
        ("のし希望", "のし希望"),
    ],
)
def test_personal_values_are_masked_and_the_rest_stays(text, expected):
    """Names the order knows wherever they stand; numbers, addresses and titles by their looks."""
    one = order(recipient={"family_name": "佐倉", "first_name": "花"})
    assert expected == masked(text, one)


def test_a_fragment_rebuilds_what_the_check_saw():
    """Only declared inputs, only what differs from a plain order."""
    one = order(remarks="のし希望", postage_price=-9999, packages=[{}, {"noshi": "内祝"}])
    made = fragment_of(one, ("remarks", "postage_price", "packages.noshi", "goods_price"))
    assert {"remarks": "のし希望", "postage_price": -9999} == {
        key: value for key, value in made.items() if key != "packages"
    }
    assert "内祝" == order(**made).packages[1].noshi
    assert not re.search("recipient|orderer", str(made))
