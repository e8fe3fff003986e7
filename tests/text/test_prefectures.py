"""The 47 prefectures and what is meant by near misses."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from oms.testing.places import prefectures
from oms.text import PREFECTURES, leading_prefecture, prefecture_meant

MEANT = {
    "東京": "東京都",
    "東京府": "東京都",
    "東京都 ": "東京都",
    "　北海道": "北海道",
    "北海": None,
    "北　海　道": "北海道",
    "大坂府": "大阪府",
    "大阪": "大阪府",
    "大阪市": "大阪府",
    "大阪府大阪市": "大阪府",
    "京都": "京都府",
    "京都県": "京都府",
    "神奈川": "神奈川県",
    "鹿兒島県": "鹿児島県",
    "Tokyo": "東京都",
    "ＴＯＫＹＯ": "東京都",
    "tokyo-to": "東京都",
    "Osaka Fu": "大阪府",
    "kyoto": "京都府",
    "Hokkaido": "北海道",
    "Okinawa-ken": "沖縄県",
    "Aichi Prefecture": "愛知県",
    "福県": None,
    "山田県": None,
    "海外": None,
    "California": None,
    "": None,
    "1": None,
}


def test_there_are_forty_seven():
    """The same as in the test kit, from north to south."""
    assert prefectures() == PREFECTURES
    assert 47 == len(set(PREFECTURES))


@pytest.mark.parametrize(("text", "meant"), MEANT.items())
def test_what_is_meant(text, meant):
    """Suggested only where it is certain."""
    assert meant == prefecture_meant(text)


@pytest.mark.parametrize("name", PREFECTURES)
def test_a_prefecture_means_itself_however_short(name):
    """With and without its last character, and with a city behind."""
    assert name == prefecture_meant(name) == prefecture_meant(name + "中央市")
    if name != "北海道":
        assert name == prefecture_meant(name[:-1])
    assert name == leading_prefecture(f"　{name}中央市1-1")


@given(st.sampled_from(PREFECTURES), st.integers(0, 3), st.characters(categories=["Lo"]))
def test_one_wrong_character_never_suggests_nonsense(name, at, wrong):
    """Either a prefecture that differs in one place only, or nothing."""
    at = min(at, len(name) - 1)
    text = name[:at] + wrong + name[at + 1 :]
    meant = prefecture_meant(text)
    assert meant is None or meant in PREFECTURES


@given(st.text(max_size=12))
def test_any_text_is_read(text):
    """Without a crash."""
    assert prefecture_meant(text) in {None, *PREFECTURES}
