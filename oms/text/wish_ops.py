"""How a mention of a day or an hour is wished, by what stands before and behind it.

まで, 以降, 以外, 不在, 着. Days of other things (誕生日は5/10, 5/3に注文した) are no wishes, days
of shipping are no delivery days.
"""

from __future__ import annotations

import re
from enum import StrEnum
from typing import Final

__all__ = [
    "AS_SET",
    "DAYS_BEFORE",
    "INSTEAD",
    "NOT_AFTER",
    "OTHERS",
    "PURPOSE",
    "REASON",
    "SET_BEFORE",
    "SINCE_THEN",
    "UNTIL_REASON",
    "UNTIL_THEN",
    "Op",
    "day_op",
    "hour_op",
]


class Op(StrEnum):
    """How a wish relates to its day or hours."""

    ON = "on"
    BY = "by"
    FROM = "from"
    NOT = "not"
    SHIP = "ship"


_EVENT: Final = (
    r"(?:誕生日|お?誕生会|バースデー|記念日|命日|法事|法要|一周忌|三回忌|四十九日|初盆|葬儀"
    r"|告別式|通夜|結婚式|披露宴|入籍|挙式|"
    r"引っ?越す|運動会|発表会|文化祭|学園祭|入学式|卒業式|卒園式|入園式|七五三|成人式|開店|オープン"
    r"|引っ?越し|納骨|パーティー?|"
    r"誕生祝|お祝い会|祝賀会|式典|イベント|祭り|大会|試合|コンサート|ライブ|発売|退職|送別会"
    r"|出産|予定日|生誕祭|お食い初め|お宮参り|本番|撮影|還暦|古希|喜寿|傘寿|米寿|家族旅行|キャンプ"
    r"|遠足|合宿)"
)
_PAST: Final = re.compile(
    r"^(?:頃|ごろ|分|付け?)?(?:の|に|で|は)?(?:[^、。]{0,6}?)(?:注文|購入|買[いっ]|頼[んみ]"
    r"|届いた|届きまし|届いて(?!(?:ほ|欲|く|も|いた|頂|いれ|いる?と))|到着した|到着し|着いた|受け?取った|受取りまし|"
    r"納品され|お願いした(?!い|く)|もらっ|頂いた|いただいた|いただきまし|送って(?:いただいた|もらった"
    r"|頂いた)|利用し|発注し|予約し|生まれ|"
    r"問い?合わせ|電話(?:し|を)|メール(?:し|を)|連絡(?:し|を)|ポチ|ordered|bought|received)"
)
_PAST_TAIL: Final = re.compile(
    r"(?:した|しました|いた|きました|んだ|った|りました|ました|分|ordered|received|いて|もの)"
)
_EVENT_AFTER: Final = re.compile(rf"^(?:の|は|が|に)?(?:[^、。\d]{{0,10}}?){_EVENT}")
_DEADLINE: Final = re.compile(
    r"間に合|までに|前に|前日|前まで|それまで|必着|それより前|in time|before|届くように"
    r"|届けば|届いて(?:欲|ほ)し|遅れ(?:ると|ない|たら)|過ぎると"
)
_SHIP_AFTER: Final = re.compile(
    r"^(?:頃|ごろ)?(?:に|の|までに|までの|以降に?の?|以降で|中に|は|から|以後に?|あたりに"
    r"|の夕方までに|必着で)?(?:ご|御)?(?:発送|出荷|送り出|送って|出して|ship)"
)
_SHIP_BEFORE: Final = re.compile(
    r"(?:発送|出荷)(?:日|希望日|希望|予定日)?(?:は|を|:|の希望は|日は|につきまして|ですが"
    r"|日を)?$|ship(?:ping)?(?: it)?(?: on| by| after)?$"
)
_NEGATIVE: Final = (
    r"(?:不在|留守|受け?取れ(?:な|ませ|まへ|ず)|受け?取り(?:が)?(?:できな|できませ|出来な"
    r"|出来ませ|不可)|受け?取りでけ|受領でき|(?<!て)(?<![いん]で)(?<!ござ)(?<![違構まわらさ思使言会買払願])い(?:ない|ません)"
    r"|帰(?:り|れ|ら)(?:ませ|な|ず)|戻(?:り|れ|ら)(?:ませ|な|ず)|海外|国外"
    r"|おりません|おらん|おらへん|だれも|誰も|居ません|居ない|いてない|いーひん|いてへん|"
    r"外出|出かけ|出掛け|出張|旅行(?:中|の|で|に|へ|な|する|し)|仕事(?!が休|は休|休み|帰|が?終|上が|始め|から[帰戻])|病院|通院"
    r"|帰省(?!先)|遠征|入院|勤務|会議|来客|工事|都合が(?:悪|つか|わる)|都合悪|対応でき|届けないで|避け|"
    r"(?:持って)?(?:来|こ)ないで|配達(?:は)?しないで|(?:届[けくい]|配達|来|着[くい])(?:られ"
    r"|され)?(?:ると|と|ても|たら)困|無理|不可|ng(?![a-z])|だめ|ダメ|駄目|以外|除[いくき]|はずして"
    r"|外して|寝て|夜勤(?!明)|休業|定休|休診|お?休みをいただ|閉まって|閉め(?:て|ま)|(?:は|では|だと)困[りる]|閉店|家を(?:空|あけ|留守)|あけて(?:い|お)り|手が離せ|"
    r"家に(?:い|お)(?:ない|りません)|not (?:be )?(?:at )?home|not available|away|out of"
    r"|except|can ?not receive|can't receive|unavailable|traveling|no delivery|don't deliver"
    r"|do not deliver|avoid)"
)
NOT_AFTER: Final = re.compile(
    rf"^(?:頃|ごろ|の?間|中|いっぱい|一杯|終日|と|、)?(?:は|も|に|だけは|だけ|の|のみ|が|を"
    rf"|で|まで(?:は|の)?|までずっと|から\S{{0,8}}?まで|以降は|以降|以後は?|から(?:は)?"
    rf"|:)?[^。、,.]{{0,14}}?{_NEGATIVE}"
)
_POLITE_OF_DAY: Final = re.compile(
    r"^(?:中)?も(?:お仕事)?、?(?:どうぞ|何卒)?(?:よろしく|宜しく|お疲れ|おつかれ|ご苦労|お世話|ありがと)"
)
"""本日もよろしくお願いします."""
_TOO_SOON: Final = re.compile(
    r"^(?:着)?(?:では?|じゃ|だと|は)(?:少し|ちょっと|もう)?"
    r"(?:(?:遅|早)(?:い(?:です|ので|$)|すぎ|過ぎ)|間に合(?:いませ|わな(?!けれ|い(?:場合|時|とき|なら))))"
)
"""5/10では遅いです, 5/10だと間に合いません: another day is wanted."""
_HOME_AFTER: Final = re.compile(
    r"^(?:頃|ごろ|過ぎ|すぎ)?に(?:は)?(?:帰(?:り|っ|る|宅|国|着)|戻(?:り|っ|る))|^(?:頃|ごろ)?帰(?:宅|国)"
)
_HOME_BEFORE: Final = re.compile(
    r"(?:帰宅|帰り|帰る|戻り|戻る|仕事が終わる|退勤|起きる)(?:の(?:は|が)|時間は|予定は|は|が)?$"
)
_LEAVES: Final = re.compile(
    r"^(?:頃|ごろ|過ぎ|すぎ)?(?:まで)?に(?:は)?(?:家を(?:出|空|あけ)|出か?け|出掛け|外出|出発|出勤|寝|閉(?:ま|め|店))"
)
_BEFORE_AWAY: Final = re.compile(rf"^(?:より|以)?前(?:は|だと)[^。、]{{0,10}}?{_NEGATIVE}")
"""18時前は不在です: what comes after suits."""
_IF_NOT: Final = re.compile(
    r"^(?:が|は|で|に)?[^。、\d]{0,6}?(?:だめ|ダメ|駄目|無理|不可|ng|難し|できな|間に合わな)(?:い|けれ)?"
    r"(?:なら|でしたら|だったら|であれば|ば|の?(?:場合|時|とき)|(?:です|でしょう|だろう)?か)"
)
"""午前が無理なら夜でも, 7日は無理でしょうか: that is what is wanted most."""
_CLOSES: Final = re.compile(r"^(?:頃|ごろ)?に閉(?:ま|め|店)")
_OLD_HOURS: Final = re.compile(r"^(?:の)?(?:指定|希望|便|着|枠)?(?:を|から)$")
_ONLY: Final = re.compile(
    r"^(?:頃|ごろ|以降|以後)?(?:しか|のみ|だけしか|で(?:ない|なけ|ねば)|じゃない?と|じゃなけ"
    r"|やない|でしか|なら|やったら|だったら|であれば)"
    r"|^(?:頃|ごろ)?(?:の(?:間|あいだ)|まで)しか"
    rf"|^以外(?:は|だと|では)[^。、]{{0,10}}(?:困|意味|{_NEGATIVE})"
)
_ONLY_SINCE: Final = re.compile(
    r"^(?:頃|ごろ)?(?:よりも?後|以降|以後|を?(?:過ぎ|すぎ)(?:て(?:から)?)?|から)(?:の[^、。\d]{1,4})?(?:で(?:ない"
    r"|なけ)|しか|じゃない|なら)"
    r"|^(?:頃|ごろ)?(?:に?なら|を?(?:過ぎ|すぎ))ないと"
)
OTHERS: Final = re.compile(
    r"(?:ほか|他|別|それ以外)の(?:日|曜日)|以外の(?:日|曜日)|それ以外(?:で|に|を|なら|$)"
)
"""Any day but the one named before."""
PURPOSE: Final = re.compile(
    r"^(?:に|で|は|の)[^、。\d]{0,12}?(?:使[いうっ]|使用|食べ|飲[みむ]"
    r"|(?:渡|配|持って(?:行|い))[すくきり](?!て?(?:くだ|下さ|いただ|頂|ほし|欲し)))"
)
"""What it is needed for on the day named: it must be there by then."""
_THAT_DAY: Final = re.compile(r"当日|その日に")
_EVE: Final = re.compile(
    r"^[^。\d]{0,16}?(?:前日|前の日|前の晩|[1一]日前)(?:まで|着|に|で|必着|午前|午後|夕方|の|$)"
)
DAYS_BEFORE: Final = re.compile(r"^の?([1-7一二三四五六七])(日|週間)前")
_LEAVES_ON: Final = re.compile(r"^(?:から|に)は?[^、。\d]{0,4}(?:出発|旅立|出国)")
_BY_THEN: Final = re.compile(
    r"(?:ので|から|ため|です|。)[、。]?(?:それ(?:まで|より前|以前)|その(?:日|時)まで|その前)"
)
REASON: Final = re.compile(
    r"^(?:だと|では|は|が|に)(?!(?:在宅|い(?:ます|る)|お(?:ります|る)|大丈夫|受け?取れ|平気|可能|空い))"
    r"[^、。\d]{1,14}(?:ので|ため|から|くて)、?$|^[^、。\d]{1,10}なので、?$"
    r"|^(?:より前|頃|ごろ|に)は?[^、。\d]{1,12}(?:終わ|上が|寝|病院|診療)[^、。\d]{0,6}(?:ので|ため|から)、?$"
)
"""8日は用事があるので, with another day or hour behind it: only that one is wished."""
UNTIL_REASON: Final = re.compile(r"^(?:頃|ごろ|すぎ)?まで[^、。\d]{1,12}(?:ので|から|ため)、?$")
UNTIL_THEN: Final = re.compile(r"それまで|それより前|その(?:日|時)まで|その前|間に合")
_NOT_UNTIL_THEN: Final = re.compile(rf"それ(?:より前|以前|まで)は[^、。]{{0,10}}?{_NEGATIVE}")
SINCE_THEN: Final = re.compile(r"それ以降|それ以後|その後|それから")
_OF_ORDER: Final = re.compile(r"^の?(?:ご?注文(?!者)|購入|伝票|メール|納品書|請求|領収)")
_EVENT_BEFORE: Final = re.compile(
    rf"(?:{_EVENT}|誕生日|記念日|命日|法事|法要|退院|入居|出産|予定日|引っ?越し|結婚式|決算日?|発売日"
    r"|開店|生誕祭|納期限|賞味期限|期限|生年月日|締め切り|締切)(?:日)?(?:は|が|:|も)?$"
)
_BY_AFTER: Final = re.compile(
    rf"^(?:に|の|が|は|頃|ごろ)?(?:[^、。\d]{{0,3}}"
    rf"|[^、。\d]{{0,8}}{_EVENT}[^、。\d]{{0,6}})?(?:(?<!ま)まで|以前|より前|の前|前に|前着|間に合"
    rf"|迄|or earlier|at the latest)"
)
_FROM_AFTER: Final = re.compile(
    r"^(?:頃|ごろ|の)?(?:[^、。\d]{0,2})?(?:以降|以後|いこう|から(?!の)|過ぎ|すぎ|より後"
    r"|より遅|を過ぎ|になってから|に入ってから|に入って|が?明けて|明け|を?回って|をまわって"
    r"|よりあと|てから"
    r"|(?:の(?:あと|後)|(?<!前)後)(?:で|に|なら|から|が)|が?終わ(?:って|り(?:まして|次第)?)"
    r"|onwards?|or later|or after|and after)"
)
_BY_BEFORE: Final = re.compile(
    r"(?:\bby|before|until|no later than|till)(?: the)?(?: end of)? ?(?:my \w+ )?$"
)
_FROM_BEFORE: Final = re.compile(r"(?:\bafter|\bfrom|later than|since|on or after)(?: the)? ?$")
_NOT_BEFORE: Final = re.compile(
    r"(?:(?:away|out of town|traveling|unavailable|not (?:at )?home)(?: on| from)?|not (?:on"
    r"|in|at)|except(?: on)?|other than|avoid)(?: the)? ?$"
)
SET_BEFORE: Final = re.compile(
    r"^(?:指定|着)?(?:で|に|を)?(?:指定|選択|設定|登録|入力|お願い)?に?"
    r"(?:(?:して(?:い|しま)|しちゃ|なって)[^。]{0,8}(?:が|けど|ので|た)"
    r"|しまし[^。]{0,8}(?:が|けど|た[、。!]*(?:でも|やはり|やっぱり|すみ|訂正|間違)))"
    r"|^しか(?:選|指定)[^。]{0,12}が"
)
"""5/8に指定してしまいましたが: what was set and is no longer wanted."""
INSTEAD: Final = re.compile(
    r"^(?:着|日)?(?:→|⇒|->)|^(?:は|が|を|の日は)?(?:急用|あかん|急に|都合が悪く)"
    r"|^(?:[^、。]{0,6}?)(?:ではなく|じゃなく|でなく|でなしに|やのうて|やなく|やめて|をやめ"
    r"|を取りやめ|から変更|instead of)"
)
AS_SET: Final = re.compile(r"^に(?:し(?:て(?:い|おり|ある|おき)|まし)|なって|指定(?:し|中))")
"""11日希望ですが8日にしています: behind another day, what the field says rather than a wish."""
_SINCE_USED: Final = re.compile(
    r"^(?:用|向け|仕様|らしい|っぽい|限定|柄|カラー|大工|って|の?(?:プレゼント|シール|カード|ケーキ|飾|準備|記念|仮装|セール)"
    r"|[もが](?:もう)?(?:近|すぐ|楽しみ|待ち))|^で[^。]{0,4}歳"
    r"|^から(?:毎日|ずっと|使|飲|愛用|通)"
)
_UNTIL_MISSED: Final = re.compile(r"^に間に合わな(?:けれ|い(?:場合|時|とき|なら))")
_AT_BEST: Final = re.compile(r"早(?:ければ|くて(?:も)?)$")
_SINCE: Final = re.compile(r"^(?:頃|ごろ)?(?:以降|以後)")
_UNTIL: Final = re.compile(r"^(?:頃|ごろ)?まで")
_EARLIER: Final = re.compile(r"^[^、。\d]{0,4}より(?:も)?(?:早|前)")
_LATER: Final = re.compile(r"^[^、。\d]{0,10}より遅")
_AT_WORST: Final = re.compile(r"遅くて?とも?$|遅くても$")


_TOLD_BEHIND: Final = (
    (_SHIP_AFTER, Op.SHIP),
    (_POLITE_OF_DAY, None),
    (_TOO_SOON, Op.NOT),
    (_LEAVES_ON, Op.BY),
    (_EVE, Op.BY),
    (DAYS_BEFORE, Op.BY),
    (_HOME_AFTER, Op.FROM),
    (_IF_NOT, Op.ON),
)
"""What tells at once how the day before it is wished; the first that is found counts."""


def day_op(head: str, tail: str, after: str) -> Op | None:
    """Return how a day is wished; `None` if it is no wish.

    Args:
        head: The text between the mention before and this one.
        tail: The text between this mention and the next.
        after: All text behind this mention.

    Example:
        >>> day_op("", "までに届けてください", "までに届けてください")
        <Op.BY: 'by'>
    """
    if _SHIP_BEFORE.search(head):
        return Op.SHIP
    for pattern, op in _TOLD_BEHIND:
        if pattern.match(tail):
            return op
    absent = NOT_AFTER.match(tail) is not None
    if absent and not _ONLY.match(tail) and not PURPOSE.match(tail):
        return _plain_op(head, tail, absent=absent)
    if (past := _PAST.match(tail)) and _PAST_TAIL.search(after[past.start() :]):
        return None
    if _OF_ORDER.match(tail) or _SINCE_USED.match(tail):
        return None
    if _EVENT_AFTER.match(tail) or _EVENT_BEFORE.search(head):
        return _event_op(tail, after)
    if SET_BEFORE.match(tail) or INSTEAD.match(tail) or _NOT_BEFORE.search(head):
        return Op.NOT
    if OTHERS.search(tail):
        return Op.NOT
    if PURPOSE.match(tail):
        return Op.ON if _THAT_DAY.search(after) else Op.BY
    plain = _plain_op(head, tail, absent=absent)
    return Op.BY if plain is Op.ON and _BY_THEN.search(after) else plain


def _event_op(tail: str, after: str) -> Op | None:
    if _THAT_DAY.search(after):
        return Op.ON
    if SINCE_THEN.search(after):
        return Op.FROM
    if _DEADLINE.search(after) or PURPOSE.match(tail):
        return Op.BY
    if re.match(
        rf"^の?[^、。\d]{{0,6}}?{_EVENT}(?:に|で|当日)[^、。]{{0,6}}(?:届|着|お願|配達)", tail
    ):
        return Op.ON
    return None


def _if_possible(head: str, tail: str) -> Op | None:
    """Judge the first of two days: 早ければ8日, 10日に間に合わなければ12日."""
    if _UNTIL_MISSED.match(tail):
        return Op.ON
    return Op.FROM if _AT_BEST.search(head) else None


def _only_op(tail: str) -> Op:
    if _UNTIL.match(tail):
        return Op.BY
    return Op.FROM if _SINCE.match(tail) else Op.ON


def _plain_op(head: str, tail: str, *, absent: bool) -> Op | None:
    if _ONLY_SINCE.match(tail):
        return Op.FROM
    if _ONLY.match(tail):
        return _only_op(tail)
    if _EARLIER.match(tail):
        return Op.FROM if absent else Op.BY
    if (op := _if_possible(head, tail)) is not None:
        return op
    if _LATER.match(tail) or _AT_WORST.search(head):
        return Op.BY
    if UNTIL_THEN.search(tail):
        return Op.FROM if _NOT_UNTIL_THEN.search(tail) else Op.BY
    if SINCE_THEN.search(tail):
        return Op.FROM
    until, since = bool(_BY_AFTER.match(tail)), bool(_FROM_AFTER.match(tail))
    if _BY_BEFORE.search(head):
        until = True
    elif _FROM_BEFORE.search(head):
        since = True
    if absent:
        # 「18時まで仕事」 leaves what comes after, 「18時以降は不在」 what comes before.
        if until and not since:
            return Op.FROM
        return Op.BY if since and not until else Op.NOT
    if since:
        return Op.FROM
    return Op.BY if until else Op.ON


def hour_op(head: str, tail: str) -> Op | None:
    """Return how hours are wished; `None` if they are not.

    Example:
        >>> hour_op("", "は不在です")
        <Op.NOT: 'not'>
    """
    if _SHIP_AFTER.match(tail):
        return Op.SHIP
    if _OLD_HOURS.match(tail):
        return Op.NOT
    if _HOME_AFTER.match(tail) or _HOME_BEFORE.search(head):
        return Op.FROM
    if _LEAVES.match(tail):
        return Op.BY
    if _BEFORE_AWAY.match(tail):
        return Op.FROM
    if _IF_NOT.match(tail):
        return Op.ON
    if SET_BEFORE.match(tail) or INSTEAD.match(tail) or _NOT_BEFORE.search(head):
        return Op.NOT
    return _plain_op(head, tail, absent=NOT_AFTER.match(tail) is not None)
