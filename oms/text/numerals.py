"""Numbers as buyers write them: 5, ５ (folded before), 五, 十五, 二十五."""

from __future__ import annotations

from typing import Final

__all__ = ["KANJI_NUMBER", "NUMBER", "to_int"]

_DIGITS: Final = {digit: value for value, digit in enumerate("〇一二三四五六七八九")} | {"元": 1}

KANJI_NUMBER: Final = r"[〇一二三四五六七八九十]{1,4}"
NUMBER: Final = rf"(?:\d{{1,2}}|{KANJI_NUMBER})"


def to_int(text: str) -> int:
    """Read a folded number of one or two digits.

    Example:
        >>> to_int("25"), to_int("二十五"), to_int("十"), to_int("二五")
        (25, 25, 10, 25)
    """
    if text.isdecimal():
        return int(text)
    tens, ten, ones = text.partition("十")
    if not ten:
        return int("".join(str(_DIGITS.get(character, 0)) for character in text))
    return 10 * (_DIGITS.get(tens, 0) if tens else 1) + _DIGITS.get(ones, 0)
