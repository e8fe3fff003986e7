"""DL16 — the order waits for its ship day (出荷日待ち)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, datetime
from typing import Any, ClassVar, Final

from oms.calendar.plan_cases import HOKKAIDO, SHOP, TOKYO, never, quiet, shop, wishing
from oms.calendar.plan_check import PlanCheck, days_shown, plans_of, tell_steps
from oms.model import SHIP_GATE, Case, Context, Gate, Message, Order, Wait, Waits
from oms.model.base import jst

__all__ = ["ShipDayAwaited"]

_WAIT: Final = Message(ja="出荷日待ち ({ship} に出荷)", en="awaiting its ship day ({ship})")
_DUE: Final = Message(ja="出荷日 {ship} になった", en="its ship day {ship} has come")
_HELD: Final = Message(
    ja="出荷日が決まらない荷物がある", en="a parcel has no ship day: somebody must look first"
)


class ShipDayAwaited(PlanCheck):
    """Keep an order at the ship gate until the day on which it must leave.

    What it does:
        Computes the ship day of every package from calendars, cutoff, days to prepare, days on
        the way and the wished date, and waits until 00:00 of the first of them, Japanese time.
    Why it holds:
        It does not hold, it waits: nobody is needed. A parcel that leaves too early lies at the
        depot until its wished date, or is brought while the buyer is away.
    Fires on:
        A first ship day after today: wished dates ahead, weekends, goods to prepare.
    Stays quiet on:
        Ship days of today; orders with a parcel that has no ship day, since a person looks at it
        first; orders that are shipped.
    Parameters:
        Only those of every check. How the shop ships stands in `[shop.shipping]` and
        `[shop.calendars]`; without a named service the check is off.

    References:
        The ship date as specified, rules 1 to 7.
    """

    code: ClassVar = "DL16"
    name: ClassVar = "delivery.ship_day_awaited"
    label: ClassVar = Message(ja="出荷日待ち", en="Ship day awaited")
    since: ClassVar = "0.1"

    gates: frozenset[Gate] = SHIP_GATE

    def examine(self, order: Order, ctx: Context) -> Iterator[Wait]:
        """Yield the wait while the day lies ahead."""
        plans = [plan for _, plan in plans_of(order, ctx)]
        for plan in plans:
            tell_steps(plan, ctx)
        days = [plan.ship_date for plan in plans if plan.ship_date is not None]
        if len(days) < len(plans):
            ctx.note(_HELD)
        elif days and (first := min(days)) > ctx.today:
            shown = days_shown(ship=first)
            label = Message(_WAIT.text("ja", shown), _WAIT.text("en", shown))
            yield self.wait("ship_day", label, _midnight(first))
        elif days:
            ctx.note(_DUE, **days_shown(ship=min(days)))

    @classmethod
    def cases(cls) -> Iterable[Case]:
        """Yield the named cases."""
        yield from _waiting()
        yield from _quiet()


def _midnight(day: date) -> datetime:
    return jst(day.year, day.month, day.day)


def _waiting() -> Iterator[Waits]:
    def waits(name: str, said: Order, day: int, facts: Any = SHOP, **more: Any) -> Waits:
        return Waits(name=name, order=said, shop=facts, until=jst(2026, 5, day), **more)

    yield waits("a wished date next week", wishing("2026-05-09"), 8)
    yield waits("two days on the way", wishing("2026-05-09", to=HOKKAIDO), 7)
    yield waits("in the morning there: a day earlier", wishing("2026-05-10", 1, to=HOKKAIDO), 7)
    late = wishing(order_datetime="2026-05-01T12:00:00+0900")
    yield waits("after the cutoff before Golden Week", late, 7)
    yield waits("the last second before", wishing("2026-05-09"), 8, moment=jst(2026, 5, 7, 23, 59))
    yield waits("a day to prepare", wishing(), 7, shop(shipping={"prep_days": 1}))
    early = shop(shipping={"policy": "earliest"})
    yield waits("as early as the carrier takes the date", wishing("2026-05-20"), 13, early)
    yield waits("no wished date, no lead table", late, 7, shop(leads=()))
    two = [{"recipient": dict(to)} for to in (TOKYO, HOKKAIDO)]
    yield waits("the first of two packages", wishing("2026-05-09", packages=two), 7)


def _quiet() -> Iterator[Case]:
    yield quiet("it leaves today", wishing())
    yield quiet("it leaves today for tomorrow", wishing("2026-05-02"))
    yield quiet("its day has come", wishing("2026-05-09"), moment=jst(2026, 5, 8))
    yield quiet("too soon: somebody must look", wishing("2026-05-01"))
    yield quiet("past: somebody must look", wishing("2026-04-30"))
    yield from never(lambda **facts: wishing("2026-05-20", **facts))
