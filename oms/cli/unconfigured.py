"""The checks that are off because the shop has not told what they need: said once a run."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from oms.cli.printer import Printer
from oms.cli.words import say
from oms.engine import Engine
from oms.model import Check, Message
from oms.model.finding import Lang

__all__ = ["by_fact", "codes_listed", "print_unconfigured"]

_RUN = 3
"""From how many codes in a row on only the ends are named."""


def print_unconfigured(to: Printer, engine: Engine, lang: Lang) -> None:
    """Print the checks that are off, a line for each fact the pack would have to tell."""
    if not engine.unconfigured:
        return
    to.line(say("unconfigured", lang), indent=2)
    for lacks, checks in by_fact(engine):
        named = codes_listed(check.code for check in checks)
        if len(checks) == 1:
            named += f" {checks[0].label.text(lang)}"
        to.line((f"{named}: {lacks.text(lang)}", "dim"), indent=4, hang=2)


def by_fact(engine: Engine) -> Iterator[tuple[Message, tuple[Check, ...]]]:
    """Yield each fact that is missing with the checks that want it, in the order of checks."""
    for fact in dict.fromkeys(lacks for _, lacks in engine.unconfigured):
        yield fact, tuple(check for check, lacks in engine.unconfigured if lacks == fact)


def codes_listed(codes: Iterable[str]) -> str:
    """Return codes in one line; of several in a row the ends.

    Example:
        >>> codes_listed(["DL05", "DL06", "DL07", "DL09", "IT01", "DL18", "DL19"])
        'DL05–DL07, DL09, IT01, DL18, DL19'
    """
    runs: list[list[str]] = []
    for code in codes:
        if runs and _follows(runs[-1][-1], code):
            runs[-1].append(code)
        else:
            runs.append([code])
    told = (run if len(run) < _RUN else [f"{run[0]}–{run[-1]}"] for run in runs)
    return ", ".join(each for run in told for each in run)


def _follows(one: str, other: str) -> bool:
    family, number = one.rstrip("0123456789"), len(one.rstrip("0123456789"))
    return other.startswith(family) and other[number:] == f"{int(one[number:]) + 1:02}"
