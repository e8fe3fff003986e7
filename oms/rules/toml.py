"""Read a pack from TOML; a faulty file names all its faults with file and line."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any, Final

from oms.errors import Fault, PackError, did_you_mean
from oms.rules.cases import parse_cases
from oms.rules.document import STANDARD, Document, parse_document, read_document
from oms.rules.layers import Layers, layered
from oms.rules.lead_files import with_leads
from oms.rules.lines import line_of, lines_of_rows
from oms.rules.pack import Pack, configure, shop_facts
from oms.rules.registry import Registry, default_registry

__all__ = ["load_pack", "parse_pack"]

_FORMAT: Final = 1
_TOP: Final = ("pack", "shop", "checks", "case")
_LATER: Final = ("rule", "across")
"""Tables that have their place in the form and come with a later version."""

_PACK_KEYS: Final = ("format", "name", "version", "extends", "valid_from", "valid_until")
_CHECK_TABLE: Final = 'expected a table such as [checks."remarks.present"]'


def load_pack(path: str | Path, *, registry: Registry | None = None) -> Pack:
    """Read a pack file (TOML, UTF-8 with or without BOM) and the packs it extends.

    Args:
        path: The file; `oms/standard` is the pack that ships with `oms`.
        registry: The checks to choose from; by default the built-in ones and plugins.

    Raises:
        PackError: With every fault: file, line, what was expected, what was probably meant.

    Example:
        >>> load_pack("no-such-file.toml")
        Traceback (most recent call last):
        ...
        oms.errors.PackError: no-such-file.toml: cannot be read (FileNotFoundError)
    """
    return _pack_of(read_document(path), registry)


def parse_pack(text: str, *, where: str = "<pack>", registry: Registry | None = None) -> Pack:
    """Read a pack from TOML text; packs it extends are looked for in the current folder.

    Raises:
        PackError: With every fault.

    Example:
        >>> pack = parse_pack('''
        ... [pack]
        ... format = 1
        ... name = "kudamono-ya"
        ... extends = "oms/standard"
        ...
        ... [shop]
        ... default_texts = ["のし希望："]
        ... ''')
        >>> pack.shop.default_texts
        ('のし希望：',)
    """
    if not isinstance(text, str):
        raise TypeError(f"text: expected TOML text, found {type(text).__name__}")
    return _pack_of(parse_document(text, where), registry)


def _pack_of(top: Document, registry: Registry | None) -> Pack:
    known = default_registry() if registry is None else registry
    layers = layered(top, known)
    faults = [fault for document in layers.documents for fault in _document_faults(document)]
    checks, more = configure(_tables(layers.data["checks"]), known, where=top.where)
    told, unread = with_leads(layers)
    shop, worse = shop_facts(told, where=top.where)
    faults += [*(_placed(each, layers) for each in (*more, *worse)), *unread]
    rows = top.data.get("case", [])
    lines = lines_of_rows(top.text, "case", len(rows)) if isinstance(rows, list) else []
    cases, wrong = parse_cases(rows, known, top.where, lines)
    if faults or wrong:
        raise PackError(sorted([*faults, *wrong], key=lambda each: _rank(each, layers)))
    head = top.data["pack"]
    return Pack(
        name=head["name"],
        version=head.get("version", "1"),
        shop=shop,
        checks=checks,
        valid_from=head.get("valid_from"),
        valid_until=head.get("valid_until"),
        cases=cases,
        layers=layers,
    )


def _tables(value: Any) -> dict[str, Mapping[str, Any]]:
    return {key: each for key, each in value.items() if isinstance(each, Mapping)}


def _rank(fault: Fault, layers: Layers) -> tuple[int, int]:
    files = [document.where for document in reversed(layers.documents)]
    return files.index(fault.where) if fault.where in files else -1, fault.line or 0


def _document_faults(document: Document) -> Iterator[Fault]:
    """Yield what is wrong with the tables and the head of one file, with lines."""
    for each in (*_table_faults(document.data), *_head_faults(document.data.get("pack"))):
        line = line_of(document.text, each.message.partition(":")[0])
        yield Fault(document.where, line, each.message, each.hint)


def _table_faults(document: Mapping[str, Any]) -> Iterable[Fault]:
    for key in document:
        if key in _LATER:
            yield Fault("", None, f"{key}: comes with a later version; take it out until then")
        elif key not in _TOP:
            yield Fault("", None, f"{key}: no such table", did_you_mean(key, _TOP))
    if not isinstance(document.get("shop", {}), Mapping):
        yield Fault("", None, "shop: expected the table [shop]")
    checks = document.get("checks", {})
    if not isinstance(checks, Mapping):
        yield Fault("", None, f"checks: {_CHECK_TABLE}")
        return
    for key, table in checks.items():
        if not isinstance(table, Mapping):
            yield Fault("", None, f"checks.{key}: {_CHECK_TABLE}")


def _head_faults(head: Any) -> Iterable[Fault]:
    if not isinstance(head, Mapping):
        yield Fault("", None, "pack: the table [pack] with format and name is missing")
        return
    for key in head:
        if key not in _PACK_KEYS:
            yield Fault("", None, f"pack.{key}: no such key", did_you_mean(key, _PACK_KEYS))
    if type(head.get("format")) is not int or head["format"] != _FORMAT:
        yield Fault("", None, f"pack.format: expected {_FORMAT}")
    if not isinstance(head.get("name"), str) or not head["name"]:
        yield Fault("", None, "pack.name: expected a name")
    if not isinstance(head.get("version", "1"), str):
        yield Fault("", None, "pack.version: expected text")
    base = head.get("extends", STANDARD)
    if not (isinstance(base, str) and base):
        yield Fault("", None, f'pack.extends: expected "{STANDARD}" or a file such as "base.toml"')
    yield from _validity_faults(head)


def _validity_faults(head: Mapping[str, Any]) -> Iterable[Fault]:
    days = [head.get(key) for key in ("valid_from", "valid_until")]
    for key, day in zip(("valid_from", "valid_until"), days, strict=True):
        if day is not None and type(day) is not date:
            yield Fault("", None, f"pack.{key}: expected a day such as 2026-05-01, without quotes")
    if all(type(day) is date for day in days) and days[0] > days[1]:  # type: ignore[operator]
        yield Fault("", None, "pack.valid_until: expected a day not before valid_from")


def _placed(fault: Fault, layers: Layers) -> Fault:
    """Find the file and line of the key a fault names: the words before its first colon."""
    origin = layers.origin_of(fault.message.partition(":")[0])
    return Fault(origin.where, origin.line, fault.message, fault.hint)
