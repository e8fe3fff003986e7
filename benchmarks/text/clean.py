"""Clean strings of every kind of field, made from the words of one part: `tune` or `final`.

A third part, `blind`, was written by an author who knew nothing of ours, and is never composed.
Neither part shares a word, a town, an office or a sentence with what the language was learnt from
(the words are parted by checksum, the remarks by corpus, the prose by file).
"""

from __future__ import annotations

import gzip
import json
import random
import unicodedata
from collections import defaultdict
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

from oms.model.base import clean_text

HERE = Path(__file__).parent
REMARKS = HERE.parent / "remarks"
CORPORA = {"tune": ("validate/c",), "final": ("check/d", "check/n")}
FULL = {ord("-"): "－"} | {code: chr(code + 0xFEE0) for code in range(0x30, 0x3A)}
HALF = {unicodedata.normalize("NFKC", chr(code)): chr(code) for code in range(0xFF66, 0xFF9E)}
HALF |= {"\u3099": "ﾞ", "\u309a": "ﾟ"}
OLD = dict(
    zip(
        "沢斎高崎浜徳広桜国竜真静恵寿栄館邊瀬黒緑横辺渋亀関条伝",
        "澤齋髙﨑濵德廣櫻國龍眞靜惠壽榮舘邉瀨黑綠橫邊澁龜關條傳",
        strict=True,
    )
)


class Clean(NamedTuple):
    """A clean string, the field it stands in, and what kind it is."""

    text: str
    field: str
    kind: str


@cache
def words(part: str) -> dict[str, list[list[str]]]:
    """Return the words of a part by kind."""
    found: dict[str, list[list[str]]] = defaultdict(list)
    with gzip.open(HERE / "words" / f"{part}.tsv.gz", "rt", encoding="utf-8") as rows:
        for row in rows:
            kind, *rest = row.rstrip("\n").split("\t")
            found[kind].append(rest)
    for row in (HERE / "prose" / f"{part}.txt").read_text(encoding="utf-8").splitlines():
        if row and not row.startswith("#"):
            kind, text = row.split("\t", 1)
            found[kind].append([text.replace("⏎", "\n")])
    return dict(found)


@cache
def sentences(part: str) -> tuple[list[str], list[str]]:
    """Return the remarks of a part: whole ones, and their lines."""
    whole: set[str] = set()
    single: set[str] = set()
    for name in CORPORA[part]:
        with gzip.open(REMARKS / f"{name}.jsonl.gz", "rt", encoding="utf-8") as rows:
            for row in rows:
                text = clean_text(json.loads(row)["remarks"])
                whole.add(text)
                single.update(line for line in text.split("\n") if line)
    return sorted(whole), sorted(single)


def half(text: str) -> str:
    return "".join(HALF.get(each, each) for each in unicodedata.normalize("NFD", text))


def ordinary(part: str, rng: random.Random) -> Clean:
    """Draw a string as ordinary orders hold it."""
    return rng.choice(_ORDINARY)(words(part), part, rng)


@cache
def blind(name: str) -> list[Clean]:
    """The strings of another author, whole: `ordinary` or `tricky`."""
    rows = (HERE / "prose" / f"blind_{name}.tsv").read_text(encoding="utf-8").splitlines()
    found = []
    for row in rows:
        field, kind, text = row.split("\t", 2)
        found.append(Clean(text.replace("⏎", "\n"), field, kind))
    return found


def tricky(part: str) -> list[Clean]:
    """All strings that look odd and are right, written by hand and composed."""
    if part == "blind":
        return blind("tricky")
    found = words(part)
    rng = random.Random(f"tricky {part}")
    out: list[Clean] = []
    for kind, field in _ODD.items():
        out += [Clean(row[0], field, kind) for row in found[kind]]
    persons = [row[0] for row in found["人名-姓"]]
    given = [row[0] for row in found["人名-名"]]
    odd = [name for name in persons if not name.isascii() and not _in_cp932_level_1(name)]
    lines = [line for line in sentences(part)[1] if 5 < len(line) < 60]
    for name in rng.sample(odd, min(len(odd), 150)):
        out.append(
            Clean(name + rng.choice(("", " ", "　")) + rng.choice(given), "name", "rare kanji")
        )
    for name in persons:
        old = "".join(OLD.get(each, each) for each in name)
        if old != name and len(out) % 3:
            out.append(Clean(old + rng.choice(given), "name", "old forms"))
    for row in rng.sample(found["人名-姓"], 120) + rng.sample(found["town"], 80):
        out.append(Clean(half(row[1]), "kana", "half-width kana"))
    for row in found["人名-一般"][:150]:
        out.append(Clean(row[0], "name", "foreign name"))
    for face in found["face"] + found["顔文字"]:
        out.append(Clean(rng.choice(lines) + face[0], "remark", "with a face"))
    for sign in found["emoji"] * 2:
        out.append(Clean(rng.choice(lines) + sign[0], "remark", "with emoji"))
    for _ in range(150):
        out.append(Clean(_code(rng, part), "text", "product code"))
    for row in rng.sample(found["普通名詞-一般"], 60):
        out.append(Clean(f"{row[0]}\t{rng.choice(persons)}様", "text", "with a tab"))
    for row in rng.sample(
        [each for each in found["town"] if each[0].startswith(("北海道", "沖縄県"))], 150
    ):
        out.append(Clean(row[0], "address", "Hokkaido and Okinawa"))
    return out


_ODD = {
    "foreign": "name",
    "code": "remark",
    "face": "remark",
    "emoji": "remark",
    "half": "text",
} | {
    "old": "name",
    "place": "address",
    "gift": "gift",
}


def _in_cp932_level_1(text: str) -> bool:
    try:
        return all(
            len(code := each.encode("shift_jis")) == 2 and code < b"\x98\x9f" for each in text
        )
    except UnicodeEncodeError:
        return False


def _code(rng: random.Random, part: str) -> str:
    letters = "ABCDEFGHJKLMNPRSTUVWXYZ"
    blocks = [
        "".join(rng.choices(letters, k=rng.randint(1, 4))),
        str(rng.randrange(10 ** rng.randint(1, 6))),
        "".join(rng.choices(letters + "0123456789", k=rng.randint(2, 5))),
    ]
    rng.shuffle(blocks)
    marks = "-/_#." if part == "tune" else "-/_+:()[]~=*"
    code = rng.choice(marks).join(blocks)
    return code.lower() if rng.random() < 0.2 else code


def _name(found: dict[str, list[list[str]]], part: str, rng: random.Random) -> Clean:
    family, given = rng.choice(found["人名-姓"]), rng.choice(found["人名-名"])
    shape = rng.random()
    gap = rng.choice(("", " ", "　"))
    if shape < 0.2:
        return Clean(rng.choice((family, given))[0], "name", "name")
    if shape < 0.25:
        return Clean(family[1] + gap + given[1], "name", "name")
    return Clean(family[0] + gap + given[0], "name", "name")


def _kana(found: dict[str, list[list[str]]], part: str, rng: random.Random) -> Clean:
    family, given = rng.choice(found["人名-姓"]), rng.choice(found["人名-名"])
    text = rng.choice((family[1], given[1], family[1] + rng.choice(("", " ", "　")) + given[1]))
    if rng.random() < 0.3:
        text = "".join(chr(ord(each) - 0x60) if "ァ" <= each <= "ヶ" else each for each in text)
    return Clean(text, "kana", "kana")


def _address(found: dict[str, list[list[str]]], part: str, rng: random.Random) -> Clean:
    place = rng.choice(found["town"])
    number = _number(rng)
    shape = rng.random()
    text = place[2] if shape < 0.3 else place[0]
    text += number if shape < 0.85 else ""
    if rng.random() < 0.4:
        name = rng.choice(found["building"])[0] + rng.choice(
            ("", place[2], rng.choice(found["人名-一般"])[0])
        )
        room = rng.choice(
            (
                str(rng.randint(101, 1505)),
                f"{rng.randint(1, 30)}0{rng.randint(1, 9)}号室",
                f"{rng.randint(2, 30)}階",
                f"{rng.choice('ABCD')}-{rng.randint(1, 9)}",
                "#" + str(rng.randint(101, 999)),
            )
        )
        text += rng.choice(("", " ", "　")) + name + rng.choice(("", " ", "　")) + room
    return Clean(text, "address", "address")


def _number(rng: random.Random) -> str:
    one, two, three = rng.randint(1, 12), rng.randint(1, 60), rng.randint(1, 40)
    text = rng.choice((f"{one}-{two}-{three}", f"{one}-{two}", f"{one}丁目{two}番地の{three}", f"{two * 53}-{three}", f"{two * 29}番地", f"大字{three * 111}", f"{one}丁目{two}番{three}号", f"{two}番{three}"))  # fmt: skip
    return text.translate(FULL) if rng.random() < 0.4 else text


def _office(found: dict[str, list[list[str]]], part: str, rng: random.Random) -> Clean:
    return Clean(rng.choice(found["office"])[0], rng.choice(("name", "address")), "office")


def _word(found: dict[str, list[list[str]]], part: str, rng: random.Random) -> Clean:
    one = rng.choice(found[rng.choice(("普通名詞-一般", "固有名詞-一般"))])[0]
    two = rng.choice(found["普通名詞-一般"])[0]
    size = rng.choice(("", "", " M", " L", " 500g", "×2", "（大）", " 3個セット"))
    return Clean(rng.choice((one, one + two, f"{one} {two}{size}")), "text", "word")


def _remark(found: dict[str, list[list[str]]], part: str, rng: random.Random) -> Clean:
    return Clean(rng.choice(sentences(part)[1]), "remark", "line of a remark")


def _whole_remark(found: dict[str, list[list[str]]], part: str, rng: random.Random) -> Clean:
    return Clean(rng.choice(sentences(part)[0]), "remark", "whole remark")


def _gift(found: dict[str, list[list[str]]], part: str, rng: random.Random) -> Clean:
    wish = rng.choice(found["gift"])[0]
    family = rng.choice(found["人名-姓"])[0]
    return Clean(
        rng.choice(
            (
                f"{wish} {family}",
                f"{wish}　{family}家",
                f"のし:{wish}⏎名前:{family}".replace("⏎", "\n"),
            )
        ),
        "gift",
        "gift",
    )


_ORDINARY: tuple[Callable[..., Clean], ...] = (
    *(_name, _name, _kana, _address, _address, _office, _word),
    *(_remark, _remark, _whole_remark, _gift),
)


def ordinary_many(part: str, count: int, seed: str) -> Iterator[Clean]:
    """Yield distinct ordinary strings."""
    rng = random.Random(f"{seed} {part}")
    if part == "blind":
        strings = list(blind("ordinary"))
        rng.shuffle(strings)
        yield from strings[:count]
        return
    seen: set[str] = set()
    tries = 0
    while len(seen) < count and tries < 20 * count:
        tries += 1
        one = ordinary(part, rng)
        if one.text not in seen:
            seen.add(one.text)
            yield one
