"""The titles of the order form inside a remark, and the selections RMS writes under them."""

from __future__ import annotations

import re
from datetime import date
from typing import Final, NamedTuple

from oms.text import phrases
from oms.text.days import DayMention
from oms.text.wishes import DayWish, HourWish, Op, find_wishes

__all__ = ["Title", "is_selection", "read_selection", "read_title", "selection_head"]

_TITLE: Final = re.compile(
    r"\[(?P<square>[^\n]*?):\]|【(?P<lens>[^\n】]{1,40})】$|(?P<colon>[^\n:。、]{1,24}):$"
    r"|\((?P<round>[^\n()]{2,20})\)$|[■●◆▼★☆◇○※<《]+(?P<mark>[^\n。、!?:]{2,20})[>》]?$"
)
_STARTS: Final = frozenset("[【(■●◆▼★☆◇○※<《")
_KNOWN: Final = re.compile(rf"{phrases.GENERIC_TITLE.pattern}|{phrases.DATE_TITLE.pattern}|こちら")
_ANY_DAY: Final = date(2000, 1, 1)
_MOST_TITLE: Final = 24
# Names no buyer writes as a line of their own, whatever frame stands around them.
_PLAIN: Final = re.compile(
    r"(?:配送|配達|お?届け)(?:ご?希望)?日時?(?:の?ご?指定)?|(?:配送|配達|お?届け)の?ご?希望|(?:配送|配達|お?届け)の?ご?希望日時|日時(?:ご?指定|の?ご?希望)"
    r"|備考(?:欄|事項)?|ご?要望(?:欄|事項)?|通信欄|連絡(?:欄|事項)|ご?連絡事項|ご?意見・?ご?要望|お?店への(?:連絡|伝言|メッセージ)"
)
_INLINE: Final = re.compile(rf"({_PLAIN.pattern}):")
_INVITES: Final = re.compile(
    r"お?(?:書き|読み|選び)|ご?(?:記入|入力|確認|注意)|の方|欄|こちら|ございましたら|について|ですか"
)
_SAYS: Final = re.compile(r"希望$|要連絡|至急|キャンセル|変更|取り?消|急ぎ|着$|件、")
_EDGES: Final = re.compile(r"^[^\w]+|[^\w]+$")
_FRAMED: Final = re.compile(r"([^\w\s])\1*[^\n。、!?]{2,20}[^\w\s。、!?]+")
_RMS_DAY: Final = re.compile(r"(20\d\d-\d\d-\d\d)(?:\([月火水木金土日]\))?")
_MOST_DATE_TITLE: Final = 12
_SELECTION_HEAD: Final = re.compile(
    r"20\d\d[-/年]\d{1,2}[-/月]\d{1,2}+日?+(?:\([月火水木金土日](?:曜日?)?\))?+(?!まで|以降|以後|より|前|後|頃|ごろ|か|に|で|の|は|以外)"
    r"|\d{1,2}(?::\d\d|時)~\d{1,2}(?::\d\d|時)|\d{1,2}:\d\d-\d{1,2}:\d\d"
    r"|(?:午前中|午後)(?=[^でにのはをが希着指頃しま。、])"
)


class Title(NamedTuple):
    """The title of a form block.

    Attributes:
        name: The title without its brackets, folded.
        in_dates: Whether it is the block RMS writes dates into.
        length: Length of the title with its brackets.
        bracketed: Whether it has the form RMS gives it, `[…:]`.
    """

    name: str
    in_dates: bool
    length: int
    bracketed: bool


def read_title(line: str) -> Title | None:
    """Read a folded line as a title; `None` if it is none.

    RMS writes `[…:]`; exports and other tools write 【…】, …： or (…).

    Example:
        >>> read_title("[配送日時指定:]")
        Title(name='配送日時指定', in_dates=True, length=9, bracketed=True)
    """
    if len(line) <= _MOST_TITLE or line[0] in _STARTS or ":" in line[:_MOST_TITLE]:
        return _read_title(line)
    return None


def _read_title(line: str) -> Title | None:
    match = _TITLE.match(line)
    if match is None and (inline := _INLINE.match(line)) is not None:
        name = inline[1]
        return Title(name, _is_dates(name), inline.end(), bracketed=True)
    if match is None or match.lastgroup in ("round", "mark"):
        plain = line if line[0].isalnum() and line[-1].isalnum() else _EDGES.sub("", line)
        framed = plain != line and _FRAMED.fullmatch(line) and _is_known(plain)
        if _PLAIN.fullmatch(plain) or (framed and not _is_said(plain)):
            dates = _is_dates(plain)
            return Title(plain, dates, len(line), bracketed=False)
    if match is None:
        return None
    kind = match.lastgroup or ""
    name = match[kind]
    if kind != "square" and _is_said(name):
        return None  # only RMS writes titles; what a buyer puts in brackets is a message
    if kind in ("round", "mark") and not _is_known(name):
        return None  # a remark may stand in parentheses or after a mark
    dates = bool(phrases.DATE_TITLE.search(name)) and not phrases.CONSENT_TITLE.search(name)
    return Title(name, dates and len(name) <= _MOST_DATE_TITLE, match.end(), kind == "square")


def _is_said(name: str) -> bool:
    """Whether a heading asks for something, as a buyer would, and does not ask the buyer."""
    if _PLAIN.fullmatch(name) or _INVITES.search(name):
        return False
    return _SAYS.search(name) is not None or phrases.ASKING.search(name) is not None


def _is_dates(name: str) -> bool:
    return phrases.DATE_TITLE.search(name) is not None or name.endswith("希望")


def _is_known(name: str) -> bool:
    return _KNOWN.search(name) is not None


def is_selection(line: str) -> bool:
    """Whether a folded line is a day or slot as RMS writes it, and nothing else.

    Example:
        >>> is_selection("2026-05-08(金)"), is_selection("5/8にお願いします")
        (True, False)
    """
    return phrases.SELECTION.fullmatch(line) is not None


def selection_head(line: str) -> str:
    """Return the selection a line begins with; empty if it begins with none."""
    match = _SELECTION_HEAD.match(line)
    return match.group() if match else ""


def read_selection(line: str) -> tuple[tuple[DayWish, ...], tuple[HourWish, ...]]:
    """Return the day and the hours a selection names; RMS writes its days with the year.

    Example:
        >>> days, hours = read_selection("14:00~16:00")
        >>> days, hours[0].mention.first
        ((), 14.0)
    """
    if (match := _RMS_DAY.fullmatch(line)) is None:
        return find_wishes(line, _ANY_DAY, bare=True)
    try:
        day = date.fromisoformat(match[1])
    except ValueError:
        return (), ()
    return (DayWish(DayMention(0, len(line), day, day), Op.ON),), ()
