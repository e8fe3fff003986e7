"""Answers to what a shop asks about its buyers: where they heard of it, who is going to eat it.

They leave nothing to do. A title counts as such a question by its words, and by its form where it
asks for nothing the shop could act on; what answers it counts only if it asks for nothing.
"""

from __future__ import annotations

import re
from typing import Final

from oms.text import phrases
from oms.text.smalltalk import weigh
from oms.text.topics import found
from oms.text.verdict import Place

__all__ = ["PREDICATE", "answers_survey", "takes_up", "tells_of_buyer"]

_MOST_SURVEY: Final = 20
_MOST_IN_SURVEY: Final = 30
"""Where the title itself says that it is one."""
_MOST_BESIDE: Final = 10
"""Where the title asks for anything else besides (年齢確認・ご要望)."""
_NOTICE: Final = re.compile(r"について|案内|お願い|いたしま|致しま|ません|ください|注意|規約")
"""A title that tells rather than asks: what is written under it is no answer."""
_OF_GOODS: Final = re.compile(
    "サイズ|足囲|身長|体重|悩み|アレルギ|のし|熨斗|領収|包装|ラッピング|ギフト|カード|希望|要望|届|時間|置き?配|受取|連絡|その他"
)
_IDLE: Final = 2.5
"""Below this score an answer within a survey asks for nothing."""
_ABOUT_BUYER: Final = re.compile(
    r"^(?!.*(?:希望|必要|名|文字|のし|熨斗|領収|包装|ラッピング|カード|サイズ|型番|車種|連絡|住所|番号|付け|入れ))"
    r"[^。]{0,12}(?:どなた|誰|どちらで|どこで|どんな|どのような|普段|ふだん|お好き|好きな|何を見て|何でお?知)[^。]{0,24}か"
    r"[?？]?(?:\(任意\))?$"
    r"|犬種|猫種|月齢|肌質|肌タイプ|肌の(?:タイプ|お悩み)|お肌の|よく(?:着る|使う|食べる|飲む|買う|購入)"
    r"|(?:ご?利用|ご?使用|お使い)の?(?:場所|シーン|予定)|(?:購入|選ばれた|選んだ)(?:された)?理由|何を見て"
    r"|(?:ペット|わんちゃん|ワンちゃん|ねこちゃん|猫ちゃん|愛犬|愛猫)[^。]{0,4}のお?名前(?:\(任意\))?$"
    r"|気になる(?:こと|お悩み)は?[?？]?$|お部屋の(?:タイプ|種類|広さ)|ご?(?:使用|利用|購入)の?(?:目的|動機)|よくお使いの"
    r"|水槽サイズ|飼育(?:数|歴|環境)|ご?職業|お仕事|趣味"
)
"""A title that asks about the buyer, or whom it is for, and for nothing to be done."""
_MATTERS: Final = re.compile(
    r"アレルギ|不可|抜き|腎|心臓|湿疹|かぶれ|割れ|不良|壊れ|返品|交換|届か(?:な|ず)|(?:色|物)が?違|分けて|香料|御中|様$|(?:株式|有限|合同)会社|法人"
)
"""What the shop has to know or to mend, wherever it is told."""
_ORDERS: Final = re.compile(
    r"は[^。、]{1,14}(?:で|に|を)[。!]*$|[^。]{4}[。、][^。、]{1,12}(?:で|に|を|は)[。!]*$|[半各]々で|(?:ないで|ずに|ように)[。!]*$"
    r"|を(?:よろしく|宜しく|頼)|(?:いつ|何|なに|どこ|いくら)[^。]{0,10}(?:でしょう|かな|ですか)"
)
"""What is told to a survey in words of an order: 箱はきれいなものを."""
_GIVES: Final = re.compile(
    r"ご?希望|同封|プレゼント|進呈|差し上げ|お選び|印刷|印字|番号|品番|お試し"
)
"""A survey that something is sent or printed after."""
_OF_SIZE: Final = re.compile(
    r"^(?!.*(?:お客様の|普段|ふだん))"
    r".*(?:寸法|採寸|足の?サイズ|サイズ[^。]{0,4}(?:確認|指定|ご?記入)|裄|股下)"
)
"""What the goods are chosen or cut by."""
_OF_HEALTH: Final = re.compile(r"アレルギ|アレルゲン|トラブル|持病|服用|妊娠|授乳|既往")
_OPTIONAL: Final = re.compile(r"について\(任意\)$")
"""What may be left out is asked, not told."""
PREDICATE: Final = re.compile(r"(?:です|ます|でした|ました|ません|した|たい)[。!]*$")
_ASKED: Final = re.compile(r"教えて|聞かせ|ご?協力|お選び|お答え|ご?回答|アンケート")
"""Words of a title that ask, though it says ください."""
_OF_AGE: Final = re.compile(
    r"(?:\d+(?:[歳才代]|cm|\.\d|か月|頭|人|回)?(?:以上|前半|後半)?|成人|秘密|[ァ-ヶー]\d*)(?:です)?[。!]*$"
)
_MEASURED: Final = re.compile(
    r"(?:[月年週]に?)?(?:数|\d+(?:~\d+)?)(?:回|時間|本|杯|個)(?:以上|未満|以下|くらい|程度)?(?:です)?"
)
_SHOWS_THE_WAY: Final = re.compile(
    r"まで$|から(?:入|回|上が|搬入)|(?:入って|曲がって)(?:右|左|奥)"
)
_GIVEN_ONCE: Final = re.compile(r"(?:贈り物|ギフト|プレゼント|お歳暮|お中元)で(?:いただ|頂|もら)")
_SHARED: Final = re.compile(r"[一-龠々]|[ァ-ヶー]{2}")


def answers_survey(text: str, place: Place, *, wished: bool) -> bool:
    """Whether a title or label asks who the buyer is, and this tells it.

    Args:
        text: The folded answer.
        place: Where it stands.
        wished: Whether it holds a wish of day or hour.

    Example:
        >>> from oms.text.verdict import Place
        >>> title = Place("当店をどこで知りましたか")
        >>> [answers_survey(each, title, wished=False) for each in ("友人の紹介", "キャンセルで")]
        [True, False]
    """
    if place.label:
        asked = "アンケート" in place.title and not _OF_GOODS.search(place.label)
        return asked and not wished and weigh(text) < _IDLE and _tells(text, place.title)
    if _OF_SIZE.search(place.title) or (not place.heading and len(text) > _MOST_BESIDE):
        return False
    if phrases.SURVEY_TITLE.search(place.title) and _MEASURED.fullmatch(text):
        return True
    return not wished and _tells(text, place.title)


def tells_of_buyer(text: str, place: Place) -> bool:
    """Whether this answers a harmless question whose words were cut off or never sent."""
    if place.is_card or place.in_dates:
        return False
    if place.heading and not phrases.SURVEY_TITLE.search(place.heading):
        return False
    return phrases.SURVEY_ANSWER.fullmatch(text) is not None


def _tells(text: str, title: str) -> bool:
    """Whether a text does no more than answer a title that asks about the buyer."""
    if not (phrases.SURVEY_TITLE.search(title) or _ABOUT_BUYER.search(title)):
        return False
    if _NOTICE.search(_OPTIONAL.sub("", title)) and not _ASKED.search(title):
        return False
    if _OF_HEALTH.search(title) or (_GIVES.search(title) and "アンケート" in title):
        return False
    asks = (phrases.ASKING, phrases.QUESTION, phrases.COMPLAINT, _MATTERS, _ORDERS)
    if any(pattern.search(text) for pattern in asks):
        return False
    topical = found(text) and not _GIVEN_ONCE.search(text)
    if "アンケート" in title and len(text) <= _MOST_IN_SURVEY:
        return not (phrases.STATEMENT.search(text) or (topical and weigh(text) > _IDLE))
    if len(text) > _MOST_SURVEY or topical or _SHOWS_THE_WAY.search(text):
        return False
    told = PREDICATE.search(text) and not _OF_AGE.search(text)
    return not told or takes_up(text, title)


def takes_up(text: str, title: str) -> bool:
    """Whether an answer repeats a word of its title (刻印しない under 刻印サービス)."""
    return any(word in title for word in _SHARED.findall(text))
