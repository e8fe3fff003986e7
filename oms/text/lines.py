"""What a line or a sentence of a remark is by itself, whatever stands around it."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final, NamedTuple

from oms.text.boilerplate import Boilerplate
from oms.text.days import may_name_day
from oms.text.fold import Folded, fold
from oms.text.kana import spell
from oms.text.titles import Title, is_selection, read_selection, read_title, selection_head
from oms.text.wishes import DayWish, HourWish, may_refer_to_time

__all__ = [
    "NO_WISHES",
    "Line",
    "Sentence",
    "Wishes",
    "Words",
    "scan",
    "sentences",
    "take_apart",
]

Wishes = tuple[tuple[DayWish, ...], tuple[HourWish, ...]]
NO_WISHES: Final[Wishes] = ((), ())
_BLANKS: Final = " \v"
_SENTENCE: Final = re.compile(r"[^。!?\n]*[。!?]+[)）」』]*|[^。!?\n]+")
_LABEL_END: Final = re.compile(r"[:→⇒\v][^:→⇒\v]*$")
# A wide blank ends a sentence where small talk begins, or where one has ended or may have.
_BREAK: Final = re.compile(
    r"(?<=ます|です|した|せん|さい|まし)\v|(?<=[^\v]{5}[ぁ-んa-z!?)])(?<![はがをにのと])\v(?=[^\v]{8})"
    r"|(?<=有り|あり|なし|無し|不要|希望)\v(?=[^\v]{1,10}(?:有り|あり|なし|無し|不要|希望)(?:$|\v))"
    r"|\v(?=[^\v:\d]{1,14}:)|(?<=よろしく)\v|\v(?=よろしく|宜しく|お手数|ありがと|有難|レビュー|楽しみ|お願い|"
    r"すみません|すいません|いつも|お世話|恐れ入|どうぞ|何卒|感謝|以上|届いたら|商品到着後)"
)


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


@lru_cache(maxsize=8192)
def sentences(text: str) -> tuple[tuple[int, str], ...]:
    """Return the sentences of a folded text with their places; blank ones are left out."""
    out = []
    for match in _SENTENCE.finditer(text):
        begin = match.start()
        for part in _BREAK.split(match.group()) if "\v" in text else (match.group(),):
            if part.strip(_BLANKS):
                out.append((begin, part))
            begin += len(part) + 1
    return tuple(out)


class Words(NamedTuple):
    """Words of the buyer.

    Attributes:
        text: The words in their usual spelling.
        timed: Whether they may speak of a day or an hour.
        dated: Whether they may name a day.
    """

    text: str
    timed: bool
    dated: bool


@lru_cache(maxsize=8192)
def _words(text: str) -> Words:
    if text[:1] == "【" and text.find("】") == len(text) - 1:
        text = text[1:-1]  # a frame around all of it says nothing
    spelt = spell(text.replace("\v", ""))
    dated = may_name_day(spelt)
    return Words(spelt, dated or may_refer_to_time(spelt), dated)


class Sentence(NamedTuple):
    """A sentence with the shop's own words taken off.

    Attributes:
        words: The buyer's words.
        first: Where they begin in the sentence.
        last: Where they end.
        label: What stands before the colon of a template line of the shop.
        chosen: Whether they are what the buyer left or marked of a choice.
    """

    words: Words
    first: int
    last: int
    label: str = ""
    chosen: bool = False


def take_apart(text: str, shop: Boilerplate) -> Sentence:
    """Take the shop's words off a folded sentence that is not the shop's as a whole."""
    answer = shop.answers(text)
    first, last = (0, len(text)) if answer is not None else shop.beyond(text)
    closed = _LABEL_END.search(text[:first])
    label = text[: closed.start()] if closed else ""
    if answer is None:
        return Sentence(_words(text[first:last]), first, last, label)
    return Sentence(_words(answer), first, last, label, chosen=True)
