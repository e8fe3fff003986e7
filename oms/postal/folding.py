"""Fold an address for comparison: what is one name in other letters becomes one text.

Both sides are folded, the order's and the table's, so no direction of a change has to be known:
茅ヶ崎 and 茅ケ崎, 丸の内 and 丸ノ内, 北一条 and 北１条, 大字上野 and 上野 meet. Folded text is for
comparing only and is never shown.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import Final

__all__ = ["LONGEST", "fold_address", "name_starts", "skeleton"]

LONGEST: Final = 400
"""Characters of a field that are read; no Japanese address comes near."""

_HYPHENS: Final = "‐‑‒–—―−－ー─━ｰ﹣➖⁃﹘ー"
_WAVES: Final = "〜～∼˜〰"
_SMALL: Final = dict(zip("ぁぃぅぇぉっゃゅょゎゕゖ", "あいうえおつやゆよわかけ", strict=True))
_ALIKE: Final = {"が": "け", "か": "け", "之": "の", "乃": "の", "ゝ": "", "ゞ": ""}
# A mark of width, a variation selector or a sign that stands or is left out at will.
_DROPPED: Final = frozenset(
    "・･·.．、,，。｡'\"`()（）「」『』[]［］【】〔〕〈〉<>＜＞〒*＊:：;；/／|｜_＿\\￥!?！？゛゜"
)
_DIGITS: Final = {digit: value for value, digit in enumerate("〇一二三四五六七八九")}
_UNITS: Final = {"十": 10, "百": 100, "千": 1000}
# 字 stands where a smaller name begins, or not; the mark keeps numerals on both sides apart.
_NUMERALS: Final = re.compile(r"[〇一二三四五六七八九十百千]+(?=(\d?))")
_MARK: Final = "字"


@cache
def _classes() -> dict[str, str]:
    """Return the first letter of its class for each variant (variants.txt)."""
    text = files(__package__).joinpath("variants.txt").read_text("utf-8")
    rows = (row for row in text.splitlines() if not row.startswith("#"))
    return {other: one[0] for row in rows for one in row.split() for other in one[1:]}


def _folded(character: str) -> Iterator[str]:
    """Yield what one character folds to."""
    for each in unicodedata.normalize("NFKC", character):
        plain = unicodedata.normalize("NFD", each)[0]  # voiced kana and accents lose their mark
        kind = unicodedata.category(plain)
        if kind in {"Zs", "Zl", "Zp", "Cc", "Cf", "Mn", "Sk"} or plain in _DROPPED:
            continue
        if "ァ" <= plain <= "ヶ":
            plain = chr(ord(plain) - 0x60)
        plain = _SMALL.get(plain, plain)
        plain = _ALIKE.get(plain, plain)
        if plain in _HYPHENS:
            plain = "-"
        elif plain in _WAVES:
            plain = "~"
        yield _classes().get(plain, plain).lower()


class _Table(dict[int, str]):
    """What each character folds to, worked out on first sight."""

    def __missing__(self, code: int) -> str:
        self[code] = folded = "".join(_folded(chr(code)))
        return folded


_TABLE: Final = _Table()


def fold_address(text: str) -> str:
    """Fold a part of an address.

    Width, case, variation selectors, voicing marks, kana and letter variants, hyphens, blanks and
    marks, ヶ ケ が, ノ の 之, ッ ツ, 大字 and 字, and kanji numerals become one form. Folding what
    is folded changes nothing.

    Args:
        text: Any text.

    Example:
        >>> fold_address("大字金ｹ崎　二丁目３−４") == fold_address("金ヶ崎2丁目3-4")
        True
        >>> fold_address("北一条西二十丁目"), fold_address("千代田")
        ('北1条西20丁目', '千代田')
    """
    folded = _marked(text)
    return folded.replace(_MARK, "") if _MARK in folded else folded


def name_starts(text: str) -> frozenset[int]:
    """Return where 字 or 大字 says that a smaller name begins, in folded letters from the end.

    Example:
        >>> name_starts("大字吉岡字東柴崎6-2")
        frozenset({8, 6})
    """
    folded = _marked(text)
    if _MARK not in folded:
        return frozenset()
    pieces = folded.split(_MARK)
    lengths = [len(each) for each in pieces]
    return frozenset(sum(lengths[at:]) for at in range(1, len(pieces)))


def _marked(text: str) -> str:
    """Fold all but the marks of smaller names."""
    folded = text.translate(_TABLE)
    if "大字" in folded:
        folded = folded.replace("大字", _MARK)
    return _NUMERALS.sub(_number, folded)


def _number(match: re.Match[str]) -> str:
    """Write a kanji numeral in digits; a run of nothing but 千 or 百 is part of a name."""
    run = match[0]
    if run.strip("百千") == "":
        return run
    value = _value(run)
    return f"{value}-" if match[1] else value


def _value(run: str) -> str:
    if not any(unit in run for unit in _UNITS):
        return "".join(str(_DIGITS[each]) for each in run)
    total = digit = 0
    for each in run:
        if each in _UNITS:
            total, digit = total + (digit or 1) * _UNITS[each], 0
        else:
            digit = digit * 10 + _DIGITS[each]
    return str(total + digit)


def skeleton(folded: str) -> str:
    """Drop from folded text the kana that many leave out: 四ツ谷 and 四谷, 阿佐ヶ谷 and 阿佐谷.

    Example:
        >>> skeleton(fold_address("四ツ谷")) == skeleton(fold_address("四谷"))
        True
    """
    return folded.translate(_SKELETON)


_SKELETON: Final = str.maketrans("", "", "けのつ-")
