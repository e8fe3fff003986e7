"""Sentences that only say no to what a shop offers: wrapping, samples, catalogues, a warranty.

Such a sentence is read clause by clause. One clause must say no to something offered (or name it
beside a bare no); every other must be a courtesy or a reason that asks for nothing. A clause of
any other kind makes the whole a message.
"""

from __future__ import annotations

import re
from typing import Final

from oms.text import phrases
from oms.text.patterns import alternation
from oms.text.phrases import RemarkClass
from oms.text.topics import found

__all__ = ["declined", "declines_offer"]

_MOST: Final = 60
_SAYS_NO: Final = alternation(
    "要|不用|無|よう|ヨウ|いり|いら|イリ|イラ|せん|まへん|なく|なし|ナシ|ない|んで|結構|けっこう|遠慮|辞退|見送"
    "|不参加|よか|ええ|大丈夫|×|✕|✖|及|まんで|0|〇|つけ|付け|断り|申|no|自分|こちら|うち|家で|自宅|楽天|履歴|プレゼント|ギフト|贈"
)
"""Without one of these nothing is refused."""
_END: Final = re.compile(
    r"(?:[\s、。!~ー♪☆★♡♥❤w…\U0001f000-\U0001faff\u2600-\u2714\u2717-\u27bf\ufe0f\u200d♀♂]|笑|\((?:笑|汗|泣|涙)\))+$"
)
_START: Final = re.compile(r"^[・\-*※→\s]+")
_CLAUSES: Final = re.compile(r"[、,。.!?…\s()「」『』【】\[\]:→⇒♪~]+")
_LINK: Final = re.compile(
    r"ので|ため(?:に)?|(?:です|ます|だ|た|る|う)から|けん|んで|につき|が|けれど|けど|し(?!な|ま|て)"
)
"""Where a reason may end and a refusal begin: 孫のおやつですから|包装はいりません."""
_BECAUSE: Final = re.compile(r"(?<=[ですま])から$|んで$")
"""Taken off, since ですから is no question (ですか)."""
_CONTRAST: Final = re.compile(r"(?:が|けど|けれど)$")
_REASON: Final = re.compile(
    r".{0,24}(?:(?<!も)ので|の?ため|から|ですが|ますが|けど|けん|(?<=[うくすつぬぶむる])もので|もんで|ますし|ですし|あるし|につき|"
    r"(?:用意し|持っ|買っ|済ませ|余っ)て(?:あり|い|おり)?ます)"
)
_ONESELF: Final = re.compile(
    r".{0,12}?(?:自分(?:たち)?|こちら|当方|うち|家|自宅|楽天|購入履歴|ネット)(?:で|から)"
    r"[^をもはが]{0,6}?(?:し|やり|出し|出せ|でき|付け|つけ|書き|包み|用意し|印刷し|ダウンロードし|発行し)ます"
)
"""The buyer sees to it: のしは家で付けます."""
_NOT_BY_ONESELF: Final = re.compile(r"引き?取|回収|下取|連絡|電話|メッセージ|返信|返事")
_PLAIN_NO: Final = re.compile(r"不要|い[らり]|要[らり]|結構|遠慮|辞退|なし|無し")
_WRAPS: Final = re.compile(r"ラッピング|包装|のし|熨斗|領収|[紙手]?袋|リボン")
_SPARED: Final = re.compile(_WRAPS.pattern + "|自宅|自分|家庭")
"""A bare no with a reason is about the wrapping only if the reason says so."""
_ADVERB: Final = re.compile(
    r"(?:今回|今|特に|今回も|いつも(?:通り|どおり)?|毎回|前回同様|どうせすぐ|もう)[はもの]?"
)
_WITH_ADVERB: Final = re.compile(
    r"^(?:今回も?|いつも通り|いつもどおり|毎回|前回(?:と)?同様)[、は]?"
)
_DOUBT: Final = re.compile(
    r"やっぱ|選[択ん]|申し?込ん|申し?込みま|付けました|つけました|変更|変わ|間違|まちが|しちゃった|しまっ|つけた|付けた|住所|引っ越|不在|留守|不良|匿名|内緒|秘密|"
    r"要りま|いりま|いるの|必要|欲し|ほし|お願|頼|納品書|明細|値札|金額|値段|価格|簡易|急|直送|別送|アレルギ|嫌い|苦手|返品|返金|交換|だけ(?:は|の)|のみ|届いてい|\d+(?:日|時|/|:\d|月)|"
    r"明日|明後日|明朝|今日|本日|来週|今週|週末|までに|[月火水木金土日]曜"
)
"""A reason that tells more than why a thing is not wanted."""
_SLIP: Final = re.compile(r"明細|納品書|金額|価格|値札")
"""What lies in every parcel: whoever refuses it wants it left out (明細書の同梱: 同梱しない)."""
_FIRM_NO: Final = (
    r"(?:不要|不用|無用|[い要][らり](?:ない|ん|へん|ね[えぇ]|ません|まへん|ませぬ)"
    r"|必要(?:は)?(?:な(?:い|し)|ありません|ございません)|希望(?:は)?(?:しません|しない|ありません|ございません|なし))"
    r"(?:っす|です|でございます|に存じます|ということで)?(?:けん|さかい|で)?(?:よ|ね|わ)?"
)
_ANYTHING_NOT: Final = re.compile(
    rf"(?P<thing>[^、。がをに\d]{{1,16}}?)(?:は|も|って)?(?:今回は?|特に|とくに)?{_FIRM_NO}"
    r"|(?P<service>[^、。がをに\d]{1,14}?)(?:は|も)"
    r"(?:(?:今回は?|特に)?(?:付け|つけ|入れ|貼り|頼み|申し?込み|使い|利用し)ません|結構です)"
    r"|(?P<made>(?:[^、。がをに\d]{1,8}の)?(?:プリント|マーキング|イラスト|ロゴ|刻印|彫刻|刺繍|文字入れ|名入れ|印刷|加工|ケース"
    r"|タグ|シール|オプション))(?:は)?(?:なし|無し)(?:で|です|でお願いします)?"
)
"""Anything said to be needless, whatever the shop may offer: 印鑑ケースは不要です."""
_BARE_NO: Final = re.compile(rf"(?:今回は?|特に|何も|なにも)?{_FIRM_NO}")
_FORBIDS: Final = re.compile(r"(?:電話|連絡|メール|返信)[^、。]{0,4}ないで")
"""A call is harmless where it is not needed, but not where it is forbidden."""
_ON_DEMAND: Final = re.compile(r"領収|請求|見積|書類|インボイス|sds|成績書")


def declined(text: str) -> bool:
    """Whether each clause of an answer says no more than no: 大丈夫です、必要ありません.

    Example:
        >>> declined("大丈夫です、必要ありません"), declined("不要ですが急ぎで")
        (True, False)
    """
    clauses = [each for each in _CLAUSES.split(text) if each]
    return bool(clauses) and all(phrases.UNWANTED.fullmatch(each) for each in clauses)


def declines_offer(text: str, heading: str = "", *, any_thing: bool = True) -> bool:
    """Whether a folded sentence as a whole says no to what a shop offers.

    Args:
        text: The sentence.
        heading: What the form asked for there.
        any_thing: Whether anything may be refused, or only what shops are known to offer.

    Example:
        >>> declines_offer("ラッピング、自分でするので不要です")
        True
        >>> declines_offer("のしは不要ですが包装はお願いします")
        False
    """
    if len(text) > _MOST or _SAYS_NO.search(text) is None:
        return False
    if _SLIP.search(heading) or _FORBIDS.search(text):
        return False
    core = _START.sub("", _END.sub("", text))
    return (
        _is_refusal(core)
        or _BARE_NO.fullmatch(core) is not None
        or _by_clauses(core, any_thing=any_thing)
    )


def _is_refusal(text: str) -> bool:
    """Whether a text says no by the words of the tables alone."""
    if phrases.UNOFFERED.fullmatch(text) is None:
        return False
    opening = phrases.FOR_ONESELF.match(text)
    return opening is None or _DOUBT.search(opening[0]) is None


def _is_needless(clause: str) -> bool:
    """Whether a clause calls a thing needless that is neither the order nor a part of it."""
    found = _ANYTHING_NOT.fullmatch(_WITH_ADVERB.sub("", clause))
    if found is None:
        return False
    thing = found["thing"] or found["service"] or found["made"]
    return phrases.MORE_THAN_NO.search(thing) is None


def _by_clauses(text: str, *, any_thing: bool) -> bool:
    """Whether the clauses of a sentence hold a refusal, and nothing that has to be read."""
    clauses = [each for each in _CLAUSES.split(text) if each and not _ADVERB.fullmatch(each)]
    may = _allowed(text)
    kinds = []
    for clause in clauses:
        kinds.append(_kind(clause, may, any_thing=any_thing))
        if kinds[-1] == "other":
            return False
    if "refusal" in kinds or ("thing" in kinds and "no" in kinds):
        return True
    # What is refused was named nowhere: いらないです、自分用です.
    plain = "no" in kinds and len(clauses) > 1 and _PLAIN_NO.search(text) is not None
    return plain and ("reason" not in kinds or _SPARED.search(text) is not None)


def _kind(clause: str, may: set[RemarkClass], *, any_thing: bool) -> str:
    """What a clause is: a refusal, a bare no, a thing offered, courtesy, a reason, or other."""
    if _is_refusal(_WITH_ADVERB.sub("", clause)) or _sees_to_it(clause):
        return "refusal"
    if any_thing and _is_needless(clause):
        return "refusal"
    if phrases.UNWANTED.fullmatch(clause):
        return "no"
    if phrases.OFFERED.fullmatch(clause):
        return "thing"
    if phrases.COURTESY.fullmatch(clause):
        return "courtesy"
    for link in _LINK.finditer(clause):
        why, no = clause[: link.end()], clause[link.end() :]
        if said := _refused_because(why, no, may):
            return said
    reason = _REASON.fullmatch(clause) or _ONESELF.fullmatch(clause)
    return "reason" if reason and _is_idle(clause, may) else "other"


def _refused_because(why: str, no: str, may: set[RemarkClass]) -> str:
    """What a clause is that gives its reason; empty if it is no refusal."""
    named = _is_refusal(no)
    bare = not named and phrases.UNWANTED.fullmatch(no) is not None
    if not (bare or named) or not _is_idle(why, may):
        return ""
    # The thing may stand before the reason: 組立は自分でするので不要です.
    return "no" if bare and not (_names_offer(why) or _WRAPS.search(why)) else "refusal"


def _names_offer(why: str) -> bool:
    """Whether a reason opens with what is offered (のしは自分で書きますから)."""
    head, particle, rest = why.partition("は")
    return bool(particle and rest) and phrases.OFFERED.fullmatch(head) is not None


def _sees_to_it(clause: str) -> bool:
    """Whether the buyer himself does what is offered."""
    if _ONESELF.fullmatch(clause) is None or _NOT_BY_ONESELF.search(clause):
        return False
    return _names_offer(clause)


def _allowed(text: str) -> set[RemarkClass]:
    """The topics a reason may name: those of what is refused."""
    return {RemarkClass.GIFT} | ({RemarkClass.RECEIPT} if _ON_DEMAND.search(text) else set())


def _is_idle(why: str, may: set[RemarkClass]) -> bool:
    """Whether a reason asks for nothing and names no other matter."""
    said = (phrases.ASKING, phrases.QUESTION, phrases.COMPLAINT)
    if _CONTRAST.search(why) and _names_offer(why):
        return False  # のしは付けますが、名前は不要です: of two things one is wanted
    why = _BECAUSE.sub("", why)
    if _DOUBT.search(why) or any(pattern.search(why) for pattern in said):
        return False
    return not set(found(why)) - may
