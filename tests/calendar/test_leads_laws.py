"""The row that holds, against a slow reading of the law, and what no table may do."""

from hypothesis import given
from hypothesis import strategies as st

from oms.calendar import REGIONS, Lead, LeadTable, Place, zone_of
from oms.calendar.islands import islands

AREAS = [
    *("*", "東京都", "北海道", "沖縄県", "青森県", "兵庫県", "関東", "東北", "北東北", "沖縄"),
    *("10", "100", "1000001", "10001", "1000101", "907", "90", "9070001", "06", "656"),
    *("izu-oshima", "ishigakijima", "awajishima", "hachijojima"),
]
PLACES = [
    Place("東京都", "千代田区", "100-0001"),
    Place("東京都", "大島町", "100-0101"),
    Place("東京都", "大島町"),
    Place("東京都", "八丈町", "100-1401"),
    Place("北海道", "札幌市中央区", "060-0001"),
    Place("青森県", "青森市"),
    Place("沖縄県", "那覇市", "900-0001"),
    Place("沖縄県", "石垣市", "907-0001"),
    Place(None, None, "907-0001"),
    Place("兵庫県", "洲本市", "656-0001"),
    Place(),
]
ROWS = st.dictionaries(
    st.tuples(st.sampled_from("st"), st.sampled_from(AREAS), st.sampled_from(AREAS)),
    st.integers(0, 9).map(Lead),
    max_size=25,
)


def rank(area, place):
    """Return how particular an area is for a place, the lower the more; `None` = elsewhere."""
    zone = zone_of(place, bridged=True)
    if zone is not None and area == zone.key:
        return 0
    if area.isdecimal():
        return 10 - len(area) if (place.postcode or "").startswith(area) else None
    prefecture = place.prefecture or (zone.prefecture if zone else None)
    if area == prefecture:
        return 20
    if area in REGIONS and prefecture in REGIONS[area]:
        return 30 + len(REGIONS[area])
    return 99 if area == "*" else None


def serves(area, place):
    """Whether a row for an area may serve a destination at all."""
    zone = zone_of(place)
    if zone is None or area == zone.key:
        return True
    return area.isdecimal() and islands().only_islands(area)


def slowly(rows, service, origin, destination):
    """Return the lead by looking at every row."""
    fitting = [
        ((rank(goal, destination), rank(start, origin)), lead)
        for (of, start, goal), lead in rows.items()
        if of == service
        and rank(goal, destination) is not None
        and rank(start, origin) is not None
        and serves(goal, destination)
    ]
    return min(fitting, key=lambda each: each[0])[1] if fitting else None


@given(
    ROWS,
    st.sampled_from("st"),
    st.lists(st.tuples(st.sampled_from(PLACES), st.sampled_from(PLACES)), max_size=8),
)
def test_the_table_finds_what_a_look_at_every_row_finds(rows, service, parcels):
    """Whatever was asked before."""
    leads = LeadTable(rows)
    for origin, destination in parcels:
        wanted = slowly(rows, service, origin, destination)
        assert wanted == leads.find(service, origin, destination)


@given(ROWS, st.sampled_from(PLACES), st.sampled_from(PLACES))
def test_a_row_of_another_service_changes_nothing(rows, origin, destination):
    """Nor does the order of the rows."""
    own = {key: lead for key, lead in rows.items() if key[0] == "s"}
    turned = dict(reversed(rows.items()))
    found = LeadTable(rows).find("s", origin, destination)
    assert found == LeadTable(own).find("s", origin, destination)
    assert found == LeadTable(turned).find("s", origin, destination)


@given(ROWS)
def test_a_table_written_as_csv_reads_back(rows):
    """Row by row."""
    lines = [f"{','.join(key)},{lead.days},\n" for key, lead in rows.items()]
    text = "service,origin,destination,days,first_slot\n" + "".join(lines)
    assert LeadTable(rows) == LeadTable.from_csv(text)
    assert LeadTable(rows) == LeadTable.from_csv(text.encode("cp932"))
