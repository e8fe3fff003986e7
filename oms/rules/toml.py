"""Read a pack from TOML; a faulty file names all its faults with file and line."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any, Final

from oms.errors import Fault, PackError, Told, did_you_mean
from oms.rules.document import STANDARD, Document, parse_document, read_document
from oms.rules.layers import Layers, layered
from oms.rules.lead_files import with_leads
from oms.rules.lines import line_of
from oms.rules.pack import Pack
from oms.rules.read_cases import parse_cases
from oms.rules.registry import Registry, default_registry
from oms.rules.settings import configure, name_fault, shop_facts, validity_faults

__all__ = ["load_pack", "parse_pack"]

_FORMAT: Final = 1
_TOP: Final = ("pack", "shop", "checks", "case")
_LATER: Final = ("rule", "across")
"""Tables that have their place in the form and come with a later version."""

_PACK_KEYS: Final = ("format", "name", "version", "extends", "valid_from", "valid_until")
_CHECK_TABLE: Final = Told(
    'expected a table such as [checks."remarks.present"]',
    '[checks."remarks.present"] のような表にしてください',
)


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
        oms.errors.PackError: no-such-file.toml: cannot be read: there is no such file
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
    cases, wrong = parse_cases(rows, known, top.where, top.text)
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
    for path, said, hint in (*_table_faults(document.data), *_head_faults(document.data)):
        yield Fault.of(document.where, path, said, hint, line_of(document.text, path))


_Found = Iterator[tuple[str, Told, Told | None]]
"""What is wrong: where, what, and what was probably meant."""


def _table_faults(document: Mapping[str, Any]) -> _Found:
    for key in document:
        if key in _LATER:
            en = "comes with a later version; take it out until then"
            ja = "後の版で使えるようになります。それまでは書かないでください"
            yield key, Told(en, ja), None
        elif key not in _TOP:
            no = Told("no such table", "そのようなテーブルはありません")
            yield key, no, did_you_mean(key, _TOP)
    if not isinstance(document.get("shop", {}), Mapping):
        yield "shop", Told("expected the table [shop]", "テーブル [shop] にしてください"), None
    checks = document.get("checks", {})
    if not isinstance(checks, Mapping):
        yield "checks", _CHECK_TABLE, None
        return
    for key, table in checks.items():
        if not isinstance(table, Mapping):
            yield f"checks.{key}", _CHECK_TABLE, None


def _head_faults(document: Mapping[str, Any]) -> _Found:
    head = document.get("pack")
    if head is None:
        en = "the table [pack] with format and name is missing"
        yield "pack", Told(en, "format と name を書いたテーブル [pack] がありません"), None
        return
    if not isinstance(head, Mapping):
        en, ja = "expected one table [pack]", "テーブル [pack] を 1 つだけ書いてください"
        yield "pack", Told(en, ja), None
        return
    for key in head:
        if key not in _PACK_KEYS:
            no = Told("no such key", "そのようなキーはありません")
            yield f"pack.{key}", no, did_you_mean(key, _PACK_KEYS)
    if (said := _format_fault(head)) is not None:
        yield "pack.format", said, None
    if (said := name_fault(head.get("name"))) is not None:
        yield "pack.name", said, None
    if (said := name_fault(head.get("version", "1"))) is not None:
        yield "pack.version", said, None
    base = head.get("extends", STANDARD)
    if not (isinstance(base, str) and base):
        en = 'expected "{standard}" or a file such as "base.toml"'
        ja = '"{standard}" か、"base.toml" のようなファイル名にしてください'
        yield "pack.extends", Told(en, ja, standard=STANDARD), None
    for key, told in validity_faults(head.get("valid_from"), head.get("valid_until")):
        yield f"pack.{key}", told, None


def _format_fault(head: Mapping[str, Any]) -> Told | None:
    form = head.get("format")
    if type(form) is int and form == _FORMAT:
        return None
    if form is None:
        return Told("is missing: write format = 1", "ありません。format = 1 と書いてください")
    if type(form) is int and form > _FORMAT:
        return Told(
            "expected 1; is it meant for a newer oms?",
            "1 ではありません。新しい oms 用のパックかもしれません",
        )
    return Told("expected 1, a number", "数の 1 にしてください")


def _placed(fault: Fault, layers: Layers) -> Fault:
    """Find the file and line of the key a fault names."""
    origin = layers.origin_of(fault.path)
    return replace(fault, where=origin.where, line=origin.line)
