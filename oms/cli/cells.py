"""Text for a terminal: harmless, and cut at a width counted in cells (full-width = 2)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from rich.cells import cell_len, set_cell_size
from rich.text import Text

__all__ = ["fit", "harmless", "wrapped"]

_CONTROLS: Final = re.compile(r"[\x00-\x1f\x7f-\x9f\ud800-\udfff\ufeff]")
# Marks of direction, blanks without width, and joiners that join nothing visible.
_INVISIBLE: Final = re.compile(
    r"[\u200b\u200c\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069]"
    r"|(?<![\u2190-\U0010ffff])\u200d|\u200d(?![\u2190-\U0010ffff])"
)
_NOT_FIRST: Final = frozenset(
    "、。，．・：；？！」』）】〕〉》”’,.:;?!)]}ー～〜…ぁぃぅぇぉっゃゅょァィゥェォッャュョ々"
)
_NOT_LAST: Final = frozenset("「『（【〔〈《“‘([{")
_MOST_BACK: Final = 4


def _picture(match: re.Match[str]) -> str:
    code = ord(match.group())
    if code == 0x7F:
        return "\u2421"
    return chr(0x2400 + code) if code < 0x20 else "\ufffd"


def harmless(text: str) -> str:
    r"""Return text that cannot steer a terminal: a buyer may write escape sequences.

    Line breaks become ⏎, other controls their pictures; marks that turn the direction of
    writing, which would show a text in another order than it is, go away.

    Example:
        >>> harmless("のし\x1b[2J希望\n")
        'のし␛[2J希望⏎'
    """
    text = text.replace("\r\n", "⏎").replace("\n", "⏎").replace("\t", " ")
    return _INVISIBLE.sub("", _CONTROLS.sub(_picture, text))


def fit(text: str, width: int) -> str:
    """Return text padded or cut to a number of cells.

    Example:
        >>> fit("要確認", 8) + "|", fit("要確認", 5) + "|"
        ('要確認  |', '要確…|')
    """
    if cell_len(text) > width:
        text = set_cell_size(text, width - 1).rstrip(" \u200d") + "…"
    return text + " " * (width - cell_len(text))


def wrapped(text: Text, width: int) -> list[Text]:
    """Break a text into lines of at most `width` cells.

    Japanese may break anywhere but before 、。」 and after 「; a word of Latin letters, a number
    or a date stays whole while it fits.
    """
    cuts = list(_cuts(text.plain, width))
    lines = list(text.divide(cuts))
    for line in lines:
        line.rstrip()
    return lines


def _cuts(text: str, width: int) -> Iterator[int]:
    start = used = 0
    index = 0
    while index < len(text):
        used += cell_len(text[index])
        if used > width and index > start:
            start = index = _break(text, start, index)
            yield start
            used = 0
            continue
        index += 1


def _break(text: str, start: int, index: int) -> int:
    """Return the best place to break at or shortly before `index`."""
    cut = index
    while cut > start and text[cut] != " " and _is_word(text[cut - 1]) and _is_word(text[cut]):
        cut -= 1
    if cut == start:
        return index  # one word longer than a line
    tries = 0
    while tries < _MOST_BACK and cut - 1 > start and _is_bad(text, cut):
        cut, tries = cut - 1, tries + 1
    return index if _is_bad(text, cut) else cut


def _is_word(each: str) -> bool:
    return each.isascii() and not each.isspace()


def _is_bad(text: str, cut: int) -> bool:
    joined = cell_len(text[cut]) == 0  # a combining mark or half of an emoji
    return joined or text[cut] in _NOT_FIRST or text[cut - 1] in _NOT_LAST
