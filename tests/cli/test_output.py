"""Files appear whole or not at all, and never over an input."""

import io
import stat
import sys

import pytest

from oms.cli.output import open_output
from oms.cli.progress import Counted, progress, size_of
from oms.errors import OmsError

AT = "2026-05-01T12:00"


def test_a_file_is_written_whole(oms, kinds, tmp_path):
    """The same bytes as on standard output, and nothing there."""
    out = tmp_path / "out.csv"
    result = oms("screen", kinds, "--at", AT, "-f", "csv", "-o", out)
    assert b"" == result.raw
    assert oms("screen", kinds, "--at", AT, "-f", "csv").raw == out.read_bytes()
    assert [out] == list(tmp_path.iterdir())


@pytest.mark.parametrize("form", ["table", "json", "jsonl", "csv"])
def test_an_input_is_never_overwritten(form, oms, write, numbered):
    """Not by another name either."""
    path = write([numbered(1)])
    before = path.read_bytes()
    link = path.with_name("link.json")
    link.symlink_to(path)
    result = oms("screen", path, "-f", form, "-o", link)
    assert 2 == result.code
    assert "is also an input" in result.err
    assert before == path.read_bytes()


def test_a_failed_run_leaves_the_former_file(tmp_path):
    """Half a result is worse than an old one."""
    path = tmp_path / "a.txt"
    path.write_text("old", encoding="utf-8")

    def fail():
        with open_output(path) as stream:
            stream.write("new")
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()
    assert "old" == path.read_text(encoding="utf-8")
    assert [path] == list(tmp_path.iterdir())


def test_rights_are_kept_and_new_files_have_the_usual_ones(tmp_path):
    """A temporary file is private; the result must not be so by accident."""
    old, new, usual = tmp_path / "old", tmp_path / "new", tmp_path / "usual"
    old.touch(mode=0o600)
    usual.touch()
    for path in (old, new):
        with open_output(path) as stream:
            stream.write("x")
    assert 0o600 == stat.S_IMODE(old.stat().st_mode)
    assert stat.S_IMODE(usual.stat().st_mode) == stat.S_IMODE(new.stat().st_mode)


def test_a_folder_that_is_not_there_is_told(tmp_path):
    """One line names it."""
    with pytest.raises(OmsError, match="cannot be written"), open_output(tmp_path / "no" / "x"):
        pass


def test_what_is_no_file_is_written_directly(tmp_path):
    """/dev/null stays what it is; a folder is refused."""
    with open_output("/dev/null") as stream:
        stream.write("x")
    with pytest.raises(OmsError, match="cannot be written"), open_output(tmp_path):
        pass


def test_standard_output_is_utf8_whatever_the_locale(monkeypatch):
    """An order may hold characters the console's encoding lacks."""
    out = io.BytesIO()
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(out, "ascii"))
    with open_output(None) as stream:
        stream.write("髙🎁")
    assert "髙🎁" == out.getvalue().decode("utf-8")
    sys.stdout.detach()


class _Terminal(io.StringIO):
    def isatty(self):
        return True


def test_a_bar_shows_on_long_input_if_a_person_watches(monkeypatch, tmp_path):
    """And never in a pipe or on short input."""
    small, large = tmp_path / "small", tmp_path / "large"
    small.write_bytes(b"x")
    large.write_bytes(b"x" * (5 << 20))
    assert 1 == size_of((str(small), "-", "absent"))
    rows = [(True, large, True), (True, small, False), (False, large, False)]
    for terminal, file, shown in rows:
        err = _Terminal() if terminal else io.StringIO()
        monkeypatch.setattr(sys, "stderr", err)
        with progress((str(file),), "ja") as tell:
            tell(1 << 20)
        assert shown == ("判定中" in err.getvalue())


def test_a_counted_stream_tells_its_bytes():
    """For the bar."""
    told = []
    stream = Counted(io.BytesIO(b"abcdef"), told.append)
    assert (b"abcd", b"ef", b"") == (stream.read(4), stream.read(4), stream.read(4))
    assert [4, 2, 0] == told


def test_standard_input_is_screened(oms, kinds):
    """`-` reads it."""
    result = oms("screen", "-", "--at", AT, "-f", "jsonl", stdin=kinds.read_bytes())
    assert 5 == len(result.lines)
    assert "<stdin>:1 [4]" in result.lines[-1]


def test_the_pack_is_never_overwritten(oms, write, numbered, tmp_path):
    """It is an input like the orders."""
    pack = tmp_path / "p.toml"
    pack.write_text('[pack]\nformat = 1\nname = "p"\n', encoding="utf-8")
    before = pack.read_bytes()
    result = oms("screen", write([numbered(1)]), "-p", pack, "-o", pack)
    assert (2, before) == (result.code, pack.read_bytes())
    assert "is also an input" in result.err
