"""EN01 and EN02: what the engine says when a check breaks or lacks its data (law 2)."""

from __future__ import annotations

import traceback
from typing import Final

from oms.model.check import Check
from oms.model.finding import Evidence, Finding, Message, about_rule

__all__ = ["BROKEN", "DATA_MISSING", "broken", "data_missing"]

BROKEN: Final = "EN01"
DATA_MISSING: Final = "EN02"

_BROKEN_TEXT: Final = Message(
    ja="チェック「{label}」({rule}) が異常終了しました ({error} {place})。"
    "この注文は人が確認してください",
    en="the check {label} ({rule}) broke ({error} {place}); a person must look at this order",
)
_MISSING_TEXT: Final = Message(
    ja="チェック「{label}」({rule}) に必要なデータがありません: {missing}",
    en="the check {label} ({rule}) lacks what it needs: {missing}",
)


def broken(check: Check, error: BaseException | None) -> Finding:
    """Make the hold for a check that raised, or that said something senseless.

    The exception's text is left out: it may hold a value of the order (law 12).
    """
    frames = traceback.extract_tb(error.__traceback__) if error is not None else []
    place = f"{frames[-1].name}:{frames[-1].lineno}" if frames else ""
    return Finding(
        code=BROKEN,
        rule="engine.check_failed",
        message=_BROKEN_TEXT,
        subject=about_rule(check.name),
        gates=check.gates,
        kind="broken",
        data={
            "label": check.label,
            "rule": check.name,
            "error": type(error).__name__ if error is not None else "no Finding",
            "place": place,
        },
    )


def data_missing(check: Check, *, place: str = "", data: str = "", value: str = "") -> Finding:
    """Make the hold for a check that needs a value or data nobody knows.

    Args:
        check: The check.
        place: The field of the order that is unknown, where that can be told.
        data: The name of the data that was not handed in.
        value: What kind of unknown value the check ran into (`absent`, `undetermined`).
    """
    return Finding(
        code=DATA_MISSING,
        rule="engine.data_missing",
        message=_MISSING_TEXT,
        subject=about_rule(check.name),
        gates=check.gates,
        kind="data_missing",
        data={
            "label": check.label,
            "rule": check.name,
            "missing": place or (f"data:{data}" if data else f"value:{value}"),
        },
        evidence=(Evidence(path=place),) if place else (),
    )
