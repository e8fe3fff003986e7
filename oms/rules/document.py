"""One pack file: bytes to TOML, or one fault that says what stands in the way."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from typing import Any, Final

from oms.errors import Fault, PackError

__all__ = ["STANDARD", "Document", "parse_document", "read_document"]

STANDARD: Final = "oms/standard"
"""The base pack that ships with `oms`."""

LARGEST: Final = 4_000_000
"""No pack file is larger; a table of items that long belongs in a database."""

_SYNTAX: Final = re.compile(r"\(at line (\d+), column (\d+)\)")
_PLAIN: Final = str.maketrans("“”＂‘’＝［］｛｝，＃．\u3000", '"""\'\'=[]{},#. ')
"""What a Japanese keyboard writes for the marks of TOML."""


@dataclass(frozen=True, slots=True)
class Document:
    """A pack file as it stands.

    Attributes:
        where: Its name, as faults call it.
        text: Its text.
        data: What TOML makes of it.
        path: Where it lies, for the packs it extends; `None` for text.
    """

    where: str
    text: str
    data: Mapping[str, Any]
    path: Path | None = None


def read_document(path: str | Path) -> Document:
    """Read a pack file (TOML, UTF-8 with or without BOM); `oms/standard` is the shipped one.

    Raises:
        PackError: If it cannot be read, is no UTF-8 or no TOML.
    """
    if str(path) == STANDARD:
        text = (files("oms.rules") / "standard.toml").read_text(encoding="utf-8")
        return parse_document(text, STANDARD)
    try:
        raw = Path(path).read_bytes()
    except OSError as error:
        fault = Fault(str(path), None, f"cannot be read ({type(error).__name__})")
        raise PackError([fault]) from None
    if len(raw) > LARGEST:
        expected = f"is larger than {LARGEST // 1_000_000} MB; no pack needs that much"
        raise PackError([Fault(str(path), None, expected)])
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        raise PackError([Fault(str(path), line, "is not UTF-8", _encoding_hint(raw))]) from None
    return parse_document(text, str(path), Path(path))


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


def parse_document(text: str, where: str, path: Path | None = None) -> Document:
    """Read TOML text.

    Raises:
        PackError: If it is no TOML: one fault with line and column, and a hint where the marks of
            a Japanese keyboard stand in the way; or if keys are not written in NFC.
    """
    text = text.removeprefix("\ufeff")
    try:
        data = tomllib.loads(text)
    except (ValueError, RecursionError) as error:  # TOMLDecodeError, and numbers without end
        raise PackError([_syntax_fault(error, text, where)]) from None
    strange = [key for key in _keys(data) if not unicodedata.is_normalized("NFC", key)]
    if strange:
        hint = "write が as one character, not as か with a mark: `oms pack fmt` does it"
        raise PackError(
            Fault(where, _line_with(text, key), f"{key}: the key is not in NFC", hint)
            for key in strange
        )
    return Document(where, text, data, path)


def _syntax_fault(error: Exception, text: str, where: str) -> Fault:
    message = str(error) if isinstance(error, tomllib.TOMLDecodeError) else type(error).__name__
    place = _SYNTAX.search(message)
    line = int(place[1]) if place else None
    if "at end of document" in message:
        line = len(text.splitlines())
    return Fault(where, line, f"is not TOML: {message}", _ime_hint(text, line))


def _ime_hint(text: str, line: int | None) -> str | None:
    """Name the mark of a Japanese keyboard on a line that would be TOML with the plain one."""
    lines = text.splitlines()
    if line is None or not 1 <= line <= len(lines):
        return None
    mark = next((each for each in lines[line - 1] if ord(each) in _PLAIN), None)
    if mark is None:
        return None
    shown = "a full-width space" if mark == "\u3000" else f"the full-width {mark}"
    plain = mark.translate(_PLAIN)
    return f"{shown} stands there; switch the keyboard to half-width and write {plain!r}"


def _keys(value: Any) -> Iterator[str]:
    if isinstance(value, Mapping):
        for key, each in value.items():
            yield key
            yield from _keys(each)
    elif isinstance(value, list):
        for each in value:
            yield from _keys(each)


def _line_with(text: str, key: str) -> int | None:
    return next((n for n, line in enumerate(text.splitlines(), 1) if key in line), None)
