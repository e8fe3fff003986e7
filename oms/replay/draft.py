"""Write the pack a trial suggests, with cases drawn from what it found."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, datetime
from decimal import Decimal
from typing import Any, Final

from oms.engine import Engine
from oms.engine.proof import outcome_of
from oms.errors import OmsError
from oms.model import UNDETERMINED, Order, Unknown
from oms.model import order as plain_order
from oms.model.paths import read
from oms.replay.mask import masked
from oms.replay.trial import CheckRate, Trial
from oms.rules import Expectation, Pack, PackCase, export_case, parse_pack
from oms.rules.export import toml_text

__all__ = ["draft_pack"]

_CASES: Final = 2
_STEP: Final = re.compile(r"([a-z0-9_]+)(?:\[(\d+)\])?")
_PERSONAL: Final = re.compile(
    r"(?:recipient|orderer)\.(?!prefecture|isolated_island_flag)|settlement\.card|tracking_number"
)
_MAIL: Final = re.compile(
    r"メール便|ネコポス|ゆうパケット|クリックポスト|定形外|レターパック|ポスト投函"
)
_LIMITED: Final = "payment.amount_high"
_MOST: Final = 0.99
_ROUND: Final = 10_000
_ENOUGH: Final = 200
"""Of fewer orders the uppermost hundredth is one outlier."""


def draft_pack(trial: Trial, name: str) -> str:
    """Return a pack as TOML: form texts, delivery methods, limits, and cases that pass.

    The cases hold no name, address or number of a buyer; whoever uses the pack should read it.

    Args:
        trial: What the past orders say.
        name: The pack's name.
    """
    head = "\n".join([*_head(trial, name), *_shop(trial), *_checks(trial)]) + "\n"
    pack = parse_pack(head, where=name)
    blocks = ["\n".join(["", *export_case(each)]) for each in _cases(trial, pack)]
    return head + "\n".join(blocks) + ("\n" if blocks else "")


def _head(trial: Trial, name: str) -> Iterator[str]:
    yield f"# Drafted by `oms trial` from {trial.orders} past orders of shop {trial.shop_id}."
    yield "# Read it before you use it: texts and cases come from real orders, with names,"
    yield "# addresses and numbers replaced as far as they could be recognised."
    yield from ("[pack]", "format = 1", f"name = {toml_text(name)}", 'version = "1"')
    yield from ('extends = "oms/standard"', "")


def _shop(trial: Trial) -> Iterator[str]:
    yield "[shop]"
    yield "default_texts = ["
    for each in trial.texts:
        if each.is_sure:
            yield f"  # {each.share:.0%} of {each.orders} orders with {each.title or 'no title'}"
            yield f"  {_long(each.text)},"
    yield "]"
    for each in trial.texts:
        if not each.is_sure:
            text = toml_text(each.text)
            yield f"# A pull-down says {text} in {each.share:.0%} of the orders with {each.title}:"
            yield "# add it above if it is what the form says by itself."
    for service, count in trial.services.most_common():
        yield from ("", f"[shop.services.{toml_text(service)}]  # {count} orders")
        yield f"mail = {toml_text(_MAIL.search(service) is not None)}"


def _long(text: str) -> str:
    """Write a text of several lines as TOML's long string, if nothing in it needs an escape."""
    printable = all(each.isprintable() or each == "\n" for each in text)
    if "\n" in text and printable and "\\" not in text and '"' not in text:
        return f'"""\n{text}"""'
    return toml_text(text)


def _checks(trial: Trial) -> Iterator[str]:
    if len(trial.totals) >= _ENOUGH and _LIMITED in Pack.build():
        limit = -(-trial.percentile(_MOST) // _ROUND) * _ROUND
        yield from ("", f"[checks.{toml_text(_LIMITED)}]")
        yield f"limit = {max(limit, _ROUND)}  # {_MOST:.0%} of the orders stay below"


# ---- cases ----------------------------------------------------------------------------


def _cases(trial: Trial, pack: Pack) -> Iterator[PackCase]:
    """Yield cases of what was found, each proved with the pack it is to stand in."""
    engine = Engine(pack)
    for rule in sorted(trial.rates):
        if rule in pack:
            yield from _of_rule(trial.rates[rule], engine)


def _of_rule(rate: CheckRate, engine: Engine) -> Iterator[PackCase]:
    fragments: list[dict[str, Any]] = []
    for screening in rate.screenings:
        if len(fragments) == _CASES:
            return
        finding = next(each for each in screening.findings if each.rule == rate.rule)
        fragment = fragment_of(screening.order, engine.pack[rate.rule].inputs)
        named = any(_PERSONAL.search(each.path) for each in finding.evidence)
        if named or fragment in fragments:
            continue
        case = _case(engine, rate.rule, fragment, screening.at, len(fragments) + 1)
        if case is not None:
            fragments.append(fragment)
            yield case


def _case(
    engine: Engine, rule: str, fragment: dict[str, Any], at: datetime, number: int
) -> PackCase | None:
    """Return the case of a fragment, if the rule still speaks about it."""
    try:
        again = engine.screen(plain_order(**fragment), at)
    except OmsError:
        return None
    outcome, check = outcome_of(again, rule), engine.pack[rule]
    said = [each for each in again.findings if each.rule == rule]
    if not said or outcome == "wait":
        return None
    place = said[0].evidence[0].path if said[0].evidence else None
    name = f"{check.code} {check.label.ja} ({number})"
    return PackCase(name, fragment, {rule: Expectation(outcome, place)}, at)


def fragment_of(order: Order, inputs: tuple[str, ...]) -> dict[str, Any]:
    """Return the declared inputs of an order that differ from a plain one, without persons.

    Example:
        >>> from oms.model import order
        >>> fragment_of(order(remarks="のし希望", postage_price=800), ("remarks",))
        {'remarks': 'のし希望'}
    """
    base, fragment = plain_order(), dict[str, Any]()
    for path in inputs:
        if _PERSONAL.search(path):
            continue
        usual = dict(read(base, path))
        for place, value in read(order, path):
            plain = _plain(value, order)
            if plain is not _SKIP and (place not in usual or _plain(usual[place], base) != plain):
                _put(fragment, place, plain)
    return fragment


_SKIP: Final = object()


def _plain(value: Any, order: Order) -> Any:  # noqa: PLR0911  one return a kind
    """Return a value as a pack writes it; null and what a source lacks cannot be written."""
    match value:
        case Unknown():
            return -9999 if value is UNDETERMINED else _SKIP
        case None:
            return _SKIP
        case str():
            return masked(value, order)
        case bool() | datetime() | date():
            return value
        case int():
            return int(value)
        case Decimal():
            return float(value)
        case _:
            return _SKIP


def _put(fragment: dict[str, Any], place: str, value: Any) -> None:
    """Set a value at a place such as `packages[1].items[0].units`."""
    *steps, last = place.split(".")
    here: Any = fragment
    for step in steps:
        match = _STEP.fullmatch(step)
        if match is None:
            return
        name, index = match.groups()
        if index is None:
            here = here.setdefault(name, {})
        else:
            rows = here.setdefault(name, [])
            while len(rows) <= int(index):
                rows.append({})
            here = rows[int(index)]
    here[last] = value
