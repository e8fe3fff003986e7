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
from oms.rules.scan import scan

__all__ = ["STANDARD", "Document", "parse_document", "read_document", "read_text", "read_toml"]

STANDARD: Final = "oms/standard"
"""The base pack that ships with `oms`."""

LARGEST: Final = 4_000_000
"""No pack file is larger; a table of items that long belongs in a database."""

_DEEPEST: Final = 32
"""No value of a pack lies deeper in tables and lists; the deepest of an order is 8."""

_LONGEST: Final = 200
"""No key is longer; a SKU 管理番号 has at most 32 characters."""

_SYNTAX: Final = re.compile(r"\(at line (\d+), column (\d+)\)")
_PLAIN: Final = str.maketrans("“”＂「」『』‘’＝［］｛｝，＃．\u3000", '"' * 7 + "''=[]{},#. ")
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
        return parse_document(read_text(path), STANDARD)
    return parse_document(read_text(path), str(path), Path(path))


def read_text(path: str | Path) -> str:
    """Read the text of a pack file, line ends as they are.

    Raises:
        PackError: If it cannot be read, is too large or no UTF-8.
    """
    if str(path) == STANDARD:
        return (files("oms.rules") / "standard.toml").read_text(encoding="utf-8")
    try:
        raw = Path(path).read_bytes()
    except (OSError, ValueError) as error:  # ValueError: a NUL in the name
        fault = Fault(str(path), None, f"cannot be read ({type(error).__name__})")
        raise PackError([fault]) from None
    if len(raw) > LARGEST:
        expected = f"is larger than {LARGEST // 1_000_000} MB; no pack needs that much"
        raise PackError([Fault(str(path), None, expected)])
    try:
        if b"\0" in raw[:4]:  # every other byte of UTF-16 is a NUL, which UTF-8 knows as well
            raise UnicodeDecodeError("utf-8", raw, 0, 1, "UTF-16")  # noqa: TRY301
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        raise PackError([Fault(str(path), line, "is not UTF-8", _encoding_hint(raw))]) from None


def _encoding_hint(raw: bytes) -> str | None:
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")) or b"\0" in raw[:4]:
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
            a Japanese keyboard stand in the way; or if keys are not written in NFC, a number has
            more than 64 bits, or tables have no end.
    """
    text = text.removeprefix("\ufeff")
    data = read_toml(text, where)
    if faults := list(_value_faults(data, text, where)):
        raise PackError(faults)
    return Document(where, text, data, path)


def read_toml(text: str, where: str) -> dict[str, Any]:
    """Return what TOML makes of a text.

    Raises:
        PackError: If it is no TOML: one fault with line, column, and perhaps a hint.
    """
    try:
        return tomllib.loads(text)
    except (ValueError, RecursionError) as error:  # TOMLDecodeError, and numbers without end
        raise PackError([_syntax_fault(error, text, where)]) from None


def _value_faults(data: Mapping[str, Any], text: str, where: str) -> Iterator[Fault]:
    """Yield what TOML allows and no pack may hold: tables without end, keys not in NFC, …."""
    todo: list[tuple[int, str, Any]] = [(0, "", data)]
    while todo:
        depth, name, node = todo.pop()
        if depth > _DEEPEST:
            yield Fault(where, None, f"is nested deeper than {_DEEPEST} tables and lists")
            return
        if isinstance(node, Mapping):
            todo += [(depth + 1, key, each) for key, each in node.items()]
            for key in node:
                if expected := _key_fault(key):
                    line = _line_with(text, key)
                    yield Fault(where, line, f"{key[:_LONGEST]}: {expected[0]}", expected[1])
        elif isinstance(node, list):
            todo += [(depth + 1, name, each) for each in node]
        elif isinstance(node, int | float) and not -(2**63) <= node < 2**63:  # inf and nan too
            line = _line_with(text, name)
            yield Fault(where, line, f"{name}: expected a number of at most 64 bits")


def _key_fault(key: str) -> tuple[str, str | None] | None:
    if len(key) > _LONGEST:
        return f"the key is longer than {_LONGEST} characters", None
    if not unicodedata.is_normalized("NFC", key):
        hint = "write が as one character, not as か with a mark: `oms pack fmt` does it"
        return "the key is not in NFC", hint
    return None


def _syntax_fault(error: Exception, text: str, where: str) -> Fault:
    message = str(error) if isinstance(error, tomllib.TOMLDecodeError) else type(error).__name__
    place = _SYNTAX.search(message)
    line = int(place[1]) if place else None
    if "at end of document" in message:
        line = text.rstrip("\n").count("\n") + 1
    return Fault(where, line, f"is not TOML: {message}", _ime_hint(text, line, message))


def _ime_hint(text: str, line: int | None, message: str) -> str | None:
    """Name the mark of a Japanese keyboard on a line that would be TOML with the plain one."""
    lines = text.split("\n")  # as TOML counts; U+2028 in a text is no line end
    if line is None or not 1 <= line <= len(lines):
        return None
    words = (each.text for each in scan(lines[line - 1]) if each.kind == "word")
    marks = [each for word in words for each in word if ord(each) in _PLAIN]
    if not marks:
        return None
    mark = marks[-1 if "Unterminated" in message else 0]
    shown = "a full-width space" if mark == "\u3000" else f"the full-width {mark}"
    plain = mark.translate(_PLAIN)
    return f"{shown} stands there; switch the keyboard to half-width and write {plain!r}"


def _line_with(text: str, key: str) -> int | None:
    found = re.search(rf"""(?:^|[\s"'{{.,]){re.escape(key)}["']?\s*[=\]]""", text, re.MULTILINE)
    return None if found is None else text.count("\n", 0, found.end()) + 1
