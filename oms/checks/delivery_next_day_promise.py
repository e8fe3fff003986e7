"""DL18 — an order of 最強翌日配送 leaves too late for it (最強翌日配送の遅れ)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any, ClassVar, Final

from oms.calendar.plan_cases import fires, never, quiet, shop, wishing
from oms.calendar.plan_check import DAY, PLAN_INPUTS, all_but
from oms.calendar.promise_check import CutoffTimes, PromiseCheck
from oms.model import Case, Message, Order, Source
from oms.model.base import jst

__all__ = ["NextDayPromise"]

_CUTOFFS: Final[CutoffTimes] = {"weekdays": "12:00", "weekends": "9:00"}
_FLAG: Final = "delivery_cert_prg_flag"


class NextDayPromise(PromiseCheck):
    """Hold an order that RMS marks as 最強翌日配送 if it cannot leave by the promised day.

    What it does:
        Counts from orderDatetime: placed on an open day before its cutoff, the order must leave
        that day, else on the next open one. Compares that with the ship plan and with today.
    Why it holds:
        The buyer was shown the next day. The label is lost when fewer than 96 % of a shop's
        orders keep their day, so a late one is worth a look while it can still leave.
    Fires on:
        Goods that take days to prepare, a closed warehouse, no collection; a promised day that
        is past while the order has not left.
    Stays quiet on:
        Orders without the flag; plans that keep the day; a wished date after the promised
        delivery; plans nobody can make, which their own checks tell.
    Parameters:
        `cutoffs` are those of the programme: 12:00 on weekdays, 9:00 at weekends. Without
        `[shop.calendars]` the check is off; without a service only past days are told.

    References:
        RMS getOrder page, version 10 (deliveryCertPrgFlag); commercepick, hunglead, sirprize and
        next-engine.net p=11305 on 最強翌日配送 (since 2024-07).
    """

    code: ClassVar = "DL18"
    name: ClassVar = "delivery.next_day_promise"
    label: ClassVar = Message(ja="最強翌日配送", en="Next-day promise")
    since: ClassVar = "0.1"
    inputs: ClassVar = (*PLAN_INPUTS, _FLAG)
    tolerates: ClassVar = frozenset(inputs)
    incidental: ClassVar = all_but("order_datetime", DAY)
    source: ClassVar = Source("next-engine.net p=11305, commercepick", date(2026, 11, 22))

    flag: ClassVar = _FLAG
    days_on: ClassVar = 1

    cutoffs: CutoffTimes | None = _CUTOFFS

    @classmethod
    def cases(cls) -> Iterable[Case]:
        """Yield the named cases."""
        yield from _firing()
        yield from _quiet()


_OPEN: Final = shop(calendars={"shop": {}, "cutoffs": "17:00"})
_SLOW: Final = shop(shipping={"prep_days": 1})


def _promised(day: str | None = None, at: str = "2026-05-01T10:00:00+0900", **facts: Any) -> Order:
    return wishing(day, order_datetime=at, **{_FLAG: 1, **facts})


def _firing() -> Iterator[Case]:
    def late(name: str, said: Order, **more: Any) -> Case:
        return fires(name, said, "late", **{"at": _FLAG, **more})

    yield late("a day to prepare", _promised(), shop=_SLOW)
    yield late("with the moment of the order", _promised(), shop=_SLOW, at="order_datetime")
    yield late("the promised day is past", _promised(), moment=jst(2026, 5, 2))
    yield late("past, without a service", _promised(), moment=jst(2026, 5, 2),
               shop={"calendars": _OPEN["calendars"]})  # fmt: skip
    closed = shop(calendars={"warehouse": {"closed_days": ["2026-05-01"]}})
    yield late("the warehouse is closed", _promised(), shop=closed)
    pickup = shop(calendars={"pickup": {"closed_days": ["2026-05-01"]}})
    yield late("no collection", _promised(), shop=pickup)
    fixed: dict[str, Any] = {"order_fix_datetime": "2026-05-01T13:00:00+0900", "status": 300}
    yield late("paid after the cutoff, ordered before", _promised(**fixed))
    yield late("the wished date is the promised one", _promised("2026-05-02"), shop=_OPEN,
               moment=jst(2026, 5, 2, 9))  # fmt: skip


def _quiet() -> Iterator[Case]:
    yield quiet("it leaves today", _promised())
    yield quiet("no flag", _promised(delivery_cert_prg_flag=0), shop=_SLOW)
    yield quiet("at the cutoff: the next open day", _promised(at="2026-05-01T12:00:00+0900"))
    sunday = _promised(at="2026-05-03T09:00:00+0900")
    yield quiet("a Sunday at nine: Monday", sunday, shop=_OPEN, moment=jst(2026, 5, 4))
    yield quiet("a wished date after the promise", _promised("2026-05-09"), shop=_SLOW)
    yield quiet("the promised day is today", _promised(), moment=jst(2026, 5, 1, 23, 59))
    own = {"cutoffs": "9:30"}
    yield quiet("a cutoff of the shop's own", _promised(), params=own, moment=jst(2026, 5, 7))
    bare = {**shop(), "calendars": {}}
    yield quiet("no calendars: the check is off", _promised(), shop=bare, moment=jst(2026, 6, 1))
    yield from never(_promised, by_plan=False, moment=jst(2026, 5, 4))
