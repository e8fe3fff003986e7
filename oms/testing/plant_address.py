"""Planters of troubles with the address: unknown prefectures, pick-up points, islands."""

from __future__ import annotations

from typing import Any

from oms.testing import places, recipients
from oms.testing.draft import Draft
from oms.testing.rng import Rng

# From Hokkaido to Okinawa, as `places.prefectures()` names them.
_ROMAJI = """
    Hokkaido Aomori Iwate Miyagi Akita Yamagata Fukushima Ibaraki Tochigi Gunma Saitama Chiba Tokyo
    Kanagawa Niigata Toyama Ishikawa Fukui Yamanashi Nagano Gifu Shizuoka Aichi Mie Shiga Kyoto
    Osaka Hyogo Nara Wakayama Tottori Shimane Okayama Hiroshima Yamaguchi Tokushima Kagawa Ehime
    Kochi Fukuoka Saga Nagasaki Kumamoto Oita Miyazaki Kagoshima Okinawa
"""
ROMAJI = tuple(_ROMAJI.split())
WRONG_SUFFIX = {"都": "部", "道": "導", "府": "県", "県": "府"}
ROMAJI_SUFFIX = {"都": "to", "道": "", "府": "-fu", "県": "-ken"}
POST_OFFICE = ("郵便局留め", "郵便局留", "郵便局止め", "郵便局　局留め", "郵便局(局留)")
BRANCH = ("営業所止め", "センター止め", "宅急便センター受取", "センター留め", "営業所留")
CARRIERS = ("ヤマト運輸", "佐川急便", "クロネコヤマト", "")


def prefecture(rng: Rng, draft: Draft) -> None:
    """Let the prefecture of a recipient be none of the 47."""
    package = rng.pick(draft.packages)
    kind = rng.pick(("typo", "romaji", "suffix"))
    wrong = misspelt(rng, package["SenderModel"]["prefecture"], kind)
    recipients.rewrite(draft, package, prefecture=wrong)
    draft.kinds["address.prefecture_unknown"] = kind


def misspelt(rng: Rng, name: str, kind: str) -> str:
    """A prefecture as buyers mistype it, in Latin letters, or without its last character."""
    stem, suffix = name[:-1], name[-1]
    if kind == "suffix" and suffix != "道":
        return stem
    if kind == "romaji":
        latin = ROMAJI[places.prefectures().index(name)]
        long = latin + ROMAJI_SUFFIX[suffix]
        return rng.pick((latin, latin.upper(), latin.lower(), long))
    ways = (stem + WRONG_SUFFIX[suffix], stem + stem[-1] + suffix, stem[1:] + suffix, name + "県")
    return rng.pick([way for way in ways if way not in places.prefectures()])


def pickup_point(rng: Rng, draft: Draft) -> None:
    """Send the parcel to a post office or a carrier's branch, in the buyer's own words."""
    package = draft.packages[0]
    sender: dict[str, Any] = package["SenderModel"]
    kind = rng.pick(("post_office", "branch"))
    town = rng.pick(("見本", "仮名", "みほん中央", "亀井"))
    if kind == "post_office":
        words = town + rng.pick(POST_OFFICE)
    else:
        words = rng.pick(CARRIERS) + town + rng.pick(BRANCH)
    street = sender["subAddress"]
    package["SenderModel"] = sender | {"subAddress": f"{street} {words}"}
    recipients.write_flags(draft)
    draft.kinds["address.pickup_point"] = kind


def to_island(rng: Rng, draft: Draft, package: dict[str, Any]) -> None:
    """Give a package an address on an island."""
    fields = places.address(rng, places.pick_place(rng, island=True))
    recipients.rewrite(draft, package, **fields, isolatedIslandFlag=1)
