"""Phone numbers as RMS holds them: in parts, in any width, and what nobody can be called at."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from oms.text import PhoneFault, read_phone

WIDE = str.maketrans("0123456789-+()", "０１２３４５６７８９－＋（）")

# parts, separated by | | digits as dialled | fault
TABLE = """
03|0000|1234 = 0300001234
06|0000|1234 = 0600001234
0123|45|6700 = 0123456700
090|0000|1234 = 09000001234
080|0000|1234 = 08000001234
070|0000|1234 = 07000001234
060|0000|1234 = 06000001234
050|0000|1234 = 05000001234
0300001234|| = 0300001234
03-0000-1234|| = 0300001234
(03)|0000|1234 = 0300001234
090 0000 1234|| = 09000001234
０９０ー００００ー１２３４|| = 09000001234
+81|90|00001234 = 09000001234
+81-3-0000-1234|| = 0300001234
+81 (0)3 0000 1234|| = 0300001234
81|90|00001234 = 09000001234
0081|90|00001234 = 09000001234
|| = | missing
-|-|- = | missing
なし|| = | letters
03|0000|1234内線5 = 03000012345 | letters
090|OOOO|1234 = 0901234 | letters
000|0000|0000 = 00000000000 | placeholder
111|1111|1111 = 11111111111 | placeholder
0|0|0 = 000 | placeholder
90|0000|1234 = 9000001234 | no_leading_zero
3|0000|1234 = 300001234 | no_leading_zero
090|0000|123 = 0900000123 | digit_count
03|00000|1234 = 03000001234 | digit_count
0120|000|1234 = 01200001234 | digit_count
0120|000|123 = 0120000123 | service_number
0800|000|1234 = 08000001234 | service_number
08000001234|| = 08000001234 | service_number
0570|000|123 = 0570000123 | service_number
+1|212|5550100 = 12125550100 | foreign
0000|1234| = 00001234 | digit_count
00|0000|1234 = 0000001234 | digit_count
0012125550100|| = 0012125550100 | foreign
""".strip()


def _rows():
    for line in TABLE.splitlines():
        parts, _, rest = line.partition(" = ")
        digits, _, fault = (each.strip() for each in rest.partition("|"))
        yield parts.split("|"), digits, fault


ROWS = list(_rows())


@pytest.mark.parametrize(("parts", "digits", "fault"), ROWS, ids=str)
def test_a_number_is_read(parts, digits, fault):
    """As one dials it, or with what is wrong."""
    reading = read_phone(*parts)
    assert (digits, fault) == (
        reading.digits,
        "" if reading.fault is None else reading.fault.value,
    )


@pytest.mark.parametrize(("parts", "digits", "fault"), ROWS, ids=str)
def test_the_width_makes_no_difference(parts, digits, fault):
    """Phones are typed on Japanese keyboards."""
    assert read_phone(*parts) == read_phone(*(part.translate(WIDE) for part in parts))


def test_parts_that_are_no_text_count_as_empty():
    """RMS leaves one of them null."""
    assert read_phone("09000001234") == read_phone(None, "09000001234", None)
    assert PhoneFault.MISSING is read_phone(None, None, None).fault


def test_a_lost_zero_is_only_repaired_to_a_number_that_exists():
    """A spreadsheet takes the zero, a buyer takes other digits."""
    assert "09000001234" == read_phone("90", "0000", "1234").repaired
    assert "0600001234" == read_phone("6", "0000", "1234").repaired
    assert read_phone("90", "0000", "123").repaired is None


def test_dummies_are_known_with_and_without_the_country():
    """The same number, written otherwise."""
    dummies = {"09012345678"}
    for parts in (("090", "1234", "5678"), ("+81", "90", "12345678")):
        assert PhoneFault.PLACEHOLDER is read_phone(*parts, dummies=dummies).fault


@given(st.sampled_from(["090", "080", "070"]), st.from_regex(r"[1-9][0-9]{7}", fullmatch=True))
def test_every_way_to_divide_a_mobile_number_reads_the_same(area, rest):
    """In one part, in three, with hyphens or brackets."""
    whole = area + rest
    ways = [(whole,), (area, rest[:4], rest[4:]), (f"({area}){rest[:4]}-{rest[4:]}",)]
    assert {whole} == {read_phone(*way).digits for way in ways}
    assert {None} == {read_phone(*way).fault for way in ways}


@given(st.lists(st.text(max_size=20), max_size=3))
def test_any_text_is_read(parts):
    """Without a crash; digits are digits."""
    digits = read_phone(*parts).digits
    assert digits == "" or (digits.isascii() and digits.isdigit())
