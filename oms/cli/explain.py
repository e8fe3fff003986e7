"""`oms explain`: why one order is held, and for each silent check why it is silent."""

from __future__ import annotations

import heapq
import sys
from datetime import datetime
from itertools import takewhile
from pathlib import Path
from typing import TextIO

from oms.cli.cells import harmless
from oms.cli.data import open_data
from oms.cli.exits import Exit
from oms.cli.output import open_output
from oms.cli.printer import Printer, is_styled, width_of
from oms.cli.screen import chosen_pack
from oms.cli.unconfigured import print_unconfigured
from oms.cli.words import say
from oms.engine import Engine, Explanation, Rejected
from oms.errors import Told, in_lang
from oms.model.finding import Lang
from oms.rms import read_orders

__all__ = ["explain"]

_NEAR = 3


def explain(file: str, number: str, pack: Path | None, at: datetime, lang: Lang) -> int:
    """Print the explanation of every record with the number.

    Returns:
        0, or 2 if there is no such order, 3 if its record could not be read.
    """
    engine = open_data(Engine(chosen_pack(pack)), lang)
    found = 0
    near: list[tuple[int, str]] = []
    for record in read_orders(file):
        if record.order_number != number:
            near = _nearest(near, record.order_number, number)
        elif isinstance(record, Rejected):
            sys.stderr.write(f"oms: {record.place}: {in_lang(record.reason, lang)}\n")
            return Exit.UNREADABLE
        else:
            found += 1
            _print(engine.explain(record, at), lang, found)
    if not found:
        return _not_found(file, number, [each for _, each in near], lang)
    with open_output(None) as stream:
        print_unconfigured(_printer(stream), engine, lang)
    return Exit.CLEAR


def _nearest(near: list[tuple[int, str]], other: str | None, number: str) -> list[tuple[int, str]]:
    """Keep the few numbers that share most of their beginning and end with the wanted one."""
    if other is None:
        return near
    likeness = _shared(other, number) + _shared(other[::-1], number[::-1])
    return heapq.nlargest(_NEAR, {*near, (likeness, other)})


def _shared(one: str, other: str) -> int:
    pairs = zip(one, other, strict=False)
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))


def _printer(stream: TextIO) -> Printer:
    return Printer(stream, width_of(stream), styled=is_styled(stream, color=None))


def _print(explanation: Explanation, lang: Lang, count: int) -> None:
    with open_output(None) as stream:
        printer = _printer(stream)
        if count > 1:
            printer.rule(say("duplicate", lang, count=count))
        for line in explanation.text(lang).splitlines():
            text = harmless(line.strip(" "))
            printer.line(text, indent=len(line) - len(line.lstrip(" ")), hang=2)


def _not_found(file: str, number: str, near: list[str], lang: Lang) -> int:
    hint = Told("; near: {listed}", "。近い番号: {listed}", listed=", ".join(sorted(near)))
    told = Told(
        "{file}: no order {number}{hint}",
        "{file}: 注文 {number} はありません{hint}",
        file=file,
        number=number,
        hint=hint if near else "",
    )
    sys.stderr.write(f"oms: {harmless(in_lang(told, lang))}\n")
    return Exit.USAGE
