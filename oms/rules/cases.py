"""`[[case]]` of a pack: an order, and what each rule must say of it. A pack proves itself so."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import Any, Final, NamedTuple

from oms.errors import Fault, OmsError, did_you_mean
from oms.model.base import JST
from oms.model.builder import order as build_order
from oms.model.orders import Order
from oms.rules.registry import Registry

__all__ = ["ANY", "OUTCOMES", "Expectation", "PackCase", "parse_cases"]

ANY: Final = "any"
"""The rule name of an expectation about the order as a whole."""

OUTCOMES: Final = ("hold", "warn", "info", "wait", "pass")
_KEYS: Final = ("name", "order", "at", "earlier", "expect", "why")
_MOST: Final = 10_000
_AFTER: Final = timedelta(hours=1)
_YEARS: Final = range(1970, 2970)
"""Beyond them no calendar of ours can count."""


class Expectation(NamedTuple):
    """What one rule must say.

    Attributes:
        outcome: `hold`, `warn`, `info`, `wait` or `pass` (says nothing at all).
        at: The place its evidence must name; `None` = any.
    """

    outcome: str
    at: str | None = None


@dataclass(frozen=True, slots=True)
class PackCase:
    """One case of a pack.

    Attributes:
        name: What it shows, unique within the pack.
        fragment: The facts of the order that differ from a plain one, as written.
        expect: Expectations by rule; `any` is the order as a whole.
        moment: The moment of the screening; by default an hour after the order.
        earlier: Fragments of earlier revisions, oldest first.
        why: A remark of the author.
        line: Where it stands.
    """

    name: str
    fragment: Mapping[str, Any]
    expect: Mapping[str, Expectation]
    moment: datetime | None = None
    earlier: tuple[Mapping[str, Any], ...] = ()
    why: str = ""
    line: int | None = field(default=None, compare=False)

    @property
    def order(self) -> Order:
        """The order, built anew."""
        return build_order(**self.fragment)

    @property
    def revisions(self) -> tuple[Order, ...]:
        """The earlier revisions, built anew."""
        return tuple(build_order(**each) for each in self.earlier)

    def at(self, order: Order) -> datetime:
        """The moment of the screening."""
        return self.moment or order.order_datetime + _AFTER


def parse_cases(
    rows: Any, registry: Registry, where: str, lines: Sequence[int]
) -> tuple[tuple[PackCase, ...], list[Fault]]:
    """Return the cases of a pack file and every fault of them.

    Args:
        rows: What stands under `case`.
        registry: The checks an expectation may name.
        where: The file.
        lines: The lines of the `[[case]]` headers.
    """
    if not isinstance(rows, list) or not all(isinstance(row, Mapping) for row in rows):
        return (), [Fault(where, None, "case: expected tables such as [[case]]")]
    if len(rows) > _MOST:
        return (), [Fault(where, None, f"case: expected at most {_MOST:,} cases")]
    cases, faults, names = [], [], dict[str, int]()
    for number, row in enumerate(rows, 1):
        line = lines[number - 1] if number <= len(lines) else None
        reader = _Reader(row, registry, where, line, number)
        case = reader.read()
        faults += reader.faults
        if case is not None and (first := names.setdefault(case.name, number)) != number:
            faults.append(reader.fault("name", f"case {first} has the same name"))
        if case is not None:
            cases.append(case)
    return tuple(cases), faults


class _Reader:
    """Reads one case and gathers its faults."""

    def __init__(
        self, row: Mapping[str, Any], registry: Registry, where: str, line: int | None, number: int
    ) -> None:
        """Take the table."""
        self._row, self._registry, self._where, self._line = row, registry, where, line
        name = row.get("name")
        self._called = f"case {name!r:.60}" if isinstance(name, str) and name else f"case {number}"
        self.faults: list[Fault] = []

    def fault(self, key: str, expected: str, hint: str | None = None) -> Fault:
        """Make a fault at this case."""
        return Fault(self._where, self._line, f"{self._called}: {key}: {expected}", hint)

    def _tell(self, key: str, expected: str, hint: str | None = None) -> None:
        self.faults.append(self.fault(key, expected, hint))

    def read(self) -> PackCase | None:
        """Return the case, or `None` if it has a fault."""
        row = self._row
        for key in row:
            if key not in _KEYS:
                self._tell(key, "no such key", did_you_mean(key, _KEYS))
        name, why = row.get("name"), row.get("why", "")
        if not isinstance(name, str) or not name.strip():
            self._tell("name", "expected a sentence that says what the case shows")
        if not isinstance(why, str):
            self._tell("why", "expected text")
        fragment = self._fragment("order", row.get("order", {}))
        earlier = row.get("earlier", [])
        if not isinstance(earlier, list):
            self._tell("earlier", "expected a list of orders")
            earlier = []
        revisions = tuple(self._fragment("earlier", each) for each in earlier)
        expect = dict(self._expectations(row.get("expect")))
        moment = self._moment(row.get("at"))
        if self.faults:
            return None
        return PackCase(str(name), fragment, expect, moment, revisions, str(why), self._line)

    def _fragment(self, key: str, fragment: Any) -> Mapping[str, Any]:
        if not isinstance(fragment, Mapping):
            self._tell(key, "expected a table of the fields that differ from a plain order")
            return {}
        try:
            order = build_order(**fragment)
        except OmsError as error:
            self._tell(key, error.message)
        else:
            self._year(f"{key}.order_datetime", order.order_datetime)
        return fragment

    def _moment(self, at: Any) -> datetime | None:
        if at is None:
            return None
        if isinstance(at, date):
            moment = at if isinstance(at, datetime) else datetime.combine(at, time())
            self._year("at", moment)
            return moment if moment.tzinfo else moment.replace(tzinfo=JST)
        self._tell("at", "expected a moment such as 2026-05-01T12:00:00 (Japanese time)")
        return None

    def _year(self, key: str, moment: datetime) -> None:
        if moment.year not in _YEARS:
            expected = f"expected a year from {_YEARS[0]} to {_YEARS[-1]}"
            self._tell(key, expected)

    def _expectations(self, expect: Any) -> Iterator[tuple[str, Expectation]]:
        if isinstance(expect, str):
            expect = {ANY: expect}
        if not isinstance(expect, Mapping) or not expect:
            outcomes = ", ".join(f'"{each}"' for each in OUTCOMES)
            self._tell("expect", f'expected one of {outcomes}, or a table "rule" = "hold"')
            return
        seen: dict[str, str] = {}
        for rule, said in expect.items():
            name = self._rule(rule)
            made = self._expectation(rule, said)
            if name is not None and (first := seen.setdefault(name, rule)) != rule:
                self._tell(f"expect.{rule}", f"is {name}, which is named as {first} as well")
            if name is not None and made is not None:
                yield name, made

    def _rule(self, rule: str) -> str | None:
        if rule == ANY:
            return ANY
        check = self._registry.get(rule)
        if check is None:
            hint = did_you_mean(rule, [*self._registry.spellings, ANY])
            self._tell(f"expect.{rule}", "no such check", hint)
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
            expected = f'expected {", ".join(OUTCOMES)}, or {{ is = "hold", at = "remarks" }}'
            self._tell(f"expect.{rule}", expected, hint)
            return None
        return Expectation(outcome, at)
