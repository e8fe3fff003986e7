"""The RMS status model: nine statuses and who moves an order between them.

`oms` mirrors what RMS reports and never invents a status. A jump outside the table is told
(check EN03), not refused; what the shop would do and RMS would refuse is refused by
`oms.model.actions`.

Sources: RMS getOrder page version 10; sokuhan, assist-tencho, LOGILESS, shippinno and tatempo
help pages (what moves an order); JakeJP/Rakuten.RMS.Api (cancel after shipping); recorded orders
(times). Read 2026-11. A row is *confirmed* when a source names the move itself, *inferred* when
it follows from what the sources say: which moves lead into and out of 400 is not established,
and a cancellation of 200 or 300 is confirmed as allowed, but not which status it shows.
"""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum
from functools import lru_cache
from typing import Final, NamedTuple

from oms.model.codes import LabelledInt, label_of

__all__ = [
    "TRANSITIONS",
    "Actor",
    "Gate",
    "RmsStatus",
    "Transition",
    "effective_gates",
    "find_transition",
    "is_reachable",
    "status_label",
    "status_table",
]


class RmsStatus(LabelledInt):
    """orderProgress: the status RMS keeps for an order."""

    AWAITING_CONFIRMATION = 100, "注文確認待ち"
    RAKUTEN_PROCESSING = 200, "楽天処理中"
    AWAITING_SHIPMENT = 300, "発送待ち"
    AWAITING_CHANGE_CONFIRMATION = 400, "変更確定待ち"
    SHIPPED = 500, "発送済"
    PAYMENT_PROCESSING = 600, "支払手続き中"
    PAYMENT_SETTLED = 700, "支払手続き済"
    AWAITING_CANCELLATION = 800, "キャンセル確定待ち"
    CANCELLED = 900, "キャンセル確定"

    @property
    def is_finished(self) -> bool:
        """Whether no gate lies ahead any more: the order is shipped, paid or cancelled."""
        return self in _FINISHED


class Gate(StrEnum):
    """The two doors an order passes: `confirm` guards 100 → 200, `ship` guards 300 → release."""

    CONFIRM = "confirm"
    SHIP = "ship"


def effective_gates(gates: frozenset[Gate], status: object) -> frozenset[Gate]:
    """Return the gates that are closed in a status, of those a hold or wait would close (law 1).

    Once RMS shows 200 or more, the confirm gate lies behind the order; what it should have
    stopped is stopped at the ship gate instead. Whether an order in a status we do not know was
    confirmed, nobody can tell: both are closed.

    Example:
        >>> confirm = frozenset({Gate.CONFIRM})
        >>> [sorted(effective_gates(confirm, RmsStatus(code))) for code in (100, 300)]
        [[<Gate.CONFIRM: 'confirm'>], [<Gate.SHIP: 'ship'>]]
    """
    if status == _S.AWAITING_CONFIRMATION or Gate.CONFIRM not in gates:
        return gates
    return frozenset({Gate.SHIP}) if isinstance(status, RmsStatus) else frozenset(Gate)


class Actor(StrEnum):
    """Who moves an order."""

    SHOP = "shop"
    RAKUTEN = "rakuten"
    BUYER = "buyer"
    TIME = "time"


class Transition(NamedTuple):
    """One row of the transition table.

    Attributes:
        source: Status before; `None` for the birth of the order.
        target: Status after.
        trigger: What happens, in one line.
        actor: Who does it.
        confirmed: Whether a source says so; otherwise the row is inferred.
    """

    source: RmsStatus | None
    target: RmsStatus
    trigger: str
    actor: Actor
    confirmed: bool


_S = RmsStatus
_FINISHED: Final = frozenset({_S.SHIPPED, _S.PAYMENT_PROCESSING, _S.PAYMENT_SETTLED, _S.CANCELLED})


# Before shipping a change may lead back to either; after it, and out of a cancellation that is
# withdrawn, only to where the order came from.
_TO_SHIP: Final = (_S.RAKUTEN_PROCESSING, _S.AWAITING_SHIPMENT)
_AFTER: Final = (_S.SHIPPED, _S.PAYMENT_PROCESSING, _S.PAYMENT_SETTLED)
_SIDE: Final = (_S.AWAITING_CHANGE_CONFIRMATION, _S.AWAITING_CANCELLATION)


_SAID: Final = True
_INFERRED: Final = False


def _main_road() -> Iterator[Transition]:
    new, processing, ready = _S.AWAITING_CONFIRMATION, *_TO_SHIP
    shipped, paying, paid = _AFTER
    shop, buyer, rakuten = Actor.SHOP, Actor.BUYER, Actor.RAKUTEN
    yield Transition(None, new, "注文 (order placed)", buyer, _SAID)
    yield Transition(new, processing, "注文確認 (confirmOrder, RMS screen)", shop, _SAID)
    yield Transition(new, processing, "自動確認設定 (RMS auto-confirm)", rakuten, _SAID)
    yield Transition(processing, ready, "決済・不正検知完了 (orderFixDatetime)", rakuten, _SAID)
    yield Transition(ready, shipped, "全送付先の発送情報入力後の夜間処理", rakuten, _SAID)
    yield Transition(shipped, paying, "売上請求", rakuten, _SAID)
    yield Transition(paying, paid, "支払手続き完了", rakuten, _SAID)


def _cancellations() -> Iterator[Transition]:
    new, leaving, gone = _S.AWAITING_CONFIRMATION, _S.AWAITING_CANCELLATION, _S.CANCELLED
    processing, ready = _TO_SHIP
    changing = _S.AWAITING_CHANGE_CONFIRMATION
    by_shop, after = "店舗キャンセル (cancelOrder)", "発送後キャンセル (cancelOrderAfterShipping)"
    yield Transition(new, gone, "購入者キャンセル (30 分以内)", Actor.BUYER, _SAID)
    yield Transition(new, gone, by_shop, Actor.SHOP, _SAID)
    yield Transition(new, gone, "14日間未確認で自動キャンセル", Actor.TIME, _SAID)
    yield Transition(processing, gone, "未入金・決済NGで自動キャンセル", Actor.TIME, _SAID)
    yield Transition(processing, gone, by_shop, Actor.SHOP, _INFERRED)
    yield Transition(ready, gone, f"{by_shop[:-1]}、発送日未登録)", Actor.SHOP, _INFERRED)
    yield Transition(ready, gone, "自動キャンセル (cancelDueDate)", Actor.TIME, _INFERRED)
    yield Transition(changing, gone, "期限切れの自動キャンセル", Actor.TIME, _INFERRED)
    for paid in _AFTER:
        yield Transition(paid, gone, after, Actor.SHOP, _SAID)
    for source in (*_TO_SHIP, changing, *_AFTER):
        yield Transition(source, leaving, "キャンセル申請", Actor.SHOP, _INFERRED)
    yield Transition(leaving, gone, f"キャンセル確定 ({after})", Actor.SHOP, _SAID)
    yield Transition(leaving, gone, "キャンセル確定", Actor.RAKUTEN, _INFERRED)
    for source in (*_TO_SHIP, *_AFTER):
        yield Transition(leaving, source, "キャンセル申請の取消", Actor.SHOP, _INFERRED)


def _changes() -> Iterator[Transition]:
    changing = _S.AWAITING_CHANGE_CONFIRMATION
    for source in _TO_SHIP:
        yield Transition(source, changing, "確認後の金額・支払方法変更", Actor.SHOP, _INFERRED)
    for source in _AFTER:
        yield Transition(source, changing, "発送後の金額変更", Actor.SHOP, _INFERRED)
    yield Transition(changing, _S.RAKUTEN_PROCESSING, "再決済手続き", Actor.RAKUTEN, _INFERRED)
    for target in (_S.AWAITING_SHIPMENT, *_AFTER):
        yield Transition(changing, target, "変更確定・完了", Actor.RAKUTEN, _INFERRED)


TRANSITIONS: Final = (*_main_road(), *_cancellations(), *_changes())
_BY_PAIR: Final[dict[tuple[int | None, int], Transition]] = {
    (row.source, row.target): row for row in reversed(TRANSITIONS)
}


def find_transition(source: int | str | None, target: int | str) -> Transition | None:
    """Return the first row of the table for a move, or `None` if no single move leads there.

    Example:
        >>> find_transition(100, 200).actor
        <Actor.SHOP: 'shop'>
        >>> find_transition(900, 100) is None
        True
    """
    return _BY_PAIR.get((source, target))  # type: ignore[arg-type]  # text codes are never found


@lru_cache(maxsize=256)
def is_reachable(source: int | str, target: int | str) -> bool:
    """Tell whether some chain of known moves leads from one status to another.

    RMS reports statuses only when asked, so steps between two looks may be missing. Out of 400
    and 800 an order comes back on the side of shipping it was on; a shipped order does not
    become unshipped by way of a withdrawn cancellation.

    Example:
        >>> is_reachable(100, 500), is_reachable(500, 100), is_reachable(500, 300)
        (True, False, False)
    """
    start = (source, None if source in _SIDE else source)
    seen, edge = {start}, [start]
    while edge:
        here, base = edge.pop()
        for row in TRANSITIONS:
            if row.source != here or not _may_return(row, base):
                continue
            step = (row.target, base if row.target in _SIDE else row.target)
            if step not in seen:
                seen.add(step)
                edge.append(step)
    return any(status == target for status, _ in seen)


def _may_return(row: Transition, base: int | str | None) -> bool:
    """Whether a row out of 400 or 800 is open to an order that was last in `base`."""
    if row.source not in _SIDE or row.target in (*_SIDE, _S.CANCELLED) or base is None:
        return True
    changed = row.source == _S.AWAITING_CHANGE_CONFIRMATION
    return row.target == base or (changed and row.target in _TO_SHIP and base in _TO_SHIP)


_KNOWN: Final[dict[int | str, RmsStatus]] = {int(each): each for each in RmsStatus}


def status_label(status: int | str) -> str:
    """Return a status as people write it: code and label.

    Example:
        >>> status_label(300), status_label(42)
        ('300 発送待ち', '42 ?')
    """
    known = _KNOWN.get(status)
    return f"{int(known)} {label_of(known)}" if known is not None else f"{status} ?"


def status_table() -> str:
    """Return the transition table as Markdown, for the documentation."""
    lines = ["| from | to | trigger | actor | |", "| --- | --- | --- | --- | --- |"]
    for row in TRANSITIONS:
        source = "–" if row.source is None else status_label(row.source)
        mark = "confirmed" if row.confirmed else "inferred"
        lines.append(
            f"| {source} | {status_label(row.target)} | {row.trigger} | {row.actor} | {mark} |"
        )
    return "\n".join(lines)
