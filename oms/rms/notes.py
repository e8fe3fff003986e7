"""What the reader restored in a record, so that nothing is rewritten silently (law 6)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final, NamedTuple

from oms.model import Message, Order
from oms.model.finding import Lang

__all__ = ["NOTES_KEY", "ReadingNote", "note_of", "reading_notes"]

NOTES_KEY: Final = "readingNotes"
"""The key under which a record carries its notes: an unknown key to RMS, so it survives."""

_TEXTS: Final = {
    "leading_zeros": Message(
        "{column}: 失われた先頭の 0 を補いました", "{column}: lost leading zeros were restored"
    ),
    "seconds_lost": Message(
        "{column}: 秒がないので 00 秒としました", "{column}: without seconds, read as :00"
    ),
}


class ReadingNote(NamedTuple):
    """One thing the reader restored.

    Attributes:
        kind: `leading_zeros` or `seconds_lost`.
        column: The column of the file.
        package: The 送付先ID, for a column of a package.
    """

    kind: str
    column: str
    package: int | None = None

    def text(self, lang: Lang) -> str:
        """Return it as a sentence, without any value.

        Example:
            >>> ReadingNote("leading_zeros", "送付先郵便番号1").text("ja")
            '送付先郵便番号1: 失われた先頭の 0 を補いました'
        """
        return _TEXTS[self.kind].text(lang, {"column": self.column})


def note_of(kind: str, column: str, package: Any = None) -> dict[str, Any]:
    """Return a note as a record carries it."""
    return {"kind": kind, "column": column} | ({} if package is None else {"package": package})


def reading_notes(order: Order) -> tuple[ReadingNote, ...]:
    """Return what the reader restored in an order; nothing for one that came as JSON.

    Example:
        >>> import oms
        >>> reading_notes(oms.order())
        ()
    """
    kept = (order.model_extra or {}).get(NOTES_KEY)
    rows = kept if isinstance(kept, list) else []
    return tuple(
        ReadingNote(row["kind"], str(row.get("column")), row.get("package"))
        for row in rows
        if isinstance(row, Mapping) and str(row.get("kind")) in _TEXTS
    )
