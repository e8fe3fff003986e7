"""Read 備考: split it into form blocks, take off what the shop and RMS wrote, class the rest.

Source of the structure: RMS getOrder samples, LOGILESS value-replacement rules, recorded orders.
The remark is a chain of 注文フォーム entries, each with its title `[…:]` on a line of its own; the
block [配送日時指定:] comes first and holds the wish RMS wrote; initial values of the form arrive
as if the buyer had typed them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from typing import Final

from oms.model.slot import DeliverySlot
from oms.text import phrases
from oms.text.agreement import Agreement, Fields, judge_day, judge_hour
from oms.text.boilerplate import Boilerplate, boilerplate
from oms.text.days import DayMention, find_days
from oms.text.intent import Place, classify, moves_day
from oms.text.lines import NO_WISHES, Wishes
from oms.text.parts import KINDS, Said, read_selected, split_line
from oms.text.phrases import RemarkClass
from oms.text.reading import Piece, PieceKind, RemarkReading, classes_of
from oms.text.wishes import DayWish, find_wishes, points_back, wish_back

__all__ = ["read_remarks"]

_RANKED: Final = re.compile(r"第[一二三1-3](?:希望|候補)|[①②③]")
_HOUR_FIELDS: Final = {1: (8.0, 12.0), 2: (12.0, 21.0)}
_RECENT: Final = 16
"""Two checks read the same remark one after the other; older readings are not needed again."""
_OTHER_TERM: Final = 9
_NOWHERE: Final = Place()
_ANY_DAY: Final = date(2000, 1, 1)
"""The day a sentence is read from that names no day: one reading does for all orders."""
_GRAVITY: Final = (Agreement.CONFLICTS, Agreement.PARTLY, Agreement.OPEN, Agreement.AGREES)


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
    fields = Fields(delivery_date, _hours(shipping_term))
    reader = _Reader(remarks, ordered, fields, boilerplate(default_texts))
    pieces = tuple(reader.pieces())
    ranked = "第" in remarks and _RANKED.search(remarks) is not None
    day, hour = _overall(reader.wishing, fields, ranked=ranked)
    return RemarkReading(pieces, day, hour, fields, classes_of(reader.messages))


@lru_cache(maxsize=256)
def _hours(term: int | None) -> tuple[float, float] | None:
    if not term or term == _OTHER_TERM:
        return None
    if term in _HOUR_FIELDS:
        return _HOUR_FIELDS[term]
    slot = DeliverySlot.from_term(term)
    return None if slot.start is None or slot.end is None else (float(slot.start), float(slot.end))


def _overall(
    pieces: list[Piece], fields: Fields, *, ranked: bool
) -> tuple[Agreement | None, Agreement | None]:
    """Judge sentence by sentence, since each may contradict; ranked wishes are judged together."""
    if not pieces:
        return None, None
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
    """Walks a remark line by line, keeping what later sentences may refer to.

    Attributes:
        messages: The pieces found that are messages.
        wishing: The pieces found that wish a day or hours.
    """

    remarks: str
    ordered: date
    fields: Fields
    shop: Boilerplate
    last_wish: Agreement | None = None
    named_day: DayMention | None = None
    messages: list[Piece] = field(default_factory=list)
    wishing: list[Piece] = field(default_factory=list)

    def pieces(self) -> list[Piece]:
        """Return the pieces of the remark, line by line."""
        out: list[Piece] = []
        place, default, at, new = _NOWHERE, "", 0, tuple.__new__
        for raw in self.remarks.split("\n"):
            offset, at = at, at + len(raw) + 1
            if not raw or raw.isspace():
                continue
            parts = read_selected(raw, place) if place.in_dates else ()
            if not parts:
                parts, place, default = split_line(raw, place, default, self.shop)
            for piece, said in parts:
                read = piece if said is None else self._judged(piece, said)
                kind, first, last, text, title, classes, weight, days, hours = read
                first, last = first + offset, last + offset
                # Every order passes here six times; Piece(...) would take twice as long.
                read = new(Piece, (kind, first, last, text, title, classes, weight, days, hours))
                out.append(read)
                if kind is PieceKind.MESSAGE:
                    self.messages.append(read)
                if days or hours:
                    self.wishing.append(read)
        return out

    def _judged(self, piece: Piece, said: Said) -> Piece:
        """Say what the buyer's words are, and what they wish of the delivery."""
        words, place, chosen, dated = said
        days, hours = self._wishes(words, place, dated=dated)
        state = None
        if days or hours:
            state = _gravest(
                [judge_day(days, self.fields.day), judge_hour(hours, self.fields.hours)]
            )
        if state is None and points_back(words):
            state = self.last_wish
        verdict = classify(words, place, state, chosen=chosen)
        if (days or hours) and _is_about_delivery(words, verdict.classes):
            self.last_wish = state
        else:
            days, hours = NO_WISHES
        kind, classes, weight = verdict
        return Piece(KINDS[kind], *piece[1:5], classes, weight, days, hours)

    def _wishes(self, text: str, place: Place, *, dated: bool) -> Wishes:
        """Find the wishes of a sentence, those among them that refer to a day named before."""
        ordered = self.ordered if dated else _ANY_DAY
        days, hours = find_wishes(text, ordered, bare=place.in_dates)
        mentions = find_days(text, ordered) if dated else ()
        if known := [each for each in mentions if each.first is not None]:
            self.named_day = known[-1]
        elif not days and self.named_day is not None:
            days = wish_back(text, self.named_day)
        return days, hours


def _is_about_delivery(text: str, classes: tuple[RemarkClass, ...]) -> bool:
    """Whether a day or hour in a sentence is a wish, although the sentence has another topic."""
    if not classes or RemarkClass.SCHEDULE in classes:
        return True
    return phrases.ABOUT_DELIVERY.search(text) is not None or moves_day(text)
