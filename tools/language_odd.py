"""Composed lines of what dictionaries lack and orders hold: codes, sizes, addresses of the web, faces.

Parts are drawn by a fixed seed, so the same lines come each time.
"""

from __future__ import annotations

import random
from collections.abc import Iterator

__all__ = ["odd_lines"]

_UPPER = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_LETTERS = _UPPER + _UPPER.lower()
_MARKS = "----////___...::  ##++==**~~&@|,;!$%()[]{}<>^?'" + "・×φ－／（）：＃"
_UNITS = [
    "mm",
    "cm",
    "m",
    "g",
    "kg",
    "mg",
    "ml",
    "mL",
    "L",
    "cc",
    "V",
    "W",
    "A",
    "Hz",
    "GB",
    "TB",
    "inch",
    "dpi",
    "℃",
    "%",
    "％",
    "㎝",
    "㎜",
    "㎏",
    "㎖",
    "個",
    "枚",
    "本",
    "号",
    "人",
    "畳",
    "型",
]
_HEADS = (
    "",
    "",
    "",
    "",
    "型番",
    "品番:",
    "サイズ ",
    "色:",
    "【品番】",
    "No.",
    "SKU:",
    "商品番号：",
    "JAN ",
    "Lot#",
)
_SIZES = (
    "{}×{}",
    "{}x{}",
    "{}*{}",
    "φ{}×{}",
    "W{}×D{}×H7",
    "{}〜{}",
    "{}~{}",
    "±{}.{}",
    "≦{}/{}",
    "Φ{}-{}",
    "M{}×{}",
    "約{}×{}",
)
_TOPS = (
    "example.com",
    "example.jp",
    "example.co.jp",
    "example.net",
    "example.or.jp",
    "example.org",
)

_SETS = (
    *(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZ",
        "abcdefgxyz",
        "αβγδεωθλμπσφ",
        "ΑΒΓΔΩΣΘΛΠ",
        "ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩ",
        "ⅰⅱⅲⅳⅴ",
    ),
    *(
        "①②③④⑤⑥⑦⑧⑨⑩⑪⑫",
        "アイウエオカキク",
        "イロハニホヘト",
        "あいうえおかき",
        "月火水木金土日祝",
        "東西南北中",
    ),
    *(
        "上中下左右前後",
        "大中小特",
        "甲乙丙丁",
        "春夏秋冬",
        "赤青黄白黒緑紫茶桃紺",
        "松竹梅",
        "和洋中",
        "男女子",
        "○×△◎□◇",
    ),
    *(
        "♂♀",
        "★☆●○",
        "АБВГДЕЖ",
        "㈱㈲",
        "一二三四五六七八九十",
        "朝昼夜夕",
        "父母兄姉弟妹祖",
        "SML",
        "雪月花",
    ),
)

_EYES = (
    *("^ ^", "・ ・", "´ ｀", "´ `", "≧ ≦", "＞ ＜", "> <", "T T", "; ;", "； ；", "￣ ￣", "⌒ ⌒"),
    *(
        "° °",
        "º º",
        "• •",
        "● ●",
        "○ ○",
        "◎ ◎",
        "◕ ◕",
        "ﾟ ﾟ",
        "゜ ゜",
        "` ´",
        "｀ ´",
        "- -",
        "＝ ＝",
    ),
    *(
        "= =",
        "ᴗ ᴗ",
        "◔ ◔",
        "ಥ ಥ",
        "ಠ ಠ",
        "¬ ¬",
        "✿ ✿",
        "♥ ♥",
        "x x",
        "X X",
        "@ @",
        "☆ ☆",
        "´・ ・｀",
    ),
    *("｡• •｡", "๑• •๑", "*´ `*", "*^ ^*", "〃^ ^〃", "´° °`", "o´ `o", "´◔ ◔`", "∩´ `∩", "｡> <｡"),
    *("˘ ˘", "ˊ ˋ", "╹ ╹", "• ̀ •́", "´• •`", "⁰ ⁰", "⊙ ⊙", "^ ~", "ﾉ∀ `", "ι´ ｀", "´；・ ・；｀"),
)
_MOUTHS = [
    "_",
    "ω",
    "ρ",
    "ο",
    "o",
    "σ",
    "ﾉ",
    "’o’",
    "‘",
    "ﾟ",
    "ﾛ▽",
    "▽",
    "∀",
    "Д",
    "o",
    "O",
    "-",
    ".",
    "ー",
    "皿",
    "ε",
    "3",
    "ﾛ",
    "ロ",
    "∇",
    "◡",
    "‿",
    "ᴥ",
    "ᵕ",
    "人",
    "﹏",
    "︿",
    "~",
    "∧",
    "∨",
    "△",
    "⌓",
    "ヮ",
    "ワ",
    "ェ",
    "益",
    ".",
    "┌┐",
    "ー́",
    "艸",
    "з",
    "д",
    "o̴̶̷",
    "˘",
    "З",
    ".",
    "v",
    "V",
]
_FACES = (
    *(
        "({})",
        "（{}）",
        "({})",
        "({};)",
        "({}；)",
        "({}*)",
        "(*{})",
        "(*{}*)",
        "（*{}*）",
        "({})ﾉ",
        "({})/",
    ),
    *(
        "({})／",
        "＼({})／",
        "\\({})/",
        "ヽ({})ﾉ",
        "ヾ({})",
        "o({})o",
        "m({})m",
        "Σ({})",
        "({})b",
        "d({})",
    ),
    *(
        "({})v",
        "({})♪",
        "♪({})",
        "({})ゞ",
        "({})ノシ",
        "٩({})و",
        "ʕ{}ʔ",
        "╰({})╯",
        "( {})",
        "( {} )",
        "|{})",
    ),
    *(
        "~({})~",
        "☆({})",
        "({})☆",
        "({})💦",
        "({})!",
        "({})!!",
        "σ({})",
        "({})ﾉｼ",
        "(*{})ﾉﾞ",
        "(o{}o)",
        "(\u3063{})\u3063",
    ),
    *(
        "(((({}))))",
        "(((o({})o)))",
        "ヽ(*{})ﾉ",
        "┐({})┌",
        "¯\\_({})_/¯",
        "ヾ(*{})ﾉ",
        "⊂({})⊃",
        "(/{}＼)",
        "(つ{}⊂)",
        "({}｡)",
    ),
)


def odd_lines() -> Iterator[tuple[str, int]]:
    """Yield the lines with their weights."""
    draw = random.Random(4)
    for _ in range(30_000):
        yield draw.choice(_HEADS) + _code(draw), 1
    for _ in range(8_000):
        one, two = (round(10 ** draw.uniform(0, 3.3)) for _ in range(2))
        yield draw.choice(_SIZES).format(one, two) + draw.choice(_UNITS), 1
        yield f"{one}{draw.choice(_UNITS)}{draw.choice('×x/ 　、')}{two}{draw.choice(_UNITS)}", 1
    for _ in range(3_000):
        yield _address(draw), 1
    for _ in range(12_000):
        yield _face(draw), 2
    for _ in range(4_000):
        yield _row(draw), 1


def _row(draw: random.Random) -> str:
    """Single signs in a row: sizes, days, directions, numbers."""
    signs = draw.choice(_SETS)
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
    tail = draw.choice(
        (
            "",
            f"?{name[:3]}={_word(draw, 1, 6)}",
            f"#{name}",
            f"?id={_word(draw, 3, 8)}&{name[:2]}=1",
        )
    )
    return f"http{draw.choice(('', 's'))}://{draw.choice(('www.', ''))}{draw.choice(_TOPS)}/{name}/{_word(draw, 1, 6)}{draw.choice(('', '.html', '/'))}{tail}"


def _face(draw: random.Random) -> str:
    left, _, right = draw.choice(_EYES).partition(" ")
    face = left + draw.choice(_MOUTHS) + right
    said = draw.choice(("", "", "", "", "す", "ね", "！", "。"))
    return (
        said + draw.choice(_FACES).format(face) + draw.choice(("", "", "", "♪", "💦", "☆", "\n"))
    )
