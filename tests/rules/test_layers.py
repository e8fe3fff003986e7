"""A pack on a pack on a pack: what replaces what, and where each value is from."""

import re

import pytest

from oms.errors import PackError
from oms.rules import load_pack, parse_pack


@pytest.fixture
def write(tmp_path):
    """Write pack files; what stands in front of `[pack]` may name the base."""

    def files(**texts):
        for name, text in texts.items():
            path = tmp_path / (name.replace("__", "/") + ".toml")
            path.parent.mkdir(exist_ok=True)
            path.write_text(f'[pack]\nformat = 1\nname = "{name}"\n{text}', encoding="utf-8")
        return path

    return files


@pytest.fixture
def load(write, registry):
    """Write files and load the last one."""
    return lambda **texts: load_pack(write(**texts), registry=registry)


@pytest.fixture
def told(write, registry):
    """Write files, load the last one and return its faults as (file, line, message, hint)."""

    def faults(**texts):
        with pytest.raises(PackError) as caught:
            load_pack(path := write(**texts), registry=registry)
        root = f"{path.parent}/"
        return [
            (each.where.removeprefix(root), each.line, each.message, each.hint)
            for each in caught.value.faults
        ]

    return faults


BASE = """\
[shop]
default_texts = ["のし：", "熨斗："]
[shop.items.momo]
temperature = "chilled"
unit_limit = 3
[shop.items.nashi]
unit_limit = 9
[shop.services."メール便"]
mail = true
[checks.RM01]
severity = "warn"
texts = ["a", "b"]
limits = { x = 1, y = 2 }
"""
TOP = """\
extends = "base.toml"
[shop]
default_texts = ["名入れ："]
[shop.items.momo]
unit_limit = 5
[shop.services."メール便"]
cash_on_delivery = false
[checks.RM01]
texts = ["c"]
limits = { y = 3 }
"""


def test_what_replaces_what(load):
    """A parameter as a whole, a fact of an item by itself; the item master grows."""
    pack = load(base=BASE, top=TOP)
    check, shop = pack["RM01"], pack.shop

    assert ("warn", {"c"}, {"y": 3}) == (check.severity, check.texts, check.limits)
    assert ("名入れ：",) == shop.default_texts
    assert ("chilled", 5) == (shop.items["momo"].temperature, shop.items["momo"].unit_limit)
    assert 9 == shop.items["nashi"].unit_limit
    service = shop.services["メール便"]
    assert (True, False) == (service.mail, service.cash_on_delivery)


@pytest.mark.parametrize("below", ["RM01", "remarks.present", "remarks.any"])
@pytest.mark.parametrize("above", ["RM01", "remarks.present", "remarks.any"])
def test_a_check_has_three_spellings_in_every_layer(load, below, above):
    """Code, name and old name are one check; both layers are traced."""
    pack = load(
        base=f'[checks."{below}"]\nseverity = "warn"\nrate = 2\n',
        top=f'extends = "base.toml"\n[checks."{above}"]\nrate = 3\n',
    )
    check, origin = pack["RM01"], pack.layers.origin_of

    assert ("warn", 3) == (check.severity, check.rate)
    assert str(origin(f"checks.{above}.severity")).endswith("base.toml:5")
    assert str(origin(f"checks.{above}.rate")).endswith("top.toml:6")


def test_three_levels_and_folders(load):
    """Each base is looked for beside the file that names it; the nearest layer wins."""
    pack = load(
        root='[checks.RM01]\nseverity = "info"\nrate = 1\ntexts = ["r"]\n',
        group__base='extends = "../root.toml"\n[checks.RM01]\nrate = 2\n',
        top='extends = "group/base.toml"\n[checks.PY01]\nmode = "shadow"\n',
    )

    assert ("info", 2, {"r"}) == (pack["RM01"].severity, pack["RM01"].rate, pack["RM01"].texts)
    names = [each.where.rpartition("/")[2] for each in pack.layers.documents]
    assert ["standard", "root.toml", "base.toml", "top.toml"] == names
    assert "top" == pack.layers.top.data["pack"]["name"]


@pytest.mark.parametrize(
    ("path", "place"),
    [
        ("shop.default_texts", "top.toml:6"),
        ("shop.items.momo.temperature", "base.toml:7"),
        ("shop.items.momo.unit_limit", "top.toml:8"),
        ("shop.items.nashi.unit_limit", "base.toml:10"),
        ("shop.services.メール便.mail", "base.toml:12"),
        ("shop.services.メール便.cash_on_delivery", "top.toml:10"),
        ("checks.RM01.severity", "base.toml:14"),
        ("checks.RM01.limits", "top.toml:13"),
        ("checks.RM01.limits.y", "top.toml:13"),
        ("checks.RM01.on_clear", "top.toml:11"),
        ("pack.name", "top.toml:3"),
        ("pack.version", "top.toml:1"),
        ("nowhere", "top.toml"),
    ],
)
def test_every_key_knows_where_it_is_from(load, path, place):
    """What no file states is told with the table nearest to it."""
    pack = load(base=BASE, top=TOP)
    assert place == str(pack.layers.origin_of(path)).rpartition("/")[2]


def test_a_fault_of_a_base_is_told_there(told):
    """Its file and line; the pack's own faults come first."""
    assert [
        ("top.toml", 6, 'checks.RM01.severity: expected "hold", "warn" or "info"', None),
        ("top.toml", 7, "checks.nope: no such check", None),
        ("base.toml", 4, "chekcs: no such table", 'did you mean "checks"?'),
        (
            "base.toml",
            6,
            "shop.items.momo.unit_limit: expected 0 or more",
            None,
        ),
        (
            "base.toml",
            8,
            "checks.RM01.rate: expected a number",
            None,
        ),
    ] == told(
        base='[chekcs]\n[shop.items.momo]\nunit_limit = -1\n[checks."remarks.any"]\nrate = "x"\n',
        top='extends = "base.toml"\n[checks.RM01]\nseverity = "x"\n[checks.nope]\n',
    )


def test_a_faulty_value_that_is_replaced_is_no_fault(load):
    """Only what comes to count is judged."""
    pack = load(
        base='[checks.RM01]\nseverity = "grave"\n',
        top='extends = "base.toml"\n[checks.RM01]\nseverity = "warn"\n',
    )
    assert "warn" == pack["RM01"].severity


@pytest.mark.parametrize(
    ("texts", "faults"),
    [
        (
            {"top": 'extends = "top.toml"\n'},
            [("top.toml", 4, "pack.extends: extends itself", None)],
        ),
        (
            {"base": 'extends = "./top.toml"\n', "top": 'extends = "base.toml"\n'},
            [
                (
                    "top.toml",
                    4,
                    "pack.extends: goes round in a circle: base.toml → top.toml",
                    None,
                )
            ],
        ),
        (
            {"kudamono": "", "top": 'extends = "kudamno.toml"\n'},
            [
                (
                    "top.toml",
                    4,
                    "pack.extends: there is no file kudamno.toml beside it",
                    'did you mean "kudamono.toml"?',
                )
            ],
        ),
        (
            {"top": 'extends = "no/such/folder.toml"\n'},
            [
                (
                    "top.toml",
                    4,
                    "pack.extends: there is no file no/such/folder.toml beside it",
                    None,
                )
            ],
        ),
        (
            {"top": 'extends = "oms/standrd"\n'},
            [
                (
                    "top.toml",
                    4,
                    'pack.extends: expected "oms/standard" or a file ending in .toml',
                    'did you mean "oms/standard"?',
                )
            ],
        ),
        (
            {"top": 'extends = "a\\u0000b.toml"\n'},
            [("top.toml", 4, "pack.extends: there is no file a\0b.toml beside it", None)],
        ),
        ({"base": "x = \n", "top": 'extends = "base.toml"\n'}, None),
        (
            {"top": "extends = 5\n"},
            [
                (
                    "top.toml",
                    4,
                    'pack.extends: expected "oms/standard" or a file such as "base.toml"',
                    None,
                )
            ],
        ),
        (
            {"top": 'extends = ""\n'},
            [
                (
                    "top.toml",
                    4,
                    'pack.extends: expected "oms/standard" or a file such as "base.toml"',
                    None,
                )
            ],
        ),
    ],
)
def test_a_base_that_cannot_be_had_is_told(told, texts, faults):
    """With the nearest name beside it; a base that is no TOML with its own line."""
    found = told(**texts)
    if faults is None:
        [(where, line, message, _)] = found
        assert ("base.toml", 4) == (where, line)
        assert message.startswith("is not TOML: ")
        return
    assert faults == [
        (where, line, re.sub(r"way of \S*/", "way of ", message), hint)
        for where, line, message, hint in found
    ]


def test_a_long_chain_is_refused(told):
    """No shop has so many groups; a loop by links would have no end."""
    chain = {f"p{number}": f'extends = "p{number - 1}.toml"\n' for number in range(1, 14)}
    [(where, line, message, _)] = told(p0="", **chain)
    assert ("p13.toml", 4) == (where, line)
    assert message.startswith("pack.extends: ")


def test_a_name_too_long_for_the_file_system_is_told(registry):
    """Not an OSError."""
    text = f'[pack]\nformat = 1\nname = "x"\nextends = "{"x" * 5000}.toml"\n'
    with pytest.raises(PackError, match="there is no file"):
        parse_pack(text, registry=registry)
