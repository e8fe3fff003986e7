"""The commands on a ledger file and their options; the work is imported when it is asked for."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from oms.cli.exits import guarded
from oms.cli.options import At, GateName, GateOption, Lang, LangName, ReasonName, asked, moment

__all__ = ["LEDGER_COMMANDS"]

_Ledger = Annotated[Path, typer.Argument(metavar="LEDGER", help="台帳のファイル / ledger file")]
_By = Annotated[
    str | None,
    typer.Option("--by", metavar="NAME", help="担当者 (既定: ログイン名) / who; default: login"),
]
_Note = Annotated[str, typer.Option("--note", metavar="TEXT", help="メモ / in words")]
_Hold = Annotated[
    str, typer.Argument(metavar="HOLD", help="保留の ID / id, 123456-20260501-0000000001#1")
]


def queue(
    ledger: _Ledger,
    gate: GateOption = None,
    at: At = None,
    lang: Lang = LangName.JA,
) -> None:
    """要確認の一覧 / list the open holds, the most urgent first.

    回答待ち (oms park) のものは期日まで出ない。自動キャンセルが近い注文が先に来る。
    Parked holds are left out until their day. Exits 1 if there are any.
    """
    now = asked(at)

    def work() -> int:
        from oms.cli.ledger import queue as show_queue

        return show_queue(ledger, gate, now, lang.code)

    raise typer.Exit(guarded(work, lang.code))


def release(  # noqa: PLR0913, PLR0917
    ledger: _Ledger,
    holds: Annotated[
        list[str],
        typer.Argument(
            metavar="HOLD...", help="保留の ID / ids, such as 123456-20260501-0000000001#1"
        ),
    ],
    reason: Annotated[
        ReasonName,
        typer.Option("--reason", "-r", metavar="REASON", help="理由 / " + ", ".join(ReasonName)),
    ],
    by: _By = None,
    note: _Note = "",
    at: At = None,
    lang: Lang = LangName.JA,
) -> None:
    """保留を解除する / release holds: a person has looked.

    同じ内容では二度と止まらない。内容が変われば、また要確認になる。
    The same facts never hold again, changed facts do.
    """
    now = asked(at)

    def work() -> int:
        from oms.cli.ledger import release as release_holds

        return release_holds(ledger, holds, reason.value, by, note, now, lang.code)

    raise typer.Exit(guarded(work, lang.code))


def park(  # noqa: PLR0913, PLR0917
    ledger: _Ledger,
    hold: _Hold,
    until: Annotated[
        str,
        typer.Option("--until", "-u", metavar="DATE", help="この日まで / day, such as 2026-05-08"),
    ],
    by: _By = None,
    note: _Note = "",
    at: At = None,
    lang: Lang = LangName.JA,
) -> None:
    """連絡済・回答待ちにする / take a hold out of the queue until a day; it stays open."""
    now, day = asked(at), asked(until, "--until") or moment(None)

    def work() -> int:
        from oms.cli.ledger import park as park_hold

        return park_hold(ledger, hold, day, by, note, now, lang.code)

    raise typer.Exit(guarded(work, lang.code))


def unpark(  # noqa: PLR0913, PLR0917
    ledger: _Ledger,
    hold: _Hold,
    by: _By = None,
    note: _Note = "",
    at: At = None,
    lang: Lang = LangName.JA,
) -> None:
    """回答待ちを終える / bring a parked hold back into the queue."""
    now = asked(at)

    def work() -> int:
        from oms.cli.ledger import unpark as unpark_hold

        return unpark_hold(ledger, hold, by, note, now, lang.code)

    raise typer.Exit(guarded(work, lang.code))


def hold(  # noqa: PLR0913, PLR0917
    ledger: _Ledger,
    order_number: Annotated[str, typer.Argument(help="注文番号 / order number")],
    gate: Annotated[GateName, typer.Option("--gate", "-g", help="confirm, ship")],
    reason: Annotated[str, typer.Option("--note", metavar="TEXT", help="理由 / why, in words")],
    by: _By = None,
    at: At = None,
    lang: Lang = LangName.JA,
) -> None:
    """手で保留にする / hold an order by hand, until a person releases it."""
    now = asked(at)

    def work() -> int:
        from oms.cli.ledger import hold as hold_order

        return hold_order(ledger, order_number, gate.value, reason, by, now, lang.code)

    raise typer.Exit(guarded(work, lang.code))


def history(
    ledger: _Ledger,
    order_number: Annotated[
        str | None, typer.Argument(help="注文番号 / order number; all orders without one")
    ] = None,
    lang: Lang = LangName.JA,
) -> None:
    """履歴: 誰が、いつ、なぜ / what happened to an order: who, when, why."""

    def work() -> int:
        from oms.cli.ledger import history as show_history

        return show_history(ledger, order_number, lang.code)

    raise typer.Exit(guarded(work, lang.code))


LEDGER_COMMANDS = (queue, release, park, unpark, hold, history)
