"""Remarks that were once misread, found by people trying to break the reading."""

import re
from datetime import date

import pytest

from oms.text import fold, read_remarks
from oms.text.day_words import WORDS
from oms.text.days import find_days
from oms.text.hours import find_hours
from oms.text.patterns import rewrite
from oms.text.wishes import find_wishes

FRIDAY = date(2026, 5, 1)


@pytest.mark.parametrize(
    "text",
    [
        "【キャンセル希望】",
        "【至急お願いします】",
        "【5/10着希望】",
        "[備考:]\n【置き配希望】",
        "[備考:]\nのし希望：",
        "[備考:]\n※要連絡",
        "[備考:]\n■ご連絡ください",
        "[備考:]\n★メッセージカード希望★",
    ],
)
def test_a_message_in_brackets_or_before_a_colon_is_no_title(text):
    """Only RMS writes titles, `[…:]`; a buyer's heading is a message."""
    assert read_remarks(text, FRIDAY).needs_person


@pytest.mark.parametrize(
    "text",
    [
        "住所が変わりました。",
        "先月引っ越しました。",
        "まだ届きません。",
        "届いていません。",
        "前回は溶けて届きました。",
        "もう必要なくなりました。",
        "受取人は母です。",
        "一つ多いです。",
        "Lサイズです。",
        "青の方です。",
        "縦書きです。",
        "旧字体の「髙」です。",
        "結婚祝いです。",
        "ポイント全部使います。",
        "耳が聞こえません。",
        "赤ちゃんが寝ています。",
    ],
)
def test_a_plain_statement_is_no_small_talk(text):
    """The learnt table calls short statements that end in 。 greetings."""
    assert read_remarks(text, FRIDAY).needs_person


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("5/8〜5/10でお願いします", "2026-05-08"),
        ("5/8〜5/10にお願いします", "2026-05-09"),
        ("6/10か12日に届けてください", "2026-06-12"),
        ("来年1月5日に届けてください", "2027-01-05"),
        ("翌月3日に届けてください", "2026-06-03"),
        ("四日市の実家に届けてください", "2026-05-20"),
        ("十日町市の店に届けてください", "2026-05-20"),
        ("明日香村に届けてください", "2026-05-20"),
        ("2、3日で届けてください", "2026-05-20"),
        ("10日より早く届けてください", "2026-05-09"),
        ("5/1から5/7まで旅行なので5/8以降にお願いします", "2026-05-09"),
    ],
)
def test_this_is_no_contradiction_of_the_day(text, day):
    """Ranges, days after a month already named, places, a few days."""
    reading = read_remarks(text, FRIDAY, delivery_date=date.fromisoformat(day))
    assert () == reading.against_day


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("8日、9日は不在です", "2026-05-08"),
        ("5/8、5/9、5/10以外でお願いします", "2026-05-08"),
        ("8日と9日は受け取れません", "2026-05-08"),
        ("5/8着指定を5/10着に変更してください", "2026-05-08"),
        ("来月5日に届けてください", "2026-06-20"),
        ("今月25日に届けてください", "2026-05-10"),
        ("すみません、8〜10日に届けてください", "2026-05-12"),
        ("お届けはMay 8でお願いします", "2026-05-12"),
    ],
)
def test_this_is_a_contradiction_of_the_day(text, day):
    """Lists of days before 不在, a day of a month named by a word, a range behind 、."""
    reading = read_remarks(text, FRIDAY, delivery_date=date.fromisoformat(day))
    assert reading.against_day


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("しあさって", [date(2026, 5, 4)]),
        ("5/8/2026", [date(2026, 5, 8)]),
        ("deliver on weekends", [None]),
        ("weekdays please", [None]),
    ],
)
def test_this_names_the_day(text, expected):
    """In three days; the American way."""
    assert expected == [each.first for each in find_days(text, FRIDAY)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [("9時30分から11時30分", (9.5, 11.5)), ("18時30分以降", (18.5, 18.5))],
)
def test_minutes_are_read(text, expected):
    """30分 counts as :30 does."""
    assert [expected] == [(each.first, each.last) for each in find_hours(text)]


@pytest.mark.parametrize("term", [607, 2425, -1, -9999])
def test_a_slot_nobody_can_read_is_not_compared(term):
    """DeliverySlot calls these unreadable; -9999 is undetermined (law 10)."""
    reading = read_remarks("18時以降に届けてください", FRIDAY, shipping_term=term)
    assert "open" == reading.hour.value


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("[備考:]\nﾗｯﾋﾟﾝｸﾞ", "ﾗｯﾋﾟﾝｸﾞ"),
        ("[備考:]\n表書きはｵｲﾜｲ、名前はﾏﾅﾌﾞ\n", "表書きはｵｲﾜｲ、名前はﾏﾅﾌﾞ"),
    ],
)
def test_a_voiced_mark_at_the_end_is_shown(text, shown):
    """Two half-width characters fold to one; the span must hold both."""
    assert [shown] == [piece.text for piece in read_remarks(text, FRIDAY).messages]


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("か\u3099", "が"),
        ("フ\u309aレセ\u3099ント", "プレゼント"),
        ("ｶ\u3099", "ガ"),
        ("か゛", "が"),
    ],
)
def test_a_decomposed_kana_is_one_kana(text, folded):
    """Text from macOS comes so (NFD); ラッピング in it is not found as a gift."""
    assert folded == fold(text).text


@pytest.mark.parametrize(
    ("pattern", "text"),
    [
        (r"1あ|(?:\d|い)い|1いう", "1いう"),
        ("あx|(?:.)い|あいう", "あいう"),
        (r"aあ|(?:\w)い|aいう", "aいう"),
    ],
)
def test_a_rewritten_pattern_keeps_the_order_of_its_branches(pattern, text):
    """A choice that is a class (`\\d`, `.`) is taken for a literal."""
    plain, fast = re.compile(pattern).search(text), re.compile(rewrite(pattern)).search(text)
    assert plain.span() == fast.span()


@pytest.mark.parametrize(("part", "size"), [("x", 12_000), ("to", 12_000), ("1", 24_000)])
def test_the_work_does_not_grow_with_the_square(part, size, clock):
    """`[a-z]+-?\\d{2,}` and `\\d+時間` begin anew at every character; RMS allows 32 kB."""
    with clock(seconds=0.7):
        read_remarks((part * size)[:size], FRIDAY)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("なにかあればどうぞ", "other"),
    ],
)
def test_the_class_is_what_it_is_about(text, name):
    """A word of another class stands in it, or the learnt table guesses."""
    assert [name] == [each.value for each in read_remarks(text, FRIDAY).classes]


CARD = "[メッセージカード・立札の内容（30文字まで）:]\n"


@pytest.mark.parametrize(
    "text",
    [
        f"{CARD}領収書発行希望 宛名は購入者氏名",
        f"{CARD}別で注文した分と同梱でお願いします。",
        f"{CARD}クーポンを使い忘れたので一度キャンセルして注文しなおします",
        f"{CARD}注文できていますか。",
        "[ギフト包装について:]\n希望する（贈り物）",
        "[備考:]\nお願いします(青)",
        "[備考:]\nありがとうございます(嘘)",
    ],
)
def test_a_message_in_the_wrong_place_is_a_message(text):
    """In the field for a card, under a heading that looks like consent, in brackets."""
    assert read_remarks(text, FRIDAY).needs_person


@pytest.mark.parametrize(
    "text",
    [
        f"{CARD}5月8日に届くようにお願いします",
        "[備考:]\nありがとうございます(笑)",
        "[注意事項について:]\n了承しました",
        "[備考:]\n先日はお電話で丁寧にご説明下さり有難うございました。",
        "[備考:]\nいつも早い発送で助かっています。",
    ],
)
def test_nothing_new_is_no_message(text):
    """What the fields say already, wherever it stands; thanks that name a service."""
    assert not read_remarks(text, FRIDAY, delivery_date=date(2026, 5, 8)).needs_person


@pytest.mark.parametrize("word", WORDS)
def test_every_word_for_a_day_is_seen_in_a_wish(word):
    """A short cut for texts without any sign of a day must know them all."""
    assert find_wishes(f"{word}に届けてください", FRIDAY)[0]


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("お届け先への配慮事項など", "先日注文したものが割れていました"),
        ("離島・沖縄への配送について", "日中は電話に出られません"),
        ("ご購入前のご確認", "道が狭く4t車は入れません"),
        ("大型家具の配送について", "組立サービスを申し込み忘れました"),
        ("のし紙", "暗証番号は不要です"),
        ("眼科の受診について", "部屋番号の記入漏れです"),
        ("眼科の受診について", "文字は ICHIKA 筆記体"),
        ("定期購入・単品購入に関するご案内", "先月買ったものがすぐ壊れました"),
        ("年齢確認", "法事は12月12日です"),
        ("規約への同意", "はい、のしをつけてください"),
    ],
)
def test_free_text_under_a_title_is_no_answer_to_it(title, text):
    """Buyers write into any field; only what answers its title is passed over."""
    assert read_remarks(f"[{title}:]\n{text}\n", FRIDAY).needs_person


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("刻印サービス", "刻印しない"),
        ("グリップテープ", "巻かない"),
        ("5年保証のお申込み", "加入しません"),
        ("おまけの味", "どれでもよい"),
        ("防犯登録", "希望しない(自分で行う)"),
        ("ギフト包装", "自宅用なので不要"),
        ("年齢確認", "私は20歳以上です"),
        ("用途アンケート", "家族で食べる"),
        ("規約への同意", "はい、読みました"),
        ("備考", "連絡はありません"),
    ],
)
def test_a_bare_answer_is_nothing(title, text):
    """Choices that leave things as they are, and what a survey asks."""
    assert not read_remarks(f"[{title}:]\n{text}\n", FRIDAY).messages


@pytest.mark.parametrize(
    "text",
    [
        "連絡がありません。",
        "18時以降でお願いします インターホンが壊れているのでノックしてください",
    ],
)
def test_what_looks_like_nothing_new_is_told(text):
    """A complaint shaped like an empty answer; a second request behind a wish in the fields."""
    assert read_remarks(text, FRIDAY, shipping_term=1820).needs_person


def test_another_script_is_read_by_a_person():
    """No pattern knows it, so it cannot be small talk."""
    assert read_remarks("ส่งของขวัญให้แม่", FRIDAY).needs_person
    assert read_remarks("Позвоните", FRIDAY).needs_person


@pytest.mark.parametrize(
    "text",
    [
        "いつもありがとうございます♪今度は友人に贈ります♪",
        "前に買った時計が3日で止まりました",
        "レビュー書くのでヘアゴムお願いします",
        "先日メールした件、よろしくお願いします",
        "宛名：空欄",
        "糖尿病の父が食べます",
        "请取消订单，买错了，谢谢",
        "お手数おかけしますが、ﾍﾔﾊﾞﾝｺﾞｳﾊ205ﾃﾞｽ",
        "喪中です",
        "近所の店で買えちゃった",
    ],
)
def test_a_message_without_a_word_of_asking_is_found(text):
    """Bare facts, withdrawals without キャンセル, requests behind thanks."""
    assert read_remarks(text, FRIDAY).needs_person


@pytest.mark.parametrize(
    "text",
    [
        "前回は領収書をすぐに送って頂きありがとうございました",
        "取り急ぎご注文まで",
        "持田と申します。いつもありがとうございます。",
        "감사합니다",
        "孫が「おばあちゃんちのりんご」と呼んでいます",
    ],
)
def test_small_talk_that_names_a_matter_passes(text):
    """Thanks for what is over, who is writing, another language."""
    assert not read_remarks(text, FRIDAY).needs_person


def test_the_class_of_a_wish_about_the_cold_chain():
    """便 is no wish about the day."""
    reading = read_remarks("冷蔵便でお願いします", FRIDAY)
    assert ["other"] == [each.value for each in reading.classes]
