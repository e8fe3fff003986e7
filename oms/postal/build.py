"""Lay the cleaned tables out as one compact block of bytes, which `PostalIndex` opens.

The block holds, behind magic, digest and head: all codes sorted with the municipality of each, and
for every municipality three texts that are read when first asked for: its towns by folded name,
its towers, and what people read about its codes. So opening costs nothing that grows with
the country, and a damaged block is found before anything of it is believed.
"""

from __future__ import annotations

import hashlib
import json
import re
import sys
from array import array
from collections.abc import Iterable
from typing import Any, Final

from oms.postal.folding import fold_address
from oms.postal.names import aliases
from oms.postal.notes import Part
from oms.postal.rows import Office, Row, read_row, read_tower

__all__ = ["DIGEST", "MAGIC", "build"]

MAGIC: Final = b"oms-postal 1\n"
DIGEST: Final = 32
_JO: Final = re.compile(r"([東西南北])(\d+)条([東西南北])")
_LONGEST_NOTE: Final = 60


class _Municipality:
    """What is gathered about one municipality."""

    def __init__(self, prefecture: str, city: str) -> None:
        self.prefecture, self.city = prefecture, city
        self.towns: dict[str, list[tuple[int, Part]]] = {}
        self.shown: dict[str, str] = {}
        self.towers: list[tuple[str, str, int]] = []
        self.names: list[tuple[int, str, str]] = []
        self.offices: list[tuple[int, str, str, str]] = []

    def add(self, row: Row) -> None:
        """Add a row of KEN_ALL."""
        code = int(row.code)
        if (tower := read_tower(row)) is not None:
            self.towers.append((tower.town_and_name, tower.floor, code))
            self.names.append((code, row.town, row.note))
            return
        for index, entry in enumerate(read_row(row)):
            folded = fold_address(entry.town)
            self._add_town(folded, code, entry.part)
            if folded != entry.town:
                self.shown.setdefault(folded, entry.town)
            if (match := _JO.match(folded)) is not None:  # 北1西2 is said for 北一条西二丁目
                short = "".join(match.groups()) + folded[match.end() :]
                self._add_town(short, code, entry.part)
                self.shown.setdefault(short, entry.town)
            if index == 0:
                self.names.append((code, entry.town, _shortened(row.note)))

    def _add_town(self, key: str, code: int, part: Part) -> None:
        values = self.towns.setdefault(key, [])
        if (code, part) not in values:
            values.append((code, part))

    def packed(self) -> tuple[bytes, bytes, bytes]:
        """Return towns and towers as JSON, and the lines people read about codes."""
        towns = {key: _value(values) for key, values in self.towns.items()}
        return _json([towns, self.shown]), _json(self._towers()), _lines(self.names + self.offices)

    def _towers(self) -> dict[str, list[Any]]:
        """Return the towers by the folded town they stand in: folded name, name, floors."""
        found: dict[str, dict[str, Any]] = {}
        for whole, floor, code in self.towers:
            folded = fold_address(whole)
            starts = (folded[:length] for length in range(len(folded), 0, -1))
            base = next((start for start in starts if start in self.towns), "")
            name = folded[len(base) :].replace("高層棟", "")
            each = found.setdefault(base, {}).setdefault(name, [whole, []])
            each[1].append([code, floor])
        return {
            base: [[name, *rest] for name, rest in towers.items()]
            for base, towers in found.items()
        }


class _Tables:
    """What is gathered about all of them."""

    def __init__(self) -> None:
        self.known: dict[tuple[str, str], int] = {}
        self.all: list[_Municipality] = []
        self.codes: dict[int, list[int]] = {}

    def at(self, prefecture: str, city: str, code: str) -> _Municipality:
        if len(code) != 7 or not (code.isascii() and code.isdecimal()):
            raise ValueError(f"expected a code of seven digits; found {code!r}")
        number = self.known.setdefault((prefecture, city), len(self.all))
        if number == len(self.all):
            self.all.append(_Municipality(prefecture, city))
        places = self.codes.setdefault(int(code), [])
        if number not in places:
            places.append(number)
        return self.all[number]


def build(
    rows: Iterable[Row], offices: Iterable[Office], month: str, source: str, **facts: Any
) -> bytes:
    """Return the block of an index.

    Args:
        rows: The rows of KEN_ALL.
        offices: The rows of JIGYOSYO; none are needed.
        month: The month of the data, `YYYY-MM`.
        source: Where it comes from, for people.
        **facts: What else the head is to say, JSON values.

    Raises:
        ValueError: If there is no row, or a code is none.
    """
    tables = _Tables()
    counts = {"records": 0, "offices": 0}
    for row in rows:
        tables.at(row.prefecture, row.city, row.code).add(row)
        counts["records"] += 1
    for each in offices:
        kept = (int(each.code), each.town, each.lot, each.name)
        tables.at(each.prefecture, each.city, each.code).offices.append(kept)
        counts["offices"] += 1
    if not counts["records"]:
        raise ValueError("there is no row of KEN_ALL")
    counts["codes"] = len(tables.codes)
    return _pack({"month": month, "source": source, "counts": counts, **facts}, tables)


def _pack(head: dict[str, Any], tables: _Tables) -> bytes:
    codes = sorted(tables.codes)
    first = array("H", (tables.codes[code][0] for code in codes))
    several = {code: places for code, places in tables.codes.items() if len(places) > 1}
    body: list[bytes] = [_little(array("I", codes)), _little(first)]
    at = sum(map(len, body))
    places: list[Any] = []
    for one in tables.all:
        texts = one.packed()
        places.append([one.prefecture, one.city, at, *map(len, texts)])
        body.extend(texts)
        at += sum(map(len, texts))
    head |= {
        "codes": len(codes),
        "several": several,
        "places": places,
        "names": aliases(tables.known),
    }
    encoded = _json(head)
    rest = b"".join([len(encoded).to_bytes(4, "little"), encoded, *body])
    return MAGIC + hashlib.blake2b(rest, digest_size=DIGEST).digest() + rest


def _little(numbers: array[int]) -> bytes:
    if sys.byteorder == "big":
        numbers.byteswap()
    return numbers.tobytes()


def _lines(rows: list[Any]) -> bytes:
    """One line for each code and place, sorted, so that a code is found without reading all."""
    lines = sorted(
        "\t".join((f"{code:07}", *(" ".join(each.split()) for each in rest)))
        for code, *rest in rows
    )
    return "".join(f"\n{line}" for line in lines).encode() + b"\n"


def _value(values: list[tuple[int, Part]]) -> Any:
    """A town with one code and no parts is its code alone, as nearly all are."""
    if len(values) == 1 and not values[0][1]:
        return values[0][0]
    return [[code, part or 0] for code, part in values]


def _json(value: Any) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()


def _shortened(note: str) -> str:
    return note if len(note) <= _LONGEST_NOTE else note[: _LONGEST_NOTE - 1] + "…"
