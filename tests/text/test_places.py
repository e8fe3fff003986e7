"""A sentence is judged once for all places that mean the same."""

from itertools import product

import pytest

from oms.text import intent
from oms.text.agreement import Agreement
from oms.text.intent import Place, classify

TITLES = (
    *("備考", "備考欄です", "その他ご要望", "通信欄(ご質問はお問い合わせへ)", "配送日時指定"),
    *("搬入経路・ご連絡事項", "【のし・メッセージ】ご希望の内容をお書きください", "ご要望"),
    *("ペットちゃんのお名前とご要望", "メッセージ・ご意見、ご要望がありましたらこちらまで"),
    *("メッセージカードの内容", "ラッピング", "のし", "領収書", "年齢確認", "ご職業", "性別"),
    *("注意事項のご確認", "刻印サービス", "置き配", "どこで当店を知りましたか", "コメント"),
)
LABELS = ("", "お名前", "メッセージカード")
PLACES = [Place(*each) for each in product(TITLES, LABELS, (False, True))]
SENTENCES = (
    *("のし希望です。", "いつもありがとうございます。", "いいえ", "はい", "承知しました"),
    *("特になし", "希望する", "希望しない", "刻印しない", "30代", "女性です", "会社員", "不要"),
    *("お誕生日おめでとう", "いつも元気でね", "午前中にお願いします", "標準", "同意する"),
    *("えびアレルギーがあります", "在庫はありますか?", "キャンセルしてください", "20歳以上です"),
)


@pytest.mark.parametrize("chosen", [False, True])
@pytest.mark.parametrize("wish", [None, Agreement.AGREES, Agreement.CONFLICTS])
def test_what_a_sentence_is_does_not_depend_on_which_of_them_it_is(wish, chosen):
    """The place that stands for the others gives the verdict the place itself would give."""
    judge = intent._classify.__wrapped__
    for text, place in product(SENTENCES, PLACES):
        assert judge(text, place, wish, chosen) == classify(text, place, wish, chosen=chosen)


def test_titles_that_ask_for_nothing_in_particular_mean_the_same():
    """What asks for something does not."""
    plain = {intent._meant(Place(title)) for title in TITLES[:4]}
    assert 1 == len(plain)
    assert intent._meant(Place("ラッピング")) == Place("ラッピング")
    assert intent._meant(Place()) == Place()
