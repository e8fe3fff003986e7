"""Time slots of a service as RMS numbers them and as people read them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Final

from oms.model.finding import Message
from oms.model.slot import DeliverySlot, SlotKind

if TYPE_CHECKING:
    from oms.calendar.carrier_services import Service, ServiceSlot

__all__ = ["best_overlap", "first_from", "slot_shown", "slots_listed", "term_of"]

_NOON: Final = 12
_MORNING: Final = 1
_WORDS: Final = {
    SlotKind.MORNING: "the morning",
    SlotKind.AFTERNOON: "the afternoon",
    SlotKind.OTHER: '"other"',
}


def term_of(slot: ServiceSlot) -> int | None:
    """Return the 希望時間帯 number of RMS for a slot; `None` where RMS has none for its hours."""
    if slot.end <= _NOON:
        return _MORNING
    try:
        return DeliverySlot.from_hours(slot.start, slot.end).term
    except ValueError:
        return None


def slots_listed(slots: Iterable[ServiceSlot]) -> Message:
    """Return slots as people list them; English has their hours."""
    slots = tuple(slots)
    return Message(
        "、".join(each.label for each in slots),
        ", ".join(f"{each.start}-{each.end}" for each in slots),
    )


def slot_shown(slot: DeliverySlot) -> Message:
    """Return a wished slot in both languages.

    Example:
        >>> tuple(slot_shown(DeliverySlot.from_term(1214)))
        ('12〜14時', '12-14')
        >>> tuple(slot_shown(DeliverySlot.from_term(2)))
        ('午後', 'the afternoon')
    """
    if slot.kind is SlotKind.HOURS:
        return Message(slot.label, f"{slot.start}-{slot.end}")
    return Message(slot.label, _WORDS.get(slot.kind, str(slot.term)))


def best_overlap(wished: DeliverySlot, service: Service) -> ServiceSlot | None:
    """Return the slot that shares most hours with the wished one, the earliest of equals."""
    start = 0 if wished.start is None else wished.start
    end = 24 if wished.end is None else wished.end
    if wished.kind in {SlotKind.OTHER, SlotKind.UNREADABLE}:
        return None

    def shared(slot: ServiceSlot) -> int:
        return min(end, slot.end) - max(start, slot.start)

    best = max(service.slots, key=lambda each: (shared(each), -each.start), default=None)
    return best if best is not None and shared(best) > 0 else None


def first_from(hour: int, service: Service) -> ServiceSlot | None:
    """Return the first slot that begins at an hour or later."""
    later = (each for each in service.slots if each.start >= hour)
    return min(later, key=lambda each: (each.start, each.end), default=None)
