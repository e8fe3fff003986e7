"""`oms checks`: the catalogue, or one check's page."""

from __future__ import annotations

from typing import Final

from rich.cells import cell_len

from oms.cli.exits import Exit
from oms.cli.output import open_output
from oms.cli.pages import CheckPage, page_of, toml_value
from oms.cli.printer import Printer, is_styled, width_of
from oms.cli.words import say
from oms.engine.failure import BROKEN, DATA_MISSING
from oms.errors import CheckError, did_you_mean
from oms.model import Check, Fires, Severity, Waits
from oms.model.finding import Lang
from oms.rules.registry import Registry, default_registry

__all__ = ["checks"]

_HEADS = {
    "ja": ("コード", "名前", "内容", "重要度", "ゲート"),
    "en": ("code", "name", "label", "severity", "gates"),
}
_WORDS = {
    "ja": ("パラメータ", "ケース", "指摘あり", "待ち", "指摘なし", "既定値"),
    "en": ("Parameters", "Cases", "fires", "waits", "quiet", "default"),
}


def checks(name: str | None, lang: Lang, *, color: bool | None = None) -> int:
    """Print the catalogue, or the page of one check.

    Raises:
        CheckError: If there is no such check, with the nearest one.
    """
    registry = default_registry()
    with open_output(None) as stream:
        printer = Printer(stream, width_of(stream), styled=is_styled(stream, color))
        if name is None:
            _catalogue(registry, printer, lang)
        else:
            _page(page_of(_found(registry, name)), printer, lang)
    return Exit.CLEAR


_OF_ENGINE: Final = {
    BROKEN: "a check broke while it examined the order, so a person must look",
    DATA_MISSING: "a check lacks data or a field it needs, so a person must look",
}


def _found(registry: Registry, name: str) -> type[Check]:
    for key in (name, name.upper(), name.lower()):
        if key in registry:
            return registry[key]
    if name.upper() in _OF_ENGINE:
        msg = f"{name.upper()} comes from the engine, not from a check: {_OF_ENGINE[name.upper()]}"
        raise CheckError(msg, check=name)
    known = [*registry, *(check.code for check in registry.values())]
    hint = did_you_mean(name, known)
    msg = f"no check {name!r}{'; ' + hint if hint else ''} (oms checks lists all)"
    raise CheckError(msg, check=name)


def _severity(check: type[Check], lang: Lang) -> str:
    severity = check.model_fields["severity"].default
    if page_of(check).only_waits:
        return say("wait", lang)
    return severity.label if lang == "ja" and isinstance(severity, Severity) else str(severity)


def _gates(check: type[Check]) -> str:
    return ", ".join(sorted(check.model_fields["gates"].default))


def _catalogue(registry: Registry, printer: Printer, lang: Lang) -> None:
    rows = [_HEADS[lang]] + [
        (check.code, name, _label(check, lang), _severity(check, lang), _gates(check))
        for name, check in registry.items()
    ]
    widths = [max(cell_len(row[column]) for row in rows) for column in range(5)]
    if sum(widths) + len(widths) > printer.width:
        for code, name, *rest in rows[1:]:
            printer.line(f"{code}  {name}", hang=2)
            printer.line("  ".join(rest), indent=4)
        return
    for row in rows:
        printer.row([(each, width, "") for each, width in zip(row, widths, strict=True)], indent=0)


def _label(check: type[Check], lang: Lang) -> str:
    return check.label.text(lang)


def _page(page: CheckPage, printer: Printer, lang: Lang) -> None:
    check = page.check
    printer.line((f"{check.code} {_label(check, lang)}", "bold"), f"  ({check.name})")
    printer.line(page.summary)
    for heading, text in page.sections.items():
        if heading not in {"Attributes", "Parameters"}:
            printer.rule(heading)
            for paragraph in text.split("\n\n"):
                printer.line(" ".join(paragraph.split()), indent=2)
    parameters, cases, fires, waits, quiet, default = _WORDS[lang]
    printer.rule(parameters)
    for each in page.parameters:
        printer.line((each.name, "bold"), f": {each.type}; {default} {each.default}", indent=2)
        if each.description:
            printer.line(each.description, indent=4)
    printer.rule(f"{cases} ({len(page.cases)})")
    for case in page.cases:
        kinds = {Fires: fires, Waits: waits}
        word = kinds.get(type(case), quiet)
        where = f" → {case.at}" if isinstance(case, Fires) else ""
        given = f" {toml_value(dict(case.params))}" if case.params else ""
        printer.line(f"{word}: {case.name}{where}{given}", indent=2, hang=2)
