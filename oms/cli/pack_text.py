"""`oms pack fmt` and `oms pack show`: packs as text."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Final

from oms.cli.cells import harmless
from oms.cli.exits import Exit
from oms.cli.output import open_output
from oms.cli.pack_files import over_packs, printing
from oms.model import Message
from oms.model.finding import Lang
from oms.rules import export_pack, format_pack, load_pack
from oms.rules.document import read_text

__all__ = ["fmt", "show"]

_CHANGED: Final = Message("整えました: {path}", "laid out: {path}")
_DIFFERS: Final = Message("体裁が違います: {path}", "would be laid out: {path}")


def fmt(paths: Iterable[Path], lang: Lang, *, check: bool) -> int:
    """Lay out packs in place, or only tell which ones differ."""

    def of_pack(path: Path) -> int:
        laid = format_pack(read_text(path), where=str(path)).encode()
        if laid == path.read_bytes():
            return Exit.CLEAR
        if not check:
            with open_output(path) as stream:
                stream.write(laid.decode())
        out.line((_DIFFERS if check else _CHANGED).text(lang, {"path": harmless(str(path))}))
        return Exit.REVIEW if check else Exit.CLEAR

    with printing() as out:
        return over_packs(paths, of_pack, lang)[0]


def show(file: str, *, origin: bool) -> int:
    """Print the effective pack as TOML."""
    pack = load_pack(file)
    with open_output(None) as stream:
        stream.write(export_pack(pack, origin=origin))
    return Exit.CLEAR
