"""Folding: one name in many writings becomes one text, and folding twice is folding once."""

import sys
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from oms.postal.folding import fold_address, skeleton

ADDRESS_LETTERS = st.sampled_from(
    "東西一二三十百千〇0９ヶケがノの之ツッ大字-ー－〜 　・上る丁目番地ｶﾞ\u3099\U000e0100辺邊"
)


def test_folding_twice_is_folding_once_for_every_character():
    """All of Unicode, one by one, surrogates included."""
    for code in range(sys.maxunicode + 1):
        once = fold_address(chr(code))
        assert once == fold_address(once), hex(code)


@given(st.text() | st.text(ADDRESS_LETTERS))
def test_folding_twice_is_folding_once(text):
    """For any text, and for the letters that meet in addresses."""
    once = fold_address(text)
    assert once == fold_address(once)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("茅ヶ崎", "茅ケ崎"), ("茅ヶ崎", "茅が崎"), ("金ケ崎", "金ｹ崎"), ("丸の内", "丸ノ内"),
        ("間之町", "間ノ町"), ("四ツ谷", "四ッ谷"), ("三番町", "３番町"),
        ("二十四軒二条", "24軒2条"),
        ("北一条西", "北１条西"), ("八軒９条西", "八軒九条西"), ("大字上野", "上野"),
        ("字上野", "上野"),
        ("植大字中郷", "植中郷"), ("薮路", "藪路"), ("曽根崎", "曾根崎"), ("西餠田", "西餅田"),
        ("松帆櫟田", "松帆檪田"), ("濱田", "浜田"), ("梼原", "檮原"), ("磯﨑", "磯崎"),
        ("葛\U000e0100飾", "葛飾"), ("竜", "龍"), ("神", "\ufa19"),
        ("がんば", "か\u3099んは\u3099"),
        ("1ー2‐3−4－5—6ｰ7‑8﹣9─1", "1-2-3-4-5-6-7-8-9-1"), ("丸の内　１ 丁目", "丸の内1丁目"),
        ("百二十三番地", "123番地"), ("二千五", "2005"), ("一〇三", "103"), ("ＡＢビル", "ABビル"),
    ],
)  # fmt: skip
def test_one_name_in_two_writings_folds_to_one(one, other):
    """Both sides are folded, so the direction does not matter."""
    assert fold_address(one) == fold_address(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("新川", "新川一条"), ("北島", "北島町"), ("東町", "西町"), ("一条", "二条"),
        ("十一", "十二"),
        ("大町", "小町"), ("田中", "中田"), ("字八100", "字八百"), ("杉谷町", "椙谷町"),
    ],
)  # fmt: skip
def test_two_names_stay_two(one, other):
    """Folding is no licence to mix places up."""
    assert fold_address(one) != fold_address(other)


def test_a_numeral_of_a_name_does_not_melt_into_the_lot():
    """八100 is lot 100 in 八, not 8100."""
    assert "8-100" == fold_address("八100")


@pytest.mark.parametrize(
    "name", ["四日市", "三重", "一宮", "六本木", "千代田", "百人町", "十字街"]
)
def test_numerals_in_names_survive_on_both_sides(name):
    """Whatever they fold to, the lot behind stays what it is."""
    assert fold_address(name + "1-2") == fold_address(name) + fold_address("1-2")


def test_a_skeleton_drops_what_many_leave_out():
    """阿佐ヶ谷 and 阿佐谷."""
    for one, other in (("阿佐ヶ谷南", "阿佐谷南"), ("四ツ谷", "四谷"), ("丸ノ内", "丸内")):
        assert skeleton(fold_address(one)) == skeleton(fold_address(other))


def test_every_variant_is_one_letter_of_one_class():
    """The data file names no letter twice, and only letters that NFKC leaves alone."""
    from oms.postal import folding

    variants = folding._classes()
    assert 300 < len(variants)
    assert set(variants).isdisjoint(variants.values())
    assert all(each == unicodedata.normalize("NFKC", each) for each in variants)
