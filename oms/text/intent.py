"""Tell what a sentence of a remark is about, and whether it says anything at all."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final, NamedTuple

from oms.text import phrases
from oms.text.agreement import Agreement
from oms.text.phrases import RemarkClass
from oms.text.smalltalk import guess_class, weigh

__all__ = ["Place", "Verdict", "classify", "moves_day"]

_ANYTHING: Final = re.compile(r"その他|要望|備考|連絡|通信|質問|意見|など|等")
_MOST_SURVEY: Final = 20
_MOST_REFUSAL: Final = 12
_PAST_PRAISE: Final = re.compile(
    r"いつも|毎回|毎度|前回|先日|以前|この前|昨年|去年|昔|早い発送|迅速|すぐ届"
)
_REQUESTED: Final = re.compile(r"希望|お願い|ください|つける|付ける|入れる|必要|要")
_NEGATED: Final = re.compile(r"ない|なし|無し|ません|不要|不可|いいえ|不参加")
_PRESENT: Final = re.compile(r"ギフト|贈答|プレゼント")
_PRODUCT_CODE: Final = re.compile(r"[a-z]-?\d{2}|\d{4}")
_CHOSEN_NO: Final = re.compile(r"(?:希望しない|不要|しない|なし|書かない|いらない)[)」】\]]*$")
_QUOTED: Final = re.compile(r"「[^」]*」|『[^』]*』|“[^”]*”")
_SURELY_MESSAGE: Final = -0.5
_SURELY_MESSAGE_THOUGH_WARM: Final = 1.0
_SURELY_TALK: Final = -4.0
_SURELY_TALK_THOUGH_KNOWN: Final = -6.0
_TO_SHOP: Final = re.compile(
    r"よろしく|宜しく|ヨロシク|お世話|注文|購入|買|利用|リピ|楽しみにして|届くの|お店|店長|貴店|レビュー|応援してい|回目|初めて"
)
"""Small talk that is meant for the shop even where the text of a card was asked for."""
_CARD_WISH: Final = re.compile(r"「|カード|メッセージ|おめでとう|より$|贈")
_MAY_PROMISE: Final = re.compile(r"レビュー|れびゅー|review|者です")
_MOVES: Final = re.compile(
    r"(?:に|へ)(?:変更|変え|して|お願)|→|⇒|ではなく|じゃなく|正しくは|間違い"
)
_CONTENT: Final = re.compile(r"[ぁ-んァ-ヶ一-龠々가-힣]|[a-zà-ỹ0-9]{2}|^[a-z0-9]$")
_ASIDE: Final = re.compile(
    r"\((?!(?:笑|泣|汗|涙|嬉|照|爆|苦笑|礼|謝|祈|願|拝|土|日|月|火|水|木|金|株|有|休|祝)[^()]{0,2}\))"
    r"[^()]*[ァ-ヶ一-龠a-z][^()]*\)$"
)
"""What is said in brackets behind a greeting: 「お願いします(青)」."""
_DANGLING: Final = re.compile(r"[をにでへ]$")
"""What is left when 「お願いします」 is taken off a request."""
_MOST_ANSWER: Final = 40
_TELLS: Final = re.compile(r"[ぁ-ん](?<![をにでへとがはのもて])$")
"""A plain statement in Japanese, as opposed to a note or a request cut short."""
_MOST_NONE: Final = 60

_TOPICS: Final = (
    (RemarkClass.CANCEL_CHANGE, phrases.CANCEL_CHANGE),
    (RemarkClass.RECEIPT, phrases.RECEIPT),
    (RemarkClass.DROP_OFF, phrases.DROP_OFF),
    (RemarkClass.GIFT, phrases.GIFT),
    (RemarkClass.SCHEDULE, phrases.SCHEDULE),
)
_HEADINGS: Final = (
    (RemarkClass.RECEIPT, phrases.RECEIPT),
    (RemarkClass.GIFT, phrases.GIFT),
    (RemarkClass.DROP_OFF, phrases.DROP_OFF),
)


class Verdict(NamedTuple):
    """What a sentence is.

    Attributes:
        kind: `nothing`, `wish` (the RMS fields say it already) or `message`.
        classes: Classes of a message.
        weight: 0 = small talk, 1 = a statement, 2 = a request or question.
    """

    kind: str
    classes: tuple[RemarkClass, ...] = ()
    weight: int = 2


_NOTHING: Final = Verdict("nothing")
_GREETING: Final = Verdict("message", (RemarkClass.GREETING,), weight=0)


class Place(NamedTuple):
    """Where a sentence stands.

    Attributes:
        title: Title of its form block, folded.
        label: What stands before the colon of a template line of the shop.
        in_dates: Whether the block is the one RMS writes dates into.
    """

    title: str = ""
    label: str = ""
    in_dates: bool = False

    @property
    def heading(self) -> str:
        """What the form asked for here; empty where it asked for anything."""
        if self.label:
            return self.label
        return "" if self.in_dates or phrases.GENERIC_TITLE.search(self.title) else self.title

    @property
    def is_card(self) -> bool:
        """Whether what is written here is to be printed on a card."""
        name = self.label or self.title
        return bool(phrases.CARD_TITLE.search(name)) and not _ANYTHING.search(name)


@lru_cache(maxsize=4096)
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
        >>> classify("赤い箱でお願いします", Place(), None).classes
        (<RemarkClass.OTHER: 'other'>,)
    """
    bare = phrases.DECORATION.sub("", text)
    if not _CONTENT.search(bare):
        return _NOTHING
    if (verdict := _answer(text.strip(" 。.、:"), place, wish, chosen=chosen)) is not None:
        return verdict
    if place.is_card and _is_card_text(text, wish):
        return Verdict("message", (RemarkClass.GIFT,))
    core = phrases.POLITE.sub("", phrases.SOFT_ASK.sub("", text))
    if wish is not None and not _mere_date(text, core):
        verdict = _wishing(text, wish)
        if verdict is not None:
            return verdict
    if not phrases.DECORATION.sub("", core):
        return _GREETING
    if place.label:
        return _message(text, place)
    return _second_opinion(text, _GREETING if _is_greeting(text, core) else _message(text, place))


def _is_card_text(text: str, wish: Agreement | None) -> bool:
    """Whether what is written where the text of a card was asked for is one."""
    to_shop = wish is not None or _TO_SHOP.search(text)
    return not to_shop or _CARD_WISH.search(text) is not None


def _second_opinion(text: str, verdict: Verdict) -> Verdict:
    """Let the learnt table overrule the patterns where it is surer than they can be."""
    if phrases.STATEMENT.search(text) or _ASIDE.search(text):
        return verdict if verdict.weight else Verdict("message", (RemarkClass.OTHER,), 1)
    known = verdict.weight > 0 and verdict.classes != (RemarkClass.OTHER,)
    asks = phrases.ASKING.search(text) or phrases.QUESTION.search(text)
    if known and asks:
        return verdict
    score = weigh(text)
    if verdict.weight == 0:
        warm = verdict.classes == (RemarkClass.GREETING,)
        if score <= (_SURELY_MESSAGE_THOUGH_WARM if warm else _SURELY_MESSAGE):
            return _GREETING
    else:
        limit = _SURELY_TALK_THOUGH_KNOWN if known else _SURELY_TALK
        if score < limit and not phrases.COMPLAINT.search(text):
            return _GREETING
    if known:
        return verdict
    return Verdict("message", (guess_class(text),), max(verdict.weight, 1))


def _mere_date(text: str, core: str) -> bool:
    """Whether a sentence names a day in passing: thanks for 4/17, sorry for the late hour."""
    about = phrases.ABOUT_DELIVERY.search(text) or phrases.ASKING.search(core)
    return phrases.IN_PASSING.search(text) is not None and about is None


def _answer(text: str, place: Place, wish: Agreement | None, *, chosen: bool) -> Verdict | None:
    """Judge a bare answer to what the form asks: none, refusal, consent, yes."""
    bare = phrases.DECORATION.sub("", text)
    if len(text) <= _MOST_NONE and (phrases.NONE.fullmatch(text) or phrases.NONE.fullmatch(bare)):
        return _NOTHING
    if len(text) > _MOST_ANSWER:
        return None
    _, colon, rest = text.rpartition(":")
    if colon and rest and (phrases.REFUSAL.fullmatch(rest) or phrases.NONE.fullmatch(rest)):
        return _NOTHING
    asked = bool(place.heading) or chosen
    if asked and phrases.REFUSAL.fullmatch(text):
        return _NOTHING
    if place.title and phrases.REFUSAL_BARE.fullmatch(text):
        return _NOTHING
    if chosen and _CHOSEN_NO.search(text):
        return _NOTHING
    if not place.title and not chosen:
        return None
    if (
        phrases.SURVEY_TITLE.search(place.title)
        and wish is None
        and not place.label
        and len(text) <= _MOST_SURVEY
        and not phrases.ASKING.search(text)
        and not _found(text)
    ):
        return _NOTHING
    wanted = _REQUESTED.search(text) and _headed(place)
    consents = not wanted and phrases.CONSENT_TITLE.search(place.heading)
    if phrases.CONSENT.fullmatch(text) or (consents and phrases.AFFIRM.fullmatch(text)):
        return _NOTHING
    if not asked or place.in_dates:
        return None
    headed = _headed(place)
    if phrases.AFFIRM.fullmatch(text) and (headed or _REQUESTED.search(text)):
        return Verdict("message", headed or (RemarkClass.OTHER,))
    if wish is not None or place.label or chosen or not phrases.STATED.fullmatch(text):
        return None
    refused = _NEGATED.search(text) and len(text) <= _MOST_REFUSAL and not _PRESENT.search(text)
    idle = not (headed or _found(text) or phrases.ASKING.search(text))
    return _NOTHING if refused or idle else None


def _headed(place: Place) -> tuple[RemarkClass, ...]:
    """The class a form heading gives to what is written under it."""
    heading = place.heading
    if not heading:
        return ()
    return tuple(name for name, pattern in _HEADINGS if pattern.search(heading))[:1]


def _wishing(text: str, wish: Agreement) -> Verdict | None:
    """Judge a sentence that holds a delivery wish."""
    others = [name for name in _found(text) if name is not RemarkClass.SCHEDULE]
    if RemarkClass.GIFT in others and not phrases.GIFT_FIRM.search(text):
        others.remove(RemarkClass.GIFT)  # the day of a birthday is no gift wrapping
    asks = _asks(text)
    if wish is Agreement.AGREES:
        return None if others or asks else Verdict("wish")
    moves = moves_day(text)
    if RemarkClass.RECEIPT in others or (
        others and not phrases.ABOUT_DELIVERY.search(text) and not moves
    ):
        return None
    # 「日を5/10に変更」 is a wish about the day, not a change of the goods.
    about = [name for name in others if name is not RemarkClass.CANCEL_CHANGE][:1]
    return Verdict("message", (RemarkClass.SCHEDULE, *about, *([RemarkClass.QUESTION] * asks)))


def moves_day(text: str) -> bool:
    """Whether a sentence with a day moves the delivery to it (5/8ではなく5/10に)."""
    return _MOVES.search(text) is not None


def _asks(text: str) -> bool:
    said = _QUOTED.sub("", text)
    if phrases.QUESTION.search(said) is None:
        return False
    firm = phrases.FIRM_QUESTION.search(said) is not None
    return firm or phrases.REQUEST_FORM.search(said) is None


def _is_greeting(text: str, core: str) -> bool:
    """A greeting has a warm word, asks for nothing and complains of nothing."""
    words = _without_greetings(core.replace("~", ""))
    left = phrases.DECORATION.sub("", words)
    cut = _DANGLING.search(left) and not phrases.DECORATION.sub("", text).endswith(left[-3:])
    asked = cut and not phrases.SOFT_ASK.search(text)
    said = (phrases.COMPLAINT, phrases.ASKING, phrases.QUESTION)
    if phrases.WISHED.search(text):
        return False
    if asked or any(pattern.search(words) for pattern in said):
        return False
    topics = [name for name, pattern in _TOPICS if pattern.search(words)]
    warm = len(left) < len(phrases.DECORATION.sub("", text))
    if not topics and warm and phrases.FILLER.fullmatch(left):
        return True
    if phrases.PRAISE.search(text):
        if _PAST_PRAISE.search(text):
            return not [name for name in topics if name is not RemarkClass.SCHEDULE]
        return not topics and not phrases.OTHER_FIRM.search(left)
    return warm and not topics and not phrases.OTHER_HARD.search(left)


def _message(text: str, place: Place) -> Verdict:
    if phrases.BEFORE_DELIVERY_CALL.search(text):
        return Verdict("message", (RemarkClass.OTHER,))
    found = _found(text)
    if _asks(text):
        if found and phrases.POSSIBLE.search(text):
            return Verdict("message", (found[0], RemarkClass.QUESTION))
        return Verdict("message", (RemarkClass.QUESTION,))
    if found:
        return Verdict("message", tuple(found[:1]))
    if headed := _headed(place):
        return Verdict("message", headed)
    return Verdict("message", (RemarkClass.OTHER,), _weight(text, place))


def _found(text: str) -> list[RemarkClass]:
    """The topics of a sentence, the one it is about first."""
    found = [name for name, pattern in _TOPICS if pattern.search(text)]
    if _ON_LABEL.search(text) and RemarkClass.GIFT not in found:
        return [name for name in found if name is not RemarkClass.RECEIPT]
    vague = RemarkClass.CANCEL_CHANGE in found and not phrases.CANCEL_FIRM.search(text)
    if vague and (len(found) > 1 or _OF_BEFORE.search(text)):
        # 「違う」 or 「ではなく」 alone: a change only if nothing else is meant.
        found.remove(RemarkClass.CANCEL_CHANGE)
    if RemarkClass.RECEIPT in found and not _REALLY_CANCELS.search(text):
        found.sort(key=lambda name: name is not RemarkClass.RECEIPT)
    return found


_ON_LABEL: Final = re.compile(r"(?:送り状|伝票|宛先|荷札)(?:に|の|は|へ)")
_OF_BEFORE: Final = re.compile(
    r"前回|先日|以前|この前|表札|送り状|伝票|届いた|入って(?:い)?(?:な|ま)"
)
_REALLY_CANCELS: Final = re.compile(r"キャンセル|取り?消|同梱|支払|決済")


def _without_greetings(text: str) -> str:
    if _MAY_PROMISE.search(text):
        text = phrases.REVIEW.sub("", text)
    return phrases.GREETING.sub("", text)


def _weight(text: str, place: Place) -> int:
    if phrases.ASKING.search(text) or phrases.QUESTION.search(text):
        return 2
    said = (phrases.OTHER_HARD, phrases.COMPLAINT)
    words = _without_greetings(text)
    if (
        place.label
        or any(pattern.search(words) for pattern in said)
        or _PRODUCT_CODE.search(words)
    ):
        return 1
    return 0 if _TELLS.search(phrases.DECORATION.sub("", text)) else 1
