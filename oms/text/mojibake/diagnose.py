"""Say whether a text is damaged, by what, and how it read before."""

from __future__ import annotations

import math
import re
from typing import Final

from oms.text.mojibake.attention import USUAL, WORTH, asks, attention
from oms.text.mojibake.channels import LOST
from oms.text.mojibake.diagnosis import CLEAN, TextDiagnosis, TextField, TextStatus
from oms.text.mojibake.escapes import undo
from oms.text.mojibake.language import BIT, Language, language
from oms.text.mojibake.lost import LostMarks, find_lost
from oms.text.mojibake.noise import find_noise, without_noise
from oms.text.mojibake.readings import Reading, readings
from oms.text.mojibake.remains import find_remains
from oms.text.mojibake.segments import Segment, surprising_part

__all__ = ["diagnose"]

_SPACED: Final = re.compile("(?:\x00[ -~]){2,}|(?:[ -~]\x00){2,}")
_FEW_DOTS: Final = 3
_UNREADABLE: Final = 10 * BIT
_LEFTOVER: Final = re.compile(
    # Of box drawing only the light and double lines are in a code page that is ever misread.
    "[\x80-\xff\u2500\u2502\u250c\u2510\u2514\u2518\u251c\u2524\u252c\u2534\u253c\u2550-\u256c\u2580-\u259f\u3400-\u9fff\uac00-\ud7a3]"
)
_TOO_MUCH: Final = 45 * BIT
"""Excess over `_UNREADABLE` from which on a stretch is damaged, though nothing explains it."""
_HARD: Final = re.compile(
    "(?P<replacement_character>\ufffd)|(?P<c1_control>[\x80-\x84\x86-\x9f])"
    "|(?P<private_use>[\ue000-\uf8ff\U000f0000-\U0010ffff])"
    "|(?P<lone_surrogate>[\ud800-\udfff])|(?P<noncharacter>[\ufdd0-\ufdef\ufffe\uffff])"
)
_NEAR: Final = 24
_FACE: Final = re.compile("[(（][^()（）\n0-9A-Za-zぁ-ゖ]{1,16}[)）]")
_EXPRESSION: Final = frozenset("▽∀ωДд´｀`^≧≦°゜ε∇￣⌒•◕╹˘ºಠಥᴗ⊙〃♡")
_DEPTH: Final = 3
_SCALE: Final = 12 * BIT


def diagnose(text: str | None, field: TextField = "text") -> TextDiagnosis:
    """Say whether a text is damaged, by what, and how it read before.

    Args:
        text: Text as it arrived, already decoded by somebody. Anything else is clean.
        field: What the text is for: where a mark like ? stands for a lost character differs.

    Returns:
        The diagnosis. It never changes the text; `repair` is a proposal.

    Example:
        >>> found = diagnose("譚ｱ莠ｬ驛ｽ", "address")
        >>> found.status.value, found.kind, found.repair
        ('damaged', 'utf8_as_cp932', '東京都')
        >>> diagnose("髙橋　龍之介", "name").status.value
        'clean'
    """
    if not isinstance(text, str) or not text:
        return CLEAN
    look = attention()
    found = look.first(text)
    if found is None:
        # What a few dots stand for nobody can tell, and at the beginning of lines they belong.
        dots = text.count("・")
        few = dots < _FEW_DOTS or dots - text.count("\n・") < _FEW_DOTS
        return CLEAN if few else _with_marks(text, field)
    words = language()
    for start, end in look.places(text, found.start()):
        # What is not seen near a place is not seen from afar: long texts need not be read whole.
        near = text[max(0, start - _NEAR) : end + _NEAR]
        if len(near) == len(text) or _look_closely(words, near, field, 1).kind:
            return _look_closely(words, text, field, _DEPTH)
    return _with_marks(text, field)


def _with_marks(text: str, field: TextField) -> TextDiagnosis:
    lost = find_lost(text, field)
    return CLEAN if lost is None else _lost(lost)


def _lost(lost: LostMarks) -> TextDiagnosis:
    sure = _confidence(lost.gain)
    return TextDiagnosis(TextStatus.DAMAGED, lost.kind, lost.span, confidence=sure)


def _look_closely(words: Language, text: str, field: TextField, depth: int) -> TextDiagnosis:
    undone = undo(text)
    if undone is not None:
        return _followed(
            words,
            field,
            depth,
            TextDiagnosis(TextStatus.DAMAGED, undone.kind, undone.span, undone.text),
        )
    noise = find_noise(text)
    if noise is None:
        return _look_at_plain(words, text, field, depth)
    # A soft hyphen or a control may be noise, or one of the bytes of a misread text.
    costs = words.costs(text)
    found = _misread(words, text, costs, surprising_part(costs, USUAL))
    if found:
        return _followed(words, field, depth, _told(text, found))
    plain = without_noise(text)
    spaced = _SPACED.search(text)
    if spaced is not None:  # Latin letters of UTF-16, whose other bytes are zero
        return TextDiagnosis(TextStatus.DAMAGED, "utf16_ascii", spaced.span(), plain)
    below = _look_at_plain(words, plain, field, depth)
    if below.status is not TextStatus.CLEAN:
        return below
    return TextDiagnosis(TextStatus.NOISE, *noise, plain)


def _look_at_plain(words: Language, text: str, field: TextField, depth: int) -> TextDiagnosis:
    hard = _HARD.search(text)
    costs = _calmed(text, words.costs(text))
    part = surprising_part(costs, USUAL)
    found = _misread(words, text, costs, part, is_certain=hard is not None)
    if found:
        return _followed(words, field, depth, _told(text, found))
    if hard is not None:
        return TextDiagnosis(TextStatus.DAMAGED, str(hard.lastgroup), hard.span())
    lost = find_lost(text, field)
    if lost is not None:
        return _lost(lost)
    if part.excess < _TOO_MUCH:
        return CLEAN
    # Faces, foreign scripts and ornaments surprise as well; no misreading leaves only these.
    costs = [
        cost if _LEFTOVER.match(each) else min(cost, _UNREADABLE)
        for each, cost in zip(text, costs, strict=True)
    ]
    part = surprising_part(costs, _UNREADABLE)
    if part.excess >= _TOO_MUCH:
        return TextDiagnosis(
            TextStatus.DAMAGED,
            "unreadable",
            (part.start, part.end),
            confidence=_confidence(part.excess),
        )
    return CLEAN


def _calmed(text: str, costs: list[int]) -> list[int]:
    """Let the signs of faces cost what is usual: whoever draws one takes any sign there is."""
    for face in _FACE.finditer(text):
        start, end = face.span()
        if not _EXPRESSION.isdisjoint(face.group()):
            costs[start:end] = [min(each, USUAL) for each in costs[start:end]]
    return costs


def _misread(
    words: Language, text: str, costs: list[int], part: Segment, *, is_certain: bool = False
) -> list[Reading]:
    """Return the readings that explain a text better than itself."""
    if not (is_certain or part.excess >= WORTH or asks(words, text)):
        return []
    found = [each for each in readings(words, text, costs, part) if each.is_certain]
    if found and found[0].is_whole:
        return found
    left = find_remains(words, text, costs, part)
    if left is None or (found and found[0].gain >= left.gain):
        return found
    unread = LOST * (left.end - left.start)
    return [Reading(left.kind, left.start, left.end, unread, left.gain)]


def _told(text: str, found: list[Reading]) -> TextDiagnosis:
    best = found[0]
    whole = list(dict.fromkeys(each.within(text) for each in found if each.is_whole))
    partly = [each.within(text) for each in found if not each.is_whole and not each.is_unread]
    repair = best.within(text) if best.is_whole else None
    return TextDiagnosis(
        TextStatus.DAMAGED,
        best.kind,
        (best.start, best.end),
        repair,
        tuple(each for each in (*whole, *partly) if each != repair),
        _confidence(best.gain),
    )


def _followed(
    words: Language, field: TextField, depth: int, found: TextDiagnosis
) -> TextDiagnosis:
    """Look at the repair in turn: some texts were damaged twice."""
    if found.repair is None or depth <= 1:
        return found
    again = _look_closely(words, found.repair, field, depth - 1)
    if again.repair is None:
        return found
    kind = f"double_{found.kind}" if again.kind == found.kind else found.kind
    return TextDiagnosis(
        found.status,
        kind,
        found.span,
        again.repair,
        (*again.alternatives, found.repair),
        found.confidence,
    )


def _confidence(gain: int) -> float:
    """Turn bits into a share: 12 of them leave one half of the doubt."""
    return round(1 - 0.5 * math.exp2(-gain / _SCALE), 3)
