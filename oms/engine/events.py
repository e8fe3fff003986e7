"""Events: what happened to the holds of an order, append-only and without personal values (law 7).

An event names who, when, which rule, which places and which facts, the last as a digest. What a
person wrote beside it (`note`) is personal as likely as not: it travels with the event in memory
and is left out of every dump, so that a store keeps it where it can be erased.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from enum import StrEnum
from typing import Any, Final, Self

from pydantic import AwareDatetime, ConfigDict, Field, ValidationError

from oms.errors import LedgerError
from oms.model.base import Masked
from oms.model.finding import Message
from oms.model.status import Gate

__all__ = ["SCHEMA", "Event", "EventKind", "Planned", "Reason"]

SCHEMA: Final = 2
"""Version of the events written; older ones are read by way of `_UPCASTS`."""

_UPCASTS: Final[dict[int, Callable[[dict[str, Any]], dict[str, Any]]]] = {
    1: lambda event: event | {"v": 2},  # 2 brought `plan`, which an older event does not have
}
"""By version: how an event of it becomes one of the next."""


class EventKind(StrEnum):
    """What happened."""

    SEEN = "seen"
    OPENED = "opened"
    UPDATED = "updated"
    CAUSE_GONE = "cause_gone"
    CLEARED = "cleared"
    RELEASED = "released"
    PARKED = "parked"
    UNPARKED = "unparked"
    PLACED = "placed"
    CONFIRMED_OUTSIDE = "confirmed_outside"
    PASSED = "passed"

    @property
    def label(self) -> Message:
        """The words for people."""
        return _LABELS[self]


_LABELS: Final = {
    EventKind.SEEN: Message(ja="RMS の状態", en="seen in RMS"),
    EventKind.OPENED: Message(ja="要確認", en="held"),
    EventKind.UPDATED: Message(ja="内容が変わった", en="facts changed"),
    EventKind.CAUSE_GONE: Message(ja="原因がなくなった (保留は継続)", en="cause gone, still held"),
    EventKind.CLEARED: Message(ja="自動解除", en="cleared"),
    EventKind.RELEASED: Message(ja="保留解除", en="released"),
    EventKind.PARKED: Message(ja="連絡済・回答待ち", en="parked"),
    EventKind.UNPARKED: Message(ja="回答待ちを終了", en="back in the queue"),
    EventKind.PLACED: Message(ja="手動保留", en="held by hand"),
    EventKind.CONFIRMED_OUTSIDE: Message(
        ja="保留中に RMS で注文確認された", en="confirmed in RMS although held"
    ),
    EventKind.PASSED: Message(ja="ゲート通過", en="passed the gate"),
}


class Reason(StrEnum):
    """Why a person released a hold."""

    CONFIRMED_OK = "confirmed_ok"
    DATA_FIXED = "data_fixed"
    FALSE_ALARM = "false_alarm"
    CANCELLED = "cancelled"
    OTHER = "other"

    @property
    def label(self) -> Message:
        """The words for people."""
        return _REASONS[self]


_REASONS: Final = {
    Reason.CONFIRMED_OK: Message(ja="確認して問題なし", en="checked, all right"),
    Reason.DATA_FIXED: Message(ja="修正した", en="data fixed"),
    Reason.FALSE_ALARM: Message(ja="誤検知", en="false alarm"),
    Reason.CANCELLED: Message(ja="キャンセルになった", en="order cancelled"),
    Reason.OTHER: Message(ja="その他", en="other"),
}


class Planned(Masked):
    """The ship plan of one package, as it stood when the order passed the ship gate.

    Attributes:
        subject: The package.
        ship: 出荷予定日.
        arrival: お届け予定日, where the lead table says.
    """

    model_config = ConfigDict(extra="forbid")

    subject: str
    ship: date
    arrival: date | None = None

    def _identity(self) -> str:
        return f"{self.subject} {self.ship}"


class Event(Masked):
    """One thing that happened to one order.

    Attributes:
        v: Version of the event's form.
        kind: What happened.
        shop_id: The shop.
        order_number: The order.
        n: Its place among the events of the order, from 1 and without gaps.
        at: When; aware.
        by: Who: an account of the shop's, or `oms`.
        hold: The hold's number within the order, where one is meant.
        rule: The rule id behind the hold; `manual` for one placed by hand.
        code: The codes of its findings.
        subject: What the hold is about.
        gates: The gates it closes before RMS shows 200.
        kinds: Kinds of its findings.
        paths: Places in the order that made the rule speak.
        fingerprint: Keyed digest of the facts; of the whole order where a gate was passed.
        reason: Why it was released.
        until: The day or moment a park ends.
        gate: The gate that was passed.
        status: The RMS status seen.
        due: The day RMS will cancel the order (cancelDueDate), as seen.
        pack: The pack's hash.
        data: Versions of the data that decided.
        plan: When its packages ship, where a gate was passed and the shop has said enough.
        note: What a person wrote beside it; in memory only.
    """

    model_config = ConfigDict(extra="forbid")

    v: int = SCHEMA
    kind: EventKind
    shop_id: str
    order_number: str
    n: int = Field(ge=1)
    at: AwareDatetime
    by: str = Field(min_length=1)
    hold: int | None = None
    rule: str | None = None
    code: str | None = None
    subject: str | None = None
    gates: frozenset[Gate] | None = None
    kinds: tuple[str, ...] | None = None
    paths: tuple[str, ...] | None = None
    fingerprint: str | None = None
    reason: Reason | None = None
    until: AwareDatetime | None = None
    gate: Gate | None = None
    status: int | str | None = None
    due: date | None = None
    pack: str | None = None
    data: Mapping[str, str] | None = None
    plan: tuple[Planned, ...] | None = None
    note: str | None = Field(None, exclude=True)

    @property
    def hold_id(self) -> str | None:
        """The id of the hold meant, as `release` and `park` take it."""
        return None if self.hold is None else f"{self.order_number}#{self.hold}"

    def to_json(self) -> dict[str, Any]:
        """Return the event as JSON values, without what is not set and without the note."""
        out = self.model_dump(mode="json", exclude_none=True)
        if self.gates is not None:
            out["gates"] = sorted(self.gates)
        return out

    @classmethod
    def from_json(cls, record: Mapping[str, Any]) -> Self:
        """Read an event of this or an earlier form.

        Raises:
            LedgerError: If it is no event, or of a form newer than this version of `oms`.
        """
        made = dict(record)
        version = made.get("v")
        if not isinstance(version, int) or not 1 <= version <= SCHEMA:
            msg = f"v: expected an event of form 1 to {SCHEMA}, found {version!r:.20}"
            raise LedgerError(msg)
        for step in range(version, SCHEMA):
            made = _UPCASTS[step](made)
        try:
            return cls.model_validate(made)
        except ValidationError as error:
            places = ", ".join(".".join(map(str, each["loc"])) for each in error.errors())
            raise LedgerError(f"not an event: {places}: not as expected") from None

    def _identity(self) -> str:
        return f"{self.order_number} {self.n} {self.kind}"
