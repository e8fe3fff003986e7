"""Fold Japanese text for comparison without losing the way back to the original characters."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Container, Sequence
from dataclasses import dataclass, replace
from typing import Final

__all__ = ["Folded", "fold"]

_WAVES: Final = "〜～∼˜〰"
_HYPHENS: Final = "‐‑‒–—―−－"
_DROPPED: Final = "\u200b\u200c\u200d\u2060\ufeff\u00ad\ufe0e\ufe0f\r"
_TABLE: Final = (
    {ord(wave): "~" for wave in _WAVES}
    | {ord(hyphen): "-" for hyphen in _HYPHENS}
    | dict.fromkeys(map(ord, _DROPPED), "")
    | {ord("〔"): "(", ord("〕"): ")"}
    | {ord("①") + number: f"({number + 1})" for number in range(9)}
    | {ord("､"): "、", ord("｡"): "。", ord("，"): "、", ord("．"): "."}
)
# Voiced marks by themselves: half-width, combining (macOS), full-width. Each joins the kana
# before it.
_VOICED: Final = {
    "\uff9e": "\u3099",
    "\uff9f": "\u309a",
    "\u3099": "\u3099",
    "\u309a": "\u309a",
    "\u309b": "\u3099",
    "\u309c": "\u309a",
}
_PLAIN: Final = re.compile(r"[0-9a-zぁ-ゖァ-ヺー々一-龠。、・!?.,:()「」+\n-]*")
"""Characters that fold to themselves: most lines hold no others."""
_BLANK: Final = re.compile(r"[^\S\n]+")


class _FoldTable(dict[int, str]):
    """What each character folds to, worked out on first sight.

    Attributes:
        odd: Characters that do not fold to exactly one.
    """

    def __init__(self) -> None:
        super().__init__()
        self.odd: set[str] = set(_VOICED)

    def __missing__(self, code: int) -> str:
        folded = unicodedata.normalize("NFKC", chr(code).translate(_TABLE)).translate(_TABLE)
        self[code] = folded = folded.lower()
        if len(folded) != 1:
            self.odd.add(chr(code))
        return folded


_FOLD: Final = _FoldTable()


@dataclass(frozen=True, slots=True)
class Folded:
    """Folded text and, for each of its characters, the index of the original character.

    Attributes:
        text: Width, case, waves, hyphens and spaces made one; blanks between Japanese dropped.
        origin: Index into the original text for each character of `text`.
        length: Length of the original text.
        marks: Places of voiced marks that were joined to the kana before.
    """

    text: str
    origin: Sequence[int]
    length: int
    marks: frozenset[int] = frozenset()

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return the original span of a span of the folded text.

        Example:
            >>> fold("５／８　着").span(0, 3)
            (0, 3)
        """
        if start >= len(self.origin):
            return self.length, self.length
        last = self.origin[end - 1] + 1 if end > start else self.origin[start]
        while last in self.marks:
            last += 1
        return self.origin[start], last


def fold(text: str, *, breaks: bool = False) -> Folded:
    """Fold text for comparison.

    Full-width letters and digits become half-width, half-width kana full-width, letters lower
    case, waves `~`, hyphens `-`; blanks stay only between Latin words. Newlines stay.

    Args:
        text: Any text.
        breaks: Whether a full-width or double blank, which often ends a sentence, is kept as one
            vertical tab.

    Example:
        >>> fold("ＡＭ　９時〜１２時　希望").text
        'am 9時~12時希望'
    """
    if _PLAIN.fullmatch(text):
        return Folded(text, range(len(text)), len(text))
    folded = text.translate(_FOLD)
    if _FOLD.odd.isdisjoint(text):
        return _without_blanks(folded, range(len(text)), text, breaks=breaks)
    characters, origin = _by_character(text)
    marks = frozenset(range(len(text))).difference(origin) & _places(text, _VOICED)
    return replace(_without_blanks(characters, origin, text, breaks=breaks), marks=marks)


def _places(text: str, wanted: Container[str]) -> frozenset[int]:
    return frozenset(index for index, character in enumerate(text) if character in wanted)


def _by_character(text: str) -> tuple[str, tuple[int, ...]]:
    """Fold where characters vanish, grow, or join (half-width kana with its voiced mark)."""
    pieces: list[str] = []
    origin: list[int] = []
    for index, character in enumerate(text):
        if character in _VOICED and pieces:
            joined = unicodedata.normalize("NFC", pieces[-1] + _VOICED[character])
            if len(joined) == len(pieces[-1]) == 1:
                pieces[-1] = joined
                continue
        piece = _FOLD[ord(character)]
        pieces.append(piece)
        origin.extend([index] * len(piece))
    return "".join(pieces), tuple(origin)


def _without_blanks(text: str, origin: Sequence[int], raw: str, *, breaks: bool) -> Folded:
    if _BLANK.search(text) is None:
        return Folded(text, origin, len(raw))
    out: list[str] = []
    kept: list[int] = []
    at = 0
    for blank in _BLANK.finditer(text):
        start, end = blank.span()
        out.append(text[at:start])
        kept.extend(origin[at:start])
        if breaks and (end - start > 1 or raw[origin[start]] == "\u3000"):
            out.append("\v")
            kept.append(origin[start])
        elif _is_word(text[start - 1 : start]) and _is_word(text[end : end + 1]):
            out.append(" ")
            kept.append(origin[start])
        at = end
    out.append(text[at:])
    kept.extend(origin[at:])
    return Folded("".join(out), tuple(kept), len(raw))


def _is_word(character: str) -> bool:
    return character.isascii() and character not in ("", "\n")
