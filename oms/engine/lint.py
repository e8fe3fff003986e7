"""What is no fault of a pack and hardly meant: settings without effect, cases without proof."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, datetime
from typing import Any, Final

from oms.engine.facts_read import READ_BY_PLANS, facts_read
from oms.errors import Fault, Told
from oms.model.base import JST
from oms.model.check import Check, Mode
from oms.model.finding import Message
from oms.model.shop import ShopFacts
from oms.rules.cases import PackCase
from oms.rules.layers import Layers, layered
from oms.rules.pack import Pack
from oms.rules.registry import Registry, default_registry
from oms.rules.settings import configure, shop_facts
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

    def _tell(self, path: str, said: Told, hint: Told | None = None) -> Fault:
        origin = self._layers.origin_of(path)
        return Fault.of(origin.where, path, said, hint, origin.line)

    def validity(self, today: date) -> Iterator[Fault]:
        until = self._pack.valid_until
        if until is not None and until < today:
            en, ja = (
                "the pack has expired; today is {today} (JST)",
                "有効期限を過ぎています。今日は {today} (JST) です",
            )
            yield self._tell("pack.valid_until", Told(en, ja, today=today))

    def _same(self) -> Iterator[Fault]:
        """Yield settings that are already those of the layer below."""
        below = layered(self._layers.documents[-2], self._registry).data
        here = self._layers.data
        said = Told("is so without this line, too", "この行がなくても同じです")
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

    def _same_facts(self, old: ShopFacts, said: Told) -> Iterator[Fault]:
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
                en = "no case names it, so nothing proves it"
                yield self._tell(f"checks.{key}", Told(en, "確かめるケースがありません"))

    def _off(self) -> Iterator[Fault]:
        """Yield checks the pack counts on that are off; what it never names is off by right."""
        counted = mentioned(self._pack, registry=self._registry)
        for name, said in self._lacking.items():
            if said is not None and name in counted:
                hint = Told(
                    'or state mode = "off" in [checks."{name}"]',
                    '要らなければ [checks."{name}"] に mode = "off" を',
                    name=name,
                )
                yield self._tell(f"checks.{name}", _off(said), hint)

    def _texts(self) -> Iterator[Fault]:
        """Yield default texts that may hide a message, and those another one covers."""
        texts = self._pack.shop.default_texts
        remedy = Told("paste the whole text of the form", "フォームの文を全部貼ってください")
        plain = ["".join(fold(each).text.split()) for each in texts]
        for number, (text, bare) in enumerate(zip(texts, plain, strict=True)):
            path = f"shop.default_texts.{number}"
            if len(bare) < _SHORTEST:
                yield self._tell(path, Told("is very short", "短すぎます"), remedy)
            elif hidden := next((each for each in _MESSAGES if _hides(text, each)), None):
                en, ja = "hides a buyer's {hidden!r}", "購入者の「{hidden}」を隠してしまいます"
                yield self._tell(path, Told(en, ja, hidden=hidden), remedy)
            others = (n for n, other in enumerate(plain) if n != number and bare in other)
            within = next((n for n in others if plain[n] != bare or n < number), None)
            if within is not None:
                en, ja = (
                    "stands in the text {number} of the list as well",
                    "{number} 番目の文に含まれています",
                )
                yield self._tell(path, Told(en, ja, number=within + 1))

    def _facts(self) -> Iterator[Fault]:
        """Yield facts of items and services that neither a check of the pack nor a plan reads."""
        read: frozenset[tuple[str, str]] = READ_BY_PLANS.union(
            *(facts_read(type(check)) for check in self._pack.checks)
        )
        for name, rows in _tables(self._shop):
            told: set[str] = set()
            for key, row in rows.items():
                for fact in row if isinstance(row, Mapping) else ():
                    if (name, fact) not in read and fact not in told:
                        told.add(fact)  # one line for all items
                        path = f"shop.{name}.{key}.{fact}"
                        en, ja = (
                            "no check that runs reads this",
                            "これを読むチェックは動いていません",
                        )
                        yield self._tell(path, Told(en, ja))

    def _case(self, case: PackCase) -> Iterator[Fault]:
        if not (case.fragment or case.earlier or case.moment):
            en, ja = (
                "names nothing of the order; it is a plain one",
                "注文の項目が何も書かれていません",
            )
            yield self._of_case(case, Told(en, ja))
        for rule, said in case.expect.items():
            why = self._silence(rule)
            if said.outcome == "pass" and why is not None:
                en = "{rule} passes whatever the order: {why}"
                ja = "{rule} はどの注文でも pass です: {why}"
                yield self._of_case(case, Told(en, ja, rule=rule, why=why))

    def _of_case(self, case: PackCase, said: Told) -> Fault:
        en, ja = "case {name}: {said}", "ケース {name}: {said}"
        told = Told(en, ja, name=f"{case.name!r:.60}", said=said)
        return Fault(self._layers.top.where, case.line, told, path="case")

    def _silence(self, rule: str) -> Told | None:
        if rule == "any":
            return None
        mode = "off" if rule not in self._pack else self._pack[rule].mode.value
        if mode != "enforce":
            return Told('its mode is "{mode}"', 'mode が "{mode}" です', mode=mode)
        said = self._lacking[rule]
        return None if said is None else Told("it {off}", "{off}", off=_off(said))


def _off(said: Message) -> Told:
    en, ja = "is off for want of {what}", "次の設定がないため動いていません: {what}"
    return Told(en, ja, what=Told(said.en, said.ja))


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
