"""Refusals of what a shop offers, bare answers: which stay quiet and which are messages."""

from datetime import date

import pytest

from oms.text import PieceKind, read_remarks
from oms.text.unoffered import declines_offer

FRIDAY = date(2026, 5, 1)

REFUSED = """
サンプルは不要です
試供品はいりません
ノベルティはけっこうです
おまけは辞退します、お気持ちだけで
カタログは家にあるので大丈夫です
カタログの同封は不要です
パンフレットいりません
クーポン不要
メルマガ:受け取らない
お急ぎ便は不要です
有料保証はつけません
延長保証:加入しない
保証延長なしで
ネームなしで
背番号は不要です、部で付けるので
ロゴ入れは希望いたしません。
ブックカバー不要
防犯登録はこちらでしますので不要です
組立は自分でするのでいりません。
工事は申し込みません。
廃バッテリーの回収はいりません
適合確認いりません、前にも同じの買ってるので
校正不要
キャンペーンには参加しません
アンケートは遠慮します
定期便は申し込みません。
発送のお電話はいりません
ご返信には及びません
ラッピング、自分でするので不要です
届いたらすぐ着るので包装なしで♪
お気持ちだけで十分です、ラッピングは不要です。
いらんばい、包装は
なしでいいです、のし
NO(包装)
いらない（カード）
のし無　包装無　領収無
のし ✕
①包装なし②のしなし③領収書なし
【のし】不要【包装】不要【カード】不要
ﾗｯﾋﾟﾝｸﾞﾅｼﾃﾞ
のしとかいらないです〜
包装やらいらんがね
手提げはいらねっす
領収書は自分でダウンロードします。不要です。
のしは家で付けます。不要です
自宅用なのでラッピング不要です(笑)
孫のおやつですから包装はいりませんよ
No receipt
電池不要
シューキーパー不要
印鑑ケースは不要です
裏面の文字は不要です
今回はいらないです
"""
"""Nobody has to do anything, and nothing is wrong if one comes after all."""

KEPT = """
納品書は不要です
納品書・領収書とも不要です
明細書はいりません
チラシ不要です
過剰梱包は不要です
ピンポン不要
もう不要です
代わりの品は不要です
フック不要
ふりがなはいりません
Lサイズは不要です
白は不要です
今後の発送は不要です
選択した名入れは不要です
わさびは不要です。よろしくお願いします
キャスター不要
差出人不要
ドライアイス不要
不要な箱の回収
全部いりません
簡易包装で
箱は不要です
宛名不要
やっぱりラッピングは不要です
名入れ不要になりました
延長保証はいらないので外してください
延長保証つけちゃったけど、やっぱナシで
のしは不要ですが包装はお願いします
のしは付けますが、名前は不要です
表書きなし、水引だけのもので
包装なし、のしあり
サンプルは不要です、早めに発送してください
サンプルは入れないでください
カタログ送ってこないでください
相手には私から言うので電話しないでください
妻に内緒なので電話連絡は不要です
アレルギーがあるのでおまけは不要です
返品なので領収書は不要です
明日から留守なので包装は不要です
連絡不要です、玄関前に置いてください
設置不要、1階の店舗に置いてください
カタログ不要です。引っ越しました
引き取りはこちらでします
連絡はこちらからします
定期便はやめます
クーポンが使えません
サンプルが入っていません
"""
"""Something is asked, changed, missed or forbidden, or a slip has to be left out."""

NOTHING = """
無しということで
0件
nope
あれへん
①なし②なし③なし
必須項目のため入力。特になし
会員番号　なし
アレルギーはありません
何時でも構いません
何日でも大丈夫です
お知らせすることはございません
注文のみです
同梱はありません。
"""

SAYS_MORE = """
何時でも構いませんが15日以外で
何日でも大丈夫ですが午前中で
アレルギーはありますか
連絡がありません
同梱できません
これは無しで
"""

SURVEYED = """
30代女性
六十代
自営業
4人家族
インスタグラムの広告
X(旧Twitter)
Google検索
ブログを読んで
友人に聞いて
送料無料だったから
わからない
敏感肌気味
スマホから
"""

NOT_SURVEYED = """
1個は不要です
インスタの写真と同じ色で
友人に送ります
30代向けの色で
5点
敏感肌用で
写真を見て同じ色で
月1回
"""


def lines(table):
    return table.strip().split("\n")


def needs_person(remark, title="備考"):
    return read_remarks(f"[{title}:]\n{remark}", FRIDAY).needs_person


@pytest.mark.parametrize("remark", lines(REFUSED))
def test_what_is_offered_and_not_wanted_is_quiet(remark):
    assert not needs_person(remark)


@pytest.mark.parametrize("remark", lines(KEPT))
def test_what_only_resembles_an_idle_refusal_stays_a_message(remark):
    assert needs_person(remark)


@pytest.mark.parametrize("remark", lines(NOTHING))
def test_a_way_of_saying_nothing_is_quiet(remark):
    assert not needs_person(remark)


@pytest.mark.parametrize("remark", lines(SAYS_MORE))
def test_nothing_with_more_behind_it_is_a_message(remark):
    assert needs_person(remark)


@pytest.mark.parametrize("remark", lines(SURVEYED))
def test_an_answer_to_a_harmless_question_is_quiet_without_its_title(remark):
    assert not needs_person(remark)


@pytest.mark.parametrize("remark", lines(NOT_SURVEYED))
def test_what_may_be_an_order_is_no_answer_to_a_survey(remark):
    assert needs_person(remark)


@pytest.mark.parametrize("title", ["刻印する文字", "お名前入れ", "メッセージカードの文"])
def test_words_of_a_survey_are_to_be_printed_where_a_form_asks_for_a_text(title):
    assert needs_person("LINE", title)


@pytest.mark.parametrize("answer", ["同梱しない（ギフト）", "不要です"])
def test_a_slip_refused_in_a_form_has_to_be_left_out(answer):
    """What the shop refuses by its pull-down is told by the title, not by the answer."""
    assert not declines_offer(answer, "明細書の同梱")


def test_a_refused_offer_does_not_hide_the_wish_beside_it():
    remarks = "[備考:]\nサンプルは不要です\n15日に届けてください"
    pieces = read_remarks(remarks, FRIDAY).pieces
    assert [piece.kind for piece in pieces][-1] is PieceKind.MESSAGE


@pytest.mark.parametrize(
    "word", ["のし", "サンプルなし、", "自分でするので", "何なし", "×が", "いらない("]
)
def test_a_long_row_of_repeats_is_no_refusal(word):
    """Beyond sixty characters nobody merely refuses; the patterns are not even tried."""
    assert not declines_offer(word * 200)
