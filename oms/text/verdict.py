"""What a sentence of a remark was found to be, and where it stood."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final, NamedTuple

from oms.text import phrases
from oms.text.phrases import RemarkClass

__all__ = ["GREETING", "NOTHING", "WISH", "Place", "Verdict", "undecorated"]

_ANYTHING: Final = re.compile(r"その他|要望|備考|連絡|通信|質問|意見|など|等")

_TO_FILL_IN: Final = re.compile(
    r"^(?!.*(?:要望|備考|その他|連絡|通信|質問|意見|メッセージ))"
    r".*(?:領収|宛名|刻印|名入れ|文字)[^。]{0,14}ご?(?:記入|お書き)"
)
"""A title that says what is to be filled in, in the words of one that leaves it open."""


@lru_cache(maxsize=1024)
def _is_generic(title: str) -> bool:
    """Whether a form asked for nothing in particular; asked again for each of its sentences."""
    return phrases.GENERIC_TITLE.search(title) is not None and not _TO_FILL_IN.search(title)


@lru_cache(maxsize=64)
def undecorated(text: str) -> str:
    """Return the words of a sentence; whoever judges it asks for them anew."""
    return phrases.DECORATION.sub("", text)


class Verdict(NamedTuple):
    """What a sentence is.

    Attributes:
        kind: `nothing`, `wish` (the RMS fields say it already) or `message`.
        classes: Classes of a message.
        weight: 0 = small talk, 1 = a statement, 2 = a request or question.
    """

    kind: str
    classes: tuple[RemarkClass, ...] = ()
    weight: int = 2


NOTHING: Final = Verdict("nothing")
WISH: Final = Verdict("wish")
GREETING: Final = Verdict("message", (RemarkClass.GREETING,), weight=0)


class Place(NamedTuple):
    """Where a sentence stands.

    Attributes:
        title: Title of its form block, folded.
        label: What stands before the colon of a template line of the shop.
        in_dates: Whether the block is the one RMS writes dates into.
    """

    title: str = ""
    label: str = ""
    in_dates: bool = False

    @property
    def heading(self) -> str:
        """What the form asked for here; empty where it asked for anything."""
        if self.label:
            return "" if _is_generic(self.label) and not self.is_card else self.label
        return "" if self.in_dates or _is_generic(self.title) else self.title

    @property
    def asked(self) -> str:
        """What the form asked for here, the text of a card included; else empty."""
        return self.heading or ((self.label or self.title) if self.is_card else "")

    @property
    def is_card(self) -> bool:
        """Whether what is written here is to be printed on a card."""
        name = self.label or self.title
        return bool(phrases.CARD_TITLE.search(name)) and not _ANYTHING.search(name)
