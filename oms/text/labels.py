"""Fields of carriers' labels: how much of a text fits, and where to part what does not."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final, Literal, NamedTuple

__all__ = ["LABEL_LAYOUTS", "Fit", "LabelLayout", "LabelUnit", "fit"]

LabelUnit = Literal["bytes", "characters"]


class LabelLayout(NamedTuple):
    """The lines of a label field.

    Attributes:
        limits: What each line takes, first line first.
        unit: `bytes` counts CP932 bytes (a kanji is two, half-width kana one); `characters`
            counts a full-width character as one and a half-width one as a half.
    """

    limits: tuple[int, ...]
    unit: LabelUnit = "bytes"


# Checked on 2026-11-22; the carriers change them, so a shop may set its own.
LABEL_LAYOUTS: Final = {
    # B2クラウド, 86 columns: 12 住所 (64), 13 アパートマンション名 (32), 16 名 (32).
    "yamato_b2": {"address": LabelLayout((64, 32)), "name": LabelLayout((32,))},
    # e飛伝III, 74-column layout: 5–7 住所 and 8–9 名称, 16 full-width characters each.
    "sagawa_e_hiden": {
        "address": LabelLayout((16, 16, 16), "characters"),
        "name": LabelLayout((16, 16), "characters"),
    },
    # ゆうパックプリントR cuts by bytes: 住所 50; the filter file of a shop may name further lines.
    "yuu_print_r": {"address": LabelLayout((50, 50)), "name": LabelLayout((50,))},
}
"""Limits of addresses and names by label software."""

_BREAK: Final = re.compile(
    r"(?<=[\s　])(?=[^\s　])"
    r"|(?<=[0-9０-９号番地階ＦF室-])(?=[^\s　0-9０-９号番地階ＦF室丁目の\-－ー−]) *"
    r"|(?<=[都道府県市区町村])(?=[^都道府県市区町村])"
)
_INSIDE: Final = re.compile(r"[0-9０-９A-Za-zＡ-Ｚａ-ｚァ-ヶー｡-ﾟ\-－−]")
_MOST: Final = 400
"""Characters looked at; nothing on a label is longer."""


class Fit(NamedTuple):
    """How a text fits a label field.

    Attributes:
        lines: The text parted for the lines; blanks at the seams are dropped.
        rest: What no line has room for; empty if all fits.
        start: Where the rest begins in the text; its length if all fits.
    """

    lines: tuple[str, ...]
    rest: str
    start: int

    @property
    def fits(self) -> bool:
        """Whether nothing would be cut off."""
        return not self.rest


def fit(text: str, layout: LabelLayout) -> Fit:
    """Part a text for the lines of a label field.

    Lines end where a reader would part them: before a building, behind a house number, at a
    blank. Where that leaves too little room they are filled to the brim, but numbers, Latin and
    katakana words stay whole as long as they can.

    Args:
        text: Name or address.
        layout: The lines.

    Returns:
        The lines and the rest. Half a character is never cut.

    Example:
        >>> fit("東京都千代田区丸の内1-1-1 見本ビルディング101", LabelLayout((30, 30))).lines
        ('東京都千代田区丸の内1-1-1', '見本ビルディング101')
        >>> fit("見本", LabelLayout((2,)))
        Fit(lines=('見',), rest='本', start=1)
    """
    measure = _MEASURES[layout.unit]
    limits = [limit * 2 if layout.unit == "characters" else limit for limit in layout.limits]
    nice = _fill(text, limits, measure, _nice_end)
    if nice.fits:
        return nice
    whole = _fill(text, limits, measure, _word_end)
    return whole if whole.fits else _fill(text, limits, measure, _any_end)


def _fill(
    text: str, limits: list[int], measure: Callable[[str], int], end_of: Callable[[str, int], int]
) -> Fit:
    lines: list[str] = []
    at = 0
    for limit in limits:
        at = _skip_blanks(text, at)
        room = _room(text, at, limit, measure)
        end = at + room if at + room >= len(text) else end_of(text[at:], room) + at
        lines.append(text[at:end].rstrip(" 　"))
        at = end
    at = _skip_blanks(text, at)
    return Fit(tuple(line for line in lines if line), text[at:], at)


def _skip_blanks(text: str, at: int) -> int:
    while at < len(text) and text[at] in " 　":
        at += 1
    return at


def _room(text: str, at: int, limit: int, measure: Callable[[str], int]) -> int:
    """Return how many characters fit a line."""
    used = 0
    for count, character in enumerate(text[at : at + _MOST]):
        used += measure(character)
        if used > limit:
            return count
    return min(len(text) - at, _MOST)


def _nice_end(text: str, room: int) -> int:
    """Return the last place a reader would part the text at, not before half of the room."""
    places = [found.start() for found in _BREAK.finditer(text[: room + 1])]
    fit_places = [place for place in places if room // 3 < place <= room]
    return fit_places[-1] if fit_places else _word_end(text, room)


def _word_end(text: str, room: int) -> int:
    """Return the last place that parts no number and no word."""
    for place in range(room, room // 2, -1):
        if not (_INSIDE.match(text[place]) and _INSIDE.match(text[place - 1])):
            return place
    return room


def _any_end(text: str, room: int) -> int:  # noqa: ARG001  all three take the text
    return room


def _bytes(character: str) -> int:
    try:
        return len(character.encode("cp932"))
    except UnicodeEncodeError:
        return 2


_MEASURES: Final[dict[LabelUnit, Callable[[str], int]]] = {"bytes": _bytes, "characters": _bytes}
