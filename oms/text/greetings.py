"""Greetings, thanks and praise: what a sentence is without them, and whether it is no more."""

from __future__ import annotations

import re
from typing import Final

from oms.text import phrases
from oms.text.phrases import RemarkClass
from oms.text.topics import named
from oms.text.verdict import undecorated

__all__ = ["is_greeting", "is_strange", "without_greetings"]

_PAST_PRAISE: Final = re.compile(
    r"いつも|毎回|毎度|前回|先日|以前|この前|昨年|去年|昔|早い発送|迅速|すぐ届"
)
_MAY_PROMISE: Final = re.compile(r"レビュー|れびゅー|review|者です")
_FOREIGN: Final = re.compile(
    r"[가-힣]|[请谢订单买错这们发货时间给没还过对说质价钱码换费颜为优吗呢你您]|謝謝|多謝"
)
"""Scripts the tables have hardly seen, so that they must be very sure."""
_KATAKANA: Final = re.compile(r"(?:^|[、,\s])[ァ-ヶー0-9]{8,}[。.!]*$")
_DANGLING: Final = re.compile(r"[をにでへ]$")
"""What is left when 「お願いします」 is taken off a request."""


def without_greetings(text: str) -> str:
    """Return a folded sentence without its greetings, thanks and introductions.

    Example:
        >>> without_greetings("お世話になります。箱は二つで")
        '。箱は二つで'
    """
    if _MAY_PROMISE.search(text):
        text = phrases.REVIEW.sub("", text)
    if phrases.INTRODUCTION.fullmatch(text):
        return ""
    return phrases.GREETING.sub("", text)


def is_strange(text: str) -> bool:
    """Whether a sentence is written as few are: another language, or katakana throughout."""
    return bool(_FOREIGN.search(text) or _KATAKANA.search(text))


def is_greeting(text: str, core: str) -> bool:
    """A greeting has a warm word, asks for nothing and complains of nothing."""
    words = without_greetings(core.replace("~", ""))
    left = undecorated(words)
    cut = _DANGLING.search(left) and not undecorated(text).endswith(left[-3:])
    asked = cut and not phrases.SOFT_ASK.search(text)
    said = (phrases.COMPLAINT, phrases.ASKING, phrases.QUESTION)
    if phrases.WISHED.search(text):
        return False
    if asked or any(pattern.search(words) for pattern in said):
        return False
    topics = named(words)
    if left and is_strange(text):
        return False
    warm = len(left) < len(undecorated(text))
    if not topics and warm and phrases.FILLER.fullmatch(left):
        return True
    if phrases.PRAISE.search(text):
        if _PAST_PRAISE.search(text):
            return not [name for name in topics if name is not RemarkClass.SCHEDULE]
        return not topics and not phrases.OTHER_FIRM.search(left)
    return warm and not topics and not phrases.OTHER_HARD.search(left)
