"""Asking for a gate: what came of it, and whether RMS would take the step at all."""

from __future__ import annotations

from dataclasses import dataclass

from oms.engine.events import Event, Planned
from oms.engine.screening import Screening
from oms.engine.state import Hold, OrderState
from oms.errors import ActionRefusedError
from oms.model.actions import ShopAction, require_allowed
from oms.model.finding import Wait
from oms.model.status import Gate, RmsStatus, status_label

__all__ = ["Passage", "planned", "refusal_of"]


@dataclass(frozen=True, slots=True)
class Passage:
    """What came of asking for a gate. True if the order passed.

    Attributes:
        gate: The gate.
        passed: Whether the order passed it.
        holds: The open holds that close it.
        waits: The running waits that close it.
        refusal: Why it makes no sense in the status RMS shows; empty if it does.
        events: What was written.
    """

    gate: Gate
    passed: bool
    holds: tuple[Hold, ...] = ()
    waits: tuple[Wait, ...] = ()
    refusal: str = ""
    events: tuple[Event, ...] = ()

    def __bool__(self) -> bool:
        """Whether the order passed."""
        return self.passed


def refusal_of(state: OrderState, screening: Screening, gate: Gate) -> str:
    """Say why a gate makes no sense now: it lies behind, or RMS would refuse."""
    if gate in state.passed:
        return f"it passed the {gate} gate at {state.passed[gate].isoformat()}"
    if gate is Gate.SHIP:
        if screening.status == RmsStatus.AWAITING_SHIPMENT:
            return ""
        shown, wanted = status_label(screening.status), status_label(300)
        return f"an order is released for shipping in {wanted} only, it is {shown}"
    undetermined = bool(screening.order.undetermined)
    try:
        require_allowed(ShopAction.CONFIRM, screening.status, amount_undetermined=undetermined)
    except ActionRefusedError as error:
        return error.message
    return ""


def planned(screening: Screening) -> tuple[Planned, ...] | None:
    """Return the ship days to freeze, package by package; `None` where there is no plan."""
    plans = [
        Planned(subject=subject, ship=plan.ship_date, arrival=plan.arrival)
        for subject, plan in screening.ship_plans
        if plan.ship_date is not None
    ]
    return tuple(plans) or None
