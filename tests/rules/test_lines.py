"""Where a key of a TOML text stands."""

import tomllib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from oms.rules.lines import line_of, lines_of_rows
from oms.rules.scan import scan

TEXT = """\
# [pack] in a comment
top = 1
[pack]          # head
name = '''
[fake]
name = 2
'''
"quoted key" . deep = 3

[[rows]]
id = 1
[[rows]]
id = 2
[checks."remarks.present".limits]
a.b = 1
"""


@pytest.mark.parametrize(
    ("path", "line"),
    [
        ("top", 2),
        ("pack", 3),
        ("pack.name", 4),
        ("pack.missing", 3),
        ("pack.quoted key.deep", 8),
        ("pack.quoted key", 8),
        ("fake", None),
        ("fake.name", None),
        ("rows", 10),
        ("rows.0.id", 11),
        ("checks", 14),
        ("checks.remarks.present", 14),
        ("checks.remarks.present.limits.a.b", 15),
        ("checks.remarks.present.limits.a", 15),
        ("checks.other", 14),
        ("nowhere", None),
        ("", None),
    ],
)
def test_a_key_is_found_or_the_nearest_table_around_it(path, line):
    """Comments, quotes, long strings and dotted keys included."""
    tomllib.loads(TEXT)
    assert line == line_of(TEXT, path)


@given(st.text(), st.text())
def test_any_text_and_any_path_give_a_line_or_none(text, path):
    """No text makes it fail; a line lies in the text."""
    line = line_of(text, path)
    assert line is None or 1 <= line <= text.count("\n") + 1


HARD = """\
a = [
  ["x"],
  ["y"]
]
b = { c = 1, d = { e = 2 } }  # [no] = 1
text = ''' \"\"\" '''
f.g = [ { h = 1 }, { h = 2,
 } ]
"k.l" = "\u2028 \x85"
['m'."n\\u0041"]
o = \"\"\"
[[case]]
\"\"\"
[[ case ]]
p = 1
[[case]]
"""


@pytest.mark.parametrize(
    ("path", "line"),
    [
        ("a.0", 2),
        ("a.1", 3),
        ("a.1.0", 3),
        ("b.c", 5),
        ("b.d.e", 5),
        ("no", None),
        ("f.g.1.h", 7),
        ("k.l", 9),
        ("m.nA", 10),
        ("m.nA.o", 11),
        ("case.0.p", 15),
    ],
)
def test_values_of_lists_and_inline_tables_are_found(path, line):
    """Lists in lists, escapes in keys; what Unicode calls a line end is none of TOML."""
    assert line == line_of(HARD, path)


def test_the_rows_of_an_array_are_found_behind_long_strings():
    """A header in a text is none."""
    assert [14, 16] == lines_of_rows(HARD, "case", 2)
    assert [] == lines_of_rows("case = [{}]", "case", 1)
    assert [1, 2] == lines_of_rows("[['case']]\n[[\"case\"]]", "case", 2)


@given(st.text("a=1[]{}\"'#,. \n\\か", max_size=20))
def test_the_pieces_of_a_text_are_the_text(text):
    """Nothing is lost, whatever the text."""
    pieces = list(scan(text))
    assert text == "".join(each.text for each in pieces)
    assert all(1 <= each.line <= text.count("\n") + 1 for each in pieces)
