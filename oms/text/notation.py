"""Days and hours as notes put them (R8.5.20, 20260520, 1600~1800, 22○ 23×), in the usual writing.

A row of digits may be a telephone number, an order or a model, so each way of writing counts only
where what stands around it leaves nothing else.
"""

from __future__ import annotations

import re
from typing import Final

from oms.text.patterns import alternation

__all__ = ["write_out"]

_REIWA: Final = 2018
_DAY: Final = r"(?:0?[1-9]|[12]\d|3[01])"
_MONTH: Final = r"(?:0?[1-9]|1[0-2])"
_CLOCK: Final = r"(?:0[7-9]|1\d|2[0-4])(?:00|30)"
_GOES_ON: Final = (
    r"(?=$|[\s、。(:]|日|着|必着|到着|希望|指定|まで|以降|の|に|で|は|午|am|pm|朝|夜|昼|夕)"
)
_WISHED: Final = (
    r"(?= ?(?:\d{1,2}[-~:時]|着|必着|到着|希望|指定|まで|以降|以後|より|の(?:午"
    r"|朝|夜|昼|夕|\d|到着|お?届|配達|間違)|に(?:着|届|お|受|変|直|持|配|訂|使)|で(?:お|よろ|宜|$)|は(?:家|在宅|不在|留守)|午|am|pm))"
)
_NO_LINK: Final = r"(?<![\da-z./:-])"
_YES: Final = "○◯〇◎⭕"
_NO: Final = "×✕✖❌✗✘"
_FORMS: Final = re.compile(
    rf"{_NO_LINK}(?:令和|r\.?)(?P<ry>[1-9]\d?"
    rf"|元)[年./-](?P<rm>{_MONTH})[月./-](?P<rd>{_DAY})(?!\d)(?:日(?!生)|(?=[。!]?$)|{_WISHED})"
    rf"|{_NO_LINK}(?P<y>20[2-4]\d)(?P<m>0[1-9]|1[0-2])(?P<d>0[1-9]|[12]\d|3[01])(?!\d|-){_GOES_ON}"
    rf"|{_NO_LINK}(?P<h1>{_CLOCK})[~-](?P<h2>{_CLOCK})(?![\d円g-])"
    rf"|(?P<half>am|pm|午前|午後)(?P<a>\d{{1,2}})[-~](?P<b>\d{{1,2}})(?![\d時:年月/])"
    rf"|(?P<marked>^(?:{_DAY}日?(?:は|だけ)?、?[{_YES}{_NO}][\s、。]*)"
    rf"(?:(?:{_DAY}日?(?:は|だけ)?|他|ほか|それ以外)、?[{_YES}{_NO}][\s、。]*)*+(?:です)?。?$)"
    rf"|(?P<before>^(?:[{_YES}{_NO}](?:{_DAY}日|他|ほか|それ以外)[\s、。]*)++$)"
    rf"|(?<=[日曜後前昼夜朝夕時])(?:、|は)?(?P<no>[{_NO}])(?=です|$|[。、])"
)
_HINT: Final = alternation(
    "令和",
    r"r\.?\d{1,2}[./-]\d",
    r"20[2-4]\d[01]\d[0-3]\d",
    r"\d[-ー]\d",
    r"\d[03]0[~-]",
    "am\\d",
    "pm\\d",
    "午[前後]\\d",
    *(_YES + _NO),
)
_BARE_HINT: Final = re.compile(
    r"(?:^|[、。!])\d{1,2}(?:[、,・と~かはじでだ午及お-]|日[、,・と及お])"
)
_LONG_DASH: Final = re.compile(r"(?<=\d)ー(?=\d)")
_DASHED: Final = re.compile(
    rf"(?:{_NO_LINK}(?<!~)|(?<=[→:]))(?P<month>{_MONTH})-(?P<day>{_DAY})(?![\d-])"
    rf"(?:{_WISHED}|(?=[。!]?$))"
)
_BEFORE_HOUR: Final = re.compile(r" ?(?:午|am|pm|\d{1,2}[-~:])")
_WIDEST: Final = 4
"""Hours from the beginning to the end of the widest slot."""
_EARLIEST, _LATEST = 7, 9
"""A slot named by smaller numbers is one of the afternoon, and ends by nine."""
_ONE: Final = re.compile(
    rf"(?P<day>{_DAY}日?|他|ほか|それ以外)(?:は|だけ)?、?(?P<mark>[{_YES}{_NO}])"
)
_MARK_FIRST: Final = re.compile(rf"(?P<mark>[{_YES}{_NO}])(?P<day>{_DAY}日|他|ほか|それ以外)")


def write_out(text: str) -> str:
    """Return folded text with days and hours of notes written as they are usually.

    Example:
        >>> write_out("r8.5.20着"), write_out("20260520am"), write_out("1600~1800の間")
        ('2026/5/20 着', '2026/05/20am', '16:00~18:00の間')
        >>> write_out("22○23○24×")
        '22日は可、23日は可、24日は不可'
    """
    if _HINT.search(text) is not None:
        text = _FORMS.sub(_written, _LONG_DASH.sub("-", text))
        text = _DASHED.sub(_dashed, text)
    if _BARE_HINT.search(text) is not None:
        text = _BARE_DAYS.sub(lambda days: _NUMBER_ALONE.sub(r"\1日", days.group()), text)
    return text


_BARE: Final = r"(?<!\d)(?:[12]\d|3[01]|[1-9])"
_AND: Final = r"(?:[、,・と]|から(?=2[5-9]|3[01])|及び|および)"
_NO_COUNT: Final = r"(?![時:分円個本箱袋枚人歳年度月つ~.%/a-z-])"
_AWAY: Final = (
    r"(?:不在|留守|出張|仕事|遅番|夜勤|在宅|旅行|外出|(?:い|お)(?:りま|ま)せん"
    r"|いない|全社|[^。、\d]{0,8}(?:行って(?:い|ま)|留守|不在|受け?取れ|無人))"
)
_BARE_DAYS: Final = re.compile(
    rf"(?:^|(?<=[、。!]))(?:"
    rf"{_BARE}日?(?:{_AND}{_BARE}日?){{1,4}}{_NO_COUNT}(?=日?(?:と"
    rf"|の両日)?(?:は|が|も|、)?{_AWAY}|の(?:どれ|どちら|どっち|いずれ|うち|両日|週末))"
    rf"|{_BARE}[~-]{_BARE}(?=は(?:出張|旅行|合宿|帰省))"
    rf"|{_BARE}(?:か{_BARE})+(?=$|、?(?:どちら|どっち)でも|の(?:どちら|どっち|いずれ))"
    rf"|{_BARE}(?=(?:は|だけは?)(?:不在|留守|出張|在宅)"
    rf"|(?:じゃ|では)なくて?{_BARE}(?:で|に|日|$)|午[前後])"
    rf"|(?<=[くて]){_BARE}(?=です$|でお願))"
)
_NUMBER_ALONE: Final = re.compile(r"(?<!\d)(\d{1,2})(?![\d日])")


def _written(match: re.Match[str]) -> str:
    part = match.groupdict()
    if part["ry"]:
        year = _REIWA + (1 if part["ry"] == "元" else int(part["ry"]))
        return f"{year}/{part['rm']}/{part['rd']} "
    if part["y"]:
        return f"{part['y']}/{part['m']}/{part['d']}"
    if part["h1"]:
        return "~".join(f"{clock[:2]}:{clock[2:]}" for clock in (part["h1"], part["h2"]))
    if part["half"]:
        return f"{part['half']}{part['a']}~{part['b']}時"
    if part["no"]:
        return "は不可"
    return _marked(match.group(), _ONE if part["marked"] else _MARK_FIRST)


def _dashed(match: re.Match[str]) -> str:
    """Write out 8-31 as a day unless it may be the hours of a slot (8-12) or of an afternoon.

    At the end of a sentence (番地は8-31) it is a day only behind an arrow or a label.
    """
    text, start, end = match.string, match.start(), match.end()
    if not text[end:].strip("。!") and text[max(start - 1, 0) : start] not in ("→", ":"):
        return match.group()
    month, day = int(match["month"]), int(match["day"])
    hours = month < day <= (_LATEST if month < _EARLIEST else month + _WIDEST)
    opens = start == 0 and _BEFORE_HOUR.match(text, end)
    return match.group() if hours and not opens else f"{month}/{day} "


def _marked(text: str, form: re.Pattern[str]) -> str:
    """Write out days with a mark each; what is said of all others follows from them."""
    days = [(each["day"], each["mark"] in _YES) for each in form.finditer(text)]
    said = [
        f"{day}{'' if day.endswith('日') else '日'}は{'可' if suits else '不可'}"
        for day, suits in days
        if day[0].isdecimal()
    ]
    return "、".join(said)
