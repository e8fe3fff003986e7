"""Composed lines of what orders hold and dictionaries lack: codes, sizes, web addresses, faces.

Parts are drawn by a fixed seed, so the same lines come each time.
"""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

__all__ = ["odd_lines"]

_UPPER = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_LETTERS = _UPPER + _UPPER.lower()
_MARKS = "----////___...::  ##++==**~~&@|,;!$%()[]{}<>^?'" + "・×φ－／（）：＃"


def _parts() -> dict[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    path = Path(__file__).parent / "odd_parts.txt"
    for row in path.read_text(encoding="utf-8").splitlines():
        if not row.startswith("#"):
            name, *parts = row.split("\t")
            found[name] += parts
    return found


_PARTS = _parts()
_TOPS, _UNITS = _PARTS["tops"], _PARTS["units"]


def odd_lines() -> Iterator[tuple[str, int]]:
    """Yield the lines with their weights."""
    draw = random.Random(4)
    for _ in range(30_000):
        yield (draw.choice(_PARTS["heads"]) if draw.random() < 0.7 else "") + _code(draw), 1
    for _ in range(8_000):
        one, two = (round(10 ** draw.uniform(0, 3.3)) for _ in range(2))
        yield draw.choice(_PARTS["sizes"]).format(one, two) + draw.choice(_UNITS), 1
        yield (
            f"{one}{draw.choice(_UNITS)}{draw.choice('×x/ 　、')}{two}{draw.choice(_UNITS)}",
            1,
        )
    for _ in range(3_000):
        yield _address(draw), 1
    for _ in range(12_000):
        yield _face(draw), 2
    for _ in range(4_000):
        yield _row(draw), 1


def _row(draw: random.Random) -> str:
    """Single signs in a row: sizes, days, directions, numbers."""
    signs = draw.choice(_PARTS["sets"])
    some = draw.sample(signs, min(len(signs), draw.randint(2, 7)))
    return draw.choice("・・・/／、,，~〜 ").join(some)


def _word(draw: random.Random, low: int, high: int) -> str:
    signs = draw.choice(
        (_UPPER, _UPPER, "0123456789", _UPPER + "0123456789", _UPPER.lower(), _LETTERS)
    )
    return "".join(draw.choices(signs, k=draw.randint(low, high)))


def _code(draw: random.Random) -> str:
    """Blocks of letters and digits with marks between and around them."""
    mark = draw.choice(_MARKS)
    out = _word(draw, 1, 6)
    for _ in range(draw.randint(1, 3)):
        out += (mark if draw.random() < 0.85 else draw.choice(_MARKS)) + _word(draw, 1, 6)
    shape = draw.random()
    if shape < 0.1:
        return f"{out}({_word(draw, 1, 3)})"
    if shape < 0.15:
        return f"[{out}]"
    return out


def _address(draw: random.Random) -> str:
    """An address of the web or of mail."""
    name = "".join(draw.choices("abcdefghijklmnopqrstuvwxyz", k=draw.randint(2, 9)))
    if draw.random() < 0.4:
        return f"{name}{draw.choice('._-+0')}{_word(draw, 1, 4).lower()}@{draw.choice(_TOPS)}"
    tails = ("", f"?{name[:3]}={_word(draw, 1, 6)}", f"#{name}", f"?id={_word(draw, 3, 8)}&x=1")
    host = f"http{draw.choice(('', 's'))}://{draw.choice(('www.', ''))}{draw.choice(_TOPS)}"
    page = f"{_word(draw, 1, 6)}{draw.choice(('', '.html', '/'))}"
    return f"{host}/{name}/{page}{draw.choice(tails)}"


def _face(draw: random.Random) -> str:
    left, _, right = draw.choice(_PARTS["eyes"]).partition(" ")
    face = left + draw.choice(_PARTS["mouths"]) + right
    said = draw.choice(("", "", "", "", "す", "ね", "！", "。"))
    return (
        said
        + draw.choice(_PARTS["faces"]).format(face)
        + draw.choice(("", "", "", "♪", "💦", "☆", "\n"))
    )
