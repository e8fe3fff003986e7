"""Fingerprints: what a release is bound to, so that the same facts never hold again (law 4)."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from typing import Any, Final, NamedTuple

from oms.model.check import Check, OnClear
from oms.model.finding import ORDER, Finding, rule_meant
from oms.model.orders import Order
from oms.model.paths import facts_about
from oms.rules.pack import canonical

__all__ = ["Binding", "bindings_of", "fingerprint"]

_NOT_FACTS: Final = {"mode", "on_clear"}
"""Parameters that say what follows from a finding, not whether there is one."""


class Binding(NamedTuple):
    """What of a configured check belongs to the facts of its findings.

    Attributes:
        meaning: Revision of what the check means.
        parameters: Its effective parameters, canonical.
        inputs: The order fields it declares, but for the incidental ones.
        on_clear: What becomes of an open hold whose cause is gone.
    """

    meaning: int
    parameters: str
    inputs: tuple[str, ...]
    on_clear: OnClear


def bindings_of(checks: Iterable[Check]) -> Mapping[str, Binding]:
    """Return the bindings of configured checks by rule id."""
    return {
        check.name: Binding(
            check.meaning,
            _text(canonical(check.model_dump(exclude=_NOT_FACTS))),
            tuple(path for path in check.inputs if path not in check.incidental),
            check.on_clear,
        )
        for check in checks
    }


def binding_of(bindings: Mapping[str, Binding], rule: str, subject: str) -> Binding | None:
    """Return the binding of a rule; that of the check meant, where the engine itself speaks."""
    return bindings.get(rule_meant(subject) or rule) or bindings.get(rule)


def fingerprint(
    order: Order, rule: str, subject: str, findings: Iterable[Finding], binding: Binding | None
) -> str:
    """Return the hash of the facts behind the findings of one rule on one subject.

    They are the rule with its meaning revision and effective parameters, the values of its
    declared inputs as far as they concern the subject, and what each finding says it rests on
    beside them (`kind`, `facts`). The moment is no fact.
    """
    said = {_text([each.code, each.kind, canonical(each.facts)]) for each in findings}
    about = ORDER if rule_meant(subject) else subject
    meaning, parameters, inputs = (0, "", ()) if binding is None else binding[:3]
    facts = {
        "rule": [rule, subject, meaning, parameters],
        "inputs": facts_about(order, inputs, about),
        "said": sorted(said),
    }
    return hashlib.sha256(_text(facts).encode("ascii")).hexdigest()[:32]


def _text(value: Any) -> str:
    return json.dumps(value, sort_keys=True, ensure_ascii=True, separators=(",", ":"))
