"""Planters of troubles with the texts themselves: damaged, unprintable, too long for a label."""

from __future__ import annotations

from typing import Any

from oms.testing import recipients
from oms.testing.draft import Draft
from oms.testing.rng import Rng

# How the bytes were written and how they were read.
MISREAD = {
    "utf8_read_as_cp932": ("utf-8", "cp932"),
    "utf8_read_as_latin1": ("utf-8", "latin-1"),
    "cp932_read_as_latin1": ("cp932", "latin-1"),
    "cp932_read_as_utf8": ("cp932", "utf-8"),
    "eucjp_read_as_cp932": ("euc_jp", "cp932"),
    "utf8_read_as_gbk": ("utf-8", "gbk"),
}
LOST = {"lost_to_question_mark": "?", "lost_to_geta": "〓", "lost_to_fffd": "\ufffd"}
SWAPS = {"吉": "𠮷", "葛": "葛\U000e0100", "辻": "辻\U000e0100"}
ENDINGS = (" Café見本", " Résidence見本", " ♡ハイツ", "𠮷野ビル", "葛\U000e0100城荘")
BUILDINGS = (
    "見本グランドタワーレジデンス",
    "みほんガーデンプレイス東京ベイサイド",
    "仮名パークハイム駅前",
)
WINGS = ("イーストウイング", "セントラルスクエア棟", "アネックス別館")


def mojibake(rng: Rng, draft: Draft) -> None:
    """Let the name or the street of a recipient be read in the wrong charset, or lose a sign."""
    package = rng.pick(draft.packages)
    sender: dict[str, Any] = package["SenderModel"]
    kind = rng.pick((*MISREAD, *LOST))
    key = rng.pick(("familyName", "subAddress"))
    text = str(sender[key])
    if kind in LOST:
        at = rng.below(len(text.rstrip("0123456789-－ ")) or 1)
        damaged = text[:at] + LOST[kind] + text[at + 1 :]
    else:
        # A street has more to show than a name of two kanji, of which some ways leave little.
        key, text = "subAddress", f"{sender['city']}{sender['subAddress']}"
        damaged = _misread(text, *MISREAD[kind])
    recipients.rewrite(draft, package, **{key: damaged})
    draft.kinds["text.mojibake"] = kind


def _misread(text: str, right: str, wrong: str) -> str:
    return text.encode(right, "ignore").decode(wrong, "replace")


def unprintable(rng: Rng, draft: Draft) -> None:
    """Put a character into name or street that label files in CP932 do not have."""
    package = rng.pick(draft.packages)
    sender: dict[str, Any] = package["SenderModel"]
    family = str(sender["familyName"])
    swapped = "".join(SWAPS.get(each, each) for each in family)
    if swapped != family:
        recipients.rewrite(draft, package, familyName=swapped)
        draft.kinds["text.unprintable"] = "name"
        return
    street = f"{sender['subAddress']}{rng.pick(ENDINGS)}"
    recipients.rewrite(draft, package, subAddress=street)
    draft.kinds["text.unprintable"] = "street"


def too_long(rng: Rng, draft: Draft) -> None:
    """Give a recipient a building that no two lines of a label hold."""
    package = rng.pick(draft.packages)
    street = str(package["SenderModel"]["subAddress"])
    room = f"{rng.between(2, 38)}0{rng.between(1, 9)}号室"
    building = rng.pick(BUILDINGS) + rng.pick(WINGS)
    while len(street) + len(building) < 58:  # 48 kanji fit the lines of the widest label
        building += rng.pick(WINGS)
    recipients.rewrite(draft, package, subAddress=f"{street} {building}{room}")
