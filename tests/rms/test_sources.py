"""A source that cannot be read at all says why, in one line and without a traceback."""

import gzip
import io
import zipfile

import pytest

import oms
from oms.errors import SourceError
from oms.rms import read_orders


def _refusal(data, name="orders.json"):
    with pytest.raises(SourceError) as caught:
        list(read_orders(io.BytesIO(data), name=name))
    return caught.value


@pytest.mark.parametrize("data", [b"", b" \r\n\t", gzip.compress(b"", mtime=0), b"\xef\xbb\xbf"])
def test_an_empty_file_is_refused(data):
    """Nothing at all is not "no orders today"."""
    assert "orders.json: the file is empty; expected JSON" == _refusal(data).message


@pytest.mark.parametrize("data", [b"[]", b"[[]", b" [ ] "[:4], b"[,]"])
def test_a_file_without_orders_is_refused(data, read):
    """An empty list holds no orders."""
    if data == b"[[]":
        assert 2 == len(read(data))
        return
    assert "holds no orders" in _refusal(data).message


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_wide_encodings_are_named(encoding, dumped, response, payload):
    """Windows tools write them."""
    error = _refusal(dumped(response(payload(1)), indent=1).decode().encode(encoding))
    assert encoding[:6].upper() == error.data["looks_like"]
    assert "expected JSON in UTF-8" in error.message


@pytest.mark.parametrize(
    ("encoding", "name"), [("cp932", "Shift_JIS (cp932)"), ("euc_jp", "EUC-JP")]
)
def test_japanese_encodings_are_named(encoding, name, dumped, payload):
    """A shop's own tool may have saved it so."""
    data = dumped([payload(1, remarks="東京都千代田区の見本です。")]).decode().encode(encoding)
    assert name == _refusal(data).data["looks_like"]


def test_one_damaged_byte_does_not_cost_the_file(read, dumped, payload, shown):
    """Readable UTF-8 with a wrong byte stays UTF-8."""
    bad = dumped(payload(2)).replace("のし".encode(), b"\x83\x41")
    assert [1, "orders.json:1 [1]"] == shown(read(b"[" + dumped(payload(1)) + b"," + bad + b"]"))


def test_a_damaged_byte_that_no_encoding_explains_is_put_aside(read, dumped, payload, shown):
    """Not every wrong byte is Japanese."""
    bad = dumped(payload(2, remarks="x")).replace(b'"x"', b'"\xff"')
    assert ["orders.json:1 [0]"] == shown(read(bad))


@pytest.mark.parametrize(
    ("data", "word"),
    [
        (b"<!DOCTYPE html>\n<html>", "HTML"),
        ("氏名,注文\n1,2".encode(), "is not JSON"),
        ("注文番号,氏名\n1,2".encode(), "the header lacks ステータス"),
        (b"\0\0\0\0\0\0", "is not JSON"),
        (b"%PDF-1.7", "a PDF"),
        (b"BZh91AY", "bzip2"),
        (b"\xfd7zXZ\0", "xz data"),
        (b"\x28\xb5\x2f\xfd", "zstd"),
    ],
)
def test_what_is_not_json_is_named(data, word):
    """A person learns what to do."""
    assert word in _refusal(data).message


def test_text_that_is_wrong_in_every_encoding_is_put_aside(read, dumped, payload, shown):
    """A few odd bytes in ASCII text are no Japanese."""
    bad = dumped(payload(2, remarks="x")).decode().encode("ascii", "ignore")
    assert ["orders.json:1 [0]"] == shown(read(bad.replace(b'"x"', b'"\xc0\xc1"')))


def test_a_zip_is_named():
    """RMS tools hand out ZIP files."""
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w") as file:
        file.writestr("a.json", "[]")
    assert "unpack it first" in _refusal(archive.getvalue()).message


def test_a_stream_of_text_is_refused():
    """Decoding is the reader's business."""
    with pytest.raises(SourceError, match="expected a binary stream"):
        list(read_orders(io.StringIO("[]"), name="x"))


@pytest.mark.parametrize(
    ("name", "reason"), [("absent.json", "there is no such file"), (".", "it is a folder")]
)
def test_a_path_that_is_no_file_is_refused(name, reason, tmp_path):
    """The error names the file."""
    with pytest.raises(oms.SourceError, match=reason):
        next(read_orders(tmp_path / name))


def test_a_path_with_a_nul_is_refused():
    """Even where the system refuses the name itself."""
    with pytest.raises(SourceError, match="cannot be read"):
        next(read_orders("a\0b"))


class _Failing(io.RawIOBase):
    """A disk that fails after some bytes."""

    def __init__(self, data):
        self._data = data

    def readable(self):
        return True

    def read(self, size=-1):
        if not self._data:
            raise OSError
        data, self._data = self._data[:size], self._data[size:]
        return data


def test_a_disk_that_fails_at_once_is_refused():
    """Nothing was read."""
    with pytest.raises(SourceError, match="cannot be read: OSError"):
        next(read_orders(_Failing(b""), name="x"))


def test_a_disk_that_fails_later_keeps_what_was_read(dumped, payload, shown):
    """All complete records come out, then why it stopped."""
    data = dumped(payload(1)) + b"\n" + dumped(payload(2)) + b"\n"
    records = list(read_orders(_Failing(data), name="x.jsonl"))
    assert [1, 2, "x.jsonl:2 [2]"] == shown(records)
    assert "reading stopped (OSError): expected the rest of the file" == records[-1].reason


def test_cut_gzip_data_keeps_what_was_read(read, response, dumped, payload, shown):
    """The records before the cut come out, and one rejection says where it ended."""
    packed = gzip.compress(dumped(response(*map(payload, range(60))), indent=1), mtime=0)
    records = read(packed[:-300])
    assert 2 < len(records) < 62
    assert list(range(len(records) - 1)) == shown(records)[:-1]
    assert "gzip data is damaged or cut off" in records[-1].reason


def test_damaged_gzip_data_is_told(dumped, payload):
    """Damage at the very beginning leaves nothing to read."""
    packed = bytearray(gzip.compress(dumped([payload(1)])))
    packed[12:40] = b"\xff" * 28
    assert "gzip data is damaged" in _refusal(bytes(packed)).message


def test_a_gzip_file_with_a_wrong_sum_is_told(read, dumped, payload, shown):
    """The orders came out, yet somebody must know."""
    packed = bytearray(gzip.compress(dumped(payload(1))))
    packed[-8] ^= 1
    records = read(bytes(packed))
    assert "gzip data is damaged" in records[-1].reason
