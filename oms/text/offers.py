"""Choices a shop's default text offers (のし：希望する・希望しない), and which of them was taken.

Buyers answer such a line in many ways: they mark a box, draw a circle before an option or an arrow
behind it, or delete what they do not want. What only lacks its end is a text cut short.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final, NamedTuple

__all__ = ["Offer", "offers", "taken"]

_LONGEST: Final = 16
_BETWEEN: Final = "・/、,|\v"
_BOXES: Final = "□○〇◯☐"
_MARKS: Final = "→⇒■☑✓✔✅●◉◎★☆○〇◯⭕"
_BOX: Final = re.compile(rf"[{_BOXES}]|[(\[]\s*[)\]]")
_INSIDE: Final = re.compile(r"[(【「\[<]([^()【】「」\[\]<>]*)[)】」\]>]")
_SPLIT: Final = re.compile(rf"\s*(?:[{_BETWEEN}]|(?<![a-z])or(?![a-z])|または|又は)\s*")
_HEAD: Final = re.compile(r"^.*(?:[】\]:>■◆●※)→⇒]|\d[.)])\s*|^\x00+\s*|^")
_NOTE: Final = re.compile(
    r"(?:\((?:宛名|但し?書き?):[^()]*\)|[(←※⇐][^()]*(?:くだ|下さ|お選び|残|消|囲|付け|つけ|場合)[^()]*\)?)(?:\s*宛名:.*)?$"
)
"""How the shop says to choose, behind the options."""
_DEEP: Final = re.compile(r"[(【「\[<][^()【】「」\[\]<>]*[)】」\]>]")
_OTHER: Final = re.compile(r"[\W_〇]+")
_TICK: Final = re.compile(r"(?:^|(?<=[\s(【□:]))(?:レ|v)\s*")
_STRUCK: Final = re.compile(r"~~([^~]+)~~")
_NO: Final = re.compile(r"(?:ない|なし|無し?|不要|不可|ません|いいえ)$")


class Offer(NamedTuple):
    """A line that offers a choice.

    Attributes:
        head: What stands before the options, in letters only.
        options: The options, as they stand in the folded line.
        tail: What stands behind them, in letters only, the shop's note how to choose included.
        line: The line without that note, folded.
    """

    head: str
    options: tuple[str, ...]
    tail: str
    line: str


def offers(line: str, *, named: bool = True) -> Iterator[Offer]:
    """Yield the choices a folded line of a default text offers.

    Args:
        line: The line.
        named: Whether it has words of a choice; without them 「離島・一部地域」 is none.

    Example:
        >>> [offer.options for offer in offers("のし(有・無) 色:赤/白")]
        [('有', '無'), ('赤', '白')]
    """
    note = _NOTE.search(line)
    if note is not None and note.start():
        for offer in offers(line[: note.start()].rstrip()):
            yield offer._replace(tail=offer.tail + _letters(note.group()))
        return
    boxed = _BOX.split(line)
    if len(boxed) > 1:
        options = tuple(each.strip(f" {_BETWEEN}") for each in boxed[1:])
        if all(options):
            yield Offer(_letters(boxed[0]), options, "", line)
        return
    for group in _INSIDE.finditer(line):
        if options := _listed(group[1]):
            yield Offer(
                _letters(line[: group.start()]), options, _letters(line[group.end() :]), line
            )
    hidden = _DEEP.sub(lambda match: "\x00" * len(match.group()), line)
    start = _HEAD.match(hidden).end()  # type: ignore[union-attr]
    cuts = [start, *(at for cut in _SPLIT.finditer(hidden, start) for at in cut.span()), len(line)]
    options = tuple(line[one:two].strip() for one, two in zip(cuts[::2], cuts[1::2], strict=True))
    named = named or any(map(_NO.search, options))
    if named and len(options) > 1 and all(map(_is_option, options)):
        yield Offer(_letters(line[:start]), options, "", line)


def _listed(inside: str) -> tuple[str, ...]:
    options = tuple(each.strip() for each in _SPLIT.split(inside))
    return options if len(options) > 1 and all(map(_is_option, options)) else ()


def _is_option(text: str) -> bool:
    return bool(_letters(text)) and len(_letters(text)) <= _LONGEST and "。" not in text


def taken(text: str, offered: tuple[Offer, ...]) -> str | None:
    """Return what a buyer's line takes of a choice; `None` if it is no such answer.

    Example:
        >>> shop = tuple(offers("のし:希望する・希望しない"))
        >>> taken("のし:希望しない", shop), taken("のし:○希望する・希望しない", shop)
        ('のし:希望しない', 'のし:希望する')
        >>> taken("のし:希望する・希望しない", shop) is None, taken("のし:希望", shop) is None
        (True, True)
    """
    if not offered:
        return None
    ticked = _TICK.sub("✓", text) if "レ" in text or "v" in text else text
    for said in (text,) if ticked == text else (text, ticked):
        letters = _letters(said)
        for offer in offered:
            if not letters.startswith(offer.head):
                continue
            behind = letters.removeprefix(_letters(offer.line))
            if (
                behind
                and behind != letters
                and any(behind == _letters(each) for each in offer.options)
            ):
                return _answer(offer, (behind,))
            if letters in (_letters(offer.line), _letters(offer.line) + offer.tail):
                if marked := _marked(said, offer):
                    return _answer(offer, marked)
            elif _is_whole(said) and (kept := _kept(letters, offer)):
                return _answer(offer, kept)
    return None


def _answer(offer: Offer, options: tuple[str, ...]) -> str:
    chosen = "・".join(options)
    return f"{offer.head}:{chosen}" if offer.head else chosen


def _marked(text: str, offer: Offer) -> tuple[str, ...]:
    """Return the options a mark stands at that the shop did not put there, or that are left."""
    struck = set(_STRUCK.findall(text)) - set(_STRUCK.findall(offer.line))
    if struck and struck <= set(offer.options):
        return tuple([option for option in offer.options if option not in struck])
    marks = "".join(mark for mark in _MARKS if mark in text and mark not in offer.line)
    found = []
    for option in offer.options:
        plain = re.escape(option)
        before = marks and re.search(rf"[{marks}][\s(【「\[)】」\]]*{plain}(?!\w)", text)
        behind = re.search(rf"{plain}[)】」\]]?\s*←", text)
        framed = f"【{option}】" in text and f"【{option}】" not in offer.line
        if before or behind or framed:
            found.append(option)
    if not found and marks:  # 不要・メールで確認 ✓: behind the one that is meant
        return tuple([each for each in offer.options if _marked_behind(text, each, marks)])
    return tuple(found)


def _marked_behind(text: str, option: str, marks: str) -> bool:
    return re.search(rf"{re.escape(option)}[)】」\]]?\s*[{marks}]", text) is not None


def _kept(letters: str, offer: Offer) -> tuple[str, ...]:
    """Return the one option left of several, all others deleted."""
    if len(offer.options) == 1:
        return ()
    for option in offer.options:
        for said in (option, _DEEP.sub("", option)):
            whole = offer.head + _letters(said) + offer.tail
            if letters in (whole, offer.head + _letters(said)):
                return (option,)
    return ()


def _is_whole(text: str) -> bool:
    """Whether a line does not look cut: its brackets are closed, no further option is begun."""
    opened = sum(map(text.count, "(【「[<"))
    return opened == sum(map(text.count, ")】」]>")) and not text.rstrip().endswith("・")


@lru_cache(maxsize=1024)
def _letters(text: str) -> str:
    return _OTHER.sub("", text)
