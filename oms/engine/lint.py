"""What is no fault of a pack and hardly meant: settings without effect, cases without proof."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, datetime
from functools import lru_cache
from types import MappingProxyType
from typing import Any, Final

from oms.errors import Fault
from oms.model.base import JST
from oms.model.check import Check, Mode
from oms.model.context import Context
from oms.model.shop import ItemFacts, ServiceFacts, ShopFacts
from oms.rules.cases import PackCase
from oms.rules.layers import Layers, layered
from oms.rules.pack import Pack, configure, shop_facts
from oms.rules.registry import Registry, default_registry
from oms.text import fold, read_remarks

__all__ = ["lint", "mentioned"]

_SHORTEST: Final = 4
_DAY: Final = date(2026, 5, 1)
_MESSAGES: Final = (
    "のし希望",
    "領収書希望",
    "領収書をお願いします",
    "キャンセルしてください",
    "キャンセル希望",
    "配達日を変更したいです",
    "置き配希望",
    "電話ください",
    "ラッピング希望",
    "名入れ希望",
)
"""What buyers write most; a default text that takes one of them off takes too much."""


def lint(pack: Pack, at: datetime, *, registry: Registry | None = None) -> Iterator[Fault]:
    r"""Yield warnings about a sound pack, each with file and line.

    Args:
        pack: A pack read from a file.
        at: The moment, for its validity.
        registry: The checks it was made from.

    Example:
        >>> from oms.model.base import jst
        >>> from oms.rules import parse_pack
        >>> pack = parse_pack('''
        ... [pack]
        ... format = 1
        ... name = "demo"
        ... [checks."payment.amount_undetermined"]
        ... severity = "hold"
        ... [[case]]
        ... name = "the amount is open"
        ... order = { goods_price = -9999 }
        ... expect = { "payment.amount_undetermined" = "hold" }
        ... ''', where="demo.toml")
        >>> print(*lint(pack, jst(2026, 5, 1)), sep="\n")
        demo.toml:6: checks.payment.amount_undetermined.severity: is so without this line, too
    """
    if pack.layers is None:
        raise TypeError("pack: expected a pack read from a file; it has lines to point at")
    known = default_registry() if registry is None else registry
    linter = _Linter(pack, pack.layers, known)
    found = [*linter.validity(at.astimezone(JST).date()), *linter.all()]
    yield from sorted(found, key=lambda each: each.line or 0)


def mentioned(pack: Pack, *, registry: Registry | None = None) -> frozenset[str]:
    """Return the names of the checks a pack configures, in any layer, or expects something of."""
    known = default_registry() if registry is None else registry
    layers = pack.layers
    stated = layers.data["checks"] if layers is not None else {}
    names = {known[key].name for key in stated if key in known}
    return frozenset(names.union(*(case.expect for case in pack.cases)))


class _Linter:
    """Looks at one pack."""

    def __init__(self, pack: Pack, layers: Layers, registry: Registry) -> None:
        self._pack, self._layers, self._registry = pack, layers, registry
        top = layers.top.data
        checks = top.get("checks", {})
        self._stated: Mapping[str, Mapping[str, Any]] = {
            key: table for key, table in checks.items() if key in registry
        }
        self._shop: Mapping[str, Any] = top.get("shop", {})
        self._lacking = {each.name: each.lacks(pack.shop) for each in pack.checks}

    def all(self) -> Iterator[Fault]:
        yield from self._same()
        yield from self._unproved()
        yield from self._off()
        yield from self._texts()
        yield from self._facts()
        for case in self._pack.cases:
            yield from self._case(case)

    def _tell(self, path: str, message: str, hint: str | None = None) -> Fault:
        origin = self._layers.origin_of(path)
        return Fault(origin.where, origin.line, f"{path}: {message}", hint)

    def validity(self, today: date) -> Iterator[Fault]:
        until = self._pack.valid_until
        if until is not None and until < today:
            yield self._tell("pack.valid_until", f"the pack has expired; today is {today} (JST)")

    def _same(self) -> Iterator[Fault]:
        """Yield settings that are already those of the layer below."""
        below = layered(self._layers.documents[-2], self._registry).data
        here, said = self._layers.data, "is so without this line, too"
        for key, table in self._stated.items():
            check = self._registry[key]
            new = _configured(check, here["checks"].get(key, {}))
            old = _configured(check, _named(below["checks"], check.name, self._registry))
            for name in table if new is not None and old is not None else ():
                if getattr(new, name) == getattr(old, name):
                    yield self._tell(f"checks.{key}.{name}", said)
        old_shop, faults = shop_facts(below["shop"], where="")
        if not faults:
            yield from self._same_facts(old_shop, said)

    def _same_facts(self, old: ShopFacts, said: str) -> Iterator[Fault]:
        shop = self._pack.shop
        if "default_texts" in self._shop and shop.default_texts == old.default_texts:
            yield self._tell("shop.default_texts", said)
        for name, rows in _tables(self._shop):
            for key, row in rows.items():
                new, former = getattr(shop, name)[key], getattr(old, name).get(key)
                for fact in row if isinstance(row, Mapping) and former is not None else ():
                    if getattr(new, fact) == getattr(former, fact):
                        yield self._tell(f"shop.{name}.{key}.{fact}", said)

    def _unproved(self) -> Iterator[Fault]:
        """Yield checks that are configured here and named by no case."""
        proved = {rule for case in self._pack.cases for rule in case.expect}
        for key in self._stated:
            name = self._registry[key].name
            runs = name in self._pack and self._pack[name].mode is Mode.ENFORCE
            if runs and name not in proved:
                yield self._tell(f"checks.{key}", "no case names it, so nothing proves it")

    def _off(self) -> Iterator[Fault]:
        """Yield checks the pack counts on that are off; what it never names is off by right."""
        counted = mentioned(self._pack, registry=self._registry)
        for name, said in self._lacking.items():
            if said is not None and name in counted:
                hint = f'or state mode = "off" in [checks."{name}"]'
                yield self._tell(f"checks.{name}", f"is off for want of {said.en}", hint)

    def _texts(self) -> Iterator[Fault]:
        """Yield default texts that may hide a message, and those another one covers."""
        texts, remedy = self._pack.shop.default_texts, "paste the whole text of the form"
        plain = ["".join(fold(each).text.split()) for each in texts]
        for number, (text, bare) in enumerate(zip(texts, plain, strict=True)):
            path = f"shop.default_texts.{number}"
            if len(bare) < _SHORTEST:
                yield self._tell(path, f"is very short; {remedy}")
            elif hidden := next((each for each in _MESSAGES if _hides(text, each)), None):
                yield self._tell(
                    path, f"hides a buyer's {hidden!r}; paste the whole text of the form"
                )
            others = (n for n, other in enumerate(plain) if n != number and bare in other)
            within = next((n for n in others if plain[n] != bare or n < number), None)
            if within is not None:
                yield self._tell(path, f"stands in the text {within + 1} of the list as well")

    def _facts(self) -> Iterator[Fault]:
        """Yield facts of items and services that no check of the pack reads."""
        read: frozenset[tuple[str, str]] = frozenset().union(
            *(_facts_read(type(check)) for check in self._pack.checks)
        )
        for name, rows in _tables(self._shop):
            told: set[str] = set()
            for key, row in rows.items():
                for fact in row if isinstance(row, Mapping) else ():
                    if (name, fact) not in read and fact not in told:
                        told.add(fact)  # one line for all items
                        path = f"shop.{name}.{key}.{fact}"
                        yield self._tell(path, "no check that runs reads this")

    def _case(self, case: PackCase) -> Iterator[Fault]:
        where = self._layers.top.where
        if not (case.fragment or case.earlier or case.moment):
            message = f"case {case.name!r:.60}: names nothing of the order; it is a plain one"
            yield Fault(where, case.line, message)
        for rule, said in case.expect.items():
            why = self._silence(rule)
            if said.outcome == "pass" and why:
                message = f"case {case.name!r:.60}: {rule} passes whatever the order: {why}"
                yield Fault(where, case.line, message)

    def _silence(self, rule: str) -> str | None:
        if rule == "any":
            return None
        if rule not in self._pack:
            return 'its mode is "off"'
        if self._pack[rule].mode is Mode.SHADOW:
            return 'its mode is "shadow"'
        said = self._lacking[rule]
        return None if said is None else f"it is off for want of {said.en}"


def _tables(shop: Mapping[str, Any]) -> Iterator[tuple[str, Mapping[str, Any]]]:
    for name in ("items", "services"):
        if isinstance(rows := shop.get(name), Mapping):
            yield name, rows


def _named(tables: Mapping[str, Any], name: str, registry: Registry) -> Mapping[str, Any]:
    found = (
        each for key, each in tables.items() if key in registry and registry[key].name == name
    )
    return next(found, {})


def _configured(check: type[Check], parameters: Mapping[str, Any]) -> Check | None:
    """Return the check with these parameters; `None` if they are faulty in a layer below."""
    chosen = {**parameters, "mode": "shadow"}  # a check that is off would be left out
    checks, faults = configure({check.name: chosen}, Registry([check]), where="")
    if faults:
        return None
    return checks[0].model_copy(update={"mode": Mode(parameters.get("mode", Mode.ENFORCE))})


def _hides(text: str, message: str) -> bool:
    return not read_remarks(message, _DAY, default_texts=(text,)).needs_person


@lru_cache(maxsize=256)
def _facts_read(check: type[Check]) -> frozenset[tuple[str, str]]:
    """Return the facts of items and services a check reads in its own cases."""
    read: set[tuple[str, str]] = set()
    for case in check.cases():
        try:
            shop = _watched(ShopFacts.model_validate(case.shop), read)
            made = check.model_validate(case.params)
            moment = case.moment or case.order.order_datetime
            list(made.examine(case.order, Context(moment, (), case.earlier, {}, shop)))
            made.lacks(shop)
        except Exception:  # noqa: BLE001, S112  a case that fails is told by its own test
            continue
    return frozenset(read)


def _watched(shop: ShopFacts, read: set[tuple[str, str]]) -> ShopFacts:
    """Return the same facts; which of them are read is written down."""

    def rows(name: str, given: Mapping[str, Any], model: type[Any]) -> Mapping[str, Any]:
        class Watched(model):  # type: ignore[misc]
            def __getattribute__(self, key: str) -> Any:
                if key in model.model_fields:
                    read.add((name, key))
                return super().__getattribute__(key)

        return MappingProxyType(
            {key: Watched.model_construct(**row.model_dump()) for key, row in given.items()}
        )

    update = {
        "items": rows("items", shop.items, ItemFacts),
        "services": rows("services", shop.services, ServiceFacts),
    }
    return shop.model_copy(update=update)
