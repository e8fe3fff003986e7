"""Lines of a shop's form: ticked, struck out, filled in behind an arrow, or torn."""

from datetime import date

import pytest

from oms.text import read_remarks

FRIDAY = date(2026, 5, 1)
ANSWERED = (
    ("領収書：要／不要(どちらかを消してください)　宛名：", "領収書：要"),
    (
        "のし：不要・御祝・内祝 (○をつけるか、不要なものを消してください)",
        "のし：不要・○御祝・内祝",
    ),
    ("【受取方法】ご自宅 ／ 営業所止め ←どちらかを残してください", "【受取方法】営業所止め"),
    ("( )玄関先渡し\n( )2階への搬入(有料)", "( )玄関先渡し\n(○)2階への搬入(有料)"),
    ("□ 玄関前に置き配\n□ チャイムを鳴らさない", "□ 玄関前に置き配\nレ チャイムを鳴らさない"),
    ("書体:ブロックor筆記体", "書体:筆記体"),
    ("1.設置サービス（希望する・希望しない）→", "1.設置サービス（希望する・希望しない）→希望する"),
    ("Q4 妊娠中または授乳中ですか？→", "Q4 妊娠中または授乳中ですか？→ 授乳中です"),
    ("ラッピング：なし", "ラッピング：○"),
    ("のし：必要　不要", "のし：必要"),
    ("のし：必要　不要", "のし：【必要】　不要"),
    ("のし：希望する・希望しない", "のし：→希望する・希望しない"),
    ("のしは必要ですか？（はい／いいえ）", "のしは必要ですか？（はい／いいえ）はい"),
    ("のしは必要ですか？（はい／いいえ）", "のしは必要ですか？はい"),
    ("のしは必要ですか？（はい／いいえ）", "のしは必要ですか？（はい）"),
    ("のしは必要ですか？（はい／いいえ）", "のしは必要ですか？（はい○／いいえ）"),
    ("表書き：　　名入れ：　　宛名：", "表書き：なし　　名入れ：MIKA　　宛名：なし"),
    ("同梱しない/同梱する", "同梱しない/【同梱する】"),
    ("同梱しない/同梱する", "~~同梱しない~~/同梱する"),
    ("不要 ・ メールで確認(+220円)", "~~不要~~ ・ メールで確認(+220円)"),
    ("不要 ・ メールで確認(+220円)", "不要 ・ メールで確認(+220円) ✔"),
    ("Aフック・Bフック", "Aフック・Bフック✓"),
    ("不要　保温　保冷", "不要　保温　保冷 ✔"),
    (
        "・ギフトBOX\n・リボン\n・ショップ袋",
        "・ギフトBOX\n・リボン\n・ショップ袋\n→ギフトBOX、ショップ袋",
    ),
    ("休業日：土・日・祝", "休業日：土・日・祝→筒に巻いて送ってください。"),
    (
        "①のしは必要ですか（表書きとお名前）",
        "①のしは必要ですか（表書きとお名前）\nはい。御祝　石川家",
    ),
    ("②領収書は必要ですか（宛名）", "②領収書は必要ですか（宛名）　お願いします。ふじ園芸"),
    ("②領収書は必要ですか（宛名）", "②領収書は必要ですか（宛名）　必要です。"),
)
"""The shop's text, and what the buyer made of it: somebody has to act on it."""
TORN = (
    ("お気軽にお書きください。", "さい。"),
    ("お電話にてお問い合わせください。", "わせください。"),
    ("＜ご記入例＞", "入例＞"),
    ("但書(　　　　代)", "代)"),
    ("「要」にご変更ください", "変更ください"),
    ("なにかございましたらご記入ください", "なにかご"),
    ("（配送日のご希望は上の欄でお選びください）", "希望は上の欄でお選びください）"),
    ("宛名(　　　　　　様)", "宛名(　　　　　　様)ー"),
    ("【贈り主様名】", "【贈り主様名】 無し"),
    ("①のし → 要る ・ 要らない", "①のし → 要らない"),
    ("しない・シングル・ダブル→", "しない・シングル・ダブル→しない"),
    ("不要 ・ メールで確認(+220円)", "不要 ・ ~~メールで確認(+220円)~~"),
    ("不要　保温　保冷", "不要　保温　保冷　⇒ 不要"),
    ("□同意する", "□同意する ✔"),
    ("のし：必要　不要", "のし：不要"),
    ("のし：必要　不要", "のし：必要　○不要"),
    ("のし：希望する・希望しない", "のし：希望する・希望しない○"),
    ("のしは必要ですか？（はい／いいえ）", "のしは必要ですか？（はい／○いいえ）"),
    ("のしは必要ですか？（はい／いいえ）", "のしは必要ですか？（はい／いいえ）→いいえ"),
    ("領収書：必要・不要（宛名：　　）", "領収書：不要"),
    ("のし：　　包装：　　カード：", "のし：なし　　包装：　　カード："),
    ("①のしは必要ですか（表書きとお名前）", "①のしは必要ですか（表書きとお名前）\n必要ありません"),
    ("②領収書は必要ですか（宛名）", "②領収書は必要ですか（宛名）　不要"),
)
"""The shop's text, and what is left of it, or a no to it."""


@pytest.mark.parametrize(("shop", "buyer"), ANSWERED)
def test_an_answer_worked_into_the_form_is_read(shop, buyer):
    assert read_remarks(f"[ご希望:]\n{buyer}", FRIDAY, default_texts=[shop]).needs_person


@pytest.mark.parametrize(("shop", "buyer"), TORN)
def test_what_is_left_of_the_form_is_the_shops(shop, buyer):
    assert not read_remarks(f"[備考:]\n{buyer}", FRIDAY, default_texts=[shop]).needs_person


@pytest.mark.parametrize(("shop", "_"), ANSWERED)
def test_the_form_left_as_it_was_is_the_shops(shop, _):
    assert not read_remarks(f"[ご希望:]\n{shop}", FRIDAY, default_texts=[shop]).needs_person


def test_a_survey_is_answered_label_by_label():
    shop = "(1)りんごを購入された理由：\n(2)お召し上がりになる方："
    told = "(1)りんごを購入された理由： 値段と量\n(2)お召し上がりになる方： 夫婦二人で"
    reading = read_remarks(f"[お客様アンケート:]\n{told}", FRIDAY, default_texts=[shop])
    assert not reading.needs_person


@pytest.mark.parametrize(
    ("title", "answer", "held"),
    [
        ("わんちゃんの犬種", "ミニチュアダックス", False),
        ("よく着る色を教えてください", "グリーン系", False),
        ("ペットちゃんについて(任意)", "犬と猫", False),
        ("20歳以上ですか(酒粕入り菓子を含むため)", "いいえ", True),
        ("妊娠中ですか", "はい（妊娠中）", True),
        ("延長保証", "5年保証に加入する", True),
        ("日時変更希望", "はい", True),
        ("刻印文字", "♡", True),
    ],
)
def test_an_answer_about_the_buyer_is_quiet_and_one_to_act_on_is_not(title, answer, held):
    assert read_remarks(f"[{title}:]\n{answer}", FRIDAY).needs_person == held


@pytest.mark.parametrize(
    ("title", "answer"),
    [
        ("ギフトですか", "はい"),
        ("設置しますか", "はい"),
        ("アレルギーはありますか", "はい"),
        ("お急ぎですか", "はい"),
        ("妊娠していますか", "はい"),
        ("色違いでもよろしいですか", "いいえ"),
        ("お届け先は同じですか", "いいえ"),
        ("ご自宅用ですか", "いいえ"),
        ("何枚切りにしますか", "6枚"),
        ("どの味にしますか", "抹茶"),
        ("わんちゃんの犬種", "柴犬。アレルギーあり"),
        ("購入のきっかけ", "先週頼んだものが届かない"),
    ],
)
def test_an_answer_to_a_question_that_has_to_be_acted_on_is_read(title, answer):
    assert read_remarks(f"[{title}:]\n{answer}", FRIDAY).needs_person


@pytest.mark.parametrize(
    ("title", "answer", "term"),
    [("ご不在日", "5/18", 0), ("都合の悪い日", "18日", 0), ("不在の時間帯", "14-16時", 1416)],
)
def test_what_is_named_under_a_title_of_absence_is_left_out(title, answer, term):
    """The parcel would come on the very day nobody is there."""
    reading = read_remarks(
        f"[{title}:]\n{answer}", FRIDAY, delivery_date=date(2026, 5, 18), shipping_term=term
    )
    assert reading.against_day or reading.against_hour


@pytest.mark.parametrize("title", ["wrapping", "shipping", "不在時の対応", "留守の場合"])
def test_a_title_that_only_resembles_one_of_absence_turns_nothing_round(title):
    reading = read_remarks(f"[{title}:]\n5/18着", FRIDAY, delivery_date=date(2026, 5, 18))
    assert not reading.against_day


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("ご来店は何回目ですか", "はじめて\n箱はきれいなものを。靴箱も飾るので"),
        ("アンケート：お子様の学校・学年", "転校先の校章が分からないのでボタンは付けずに"),
        ("飼育歴", "メダカはオスメス半々で"),
        ("お部屋のタイプ", "1級遮光の方で、裏地は白に"),
        ("ご用途", "病院に持ち込むので土を使わないで"),
        ("当店を何でお知りになりましたか", "ポイントはいつ付くんでしょう"),
        ("アンケート：ご希望の試供品（1つお選びください）", "クレンジング"),
        ("アンケート：お子様のお名前をカードに印刷します", "樹"),
        ("身長・足のサイズ（標準の方は空欄）", "163／25"),
        ("お肌のトラブル・アレルギー", "妊娠7か月"),
        ("年齢", "14　親に言ってあります"),
        ("年齢確認・ご要望", "二本縛りで「御神酒」、名前は西町青年団"),
        ("メッセージカード（不要の方は空欄）", "結婚十周年、これからもよろしく"),
        ("領収書をご希望の方は宛名をご記入ください", "有限会社篠原工業　御中"),
        ("のし", "【希望する】"),
        ("備考", "【203号室】"),
        ("備考", "【返品】"),
        ("ご希望のサービス", "取付不要　引取あり"),
    ],
)
def test_what_a_field_tells_beyond_its_question_is_read(title, text):
    assert read_remarks(f"[{title}:]\n{text}\n\n[その他:]\n", FRIDAY).needs_person


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("搬入不可の場合の往復送料負担", "同意する"),
        ("名入れ品はキャンセルできません", "はい"),
        ("妊娠・授乳中の方は医師にご相談ください", "はい"),
        ("搬入経路", "確認済み（問題なし）"),
        ("ペットちゃんのお名前（任意）", "レオ"),
        ("気になることは？", "栄養バランス"),
        ("よくお使いの文具", "ふせん"),
        ("【必須】生年月日・年齢", "S39.2.14"),
        ("ご使用目的", "釣り"),
        ("当店を何で知りましたか", "無回答"),
        ("アンケート：ご希望の試供品（1つお選びください）", "特になし"),
        ("のし", "【不要】"),
        ("領収書をご希望の方は宛名をご記入ください", "不要"),
    ],
)
def test_a_consent_or_an_answer_to_a_question_leaves_nothing_to_do(title, text):
    assert not read_remarks(f"[{title}:]\n{text}", FRIDAY).needs_person
