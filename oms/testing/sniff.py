"""Which TOML files are packs; knows nothing of `oms`, so that asking costs nothing."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Final

__all__ = ["looks_like_a_pack"]

_LARGEST: Final = 4_000_000
_TABLE: Final = re.compile(r"^[ \t]*\[[ \t]*[\"']?pack[\"']?[ \t]*\]", re.MULTILINE)
_FORMAT: Final = re.compile(r"^[ \t]*format[ \t\u3000]*[=＝]", re.MULTILINE)


def looks_like_a_pack(path: Path) -> bool:
    """Whether a file has the table `[pack]` with the key `format`.

    A file that is no TOML is one if it has a line for each of them: it was meant as a pack, and
    somebody wants to hear what is wrong with it.
    """
    try:
        if path.stat().st_size > _LARGEST:
            return False
        raw = path.read_bytes()
    except OSError:
        return False
    plain = raw.removeprefix(b"\xff\xfe").removeprefix(b"\xfe\xff").replace(b"\0", b"")
    text = plain.decode("utf-8-sig", "replace")
    if "pack" not in text:
        return False
    try:
        head = tomllib.loads(text).get("pack")
    except (ValueError, RecursionError):
        return bool(_TABLE.search(text) and _FORMAT.search(text))
    return isinstance(head, dict) and "format" in head
