"""Open an engine's data before the first order, and say on stderr what takes time or fails."""

from __future__ import annotations

import sys

from oms.cli.cells import harmless
from oms.data import default
from oms.data.postal import Tell
from oms.engine import Engine
from oms.model import Message
from oms.model.finding import Lang

__all__ = ["open_data", "teller"]

_FAILED = Message(
    ja="データを開けません: {why}。このデータを使うチェックは、すべての注文を要確認にします",
    en="data cannot be opened: {why}. The checks that need it hold every order",
)


def teller(lang: Lang) -> Tell:
    """Return what tells people on stderr that data is being built."""

    def tell(message: Message, folder: str) -> None:
        text = message.text(lang, {"folder": folder})
        sys.stderr.write(f"oms: {harmless(text)}\n")
        sys.stderr.flush()

    return tell


def open_data(engine: Engine, lang: Lang) -> Engine:
    """Open what the checks of an engine need, and return it."""
    data = default()
    data.tell = teller(lang)
    engine.open()
    for error in data.failures.values():
        text = _FAILED.text(lang, {"why": error.message})
        sys.stderr.write(f"oms: {harmless(text)}\n")
    return engine
