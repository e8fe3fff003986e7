"""Print lines of styled text that never exceed the width."""

from __future__ import annotations

import os
import shutil
from typing import Final, TextIO

from rich.console import Console
from rich.text import Text

from oms.cli.cells import fit, wrapped

__all__ = ["Printer", "is_styled", "width_of"]

_PIPED: Final = 80
_NARROWEST, _WIDEST = 40, 120


def is_styled(stream: TextIO, color: bool | None) -> bool:
    """Whether to write colours: as asked, else on a terminal that did not refuse them."""
    if color is not None:
        return color
    return stream.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def width_of(stream: TextIO) -> int:
    """Cells in a line: those of the terminal within reason, 80 where there is none."""
    if not stream.isatty():
        return _PIPED
    columns = shutil.get_terminal_size((_PIPED, 24)).columns
    return max(_NARROWEST, min(columns, _WIDEST))


class Printer:
    """Writes lines to a stream.

    Args:
        stream: Where to.
        width: Cells in a line.
        styled: Whether to write colours.
    """

    def __init__(self, stream: TextIO, width: int, *, styled: bool) -> None:
        """Make the console."""
        self.width, self.styled = width, styled
        self._console = Console(
            file=stream,
            width=width,
            force_terminal=styled,
            color_system="standard" if styled else None,
            no_color=not styled,
            highlight=False,
            markup=False,
            emoji=False,
            legacy_windows=False,
        )

    def line(self, *parts: str | tuple[str, str], indent: int = 0, hang: int = 0) -> None:
        """Print parts (text, or text and style) as one paragraph, broken at the width.

        Args:
            parts: Pieces of the paragraph.
            indent: Blanks before every line.
            hang: More blanks before all lines but the first.
        """
        text = Text.assemble(*parts)
        first, *_ = wrapped(text, self.width - indent)
        rest = text[len(first.plain) :] if len(first.plain) < len(text.plain) else None
        self._print(" " * indent, first)
        if rest is not None:
            rest = rest[len(rest.plain) - len(rest.plain.lstrip(" ")) :]
            for line in wrapped(rest, self.width - indent - hang):
                self._print(" " * (indent + hang), line)

    def rule(self, title: str) -> None:
        """Print a heading."""
        self._print("", Text())
        self.line((f"■ {title}", "bold"))

    def row(self, cells: list[tuple[str, int, str]], indent: int = 2) -> None:
        """Print cells of (text, width, style) in one line; a negative width aligns right."""
        text = Text()
        for content, width, style in cells:
            text.append(_aligned(content, width) + " ", style)
        text.rstrip()
        self._print(" " * indent, text)

    def _print(self, indent: str, text: Text) -> None:
        self._console.print(Text(indent) + text if text.plain else Text(), soft_wrap=True)


def _aligned(text: str, width: int) -> str:
    if width >= 0:
        return fit(text, width)
    shown = fit(text, -width)
    kept = shown.rstrip()
    return " " * (len(shown) - len(kept)) + kept
