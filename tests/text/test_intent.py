"""What a sentence is about: short sentences of every class, written for this table."""

from datetime import date

import pytest

from oms.text import PieceKind, RemarkClass, read_remarks

FRIDAY = date(2026, 5, 1)

# class | sentence
TABLE = """
cancel_change|注文をキャンセルしてください
cancel_change|この注文は取り消してください
cancel_change|間違えて2つ注文したので1つ取り消したいです
cancel_change|色を黒から白に変更してください
cancel_change|サイズをMからLに変えてください
cancel_change|個数を3個に増やしてください
cancel_change|数量を1つに減らしてください
cancel_change|先ほどの注文と同梱してください
cancel_change|別の注文とまとめて発送してください
cancel_change|前の注文と重複しているため片方を取り消しお願いします
cancel_change|届け先の住所を実家に変更してください
cancel_change|支払い方法を代引きに変更してください
cancel_change|ポイント利用に変更してください
cancel_change|もう1箱追加してください
cancel_change|Please cancel this order
cancel_change|Please change the color to blue
cancel_change|赤ではなく青をお願いします
cancel_change|二重に注文してしまいました
schedule|なるべく早く発送してください
schedule|至急お願いします
schedule|5月20日に届けてください
schedule|午前中に届けてください
schedule|土日は不在です
schedule|夜間の配達を希望します
schedule|発送は来週でお願いします
schedule|18時以降に届けてください
schedule|ゆっくりでいいので6月に入ってから届けてください
schedule|母の日に間に合うように届けてください
schedule|入荷次第発送してください
schedule|5/10の誕生日に間に合うように届けてください
schedule|5/25までに必着でお願いします
schedule|平日は仕事で受け取れません
schedule|できるだけ早く届けてほしいです
schedule|配達日を遅らせてください
schedule|Please deliver on May 20
schedule|日時指定できなかったので5/20の夕方着でお願いします
gift|のしをつけてください
gift|ラッピングをお願いします
gift|プレゼント用に包装してください
gift|メッセージカードを付けてください
gift|内祝いののしで名前は田中でお願いします
gift|誕生日プレゼントなのでリボンをかけてください
gift|お歳暮の熨斗を希望します
gift|紙袋を2枚入れてください
gift|手提げ袋をつけてください
gift|金額のわかるものは入れないでください
gift|水引は紅白の蝶結びでお願いします
gift|短冊のしに「粗品」と入れてください
gift|表書きは御祝でお願いします
gift|送り主の名前を鈴木一郎にしてください
gift|Please gift wrap it
gift|仏事用の掛け紙をお願いします
gift|手土産にするので小分けの袋をください
receipt|領収書をください
receipt|領収書の宛名は株式会社山田商店でお願いします
receipt|領収書を同封してください
receipt|インボイス対応の領収書が必要です
receipt|請求書を送ってください
receipt|領収証の発行をお願いします
receipt|但し書きは文具代でお願いします
receipt|宛名は上様でお願いします
receipt|納品書を同封してください
receipt|レシートを入れてください
receipt|見積書をください
receipt|Please send me a receipt
receipt|経費で落とすので領収書が要ります
drop_off|玄関前に置いてください
drop_off|置き配でお願いします
drop_off|宅配ボックスに入れてください
drop_off|不在の時は物置に入れてください
drop_off|留守なら隣の家に預けてください
drop_off|ポストに入れておいてください
drop_off|ガスメーターの中に置いてください
drop_off|管理人さんに預けてください
drop_off|車庫に置いといてください
drop_off|不在時は宅配ロッカーへお願いします
drop_off|Please leave it at the front door
drop_off|門の内側に置いてください
drop_off|インターホンを鳴らさず置いてください
question|賞味期限はいつまでですか？
question|在庫はありますか
question|いつ届きますか？
question|送料はいくらですか
question|どちらの色がおすすめですか？
question|冷凍で何日もちますか
question|発送はいつ頃になりますか
question|この商品は日本製ですか？
question|返品はできますか？
question|サイズ感を教えてください
question|Is this item in stock?
question|取扱説明書は付いていますか？
other|ご連絡ください
other|一度お電話をください
question|使い方がわからないので教えてください
greeting|ありがとうございます
greeting|よろしくお願いします
greeting|よろしくお願いいたします。
greeting|お世話になります
greeting|楽しみにしています！
greeting|いつも美味しいお茶をありがとうございます
greeting|初めて注文します
greeting|リピートです
greeting|また注文します。
greeting|届くのを楽しみに待っています♪
greeting|先日はありがとうございました
greeting|家族みんな大好きです
greeting|お体に気をつけて頑張ってください
greeting|寒い日が続きますがご自愛ください
greeting|良いお年をお迎えください
greeting|レビュー書きます
greeting|こんにちは
greeting|応援しています
greeting|どうぞよろしくお願い申し上げます
greeting|お手数をおかけしますがよろしくお願いします
greeting|前回とても美味しかったのでまた買いました
other|卵アレルギーがあります
other|傷のないものをお願いします
other|大きめのものを選んでください
other|丁寧に梱包してください
gift|名入れは「さくら」でお願いします
other|刻印はT.Kでお願いします
other|ドライアイスを多めに入れてください
other|前回届いた商品が割れていました
drop_off|オートロックなので呼び出しは305です
drop_off|犬が吠えますが気にしないでください
other|製造日の新しいものをお願いします
other|チラシは入れないでください
other|家族に内緒なので品名は「書類」でお願いします
other|熟したものをお願いします
drop_off|エレベーターがありません
other|部屋番号は502号室です
other|身長は170cmです
other|青めのバナナがいいです
other|会社名を送り状に必ず記載してください
"""
ROWS = [line.split("|") for line in TABLE.split("\n") if line]
MESSAGES = [row for row in ROWS if row[0] != "greeting"]
GREETINGS = [text for name, text in ROWS if name == "greeting"]
NOTHING = [
    "特になし",
    "なし",
    "特にありません",
    "ありません。",
    "特にございません",
    "なしです",
    "無し",
    "とくになし",
    "備考は特にありません",
    "none",
    "N/A",
    "-",
    "・",
    "特に要望はありません",
    "今回は特にありません",
    "ナシ",
    "特記事項なし",
    "ー",
    "×",
    "特になし。",
    "特に無し",
    "特にないです",
    "（特になし）",
    "no request",
    "　なし　",
]
POLITE = (
    "お世話になります。{}",
    "{}よろしくお願いいたします。",
    "いつもありがとうございます。{}",
    "お忙しいところ恐れ入ります。{}お手数ですがよろしくお願いします。",
    "こんにちは！{}楽しみにしています。",
)


def classes(text):
    """The classes of a remark, weightiest first."""
    return [each.value for each in read_remarks(text, FRIDAY).classes]


def ended(text):
    """The sentence with an end."""
    return text if text[-1] in "。！!？?♪" else f"{text}。"


def test_the_table_is_long_enough():
    """Every class stands there at least a dozen times, no sentence twice."""
    assert len(ROWS) >= 130
    assert len(ROWS) == len({text for _, text in ROWS})
    for each in RemarkClass:
        assert 12 <= sum(name == each for name, _ in ROWS)


@pytest.mark.parametrize(("name", "text"), ROWS)
def test_a_sentence_has_its_class(name, text):
    """Alone, with an end, and in the block of the form for anything."""
    assert [name] == classes(text)
    assert [name] == classes(ended(text))
    assert [name] == classes(f"[配送日時指定:]\n\n[備考:]\n{text}\n")


@pytest.mark.parametrize(("name", "text"), MESSAGES)
def test_politeness_adds_no_class(name, text):
    """Greetings, thanks and apologies around a message are not what it is about."""
    for form in POLITE:
        assert [name] == classes(form.format(ended(text)))


@pytest.mark.parametrize("text", GREETINGS)
def test_a_greeting_alone_needs_nobody(text):
    """Also two of them, and in any block."""
    for remarks in (text, f"{ended(text)}よろしくお願いします。", f"[ご要望:]\n{text}"):
        reading = read_remarks(remarks, FRIDAY)
        assert (RemarkClass.GREETING,) == reading.classes
        assert not reading.needs_person


@pytest.mark.parametrize("text", NOTHING)
def test_nothing_said_is_nothing(text):
    """No message, not even a greeting."""
    for remarks in (text, f"[備考:]\n{text}\n", f"[配送日時指定:]\n\n[ご要望:]\n{text}"):
        reading = read_remarks(remarks, FRIDAY)
        assert ((), ()) == (reading.classes, reading.messages)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("のし希望です。領収書もください。", {"gift", "receipt"}),
        ("賞味期限はいつまでですか？ラッピングをお願いします。", {"gift", "question"}),
        ("玄関前に置いてください。5/20に届けてください。", {"drop_off", "schedule"}),
        ("色を白に変更してください。のしをつけてください。", {"cancel_change", "gift"}),
        ("領収書をください。卵アレルギーがあります。", {"receipt"}),
        ("5/20に届きますか？", {"schedule", "question"}),
    ],
)
def test_two_matters_are_two_classes(text, expected):
    """Each is said once; what is only `other` is explained by what it stands beside."""
    found = classes(text)
    assert expected == set(found)
    assert len(found) == len(set(found))


@pytest.mark.parametrize(
    ("title", "text", "kind"),
    [
        ("ラッピング", "希望しない", PieceKind.NOTHING),
        ("ラッピング", "なし", PieceKind.NOTHING),
        ("備考", "のし：不要", PieceKind.NOTHING),
        ("のし", "不要です", PieceKind.NOTHING),
        ("領収書", "いらない", PieceKind.NOTHING),
        ("メッセージカード", "希望しない", PieceKind.NOTHING),
        ("注意事項のご確認", "了承しました", PieceKind.NOTHING),
        ("同意事項", "はい", PieceKind.NOTHING),
        ("同意事項", "確認しました", PieceKind.NOTHING),
        ("ご利用回数", "2回目", PieceKind.NOTHING),
        ("当店をどこでお知りになりましたか", "インスタグラム", PieceKind.NOTHING),
        ("ラッピング", "希望する", PieceKind.MESSAGE),
        ("のし", "紅白蝶結び", PieceKind.MESSAGE),
        ("領収書", "必要", PieceKind.MESSAGE),
        ("領収書", "株式会社みほん", PieceKind.MESSAGE),
        ("メッセージカード", "お母さんいつもありがとう", PieceKind.MESSAGE),
        ("備考", "希望", PieceKind.MESSAGE),
    ],
)
def test_an_answer_means_what_the_form_asked(title, text, kind):
    """Refusals and consents are nothing; a yes, a name, a card text is a message."""
    (piece,) = read_remarks(f"[{title}:]\n{text}\n", FRIDAY).pieces[1:]
    assert kind == piece.kind


@pytest.mark.parametrize(
    ("title", "text", "name"),
    [
        ("ラッピング", "希望する", "gift"),
        ("領収書の宛名", "株式会社みほん", "receipt"),
        ("メッセージカード", "お母さんいつもありがとう", "gift"),
        ("のし", "必要", "gift"),
        ("置き配", "希望する", "drop_off"),
    ],
)
def test_an_answer_has_the_class_of_its_title(title, text, name):
    """A bare yes is about what was asked."""
    assert [name] == classes(f"[{title}:]\n{text}\n")
