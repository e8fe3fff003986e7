"""The protocol of a check: one trouble, its typed parameters, its cases, its reasoning."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any, ClassVar, Final

from pydantic import BaseModel, ConfigDict, field_validator
from pydantic_core import PydanticCustomError

from oms.model.context import Context
from oms.model.finding import ORDER, Evidence, Finding, Message, Severity, Source, Suggestion, Wait
from oms.model.orders import Order
from oms.model.status import Gate

__all__ = ["BOTH_GATES", "CONFIRM_GATE", "SHIP_GATE", "Case", "Check", "Fires", "Mode", "Quiet"]

CONFIRM_GATE: Final = frozenset({Gate.CONFIRM})
SHIP_GATE: Final = frozenset({Gate.SHIP})
BOTH_GATES: Final = frozenset(Gate)


class Mode(StrEnum):
    """Whether a check's findings count: `enforce`, only recorded: `shadow`, or not run: `off`."""

    ENFORCE = "enforce"
    SHADOW = "shadow"
    OFF = "off"


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """One named example of what a check does; it is test, documentation and golden set at once.

    Attributes:
        name: A short sentence, unique within the check.
        order: The order examined.
        params: Parameters of the check that differ from the defaults.
        earlier: Earlier revisions of the order.
        moment: The moment of the screening; by default an hour after the order.
    """

    name: str
    order: Order
    params: Mapping[str, Any] = field(default_factory=dict)
    earlier: tuple[Order, ...] = ()
    moment: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Quiet(Case):
    """The check must stay quiet."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fires(Case):
    """The check must speak.

    Attributes:
        at: Path of the evidence expected.
        kinds: Kinds of the findings expected, in order; empty = any.
        severity: Severity expected of the gravest finding.
        evidence: Text the evidence must hold, if given.
    """

    at: str
    kinds: tuple[str, ...] = ()
    severity: Severity = Severity.HOLD
    evidence: str | None = None


class Check(BaseModel, ABC):
    """Base of all checks: a frozen object whose fields are the parameters a pack may set.

    A subclass names itself in class variables, declares the order fields it reads, brings its
    cases, and yields findings from `examine`. It reads nothing else: no clock, no file, no
    other check.

    Class attributes:
        code: Family and number, such as `RM01`; never used for anything else.
        name: Dotted name packs use, such as `remarks.present`; the file is named after it.
        label: What clerks read.
        since: Version of `oms` that brought it.
        meaning: Revision of what the check means; raised when the same facts are judged anew.
        inputs: Paths of the order fields it reads.
        tolerates: Those inputs it can do without; any other unknown input yields EN02.
        needs: Names of the data it needs in `ctx.data`.
        source: Where its knowledge comes from.
        aliases: Old names that packs may still use.

    Attributes:
        severity: Severity of its findings, where the check does not grade them itself.
        gates: The gates a hold closes.
        mode: `enforce`, `shadow` or `off`.
    """

    model_config = ConfigDict(
        frozen=True, extra="forbid", hide_input_in_errors=True, validate_default=True
    )

    code: ClassVar[str]
    name: ClassVar[str]
    label: ClassVar[Message]
    since: ClassVar[str]
    meaning: ClassVar[int] = 1
    inputs: ClassVar[tuple[str, ...]] = ()
    tolerates: ClassVar[frozenset[str]] = frozenset()
    needs: ClassVar[tuple[str, ...]] = ()
    source: ClassVar[Source | None] = None
    aliases: ClassVar[tuple[str, ...]] = ()

    severity: Severity = Severity.HOLD
    gates: frozenset[Gate] = BOTH_GATES
    mode: Mode = Mode.ENFORCE

    @field_validator("gates")
    @classmethod
    def _close_something(cls, gates: frozenset[Gate]) -> frozenset[Gate]:
        if not gates:
            expected = 'at least one gate; mode = "shadow" records without holding'
            raise PydanticCustomError(
                "no_gate", "Input should name {expected}", {"expected": expected}
            )
        return gates

    @abstractmethod
    def examine(self, order: Order, ctx: Context) -> Iterator[Finding | Wait]:
        """Yield what is to be said about the order; nothing if all is well."""

    @classmethod
    @abstractmethod
    def cases(cls) -> Iterable[Case]:
        """Yield at least 12 named cases, some that fire and some that stay quiet."""

    def finding(
        self,
        message: Message,
        *evidence: Evidence,
        severity: Severity | None = None,
        subject: str = ORDER,
        kind: str = "",
        suggestion: Suggestion | None = None,
        **data: Any,
    ) -> Finding:
        """Make a finding of this check; severity and gates are the check's own unless given."""
        return Finding(
            code=self.code,
            rule=self.name,
            message=message,
            subject=subject,
            severity=severity or self.severity,
            gates=self.gates,
            kind=kind,
            data=data,
            evidence=evidence,
            suggestion=suggestion,
            source=self.source,
        )

    @property
    def required(self) -> tuple[str, ...]:
        """The inputs that must be known."""
        return tuple(path for path in self.inputs if path not in self.tolerates)
