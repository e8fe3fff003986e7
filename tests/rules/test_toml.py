"""Pack files: what is read, and how a faulty file names all its faults with their lines."""

import pytest

from oms.errors import PackError
from oms.rules import load_pack, parse_pack

SHOP_KNOWN = (
    "no such parameter; known are calendars, carrier_services, default_texts, items, leads, "
    "services, shipping"
)
KNOWN = "no such parameter; known are gates, limits, mode, on_clear, rate, severity, texts"
LATER = "comes with a later version; take it out until then"
NO_NUMBER = "expected a whole number"
SEVERITY = 'checks.PY01.severity: expected "hold", "warn" or "info"'
TABLE = 'expected a table such as [checks."remarks.present"]'
HEAD = '[pack]\nformat = 1\nname = "demo"\n'


@pytest.fixture
def told(registry):
    """Return the faults of a text as (line, message, hint)."""

    def faults(text):
        with pytest.raises(PackError) as caught:
            parse_pack(text, where="shop.toml", registry=registry)
        assert {"shop.toml"} == {each.where for each in caught.value.faults}
        return [(each.line, each.message, each.hint) for each in caught.value.faults]

    return faults


def test_a_whole_pack_is_read(registry):
    """Head, shop and checks."""
    pack = parse_pack(
        HEAD
        + 'version = "2026-05"\nextends = "oms/standard"\n'
        + '[shop]\ndefault_texts = ["のし希望："]\n'
        + '[checks."remarks.present"]\ntexts = ["特になし"]\ngates = ["ship"]\n'
        + '[checks.PY01]\nmode = "shadow"\n',
        registry=registry,
    )

    assert ("demo", "2026-05", ("のし希望：",)) == (
        pack.name,
        pack.version,
        pack.shop.default_texts,
    )
    assert ({"特になし"}, "shadow") == (pack["RM01"].texts, pack["PY01"].mode)


def test_the_least_pack_is_a_head(registry):
    """Everything else has a default, that of the Python form."""
    assert ("demo", "1", 2) == (
        (pack := parse_pack(HEAD, registry=registry)).name,
        pack.version,
        len(pack.checks),
    )


def test_the_built_in_checks_are_the_default():
    """Without a registry."""
    assert "EN03" in parse_pack(HEAD)


@pytest.mark.parametrize(
    ("text", "faults"),
    [
        ("", [(None, "pack: the table [pack] with format and name is missing", None)]),
        ("pack = 5", [(1, "pack: expected one table [pack]", None)]),
        (
            "[pack]",
            [
                (1, "pack.format: is missing: write format = 1", None),
                (1, "pack.name: expected text", None),
            ],
        ),
        (
            "[pack]\nname = ''\nformat = 2",
            [
                (2, "pack.name: expected a name", None),
                (3, "pack.format: expected 1; is it meant for a newer oms?", None),
            ],
        ),
        ("[pack]\nname = 'x'\nformat = true", [(3, "pack.format: expected 1, a number", None)]),
        ("[pack]\nname = 'x'\nformat = 1.0", [(3, "pack.format: expected 1, a number", None)]),
        (HEAD + "version = 2", [(4, "pack.version: expected text", None)]),
        (
            HEAD + "extends = 'x'",
            [(4, 'pack.extends: expected "oms/standard" or a file ending in .toml', None)],
        ),
        (HEAD + "nmae = 'x'", [(4, "pack.nmae: no such key", 'did you mean "name"?')]),
        (
            "[pack]\nformat = 1\n[shop]\nname = 'x'",
            [
                (1, "pack.name: expected text", None),
                (
                    4,
                    f"shop.name: {SHOP_KNOWN}",
                    None,
                ),
            ],
        ),
        (HEAD + "[chekcs.RM01]\n", [(4, "chekcs: no such table", 'did you mean "checks"?')]),
        (
            HEAD + "[[rule]]\nid = 'x'",
            [(4, f"rule: {LATER}", None)],
        ),
        (
            HEAD + "[checks]\nRM01 = 5",
            [(5, 'checks.RM01: expected a table such as [checks."remarks.present"]', None)],
        ),
        ("checks = 5\n" + HEAD, [(1, f"checks: {TABLE}", None)]),
        ("shop = 5\n" + HEAD, [(1, "shop: expected the table [shop]", None)]),
        (
            HEAD + "[shop]\n\ndefault_texts = 'x'",
            [(6, 'shop.default_texts: expected a list, such as ["..."]', None)],
        ),
        (
            HEAD + "[shop]\ndefault_texts = ['a',\n 5]",
            [(6, 'shop.default_texts.1: expected text, such as "..."', None)],
        ),
        (
            HEAD + '[checks."remarks.presnt"]',
            [(4, "checks.remarks.presnt: no such check", 'did you mean "remarks.present"?')],
        ),
        (
            HEAD + '\n[ checks . "remarks.present" ]  # 備考\nrat = 1\n',
            [(6, f"checks.remarks.present.rat: {KNOWN}", 'did you mean "rate"?')],
        ),
        (
            HEAD + "[checks.RM01]\nrate = 1\n[checks.PY01]\nseverity = 'x'\nmode = 'off'\n",
            [(7, SEVERITY, None)],
        ),
        (
            HEAD + "[checks.RM01.limits]\na = 1\nb = 'x'\n",
            [(6, f"checks.RM01.limits.b: {NO_NUMBER}", None)],
        ),
        (
            HEAD + "[checks]\nPY01 = { severity = 'x' }\n",
            [(5, SEVERITY, None)],
        ),
        (
            HEAD + "[checks.PY01]\n\"severity\" = 'x'\n",
            [(5, SEVERITY, None)],
        ),
        (
            "checks.PY01.severity = 'x'\n" + HEAD,
            [(1, SEVERITY, None)],
        ),
        (
            HEAD + '[checks.RM01]\n[checks."remarks.any"]',
            [
                (
                    5,
                    "checks.remarks.any: remarks.present is configured twice",
                    "the other is checks.RM01",
                )
            ],
        ),
        (
            "[pack]\nformat = 1\nname = '''\nmode = 1\n[shop]\n'''\n[checks.PY01]\nseverity = 'x'",
            [(8, SEVERITY, None)],
        ),
    ],
)
def test_every_fault_is_told_with_its_line(told, text, faults):
    """What was expected, what was probably meant, in the order of the file."""
    assert faults == told(text)


def test_all_faults_of_a_file_are_told_at_once(told):
    """A fault in the head does not hide those of the checks."""
    text = (
        "[pack]\nformt = 1\nname = 'x'\n[shop]\nx = 1\n[checks.RM01]\nrate = 'y'\n"
        "[checks.nope]\n[extra]\n[checks.PY01]\ngates = []\n"
    )
    assert [1, 2, 5, 7, 8, 9, 11] == [line for line, _, _ in told(text)]


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("[pack\nformat = 1", 1),
        ("[pack]\nformat = 1\nname = 'a'\nname = 'b'", 4),
        ("[pack]\nformat = 1\nname = 見本", 3),
        ("[pack]\n備考 = 1", 2),
        ("[pack]\nname = 0600001", 2),
        ("[pack]\nname = “x”", 2),
        ("[pack]\u3000\nname = 1", 1),
        ('[pack]\nname = "\0"', 2),
        ("[pack]\nname = '''x", 2),
    ],
)
def test_a_syntax_error_is_told_with_its_line(told, text, line):
    """One fault: what cannot be read cannot be judged. Never a traceback."""
    [(found, message, _)] = told(text)
    assert message.startswith("is not TOML: ")
    assert line == found


@pytest.mark.parametrize("text", ["x = " + "9" * 5000, "x = " + "[" * 5000])
def test_what_makes_the_toml_reader_stumble_is_told_as_a_fault(told, text):
    """A number without end, tables in tables: no RecursionError, whatever Python's reader does."""
    [(_, message, _)] = told(text)
    assert message.startswith("is not TOML: ")


# ---- files ------------------------------------------------------------------------------------


@pytest.fixture
def write(tmp_path):
    """Write bytes to a pack file and return its path."""

    def to_file(raw):
        path = tmp_path / "見本.toml"
        path.write_bytes(raw)
        return path

    return to_file


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig"])
def test_a_file_is_utf8_with_or_without_bom(write, encoding, newline, registry):
    """As Windows Notepad writes it."""
    text = (HEAD + '[shop]\ndefault_texts = ["のし"]\n').replace("\n", newline)
    path = write(text.encode(encoding))

    assert ("のし",) == load_pack(path, registry=registry).shop.default_texts
    assert load_pack(path, registry=registry) == load_pack(str(path), registry=registry)


@pytest.mark.parametrize(
    ("raw", "line", "hint"),
    [
        (
            (HEAD + "# のし希望").encode("cp932"),
            4,
            "save the file as UTF-8; it looks like Shift_JIS",
        ),
        (HEAD.encode("utf-16"), 1, "save the file as UTF-8; it looks like UTF-16"),
        (HEAD.encode() + b"# \x81", 4, None),
        (HEAD.encode() + b"# \xff\xff\xa0", 4, None),
    ],
)
def test_a_file_in_another_encoding_is_told_with_line_and_remedy(write, raw, line, hint):
    """Excel and old editors write Shift_JIS."""
    with pytest.raises(PackError) as caught:
        load_pack(write(raw))
    [fault] = caught.value.faults
    assert (line, "is not UTF-8", hint) == (fault.line, fault.message, fault.hint)
    assert fault.where.endswith("見本.toml")


@pytest.mark.parametrize(
    ("name", "error"), [("nope.toml", "there is no such file"), (".", "it is a folder")]
)
def test_a_file_that_cannot_be_read_is_told(tmp_path, name, error):
    """A PackError as for every other fault of a pack."""
    with pytest.raises(PackError, match=f"cannot be read: {error}"):
        load_pack(tmp_path / name)


def test_a_fault_of_a_file_names_the_file_and_the_line(write):
    """As one would write it to an editor."""
    with pytest.raises(PackError) as caught:
        load_pack(path := write(HEAD.encode() + b'[checks."remarks.presnt"]\n'))
    assert f"{path}:4: checks.remarks.presnt: no such check" in str(caught.value)
    assert caught.value.__context__ is None or caught.value.__suppress_context__
