"""Write a pack as TOML: the effective pack, with every parameter spelled out."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from datetime import date, datetime, time
from typing import Any, Final, NamedTuple

from pydantic import BaseModel

from oms.rules.cases import PackCase
from oms.rules.pack import Pack, canonical
from oms.rules.registry import Registry, default_registry

__all__ = ["export_case", "export_pack", "toml_text"]

_BARE: Final = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-")

_UNSEEN: Final = re.compile(r"[\x7f-\x9f\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff]")
"""DEL, which TOML wants escaped; and what steers a terminal, ends a line or turns the writing."""


def export_pack(pack: Pack, *, registry: Registry | None = None, origin: bool = False) -> str:
    """Return the effective pack as TOML: no base but `oms/standard`, nothing left to a default.

    Reading it gives an equal pack, and writing that gives the same bytes.

    Args:
        pack: Any pack.
        registry: The checks it was made from; those it does not run are written as `off`.
        origin: Whether to say behind each line where it is from: file and line, or `default`.

    Example:
        >>> from oms.rules import Pack, parse_pack
        >>> text = export_pack(Pack.build("demo"))
        >>> export_pack(parse_pack(text)) == text
        True
    """
    known = default_registry() if registry is None else registry
    blocks = [_head(pack), *_shop(pack), *_checks(pack, known), *map(_case, pack.cases)]
    told = _Origins(pack, known) if origin else None
    return "\n".join("".join(_written(line, told) for line in block) for block in blocks)


class _Line(NamedTuple):
    """A line, and the path of the key that stands on it."""

    text: str
    path: tuple[str, ...] = ()
    place: int | None = None


class _Origins:
    """Says where the lines of an exported pack are from."""

    def __init__(self, pack: Pack, registry: Registry) -> None:
        """Find out how the layers call the checks."""
        self._layers = pack.layers
        spelled = pack.layers.data["checks"] if pack.layers is not None else {}
        self._spelled = {registry[key].name: key for key in spelled if key in registry}

    def of(self, line: _Line) -> str:
        if self._layers is None:
            return ""
        top = self._layers.top
        if line.place is not None:
            return f"{top.where}:{line.place}"
        words = list(line.path)
        if words[0] == "pack":
            stated = words[1] in top.data["pack"]
            return str(self._layers.origin_of(".".join(words))) if stated else "default"
        if words[0] == "checks":
            words[1] = self._spelled.get(words[1], words[1])
        path = ".".join(words)
        if path not in self._layers.sources:
            return "default"
        return str(self._layers.origin_of(path))


def _written(line: _Line, origins: _Origins | None) -> str:
    told = origins.of(line) if origins and (line.path or line.place) else ""
    safe = "".join(each if each.isprintable() else "?" for each in told)
    return f"{line.text}  # {safe}\n" if safe else f"{line.text}\n"


def _head(pack: Pack) -> list[_Line]:
    facts: dict[str, Any] = {"format": 1, "name": pack.name, "version": pack.version}
    facts |= {"valid_from": pack.valid_from, "valid_until": pack.valid_until}
    return [_Line("[pack]"), *_pairs(facts, ("pack",))]


def _shop(pack: Pack) -> Iterator[list[_Line]]:
    yield from _table(pack.shop.model_dump(exclude_none=True), ("shop",))


def _table(facts: Mapping[str, Any], path: tuple[str, ...]) -> Iterator[list[_Line]]:
    """Yield a table, its plain values first, then the tables in it; `[shop]` itself always."""
    tables = {key: value for key, value in facts.items() if isinstance(value, Mapping)}
    plain = {key: value for key, value in facts.items() if key not in tables}
    deepest = len(path) == _DEEPEST
    if plain or deepest or len(path) == 1:
        head = ".".join(map(_key, path))
        yield [_Line(f"[{head}]"), *_pairs(facts if deepest else plain, path)]
    for name in () if deepest else sorted(tables, key=_place):
        yield from _table(tables[name], (*path, name))


_DEEPEST: Final = 3
"""How many names a table of `[shop]` has at most; what lies deeper is written on one line."""


def _place(name: str) -> tuple[bool, str]:
    """Items and services keep their place before the tables of shipping."""
    return name not in {"items", "services"}, name


def _checks(pack: Pack, registry: Registry) -> Iterator[list[_Line]]:
    running = {check.name: check for check in pack.checks}
    for name in registry:
        check = running.get(name)
        said = {"mode": "off"} if check is None else canonical(check.model_dump(exclude_none=True))
        yield [_Line(f"[checks.{_key(name)}]"), *_pairs(said, ("checks", name))]


def export_case(case: PackCase) -> list[str]:
    """Return the lines of a case."""
    return [line.text for line in _case(case)]


def _case(case: PackCase) -> list[_Line]:
    expect = {
        rule: said.outcome if said.at is None else {"is": said.outcome, "at": said.at}
        for rule, said in case.expect.items()
    }
    facts: dict[str, Any] = {
        "name": case.name,
        "why": case.why or None,
        "at": case.moment,
        "order": case.fragment,
    }
    facts |= {"earlier": list(case.earlier) or None, "expect": expect}
    return [_Line("[[case]]", place=case.line), *_pairs(facts)]


def _pairs(table: Mapping[str, Any], path: tuple[str, ...] = ()) -> list[_Line]:
    return [
        _Line(f"{_key(str(key))} = {toml_text(value)}", (*path, str(key)) if path else ())
        for key, value in table.items()
        if value is not None
    ]


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
        case datetime() | date() | time():
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
            # JSON's escapes are TOML's.
            return _UNSEEN.sub(_escape, json.dumps(str(value), ensure_ascii=False))


def _escape(match: re.Match[str]) -> str:
    return f"\\u{ord(match.group()):04x}"
