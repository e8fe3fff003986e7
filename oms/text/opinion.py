"""The second opinion on a sentence: where the learnt table overrules the patterns.

How sure it must be depends on what the patterns found; the limits were set on authors left out of
the learning.
"""

from __future__ import annotations

import re
from typing import Final

from oms.text import phrases
from oms.text.greetings import is_strange, without_greetings
from oms.text.phrases import RemarkClass
from oms.text.smalltalk import guess_classes, weigh, weigh_refusal
from oms.text.verdict import GREETING, Verdict, undecorated

__all__ = ["NOTHING_ELSE", "only_refuses", "second_opinion"]

NOTHING_ELSE: Final = 3.0
_THOUGH_WARM: Final = -0.8
_UNCLAIMED: Final = -1.2
_THOUGH_SAID: Final = -1.25
_THOUGH_KNOWN: Final = -1.3
_THOUGH_STRANGE: Final = -2.2
_THOUGH_ASKED: Final = -2.8
_THOUGH_COMPLAINING: Final = -2.2
_THOUGH_STATED: Final = -3.0
_THOUGH_REFUSED: Final = -5.0
_NEEDLESS: Final = re.compile(r"不要|[い要][らり](?:ない|ません)")
_THOUGH_ASIDE: Final = -1.5
_NOT_NOTHING: Final = re.compile(
    r"(?:友人|知人|先方|取引先|恩師|上司|お客様|親戚)(?:に|へ)(?:贈り|送り)ます"
    r"|(?:不要|なし|無し|大丈夫)(?:では|じゃ)(?:ありません|ない|なく)"
)
"""A no that is taken back: 特になしですが急ぎ, 不要ではありません."""
_UNREAD: Final = re.compile(r"[\u0370-\u052f\u0590-\u0e7f]{4}")
"""Scripts the tables know nothing of; single letters of them stand in smileys."""
_EARLIER: Final = re.compile(
    r"(?:前回|先日|この前|以前|昨年|去年|先月|先週|前[にの]|[1一]回目)[^。]*(?:た|す|たです|でした)[。!]*$"
)
_PLEASED: Final = re.compile(
    r"ありがと|有難|感謝|おいし|美味|旨|うま|喜|気に入|良かった|よかった|楽し|嬉|うれし|助か|好評|感激|感動|"
    r"忘れられ|最高|素敵|きれい|綺麗|丁寧|購入|注文|利用|リピ|買(?!った)|頂いて|いただいて|世話|"
    r"ぴったり|ピッタリ|満足|完璧|問題な|無事|さすが|活躍|ファン|便利|愛用"
)
_THANKED_BEFORE: Final = re.compile(
    r"(?:前回|先日|この前|以前|その節|昨年|去年|先月|先週|前[には])[^。]*"
    r"(?:ありがと|有難う|感謝|助かりました|感激|感動|恐縮|嬉しかった|うれしかった|喜ん|喜ばれ|気に入|好評)"
    r"[^。、]{0,10}。?$"
)
"""Thanks for what the shop did once: the matter they name is done with."""
_ASIDE: Final = re.compile(
    r"\((?!(?:笑|泣|汗|涙|嬉|照|爆|苦笑|礼|謝|祈|願|拝|土|日|月|火|水|木|金|株|有|休|祝)[^()]{0,2}\))"
    r"([^()]*[ァ-ヶ一-龠a-z][^()]*)\)$"
)
"""What is said in brackets behind a greeting: 「お願いします(青)」."""


_A_REFUSAL: Final = 2.0
_THOUGH_LINKED: Final = 3.0
_THOUGH_HARDLY: Final = 5.0
_THOUGH_ASKED_FOR: Final = 4.0
_THOUGH_MORE: Final = 6.0
"""How sure the table of refusals has to be. With eight authors left out of it, 1,310 of their
1,914 refusals were found so, and 6 of their 7,806 messages taken for one (with a rule that also
passed over some parts of the goods)."""
_HARDLY_NO: Final = re.compile(
    r"いいです|よいです|ええ(?:わ|です)|もういい|大丈夫|間に合って|持って(?:い)?ます|省[いく略]|けっこう|気遣い"
    r"|ノーサンキュー|iranai|need|いらん|へん|ふよ[うー]|ずに|んといて|よござんす|付けね"
)
_BY_LEAVING: Final = re.compile(
    r"(?:入れ|付け|つけ|包ま|し|かけ|貼ら|送ら|なさら)(?:ないで|ずに)(?:そのまま[^、。]{0,6})?(?:くだ|下)さい"
    r"|省(?:いて|略して)(?:くだ|下)さい|(?:なし|無し)(?:で|を|の)?希望|(?:なし|無し)で送って(?:くだ|下)さい"
    r"|ずに?お願い|なしで可|(?:なし|無し)の?まま(?:で)?(?:お願い)?"
)
"""Asking for a thing to be left out."""
_DENIED_CONSENT: Final = re.compile(
    rf"{phrases.CONSENTS}|適合|確認は?(?:し|でき)て|歳|\(.*\(|:.*:|アレルギ|返品|交換|不良|壊れ|割れ|引っ越"
    r"|^[白黒赤青緑茶紺]色?は|簡単|付属|ペダル|電池|(?<!なし)(?<!無し)で(?:も)?(?:構|かま)いません"
)
"""No offer, or several things at once."""
_ASKS_BACK: Final = re.compile(r"か[?。]*$|教え")
_LINKS: Final = re.compile(
    r"ので|から|って|ほう|もの|不要[なに品]|どちら|両方|次回|なら|こちら|[前先]の"
)
"""Words of a reason: no part of the goods."""
_OF_ORDER: Final = re.compile(
    r"商品|注文|全部(?!不要|なし)|もう(?!持|買|一|山|あり|ある)|これ(?!以上)|やつ|キャンセル|購入した|定期|今後|発送|お?届け"
    r"|電話|連絡|領収書?は?必要"
)
"""What may be the order itself, or what is to be done with it."""
_SAYS_NO: Final = re.compile(
    r"不要|不用|無用|[い要](?:ら|り(?!ます|まし))|なし|無し|ナシ|ない|なくて|ません|んで|結構|遠慮|辞退|見送|断"
    r"|パス|nashi|irima|fuyo|no |not "
)
_POLITELY: Final = re.compile(
    r"(?:なし|無し|不要|なく|無く|ないまま|そのまま)で(?:も)?(?:よろしく|宜しく)?(?:お?願い|おねがい|頼み)[^、。]{0,8}"
    r"|(?:なさら|お?気に?(?:し|なさら))ないで(?:くだ|下)さい"
)
_WANTS: Final = re.compile(
    r"(?:付け|つけ|入れ|して|包ん|貼っ|書い)て?(?:くだ|下さ|欲し|ほし|もら|お願)|(?:付け|つけ|入れ)て、"
    r"|あり(?!ま|が|ませ)|[0-9][膳枚個本袋]|同封$|引き?取り$|回収$|(?:不要|なし|無し)(?:では|じゃ)(?:ありません|ない)|欲し|ほし|希望(?!し(?:ない|ませ)|は?(?:なし|無し|あり|ござ))|お?願い|くだ(?!もの)さ|下さ|頼む|可(?![能愛])|だけ(?!で)|のみ|代わりに|ますが|ですが|けど"
)


def second_opinion(text: str, verdict: Verdict, *, most: float) -> Verdict:
    """Let the learnt table overrule the patterns where it is surer than they can be."""
    if _UNREAD.search(text) or _NOT_NOTHING.search(text):
        return verdict if verdict.weight else Verdict("message", (RemarkClass.OTHER,), 1)
    aside = _ASIDE.search(text)
    if aside is not None and weigh(aside[1]) > _THOUGH_ASIDE:
        # What is said in brackets is judged by itself: the thanks before it would outweigh it.
        return verdict if verdict.weight else Verdict("message", (RemarkClass.OTHER,), 1)
    refused = _NEEDLESS.search(text) is not None and phrases.MORE_THAN_NO.search(text) is not None
    if refused or phrases.STATEMENT.search(text):
        if weigh(text) < (_THOUGH_REFUSED if refused else _THOUGH_STATED):
            return GREETING
        return verdict if verdict.weight else Verdict("message", (RemarkClass.OTHER,), 1)
    known = verdict.weight > 0 and verdict.classes != (RemarkClass.OTHER,)
    if weigh(text) < min(most, _limit(text, verdict, known=known)):
        return GREETING
    if known:
        return verdict
    return Verdict("message", guess_classes(text) or (RemarkClass.OTHER,), max(verdict.weight, 1))


def only_refuses(text: str) -> bool:
    """Whether a sentence is surely no more than a no to what a shop offers.

    The table has to be the surer, the less the words themselves say so.

    Example:
        >>> only_refuses("シューキーパー不要"), only_refuses("のしは不要ですが包装してください")
        (True, False)
    """
    if _DENIED_CONSENT.search(text):
        return False
    least = _A_REFUSAL
    if _SAYS_NO.search(text) is None:
        if _HARDLY_NO.search(text) is None:
            return False
        least = _THOUGH_HARDLY
    words = _POLITELY.sub("", text)
    rest = _BY_LEAVING.sub("", words)
    if rest != words:
        least = max(least, _THOUGH_ASKED_FOR)
    if _WANTS.search(rest):
        return False
    if phrases.QUESTION.search(text):
        if _ASKS_BACK.search(text):
            return False
        least = max(least, _THOUGH_MORE)
    if more := [found[0] for found in phrases.MORE_THAN_NO.finditer(text)]:
        if _OF_ORDER.search(text):
            return False
        if not all(_LINKS.fullmatch(each) for each in more):
            return False  # a part of the goods, or of what lies in every parcel
        least = max(least, _THOUGH_LINKED)
    return weigh_refusal(text) > least


def _limit(text: str, verdict: Verdict, *, known: bool) -> float:
    """Below which score of the table a sentence is small talk, given what the patterns say."""
    if verdict.classes == (RemarkClass.GREETING,):
        return _THOUGH_WARM if _left(text) else NOTHING_ELSE
    if verdict.weight == 0:
        return _THOUGH_STRANGE if is_strange(text) or _of_earlier(text) else _UNCLAIMED
    asked = phrases.ASKING.search(text) or phrases.QUESTION.search(text)
    if _THANKED_BEFORE.search(text) and not asked:
        return _UNCLAIMED
    if phrases.COMPLAINT.search(text):
        return _THOUGH_COMPLAINING
    if is_strange(text) or _of_earlier(text):
        return _THOUGH_STRANGE
    if known:
        return _THOUGH_ASKED if asked else _THOUGH_KNOWN
    return _THOUGH_SAID


def _left(text: str) -> str:
    """What is left of a sentence when all greetings are taken off."""
    return undecorated(without_greetings(text.replace("~", "")))


def _of_earlier(text: str) -> bool:
    """Whether a sentence tells how an earlier purchase was, without a word of pleasure."""
    return _EARLIER.search(text) is not None and _PLEASED.search(text) is None
