"""OR07 — Rakuten itself is checking the order (楽天確認中): a wait, nobody is needed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import ClassVar, Final

from oms.model import (
    SHIP_GATE,
    Case,
    Check,
    Context,
    Gate,
    Message,
    Order,
    Quiet,
    Source,
    Wait,
    Waits,
    order,
)

__all__ = ["RakutenConfirming"]

_WAIT: Final = Message(ja="楽天確認中", en="Rakuten is checking")
_NOT_SET: Final = Message(ja="楽天確認中フラグはない", en="rakutenConfirmFlag is not set")
_FINISHED: Final = Message(ja="もう出荷するものがない", en="nothing is left to ship")


class RakutenConfirming(Check):
    """Keep the ship gate closed while Rakuten checks an order.

    What it does:
        Says 楽天確認中 while rakutenConfirmFlag is 1.
    Why it holds:
        It does not hold, it waits: Rakuten looks at payment or buyer and takes the flag off when
        it is done, or cancels. A parcel that leaves before may never be paid.
    Fires on:
        rakutenConfirmFlag = 1 in any status before shipping.
    Stays quiet on:
        The flag at 0 or null, sources without it, orders that are shipped, paid or cancelled.
    Parameters:
        Only those of every check.

    References:
        RMS getOrder page, version 10 (rakutenConfirmFlag); that it means "do not ship" is
        inferred.
    """

    code: ClassVar = "OR07"
    name: ClassVar = "order.rakuten_confirming"
    label: ClassVar = Message(ja="楽天確認中", en="Rakuten is checking")
    since: ClassVar = "0.1"
    inputs: ClassVar = ("rakuten_confirm_flag", "status")
    tolerates: ClassVar = frozenset({"rakuten_confirm_flag"})
    source: ClassVar = Source("RMS getOrder v10", date(2026, 11, 22))

    gates: frozenset[Gate] = SHIP_GATE

    def examine(self, order: Order, ctx: Context) -> Iterator[Wait]:
        """Yield the wait while the flag is set."""
        if order.rakuten_confirm_flag != 1:
            ctx.note(_NOT_SET)
        elif order.is_finished:
            ctx.note(_FINISHED)
        else:
            yield self.wait("rakuten_confirming", _WAIT)

    @classmethod
    def cases(cls) -> Iterable[Case]:
        """Yield the named cases."""
        for status in (100, 200, 300, 400, 800):
            flagged = order(status=status, rakuten_confirm_flag=1)
            yield Waits(name=f"Rakuten checks an order in {status}", order=flagged)
        unknown = order(status=450, rakuten_confirm_flag=1)
        yield Waits(name="in a status nobody knows", order=unknown)
        for status in (100, 200, 300):
            yield Quiet(name=f"no check in {status}", order=order(status=status))
        for status in (500, 600, 700, 900):
            past = order(status=status, rakuten_confirm_flag=1)
            yield Quiet(name=f"a flag left over in {status}", order=past)
        yield Quiet(name="null", order=order(rakuten_confirm_flag=None))
