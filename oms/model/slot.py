"""希望時間帯: the RMS number `shippingTerm` as a time slot, and back.

Source: RMS getOrder page, version 10: 0 なし, 1 午前, 2 午後, 9 その他; otherwise the two hours
as h1 * 100 + h2, the first without a leading zero (708 = 7–8 h, 1416, 1921, 2324).
"""

from __future__ import annotations

from enum import StrEnum
from typing import Final, NamedTuple

__all__ = ["DeliverySlot", "SlotKind"]

_NOON: Final = 12
_LAST_HOUR: Final = 24
_FIRST_HOUR: Final = 7


class SlotKind(StrEnum):
    """What a `shippingTerm` says."""

    NONE = "none"
    MORNING = "morning"
    AFTERNOON = "afternoon"
    HOURS = "hours"
    OTHER = "other"
    UNREADABLE = "unreadable"


_WORDS: Final = {
    0: (SlotKind.NONE, None, None, "指定なし"),
    1: (SlotKind.MORNING, None, _NOON, "午前中"),
    2: (SlotKind.AFTERNOON, _NOON, None, "午後"),
    9: (SlotKind.OTHER, None, None, "その他"),
}


class DeliverySlot(NamedTuple):
    """A delivery time slot.

    Attributes:
        term: The RMS number, kept so that the way back is exact.
        kind: What the number says.
        start: First hour (0–24), `None` where open or unknown.
        end: Last hour (0–24), `None` where open or unknown.

    Example:
        >>> DeliverySlot.from_term(1416).label
        '14〜16時'
        >>> DeliverySlot.from_hours(8, 12).term
        812
    """

    term: int
    kind: SlotKind
    start: int | None
    end: int | None

    @classmethod
    def from_term(cls, term: int) -> DeliverySlot:
        """Read a `shippingTerm`; a number outside the RMS rule is kept as unreadable."""
        if term in _WORDS:
            kind, first, last, _ = _WORDS[term]
            return cls(term, kind, first, last)
        start, end = divmod(term, 100)
        if _FIRST_HOUR <= start < end <= _LAST_HOUR:
            return cls(term, SlotKind.HOURS, start, end)
        return cls(term, SlotKind.UNREADABLE, None, None)

    @classmethod
    def from_hours(cls, start: int, end: int) -> DeliverySlot:
        """Make the slot from two hours.

        Raises:
            ValueError: If RMS has no such slot (7 <= start < end <= 24).
        """
        slot = cls.from_term(start * 100 + end)
        if (slot.start, slot.end) != (start, end):
            msg = f"RMS slots run from 7 to 24 o'clock, not from {start} to {end}"
            raise ValueError(msg)
        return slot

    @property
    def is_set(self) -> bool:
        """Whether the buyer or the shop chose a time at all."""
        return self.kind is not SlotKind.NONE

    @property
    def label(self) -> str:
        """The slot in Japanese."""
        if self.term in _WORDS:
            return _WORDS[self.term][3]
        if self.kind is SlotKind.HOURS:
            return f"{self.start}〜{self.end}時"
        return str(self.term)
