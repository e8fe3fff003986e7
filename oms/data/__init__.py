"""Opens, caches and builds data files; the only package that touches them.

`default()` gives an engine the data of this machine by name. Nothing is opened before it is asked
for, and what is open is shared by all engines of the process.
"""

from __future__ import annotations

import os
import threading
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any, Final

from oms.data.postal import Tell, is_configured, open_postal, update_postal
from oms.errors import DataError
from oms.model import Message
from oms.postal import AddressVerdict, Level

__all__ = ["Data", "default", "open_postal", "update_postal", "verify_address"]

_NO_POSTCODES: Final = Message(
    ja="郵便番号データがありません (pip install 'oms[postal]' または oms postal update)",
    en="there is no postcode data (pip install 'oms[postal]', or oms postal update)",
)
_LACKING: Final = {"postal": _NO_POSTCODES}


class Data(Mapping[str, Any]):
    """The data of this machine by name, opened on first use. Thread- and fork-safe.

    A name that is not configured is not there, and `lacks` says what is missing. A name that is
    configured and cannot be opened is not there either, and `lacks` says nothing: whoever needs
    it must not go on as if it were not wanted (law 2).

    Example:
        >>> sorted(Data(opened={"postal": "an index"}))
        ['postal']
    """

    def __init__(self, opened: Mapping[str, Any] | None = None) -> None:
        """Open nothing yet."""
        self._opened: dict[str, Any] = dict(opened or {})
        self._lock = threading.Lock()
        self.tell: Tell | None = None
        self.failures: dict[str, DataError] = {}

    def lacks(self, name: str) -> Message | None:
        """Say what is missing to have a name; `None` if it is configured, or unknown here."""
        if name in self._opened or name not in _LACKING or is_configured():
            return None
        return _LACKING[name]

    def __getitem__(self, name: str) -> Any:
        """Return what is open under a name; open it now if need be."""
        if name not in self._opened:
            if name not in _LACKING or name in self.failures or not is_configured():
                raise KeyError(name)
            with self._lock:
                if name not in self._opened:
                    self._open(name)
        return self._opened[name]

    def _open(self, name: str) -> None:
        try:
            self._opened[name] = open_postal(self.tell)
        except DataError as error:
            self.failures[name] = error
            raise KeyError(name) from error

    def __iter__(self) -> Iterator[str]:
        """Name what can be opened."""
        return (name for name in _LACKING if name in self)

    def __len__(self) -> int:
        """Count what can be opened."""
        return sum(1 for _ in self)

    def renew_lock(self) -> None:
        """Forget a lock that another thread held when this process was forked."""
        self._lock = threading.Lock()


_DEFAULT: Final = Data()
if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_DEFAULT.renew_lock)


def default() -> Data:
    """Return the data of this machine, shared by all engines of the process."""
    return _DEFAULT


def verify_address(
    postcode: object,
    prefecture: object,
    city: object,
    street: object,
    *,
    on: date | None = None,
) -> AddressVerdict:
    """Say whether a postcode and an address belong together, with the data of this machine.

    Args:
        postcode: The postcode, in whatever form.
        prefecture: 都道府県.
        city: 市区町村.
        street: 町域, 番地 and building.
        on: The day asked for; see `oms.postal.PostalIndex.verify`.

    Returns:
        A verdict, whatever is handed in; `unverifiable` where this machine has no data.

    Example:
        >>> import oms
        >>> verdict = oms.verify_address("100-0005", "東京都", "千代田区", "大手町1-2-3")
        >>> verdict.level.value, verdict.suggestions[0].postcode
        ('mismatch', '1000004')
    """
    index = _DEFAULT.get("postal")
    if index is None:
        return AddressVerdict(Level.UNVERIFIABLE, "no_data", None, None)
    verdict: AddressVerdict = index.verify(postcode, prefecture, city, street, on=on)
    return verdict
