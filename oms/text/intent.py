"""Tell what a sentence of a remark is about, and whether it says anything at all."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from oms.text import phrases
from oms.text.agreement import Agreement
from oms.text.answers import judge_answer
from oms.text.greetings import is_greeting, without_greetings
from oms.text.opinion import NOTHING_ELSE, only_refuses, second_opinion
from oms.text.phrases import RemarkClass
from oms.text.smalltalk import guess_classes, weigh
from oms.text.topics import asks, found, headed, moves_day
from oms.text.verdict import GREETING, NOTHING, WISH, Place, Verdict, undecorated

__all__ = ["Place", "Verdict", "classify", "moves_day"]

_PLAIN_TITLE: Final = "備考"
_PRODUCT_CODE: Final = re.compile(r"[a-z]-?\d{2}|\d{4}")
_UNDER_HEADING: Final = -5.0
"""What stands where a form asked for something is an answer rather than small talk."""
_IN_DATES: Final = -5.0
"""In the block of dates hardly anybody chats."""
_IN_PASSING: Final = -3.0
"""Below this score a day or hour is told, not wished."""
_SURELY_PASSING: Final = -4.5
"""Whatever words stand in it."""
_BARE_WISH: Final = re.compile(
    r"(?:[\d〇一二三四五六七八九十/:.~\-年月日時分()、。!\s火水木金土曜のにではがをもて]|午[前後]|中|夕方|以[降外]|まで|から"
    r"|頃|より|だけ|[当平]日|着|必着|希望|指定|済み|在宅|不在|留守|お?届け?(?:先|日|時間)?|いて|くよう|お?配[達送]"
    r"|到着|時間(?:帯)?|受け?取れません|お?願い|(?:いた|致)?し(?:ます|て)|です|くだ?さい|下さい|よろしく|宜しく"
    r"|恐れ入りますが|お手数ですが|できれば|できるだけ|なるべく|必ず|絶対|ぜったい|遅くとも|良い|いい|欲しい|ほしい"
    r"|[ただ]い(?:です|の?で)|(?<=と)(?:大変)?(?:うれしい|嬉しい|助かります|ありがたい|有り?難い|幸い)"
    r"|家に(?:い|居|おり)ま(?:す|せん)|して(?:い|おり)ま(?:す|せん)|delivery time)++"
)
"""Words of a wish alone: nothing in them could tell of a day in passing, or ask for more."""
_A_WISH: Final = Verdict("message", (RemarkClass.SCHEDULE,))
_NOTHING_BUT: Final = re.compile(
    r"^(?:特に|とくに)?(?:何も|なにも)?(?:ご?(?:要望|希望|備考|質問))?(?:は|等は)?"
    r"(?:あり(?:ま|は)せん|ございません|な[いし]です|無[いし]です|な[いし]|無[いし])(?:です)?(?:が|けれども?|けど)、?"
)
"""特にありませんが、いつもありがとうございます: what is said is what follows."""
_MARKED: Final = re.compile("[○◯〇◎✓✔×✕✖♡♥❤☆★]")
"""A mark alone answers what a form asked."""
_STUMP: Final = re.compile(
    r"(?:(?:け?いた|た)?し|し?となり|い|ござい)?(?:ます|ません)|(?:ください|下さい)|(?:し)?た|す|です|ー?[ァ-ヶ]です"
)
"""The end of a word, left where a default text was cut: it says nothing."""
_PAUSE: Final = re.compile(
    r"[♪☆★♡…]+|\.{2,}|[\U0001f000-\U0001faff\u2600-\u27bf\ufe0f\u200d]+|"
    r"[、,](?=[^、。]{1,8}は[^、。]{1,10}(?:で|に)。?$)|[、,](?=ただ|でも|あと|それと|ちなみに|ところで|今度は|今回は)"
)
_LEAST_PART: Final = 5
_LONG: Final = 100
_CLAUSE: Final = re.compile(r"[、,\s]+")
"""Letters without full stops: a request among many pleasantries counts."""
_TO_SHOP: Final = re.compile(
    r"よろしく|宜しく|ヨロシク|お世話(?!になりました)|注文|購入|買|利用|リピ|楽しみにして|届くの|お店|店長|貴店|レビュー|応援してい|回目|初めて"
)
"""Small talk that is meant for the shop even where the text of a card was asked for."""
_CARD_WISH: Final = re.compile(
    r"「|カード|メッセージ|おめでとう|より$|贈|周年|記念日|結婚|お?[母父]さん|ママ|パパ|ばあ|じい|元気でね|ありがとうね"
)
_CONTENT: Final = re.compile(r"[^\W_a-zà-ỹ0-9]|[a-zà-ỹ0-9]{2}|^[a-z0-9]$")
_REQUEST_END: Final = re.compile(
    r"(?:お願い(?:いた|致)?します|(?:下さい|ください)(?!ます))(?:ませ)?"
)
_OR_ELSE: Final = re.compile(
    r"(?:無理|だめ|ダメ|駄目|不可|難し|できな|間に合わな)[いけれ]{0,2}(?:なら|でしたら|だったら|ば|の?場合)"
)
"""3日が無理なら4日でも: another day than the one that is set would do."""
_BESIDES: Final = re.compile(
    r"住所|送り主|差出人|名義|名前(?:は|を)|値段|金額|伏せて|常温|(?:冷凍|冷蔵)(?:で|便|$)|ヤマト|佐川|郵便局|[2-9二三四]箱"
    r"|分けて|シール|電話(?:し|を)|手渡し|運んで|[2-9二三四五]階|引き?取りに|取りに(?:伺|行)|別の場所|心配"
    r"|(?:なければ|過ぎ(?:る|た)なら|過ぎたら)[^。]{0,6}(?:いりません|要りません|不要|いらない)"
    r"|かどうか|か(?:を)?(?:教え|お?知らせ)|(?:メール|ご?連絡|ご?返信|お?返事|ご?回答)を?(?:くだ|下さ|お願|いただ|頂|ほし|欲し|お?待ち)"
    r"|(?:実家|母の家|娘の家|息子の家|職場)(?:へ|に)(?:お願い|届け|送)|色は|[黒白赤青緑茶紺](?:を|色で)|トラック"
)
"""Matters no field of the delivery holds."""
_OF_TIME: Final = re.compile(r"\d|[日時曜朝昼夜夕]|午[前後]|それ|その|指定|in the")
_DAY: Final = r"(?:\d{1,2}日|\d{1,2}/\d{1,2})"
_TWICE: Final = re.compile(
    rf"{_DAY}(?:と|に|に?は|へ|で|着)?[^。か]{{0,10}}?(?:\d+(?:個|箱|本|袋|点|枚|つ|セット)|宛|自宅|実家|届けて|配達して)"
    rf"[^。か]{{0,12}}?{_DAY}(?!のどちら|のいずれ|まで|以降|から|頃|でも)"
    rf"|{_DAY}と{_DAY}に(?!家|在宅|い[まる]|お[りる])"
    rf"|(?:宛|分|先)は{_DAY}[^。か]{{1,12}}(?:宛|分|先)は{_DAY}|[^。、]{{2,8}}は{_DAY}、[^。、\d]{{1,8}}は{_DAY}で"
)
"""Two parcels, or two days for one order: 10日に3個、17日に3個."""
_TELLS: Final = re.compile(r"[ぁ-ん](?<![をにでへとがはのもて])$")
"""A plain statement in Japanese, as opposed to a note or a request cut short."""


def classify(text: str, place: Place, wish: Agreement | None, *, chosen: bool = False) -> Verdict:
    """Return what a folded sentence is (`nothing`, `wish`, `message`) and its classes.

    Args:
        text: The folded sentence, the shop's own words taken off.
        place: Where it stands.
        wish: How the delivery wishes in it relate to the RMS fields; `None` without a wish.
        chosen: Whether it is what the buyer left or marked of a choice.

    Example:
        >>> classify("のしは不要です", Place("ラッピング・のし"), None).kind
        'nothing'
        >>> classify("大きめのものをお願いします", Place(), None).classes
        (<RemarkClass.OTHER: 'other'>,)
    """
    return _classify(text, _meant(place), wish, chosen)


@lru_cache(maxsize=1024)
def _meant(place: Place) -> Place:
    """Return the same place for all that mean the same, so that a sentence is judged once.

    A title that asks for nothing in particular says no more than that there is one, and so does
    any title above a label. A test holds `classify` to it.
    """
    if not place.title:
        return place
    plain = place._replace(title=_PLAIN_TITLE)
    if place.label and "アンケート" in place.title:
        return place
    if place.label:
        return plain if place.heading else plain._replace(label="")
    moves = place.in_dates and "変更" in place.title
    particular = (
        place.heading or place.is_card or moves or phrases.SURVEY_TITLE.search(place.title)
    )
    return place if particular else plain


@lru_cache(maxsize=4096)
def _classify(text: str, place: Place, wish: Agreement | None, chosen: bool) -> Verdict:  # noqa: FBT001
    if wish is not None and not place.asked and _BARE_WISH.fullmatch(text):
        met = wish is Agreement.AGREES and not _TWICE.search(text)
        return WISH if met else _A_WISH  # most wishes end here, and soon
    if (rest := _NOTHING_BUT.sub("", text)) != text and rest:
        return _classify(rest, place, wish, chosen)
    bare = undecorated(text)
    if not _CONTENT.search(bare) and not (place.heading and _MARKED.fullmatch(text.strip())):
        return NOTHING
    if (verdict := judge_answer(text.strip(" 。.、:→"), place, wish, chosen=chosen)) is not None:
        return verdict
    if wish is None and not place.label and only_refuses(text):
        return NOTHING
    if place.is_card and _is_card_text(text, wish):
        return Verdict("message", (RemarkClass.GIFT,))
    core = _core(text)
    if wish is not None and (place.in_dates or not _tells_in_passing(text, core)):
        verdict = _wishing(text, wish)
        if verdict is not None:
            return verdict
    if not undecorated(core) or _STUMP.fullmatch(bare):
        return GREETING
    if place.label and place.heading:
        return _message(text, place)
    verdict = _free(text, core, place)
    if not verdict.weight:
        verdict = _weightiest(text, place) or verdict
    # What a form asked for has its class from the form; of free text the tables know more.
    if not verdict.weight or place.heading:
        return verdict
    return verdict._replace(classes=guess_classes(text) or verdict.classes)


def _core(text: str) -> str:
    """What is left of a sentence without its politeness."""
    return phrases.POLITE.sub("", phrases.SOFT_ASK.sub("", text))


def _free(text: str, core: str, place: Place) -> Verdict:
    """Judge a sentence that answers nothing and wishes no day."""
    verdict = GREETING if is_greeting(text, core) else _message(text, place)
    particular = place.in_dates or (place.heading and not phrases.SURVEY_TITLE.search(place.title))
    asked = _IN_DATES if place.in_dates else _UNDER_HEADING
    most = asked if verdict.weight and particular else NOTHING_ELSE
    return second_opinion(text, verdict, most=most)


def _weightiest(text: str, place: Place) -> Verdict | None:
    """Judge by itself each part of what as a whole looks like small talk; `None` if all are.

    In 「いつもありがとうございます♪今度は友人に贈ります♪」 the thanks would outweigh the rest.
    """
    parts = [part for part in _PAUSE.split(text) if len(part) >= _LEAST_PART]
    if len(parts) > 1:
        for part in parts:
            verdict = _free(part, _core(part), place)
            if verdict.weight:
                return verdict
    if len(text) > _LONG:
        for clause in _CLAUSE.split(text):
            core = phrases.POLITE.sub("", clause)
            if phrases.ASKING.search(core) and (verdict := _free(clause, core, place)).weight > 1:
                return verdict
    return None


def _is_card_text(text: str, wish: Agreement | None) -> bool:
    """Whether what is written where the text of a card was asked for is one."""
    to_shop = wish is not None or _TO_SHOP.search(text)
    return not to_shop or _CARD_WISH.search(text) is not None


def _tells_in_passing(text: str, core: str) -> bool:
    """Whether a day or hour is no wish: thanks for 4/17, 夜八時になると甘いものが欲しくなる."""
    if weigh(text) < _SURELY_PASSING:
        return True
    if phrases.ABOUT_DELIVERY.search(text) or phrases.ASKING.search(core):
        return False
    return phrases.IN_PASSING.search(text) is not None or weigh(text) < _IN_PASSING


def _wishing(text: str, wish: Agreement) -> Verdict | None:
    """Judge a sentence that holds a delivery wish."""
    if wish is Agreement.AGREES and (_OR_ELSE.search(text) or _TWICE.search(text)):
        wish = Agreement.PARTLY  # the day behind it is in no field
    others = [name for name in found(text) if name is not RemarkClass.SCHEDULE]
    if RemarkClass.GIFT in others and not phrases.GIFT_FIRM.search(text):
        others.remove(RemarkClass.GIFT)  # the day of a birthday is no gift wrapping
    question = asks(text)
    if wish is Agreement.AGREES:
        if RemarkClass.CANCEL_CHANGE in others and not phrases.CANCEL_FIRM.search(text):
            others.remove(RemarkClass.CANCEL_CHANGE)  # 「来週じゃなくて再来週」 is about the day
        return None if others or question or _asks_more(text) else WISH
    moves = moves_day(text)
    if RemarkClass.RECEIPT in others or (
        others and not phrases.ABOUT_DELIVERY.search(text) and not moves
    ):
        return None
    if not (others or question):
        return _A_WISH
    about = [name for name in guess_classes(text) if name is not RemarkClass.SCHEDULE]
    return Verdict("message", (RemarkClass.SCHEDULE, *about))


def _asks_more(text: str) -> bool:
    """Whether a sentence asks for something more than its day or hour.

    「18時以降でお願いします チャイムが鳴らないのでノックしてください」 is two requests, and
    only the first of them is in the RMS fields.
    """
    if _BESIDES.search(text):
        return True
    _, *others = _REQUEST_END.split(text)
    for other in others:
        asked = phrases.ASKING.search(without_greetings(other)) or phrases.COMPLAINT.search(other)
        if asked and not _OF_TIME.search(other) and not phrases.ABOUT_DELIVERY.search(other):
            return True
    return False


def _message(text: str, place: Place) -> Verdict:
    if phrases.BEFORE_DELIVERY_CALL.search(text):
        return Verdict("message", (RemarkClass.OTHER,))
    named = found(text)[:1]
    if asks(text):
        about = named if phrases.POSSIBLE.search(text) else []
        return Verdict("message", (*about, RemarkClass.QUESTION))
    if classes := tuple(named) or headed(place):
        return Verdict("message", classes)
    return Verdict("message", (RemarkClass.OTHER,), _weight(text, place))


def _weight(text: str, place: Place) -> int:
    if phrases.ASKING.search(text) or phrases.QUESTION.search(text):
        return 2
    said = (phrases.OTHER_HARD, phrases.COMPLAINT)
    words = without_greetings(text)
    if (
        place.label
        or any(pattern.search(words) for pattern in said)
        or _PRODUCT_CODE.search(words)
    ):
        return 1
    return 0 if _TELLS.search(undecorated(text)) else 1
