"""The ways bytes are read wrongly, and each way back, however much was lost on the way."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from typing import Final, NamedTuple

__all__ = ["GONE", "LOSSY", "LOST", "WAYS", "Channel", "bytes_of", "channels_for"]

LOST: Final = "\ufffd"
GONE: Final = "\x1a"
"""Stands for a byte that cannot be told any more; no charset here gives it a meaning."""


_FOREIGN: Final = "\x00"
"""Stands for a character the charset does not have: no reading in it can have left that."""
_LOSS: Final = frozenset(f"{LOST}{GONE}")


def _gone_byte(error: UnicodeError) -> tuple[bytes, int]:
    assert isinstance(error, UnicodeEncodeError)  # noqa: S101  the codec calls no other
    character = error.object[error.start]
    return (GONE if character in _LOSS else _FOREIGN).encode(), error.start + 1


codecs.register_error("oms.gone", _gone_byte)


class _Single(dict[int, str]):
    """A single-byte charset backwards, as browsers know it: unassigned bytes are C1 controls."""

    def __init__(self, charset: str) -> None:
        super().__init__()
        for byte in range(256):
            try:
                character = bytes([byte]).decode(charset)
            except UnicodeDecodeError:
                character = chr(byte)
            self[ord(character)] = chr(byte)
        if charset == "cp1252":
            # Latin-1 and Windows-1252 are the same to browsers; programs know either.
            for byte in range(0x80, 0xA0):
                self.setdefault(byte, chr(byte))

        self[ord(LOST)] = self[ord("・")] = GONE

    def __missing__(self, code: int) -> str:
        return _FOREIGN


class Channel(NamedTuple):
    """Bytes of one charset (`right`) were read in another (`wrong`).

    Attributes:
        kind: Its name.
        wrong: The charset they were read in; keys of `_TABLES` are single-byte ones.
        right: The charset they were written in.
        unit: Bytes a Japanese character takes in the right charset.
        is_utf_16: Whether any bytes make sense in the right charset.
    """

    kind: str
    wrong: str
    right: str
    unit: int
    is_utf_16: bool

    def back(self, text: str) -> str:
        """Return what the bytes say in the right charset; U+FFFD where they say nothing."""
        return self.decode(bytes_of(text, self.wrong), text)

    def decode(self, data: bytes, text: str) -> str:
        """Decode the bytes of a text; nothing comes back where they cannot have been these."""
        if self.right == "utf-8":
            data = _CUT.sub(_GONE, data)
        elif self.wrong in _TABLES and self.right in _PAIRED and _GONE in data:
            data = _PAIR.sub(_half_gone, data)
        elif self.is_utf_16 and data.count(0) > text.count("\x00"):
            return ""
        return data.decode(self.right, "replace")

    def borders(self, text: str, start: int, end: int) -> tuple[int, int]:
        """Leave out what stands at the ends of a stretch and is not in a single-byte charset."""
        table = _TABLES.get(self.wrong)
        if table is not None:
            while start < end and ord(text[start]) not in table:
                start += 1
            while start < end and ord(text[end - 1]) not in table:
                end -= 1
        return start, end


_CUT: Final = re.compile(rb"[\xe3-\xe9](?:[\x80-\xbf](?![\x80-\xbf])|(?![\x80-\xbf]))")
"""A Japanese character of UTF-8 that lost some of its bytes: half known."""


_GONE: Final = GONE.encode()
_PAIRED: Final = frozenset({"cp932", "gbk", "big5"})
_PAIR: Final = re.compile(rb"([\x81-\xfe])([@-\xfe]|\x1a)|\x1a[@-~\x80-\xfe]", re.DOTALL)


def _half_gone(pair: re.Match[bytes]) -> bytes:
    """Give up a pair one byte of which is gone: else the other begins a pair with what follows."""
    return _GONE if _GONE in pair.group() else pair.group()


def bytes_of(text: str, charset: str) -> bytes:
    """Return the bytes a text was read from, if it was read in a charset."""
    table = _TABLES.get(charset)
    if table is not None:
        return text.translate(table).encode("latin-1")
    # ・ is what Windows shows for bytes it cannot read.
    if "・" in text:
        text = text.replace("・", GONE)
    return text.encode(charset, "oms.gone")


_SINGLES: Final = ("cp1252", "cp437", "cp850", "mac_roman")
_TABLES: Final = {charset: _Single(charset) for charset in _SINGLES}
_NAMES: Final = {
    "utf-8": "utf8",
    "euc_jp": "eucjp",
    "mac_roman": "macroman",
    "utf-16-be": "utf16be",
    "utf-16-le": "utf16le",
}


def _channel(right: str, wrong: str) -> Channel:
    kind = f"{_NAMES.get(right, right)}_as_{_NAMES.get(wrong, wrong)}"
    return Channel(kind, wrong, right, 3 if right == "utf-8" else 2, right[:6] == "utf-16")


_LATIN: Final = (
    *(_channel(right, wrong) for right in ("utf-8", "cp932", "euc_jp") for wrong in _SINGLES),
    _channel("utf-16-le", "cp1252"),
    _channel("utf-16-be", "cp1252"),
    _channel("gbk", "cp1252"),
)
_WIDE: Final = (
    *(_channel("utf-8", wrong) for wrong in ("cp932", "gbk", "euc_jp", "big5")),
    _channel("euc_jp", "gbk"),
    *(_channel("cp932", wrong) for wrong in ("gbk", "euc_jp")),
    _channel("gbk", "euc_jp"),
)
_TO_KANA: Final = tuple(_channel(right, "cp932") for right in ("euc_jp", "gbk", "big5"))
"""What leaves half-width kana."""
_TO_LETTERS: Final = tuple(_channel(right, "cp932") for right in ("utf-16-be", "utf-16-le"))
"""What leaves letters among kanji."""
_KOREAN: Final = tuple(_channel(right, "cp949") for right in ("utf-8", "euc_jp", "cp932"))
_ASCII: Final = (_LATIN[-3], _LATIN[-2])
LOSSY: Final = (
    *(_channel("utf-8", wrong) for wrong in ("cp932", "gbk", "euc_jp", "big5", "cp949")),
    *(_channel("cp932", wrong) for wrong in ("utf-8", "gbk", "euc_jp", "big5", "cp949")),
    *(_channel("euc_jp", wrong) for wrong in ("utf-8", "cp932", "big5", "cp949")),
    *(_channel("gbk", wrong) for wrong in ("utf-8", "cp932", "euc_jp")),
    *(_channel("utf-16-be", wrong) for wrong in ("cp932", "cp1252")),
    _channel("utf-16-le", "cp1252"),
)
"""Ways that often lose bytes for good: for these it is learnt what they leave."""
WAYS: Final = tuple(dict.fromkeys((*_LATIN, *_WIDE, *_TO_KANA, *_TO_LETTERS, *_KOREAN, *LOSSY)))
_LATIN_SIGN: Final = re.compile(
    "[\x80-\u02ff\u0370-\u03ff\u2010-\u2044\u20ac\u2100-\u25ff\uf000-\uf8ff\ufb01\ufb02\x00]"
)
_WIDE_SIGN: Final = re.compile(
    "[\u0400-\u04ff\u1100-\u11ff\u3000-\u9fff\uac00-\ud7a3\ue000-\uf8ff\uf900-\ufaff"
    "\uff00-\uffef\x00]"
)
_HANGUL: Final = re.compile("[가-힣ㄱ-ㅣ]")
_KANA_SIGN: Final = re.compile("[｡-ﾟ・]")
_LETTER_SIGN: Final = re.compile("[\x00-\x09\x0b\x0c\x0e-\x7f｡-ﾟ・]")
_LITTLE: Final = 0.3


def channels_for(text: str) -> Iterator[Channel]:
    """Yield the ways that may have led to the characters of a text."""
    latin, wide = len(_LATIN_SIGN.findall(text)), len(_WIDE_SIGN.findall(text))
    if latin > _LITTLE * wide:
        yield from _LATIN
    if wide:
        yield from _WIDE
        if _KANA_SIGN.search(text) is not None:
            yield from _TO_KANA
        if _LETTER_SIGN.search(text) is not None:
            yield from _TO_LETTERS
        if _HANGUL.search(text) is not None:
            yield from _KOREAN
    if not latin and not wide:
        yield from _ASCII
