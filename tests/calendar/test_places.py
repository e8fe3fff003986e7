"""Places, regions and island zones: what a carrier goes by."""

import pickle

import pytest
from pydantic import ValidationError
from pydantic_core import PydanticCustomError

from oms.calendar import REGIONS, Place, parse_area, regions_of, zone_of
from oms.calendar.islands import islands
from oms.calendar.regions import PREFECTURES
from oms.text import prefectures


@pytest.mark.parametrize(
    ("prefecture", "city", "postcode", "label"),
    [
        # Tokyo's islands, by the municipalities of the fact sheet.
        ("東京都", "大島町", None, "伊豆大島"),
        ("東京都", "利島村", None, "利島"),
        ("東京都", "新島村", None, "新島・式根島"),
        ("東京都", "神津島村", None, "神津島"),
        ("東京都", "三宅島三宅村", None, "三宅島"),
        ("東京都", "三宅村", None, "三宅島"),
        ("東京都", "御蔵島村", None, "御蔵島"),
        ("東京都", "八丈島八丈町", None, "八丈島"),
        ("東京都", "青ヶ島村", None, "青ヶ島"),
        ("東京都", "青ケ島村", None, "青ヶ島"),
        ("東京都", "小笠原村", None, "父島"),
        ("東京都", "小笠原村母島", None, "母島"),
        ("東京都", "小笠原村", "100-2211", "母島"),
        ("東京都", "千代田区", "100-0001", None),
        ("東京都", "江東区大島", "136-0072", None),
        # The north.
        ("北海道", "奥尻郡奥尻町", None, "奥尻島"),
        ("北海道", "苫前郡羽幌町", "078-3872", "焼尻島"),
        ("北海道", "苫前郡羽幌町", "078-3951", "天売島"),
        ("北海道", "苫前郡羽幌町", None, None),
        ("北海道", "羽幌町大字天売字弁天", None, "天売島"),
        ("北海道", "利尻富士町", None, "利尻島"),
        ("宮城県", "石巻市", "986-0023", "田代島"),
        ("宮城県", "気仙沼市田尻沢", "988-0825", None),
        ("山形県", "酒田市", "998-0281", "飛島"),
        ("新潟県", "佐渡市", "952-1234", "佐渡島"),
        ("新潟県", "岩船郡粟島浦村", None, "粟島"),
        # The inland sea, Sanin, Kyushu, Okinawa.
        ("島根県", "隠岐郡隠岐の島町", "685-8585", "隠岐・島後"),
        ("香川県", "小豆郡土庄町", "761-4661", "豊島"),
        ("香川県", "小豆郡小豆島町", None, "小豆島"),
        ("愛媛県", "今治市吉海町津島", None, "今治津島"),
        ("長崎県", "対馬市", None, "対馬"),
        ("長崎県", "壱岐市", None, "壱岐"),
        ("長崎県", "五島市", "853-2201", "五島・奈留島"),
        ("長崎県", "五島市", "853-8501", "五島・福江島"),
        ("鹿児島県", "奄美市", "894-8555", "奄美大島"),
        ("鹿児島県", "大島郡瀬戸内町", "894-2141", "加計呂麻島・請島・与路島"),
        ("鹿児島県", "大島郡与論町", None, "与論島"),
        ("鹿児島県", "鹿児島郡十島村", None, "トカラ列島"),
        ("鹿児島県", "鹿児島市", "890-0000", None),
        ("沖縄県", "那覇市", "900-0001", None),
        ("沖縄県", "宮古島市", "906-8501", "宮古島"),
        ("沖縄県", "石垣市", "907-8501", "石垣島"),
        ("沖縄県", "島尻郡久米島町", None, "久米島"),
        ("沖縄県", "島尻郡北大東村", None, "北大東島"),
    ],
)
def test_islands_are_found(prefecture, city, postcode, label):
    """By postcode where it tells, else by the text."""
    zone = zone_of(Place(prefecture, city, postcode))
    assert label == (zone and zone.label)


@pytest.mark.parametrize(
    ("place", "label"),
    [
        # One postcode for two islands: the municipality decides.
        (Place("沖縄県", "石垣市", "907-0000"), "石垣島"),
        (
            Place("沖縄県", "八重山郡竹富町", "907-0000"),
            "竹富町の島々(西表・竹富・黒島・小浜・波照間)",
        ),
        (Place(None, None, "907-0000"), "石垣島"),
        # Shared with the mainland: the text decides.
        (Place("石川県", "輪島市", "928-0072", "海士町 舳倉島1"), "舳倉島"),
        (Place("石川県", "輪島市", "928-0072", "海士町1"), None),
        # An island off a bridged one.
        (Place("山口県", "大島郡周防大島町", "742-2601", "伊保田 情島"), "周防情島"),
        (Place("山口県", "大島郡周防大島町", "742-2601", "伊保田"), None),
        # A wrong postcode does not make a boat unnecessary; two islands: the postcode decides.
        (Place("東京都", "大島町", "100-0001"), "伊豆大島"),
        (Place("東京都", "八丈町", "100-0101"), "伊豆大島"),
        (Place(None, None, "100-0101"), "伊豆大島"),
        (Place("", "", ""), None),
        (Place(), None),
        (Place("どこか県", "大島町"), None),
        (Place("東京都", "x" * 5000), None),
    ],
)
def test_postcode_and_text_agree_on_an_island(place, label):
    """The more careful one wins where they do not."""
    zone = zone_of(place)
    assert label == (zone and zone.label)


def test_a_street_may_be_handed_in():
    """Where the place itself has none."""
    town = Place("北海道", "苫前郡羽幌町")
    assert zone_of(town) is None
    assert "焼尻島" == zone_of(town, "大字焼尻").label
    assert "焼尻島" == zone_of(Place("北海道", "苫前郡羽幌町", street="焼尻")).label
    assert zone_of(town, "寿町") is None


def test_an_island_with_a_bridge_is_none_unless_asked_for():
    """Carriers serve 淡路島 by road."""
    awaji = Place("兵庫県", "洲本市", "656-0001")
    assert zone_of(awaji) is None
    assert zone_of(awaji, bridged=True).bridge
    assert "沼島" == zone_of(Place("兵庫県", "南あわじ市", "656-0961"), bridged=True).label


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("100-0101", "1000101"),
        ("1000101", "1000101"),
        ("〒１００－０１０１", "1000101"),
        (" 100 0101 ", "1000101"),
        ("100-010", None),
        ("10001011", None),
        ("none", None),
        ("", None),
    ],
)
def test_a_postcode_is_seven_digits_or_not_known(given, kept):
    """In whatever width; addresses that are wrong are for other checks."""
    assert kept == Place(postcode=given).postcode


def test_areas_go_from_the_particular_to_the_general():
    """And each stands once."""
    assert ("北海道", "*") == Place("北海道").areas
    assert (
        "1000101",
        "100010",
        "10001",
        "1000",
        "100",
        "10",
    ) == Place("東京都", None, "1000101").areas[1:7]
    assert ("青森県", "北東北", "東北", "*") == Place("青森県").areas
    assert ("*",) == Place().areas
    assert "沖縄県" in Place(None, None, "907-0001").areas


def test_an_island_is_served_by_its_own_areas_only():
    """No prefecture, no region, no beginning the mainland shares."""
    assert ("izu-oshima", "1000101", "100010", "10001") == Place(
        "東京都", "大島町", "100-0101"
    ).served_by
    assert (
        "ishigakijima",
        "9070001",
        "907000",
        "90700",
        "9070",
        "907",
    ) == Place("沖縄県", "石垣市", "907-0001").served_by
    awaji = Place("兵庫県", "洲本市", "656-0001")
    assert awaji.areas == awaji.served_by


def test_a_place_tells_no_more_than_its_municipality_and_is_a_value():
    """Its repr goes to logs."""
    place = Place("東京都", "大島町", "100-0101", "元町1-1-14")
    assert "Place(prefecture='東京都', city='大島町')" == repr(place)
    assert place.areas
    assert place == pickle.loads(pickle.dumps(place))
    assert "areas" not in pickle.loads(pickle.dumps(place)).__dict__
    assert hash(place) == hash(Place("東京都", "大島町", "1000101", "元町1-1-14"))
    with pytest.raises(ValidationError):
        Place(postcode=1000101)


def test_the_regions_hold_every_prefecture_once():
    """And 東北 those of its halves; the names are those of the rest of the library."""
    assert set(prefectures.PREFECTURES) == set(PREFECTURES)
    assert 47 == len(PREFECTURES)
    assert set(REGIONS["東北"]) == {*REGIONS["北東北"], *REGIONS["南東北"]}
    for name, members in REGIONS.items():
        for member in members:
            assert name in regions_of(member)
    assert () == regions_of("東京")


@pytest.mark.parametrize(
    ("text", "area"),
    [
        ("東京都", "東京都"),
        ("近畿", "関西"),
        (" 関東 ", "関東"),
        ("０６", "06"),
        ("060", "060"),
        ("060-00", "06000"),
        ("010-", "010"),
        ("100-0101", "1000101"),
        ("izu-oshima", "izu-oshima"),
        ("石垣島", "ishigakijima"),
        ("*", "*"),
        ("＊", "*"),
    ],
)
def test_areas_are_read(text, area):
    """And written one way."""
    assert area == parse_area(text)
    assert area == parse_area(area)


@pytest.mark.parametrize(
    "text", ["", "東京", "1", "12345678", "06-0", "大島", "東海", "oshima", "1000-101", "x" * 9999]
)
def test_what_is_no_area_is_refused(text):
    """With what was probably meant, where something is near."""
    with pytest.raises(PydanticCustomError, match="expected") as raised:
        parse_area(text)
    assert ('"東京都"' in raised.value.message()) == (text == "東京")
    with pytest.raises(PydanticCustomError) as raised:
        parse_area(text, hints=False)
    assert "did you mean" not in raised.value.message()


def test_zones_have_one_name_each():
    """A key in ASCII, a label unique in Japan, and a prefecture there is."""
    zones = islands().zones
    assert 214 == len(zones)
    assert len(zones) == len({zone.label for zone in zones.values()})
    for key, zone in zones.items():
        assert key == zone.key
        assert key == parse_area(zone.label) == parse_area(key)
        assert key.isascii()
        assert zone.prefecture in PREFECTURES
        assert zone.label not in REGIONS
