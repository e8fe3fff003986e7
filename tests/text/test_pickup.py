"""Words that send a parcel to a counter, and names that only look like them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from oms.testing.places import places
from oms.text import PickupKind, find_pickup_words

FOUND = {
    "千代田1-1 神田郵便局留め": "post_office",
    "神田郵便局留": "post_office",
    "神田郵便局止め": "post_office",
    "神田局どめ": "post_office",
    "神田郵便局　留置": "post_office",
    "神田郵便局（留め）": "post_office",
    "郵便局受取": "post_office",
    "中央郵便局 ゆうゆう窓口": "post_office",
    "神田営業所止め": "branch",
    "神田営業所止": "branch",
    "神田支店止め": "branch",
    "神保町センター止め": "branch",
    "神保町センター留": "branch",
    "ｾﾝﾀｰ止め": "branch",
    "ヤマト運輸 神田営業所止め": "branch carrier_office",
    "宅急便センター受け取り": "branch",
    "営業所引取": "branch",
    "営業所止置き": "branch",
    "PUDOステーション 大手町": "locker",
    "ｐｕｄｏ": "locker",
    "プドーステーション": "locker",
    "大手町駅 宅配便ロッカー": "locker",
    "アマゾンロッカー": "locker",
    "ロッカー受取希望": "locker",
    "コンビニ受取": "store",
    "見本書店店頭受取": "store",
    "ヤマト運輸神田センター": "carrier_office",
    "佐川急便 東京営業所": "carrier_office",
    "神田郵便局": "carrier_office",
}
# Real place names and ordinary buildings that hold the same characters.
QUIET = [
    "下止々呂美1-2",
    "郵便局前1-2",
    "郵便局2階",
    "見本薬局3F",
    "見本薬局受取カウンター",
    "見本薬局前マンション101",
    "留萌町1-1",
    "国際センター留学生会館",
    "流通センター南1-1",
    "センタービル5F",
    "見本銀行神田支店",
    "株式会社見本 東京営業所",
    "見本マンション 宅配ロッカー",
    "宅配ボックス有",
    "止水町1-1",
    "受取人不在の場合は宅配ボックス",
    "spudon101",
    "留守の場合は玄関前",
]


@pytest.mark.parametrize(("text", "kinds"), FOUND.items())
def test_a_pickup_is_found(text, kinds):
    """With the place in the text as it was written."""
    words = list(find_pickup_words(text))
    assert kinds.split() == [word.kind.value for word in words]
    assert all(0 <= word.start < word.end <= len(text) for word in words)


@pytest.mark.parametrize("text", QUIET)
def test_an_ordinary_address_is_none(text):
    """Whatever characters it holds."""
    assert [] == list(find_pickup_words(text))


def test_no_town_of_the_test_kit_is_one():
    """Real towns in all 47 prefectures."""
    assert [] == [
        place for place in places() if any(find_pickup_words(place.city + place.town + "1-1"))
    ]


@given(
    st.text(
        st.sampled_from("止留局郵便営業所センター受取め々ロッカーpudo店頭ヤマト運輸 置き"),
        max_size=30,
    )
)
def test_places_lie_in_the_text(text):
    """For any text made of such characters."""
    for word in find_pickup_words(text):
        assert isinstance(word.kind, PickupKind)
        assert 0 <= word.start < word.end <= len(text)
