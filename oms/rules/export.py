"""Write a pack as TOML: the effective pack, with every parameter spelled out."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from datetime import date, datetime
from typing import Any, Final

from pydantic import BaseModel

from oms.model.check import Check
from oms.rules.cases import PackCase
from oms.rules.pack import Pack, canonical
from oms.rules.registry import Registry, default_registry

__all__ = ["export_case", "export_pack", "toml_text"]

_BARE: Final = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-")


def export_pack(pack: Pack, *, registry: Registry | None = None) -> str:
    """Return the effective pack as TOML: no base but `oms/standard`, nothing left to a default.

    Reading it gives an equal pack, and writing that gives the same bytes.

    Args:
        pack: Any pack.
        registry: The checks it was made from; those it does not run are written as `off`.

    Example:
        >>> from oms.rules import Pack, parse_pack
        >>> text = export_pack(Pack.build("demo"))
        >>> export_pack(parse_pack(text)) == text
        True
    """
    known = default_registry() if registry is None else registry
    blocks = [_head(pack), *_shop(pack), *_checks(pack, known), *map(export_case, pack.cases)]
    return "\n".join("\n".join(block) + "\n" for block in blocks)


def _head(pack: Pack) -> list[str]:
    lines = ["[pack]", "format = 1", f"name = {toml_text(pack.name)}"]
    lines.append(f"version = {toml_text(pack.version)}")
    days = {"valid_from": pack.valid_from, "valid_until": pack.valid_until}
    lines += [f"{name} = {day.isoformat()}" for name, day in days.items() if day is not None]
    return lines


def _shop(pack: Pack) -> Iterator[list[str]]:
    facts = pack.shop.model_dump(exclude_none=True)
    tables = {key: value for key, value in facts.items() if isinstance(value, Mapping)}
    yield ["[shop]", *_pairs({key: value for key, value in facts.items() if key not in tables})]
    for name, rows in tables.items():
        for key in sorted(rows):
            yield [f"[shop.{name}.{_key(key)}]", *_pairs(rows[key])]


def _checks(pack: Pack, registry: Registry) -> Iterator[list[str]]:
    running = {check.name: check for check in pack.checks}
    for name in registry:
        lines = [f"[checks.{_key(name)}]"]
        check = running.get(name)
        yield [*lines, *(_parameters(check) if check else ['mode = "off"'])]


def _parameters(check: Check) -> list[str]:
    return _pairs(canonical(check.model_dump(exclude_none=True)))


def export_case(case: PackCase) -> list[str]:
    """Return the lines of a case."""
    lines = ["[[case]]", f"name = {toml_text(case.name)}"]
    if case.why:
        lines.append(f"why = {toml_text(case.why)}")
    if case.moment is not None:
        lines.append(f"at = {case.moment.isoformat()}")
    lines.append(f"order = {toml_text(case.fragment)}")
    if case.earlier:
        lines.append(f"earlier = {toml_text(list(case.earlier))}")
    expect = {
        rule: said.outcome if said.at is None else {"is": said.outcome, "at": said.at}
        for rule, said in case.expect.items()
    }
    return [*lines, f"expect = {toml_text(expect)}"]


def _pairs(table: Mapping[str, Any]) -> list[str]:
    return [f"{_key(str(key))} = {toml_text(value)}" for key, value in table.items()]


def _key(key: str) -> str:
    return key if key and set(key) <= _BARE else toml_text(key)


def toml_text(value: Any) -> str:  # noqa: PLR0911  one return a kind
    r"""Return a value as TOML on one line.

    Example:
        >>> toml_text({"a": ["のし", 1, True], "b c": "x\ny"})
        '{ a = ["のし", 1, true], "b c" = "x\\ny" }'
    """
    match value:
        case bool():
            return str(value).lower()
        case int() | float():
            return str(value)
        case datetime() | date():
            return value.isoformat()
        case BaseModel():
            return toml_text(value.model_dump(exclude_none=True))
        case Mapping():
            pairs = ", ".join(
                f"{_key(str(key))} = {toml_text(each)}" for key, each in value.items()
            )
            return f"{{ {pairs} }}" if pairs else "{}"
        case list() | tuple() | set() | frozenset():
            rows = sorted(value) if isinstance(value, set | frozenset) else value
            return "[" + ", ".join(map(toml_text, rows)) + "]"
        case _:
            # JSON's escapes are TOML's, but for DEL, which TOML wants escaped.
            return json.dumps(str(value), ensure_ascii=False).replace("\x7f", "\\u007f")
