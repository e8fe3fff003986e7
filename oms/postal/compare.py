"""Compare a code with an address whose municipality is known; the first answer that explains both.

The address is read first: its longest town, and the codes of that town. Only where the given code
is not among them is the address read again with the code's own towns in mind, and each such
reading must be seen in the text.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import Final

from oms.postal.folding import skeleton
from oms.postal.lot import Lot, fits, read_lot
from oms.postal.municipality import Found, Municipality
from oms.postal.notes import Part
from oms.postal.outcome import Outcome
from oms.postal.own_codes import of_office, of_tower, towers_named
from oms.postal.verdict import Difference, Level

__all__ = ["GUESSED", "compare", "nothing_but_a_lot"]

Offices = Callable[[Municipality, int], Iterable[tuple[str, str, str]]]
"""Gives the offices of a code: town, lot and name."""

GUESSED: Final = frozenset({"town_missing", "town_similar"})
"""Kinds that hold only as long as no listed town was read."""

_LOT_ONLY: Final = re.compile(r"\d+(?:$|-|番(?!町|丁)|の\d|丁目|号)")
_WINDOW: Final = 60
# One letter less or more or other may be a slip; these make another place of the same street.
_TELLING: Final = frozenset("東西南北上中下新元本大小前後内外奥口0123456789条丁区番甲乙丙丁左右")


def compare(
    where: Municipality,
    code: int,
    text: str,
    offices: Offices,
    starts: frozenset[int] = frozenset(),
) -> Outcome:
    """Compare a code with the folded text behind the municipality's name.

    Args:
        where: The municipality.
        code: The code given.
        text: What stands behind the name.
        offices: Gives the offices of a code.
        starts: Where 字 says that a smaller name begins, in letters from the end.
    """
    found = where.find(text)
    key = found.key if found else ""
    lot = read_lot(text[found.end :], text[: found.start]) if found else read_lot(text)
    told = Outcome(Level.OK, "ok", where, key, lot)
    pairs = where.pairs(key)
    if any(code == each for each, _ in pairs):
        return _within_town(told, pairs, code)
    return (
        of_tower(told, code)
        or _unlisted(told, code)
        or of_office(told, found, text, offices(where, code))
        or _before_a_smaller_name(told, text, code, starts)
        or _read_again(told, found, text, code)
        or told._replace(level=Level.MISMATCH, kind="town", difference=Difference.TOWN)
    )


def nothing_but_a_lot(text: str) -> bool:
    """Whether no town is written in the folded text behind the municipality."""
    return not text or _LOT_ONLY.match(text) is not None


def _within_town(told: Outcome, pairs: list[tuple[int, Part]], code: int) -> Outcome:
    """The code is one of this town's: is it for this part of it?"""
    if any(part for _, part in pairs) and (kind := _wrong_part(pairs, code, told.lot)) is not None:
        if kind == "range":
            return told._replace(level=Level.MISMATCH, kind=kind, difference=Difference.RANGE)
        return told._replace(level=Level.WARN, kind=kind)
    if told.key in told.where.towers and any(towers_named(told)):
        return told._replace(level=Level.WARN, kind="tower_general")
    return told


def _wrong_part(pairs: list[tuple[int, Part]], code: int, lot: Lot) -> str | None:
    sharp = all("c" in part for _, part in pairs) or all("g" in part for _, part in pairs)
    fit = [(each == code, fits(part, lot, sharp=sharp), part) for each, part in pairs]
    mine = max(value for own, value, _ in fit if own)
    others = max((value for own, value, _ in fit if not own), default=-1)
    parts = [part for own, _, part in fit if own]
    if mine == 1:
        return None
    if others == 1:
        if mine == 0 and any(not part for part in parts):
            return None
        return "range_unclear" if any("x" in part for part in parts) else "range"
    if mine == 0:
        return None
    if any(key in part for part in parts for key in "cg"):
        return "range"
    if any("b" in part for part in parts):
        return "range" if others == 0 else "range_unclear"
    return "range_unclear" if any("w" in part for part in parts) and others == 0 else None


def _unlisted(told: Outcome, code: int) -> Outcome | None:
    """The municipality's code for towns that are not listed, and one that is listed."""
    if any(code == each and "d" in part for each, part in told.where.pairs("")):
        return told._replace(level=Level.WARN, kind="town_listed")
    return None


def _before_a_smaller_name(
    told: Outcome, text: str, code: int, starts: frozenset[int]
) -> Outcome | None:
    """吉岡字東柴崎 lies in 吉岡, though 吉岡東 is listed, too."""
    for key in told.where.keys_of(code) if starts else ():
        if key and text.startswith(key) and len(text) - len(key) in starts:
            return told._replace(key=key, lot=read_lot(text[len(key) :]))
    return None


def _read_again(told: Outcome, found: Found | None, text: str, code: int) -> Outcome | None:
    """Look for the code's own towns in the text."""
    keys = sorted((key for key in told.where.keys_of(code) if key), key=len, reverse=True)
    for key in keys:
        if (at := _inside(told.where, found, text, key)) is not None:
            lot = read_lot(text[at + len(key) :], text[:at])
            return _within_town(told._replace(key=key, lot=lot), told.where.pairs(key), code)
    for key in keys:
        if _spelt_with_less(told.where, found, text, key):
            return told._replace(key=key, lot=read_lot(text[len(key) :]))
    if found is None:
        for key in keys:
            if _partly(text, key) or _nearly(text, key):
                return told._replace(level=Level.WARN, kind="town_similar", key=key)
        if keys and nothing_but_a_lot(text):
            return told._replace(level=Level.WARN, kind="town_missing")
    return None


def _inside(where: Municipality, found: Found | None, text: str, key: str) -> int | None:
    """Return where a town stands behind a larger name or, in Kyoto, behind its streets."""
    at = text.find(key, 1, _WINDOW) if len(key) > 1 else -1
    if at < 0 or where.key_at(text, at) != key:
        return None
    before = text[:at]
    if where.is_kyoto and "通" in before:
        return at
    if found is not None:
        return at if found.end == at and len(key) > 2 else None
    return None if any(each.isdigit() for each in before) else at


def _spelt_with_less(where: Municipality, found: Found | None, text: str, key: str) -> bool:
    """Whether only kana such as ヶ, ノ and ツ are left out or added, and no town fits better."""
    bare, wanted = skeleton(text[:_WINDOW]), skeleton(key)
    if len(wanted) < 2 or not bare.startswith(wanted):
        return False
    if found is not None and len(skeleton(found.key)) >= len(wanted):
        return False
    longest = max(len(each) for each in map(skeleton, where.towns) if bare.startswith(each))
    return len(wanted) == longest


def _partly(text: str, key: str) -> bool:
    """Whether the table has a larger name in front that the address leaves out, or 町 behind."""
    if len(key) > 2 and key[-1] == "町" and text.startswith(key[:-1]):
        return True
    starts = (cut for cut in range(1, len(key) - 1) if key[cut - 1] in "町村郡")
    return any(text.startswith(key[cut:]) for cut in starts)


def _nearly(text: str, key: str) -> bool:
    """Whether one letter is another one, and not one that makes another place."""
    if len(key) < 3 or len(text) < len(key):
        return False
    other = {a + b for a, b in zip(key, text, strict=False) if a != b}
    return len(other) == 1 and not any(each in _TELLING for each in next(iter(other)))
