"""Mojibake: what looks odd and is right, and damage from which no reading leads back."""

import math
import random

import pytest

from oms.text import TextStatus, diagnose
from oms.text.mojibake.language import BIT, MOST, language

LETTERS = "ABCDEFGHJKLMNPRSTUVWXYZ"
REMARK = "のしを付けて日曜日の午前中に届けてください"


def status(text, field="remark"):
    return diagnose(text, field).status


def code(draw, mark):
    """Return a product code: blocks of letters and digits between marks."""
    blocks = [
        "".join(draw.choices(LETTERS, k=draw.randint(1, 4))),
        str(draw.randrange(10**6)),
        "".join(draw.choices(LETTERS + "0123456789", k=draw.randint(2, 5))),
    ]
    return mark.join(draw.sample(blocks, 3))


@pytest.mark.parametrize("mark", list("-/_.:#+=*~&@|,;!$%[]{}<>^?×"))
def test_a_product_code_is_clean_whatever_its_marks(mark):
    """At least 59 of 60: some code decodes to a kanji by chance."""
    draw = random.Random(mark)
    codes = [code(draw, mark) for _ in range(60)]
    assert sum(status(each, "text") is not TextStatus.CLEAN for each in codes) <= 1


@pytest.mark.parametrize(
    "text",
    [
        "(*´▽｀*)ﾉ",
        "よろしくお願いします(灬ºωº灬)♡",
        "(˃̣̣̥ω˂̣̣̥)",
        "(((o(*ﾟ▽ﾟ*)o)))",
        "えっ？？？",
        "あの・・・できれば・・・おねがいします・・・",
        "すみません・・・・お願いします・・・",
        "・・・えっと",
        "いつ届くの？早めだと助かります",
        "本当ですか!?!?",
        "α・β・γ",
        "S・M・L・XL",
        "東・西・南・北",
        "スナップ・スモモ・スキモノ・オカアチャン・ガクドウ・レイホウなど",
        "りんご・みかん・ぶどう・いちご・さくらんぼの詰め合わせ",
        "卵･乳･小麦･落花生を含む製品を製造しております｡",
        "色はﾌﾞﾗｯｸではなくﾈｲﾋﾞｰで",
        "Thank you very much for your kindness",
        "Đặng Thùy Trâm",
        "φ12×25H7",
    ],
)
def test_what_looks_odd_and_is_right_is_clean(text):
    """Faces, questions, lists, half-width marks, foreign names."""
    assert status(text) is TextStatus.CLEAN


@pytest.mark.parametrize("wrong", ["euc_jp", "big5", "cp932", "cp949", "gbk"])
def test_utf_8_whose_bytes_vanished_is_found(wrong):
    """However the wrong charset drops what it cannot read; nothing is proposed if that is lost."""
    damaged = REMARK.encode().decode(wrong, "ignore")
    found = diagnose(f"すみません。{damaged}", "remark")
    assert found.status is TextStatus.DAMAGED
    assert found.repair in {None, f"すみません。{REMARK}"}


@pytest.mark.parametrize("wrong", ["utf-8", "euc_jp"])
def test_cp932_whose_bytes_became_marks_is_found(wrong):
    """With ・ or ? for each of them."""
    for mark in "・?":
        damaged = "".join(
            REMARK[at : at + 1].encode("cp932").decode(wrong, "replace") for at in range(9)
        )
        assert status(damaged.replace("\ufffd", mark)) is TextStatus.DAMAGED


def test_lead_bytes_that_windows_1252_does_not_have_are_bridged():
    """81, 8D, 8F, 90 and 9D begin many characters of CP932."""
    found = diagnose("・m‰º・t““", "name")
    assert found.status is TextStatus.DAMAGED


def test_everyday_kanji_that_misreadings_leave_are_looked_at():
    """EUC-JP read as GBK turns 株式会社 into kanji everybody knows."""
    found = diagnose("臭及柴家　リヒトラブ", "name")
    assert found.repair == "株式会社　リヒトラブ"


def test_kana_of_utf_16_are_found_among_letters_and_digits():
    """Letters between zeros."""
    damaged = "かずあき".encode("utf-16-be").decode("latin-1")
    assert diagnose(damaged, "kana").repair == "かずあき"


def test_a_long_text_is_read_where_it_is_odd():
    """What is found alone is found far inside, with the same words around it."""
    damaged = "東京都千代田区".encode().decode("cp932", "replace")
    filler = "ご確認のうえご注文ください。\n" * 300
    found = diagnose(f"{filler}{damaged}\n{filler}", "remark")
    assert found.status is TextStatus.DAMAGED
    start, end = found.span
    assert len(filler) - 3 <= start < end <= len(filler) + len(damaged) + 3


@pytest.mark.parametrize(
    "text",
    [
        "お世・になります。・日の引っ・しまでに届けて・さい",
        "兵庫県・路・広・区・町",
        "宛・は・社名で、領収・を同・して・さい",
    ],
)
def test_dots_for_kanji_are_told_from_lists(text):
    """By the kanji that fit between their neighbours."""
    assert diagnose(text, "remark").kind == "nakaguro"


@pytest.mark.parametrize(("before", "behind"), ["てさ", "京千", "お願", "会の"])
def test_a_lost_kanji_costs_what_all_kanji_that_fit_cost_together(before, behind):
    """Against the sum over every kanji the language knows, unseen pairs left out."""
    words = language()
    chance = sum(
        math.exp2(-(words[before + each] + words[each + behind]) / BIT)
        for each in words.known
        if "\u3400" <= each <= "\u9fff"
    )
    assert words.between(before, behind) < MOST
    assert abs(words.between(before, behind) + math.log2(chance) * BIT) <= 2 * BIT
