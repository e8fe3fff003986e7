"""The label policy: what is ok, what warns, what contradicts, with what is proposed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from oms import jst
from oms.postal import Difference, Level, PostalIndex, ProposalKind, sample_index
from oms.postal.build import build
from oms.postal.postcode import read_postcode
from oms.postal.rows import Row

INDEX = sample_index()
SAPPORO = ("北海道", "札幌市中央区")
TOKYO = ("東京都", "千代田区")


@pytest.mark.parametrize(
    ("name", "address"),
    [
        ("as the table has it", ("1000005", *TOKYO, "丸の内1-2-3")),
        ("hyphen, mark and width", ("〒１００－０００５", *TOKYO, "丸の内1-2-3")),
        ("ノ", ("1000005", *TOKYO, "丸ノ内1-2-3")),
        ("half-width ｹ", ("2530041", "神奈川県", "茅ｹ崎市", "茅ｹ崎1-2")),
        ("が", ("2530041", "神奈川県", "茅が崎市", "茅が崎1-2")),
        ("left-out ヶ", ("2530041", "神奈川県", "茅ヶ崎市", "茅崎1-2")),
        ("added ヶ", ("1660004", "東京都", "杉並区", "阿佐ヶ谷南1-2")),
        ("added ツ", ("1600004", "東京都", "新宿区", "四ツ谷1-2")),
        ("異体字", ("5300057", "大阪府", "大阪市北区", "曾根崎1-2")),
        ("大字", ("9000021", "沖縄県", "那覇市", "大字泉崎1-2")),
        ("a smaller name behind", ("9000021", "沖縄県", "那覇市", "泉崎字前田12")),
        ("a smaller name that looks like a town", ("4928410", "愛知県", "稲沢市", "北島字町裏12")),
        ("a larger name in front", ("3800845", "長野県", "長野市", "大字南長野西後町12")),
        ("a larger town in front", ("8618002", "熊本県", "熊本市北区", "龍田町弓削12")),
        ("北1西5", ("0600001", *SAPPORO, "北1西5-2")),
        ("arabic and wide", ("0600001", *SAPPORO, "北１条西１９丁目")),
        ("kanji 丁目", ("0640821", *SAPPORO, "北一条西二十五丁目")),
        ("no ward", ("0600001", "北海道", "札幌市", "北一条西5丁目")),
        ("ward in the street", ("0600001", "北海道", "札幌市", "中央区北一条西5丁目")),
        ("ward alone", ("0600001", "北海道", "中央区", "北一条西5丁目")),
        ("old ward", ("4328002", "静岡県", "浜松市中区", "富塚町12")),
        ("old ward that was divided", ("4340041", "静岡県", "浜松市浜北区", "平口12")),
        ("blank prefecture", ("1000005", "", "千代田区", "丸の内1")),
        ("null prefecture", ("1000005", None, "千代田区", "丸の内1")),
        ("shortened prefecture", ("1000005", "東京", "千代田区", "丸の内1")),
        ("unknown prefecture", ("1000005", "Tokyo", "千代田区", "丸の内1")),
        ("repeated city", ("1000005", *TOKYO, "千代田区丸の内1")),
        ("repeated prefecture", ("1000005", *TOKYO, "東京都千代田区丸の内1")),
        ("blank city", ("1000005", "東京都", "", "千代田区丸の内1")),
        ("town in the city", ("1000005", "東京都", "千代田区丸の内", "1-2")),
        ("postcode in front", ("1000005", "", "", "〒100-0005 東京都千代田区丸の内1")),
        ("no 郡", ("0295503", "岩手県", "西和賀町", "清水ケ野18地割1")),
        ("地割 written short", ("0282402", "岩手県", "宮古市", "川井9-12")),
        ("地割 written out", ("0282402", "岩手県", "宮古市", "川井第9地割12")),
        ("damaged town, first", ("0295503", "岩手県", "和賀郡西和賀町", "穴明22地割12")),
        ("damaged town, second", ("0295503", "岩手県", "和賀郡西和賀町", "穴明23地割12")),
        ("Kyoto street", ("6040981", "京都府", "京都市中京区", "御幸町通丸太町下る毘沙門町1")),
        ("Kyoto, a town named like a street", ("6040823", "京都府", "京都市中京区", "竹屋町1")),
        ("Kyoto, 上ル", ("6028064", "京都府", "京都市上京区", "上長者町通堀川東入ル一町目1")),
        ("village without towns", ("1000301", "東京都", "利島村", "1番地")),
        ("village named twice", ("1000301", "東京都", "利島村", "利島村1番地")),
        ("lot behind the city", ("3940091", "長野県", "岡谷市", "1234番地")),
        ("not listed", ("1000000", *TOKYO, "架空町1")),
        ("first of two prefectures", ("4980000", "愛知県", "弥富市", "架空1")),
        ("second of two prefectures", ("4980000", "三重県", "木曽岬町", "架空1")),
        ("tower and floor", ("1006402", *TOKYO, "丸の内2-7-3東京ビルディング2F")),
        ("tower without floor", ("1006402", *TOKYO, "丸の内2-7-3東京ビルディング")),
        ("basement", ("1006490", *TOKYO, "丸の内2-7-3東京ビルディングB1F")),
        ("office", ("1008111", *TOKYO, "千代田1-1 宮内庁")),
        ("番地 in its range", ("0050865", "北海道", "札幌市南区", "常盤100番地")),
        ("番地 of the others", ("0050863", "北海道", "札幌市南区", "常盤200番地")),
    ],
)  # fmt: skip
def test_one_address_written_in_another_way_is_ok(name, address):
    """Every line of the policy that says ok."""
    verdict = INDEX.verify(*address)
    assert ("ok", "ok", None, ()) == (
        verdict.level,
        verdict.kind,
        verdict.difference,
        verdict.suggestions,
    )
    assert not verdict.contradicts


@pytest.mark.parametrize(
    ("address", "difference", "right"),
    [
        (("0600001", "東京都", "港区", "赤坂1-2"), "prefecture", "1070052"),
        (("1070052", "東京都", "新宿区", "四谷1-2"), "city", "1600004"),
        (("0010921", *SAPPORO, "北一条西5丁目"), "city", "0600001"),
        (("1000005", *TOKYO, "大手町1-2"), "town", "1000004"),
        (("0010930", "北海道", "札幌市北区", "新川一条3丁目"), "town", "0010921"),
        (("0010921", "北海道", "札幌市北区", "新川715"), "town", "0010930"),
        (("0010921", "北海道", "札幌市", "新川715"), "town", "0010930"),
        (("4928411", "愛知県", "稲沢市", "北島1-2"), "town", "4928410"),
        (("4928410", "愛知県", "稲沢市", "稲沢市北島町1-2"), "town", "4928411"),
        (("0600001", *SAPPORO, "北一条西25丁目"), "range", "0640821"),
        (("0600001", *SAPPORO, "北1西25-1"), "range", "0640821"),
        (("1050022", "東京都", "港区", "海岸3-4-5"), "range", "1080022"),
        (("0050865", "北海道", "札幌市南区", "常盤132番地"), "range", "0050863"),
        (("0282402", "岩手県", "宮古市", "川井第12地割1"), "range", None),
        (("2310005", "東京都", "府中市", "本町1-2"), "prefecture", "1830027"),
        (("1006402", *TOKYO, "大手町1-2"), "town", "1000004"),
        (("1008111", *TOKYO, "丸の内1-2"), "town", "1000005"),
        (("6040823", "京都府", "京都市中京区", "竹屋町通御幸町西入橘柳町"), "town", "6040914"),
        (("6028064", "京都府", "京都市上京区", "大宮通椹木町下る一町目1"), "range", "6028134"),
        (("1000005", "大阪府", "千代田区", "丸の内1"), "prefecture", "1000005"),
        (("3940091", "長野県", "長野市", "西後町1"), "city", "3800845"),
    ],
)
def test_a_contradiction_says_where_and_what_is_right(address, difference, right):
    """The right postcode comes first."""
    verdict = INDEX.verify(*address)
    assert ("mismatch", difference) == (verdict.level, verdict.difference)
    assert verdict.contradicts
    proposals = [each for each in verdict.suggestions if each.kind is not ProposalKind.MEANING]
    assert right in {None, address[0], *(each.postcode for each in proposals[:1])}
    meanings = [each for each in verdict.suggestions if each.kind is ProposalKind.MEANING]
    assert [address[0]] * len(meanings) == [each.postcode for each in meanings]
    assert meanings


@pytest.mark.parametrize(
    ("address", "kind"),
    [
        (("1000005", *TOKYO, "丸の内2-7-3 東京ビルディング2階"), "tower_general"),
        (("1006401", *TOKYO, "丸の内2-7-3 東京ビルディング2階"), "tower_floor"),
        (("1006402", *TOKYO, "丸の内2-7-3"), "tower_unnamed"),
        (("1000000", *TOKYO, "丸の内1-2"), "town_listed"),
        (("1008111", *TOKYO, "千代田9-9"), "office_lot"),
        (("1000005", *TOKYO, "1-2-3"), "town_missing"),
        (("1000005", *TOKYO, ""), "town_missing"),
        (("1000005", "東京都", "", ""), "city_missing"),
        (("1000005", "東京都", "架空区", "丸の内1-2"), "city_unread"),
        (("4928111", "愛知県", "稲沢市", "子生和小原1"), "town_similar"),
        (("4928111", "愛知県", "稲沢市", "子生和小厚町1"), "town_similar"),
        (("7200014", "広島県", "福山市", "薮路1"), "town_similar"),
    ],
)
def test_what_is_grey_warns_and_never_contradicts(address, kind):
    """A parcel arrives."""
    verdict = INDEX.verify(*address)
    assert (Level.WARN, kind) == (verdict.level, verdict.kind)
    assert not verdict.contradicts


def test_unknown_codes_depend_on_the_age_of_the_data():
    """Fresh data knows all codes; old data may lack a new one; withdrawn ones are known."""
    ask = ("1000031", *TOKYO, "丸の内1")
    days = (None, jst(2027, 1, 31).date(), jst(2027, 2, 1).date())
    told = [INDEX.verify(*ask, on=day) for day in days]
    assert ["unknown", "unknown", "newer_than_data"] == [each.kind for each in told]
    assert [True, True, False] == [each.contradicts for each in told]
    assert "retired" == INDEX.verify("1056101", *TOKYO, "丸の内1").kind


@pytest.mark.parametrize("given", ["1000015", "1000050", "0100005", "1900005"])
def test_a_slip_of_the_finger_is_proposed_first(given):
    """One digit wrong, or two neighbours swapped."""
    first = INDEX.verify(given, *TOKYO, "丸の内1-2-3").suggestions[0]
    assert (ProposalKind.SLIP, "1000005") == (first.kind, first.postcode)


def test_a_slip_is_found_where_no_listed_town_is_read():
    """The town is written a little differently: the near codes are tried on the text."""
    verdict = INDEX.verify("1600094", "東京都", "新宿区", "四ツ谷1-2")
    assert "1600004" == verdict.suggestions[0].postcode


@pytest.mark.parametrize(
    ("text", "kind", "repair"),
    [
        ("1000005", "postcode", None), ("〒100‐0005", "postcode", None), ("", "missing", None),
        (None, "missing", None), ("　－", "missing", None), ("10000", "malformed", None),
        ("600001", "malformed", "0600001"), ("10000055", "malformed", None),
        ("A7E-2FK2", "digital_address", None), ("ＡＢＣＤＥＦＧ", "digital_address", None),
        ("なし", "malformed", None), (1000005, "malformed", None), ("\ud800", "malformed", None),
        ("1" * 10_000, "malformed", None), ("①②③④⑤⑥⑦", "postcode", None),
    ],
)  # fmt: skip
def test_a_postcode_field_is_read(text, kind, repair):
    """Whatever stands in it."""
    reading = read_postcode(text)
    assert (kind, repair) == (reading.kind, reading.repair)


def test_a_lost_zero_is_proposed():
    """Excel drops it; the address says the same."""
    verdict = INDEX.verify("600001", *SAPPORO, "北一条西5丁目")
    assert (Level.MALFORMED, "0600001") == (verdict.level, verdict.suggestions[0].postcode)
    assert ProposalKind.SLIP is verdict.suggestions[0].kind


ANYTHING = (
    st.none() | st.integers() | st.text() | st.text("東京都千代田区丸の内0123-", max_size=30)
)


@given(ANYTHING, ANYTHING, ANYTHING, ANYTHING)
def test_whatever_is_handed_in_there_is_a_verdict(postcode, prefecture, city, street):
    """Never an exception, and the same answer again."""
    verdict = INDEX.verify(postcode, prefecture, city, street)
    assert verdict == INDEX.verify(postcode, prefecture, city, street)
    assert (verdict.level is Level.MISMATCH) is (verdict.difference is not None)
    assert INDEX.read(prefecture, city, street)
    assert INDEX.lookup(postcode) is not None
    assert INDEX.is_office(postcode) in {True, False}


@pytest.mark.parametrize(
    "text", ["\ud800\udfff", "三" * 10_000, "１" * 10_000, "\x00", "上る" * 5_000]
)
def test_hostile_text_gets_a_verdict(text):
    """Lone surrogates, endless numerals, controls."""
    for address in ((text,) * 4, ("1000005", *TOKYO, text), (text, *TOKYO, "丸の内")):
        assert INDEX.verify(*address).level in Level


@given(st.text(max_size=5), st.text(max_size=5))
def test_text_behind_the_town_changes_nothing_but_its_part(before, after):
    """A building, a floor, anything behind a lot."""
    street = f"丸の内1-2-3 {before}{after}"
    assert INDEX.verify("1000004", *TOKYO, street).difference is Difference.TOWN


def test_an_address_is_read_and_a_code_looked_up():
    """For people, and for the lot number."""
    reading = INDEX.read("北海道", "札幌市", "北1西5-2")
    assert (("北一条西",), ("0600001", "0640821")) == (
        tuple(each.town for each in reading.places),
        reading.codes,
    )
    assert reading.has_lot
    assert ["愛知県弥富市", "三重県桑名郡木曽岬町"] == [
        each.prefecture + each.city for each in INDEX.lookup("498-0000")
    ]
    assert "宮内庁" == INDEX.lookup("1008111")[0].note
    assert INDEX.is_office("1008111")
    assert not INDEX.is_office("1000005")


@pytest.mark.parametrize("floor", [" 19F", "　１９階", "・19階", "ビル19F", " 1901号室"])
def test_the_number_in_a_towers_name_is_no_part_of_its_floor(floor):
    """サンシャイン60 19F is the 19th floor, not the 6019th."""
    rows = [
        Row("1700013", "東京都", "豊島区", "東池袋", "次のビルを除く"),
        Row("1706018", "東京都", "豊島区", "東池袋サンシャイン６０", "１８階"),
        Row("1706019", "東京都", "豊島区", "東池袋サンシャイン６０", "１９階"),
    ]
    index = PostalIndex(build(rows, [], "2026-10", "x"))
    address = ("東京都", "豊島区", f"東池袋3-1-1 サンシャイン60{floor}")
    assert "ok" == index.verify("1706019", *address).kind
    if "号室" not in floor:
        wrong = index.verify("1706018", *address)
        assert ("tower_floor", "1706019") == (wrong.kind, wrong.suggestions[0].postcode)
        assert "東池袋サンシャイン６０" == wrong.suggestions[0].place.town


@pytest.mark.parametrize(
    ("given", "first"),
    [
        ("1006401", "1006402"),  # another floor
        ("1000005", "1006402"),  # the town
        ("1000004", "1000005"),  # the town's is one slip away
        ("5300001", "1006402"),
    ],
)
def test_the_code_of_the_floor_is_proposed_first(given, first):
    """Unless the town's is one slip of the finger away."""
    verdict = INDEX.verify(given, *TOKYO, "丸の内2-7-3 東京ビルディング2階")
    assert first == verdict.suggestions[0].postcode
