"""Propose what a person may want to know: codes of this address, and what the given one means."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from oms.postal.compare import compare
from oms.postal.lot import fits
from oms.postal.outcome import Outcome
from oms.postal.own_codes import floor_codes
from oms.postal.table import Table
from oms.postal.verdict import Level, PlaceRead, Proposal, ProposalKind

__all__ = ["is_slip", "propose", "slips"]

_MOST: Final = 5


def is_slip(given: str, right: str) -> bool:
    """Whether one wrong digit, or two neighbours swapped, lie between two codes.

    Example:
        >>> [is_slip("1000005", right) for right in ("1000004", "1000050", "1060032")]
        [True, True, False]
    """
    at = [
        index for index, (one, other) in enumerate(zip(given, right, strict=True)) if one != other
    ]
    if len(at) != 2:
        return len(at) == 1
    first, second = at
    swapped = given[first] == right[second] and given[second] == right[first]
    return second == first + 1 and swapped


def slips(given: str) -> Iterator[str]:
    """Yield every code that is one slip away."""
    for at, digit in enumerate(given):
        for other in "0123456789":
            if other != digit:
                yield given[:at] + other + given[at + 1 :]
    for at, (one, other) in enumerate(pairwise(given)):
        if one != other:
            yield given[:at] + other + one + given[at + 2 :]


def propose(
    table: Table, given: str | None, outcome: Outcome | None, repair: str | None = None
) -> tuple[Proposal, ...]:
    """Return the codes of an address, the likeliest first, then the places of the given code.

    Args:
        table: The table.
        given: The code given, if it is one.
        outcome: What was read from the address.
        repair: The code that may be meant where the field holds none.
    """
    found: dict[str, Proposal] = {}
    near = given or repair
    if outcome is not None:
        for code in _codes(table, outcome, near):
            if code != given and code not in found and len(found) < _MOST:
                slip = near is not None and (near == code or is_slip(near, code))
                kind = ProposalKind.SLIP if slip else ProposalKind.ADDRESS
                found[code] = Proposal(kind, code, _place(table, code, outcome))
    meanings = table.meanings(int(given)) if given else iter(())
    told = [Proposal(ProposalKind.MEANING, given or "", place) for place in meanings]
    return (*found.values(), *told[:_MOST])


def _codes(table: Table, outcome: Outcome, near: str | None) -> Iterator[str]:
    """Yield the floor's code, which says more than the town's unless that is one slip away."""
    floors = [f"{code:07}" for code in floor_codes(outcome)]
    first = [*floors, *_of_town(outcome, near)]
    if near is not None and floors:
        first.sort(key=lambda code: not (near == code or is_slip(near, code)))
    yield from first
    yield from _of_text(table, outcome, near)


def _of_town(outcome: Outcome, given: str | None) -> list[str]:
    """Return the codes of the town that was read, those of this part and one slip away first."""
    if not outcome.key and any(True for _ in outcome.lot.text):
        return []
    ranked = []
    pairs = outcome.where.pairs(outcome.key)
    sharp = all("c" in part for _, part in pairs) or all("g" in part for _, part in pairs)
    for place, (code, part) in enumerate(pairs):
        text = f"{code:07}"
        far = 2 if given is None else 0 if given == text else 1 if is_slip(given, text) else 2
        ranked.append((-fits(part, outcome.lot, sharp=sharp), far, place, text))
    return [code for *_, code in sorted(ranked)]


def _of_text(table: Table, outcome: Outcome, given: str | None) -> Iterator[str]:
    """Where no listed town was read: codes one slip away that explain the text, then the rest."""
    if outcome.key or given is None:
        return
    for code in slips(given):
        if outcome.where.number in table.where(int(code)):
            again = compare(outcome.where, int(code), outcome.lot.text, table.offices)
            if again.level in {Level.OK, Level.WARN}:
                yield code
    yield from (f"{code:07}" for code, _ in outcome.where.pairs(""))


def _place(table: Table, code: str, outcome: Outcome) -> PlaceRead:
    where = outcome.where
    town, here = where.town(outcome.key), (where.prefecture, where.city)
    near: PlaceRead | None = None
    for place in table.meanings(int(code)):
        if (place.prefecture, place.city) == here and place.town == town:
            return place
        if (place.prefecture, place.city) == here and place.town.startswith(town):
            near = near or place  # a floor: 東池袋 and the name of the tower
    return near or PlaceRead(where.prefecture, where.city, town)
