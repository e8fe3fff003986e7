"""Read a pack from a TOML file; a faulty file names all its faults with their lines."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, Final

from oms.errors import Fault, PackError, did_you_mean
from oms.rules.lines import line_of
from oms.rules.pack import Pack, configure, shop_facts
from oms.rules.registry import Registry, default_registry

__all__ = ["load_pack", "parse_pack"]

_FORMAT: Final = 1
_STANDARD: Final = "oms/standard"
_TOP: Final = ("pack", "shop", "checks")
_PACK_KEYS: Final = ("format", "name", "version", "extends")
_CHECK_TABLE: Final = 'expected a table such as [checks."remarks.present"]'
_SYNTAX_LINE: Final = re.compile(r"\(at line (\d+), column \d+\)")


def load_pack(path: str | Path, *, registry: Registry | None = None) -> Pack:
    """Read a pack file (TOML, UTF-8 with or without BOM).

    Args:
        path: The file.
        registry: The checks to choose from; by default the built-in ones and plugins.

    Raises:
        PackError: With every fault: file, line, what was expected, what was probably meant.

    Example:
        >>> load_pack("no-such-file.toml")
        Traceback (most recent call last):
        ...
        oms.errors.PackError: no-such-file.toml: cannot be read (FileNotFoundError)
    """
    try:
        raw = Path(path).read_bytes()
    except OSError as error:
        fault = Fault(str(path), None, f"cannot be read ({type(error).__name__})")
        raise PackError([fault]) from None
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        raise PackError([Fault(str(path), line, "is not UTF-8", _encoding_hint(raw))]) from None
    return parse_pack(text, where=str(path), registry=registry)


def _encoding_hint(raw: bytes) -> str | None:
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "save the file as UTF-8; it looks like UTF-16"
    try:
        text = raw.decode("cp932")
    except UnicodeDecodeError:
        return None
    # Bytes Shift_JIS does not have become private characters in Python.
    strange = any("\uf8f0" <= character <= "\uf8f3" for character in text)
    return None if strange else "save the file as UTF-8; it looks like Shift_JIS"


def parse_pack(text: str, *, where: str = "<pack>", registry: Registry | None = None) -> Pack:
    """Read a pack from TOML text.

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
    try:
        document = tomllib.loads(text)
    except (ValueError, RecursionError) as error:  # TOMLDecodeError, and numbers without end
        raise PackError([_syntax_fault(error, text, where)]) from None
    faults = [*_table_faults(document), *_head_faults(document.get("pack"))]
    known = default_registry() if registry is None else registry
    checks, more = configure(_tables(document.get("checks")), known, where=where)
    shop, worse = shop_facts(_table(document.get("shop")), where=where)
    if found := (*faults, *more, *worse):
        raise PackError(sorted((_located(each, where, text) for each in found), key=_line))
    head = document["pack"]
    return Pack(name=head["name"], version=head.get("version", "1"), shop=shop, checks=checks)


def _table(value: Any) -> Mapping[str, Any]:
    return value if isinstance(value, Mapping) else {}


def _tables(value: Any) -> dict[str, Mapping[str, Any]]:
    return {key: each for key, each in _table(value).items() if isinstance(each, Mapping)}


def _syntax_fault(error: Exception, text: str, where: str) -> Fault:
    message = str(error) if isinstance(error, tomllib.TOMLDecodeError) else type(error).__name__
    place = _SYNTAX_LINE.search(message)
    line = int(place[1]) if place else None
    if "at end of document" in message:
        line = len(text.splitlines())
    return Fault(where, line, f"is not TOML: {message}")


def _table_faults(document: Mapping[str, Any]) -> Iterable[Fault]:
    for key in document:
        if key not in _TOP:
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
    if head.get("extends", _STANDARD) != _STANDARD:
        yield Fault("", None, f'pack.extends: expected "{_STANDARD}"')


def _located(fault: Fault, where: str, text: str) -> Fault:
    """Find the line of the key a fault names: the words before its first colon."""
    line = line_of(text, fault.message.partition(":")[0])
    return Fault(where, line, fault.message, fault.hint)


def _line(fault: Fault) -> int:
    return fault.line or 0
