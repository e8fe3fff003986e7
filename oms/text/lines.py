"""What a line or a sentence of a remark is by itself, whatever stands around it."""

from __future__ import annotations

from functools import lru_cache
from typing import Final, NamedTuple

from oms.text.boilerplate import Boilerplate
from oms.text.fold import Folded, fold
from oms.text.kana import spell
from oms.text.titles import Title, is_selection, read_selection, read_title, selection_head
from oms.text.wishes import DayWish, HourWish

__all__ = ["NO_WISHES", "Line", "Sentence", "Wishes", "scan", "take_apart"]

Wishes = tuple[tuple[DayWish, ...], tuple[HourWish, ...]]
NO_WISHES: Final[Wishes] = ((), ())
_BLANKS: Final = " \v"


class Line(NamedTuple):
    """One line of a remark, whoever's shop it was written to.

    Attributes:
        raw: The line as the remark holds it.
        folded: The line, folded.
        text: The folded line without blanks at its ends; empty for a blank line.
        start: Where `text` begins in the folded line.
        title: The title it begins with, unless it is the shop's own text.
        selection: What it names if it is nothing but a day or slot as RMS writes it.
        dated: Whether it begins with such a selection.
    """

    raw: str
    folded: Folded
    text: str
    start: int
    title: Title | None
    selection: Wishes | None
    dated: bool


@lru_cache(maxsize=8192)
def scan(raw: str) -> Line:
    """Read one line of a remark, as the remark holds it, without its newline."""
    folded = fold(raw, breaks=True)
    text = folded.text.strip(_BLANKS)
    start = len(folded.text) - len(folded.text.lstrip(_BLANKS)) if text else 0
    title = read_title(text) if text else None
    selection = read_selection(text) if is_selection(text) else None
    return Line(raw, folded, text, start, title, selection, bool(selection_head(text)))


class Sentence(NamedTuple):
    """A sentence with the shop's own words taken off.

    Attributes:
        words: The buyer's words in their usual spelling.
        first: Where they begin in the sentence.
        last: Where they end.
        label: What stands before the colon of a template line of the shop.
        chosen: Whether they are what the buyer left or marked of a choice.
    """

    words: str
    first: int
    last: int
    label: str = ""
    chosen: bool = False


@lru_cache(maxsize=8192)
def take_apart(text: str, shop: Boilerplate) -> Sentence:
    """Take the shop's words off a folded sentence that is not the shop's as a whole."""
    answer = shop.answers(text)
    first, last = (0, len(text)) if answer is not None else shop.beyond(text)
    words = spell((text[first:last] if answer is None else answer).replace("\v", ""))
    label = text[:first].rpartition(":")[0] if ":" in text[:first] else ""
    return Sentence(words, first, last, label, chosen=answer is not None)
