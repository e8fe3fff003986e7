"""The folder of what was built: one file a data version, put in place whole or not at all."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, Final

__all__ = ["CACHE_VARIABLE", "cache_folder", "locked", "put"]

CACHE_VARIABLE: Final = "OMS_CACHE_DIR"
_PATIENCE: Final = 120


def cache_folder() -> Path:
    """Return the folder: `OMS_CACHE_DIR`, else where the system keeps a user's caches."""
    if given := os.environ.get(CACHE_VARIABLE):
        path = Path(given)
        try:
            return path.expanduser()
        except RuntimeError:  # nobody knows whose home that is
            return path
    try:
        from platformdirs import user_cache_path
    except ImportError:
        return Path.home() / ".cache" / "oms"
    return user_cache_path("oms", appauthor=False)


def put(path: Path, data: bytes) -> bool:
    """Put a file in place, whole or not at all; return whether that was possible.

    Readers see the old file or the new one, never a part, whoever else writes at the same time.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
            Path(name).replace(path)
        except BaseException:
            with suppress(OSError):
                Path(name).unlink()
            raise
    except OSError:
        return False
    return True


@contextmanager
def locked(path: Path) -> Iterator[None]:
    """Let one process at a time build a file, where filelock is installed and can write.

    Without a lock each builds for itself, which costs time and harms nothing.
    """
    lock = _lock(path)
    try:
        yield
    finally:
        if lock is not None:
            lock.release()


def _lock(path: Path) -> Any:
    try:
        from filelock import FileLock, Timeout
    except ImportError:
        return None
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        lock = FileLock(f"{path}.lock")
        lock.acquire(timeout=_PATIENCE)
    except (OSError, Timeout):
        return None
    return lock
