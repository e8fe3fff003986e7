"""Read the lot behind a town: 丁目, 番地, 地割, and whether there is any number at all."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from oms.postal.notes import Part, street_key

__all__ = ["Lot", "fits", "has_lot_number", "read_lot"]

_CHOME: Final = re.compile(r"-?(\d+)(?:(丁目?)|(番地?|号|線|区)|(-|の|~|$)|)")
_CHIWARI: Final = re.compile(r"第?(\d+)(地割|-|の)")
_LAND: Final = re.compile(r"(?:\d+丁目?)?-?(\d+)(番地?|-|の|$)?")
_HYPHENS: Final = re.compile(r"\d+(?:[-の]\d+){2}")


class Lot(NamedTuple):
    """What stands behind the town, folded.

    Attributes:
        text: All of it.
        streets: The Kyoto street phrase before the town, as `street_key` writes it.
        chome: The 丁目, `None` if that cannot be told.
        is_plain: Whether 丁目 or its absence is written out.
        land: The 番地.
        chiwari: The 地割.
        says_chiwari: Whether 地割 is written out.
    """

    text: str
    streets: str
    chome: int | None
    is_plain: bool
    land: int | None
    chiwari: int | None
    says_chiwari: bool


def read_lot(text: str, streets: str = "") -> Lot:
    """Read the folded text behind a town.

    Example:
        >>> read_lot("20丁目1-2").chome, read_lot("5番地").land, read_lot("第9地割12").chiwari
        (20, 5, 9)
    """
    chome, plain = None, False
    if (match := _CHOME.match(text)) is not None:
        plain = bool(match[2]) or (match[3] or "").startswith("番")
        if match[2] or match[4] is not None:
            chome = _int(match[1])
    land = _LAND.match(text)
    chiwari = _CHIWARI.match(text)
    return Lot(
        text=text,
        streets=street_key(streets),
        chome=chome,
        is_plain=plain,
        land=_int(land[1]) if land else None,
        chiwari=_int(chiwari[1]) if chiwari else None,
        says_chiwari=chiwari is not None and chiwari[2] == "地割",
    )


def _int(digits: str) -> int:
    return int(digits[:9])


def fits(part: Part, lot: Lot, *, sharp: bool) -> int:
    """Say whether a lot lies in a part of its town: 1 yes, −1 no, 0 cannot be told.

    Args:
        part: The part, as `read_note` makes it.
        lot: The lot.
        sharp: Whether every code of the town is told apart by the same kind of number, so that
            the first number is that number even where its name is left out.
    """
    said = {_asked(key, part[key], lot, sharp) for key in part if key in _ASKED}
    if 1 in said:
        return 1
    if "x" in part or 0 in said or "o" in part or "d" in part:
        return 0
    return -1 if said else 0


_ASKED: Final = frozenset("cbgwsu")


def _asked(key: str, wanted: object, lot: Lot, sharp: bool) -> int:  # noqa: FBT001
    if key == "c":
        known = lot.chome is not None and (sharp or lot.is_plain or _three(lot))
        return _within(lot.chome, wanted) if known else 0
    if key == "b":
        return _within(lot.land, wanted)
    if key == "g":
        return _within(lot.chiwari, wanted) if sharp or lot.says_chiwari else 0
    if key == "w":
        return _named(wanted, lot.text)
    if key == "s":
        return _on_street(wanted, lot.streets)
    if not lot.is_plain:
        return 0
    return 1 if (wanted == "c") is (lot.chome is not None) else -1


def _three(lot: Lot) -> bool:
    return _HYPHENS.match(lot.text) is not None


def _within(number: int | None, ranges: object) -> int:
    if number is None or not isinstance(ranges, list):
        return 0
    return 1 if any(low <= number <= high for low, high in ranges) else -1


def _named(words: object, text: str) -> int:
    """Whether a smaller name stands at the start; a name of one letter must end there."""
    if not isinstance(words, list) or not text:
        return 0
    for word in words:
        if text.startswith(word) and (len(word) > 1 or not text[1:2].isalpha()):
            return 1
    return -1


def _on_street(phrases: object, streets: str) -> int:
    if not isinstance(phrases, list) or not streets:
        return 0
    return 1 if any(streets.endswith(phrase) for phrase in phrases) else -1


_BUILDING: Final = re.compile(
    r"ひる(?!けの)|まんしよん|はいつ|はいむ|こ-ほ|こ-と|あは-と|たわ-|れしてんす|めそん|ふらさ|かてん|"
    r"らいおんす|くらん|しやと|せんた-|ほてる|荘(?=\d{3})|号室"
)
_NUMBER: Final = re.compile(r"\d+")
_ROOM: Final = re.compile(r"(?:階|f(?![a-z])|号室|号棟|号館|棟)")
_NO_NUMBER: Final = re.compile(r"無番地|番外地|番無し|番なし|地先|私書箱|局留|郵便局|官有")


def has_lot_number(text: str) -> bool:
    """Whether a lot number stands in the folded text behind a town, its building left out.

    Example:
        >>> [has_lot_number(each) for each in ("2丁目3-4", "さくらひる305", "", "無番地")]
        [True, False, False, True]
    """
    if _NO_NUMBER.search(text):
        return True
    for match in _NUMBER.finditer(text):
        if _BUILDING.search(text, 0, match.start()):
            return False
        if not _ROOM.match(text, match.end()):
            return True
    return False
