"""Why a day is open or closed, in words for people."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from oms.model.finding import Message

__all__ = ["DayKind", "DayReason"]


class DayKind(StrEnum):
    """What decides about a day; the first of them that applies, from top to bottom."""

    OPENED = "opened"
    CLOSED = "closed"
    YEAR_END = "year_end"
    OBON = "obon"
    RULE = "rule"
    HOLIDAY = "holiday"
    HOLIDAY_OPEN = "holiday_open"
    WEEKDAY = "weekday"
    ORDINARY = "ordinary"

    @property
    def label(self) -> Message:
        """The usual word for it."""
        return LABELS[self]


LABELS: Final = {
    DayKind.OPENED: Message("臨時営業", "open by exception"),
    DayKind.CLOSED: Message("臨時休業", "closed by exception"),
    DayKind.YEAR_END: Message("年末年始", "year end"),
    DayKind.OBON: Message("お盆", "Obon"),
    DayKind.RULE: Message("定休日", "regular closure"),
    DayKind.HOLIDAY: Message("祝日", "national holiday"),
    DayKind.HOLIDAY_OPEN: Message("祝日営業", "open on national holidays"),
    DayKind.WEEKDAY: Message("定休日", "weekly closure"),
    DayKind.ORDINARY: Message("営業日", "business day"),
}
OPEN_KINDS: Final = frozenset({DayKind.OPENED, DayKind.HOLIDAY_OPEN, DayKind.ORDINARY})
_BY_HOLIDAYS: Final = frozenset(
    {DayKind.HOLIDAY, DayKind.HOLIDAY_OPEN, DayKind.WEEKDAY, DayKind.ORDINARY}
)


@dataclass(frozen=True, slots=True)
class DayReason:
    """Why a day is open or closed.

    Attributes:
        day: The day.
        kind: What decided.
        detail: The name behind it: the holiday, the rule, what the shop calls the closure.
        provisional: Whether it rests on national holidays that are not announced yet.
    """

    day: date
    kind: DayKind
    detail: str = ""
    provisional: bool = False

    @property
    def is_open(self) -> bool:
        """Whether the day is open."""
        return self.kind in OPEN_KINDS

    @property
    def message(self) -> Message:
        """The reason in Japanese and English.

        Example:
            >>> DayReason(date(2026, 7, 20), DayKind.HOLIDAY, "海の日").message.ja
            '祝日 (海の日)'
        """
        ja, en = self.kind.label
        if not self.detail:
            return Message(ja, en)
        return Message(f"{ja} ({self.detail})", f"{en} ({self.detail})")


def rests_on_holidays(kind: DayKind) -> bool:
    """Whether a day of this kind would be judged anew if the holidays changed."""
    return kind in _BY_HOLIDAYS
