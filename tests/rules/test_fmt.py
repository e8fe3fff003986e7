"""The layout of a pack file: what changes, and that no value does."""

import tomllib
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from oms.errors import PackError
from oms.rules import format_pack

ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.parametrize(
    ("text", "laid"),
    [
        ("", ""),
        ("\n\n", ""),
        ("\ufeffa=1", "a = 1\n"),
        ("a=1\r\nb =2\r\n", "a = 1\nb = 2\n"),
        ("a   =   1   \n", "a = 1\n"),
        ("\n\na = 1\n\n\n\nb = 2\n\n", "a = 1\n\nb = 2\n"),
        ("a = 1\n[t]\nb = 2\n[u]", "a = 1\n\n[t]\nb = 2\n\n[u]\n"),
        ("a = 1\n# of t\n[t]", "a = 1\n\n# of t\n[t]\n"),
        ("a = 1\n\n# of b\nb = 2", "a = 1\n\n# of b\nb = 2\n"),
        ("# top\n[t]\n  # of b  \n\tb = 2", "# top\n[t]\n# of b\nb = 2\n"),
        ("# one\n\n# two\n[t]", "# one\n\n# two\n[t]\n"),
        ("[ a . 'b c' ]  \n", "[a.'b c']\n"),
        ("[[ a ]]#x", "[[a]]  #x\n"),
        ("a . b=1 #x ", "a.b = 1  #x\n"),
        ("a = { b=1,c = 2 }", "a = { b = 1, c = 2 }\n"),
        ("a = {}\nb = [ ]\nc={ }", "a = {}\nb = []\nc = {}\n"),
        ("a = [ 1,2 ,3 ]", "a = [1, 2, 3]\n"),
        ("a = [1, 2,]", "a = [1, 2,]\n"),
        ("a = [[ 1 ],[ 2]]", "a = [[1], [2]]\n"),
        ("a = [{b=1},{}]", "a = [{ b = 1 }, {}]\n"),
        ("a = [\n  1,2,   # x \n\n\n  # y\n    3\n]", "a = [\n  1, 2,  # x\n\n  # y\n    3\n]\n"),
        ("a = 2026-05-01 10:00:00", "a = 2026-05-01 10:00:00\n"),
        ("a = 1.5\nb = -1e-3\nc = +inf", "a = 1.5\nb = -1e-3\nc = +inf\n"),
        (
            'a = \' x  \'\nb = """ \r\n\r\n\r\n  y = 1  \n"""  ',
            'a = \' x  \'\nb = """ \n\n\n  y = 1  \n"""\n',
        ),
        ("a = ''' # no\n[x]\n'''#yes", "a = ''' # no\n[x]\n'''  #yes\n"),
        ('a = [ \'\'\'\n x \'\'\'  , """"q""""" ]', 'a = [\'\'\'\n x \'\'\', """"q"""""]\n'),
        ('"\u304b\u3099"=1', '"が" = 1\n'),
        ('a = {"\\u304b\\u3099"=1}', 'a = { "が" = 1 }\n'),
        ("a = '\u304b\u3099'", "a = '\u304b\u3099'\n"),
        ("'x=y' . \"#\"=1", "'x=y'.\"#\" = 1\n"),
    ],
)
def test_what_is_laid_out_how(text, laid):
    """Blanks, blank lines, keys; strings and the words of comments never."""
    assert laid == format_pack(text)
    assert laid == format_pack(laid)


@pytest.mark.parametrize("text", ["a = ", "x = " + "[" * 5000, "a = 1\na = 2"])
def test_what_is_no_toml_is_told(text):
    """With its line; and not touched."""
    with pytest.raises(PackError, match="is not TOML") as caught:
        format_pack(text)
    assert text.startswith("x") or caught.value.faults[0].line == text.count("\n") + 1


def test_keys_that_become_one_are_told():
    """Two spellings of が are two keys of TOML; nobody can say which one was meant."""
    with pytest.raises(PackError):
        format_pack('"が" = 1\n"\u304b\u3099" = 2\n')


@pytest.mark.parametrize(
    "path", ["examples/packs/kudamono.toml", "oms/rules/standard.toml"], ids=str
)
def test_our_own_packs_are_laid_out_so(path):
    """`oms pack fmt` leaves them as they are."""
    text = (ROOT / path).read_text(encoding="utf-8")
    assert text == format_pack(text)


@pytest.mark.parametrize("path", ["pyproject.toml", "oms/testing/shops.toml"], ids=str)
def test_any_toml_keeps_its_values(path):
    """Long files of others."""
    text = (ROOT / path).read_text(encoding="utf-8")
    laid = format_pack(text)
    assert tomllib.loads(text) == tomllib.loads(laid)
    assert laid == format_pack(laid)
    comments = [line.partition("#")[2].strip() for line in text.splitlines() if "#" in line]
    assert comments == [
        line.partition("#")[2].strip() for line in laid.splitlines() if "#" in line
    ]


# ---- any TOML ---------------------------------------------------------------------------------

BLANK = st.sampled_from(["", "", " ", "  ", "\t"])
BREAK = st.sampled_from(["", "", "\n", "\r\n", " # 備考 = [\n", "\n\n \n", "\t\n"])
BARE = st.text("abcXYZ019_-", min_size=1, max_size=3)
STRINGS = st.one_of(
    st.text("a= #[]{},.'\"\\\nか", max_size=6).map(
        lambda text: (
            '"' + text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n") + '"'
        )
    ),
    st.text('a= #[]{},."\\か', max_size=6).map("'{}'".format),
)
LONG = st.one_of(
    st.text('a= #[]{}\n"か', max_size=9)
    .filter(lambda text: '"""' not in text and not text.endswith('"'))
    .map('"""{}"""'.format),
    st.text("a= #[]{}\n'か\\", max_size=9)
    .filter(lambda text: "'''" not in text and not text.endswith("'"))
    .map("'''{}'''".format),
    st.just('""""q"""""'),
    st.just('"""a\\\n   b"""'),
)
KEY = st.one_of(BARE, STRINGS)
PLAIN = st.sampled_from(
    [
        "1",
        "-1.5",
        "1e9",
        "inf",
        "nan",
        "true",
        "2026-05-01",
        "10:00:00",
        "2026-05-01T10:00:00.5+09:00",
        "0xff",
        "2026-05-01 10:00:00",
    ]
)


@st.composite
def inline(draw, values):
    """An inline table on one line."""
    keys = draw(st.lists(KEY, max_size=3, unique=True))
    pairs = [f"{draw(BLANK)}{key}{draw(BLANK)}={draw(BLANK)}{draw(values)}" for key in keys]
    return "{" + f"{draw(BLANK)},".join(pairs) + draw(BLANK) + "}"


@st.composite
def array(draw, values):
    """A list, perhaps over several lines."""
    rows = [f"{draw(BREAK)}{draw(BLANK)}{each}" for each in draw(st.lists(values, max_size=3))]
    end = draw(BREAK) + draw(st.sampled_from([",", ""]) if rows else st.just("")) + draw(BREAK)
    return "[" + f"{draw(BREAK)},".join(rows) + end + "]"


VALUE = st.recursive(
    st.one_of(PLAIN, STRINGS, LONG),
    lambda inner: st.one_of(array(inner), inline(inner.filter(lambda text: "\n" not in text))),
    max_leaves=6,
)


@st.composite
def documents(draw):
    """Lines of TOML, laid out in any way; not all of them are one document."""
    pair = st.builds("{}{}{}={}{}".format, BLANK, KEY, BLANK, BLANK, VALUE)
    head = st.builds("{}[{}{}{}]".format, BLANK, BLANK, KEY, BLANK)
    rows = st.builds("[[{}{}]]".format, BLANK, KEY)
    comment = st.sampled_from(["# x", "  #[a]  ", "", " ", "#"])
    line = st.one_of(pair, pair, head, rows, comment)
    ends = st.sampled_from(["\n", "\r\n", "  \n", " # c \n", "\n\n\n"])
    return "".join(draw(line) + draw(ends) for _ in range(draw(st.integers(0, 6))))


@given(documents())
@example("a = '''\n'''\n[[a.b]]\n")
def test_no_layout_changes_a_value(text):
    """Values are equal before and after, and doing it twice changes nothing more."""
    try:
        before = tomllib.loads(text)
    except ValueError:
        return
    laid = format_pack(text)
    assert str(before) == str(tomllib.loads(laid))
    assert laid == format_pack(laid)
    assert "\r" not in laid


@given(st.text("a=1[]{}\"'#,. \n\\\u3000か", max_size=20))
def test_any_text_is_laid_out_or_told(text):
    """Never another exception."""
    try:
        laid = format_pack(text)
    except PackError:
        return
    assert laid == format_pack(laid)
