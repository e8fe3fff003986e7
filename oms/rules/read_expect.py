"""What a case expects: one word of the order as a whole, or a word for each rule."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any, Final, Protocol

from oms.errors import Told, did_you_mean, quoted
from oms.model.paths import field_paths
from oms.rules.cases import ANY, OUTCOMES, Expectation
from oms.rules.registry import Registry, absent

__all__ = ["expectations"]

_INDEX: Final = re.compile(r"\[\d+\]")


class _Tell(Protocol):
    def __call__(self, path: tuple[str, ...], said: Told, hint: Told | None = None) -> None:
        """Take a fault at a key of the case."""


def expectations(expect: Any, registry: Registry, tell: _Tell) -> dict[str, Expectation]:
    """Return the expectations by rule.

    Args:
        expect: What stands under `expect`.
        registry: The checks that may be named.
        tell: Takes the faults.
    """
    reader = _Reader(registry, tell)
    found = dict(reader.read(expect))
    for rule, said in _contradictory(found):
        tell(("expect", reader.spelled[rule]), said)
    return found


class _Reader:
    """Reads one table."""

    def __init__(self, registry: Registry, tell: _Tell) -> None:
        self._registry, self._tell = registry, tell
        self.spelled: dict[str, str] = {}  # names of checks as the case calls them

    def read(self, expect: Any) -> Iterator[tuple[str, Expectation]]:
        if isinstance(expect, str):
            expect = {ANY: expect}
        if not isinstance(expect, Mapping) or not expect:
            en = 'expected {words}, or a table "rule" = "hold"'
            ja = '{words}、または "ルール" = "hold" の表を書いてください'
            self._tell(("expect",), Told(en, ja, words=quoted(OUTCOMES)))
            return
        for rule, said in expect.items():
            name = self._rule(rule)
            made = self._expectation(rule, said)
            if name is not None and (first := self.spelled.setdefault(name, rule)) != rule:
                en, ja = (
                    "is {name}, which is named as {first} as well",
                    "{name} はもう {first} として書かれています",
                )
                self._tell(("expect", rule), Told(en, ja, name=name, first=first))
            if name is not None and made is not None:
                yield name, made

    def _rule(self, rule: str) -> str | None:
        if rule == ANY:
            return ANY
        check = self._registry.get(rule)
        if check is None:
            self._tell(("expect", rule), *absent(rule, self._registry, ANY))
            return None
        return str(check.name)

    def _expectation(self, rule: str, said: Any) -> Expectation | None:
        told = said if isinstance(said, Mapping) else {"is": said}
        outcome, at, strange = told.get("is"), told.get("at"), set(told) - {"is", "at"}
        if strange or outcome not in OUTCOMES or not isinstance(at, str | None):
            word = min(map(str, strange), default=outcome)
            known = ("is", "at") if strange else OUTCOMES
            hint = (
                did_you_mean(word, known) if isinstance(word, str) and word not in known else None
            )
            en = 'expected {words}, or {{ is = "hold", at = "remarks" }}'
            ja = '{words}、または {{ is = "hold", at = "remarks" }} と書いてください'
            self._tell(("expect", rule), Told(en, ja, words=quoted(OUTCOMES)), hint)
            return None
        if at is not None and not _is_place(at):
            no = Told(
                "an order has no field {at}", "注文に {at} という項目はありません", at=repr(at)
            )
            self._tell(("expect", rule, "at"), no, did_you_mean(_INDEX.sub("", at), field_paths()))
        return Expectation(outcome, at)


def _contradictory(expect: Mapping[str, Expectation]) -> Iterator[tuple[str, Told]]:
    """Yield what cannot be true together: an order that may go on, and a rule that holds it."""
    if (whole := expect.get(ANY)) is None:
        return
    for rule, said in expect.items():
        if rule != ANY and _is_graver(said.outcome, whole.outcome):
            en = 'is "{said}", but the order as a whole (any) is expected to be "{whole}"'
            ja = '"{said}" なのに、注文全体 (any) が "{whole}" では両立しません'
            yield rule, Told(en, ja, said=said.outcome, whole=whole.outcome)


def _is_graver(said: str, whole: str) -> bool:
    """Whether a rule says more than the order as a whole; what only warns may pass."""
    if said in {"hold", "wait"}:
        return whole in {"pass", "info", "warn"}
    return said == "warn" and whole == "info"


def _is_place(at: str) -> bool:
    plain = _INDEX.sub("", at)
    return any(each == plain or each.startswith(f"{plain}.") for each in field_paths())
