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
from oms.text.phrases import RemarkClass
from oms.text.reading import Piece, PieceKind
from oms.text.shop_lines import asks
from oms.text.titles import read_selection, selection_head
from oms.text.verdict import NOTHING

__all__ = ["KINDS", "Said", "Split", "read_selected", "split_framed", "split_line"]

KINDS: Final = {
    "nothing": PieceKind.NOTHING,
    "wish": PieceKind.WISH,
    "message": PieceKind.MESSAGE,
}
"""The kind of a piece by the verdict over its sentence."""
_SILENT: Final = Verdict("nothing", (), 0)
_OTHERWISE: Final = Verdict("message", (RemarkClass.OTHER,))
_A_GIFT: Final = Verdict("message", (RemarkClass.GIFT,))
"""What the form proposes is not wanted."""
_MESSAGE: Final = PieceKind.MESSAGE


class Said(NamedTuple):
    """The buyer's words in a sentence that must be judged with the order at hand.

    Attributes:
        piece: The piece as long as nothing is known of it.
        words: The words.
        place: Where they stand.
        chosen: Whether they are what the buyer left or marked of a choice.
        dated: Whether they may name a day; only then the day of the order matters.
    """

    piece: Piece
    words: str
    place: Place
    chosen: bool
    dated: bool


class Split(NamedTuple):
    """A line in pieces, and what it means for the lines below it.

    Attributes:
        pieces: Its pieces if they stand as they are; their places count from its beginning.
        unjudged: Its pieces and words, if some must be judged with the order at hand.
        silent: Whether all of them stand as they are, and none is a message or a wish.
        place: The block the next line stands in.
        default: The shop's own line it is; empty if it is none.
    """

    pieces: tuple[Piece, ...]
    unjudged: tuple[Piece | Said, ...]
    silent: bool
    place: Place
    default: str


@lru_cache(maxsize=4096)
def read_selected(raw: str, place: Place) -> tuple[Piece, ...]:
    """Return the one piece of a line that is a day or slot as RMS writes it, of others nothing.

    For the block RMS writes them into: there it is the same line whoever's shop it is.

    Args:
        raw: The line as the remark holds it, without its newline.
        place: The block it stands in.
    """
    line = scan(raw)
    if line.selection is None or line.title is not None:
        return ()
    return (_piece(line, PieceKind.SELECTION, 0, len(line.text), place, line.selection),)


@lru_cache(maxsize=16384)
def split_line(raw: str, place: Place, default: str, shop: Boilerplate) -> Split:
    """Split a line of a remark into its pieces.

    Args:
        raw: The line as the remark holds it, without its newline.
        place: The block it stands in.
        default: The shop's own line above it, if that was one.
        shop: The shop's default texts.
    """
    line = scan(raw)
    if not line.text:
        return _split([], place, default)
    title = line.title
    # A heading inside the shop's own text opens no block.
    if title is None or (not title.bracketed and _is_shops(line.text, shop)):
        parts, default = _parts(line, 0, place, default, shop)
        return _split(parts, place, default)
    place = Place(title.name, in_dates=title.in_dates)
    head = _piece(line, PieceKind.TITLE, 0, title.length, place)
    if title.length == len(line.text):
        return _split([head], place, "")
    parts, default = _parts(line, title.length, place, "", shop)
    return _split([head, *parts], place, default)


def split_framed(raw: str, place: Place, shop: Boilerplate) -> Split:
    """Split a line that looks like a heading (【返品】) and has nothing below it to head."""
    line = scan(raw)
    parts, default = _parts(line, 0, place, "", shop)
    return _split(parts, place, default)


def _split(parts: list[Piece | Said], place: Place, default: str) -> Split:
    pieces = tuple(part for part in parts if isinstance(part, Piece))
    if len(pieces) < len(parts):
        return Split((), tuple(parts), silent=False, place=place, default=default)
    return Split(pieces, (), not any(map(_speaks, pieces)), place, default)


def _speaks(piece: Piece) -> bool:
    return piece.kind is _MESSAGE or bool(piece.days or piece.hours)


def _is_shops(text: str, shop: Boilerplate) -> bool:
    return shop.owns(text) or shop.answers(text) is not None


def _parts(
    line: Line, start: int, place: Place, default: str, shop: Boilerplate
) -> tuple[list[Piece | Said], str]:
    """Split a line, or what stands behind its title; also say whether it is a default text."""
    text, end = line.text[start:], len(line.text)
    by_rms = place.in_dates or (not place.title and line.dated)
    if by_rms and line.selection is not None:
        return [_piece(line, PieceKind.SELECTION, start, end, place, line.selection)], default
    if (not start and shop.owns(text)) or shop.follows(default, text):
        return [_piece(line, PieceKind.DEFAULT, start, end, place)], text
    parts: list[Piece | Said] = []
    if default and asks(default):
        place = place._replace(label=default)  # an answer below the question it answers
    elif not start and (asked := shop.asks_in(text))[1]:  # or beside it
        place, begin = place._replace(label=asked[0]), asked[1]
        if (taken := shop.answers(text)) is not None:
            words = taken.rpartition(":")[2]
            said = classify(words, place, None, chosen=True)
            return [_piece(line, KINDS[said.kind], 0, end, place, verdict=said)], ""
        parts.append(_piece(line, PieceKind.DEFAULT, 0, begin, place))
        text, start = text[begin:], begin
    while place.in_dates and (head := selection_head(text)):
        wishes, end = read_selection(head), start + len(head)
        parts.append(_piece(line, PieceKind.SELECTION, start, end, place, wishes))
        text = text[len(head) :].lstrip(" \v")
        start = len(line.text) - len(text)
    for begin, sentence in sentences(text):
        parts += _sentence(line, sentence, start + begin, place, shop)
    return parts, ""


def _sentence(
    line: Line, text: str, start: int, place: Place, shop: Boilerplate
) -> list[Piece | Said]:
    """Split a sentence: the buyer's words, and the shop's around them."""
    end = start + len(text)
    if len(text) < len(line.text) and shop.owns(text):  # the line as a whole is not
        return [_piece(line, PieceKind.DEFAULT, start, end, place)]
    if shop.is_ticked(text) and shop.answers(text) is None:
        return [_piece(line, _MESSAGE, start, end, place, verdict=_OTHERWISE)]
    parts: list[Piece | Said] = []
    (words, timed, dated), first, last, label, chosen = take_apart(text, shop)
    if first:
        parts.append(_piece(line, PieceKind.DEFAULT, start, start + first, place))
        if label:
            place = place._replace(label=label)
    if timed:
        piece = _piece(line, PieceKind.NOTHING, start + first, start + last, place)
        parts.append(Said(piece, words, place, chosen, dated))
    else:
        said = classify(words, place, None, chosen=chosen)
        if said is NOTHING and shop.is_otherwise(text):
            said = _OTHERWISE
        elif "用途" in place.title and said.kind != "wish" and shop.is_for_another(text):
            said = _A_GIFT
        kind = KINDS[said.kind]
        parts.append(_piece(line, kind, start + first, start + last, place, verdict=said))
    if start + last < end:
        parts.append(_piece(line, PieceKind.DEFAULT, start + last, end, place))
    return parts


def _piece(
    line: Line,
    kind: PieceKind,
    start: int,
    end: int,
    place: Place,
    wishes: Wishes = NO_WISHES,
    verdict: Verdict = _SILENT,
) -> Piece:
    first, last = line.folded.span(line.start + start, line.start + end)
    _, classes, weight = verdict
    return Piece(kind, first, last, line.raw[first:last], place.title, classes, weight, *wishes)
