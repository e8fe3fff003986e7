"""Prove a pack by its own cases."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from oms.engine.engine import Engine
from oms.engine.screening import Screening
from oms.errors import did_you_mean
from oms.model.finding import Finding, Severity, rule_meant
from oms.rules.cases import ANY, Expectation, PackCase
from oms.rules.pack import Pack

__all__ = ["CaseResult", "outcome_of", "prove", "prove_case", "prover"]

_GRAVITY: Final = (Severity.HOLD, Severity.WARN, Severity.INFO)


@dataclass(frozen=True, slots=True)
class CaseResult:
    """What came of one case.

    Attributes:
        case: The case.
        failures: What was expected and what was said instead, a sentence for each rule.
        screening: What the engine said.
    """

    case: PackCase
    failures: tuple[str, ...]
    screening: Screening

    @property
    def passed(self) -> bool:
        """Whether every expectation held."""
        return not self.failures


def prover(pack: Pack) -> Engine:
    """Return an engine for the cases of a pack, whose moments need not lie in its validity."""
    return Engine(pack.model_copy(update={"valid_from": None, "valid_until": None}))


def prove(pack: Pack) -> Iterator[CaseResult]:
    """Run the cases of a pack, in their order; its validity does not matter to them.

    Example:
        >>> from oms.rules import parse_pack
        >>> pack = parse_pack('''
        ... [pack]
        ... format = 1
        ... name = "demo"
        ... [[case]]
        ... name = "a wish for noshi is held"
        ... order = { remarks = "のし希望" }
        ... expect = { "remarks.present" = { is = "hold", at = "remarks" } }
        ... ''')
        >>> [result.passed for result in prove(pack)]
        [True]
    """
    engine = prover(pack)
    for case in pack.cases:
        yield prove_case(engine, case)


def prove_case(engine: Engine, case: PackCase) -> CaseResult:
    """Run one case with the engine `prover` made of a pack."""
    order = case.order
    screening = engine.screen(order, case.at(order), earlier=case.revisions)
    bare = _without_machine(engine, screening, case)
    failures = (
        _failure(engine, bare if rule == ANY else screening, rule, said)
        for rule, said in case.expect.items()
    )
    return CaseResult(case, tuple(each for each in failures if each), screening)


def _without_machine(engine: Engine, screening: Screening, case: PackCase) -> Screening:
    """Leave out what rests on data of this machine, unless the case names it.

    A case tells what matters to it and leaves the rest of the plain order as it is: an address
    of which only the prefecture was changed contradicts its postcode wherever there is data.
    """
    machine = {check.name for check in engine.pack.checks if check.needs} - case.expect.keys()
    kept = tuple(
        each
        for each in screening.findings
        if machine.isdisjoint({each.rule, rule_meant(each.subject)})
    )
    return screening.model_copy(update={"findings": kept})


def _failure(engine: Engine, screening: Screening, rule: str, expected: Expectation) -> str:
    said = [each for each in screening.findings if _is_by(each, rule)]
    waiting = _waits(screening, rule)
    found = outcome_of(screening, rule)
    if not _agrees(rule, expected.outcome, found, waiting=waiting):
        why = (
            f" ({'; '.join(each.text('ja') for each in said)})" if said else _silence(engine, rule)
        )
        return f"{rule}: expected {expected.outcome}, found {found}{why}"
    paths = {each.path for finding in said for each in finding.evidence}
    if expected.at is not None and expected.at not in paths:
        hint = did_you_mean(expected.at, paths)
        shown = ", ".join(sorted(paths)) or "nothing"
        near = f" ({hint})" if hint else ""
        return f"{rule}: expected evidence at {expected.at}, found {shown}{near}"
    return ""


def _agrees(rule: str, expected: str, found: str, *, waiting: bool) -> bool:
    if expected == "wait":
        return waiting
    if rule == ANY and expected == "pass":
        return found not in {"hold", "wait"}  # the order may go on, whatever is told beside it
    return expected == found


def _is_by(finding: Finding, rule: str) -> bool:
    # EN01 and EN02 speak for the rule they are about: a case must not pass by a broken check.
    return rule in {ANY, finding.rule} or rule_meant(finding.subject) == rule


def _waits(screening: Screening, rule: str) -> bool:
    running = (each for each in screening.waits if each.is_running(screening.at))
    return any(rule in {ANY, each.rule} for each in running)


def outcome_of(screening: Screening, rule: str = ANY) -> str:
    """Return what one rule says in sum, or all of them: `hold`, `wait`, `warn`, `info` or `pass`.

    A wait outweighs what is only told beside it.
    """
    severities = {each.severity for each in screening.findings if _is_by(each, rule)}
    gravest = next((each.value for each in _GRAVITY if each in severities), None)
    if gravest != "hold" and _waits(screening, rule):
        return "wait"
    return gravest or "pass"


def _silence(engine: Engine, rule: str) -> str:
    """Say why a rule that says nothing may not have run at all."""
    if rule == ANY:
        return ""
    if rule not in engine.pack:
        return ' (the pack does not run it: mode = "off")'
    if engine.pack[rule].mode.value == "shadow":
        return " (the pack runs it in shadow mode)"
    lacking = {check.name: said for check, said in engine.unconfigured}
    return f" (off for want of {lacking[rule].en})" if rule in lacking else ""
