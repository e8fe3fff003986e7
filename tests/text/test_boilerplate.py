"""The shop's own form texts: owned whole, cut, changed in width; the buyer's words are not."""

import re
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from oms.text import PieceKind, fold, read_remarks
from oms.text.boilerplate import boilerplate

FRIDAY = date(2026, 5, 1)
NOTICE = "※離島・一部地域は追加送料がかかる場合があります。\nご了承の上ご注文ください。"
IMPORT = (
    "当店は海外ショップです。\n通関時に関税が課税される可能性があります。\n２週間程度かかります。"
)
NOSHI = "のし：□希望する □希望しない\n表書き：\nお名前："
RECEIPT = "領収書（必要・不要）：\n宛名：\n但し書き："
ENTRANCE = "【搬入先の状況】\n建物：\n階数：\nエレベーター："
DAYS = (
    "お届け日のご指定がある場合はご記入ください。最短でのお届けとなります。\n"
    "お急ぎの方はお電話（03-1234-5678）へ。"
)
GIFT = "ギフト包装をご希望の場合は「希望する」とご記入ください。"
ENGLISH = "Please read our policy before ordering. Free shipping over 5,000 yen."
FOOD = (
    "・賞味期限は製造より30日です。\n・開封後はお早めにお召し上がりください。\n"
    "・クール便でお届けします。"
)
TEXTS = (NOTICE, IMPORT, NOSHI, RECEIPT, ENTRANCE, DAYS, GIFT, ENGLISH, FOOD)
SHOPS = st.lists(st.sampled_from(TEXTS), min_size=1, max_size=3, unique=True).map(tuple)


def wide(text):
    """The text as typed with a full-width keyboard."""
    return "".join(chr(ord(each) + 0xFEE0) if "!" <= each <= "~" else each for each in text)


def read(remarks, texts):
    """The reading of a 備考 block."""
    return read_remarks(f"[備考:]\n{remarks}\n", FRIDAY, default_texts=texts)


def kinds(remarks, texts):
    """What the pieces under the title are."""
    return {piece.kind for piece in read(remarks, texts).pieces[1:]}


@pytest.mark.parametrize("text", TEXTS)
def test_a_whole_text_is_owned_line_by_line(text):
    """Every line and every sentence of it."""
    plate = boilerplate((text,))
    parts = [*text.split("\n"), *re.findall(r"[^。\n]+。?", text)]
    assert [] == [part for part in parts if not plate.owns(fold(part).text)]
    assert {PieceKind.DEFAULT} == kinds(text, (text,))


@given(SHOPS, st.data())
def test_a_text_without_some_of_its_lines_is_owned(texts, data):
    """Buyers delete what does not concern them."""
    lines = "\n".join(texts).split("\n")
    kept = data.draw(st.lists(st.sampled_from(lines), min_size=1, max_size=len(lines)))
    assert {PieceKind.DEFAULT} == kinds("\n".join(kept), texts)


@pytest.mark.parametrize("text", TEXTS)
def test_a_text_whose_tail_is_cut_is_owned(text):
    """Wherever the cut falls, also inside a word; marks alone may be nothing."""
    found = {kind for size in range(1, len(text)) for kind in kinds(text[:size], (text,))}
    assert found <= {PieceKind.DEFAULT, PieceKind.NOTHING, PieceKind.TITLE}


@given(SHOPS)
def test_a_text_typed_in_full_width_is_owned(texts):
    """Width is no difference."""
    assert {PieceKind.DEFAULT} == kinds("\n".join(map(wide, texts)), texts)
    assert {PieceKind.DEFAULT} == kinds("\n".join(texts), tuple(map(wide, texts)))


@given(SHOPS, st.lists(st.tuples(st.integers(0, 99), st.sampled_from(" 　\t")), max_size=6))
def test_a_text_with_other_blanks_is_owned(texts, blanks):
    """Blanks may stand anywhere, line breaks may be those of Windows."""
    text = texts[0]
    for at, blank in blanks:
        text = text[: at % len(text)] + blank + text[at % len(text) :]
    assert {PieceKind.DEFAULT} == kinds(text, texts)
    assert {PieceKind.DEFAULT} == kinds(texts[0].replace("\n", "\r\n"), texts)


@given(SHOPS, st.sampled_from(["", "。", "！", "、", "…"]))
def test_marks_at_the_end_make_no_line_the_buyers(texts, mark):
    """Punctuation is neither lost nor added with a meaning."""
    lines = [line.rstrip("。") + mark for text in texts for line in text.split("\n")]
    assert {PieceKind.DEFAULT} == kinds("\n".join(lines), texts)


FOREIGN = st.text(st.sampled_from("桜梅竹鶴亀龍虎雪花ヌヱヰゑゐ"), min_size=1, max_size=12)


@given(SHOPS, FOREIGN, st.data())
def test_words_foreign_to_the_text_are_not_owned(texts, words, data):
    """Alone, before, behind or inside a line of the shop."""
    plate = boilerplate(texts)
    line = fold(data.draw(st.sampled_from(texts[0].split("\n")))).text
    at = data.draw(st.integers(0, len(line)))
    assert not plate.owns(words)
    assert not plate.owns(line[:at] + words + line[at:])


@given(SHOPS, st.data())
def test_a_message_between_the_lines_of_the_shop_is_found(texts, data):
    """On a line of its own, wherever that is."""
    lines = "\n".join(texts).split("\n")
    at = data.draw(st.integers(0, len(lines)))
    message = data.draw(
        st.sampled_from(["犬が苦手なので声をかけてください", "青い箱に詰めてください。"])
    )
    reading = read("\n".join([*lines[:at], message, *lines[at:]]), texts)
    assert [message] == [piece.text for piece in reading.messages]
    assert reading.needs_person


@pytest.mark.parametrize("text", [NOTICE, IMPORT, DAYS, GIFT, ENGLISH, FOOD])
@pytest.mark.parametrize("between", ["", " ", "　", " → ", "⇒"])
def test_a_message_behind_a_line_of_the_shop_is_found(text, between):
    """On the same line, with or without a blank."""
    line = text.split("\n")[0]
    reading = read(f"{line}{between}犬が苦手です。声をかけてください。\n", (text,))
    assert "声をかけてください" in "".join(piece.text for piece in reading.messages)
    assert reading.needs_person


@pytest.mark.parametrize(
    ("text", "written", "answer"),
    [
        (NOSHI, "のし:■希望する□希望しない", "のし:希望する"),
        (NOSHI, "のし:□希望する☑希望しない", "のし:希望しない"),
        (NOSHI, "のし:希望する", "のし:希望する"),
        (NOSHI, "のし:□希望する□希望しない", None),
        (NOSHI, "のし:□希望する", "のし:希望する"),
        (NOSHI, "表書き:", None),
        (RECEIPT, "領収書(必要):", "領収書:必要"),
        (RECEIPT, "領収書(必要・不要):", None),
        (RECEIPT, "領収書", None),
        (NOTICE, "ご了承の上", None),
    ],
)
def test_a_choice_worked_on_is_the_buyers_answer(text, written, answer):
    """A marked box, or one option left of several."""
    found = boilerplate((text,)).answers(written)
    assert answer == (found and found.replace("・", ""))


@pytest.mark.parametrize(
    ("text", "written", "needs"),
    [
        (NOSHI, "のし：■希望する □希望しない\n表書き：\nお名前：", True),
        (NOSHI, "のし：□希望する ■希望しない\n表書き：\nお名前：", False),
        (NOSHI, "のし：□希望する □希望しない\n表書き：御祝\nお名前：佐倉", True),
        (NOSHI, "のし：\n表書き：\nお名前：", False),
        (NOSHI, "のし：不要\n表書き：\nお名前：", False),
        (RECEIPT, "領収書（必要）\n宛名：\n但し書き：", True),
        (RECEIPT, "領収書（不要）：\n宛名：\n但し書き：", False),
        (RECEIPT, "領収書（必要・不要）：\n宛名：みほん商店\n但し書き：", True),
        (ENTRANCE, "【搬入先の状況】\n建物：マンション\n階数：5階\nエレベーター：なし", True),
        (GIFT, "希望する", True),
    ],
)
def test_a_template_filled_in_is_read_as_the_buyers(text, written, needs):
    """What stands behind the shop's colons is the buyer's."""
    assert needs == read(written, (text,)).needs_person


@given(st.sampled_from(TEXTS))
def test_without_the_shops_texts_nothing_is_owned(text):
    """The same words are a message where the shop did not say them."""
    plate = boilerplate(())
    assert not any(plate.owns(fold(line).text) for line in text.split("\n"))
    assert not plate.follows("", "ご了承")
    assert (0, len("建物:5")) == plate.beyond("建物:5")


@pytest.mark.parametrize(
    ("before", "line", "follows"),
    [
        ("建物:", "階", True),
        ("建物:", "エレ", False),
        ("階数:", "エレ", True),
        ("", "【搬", True),
        ("", "階", False),
        ("階数:", "", False),
        ("階数:", "エレベーターはない", False),
    ],
)
def test_the_stump_of_the_next_line_is_the_shops(before, line, follows):
    """A text cut inside a short line leaves a stump behind the line before."""
    assert follows == boilerplate((ENTRANCE,)).follows(before, line)


@settings(max_examples=50)
@given(st.lists(st.text(max_size=30), max_size=3).map(tuple), st.text(max_size=60))
def test_any_default_texts_are_taken(texts, remarks):
    """Whatever a shop has configured, reading goes on, and the text itself is owned."""
    reading = read(remarks, texts)
    assert all(
        piece.text == f"[備考:]\n{remarks}\n"[piece.start : piece.end] for piece in reading.pieces
    )


def test_an_empty_default_text_owns_nothing():
    """A pack may list one by mistake."""
    assert read("犬が苦手です。声をかけてください", ("", "\n", "　")).needs_person
    assert not read("", ("",)).needs_person
