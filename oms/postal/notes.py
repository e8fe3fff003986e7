"""Read the notes of KEN_ALL: for which part of a town a code is.

A note becomes a `Part`, a small dict of plain values, so that the index can keep it as JSON:

| key | which part of the town |
| --- | --- |
| `c` | 丁目 in these ranges |
| `b` | 番地 in these ranges |
| `g` | 地割 in these ranges |
| `w` | smaller names (小字), folded |
| `s` | Kyoto street phrases, as `street_key` writes them |
| `u` | `c` where the address has 丁目, `b` where it has none |
| `o` | what the town's other codes leave |
| `d` | what the municipality's other codes leave (以下に掲載がない場合) |
| `x` | there is more in the note than was understood: nothing is excluded by it |
"""

from __future__ import annotations

import re
from typing import Any, Final

from oms.postal.folding import fold_address

__all__ = ["END", "Part", "read_chiwari", "read_note", "street_key"]

Part = dict[str, Any]

END: Final = 10**9
"""No upper bound."""

_REST: Final = {"その他", "次のビルを除く", "各町", "大字"}
_INNER: Final = re.compile(r"「[^「」]*」")
_NUMBERS: Final = re.compile(r"(\d+)(?:[~〜](\d+))?(丁目|番地?|地割)?(以下|以上|以降|のみ)?")
_UNITS: Final = {"丁目": "c", "番地": "b", "番": "b", "地割": "g"}
_BARE: Final = {"丁目": "c", "番地": "b", "番地のみ": "b"}
_LOT: Final = re.compile(r"(.*?)(\d[\d−\-〜・の及び]*(?:番地?|号)?)?")
_STREET: Final = re.compile(r"[上下]る|[東西]入|通")
_TURN: Final = re.compile(r"([上下])け?る|([東西])入る?")


def street_key(folded: str) -> str:
    """Write folded street phrases one way: 上る, 上ル and 上がる are one, 東入 and 東入ル are one.

    Example:
        >>> street_key(fold_address("新町通五条上がる")), street_key(fold_address("四条通東入ル"))
        ('新町通5条上', '4条通東入')
    """
    return _TURN.sub(lambda match: match[1] or f"{match[2]}入", folded)


def read_chiwari(text: str) -> list[list[int]]:
    """Return the ranges of 地割 in a note such as 第9地割〜第11地割.

    Example:
        >>> read_chiwari("第9地割〜第11地割"), read_chiwari("２２地割、穴明２３地割")
        ([[9, 11]], [[22, 22], [23, 23]])
    """
    while (plain := _INNER.sub("", text)) != text:
        text = plain
    found: list[list[int]] = []
    for each in re.split("[、,]", text):
        numbers = [int(number) for number in re.findall(r"(\d+)(?=地割)", fold_address(each))]
        if numbers:
            found.append([numbers[0], numbers[-1]])
    return found


def read_note(note: str, *, kyoto: bool = False) -> Part:
    """Read the note in brackets behind a town.

    Args:
        note: As KEN_ALL has it, without the outer brackets.
        kyoto: Whether the municipality is a ward of Kyoto, where streets are named.

    Example:
        >>> read_note("1〜4丁目、北山")
        {'w': ['北山'], 'c': [[1, 4]]}
        >>> read_note("450番地以下"), read_note("その他")
        ({'b': [[0, 450]]}, {'o': 1})
    """
    part: Part = {}
    if "地割" in note:
        return {"g": ranges} if (ranges := read_chiwari(note)) else {"x": 1}
    while (plain := _INNER.sub("", note)) != note:
        note, part["x"] = plain, 1
    unit = ""
    for token in reversed([each.strip() for each in note.split("、") if each.strip()]):
        unit = _add(part, token, unit, kyoto=kyoto)
    return {key: part[key][::-1] if isinstance(part[key], list) else part[key] for key in part}


def _add(part: Part, token: str, unit: str, *, kyoto: bool) -> str:
    """Add what one token says; return the unit the numbers before it share."""
    if token in _REST or "除く" in token:
        part["o"] = 1
        return ""
    if token in _BARE:
        part["u"] = _BARE[token]
        return ""
    if kyoto and _STREET.search(token):
        part.setdefault("s", []).append(street_key(fold_address(token)))
        return ""
    match = _NUMBERS.fullmatch(token)
    unit = _UNITS.get(match[3] or "", unit) if match else ""
    if match and unit:
        part.setdefault(unit, []).append(_range(match))
        return unit
    word, lot = _LOT.fullmatch(token).groups()  # type: ignore[union-attr]
    if lot or "〜" in word:
        part["x"] = 1
    if word and "〜" not in word:
        part.setdefault("w", []).append(fold_address(word))
    return ""


def _range(match: re.Match[str]) -> list[int]:
    low, high = int(match[1]), int(match[2] or match[1])
    if match[4] == "以下":
        return [0, high]
    if match[4] in {"以上", "以降"}:
        return [low, END]
    return [low, high]
