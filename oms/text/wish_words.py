"""Words behind and before a day or hour that tell how it is wished: まで, 以降, 不在, 着.

Each pattern is matched at what stands behind a mention, or searched at the end of what stands
before it, up to the next mention.
"""

from __future__ import annotations

import re
from typing import Final

from oms.text.wish_events import EVENT

__all__ = [
    "AS_SET",
    "AT_BEST",
    "AT_WORST",
    "BEFORE_AWAY",
    "BUSY",
    "BY_AFTER",
    "BY_BEFORE",
    "BY_THEN",
    "DAYS_BEFORE",
    "DAY_BEFORE",
    "DUE",
    "EARLIER",
    "EITHER_SIDE",
    "EVE",
    "FROM_AFTER",
    "FROM_BEFORE",
    "HOME_AFTER",
    "HOME_BEFORE",
    "IF_NOT",
    "INSTEAD",
    "JUST_NOT",
    "LATER",
    "LEAVES",
    "LEAVES_ON",
    "NEGATIVE",
    "NOT_AFTER",
    "NOT_BEFORE",
    "NOT_UNTIL",
    "NOT_UNTIL_THEN",
    "NO_LATER",
    "OLD_HOURS",
    "ONLY",
    "ONLY_SINCE",
    "ON_EVE",
    "OTHERS",
    "PAST_HOURS",
    "POLITE_OF_DAY",
    "REASON",
    "SET_BEFORE",
    "SHIP_AFTER",
    "SHIP_BEFORE",
    "SINCE",
    "SINCE_THEN",
    "THAT_DAY",
    "TOO_SOON",
    "UNTIL",
    "UNTIL_MISSED",
    "UNTIL_REASON",
    "UNTIL_THEN",
]

SHIP_AFTER: Final = re.compile(
    r"^(?:頃|ごろ)?(?:に|の|までに|までの|以降に?の?|以降で|中に|は|から|以後に?|あたりに"
    r"|の夕方までに|必着で)?(?:ご|御)?(?:発送|出荷|送り出|送って|出して|ship)"
)
SHIP_BEFORE: Final = re.compile(
    r"(?:発送|出荷)(?:日|希望日|希望|予定日)?(?:は|を|:|の希望は|日は|につきまして|ですが"
    r"|日を)?$|ship(?:ping)?(?: it)?(?: on| by| after)?$"
)
NEGATIVE: Final = (
    r"(?:不在|留守|受け?取れ(?:な|ませ|まへ|ず)|受け?取り(?:が)?(?:できな|できませ|出来な"
    r"|出来ませ|不可)|受け?取りでけ|受領でき|(?<!て)(?<![いん]で)(?<!ござ)(?<![違構まわらさ思使言会買払願])い(?:ない|ません)"
    r"|帰(?:り|れ|ら)(?:ませ|な|ず)|戻(?:り|れ|ら)(?:ませ|な|ず)|海外|国外"
    r"|おりません|おらん|おらへん|だれも|誰も|居ません|居ない|いてない|いーひん|いてへん|"
    r"外出|[出で]られ(?:な|ま)|出かけ|出掛け|出張|旅行(?:中|[。、!のでにへな]|する|し|$)|仕事(?!が休|は休|休み|帰|が?終|上が|始め|から[帰戻])|病院|通院"
    r"|帰省(?!先)|遠征(?!まで|前|に(?:持|使))|入院|勤務|会議|来客|工事|都合が(?:悪|つか|わる)|都合悪|対応でき|届[けか]ない(?:で|よう)|避け|遠慮(?:くだ|下|願|いただ|頂|し)|勘弁|ムリ|やめ(?:て(?:ほ|欲|く|下|い|お)|と[いき])|荷受け?(?:が|は)?(?:でき|不可)|無人|休館|"
    r"(?:早|遅)(?:い|すぎる|過ぎる|く(?:着|届|来)(?:く|ける|る|い)?)(?:と|の(?:は|も|が))(?:、|少し|ちょっと)?(?:困|ng|だめ|ダメ|無理|ムリ|迷惑|受け?取れ)|"
    r"(?:持って)?(?:来|こ)ないで|配達(?:は)?しないで|(?:届[けくい]|配達|来|着[くい])(?:られ"
    r"|され)?(?:ると|と|ても|たら)困|無理|不可|ng(?![a-z])|だめ|ダメ|駄目|以外|除[いくき]|はずして"
    r"|外して|寝て|夜勤(?!明)|休業|定休|休診|お?休みをいただ|閉まって|閉め(?:て|ま)|(?:は|では|だと)困[りる]|閉店|家を(?:空|あけ|留守)|あけて(?:い|お)り|手が離せ|"
    r"家に(?:い|お)(?:ない|りません)|not (?:be )?(?:at )?home|not available|away|out of"
    r"|except|can ?not receive|can't receive|unavailable|traveling|no delivery|don't deliver"
    r"|do not deliver|avoid)"
)
NOT_AFTER: Final = re.compile(
    rf"^\)?(?:頃|ごろ|の?間|中|いっぱい|一杯|終日|と|、)?(?:は|も|に|だけは|だけ|の|のみ|が|を"
    rf"|で|まで(?:は|の)?|までずっと|から\S{{0,8}}?まで|以降は|以降|以後は?|から(?:は)?"
    rf"|:)?[^。、,.]{{0,14}}?{NEGATIVE}"
)
_ERRAND: Final = (
    r"(?:飲み会|パート(?!ナ)|バイト|塾|習い事|授業|大学|透析|礼拝|研修|棚卸|合宿|出張|遠征|ディズニー|買い?物|散歩|お?風呂|入浴|昼寝"
    r"|ランチタイム|お?迎え|送迎|介助|残業|遅番|早番|夜勤(?!明)|当番|歯医者|美容院|診察|検診|健診|飲食|行って(?:い|ま|お)|出(?:て|払って)(?:い|ま|お)|実家に帰って)"
)
BUSY: Final = re.compile(
    rf"^\)?(?:の?(?:間|時間帯?))?(?:まで)?(?:(?:で|と)、?[^、。\dがを]{{0,8}}?行って(?:い|ま)|(?:は|も)、?(?:[^、。\dがを]{{0,8}}?(?<!ノー))?{_ERRAND}|{_ERRAND}(?=$|。|です|なので|なんで|の?ため|につき|中))"
    r"(?!(?:先|所|場)?(?:に|へ|宛|あて)?(?:届|送|配達|の?(?:道具|準備|お?弁当))|明け|[^、。]{0,3}(?:に|で)?使)"
)
"""16~18時は風呂, 月曜はパートです: what one is busy with, and cannot take a parcel."""
POLITE_OF_DAY: Final = re.compile(
    r"^(?:中)?も(?:お仕事)?、?(?:どうぞ|何卒)?(?:よろしく|宜しく|お疲れ|おつかれ|ご苦労|お世話|ありがと)"
)
"""本日もよろしくお願いします."""
TOO_SOON: Final = re.compile(
    r"^(?:着)?(?:では?|じゃ|だと|は)(?:少し|ちょっと|もう|微妙に)?"
    r"(?:(?:遅|早)(?:い(?:です|ので|$)|すぎ|過ぎ)|間に合(?:いませ|わな(?!けれ|い(?:場合|時|とき|なら))))"
)
"""5/10では遅いです, 5/10だと間に合いません: another day is wanted."""
HOME_AFTER: Final = re.compile(
    r"^(?:頃|ごろ|過ぎ|すぎ)?に(?:は)?(?:帰(?:り|っ|る|宅|国|着)|戻(?:り|っ|る))|^(?:頃|ごろ)?帰(?:宅|国)"
)
HOME_BEFORE: Final = re.compile(
    r"(?:帰宅|帰り|帰る|戻り|戻る|仕事が終わる|退勤|起きる)(?:の(?:は|が)|時間は|予定は|は|が)?$"
)
LEAVES: Final = re.compile(
    r"^(?:頃|ごろ|過ぎ|すぎ)?(?:まで)?に(?:は)?(?:家を(?:出|空|あけ)|出か?け|出掛け|外出|出発|出勤|寝|閉(?:ま|め|店))"
)
BEFORE_AWAY: Final = re.compile(rf"^(?:より|以)?前(?:は|だと)[^。、]{{0,10}}?{NEGATIVE}")
"""18時前は不在です: what comes after suits."""
IF_NOT: Final = re.compile(
    r"^(?:が|は|で|に|、)?[^。、\d]{0,6}?(?:だめ|ダメ|駄目|無理|不可|ng|難し|できな|間に合わな)(?:い|けれ)?"
    r"(?:なら|でしたら|だったら|であれば|ば|の?(?:場合|時|とき)|(?:です|でしょう|だろう)?か)"
)
"""午前が無理なら夜でも, 7日は無理でしょうか: that is what is wanted most."""
OLD_HOURS: Final = re.compile(r"^(?:の)?(?:指定|希望|便|着|枠)?(?:を|から)$")
ONLY: Final = re.compile(
    r"^(?:頃|ごろ|以降|以後)?(?:着|配達|便|の配達|指定)?(?:に?しか|のみ(?!は?、?(?:不可|不在|留守|ng|だめ|ダメ|無理|ムリ|避|除|受け?取れ|都合|外))|だけしか|で(?:ない|なけ|ねば)|じゃない?と|じゃなけ(?!ればいい|れば良|れば大丈夫|ればok|れば構)"
    r"|やない|でしか|なら|やったら|だったら|であれば)"
    r"|^(?:頃|ごろ)?(?:の(?:間|あいだ)|まで)しか|^、?(?:この|その)日に?しか"
    rf"|^以外(?:は|だと|では|、)?[^。、]{{0,10}}(?:困|意味|{NEGATIVE})"
)
ONLY_SINCE: Final = re.compile(
    r"^(?:頃|ごろ)?(?:よりも?後|以降|以後|を?(?:過ぎ|すぎ)(?:て(?:から)?)?|から)(?:の[^、。\d]{1,4})?(?:で(?:ない"
    r"|なけ)|しか|じゃない|なら)"
    r"|^(?:頃|ごろ)?(?:に?なら|を?(?:過ぎ|すぎ))ないと"
)
OTHERS: Final = re.compile(
    r"(?:ほか|他|別|それ以外)の(?:日|曜日)|(?:この|その)日以外|以外の(?:日|曜日)|それ以外(?:で|に|を|なら|$)"
)
"""Any day but the one named before."""
THAT_DAY: Final = re.compile(r"当日|その日に")
DAY_BEFORE: Final = re.compile(
    r"^(?!、[^。、\d]{2,10}前)[^。\d]{0,16}?(?:前日|前の日|前の晩|[1一]日前)"
)
EVE: Final = re.compile(rf"{DAY_BEFORE.pattern}(?:まで|着|に|で|必着|午前|午後|夕方|の|$)")
ON_EVE: Final = re.compile(
    rf"{DAY_BEFORE.pattern}(?:(?:必?着)?(?:に|で|を|希|$)|の(?:午|夕|朝|夜|\d))(?!は?間に合|[^、。]{{0,6}}まで)"
)
DAYS_BEFORE: Final = re.compile(r"^(?:の|より)?([1-7一二三四五六七])(日|週間)前")
LEAVES_ON: Final = re.compile(r"^(?:から|に)は?[^、。\d]{0,4}(?:出発|旅立|出国)")
BY_THEN: Final = re.compile(
    r"(?:ので|から|ため|です|。)[、。]?(?:それ(?:まで|より前|以前)|その(?:日|時)まで|その前)"
)
REASON: Final = re.compile(
    r"^(?:の(?:時間帯?|間))?(?:だと|では|は|が|に)(?!(?:在宅|い(?:ます|る)|お(?:ります|る)|大丈夫|受け?取れ|平気|可能|空い))"
    r"[^、。\d]{1,14}(?:ので|ため|から|くて)、?$|^[^、。\d]{1,10}なので、?$"
    r"|^(?:より前|頃|ごろ|に)は?[^、。\d]{1,12}(?:終わ|上が|寝|病院|診療)[^、。\d]{0,6}(?:ので|ため|から)、?$"
)
"""8日は用事があるので, with another day or hour behind it: only that one is wished."""
UNTIL_REASON: Final = re.compile(r"^(?:頃|ごろ|すぎ)?まで[^、。\d]{1,12}(?:ので|から|ため)、?$")
UNTIL_THEN: Final = re.compile(
    r"それまで|それより前|それを過ぎると|その(?:日|時)まで|その前|間に合"
)
NOT_UNTIL_THEN: Final = re.compile(
    rf"それ(?:より前|以前|まで)は?[^、。]{{0,10}}?(?:{NEGATIVE}|中です|{_ERRAND})"
)
SINCE_THEN: Final = re.compile(
    r"それ以降|それ以後|その後|その(?:あと|後)(?:[でになは、]|$)|それから|それより(?:も)?(?:後|あと|遅)"
)
BY_AFTER: Final = re.compile(
    rf"^(?:に|の|が|は|頃|ごろ)?(?:[^、。\d]{{0,3}}"
    rf"|[^、。\d]{{0,8}}{EVENT}[^、。\d]{{0,6}})?(?:(?<!ま)まで|以前|より前|の前|前に|に入る前|前の(?=$|[午朝夜昼夕])|前着|間に合"
    rf"|迄|or earlier|at the latest)"
)
FROM_AFTER: Final = re.compile(
    r"^~(?=[^\d。、]{0,3}(?:不在|留守|外出|出張|仕事|いません|おりません))|"
    r"^(?:頃|ごろ|の)?(?:[^、。\d]{0,2})?(?:以降|以後|いこう|から(?!の)|過ぎ(?!まし)|すぎ(?!まし)|より後"
    r"|より遅|を過ぎ|になってから|に入ってから|に入って|が?明けて|明け|を?回って|をまわって"
    r"|よりあと|てから"
    r"|(?:の(?:あと|後)|(?<!前)後)(?:で|に|なら|から|が|の(?=$|平日))|が?終わ(?:って|り(?:まして|次第)?)"
    r"|onwards?|or later|or after|and after)"
)
BY_BEFORE: Final = re.compile(
    r"(?:\bby|before|until|no later than|till)(?: the)?(?: end of)? ?(?:my \w+ )?$"
)
FROM_BEFORE: Final = re.compile(r"(?:\bafter|\bfrom|later than|since|on or after)(?: the)? ?$")
NOT_BEFORE: Final = re.compile(
    r"(?:(?:away|out of town|traveling|unavailable|not (?:at )?home)(?: on| from)?|not (?:on"
    r"|in|at)|except(?: on)?|other than|avoid)(?: the)? ?$"
)
SET_BEFORE: Final = re.compile(
    r"^(?:指定|着)?(?:で|に|を)?(?:指定|選択|設定|登録|入力|お願い)?に?"
    r"(?:(?:して(?:い(?!た)|しま)|しちゃ|なって)[^。]{0,8}(?:が|けど|ので|た)"
    r"|しまし[^。]{0,8}(?:が|けど|た[、。!]*(?:でも|やはり|やっぱり|すみ|訂正|間違)))"
    r"|^しか(?:選|指定)[^。]{0,12}が"
)
"""5/8に指定してしまいましたが: what was set and is no longer wanted."""
INSTEAD: Final = re.compile(
    r"^(?:は|が)?(?:書き|入力)?間違い(?![なはがも]|あり|ござ)|^は(?:ナシ|なし|無し|バツ|ばつ)|"
    r"^(?:着|日)?(?:→|⇒|->)|^(?:は|が|を|の日は)?(?:急用|あかん|急に|都合が悪く)"
    r"|^(?:[^、。]{0,6}?)(?:ではなく|じゃなく|(?:じゃ|では)ない(?=時間|日|方|ほう)|でなく|でなしに|やのうて|やなく|やめて|をやめ"
    r"|を取りやめ|から変更|instead of)"
)
AS_SET: Final = re.compile(r"^に(?:し(?:て(?:い|おり|ある|おき)|まし)|なって|指定(?:し|中))")
"""11日希望ですが8日にしています: behind another day, what the field says rather than a wish."""
UNTIL_MISSED: Final = re.compile(r"^に間に合わな(?:けれ|い(?:場合|時|とき|なら))")
AT_BEST: Final = re.compile(r"早(?:ければ|くて(?:も)?)$")
SINCE: Final = re.compile(r"^(?:頃|ごろ)?(?:以降|以後)")
UNTIL: Final = re.compile(r"^(?:頃|ごろ)?まで")
EARLIER: Final = re.compile(r"^[^、。\d]{0,4}より(?:も)?(?:早|前)")
NO_LATER: Final = re.compile(
    r"^を?(?:過ぎ|すぎ)(?:ない(?:よう|で)|なければ|(?:る(?:の[はも]|と)|たら|て(?:は|しまうと)?|ると)、?(?:ng|だめ|ダメ|困|アウト|意味|無理|ムリ|間に合|いけ))"
    r"|^(?:が|で)?、?(?:リミット|デッドライン|締め?切|期限)"
)
"""20日を過ぎないように, 22日がデッドライン."""
DUE: Final = re.compile(
    r"^(?!.*(?:カード|予約|応募|申し?込|セール|クーポン|支払|入金)).*?(?:(?:^|[^味費用効])期限|締め?切り?|リミット|デッドライン)(?:日)?(?:は|が|:|も)?$"
)
JUST_NOT: Final = re.compile(r"^(?:じゃ|で)なければ(?:いい|良い|よい|大丈夫|ok|構)")
NOT_UNTIL: Final = re.compile(r"^まで(?:では|じゃ|で)なく")
EITHER_SIDE: Final = re.compile(r"^より(?:も)?早くても?遅くても")
PAST_HOURS: Final = re.compile(r"^だった(?!ら)")
LATER: Final = re.compile(r"^[^、。\d]{0,10}より遅")
AT_WORST: Final = re.compile(r"遅くて?とも?$|遅くても$")
