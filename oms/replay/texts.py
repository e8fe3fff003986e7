"""Find the shop's own form texts (初期値) in its past remarks.

A form entry arrives as its title and what stands in its box. A box that always says the same is a
notice; a box with a handful of answers is a pull-down; a box in which one text comes back among
many different ones was filled by the shop before the buyers came.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from typing import Final, NamedTuple

from oms.text.fold import fold
from oms.text.titles import read_title

__all__ = ["FormTexts", "Suggestion"]

_FEWEST: Final = 10
"""Fewer orders with a title tell nothing about its box."""

_CHOICES: Final = 6
"""A box with no more different answers than this is a pull-down."""

_SHARE: Final = 0.12
"""A text the buyers leave untouched comes back at least so often; no phrase of theirs does."""

_SHORT: Final = 5


class Suggestion(NamedTuple):
    """A text that comes back in the remarks of a shop.

    Attributes:
        title: The title it stands under; empty for none.
        text: The text, line by line as it arrives.
        share: Share of the orders with that title in which it is all that stands there.
        orders: How many orders had the title.
        is_sure: Whether it is surely the shop's own; the answer of a pull-down may be the buyer's.
    """

    title: str
    text: str
    share: float
    orders: int
    is_sure: bool


class FormTexts:
    """Counts what stands under each title, order by order."""

    def __init__(self) -> None:
        """Begin with nothing."""
        self._bodies: defaultdict[str, Counter[str]] = defaultdict(Counter)

    def add(self, remarks: str) -> None:
        """Take the remarks of one order."""
        for title, body in _blocks(remarks):
            self._bodies[title][body] += 1

    def suggestions(self) -> tuple[Suggestion, ...]:
        """Return the texts found, the surest first."""
        found = [
            each
            for title, bodies in self._bodies.items()
            if bodies.total() >= _FEWEST
            for each in _suggested(title, bodies)
        ]
        return tuple(sorted(found, key=lambda each: (not each.is_sure, -each.share, each.text)))


def _blocks(remarks: str) -> Iterator[tuple[str, str]]:
    """Yield (title, body) of every form entry but the one RMS writes dates into."""
    title, in_dates, lines = "", False, list[str]()
    for line in (*remarks.replace("\r\n", "\n").replace("\r", "\n").split("\n"), None):
        folded = "" if line is None else fold(line).text.strip(" \v")
        read = read_title(folded) if folded else None
        bracketed = read is not None and read.bracketed
        if line is not None and not bracketed:
            lines.append(line)
            continue
        body = "\n".join(lines).strip("\n \u3000")
        if not in_dates and (title or body):
            yield title, body
        title, lines = (line or "").strip(), []
        in_dates = read is not None and read.in_dates


def _suggested(title: str, bodies: Counter[str]) -> Iterator[Suggestion]:
    orders = bodies.total()
    written = Counter({body: count for body, count in bodies.items() if body})
    if not written:
        return
    is_choice = 1 < len(written) <= _CHOICES and all("\n" not in body for body in written)
    taken: list[str] = []
    for body, count in written.most_common(_CHOICES):
        share = count / orders
        if share < _SHARE or count < _FEWEST or len(body) < _SHORT:
            continue
        if any(_is_part(body, other) for other in taken):
            continue
        taken.append(body)
        yield Suggestion(title, body, share, orders, is_sure=not is_choice)


def _is_part(body: str, whole: str) -> bool:
    """Whether a text is what is left of another after a buyer deleted something."""
    lines = whole.split("\n")
    return all(any(line in each for each in lines) for line in body.split("\n"))
