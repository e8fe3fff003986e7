"""The checks that are off because the shop has not told what they need: said once a run."""

from __future__ import annotations

from oms.cli.printer import Printer
from oms.cli.words import say
from oms.engine import Engine
from oms.model.finding import Lang

__all__ = ["print_unconfigured"]


def print_unconfigured(to: Printer, engine: Engine, lang: Lang) -> None:
    """Print the checks that are off and what the pack would have to tell, if there are any."""
    if not engine.unconfigured:
        return
    to.line(say("unconfigured", lang), indent=2)
    for check, lacks in engine.unconfigured:
        text = f"{check.code} {check.label.text(lang)}: {lacks.text(lang)}"
        to.line((text, "dim"), indent=4, hang=2)
