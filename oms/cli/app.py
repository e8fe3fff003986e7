"""The commands and their options; the work is imported when it is asked for."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer

from oms._version import __version__
from oms.cli.exits import Exit, guarded
from oms.cli.ledger_app import LEDGER_COMMANDS
from oms.cli.options import (
    At,
    Format,
    FormOption,
    GateOption,
    Lang,
    LangName,
    LedgerOption,
    OutOption,
    PackOption,
    SampleFormat,
    ScreenOptions,
    asked,
    moment,
)
from oms.cli.packs import packs
from oms.cli.postal_app import postal
from oms.cli.ship_app import calendars, ships

__all__ = ["app", "run"]

_EXITS = """終了コード / exit codes:

\b
0   人の確認は不要 / nothing needs a person
1   要確認の注文あり / some orders need a person
2   使い方・パックの誤り / usage or pack error
3   読めない入力あり (1 より優先) / some input could not be read (wins over 1)
70  想定外のエラー / unexpected error   130 中断 / interrupted
"""
_EXAMPLES = """例 / examples:

\b
oms screen orders.json
oms screen 2026-05-*.json.gz --pack shop.toml --gate ship
oms screen 受注.csv
cat orders.jsonl | oms screen - --format csv --out 要確認.csv
oms explain orders.json 123456-20260501-0000000001
oms checks RM01
oms pack test shop.toml
oms ship plan orders.json --pack shop.toml
oms calendar show --pack shop.toml
oms postal lookup 100-0005 東京都千代田区大手町1-2
oms sample --count 300 --out orders.json
"""

app = typer.Typer(
    name="oms",
    add_completion=False,
    pretty_exceptions_enable=False,
    no_args_is_help=True,
    context_settings={"help_option_names": ["-h", "--help"]},
)

app.add_typer(packs)
app.add_typer(ships)
app.add_typer(calendars)
app.add_typer(postal)


def run(arguments: Sequence[str] | None = None) -> int:
    """Run the app and return the exit code; usage errors are told by typer."""
    words = None if arguments is None else list(arguments)
    try:
        app(args=words, prog_name="oms")
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else Exit.CLEAR
    return Exit.CLEAR


def _show_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"oms {__version__}")
        raise typer.Exit


@app.callback(epilog=_EXAMPLES)
def oms(
    version: Annotated[
        bool,
        typer.Option("--version", callback=_show_version, is_eager=True, help="版 / version"),
    ] = False,
) -> None:
    """楽天 (RMS) の受注を判定する: そのまま進めてよいか、人の確認が必要か。

    Decides for every Rakuten order whether it may go on or a person must look first.
    """


@app.command(epilog=_EXITS)
def screen(  # noqa: PLR0913, PLR0917  the options of the command are its parameters
    files: Annotated[
        list[str],
        typer.Argument(
            metavar="FILE",
            show_default=False,
            help="getOrder の JSON, JSONL, 受注 CSV, gzip / files of orders; - reads stdin",
        ),
    ],
    pack: PackOption = None,
    ledger: LedgerOption = None,
    gate: GateOption = None,
    at: At = None,
    form: FormOption = Format.TABLE,
    out: OutOption = None,
    lang: Lang = LangName.JA,
    list_all: Annotated[
        bool, typer.Option("--all", help="すべて一覧に出す / list more than 200 orders")
    ] = False,
    past: Annotated[
        bool, typer.Option("--past", help="発送済なども判定する / judge finished orders too")
    ] = False,
    color: Annotated[
        bool | None,
        typer.Option("--color/--no-color", help="色 / colours; default: on a terminal"),
    ] = None,
) -> None:
    """受注を判定する / screen orders.

    要確認の注文を、根拠と提案つきで一覧にする。判定は記録を変えない。
    Lists the orders a person must look at, with evidence and advice. Changes no order.

    出力は個人情報 (備考の該当箇所など) を含む。
    The output holds personal data (the evidence).
    """
    options = ScreenOptions(
        files=tuple(files),
        pack=pack,
        ledger=ledger,
        gate=gate,
        at=asked(at),
        format=form,
        out=out,
        lang=lang,
        list_all=list_all,
        past=past,
        color=color,
    )

    def work() -> int:
        from oms.cli.screen import screen as screen_files

        return screen_files(options)

    raise typer.Exit(guarded(work, lang.code))


@app.command()
def explain(
    file: Annotated[str, typer.Argument(help="受注のファイル / file of orders")],
    order_number: Annotated[str, typer.Argument(help="注文番号 / order number")],
    pack: PackOption = None,
    at: At = None,
    lang: Lang = LangName.JA,
) -> None:
    """1 件の判定の理由を説明する / explain one order.

    チェックごとに、読んだ項目・判断の順・指摘を示す。
    注文が見つからないときは 2、記録が読めないときは 3 で終わる。

    Shows for each check what it read, how it reasoned and what it said. Exits 2 if there is no
    such order, 3 if its record cannot be read.
    """
    now = moment(at)

    def work() -> int:
        from oms.cli.explain import explain as explain_order

        return explain_order(file, order_number, pack, now, lang.code)

    raise typer.Exit(guarded(work, lang.code))


@app.command()
def trial(
    files: Annotated[
        list[str],
        typer.Argument(metavar="FILE", show_default=False, help="過去の注文 / past orders"),
    ],
    shop: Annotated[
        str | None,
        typer.Option("--shop", metavar="ID", help="この店舗だけ / only the shop of this id"),
    ] = None,
    out: Annotated[
        Path, typer.Option("--out", "-o", metavar="DIR", help="パックの置き場所 / folder of packs")
    ] = Path(),
    lang: Lang = LangName.JA,
) -> None:
    """過去の注文で試す / try the standard pack on past orders and draft a pack.

    何も止めず、どこにも送らない。チェックごとの割合、くり返し現れる定型文、実際の値を示し、
    ケース付きのパック trial-<店舗>.toml を書く。
    Holds nothing and sends nothing. Shows how often each check would speak, finds the form texts
    that come back, and writes a pack with cases drawn from masked findings.
    """

    def work() -> int:
        from oms.cli.trial import trial as try_orders

        return try_orders(tuple(files), shop, out, lang.code)

    raise typer.Exit(guarded(work, lang.code))


@app.command()
def checks(
    name: Annotated[
        str | None, typer.Argument(help="コードか名前 (RM01, remarks.present) / code or name")
    ] = None,
    lang: Lang = LangName.JA,
) -> None:
    """チェックの一覧、または 1 つの説明 / list the checks, or show one.

    Without a name the catalogue; with one its rationale, parameters and cases.
    """

    def work() -> int:
        from oms.cli.checks import checks as show_checks

        return show_checks(name, lang.code)

    raise typer.Exit(guarded(work, lang.code))


@app.command()
def sample(  # noqa: PLR0913, PLR0917  the options of the command are its parameters
    count: Annotated[int, typer.Option("--count", "-n", min=0, help="件数 / orders")] = 20,
    seed: Annotated[int, typer.Option("--seed", help="乱数の種 / another seed, other orders")] = 1,
    form: Annotated[
        SampleFormat,
        typer.Option(
            "--format",
            "-f",
            metavar="FORM",
            help="出力の形 / json, jsonl, csv (RMS 受注 CSV, cp932)",
        ),
    ] = SampleFormat.JSON,
    out: OutOption = None,
    labels: Annotated[
        Path | None,
        typer.Option("--labels", metavar="FILE", help="正解のファイル / file for the truth"),
    ] = None,
    force: Annotated[
        bool, typer.Option("--force", help="あるファイルに上書きする / overwrite files")
    ] = False,
    lang: Lang = LangName.JA,
) -> None:
    """架空の受注を作る / write invented orders.

    同じ --seed なら同じ注文。人物は架空、地名は実在。
    The same seed gives the same orders. People are invented, places are real.
    """

    def work() -> int:
        from oms.cli.sample import sample as write_sample

        return write_sample(count, seed, form, out, labels, force=force)

    raise typer.Exit(guarded(work, lang.code))


for _command in LEDGER_COMMANDS:
    app.command()(_command)
