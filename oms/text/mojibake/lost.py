"""Marks that stand where a character was lost: ? 〓 □ ・.

Each of them also stands in plain text. What tells them apart is the company: 「？」 between two
kanji of a word says little where an unknown kanji would say much.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final, NamedTuple

from oms.text.mojibake.diagnosis import TextField
from oms.text.mojibake.language import BIT, MOST, language
from oms.text.mojibake.scripts import Script

__all__ = ["LostMarks", "find_lost"]

_MARKS: Final = {
    "?": "question_marks",
    "？": "question_marks",
    "〓": "geta",
    "□": "box",
    "・": "nakaguro",
}
_RUN: Final = re.compile("[?？〓□・]+")
_LIKELY: Final = (Script.KANJI_COMMON, Script.HIRAGANA, Script.KATAKANA)
_KANJI_ONLY: Final = (Script.KANJI_COMMON,)
_NEVER: Final = {
    "name": frozenset("?？〓□"),
    "kana": frozenset("?？〓□"),
    "address": frozenset("?？〓□"),
}
"""Marks that mean a lost character wherever they stand in a field."""
_PRICE: Final = 5 * BIT
"""What it takes to believe that a run of marks was text."""
_ENOUGH: Final = {"?": 14 * BIT, "？": 14 * BIT, "〓": 10 * BIT, "□": 14 * BIT, "・": 14 * BIT}
"""How much all runs of a mark must save together: some marks are more often meant than others."""
_LOUD: Final = 4
_AGAINST: Final = -2 * BIT
_ENDS: Final = frozenset(["", *"\n\r\t 　」』)）】"])
_HIRAGANA: Final = re.compile("[ぁ-ゖー]")
_ALONE: Final = frozenset("\n\r\t 　")
_FEW: Final = 5
_BETWEEN: Final = re.compile("([・?])([!->@-~])(?=\\1|[^!-~]|$)")
_MANY_BETWEEN: Final = 3
_KANA: Final = re.compile("[ぁ-ゖァ-ヺー]")
_EACH: Final = 5 * BIT
_URL: Final = re.compile(r"(?:https?://|www\.)[^\s\u3000、。「」『』()（）]+")
_ASKS: Final = re.compile("[かのねよ]")
_LATIN: Final = re.compile("[A-Za-zÀ-ɏ]")
_DOTS: Final = 3
_DOTTED: Final = re.compile("・+")
_PAUSE: Final = re.compile(r"(?<=[ぁ-ゖー]{2})・{3,6}(?=[ぁ-ゖ]{2}|[おご]|[、。\s!！?？]|$)")


class LostMarks(NamedTuple):
    """Where characters were lost: mark, span from the first to the last, how sure (units)."""

    kind: str
    span: tuple[int, int]
    gain: int


def find_lost(text: str, field: TextField) -> LostMarks | None:
    """Return the marks of a text that stand for lost characters."""
    if _RUN.search(text) is None:
        return None
    plain = _URL.sub(lambda match: " " * len(match.group()), text) if "?" in text else text
    gains: dict[str, int] = {}
    spans: dict[str, tuple[int, int]] = {}
    never = _NEVER.get(field, frozenset())
    paused = field not in _NEVER and _pauses(plain)
    for run in _RUN.finditer(plain):
        start, end = run.span()
        mark = run.group()[0]
        before, behind = plain[start - 1] if start else "\n", plain[end : end + 1]
        if (paused and mark == "・") or _is_meant(run.group(), before, behind, field):
            continue
        if mark in never:
            gain = 2 * _ENOUGH[mark]
        elif before in _ALONE and (not behind or behind in _ALONE):
            gain = _gain_alone(mark, end - start, field)
        else:
            gain = _gain(before, run.group(), behind) - _PRICE
        # Marks that are rightly there speak for the others.
        gains[mark] = gains.get(mark, 0) + max(gain, _AGAINST)
        if gain > 0:
            spans[mark] = (spans.get(mark, run.span())[0], run.end())
    garbled = _garbled(plain) if "・" in gains or "?" in gains else None
    if garbled is not None:
        return garbled
    sure = {mark: gain for mark, gain in gains.items() if gain >= _ENOUGH[mark]}
    if not sure:
        return None
    mark = max(sure, key=sure.__getitem__)
    return LostMarks(_MARKS[mark], spans[mark], sure[mark])


def _pauses(text: str) -> bool:
    """Whether all runs of ・ are pauses of somebody who speaks: あの・・・できれば・・・."""
    runs = len(_DOTTED.findall(text))
    return runs > 0 and runs == len(_PAUSE.findall(text))


def _is_meant(run: str, before: str, behind: str, field: TextField) -> bool:
    """Whether marks surely stand for themselves: 届くの？, Ça va?, ・・・えっと."""
    if run[0] == "・":
        return field not in _NEVER and len(run) == _DOTS and bool(_HIRAGANA.match(behind))
    if run[0] not in "?？":
        return False
    if field in _NEVER:
        return _LATIN.match(before) is not None and len(run) == 1
    return run[0] == "？" and len(run) == 1 and _ASKS.match(before) is not None


def _garbled(text: str) -> LostMarks | None:
    """Find single Latin signs between marks: bytes of which every second was a character."""
    found = list(_BETWEEN.finditer(text))
    if len(found) < _MANY_BETWEEN:
        return None
    mark, signs = found[0].group(1), "".join(each.group(2) for each in found)
    if signs.isupper() and signs.isalpha() and 2 * mark not in text:
        return None
    return LostMarks(_MARKS[mark], (found[0].start(), found[-1].end()), 2 * _ENOUGH["・"])


def _gain_alone(mark: str, size: int, field: TextField) -> int:
    """Return what a word of nothing but marks tells: the longer, the less likely it is meant."""
    if mark not in "?・" or size < 2 or (field == "remark" and size < _FEW):
        return 0
    return (size - 1) * _EACH


@lru_cache(maxsize=1 << 14)
def _gain(before: str, run: str, behind: str) -> int:
    """Return how much better an unknown word explains a run of marks than the marks do."""
    words = language()
    now = words.cost(run + behind, before)
    likely: tuple[Script, ...] = _LIKELY
    if run[0] in "?？" and len(run) <= _LOUD and behind in _ENDS and _HIRAGANA.match(before):
        return 0  # a question, however loud
    if run == "・":
        # りんご・みかん: words in a row, of which the model knows few
        now = min(now, words.cost(run, before) + words.cost(behind))
        likely = () if _KANA.match(before) and _KANA.match(behind) else _KANJI_ONLY
    then = min((words.class_cost(before, kind, len(run), behind) for kind in likely), default=MOST)
    if len(run) == 1 and behind:
        then = min(then, words.between(before, behind))
    return now - then
