"""Prove a pack by its own cases."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from oms.engine.engine import Engine
from oms.engine.screening import Screening
from oms.errors import Told, did_you_mean
from oms.model.finding import Finding, Severity, Wait, rule_meant
from oms.rules.cases import ANY, PackCase
from oms.rules.pack import Pack

__all__ = ["CaseResult", "outcome_of", "prove", "prove_case", "prover"]

_GRAVITY: Final = (Severity.HOLD, Severity.WARN, Severity.INFO)


@dataclass(frozen=True, slots=True)
class CaseResult:
    """What came of one case.

    Attributes:
        case: The case.
        failures: What was expected and what was said instead, a sentence for each rule, in
            both languages (`oms.errors.in_lang`).
        screening: What the engine said.
    """

    case: PackCase
    failures: tuple[Told, ...]
    screening: Screening

    @property
    def passed(self) -> bool:
        """Whether every expectation held."""
        return not self.failures


def prover(pack: Pack) -> Engine:
    """Return an engine for the cases of a pack, whose moments need not lie in its validity.

    Data of this machine is opened only if a case names a check that rests on it.
    """
    named = {rule for case in pack.cases for rule in case.expect}
    checks = tuple(each for each in pack.checks if not each.needs or each.name in named)
    always = {"valid_from": None, "valid_until": None}
    return Engine(pack.model_copy(update={**always, "checks": checks}))


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
        _failure(engine, bare if rule == ANY else screening, case, rule) for rule in case.expect
    )
    return CaseResult(case, tuple(each for each in failures if each is not None), screening)


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


def _failure(engine: Engine, screening: Screening, case: PackCase, rule: str) -> Told | None:
    expected, found = case.expect[rule], outcome_of(screening, rule)
    waiting = _waits(screening, rule)
    called = Told("the order", "注文全体") if rule == ANY else rule
    said = [each for each in screening.findings if _is_by(each, rule)]
    if not _agrees(rule, expected.outcome, found, waiting=bool(waiting)):
        why = _why(engine, case, rule, [*said, *waiting])
        return Told(
            "{rule}: expected {expected}, found {found}{why}",
            "{rule}: 期待は {expected}、結果は {found}{why}",
            rule=called,
            expected=expected.outcome,
            found=found,
            why=why and Told(" ({why})", " ({why})", why=why),
        )
    paths = {each.path for finding in said for each in finding.evidence}
    if expected.at is None or expected.at in paths:
        return None
    hint = did_you_mean(expected.at, paths)
    shown = Told.joined(sorted(paths), ", ", "、") or Told("nothing", "なし")
    return Told(
        "{rule}: expected evidence at {at}, found {shown}{near}",
        "{rule}: 期待した根拠は {at}、結果は {shown}{near}",
        rule=called,
        at=expected.at,
        shown=shown,
        near=(hint and Told(" ({hint})", " ({hint})", hint=hint)) or "",
    )


def _why(engine: Engine, case: PackCase, rule: str, said: Sequence[Finding | Wait]) -> Told | str:
    """Say what was said, or why nothing was."""
    if said:
        return Told.joined(dict.fromkeys(map(_text, said)))
    return _silence(engine, rule) or _last_step(engine, case, rule)


def _text(said: Finding | Wait) -> Told:
    if isinstance(said, Wait):
        return Told(said.label.text("en"), said.label.text("ja"))
    return Told(said.text("en"), said.text("ja"))


def _last_step(engine: Engine, case: PackCase, rule: str) -> Told | str:
    """Say with which clause a check that ran ended without a word."""
    order = case.order
    traces = engine.explain(order, case.at(order), earlier=case.revisions).traces
    steps = next((each.steps for each in traces if each.name == rule), ())
    return Told(steps[-1].text("en"), steps[-1].text("ja")) if steps else ""


def _agrees(rule: str, expected: str, found: str, *, waiting: bool) -> bool:
    if expected == "wait":
        return waiting
    if rule == ANY and expected == "pass":
        return found not in {"hold", "wait"}  # the order may go on, whatever is told beside it
    return expected == found


def _is_by(finding: Finding, rule: str) -> bool:
    # EN01 and EN02 speak for the rule they are about: a case must not pass by a broken check.
    return rule in {ANY, finding.rule} or rule_meant(finding.subject) == rule


def _waits(screening: Screening, rule: str) -> list[Wait]:
    running = (each for each in screening.waits if each.is_running(screening.at))
    return [each for each in running if rule in {ANY, each.rule}]


def outcome_of(screening: Screening, rule: str = ANY) -> str:
    """Return what one rule says in sum, or all of them: `hold`, `wait`, `warn`, `info` or `pass`.

    A wait outweighs what is only told beside it.
    """
    severities = {each.severity for each in screening.findings if _is_by(each, rule)}
    gravest = next((each.value for each in _GRAVITY if each in severities), None)
    if gravest != "hold" and _waits(screening, rule):
        return "wait"
    return gravest or "pass"


def _silence(engine: Engine, rule: str) -> Told | None:
    """Say why a rule that says nothing may not have run at all."""
    if rule == ANY:
        return None
    if rule not in engine.pack:
        return Told(
            'the pack does not run it: mode = "off"', 'パックが動かしていません: mode = "off"'
        )
    if engine.pack[rule].mode.value == "shadow":
        return Told(
            "the pack runs it in shadow mode", "パックが shadow (記録だけ) で動かしています"
        )
    lacking = {check.name: said for check, said in engine.unconfigured}
    if rule not in lacking:
        return None
    what = Told(lacking[rule].en, lacking[rule].ja)
    return Told("off for want of {what}", "次の設定がないため動いていません: {what}", what=what)
