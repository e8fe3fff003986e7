"""`oms calendar show` draws a year: what is closed, what is open by exception, and why."""

from pathlib import Path

import pytest

PACK = """
[pack]
format = 1
name = "days"

[shop.calendars]
shop = { closed_weekdays = "土日", national_holidays = "closed", open_days = ["2026-05-09"] }
warehouse = { closed_weekdays = "日", closed_days = ["2026-06-10..2026-06-12"] }
"""


@pytest.fixture
def pack(tmp_path):
    """A pack whose warehouse works on Saturdays."""
    path = tmp_path / "days.toml"
    path.write_text(PACK, encoding="utf-8")
    return path


def test_calendars_that_differ_are_drawn_apart(oms, pack):
    """Closed days bear a star, days open by exception a plus; closures are told by name."""
    result = oms("calendar", "show", "--pack", pack, "--year", 2026)
    assert result.code == 0
    shop, warehouse = result.out.split("■ ")[1:]
    assert shop.startswith("店舗 2026")
    assert " 3* 4* 5* 6* 7  8  9+" in shop
    assert "5/9(土)  臨時営業" in shop
    assert "9/22(火)  祝日 (国民の休日)" in shop
    assert warehouse.startswith("倉庫 2026")
    assert "6/10(水) – 6/12(金)  臨時休業" in warehouse
    assert "祝日" not in warehouse


def test_without_a_pack_the_national_holidays_are_drawn(oms):
    """And a year that is not announced yet says so."""
    result = oms("calendar", "show", "--year", 2032, "--lang", "en")
    assert "■ National holidays 2032" in result.out
    assert "Tue 9/21  national holiday (国民の休日)" in result.out
    assert "not announced yet" in result.out


def test_no_line_is_wider_than_the_terminal(oms, pack):
    """Full-width characters count twice."""
    from rich.cells import cell_len

    lines = oms("calendar", "show", "--pack", pack, "--year", 2026).lines
    assert max(map(cell_len, lines)) <= 80


@pytest.mark.parametrize("year", [1800, 2100])
def test_a_year_nobody_knows_is_refused(oms, year):
    """With the years that are known."""
    result = oms("calendar", "show", "--year", year)
    assert result.code == 2
    assert "1955 to 2099" in result.err


def test_the_page_shows_what_the_command_draws(oms):
    """docs/ship-date.md is kept by this test."""
    page = Path("docs/ship-date.md").read_text(encoding="utf-8")
    drawn = page.split("```text\n")[1].split("\n```")[0]
    result = oms("calendar", "show", "--pack", "examples/packs/kudamono.toml", "--year", 2026)
    assert result.out.lstrip("\n").startswith(drawn)
