"""The titles of the order form and the selections under them."""

import pytest

from oms.text import fold
from oms.text.titles import is_selection, read_selection, read_title, selection_head
from oms.text.wishes import Op


@pytest.mark.parametrize(
    ("line", "name", "in_dates"),
    [
        ("[配送日時指定:]", "配送日時指定", True),
        ("［配送日時指定：］", "配送日時指定", True),
        ("[お届け日時:]", "お届け日時", True),
        ("[配達希望日:]", "配達希望日", True),
        ("[お届け時間帯:]", "お届け時間帯", True),
        ("[日時指定:]", "日時指定", True),
        ("[備考:]", "備考", False),
        ("[備考欄:]", "備考欄", False),
        ("[備考欄です:]", "備考欄です", False),
        ("[ラッピング:]", "ラッピング", False),
        ("[:]", "", False),
        ("[離島一部地域の配送料金について:]", "離島一部地域の配送料金について", False),
        ("[お届け日時についてのご注意・了承:]", "お届け日時についてのご注意・了承", False),
        ("【備考】", "備考", False),
        ("【配送日時指定】", "配送日時指定", True),
        ("備考：", "備考", False),
        ("配送日時指定:", "配送日時指定", True),
        ("(備考)", "備考", False),
        ("（ご要望）", "ご要望", False),
        ("■備考", "備考", False),
        ("◆配送希望日", "配送希望日", True),
        ("《メッセージ》", "メッセージ", False),
    ],
)
def test_a_title_line_is_read(line, name, in_dates):
    """RMS writes […:]; exports and other tools write 【…】, …： or (…)."""
    title = read_title(fold(line).text)
    assert (name, in_dates) == (title.name, title.in_dates)


def test_the_long_title_of_a_real_order_is_one_title():
    """It holds 【】 and full-width parentheses of its own."""
    line = fold("[【重要】注意事項（ご購入前に必ずお読みください。）:]").text
    title = read_title(line)
    assert (True, len(line), False) == (title.bracketed, title.length, title.in_dates)


def test_a_title_ends_where_its_bracket_ends():
    """What the buyer writes behind it on the same line is not the title's."""
    title = read_title("[備考:]のし希望")
    assert ("備考", len("[備考:]")) == (title.name, title.length)


@pytest.mark.parametrize(
    "line",
    [
        *("のし希望", "[のし希望]", "(のし希望です)", "(笑)", "■のし希望", "※急ぎ", "5/8です"),
        *(
            "★ありがとうございます",
            "お世話になります。備考:",
            "【至急】お願いします",
            "[",
            "【】",
            "()",
            "※",
        ),
    ],
)
def test_a_line_of_the_buyer_is_no_title(line):
    """Buyers use brackets and marks too."""
    assert read_title(fold(line).text) is None


@pytest.mark.parametrize(
    "line",
    [
        *("2026-05-08(金)", "2026-05-08", "2026/05/08(金)", "2026年05月08日", "2026年5月8日(金)"),
        *(
            "午前中",
            "午後",
            "夜間",
            "14:00-16:00",
            "18：00〜20：00",
            "19:00-21:00",
            "14:00",
            "14時",
        ),
        *(
            "14時〜16時",
            "14時から16時",
            "8-12",
            "指定なし",
            "時間指定なし",
            "希望なし",
            "なし",
            "18時以降",
        ),
        *("日時指定なし", "お届け日指定なし", "2026-05-08(金)午前中", "2026-05-08(金)14:00~16:00"),
    ],
)
def test_what_rms_writes_is_a_selection(line):
    """A day, a slot, both, or none."""
    assert is_selection(fold(line).text)


@pytest.mark.parametrize(
    "line",
    [
        *(
            "5/8にお願いします",
            "午前中にお願いします",
            "のし希望",
            "2026-05-08までに届けてください",
            "特になし",
        ),
        *(
            "自由記入欄の入力",
            "14:00 門の中に",
            "3個",
            "2026",
            "2026-05-08(金)です",
            "午前中は不在",
            "至急",
        ),
    ],
)
def test_what_a_buyer_writes_is_no_selection(line):
    """A selection holds nothing else."""
    assert not is_selection(fold(line).text)


@pytest.mark.parametrize(
    ("line", "days", "hours"),
    [
        ("2026-05-08(金)", ["2026-05-08"], []),
        ("2018年01月23日", ["2018-01-23"], []),
        ("2026/05/08", ["2026-05-08"], []),
        ("午前中", [], [(0, 12)]),
        ("14:00-16:00", [], [(14, 16)]),
        ("18:00~20:00", [], [(18, 20)]),
        ("2026-05-08(金)14:00~16:00", ["2026-05-08"], [(14, 16)]),
        ("指定なし", [], []),
        ("2026-02-30(月)", [], []),
        ("2026-13-01", [], []),
    ],
)
def test_a_selection_names_day_and_hours(line, days, hours):
    """A day the calendar does not have is named by nobody."""
    found_days, found_hours = read_selection(line)
    assert days == [wish.mention.first.isoformat() for wish in found_days]
    assert hours == [(wish.mention.first, wish.mention.last) for wish in found_hours]
    assert {Op.ON} >= {wish.op for wish in (*found_days, *found_hours)}


@pytest.mark.parametrize(
    ("line", "head"),
    [
        ("2026-05-08(金) のし希望", "2026-05-08(金)"),
        ("14:00-16:00 のし希望", "14:00-16:00"),
        ("14時~16時のし希望", "14時~16時"),
        ("午前中のし希望", ""),
        ("のし希望", ""),
        ("", ""),
    ],
)
def test_a_selection_may_stand_before_the_buyers_words(line, head):
    """Only what RMS itself would write is taken off."""
    assert head == selection_head(line)
