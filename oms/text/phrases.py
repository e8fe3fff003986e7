"""What Japanese buyers say in 備考, as patterns over folded text.

The patterns are data: `phrases.txt` beside this file, one branch a line, with its own heading.
"""

from __future__ import annotations

import re
from enum import StrEnum
from importlib.resources import files
from typing import Final

from oms.text.patterns import alternation

__all__ = ["RemarkClass"]


class RemarkClass(StrEnum):
    """What a message in 備考 is about."""

    CANCEL_CHANGE = "cancel_change"
    SCHEDULE = "schedule"
    GIFT = "gift"
    RECEIPT = "receipt"
    DROP_OFF = "drop_off"
    QUESTION = "question"
    GREETING = "greeting"
    OTHER = "other"


_HEADING: Final = re.compile(r"\[([a-z_]+)(?: [!=])?\]")


def _read() -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    branches: list[str] = []
    text = (files("oms.text") / "phrases.txt").read_text(encoding="utf-8")
    for line in text.split("\n"):
        if heading := _HEADING.fullmatch(line):
            branches = found.setdefault(heading[1], [])
        elif line and not line.startswith("#"):
            branches.append(line)
    return found


_BRANCHES: Final = _read()


def _search(name: str) -> re.Pattern[str]:
    """A pattern that is searched for."""
    return alternation(*_BRANCHES[name])


def _match(name: str) -> re.Pattern[str]:
    """A pattern that a whole text must match, or that stands for single characters."""
    return re.compile("|".join(_BRANCHES[name]))


def _words(name: str) -> str:
    """An alternation of plain words that prefers the longer one."""
    words = [word.replace("\\u0020", " ") for word in _BRANCHES[name]]
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


# What a message is about.
CANCEL_CHANGE: Final = _search("cancel_change")
CANCEL_FIRM: Final = _search("cancel_firm")
GIFT: Final = _search("gift")
GIFT_FIRM: Final = _search("gift_firm")
RECEIPT: Final = _search("receipt")
DROP_OFF: Final = _search("drop_off")
SCHEDULE: Final = _search("schedule")
QUESTION: Final = _search("question")
FIRM_QUESTION: Final = _search("firm_question")
REQUEST_FORM: Final = _search("request_form")
POSSIBLE: Final = _search("possible")
BEFORE_DELIVERY_CALL: Final = _search("before_delivery_call")
ABOUT_DELIVERY: Final = _search("about_delivery")

# How it is said.
CONSENTS: Final = "同意|了承|承諾|承知"
"""Words by which one agrees to terms, for patterns to be made of."""
ASKING: Final = _search("asking")
WISHED: Final = _search("wished")
COMPLAINT: Final = _search("complaint")
OTHER_HARD: Final = _search("other_hard")
# Said for certain, whatever the learnt table thinks of a short statement.
STATEMENT: Final = _search("statement")
OTHER_FIRM: Final = _search("other_firm")

# What only wraps a message, or is no message at all.
POLITE: Final = _search("polite")
GREETING: Final = _search("greeting")
SOFT_ASK: Final = _search("soft_ask")
PRAISE: Final = _search("praise")
IN_PASSING: Final = _search("in_passing")
INTRODUCTION: Final = _match("introduction")
REVIEW: Final = _match("review")
FILLER: Final = _match("filler")
DECORATION: Final = _match("decoration")
NONE: Final = re.compile(
    rf"(?:{_words('about_nothing')})*+(?:{_words('is_nothing')})(?:{_words('after_nothing')})*+"
)

# Answers to what a form asks, and what it asks for.
REFUSAL: Final = _match("refusal")
REFUSAL_BARE: Final = _match("refusal_bare")
_FOR_ONESELF: Final = "|".join(_BRANCHES["for_oneself"])
_OFFERED: Final = (
    rf"(?:{'|'.join(_BRANCHES['offered'])})(?:の?(?:同封|同梱|添付|発行|送付))?"
    r"(?:など|等|とか|やら|なんか|サービス|オプション)?(?:とも)?(?:[、・,/とや]|及び|も)?"
)
_UNWANTED: Final = "|".join(_BRANCHES["unwanted"])
_AFTER_REFUSAL: Final = "|".join(_BRANCHES["after_refusal"])
UNOFFERED: Final = re.compile(
    rf"(?:{_FOR_ONESELF})*+(?:(?:{_OFFERED}){{1,5}}+(?:{_UNWANTED})[、,\s]*){{1,4}}"
    rf"(?:{_AFTER_REFUSAL})*+"
    rf"|(?:{'|'.join(_BRANCHES['no_present'])})"
)
"""What a shop offers, not wanted: nobody has to do anything. A slip the shop always puts in
(納品書, チラシ) is another matter: somebody must leave it out."""
FOR_ONESELF: Final = re.compile(rf"(?:{_FOR_ONESELF})*+")
OFFERED: Final = re.compile(rf"(?:{_OFFERED}){{1,5}}+(?:に?は|も|ば|を|って)?")
UNWANTED: Final = re.compile(rf"(?:{_UNWANTED})(?:{_AFTER_REFUSAL})*+")
COURTESY: Final = _match("courtesy")
# What is not wanted there is more than an offer.
MORE_THAN_NO: Final = _search("more_than_no")
UNCHANGED: Final = _match("unchanged")
CONSENT: Final = _match("consent")
AFFIRM: Final = _match("affirm")
STATED: Final = _match("stated")
SELECTION: Final = _match("selection")
GENERIC_TITLE: Final = _search("generic_title")
DATE_TITLE: Final = _search("date_title")
CARD_TITLE: Final = _search("card_title")
CONSENT_TITLE: Final = _search("consent_title")
SURVEY_ANSWER: Final = _match("survey_answer")
SURVEY_TITLE: Final = _search("survey_title")
