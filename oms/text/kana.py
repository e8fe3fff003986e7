"""Common words of a remark typed in kana alone, put into their usual spelling.

Some buyers type half-width kana only (ｺﾞｾﾞﾝﾁｭｳ ｷﾎﾞｳ), some spell a word in hiragana. The spelling
is used to understand the text; the text itself is never changed.
"""

from __future__ import annotations

import re
from typing import Final

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
    "トオカ": "10日",
    "ヨウカ": "8日",
    "ハツカ": "20日",
}
_WORD: Final = "|".join(sorted(map(re.escape, _WORDS), key=len, reverse=True))
_KATAKANA: Final = re.compile(_WORD)
_KATAKANA_RUN: Final = re.compile(rf"(?=[ァ-ヶ])(?<![ァ-ヶー])(?:{_WORD}){{2,}}(?![ァ-ヶー])")
_HIRAGANA: Final = {
    "おきはい": "置き配",
    "ごぜんちゅう": "午前中",
    "ごぜん中": "午前中",
    "ご前中": "午前中",
    "午后": "午後",
    "しきゅう": "至急",
    "りょうしゅうしょ": "領収書",
    "よる希望": "夜希望",
    "あす楽": "翌日配達",
    "朝いち": "朝一",
    "きゃんせる": "キャンセル",
    "らっぴんぐ": "ラッピング",
    "ぷれぜんと": "プレゼント",
    "るすばん": "留守番",
    "月内": "今月中",
    "今月内": "今月中",
    "年内中": "年内",
    "オナシャス": "お願いします",
}
_DAYS: Final = {
    "ついたち": "1日",
    "ふつか": "2日",
    "みっか": "3日",
    "よっか": "4日",
    "むいか": "6日",
    "ようか": "8日",
    "ここのか": "9日",
    "とおか": "10日",
    "はつか": "20日",
}
_OF_TIME: Final = _DAYS | {
    "がつ": "月",
    "にち": "日",
    "じ": "時",
    "いこう": "以降",
    "よる": "夜",
}
_TIME: Final = re.compile(
    rf"(?<![ぁ-ん])(?:{'|'.join(_DAYS)})"
    r"(?=に|まで|着|以降|いこう|の(?:午|朝|昼|夕|夜)|希望|指定)"
    r"|(?<=\d)(?:がつ|にち(?![ぁ-ん]))|(?<=\d)にち(?=に|まで|の|い)"
    r"|(?<=\d)じ(?=いこう|以降|まで|ごろ|頃|から|に|半|~|-|か)"
    r"|(?<![ぁ-んァ-ヶ])よる(?=[^ぁ-んァ-ヶ]|おね|に|で|希|$)"
    r"|(?<=[時日])いこう(?=で|に|お|希|$)|(?<=\dじ)いこう"
)
_TIME_HINT: Final = re.compile("じ|にち|がつ|いこう|よる|[つっいうのお]か|ついたち")
"""Days and hours in hiragana, where what follows shows it; いつか and なのか mean more."""
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
    if _TIME_HINT.search(text) is not None:
        text = _TIME.sub(lambda match: _OF_TIME[match.group()], text)
    return _SPELLED.sub(lambda match: _HIRAGANA[match.group()], text)
