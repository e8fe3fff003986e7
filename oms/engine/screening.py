"""The result of screening one order."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import TYPE_CHECKING, Annotated, Any, NamedTuple

from pydantic import BaseModel, ConfigDict, Field, ValidatorFunctionWrapHandler, WrapValidator

from oms.engine.facts import Binding, binding_of, fingerprint
from oms.errors import Told
from oms.model.base import Masked, trusted
from oms.model.codes import Code
from oms.model.finding import Finding, Severity, Wait
from oms.model.orders import Order
from oms.model.shop import ShopFacts
from oms.model.status import Gate, RmsStatus, effective_gates

if TYPE_CHECKING:
    from oms.calendar.of_order import PackagePlan
    from oms.calendar.plan import ShipPlan

__all__ = ["Decided", "Rejected", "Said", "Screening", "Versions"]

Said = tuple[list[Finding], list[Finding], list[Wait]]
"""What the checks of an engine said: findings, findings in shadow mode, waits."""


class Versions(BaseModel):
    """What decided: the version of `oms`, the pack with its hash, the data."""

    model_config = ConfigDict(frozen=True)

    oms: str
    pack: str
    pack_hash: str
    data: Mapping[str, str] = Field(default_factory=dict)


class Decided(NamedTuple):
    """What of an engine its screenings name.

    Attributes:
        versions: What decided.
        bindings: What of each check belongs to the facts of its findings.
        idle: Rules that do not run for want of facts of the shop.
        shop: The facts of the shop.
    """

    versions: Versions
    bindings: Mapping[str, Binding]
    idle: frozenset[str] = frozenset()
    shop: ShopFacts = ShopFacts()


class Screening(Masked):
    """What the engine says about one order at one moment. A value: nothing is stored.

    Attributes:
        order_number: The order.
        shop_id: Its shop.
        status: Its RMS status.
        at: The moment of the screening.
        findings: All findings that count, in the order of the pack's checks.
        shadow: Findings of checks in shadow mode; they hold nothing.
        waits: What the order waits for without anyone being needed.
        versions: What decided.
        order: The order itself; left out of dumps.
        idle: Rules that did not run for want of facts of the shop; left out of dumps.
        bindings: What of each check belongs to the facts of its findings; left out of dumps.
        shop: The facts of the shop; left out of dumps.

    Example:
        >>> import oms
        >>> result = oms.Engine().screen(oms.order(remarks="のし希望"), at=oms.jst(2026, 5, 1, 12))
        >>> result.needs_review, result.would_hold("confirm")
        (True, True)
        >>> print(result.findings[0].text())
        備考に「のし・ギフト」の要望があります
    """

    order_number: str
    shop_id: str
    status: Code[RmsStatus]
    at: datetime
    findings: tuple[Finding, ...] = ()
    shadow: tuple[Finding, ...] = ()
    waits: tuple[Wait, ...] = ()
    versions: Versions
    order: Order = Field(exclude=True)
    idle: frozenset[str] = Field(frozenset(), exclude=True)
    bindings: Mapping[str, Binding] = Field(default_factory=dict, exclude=True)
    shop: ShopFacts = Field(default_factory=ShopFacts, exclude=True)

    @classmethod
    def of(cls, order: Order, at: datetime, said: Said, decided: Decided) -> Screening:
        """Make the screening of an order from what its checks said.

        Args:
            order: The order.
            at: The moment, aware.
            said: Findings, findings in shadow mode, and waits.
            decided: What decided.
        """
        findings, shadow, waits = said
        number, status = order.order_number, order.status
        values: dict[str, Any] = {
            "order_number": number,
            "shop_id": order.shop_id,
            "status": status,
            "at": at,
            "findings": tuple(findings),
            "shadow": tuple(shadow),
            "waits": tuple(waits),
            "versions": decided.versions,
            "order": order,
            "idle": decided.idle,
            "bindings": dict(decided.bindings),
            "shop": decided.shop,
        }
        # An order's copy may hold what nobody validated; the rest the engine made itself.
        if type(status) is RmsStatus and type(number) is str and type(at) is datetime:
            return trusted(cls, values)
        return cls(**values)

    @property
    def holds(self) -> tuple[Finding, ...]:
        """The findings that ask for a person."""
        return tuple(each for each in self.findings if each.severity is Severity.HOLD)

    @property
    def needs_review(self) -> bool:
        """要確認: whether a person must look before the order may go on."""
        return bool(self.holds)

    @property
    def held(self) -> dict[tuple[str, str], tuple[Finding, ...]]:
        """What is to be held, by (rule, subject): all findings of a rule that holds there."""
        keys = sorted({(each.rule, each.subject) for each in self.holds})
        return {
            key: tuple(each for each in self.findings if (each.rule, each.subject) == key)
            for key in keys
        }

    def fingerprint(self, rule: str, subject: str) -> str:
        """Hash of the facts behind the findings of a rule on a subject (law 4).

        A release is bound to it: the same facts never hold again, changed facts do. It is the
        same in every process and whatever the moment of the screening.
        """
        said = [each for each in self.findings if (each.rule, each.subject) == (rule, subject)]
        return fingerprint(self.order, rule, subject, said, self.binding(rule, subject))

    def binding(self, rule: str, subject: str) -> Binding | None:
        """What of the check behind a finding belongs to its facts."""
        return binding_of(self.bindings, rule, subject)

    @property
    def ship_plans(self) -> tuple[PackagePlan, ...]:
        """The ship plan of each package; empty where the shop has not said enough for one."""
        from oms.calendar.of_order import ship_plans

        return () if self.order.is_finished else ship_plans(self.order, self.shop, self.at)

    @property
    def ship_plan(self) -> ShipPlan | None:
        """The plan that needs somebody first: one that is held, else the one that ships first."""
        plans = [plan for _, plan in self.ship_plans]
        return min(plans, key=lambda plan: plan.ship_date or date.min, default=None)

    @property
    def revision(self) -> str:
        """Hash of the facts that were screened."""
        return self.order.revision

    def would_hold(self, gate: Gate | str) -> bool:
        """Whether a finding closes the gate.

        Once RMS shows 200 or more, the confirm gate lies behind the order; what it should have
        stopped is stopped at the ship gate instead (law 1).

        Args:
            gate: `confirm` or `ship`.

        Raises:
            ValueError: For any other gate.
        """
        wanted = Gate(gate)
        return any(wanted in effective_gates(each.gates, self.status) for each in self.holds)

    def passes(self, gate: Gate | str) -> bool:
        """Whether the gate is open: no hold and no running wait closes it."""
        wanted = Gate(gate)
        return not self.running(wanted) and not self.would_hold(wanted)

    def running(self, gate: Gate | str) -> tuple[Wait, ...]:
        """The waits that keep a gate closed at the moment of the screening."""
        wanted = Gate(gate)
        return tuple(
            wait
            for wait in self.waits
            if wait.is_running(self.at) and wanted in effective_gates(wait.gates, self.status)
        )

    def _identity(self) -> str:
        counted = f"{len(self.holds)} hold, {len(self.findings) - len(self.holds)} other"
        return f"{self.order_number} {counted}"


def _as_told(value: Any, read: ValidatorFunctionWrapHandler) -> Any:
    """Keep words that know their Japanese as they are; pydantic would make them plain."""
    return value if isinstance(value, Told) else read(value)


class Rejected(Masked):
    """A record that could not be read, put aside with the reason; nothing is lost.

    Attributes:
        place: File and position, such as `orders.json[3]` or `orders.jsonl:17`.
        reason: What was expected and what was found, without values; a `Told` says it in
            Japanese, too.
        order_number: The order's number, if it could be read.
        raw: The record as it came, as far as it could be kept; left out of `repr`.
    """

    place: str
    reason: Annotated[str, WrapValidator(_as_told)]
    order_number: str | None = None
    raw: Any = Field(default=None, exclude=True)

    def _identity(self) -> str:
        return f"{self.place}: {self.reason}"
