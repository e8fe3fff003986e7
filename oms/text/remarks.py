"""Read 備考: split it into form blocks, take off what the shop and RMS wrote, class the rest.

Source of the structure: RMS getOrder samples, LOGILESS value-replacement rules, recorded orders.
The remark is a chain of 注文フォーム entries, each with its title `[…:]` on a line of its own; the
block [配送日時指定:] comes first and holds the wish RMS wrote; initial values of the form arrive
as if the buyer had typed them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Final

from oms.model.slot import DeliverySlot
from oms.text import phrases
from oms.text.agreement import Agreement, Fields, judge_day, judge_hour
from oms.text.boilerplate import Boilerplate, boilerplate
from oms.text.days import DayMention, find_days
from oms.text.intent import Place, Verdict, classify, moves_day
from oms.text.lines import NO_WISHES, Line, Sentence, Wishes, scan, take_apart
from oms.text.phrases import RemarkClass
from oms.text.reading import Piece, PieceKind, RemarkReading, classes_of
from oms.text.titles import read_selection, selection_head
from oms.text.wishes import DayWish, find_wishes, points_back, wish_back

__all__ = ["read_remarks"]

_SENTENCE: Final = re.compile(r"[^。!?\n]*[。!?]+[)）」』]*|[^。!?\n]+")
# A wide blank ends a sentence where small talk begins, or where a sentence has ended.
_BREAK: Final = re.compile(
    r"(?<=ます|です|した|せん|さい|まし)\v|\v(?=よろしく|宜しく|お手数|ありがと|有難|レビュー|楽しみ|お願い|"
    r"すみません|すいません|いつも|お世話|恐れ入|どうぞ|何卒|以上|届いたら|商品到着後)"
)
_RANKED: Final = re.compile(r"第[一二三1-3](?:希望|候補)|[①②③]")
_HOUR_FIELDS: Final = {1: (8.0, 12.0), 2: (12.0, 21.0)}
_RECENT: Final = 16
"""Two checks read the same remark one after the other; older readings are not needed again."""
_OTHER_TERM: Final = 9
_GRAVITY: Final = (Agreement.CONFLICTS, Agreement.PARTLY, Agreement.OPEN, Agreement.AGREES)
_KINDS: Final = {
    "nothing": PieceKind.NOTHING,
    "wish": PieceKind.WISH,
    "message": PieceKind.MESSAGE,
}
_SILENT: Final = Verdict("nothing", (), 0)


@lru_cache(maxsize=_RECENT)
def read_remarks(
    remarks: str,
    ordered: date,
    *,
    delivery_date: date | None = None,
    shipping_term: int | None = None,
    default_texts: tuple[str, ...] = (),
) -> RemarkReading:
    """Read a remark against the RMS fields and the shop's default texts.

    Args:
        remarks: The clean text of 備考.
        ordered: JST day of the order; days without a month are read from it.
        delivery_date: お届け希望日 of the RMS field.
        shipping_term: The RMS number of the time slot.
        default_texts: The shop's initial values, as configured.

    Returns:
        Every piece of the text with what it is. The same arguments give the same reading.

    Example:
        >>> reading = read_remarks("のし希望です。楽しみにしています。", date(2026, 5, 1))
        >>> [(piece.text, piece.classes[0].value) for piece in reading.messages]
        [('のし希望です。', 'gift'), ('楽しみにしています。', 'greeting')]
    """
    if not remarks or remarks.isspace():
        return RemarkReading((), None, None)
    fields = _fields(delivery_date, shipping_term)
    reader = _Reader(remarks, ordered, fields, boilerplate(default_texts))
    pieces = tuple(reader.pieces())
    ranked = "第" in remarks and _RANKED.search(remarks) is not None
    day, hour = _overall(pieces, fields, ranked=ranked)
    return RemarkReading(pieces, day, hour, fields, classes_of(pieces))


def _fields(day: date | None, term: int | None) -> Fields:
    if not term or term == _OTHER_TERM:
        return Fields(day, None)
    if term in _HOUR_FIELDS:
        return Fields(day, _HOUR_FIELDS[term])
    slot = DeliverySlot.from_term(term)
    if slot.start is None or slot.end is None:
        return Fields(day, None)
    return Fields(day, (float(slot.start), float(slot.end)))


def _overall(
    pieces: tuple[Piece, ...], fields: Fields, *, ranked: bool
) -> tuple[Agreement | None, Agreement | None]:
    """Judge sentence by sentence, since each may contradict; ranked wishes are judged together."""
    days: list[Agreement | None] = []
    hours: list[Agreement | None] = []
    together: list[DayWish] = []
    for piece in pieces:
        if piece.days and ranked and piece.kind is not PieceKind.SELECTION:
            together.extend(piece.days)
        elif piece.days:
            days.append(judge_day(piece.days, fields.day))
        if piece.hours:
            hours.append(judge_hour(piece.hours, fields.hours))
    if together:
        days.append(judge_day(together, fields.day))
    return _gravest(days), _gravest(hours)


def _gravest(verdicts: list[Agreement | None]) -> Agreement | None:
    return next((grave for grave in _GRAVITY if grave in verdicts), None)


@dataclass(slots=True)
class _Reader:
    """Walks a remark line by line, keeping the block it is in."""

    remarks: str
    ordered: date
    fields: Fields
    shop: Boilerplate
    last_wish: Agreement | None = None
    named_day: DayMention | None = None
    last_default: str = ""

    def pieces(self) -> list[Piece]:
        """Return the pieces of the remark, line by line."""
        out: list[Piece] = []
        place, at, scanned = Place(), 0, self.shop
        for raw in self.remarks.split("\n"):
            offset, at = at, at + len(raw) + 1
            if not raw or raw.isspace():
                continue
            line = scan(raw, scanned)
            if line.title_length:
                place, self.last_default = line.place, ""
                out.append(self._piece(line, offset, PieceKind.TITLE, 0, line.title_length, place))
                if line.title_length < len(line.text):
                    out.extend(self._line(line, line.title_length, offset, place))
            elif line.text:
                out.extend(self._line(line, 0, offset, place))
        return out

    def _line(self, line: Line, start: int, offset: int, place: Place) -> Iterator[Piece]:
        """Read a line, or what stands behind its title."""
        text = line.text[start:]
        by_rms = place.in_dates or (not place.title and line.dated)
        if by_rms and line.selection is not None:
            end = len(line.text)
            yield self._piece(line, offset, PieceKind.SELECTION, start, end, place, line.selection)
            return
        if (line.owned and not start) or self.shop.follows(self.last_default, text):
            self.last_default = text
            yield self._piece(line, offset, PieceKind.DEFAULT, start, len(line.text), place)
            return
        self.last_default = ""
        while place.in_dates and (head := selection_head(text)):
            end = start + len(head)
            wishes = read_selection(head)
            yield self._piece(line, offset, PieceKind.SELECTION, start, end, place, wishes)
            text = text[len(head) :].lstrip(" \v")
            start = len(line.text) - len(text)
        for match in _SENTENCE.finditer(text):
            begin = start + match.start()
            for part in _BREAK.split(match.group()) if "\v" in text else (match.group(),):
                if part.strip(" \v"):
                    yield from self._sentence(line, offset, part, begin, place)
                begin += len(part) + 1

    def _sentence(
        self, line: Line, offset: int, text: str, start: int, place: Place
    ) -> Iterator[Piece]:
        """Read a sentence: the buyer's words, and the shop's around them."""
        parts, end = take_apart(text, self.shop), start + len(text)
        if parts.owned:
            yield self._piece(line, offset, PieceKind.DEFAULT, start, end, place)
            return
        first, last = start + parts.first, start + parts.last
        if first > start:
            yield self._piece(line, offset, PieceKind.DEFAULT, start, first, place)
            if parts.label:
                place = place._replace(label=parts.label)
        wishes, verdict = self._judge(parts, place)
        kind = _KINDS[verdict.kind]
        yield self._piece(line, offset, kind, first, last, place, wishes, verdict)
        if last < end:
            yield self._piece(line, offset, PieceKind.DEFAULT, last, end, place)

    def _judge(self, parts: Sentence, place: Place) -> tuple[Wishes, Verdict]:
        """Say what the buyer's words are, and what they wish of the delivery."""
        words = parts.words
        days, hours = self._wishes(words, place)
        state = None
        if days or hours:
            state = _gravest(
                [judge_day(days, self.fields.day), judge_hour(hours, self.fields.hours)]
            )
        if state is None and points_back(words):
            state = self.last_wish
        verdict = classify(words, place, state, chosen=parts.chosen)
        if not days and not hours:
            return NO_WISHES, verdict
        if not _is_about_delivery(words, verdict.classes):
            return NO_WISHES, verdict
        self.last_wish = state
        return (days, hours), verdict

    def _wishes(self, text: str, place: Place) -> Wishes:
        """Find the wishes of a sentence, those among them that refer to a day named before."""
        days, hours = find_wishes(text, self.ordered, bare=place.in_dates)
        mentions = [each for each in find_days(text, self.ordered) if each.first is not None]
        if not days and not mentions and self.named_day is not None:
            days = wish_back(text, self.named_day)
        if mentions:
            self.named_day = mentions[-1]
        return days, hours

    def _piece(
        self,
        line: Line,
        offset: int,
        kind: PieceKind,
        start: int,
        end: int,
        place: Place,
        wishes: Wishes = NO_WISHES,
        verdict: Verdict = _SILENT,
    ) -> Piece:
        first, last = line.folded.span(line.start + start, line.start + end)
        first, last = offset + first, offset + last
        text = self.remarks[first:last]
        _, classes, weight = verdict
        return Piece(kind, first, last, text, place.title, classes, weight, *wishes)


def _is_about_delivery(text: str, classes: tuple[RemarkClass, ...]) -> bool:
    """Whether a day or hour in a sentence is a wish, although the sentence has another topic."""
    if not classes or RemarkClass.SCHEDULE in classes:
        return True
    return phrases.ABOUT_DELIVERY.search(text) is not None or moves_day(text)
