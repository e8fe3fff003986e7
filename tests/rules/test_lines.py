"""Where a key of a TOML text stands."""

import tomllib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from oms.rules.lines import line_of

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
        ("rows.id", 11),
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
    assert line is None or 1 <= line <= len(text.splitlines())
