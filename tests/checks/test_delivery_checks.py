"""DL01 and DL02: which parcel is meant, and which field."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

import oms

AT = oms.jst(2026, 5, 8, 9)
ENGINE = oms.Engine()
DONE = {"carrier": "1001", "tracking_number": "000000000001", "ship_date": "2026-05-07"}
FIELDS = tuple(DONE)

flags = st.sampled_from([0, 1, None])
postages = st.sampled_from([0, 1980, -9999, None])


def said(code, order, at=AT):
    """The findings of a check."""
    return [each for each in ENGINE.screen(order, at=at).findings if each.code == code]


@given(st.lists(st.tuples(flags, postages), min_size=1, max_size=3), flags, postages)
def test_an_island_is_told_only_where_an_amount_is_open(parcels, whole_flag, whole):
    """Each finding points at -9999, no parcel is told twice, and PY01 holds the order as well."""
    rows = [
        {"recipient": {"isolated_island_flag": flag}, "postage_price": postage}
        for flag, postage in parcels
    ]
    order = oms.order(isolated_island_flag=whole_flag, postage_price=whole, packages=rows)
    found = said("DL01", order)
    subjects = [each.subject for each in found]
    assert len(set(subjects)) == len(subjects)
    assert all(each.evidence[0].path in order.undetermined for each in found)
    assert not found or said("PY01", order)
    islands = {
        p.subject for p, (flag, _) in zip(order.packages, parcels, strict=True) if flag == 1
    }
    assert not islands or set(subjects) <= islands


def test_an_older_version_without_the_flag_is_quiet():
    """What a source lacks is no island."""
    payload = oms.order(packages=[{"postage_price": -9999}]).to_rms()
    del payload["isolatedIslandFlag"]
    del payload["PackageModelList"][0]["SenderModel"]["isolatedIslandFlag"]
    assert [] == said("DL01", oms.Order.from_rms(payload))


def reported(*parcels, status=300):
    """An order with the shipping rows of its parcels."""
    return oms.order(status=status, packages=[{"shippings": rows} for rows in parcels])


@given(st.lists(st.sets(st.sampled_from(FIELDS)), min_size=1, max_size=3))
def test_every_blank_is_named_and_nothing_else(rows):
    """Beside a complete row that has left."""
    blank = [DONE | dict.fromkeys(missing) for missing in rows]
    found = said("DL02", reported([DONE, *blank]))
    named = [each.path for finding in found for each in finding.evidence]
    expected = {
        f"packages[0].shippings[{at}].{name}"
        for at, missing in enumerate(rows, start=1)
        for name in missing
    }
    assert sorted(expected) == sorted(named)
    assert bool(expected) is bool(found)


def test_each_parcel_has_its_own_finding():
    """With the words for what is blank there."""
    order = reported([DONE], [DONE | {"carrier": None, "tracking_number": ""}], [])
    blank, nothing = said("DL02", order)
    assert [order.packages[1].subject, order.packages[2].subject] == [
        blank.subject,
        nothing.subject,
    ]
    assert "配送会社・お荷物伝票番号 が空欄" in blank.text()
    assert "the carrier, the tracking number of the shipping report" in blank.text("en")
    assert ["blank", "no_row"] == [blank.kind, nothing.kind]


@pytest.mark.parametrize(
    ("at", "told"),
    [
        (oms.jst(2026, 5, 7, 23, 59), False),
        (oms.jst(2026, 5, 8), True),
        (oms.jst(2026, 6, 8), True),
    ],
)
def test_a_ship_date_is_past_from_the_next_japanese_day(at, told):
    """And what the finding rests on is that it is, not when."""
    order = reported([DONE | {"tracking_number": None}])
    found = said("DL02", order, at)
    assert told is bool(found)
    assert all({"has_left": True} == each.facts for each in found)


def test_a_column_the_source_lacks_is_no_blank():
    """An older reader without tracking numbers says nothing."""
    payload = reported([DONE]).to_rms()
    del payload["PackageModelList"][0]["ShippingModelList"][0]["shippingNumber"]
    assert [] == said("DL02", oms.Order.from_rms(payload))
    del payload["PackageModelList"][0]["ShippingModelList"]
    assert [] == said("DL02", oms.Order.from_rms(payload))
