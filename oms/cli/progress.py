"""A bar on stderr while long input is read, and nothing at all otherwise."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, BinaryIO, Final

from oms.model.finding import Lang

__all__ = ["Counted", "progress", "size_of"]

_LONG: Final = 4 << 20


class Counted:
    """A binary stream that tells how many bytes were read."""

    def __init__(self, stream: BinaryIO, tell: Callable[[int], None]) -> None:
        """Take the stream and whom to tell."""
        self._read1: Any = getattr(stream, "read1", stream.read)
        self._tell = tell

    def read(self, size: int = -1) -> bytes:
        """Read what is there, at most `size` bytes."""
        data: bytes = self._read1(size)
        self._tell(len(data))
        return data


def size_of(files: tuple[str, ...]) -> int:
    """Bytes in the files that can be asked."""
    return sum(Path(name).stat().st_size for name in files if Path(name).is_file())


@contextmanager
def progress(files: tuple[str, ...], lang: Lang) -> Iterator[Callable[[int], None]]:
    """Show a bar if a person watches and the input is long; yields whom to tell of bytes."""
    total = size_of(files)
    if total < _LONG or not sys.stderr.isatty():
        yield lambda _: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, DownloadColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (TextColumn("{task.description}"), BarColumn(), DownloadColumn())
    console = Console(stderr=True)
    with Progress(*columns, TimeRemainingColumn(), console=console, transient=True) as bar:
        task = bar.add_task("screening" if lang == "en" else "判定中", total=total)
        yield lambda count: bar.advance(task, count)
