"""The first look: which texts are so ordinary that nothing else need be asked.

Nearly every text is. One regular expression lets those pass that consist of everyday characters,
or hold single other ones; of the rest the stretches around the odd characters are weighed, and the
verdict on a stretch is remembered, since shops repeat themselves.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from string import ascii_letters
from typing import Final

from oms.text.mojibake.escapes import undo
from oms.text.mojibake.language import BIT, Language, language
from oms.text.mojibake.segments import KANA_OF_UTF_16, surprising_part

__all__ = ["USUAL", "WORTH", "Attention", "asks", "attention"]

USUAL: Final = 8 * BIT
WORTH: Final = 14 * BIT
"""Excess of a stretch from which on it is read in other ways."""
_ALERT: Final = 16 * BIT
"""By how much a stretch must be likelier as a misreading than as text to be looked at closely."""
_UNKNOWN: Final = 12 * BIT
_NO_TRACE: Final = 16 * BIT
_OF_LETTERS: Final = 9 * BIT
"""Letters are what much turns into; words in other languages are likelier."""
_LETTERS: Final = frozenset(ascii_letters)
_USUAL_OF_KANA: Final = 6 * BIT
_WORTH_OF_KANA: Final = 6 * BIT
_HALF_KANA: Final = re.compile("[｡-ﾟ]{4,}")
_EVERYDAY: Final = 14 * BIT
_SELDOM: Final = 11 * BIT
_LIKELIER: Final = 4 * BIT
_UNDOUBTED: Final = (
    "ぁ-ゔァ-ヴー々0-9０-９Ａ-Ｚａ-ｚ \u3000\n\r、。（）()/:：#,.!！〜～「」\\[\\]【】※'－−\\-・"
)
_ESCAPES: Final = "%&=\\\\+$"
_CERTAIN: Final = (
    "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\xad\u0300-\u036f\u180e\u200b-\u200f\u2028-\u202e"
    "\u2060-\u206f\u3099\u309a\ud800-\uf8ff\ufe00-\ufe0f\ufeff\ufff0-\uffff\U000e0000-\U0010ffff"
)
"""Characters that ask for a closer look, however usual their company."""
_LOOK_TWICE: Final = "?？〓□"
"""Marks that may stand for a lost character."""
_WORDS: Final = re.compile(
    "(?:[A-Z]?[a-z]+|[A-Z]+|[0-9])(?:[ .,'&-]{1,2}(?:[A-Z]?[a-z]+|[A-Z]+|[0-9]))*"
).fullmatch
"""Words in Latin letters: hardly any misreading leaves nothing else."""
_CALM, _ESCAPED, _ASKS = 0, 1, 2
"""Verdicts on a stretch: calm, or only for its escapes, or worth a closer look."""
_REMEMBERED: Final = 1 << 16


class Attention(dict[str, int]):
    """What stretches ask for a closer look, worked out on first sight.

    The memory is bounded: it is emptied when it has grown too large.
    """

    def __init__(self, words: Language) -> None:
        """Take the language."""
        super().__init__()
        self._words = words
        self._traces = {
            each: _OF_LETTERS if each in _LETTERS else cost if cost <= _UNKNOWN else _NO_TRACE
            for each, cost in words.traces.items()
        }
        common = words.everyday_kanji(_EVERYDAY, _SELDOM, _LIKELIER)
        usual, odd = f"[{_UNDOUBTED}a-z{common}]", f"[^{_UNDOUBTED}a-z{common}]"
        alone = f"{_CERTAIN}{_ESCAPES}{_LOOK_TWICE}"
        never = f"[^{_UNDOUBTED}a-zA-Z{re.escape(words.known)}]"
        self.first = re.compile(f"{odd}(?:{usual}{{0,3}}{odd}|(?<=[{alone}])|(?<={never}))").search
        """Find what is not calm: one that is odd enough, or two that are not everyday."""
        plain = f"[{_LOOK_TWICE}{_UNDOUBTED}{common}]"
        rare = f"[^{_LOOK_TWICE}{_UNDOUBTED}{common}]"
        self._stretches = re.compile(f"{rare}(?:{plain}{{0,3}}{rare})*").finditer
        self._certain = re.compile(f"[{_CERTAIN}]").search
        self._escape = re.compile(f"[{_ESCAPES}]").search

    def __missing__(self, stretch: str) -> int:
        """Weigh a stretch, its neighbours at both ends included, and remember the verdict."""
        if len(self) >= _REMEMBERED:
            self.clear()
        asks = self._certain(stretch) is not None or self._asks(stretch)
        escape = _ESCAPED if self._escape(stretch) is not None else _CALM
        self[stretch] = verdict = _ASKS if asks else escape
        return verdict

    def _asks(self, stretch: str) -> bool:
        traces, total = self._traces, 0
        for each, cost in zip(
            stretch[1:], self._words.costs(stretch[1:], stretch[0]), strict=True
        ):
            total = max(0, total + cost - traces.get(each, _UNKNOWN))
            if total >= _ALERT:
                return True
        return asks(self._words, stretch)

    def places(self, text: str, first: int) -> Iterator[tuple[int, int]]:
        """Yield where a text asks for a closer look, from its first odd character on."""
        escaped = False
        for odd in self._stretches(text, first):
            start, end = odd.span()
            if _WORDS(text, start, end) is not None:
                continue
            verdict = self[text[start - 1 : end + 1] if start else f"\n{text[: end + 1]}"]
            if verdict == _ASKS:
                yield start, end
            elif verdict == _ESCAPED:
                escaped = True
        if escaped and (undone := undo(text)) is not None:
            yield undone.span


def asks(words: Language, text: str) -> bool:
    """Whether a text may be a misreading though it is not surprising by itself.

    Kana of UTF-16 turn into letters between zeros; EUC-JP and GBK turn into half-width kana, which
    do not sound like words.
    """
    if KANA_OF_UTF_16.search(text) is not None:
        return True
    for found in _HALF_KANA.finditer(text):
        start, _end = found.span()
        costs = words.costs(found.group(), text[start - 1] if start else "\n")
        if surprising_part(costs, _USUAL_OF_KANA).excess >= _WORTH_OF_KANA:
            return True
    return False


@lru_cache(maxsize=1)
def attention() -> Attention:
    """Return the first look of the package's language."""
    return Attention(language())
