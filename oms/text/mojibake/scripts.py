"""What kind of sign a character is: the coarse half of what the language knows."""

from __future__ import annotations

import unicodedata
from bisect import bisect_right
from enum import IntEnum
from itertools import chain
from typing import Final

__all__ = ["CLOSED", "FOLDS", "Script", "script_of", "symbol_of"]


class Script(IntEnum):
    """Kinds of signs, by who writes them together."""

    EDGE = 0
    SPACE = 1
    DIGIT = 2
    LOWER = 3
    UPPER = 4
    ASCII_MARK = 5
    HIRAGANA = 6
    KATAKANA = 7
    HALF_KANA = 8
    KANJI_COMMON = 9
    KANJI_RARE = 10
    KANJI_VENDOR = 11
    KANJI_OTHER = 12
    MARK = 13
    SYMBOL = 14
    LATIN_1 = 15
    LATIN_1_MARK = 16
    LATIN_MORE = 17
    GREEK = 18
    CYRILLIC = 19
    HANGUL = 20
    LETTER = 21
    BOX = 22
    GENERAL_MARK = 23
    COMBINING = 24
    EMOJI = 25
    BROKEN = 26
    HANGUL_RARE = 27


CLOSED: Final = frozenset({Script.HIRAGANA, Script.KATAKANA, Script.HALF_KANA})
"""Kinds with few signs: of them every sequence that words have was seen."""
_BLOCKS: Final = (
    (0x00, Script.BROKEN),
    (0x20, Script.ASCII_MARK),
    (0x7F, Script.BROKEN),
    (0xA0, Script.LATIN_1_MARK),
    (0xC0, Script.LATIN_1),
    (0x100, Script.LATIN_MORE),
    (0x2B0, Script.GENERAL_MARK),
    (0x300, Script.COMBINING),
    (0x370, Script.GREEK),
    (0x400, Script.CYRILLIC),
    (0x530, Script.LETTER),
    (0x1100, Script.HANGUL),
    (0x1200, Script.LETTER),
    (0x1E00, Script.LATIN_MORE),
    (0x1F00, Script.GREEK),
    (0x2000, Script.GENERAL_MARK),
    (0x20D0, Script.COMBINING),
    (0x2100, Script.SYMBOL),
    (0x2500, Script.BOX),
    (0x25A0, Script.SYMBOL),
    (0x2E80, Script.KANJI_OTHER),
    (0x3000, Script.MARK),
    (0x3040, Script.HIRAGANA),
    (0x30A0, Script.KATAKANA),
    (0x3100, Script.LETTER),
    (0x3130, Script.HANGUL),
    (0x3190, Script.LETTER),
    (0x31F0, Script.KATAKANA),
    (0x3200, Script.SYMBOL),
    (0x3400, Script.KANJI_OTHER),
    (0xA000, Script.LETTER),
    (0xAC00, Script.HANGUL),
    (0xD800, Script.BROKEN),
    (0xF900, Script.KANJI_OTHER),
    (0xFB00, Script.LETTER),
    (0xFE00, Script.COMBINING),
    (0xFE10, Script.MARK),
    (0xFE70, Script.LETTER),
    (0xFF00, Script.MARK),
    (0xFF66, Script.HALF_KANA),
    (0xFFA0, Script.HANGUL),
    (0xFFE0, Script.MARK),
    (0xFFF0, Script.BROKEN),
    (0x10000, Script.LETTER),
    (0x1F000, Script.EMOJI),
    (0x20000, Script.KANJI_OTHER),
    (0xE0000, Script.COMBINING),
    (0xE0200, Script.BROKEN),
)
_STARTS: Final = tuple(start for start, _ in _BLOCKS)
_SPACES: Final = frozenset(" \u3000\xa0\t\u2002\u2003\u2009\u202f")
_MARKS_LIKE_LETTERS: Final = frozenset("×÷")
_ITERATION: Final = frozenset("々〆〇ヶ")
_LEVEL_2: Final = b"\xd0"


def script_of(symbol: str) -> Script:
    """Return the kind of a sign that `symbol_of` gave.

    Example:
        >>> script_of("髙").name, script_of("高").name, script_of("ｱ").name
        ('KANJI_VENDOR', 'KANJI_COMMON', 'HALF_KANA')
    """
    if symbol == "\n":
        return Script.EDGE
    if symbol == " ":
        return Script.SPACE
    if symbol.isascii() and symbol.isalnum():
        if symbol.isdigit():
            return Script.DIGIT
        return Script.LOWER if symbol.islower() else Script.UPPER
    if symbol in _MARKS_LIKE_LETTERS:
        return Script.LATIN_1_MARK
    if symbol in _ITERATION:
        return Script.KANJI_COMMON
    block = _BLOCKS[bisect_right(_STARTS, ord(symbol)) - 1][1]
    if block is Script.KANJI_OTHER and symbol < "\U00010000":
        return _kanji(symbol)
    if block is Script.HANGUL and not _has(symbol, "euc_kr"):
        return Script.HANGUL_RARE
    return block


def _has(symbol: str, charset: str) -> bool:
    try:
        symbol.encode(charset)
    except UnicodeEncodeError:
        return False
    return True


def _kanji(symbol: str) -> Script:
    """Tell the two levels of JIS X 0208, what vendors added, and all others."""
    try:
        code = symbol.encode("euc_jp")
    except UnicodeEncodeError:
        code = b""
    if len(code) == 2:
        return Script.KANJI_RARE if code >= _LEVEL_2 else Script.KANJI_COMMON
    return Script.KANJI_VENDOR if _has(symbol, "cp932") else Script.KANJI_OTHER


def _folds() -> dict[str, str]:
    full = {chr(code + 0xFEE0): chr(code) for code in range(0x21, 0x7F)}
    digits = dict.fromkeys(chain("0123456789", "０１２３４５６７８９"), "0")
    alike = {"～": "〜", "\r": "\n", "−": "-", "‐": "-", "―": "—", "ー": "ー"}
    return full | digits | alike | dict.fromkeys(_SPACES, " ")


FOLDS: Final = _folds()


def symbol_of(character: str) -> str:
    """Return what a character counts as: any digit is 0, width of Latin letters is no matter.

    Example:
        >>> symbol_of("５"), symbol_of("Ａ"), symbol_of("髙")
        ('0', 'A', '髙')
    """
    return FOLDS.get(character, character)


def is_wide(character: str) -> bool:
    """Whether a character takes two columns, as label printers count."""
    return unicodedata.east_asian_width(character) in {"W", "F", "A"}
