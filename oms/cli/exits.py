"""Exit codes, and how errors end: one line on stderr, never a traceback nor personal data."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from contextlib import suppress
from enum import IntEnum
from typing import Literal

from oms.errors import OmsError, SourceError

__all__ = ["Exit", "guarded"]


class Exit(IntEnum):
    """What the process answers; where two apply, unreadable input wins over review."""

    CLEAR = 0
    REVIEW = 1
    USAGE = 2
    UNREADABLE = 3
    BROKEN = 70
    INTERRUPTED = 130
    PIPE_CLOSED = 141


def guarded(  # noqa: PLR0911  one return a way to end
    work: Callable[[], int], lang: Literal["ja", "en"] = "ja"
) -> int:
    """Do the work of a command and turn whatever goes wrong into an exit code.

    Args:
        work: The work.
        lang: The language to tell it in.
    """
    try:
        code = work()
        sys.stdout.flush()
    except BrokenPipeError:
        # `| head` has what it wanted. Nothing may be flushed into the closed pipe any more.
        with suppress(OSError):
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return Exit.PIPE_CLOSED
    except KeyboardInterrupt:
        return _told("中断しました / interrupted", Exit.INTERRUPTED)
    except SourceError as error:
        return _told(error.text(lang), Exit.UNREADABLE)
    except OmsError as error:
        return _told(error.text(lang), Exit.USAGE)
    except OSError as error:
        return _told(f"書き込めません / cannot write or read: {error.strerror}", Exit.USAGE)
    except Exception as error:
        if os.environ.get("OMS_DEBUG"):
            raise
        return _told(_unexpected(error), Exit.BROKEN)
    return code


def _unexpected(error: Exception) -> str:
    # The error's own text may quote an order, so only its kind and place are told.
    trace = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    place = f" at {trace.tb_frame.f_code.co_name}:{trace.tb_lineno}" if trace else ""
    return (
        f"想定外のエラー / unexpected error: {type(error).__name__}{place}. "
        "Please report it (OMS_DEBUG=1 shows the traceback, which may hold personal data)"
    )


def _told(message: str, code: Exit) -> int:
    from oms.cli.cells import (
        harmless,  # what a stranger's file is called must not steer a terminal
    )

    lines = message.split("\n") if message else [""]
    sys.stderr.write("".join(f"oms: {harmless(line)}\n" for line in lines))
    return code
