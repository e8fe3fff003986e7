"""What a floor may ask for without knowing who answers.

The engine lies below `oms.data` and never imports it. It asks here, and only when it is about to
run a check that needs data it was not handed.
"""

from __future__ import annotations

from importlib import import_module
from typing import Any, Protocol

__all__ = ["MachineData", "default_data"]


class MachineData(Protocol):
    """Data of a machine by name, opened on first use."""

    def __getitem__(self, name: str, /) -> Any:
        """Return what is open under a name; raise `KeyError` if it cannot be had."""

    def __contains__(self, name: object, /) -> bool:
        """Say whether a name can be had."""

    def lacks(self, name: str) -> Any:
        """Return a message if a name is not configured on this machine, else `None`."""


def default_data() -> MachineData:
    """Return the data of this machine, as `oms.data.default` gives it."""
    data: MachineData = import_module("oms.data").default()
    return data
