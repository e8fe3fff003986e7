"""What a floor may ask for without knowing who answers.

The engine lies below `oms.data` and never imports it. It asks here, and only when it is about to
run a check that needs data it was not handed.
"""

from __future__ import annotations

from importlib import import_module
from typing import Any

__all__ = ["default_data"]


def default_data() -> Any:
    """Return the data of this machine by name, as `oms.data.default` gives it."""
    return import_module("oms.data").default()
