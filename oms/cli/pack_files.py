"""Which packs a command is about, and how it tells of those that are faulty."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from oms.cli.cells import harmless
from oms.cli.exits import Exit
from oms.cli.output import open_output
from oms.cli.printer import Printer, is_styled, width_of
from oms.errors import Fault, OmsError, PackError, Told, in_lang
from oms.model.finding import Lang
from oms.testing.sniff import looks_like_a_pack, may_be_meant_as_one

__all__ = ["each_pack", "over_packs", "printing"]


def each_pack(paths: Iterable[Path], lang: Lang) -> Iterator[Path]:
    """Yield the files named and the packs in the folders named, each once.

    Raises:
        OmsError: If a folder holds no pack.
    """
    seen = set()
    for path in paths:
        files = [path]
        if path.is_dir():
            there = sorted(path.rglob("*.toml"))
            files = [each for each in there if looks_like_a_pack(each)]
            _skipped((each for each in there if may_be_meant_as_one(each)), lang)
            if not files:
                msg = Told(
                    "{path}: no *.toml with a table [pack] in this folder",
                    "{path}: このフォルダーには [pack] を持つ *.toml がありません",
                    path=path,
                )
                raise OmsError(msg, path=str(path))
        for each in files:
            if each not in seen:
                seen.add(each)
                yield each


def _skipped(files: Iterable[Path], lang: Lang) -> None:
    """Name what was perhaps meant as a pack: a test that does not run proves nothing."""
    for each in files:
        en = "{path}: note: no pack, it has no table [pack] with format"
        ja = "{path}: 参考: format を書いた [pack] がないので、パックとして扱いません"
        sys.stderr.write(f"oms: {harmless(in_lang(Told(en, ja, path=each), lang))}\n")


@contextmanager
def printing() -> Iterator[Printer]:
    """Print on standard output."""
    with open_output(None) as stream:
        yield Printer(stream, width_of(stream), styled=is_styled(stream, color=None))


def _tell(faults: Iterable[Fault], lang: Lang) -> None:
    """Write faults to standard error, a line each."""
    for fault in faults:
        sys.stderr.write(f"oms: {harmless(fault.text(lang))}\n")


def over_packs(paths: Iterable[Path], work: Callable[[Path], int], lang: Lang) -> tuple[int, int]:
    """Do the work for each pack; faulty ones are told and stop none of the others.

    Returns:
        The gravest exit code, and how many packs are faulty.
    """
    code: int = Exit.CLEAR
    faulty = 0
    for path in each_pack(paths, lang):
        try:
            code = max(code, work(path))
        except PackError as error:
            sys.stdout.flush()
            _tell(error.faults, lang)
            code = Exit.USAGE
            faulty += 1
    return code, faulty
