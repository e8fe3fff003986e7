"""Two packs side by side, in terms of what they decide."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

from oms.engine.proof import outcome_of, prove_case, prover
from oms.model.check import Check
from oms.rules.cases import PackCase
from oms.rules.pack import Pack, canonical

__all__ = ["CaseChange", "Change", "Comparison", "compare"]


class Change(NamedTuple):
    """A value that differs.

    Attributes:
        path: What: a check's name and parameter, or a fact of the shop.
        old: Its value in the first pack, plain; `None` = not there.
        new: Its value in the second.
    """

    path: tuple[str, ...]
    old: Any
    new: Any


class CaseChange(NamedTuple):
    """A case that the other pack decides differently.

    Attributes:
        pack: The pack it stands in.
        case: The case.
        rule: A rule, or `any` for the order as a whole.
        old: What the first pack says: `hold`, `warn`, `info`, `wait` or `pass`.
        new: What the second says.
    """

    pack: Pack
    case: PackCase
    rule: str
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class Comparison:
    """How two packs differ.

    Attributes:
        checks: Parameters of checks; the parameter `now` sums up what becomes of an order: the
            severity, `shadow` or `off`.
        shop: Facts of the shop.
        validity: Days it is meant for.
        cases: Cases of either pack that are decided differently.
    """

    checks: tuple[Change, ...]
    shop: tuple[Change, ...]
    validity: tuple[Change, ...]
    cases: tuple[CaseChange, ...]

    @property
    def is_equal(self) -> bool:
        """Whether both decide alike."""
        return not (self.checks or self.shop or self.validity or self.cases)


def compare(old: Pack, new: Pack) -> Comparison:
    """Compare what two packs decide; names, versions and remarks do not matter.

    Example:
        >>> old, new = Pack.build("old"), Pack.build("new", {"PY01": {"severity": "warn"}})
        >>> [(change.path[1], change.old, change.new) for change in compare(old, new).checks]
        [('now', 'hold', 'warn'), ('severity', 'hold', 'warn')]
    """
    return Comparison(
        checks=tuple(_checks(old, new)),
        shop=tuple(_facts(_shop(old), _shop(new))),
        validity=tuple(_facts(_validity(old), _validity(new))),
        cases=tuple(_cases(old, new)),
    )


def _checks(old: Pack, new: Pack) -> Iterator[Change]:
    one, two = ({each.name: each for each in pack.checks} for pack in (old, new))
    for name in dict.fromkeys([*one, *two]):
        before, after = _said(one.get(name)), _said(two.get(name))
        if {before["now"], after["now"]} & {"off"}:
            before, after = {"now": before["now"]}, {"now": after["now"]}
        yield from _facts(
            {(name, key): value for key, value in before.items()},
            {(name, key): value for key, value in after.items()},
        )


def _said(check: Check | None) -> dict[str, Any]:
    if check is None:
        return {"now": "off"}
    said: dict[str, Any] = canonical(check.model_dump())
    mode = said.pop("mode")
    return {"now": said["severity"] if mode == "enforce" else mode} | said


def _shop(pack: Pack) -> dict[tuple[str, ...], Any]:
    facts: dict[tuple[str, ...], Any] = {}
    for name, value in canonical(pack.shop.model_dump()).items():
        if isinstance(value, Mapping):
            for key, row in value.items():
                facts |= {
                    (name, key, fact): each for fact, each in row.items() if each is not None
                }
        else:
            facts |= {(name, each): True for each in value}
    return facts


def _validity(pack: Pack) -> dict[tuple[str, ...], Any]:
    return {("valid_from",): pack.valid_from, ("valid_until",): pack.valid_until}


def _facts(
    old: Mapping[tuple[str, ...], Any], new: Mapping[tuple[str, ...], Any]
) -> Iterator[Change]:
    for path in dict.fromkeys([*old, *new]):
        if old.get(path) != new.get(path):
            yield Change(path, old.get(path), new.get(path))


def _cases(old: Pack, new: Pack) -> Iterator[CaseChange]:
    one, two = prover(old), prover(new)
    seen: list[PackCase] = []
    for pack in (old, new):
        for case in pack.cases:
            if case in seen:
                continue
            seen.append(case)
            before, after = (prove_case(engine, case).screening for engine in (one, two))
            spoken = [each.rule for said in (before, after) for each in said.findings]
            waiting = [each.rule for said in (before, after) for each in said.waits]
            for rule in dict.fromkeys([*spoken, *waiting, "any"]):
                outcomes = outcome_of(before, rule), outcome_of(after, rule)
                if outcomes[0] != outcomes[1]:
                    yield CaseChange(pack, case, rule, *outcomes)
