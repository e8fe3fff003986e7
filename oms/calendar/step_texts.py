"""The sentences of an explained plan, in Japanese and English."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Any, Final, NamedTuple

from oms.calendar.weekdays import WEEKDAYS
from oms.model.base import JST
from oms.model.finding import Lang, Message

__all__ = ["ARRIVES", "DELIVERED", "FROM_HOUR", "TEXTS", "Span", "Step", "StepKind", "day_text"]


class StepKind(StrEnum):
    """What a step says."""

    ACCEPTED = "accepted"
    AFTER_CUTOFF = "after_cutoff"
    SHOP_CLOSED = "shop_closed"
    STOCK_UNKNOWN = "stock_unknown"
    READY = "ready"
    NEVER_READY = "never_ready"
    LEAD = "lead"
    NO_LEAD = "no_lead"
    WAREHOUSE_CLOSED = "warehouse_closed"
    NO_PICKUP = "no_pickup"
    SUSPENDED = "suspended"
    NOT_READY = "not_ready"
    NOT_BEFORE = "not_before"
    TOO_LATE = "too_late"
    SLOT_TOO_LATE = "slot_too_late"
    AFTER_DEADLINE = "after_deadline"
    OUTSIDE_WINDOW = "outside_window"
    POSSIBLE = "possible"
    CHOSEN = "chosen"
    HELD = "held"
    OFFER = "offer"


TEXTS: Final = {
    StepKind.ACCEPTED: ("{at} の注文を {base} に受付", "ordered {at}, taken in on {base}"),
    StepKind.AFTER_CUTOFF: (
        "{at} の注文は締め時刻 {cutoff} 以後のため {base} に受付",
        "ordered {at}, not before the cutoff {cutoff}: taken in on {base}",
    ),
    StepKind.SHOP_CLOSED: (
        "{at} の注文: 店休日 ({why}) のため {base} に受付",
        "ordered {at}, when the shop was closed ({why}): taken in on {base}",
    ),
    StepKind.STOCK_UNKNOWN: (
        "入荷日の分からない商品がある",
        "nobody knows when one of the items is in stock",
    ),
    StepKind.READY: (
        "出荷準備 {prep} 営業日: {ready} から出荷できる",
        "{prep} working days to prepare: ready on {ready}",
    ),
    StepKind.NEVER_READY: ("出荷できる日がない", "there is no day it could be ready on"),
    StepKind.LEAD: ("{service}の配送日数 {days} 日", "{service}: {days} days in transit"),
    StepKind.NO_LEAD: (
        "{service}の配送日数が登録されていない",
        "{service}: the lead table has no row for this way",
    ),
    StepKind.WAREHOUSE_CLOSED: (
        "{span} は倉庫休業 ({why})",
        "{span}: the warehouse is closed ({why})",
    ),
    StepKind.NO_PICKUP: ("{span} は集荷なし ({why})", "{span}: no collection ({why})"),
    StepKind.SUSPENDED: ("{span} は引受停止", "{span}: the carrier takes nothing in"),
    StepKind.NOT_READY: ("{span} は出荷準備中", "{span}: not ready yet"),
    StepKind.NOT_BEFORE: (
        "{span} は出荷開始日 {earliest} より前",
        "{span}: before the first day it may ship, {earliest}",
    ),
    StepKind.TOO_LATE: (
        "{span} 出荷では {arrival} 着で、希望日 {wished} に間に合わない",
        "shipped {span} it arrives {arrival}, after the wished {wished}",
    ),
    StepKind.SLOT_TOO_LATE: (
        "{span} 出荷では希望日の時間帯に間に合わず {arrival} 着になる",
        "shipped {span} it misses the wished slot and arrives {arrival}",
    ),
    StepKind.AFTER_DEADLINE: (
        "{span} は出荷期限 {latest} より後",
        "{span}: after the ship deadline {latest}",
    ),
    StepKind.OUTSIDE_WINDOW: (
        "{span} 出荷では希望日 {wished} が指定可能期間 ({days} 日) の外",
        "shipped {span} the wished {wished} lies outside the {days} days that can be designated",
    ),
    StepKind.POSSIBLE: (
        "{span} 出荷でも間に合う ({arrival} 着)",
        "{span} would do, too (arrives {arrival})",
    ),
    StepKind.CHOSEN: ("{ship} に出荷", "ships {ship}"),
    StepKind.HELD: ("要確認: {reason}", "held: {reason}"),
    StepKind.OFFER: ("お届けできる最短の日は {offer}", "the earliest day to offer is {offer}"),
}
ARRIVES: Final = ("{ship} に出荷、{arrival} 着", "ships {ship}, arrives {arrival}")
DELIVERED: Final = (
    "{ship} に出荷、{arrival} にお届け (余裕 {slack} 日)",
    "ships {ship}, delivered {arrival} ({slack} days to spare)",
)
FROM_HOUR: Final = (" (初日は {hour} 時以降)", " (on the first day from {hour} o'clock)")


class Span(NamedTuple):
    """Days from one to another."""

    first: date
    last: date


@dataclass(frozen=True, slots=True)
class Step:
    """One sentence of the explanation.

    Attributes:
        kind: What it says.
        message: The sentence as a template of `data`.
        data: Its values; days are `date`.
    """

    kind: StepKind
    message: Message
    data: Mapping[str, Any]

    def text(self, lang: Lang = "ja") -> str:
        """Return the sentence in Japanese (`ja`) or English (`en`)."""
        shown = {name: _shown(value, lang) for name, value in self.data.items()}
        return self.message.text(lang, shown)


def day_text(day: date, lang: Lang = "ja") -> str:
    """Return a day as people write it.

    Example:
        >>> day_text(date(2026, 10, 3)), day_text(date(2026, 10, 3), "en")
        ('10/3(土)', 'Sat 10/3')
    """
    ja, en = WEEKDAYS[day.weekday()]
    plain = f"{day.month}/{day.day}"
    return f"{plain}({ja[0]})" if lang == "ja" else f"{en[:3]} {plain}"


def _shown(value: Any, lang: Lang) -> Any:
    if isinstance(value, Span):
        to = "〜" if lang == "ja" else " to "
        ends = value.first, value.last
        return to.join(dict.fromkeys(day_text(day, lang) for day in ends))
    if isinstance(value, datetime):
        moment = value.astimezone(JST)
        return f"{day_text(moment.date(), lang)} {moment:%H:%M}"
    if isinstance(value, date):
        return day_text(value, lang)
    if isinstance(value, Message):
        return value.text(lang)
    return value
