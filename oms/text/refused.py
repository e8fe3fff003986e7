"""Refusals in a remark: what a shop offers and a buyer does not want, said freely or as an answer.

What is passed over here is read by nobody; a refusal that leaves something to do (a slip that lies
in every parcel) is none of these.
"""

from __future__ import annotations

import re
from typing import Final

from oms.text import phrases
from oms.text.unoffered import declined
from oms.text.verdict import Place

__all__ = ["DISAGREES", "LACKING", "PRESENT", "denies_all", "refuses"]

PRESENT: Final = re.compile(r"ギフト|贈答|プレゼント|贈り物|贈物|進物")
_CHOSEN_NO: Final = re.compile(
    r"(?:ない|なし|無し?|不要|不可|ません|いいえ|否|no|結構(?:です)?)[)」】\]]*$"
)
DISAGREES: Final = re.compile(
    r"(?:同意|了承|承諾|承知|納得)(?:は|が)?(?:し(?:ない|ません|かね)|でき(?:ない|ません|かね))|"
    r"確認して(?:い|お)?(?:ない|りません|ません)"
)
_LEAVE_OUT: Final = re.compile(
    r"を(?!希望|利用|必要|使用|注文|購入|申|付け|つけ)[^、。を]{1,8}ない$|(?<!置き配):不可$"
)
"""明細書を入れない, ticked: something is to be left out; 直貼り:不可 forbids it."""
_OF_HEALTH: Final = re.compile(r"薬|病気|服用|アレルギ|治療")
_NOT_TAKEN: Final = re.compile(
    r"[^。]{0,8}(?:飲んで|服用して|治療して|使って)い?(?:ません|ない)(?:です)?"
)
_WORD: Final = r"[^。、:\sがはをもにへと]"
_DENIED: Final = (
    r"(?:なし|無し|無|不要)(?:で(?:も)?(?:可|よい|いい|良い|ok|結構|大丈夫|お願いします))?"
    r"(?:です|でお願い(?:します|いたします))?(?:\(.{1,14}\))?"
)
_WITHOUT: Final = re.compile(rf"{_WORD}{{0,10}}{_DENIED}")
"""A thing denied by its name (度なし), as pull-downs have it."""
_NAMED: Final = re.compile(
    rf"[^。、:\s]{{1,12}}?(?:は|も)?(?:{_DENIED}|(?:いり|要り|必要あり|希望し|し)ません|"
    r"[あかさたならわがばま]ない)"
)
LACKING: Final = re.compile(
    r"連絡|返事|返信|回答[はが]|届|動[かき]|[分判わ]か?ら|合[わい]|足り|入ら|入って|鳴|[写映]ら|[治直]ら|効果|反応|"
    r"説明|取説|部品|付属|保証書|在庫|音|納得|信じ|食べ|飲|金額|値段|価格|宛|名前|日付|住所"
)
"""What is missed though it should be there, or left out of a thing that is wanted."""
_OFFERED: Final = (
    r"(?:のし紙?|熨斗|(?:ギフト)?(?:ラッピング|(?<!簡易)(?<!過剰)包装)|ギフト(?:箱|ボックス|box)?|領収書?|"
    r"(?:メッセージ)?カード|リボン|お?名入れ|刻印|文字入れ|手提げ袋?|紙袋|いずれ|どれ|どちら|全て|すべて)"
)
_POLITELY_NOT: Final = re.compile(
    r"(?:【[^】]*】)?(?:(?:今回|今|特に|いいえ)[は、]*|(?:ギフト|贈り物|贈答|プレゼント)(?:では|じゃ)ないので)*"
    rf"(?:(?:{_OFFERED}|メッセージ)[はも])?"
    r"(?:不要|不用|ふよう|結構|遠慮し(?:ます|ておきます)|(?:利用|使用|希望|注文)しません|必要ありません|"
    r"いりません|要りません|(?:小分け)?なし|そのまま|変更しなくて(?:も)?(?:ok|よい|いい|良い))"
    r"(?:です|で(?:(?:結構|大丈夫|お願いし)(?:です|ます))?)?(?:、?ありがとうございます)?"
)
_SEVERAL: Final = re.compile(r"[、,/|\s]+(?=[^:、,/|\s]{1,14}:)")
"""Where the next label begins."""
_TO_BE_SURE: Final = re.compile(
    rf"{phrases.CONSENTS}|適合|(?<!領収書の)確認|歳|以上|可能|よろしい|ても(?:よい|いい|良い)|エレベーター|搬入|階段"
)
"""A no to it is something the shop has to know."""
_FRAMED: Final = re.compile(r"[^「」()【】。、]{1,14}[「(【]([^「」()【】]{1,12})[」)】]")
"""An answer behind its label: 名入れ(なし)."""
_NUMBERED: Final = re.compile(
    r"\(\d{1,2}\)\s*|(?:^|[\s、])(?:\(?\d{1,2}[.):、]|\d(?=[^\d\W])|第[1-3一二三]希望:?)\s*|"
    r"(?<=[しん要無×])\d[.):]?(?=[^\d\W])"
)
"""Numbers of a list; what is denied one by one is denied."""
_FIRMLY_SHARED: Final = re.compile(
    r"[一-龠々]{2}|[ァ-ヶー]{2}|[一-龠々](?=[かさたならわがばま]ない)"
)


def refuses(text: str, place: Place, *, chosen: bool) -> bool:
    """Whether something offered is not wanted."""
    if ":" in text and _denies_each(text):
        return True
    framed = _FRAMED.fullmatch(text)
    if framed and (phrases.REFUSAL_BARE.fullmatch(framed[1]) or phrases.NONE.fullmatch(framed[1])):
        return True
    if (place.heading or chosen) and phrases.REFUSAL.fullmatch(text):
        return True
    if _denies(text, place):
        return True
    if place.asked and phrases.OFFERED.search(place.asked) and declined(text):
        return True
    if place.title and phrases.REFUSAL_BARE.fullmatch(text):
        return True
    if not chosen or DISAGREES.search(text) or _LEAVE_OUT.search(text):
        return False
    return _CHOSEN_NO.search(text) is not None


def _denies_each(text: str) -> bool:
    """Whether behind each label stands a no, none of them to what the shop must be sure of."""
    for said in _SEVERAL.split(text):
        label, colon, rest = said.rpartition(":")
        if not (colon and (phrases.REFUSAL.fullmatch(rest) or phrases.NONE.fullmatch(rest))):
            return False
        if ":" in label or _TO_BE_SURE.search(label):
            return False
    return True


def denies_all(text: str) -> bool:
    """Whether a list says no to each of its points."""
    if not _NUMBERED.search(text):
        return False
    points = [each for point in _NUMBERED.split(text) if (each := point.strip(" 、。"))]
    return bool(points) and all(
        phrases.NONE.fullmatch(each) or phrases.REFUSAL.fullmatch(each) for each in points
    )


def _denies(text: str, place: Place) -> bool:
    """Whether what a form offers is denied by its name, not merely missed."""
    if place.in_dates:
        return False
    if (place.heading or place.is_card) and _POLITELY_NOT.fullmatch(text):
        return True
    if _OF_HEALTH.search(place.heading) and _NOT_TAKEN.fullmatch(text):
        return True
    if LACKING.search(text) or PRESENT.search(text):
        return False
    if place.heading and not place.label and _WITHOUT.fullmatch(text):
        return True
    if _NAMED.fullmatch(text) is None:
        return False
    asked = place.title + place.label
    return any(word in asked for word in _FIRMLY_SHARED.findall(text))
