"""An order while it is being made: what the planters of troubles may change."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

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


@dataclass(frozen=True, slots=True)
class Message:
    """A true message of the buyer.

    Attributes:
        text: The buyer's words; empty for a pull-down.
        classes: The classes it belongs to.
        place: `free`, `date` (typed into the date block) or `choice` (a pull-down).
    """

    text: str
    classes: tuple[str, ...]
    place: str = "free"


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
        features: Ordinary traits worth knowing, such as `several_packages`.
    """

    shop: ShopStyle
    index: int
    version: int
    ordered_at: datetime
    status: int
    payload: dict[str, Any] = field(default_factory=dict)
    remarks: RemarksPlan = field(default_factory=RemarksPlan)
    features: list[str] = field(default_factory=list)

    def rng(self, seed: int, purpose: str) -> Rng:
        """The stream of choices of this order for one purpose."""
        return Rng("oms.testing", seed, self.index, purpose)

    def mark(self, feature: str) -> None:
        """Note an ordinary trait once."""
        if feature not in self.features:
            self.features.append(feature)

    @property
    def packages(self) -> list[dict[str, Any]]:
        """The packages that were not deleted."""
        every: list[dict[str, Any]] = self.payload["PackageModelList"]
        return [package for package in every if not package["packageDeleteFlag"]]
