"""Find the hours a Japanese text speaks of: 午前中, 14〜16時, 18時以降, 夜間, after 6pm."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from oms.text.numerals import NUMBER, to_int

__all__ = ["HourMention", "find_hours"]

_NAMED: Final = {
    "午前中": (0.0, 12.0),
    "早い時間": (0.0, 12.0),
    "早めの時間": (0.0, 12.0),
    "お昼以降": (12.0, 24.0),
    "お昼から": (12.0, 24.0),
    "昼から": (12.0, 24.0),
    "お昼すぎ": (12.0, 16.0),
    "昼すぎ": (12.0, 16.0),
    "最後の便": (18.0, 24.0),
    "昼以降": (12.0, 24.0),
    "夕方以降": (16.0, 24.0),
    "遅い時間": (18.0, 24.0),
    "遅めの時間": (18.0, 24.0),
    "夜遅め": (18.0, 24.0),
    "午前の早い": (0.0, 12.0),
    "午前": (0.0, 12.0),
    "am": (0.0, 12.0),
    "morning": (0.0, 12.0),
    "朝一": (0.0, 12.0),
    "朝イチ": (0.0, 12.0),
    "朝いち": (0.0, 12.0),
    "朝": (0.0, 12.0),
    "昼前": (0.0, 12.0),
    "お昼前": (0.0, 12.0),
    "いちばん遅い": (18.0, 24.0),
    "お昼過ぎ": (12.0, 16.0),
    "昼過ぎ": (12.0, 16.0),
    "お昼": (11.0, 14.0),
    "昼間": (9.0, 17.0),
    "日中": (8.0, 18.0),
    "昼": (11.0, 15.0),
    "午後一": (12.0, 15.0),
    "午後イチ": (12.0, 15.0),
    "午後いち": (12.0, 15.0),
    "夜遅く": (18.0, 24.0),
    "午後": (12.0, 24.0),
    "pm": (12.0, 24.0),
    "afternoon": (12.0, 18.0),
    "夕方": (16.0, 19.0),
    "夕刻": (16.0, 19.0),
    "夕": (16.0, 19.0),
    "evening": (17.0, 22.0),
    "夜間": (18.0, 24.0),
    "夜": (18.0, 24.0),
    "晩": (18.0, 24.0),
    "night": (18.0, 24.0),
    "最終便": (18.0, 24.0),
    "最終の時間": (18.0, 24.0),
    "一番遅い": (18.0, 24.0),
    "一番早い便": (0.0, 12.0),
    "一番早い時間": (0.0, 12.0),
    "一番早い枠": (0.0, 12.0),
    "最後の時間": (18.0, 24.0),
    "最後の枠": (18.0, 24.0),
    "一便": (0.0, 12.0),
    "1便": (0.0, 12.0),
    "noon": (11.0, 13.0),
    "正午": (12.0, 12.0),
}
_HALF: Final = r"(?P<%s>午前|午後|お?昼の?|夜の?|夕方の?|朝の?|am|pm)?"
_EN_HALF: Final = r"(?: ?(?P<%s>[ap]\.?m\.?))?"
_JOIN: Final = r"(?:頃)?(?:~|-|から|―|ー|to|and|\.\.)"

_FORMS: Final = (
    # 14:00~16:00 / 14時から16時 / 14-16時 / 午後2時~4時 / 2pm-4pm
    _HALF % "ha"
    + rf"(?P<a>{NUMBER})(?P<am>:\d\d|時半|時(?:[0-5]\d分)?)?"
    + _EN_HALF % "ea"
    + rf" ?{_JOIN} ?"
    + _HALF % "hb"
    + rf"(?P<b>{NUMBER})(?P<bm>:\d\d|時半|時(?:[0-5]\d分)?)?"
    + _EN_HALF % "eb"
    + r"(?:の間|台|頃)?",
    # 18時以降 / 午後6時 / 6pm / 18:00
    _HALF % "hc" + rf"(?P<c>{NUMBER})(?P<cm>:\d\d|時半|時(?:[0-5]\d分)?)" + _EN_HALF % "ec",
    r"(?<![\d:/.])(?P<d>\d{1,2})(?::\d\d)? ?(?P<ed>[ap]\.?m\b\.?)",
    r"(?P<word>" + "|".join(re.escape(w) for w in sorted(_NAMED, key=len, reverse=True)) + ")",
)
# What a form may begin with. Named groups keep `alternation` from working this out by itself.
_FIRST: Final = r"\d〇一二三四五六七八九十午夜夕朝ap" + "".join({word[0] for word in _NAMED})
_HOURS: Final = re.compile(rf"(?=[{_FIRST}])(?:{'|'.join(_FORMS)})")
# Words that hold a word of time without meaning one.
_MINUTES: Final = re.compile(r"(\d\d)分")
_NOT_TIME: Final = re.compile(
    r"今朝|昨夜|八十八夜|七夕|十五夜|今晩は|こんばんは|晩酌|夜景|朝食|昼食|夕食|夕飯|朝ごはん|昼ごはん|晩ごはん"
    r"|夜食|毎朝|毎晩|昼寝|夕張|朝日|夕日|夜露死苦|"
    r"お昼休み|お昼寝|朝ドラ|[一\d今本明]日中|夕べ|朝倉|夜勤|夕焼|team|same|name|example|jam|spam|ham\b|cream|dream|program"
    r"|am i|i am|midnight|tonight|goodnight|24時間|朝採|朝取|朝穫|朝獲|朝摘|"
    r"\d時間"
)


@dataclass(frozen=True, slots=True)
class HourMention:
    """A mention of hours of the day.

    Attributes:
        start: Start of the mention in the folded text.
        end: End of the mention.
        first: First hour (0–24).
        last: Last hour.
        point: Whether it is one moment (18時), which 以降 and まで then open.
        named: Whether a word says it (夕方), whose hours are only about.
    """

    start: int
    end: int
    first: float
    last: float
    point: bool = False
    named: bool = False


@lru_cache(maxsize=512)
def find_hours(text: str) -> tuple[HourMention, ...]:
    """Return every mention of hours in folded text, left to right.

    Example:
        >>> [(m.first, m.last) for m in find_hours("14~16時か午前中")]
        [(14.0, 16.0), (0.0, 12.0)]
    """
    return tuple(_mentions(text))


def _mentions(text: str) -> Iterator[HourMention]:
    found = list(_HOURS.finditer(text))
    barred = [match.span() for match in _NOT_TIME.finditer(text)] if found else []
    for match in found:
        if any(start <= match.start() < end for start, end in barred):
            continue
        hours = _read(match)
        if hours is not None:
            named = match["word"] is not None
            yield HourMention(match.start(), match.end(), *hours, named=named)


def _read(match: re.Match[str]) -> tuple[float, float, bool] | None:
    if match["word"]:
        first, last = _NAMED[match["word"]]
        if match["word"].isascii() and not _is_whole_word(match):
            return None
        return first, last, first == last
    if match["a"]:
        return _read_range(match)
    clock, half = (
        (match["c"], match["hc"] or match["ec"]) if match["c"] else (match["d"], match["ed"])
    )
    hour = _hour(clock, match["cm"], half)
    return None if hour is None else (hour, hour, True)


def _is_whole_word(match: re.Match[str]) -> bool:
    around = (
        match.string[match.start() - 1 : match.start()]
        + match.string[match.end() : match.end() + 1]
    )
    return not any(character.isascii() and character.isalpha() for character in around)


def _read_range(match: re.Match[str]) -> tuple[float, float, bool] | None:
    if not (match["am"] or match["bm"] or match["eb"]) and not _is_slot(match):
        return None
    end_half = match["hb"] or match["eb"]
    start_half = match["ha"] or match["ea"] or match["eb"]
    end = _hour(match["b"], match["bm"], end_half or match["ha"])
    start = _hour(match["a"], match["am"], start_half)
    if start is not None and end is not None and start > end:
        start = _hour(match["a"], match["am"], match["ha"] or match["ea"])
    if start is None or end is None:
        return None
    if ":" not in match.group() and end < start <= _NOON < end + _NOON:
        end += _NOON  # 12時から2時
    if start >= end:
        return None
    return start, end, False


_SLOT_BEFORE: Final = re.compile(r"(?:時間|時間帯|時間指定|希望)(?:は|:|を)?$")
_SLOT_AFTER: Final = re.compile(
    r"^(?:着|希望|(?:に|へ)(?:変|指定|して|配達|届|来|お願|たの|頼|持|受|着|お届|$)|を\d|のつもり|の(?:便|時間|間)|で(?:お願|頼|配|届)|指定)"
)


_NO_MONTH: Final = 13
_MORNINGS: Final = {("8", "12"), ("08", "12"), ("9", "12"), ("09", "12"), ("10", "12")}
_DAYS_TOO: Final = re.compile(r"[日)曜]、?\s?$")
_ALONE_BEFORE: Final = re.compile(r"(?:^|[日)\s、曜の夜方後]|\d/\d{1,2})$")
_ALONE_AFTER: Final = re.compile(r"^(?:$|[。、!\s]|で|だと|希望)")


def _is_slot(match: re.Match[str]) -> bool:
    """Whether two bare numbers (14-16) are hours: said so, and as wide as a slot."""
    first, last = match["a"], match["b"]
    if not (first.isdecimal() and last.isdecimal() and 7 <= int(first) < int(last) <= 24):
        return False
    before, after = match.string[: match.start()], match.string[match.end() :]
    no_day = int(first) >= _NO_MONTH or _DAYS_TOO.search(before)
    late = int(last) >= _NO_MONTH or (first, last) in _MORNINGS
    if no_day and late and _ALONE_BEFORE.search(before):
        return bool(_ALONE_AFTER.match(after) or _SLOT_AFTER.match(after))
    return bool(_SLOT_BEFORE.search(before) or _SLOT_AFTER.match(after))


_NOON: Final = 12
_LATE_NOON: Final = 6
"""お昼の11時 is before noon, お昼の2時 behind it."""


def _hour(number: str, minutes: str | None, half: str | None) -> float | None:
    hour = float(to_int(number))
    if minutes:
        if minutes.startswith(":"):
            hour += int(minutes[1:]) / 60
        elif "半" in minutes:
            hour += 0.5
        elif written := _MINUTES.search(minutes):
            hour += int(written[1]) / 60
    afternoon = half is not None and (half[0] in "午お昼夜夕p") and not half.startswith("午前")
    if afternoon and hour < (_LATE_NOON if half and "昼" in half else 12):
        hour += 12
    return hour if hour <= 24 else None
