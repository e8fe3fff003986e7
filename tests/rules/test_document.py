"""A pack file as bytes and text: encodings, marks of a Japanese keyboard, and where TOML ends."""

import unicodedata

import pytest

from oms.errors import PackError
from oms.rules import load_pack, parse_pack
from oms.rules.document import LARGEST, parse_document, read_document

HEAD = '[pack]\nformat = 1\nname = "demo"\n'


def fault_of(text):
    """Return the one fault of a text."""
    with pytest.raises(PackError) as caught:
        parse_document(text, "shop.toml")
    [fault] = caught.value.faults
    return fault


@pytest.mark.parametrize(
    ("line", "mark", "plain"),
    [
        ("name = “x”", "the full-width “", "'\"'"),
        ("name = ＂x＂", "the full-width ＂", "'\"'"),
        ("name = ’x’", "the full-width ’", '"\'"'),
        ('name ＝ "x"', "the full-width ＝", "'='"),
        ("［shop］", "the full-width ［", "'['"),
        ("a = [1，2]", "the full-width ，", "','"),
        ("a = ｛ b = 1 ｝", "the full-width ｛", "'{'"),
        ("＃ a remark", "the full-width ＃", "'#'"),
        ("checks．RM01．mode = 1", "the full-width ．", "'.'"),
        ('name\u3000= "x"', "a full-width space", "' '"),
        ("name = 「x」", "the full-width 「", "'\"'"),
        ("name = 『x』", "the full-width 『", "'\"'"),
    ],
)
def test_marks_of_a_japanese_keyboard_are_named(line, mark, plain):
    """The line, the column of the reader, the mark and what to write for it."""
    fault = fault_of(HEAD + line)
    assert 4 == fault.line
    assert "is not TOML: column " in fault.message
    expected = f"{mark} stands there; switch the keyboard to half-width and write {plain}"
    assert expected == fault.hint


def test_marks_within_texts_are_nobody_s_business():
    """A fault beside them has no such hint for another line."""
    text = HEAD + '[shop]\ndefault_texts = ["「のし」＝［ ］\u3000"]\n'
    assert ("「のし」＝［ ］\u3000",) == parse_pack(text).shop.default_texts
    assert fault_of(text + "x = \n").hint is None
    assert fault_of(HEAD + 'x = "「のし」" 5').hint is None
    assert "the full-width ”" in fault_of(HEAD + 'x = "「のし」”').hint


@pytest.mark.parametrize(
    ("text", "line"),
    [("a = [1,\n2,\n", 2), ("a = '''\nx\n", 2), ("\n\na = [", 3), ('x = "\u2028\x85"\ny = ', 2)],
)
def test_an_end_that_comes_too_early_has_the_last_line(text, line):
    """Lines are counted as TOML does, not as Unicode does."""
    assert line == fault_of(text).line


@pytest.mark.parametrize(
    ("text", "key", "line"),
    [
        (HEAD + '[shop.items."か\u3099"]', "か\u3099", 4),
        (HEAD + '[shop]\nitems = { "か\u3099" = {} }', "か\u3099", 5),
        (HEAD + '[shop.items."\\u304b\\u3099"]', "か\u3099", None),
        (HEAD + "[[case]]\n'ハ\u309a' = 1", "ハ\u309a", 5),
    ],
)
def test_a_key_in_two_pieces_is_refused(text, key, line):
    """macOS writes it so; it would never be found among the items of an order."""
    fault = fault_of(text)
    assert (line, f"{key}: the key is not in NFC") == (fault.line, fault.message)
    assert "oms pack fmt" in fault.hint
    assert parse_document(unicodedata.normalize("NFC", text).replace("\\u304b\\u3099", "が"), "x")


def test_values_may_be_written_in_any_form():
    """A text is compared folded; nothing is rewritten."""
    text = HEAD + '[shop]\ndefault_texts = ["か\u3099"]'
    assert ("か\u3099",) == parse_pack(text).shop.default_texts


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (HEAD + "[" + ".".join("a" * 5000) + "]", "is nested deeper than 32 tables and lists"),
        (HEAD + "x = 0x" + "f" * 17, "x: expected a number of at most 64 bits"),
        (HEAD + "x = [{ y = -9223372036854775809 }]", "y: expected a number of at most 64 bits"),
        (HEAD + "x = nan", "x: expected a number of at most 64 bits"),
        (HEAD + "x = -inf", "x: expected a number of at most 64 bits"),
        (HEAD + f'"{"k" * 201}" = 1', f"{'k' * 200}: the key is longer than 200 characters"),
    ],
)
def test_what_toml_allows_and_no_pack_needs_is_refused(text, told):
    """Numbers without end, tables without end: whatever reads them next would stumble."""
    fault = fault_of(text)
    assert told == fault.message
    assert fault.line in {4, None}


def test_a_file_larger_than_any_pack_is_refused(tmp_path):
    """Before it is read as TOML."""
    (path := tmp_path / "big.toml").write_bytes(b"#" * (LARGEST + 1))
    with pytest.raises(PackError, match="is larger than 4 MB"):
        load_pack(path)


@pytest.mark.parametrize(
    ("encoding", "hint"),
    [
        ("utf-16-le", "save the file as UTF-8; it looks like UTF-16"),
        ("utf-16-be", "save the file as UTF-8; it looks like UTF-16"),
        ("cp932", "save the file as UTF-8; it looks like Shift_JIS"),
    ],
)
def test_other_encodings_are_named(tmp_path, encoding, hint):
    """With or without a mark at the beginning."""
    (path := tmp_path / "x.toml").write_bytes((HEAD + "# のし髙\n").encode(encoding))
    with pytest.raises(PackError) as caught:
        load_pack(path)
    assert [hint] == [each.hint for each in caught.value.faults]


@pytest.mark.parametrize("name", ["a\0b.toml", "x" * 5000])
def test_a_name_no_file_can_have_is_told(name):
    """Not a ValueError."""
    with pytest.raises(PackError, match="cannot be read"):
        read_document(name)


def test_the_shipped_pack_is_found_by_its_name():
    """Wherever the process runs."""
    assert ("oms/standard", None) == ((found := read_document("oms/standard")).where, found.path)
