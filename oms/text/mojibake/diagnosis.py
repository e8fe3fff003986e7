"""What is said about a text: clean, with noise, or damaged, and how it read before."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Final, Literal

__all__ = ["CLEAN", "TextDiagnosis", "TextField", "TextStatus"]

TextField = Literal["name", "kana", "address", "remark", "gift", "text"]
"""What a text is for; `text` where nothing is known."""


class TextStatus(StrEnum):
    """Whether a text can be trusted."""

    CLEAN = "clean"
    NOISE = "noise"
    DAMAGED = "damaged"


@dataclass(frozen=True, slots=True)
class TextDiagnosis:
    """What was found in a text.

    Attributes:
        status: `clean`, `noise` (invisible, harmless characters) or `damaged`.
        kind: What happened, as docs/mojibake.md shows by example; empty for clean text.
        span: Start and end of the damaged part, in characters of the text.
        repair: The whole text as it most likely was; `None` if it is clean or cannot be told.
        alternatives: Other readings of the whole text, likeliest first. Where characters were
            lost they hold U+FFFD.
        confidence: How sure the status is, 0 to 1.
    """

    status: TextStatus
    kind: str = ""
    span: tuple[int, int] | None = None
    repair: str | None = None
    alternatives: tuple[str, ...] = ()
    confidence: float = 1.0

    def __repr__(self) -> str:
        """Name what was found without the text itself, which may hold personal data."""
        shown = f" {self.kind} at {self.span}" if self.kind else ""
        return f"<TextDiagnosis {self.status}{shown}>"


CLEAN: Final = TextDiagnosis(TextStatus.CLEAN)
