"""The first hour of a new shop: what the standard pack would have done to its past orders.

Nothing is held, sent or kept: every order is screened once, and what is counted is how often each
check would have spoken, which form texts come back, and which figures the shop's orders show.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Final

from oms.engine import Engine, Rejected, Screening
from oms.errors import OmsError, Told
from oms.model import Order, Severity
from oms.replay.texts import FormTexts, Suggestion
from oms.rules import Pack

__all__ = ["CheckRate", "Trial", "try_out"]

_EXAMPLES: Final = 3
_CASES: Final = 2
_AFTER: Final = timedelta(hours=1)


@dataclass(slots=True)
class CheckRate:
    """How often one check would have spoken.

    Attributes:
        code: Its code.
        rule: Its rule id.
        orders: Orders by severity of what it said.
        examples: Numbers of the first orders it would have held.
        screenings: The first screenings with a finding of it, for cases.
    """

    code: str
    rule: str
    orders: Counter[Severity] = field(default_factory=Counter)
    examples: list[str] = field(default_factory=list)
    screenings: list[Screening] = field(default_factory=list)


@dataclass(slots=True)
class Trial:
    """What the past orders of one shop say.

    Attributes:
        shop_id: The shop.
        orders: How many orders there were.
        held: How many the standard pack would have held.
        rejected: Records that could not be read.
        rates: What each check would have said, by rule id.
        texts: The form texts that come back.
        totals: Grand totals in yen, of the orders whose total is known.
        services: Delivery methods by name.
        slots: Wished slots by RMS number.
        units: The most pieces of an item in one order, by 商品管理番号.
    """

    shop_id: str
    orders: int = 0
    held: int = 0
    rejected: int = 0
    rates: dict[str, CheckRate] = field(default_factory=dict)
    texts: tuple[Suggestion, ...] = ()
    totals: list[int] = field(default_factory=list)
    services: Counter[str] = field(default_factory=Counter)
    slots: Counter[int] = field(default_factory=Counter)
    units: dict[str, int] = field(default_factory=dict)

    @property
    def default_texts(self) -> tuple[str, ...]:
        """The form texts that are surely the shop's own."""
        return tuple(dict.fromkeys(each.text for each in self.texts if each.is_sure))

    def percentile(self, share: float) -> int:
        """Return the grand total below which a share of the orders lies; 0 without orders."""
        ordered = sorted(self.totals)
        return ordered[min(len(ordered) - 1, int(share * len(ordered)))] if ordered else 0


def try_out(
    orders: Iterable[Order | Rejected], *, pack: Pack | None = None, learn: bool = True
) -> dict[str, Trial]:
    """Screen past orders as a new shop would have, with the form texts found in them taken off.

    Args:
        orders: Orders and what a reader put aside.
        pack: The pack to begin with; by default the standard pack.
        learn: Whether to take off the texts that are surely the shop's own; without them the
            rates are those of a shop that configures nothing.

    Returns:
        A trial for each shop, by shop id.

    Raises:
        OmsError: If there is no order at all.
    """
    kept: dict[str, list[Order]] = {}
    rejected = 0
    for each in orders:
        if isinstance(each, Rejected):
            rejected += 1
        else:
            kept.setdefault(each.shop_id, []).append(each)
    if not kept:
        en = "no orders to try out: expected past orders of the shop"
        raise OmsError(Told(en, "試せる注文がありません。店舗の過去の注文を指定してください"))
    base = Pack.build() if pack is None else pack
    trials = {shop: _trial(shop, listed, base, learn=learn) for shop, listed in kept.items()}
    next(iter(trials.values())).rejected = rejected
    return trials


def _trial(shop_id: str, orders: list[Order], base: Pack, *, learn: bool) -> Trial:
    trial, texts = Trial(shop_id), FormTexts()
    for order in orders:
        trial.orders += 1
        if isinstance(order.remarks, str):
            texts.add(order.remarks)
        _count(trial, order)
    trial.texts = texts.suggestions()
    learnt = trial.default_texts if learn else ()
    facts = base.shop.model_copy(update={"default_texts": (*base.shop.default_texts, *learnt)})
    engine = Engine(base.model_copy(update={"shop": facts}))
    for order in orders:
        _judge(trial, engine.screen(order, _moment(order)))
    return trial


def _moment(order: Order) -> datetime:
    """Past orders are judged as of soon after they came in, not as of today."""
    return order.order_datetime + _AFTER


def _judge(trial: Trial, screening: Screening) -> None:
    trial.held += screening.needs_review
    said: dict[str, Severity] = {}
    for finding in screening.findings:
        gravest = said.setdefault(finding.rule, finding.severity)
        if finding.severity is Severity.HOLD or gravest is Severity.INFO:
            said[finding.rule] = finding.severity
        trial.rates.setdefault(finding.rule, CheckRate(finding.code, finding.rule))
    for rule, severity in said.items():
        rate = trial.rates[rule]
        rate.orders[severity] += 1
        if len(rate.examples) < _EXAMPLES:
            rate.examples.append(screening.order_number)
        if len(rate.screenings) < _CASES * 5:
            rate.screenings.append(screening)


def _count(trial: Trial, order: Order) -> None:
    if isinstance(total := order.grand_total, int):
        trial.totals.append(total)
    delivery = getattr(order.delivery, "delivery_name", None)
    if isinstance(delivery, str) and delivery:
        trial.services[delivery] += 1
    if isinstance(order.shipping_term, int) and order.shipping_term:
        trial.slots[order.shipping_term] += 1
    pieces: Counter[str] = Counter()
    for item in order.items:
        if isinstance(item.manage_number, str) and isinstance(item.units, int):
            pieces[item.manage_number] += item.units
    for number, units in pieces.items():
        trial.units[number] = max(units, trial.units.get(number, 0))
