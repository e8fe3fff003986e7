"""`oms screen`: read, judge, render."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import BinaryIO, cast

from oms.cli.data import open_data
from oms.cli.exits import Exit
from oms.cli.ledger import moment_of, opened_ledger, refuse_ledger_as
from oms.cli.options import Format, ScreenOptions
from oms.cli.output import open_output
from oms.cli.progress import Counted, progress
from oms.cli.render import renderer
from oms.cli.verdict import Judge, Tally
from oms.engine import Engine, Rejected
from oms.errors import SourceError, Told
from oms.model import Order
from oms.rms import read_orders
from oms.rms.source import name_of, opened
from oms.rules import Pack, load_pack
from oms.store import LedgerFile

__all__ = ["chosen_pack", "records", "screen"]

_ENCODINGS = {Format.CSV: "utf-8-sig"}


def chosen_pack(path: Path | None) -> Pack:
    """Load the pack of `--pack`; without one all built-in checks run with their defaults."""
    return Pack.build() if path is None or str(path) == "oms/standard" else load_pack(path)


def records(
    files: tuple[str, ...], tell: Callable[[int], None] = lambda _: None
) -> Iterator[Order | Rejected]:
    """Yield the records of all files; a file that cannot be read is one rejected record."""
    for name in files:
        called = name_of(name)
        try:
            with opened(name) as stream:
                counted = cast("BinaryIO", Counted(stream, tell))
                yield from read_orders(counted, name=called)
        except SourceError as error:
            reasons = (error.text(lang).removeprefix(f"{called}: ") for lang in ("en", "ja"))
            yield Rejected(place=called, reason=Told(*reasons))


def screen(options: ScreenOptions) -> int:
    """Screen the files and write the result.

    Returns:
        The exit code.
    """
    pack = chosen_pack(options.pack)
    if options.ledger is not None:
        refuse_ledger_as(options.ledger, (*options.files, options.out, options.pack))
    if options.at is not None:
        pack.require_valid(options.at)  # before anything is read or written
    engine = open_data(Engine(pack), options.lang.code)
    tally = Tally()
    given = (options.pack, options.ledger)
    inputs = (*options.files, *(str(each) for each in given if each))
    encoding = _ENCODINGS.get(options.format, "utf-8")
    with (
        opened_ledger(options.ledger) as ledger,
        open_output(options.out, inputs, encoding=encoding) as stream,
        renderer(stream, judge := _judge(engine, options, ledger), options) as out,
        progress(options.files, options.lang.code) as tell,
    ):
        for record in records(options.files, tell):
            judged = judge.judge(record)
            tally.add(judged)
            out.add(judged)
        out.finish(tally)
    if ledger is not None and ledger.damage:
        return Exit.UNREADABLE
    return tally.exit_code


def _judge(engine: Engine, options: ScreenOptions, ledger: LedgerFile | None) -> Judge:
    at = moment_of(options.at) if ledger is not None else options.at or datetime.now(UTC)
    engine.pack.require_valid(at)
    return Judge(engine, at, options.gate, past=options.past, ledger=ledger)
