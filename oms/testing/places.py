"""Real places and invented block numbers on them."""

from __future__ import annotations

from functools import cache
from typing import Any, NamedTuple

from oms.testing import resources
from oms.testing.rng import Rng

# Population in 100,000 (census 2020, rounded), from Hokkaido to Okinawa.
WEIGHTS = (
    *(52, 12, 12, 23, 10, 11, 18, 29, 19, 19, 73, 63, 140, 92, 22, 10, 11, 8, 8, 20, 20, 36, 75),
    *(18, 14, 26, 88, 55, 13, 9, 6, 7, 19, 28, 13, 7, 10, 13, 7, 51, 8, 13, 17, 11, 11, 16, 15),
)
ISLAND_SHARE = 0.015
FULLWIDTH = str.maketrans("0123456789-", "０１２３４５６７８９－")
KYOTO_STREETS = ("烏丸通", "室町通", "新町通", "西洞院通", "寺町通", "御幸町通", "堀川通")
KYOTO_CROSSINGS = ("四条上る", "四条下る", "丸太町上ル", "御池下ル", "三条東入", "五条西入ル")
BUILDINGS = (
    *(
        "コーポ見本",
        "見本ハイツ",
        "メゾン・ド・ミホン",
        "グランミホン",
        "サンプルコート",
        "仮名荘",
    ),
    *("見本センタービル", "カメイ物流センター内", "郵便局前ハイツ"),  # no pick-up points
    *("第2カメイビル", "ミホンタワー", "レジデンス見本", "Sample Residence", "みほん団地"),
)


class Place(NamedTuple):
    """A town with one postcode; `marks` as in the header of places.tsv."""

    postcode: str
    prefecture: str
    city: str
    town: str
    marks: str

    @property
    def is_island(self) -> bool:
        """Whether the whole municipality lies on islands without a bridge."""
        return "i" in self.marks


@cache
def places() -> tuple[Place, ...]:
    """All places of the data file."""
    return tuple(Place(*row) for row in resources.rows("places.tsv"))


@cache
def prefectures() -> tuple[str, ...]:
    """The 47 prefectures from north to south, as `WEIGHTS` counts them."""
    return tuple(resources.text("prefectures.txt").split())


@cache
def _islands() -> tuple[Place, ...]:
    return tuple(place for place in places() if place.is_island)


@cache
def _mainland() -> tuple[tuple[tuple[Place, ...], float], ...]:
    groups: dict[str, list[Place]] = {name: [] for name in prefectures()}
    for place in places():
        if not place.is_island:
            groups[place.prefecture].append(place)
    return tuple(
        (tuple(groups[name]), float(weight))
        for name, weight in zip(prefectures(), WEIGHTS, strict=True)
    )


def pick_place(rng: Rng, *, island: bool | None = None) -> Place:
    """A place, prefectures by population; islands rarely unless asked for."""
    wanted = rng.chance(ISLAND_SHARE) if island is None else island
    return rng.pick(_islands()) if wanted else rng.pick(rng.weighted(_mainland()))


def _lot(rng: Rng, place: Place) -> str:
    land, branch = rng.between(1, 2999), rng.between(1, 30)
    styles = [f"{land}-{branch}", f"{land}番地{branch}", f"{land}番地の{branch}", f"{land}番地"]
    if "c" in place.marks:
        chome, block, house = rng.between(1, 2), rng.between(1, 29), rng.between(1, 19)
        styles = [
            *(f"{chome}-{block}-{house}", f"{chome}丁目{block}番{house}号"),
            *(f"{chome}丁目{block}-{house}", f"{chome}丁目{block}−{house}"),
        ]
    text = rng.pick(styles)
    return text.translate(FULLWIDTH) if rng.chance(0.2) else text


def _building(rng: Rng) -> str:
    number = f"{rng.between(1, 14)}{rng.between(1, 12):02}"
    gap = rng.pick((" ", "\u3000", ""))
    return gap + rng.pick(BUILDINGS) + rng.pick((number, number + "号室", f" {number}"))


def street(rng: Rng, place: Place) -> str:
    """The rest of an address on a place: town, lot and perhaps a building."""
    prefix = ""
    if "k" in place.marks and rng.chance(0.4):
        prefix = rng.pick(KYOTO_STREETS) + rng.pick(KYOTO_CROSSINGS)
    elif place.city[-1] in "町村" and place.town and not place.marks and rng.chance(0.25):
        prefix = "大字"
    rest = _building(rng) if rng.chance(0.35) else ""
    return prefix + place.town + _lot(rng, place) + rest


def address(rng: Rng, place: Place) -> dict[str, Any]:
    """The address fields of an OrdererModel or SenderModel."""
    return {
        "zipCode1": place.postcode[:3],
        "zipCode2": place.postcode[3:],
        "prefecture": place.prefecture,
        "city": place.city,
        "subAddress": street(rng, place),
    }
