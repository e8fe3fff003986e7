"""`oms ship …` and `oms calendar …`: their commands and options."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from oms.cli.exits import guarded
from oms.cli.options import (
    At,
    Format,
    FormOption,
    Lang,
    LangName,
    LedgerOption,
    OutOption,
    PackOption,
    ShipOptions,
    asked,
)

__all__ = ["calendars", "ships"]

_SETTINGS = {"help_option_names": ["-h", "--help"]}
ships = typer.Typer(name="ship", no_args_is_help=True, context_settings=_SETTINGS)
calendars = typer.Typer(name="calendar", no_args_is_help=True, context_settings=_SETTINGS)

_Color = Annotated[
    bool | None,
    typer.Option("--color/--no-color", help="色 / colours; default: on a terminal"),
]


@ships.callback()
def ship() -> None:
    """出荷日 / the day each parcel ships."""


@calendars.callback()
def calendar() -> None:
    """営業日カレンダー / the shop's calendars."""


@ships.command()
def plan(  # noqa: PLR0913, PLR0917  the options of the command are its parameters
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
    at: At = None,
    form: FormOption = Format.TABLE,
    picks: Annotated[
        bool,
        typer.Option("--picks", help="CSV でピックリストを出す / with csv: write the pick list"),
    ] = False,
    out: OutOption = None,
    lang: Lang = LangName.JA,
    color: _Color = None,
) -> None:
    """出荷予定日とピックリスト / plan when every parcel ships, and what to pick on which day.

    営業日・締め時刻・出荷準備日数・配送日数はパックの shop の表による。
    要確認の注文はピックリストに入らない。要確認か出荷日なしがあれば 1 で終わる。
    Calendars, cutoffs, days to prepare and transit days stand in the pack, below shop.
    Orders that need review are not picked. Exits 1 if there are any, or parcels without a ship
    day.
    """
    options = ShipOptions(
        files=tuple(files),
        pack=pack,
        ledger=ledger,
        at=asked(at),
        format=form,
        picks=picks,
        out=out,
        lang=lang,
        color=color,
    )

    def work() -> int:
        from oms.cli.ship import ship_plan

        return ship_plan(options)

    raise typer.Exit(guarded(work))


@calendars.command()
def show(
    pack: Annotated[
        Path | None,
        typer.Option("--pack", "-p", metavar="TOML", help="店舗のパック / the shop's pack"),
    ] = None,
    year: Annotated[
        int | None,
        typer.Option("--year", "-y", metavar="YEAR", help="年 (既定: 今年) / default: this year"),
    ] = None,
    lang: Lang = LangName.JA,
    color: _Color = None,
) -> None:
    """月ごとの休業日と祝日 / draw the months of a year with closures and holidays.

    パックがなければ祝日だけ。パックがあれば店舗・倉庫・集荷・配達のカレンダーを、違うものだけ描く。
    Without a pack the national holidays alone; with one the calendars of shop, warehouse,
    collection and delivery, as far as they differ.
    """

    def work() -> int:
        from oms.cli.calendar import show_calendar

        return show_calendar(pack, year, lang.code, color=color)

    raise typer.Exit(guarded(work))
