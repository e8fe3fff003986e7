"""Which matters a sentence names, and whether it asks."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from oms.text import phrases
from oms.text.phrases import RemarkClass
from oms.text.verdict import Place

__all__ = ["TOPICS", "asks", "found", "headed", "moves_day", "named"]

TOPICS: Final = (
    (RemarkClass.CANCEL_CHANGE, phrases.CANCEL_CHANGE),
    (RemarkClass.RECEIPT, phrases.RECEIPT),
    (RemarkClass.DROP_OFF, phrases.DROP_OFF),
    (RemarkClass.GIFT, phrases.GIFT),
    (RemarkClass.SCHEDULE, phrases.SCHEDULE),
)
"""The classes that have words of their own."""
_HEADINGS: Final = (
    (RemarkClass.RECEIPT, phrases.RECEIPT),
    (RemarkClass.GIFT, phrases.GIFT),
    (RemarkClass.DROP_OFF, phrases.DROP_OFF),
)
_MOVES: Final = re.compile(
    r"(?:に|へ)(?:変更|変え|して|お願)|日(?:だけ)?は?(?:絶対に?|どうしても|必ず)?(?:やめて|外して|避けて)|まちがい|→|⇒|でなく|ではなく|じゃなく|やなく|正しくは|間違い|訂正"
)
_QUOTED: Final = re.compile(r"「[^」]*」|『[^』]*』|“[^”]*”")
_ON_LABEL: Final = re.compile(r"(?:送り状|伝票|宛先|荷札)(?:に|の|は|へ)")
_OF_BEFORE: Final = re.compile(
    r"前回|先日|以前|この前|表札|送り状|伝票|届いた|入って(?:い)?(?:な|ま)"
)
_IS_RIGHT: Final = re.compile("間違|合って|問題|変更")
_CERTAIN: Final = re.compile(
    r"間違い?(?:なく|な[いし]|(?:は|が)?(?:あり|ござい)ません)|で合って(?:い?ます|おります)|変更(?:は|も)?(?:なし|無し|あり?ません|ござい?ません|不要)|問題(?:は|も)?(?:あり|ござい)?(?:ません|ない)"
)
"""18日で間違いありません: nothing is wrong."""
_REALLY_CANCELS: Final = re.compile(r"キャンセル|取り?消|同梱|支払|決済")


@lru_cache(maxsize=32)
def named(text: str) -> tuple[RemarkClass, ...]:
    """Return the topics a sentence has a word of; the patterns and the learnt table both ask."""
    return tuple([name for name, pattern in TOPICS if pattern.search(text)])


def found(text: str) -> list[RemarkClass]:
    """Return the topics of a sentence, the one it is about first."""
    names = list(named(_CERTAIN.sub("", text) if _IS_RIGHT.search(text) else text))
    if _ON_LABEL.search(text) and RemarkClass.GIFT not in names:
        return [name for name in names if name is not RemarkClass.RECEIPT]
    vague = RemarkClass.CANCEL_CHANGE in names and not phrases.CANCEL_FIRM.search(text)
    if vague and (len(names) > 1 or _OF_BEFORE.search(text)):
        # 「違う」 or 「ではなく」 alone: a change only if nothing else is meant.
        names.remove(RemarkClass.CANCEL_CHANGE)
    if RemarkClass.RECEIPT in names and not _REALLY_CANCELS.search(text):
        names.sort(key=lambda name: name is not RemarkClass.RECEIPT)
    return names


def headed(place: Place) -> tuple[RemarkClass, ...]:
    """Return the class a form heading gives to what is written under it."""
    heading = place.heading
    if not heading:
        return ()
    return tuple(name for name, pattern in _HEADINGS if pattern.search(heading))[:1]


def asks(text: str) -> bool:
    """Whether a sentence is a question rather than a polite request."""
    said = _QUOTED.sub("", text)
    if phrases.QUESTION.search(said) is None:
        return False
    firm = phrases.FIRM_QUESTION.search(said) is not None
    return firm or phrases.REQUEST_FORM.search(said) is None


def moves_day(text: str) -> bool:
    """Whether a sentence with a day moves the delivery to it (5/8ではなく5/10に)."""
    return _MOVES.search(text) is not None
