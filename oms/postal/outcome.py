"""What a comparison within one municipality comes to, before it is told."""

from __future__ import annotations

from typing import NamedTuple

from oms.postal.lot import Lot
from oms.postal.municipality import Municipality
from oms.postal.verdict import Difference, Level

__all__ = ["Outcome"]


class Outcome(NamedTuple):
    """What the comparison within one municipality comes to.

    Attributes:
        level: How well they agree.
        kind: Why.
        where: The municipality.
        key: The town read from the address, folded; empty if none.
        lot: What stands behind it.
        difference: Where they part.
    """

    level: Level
    kind: str
    where: Municipality
    key: str
    lot: Lot
    difference: Difference | None = None

    @property
    def rank(self) -> tuple[int, int]:
        """The lower, the better it explains both."""
        grade = {Level.OK: 0, Level.WARN: 1}.get(self.level, 2)
        return grade, 0 if self.difference is Difference.RANGE else -len(self.key)
