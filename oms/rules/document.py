"""One pack file: bytes to TOML, or one fault that says what stands in the way."""

from __future__ import annotations

import errno
import re
import tomllib
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from typing import Any, Final

from oms.errors import Fault, PackError, Told, unreadable
from oms.rules.syntax import syntax_fault

__all__ = ["STANDARD", "Document", "parse_document", "read_document", "read_text", "read_toml"]

STANDARD: Final = "oms/standard"
"""The base pack that ships with `oms`."""

LARGEST: Final = 4_000_000
"""No pack file is larger; a table of items that long belongs in a database."""

_DEEPEST: Final = 32
"""No value of a pack lies deeper in tables and lists; the deepest of an order is 8."""

_LONGEST: Final = 200
"""No key is longer; a SKU 管理番号 has at most 32 characters."""


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
        raw = _bytes_of(Path(path))
    except (OSError, ValueError) as error:  # ValueError: a NUL in the name
        raise PackError([Fault(str(path), None, _unreadable(error))]) from None
    if len(raw) > LARGEST:
        expected = Told(
            "is larger than {most} MB; no pack needs that much",
            "{most} MB を超えています。パックがこれほど大きいことはありません",
            most=LARGEST // 1_000_000,
        )
        raise PackError([Fault(str(path), None, expected)])
    try:
        if b"\0" in raw[:4]:  # every other byte of UTF-16 is a NUL, which UTF-8 knows as well
            raise UnicodeDecodeError("utf-8", raw, 0, 1, "UTF-16")  # noqa: TRY301
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        told = Told("is not UTF-8", "UTF-8 ではありません")
        raise PackError([Fault(str(path), line, told, _encoding_hint(raw))]) from None


def _bytes_of(path: Path) -> bytes:
    if path.exists() and not path.is_file() and not path.is_dir():
        raise OSError(errno.EINVAL, "a pipe or a device", str(path))  # it may never end
    return path.read_bytes()


def _unreadable(error: Exception) -> Told:
    return Told("cannot be read: {why}", "読めません: {why}", why=unreadable(error))


def _encoding_hint(raw: bytes) -> Told | None:
    looks = _looks_like(raw)
    if looks is None:
        return None
    return Told(
        "save the file as UTF-8; it looks like {looks}",
        "{looks} のようです。UTF-8 で保存し直してください",
        looks=looks,
    )


def _looks_like(raw: bytes) -> str | None:
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")) or b"\0" in raw[:4]:
        return "UTF-16"
    try:
        text = raw.decode("cp932")
    except UnicodeDecodeError:
        return "EUC-JP" if _decodes(raw, "euc_jp") else None
    # Bytes Shift_JIS does not have become private characters in Python; kanji and kana of EUC-JP
    # come out as half-width katakana.
    strange = any("\uf8f0" <= character <= "\uf8f3" for character in text)
    if any("\uff61" <= character <= "\uff9f" for character in text) and _decodes(raw, "euc_jp"):
        return "EUC-JP"
    return None if strange else "Shift_JIS"


def _decodes(raw: bytes, encoding: str) -> bool:
    try:
        raw.decode(encoding)
    except UnicodeDecodeError:
        return False
    return True


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
        raise PackError([syntax_fault(error, text, where)]) from None


def _value_faults(data: Mapping[str, Any], text: str, where: str) -> Iterator[Fault]:
    """Yield what TOML allows and no pack may hold: tables without end, keys not in NFC, …."""
    todo: list[tuple[int, str, Any]] = [(0, "", data)]
    while todo:
        depth, name, node = todo.pop()
        if depth > _DEEPEST:
            told = Told(
                "is nested deeper than {most} tables and lists",
                "テーブルとリストの入れ子が {most} 段を超えています",
                most=_DEEPEST,
            )
            yield Fault(where, _line_with(text, name), told)
            return
        if isinstance(node, Mapping):
            todo += [(depth + 1, key, each) for key, each in node.items()]
            for key in node:
                if expected := _key_fault(key):
                    line = _line_with(text, key)
                    told = Told(
                        "{key}: {said}", "{key}: {said}", key=key[:_LONGEST], said=expected[0]
                    )
                    yield Fault(where, line, told, expected[1])
        elif isinstance(node, list):
            todo += [(depth + 1, name, each) for each in node]
        elif isinstance(node, int | float) and not -(2**63) <= node < 2**63:  # inf and nan too
            line = _line_with(text, name)
            told = Told(
                "{name}: expected a number of at most 64 bits",
                "{name}: 大きすぎる数、または数でない値です (64 ビットまで)",
                name=name,
            )
            yield Fault(where, line, told)


def _key_fault(key: str) -> tuple[Told, Told | None] | None:
    if len(key) > _LONGEST:
        en, ja = "the key is longer than {most} characters", "キーが {most} 文字を超えています"
        return Told(en, ja, most=_LONGEST), None
    if not unicodedata.is_normalized("NFC", key):
        hint = Told(
            "write が as one character, not as か with a mark: `oms pack fmt` does it",
            "が を か と濁点に分けず 1 文字で書いてください。oms pack fmt で直ります",
        )
        return Told("the key is not in NFC", "キーが NFC ではありません"), hint
    return None


def _line_with(text: str, key: str) -> int | None:
    found = re.search(rf"""(?:^|[\s"'{{.,]){re.escape(key)}["']?\s*[=\]]""", text, re.MULTILINE)
    return None if found is None else text.count("\n", 0, found.end()) + 1
