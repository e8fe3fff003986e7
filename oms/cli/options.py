"""What a user can choose, as types that are cheap to import."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Literal

import typer

__all__ = [
    "At",
    "FormOption",
    "Format",
    "GateName",
    "GateOption",
    "Lang",
    "LangName",
    "LedgerOption",
    "OutOption",
    "PackOption",
    "ReasonName",
    "SampleFormat",
    "ScreenOptions",
    "ShipOptions",
    "asked",
    "moment",
]


class Format(StrEnum):
    """Form of the result."""

    TABLE = "table"
    JSON = "json"
    CSV = "csv"
    JSONL = "jsonl"


class SampleFormat(StrEnum):
    """Form of sample orders: one response, an order a line, or the order CSV of RMS."""

    JSON = "json"
    JSONL = "jsonl"
    CSV = "csv"


class GateName(StrEnum):
    """The two gates."""

    CONFIRM = "confirm"
    SHIP = "ship"


class ReasonName(StrEnum):
    """Why a hold is released; the values of `oms.engine.Reason`, cheap to import."""

    CONFIRMED_OK = "confirmed_ok"
    DATA_FIXED = "data_fixed"
    FALSE_ALARM = "false_alarm"
    CANCELLED = "cancelled"
    OTHER = "other"


class LangName(StrEnum):
    """Language of the result."""

    JA = "ja"
    EN = "en"

    @property
    def code(self) -> Literal["ja", "en"]:
        """The language as messages want it."""
        return "en" if self is LangName.EN else "ja"


@dataclass(frozen=True, slots=True, kw_only=True)
class ScreenOptions:
    """The options of `oms screen`."""

    files: tuple[str, ...]
    pack: Path | None = None
    ledger: Path | None = None
    gate: GateName | None = None
    at: datetime | None = None
    format: Format = Format.TABLE
    out: Path | None = None
    lang: LangName = LangName.JA
    list_all: bool = False
    past: bool = False
    color: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ShipOptions:
    """The options of `oms ship plan`."""

    files: tuple[str, ...]
    pack: Path | None = None
    ledger: Path | None = None
    at: datetime | None = None
    format: Format = Format.TABLE
    picks: bool = False
    out: Path | None = None
    lang: LangName = LangName.JA
    color: bool | None = None


At = Annotated[
    str | None,
    typer.Option(
        "--at",
        metavar="DATETIME",
        help="判定の時点 (既定: 現在) / moment of the screening, such as 2026-05-01T12:00 (JST)",
    ),
]
GateOption = Annotated[
    GateName | None,
    typer.Option(
        "--gate", "-g", metavar="GATE", help="このゲートだけ判定 / judge only confirm or ship"
    ),
]
PackOption = Annotated[
    Path | None,
    typer.Option(
        "--pack",
        "-p",
        metavar="TOML",
        help="店舗のパック / the shop's pack (default: oms/standard)",
    ),
]
OutOption = Annotated[
    Path | None,
    typer.Option("--out", "-o", metavar="FILE", help="書き出すファイル / file to write"),
]
LedgerOption = Annotated[
    Path | None,
    typer.Option(
        "--ledger",
        metavar="JSONL",
        help="台帳: 保留と解除を覚え、次回は新しいものだけを出す / remember holds and "
        "releases; the next run shows only what is new",
    ),
]
FormOption = Annotated[
    Format,
    typer.Option("--format", "-f", metavar="FORM", help="出力の形 / table, json, csv, jsonl"),
]
Lang = Annotated[LangName, typer.Option("--lang", metavar="LANG", help="言語 / ja, en")]


def moment(text: str | None) -> datetime:
    """Read `--at`, by default now; a moment without offset is Japanese time."""
    return asked(text) or datetime.now(UTC)


def asked(text: str | None, option: str = "--at") -> datetime | None:
    """Read a moment, if one is asked for."""
    if text is None:
        return None
    from oms.model import JST

    try:
        told = datetime.fromisoformat(text)
    except ValueError:
        msg = f"{text!r}: 2026-05-01T12:00 のように / expected like 2026-05-01T12:00+09:00"
        raise typer.BadParameter(msg, param_hint=option) from None
    return told if told.tzinfo else told.replace(tzinfo=JST)
