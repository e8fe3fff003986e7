"""Bytes in, text out: open, unpack gzip, refuse other encodings, decode as it streams."""

from __future__ import annotations

import codecs
import re
import sys
import zlib
from collections.abc import Iterator
from contextlib import AbstractContextManager, nullcontext
from itertools import chain
from pathlib import Path
from typing import Any, BinaryIO, Final

from oms.errors import SourceError, Told

__all__ = ["TextSource", "looks_like", "name_of", "opened", "source_error"]

CHUNK: Final = 1 << 18
_SNIFF: Final = 1 << 16
_GZIP: Final = b"\x1f\x8b"
_EXPECTED: Final = Told(
    "expected JSON in UTF-8 (with or without BOM, plain or gzipped), or the order CSV of RMS",
    "UTF-8 の JSON (BOM の有無、gzip は問わない) か RMS の受注 CSV を指定してください",
)
_BOMS: Final = (
    (codecs.BOM_UTF32_LE, "UTF-32"),
    (codecs.BOM_UTF32_BE, "UTF-32"),
    (codecs.BOM_UTF16_LE, "UTF-16"),
    (codecs.BOM_UTF16_BE, "UTF-16"),
)
_KINDS: Final = (
    (
        b"PK\x03\x04",
        Told(
            "a ZIP archive or an Excel file; unpack it first",
            "ZIP か Excel のファイル (先に展開が必要)",
        ),
    ),
    (b"%PDF", Told("a PDF", "PDF")),
    (b"\x28\xb5\x2f\xfd", Told("zstd data; unpack it first", "zstd (先に展開が必要)")),
    (b"BZh", Told("bzip2 data; unpack it first", "bzip2 (先に展開が必要)")),
    (b"\xfd7zXZ", Told("xz data; unpack it first", "xz (先に展開が必要)")),
)
_REASONS: Final[dict[type[Exception], Told]] = {
    FileNotFoundError: Told("there is no such file", "ファイルがありません"),
    IsADirectoryError: Told(
        "it is a folder; name the files in it",
        "フォルダーです。中のファイルを指定してください",
    ),
    PermissionError: Told("you may not read it (permission denied)", "読む権限がありません"),
}
_WIDE: Final = re.compile(rb"\A(?:[\s\[{]\0|\0[\s\[{])")
_JAPANESE: Final = re.compile("[\u3041-\u30ff\u4e00-\u9fff]")
_STRAY: Final = 3
"""So many damaged bytes may look Japanese by chance; an order has names and addresses."""


def opened(path: str | Path) -> AbstractContextManager[BinaryIO]:
    """Open a file of orders, or standard input for `-`, which is not ours to close.

    Raises:
        SourceError: If the file is not there or must not be read.
    """
    if str(path) == "-":
        return nullcontext(sys.stdin.buffer)
    try:
        return Path(path).open("rb")
    except (OSError, ValueError) as error:
        raise _unreadable(str(path), error) from None


def _unreadable(name: str, error: Exception) -> SourceError:
    reason = _REASONS.get(type(error), type(error).__name__)
    return source_error(name, "cannot be read: {reason}", "読めません: {reason}", reason=reason)


def source_error(name: str, en: str, ja: str, **data: Any) -> SourceError:
    """Make the error of a source; its message begins with the name."""
    told = Told("{name}: {said}", "{name}: {said}", name=name, said=Told(en, ja, **data))
    return SourceError(told, source=name)


def looks_like(name: str, looks: str, expected: Told) -> SourceError:
    """Make the error of a source that is something else."""
    en, ja = "{name}: looks like {looks}; {expected}", "{name}: {looks} のようです。{expected}"
    told = Told(en, ja, name=name, looks=looks, expected=expected)
    return SourceError(told, source=name, looks_like=str(looks))


def name_of(source: str | Path | BinaryIO) -> str:
    """Return what places in this source are called by."""
    if isinstance(source, str | Path):
        return "<stdin>" if str(source) == "-" else str(source)
    named = getattr(source, "name", None)
    return named if isinstance(named, str) else "<stream>"


class TextSource:
    """The text of a source, chunk by chunk; never more than one chunk is held.

    Bytes that are not UTF-8 become lone surrogates (`surrogateescape`), so that the record
    they stand in can be put aside whole.

    Attributes:
        name: What places in it are called by.
        fault: Why the bytes ended early, if they did.
    """

    def __init__(self, stream: Any, name: str) -> None:
        """Take an open binary stream."""
        self.name = name
        self.fault: Told | None = None
        self._stream = stream
        self._head: bytes | None = None
        self._rest = self._blocks()

    def head(self) -> bytes:
        """Return the first bytes, unpacked: enough to tell what it is. They are not lost."""
        if self._head is None:
            self._head = b""
            for block in self._rest:
                self._head += block
                if len(self._head) >= _SNIFF:
                    break
        return self._head

    def chunks(self, encoding: str | None = None) -> Iterator[str]:
        """Yield the text.

        Args:
            encoding: The encoding, where the head told it; a BOM of UTF-8 is left out.

        Raises:
            SourceError: If none is given and the first bytes show that it is not UTF-8 text.
        """
        if encoding is None:
            self._refuse_other_encodings(self.head())
        codec = "cp932" if encoding == "cp932" else "utf-8-sig"
        decoder = codecs.getincrementaldecoder(codec)("surrogateescape")
        yield decoder.decode(self.head())
        for block in self._rest:
            yield decoder.decode(block)
        yield decoder.decode(b"", final=True)

    def _blocks(self) -> Iterator[bytes]:
        """Yield the bytes, unpacked; what stops them early is noted, not raised."""
        blocks = self._raw_blocks()
        try:
            first = next(blocks, b"")
            while len(first) == 1 and (more := next(blocks, b"")):
                first += more
        except OSError as error:
            raise _unreadable(self.name, error) from None
        whole = chain([first], blocks)
        try:
            yield from _unpacked(whole) if first.startswith(_GZIP) else whole
        except (EOFError, zlib.error) as error:
            en, ja = (
                "the gzip data is damaged or cut off ({kind})",
                "gzip が壊れているか途切れています ({kind})",
            )
            self.fault = Told(en, ja, kind=type(error).__name__)
        except OSError as error:
            en, ja = "reading stopped ({kind})", "読み取りが止まりました ({kind})"
            self.fault = Told(en, ja, kind=type(error).__name__)

    def _raw_blocks(self) -> Iterator[bytes]:
        # read1 gives what is there, so that records flow through a pipe that is still open.
        read = getattr(self._stream, "read1", self._stream.read)
        while block := read(CHUNK):
            if not isinstance(block, bytes):
                en, ja = "expected a binary stream, found one of text", "バイナリで開いてください"
                raise source_error(self.name, en, ja)
            yield block

    def _refuse_other_encodings(self, head: bytes) -> None:
        looks = _looks_like(head)
        if looks is not None:
            raise looks_like(self.name, looks, _EXPECTED)


def _unpacked(blocks: Iterator[bytes]) -> Iterator[bytes]:
    """Yield what gzip data holds, as far as it goes; members may follow one another.

    Python's own `gzip` throws the last readable part of a cut-off file away.
    """
    member = zlib.decompressobj(wbits=31)
    fresh = True
    for block in blocks:
        rest = block
        while rest:
            before = member.copy()
            try:
                yield member.decompress(rest, CHUNK)
            except zlib.error:
                yield from _salvaged(before, rest)
                raise
            fresh = False
            rest = member.unconsumed_tail
            if member.eof:
                rest = member.unused_data.lstrip(b"\0")  # tapes and some tools pad with zeros
                member, fresh = zlib.decompressobj(wbits=31), True
    yield member.flush()
    if not fresh:
        raise EOFError


def _salvaged(member: Any, block: bytes) -> Iterator[bytes]:
    """Yield what stands before the damage in a block: zlib gives nothing of it otherwise."""
    for byte in block:
        try:
            yield member.decompress(bytes((byte,)))
        except zlib.error:
            return


def _looks_like(head: bytes) -> str | None:
    for mark, name in (*_BOMS, *_KINDS):
        if head.startswith(mark):
            return name
    if _WIDE.match(head):
        return "UTF-16"
    try:
        codecs.getincrementaldecoder("utf-8")().decode(head)
    except UnicodeDecodeError:
        return _japanese_encoding(head)
    return None


def _japanese_encoding(head: bytes) -> str | None:
    """Name the encoding that explains the bytes better than damaged UTF-8 does."""
    readable = len(_JAPANESE.findall(head.decode("utf-8", errors="ignore")))
    for encoding, name in (("cp932", "Shift_JIS (cp932)"), ("euc_jp", "EUC-JP")):
        try:
            text = codecs.getincrementaldecoder(encoding)().decode(head)
        except UnicodeDecodeError:
            continue
        if len(_JAPANESE.findall(text)) > readable + _STRAY:
            return name
    return None
