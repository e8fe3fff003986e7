"""The command line: `oms screen`, `explain`, `checks`, `sample`. Needs the extra `cli`."""

from __future__ import annotations

import sys
from collections.abc import Sequence

__all__ = ["main"]

_LACKING = """oms: the command line needs typer and rich, which are not installed ({name}).
Install them with: pip install 'oms[cli]'"""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line.

    Args:
        arguments: The words after `oms`; by default those of the process.

    Returns:
        The exit code: 0 nothing needs a person, 1 some orders do, 2 usage or pack error,
        3 some input could not be read.

    Example:
        >>> main(["--version"])  # doctest: +ELLIPSIS
        oms ...
        0
    """
    try:
        import rich  # noqa: F401
        import typer  # noqa: F401
    except ImportError as error:
        sys.stderr.write(_LACKING.format(name=error.name) + "\n")
        return 2
    from oms.cli.app import run

    return run(arguments)
