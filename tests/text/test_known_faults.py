"""Known faults, not yet mended: each is expected to fail, and tells when it no longer does.

A fault that is mended turns its test red ("XPASS"): move the row to `test_traps.py`.
"""

from datetime import date

import pytest

from oms.text import read_remarks

FRIDAY = date(2026, 5, 1)


def known(*rows):
    """Rows that are expected to fail, each by itself."""
    marks = pytest.mark.xfail(strict=True, raises=AssertionError)
    return [pytest.param(*row, marks=marks, id=" ".join(map(str, row))[:60]) for row in rows]


@pytest.mark.parametrize("text", known(("[備考:]\n(備考欄の件、キャンセルで)",)))
def test_a_message_is_not_overlooked(text):
    """A line in round brackets is taken for a title."""
    assert read_remarks(text, FRIDAY).needs_person


@pytest.mark.parametrize(
    ("remarks", "texts"),
    known(
        ("[搬入:]\n建", ("のし：\nお名前：", "建物：\n階数：\nエレベーター：")),
        ("[搬入:]\nエレ", ("建物：\n階数：\nエレベーター：",)),
    ),
)
def test_a_stump_of_any_text_of_the_shop_is_owned(remarks, texts):
    """Only the first line of the first text, or the line after the one before, is known."""
    assert not read_remarks(remarks, FRIDAY, default_texts=texts).messages


@pytest.mark.parametrize(
    ("text", "name"),
    known(
        ("納品書は入れないでください", "gift"),
    ),
)
def test_the_class_is_what_it_is_about(text, name):
    """A word of another class stands in it, or the learnt table guesses."""
    assert [name] == [each.value for each in read_remarks(text, FRIDAY).classes]
