"""EN03 — RMS shows a status that no known move leads to (想定外のステータス遷移)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import ClassVar

from oms.model import (
    Case,
    Check,
    Context,
    Evidence,
    Finding,
    Fires,
    Message,
    Order,
    Quiet,
    Severity,
    Source,
    order,
)
from oms.model.status import RmsStatus, is_reachable, status_label

__all__ = ["StatusJump"]

_TEXT = Message(
    ja="{before} だった注文が {now} になりました。この遷移は想定にありません",
    en="the order was {before} and is now {now}; no known move leads there",
)
_NOBODY_KNOWS = Message(
    ja="ステータス {now} は oms の知らないものです",
    en="the status {now} is one oms does not know",
)
_FIRST_LOOK = Message(ja="以前の状態がない", en="no earlier revision is at hand")
_KNOWN = Message(
    ja="以前の状態から {now} への遷移は想定内",
    en="known moves lead from every earlier status to {now}",
)


class StatusJump(Check):
    """Tell when an order's RMS status cannot follow from one it had before.

    What it does:
        Compares the status with that of every earlier revision at hand. RMS is asked from time
        to time only, so steps in between may be missing: a status is expected if any chain of
        known moves leads to it.
    Why it holds:
        It does not hold: what RMS reports is recorded as it is. But a jump means that two
        sources are mixed, that an old file was read again, or that our table lacks a move.
    Fires on:
        A cancelled order that is open again, a shipped one that waits for shipment, a confirmed
        one that waits for confirmation, a status `oms` does not know, even at the first look.
    Stays quiet on:
        Steps forward, skipped steps, changes (400) and cancellations (800) that lead back to
        where the order was, the first look at an order in a known status.
    Parameters:
        Only those of every check.

    References:
        RMS getOrder page, version 10 (orderProgress); the table in `oms.model.status`, which
        marks the moves that no source confirms.
    """

    code: ClassVar = "EN03"
    name: ClassVar = "engine.status_jump"
    label: ClassVar = Message(ja="想定外のステータス遷移", en="Unexpected status change")
    since: ClassVar = "0.1"
    inputs: ClassVar = ("status",)
    source: ClassVar = Source("RMS getOrder v10")

    severity: Severity = Severity.INFO

    def examine(self, order: Order, ctx: Context) -> Iterator[Finding]:
        """Yield one finding for the latest earlier status that cannot lead to the present one."""
        if not isinstance(order.status, RmsStatus):
            evidence = Evidence(path="status", value=order.status)
            yield self.finding(_NOBODY_KNOWS, evidence, now=status_label(order.status))
            return
        if not ctx.earlier:
            ctx.note(_FIRST_LOOK)
            return
        now = status_label(order.status)
        for before in reversed(ctx.earlier):
            if not is_reachable(before.status, order.status):
                evidence = Evidence(path="status", value=order.status)
                yield self.finding(_TEXT, evidence, before=status_label(before.status), now=now)
                return
        ctx.note(_KNOWN, now=now)

    @classmethod
    def cases(cls) -> Iterable[Case]:
        """Yield the named cases."""
        yield from _jumps()
        yield from _known_moves()


def _jumps() -> Iterator[Fires]:
    for name, *before, now in (
        ("cancelled and open again", 900, 300),
        ("cancelled and new again", 900, 100),
        ("shipped and waiting for shipment again", 500, 300),
        ("confirmed and waiting for confirmation again", 200, 100),
        ("paid and waiting for the payment step again", 700, 200),
        ("payment settled and in process again", 700, 600),
        ("a request to cancel an order that is cancelled", 900, 800),
        ("an old look beyond a plausible one", 900, 200, 300),
        ("a status nobody knows", 300, 450),
        ("a status nobody knows at first look", 450),
        ("a status nobody knows that stays", 450, 450),
        ("a status written as text", "300"),
        ("out of a status nobody knows", 450, 300),
    ):
        yield Fires(
            name=str(name),
            order=order(status=now),
            earlier=tuple(order(status=status) for status in before),
            at="status",
            severity=Severity.INFO,
        )


def _known_moves() -> Iterator[Quiet]:
    for name, *before, now in (
        ("the first look", 100),
        ("a cancelled order at first look", 900),
        ("no change", 300, 300),
        ("one step forward", 100, 200),
        ("steps between two looks are missing", 100, 500),
        ("every step seen", 100, 200, 300, 500, 600, 700),
        ("cancelled by the buyer", 100, 900),
        ("cancelled after shipping", 700, 800, 900),
        ("a change that is settled", 300, 400, 300),
        ("a change that makes the card be authorised anew", 300, 400, 200),
        ("a cancellation withdrawn before shipping", 300, 800, 300),
        ("a cancellation withdrawn after shipping", 600, 800, 600),
    ):
        yield Quiet(
            name=str(name),
            order=order(status=now),
            earlier=tuple(order(status=status) for status in before),
        )
