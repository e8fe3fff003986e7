"""PY03 — the buyer has not paid in advance yet (入金待ち): a wait, nobody is needed."""

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
    RmsStatus,
    Source,
    Wait,
    Waits,
    order,
)
from oms.model.codes import DueDateType, SettlementMethod, label_of

__all__ = ["PaymentAwaited"]

_WAIT: Final = Message(ja="入金待ち", en="awaiting payment")
_WAIT_UNTIL: Final = Message(ja="入金待ち (支払い期限 {day})", en="awaiting payment (due {day})")
_OTHER_METHOD: Final = Message(ja="前払いではない: {method}", en="not paid in advance: {method}")
_NOT_NOW: Final = Message(
    ja="入金を待つ段階ではない ({status})", en="no payment is awaited at this stage ({status})"
)
_PAID: Final = Message(ja="入金済み", en="the payment has arrived")

_PREPAID: Final = frozenset(
    {
        SettlementMethod.BANK_TRANSFER,
        SettlementMethod.SEVEN_ELEVEN,
        SettlementMethod.CONVENIENCE_STORE,
    }
)
_AWAITING: Final = (RmsStatus.RAKUTEN_PROCESSING, RmsStatus.AWAITING_CHANGE_CONFIRMATION)


class PaymentAwaited(Check):
    """Keep the ship gate closed until a prepaid order is paid.

    What it does:
        Says 入金待ち while a confirmed order with a prepaid method has no orderFixDatetime: RMS
        writes it when the money has arrived. The due date of RMS stands in the label.
    Why it holds:
        It does not hold, it waits: nobody has to do anything. RMS moves the order to 300 when it
        is paid, and cancels it by itself when it is not.
    Fires on:
        銀行振込, セブンイレブン（前払）, ファミリーマート、ローソン等（前払） while 200 or 400 and
        unpaid.
    Stays quiet on:
        Orders the shop has not confirmed: the buyer is asked to pay only then, so what is awaited
        is the shop. Cards, COD, deferred payment and Alipay, which are settled at once or by
        others; orders that are paid; sources that lack the method or the date.
    Parameters:
        `methods` are the RMS codes of the methods that are paid in advance.

    References:
        RMS getOrder page, version 10 (settlementMethodCode, orderFixDatetime, DueDateModel, whose
        entries are appended: the last one counts).

    Attributes:
        methods: Codes of the payment methods (settlementMethodCode) that are paid in advance.
    """

    code: ClassVar = "PY03"
    name: ClassVar = "payment.awaited"
    label: ClassVar = Message(ja="入金待ち", en="Payment awaited")
    since: ClassVar = "0.1"
    inputs: ClassVar = (
        "status",
        "settlement.method",
        "order_fix_datetime",
        "due_dates.due_date_type",
        "due_dates.due_date",
    )
    tolerates: ClassVar = frozenset(inputs)
    source: ClassVar = Source("RMS getOrder v10", date(2026, 11, 22))

    gates: frozenset[Gate] = SHIP_GATE
    methods: frozenset[int] = _PREPAID

    def examine(self, order: Order, ctx: Context) -> Iterator[Wait]:
        """Yield the wait while the money is not there."""
        if order.settlement_method not in self.methods:
            ctx.note(_OTHER_METHOD, method=label_of(order.settlement_method))
        elif order.status not in _AWAITING:
            ctx.note(_NOT_NOW, status=label_of(order.status))
        elif order.order_fix_datetime is not None:
            ctx.note(_PAID)
        else:
            yield self.wait("payment", _label(order))

    @classmethod
    def cases(cls) -> Iterable[Case]:
        """Yield the named cases."""
        yield from _waiting()
        yield from _quiet()


def _label(order: Order) -> Message:
    rows = order.due_dates if isinstance(order.due_dates, tuple) else ()
    days = [row.due_date for row in rows if row.due_date_type == DueDateType.PAYMENT]
    if not days or not isinstance(day := days[-1], date):
        return _WAIT
    return Message(*(_WAIT_UNTIL.text(lang, {"day": day.isoformat()}) for lang in ("ja", "en")))


def _prepaid(method: int = 9, status: int = 200, **facts: object) -> Order:
    return order(status=status, settlement={"method": method}, **facts)


def _waiting() -> Iterator[Waits]:
    due = [{"due_date_type": 0, "due_date": day} for day in ("2026-05-15", "2026-05-20")]
    yield Waits(name="bank transfer", order=_prepaid())
    yield Waits(name="Seven-Eleven", order=_prepaid(13))
    yield Waits(name="Lawson and others", order=_prepaid(14))
    yield Waits(name="with a due date put off", order=_prepaid(due_dates=due))
    yield Waits(name="amount changed before the payment", order=_prepaid(status=400))
    yield Waits(
        name="a method the shop counts as prepaid",
        order=_prepaid(27),
        params={"methods": [9, 13, 14, 27]},
    )


def _quiet() -> Iterator[Quiet]:
    paid = "2026-05-02T09:00:00+0900"
    yield Quiet(name="not confirmed: the buyer has not been asked", order=_prepaid(status=100))
    yield Quiet(name="paid", order=_prepaid(status=300, order_fix_datetime=paid))
    yield Quiet(
        name="paid, authorised anew after a change", order=_prepaid(order_fix_datetime=paid)
    )
    yield Quiet(name="shipped", order=_prepaid(status=500, order_fix_datetime=paid))
    yield Quiet(name="cancelled unpaid", order=_prepaid(status=900))
    yield Quiet(name="credit card", order=_prepaid(1))
    yield Quiet(name="cash on delivery", order=_prepaid(2))
    yield Quiet(name="Alipay is paid at once", order=_prepaid(16))
    yield Quiet(name="a method nobody knows", order=_prepaid(99))
