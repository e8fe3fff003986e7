"""Words that tell of other days than that of the delivery: events, orders of before, use."""

from __future__ import annotations

import re
from typing import Final

__all__ = [
    "DEADLINE",
    "EVENT",
    "EVENT_AFTER",
    "EVENT_BEFORE",
    "OF_ORDER",
    "PAST",
    "PAST_TAIL",
    "PURPOSE",
    "SINCE_USED",
]

EVENT: Final = (
    r"(?:誕生日|お?誕生会|バースデー|記念日|命日|法事|法要|一周忌|三回忌|四十九日|初盆|葬儀"
    r"|告別式|通夜|結婚式|披露宴|入籍|挙式|"
    r"引っ?越す|運動会|発表会|文化祭|学園祭|入学式|卒業式|卒園式|入園式|七五三|成人式|開店|オープン"
    r"|引っ?越し|納骨|パーティー?|"
    r"誕生祝|お祝い会|祝賀会|式典|イベント|祭り|大会|試合|コンサート|ライブ|発売|退職|送別会"
    r"|出産|予定日|生誕祭|お食い初め|お宮参り|本番|撮影|還暦|古希|喜寿|傘寿|米寿|家族旅行|キャンプ"
    r"|遠足|合宿)"
)
PAST: Final = re.compile(
    r"^(?:頃|ごろ|分|付け?)?(?:の|に|で|は)?(?:[^、。]{0,6}?)(?:注文|購入|買[いっ]|頼[んみ]"
    r"|届いた(?!ら)|届きまし|届いて(?!(?:ほ|欲|く|も|いた|頂|いれ|いる?と|いてほ|いて欲|いますよ|いない))|到着した|到着し|着いた|受け?取った|受取りまし|"
    r"納品され|お願いした(?!い|く)|もらっ|頂いた|いただいた|いただきまし|送って(?:いただいた|もらった"
    r"|頂いた)|利用し|発注し|予約し|生まれ|"
    r"問い?合わせ|電話(?:し|を)|メール(?:し|を)|連絡(?:し|を)|ポチ|ordered|bought|received)"
)
PAST_TAIL: Final = re.compile(
    r"(?:した|しました|いた|きました|んだ|った|りました|ました|分|ordered|received|いて|もの)"
)
EVENT_AFTER: Final = re.compile(rf"^(?:の|は|が|に)?(?:[^、。\d]{{0,10}}?){EVENT}")
DEADLINE: Final = re.compile(
    r"間に合|までに|前に|前日|前まで|それまで|必着|それより前|in time|before|届くように"
    r"|届けば|届いて(?:欲|ほ)し|遅れ(?:ると|ない|たら)|過ぎると"
)
PURPOSE: Final = re.compile(
    r"^(?:に|で|は|の)[^、。\d]{0,12}?(?:使[いうっ]|使用|食べ|飲[みむ](?!会)"
    r"|(?:渡|配|持って(?:行|い))[すくきり](?!て?(?:くだ|下さ|いただ|頂|ほし|欲し)))"
)
"""What it is needed for on the day named: it must be there by then."""
OF_ORDER: Final = re.compile(r"^の?(?:ご?注文(?!者)|購入|伝票|メール|納品書|請求|領収)")
EVENT_BEFORE: Final = re.compile(
    rf"(?:{EVENT}|退院|入居|決算|期限|生年月日|締め切り|締切)(?:日)?(?:は|が|:|も)?$"
)
SINCE_USED: Final = re.compile(
    r"^(?:用|向け|仕様|らしい|っぽい|限定(?!で(?:お|す|$)|希)|柄|カラー|大工|って|の?(?:プレゼント|シール|カード|ケーキ|お?団子|お?月見|飾|準備|記念|仮装|セール)"
    r"|[もが](?:もう)?(?:近|すぐ|楽しみ|待ち))|^で[^。]{0,4}歳"
    r"|^から(?:毎日|ずっと|使|飲|愛用|通)"
)
