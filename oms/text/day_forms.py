"""How a day is written in Japanese order text: one pattern for all, and what tells it cheaply."""

from __future__ import annotations

import re
from typing import Final

from oms.text.day_words import WORDS
from oms.text.numerals import KANJI_NUMBER, NUMBER
from oms.text.patterns import alternation

__all__ = [
    "DAY",
    "ENGLISH",
    "GROUPS",
    "HINTS",
    "HOLIDAY",
    "KINDS",
    "WEEKDAYS",
    "WORKDAY",
    "may_name_day",
]

WEEKDAYS: Final = "月火水木金土日"
_WD: Final = r"(?:\(?[月火水木金土日](?:曜日?|・?祝日?)?\)|[月火水木金土日]曜日?|[\(（]?祝[\)）]?)"
_TAIL: Final = rf"(?:の?{_WD})?"
ENGLISH: Final = {
    name: number
    for number, name in enumerate(
        ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"), 1
    )
}
_EN_MONTH: Final = "(?:" + "|".join(ENGLISH) + r")[a-z]*\.?"
HOLIDAY: Final = 7
"""A kind of day beside the weekdays 0 to 6: a holiday."""
WORKDAY: Final = 8
"""A mark beside weekdays: only where they are no holidays."""
_WEEKEND: Final = frozenset({5, 6})
_WORKDAYS: Final = frozenset({0, 1, 2, 3, 4, WORKDAY})
KINDS: Final = {
    **dict.fromkeys(
        (
            "休日",
            "土日祝日",
            "土日祝",
            "土・日・祝日",
            "土・日・祝",
            "土日・祝日",
            "土日・祝",
            "土日と祝日",
            "土日や祝日",
            "土曜日曜祝日",
        ),
        _WEEKEND | {HOLIDAY},
    ),
    **dict.fromkeys(
        (
            "日曜祝日",
            "日曜・祝日",
            "日曜と祝日",
            "日曜日と祝日",
            "日曜や祝日",
            "日・祝日",
            "日・祝",
            "日祝",
        ),
        frozenset({6, HOLIDAY}),
    ),
    **dict.fromkeys(
        (
            *("土・日", "土日", "土曜か日曜", "土曜日曜", "土曜日日曜日", "土曜・日曜"),
            *("週末", "weekends", "weekend"),
        ),
        _WEEKEND,
    ),
    **dict.fromkeys(("平日", "weekdays", "weekday"), _WORKDAYS),
    **dict.fromkeys(("祝日", "祝祭日", "祭日"), frozenset({HOLIDAY})),
}

_PARTS: Final = (
    "上旬|初旬|初め|はじめ|始め|頭|中旬|半ば|なかば|下旬|(?:最|さい)(?:後|ご)の日|最初の日|末日"
    "|最終日|終わり|おわり|末|前半|後半"
)
_FORMS: Final = (
    rf"(?P<y>20\d\d)(?:[-/.年])(?P<m>{NUMBER})(?:[-/.月])(?P<d>{NUMBER})日?{_TAIL}",
    rf"(?:(?P<sm>{NUMBER})[月/])?(?P<sd>{NUMBER})日{_TAIL}(?:から|より)の?"
    rf"(?P<sn>{NUMBER})(?P<su>日間|週間|泊)",
    rf"(?:(?P<rm>{NUMBER})[月/])?(?<![0-9一二三四五六七八九][、,])(?P<r1>{NUMBER})日?{_TAIL}(?:~|-"
    rf"|から)(?P<r2>{NUMBER})日(?!間|分|程|後|前(?!後)|目|以内|ほど|中|々|くらい|ぐらい"
    r"|に(?:変更|変え|ずら|訂正))",
    r"(?<![\d/])(?P<qm>\d{1,2})/(?P<q1>\d{1,2})(?:~"
    r"|から)(?P<q2>\d{1,2})(?=日?(?:の|で|に|、|まで|$))日?",
    r"(?<![\d/])(?P<m1>\d{1,2})/(?P<d1>\d{1,2})/(?P<y1>20\d\d)",
    rf"(?:(?P<ny>来年"
    rf"|翌年)の?)?(?<![\d/])(?P<m2>{NUMBER})月の?(?P<d2>{NUMBER})日?(?![\d〇一二三四五六七八九十]"
    rf"|ヶ月|か月){_TAIL}",
    rf"(?<![\d/])(?P<m3>\d{{1,2}})/(?P<d3>\d{{1,2}})(?![\d%]|/\d)日?{_TAIL}",
    r"(?<![\d.-])(?P<m9>\d{1,2})\.(?P<d9>\d{1,2})(?![\d.%]|kg|cm|l|倍|合|寸|mm"
    r"|m)(?=日?(?:着|まで|以降|に|の|で|を|希望|です|は|必|より|から|、|・|\(|$| |頃"
    r"|が|or|か|午|朝|夜|夕))",
    r"(?<!\d)(?P<m0>0[1-9]|1[0-2])(?P<d0>[0-3]\d)(?=着|必着|到着|希望|指定|に(?:着|届|お願))",
    rf"(?<![a-z])(?P<m4>{_EN_MONTH}) ?(?P<d4>\d{{1,2}})(?:st|nd|rd|th)?(?!\d)",
    rf"\b(?P<d5>\d{{1,2}})(?:st|nd|rd|th)? (?:of )?(?P<m5>{_EN_MONTH})(?![a-z])",
    r"\b(?:the )?(?P<d6>\d{1,2})(?:st|nd|rd|th)\b",
    rf"(?:(?P<nm>{NUMBER})月の?|(?P<nr>今月|来月|翌月)の?)?(?:第(?P<nth>[1-5一二三四五])"
    rf"|(?P<edge>最初|最後|最終|終わり|ラスト|おしまい)の?)(?P<nwd>[月火水木金土日])曜日?",
    r"(?<![\d/月.:-])(?P<e1>\d{1,2})か(?P<e2>\d{1,2})(?=で|の|なら|に|が)",
    r"(?<![\d/月.:、,・-])(?!(?:1[、,・]2|2[、,・]3|3[、,・]4|4[、,・]5)日(?:で(?!お願)"
    r"|以内|ほど|くらい))(?P<e3>\d{1,2})(?=(?:[、,・]\d{1,2}){1,6}日(?!間|分|目|後))",
    rf"(?<![\d/])(?P<m7>{NUMBER})月の?(?P<part>{_PARTS}|に(?:入って|なって)(?:から)?"
    r"|に(?:入|な)(?:った|っ)?(?:ら|れば)|(?:に(?:なる|入る)"
    r"|(?<=月))前(?=に|まで|で|$)|のうち|いっぱい|中|以降|まで)",
    rf"(?<![\d/])(?P<mo>{NUMBER})月(?=着(?!い)"
    rf"|に(?:届|お届|着)|は(?:ずっと)?(?:不在|留守|受け?取れ))",
    rf"(?P<mr>今月|来月|翌月)の?(?P<part3>{_PARTS})",
    rf"(?:(?P<mw>今月|来月|翌月)の?)?(?<![\d〇一二三四五六七八九十数何第営業~初])"
    rf"(?<![0-9一二三四五六七八九][、,])(?!(?<=[でもは丸るいな])一日)(?P<d8>\d{{1,2}}"
    rf"|{KANJI_NUMBER})日(?!市|町|間|分|程|後(?!半)|前(?!後)|目|以内|ほど|限|々|中|も早く"
    rf"|でも早く|一日|付|時|本){_TAIL}",
    rf"(?P<weeksw>{NUMBER})週間後の?(?P<wwd>[{WEEKDAYS}])曜日?",
    rf"(?P<after>{NUMBER})日後|(?P<weeks>{NUMBER}|一)週間後",
    rf"(?P<within>{NUMBER})日以内|(?P<withinw>{NUMBER})週間以内",
    rf"(?<![一-龠々])(?P<wl>[{WEEKDAYS}](?:[・、,][{WEEKDAYS}])+"
    rf"|(?!月日|土木|金木|日[^月]|[木水]土)[{WEEKDAYS}]{{2,5}})"
    r"(?=曜|希望|のみ|だけ|以外|の(?:ど|い|夜|午|\d)|は|に|で|なら|着|あたり|$)",
    rf"(?:(?P<wkr>今週|来週|再来週|翌週)の?)?(?P<wa>[{WEEKDAYS}])曜?(?:~"
    rf"|-|から)(?P<wb>[{WEEKDAYS}])曜?",
    "(?P<wk>今週|来週|再来週|翌週|次|今度)の?(?P<kind2>土日|週末|平日|月末|(?<=週)末|前半|後半)",
    "(?<!月)(?<!月の)(?:今月の?)?(?P<part2>上旬|初旬|中旬|下旬|(?<=今月の)半ば)",
    rf"(?P<wk1>今週|来週|再来週|翌週|次|今度|今月"
    rf"|来月)?の?(?!日曜(?:日?[・とや])?祝)(?P<wd>[{WEEKDAYS}])曜日?(?:(?:か|・|または"
    rf"|もしくは)(?P<wdb>[{WEEKDAYS}])曜日?)?",
    r"(?:(?P<nx>next|this) )?\b(?P<ewd>mon|tues?|wed(?:nes)?|thu(?:rs)?|fri"
    r"|sat(?:ur)?|sun)day\b",
    "(?!(?<=定)休日|休日(?!着|に|の(?:受|配|お|午|夜)|しか|は|で|以外))(?P<kind>"
    + "|".join(sorted(KINDS, key=len, reverse=True))
    + ")",
    rf"[\(（](?P<pwd>[{WEEKDAYS}])[\)）]",
    "(?<![新初送]盆)(?<![新初月])(?!(?<=[ァ-ヶー])[ァ-ヶ])(?P<word>"
    + "|".join(map(re.escape, WORDS))
    + ")(?!香|栽|踊|花|予算|会)",
)
# What a form may begin with. Named groups keep `alternation` from working this out by itself.
_FIRST: Final = (
    r"\d〇一二三四五六七八九十上初中下来翌今再次の月火水木金土日(（第最tnmwfs"
    + "".join({word[0] for word in (*ENGLISH, *KINDS, *WORDS)})
)
# No form goes on with a clock behind its number; 16:00 has many digits to try in vain.
DAY: Final = re.compile(rf"(?=[{_FIRST}])(?!\d+[:時])(?:{'|'.join(_FORMS)})")
GROUPS: Final = tuple(DAY.groupindex)
"""The names of all groups, in their order."""

# One of these stands in every text that names a day; looking for them first is cheap.
HINTS: Final = alternation(
    r"\d[/.]\d|20\d\d[-年]|\dか\d|年度|年が|\d{4}[着必到希指に]|[上初中下]旬|日|月|曜"
    r"|土・日|週|明け|年内|年末|年始|三ヶ|[\(（][月火水木金土日]|[月火水木金土日][・、]?[月火水木金土]",
    *map(re.escape, WORDS),
    *(name for name in ENGLISH),
    r"(?:sun|mon|tue|wed|thu|fri|sat|week)",
    r"\d(?:st|nd|rd|th)",
)


def may_name_day(text: str) -> bool:
    """Whether folded text may name a day; if not, `find_days` surely finds none.

    Example:
        >>> may_name_day("明日お願いします"), may_name_day("のしをお願いします")
        (True, False)
    """
    return HINTS.search(text) is not None and DAY.search(text) is not None
