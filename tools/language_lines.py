"""The lines the language of `oms.text.mojibake` is learnt from, with how often each counts."""

from __future__ import annotations

import gzip
import json
import random
import re
import unicodedata
from collections.abc import Iterable, Iterator
from pathlib import Path

import language_sources as sources
from language_odd import odd_lines
from language_sources import Word, part_of

from oms.model.base import clean_text

__all__ = ["Line", "learnt"]

ROOT = Path(__file__).resolve().parent.parent
EVALUATION = ROOT / "benchmarks" / "text"
REMARKS = ROOT / "benchmarks" / "remarks"
Line = tuple[str, int]
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
BOXES = ("□{} □{}", "□{}　□{}", "（□{}　□{}）", "{}□ {}□", "□{}\n□{}", "■{} □{}")
_KATAKANA = re.compile("[ァ-ヴー]{2,}")
SKIPPED = ("名詞-固有名詞-地名", "記号-", "空白")


def learnt(words: list[Word]) -> Iterator[Line]:
    """Yield everything that is learnt, with how often it counts."""
    yield from dictionary(words)
    yield from people(words)
    yield from places(words)
    yield from companies()
    yield from enumerations(words)
    yield from remarks()
    yield from prose()
    yield from odd_lines()


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
                draw.choice("・・・・・・･").join(some)
                + draw.choice(("", "", "など", "を含む", "です。", "の", "、")),
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
    marks = str.maketrans("、。「」・", "､｡｢｣･")
    for number, each in enumerate(sorted(seen)):
        yield each, 6
        if number % 8 == 0:
            yield each.translate(marks), 1
        if number % 8 == 1:
            yield _KATAKANA.sub(lambda match: half(match.group()), each), 1


def read_prose() -> list[tuple[str, str]]:
    """Return (kind, text) of the prose that is learnt."""
    rows = (EVALUATION / "prose" / "train.txt").read_text(encoding="utf-8").splitlines()
    pairs = [row.split("\t", 1) for row in rows if row and not row.startswith("#")]
    return [(kind, text.replace("⏎", "\n")) for kind, text in pairs]


def prose() -> Iterator[Line]:
    """Own prose: what dictionaries lack."""
    for _, text in read_prose():
        yield text, 12
