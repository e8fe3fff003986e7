"""The turn of one check in the plan of an engine: it fails closed, and stops no other (law 2)."""

from __future__ import annotations

from typing import Final, NamedTuple, Self

from oms.engine.failure import broken, data_missing
from oms.errors import UnknownValueError
from oms.model.check import Check, Mode
from oms.model.context import Context
from oms.model.finding import Finding, Wait
from oms.model.orders import Order
from oms.model.paths import unknown_at

__all__ = ["Turn"]

_MOST_FINDINGS: Final = 1000
"""A check that says more than this about one order is broken, not thorough."""


class Turn(NamedTuple):
    """A check with what an engine asks of it for every order.

    Attributes:
        check: The check.
        enforced: Whether its findings count.
        needs: Names of the data it needs.
        required: The inputs that must be known.
    """

    check: Check
    enforced: bool
    needs: tuple[str, ...]
    required: tuple[str, ...]

    @classmethod
    def of(cls, check: Check) -> Self:
        """Ask a check once for all orders."""
        return cls(check, check.mode is Mode.ENFORCE, check.needs, check.required)

    def run(self, order: Order, ctx: Context) -> list[Finding | Wait]:
        """Return what the check says; nothing it does can stop the others."""
        check, _, needs, required = self
        for name in needs:
            if name not in ctx.data:
                return [data_missing(check, data=name)]
        said: list[Finding | Wait] = []
        try:
            if required and (place := unknown_at(order, required)) is not None:
                return [data_missing(check, place=place)]
            for each in check.examine(order, ctx):
                if len(said) >= _MOST_FINDINGS or not isinstance(each, (Finding, Wait)):
                    return [*said, broken(check, None)]
                said.append(each)
        except UnknownValueError as error:
            said.append(data_missing(check, value=str(error.data.get("reason", "?"))))
        except (Exception, SystemExit) as error:  # noqa: BLE001  law 2: whatever a check raises
            said.append(broken(check, error))
        return said
