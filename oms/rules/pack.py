"""Packs: what one shop wants checked, as an immutable object."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator, Mapping
from datetime import date, datetime
from enum import Enum
from typing import Any, Final, Self

from pydantic import BaseModel, ConfigDict, Field, SerializeAsAny, ValidationError

from oms.errors import CheckError, Fault, PackError, did_you_mean
from oms.model.base import JST
from oms.model.check import Check, Mode
from oms.model.shop import ItemFacts, ServiceFacts, ShopFacts
from oms.rules.cases import PackCase
from oms.rules.layers import Layers, Origin
from oms.rules.registry import Registry, default_registry

__all__ = ["Pack", "canonical", "configure", "shop_facts"]


class Pack(BaseModel):
    """The checks of one shop with their parameters. Immutable; equal packs have equal hashes.

    Make one with `Pack.build` in Python or `oms.load_pack` from a TOML file.

    Attributes:
        name: The pack's name.
        version: The shop's own version of it.
        shop: Facts of the shop that all checks share.
        checks: The configured checks, in running order; those with mode `off` are left out.
        valid_from: The first JST day it is meant for; `None` = always.
        valid_until: The last one.
        cases: The cases by which it proves itself.
        layers: The files it was read from, if it was.

    Example:
        >>> pack = Pack.build("demo", {"remarks.present": {"default_texts": ["ラッピング希望："]}})
        >>> pack.name, len(pack.hash)
        ('demo', 16)
    """

    model_config = ConfigDict(frozen=True, extra="forbid", arbitrary_types_allowed=True)

    name: str = Field(min_length=1)
    version: str = "1"
    shop: ShopFacts = ShopFacts()
    checks: tuple[SerializeAsAny[Check], ...]
    valid_from: date | None = None
    valid_until: date | None = None
    cases: tuple[PackCase, ...] = ()
    layers: Layers | None = Field(None, exclude=True, repr=False)

    def is_valid_on(self, day: date) -> bool:
        """Whether the pack is meant for a JST day."""
        starts = self.valid_from is None or self.valid_from <= day
        return starts and (self.valid_until is None or day <= self.valid_until)

    def require_valid(self, moment: datetime) -> None:
        """Refuse a moment whose JST day the pack is not meant for.

        Raises:
            PackError: With the days it is meant for.

        Example:
            >>> from datetime import date
            >>> from oms.model.base import jst
            >>> may = Pack.build("may").model_copy(update={"valid_until": date(2026, 5, 31)})
            >>> may.require_valid(jst(2026, 6, 1))
            Traceback (most recent call last):
            ...
            oms.errors.PackError: may: is valid until 2026-05-31, so not on 2026-06-01 (JST)
        """
        if self.valid_from is None and self.valid_until is None:
            return
        day = moment.astimezone(JST).date()
        if self.is_valid_on(day):
            return
        days = {"from": self.valid_from, "until": self.valid_until}
        told = " ".join(f"{word} {each}" for word, each in days.items() if each is not None)
        late = self.valid_from is None or self.valid_from <= day
        origin = Origin(self.name, None)
        if self.layers is not None:
            origin = self.layers.origin_of("pack.valid_until" if late else "pack.valid_from")
        message = f"is valid {told}, so not on {day} (JST)"
        raise PackError([Fault(origin.where, origin.line, message)])

    def __eq__(self, other: object) -> bool:
        """Whether two packs say the same; where they were read from does not matter."""
        return isinstance(other, Pack) and self._said == other._said

    def __hash__(self) -> int:
        """Hash what decides."""
        return hash((self.name, self.version, self.hash))

    @property
    def _said(self) -> tuple[Any, ...]:
        validity = self.valid_from, self.valid_until
        return self.name, self.version, self.shop, self.checks, validity, self.cases

    @classmethod
    def build(
        cls,
        name: str = "oms/standard",
        settings: Mapping[str, Mapping[str, Any]] | None = None,
        *,
        shop: Mapping[str, Any] | None = None,
        version: str = "1",
        registry: Registry | None = None,
    ) -> Self:
        """Configure every registered check; those not named keep their defaults.

        Args:
            name: The pack's name.
            settings: Parameters by check name, alias or code.
            shop: Facts of the shop, as in the table `[shop]` of a pack file.
            version: The shop's own version of the pack.
            registry: The checks to choose from; by default the built-in ones and plugins.

        Raises:
            PackError: With all faults at once: absent checks, unknown or ill-typed parameters.
        """
        known = default_registry() if registry is None else registry
        where = str(name)
        chosen, faults = configure(settings or {}, known, where=where)
        facts, more = shop_facts({} if shop is None else shop, where=where)
        texts: dict[str, object] = {"name": name, "version": version}
        for key, value in texts.items():
            if not (isinstance(value, str) and value):
                more.append(Fault(where, None, f"{key}: expected text"))
        if faults or more:
            raise PackError([*faults, *more])
        return cls(name=name, version=version, shop=facts, checks=chosen)

    @property
    def hash(self) -> str:
        """Hash of all that decides: checks, their meaning revisions, effective parameters."""
        facts: dict[str, Any] = {
            check.name: [check.code, check.meaning, canonical(check.model_dump())]
            for check in self.checks
        }
        facts["shop"] = canonical(self.shop.model_dump())
        text = json.dumps(facts, sort_keys=True, ensure_ascii=True, separators=(",", ":"))
        return hashlib.sha256(text.encode("ascii")).hexdigest()[:16]

    def __contains__(self, name: object) -> bool:
        """Whether a check of that name or code runs."""
        return any(name in (check.name, check.code) for check in self.checks)

    def __getitem__(self, name: str) -> Check:
        """Return the configured check of a name or code.

        Raises:
            CheckError: If the pack has no such check (or it is off).
        """
        for check in self.checks:
            if name in (check.name, check.code):
                return check
        hint = did_you_mean(name, [check.name for check in self.checks])
        msg = f"pack {self.name!r} runs no check {name!r}{'; ' + hint if hint else ''}"
        raise CheckError(msg, check=name)


def canonical(value: Any) -> Any:
    """Return parameters as plain JSON values in one order: sets have none of their own."""
    if isinstance(value, Enum):
        return canonical(value.value)
    if isinstance(value, Mapping):
        return {str(key): canonical(each) for key, each in value.items()}
    if isinstance(value, set | frozenset):
        return sorted(map(canonical, value), key=lambda each: json.dumps(each, sort_keys=True))
    if isinstance(value, list | tuple):
        return [canonical(each) for each in value]
    if isinstance(value, str | int | float | bool | None):
        return value
    return str(value)


_HINTED: Final = 20
_INDEX: Final = re.compile(r"\[(\d+)\]")


def configure(
    settings: Mapping[str, Mapping[str, Any]], registry: Registry, *, where: str
) -> tuple[tuple[Check, ...], list[Fault]]:
    """Return the configured checks in running order, and every fault of the settings."""
    faults: list[Fault] = []
    chosen: dict[str, tuple[str, Any]] = {}
    for key, parameters in settings.items():
        if key not in registry:
            few = len(faults) < _HINTED  # comparing words takes time; many faults are one
            hint = did_you_mean(str(key), registry.spellings) if few else None
            faults.append(Fault(where, None, f"checks.{key}: no such check", hint))
            continue
        name = registry[key].name
        if name in chosen:
            faults.append(Fault(where, None, f"checks.{key}: {name} is configured twice"))
        chosen[name] = key, parameters
    checks = []
    for name in registry:
        key, parameters = chosen.get(name, (name, {}))
        try:
            checks.append(registry[name].model_validate(parameters))
        except ValidationError as error:
            faults.extend(_faults_of(error, registry[name], f"checks.{key}", where))
    return tuple(check for check in checks if check.mode is not Mode.OFF), faults


def shop_facts(facts: Mapping[str, Any], *, where: str) -> tuple[ShopFacts, list[Fault]]:
    """Return the facts of the shop, and every fault of their table."""
    try:
        shop = ShopFacts.model_validate(facts)
    except ValidationError as error:
        return ShopFacts(), _faults_of(error, ShopFacts, "shop", where)
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
            yield Fault(where, None, f"{place}: {each.message}", each.hint)


_ROWS: Final[dict[int | str, type[BaseModel]]] = {"items": ItemFacts, "services": ServiceFacts}
"""What stands in the tables of `[shop]`, where a shop names its rows itself."""

_LISTS: Final = dict.fromkeys(
    ("frozen_set_type", "tuple_type", "list_type", "set_type"), 'expected a list, such as ["..."]'
)
"""Words of TOML for what pydantic names by the Python type."""


def _faults_of(
    error: ValidationError, model: type[BaseModel], table: str, where: str
) -> list[Fault]:
    faults = []
    for each in error.errors(include_url=False, include_input=False):
        path = ".".join(map(str, each["loc"]))
        place = f"{table}.{path}" if path else table
        if each["type"] == "extra_forbidden":
            rows = _ROWS if table == "shop" and len(each["loc"]) > 1 else {}
            fields = rows.get(each["loc"][0], model).model_fields
            hint = did_you_mean(str(each["loc"][-1]), fields)
            known = ", ".join(sorted(fields))
            message = f"{place}: no such parameter; known are {known}"
            faults.append(Fault(where, None, message, hint))
        else:
            message = _LISTS.get(each["type"], each["msg"])
            faults.append(Fault(where, None, f"{place}: {message}"))
    return faults
