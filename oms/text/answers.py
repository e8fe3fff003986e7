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
from oms.text.refused import DISAGREES, LACKING, PRESENT, denies_all, refuses
from oms.text.surveys import PREDICATE, answers_survey, takes_up, tells_of_buyer
from oms.text.topics import found, headed
from oms.text.unoffered import declines_offer
from oms.text.verdict import NOTHING, Place, Verdict, undecorated

__all__ = ["judge_answer"]

_MOST_NONE: Final = 60
_MOST_ANSWER: Final = 40
_MOST_REFUSAL: Final = 12
_REQUESTED: Final = re.compile(r"希望|お願い|ください|つける|付ける|入れる|必要|要")
_NEEDED: Final = re.compile(r"(?:必要|希望|要)(?:です|する|します|あり)?[。!]*")
_NEGATED: Final = re.compile(r"ない|なし|無し|ません|不要|不可|いいえ|不参加")
_AGE_TITLE: Final = re.compile(
    r"^(?!.*(?:お子|子供|子ども|ちゃん|犬|猫|ペット)).*(?:\d歳|年齢|成人|生年月日)"
)
_ADULT: Final = re.compile(
    r"成人|(?:[2-9]\d)(?:[歳才]|$|です|代)|(?:18|20)[歳才](?:以上|を超)|"
    r"19\d\d[年/.-]|昭和|^s\.?\d{1,2}[年/.-]|平成(?:\d|1[0-2])年"
)
_MINOR: Final = re.compile(
    r"^no$|未満|未成年|高校生|中学生|(?<![\d./年月-])1\d(?:[歳才](?!以上|を超)|です|$)|^1[0-7](?![\d/.\-年月歳才以])|^いいえ"
)
_BORN_LATE: Final = re.compile(r"20(?!00)\d\d[年/.-]|平成(?:1[3-9]|[23]\d)年|令和")
"""Whether that is long enough ago only the day of the order can tell."""
_REFUSED_LEAVE: Final = (
    (
        re.compile("同意|了承|承諾|規約|注意事項|お読み|検査を受け"),
        re.compile(r"(?:いいえ|no|ng|否|受けて(?:い)?(?:ない|ません))(?:です)?"),
    ),
    (
        re.compile("同意|了承|承諾"),
        re.compile(r"(?:不可|嫌|(?:し|でき)(?:ません|ない))(?:です)?|[×✕✖]"),
    ),
    (
        re.compile(
            r"よろしい|(?:で|ても?)(?:も)?(?:良い|よい|いい)(?:です)?か|(?<![a-z])ok(?![a-z])"
            r"|構い?(?:ません|ない)か|同じ|合ってい|間違い(?:ない|あり)"
            r"|(?:確認(?:済み?|し(?:ました|てい)|され)|読み?まし(?:た|て)|受け?取れます|可能です|できます|進入).*か"
            r"|トラックは|自宅用(?:です|$)"
        ),
        re.compile(
            r"(?:いいえ|no|ng|否|だめ|ダメ|駄目|不可|違う|違います|ちがいます|できない|できません|まだ"
            r"|(?:分|わ)からない)(?:です)?[。!]*"
        ),
    ),
)
"""Titles by which the shop asks leave or wants to be sure of something, each with a no to it."""
_AGREES: Final = re.compile(
    r"[^。]{0,12}(?:同意|了承|承知|承諾|確認|了解|理解|納得)(?:し(?:ます|ました|た)|する|済み?)(?:です)?"
)
_AGREED: Final = re.compile(
    r"(?:(?:上記|規約|内容|注意事項|説明)(?:に|を|は)?(?:読[みん]で?、?)?)?(?:同意|了承|了解|承知|承諾)(?:(?:いた|致)?し(?:ます|ました|た)|する|済み?)?(?:です)?[。!]*"
    r"|(?:搬入経路は?)?(?:採寸|事前)?確認(?:済み?|し(?:ました|た))(?:です)?[、。]?[(（]?(?:問題(?:は?(?:なし|無し|ない|ありません|ございません))(?:です)?)?[)）]?[。!]*"
)
"""Agreed, whatever to; looked into, and nothing wrong with it."""
_AGREED_TO: Final = re.compile(
    rf"(?![^:]*(?:必要|希望|連絡|返信))[^:。]{{0,20}}(?:{phrases.CONSENTS}|確認|\d歳以上|成人)[^:。]{{0,8}}:"
    rf"(?:はい|[○◯〇✓✔]|ok|(?:{phrases.CONSENTS}|確認)(?:し(?:ます|ました|た)|する|済み?)|済み?|\d歳以上|問題(?:ありません|なし|ない))(?:です)?[。!]*"
)
"""The same behind the shop's label: 返品不可に同意:はい."""
_STANDARD: Final = re.compile(
    r"標準|通常|普通|ノーマル|レギュラー|簡易|エコ梱包|^(?:冷凍|冷蔵|常温|宅配)便|^(?:軒先|玄関先?|車上)渡し|(?:ご?自宅|ご?家庭|自分)用|^そのまま"
)
"""How a shop does it if nobody says otherwise."""
_MOST_STANDARD: Final = 16
_WRAPPED: Final = re.compile(r"(?:ラッピング|リボン|ギフト)(?!は|なし|無し|不要)")
"""簡易ラッピング is a wrapping all the same."""
_LEAST_ECHO: Final = 3
_MOST_AGE: Final = 16
_PICKED: Final = re.compile(r"^はい\(|あり[。!]*$|(?<!その)(?<!標準の)まま")
"""Something is to be done, or left undone, for this order (回収あり, 玄米のまま)."""
_CHOICE: Final = re.compile(
    r".*(?:同封|同梱)して(?:も)?(?:よい|いい|良い|構いません|かまいません|可)|"
    r"しなくて(?:も)?(?:よい|いい|良い)|"
    r"(?:理解|納得|承知)し(?:た|て(?:購入|注文))|気にし(?:ない|ません)|どれでも(?:よい|いい|良い)|"
    r"お?(?:まか|任)せ|標準.{0,4}|(?:後で)?自分で.{1,4}|いいえ、.{1,8}|"
    r"自(?:宅|分)用なので.{2,4}|(?:希望しない|不要)\(.{2,8}\)|[^を]{1,8}→(?:なし|無し|不要)|[^をにが]{1,10}でよい|"
    # A bare verb denied (巻かない); 使えない would be a complaint.
    r"[^がはをも]{1,4}[^がはをもえけせてねべめれげにく]ない|[^がはをにも]{0,4}しません|"
    # What is left of a default text that was cut.
    r"(?:でき|だけ)?ません"
)
_TO_BE_SENT: Final = re.compile(r"メール|郵送|送付|fax|返送")
_YES_AND_MORE: Final = re.compile(r"(?:はい|いいえ)、")
_TELLS_THOUGH_EMPTY: Final = re.compile(
    r"(?:連絡|返事|返信|メール|回答)が|(?:宛|名|メッセージ|カード|のし).*(?:空欄|無記入|白紙)"
)
"""連絡はありません: there is nothing to tell; 連絡がありません: the shop has not answered."""
_ORDERED: Final = re.compile(
    r"(?!初|はじ|いつ|また|毎)(?:[^、。はがをにも]{0,8}に?)?(?:利用|追加|加入|申し?込み?|発行|同封|設置|組み?立て?|取り?付け?|依頼|引き取り|回収)"
    r"を?(?:する|します|あり|有り?|を?希望(?:する|します)?)"
)
"""A service taken, said as pull-downs have it: 利用する, 組立あり."""
_YES: Final = re.compile(r"(?:はい|ハイ|yes|あり|有り?|[○◯〇◎✓✔レ])(?:です)?[。!]*")
_CONFIRMED: Final = re.compile(
    r"確認|同意|了承|承諾|承知|了解|理解|規約|注意|お読み|検査|年齢|歳|成人|当店|初めて|アンケート|会員|メルマガ|キャンペーン|クーポン|レビュー"
    r"|(?:できません|致しかねます|いたしかねます|ご相談ください|ご遠慮ください|(?:異?なり|ござい)ます)(?:[(（].*)?$"
)
"""A title that asks whether something is known or so: a yes leaves nothing to do."""
_WANTS_YES: Final = re.compile(
    r"希望|必要|[つ付]ける|アレルギ|急ぎ|至急|妊娠|授乳|薬を|持病|既往|副作用|未成年|ギフト|プレゼント|贈|内祝|供え|仏事|法事|相談|お困り|問い?合わせ|問題|不具合|しますか|キャンセル(?!.*不可)|変更|同梱|加える|追加"
)
_IN_THE_WAY: Final = re.compile(r"^(?!.*確認).*(?:エレベーター|搬入|搬出|階段|道幅|間口)")
"""What the carrier has to know: whatever stands there is read, 「エレベーターなし」 above all."""
_MUST_KNOW: Final = re.compile(
    r"(?:食物|食品)?アレルギー(?!表示|物質)(?:の(?:ある|お持ち|有無|内容)|が|を)?.*|アレルゲン.*"
)
"""What the shop has to know, if there is any."""
_PRINTED: Final = re.compile(
    r"(?:刻印|名入れ|彫刻|印字|印刷|刺繍|プリント)(?:する|の)?(?:文字|内容|文|名)|文字|イニシャル|ネーム|宛名|宛て名|表書き"
    r"|^お?名入れ$|^(?:のし|お子様|お?相手)の?お?名前$|文面|^会社名$|^屋号$"
)
"""What is typed there is put on something, be it 「ありがとう」."""
_PRINTABLE: Final = re.compile(
    r"(?!.*(?:です|ます|ません|でした|ました|ください|下さい|希望|よろしく)[^ぁ-んァ-ヶ一-龠]*$)"
    r"[^。、!?]{1,16}"
)
_MOVED: Final = Verdict("message", (RemarkClass.SCHEDULE,))
_SYMBOL: Final = re.compile("[♡♥❤☆★♪]+")
_OCCASION: Final = re.compile(
    r"(?!.*(?:ではな|じゃな|では(?:ござい|あり)ま)).*(?:供え|仏事|法事|法要|弔事|贈|進物|香典|内祝|快気)"
)


def judge_answer(
    text: str, place: Place, wish: Agreement | None, *, chosen: bool
) -> Verdict | None:
    """Return what a bare answer is; `None` for anything that is more than one."""
    if (place.heading or chosen) and len(text) <= _MOST_ANSWER and _objects(text, place):
        return Verdict("message", (RemarkClass.OTHER,))
    bare = undecorated(text)
    none = phrases.NONE.fullmatch(text) or (bare != text and phrases.NONE.fullmatch(bare))
    empty = none and len(text) <= _MOST_NONE and not _TELLS_THOUGH_EMPTY.search(text)
    if empty or declines_offer(text, place.heading, any_thing=not place.label):
        return NOTHING
    if len(text) > _MOST_ANSWER or _TELLS_THOUGH_EMPTY.search(text):
        return None
    if _AGREED.fullmatch(text) or _AGREED_TO.fullmatch(text):
        return NOTHING
    if _IN_THE_WAY.search(place.heading) and _says_something(text):
        return _told(place)
    if phrases.UNCHANGED.fullmatch(text) or denies_all(text) or tells_of_buyer(text, place):
        return NOTHING
    if refuses(text, place, chosen=chosen):
        return NOTHING
    return _judge_titled(text, place, wish, chosen=chosen) if place.title or chosen else None


def _judge_titled(
    text: str, place: Place, wish: Agreement | None, *, chosen: bool
) -> Verdict | None:
    """Judge what stands where a form asked for something."""
    if "用途" in place.heading and _OCCASION.match(text):
        return Verdict("message", (RemarkClass.GIFT,))
    if answers_survey(text, place, wished=wish is not None) or _consents(text, place):
        return NOTHING
    if place.heading and not place.label and _leaves_as_is(text, place, wish):
        return NOTHING
    if _MUST_KNOW.fullmatch(place.heading) and _says_something(text):
        return _told(place)
    if place.in_dates:
        return _MOVED if _YES.fullmatch(text) and _wants_yes(place) else None
    if not (place.heading or chosen):
        return None
    judged = _affirms(text, place) or _chooses(text, place, wish, chosen=chosen)
    if judged is None and _is_printed(text, place):
        return _told(place)
    return judged


def _told(place: Place) -> Verdict:
    """The verdict on what a form asked for, of the class of its title."""
    return Verdict("message", headed(place) or (RemarkClass.OTHER,))


def _says_something(text: str) -> bool:
    """Whether words are left of an answer without its politeness."""
    return bool(undecorated(phrases.POLITE.sub("", text)))


def _is_printed(text: str, place: Place) -> bool:
    """Whether an answer is a name or a text to be put on something."""
    if not (_PRINTED.search(place.heading) and _PRINTABLE.fullmatch(text)):
        return False
    if _SYMBOL.fullmatch(text):
        return True
    # 「ありがとう」 may be engraved; no receipt is made out to it.
    return _says_something(phrases.GREETING.sub("", text) if "宛" in place.heading else text)


def _objects(text: str, place: Place) -> bool:
    """Whether what the shop must be able to rely on is denied: its terms, the buyer's age."""
    if DISAGREES.search(text):
        return True
    if any(title.search(place.heading) and no.fullmatch(text) for title, no in _REFUSED_LEAVE):
        return True
    young = _MINOR.search(text) or _BORN_LATE.search(text)
    return _AGE_TITLE.search(place.heading) is not None and young is not None


def _leaves_as_is(text: str, place: Place, wish: Agreement | None) -> bool:
    """Whether an answer asks for nothing but what is done anyway."""
    if _AGE_TITLE.search(place.heading) and _ADULT.search(text):
        return len(text) <= _MOST_AGE and not (found(text) or phrases.ASKING.search(text))
    if wish is not None or phrases.QUESTION.search(text):
        return False
    if _STANDARD.search(text) and len(text) <= _MOST_STANDARD and not _WRAPPED.search(text):
        return not phrases.ASKING.search(text) and not PREDICATE.search(text)
    if _AGREES.fullmatch(text):
        return not (phrases.ASKING.search(text) or phrases.CANCEL_FIRM.search(text))
    echoed = len(text) > _LEAST_ECHO and text in place.heading
    return echoed and not phrases.AFFIRM.fullmatch(text)


def _consents(text: str, place: Place) -> bool:
    """Whether a sentence says no more than that something was read and agreed to."""
    if _YES.fullmatch(text) and _wants_yes(place):
        return False
    if not phrases.CONSENT.fullmatch(text):
        wanted = _REQUESTED.search(text) and (headed(place) or _TO_BE_SENT.search(place.heading))
        asked = not (wanted or _NEEDED.fullmatch(text)) and phrases.CONSENT_TITLE.search(
            place.heading
        )
        return bool(asked and phrases.AFFIRM.fullmatch(text))
    more = _YES_AND_MORE.match(text)
    return more is None or not (phrases.ASKING.search(text) or phrases.QUESTION.search(text))


def _wants_yes(place: Place) -> bool:
    """Whether a yes to what a form asks is a request (領収書は必要ですか), not a confirmation."""
    asked = place.title if place.in_dates and "変更" in place.title else place.asked
    if _CONFIRMED.search(asked) or phrases.CONSENT_TITLE.search(asked):
        return False
    return bool(headed(place)) or _WANTS_YES.search(asked) is not None


def _affirms(text: str, place: Place) -> Verdict | None:
    """Judge a yes to something that has to be done."""
    said = phrases.AFFIRM.fullmatch(text) or _YES.fullmatch(text)
    affirmed = said and (headed(place) or _REQUESTED.search(text) or _wants_yes(place))
    return _told(place) if affirmed or _ORDERED.fullmatch(text) else None


def _chooses(text: str, place: Place, wish: Agreement | None, *, chosen: bool) -> Verdict | None:
    """Pass over a choice that leaves things as they are."""
    if wish is not None or place.label or chosen or not phrases.STATED.fullmatch(text):
        return None
    missed = "→" not in text and LACKING.search(text)
    if len(text) > _MOST_REFUSAL or missed or _PICKED.search(text):
        return None
    if not (_CHOICE.fullmatch(text) or takes_up(text, place.title)):
        return None
    refused = _NEGATED.search(text) and not PRESENT.search(text)
    idle = not (headed(place) or found(text) or phrases.ASKING.search(text))
    return NOTHING if refused or idle else None
