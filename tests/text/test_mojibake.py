"""Mojibake: what is found, how it is named, what is proposed, and that nothing breaks it."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from oms.text import TextStatus, diagnose

ADDRESS = "東京都千代田区丸の内一丁目"
REMARK = "のしを付けて日曜日の午前中に届けてください"
READ = (
    *(("utf-8", wrong) for wrong in ("cp932", "cp1252", "cp437", "mac_roman", "gbk", "latin-1")),
    *(("cp932", wrong) for wrong in ("latin-1", "cp437", "cp850", "mac_roman", "gbk")),
    *(("euc_jp", wrong) for wrong in ("latin-1", "gbk", "cp932")),
    ("gbk", "cp932"),
    ("utf-16-le", "latin-1"),
)


def reversible(text):
    """Yield what a text becomes, for every pair of charsets that loses nothing."""
    for right, wrong in READ:
        try:
            damaged = text.encode(right).decode(wrong)
            if damaged.encode(wrong).decode(right) == text:
                yield right, wrong, damaged
        except UnicodeError:
            continue


PAIRS = [
    (right, wrong, damaged, text)
    for text in (ADDRESS, REMARK)
    for right, wrong, damaged in reversible(text)
]


def test_most_pairs_of_charsets_lose_nothing_here():
    """So that the tests below test something."""
    assert len(PAIRS) >= 20


@pytest.mark.parametrize(
    ("right", "wrong", "damaged", "text"), PAIRS, ids=lambda each: each if each.isascii() else ""
)
def test_what_was_misread_is_found_and_undone(right, wrong, damaged, text):
    """The first proposal is the original."""
    found = diagnose(damaged, "remark")
    assert found.status is TextStatus.DAMAGED
    assert text == found.repair


# Kana read the same in EUC-JP and GBK, so a part in it has no borders.
BORDERED = [each for each in PAIRS if each[:2] != ("euc_jp", "gbk")]


@pytest.mark.parametrize(("right", "wrong", "damaged", "text"), BORDERED)
def test_a_part_of_a_text_is_undone_with_its_borders(right, wrong, damaged, text):
    """What was right before and behind it stays."""
    whole = f"配送先は{damaged}です"
    found = diagnose(whole, "remark")
    assert found.status is TextStatus.DAMAGED
    assert f"配送先は{text}です" in {found.repair, *found.alternatives}
    start, end = found.span
    assert damaged[2:-2] in whole[start:end]


@pytest.mark.parametrize(("right", "wrong", "damaged", "text"), PAIRS)
def test_a_repaired_text_is_clean(right, wrong, damaged, text):
    """And the proposal needs no proposal."""
    assert diagnose(diagnose(damaged).repair) == diagnose("")


def test_what_was_misread_twice_is_undone_twice():
    """UTF-8 read as Latin-1, stored as UTF-8, and read as Latin-1 again."""
    once = REMARK.encode().decode("latin-1")
    found = diagnose(once.encode().decode("latin-1"), "remark")
    assert (REMARK, "double_utf8_as_cp1252") == (found.repair, found.kind)


@pytest.mark.parametrize(
    ("text", "kind", "repair"),
    [
        ("&#39640;橋", "entity", "高橋"),
        ("&#x9AD8;橋", "entity", "高橋"),
        ("R&amp;D部", "entity", "R&D部"),
        ("&amp;#39640;橋", "entity", "高橋"),
        ("%E9%AB%98%E6%A9%8B", "percent_encoded", "高橋"),
        ("=E9=AB=98=E6=A9=8B", "quoted_printable", "高橋"),
        ("=?UTF-8?B?6auY5qmL?=", "mime_word", "高橋"),
        ("=?ISO-2022-JP?B?GyRCOWI2NhsoQg==?=", "mime_word", "高橋"),
        ("\\u9ad8\\u6a4b", "json_escape", "高橋"),
        ("\\ud842\\udfb7田", "json_escape", "𠮷田"),
        ("+mthqSw-", "utf7", "高橋"),
        ("\x1b$B9b66\x1b(B", "iso2022jp_esc", "高橋"),
        ("$B9b66(B", "iso2022jp_noesc", "高橋"),
        ("U+2363A本", "codepoint_text", "𣘺本"),
        ("2\x000\x002\x006\x00", "utf16_ascii", "2026"),
    ],
)
def test_encodings_left_undone_are_undone(text, kind, repair):
    """By name, with the text they hide."""
    found = diagnose(text)
    assert (kind, repair) == (found.kind, found.repair)


@pytest.mark.parametrize(
    ("text", "field", "kind"),
    [
        ("高\ufffd", "name", "replacement_character"),
        ("\ue000橋", "name", "private_use"),
        ("高\ud83d橋", "name", "lone_surrogate"),
        ("高\x81橋", "name", "c1_control"),
        ("高\uffff橋", "name", "noncharacter"),
        ("?橋", "name", "question_marks"),
        ("丸の〓1-2", "address", "geta"),
        ("タ□ウ", "kana", "box"),
        ("日?日の??中に?けて?さい", "remark", "question_marks"),
        ("日〓日の〓前中に届けて〓さい", "remark", "geta"),
        ("東・都千・田・の・一・目十・・番・号", "remark", "nakaguro"),
        ("????????", "text", "question_marks"),
    ],
)
def test_lost_characters_are_told_and_nothing_is_made_up(text, field, kind):
    """No repair is proposed for what is gone."""
    found = diagnose(text, field)
    assert (TextStatus.DAMAGED, kind, None) == (found.status, found.kind, found.repair)


@pytest.mark.parametrize(
    ("text", "repair"),
    [
        ("\ufeff山田", "山田"),
        ("山\u200b田", "山田"),
        ("山\u00ad田", "山田"),
        ("山田\x07", "山田"),
        ("か\u3099く", "がく"),
        ("Mu\u0308ller", "Müller"),
    ],
)
def test_noise_is_told_apart_from_damage(text, repair):
    """With the text without it."""
    found = diagnose(text, "name")
    assert (TextStatus.NOISE, repair) == (found.status, found.repair)


@pytest.mark.parametrize(
    ("text", "field"),
    [
        ("髙﨑　龍之介", "name"),
        ("𠮷田", "name"),
        ("葛\U000e0100城", "name"),
        ("渡邉", "name"),
        ("Jean-François Müller", "name"),
        ("김민수", "name"),
        ("Наталья Петрова", "name"),
        ("ﾔﾏﾀﾞ ﾊﾅｺ", "kana"),
        ("ｻﾝｼﾃｨﾏﾝｼｮﾝ305", "address"),
        ("北海道虻田郡倶知安町字山田", "address"),
        ("沖縄県島尻郡八重瀬町具志頭", "address"),
        ("いつ届きますか？？", "remark"),
        ("楽しみにしています(´・ω・｀)", "remark"),
        ("家族です👨\u200d👩\u200d👧\u200d👦", "remark"),
        ("りんご・みかん・ぶどう・なし・柿", "remark"),
        ("□希望する　■希望しない", "remark"),
        ("〓〓〓〓", "remark"),
        ("https://example.jp/?q=%E3%81%82&p=1", "remark"),
        ("info+shop@example.co.jp", "remark"),
        ("AB-1020/BK-L 50%OFF", "text"),
        ("神\ufa19社", "name"),
        ("", "text"),
        ("、。！", "text"),
    ],
)
def test_right_text_that_looks_odd_is_left_alone(text, field):
    """Clean, without a proposal."""
    assert diagnose(text, field) == diagnose("")


@pytest.mark.parametrize("nothing", [None, 5, b"\xe3", ["x"]])
def test_what_is_no_text_is_clean(nothing):
    """A diagnosis, never an exception."""
    assert diagnose(nothing).status is TextStatus.CLEAN


@settings(max_examples=300, deadline=None)
@given(st.text(st.characters(), max_size=60), st.sampled_from(["name", "remark", "text"]))
def test_any_text_gets_a_diagnosis(text, field):
    """Lone surrogates and all; the span lies in the text, the same text gets the same answer."""
    found = diagnose(text, field)
    assert found == diagnose(text, field)
    assert (found.status is TextStatus.CLEAN) == (not found.kind)
    assert 0.0 <= found.confidence <= 1.0
    if found.span is not None:
        start, end = found.span
        assert 0 <= start < end <= len(text)


PIECES = st.sampled_from(
    [
        *(
            "東",
            "都",
            "?",
            "・",
            "〓",
            "%",
            "=",
            "&",
            "\\",
            "+",
            "$B",
            "(B",
            "=?UTF-8?B?",
            "a@",
            ".",
        ),
        *("\x00", "縺", "ｱ", "é", "か\u3099", "\u200b", "7"),
    ]
)


@settings(max_examples=60, deadline=None)
@given(st.lists(PIECES, min_size=1, max_size=4), st.integers(1, 3000))
def test_long_text_of_few_pieces_gets_a_diagnosis(pieces, times):
    """What repeats is where patterns lose themselves."""
    found = diagnose("".join(pieces) * times, "remark")
    assert found.status in set(TextStatus)


def test_a_diagnosis_shows_no_text():
    """It may be a name."""
    found = diagnose("譚ｱ莠ｬ驛ｽ")
    assert found.repair == "東京都"
    assert not {*found.repair, *"譚莠驛"} & set(repr(found))
