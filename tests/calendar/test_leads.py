"""Lead times: which row holds, and files of them with every fault at once."""

import pickle
import tomllib
from pathlib import Path

import pytest
from pydantic import ValidationError
from pydantic_core import PydanticCustomError

from oms.calendar import Lead, LeadTable, Place, service, services
from oms.errors import PackError

_EXAMPLES = Path(__file__).parents[2] / "examples/leads"
AREA = "a prefecture, a region, 2 to 7 digits of a postcode, an island zone or * expected"
SLOT = 'an hour such as 14, a slot such as "14-16", or 午前, 午後, 夕方 expected'
HEAD = "service,origin,destination,days,first_slot\n"
TOKYO = Place("東京都", "千代田区", "100-0001")
OSHIMA = Place("東京都", "大島町", "100-0101")
SAPPORO = Place("北海道", "札幌市中央区", "060-0001")


def table(*rows):
    """A table of one service; the days tell the row."""
    return LeadTable({("s", origin, goal): Lead(days) for days, (origin, goal) in enumerate(rows)})


def faults(read, *given, **options):
    """Return the faults as they are told."""
    with pytest.raises(PackError) as raised:
        read(*given, **options)
    return [str(fault) for fault in raised.value.faults]


@pytest.mark.parametrize(
    ("rows", "destination", "found"),
    [
        ([("*", "*"), ("*", "北海道"), ("*", "06"), ("*", "0600001"), ("*", "060")], SAPPORO, 3),
        ([("*", "*"), ("*", "北海道"), ("*", "06"), ("*", "0600002"), ("*", "060")], SAPPORO, 4),
        ([("*", "*"), ("*", "北海道"), ("*", "07")], SAPPORO, 1),
        ([("*", "*"), ("*", "東北"), ("*", "北東北")], Place("青森県"), 2),
        ([("*", "*"), ("*", "東北"), ("*", "青森県")], Place("青森県"), 2),
        ([("*", "*"), ("*", "東北"), ("*", "南東北")], Place("青森県"), 1),
        ([("*", "*")], Place(), 0),
        ([("*", "関東")], SAPPORO, None),
        # The destination goes before the origin.
        ([("1000001", "*"), ("*", "北海道")], SAPPORO, 1),
        ([("東京都", "北海道"), ("*", "06")], SAPPORO, 1),
        ([("*", "北海道"), ("関東", "北海道"), ("東京都", "北海道")], SAPPORO, 2),
        ([("東京都", "北海道"), ("10", "北海道"), ("100", "北海道")], SAPPORO, 2),
        ([("関西", "北海道"), ("*", "*")], SAPPORO, 1),
        # Islands.
        ([("*", "*"), ("*", "東京都"), ("*", "関東"), ("*", "10"), ("*", "100")], OSHIMA, None),
        ([("*", "東京都"), ("*", "10001")], OSHIMA, 1),
        ([("*", "1000101"), ("*", "伊豆大島")], OSHIMA, 1),
        ([("*", "八丈島"), ("*", "1001")], OSHIMA, None),
        ([("*", "沖縄"), ("*", "907")], Place("沖縄県", "石垣市", "907-0001"), 1),
        ([("*", "兵庫県")], Place("兵庫県", "洲本市", "656-0001"), 0),
        ([("*", "兵庫県"), ("*", "淡路島")], Place("兵庫県", "洲本市", "656-0001"), 1),
    ],
)
def test_the_most_particular_row_holds(rows, destination, found):
    """Destination first: zone, postcode, prefecture, region, anywhere; then the origin."""
    lead = table(*rows).find("s", TOKYO, destination)
    assert found == (lead and lead.days)


def test_an_origin_on_an_island_is_served_by_its_prefecture():
    """The shop knows where it hands over; only destinations are promised to somebody."""
    shop = Place("香川県", "小豆郡小豆島町", "761-4301")
    assert 0 == table(("香川県", "北海道")).find("s", shop, SAPPORO).days
    assert 1 == table(("香川県", "北海道"), ("小豆島", "北海道")).find("s", shop, SAPPORO).days


def test_a_service_has_its_own_rows():
    """By its key, or itself."""
    leads = LeadTable({("yamato.takkyubin", "*", "*"): Lead(1, 14)})
    assert Lead(1, 14) == leads.find(service("yamato.takkyubin"), TOKYO, SAPPORO)
    assert leads.find("yamato.cool", TOKYO, SAPPORO) is None
    assert frozenset({"yamato.takkyubin"}) == leads.services


def test_a_table_is_a_value():
    """Equal by its rows; what was looked up stays behind."""
    leads = table(("*", "近畿"), ("*", "*"))
    again = pickle.loads(pickle.dumps(leads))
    assert leads == again
    assert hash(leads) == hash(again)
    assert leads != table(("*", "*"))
    assert leads != 3
    assert {("s", "*", "関西"): Lead(0), ("s", "*", "*"): Lead(1)} == leads.rows
    assert "LeadTable(2 rows)" == repr(leads)
    assert 0 == len(LeadTable())


def test_many_origins_are_forgotten_again():
    """Rows merged for an origin are kept for a few, and right for all."""
    leads = table(("東京都", "*"), ("*", "*"))
    places = [Place("東京都" if n % 2 else "大阪府", postcode=f"{n:07}") for n in range(300)]
    found = [leads.find("s", place, SAPPORO).days for place in places * 2]
    assert [0 if n % 2 else 1 for n in range(300)] * 2 == found
    assert len(leads._merged) <= 64


@pytest.mark.parametrize("lead", [(-1,), (151,), (1.5,), ("1",), (True,), (1, 24), (1, -1)])
def test_a_lead_is_whole_days_of_zero_or_more(lead):
    """And its hour one of the day."""
    with pytest.raises(ValidationError):
        Lead(*lead)


def test_rows_of_an_unknown_area_are_refused():
    """When they are made in Python too."""
    with pytest.raises(PydanticCustomError, match='"東京都"'):
        LeadTable({("s", "*", "東京"): Lead(1)})


# ------------------------------------------------------------------------------------ files
def test_the_example_is_read_from_both_its_files():
    """Marked as example, with the services there are."""
    keys = [each.key for each in services()]
    rows = tomllib.loads((_EXAMPLES / "kanto.toml").read_text(encoding="utf-8"))
    of_toml = LeadTable.from_table(rows, services=keys)
    assert of_toml == LeadTable.from_csv(_EXAMPLES / "kanto.csv", services=keys)
    assert of_toml == LeadTable.from_csv(str(_EXAMPLES / "kanto.csv"))
    assert of_toml == LeadTable.from_table(rows["lead"])
    for name in ("kanto.toml", "kanto.csv"):
        text = (_EXAMPLES / name).read_text(encoding="utf-8")
        assert text.startswith("# EXAMPLE, not for use")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp932"])
def test_a_csv_of_excel_is_read(encoding, tmp_path):
    """Whatever it is encoded in, with empty lines, quotes and an origin left out."""
    text = f'{HEAD}# 注\n\ns,,"東京都",１,午後\r\n s ,関東,北海道,2,14-16\n,,,,\n'
    path = tmp_path / "leads.csv"
    path.write_bytes(text.encode(encoding))
    wanted = {("s", "*", "東京都"): Lead(1, 14), ("s", "関東", "北海道"): Lead(2, 14)}
    for source in (path, str(path), text.encode(encoding), text, "\ufeff" + text):
        assert wanted == LeadTable.from_csv(source).rows


def test_columns_may_be_left_out_and_turned_round():
    """Only service, destination and days are needed."""
    leads = LeadTable.from_csv("days,Service,destination\n1,s,*\n")
    assert {("s", "*", "*"): Lead(1)} == leads.rows


@pytest.mark.parametrize(
    ("written", "hour"),
    [
        ("", None),
        ("午前", None),
        ("午前中", None),
        ("午後", 14),
        ("夕方", 18),
        ("0", 0),
        ("9", 9),
        ("14", 14),
        ("１４", 14),
        ("14:00", 14),
        ("14時", 14),
        ("14-16", 14),
        ("08-12", 8),
        ("8:00〜12:00", 8),
        ("8時～12時", 8),
        ("19-24", 19),
    ],
)
def test_the_first_slot_is_read_as_people_write_it(written, hour):
    """As the hour it begins."""
    rows = LeadTable.from_csv(f"{HEAD}s,*,*,1,{written}\n").rows
    assert Lead(1, hour) == rows["s", "*", "*"]
    told = LeadTable.from_table(
        [{"service": "s", "destination": "*", "days": 1, "first_slot": written}]
    )
    assert rows == told.rows


@pytest.mark.parametrize("written", ["01", "04", "1416", "24", "16-14", "14-25", "x", "-1", "571"])
def test_a_carriers_code_is_no_first_slot(written):
    """01 is 午前中 to Sagawa and an hour to others: neither is guessed."""
    (told,) = faults(LeadTable.from_csv, f"{HEAD}s,*,*,1,{written}\n")
    assert told.startswith("leads.csv:2: column first_slot: an hour such as 14")


def test_every_fault_of_a_csv_is_told_at_once():
    """With file, line and column; doubles name both lines."""
    text = (
        "s.a,*,東京都,1,\n"
        "s.b,関束,東京,-1,x\n"
        "s.a,,東京都,2,\n"
        "s.a,*\n"
        ",*,,,\n"
        '"s.a",*,"近畿",1,\n'
        "s.a,*,関西,1.5,\n"
        "s.a,*,関西,1,\n"
    )
    assert [
        'leads.csv:3: column service: no such service (did you mean "s.a"?)',
        f"leads.csv:3: column origin: {AREA}",
        f'leads.csv:3: column destination: {AREA} (did you mean "東京都"?)',
        "leads.csv:3: column days: a whole number of days from 0 to 150 expected",
        f"leads.csv:3: column first_slot: {SLOT}",
        "leads.csv:4: says again what line 2 says: s.a from * to 東京都",
        "leads.csv:5: 5 cells expected, as the head has, not 2",
        "leads.csv:6: column service: a service expected, such as yamato.takkyubin",
        'leads.csv:6: column destination: an area expected, such as "関東" or "*"',
        "leads.csv:6: column days: a whole number of days from 0 to 150 expected",
        "leads.csv:8: column days: a whole number of days from 0 to 150 expected",
        "leads.csv:9: says again what line 7 says: s.a from * to 関西",
    ] == faults(LeadTable.from_csv, HEAD + text, services=["s.a"])


@pytest.mark.parametrize(
    ("source", "told"),
    [
        ("\n", "is empty"),
        (b"", "is empty"),
        ("# x\n", "is empty"),
        (HEAD + '"s,*\n', "is no CSV"),
        (b"\x81\x20\n", "is neither UTF-8 nor CP932"),
        ("no/such/file.csv", "cannot be read: No such file"),
        ("a\0b", "cannot be read"),
        (Path(), "cannot be read"),
        ("srvice,destination,days\n", 'did you mean "service"?'),
        ("service,destination\n", "column days: is missing"),
        ("service,destination,days,days\n", "column days: stands there twice"),
        ("service,destination,days,\n", "column '': not known"),
        ("service;destination;days\n", "column service: is missing"),
    ],
)
def test_a_file_that_is_none_is_an_error(source, told):
    """Never a half-read table."""
    assert told in "\n".join(faults(LeadTable.from_csv, source))


def test_a_file_of_another_kind_is_told_in_bounds():
    """The first hundred faults, and how many more there are."""
    told = faults(LeadTable.from_csv, HEAD + "x,*,nowhere,1,\n" * 5000)
    assert 101 == len(told)
    assert "leads.csv: and 4,900 more" == told[-1]


def test_every_fault_of_a_table_is_told_at_once():
    """With its place in the list."""
    rows = {
        "leads": [],
        "lead": [
            {"service": "s", "destination": ["関東", "関西"], "days": 1},
            {"service": "s", "destination": "近畿", "days": 2},
            {"service": 3, "destination": [], "days": -1, "first_slot": 25, "orign": "*"},
            {"service": "s", "destination": ["東京"], "days": True, "first_slot": True},
            3,
        ],
    }
    told = {line.partition(": ")[0]: line for line in faults(LeadTable.from_table, rows, "pack")}
    assert {
        "pack.leads",
        "pack.lead[1]",
        "pack.lead[2].service",
        "pack.lead[2].destination",
        "pack.lead[2].days",
        "pack.lead[2].first_slot",
        "pack.lead[2].orign",
        "pack.lead[3].destination",
        "pack.lead[3].days",
        "pack.lead[3].first_slot",
        "pack.lead[4]",
    } == set(told)
    assert "says again what pack.lead[0] says" in told["pack.lead[1]"]
    assert 'did you mean "origin"?' in told["pack.lead[2].orign"]
    assert ["x: a list of tables expected"] == faults(LeadTable.from_table, None, "x")
    assert ["x.lead: a list of tables expected"] == faults(LeadTable.from_table, {}, "x")
