"""Text on a terminal: harmless and never too wide."""

import io
from datetime import date
from typing import Annotated, Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.text import Text

from oms.checks.amount_undetermined import AmountUndetermined
from oms.cli.cells import fit, harmless, wrapped
from oms.cli.checks import _catalogue
from oms.cli.pages import page_of, toml_value, type_name
from oms.cli.printer import Printer, is_styled, width_of
from oms.cli.shown import excerpt, status_label, value_at
from oms.cli.words import field_label
from oms.model import Evidence, ShopFacts, Source, order
from oms.rules.registry import Registry

JAPANESE = st.text(st.sampled_from("あ漢字ー、。「」（）カｶﾞ🎁 abc123-\n\t\x1b\u202e\u200d\u3099"))


def _plain(text, width):
    return [line.plain for line in wrapped(Text(harmless(text)), width)]


@given(JAPANESE | st.text(), st.integers(4, 100))
def test_no_line_is_too_wide_and_nothing_is_lost(text, width):
    """Only blanks at the ends of lines go away."""
    lines = _plain(text, width)
    assert all(cell_len(line) <= width for line in lines)
    assert "".join(harmless(text).split()) == "".join("".join(lines).split())


@given(st.text())
def test_harmless_text_has_no_controls(text):
    """Nothing in it steers a terminal."""
    assert all(each.isprintable() or ord(each) > 0x9F for each in harmless(text))


@given(JAPANESE, st.integers(2, 60))
def test_a_fitted_text_has_exactly_its_width(text, width):
    """Columns stand below each other."""
    assert width == cell_len(fit(harmless(text), width))


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("のしをお願いします。", 18, ["のしをお願いしま", "す。"]),
        ("あいう「えお」", 8, ["あいう", "「えお」"]),
        ("届け日は2026-05-08です", 12, ["届け日は", "2026-05-08で", "す"]),
        ("a" * 10, 4, ["aaaa", "aaaa", "aa"]),
        ("one two", 4, ["one", "two"]),
        ("", 10, [""]),
        ("。。。。。。。。", 4, ["。。", "。。", "。。", "。。"]),
    ],
)
def test_lines_break_where_japanese_does(text, width, lines):
    """Not before 。 nor after 「, and not inside a date."""
    assert lines == [line.strip() for line in _plain(text, width)]


@pytest.mark.parametrize(
    ("evidence", "shown"),
    [
        (Evidence(path="remarks", value="のし", span=(3, 5)), ("です。", "のし", "希望")),
        (Evidence(path="remarks", value="いち", span=(0, 2)), ("", "いち", "")),
        (Evidence(path="postage_price", value=-9999), ("", "-9999", "")),
        (Evidence(path="zzz"), ("", "–", "")),
        (Evidence(path="remarks", value=date(2026, 5, 8)), ("", "2026-05-08", "")),
        (Evidence(path="shop_memo", value="x", span=(0, 1)), ("", "x", "")),
    ],
)
def test_evidence_is_shown_in_its_line(evidence, shown):
    """The line around it, not the rest of the text."""
    remarks = "いち\nです。のし希望\n住所" if evidence.span == (0, 2) else "です。のし希望\n住所"
    assert shown == tuple(excerpt(order(remarks=remarks), evidence))


def test_long_text_around_the_evidence_is_cut():
    """A clerk sees the place, not the letter."""
    remarks = "あ" * 50 + "のし" + "い" * 50
    before, mark, after = excerpt(order(remarks=remarks), Evidence(path="remarks", span=(50, 52)))
    assert ("…" + "あ" * 24, "のし", "い" * 24 + "…") == (before, mark, after)


@pytest.mark.parametrize(
    ("path", "value"),
    [
        ("remarks", "x"),
        ("packages[0].recipient.city", "千代田区"),
        ("packages[5].noshi", None),
        ("coupons[0].coupon_code", None),
        ("delivery.delivery_name", "宅配便"),
        ("goods_tax.x", None),
    ],
)
def test_values_are_found_by_path(path, value):
    """What is not there is None."""
    assert value == value_at(order(remarks="x"), path)


def test_unknown_statuses_are_shown_as_they_are():
    """RMS may invent one."""
    assert "950" == status_label(950, "ja") == status_label(950, "en")
    assert "x" == status_label("x", "en")


@pytest.mark.parametrize(
    ("path", "lang", "label"),
    [
        ("remarks", "ja", "備考"),
        ("remarks", "en", "remarks"),
        ("packages[1].postage_price", "ja", "送料 (packages[1].postage_price)"),
        ("packages[1].zzz", "ja", "packages[1].zzz"),
    ],
)
def test_fields_are_called_what_people_call_them(path, lang, label):
    """And by their path where no word is known."""
    assert label == field_label(path, lang)


class _Terminal(io.StringIO):
    def isatty(self):
        return True


@pytest.mark.parametrize(("columns", "width"), [(10, 40), (100, 100), (500, 120)])
def test_lines_are_as_wide_as_the_terminal_within_reason(columns, width, monkeypatch):
    """A pipe has 80 columns."""
    monkeypatch.setenv("COLUMNS", str(columns))
    assert width == width_of(_Terminal())
    assert 80 == width_of(io.StringIO())


@pytest.mark.parametrize(
    ("variable", "value", "styled"),
    [("NO_COLOR", "1", False), ("TERM", "dumb", False), ("TERM", "xterm", True)],
)
def test_colours_are_refused_by_the_environment(variable, value, styled, monkeypatch):
    """The option wins over it."""
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setenv(variable, value)
    assert styled == is_styled(_Terminal(), None)
    assert is_styled(io.StringIO(), color=True)
    assert not is_styled(_Terminal(), color=False)


class _Wide(AmountUndetermined):
    """A check whose name is too long for a table, with a parameter that must be set."""

    code = "ZZ01"
    name = "a_family_with_a_very_long_name.a_trouble_with_a_name_that_is_even_longer"
    aliases = ()
    must: int


def test_a_catalogue_too_wide_for_a_table_is_a_list():
    """Nothing is cut."""
    stream = io.StringIO()
    _catalogue(Registry([_Wide]), Printer(stream, 80, styled=False), "en")
    lines = stream.getvalue().splitlines()
    assert f"ZZ01  {_Wide.name}" == lines[0]
    assert all(cell_len(line) <= 80 for line in lines)


def test_a_parameter_without_default_says_so():
    """A pack must set it."""
    must = page_of(_Wide).parameters[0]
    assert ("must", "(required)", "") == (must.name, must.default, must.description)


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (1.5, "1.5"),
        (True, "true"),
        (("a", 2), '["a", 2]'),
        ({}, "{}"),
        (Source("商品マスタ"), '["商品マスタ", –]'),
        (None, "–"),
    ],
)
def test_parameters_are_written_as_in_a_pack(value, text):
    """TOML, as far as it goes."""
    assert text == toml_value(value)


def test_types_are_said_in_words():
    """What stands in a docs page."""
    assert "`a` or `b`" == type_name(Literal["a", "b"])
    assert "whole number" == type_name(Annotated[int, "x"])
    assert "list of text, number" == type_name(tuple[str, float])
    assert "list of text" == type_name(tuple[str, ...])
    assert "ShopFacts" == type_name(ShopFacts)
