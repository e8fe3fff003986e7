"""Lines of JSON that show whether they are whole: each carries a checksum of its own content."""

from __future__ import annotations

import hashlib
import json
import os
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any, Final, NamedTuple

__all__ = ["Line", "append", "read_lines", "replace_all", "sealed"]

_SUM: Final = "sum"
_LENGTH: Final = 16


class Line(NamedTuple):
    """One line of a file.

    Attributes:
        number: Its place, from 1.
        record: What it holds; `None` if it is damaged.
        whole: Whether it ends as a line does; a write that was cut off leaves one that does not.
    """

    number: int
    record: dict[str, Any] | None
    whole: bool = True


def sealed(record: Mapping[str, Any]) -> bytes:
    """Return a record as a line with its checksum.

    Example:
        >>> sealed({"a": 1})[:14]
        b'{"a":1,"sum":"'
    """
    text = _text(record)
    return f'{text[:-1]},"{_SUM}":"{_checksum(text)}"}}\n'.encode()


def _text(record: Mapping[str, Any]) -> str:
    return json.dumps(record, ensure_ascii=True, separators=(",", ":"))


def _checksum(text: str) -> str:
    return hashlib.sha256(text.encode("ascii")).hexdigest()[:_LENGTH]


def read_lines(path: Path) -> Iterator[Line]:
    """Yield the lines of a file; a file that is not there has none."""
    if not path.exists():
        return
    with path.open("rb") as stream:
        for number, line in enumerate(stream, 1):
            if line.strip():
                yield Line(number, _opened(line), line.endswith(b"\n"))


def _opened(line: bytes) -> dict[str, Any] | None:
    """Return what a line holds, or `None` if it is not exactly what was written."""
    try:
        record = json.loads(line)
    except (ValueError, RecursionError):
        return None
    if not isinstance(record, dict):
        return None
    record.pop(_SUM, None)
    # Not the checksum alone: of two lines run together the keys repeat, and the second wins.
    return record if line.rstrip() == sealed(record).rstrip() else None


def append(path: Path, records: Iterable[Mapping[str, Any]], *, mode: int = 0o666) -> None:
    """Add records at the end of a file and wait until they are on the disk."""
    data = b"".join(map(sealed, records))
    if not data:
        return
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, mode)
    with os.fdopen(handle, "wb") as stream:
        stream.write(data)
        stream.flush()
        os.fsync(stream.fileno())


def replace_all(path: Path, records: Iterable[Mapping[str, Any]]) -> None:
    """Write a file anew beside its place and move it there: it is whole at every moment."""
    permissions = path.stat().st_mode & 0o777 if path.exists() else 0o600
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.", suffix=".part")
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.writelines(map(sealed, records))
            stream.flush()
            os.fsync(stream.fileno())
        Path(name).chmod(permissions)
        Path(name).replace(path)
    except BaseException:
        with suppress(OSError):
            Path(name).unlink()
        raise
