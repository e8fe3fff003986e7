"""`oms pack diff`: what another pack would decide differently."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Final

from oms.cli.cells import harmless
from oms.cli.exits import Exit
from oms.cli.pack_files import printing
from oms.cli.printer import Printer
from oms.engine import compare
from oms.engine.compare import CaseChange, Change
from oms.model import Message
from oms.model.finding import Lang
from oms.rules import default_registry, load_pack
from oms.rules.export import toml_text

__all__ = ["diff"]

_WORDS: Final = {
    "equal": Message("判定は同じです", "both decide alike"),
    "checks": Message("チェック", "Checks"),
    "shop": Message("店舗の設定", "Facts of the shop"),
    "validity": Message("有効期間", "Validity"),
    "cases": Message("判定が変わるケース", "Cases decided differently"),
    "now": Message("判定", "now"),
    "added": Message("追加", "added"),
    "removed": Message("削除", "removed"),
    "any": Message("注文全体", "the order"),
    "none": Message("なし", "none"),
}


def diff(old: str, new: str, lang: Lang) -> int:
    """Print how the decisions of two packs differ; 1 if they do."""
    one, two = load_pack(old), load_pack(new)
    found = compare(one, two)
    with printing() as out:
        if found.is_equal:
            out.line(_say("equal", lang))
            return Exit.CLEAR
        out.line(harmless(old), (" → ", ""), harmless(new))
        _checks(out, found.checks, lang)
        for word, changes in (("shop", found.shop), ("validity", found.validity)):
            if changes:
                out.rule(_say(word, lang))
            for change in changes:
                _fact(out, change, lang)
        files = {id(one): old, id(two): new}
        _cases(out, [(files[id(each.pack)], each) for each in found.cases], lang)
    return Exit.REVIEW


def _say(word: str, lang: Lang) -> str:
    return _WORDS[word].text(lang)


def _value(value: Any, lang: Lang) -> str:
    return _say("none", lang) if value is None else harmless(toml_text(value))


def _checks(out: Printer, changes: Iterable[Change], lang: Lang) -> None:
    last = ""
    registry = default_registry()
    for (name, parameter), old, new in changes:
        if not last:
            out.rule(_say("checks", lang))
        if name != last:
            last = name
            check = registry[name]
            out.line((f"{check.code} {name}", "bold"), f"  {check.label.text(lang)}", indent=2)
        if parameter == "now":
            out.line(f"{_say('now', lang)}: {old} → ", (str(new), "bold"), indent=4)
        else:
            said = f"{parameter}: {_value(old, lang)} → {_value(new, lang)}"
            out.line(said, indent=4, hang=2)


def _fact(out: Printer, change: Change, lang: Lang) -> None:
    """Print a fact that came, went or changed; a default text stands for itself."""
    path = ".".join(change.path[:-1] if change.path[0] == "default_texts" else change.path)
    if change.path[0] == "default_texts":
        word = "added" if change.new else "removed"
        out.line(f"{path}: {_say(word, lang)}: {_value(change.path[1], lang)}", indent=2, hang=2)
        return
    said = f"{_value(change.old, lang)} → {_value(change.new, lang)}"
    out.line(f"{harmless(path)}: {said}", indent=2, hang=2)


def _cases(out: Printer, changes: list[tuple[str, CaseChange]], lang: Lang) -> None:
    last = None
    if changes:
        out.rule(_say("cases", lang))
    for file, each in changes:
        if each.case is not last:
            last = each.case
            place = f"{file}:{each.case.line}: " if each.case.line else f"{file}: "
            out.line(harmless(place), (harmless(each.case.name), "bold"), indent=2, hang=2)
        rule = _say("any", lang) if each.rule == "any" else each.rule
        out.line(f"{rule}: {each.old} → {each.new}", indent=4, hang=2)
