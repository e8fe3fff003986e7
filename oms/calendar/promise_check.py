"""What the checks of Rakuten's delivery promises share: the day a flag says it must leave."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING, Annotated, ClassVar, Final, Literal

from pydantic import AfterValidator

from oms.calendar.plan_check import DAY, PlanCheck, days_shown, plans_of, still_here
from oms.model import Context, Evidence, Finding, Message, Order, ShopFacts, Suggestion
from oms.model.finding import ORDER
from oms.model.refusals import refuse

if TYPE_CHECKING:
    from oms.calendar.cutoffs import Cutoffs

__all__ = ["CutoffTimes", "PromiseCheck", "TimesOfDay"]

_TIME: Final = re.compile(r"(?:[01]?\d|2[0-3]):[0-5]\d")


def _time(text: str) -> str:
    if not _TIME.fullmatch(text):
        raise refuse("a time expected, such as 12:00", "12:00 のような時刻にしてください")
    return text


_Time = Annotated[str, AfterValidator(_time)]
TimesOfDay = Literal[
    "default", "weekdays", "weekends", "mon", "tue", "wed", "thu", "fri", "sat", "sun"
]
CutoffTimes = _Time | Mapping[TimesOfDay, _Time]
"""Cutoffs as a pack writes them: a time for every day, or times by day of the week."""

_NO_CALENDARS: Final = Message(
    ja="営業日と締め時刻 ([shop.calendars])", en="calendars and cutoffs ([shop.calendars])"
)
_LATE: Final = Message(
    ja="{flag}の注文です。{promised} までに出荷する約束ですが、出荷は {ship} になります",
    en="{flag}: it should leave by {promised}, but ships {ship}",
)
_PASSED: Final = Message(
    ja="{flag}の注文です。{promised} までに出荷する約束でしたが、まだ出荷されていません",
    en="{flag}: it should have left by {promised}, and has not",
)
_ADVICE: Final = Message(
    ja="すぐに出荷できるか確かめ、遅れるなら購入者に知らせてください",
    en="see whether it can leave at once; if not, tell the buyer",
)
_NO_FLAG: Final = Message(ja="{flag}の注文ではない", en="no order of {flag}")
_WISHED: Final = Message(
    ja="お届け希望日 {wished} が約束より後", en="the wished date {wished} is after the promise"
)
_KEPT: Final = Message(ja="{promised} までの約束は守れる", en="it leaves by {promised}")


class PromiseCheck(PlanCheck):
    """Base of the checks of a flag by which Rakuten has promised a day to the buyer.

    Class attributes:
        flag: The order's field.
        days_on: How many days after the promised ship day the promise speaks of.

    Attributes:
        cutoffs: Until when an order counts for its day: a time, or times by `weekdays`,
            `weekends`, `default` or a day such as `sat`; left out, those of `[shop.calendars]`.
    """

    flag: ClassVar[str]
    days_on: ClassVar[int]

    cutoffs: CutoffTimes | None = None

    def lacks(self, shop: ShopFacts) -> Message | None:
        """Say that the shop has not told its days; what it ships by is not needed."""
        return None if shop.calendars else _NO_CALENDARS

    def examine(self, order: Order, ctx: Context) -> Iterator[Finding]:
        """Yield one finding if the promised day cannot be kept, or is past."""
        if getattr(order, self.flag) != 1:
            ctx.note(_NO_FLAG, flag=self.label)
            return
        promised, wished = self.promised_day(order, ctx.shop), order.requested_delivery_date
        if promised is None or not still_here(order, ctx):
            return
        if isinstance(wished, date) and wished > promised + timedelta(days=self.days_on):
            ctx.note(_WISHED, **days_shown(wished=wished))
            return
        days = [plan.ship_date for _, plan in plans_of(order, ctx) if plan.ship_date is not None]
        ship = max(days, default=None)
        if ctx.today > promised or (ship is not None and ship > promised):
            yield self._finding(order, promised, None if ctx.today > promised else ship)
        else:
            ctx.note(_KEPT, **days_shown(promised=promised))

    def promised_day(self, order: Order, shop: ShopFacts) -> date | None:
        """Return the day by which an order must leave, counted from when it was placed.

        Its own day in Japan if the shop is open and it came before that weekday's cutoff, else
        the next open day; `None` where the shop states no calendar. When RMS fixed or the shop
        confirmed it plays no part.
        """
        from oms.calendar.acceptance import taken_in
        from oms.calendar.shop import shop_days

        calendars = shop_days(shop).calendars
        if calendars is None:
            return None
        cutoffs = calendars.cutoffs if self.cutoffs is None else _cutoffs(_key(self.cutoffs))
        return taken_in(order.order_datetime, calendars.shop, cutoffs)

    def _finding(self, order: Order, promised: date, ship: date | None) -> Finding:
        return self.finding(
            _PASSED if ship is None else _LATE,
            Evidence(path=self.flag, value=1),
            Evidence(path="order_datetime", value=order.order_datetime),
            subject=ORDER,
            kind="late",
            facts={"promised": promised.isoformat()},
            suggestion=Suggestion(path=DAY, message=_ADVICE),
            flag=self.label,
            **days_shown(promised=promised, ship=ship),
        )


def _key(times: CutoffTimes) -> tuple[tuple[str, str], ...]:
    return (("default", times),) if isinstance(times, str) else tuple(times.items())


@lru_cache(maxsize=64)
def _cutoffs(times: tuple[tuple[str, str], ...]) -> Cutoffs:
    from oms.calendar.cutoffs import Cutoffs

    return Cutoffs.from_table(dict(times))
