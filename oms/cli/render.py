"""The four forms of a result, behind one small protocol; none of them keeps the orders."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Protocol, TextIO

from oms.cli.options import Format, ScreenOptions
from oms.cli.verdict import Judge, Judged, Tally

__all__ = ["Renderer", "renderer"]


class Renderer(Protocol):
    """Writes one judged record after the other, and the sums at the end."""

    def add(self, judged: Judged) -> None:
        """Take one record."""

    def finish(self, tally: Tally) -> None:
        """Take the sums; nothing comes after."""


@contextmanager
def renderer(stream: TextIO, judge: Judge, options: ScreenOptions) -> Iterator[Renderer]:
    """Make the renderer of a format; what it spooled is gone at the end."""
    made: Renderer
    match options.format:
        case Format.TABLE:
            from oms.cli.render_table import TableRenderer

            with TableRenderer(stream, judge, options) as made:
                yield made
        case Format.JSON:
            from oms.cli.render_json import JsonRenderer

            with JsonRenderer(stream) as made:
                yield made
        case Format.JSONL:
            from oms.cli.render_json import JsonLinesRenderer

            yield JsonLinesRenderer(stream)
        case Format.CSV:
            from oms.cli.render_csv import CsvRenderer

            yield CsvRenderer(stream, judge, options.lang)
