"""`oms` decides for every Rakuten order whether it may go on or a person must look first.

Everything a caller needs is here and loaded on first use, so that `import oms` stays cheap.

Example:
    >>> import oms
    >>> engine = oms.Engine()
    >>> result = engine.screen(oms.order(remarks="領収書希望"), at=oms.jst(2026, 5, 1, 12))
    >>> result.needs_review
    True
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from oms._version import __version__

if TYPE_CHECKING:
    from oms import calendar, postal, text
    from oms.data import verify_address
    from oms.engine import Engine, Explanation, Ledger, Rejected, Screening
    from oms.errors import (
        ActionRefusedError,
        CalendarError,
        CheckError,
        LedgerError,
        OmsError,
        PackError,
        RecordError,
        SourceError,
        UnknownValueError,
    )
    from oms.model import (
        ABSENT,
        UNDETERMINED,
        Check,
        Context,
        Evidence,
        Finding,
        Gate,
        Order,
        RmsStatus,
        Severity,
        Suggestion,
        Wait,
        order,
    )
    from oms.model.base import jst
    from oms.rms import read_orders
    from oms.rules import Pack, load_pack, parse_pack

_HOMES = {
    "oms.engine": ("Engine", "Explanation", "Ledger", "Rejected", "Screening"),
    "oms.errors": (
        "ActionRefusedError",
        "CalendarError",
        "CheckError",
        "DataError",
        "LedgerError",
        "OmsError",
        "PackError",
        "RecordError",
        "SourceError",
        "UnknownValueError",
    ),
    "oms.model": (
        "ABSENT",
        "UNDETERMINED",
        "Check",
        "Context",
        "Evidence",
        "Finding",
        "Gate",
        "Order",
        "RmsStatus",
        "Severity",
        "Suggestion",
        "Wait",
        "order",
    ),
    "oms.model.base": ("jst",),
    "oms.data": ("verify_address",),
    "oms.rms": ("read_orders",),
    "oms.rules": ("Pack", "load_pack", "parse_pack"),
}
_HOME_OF = {name: home for home, names in _HOMES.items() for name in names}
_MODULES = ("calendar", "postal", "text")

__all__ = [
    "ABSENT",
    "UNDETERMINED",
    "ActionRefusedError",
    "CalendarError",
    "Check",
    "CheckError",
    "Context",
    "DataError",
    "Engine",
    "Evidence",
    "Explanation",
    "Finding",
    "Gate",
    "Ledger",
    "LedgerError",
    "OmsError",
    "Order",
    "Pack",
    "PackError",
    "RecordError",
    "Rejected",
    "RmsStatus",
    "Screening",
    "Severity",
    "SourceError",
    "Suggestion",
    "UnknownValueError",
    "Wait",
    "__version__",
    "calendar",
    "jst",
    "load_pack",
    "order",
    "parse_pack",
    "postal",
    "read_orders",
    "text",
    "verify_address",
]


def __getattr__(name: str) -> Any:
    """Load a public name on first use."""
    if name in _HOME_OF:
        value = getattr(import_module(_HOME_OF[name]), name)
    elif name in _MODULES:
        value = import_module(f"oms.{name}")
    else:
        msg = f"module 'oms' has no attribute {name!r}"
        raise AttributeError(msg)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    """List the public names, loaded or not."""
    return sorted(__all__)
