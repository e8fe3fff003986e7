"""Common words of a remark typed in kana alone, put into their usual spelling.

Some buyers type half-width kana only (ｺﾞｾﾞﾝﾁｭｳ ｷﾎﾞｳ), some spell a word in hiragana. The spelling
is used to understand the text; the text itself is never changed.
"""

from __future__ import annotations

import re
from typing import Final

from oms.text.kana_time import spell_time
from oms.text.notation import write_out

__all__ = ["spell"]

_WORDS: Final = {
    "ゴゼンチュウ": "午前中",
    "ゴゼン": "午前",
    "ゴゴ": "午後",
    "ヤカン": "夜間",
    "ユウガタ": "夕方",
    "ハイタツ": "配達",
    "ハッソウ": "発送",
    "トウチャク": "到着",
    "チャク": "着",
    "トドク": "届く",
    "トドケ": "届け",
    "キボウ": "希望",
    "シテイ": "指定",
    "オネガイイタシマス": "お願いいたします",
    "オネガイシマス": "お願いします",
    "クダサイ": "ください",
    "ヨロシク": "よろしく",
    "イコウ": "以降",
    "マデ": "まで",
    "フザイ": "不在",
    "ルス": "留守",
    "ドニチ": "土日",
    "ヘイジツ": "平日",
    "シュウマツ": "週末",
    "ゲツヨウ": "月曜",
    "カヨウ": "火曜",
    "スイヨウ": "水曜",
    "モクヨウ": "木曜",
    "キンヨウ": "金曜",
    "ドヨウ": "土曜",
    "ニチヨウ": "日曜",
    "シキュウ": "至急",
    "イソギ": "急ぎ",
    "ハヤメ": "早め",
    "チュウモン": "注文",
    "トリケシ": "取り消し",
    "ヘンコウ": "変更",
    "リョウシュウショ": "領収書",
    "オキハイ": "置き配",
    "ゲンカンマエ": "玄関前",
    "ゲンカン": "玄関",
    "オイテ": "置いて",
    "デンワ": "電話",
    "レンラク": "連絡",
    "コンポウ": "梱包",
    "ホウソウ": "包装",
    "ザイコ": "在庫",
    "アリマスカ": "ありますか",
    "デスカ": "ですか",
    "デス": "です",
    "マス": "ます",
    "トクニ": "特に",
    "ナシ": "なし",
    "アリマセン": "ありません",
    "ソウリョウ": "送料",
    "イクラ": "いくら",
    "オネガイ": "お願い",
    "アリガトウゴザイマス": "ありがとうございます",
    "タノシミ": "楽しみ",
    "シテ": "して",
    "カラ": "から",
    "ヨウニ": "ように",
    "ニガツ": "2月",
    "シガツ": "4月",
    "クガツ": "9月",
    "ニチ": "日",
    "ガツ": "月",
    "ニ": "に",
    "デ": "で",
    "ヲ": "を",
    "ハ": "は",
    "ノ": "の",
    "ジ": "時",
    "シッカリ": "しっかり",
    "オセイボ": "お歳暮",
    "ノシ": "のし",
    "オイワイ": "お祝い",
    "ナマエ": "名前",
    "キテ": "来て",
    "クル": "来る",
    "マエ": "前",
    "ヨル": "夜",
    "フヨウ": "不要",
    "フクロ": "袋",
    "イリマセン": "いりません",
    "イラナイ": "いらない",
    "アサ": "朝",
    "ニジュウ": "二十",
    "サンジュウ": "三十",
    "ジュウ": "十",
    "イチ": "一",
    "サン": "三",
    "ゴ": "五",
    "ロク": "六",
    "シチ": "七",
    "ナナ": "七",
    "ハチ": "八",
    "キュウ": "九",
    "ニチヨウビ": "日曜日",
    "フツカ": "2日",
    "ミッカ": "3日",
    "ヨッカ": "4日",
    "イツカ": "5日",
    "ムイカ": "6日",
    "ナノカ": "7日",
    "ヨウカ": "8日",
    "ココノカ": "9日",
    "トオカ": "10日",
    "ハツカ": "20日",
    "ジュウヨッカ": "14日",
    "ニジュウヨッカ": "24日",
    "ライシュウ": "来週",
    "サライシュウ": "再来週",
    "コンシュウ": "今週",
    "ライゲツ": "来月",
    "コンゲツ": "今月",
    "ツイタチ": "1日",
    "ヒル": "昼",
    "タノム": "頼む",
    "ビ": "日",
}
_WORD: Final = "|".join(sorted(map(re.escape, _WORDS), key=len, reverse=True))
_KATAKANA: Final = re.compile(_WORD)
_KATAKANA_RUN: Final = re.compile(
    rf"(?=[ァ-ヶ])(?<![ァ-ヶー])(?:(?:{_WORD}){{2,}}(?![ァ-ヶー])|(?:ユウガタ|ヨル|ゴゴ|ゴゼン|アサ)(?=\d))"
)
_HIRAGANA: Final = {
    "おきはい": "置き配",
    "ごぜんちゅう": "午前中",
    "ごぜん中": "午前中",
    "ご前中": "午前中",
    "午后": "午後",
    "しきゅう": "至急",
    "りょうしゅうしょ": "領収書",
    "あす楽": "翌日配達",
    "朝いち": "朝一",
    "きゃんせる": "キャンセル",
    "らっぴんぐ": "ラッピング",
    "ぷれぜんと": "プレゼント",
    "るすばん": "留守番",
    "月内": "今月中",
    "今月内": "今月中",
    "年内中": "年内",
    "正午": "12時",
    "廿": "二十",
    "イヴ": "イブ",
    "〆切": "締切",
    "オナシャス": "お願いします",
    "オネガイシマス": "お願いします",
    "オネガイイタシマス": "お願いいたします",
}
_SPELLED: Final = re.compile("|".join(map(re.escape, sorted(_HIRAGANA, key=len, reverse=True))))
_ROMAJI: Final = {
    "okihai": "置き配",
    "onegaishimasu": "お願いします",
    "onegai shimasu": "お願いします",
    "yoroshiku": "よろしく",
    "arigatou": "ありがとう",
    "arigato": "ありがとう",
    "noshi": "のし",
    "kibou": "希望",
    "ryoushuusho": "領収書",
    "gozenchu": "午前中",
}
_ROMAJI_WORD: Final = re.compile("|".join(map(re.escape, sorted(_ROMAJI, key=len, reverse=True))))


def spell(text: str) -> str:
    """Return folded text with kana-only spellings put into the usual ones.

    Example:
        >>> spell("ゴゼンチュウキボウ"), spell("おきはいで"), spell("レモンにしてください")
        ('午前中希望', '置き配で', 'レモンにしてください')
    """
    text = _KATAKANA_RUN.sub(
        lambda run: _KATAKANA.sub(lambda word: _WORDS[word.group()], run.group()), text
    )
    text = _ROMAJI_WORD.sub(lambda match: _ROMAJI[match.group()], text)
    text = write_out(spell_time(text))
    return _SPELLED.sub(lambda match: _HIRAGANA[match.group()], text)
