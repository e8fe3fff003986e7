"""What `oms ship plan` knows of each parcel, and what is to be picked on which day."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from oms.calendar import PackagePlan, ShipPlan, plan_shipment
from oms.calendar.days import jst_day
from oms.cli.verdict import Judge, Judged
from oms.engine import Screening
from oms.errors import CalendarError
from oms.model import Message, Order, Package
from oms.model.finding import Lang
from oms.model.shop import item_keys

__all__ = ["Parcel", "Pick", "State", "parcels_of", "picks_of"]

_SHIP_DAY = "ship_day"


class State(StrEnum):
    """What may be done with a parcel."""

    SHIPS = "ships"
    WAITS = "waits"
    HELD = "held"
    NO_DAY = "no_day"
    UNPLANNED = "unplanned"

    @property
    def label(self) -> Message:
        """The words for people."""
        return _LABELS[self]


_LABELS = {
    State.SHIPS: Message("出荷予定", "ships"),
    State.WAITS: Message("待ち", "waiting"),
    State.HELD: Message("要確認", "needs review"),
    State.NO_DAY: Message("出荷日なし", "no ship day"),
    State.UNPLANNED: Message("計画外", "not planned"),
}


@dataclass(frozen=True, slots=True)
class Parcel:
    """One package with its plan.

    Attributes:
        order: Its order.
        package: The package.
        plan: When it ships; `None` where the shop has named no service for it.
        state: What may be done with it.
        why: What it waits for, or why it is held.
    """

    order: Order
    package: Package
    plan: ShipPlan | None
    state: State
    why: tuple[Message, ...] = ()

    @property
    def ship_date(self) -> date | None:
        """When it ships, whether or not it may."""
        return None if self.plan is None else self.plan.ship_date

    @property
    def destination(self) -> str:
        """The prefecture it goes to."""
        prefecture = self.package.recipient.prefecture
        return prefecture if isinstance(prefecture, str) else ""

    @property
    def service(self) -> str:
        """What people call the service."""
        request = None if self.plan is None else self.plan.request
        return "" if request is None else request.service.label

    @property
    def slot(self) -> str:
        """The wished time slot."""
        request = None if self.plan is None else self.plan.request
        if request is None or request.slot is None:
            return ""
        found = request.service.slot(request.slot)
        return request.slot if found is None else found.label

    def reasons(self, lang: Lang) -> str:
        """Why it does not simply ship, in words."""
        return "・".join(dict.fromkeys(each.text(lang) for each in self.why))


class Pick(NamedTuple):
    """How much of an item leaves on a day."""

    day: date
    item: str
    name: str
    units: int
    parcels: int


def parcels_of(judged: Judged, judge: Judge) -> Iterator[Parcel]:
    """Yield the parcels of an order that is not finished, but for those that have left.

    An order whose days no calendar knows has no ship day; the other orders are planned.
    """
    screening = judged.screening
    if screening is None:
        return
    made, failed = _planned(screening)
    plans = {each.subject: each.plan for each in made}
    held = tuple(_held_by(judged, screening, judge))
    today = jst_day(screening.at)
    waits = tuple(wait.label for wait in judge.waits(screening) if wait.kind != _SHIP_DAY)
    for package in screening.order.packages:
        if package.has_left(today):
            continue
        plan = plans.get(package.subject)
        if plan is not None and plan.reasons and judged.holds == ():
            plan = _settled(plan)
        state, why = (State.NO_DAY, failed) if failed else _state(plan, held, waits)
        yield Parcel(screening.order, package, plan, state, why)


def _settled(plan: ShipPlan) -> ShipPlan:
    """Return the plan of a parcel whose holds a person has released: as soon as possible."""
    return plan if plan.request is None else plan_shipment(plan.request.settled())


def _planned(screening: Screening) -> tuple[tuple[PackagePlan, ...], tuple[Message, ...]]:
    """Return the plans of an order, or why there can be none."""
    try:
        return screening.ship_plans, ()
    except CalendarError as error:
        return (), (Message(error.text("ja"), error.text("en")),)


def _state(
    plan: ShipPlan | None, held: tuple[Message, ...], waits: tuple[Message, ...]
) -> tuple[State, tuple[Message, ...]]:
    if plan is not None and plan.reasons:
        return State.NO_DAY, tuple(each.label for each in plan.reasons)
    if held:
        return State.HELD, held
    if plan is None:
        return State.UNPLANNED, ()
    return (State.WAITS, waits) if waits else (State.SHIPS, ())


def _held_by(judged: Judged, screening: Screening, judge: Judge) -> Iterator[Message]:
    """Yield the labels of what holds the order: the open holds of a ledger, else the findings."""
    if judged.holds is not None:
        rules = [(each.code, each.rule) for each in judged.holds]
    else:
        rules = [(each.code, each.rule) for each in screening.holds]
    for code, rule in dict.fromkeys(rules):
        yield Message(judge.label(code, rule, "ja"), judge.label(code, rule, "en"))


def picks_of(parcels: Iterable[Parcel]) -> list[Pick]:
    """Return what is to be picked, by day and item, for the parcels that may ship."""
    units: Counter[tuple[date, str]] = Counter()
    boxes: Counter[tuple[date, str]] = Counter()
    names: dict[tuple[date, str], str] = {}
    for parcel in parcels:
        if parcel.state is not State.SHIPS or parcel.ship_date is None:
            continue
        seen = set()
        for item in parcel.package.items:
            name = item.item_name if isinstance(item.item_name, str) else ""
            key = parcel.ship_date, next(item_keys(item), name)
            names.setdefault(key, name)
            units[key] += item.units if isinstance(item.units, int) else 0
            seen.add(key)
        boxes.update(seen)
    return [Pick(*key, names[key], units[key], boxes[key]) for key in sorted(units)]
