"""Ends of a shop's line that nobody begins or ends a text of his own with.

Whoever deletes a part of a default text rarely stops between two words: さい of ください, 代) of a
bracket, なにかご of なにかございましたら.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

__all__ = ["is_torn"]

_HEAD: Final = re.compile(
    r"[)）」』】>＞ーぁぃぅぇぉっゃゅょ]|(?:は|が|を|に|で|と|も|へ|の)[一-龠ァ-ヶ]"
)
_OPENING: Final = ("(", "（", "「", "『", "【", "[", "<", "＜")
_LEFT_OPEN: Final = re.compile(
    "..[ごお御][一-龠]?$|.[をがはにのも][あいうえおたさら]$|.[一-龠][いくっ]$"
)
_BRACKETS: Final = ("()", "「」", "【】", "<>")
_HONOURS: Final = ("ご", "お", "御")
_KANA: Final = re.compile(r"(?![をにがはでともへの])[ぁ-ん]")
_MIDDLE: Final = re.compile(r"(?![をにがはでともへの])[ぁ-ん一-龠]")
_LATER: Final = re.compile(r"[一-龠](?:くだ|下さ)|ご(?:記入|入力|指定)(?:くだ|下さ)")
"""The second half of a word before its request: 入ください of ご記入ください."""
_ANSWER: Final = re.compile(
    "あり|なし|する|しな|しま|いる|いら|はい|いいえ|つけ|ほし|ない|お願|おね"
)


def is_torn(bare: str, units: Iterable[str], joined: str) -> bool:
    r"""Whether a bare text is a torn end of one of the shop's lines, or sentences.

    Args:
        bare: The text without blanks and punctuation.
        units: The lines and sentences of the shop, as bare.
        joined: All of them, each between newlines: most texts end or begin none of them.

    Example:
        >>> is_torn("さい", ["お書きください"], "\nお書きください\n")
        True
        >>> is_torn("あり", ["ラッピングあり"], "\nラッピングあり\n")
        False
    """
    if f"{bare}\n" in joined:
        head = _HEAD.match(bare) is not None
        if any(each.endswith(bare) and (head or _ends_a_word(each, bare)) for each in units):
            return True
    if f"\n{bare}" not in joined:
        return False
    return bare[-1:] in _OPENING or _LEFT_OPEN.search(bare) is not None


def _ends_a_word(unit: str, bare: str) -> bool:
    """Whether the end of a unit begins within a word."""
    before = unit[-len(bare) - 1 : -len(bare)]
    if before in _HONOURS or _closes(bare):
        return before != ""
    cut = _MIDDLE.match(before) if _KANA.match(bare) else _LATER.match(bare)
    return before != "" and cut is not None and _ANSWER.match(bare) is None


def _closes(bare: str) -> bool:
    """Whether a bracket is closed that was opened in what is cut off: 代), 記入例>."""
    return any(bare.count(end) > bare.count(start) for start, end in _BRACKETS)
