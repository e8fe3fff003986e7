"""The protocol of a check: one trouble, its typed parameters, its cases, its reasoning."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from functools import lru_cache
from typing import Any, ClassVar, Final

from pydantic import BaseModel, ConfigDict, field_validator

from oms.model.base import trusted
from oms.model.context import Context
from oms.model.finding import ORDER, Evidence, Finding, Message, Severity, Source, Suggestion, Wait
from oms.model.orders import Order
from oms.model.refusals import refuse
from oms.model.shop import ShopFacts
from oms.model.status import Gate

__all__ = [
    "BOTH_GATES",
    "CONFIRM_GATE",
    "SHIP_GATE",
    "Case",
    "Check",
    "Fires",
    "Mode",
    "OnClear",
    "Quiet",
    "Waits",
]

CONFIRM_GATE: Final = frozenset({Gate.CONFIRM})
SHIP_GATE: Final = frozenset({Gate.SHIP})
BOTH_GATES: Final = frozenset(Gate)


class Mode(StrEnum):
    """Whether a check's findings count: `enforce`, only recorded: `shadow`, or not run: `off`."""

    ENFORCE = "enforce"
    SHADOW = "shadow"
    OFF = "off"


class OnClear(StrEnum):
    """What becomes of an open hold whose cause is gone: `release` it or `keep` it."""

    RELEASE = "release"
    KEEP = "keep"


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """One named example of what a check does; it is test, documentation and golden set at once.

    Attributes:
        name: A short sentence, unique within the check.
        order: The order examined.
        params: Parameters of the check that differ from the defaults.
        shop: Facts of the shop, as in the table `[shop]` of a pack.
        earlier: Earlier revisions of the order.
        moment: The moment of the screening; by default an hour after the order.
    """

    name: str
    order: Order
    params: Mapping[str, Any] = field(default_factory=dict)
    shop: Mapping[str, Any] = field(default_factory=dict)
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Waits(Case):
    """The check must say that the order waits, without anybody being needed.

    Attributes:
        until: When the wait ends, if that is known.
    """

    until: datetime | None = None


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
        incidental: Those inputs whose change leaves a release standing: they say when the check
            speaks rather than about what.
        needs: Names of the data it needs in `ctx.data`.
        source: Where its knowledge comes from.
        aliases: Old names that packs may still use.

    Attributes:
        severity: Severity of its findings, where the check does not grade them itself.
        gates: The gates a hold closes.
        mode: `enforce`, `shadow` or `off`.
        on_clear: `release` or `keep` an open hold whose cause is gone.
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
    incidental: ClassVar[frozenset[str]] = frozenset()
    needs: ClassVar[tuple[str, ...]] = ()
    source: ClassVar[Source | None] = None
    aliases: ClassVar[tuple[str, ...]] = ()

    severity: Severity = Severity.HOLD
    gates: frozenset[Gate] = BOTH_GATES
    mode: Mode = Mode.ENFORCE
    on_clear: OnClear = OnClear.RELEASE

    @field_validator("gates")
    @classmethod
    def _close_something(cls, gates: frozenset[Gate]) -> frozenset[Gate]:
        if not gates:
            en = 'expected at least one gate; mode = "shadow" records without holding'
            ja = 'ゲートを 1 つ以上書いてください。記録だけなら mode = "shadow"'
            raise refuse(en, ja)
        return gates

    @abstractmethod
    def examine(self, order: Order, ctx: Context) -> Iterator[Finding | Wait]:
        """Yield what is to be said about the order; nothing if all is well."""

    @classmethod
    @abstractmethod
    def cases(cls) -> Iterable[Case]:
        """Yield at least 12 named cases, some that fire and some that stay quiet."""

    def lacks(self, shop: ShopFacts) -> Message | None:  # noqa: ARG002  for the checks to say
        """Say what the shop has not told that this check cannot do without.

        Such a check is off and holds nothing; the engine names it once (law 2).
        """
        return None

    def finding(  # noqa: PLR0913
        self,
        message: Message,
        *evidence: Evidence,
        severity: Severity | None = None,
        subject: str = ORDER,
        kind: str = "",
        suggestion: Suggestion | None = None,
        facts: Mapping[str, Any] | None = None,
        **data: Any,
    ) -> Finding:
        """Make a finding of this check; severity and gates are the check's own unless given.

        Args:
            message: What is wrong, as a template of `data`.
            *evidence: The places that made the check speak.
            severity: Instead of the check's own.
            subject: `order`, or a package's or item's `subject`.
            kind: A stable word for what is wrong. It belongs to the facts a release is bound to.
            suggestion: What to do about it.
            facts: What the finding rests on beside the declared inputs: facts of the shop, other
                orders, what the passing of time made true. A release is bound to them too; the
                moment itself never belongs here.
            **data: The values of the template.
        """
        graded = severity or self.severity
        shared = (self.code, self.name, message, graded, self.gates, kind, self.source)
        own: dict[str, Any] = {
            "subject": subject,
            "facts": facts or {},
            "data": data,
            "evidence": evidence,
            "suggestion": suggestion,
        }
        try:
            frame: dict[str, Any] | None = _frame(*shared)
        except TypeError:  # not hashable: validation tells what is wrong
            frame = None
        if frame is None or facts or not _is_sound(subject, evidence, suggestion):
            return Finding(**own, **dict[str, Any](zip(_SHARED, shared, strict=True)))
        return trusted(Finding, frame | own)

    def wait(self, kind: str, label: Message, until: datetime | None = None) -> Wait:
        """Make a wait of this check; it closes the check's gates.

        Args:
            kind: A stable word, such as `payment`.
            label: What clerks read.
            until: The aware moment at which it ends by itself, if that is known.
        """
        return Wait(kind=kind, label=label, gates=self.gates, until=until, rule=self.name)

    @property
    def required(self) -> tuple[str, ...]:
        """The inputs that must be known."""
        return tuple(path for path in self.inputs if path not in self.tolerates)


_SHARED: Final = ("code", "rule", "message", "severity", "gates", "kind", "source")
"""What many findings of one check have in common."""


@lru_cache(maxsize=1024)
def _frame(*values: Any) -> dict[str, Any]:
    """Return the fields of a finding with what it shares, which is validated once for all."""
    return Finding(**dict(zip(_SHARED, values, strict=True))).__dict__


def _is_sound(subject: str, evidence: tuple[Evidence, ...], suggestion: Suggestion | None) -> bool:
    """Whether validation would leave what a finding has of its own as it is."""
    for each in evidence:
        if type(each) is not Evidence:
            return False
    return type(subject) is str and (suggestion is None or type(suggestion) is Suggestion)
