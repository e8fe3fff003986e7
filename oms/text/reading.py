"""The reading of a remark: its pieces, what they ask for, and what they say of the fields."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from typing import Final, NamedTuple

from oms.model.base import trusted
from oms.model.finding import Evidence
from oms.text.agreement import Agreement, Fields, judge_day, judge_hour
from oms.text.phrases import RemarkClass
from oms.text.wishes import DayWish, HourWish

__all__ = ["Piece", "PieceKind", "RemarkReading", "classes_of"]

_NO_FIELDS: Final = Fields(None, None)
_CONFLICTS: Final = Agreement.CONFLICTS
_GREETING: Final = RemarkClass.GREETING


class PieceKind(StrEnum):
    """What a piece of a remark is."""

    TITLE = "title"
    DEFAULT = "default"
    SELECTION = "selection"
    NOTHING = "nothing"
    WISH = "wish"
    MESSAGE = "message"


class Piece(NamedTuple):
    """One line or sentence of a remark and what it is.

    Attributes:
        kind: What it is.
        start: Start in the remark's clean text.
        end: End in the remark's clean text.
        text: The piece itself, as the buyer wrote it.
        title: The title of its block, folded.
        classes: Classes of a message, weightiest first.
        weight: 0 = small talk, 1 = a statement, 2 = a request or question.
        days: Delivery days it wishes.
        hours: Delivery hours it wishes.
    """

    kind: PieceKind
    start: int
    end: int
    text: str
    title: str = ""
    classes: tuple[RemarkClass, ...] = ()
    weight: int = 0
    days: tuple[DayWish, ...] = ()
    hours: tuple[HourWish, ...] = ()

    def __repr__(self) -> str:
        """Name its kind, place and classes, never the buyer's words."""
        return f"<Piece {self.kind} {self.start}-{self.end} {'+'.join(self.classes)}>"

    def moved(self, by: int) -> Piece:
        """Return the same piece so many characters further on."""
        kind, start, end, text, title, classes, weight, days, hours = self
        return Piece(kind, start + by, end + by, text, title, classes, weight, days, hours)

    @property
    def evidence(self) -> Evidence:
        """The piece as a finding about 備考 shows it."""
        span = (self.start, self.end)
        return trusted(Evidence, {"path": "remarks", "value": self.text, "span": span})


class RemarkReading(NamedTuple):
    """A remark, piece by piece.

    Attributes:
        lines: Where each line begins, and its pieces with their places counted from there.
        messages: The pieces a person may have to read, greetings among them.
        day: What the text as a whole says of the wished day; `None` if nothing.
        hour: What it says of the wished slot; `None` if nothing.
        fields: What the RMS fields say.
        classes: The classes of all messages, each once.
    """

    lines: tuple[tuple[int, tuple[Piece, ...]], ...] = ()
    messages: tuple[Piece, ...] = ()
    day: Agreement | None = None
    hour: Agreement | None = None
    fields: Fields = _NO_FIELDS
    classes: tuple[RemarkClass, ...] = ()

    def __repr__(self) -> str:
        """Name its classes and agreements, never the buyer's words."""
        said = f"{len(self.messages)} messages, {'+'.join(self.classes)}"
        return f"<RemarkReading {said}, day {self.day}, hour {self.hour}>"

    @property
    def pieces(self) -> tuple[Piece, ...]:
        """Every piece, in the order of the text."""
        return tuple(piece.moved(start) for start, line in self.lines for piece in line)

    @property
    def against_day(self) -> tuple[Piece, ...]:
        """The pieces whose wished day the RMS field does not satisfy."""
        if self.day is not _CONFLICTS:
            return ()
        return tuple(
            piece for piece in self.pieces if judge_day(piece.days, self.fields.day) is _CONFLICTS
        )

    @property
    def against_hour(self) -> tuple[Piece, ...]:
        """The pieces whose wished hours the RMS field does not satisfy."""
        if self.hour is not _CONFLICTS:
            return ()
        return tuple(
            piece
            for piece in self.pieces
            if judge_hour(piece.hours, self.fields.hours) is _CONFLICTS
        )

    @property
    def needs_person(self) -> bool:
        """Whether anything beyond greetings is said."""
        return any(each is not _GREETING for each in self.classes)


_A_REQUEST: Final = 2
"""The weight of a piece that asks for something, or names a matter with a word of its own."""


def classes_of(messages: Sequence[Piece]) -> tuple[RemarkClass, ...]:
    """Return the classes of messages; small talk counts only where nothing else is said.

    A mere statement beside a request explains it (前回割れていました。厳重に梱包してください).
    """
    if not messages:
        return ()
    asked = [piece for piece in messages if piece.weight >= _A_REQUEST]
    said = asked or [piece for piece in messages if piece.weight]
    if not said:
        return (_GREETING,)
    found = dict.fromkeys(each for piece in said for each in piece.classes)
    if len(found) > 1:
        found.pop(RemarkClass.OTHER, None)  # what stands beside a known matter explains it
    return tuple(found)
