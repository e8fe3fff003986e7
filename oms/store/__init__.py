"""Where ledgers are kept: today a file for small use."""

from oms.store.ledger_file import LedgerFile

__all__ = ["LedgerFile"]
