"""Write the pages that are read off the code: checks, status model, carriers, islands.

`python tools/generate_docs.py` writes them, `--check` only says which are stale (exit code 1).
The same code gives the same bytes, whatever the machine or the day.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
# The pages of this tree are made from the code of this tree, installed or not.
sys.path[:0] = [str(ROOT), str(ROOT / "tools")]

from docs_carriers import islands_page, services_page  # noqa: E402
from docs_markdown import NOTE, escaped, table  # noqa: E402

from oms.checks import BUILT_IN  # noqa: E402
from oms.cli.pages import HEADINGS, CheckPage, Parameter, page_of, toml_value  # noqa: E402
from oms.model import Case, Check, Fires, RmsStatus  # noqa: E402
from oms.model.actions import allowed_actions  # noqa: E402
from oms.model.status import status_table  # noqa: E402


def file_name(check: type[Check]) -> str:
    """Return the page of a check below docs/checks."""
    return f"{check.code}-{check.name}.md"


def catalogue(checks: Sequence[type[Check]]) -> Iterator[str]:
    """Yield the lines of the catalogue."""
    yield from ("# Checks", "", NOTE, "")
    yield "All built-in checks, in the order in which they run. People see the code and the label,"
    yield "packs use the name. `oms checks` lists those of an installation, plugins included."
    yield ""
    head = ("code", "label", "name", "what it does", "severity", "gates", "since")
    yield from table(head, map(catalogue_row, checks))


def catalogue_row(check: type[Check]) -> tuple[str, ...]:
    """Return the row of one check."""
    defaults = {name: check.model_fields[name].default for name in ("severity", "gates")}
    page = page_of(check)
    graded = f"{defaults['severity'].label} ({defaults['severity']})"
    return (
        f"[{check.code}]({file_name(check)})",
        f"{check.label.ja}<br>{escaped(check.label.en)}",
        f"`{check.name}`",
        escaped(page.summary),
        "待ち (wait)" if page.only_waits else graded,
        ", ".join(sorted(defaults["gates"])),
        check.since,
    )


def check_page(page: CheckPage) -> Iterator[str]:
    """Yield the lines of one check's page."""
    check = page.check
    yield from (f"# {check.code} {check.label.ja}", "", NOTE, "", page.summary, "")
    yield from table(("", ""), facts(check))
    for heading in HEADINGS:
        yield from ("", f"## {heading}", "")
        if text := page.sections.get(heading):
            yield escaped_text(text)
        if heading == "Parameters":
            yield ""
            yield from parameters(page)
    yield from cases(page)


def escaped_text(text: str) -> str:
    """Return running text; its line breaks stay."""
    return text.replace("<", "&lt;")


def facts(check: type[Check]) -> Iterator[tuple[str, str]]:
    """Yield what the class says of itself."""
    yield "label", f"{check.label.ja} / {escaped(check.label.en)}"
    yield "name in packs", f"`{check.name}`"
    if check.aliases:
        yield "old names", ", ".join(f"`{alias}`" for alias in check.aliases)
    yield "since", check.since
    yield "meaning revision", str(check.meaning)
    yield "reads", ", ".join(f"`{path}`" for path in check.inputs) or "–"
    if page_of(check).only_waits:
        yield "answers with", "待ち (a wait), never 要確認; `severity` has no effect"
    if check.needs:
        yield "needs data", ", ".join(f"`{name}`" for name in check.needs)
    if check.source is not None:
        day = f", read {check.source.checked_on}" if check.source.checked_on else ""
        yield "source", escaped(check.source.name) + day


def parameters(page: CheckPage) -> Iterator[str]:
    """Yield the table of parameters, and how a pack sets them."""
    rows = map(parameter_row, page.parameters)
    yield from table(("parameter", "takes", "default", "meaning"), rows)
    first = page.parameters[0]
    example = f"{first.name} = {first.default}"
    yield from ("", "In a pack:", "", "```toml", f'[checks."{page.check.name}"]', example, "```")


def parameter_row(each: Parameter) -> tuple[str, ...]:
    """Return the row of one parameter."""
    default = each.default.replace("|", "\\|")
    return f"`{each.name}`", escaped(each.type), f"`{default}`", escaped(each.description)


def cases(page: CheckPage) -> Iterator[str]:
    """Yield the cases, those that fire first."""
    yield from ("", f"## Cases ({len(page.cases)})", "", "Each runs as a test.", "")
    shop = page.cases[0].shop
    if shop:
        yield f"The facts of the shop, where a case names no others: `{toml_value(dict(shop))}`."
        yield ""
    for case in page.firing:
        yield f"- **fires** {escaped(case.name)}{given(case, shop)} → {evidence(case)}"
    for waiting in page.waiting:
        yield f"- **waits** {escaped(waiting.name)}{given(waiting, shop)}"
    for quiet in page.quiet:
        yield f"- quiet: {escaped(quiet.name)}{given(quiet, shop)}"


def given(case: Case, shop: Mapping[str, object]) -> str:
    """Return the parameters of a case, and the facts of its shop if they are others."""
    params = f" with `{toml_value(dict(case.params))}`" if case.params else ""
    others = f" with the shop's `{toml_value(dict(case.shop))}`" if case.shop != shop else ""
    return params + others


def evidence(case: Fires) -> str:
    """Return what a firing case must point at."""
    text = f" 「{escaped(case.evidence)}」" if case.evidence else ""
    return f"{case.severity.label} at `{case.at}`{text}"


def status_page() -> Iterator[str]:
    """Yield the lines of the status model's page."""
    yield from ("# Status tables", "", NOTE, "")
    yield "What moves an order between the statuses of RMS, and what a shop may ask for in each."
    yield "*Confirmed* rows are said by a source, *inferred* ones follow from what sources say."
    yield from ("", "## Moves", "", status_table(), "", "## What a shop may ask", "")
    yield from table(("status", "allowed calls"), map(actions_row, RmsStatus))


def actions_row(status: RmsStatus) -> tuple[str, str]:
    """Return what is allowed in one status; what no source says is marked."""
    confirmed = allowed_actions(status, confirmed_only=True)
    allowed = sorted(
        f"`{action.value}`" + ("" if action in confirmed else " (inferred)")
        for action in allowed_actions(status)
    )
    return f"{status.value} {status.label}", ", ".join(allowed) or "–"


def pages(checks: Sequence[type[Check]] = BUILT_IN) -> dict[str, str]:
    """Return every generated page by its path below docs."""
    made = {
        "checks/index.md": catalogue(checks),
        "status-model.md": status_page(),
        "services.md": services_page(),
        "islands.md": islands_page(),
    }
    made |= {f"checks/{file_name(check)}": check_page(page_of(check)) for check in checks}
    return {name: "\n".join(lines).rstrip() + "\n" for name, lines in made.items()}


def stale(docs: Path) -> list[str]:
    """Return the pages that differ from the code, and those of checks that are gone."""
    wanted = pages()
    differing = [
        name
        for name, text in wanted.items()
        if not (docs / name).is_file() or (docs / name).read_text(encoding="utf-8") != text
    ]
    found = (f"checks/{path.name}" for path in (docs / "checks").glob("*.md"))
    return sorted(differing + [name for name in found if name not in wanted])


def write(docs: Path) -> list[str]:
    """Write every stale page and remove those of checks that are gone; return their names."""
    wanted, changed = pages(), stale(docs)
    for name in changed:
        target = docs / name
        if name in wanted:
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(wanted[name], encoding="utf-8", newline="\n")
        else:
            target.unlink()
    return changed


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0] if __doc__ else None)
    parser.add_argument("--check", action="store_true", help="write nothing; exit 1 if stale")
    parser.add_argument("--docs", type=Path, default=ROOT / "docs", help="folder of the site")
    options = parser.parse_args(arguments)
    names = stale(options.docs) if options.check else write(options.docs)
    for name in names:
        print(f"{'stale' if options.check else 'written'}: {name}")
    return 1 if options.check and names else 0


if __name__ == "__main__":
    sys.exit(main())
