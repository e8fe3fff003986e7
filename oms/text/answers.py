"""Bare answers to what a form asks: none, refusal, consent, yes, a line of a survey.

What is passed over here is read by nobody. So a sentence counts as an answer only if it says so by
its words or takes up those of its title; whatever else stands under a title is read as free text.
"""

from __future__ import annotations

import re
from typing import Final

from oms.text import phrases
from oms.text.agreement import Agreement
from oms.text.phrases import RemarkClass
from oms.text.topics import found, headed
from oms.text.verdict import NOTHING, Place, Verdict

__all__ = ["judge_answer"]

_MOST_NONE: Final = 60
_MOST_ANSWER: Final = 40
_MOST_SURVEY: Final = 20
_MOST_REFUSAL: Final = 12
_REQUESTED: Final = re.compile(r"希望|お願い|ください|つける|付ける|入れる|必要|要")
_NEGATED: Final = re.compile(r"ない|なし|無し|ません|不要|不可|いいえ|不参加")
_PRESENT: Final = re.compile(r"ギフト|贈答|プレゼント")
_CHOSEN_NO: Final = re.compile(r"(?:希望しない|不要|しない|なし|書かない|いらない)[)」】\]]*$")
_NOTICE: Final = re.compile(r"について|案内|お願い|いたしま|致しま|ません|ください|注意|規約")
"""A title that tells rather than asks: what is written under it is no answer."""
_PREDICATE: Final = re.compile(r"(?:です|ます|でした|ました|ません|した|たい)[。!]*$")
_OF_AGE: Final = re.compile(r"(?:\d+歳(?:以上)?|成人)(?:です)?[。!]*$")
_CHOICE: Final = re.compile(
    r"(?:理解|納得|承知)し(?:た|て(?:購入|注文))|気にし(?:ない|ません)|どれでも(?:よい|いい|良い)|"
    r"お?(?:まか|任)せ|標準.{0,4}|(?:後で)?自分で.{1,4}|いいえ、.{1,8}|"
    r"自(?:宅|分)用なので.{2,4}|(?:希望しない|不要)\(.{2,8}\)|[^を]{1,8}→(?:なし|無し|不要)|[^をにが]{1,10}でよい|"
    # A bare verb denied (巻かない); 使えない would be a complaint.
    r"[^がはをも]{1,4}[^がはをもえけせてねべめれげにく]ない|[^がはをにも]{0,4}しません|"
    # What is left of a default text that was cut.
    r"(?:でき|だけ)?ません"
)
_YES_AND_MORE: Final = re.compile(r"(?:はい|いいえ)、")
_TELLS_THOUGH_EMPTY: Final = re.compile(
    r"(?:連絡|返事|返信|メール|回答)が|(?:宛|名|メッセージ|カード|のし).*(?:空欄|無記入|白紙)"
)
"""連絡はありません: there is nothing to tell; 連絡がありません: the shop has not answered."""
_SHARED: Final = re.compile(r"[一-龠々]|[ァ-ヶー]{2}")


def judge_answer(
    text: str, place: Place, wish: Agreement | None, *, chosen: bool
) -> Verdict | None:
    """Return what a bare answer is; `None` for anything that is more than one."""
    bare = phrases.DECORATION.sub("", text)
    none = phrases.NONE.fullmatch(text) or phrases.NONE.fullmatch(bare)
    if none and len(text) <= _MOST_NONE and not _TELLS_THOUGH_EMPTY.search(text):
        return NOTHING
    if len(text) > _MOST_ANSWER or _TELLS_THOUGH_EMPTY.search(text):
        return None
    if _refuses(text, place, chosen=chosen):
        return NOTHING
    if not place.title and not chosen:
        return None
    if wish is None and not place.label and _answers_survey(text, place):
        return NOTHING
    if _consents(text, place):
        return NOTHING
    if not (place.heading or chosen) or place.in_dates:
        return None
    return _affirms(text, place) or _chooses(text, place, wish, chosen=chosen)


def _refuses(text: str, place: Place, *, chosen: bool) -> bool:
    """Whether something offered is not wanted."""
    _, colon, rest = text.rpartition(":")
    if colon and rest and (phrases.REFUSAL.fullmatch(rest) or phrases.NONE.fullmatch(rest)):
        return True
    if (place.heading or chosen) and phrases.REFUSAL.fullmatch(text):
        return True
    if place.title and phrases.REFUSAL_BARE.fullmatch(text):
        return True
    return chosen and _CHOSEN_NO.search(text) is not None


def _answers_survey(text: str, place: Place) -> bool:
    """Whether a title asks who the buyer is, and this tells it."""
    title = place.title
    if not phrases.SURVEY_TITLE.search(title) or _NOTICE.search(title):
        return False
    if len(text) > _MOST_SURVEY or phrases.ASKING.search(text) or found(text):
        return False
    told = _PREDICATE.search(text) and not _OF_AGE.search(text)
    return not told or _takes_up(text, title)


def _takes_up(text: str, title: str) -> bool:
    """Whether an answer repeats a word of its title (刻印しない under 刻印サービス)."""
    return any(word in title for word in _SHARED.findall(text))


def _consents(text: str, place: Place) -> bool:
    """Whether a sentence says no more than that something was read and agreed to."""
    if not phrases.CONSENT.fullmatch(text):
        wanted = _REQUESTED.search(text) and headed(place)
        asked = not wanted and phrases.CONSENT_TITLE.search(place.heading)
        return bool(asked and phrases.AFFIRM.fullmatch(text))
    more = _YES_AND_MORE.match(text)
    return more is None or not (phrases.ASKING.search(text) or phrases.QUESTION.search(text))


def _affirms(text: str, place: Place) -> Verdict | None:
    """Judge a yes to something that has to be done."""
    about = headed(place)
    if phrases.AFFIRM.fullmatch(text) and (about or _REQUESTED.search(text)):
        return Verdict("message", about or (RemarkClass.OTHER,))
    return None


def _chooses(text: str, place: Place, wish: Agreement | None, *, chosen: bool) -> Verdict | None:
    """Pass over a choice that leaves things as they are."""
    if wish is not None or place.label or chosen or not phrases.STATED.fullmatch(text):
        return None
    if len(text) > _MOST_REFUSAL or not (_CHOICE.fullmatch(text) or _takes_up(text, place.title)):
        return None
    refused = _NEGATED.search(text) and not _PRESENT.search(text)
    idle = not (headed(place) or found(text) or phrases.ASKING.search(text))
    return NOTHING if refused or idle else None
