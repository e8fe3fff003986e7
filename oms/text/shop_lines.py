"""Lines of a shop's default texts by themselves: what counts in them, and which of them ask."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Final

__all__ = ["asks", "bare", "questions", "units_of"]

_SENTENCE: Final = re.compile(r"[^。\n!?]+[。!?]*")
_ASKS: Final = re.compile(r"^(.*か[?]?)(?:\([^()]*\))?$")
# Two waves strike out what stands between them; one is habit.
_SOFT: Final = re.compile(r"(?:[\s。、・,./!?\-]|(?<!~)~(?!~))+")


@lru_cache(maxsize=4096)
def bare(text: str) -> str:
    """Drop what buyers lose or add without meaning it: blanks and punctuation.

    Example:
        >>> bare("のし : 希望する・希望しない")
        'のし:希望する希望しない'
    """
    return _SOFT.sub("", text)


def units_of(text: str) -> Iterator[str]:
    """Yield every line and sentence of a folded text, bare."""
    for line in text.split("\n"):
        yield bare(line)
        for sentence in _SENTENCE.findall(line):
            yield bare(sentence)


def asks(line: str) -> bool:
    """Whether a folded line ends as a question, with or without a note in brackets.

    Example:
        >>> asks("領収書は必要ですか(宛名)"), asks("領収書(宛名)")
        (True, False)
    """
    return _ASKS.search(line) is not None


def questions(texts: Iterable[str]) -> tuple[str, ...]:
    """Return the questions of folded texts, the longest first.

    Each stands there twice if it has a note in brackets: with it, and without.
    """
    asked = (_ASKS.match(line.strip()) for text in texts for line in text.split("\n"))
    found = {form for each in asked if each for form in (each[0], each[1])}
    return tuple(sorted(found, key=lambda question: (-len(question), question)))
