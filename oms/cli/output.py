"""Where the result goes: standard output, or a file that appears whole or not at all."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TextIO
from uuid import uuid4

from oms.errors import OmsError

__all__ = ["open_output"]


@contextmanager
def open_output(
    path: Path | None, inputs: Iterable[str] = (), *, encoding: str = "utf-8"
) -> Iterator[TextIO]:
    """Open the place of the result for text; line ends stay as written.

    A file is written beside its place and moved there at the end, so that nobody ever reads
    half of it and a failed run leaves the former one.

    Args:
        path: The file, or None for standard output.
        inputs: Files that are read meanwhile and must not be the result.
        encoding: `utf-8`, `utf-8-sig`, or `cp932` for text that was made to fit.

    Raises:
        OmsError: If the file is one of the inputs or cannot be written.
    """
    if path is None:
        with _standard_output(encoding) as stream:
            yield stream
        return
    target = Path(os.path.realpath(path))
    _refuse_input(target, inputs)
    if target.exists() and not target.is_file():  # /dev/null, a named pipe
        with _opened(target, encoding) as stream:
            yield stream
        return
    with _beside(target, encoding) as stream:
        yield stream


def _refuse_input(target: Path, inputs: Iterable[str]) -> None:
    for name in inputs:
        if name != "-" and target.exists() and Path(name).exists() and target.samefile(name):
            msg = f"--out {target.name} is also an input; writing there would destroy it"
            raise OmsError(msg, path=str(target))


@contextmanager
def _standard_output(encoding: str) -> Iterator[TextIO]:
    # A wrapper of our own: the locale's encoding may lack characters of an order.
    sys.stdout.flush()
    stream = io.TextIOWrapper(sys.stdout.buffer, encoding=encoding, newline="")
    try:
        yield stream
        stream.flush()
    finally:
        with suppress(BrokenPipeError):
            stream.detach()


def _opened(target: Path, encoding: str) -> TextIO:
    try:
        return target.open("w", encoding=encoding, newline="")
    except OSError as error:
        raise _unwritable(target, error) from None


@contextmanager
def _beside(target: Path, encoding: str) -> Iterator[TextIO]:
    # Its name is known before it is made: whoever interrupts in between leaves nothing either.
    part = target.with_name(f".{target.name}.{uuid4().hex}.part")
    try:
        try:
            made = open(part, "x", encoding=encoding, newline="", opener=_for_the_owner)  # noqa: SIM115
        except OSError as error:
            raise _unwritable(target, error) from None
        with made as stream:
            yield stream
        part.chmod(_mode_of(target))
        part.replace(target)
    except BaseException:
        part.unlink(missing_ok=True)
        raise


def _for_the_owner(name: str, flags: int) -> int:
    return os.open(name, flags, 0o600)


def _mode_of(target: Path) -> int:
    if target.exists():
        return target.stat().st_mode & 0o777
    umask = os.umask(0)
    os.umask(umask)
    return 0o666 & ~umask


def _unwritable(target: Path, error: OSError) -> OmsError:
    return OmsError(
        f"--out {target}: cannot be written ({type(error).__name__})", path=str(target)
    )
