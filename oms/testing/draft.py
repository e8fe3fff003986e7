"""An order while it is being made: what the planters of troubles may change."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from oms.testing.people import Person
from oms.testing.rng import Rng
from oms.testing.shop_styles import ShopStyle

CLASSES = (
    "cancel_change",
    "schedule",
    "gift",
    "receipt",
    "drop_off",
    "question",
    "other",
)

# Titles of choices by what they offer for a gift.
GIFT_TITLES = (
    *(("のし", "noshi"), ("熨斗", "noshi"), ("包装", "wrapping"), ("ラッピング", "wrapping")),
    ("メッセージカード", "card"),
)


@dataclass(frozen=True, slots=True)
class Message:
    """A true message of the buyer.

    Attributes:
        text: The buyer's words; empty for a pull-down.
        classes: The classes it belongs to.
        place: `free`, `date` (typed into the date block) or `choice` (a pull-down).
        asks: What it wants put on a gift that a field could hold: `noshi`, `wrapping`, `card`.
    """

    text: str
    classes: tuple[str, ...]
    place: str = "free"
    asks: tuple[str, ...] = ()


@dataclass(slots=True)
class RemarksPlan:
    """What the remarks of one order shall say.

    Attributes:
        day: The wished day in the order's field.
        term: The slot in the order's field, 0 for none.
        block_day: The day the date block names.
        block_term: The slot the date block names.
        messages: True messages, in the order they were planted.
        contradicts: Whether the text contradicts the fields, by `date` and `slot`.
        needs_date_block: Whether a date block must stand there even if the form has none.
        greeting: Whether a greeting stands there.
        kind: Short label of how the remarks were made.
    """

    day: date | None = None
    term: int = 0
    block_day: date | None = None
    block_term: int = 0
    messages: list[Message] = field(default_factory=list)
    contradicts: dict[str, bool] = field(default_factory=lambda: {"date": False, "slot": False})
    needs_date_block: bool = False
    greeting: bool = False
    kind: str = ""

    def wish(self, day: date | None, term: int) -> None:
        """Set the wish in the fields and in the date block alike."""
        self.day = self.block_day = day
        self.term = self.block_term = term

    @property
    def classes(self) -> tuple[str, ...]:
        """All classes of the messages, in the fixed order of `CLASSES`."""
        present = [name for message in self.messages for name in message.classes]
        return tuple(name for name in CLASSES if name in present)


Claims = Mapping[str, tuple[Any, ...]]
"""The shape a trouble needs: by aspect (`status`, `payment`, …) the values it can stand in."""


@dataclass(slots=True)
class Draft:
    """One order in the making.

    Attributes:
        shop: The shop that sold it.
        index: Its place in the run, from 0.
        version: The getOrder version of the payload.
        ordered_at: When the buyer ordered.
        status: Its orderProgress.
        payload: The OrderModel; remarks and wish are written last.
        remarks: What the remarks shall say.
        claims: By aspect, the values all troubles planted so far can stand in.
        kinds: Of which kind a planted trouble is, by its name, where there are several.
        buyer: Who ordered.
        not_before: No screening of this order makes sense before this moment.
    """

    shop: ShopStyle
    index: int
    version: int
    ordered_at: datetime
    status: int
    payload: dict[str, Any] = field(default_factory=dict)
    remarks: RemarksPlan = field(default_factory=RemarksPlan)
    claims: dict[str, tuple[Any, ...]] = field(default_factory=dict)
    kinds: dict[str, str] = field(default_factory=dict)
    buyer: Person | None = None
    not_before: datetime | None = None

    def rng(self, seed: int, purpose: str) -> Rng:
        """The stream of choices of this order for one purpose."""
        return Rng("oms.testing", seed, self.index, purpose)

    def claim(self, wanted: Claims) -> bool:
        """Narrow the shape of the order; false, and nothing changes, where shapes exclude."""
        narrowed = {
            aspect: tuple(one for one in self.claims.get(aspect, values) if one in values)
            for aspect, values in wanted.items()
        }
        if not all(narrowed.values()):
            return False
        self.claims |= narrowed
        return True

    def allows(self, aspect: str, value: object) -> bool:
        """Whether the planted troubles can stand in an order with this value of an aspect."""
        return aspect not in self.claims or value in self.claims[aspect]

    @property
    def packages(self) -> list[dict[str, Any]]:
        """The packages that were not deleted."""
        every: list[dict[str, Any]] = self.payload["PackageModelList"]
        return [package for package in every if not package["packageDeleteFlag"]]

    @property
    def is_waiting_gift(self) -> bool:
        """Whether the receiver of a social gift has not entered the address yet."""
        gifts = (package["SocialGiftModel"] for package in self.packages)
        return any(gift and not gift["inputFlag"] for gift in gifts)
