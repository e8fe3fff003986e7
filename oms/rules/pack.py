"""Packs: what one shop wants checked, as an immutable object."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from copy import deepcopy
from datetime import date, datetime
from enum import Enum
from typing import Any, Self

from pydantic import BaseModel, ConfigDict, Field, SerializeAsAny

from oms.errors import CheckError, Fault, PackError, Told, did_you_mean
from oms.model.base import JST
from oms.model.check import Check
from oms.model.shop import ShopFacts
from oms.rules.cases import PackCase
from oms.rules.layers import Layers, Origin
from oms.rules.read_cases import parse_cases
from oms.rules.registry import Registry, default_registry
from oms.rules.settings import configure, name_fault, shop_facts, validity_faults

__all__ = ["Pack", "canonical"]


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
        days = [
            Told(en, ja, day=each)
            for en, ja, each in (
                ("from {day}", "{day} から", self.valid_from),
                ("until {day}", "{day} まで", self.valid_until),
            )
            if each is not None
        ]
        late = self.valid_from is None or self.valid_from <= day
        origin = Origin(self.name, None)
        if self.layers is not None:
            origin = self.layers.origin_of("pack.valid_until" if late else "pack.valid_from")
        message = Told(
            "is valid {days}, so not on {day} (JST)",
            "このパックは {days}有効で、{day} (JST) には使えません",
            days=Told.joined(days, " ", "、"),
            day=day,
        )
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
    def build(  # noqa: PLR0913  what a pack file holds
        cls,
        name: str = "oms/standard",
        settings: Mapping[str, Mapping[str, Any]] | None = None,
        *,
        shop: Mapping[str, Any] | None = None,
        version: str = "1",
        valid_from: date | None = None,
        valid_until: date | None = None,
        cases: Iterable[Mapping[str, Any]] = (),
        registry: Registry | None = None,
    ) -> Self:
        """Configure every registered check; those not named keep their defaults.

        It makes the pack a file with the same values makes, but for the lines of its cases.

        Args:
            name: The pack's name.
            settings: Parameters by check name, alias or code.
            shop: Facts of the shop, as in the table `[shop]` of a pack file.
            version: The shop's own version of the pack.
            valid_from: The first JST day it is meant for; `None` = always.
            valid_until: The last one.
            cases: The cases by which it proves itself, each as a table `[[case]]` of a pack file.
            registry: The checks to choose from; by default the built-in ones and plugins.

        Raises:
            PackError: With all faults at once: absent checks, unknown or ill-typed parameters,
                cases that are none.

        Example:
            >>> noshi = {"name": "a noshi", "order": {"remarks": "のし希望"}, "expect": "hold"}
            >>> [case.name for case in Pack.build("demo", cases=[noshi]).cases]
            ['a noshi']
        """
        known = default_registry() if registry is None else registry
        where = str(name)
        chosen, faults = configure(settings or {}, known, where=where)
        facts, more = shop_facts({} if shop is None else shop, where=where)
        rows = deepcopy(list(cases))
        proofs, wrong = parse_cases(rows, known, where, text=None)
        head = [("name", name_fault(name)), ("version", name_fault(version))]
        head += validity_faults(valid_from, valid_until)
        ill = [Fault.of(where, key, said) for key, said in head if said is not None]
        if all_faults := [*faults, *more, *ill, *wrong]:
            raise PackError(all_faults)
        return cls(
            name=name,
            version=version,
            shop=facts,
            checks=chosen,
            valid_from=valid_from,
            valid_until=valid_until,
            cases=proofs,
        )

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
