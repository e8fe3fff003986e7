"""`[[case]]` of a pack: an order, and what each rule must say of it. A pack proves itself so."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any, Final, NamedTuple

from oms.model.builder import order as build_order
from oms.model.orders import Order

__all__ = ["ANY", "OUTCOMES", "Expectation", "PackCase"]

ANY: Final = "any"
"""The rule name of an expectation about the order as a whole."""

OUTCOMES: Final = ("hold", "warn", "info", "wait", "pass")
_AFTER: Final = timedelta(hours=1)


class Expectation(NamedTuple):
    """What one rule must say.

    Attributes:
        outcome: `hold`, `warn`, `info`, `wait` or `pass` (says nothing at all).
        at: The place its evidence must name; `None` = any.
    """

    outcome: str
    at: str | None = None


@dataclass(frozen=True, slots=True)
class PackCase:
    """One case of a pack.

    Attributes:
        name: What it shows, unique within the pack.
        fragment: The facts of the order that differ from a plain one, as written.
        expect: Expectations by rule; `any` is the order as a whole.
        moment: The moment of the screening; by default an hour after the order.
        earlier: Fragments of earlier revisions, oldest first.
        why: A remark of the author.
        line: Where it stands.
    """

    name: str
    fragment: Mapping[str, Any]
    expect: Mapping[str, Expectation]
    moment: datetime | None = None
    earlier: tuple[Mapping[str, Any], ...] = ()
    why: str = ""
    line: int | None = field(default=None, compare=False)

    @property
    def order(self) -> Order:
        """The order, built anew."""
        return build_order(**self.fragment)

    @property
    def revisions(self) -> tuple[Order, ...]:
        """The earlier revisions, built anew."""
        return tuple(build_order(**each) for each in self.earlier)

    def at(self, order: Order) -> datetime:
        """The moment of the screening."""
        return self.moment or order.order_datetime + _AFTER
