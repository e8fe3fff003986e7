"""What a line of a remark is made of, as far as that can be told without the order.

The lines of a shop's form come back in every order, and so do thanks and 特になし: what is found
out about a line is kept. Only a sentence that may speak of a day or an hour waits for the order's
own day and fields.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Final, NamedTuple

from oms.text.boilerplate import Boilerplate
from oms.text.intent import Place, Verdict, classify
from oms.text.lines import NO_WISHES, Line, Wishes, scan, sentences, take_apart
from oms.text.reading import Piece, PieceKind
from oms.text.titles import read_selection, selection_head

__all__ = ["KINDS", "Part", "Said", "Split", "read_selected", "split_line"]

KINDS: Final = {
    "nothing": PieceKind.NOTHING,
    "wish": PieceKind.WISH,
    "message": PieceKind.MESSAGE,
}
"""The kind of a piece by the verdict over its sentence."""
_SILENT: Final = Verdict("nothing", (), 0)


class Said(NamedTuple):
    """The buyer's words in a sentence that must be judged with the order at hand.

    Attributes:
        words: The words.
        place: Where they stand.
        chosen: Whether they are what the buyer left or marked of a choice.
        dated: Whether they may name a day; only then the day of the order matters.
    """

    words: str
    place: Place
    chosen: bool
    dated: bool


class Part(NamedTuple):
    """A part of a line.

    Attributes:
        piece: What it is; its places count from the beginning of the line.
        said: What is still to be judged; `None` where the piece stands as it is.
    """

    piece: Piece
    said: Said | None = None


class Split(NamedTuple):
    """A line in parts, and what it means for the lines below it.

    Attributes:
        parts: Its parts, in the order of the text.
        place: The block the next line stands in.
        default: The shop's own line it is; empty if it is none.
    """

    parts: tuple[Part, ...]
    place: Place
    default: str


@lru_cache(maxsize=4096)
def read_selected(raw: str, place: Place) -> tuple[Part, ...]:
    """Return the one part of a line that is a day or slot as RMS writes it; nothing for any other.

    For the block RMS writes them into: there it is the same line whoever's shop it is.

    Args:
        raw: The line as the remark holds it, without its newline.
        place: The block it stands in.
    """
    line = scan(raw)
    if line.selection is None or line.title is not None:
        return ()
    return (_part(line, PieceKind.SELECTION, 0, len(line.text), place, line.selection),)


@lru_cache(maxsize=16384)
def split_line(raw: str, place: Place, default: str, shop: Boilerplate) -> Split:
    """Split a line of a remark into its parts.

    Args:
        raw: The line as the remark holds it, without its newline.
        place: The block it stands in.
        default: The shop's own line above it, if that was one.
        shop: The shop's default texts.
    """
    line = scan(raw)
    if not line.text:
        return Split((), place, default)
    title = line.title
    # A heading inside the shop's own text opens no block.
    if title is None or (not title.bracketed and _is_shops(line.text, shop)):
        parts, default = _parts(line, 0, place, default, shop)
        return Split(tuple(parts), place, default)
    place = Place(title.name, in_dates=title.in_dates)
    head = _part(line, PieceKind.TITLE, 0, title.length, place)
    if title.length == len(line.text):
        return Split((head,), place, "")
    parts, default = _parts(line, title.length, place, "", shop)
    return Split((head, *parts), place, default)


def _is_shops(text: str, shop: Boilerplate) -> bool:
    return shop.owns(text) or shop.answers(text) is not None


def _parts(
    line: Line, start: int, place: Place, default: str, shop: Boilerplate
) -> tuple[list[Part], str]:
    """Split a line, or what stands behind its title; also say whether it is a default text."""
    text, end = line.text[start:], len(line.text)
    by_rms = place.in_dates or (not place.title and line.dated)
    if by_rms and line.selection is not None:
        return [_part(line, PieceKind.SELECTION, start, end, place, line.selection)], default
    if (not start and shop.owns(text)) or shop.follows(default, text):
        return [_part(line, PieceKind.DEFAULT, start, end, place)], text
    parts: list[Part] = []
    while place.in_dates and (head := selection_head(text)):
        wishes, end = read_selection(head), start + len(head)
        parts.append(_part(line, PieceKind.SELECTION, start, end, place, wishes))
        text = text[len(head) :].lstrip(" \v")
        start = len(line.text) - len(text)
    for begin, sentence in sentences(text):
        parts += _sentence(line, sentence, start + begin, place, shop)
    return parts, ""


def _sentence(line: Line, text: str, start: int, place: Place, shop: Boilerplate) -> list[Part]:
    """Split a sentence: the buyer's words, and the shop's around them."""
    end = start + len(text)
    if len(text) < len(line.text) and shop.owns(text):  # the line as a whole is not
        return [_part(line, PieceKind.DEFAULT, start, end, place)]
    parts = []
    (words, timed, dated), first, last, label, chosen = take_apart(text, shop)
    if first:
        parts.append(_part(line, PieceKind.DEFAULT, start, start + first, place))
        if label:
            place = place._replace(label=label)
    if timed:
        piece, _ = _part(line, PieceKind.NOTHING, start + first, start + last, place)
        parts.append(Part(piece, Said(words, place, chosen, dated)))
    else:
        said = classify(words, place, None, chosen=chosen)
        kind = KINDS[said.kind]
        parts.append(_part(line, kind, start + first, start + last, place, verdict=said))
    if start + last < end:
        parts.append(_part(line, PieceKind.DEFAULT, start + last, end, place))
    return parts


def _part(
    line: Line,
    kind: PieceKind,
    start: int,
    end: int,
    place: Place,
    wishes: Wishes = NO_WISHES,
    verdict: Verdict = _SILENT,
) -> Part:
    first, last = line.folded.span(line.start + start, line.start + end)
    _, classes, weight = verdict
    return Part(
        Piece(kind, first, last, line.raw[first:last], place.title, classes, weight, *wishes)
    )
