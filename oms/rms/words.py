"""Reasons that several readers tell, in both languages."""

from __future__ import annotations

from oms.errors import Told

__all__ = ["NOT_TEXT", "cut_short", "not_an_order"]

NOT_TEXT = Told(
    "the record holds bytes that are not UTF-8", "UTF-8 ではないバイトが含まれています"
)


def not_an_order(why: str) -> Told:
    """Say why a record is none.

    Example:
        >>> not_an_order(Told("no number", "番号がありません")).ja
        'RMS の受注として読めません: 番号がありません'
    """
    return Told("not an RMS order: {why}", "RMS の受注として読めません: {why}", why=why)


def cut_short(fault: str) -> Told:
    """Say that a file ended before its end."""
    en, ja = "{fault}: expected the rest of the file", "{fault}。ファイルの続きがありません"
    return Told(en, ja, fault=fault)
