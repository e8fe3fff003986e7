"""What the engine hands to a check beside the order: the moment, data, other orders."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import TYPE_CHECKING, Any, TypeVar

from oms.model.base import JST
from oms.model.shop import ShopFacts

if TYPE_CHECKING:
    from oms.model.finding import Message
    from oms.model.orders import Order

__all__ = ["Context"]

Made = TypeVar("Made")


@dataclass(frozen=True, slots=True)
class Context:
    """The surroundings of one screening; everything in it was handed in (laws 8 and 9).

    Attributes:
        at: The moment of the screening, aware.
        neighbours: Other orders that share a key with this one.
        earlier: Earlier revisions of this order, oldest first.
        data: Opened data by name (`postal`, …).
        shop: Facts of the shop, from its pack.
    """

    at: datetime
    neighbours: tuple[Order, ...] = ()
    earlier: tuple[Order, ...] = ()
    data: Mapping[str, Any] = field(default_factory=dict)
    shop: ShopFacts = field(default_factory=ShopFacts)
    tell: Callable[[Message, Mapping[str, Any]], None] | None = None
    made: dict[str, Any] = field(default_factory=dict, repr=False, compare=False)

    @property
    def today(self) -> date:
        """The JST day of the moment."""
        return self.at.astimezone(JST).date()

    def once(self, name: str, make: Callable[[], Made]) -> Made:
        """Return what several checks of one screening need; made for the first of them."""
        if name not in self.made:
            self.made[name] = make()
        made: Made = self.made[name]
        return made

    @property
    def is_listening(self) -> bool:
        """Whether somebody reads the notes (`explain`)."""
        return self.tell is not None

    def note(self, message: Message, **data: Any) -> None:
        """Say why the check goes on or stays quiet; costs nothing unless `explain` listens."""
        if self.tell is not None:
            self.tell(message, data)
