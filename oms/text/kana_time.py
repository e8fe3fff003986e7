"""Days, weekdays and hours typed in hiragana alone: じゅうはちにち, らいしゅうのかようび, よる6じ.

Kana runs together, and many a word of time is the end of another (しようか, 何かようか). So a
spelling counts only where what stands around it shows that time is meant.
"""

from __future__ import annotations

import re
from typing import Final

from oms.text.patterns import alternation

__all__ = ["spell_time"]

_ONES: Final = {
    "いち": 1,
    "に": 2,
    "さん": 3,
    "し": 4,
    "よ": 4,
    "よん": 4,
    "ご": 5,
    "ろく": 6,
    "しち": 7,
    "なな": 7,
    "はち": 8,
    "く": 9,
    "きゅう": 9,
}
_TENS: Final = {"さんじゅう": 30, "にじゅう": 20, "じゅう": 10}
_ONE: Final = "|".join(sorted(_ONES, key=len, reverse=True))
_TEN: Final = "|".join(_TENS)
_DAYS: Final = {
    "ついたち": 1,
    "ふつか": 2,
    "みっか": 3,
    "よっか": 4,
    "いつか": 5,
    "むいか": 6,
    "なのか": 7,
    "ようか": 8,
    "ここのか": 9,
    "とおか": 10,
    "はつか": 20,
}
_WEEKDAYS: Final = {
    "げつ": "月",
    "か": "火",
    "すい": "水",
    "もく": "木",
    "きん": "金",
    "ど": "土",
    "にち": "日",
}
_WORDS: Final = {
    "こんしゅう": "今週",
    "らいしゅう": "来週",
    "さらいしゅう": "再来週",
    "さ来週": "再来週",
    "さらい週": "再来週",
    "こんげつ": "今月",
    "らいげつ": "来月",
    "しゅうまつ": "週末",
    "ごぜんちゅう": "午前中",
    "ごぜん": "午前",
    "ごご": "午後",
    "あさいちばん": "朝一",
    "あさ": "朝",
    "おひるすぎ": "お昼すぎ",
    "おひるまえ": "お昼前",
    "おひる": "お昼",
    "ひるから": "昼から",
    "ひるまえ": "昼前",
    "ひるすぎ": "昼すぎ",
    "ゆうがた": "夕方",
    "よる": "夜",
    "ちゃく": "着",
    "きぼう": "希望",
    "いがい": "以外",
    "いこう": "以降",
    "るす": "留守",
}
_PART: Final = "あさ|ひる|おひる|ゆう|よる|ごぜ|ごご|朝|昼|夕|夜|午"
_WEEKDAY: Final = "|".join(_WEEKDAYS)
_START: Final = r"(?<![ぁ-んァ-ヶ一-龠々])"
_AFTER_TIME: Final = "(?<=[日月火水木金土曜時朝昼夕方夜前後着降中])"
"""Behind what the step before has put into its spelling."""
_IS_DAY: Final = (
    rf"(?=ちゃく|着|きぼう|希望|指定|いこう|以降|まで|、?(?:の)?(?:{_PART}|(?:{_WEEKDAY})よう)|は(?:るす|だめ|いえ)"
    r"|に(?:お|と|つ|着|届|し|ほ|く|来)|で(?:お|す|$))"
)
_DATED: Final = re.compile(
    rf"(?P<full>(?P<tens>{_TEN})(?:(?P<fourth>よっか)|(?P<unit>{_ONE})?にち))"
    rf"|{_START}(?P<single>ご|ろく|はち|きゅう|く)にち(?=に|の|まで|ちゃく|着)"
    rf"|(?:{_START}|(?<=月))(?P<day>{'|'.join(_DAYS)})(?:(?P<later>ご)(?=に|の|$)|{_IS_DAY})"
    rf"|(?P<weekday>{_WEEKDAY})よう(?:び|日)|(?<=しゅうの)(?P<week2>{_WEEKDAY})よう"
    rf"|(?<=しゅう)(?P<week3>{_WEEKDAY})よう|(?:{_START}|(?<=の))(?P<week4>げつ|すい|もく|きん|ど|にち)よう(?=[のにか、]|ちゃく|$)"
    r"|(?P<kanji>[月火水木金土]|(?<!\d)日)(?:よう[日び]?|曜び)(?!品|な[いにも]|か[?。])"
    rf"|(?:(?<=よる)|(?<=よるの)|(?<=ごご)|(?<=ごごの)|(?<=ぜん)|(?<=がた)|(?<=から)|(?<=[夜後前方~、])|{_START})"
    rf"(?P<hour>(?P<ten>じゅう)?(?P<one>{_ONE})|じゅう)じ(?P<half>はん)?(?=いこう|以降|から|まで|ごろ|~|-|の|に(?:お|と|き)|すぎ|$)"
    r"|(?<=\d)(?:(?P<nichi>にち|ニチ)(?![ぁ-んァ-ヶ]{2}ょ)|(?P<gatsu>がつ|ガツ)|(?P<ji>ジ)(?![ァ-ヶ])"
    r"|じ(?=いこう|から|まで|ごろ|頃|に|の|はん|半|すぎ|[~、。-]|$)|カ(?=[\dの着ま、。に以]|チャク|$))"
)
_WORD: Final = re.compile(
    r"さらいしゅう|さらい週|さ来週|らいしゅう|こんしゅう|(?:らい|こん)げつ(?=の|[^ぁ-ん]|は)|しゅうまつ(?=に|の|で|$)"
    r"|ごぜんちゅう|ごぜん(?=[のにでき、。よちはもこ\d]|$|まで|[^ぁ-ん])"
    rf"|(?:{_START}|(?<=[の日曜]))(?:あさいちばん|おひる(?:すぎ|まえ)|ひる(?:から|すぎ|まえ))(?=[に、。をのは]|で|が|い|お|$)"
    rf"|(?:{_START}|(?<=の)|(?<=[日曜]))(?:あさ(?=(?:の(?:う|は|じ)|[に、。を]|で(?!す)|お[ねと]|$|はや))"
    r"|おひる(?=に|で(?!す)|か|ま|$)"
    r"|ゆうがた|よる(?=[に、。\d]|の(?:\d|うち|受|配|便|時間|着|お届)|で(?!す)|お[ねと]|じゃ|しか|だけ|い|は|か|ま|遅|早|$|(?:し|な|は|ろ|く|じ|ご)[^ぁ-ん]?.?.?じ|希|(?![ぁ-んァ-ヶ])|おそ)"
    r"|ごご(?=[にの、。\d~]|で(?!す)|お|か|よ|い|ろ|さ|ご|し|ま|は|き|$|(?![ぁ-ん])))"
    rf"|{_AFTER_TIME}(?:ちゃく(?=[きで、。にをの]|希|$)|きぼう|いがい|いこう(?=[でにおき、。はの希]|$)|るす)"
    rf"|(?<=ちゃく)きぼう|(?<=日は)るす|(?<=まで)るす|(?<=らは)るす|{_START}るす(?=に|で|し|$)"
)
_HINT: Final = alternation(
    "にち|ニチ|[つかいくんどち月火水木金土日]よう|曜び|しゅう|さ来週|さらい|ごぜん|ごご|ゆうがた|よる"
    "|あさ|ひる|るす|ついたち|ふつか|みっか|よっか|いつか|むいか|なのか|ようか|ここのか|とおか|はつか"
    r"|がつ|ガツ|じ(?:いこう|以降|から|まで|ごろ|頃|[~、。-]|の|に|すぎ|はん|半)|じ$|\dジ|\dカ|いがい|いこう"
    "|ちゃく|げつ|きぼう"
)


def spell_time(text: str) -> str:
    """Return folded text with days, weekdays and hours in hiragana put into the usual spelling.

    Example:
        >>> spell_time("じゅうはちにちのごぜんちゅう"), spell_time("らいしゅうのかようび")
        ('18日の午前中', '来週の火曜日')
        >>> spell_time("そうしようか")
        'そうしようか'
    """
    if _HINT.search(text) is None:
        return text
    return _WORD.sub(lambda match: _WORDS[match.group()], _DATED.sub(_dated, text))


def _dated(match: re.Match[str]) -> str:
    part = match.groupdict()
    if part["full"]:
        ones = 4 if part["fourth"] else _ONES.get(part["unit"] or "", 0)
        return f"{_TENS[part['tens']] + ones}日"
    if part["single"]:
        return f"{_ONES[part['single']]}日"
    if part["day"]:
        return f"{_DAYS[part['day']]}日{'後' if part['later'] else ''}"
    for name in ("weekday", "week2", "week3", "week4"):
        if part[name]:
            return f"{_WEEKDAYS[part[name]]}曜{'日' if name == 'weekday' else ''}"
    if part["kanji"]:
        return f"{part['kanji']}曜日"
    if part["hour"]:
        hour = 10 * ("じゅう" in part["hour"]) + _ONES.get(part["one"] or "", 0)
        return f"{hour}時{'半' if part['half'] else ''}"
    if part["nichi"] or match.group() == "カ":
        return "日"
    return "月" if part["gatsu"] else "時"
