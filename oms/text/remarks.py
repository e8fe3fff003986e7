"""Read 備考: split it into form blocks, take off what the shop and RMS wrote, class the rest.

Source of the structure: RMS getOrder samples, LOGILESS value-replacement rules, recorded orders.
The remark is a chain of 注文フォーム entries, each with its title `[…:]` on a line of its own; the
block [配送日時指定:] comes first and holds the wish RMS wrote; initial values of the form arrive
as if the buyer had typed them.
"""

from __future__ import annotations

import re
from collections.abc import Container, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import lru_cache
from typing import Final

from oms.text.agreement import Agreement, Fields, gravest, hours_of, judge_day, judge_hour
from oms.text.boilerplate import Boilerplate, boilerplate
from oms.text.days import DayMention, find_days
from oms.text.intent import Place, classify
from oms.text.lines import NO_WISHES, Wishes
from oms.text.other_days import is_about_delivery, is_of_absence, is_of_other_day, without
from oms.text.parts import KINDS, Said, read_selected, split_framed, split_line
from oms.text.reading import Piece, PieceKind, RemarkReading, classes_of
from oms.text.references import follows_day, may_mean_hour, only_tells
from oms.text.shifts import keeps_fields, leaves_open, moves_field
from oms.text.wishes import ANOTHER_DAY, DayWish, find_wishes, points_back, wish_back

__all__ = ["read_remarks"]

_RANKED: Final = re.compile(r"第[一二三1-3](?:希望|候補)|(?:希望|候補)[1-3]|[一二三1-3]番目|[①②③]")
_RECENT: Final = 16
"""Two checks read the same remark one after the other; older readings are not needed again."""
_STATED: Final = 1
"""The weight of a mere statement."""
_NOWHERE: Final = Place()
_UNSET: Final = Fields(None, None)
_ANY_DAY: Final = date(2000, 1, 1)
"""The day a sentence is read from that names no day: one reading does for all orders."""
_FRAMED: Final = re.compile(
    r"(^\[.*:\][^\S\n]*\n\s*)【[^【】\n]+】(?=\s*(?:\n\[.*:\][^\S\n]*(?:\n|\Z)|\Z))",
    re.MULTILINE,
)
_Lines = tuple[tuple[int, tuple[Piece, ...]], ...]
_MESSAGE: Final = PieceKind.MESSAGE
_WISH: Final = PieceKind.WISH
_SELECTION: Final = PieceKind.SELECTION
"""Taken from their class once: there each look costs more than the comparison it is for."""


def read_remarks(
    remarks: str,
    ordered: date,
    *,
    delivery_date: date | None = None,
    shipping_term: int | None = None,
    default_texts: Sequence[str] = (),
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

    Raises:
        TypeError: If an argument is of another kind than it says (a text for a date, one text for
            several).

    Example:
        >>> reading = read_remarks("のし希望です。楽しみにしています。", date(2026, 5, 1))
        >>> [(piece.text, piece.classes[0].value) for piece in reading.messages]
        [('のし希望です。', 'gift'), ('楽しみにしています。', 'greeting')]
    """
    if not isinstance(default_texts, (tuple, list)):
        raise _unexpected("default_texts", default_texts, "a sequence of texts")
    return _read(remarks, ordered, delivery_date, shipping_term, tuple(default_texts))


def _unexpected(name: str, value: object, wanted: str) -> TypeError:
    """Say which argument is of another kind than it must be."""
    return TypeError(f"{name}: {wanted} is expected, not {type(value).__name__}")


@lru_cache(maxsize=_RECENT)
def _read(
    remarks: str,
    ordered: date,
    delivery_date: date | None,
    shipping_term: int | None,
    default_texts: tuple[str, ...],
) -> RemarkReading:
    for name, value, kind in (
        ("ordered", ordered, date),
        ("delivery_date", delivery_date, date),
        ("shipping_term", shipping_term, int),
    ):
        # Not one text, and no moment for a day: both would be read, as something else.
        if value is not None and (not isinstance(value, kind) or isinstance(value, datetime)):
            raise _unexpected(name, value, kind.__name__)
    if not remarks or remarks.isspace():
        return RemarkReading()
    fields, shop = Fields(delivery_date, hours_of(shipping_term)), boilerplate(default_texts)
    framed = {found.end(1) for found in _FRAMED.finditer(remarks)} if "【" in remarks else ()
    return _Reader(remarks, ordered, fields, shop, framed).read()


@dataclass(slots=True)
class _Reader:
    """Walks a remark line by line, keeping what later sentences may refer to.

    Attributes:
        framed: Where a line begins that is all of its field, and a heading only by its frame.
        messages: The messages found.
        days: How the wished days found relate to the field, sentence by sentence.
        hours: How the wished hours found do.
        ranked: The days wished in an order of preference, which are judged together.
        event: The statement that named the last day: 17日が結婚式です.
        explained: Statements that only explain a wish the fields already meet: 前日着で.
        told: The sentence that named the last day as if it were wished: 隔離が25日まで.
        retold: Such sentences whose day the next one takes up with a wish of its own: 翌日以降で.
        timed: Whether the sentence before wished an hour, which それより前 may refer to.
    """

    remarks: str
    ordered: date
    fields: Fields
    shop: Boilerplate
    framed: Container[int]
    last_wish: Agreement | None = None
    named_day: DayMention | None = None
    messages: list[Piece] = field(default_factory=list)
    days: list[tuple[Piece, Agreement | None]] = field(default_factory=list)
    hours: list[Agreement | None] = field(default_factory=list)
    ranked: list[DayWish] = field(default_factory=list)
    event: Piece | None = None
    explained: list[Piece] = field(default_factory=list)
    told: Piece | None = None
    retold: list[Piece] = field(default_factory=list)
    timed: bool = False

    def read(self) -> RemarkReading:
        """Read the remark."""
        lines, fields = self._lines(), self.fields
        if self.explained or self.retold:
            lines = self._without_explained(lines)
        messages = tuple(self.messages)
        days = [said for piece, said in self.days if piece not in self.retold]
        if self.ranked:
            days.append(judge_day(self.ranked, fields.day))
        day, hour = gravest(days), gravest(self.hours)
        return RemarkReading(lines, messages, day, hour, fields, classes_of(messages))

    def _without_explained(self, lines: _Lines) -> _Lines:
        """Return the lines with what only explains a met wish as a part of that wish."""
        lines = tuple(
            (start, tuple([self._explained(each) for each in line])) for start, line in lines
        )
        pieces = [each.moved(start) for start, line in lines for each in line]
        self.messages = [each for each in pieces if each.kind is _MESSAGE]
        return lines

    def _explained(self, piece: Piece) -> Piece:
        if piece in self.retold:
            piece = piece._replace(days=())
            return piece if piece.hours else piece._replace(kind=_WISH, classes=())
        return piece._replace(kind=_WISH, classes=()) if piece in self.explained else piece

    def _lines(self) -> _Lines:
        """Return where each line begins, and its pieces."""
        lines: list[tuple[int, tuple[Piece, ...]]] = []
        place, default, at = _NOWHERE, "", 0
        shop, framed = self.shop, self.framed
        for raw in self.remarks.split("\n"):
            start, at = at, at + len(raw) + 1
            if not raw or raw.isspace():
                continue
            # Every order passes here a dozen times, mostly with lines of a form.
            if place.in_dates and (pieces := read_selected(raw, place)):
                silent = False
            else:
                if start in framed:
                    split = split_framed(raw, place, shop)
                else:
                    split = split_line(raw, place, default, shop)
                pieces, unjudged, silent, place, default = split
                if unjudged:
                    pieces = tuple([self._judged(part) for part in unjudged])
            if not silent:
                self._note(pieces, start)
            lines.append((start, pieces))
        return tuple(lines)

    def _note(self, pieces: tuple[Piece, ...], start: int) -> None:
        """Note the messages of a line, and how what it wishes relates to the fields."""
        for piece in pieces:
            if piece.kind is _MESSAGE:
                self.messages.append(piece.moved(start))
            if piece.days and piece.kind is not _SELECTION and self._ranks():
                self.ranked.extend(piece.days)
            elif piece.days:
                self.days.append((piece, judge_day(piece.days, self.fields.day)))
            if piece.hours:
                self.hours.append(judge_hour(piece.hours, self.fields.hours))

    def _ranks(self) -> bool:
        """Whether the remark names its wishes in an order of preference."""
        return _RANKED.search(self.remarks) is not None

    def _judged(self, said: Piece | Said) -> Piece:
        """Say what the buyer's words are, and what they wish of the delivery."""
        if isinstance(said, Piece):
            return said
        piece, words, place, chosen, dated = said
        named = self.named_day
        days, hours = NO_WISHES
        if not is_of_other_day(words, place):
            days, hours = self._wishes(words, place, dated=dated)
            if (days or hours) and is_of_absence(place):
                days, hours = without(days, hours)
        state = None
        if days or hours:
            state = gravest(
                (judge_day(days, self.fields.day), judge_hour(hours, self.fields.hours))
            )
        if state is None and points_back(words):
            state = self.last_wish
        if state is None and leaves_open(words):
            state = Agreement.AGREES
        if state is None and keeps_fields(words):
            state = Agreement.OPEN if self.fields == _UNSET else Agreement.AGREES
        verdict = classify(words, place, state, chosen=chosen)
        if (days or hours) and is_about_delivery(words, verdict.classes):
            self.last_wish = state
        else:
            days, hours = NO_WISHES
        self.timed = bool(hours)
        kind, classes, weight = verdict
        made = Piece(KINDS[kind], *piece[1:5], classes, weight, days, hours)
        if self.named_day is not named:
            self.event = made if weight == _STATED and not days and not hours else None
            self.told = made if days and only_tells(words) else None
        return made

    def _wishes(self, text: str, place: Place, *, dated: bool) -> Wishes:
        """Find the wishes of a sentence, those among them that refer to a day named before."""
        ordered = self.ordered if dated else _ANY_DAY
        follows = dated and self.named_day is not None and follows_day(text)
        if follows and self.named_day is not None and self.named_day.last is not None:
            ordered = self.named_day.last
        days, hours = find_wishes(text, ordered, bare=place.in_dates)
        mentions = find_days(text, ordered) if dated else ()
        if follows and days:
            self._take_up()
        if not days and moves_field(text):
            days = (ANOTHER_DAY,)
        if known := [each for each in mentions if each.first is not None]:
            self.named_day = known[-1]
        elif not days and self.named_day is not None and not (self.timed and may_mean_hour(text)):
            days = wish_back(text, self.named_day)
            if days:
                self._take_up()
            if self.event is not None and judge_day(days, self.fields.day) is Agreement.AGREES:
                self.explained.append(self.event)
        return days, hours

    def _take_up(self) -> None:
        """Note that a sentence wishes something of the day the one before it told."""
        named = self.named_day
        if self.told is not None and all(wish.mention == named for wish in self.told.days):
            self.retold.append(self.told)
