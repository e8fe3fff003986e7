"""DL19 — an order of 当日出荷 leaves too late for it (当日出荷の遅れ)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any, ClassVar, Final

from oms.calendar.plan_cases import fires, never, quiet, shop, wishing
from oms.calendar.plan_check import DAY, PLAN_INPUTS, all_but
from oms.calendar.promise_check import PromiseCheck
from oms.model import Case, Message, Order, Source
from oms.model.base import jst

__all__ = ["SameDayPromise"]

_FLAG: Final = "one_day_operation_flag"


class SameDayPromise(PromiseCheck):
    """Hold an order RMS marks as leaving within a working day if it cannot.

    What it does:
        Counts from orderDatetime: placed on an open day before its cutoff, the order must leave
        that day, else on the next open one. Compares that with the ship plan and with today.
    Why it holds:
        The item page promised 当日出荷 or one working day, and Rakuten counts who keeps it.
    Fires on:
        Goods that take days to prepare, a closed warehouse, no collection; a promised day that
        is past while the order has not left.
    Stays quiet on:
        Orders without the flag; plans that keep the day; a wished date after that day; plans
        nobody can make, which their own checks tell.
    Parameters:
        `cutoffs` are those of `[shop.calendars]` where the pack states no others. Without
        `[shop.calendars]` the check is off; without a service only past days are told.

    References:
        RMS getOrder page, version 10 (oneDayOperationFlag: shipped within one working day).
    """

    code: ClassVar = "DL19"
    name: ClassVar = "delivery.same_day_promise"
    label: ClassVar = Message(ja="当日出荷", en="Same-day promise")
    since: ClassVar = "0.1"
    inputs: ClassVar = (*PLAN_INPUTS, _FLAG)
    tolerates: ClassVar = frozenset(inputs)
    incidental: ClassVar = all_but("order_datetime", DAY)
    source: ClassVar = Source("RMS getOrder v10, oneDayOperationFlag", date(2026, 11, 22))

    flag: ClassVar = _FLAG
    days_on: ClassVar = 0

    @classmethod
    def cases(cls) -> Iterable[Case]:
        """Yield the named cases."""
        yield from _firing()
        yield from _quiet()


_SLOW: Final = shop(shipping={"prep_days": 1})


def _promised(day: str | None = None, at: str = "2026-05-01T10:00:00+0900", **facts: Any) -> Order:
    return wishing(day, order_datetime=at, **{_FLAG: 1, **facts})


def _firing() -> Iterator[Case]:
    def late(name: str, said: Order, **more: Any) -> Case:
        return fires(name, said, "late", **{"at": _FLAG, **more})

    yield late("a day to prepare", _promised(), shop=_SLOW)
    yield late("the promised day is past", _promised(), moment=jst(2026, 5, 2))
    closed = shop(calendars={"warehouse": {"closed_days": ["2026-05-01"]}})
    yield late("the warehouse is closed", _promised(), shop=closed)
    evening = _promised(at="2026-05-01T18:00:00+0900")
    yield late("ordered in the evening, past the next open day", evening, moment=jst(2026, 5, 8))
    own = {"cutoffs": {"weekdays": "15:00"}}
    yield late("a cutoff of the pack's own", _promised(at="2026-05-01T14:00:00+0900"), params=own)
    fixed: dict[str, Any] = {"order_fix_datetime": "2026-05-01T13:00:00+0900", "status": 300}
    yield late("paid after the cutoff, ordered before", _promised(**fixed))
    harvest = shop(items={"sample-01": {"ship_from": "2026-05-25"}})
    yield late("the harvest begins later", _promised(), shop=harvest)


def _quiet() -> Iterator[Case]:
    yield quiet("it leaves today", _promised())
    yield quiet("no flag", _promised(one_day_operation_flag=0), shop=_SLOW)
    yield quiet("at the cutoff: the next open day", _promised(at="2026-05-01T12:00:00+0900"))
    evening = _promised(at="2026-05-01T18:00:00+0900")
    yield quiet("the next open day has come", evening, moment=jst(2026, 5, 7, 23, 59))
    yield quiet("a wished date later", _promised("2026-05-09"), shop=_SLOW)
    bare = {**shop(), "calendars": {}}
    yield quiet("no calendars: the check is off", _promised(), shop=bare, moment=jst(2026, 6, 1))
    yield from never(_promised, by_plan=False, moment=jst(2026, 5, 4))
