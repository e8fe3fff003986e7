"""The reading of a remark: its pieces, what they ask for, and what they say of the fields."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Final, NamedTuple

from oms.model.base import trusted
from oms.model.finding import Evidence
from oms.text.agreement import Agreement, Fields, judge_day, judge_hour
from oms.text.phrases import RemarkClass
from oms.text.wishes import DayWish, HourWish

__all__ = ["Piece", "PieceKind", "RemarkReading", "classes_of"]


_NO_FIELDS: Final = Fields(None, None)


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

    @property
    def evidence(self) -> Evidence:
        """The piece as a finding about 備考 shows it."""
        span = (self.start, self.end)
        return trusted(Evidence, {"path": "remarks", "value": self.text, "span": span})


@dataclass(frozen=True, slots=True)
class RemarkReading:
    """A remark, piece by piece.

    Attributes:
        pieces: Every piece, in the order of the text.
        day: What the text as a whole says of the wished day; `None` if nothing.
        hour: What it says of the wished slot; `None` if nothing.
        fields: What the RMS fields say.
        classes: The classes of all messages, each once.
    """

    pieces: tuple[Piece, ...]
    day: Agreement | None
    hour: Agreement | None
    fields: Fields = _NO_FIELDS
    classes: tuple[RemarkClass, ...] = ()

    @property
    def against_day(self) -> tuple[Piece, ...]:
        """The pieces whose wished day the RMS field does not satisfy."""
        if self.day is not Agreement.CONFLICTS:
            return ()
        return tuple(
            piece
            for piece in self.pieces
            if judge_day(piece.days, self.fields.day) is Agreement.CONFLICTS
        )

    @property
    def against_hour(self) -> tuple[Piece, ...]:
        """The pieces whose wished hours the RMS field does not satisfy."""
        if self.hour is not Agreement.CONFLICTS:
            return ()
        return tuple(
            piece
            for piece in self.pieces
            if judge_hour(piece.hours, self.fields.hours) is Agreement.CONFLICTS
        )

    @property
    def messages(self) -> tuple[Piece, ...]:
        """The pieces a person may have to read, greetings among them."""
        return tuple(piece for piece in self.pieces if piece.kind is PieceKind.MESSAGE)

    @property
    def needs_person(self) -> bool:
        """Whether anything beyond greetings is said."""
        return any(each is not RemarkClass.GREETING for each in self.classes)


_A_REQUEST: Final = 2
"""The weight of a piece that asks for something, or names a matter with a word of its own."""


def classes_of(messages: list[Piece]) -> tuple[RemarkClass, ...]:
    """Return the classes of messages; small talk counts only where nothing else is said.

    A mere statement beside a request explains it (前回割れていました。厳重に梱包してください).
    """
    asked = [piece for piece in messages if piece.weight >= _A_REQUEST]
    said = asked or [piece for piece in messages if piece.weight]
    if not said:
        return (RemarkClass.GREETING,) if messages else ()
    found = dict.fromkeys(each for piece in said for each in piece.classes)
    if len(found) > 1:
        found.pop(RemarkClass.OTHER, None)  # what stands beside a known matter explains it
    return tuple(found)
