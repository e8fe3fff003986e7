"""`oms pack test` and `oms pack lint`: is a pack sound, proved and meant?"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterable
from datetime import datetime
from pathlib import Path
from typing import Final

from oms.cli.cells import harmless
from oms.cli.exits import Exit
from oms.cli.pack_files import over_packs, printing
from oms.cli.unconfigured import codes_listed
from oms.engine import Engine, prove
from oms.engine import lint as warnings_of
from oms.engine.lint import mentioned
from oms.model import Message
from oms.model.finding import Lang
from oms.rules import Pack, load_pack

__all__ = ["lint", "test"]

_WORDS: Final = {
    "passed": Message("合格", "ok    "),
    "failed": Message("不合格", "FAILED"),
    "no_cases": Message("ケースがありません", "no cases"),
    "sum": Message("合格 {passed} 件、不合格 {failed} 件", "{passed} passed, {failed} failed"),
    "warning": Message("注意", "warning"),
    "sound": Message("誤りも疑わしい箇所もありません", "no fault, no warning"),
}


def _say(word: str, lang: Lang, **data: object) -> str:
    return _WORDS[word].text(lang, data)


def test(paths: Iterable[Path], lang: Lang) -> int:
    """Run the cases of packs, a line each; what fails says what was expected and found."""
    counts: Counter[str] = Counter()

    def of_pack(path: Path) -> int:
        pack = load_pack(path)
        failed = False
        out.line((harmless(str(path)), "bold"))
        for result in prove(pack):
            word = "passed" if result.passed else "failed"
            counts[word] += 1
            failed |= not result.passed
            said = (_say(word, lang), "" if result.passed else "bold red")
            place = "" if result.passed or not result.case.line else f" (:{result.case.line})"
            out.line(said, f"  {harmless(result.case.name)}{place}", indent=2, hang=8)
            for failure in result.failures:
                out.line(harmless(failure), indent=10, hang=2)
        if not pack.cases:
            out.line(_say("no_cases", lang), indent=2)
        return Exit.REVIEW if failed else Exit.CLEAR

    with printing() as out:
        code = over_packs(paths, of_pack)
        out.line(_say("sum", lang, passed=counts["passed"], failed=counts["failed"]))
    return code


def _note(path: Path, pack: Pack) -> None:
    """Tell once, beside the result, which checks are off that the pack never names."""
    counted = mentioned(pack)
    off = [each for each in Engine(pack).unconfigured if each[0].name not in counted]
    if off:
        facts = dict.fromkeys(said.en for _, said in off)
        named = {fact: [each.code for each, said in off if said.en == fact] for fact in facts}
        listed = "; ".join(f"{codes_listed(codes)} ({fact})" for fact, codes in named.items())
        note = f"{path}: note: off for want of facts of the shop: {listed}"
        sys.stderr.write(f"oms: {harmless(note)}\n")


def lint(paths: Iterable[Path], at: datetime, lang: Lang) -> int:
    """Tell the faults of packs (on standard error) and what is hardly meant."""

    def of_pack(path: Path) -> int:
        pack = load_pack(path)
        _note(path, pack)
        found = list(warnings_of(pack, at))
        for each in found:
            place, _, said = str(each).partition(": ")
            out.line(harmless(place), f": {_say('warning', lang)}: ", harmless(said), hang=2)
        return Exit.REVIEW if found else Exit.CLEAR

    with printing() as out:
        code = over_packs(paths, of_pack)
        if code == Exit.CLEAR:
            out.line(_say("sound", lang))
    return code
