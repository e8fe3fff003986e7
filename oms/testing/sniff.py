"""Which TOML files are packs; knows nothing of `oms`, so that asking costs nothing."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Final

__all__ = ["looks_like_a_pack", "may_be_meant_as_one"]

_LARGEST: Final = 4_000_000
_TABLE: Final = re.compile(r"^[ \t]*\[[ \t]*[\"']?pack[\"']?[ \t]*\]", re.MULTILINE)
_TABLES: Final = re.compile(r"^[ \t]*\[(?:checks\b|shop\b|\[case\]\])", re.MULTILINE)
_FORMAT: Final = re.compile(r"^[ \t]*format[ \t\u3000]*[=＝]", re.MULTILINE)


def _bytes_of(path: Path) -> bytes:
    """Return what a file holds; nothing where it cannot be read, never ends or is too large."""
    try:
        small = path.is_file() and path.stat().st_size <= _LARGEST
        return path.read_bytes() if small else b""
    except OSError:
        return b""


def may_be_meant_as_one(path: Path) -> bool:
    """Whether a file that is no pack has tables of one: its head was forgotten, or misspelled."""
    text = _bytes_of(path).decode("utf-8", "replace")
    return bool(_TABLES.search(text)) and not looks_like_a_pack(path)


def looks_like_a_pack(path: Path) -> bool:
    """Whether a file has the table `[pack]` with the key `format`.

    A file that is no TOML is one if it has a line for each of them: it was meant as a pack, and
    somebody wants to hear what is wrong with it.
    """
    raw = _bytes_of(path)
    plain = raw.removeprefix(b"\xff\xfe").removeprefix(b"\xfe\xff").replace(b"\0", b"")
    text = plain.decode("utf-8-sig", "replace")
    if "pack" not in text:
        return False
    try:
        head = tomllib.loads(text).get("pack")
    except (ValueError, RecursionError):
        return bool(_TABLE.search(text) and _FORMAT.search(text))
    return isinstance(head, dict) and "format" in head
