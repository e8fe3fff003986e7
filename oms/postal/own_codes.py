"""Codes of their own: floors of towers, and offices, which share a town with everybody else."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any, Final

from oms.postal.folding import fold_address, skeleton
from oms.postal.municipality import Found, Municipality
from oms.postal.outcome import Outcome
from oms.postal.verdict import Difference, Level

__all__ = ["floor_codes", "of_office", "of_tower", "towers_named"]

_FLOOR: Final = re.compile(r"(\d+)(?:階|f(?![a-z]))")
_BASEMENT: Final = re.compile(r"地下|地階|b\d+(?:階|f)")
_BOX: Final = "私書箱"


def towers_named(told: Outcome) -> Iterator[list[Any]]:
    """Yield the towers of the town that the address names."""
    text = skeleton(told.lot.text)
    for name, *rest in told.where.towers.get(told.key, ()):
        if skeleton(name) in text:
            yield [name, *rest]


def floor_codes(told: Outcome) -> Iterator[int]:
    """Yield the codes of the floor that the address names, in the tower that it names."""
    for name, _, floors in towers_named(told):
        text = _without(told.lot.text, name)
        if _FLOOR.search(text):
            yield from (code for code, floor in floors if floor and _is_floor(text, floor))


def of_tower(told: Outcome, code: int) -> Outcome | None:
    """The code of a tower's floor: is this the tower, and the floor?"""
    for base, towers in told.where.towers.items():
        for name, _, floors in towers:
            wanted = next((floor for each, floor in floors if each == code), None)
            if wanted is None:
                continue
            if base != told.key:
                return told._replace(
                    level=Level.MISMATCH, kind="tower", difference=Difference.TOWN
                )
            text = told.lot.text
            if skeleton(name) not in skeleton(text):
                return told._replace(level=Level.WARN, kind="tower_unnamed")
            return (
                told
                if _is_floor(_without(text, name), wanted)
                else told._replace(level=Level.WARN, kind="tower_floor")
            )
    return None


def _without(text: str, name: str) -> str:
    """Take a tower's name out: the 60 of サンシャイン60 is not part of the floor behind it."""
    return text.replace(name, " ")


def _is_floor(text: str, wanted: str) -> bool:
    basement = _BASEMENT.search(text) is not None
    floors = _FLOOR.findall(text)
    if not wanted:
        return basement or not floors
    return not basement and (not floors or wanted in floors)


def of_office(
    told: Outcome, found: Found | None, text: str, offices: Iterable[tuple[str, str, str]]
) -> Outcome | None:
    """The code of one office: is this its place?"""
    answer = None
    for town, lot, _ in offices:
        own = fold_address(town + lot)
        if _BOX in text and _BOX in own:
            return told
        same = _same_place(told.where, found, text, own, fold_address(town))
        if same is None:
            answer = answer or told._replace(
                level=Level.MISMATCH, kind="office", difference=Difference.TOWN
            )
        elif same:
            return told
        else:
            answer = told._replace(level=Level.WARN, kind="office_lot")
    return answer


def _same_place(
    where: Municipality, found: Found | None, text: str, own: str, town: str
) -> bool | None:
    """Whether the lots agree; `None` if the towns do not."""
    theirs = where.find(own)
    if found and theirs and (found.key == theirs.key or _share_code(where, found.key, theirs.key)):
        here, there = text[found.end :], own[theirs.end :]
    elif town and (at := text.find(town)) >= 0:
        here, there = text[at + len(town) :], own[len(town) :]
    elif skeleton(text).startswith(skeleton(town)) and town:
        here, there = skeleton(text)[len(skeleton(town)) :], own[len(town) :]
    elif not town or (not found and not theirs):
        here, there = text, own
    else:
        return None
    numbers, wanted = re.findall(r"\d+", here)[:3], re.findall(r"\d+", there)[:3]
    return all(a == b for a, b in zip(numbers, wanted, strict=False))


def _share_code(where: Municipality, one: str, other: str) -> bool:
    return not {code for code, _ in where.pairs(one)}.isdisjoint(
        code for code, _ in where.pairs(other)
    )
