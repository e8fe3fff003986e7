"""A remark taken apart: every shape RMS, exports and buyers give it."""

from datetime import date

import pytest

from oms.text import PieceKind, RemarkClass, fold, read_remarks
from oms.text.reading import classes_of
from oms.text.remarks import _read

FRIDAY = date(2026, 5, 1)
NOTICE = "※離島・一部地域は追加送料がかかる場合があります。"
LETTERS = {
    PieceKind.TITLE: "T",
    PieceKind.DEFAULT: "D",
    PieceKind.SELECTION: "S",
    PieceKind.NOTHING: "N",
    PieceKind.WISH: "W",
    PieceKind.MESSAGE: "M",
}
IMPORTANT = "[【重要】注意事項（ご購入前に必ずお読みください。）:]"


def read(remarks, **fields):
    """A reading in an order of Friday 2026-05-01."""
    return read_remarks(remarks, FRIDAY, **{"default_texts": (NOTICE,), **fields})


@pytest.mark.parametrize(
    ("remarks", "kinds", "needs"),
    [
        ("", "", False),
        (" \n　\n", "", False),
        ("[配送日時指定:]\n\n", "T", False),
        ("[配送日時指定:]\n\n\n\n\n\n", "T", False),
        ("[配送日時指定:]\n2026-05-08(金)", "TS", False),
        ("[配送日時指定:]\n2026-05-08(金)\n", "TS", False),
        ("[配送日時指定:]\n2026-05-08(金)\n18：00〜20：00", "TSS", False),
        ("[配送日時指定:]\n\n19:00-21:00", "TS", False),
        ("[配送日時指定:]\n2026-05-08(金)\n午前中", "TSS", False),
        ("[配送日時指定:]\n2026-05-08(金)\n14:00\n門の中に置いてください", "TSSM", True),
        ("[配送日時指定:]\n門の中に置いてください", "TM", True),
        ("[配送日時指定:]\n2026-05-08(金) 門の中に置いてください", "TSM", True),
        ("[配送日時指定:]\n2026年05月08日\n\n[備考欄です:]\n玄関前に置いてください", "TSTM", True),
        ("[配送日時指定:]\n指定なし\n", "TS", False),
        ("[配送日時指定:]\n2026-05-08(金)\n指定なし\n", "TSS", False),
        (f"[離島一部地域の配送料金について:]\n{NOTICE}\n", "TD", False),
        (f"[配送日時指定:]\n\n\n{IMPORTANT}\n{NOTICE}\n", "TTD", False),
        (f"[配送日時指定:]\n\n{IMPORTANT}\n{NOTICE}\nのし希望\n", "TTDM", True),
        (f"{NOTICE}\nのし希望\n", "DM", True),
        (f"[備考:]\n{NOTICE}のし希望です。", "TDM", True),
        ("[備考:]\n\n", "T", False),
        ("[備考:]\nなし\n", "TN", False),
        ("[備考:]\n特になし\n", "TN", False),
        ("[備考:]\n特にありません。\n", "TN", False),
        ("[備考:]\n-\n", "TN", False),
        ("[備考:]\n。\n", "TN", False),
        ("[備考:]のし希望", "TM", True),
        ("[備考:]\r\nのし希望\r\n", "TM", True),
        ("［備考：］\nのし希望", "TM", True),
        ("[備考:]\nのし希望です。領収書もください。", "TMM", True),
        ("[備考:]\nのし希望です！領収書もください", "TMM", True),
        ("[備考:]\nお世話になります。", "TM", False),
        (
            "[メッセージ添付希望・他ご意見、ご要望がありましたらこちらまで:]\n楽しみです",
            "TM",
            False,
        ),
        ("[ラッピング:]\n希望しない\n", "TN", False),
        ("[ラッピング:]\n希望する\n", "TM", True),
        ("[のし:]\n不要\n[備考:]\n\n", "TNT", False),
        ("[注意事項のご確認:]\n了承しました\n", "TN", False),
        ("【備考】\nのし希望", "TM", True),
        ("備考：\nのし希望", "TM", True),
        ("のし希望", "M", True),
        ("2026-05-08(金)\nのし希望", "SM", True),
        ("[配送日時指定:]\n\n[備考:]\n[笑]のし希望\n", "TTM", True),
        ("[備考:]\n[配送日時指定:]\n2026-05-08(金)\n", "TTS", False),
    ],
)
def test_a_remark_is_taken_apart(remarks, kinds, needs):
    """Titles, the shop's texts, selections, nothing, messages."""
    reading = read(remarks)
    assert kinds == "".join(LETTERS[piece.kind] for piece in reading.pieces)
    assert needs == reading.needs_person


def test_a_wish_that_repeats_the_fields_is_a_wish():
    """It is no message, and says nothing new."""
    remarks = "[備考:]\n5/8の午前中着でお願いします。"
    reading = read(remarks, delivery_date=date(2026, 5, 8), shipping_term=812)
    assert [PieceKind.TITLE, PieceKind.WISH] == [piece.kind for piece in reading.pieces]
    assert () == reading.messages


def test_a_piece_knows_the_title_of_its_block():
    """The same word means another thing under another title."""
    remarks = "[配送日時指定:]\n2026-05-08(金)\n[備考:]\nのし希望\n[領収書:]\n必要\n"
    assert ["配送日時指定"] * 2 + ["備考"] * 2 + ["領収書"] * 2 == [
        piece.title for piece in read(remarks).pieces
    ]
    assert (RemarkClass.GIFT, RemarkClass.RECEIPT) == read(remarks).classes


@pytest.mark.parametrize(
    ("remarks", "text"),
    [
        ("[備考:]\nお世話様です。のし希望です。\n", "のし希望です。"),
        ("[備考:]\n　のし　希望です　\n", "のし　希望です"),
        ("[備考:]\nＮＯＳＨＩ　希望です！！\n", "ＮＯＳＨＩ　希望です！！"),
        ("[配送日時指定:]\n２０２６－０５－０８（金）　のし希望\n", "のし希望"),
        (f"[備考:]\n{NOTICE}のし希望です", "のし希望です"),
        ("[備考:]\nお世話になります　のし希望です　よろしくお願いします", "お世話になります"),
    ],
)
def test_a_message_is_shown_as_it_was_typed(remarks, text):
    """Width and blanks stay the buyer's."""
    reading = read(remarks)
    assert text in [piece.text for piece in reading.messages]
    assert all(piece.text == remarks[piece.start : piece.end] for piece in reading.pieces)


def test_small_talk_counts_only_where_nothing_else_is_said():
    """Greetings around a message add no class; alone they are greetings."""
    polite = read("お世話になります。のし希望です。よろしくお願いします。")
    assert (RemarkClass.GIFT,) == polite.classes
    assert (RemarkClass.GREETING,) == read("お世話になります。よろしくお願いします。").classes
    assert () == read("特になし").classes
    assert () == classes_of(())


def test_the_piece_that_contradicts_is_named():
    """A person sees which words are against the field."""
    remarks = "のし希望です。5/10に届けてください。午前中は不在です。"
    reading = read(remarks, delivery_date=date(2026, 5, 8), shipping_term=812)
    assert ["5/10に届けてください。"] == [piece.text for piece in reading.against_day]
    assert ["午前中は不在です。"] == [piece.text for piece in reading.against_hour]


def test_nothing_is_against_a_field_that_agrees():
    """No piece is named then."""
    reading = read("5/8の午前中に", delivery_date=date(2026, 5, 8), shipping_term=1)
    assert ((), ()) == (reading.against_day, reading.against_hour)


def test_the_same_arguments_give_the_same_reading():
    """Whatever was read in between."""
    remarks = "[備考:]\n5/8に届けてください。のし希望。"
    first = read(remarks, delivery_date=date(2026, 5, 8))
    for day in range(1, 29):
        read(remarks, delivery_date=date(2026, 5, day))
    _read.cache_clear()
    assert first == read(remarks, delivery_date=date(2026, 5, 8))


def test_a_day_named_before_is_meant_by_the_next_sentence():
    """5/20が法事です。前日までにお願いします。"""
    remarks = "5/20が法事です。前日までに届けてください。"
    days = {day: read(remarks, delivery_date=date(2026, 5, day)).day for day in (18, 19, 20)}
    assert ["agrees", "agrees", "conflicts"] == [days[day].value for day in (18, 19, 20)]


def test_a_title_is_kept_folded():
    """So that the same form gives the same title in any width."""
    (title,) = {piece.title for piece in read("［ラッピング：］\nリボンで").pieces}
    assert fold("ラッピング").text == title
