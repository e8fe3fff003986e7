"""`oms pack …`: the commands for those who write packs; the work is imported when asked for."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from oms.cli.exits import guarded
from oms.cli.options import At, Lang, LangName, moment

__all__ = ["packs"]

packs = typer.Typer(
    name="pack",
    no_args_is_help=True,
    context_settings={"help_option_names": ["-h", "--help"]},
)

_Paths = Annotated[
    list[Path],
    typer.Argument(
        metavar="PATH...",
        show_default=False,
        help="パックかフォルダー / packs, or folders with packs in them",
    ),
]
_File = Annotated[str, typer.Argument(metavar="TOML", help="パック / a pack, or oms/standard")]


@packs.callback()
def pack() -> None:
    """パックを書く人のために / for those who write packs: test, lint, lay out, show, compare."""


@packs.command("test")
def prove(paths: _Paths, lang: Lang = LangName.JA) -> None:
    """ケースを試す / run the cases of packs: does each rule say what is expected of it?

    不合格があれば 1、パックに誤りがあれば 2 で終わる。
    Exits 1 if a case fails, 2 if a pack is faulty.
    """

    def work() -> int:
        from oms.cli.pack_proof import test as run

        return run(paths, lang.code)

    raise typer.Exit(guarded(work, lang.code))


@packs.command()
def lint(paths: _Paths, at: At = None, lang: Lang = LangName.JA) -> None:
    """誤りと疑わしい箇所 / tell faults, and what is hardly meant.

    効かない設定、ケースのないチェック、文を隠しそうな初期値、期限切れなど。
    疑わしい箇所があれば 1、誤りがあれば 2 で終わる。
    Settings without effect, checks without a case, default texts that hide messages.
    Exits 1 on warnings, 2 on faults.
    """
    now = moment(at)

    def work() -> int:
        from oms.cli.pack_proof import lint as run

        return run(paths, now, lang.code)

    raise typer.Exit(guarded(work, lang.code))


@packs.command()
def fmt(
    paths: _Paths,
    check: Annotated[
        bool,
        typer.Option("--check", help="書き換えずに調べる / only tell, exit 1 if one differs"),
    ] = False,
    lang: Lang = LangName.JA,
) -> None:
    """体裁を整える / lay packs out: blanks, blank lines, line ends.

    値とコメントは変えない。
    Changes no value and no comment.
    """

    def work() -> int:
        from oms.cli.pack_text import fmt as run

        return run(paths, lang.code, check=check)

    raise typer.Exit(guarded(work, lang.code))


@packs.command()
def show(
    file: _File,
    origin: Annotated[
        bool, typer.Option("--origin", help="各行の出どころ / say where each line is from")
    ] = False,
    lang: Lang = LangName.JA,
) -> None:
    """有効な設定をすべて TOML で / print the effective pack.

    継承元と既定値を含む。そのまま 1 つのパックとして読める。
    Bases merged, defaults spelled out; it is a pack of its own.
    """

    def work() -> int:
        from oms.cli.pack_text import show as run

        return run(file, origin=origin)

    raise typer.Exit(guarded(work, lang.code))


@packs.command()
def diff(
    old: Annotated[str, typer.Argument(metavar="OLD", help="元のパック / a pack")],
    new: Annotated[str, typer.Argument(metavar="NEW", help="新しいパック / another")],
    lang: Lang = LangName.JA,
) -> None:
    """判定の違い / compare what two packs decide.

    チェック、店舗の設定、そして両方のケースの判定を比べる。
    同じなら 0、違えば 1 で終わる。
    Checks, facts of the shop, and the cases of both. Exits 0 if they decide alike, 1 if not.
    """

    def work() -> int:
        from oms.cli.pack_diff import diff as run

        return run(old, new, lang.code)

    raise typer.Exit(guarded(work, lang.code))
