"""The troubles a sample order may have, each with the function that plants it.

This table is the one place to register a trouble: add a planter and a row at the END of `TABLE`,
so that the orders made for the troubles above it stay the same.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from types import MappingProxyType

from oms.testing import plant_amount, plant_remarks
from oms.testing.draft import Draft
from oms.testing.rng import Rng

Planter = Callable[[Rng, Draft], None]


@dataclass(frozen=True, slots=True)
class Trouble:
    """One kind of trouble.

    Attributes:
        name: Stable dotted name, used in labels.
        share: Share of orders that have it by default.
        plant: Puts it into a draft.
    """

    name: str
    share: float
    plant: Planter


def _message(name: str) -> Planter:
    return partial(plant_remarks.message, name=name)


TABLE: tuple[Trouble, ...] = (
    Trouble("remark.cancel_change", 0.035, _message("cancel_change")),
    Trouble("remark.schedule", 0.05, plant_remarks.schedule),
    Trouble("remark.gift", 0.045, _message("gift")),
    Trouble("remark.receipt", 0.03, _message("receipt")),
    Trouble("remark.drop_off", 0.03, _message("drop_off")),
    Trouble("remark.question", 0.035, _message("question")),
    Trouble("remark.other", 0.045, _message("other")),
    Trouble("remark.in_date_block", 0.02, plant_remarks.in_date_block),
    Trouble("contradiction.date", 0.025, plant_remarks.contradict_date),
    Trouble("contradiction.slot", 0.02, plant_remarks.contradict_slot),
    Trouble("amount.undetermined", 0.015, plant_amount.undetermined),
)

TROUBLES: Mapping[str, Trouble] = MappingProxyType({one.name: one for one in TABLE})


def shares_of(wanted: Mapping[str, float] | None) -> tuple[tuple[Trouble, float], ...]:
    """The share of every trouble, in the order of the table.

    Raises:
        ValueError: If a name is unknown or a share lies outside 0 to 1.
    """
    if wanted is None:
        return tuple((one, one.share) for one in TABLE)
    for name, share in wanted.items():
        if name not in TROUBLES:
            message = f"unknown trouble {name!r}; known troubles: {', '.join(TROUBLES)}"
            raise ValueError(message)
        if not 0 <= share <= 1:
            message = f"share of {name} must lie between 0 and 1, not {share}"
            raise ValueError(message)
    return tuple((one, wanted.get(one.name, 0.0)) for one in TABLE)
