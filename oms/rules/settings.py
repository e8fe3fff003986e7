"""Settings of a pack to objects, from a file or from Python, and every fault of them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any, Final

from pydantic import ValidationError

from oms.errors import Fault, PackError, Told
from oms.model.check import Check, Mode
from oms.model.shop import ShopFacts
from oms.rules.faults import faults_of
from oms.rules.registry import ABSENT, Registry, absent

__all__ = ["configure", "name_fault", "shop_facts", "validity_faults"]

_INDEX: Final = re.compile(r"\[(\d+)\]")
_LONGEST: Final = 200
"""No name and no version is longer; both stand in every screening."""


def name_fault(name: object) -> Told | None:
    """Return what is wrong with a name or a version."""
    if not isinstance(name, str):
        return Told("expected text", "文字列にしてください")
    if not name.strip():
        return Told("expected a name", "空ではない名前にしてください")
    if len(name) > _LONGEST:
        en, ja = "expected at most {most} characters", "{most} 文字までです"
        return Told(en, ja, most=_LONGEST)
    return None


def validity_faults(first: object, last: object) -> Iterator[tuple[str, Told]]:
    """Yield what is wrong with the days a pack is meant for, by key."""
    for key, day in (("valid_from", first), ("valid_until", last)):
        if day is not None and type(day) is not date:
            en = "expected a day such as 2026-05-01, without quotes"
            yield key, Told(en, "2026-05-01 のような日付を、引用符なしで書いてください")
    if type(first) is date and type(last) is date and first > last:
        en, ja = "expected a day not before valid_from", "valid_from より後の日にしてください"
        yield "valid_until", Told(en, ja)


_HINTED: Final = 20


def configure(
    settings: Mapping[str, Mapping[str, Any]], registry: Registry, *, where: str
) -> tuple[tuple[Check, ...], list[Fault]]:
    """Return the configured checks in running order, and every fault of the settings."""
    faults: list[Fault] = []
    chosen: dict[str, tuple[str, Any]] = {}
    for key, parameters in settings.items():
        if key not in registry:
            few = len(faults) < _HINTED  # comparing words takes time; many faults are one
            said, hint = absent(str(key), registry) if few else (ABSENT, None)
            faults.append(Fault.of(where, f"checks.{key}", said, hint))
            continue
        name = registry[key].name
        if name in chosen:
            en, ja = "{name} is configured twice", "{name} の設定が 2 度あります"
            hint = Told("the other is {key}", "もう 1 つは {key}", key=f"checks.{chosen[name][0]}")
            faults.append(Fault.of(where, f"checks.{key}", Told(en, ja, name=name), hint))
        chosen[name] = key, parameters
    checks = []
    for name in registry:
        key, parameters = chosen.get(name, (name, {}))
        try:
            checks.append(registry[name].model_validate(parameters))
        except ValidationError as error:
            faults.extend(faults_of(error, registry[name], f"checks.{key}", where))
    return tuple(check for check in checks if check.mode is not Mode.OFF), faults


def shop_facts(facts: Mapping[str, Any], *, where: str) -> tuple[ShopFacts, list[Fault]]:
    """Return the facts of the shop, and every fault of their table."""
    try:
        shop = ShopFacts.model_validate(facts)
    except ValidationError as error:
        return ShopFacts(), list(faults_of(error, ShopFacts, "shop", where))
    return shop, list(_day_faults(shop, where))


def _day_faults(shop: ShopFacts, where: str) -> Iterator[Fault]:
    """Yield what is wrong with calendars, services and lead times."""
    tables = shop.shipping, shop.calendars, shop.carrier_services, shop.leads
    methods = shop.services.values()
    if not any(tables) and not any(each.carrier_service or each.cool_service for each in methods):
        return  # nothing to look at, and calendars take a while to import
    from oms.calendar.shop import shop_days

    try:
        shop_days(shop)
    except PackError as error:
        for each in error.faults:
            place = _INDEX.sub(r".\1", each.where)  # as the other faults of a pack number rows
            yield Fault.of(where, place, each.message, each.hint)
