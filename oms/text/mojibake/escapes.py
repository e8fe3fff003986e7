"""Encodings that nobody undid: entities, percent signs, MIME words, JSON, UTF-7, ISO-2022-JP."""

from __future__ import annotations

import binascii
import html
import quopri
import re
from base64 import b64decode
from collections.abc import Callable, Iterator
from html.entities import html5
from typing import Final, NamedTuple

from oms.text.mojibake.language import BIT, language

__all__ = ["Undone", "undo"]

_URL: Final = re.compile(
    r"(?:https?://|www\.)[!-~]+|(?<![A-Za-z0-9_.+-])[A-Za-z0-9_.+-]{1,64}@[A-Za-z0-9-]{1,63}\.[!-~]+"
)
_CHARSETS: Final = ("utf-8", "cp932", "euc_jp", "iso2022_jp")
_LIKELY: Final = 11.5 * BIT
"""What a character of a decoded text may cost on the average, so that it counts as Japanese."""
_SURE: Final = 17 * BIT
"""The same where the escapes by themselves leave little doubt."""
_BY_CHANCE: Final = 14 * BIT
"""What a reading must save: signs of a product code decode to a character or two by chance."""
_MANY: Final = 5
_PERCENT: Final = re.compile(rb"%([0-9A-Fa-f]{2})")
_TRIES: Final = 3
_CONTROL: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")


class Undone(NamedTuple):
    """A text whose escapes were read: the first kind, from where to where, and the result."""

    kind: str
    span: tuple[int, int]
    text: str


def _is_likely(text: str, most: float = _LIKELY) -> bool:
    """Whether a decoded text reads like something: no controls, no rare sequence of signs."""
    if not text or "\ufffd" in text or _CONTROL.search(text):
        return False
    return language().cost(text) <= (len(text) + 1) * most


def _decoded(data: bytes) -> str | None:
    """Decode bytes in the charset that gives Japanese."""
    found: list[str] = []
    for charset in _CHARSETS:
        try:
            text = data.decode(charset)
        except UnicodeDecodeError:
            continue
        if charset == "utf-8" and not text.isascii() and not _CONTROL.search(text):
            return text
        if _is_likely(text, _SURE if len(data) > _MANY else _LIKELY):
            found.append(text)
    return min(found, key=language().cost, default=None)


def _entity(match: re.Match[str]) -> str | None:
    found = match.group()
    if found[1] != "#":
        return html5.get(found[1:])
    return html.unescape(found) or None


def _unicode(match: re.Match[str]) -> str | None:
    try:
        return (
            match.group()
            .encode("ascii")
            .decode("unicode_escape")
            .encode("utf-16", "surrogatepass")
            .decode("utf-16")
        )
    except (UnicodeDecodeError, UnicodeEncodeError):
        return None


def _codepoint(match: re.Match[str]) -> str | None:
    code = int(match.group(1), 16)
    return chr(code) if 0xA0 <= code < 0x110000 and not 0xD800 <= code < 0xE000 else None


def _mime(match: re.Match[str]) -> str | None:
    charset, style, data = match.groups()
    charset = {"shift_jis": "cp932", "sjis": "cp932"}.get(charset.lower(), charset)
    try:
        raw = b64decode(data) if style in "bB" else quopri.decodestring(data.encode(), header=True)
        return raw.decode(charset)
    except (UnicodeError, LookupError, binascii.Error, ValueError):
        return None


def _told(raw: str, text: str | None) -> str | None:
    """Return what escapes said if it says more than the signs of a product code would."""
    if text is None or text == raw:
        return None
    words = language()
    return text if words.cost(raw) - words.cost(text) >= _BY_CHANCE else None


def _quoted(match: re.Match[str]) -> str | None:
    raw = match.group()
    return _told(raw, _decoded(quopri.decodestring(raw.encode())))


def _percent(match: re.Match[str]) -> str | None:
    raw = match.group()
    data = _PERCENT.sub(lambda each: bytes([int(each.group(1), 16)]), raw.encode("ascii"))
    return _told(raw, _decoded(data))


def _utf7(match: re.Match[str]) -> str | None:
    try:
        text = match.group().encode("ascii").decode("utf-7")
    except (UnicodeDecodeError, UnicodeEncodeError):
        return None
    if text.isascii() or not _is_likely(text, _SURE):
        return None
    return _told(match.group(), text)


def _shifted(match: re.Match[str]) -> str | None:
    """Read ISO-2022-JP, whose ESC signs may have been lost."""
    payload = match.group(1)
    try:
        text = b"\x1b$B" + payload.encode("ascii") + b"\x1b(B"
        found = text.decode("iso2022_jp")
    except (UnicodeDecodeError, UnicodeEncodeError):
        return None
    if "\x1b" in match.group():
        return found
    is_marked = match.group().endswith(("(B", "(J"))
    return (
        _told(match.group(), found) if _is_likely(found, _SURE if is_marked else _LIKELY) else None
    )


_Reader = Callable[[re.Match[str]], "str | None"]
_ASCII_RUN: Final = r"[!-~]"
_READERS: Final[tuple[tuple[str, re.Pattern[str], _Reader], ...]] = (
    (
        "mime_word",
        # In Q a question mark may stand unencoded, even before the first sign of an escape.
        re.compile(r"=\?([A-Za-z0-9_-]{1,40})\?([BbQq])\?([!-~ \r\n]{0,8000}?)\?=(?![0-9A-F]{2})"),
        _mime,
    ),
    ("iso2022jp_esc", re.compile(r"\x1b\$[@B]((?:[!-~]{2})+)(?:\x1b\([BJ])?"), _shifted),
    (
        "iso2022jp_noesc",
        re.compile(r"\$[@B]((?:[!-~]{2}){1,120}?)(?:\([BJ]|(?=[^!-~]|$))"),
        _shifted,
    ),
    (
        "entity",
        re.compile(r"&(?:#[0-9]{2,7};?|#[xX][0-9a-fA-F]{2,6};?|[A-Za-z][A-Za-z0-9]{1,31};)"),
        _entity,
    ),
    ("json_escape", re.compile(r"(?:\\u[0-9a-fA-F]{4})+"), _unicode),
    ("percent_encoded", re.compile(r"(?<![!-~])[!-~]*%[0-9A-Fa-f]{2}[!-~]*"), _percent),
    ("quoted_printable", re.compile(r"(?<![!-~])[!-~]*=[0-9A-F]{2}[!-~]*"), _quoted),
    (
        "codepoint_text",
        re.compile(r"[<{\[]?(?<![A-Za-z0-9])U\+([0-9A-Fa-f]{4,6})(?![0-9A-Fa-f])[>}\]]?"),
        _codepoint,
    ),
    ("utf7", re.compile(r"(?:\+[A-Za-z0-9+/]{3,}-?)+"), _utf7),
)  # fmt: skip
_HIGH: Final = re.compile(r"[%=](?:[89A-Fa-f][0-9A-Fa-f]|1[bB])")
_ANY: Final = re.compile(r"[\x1b%&=\\+$]")


def undo(text: str) -> Undone | None:
    """Read the escapes of a text; `None` if it has none.

    URLs and mail addresses are left alone: there escapes belong.

    Example:
        >>> undo("&#39640;橋").text, undo("https://example.jp/?q=%E3%81%82")
        ('高橋', None)
    """
    if _ANY.search(text) is None:
        return None
    kind, span, out = "", (0, 0), text
    for _ in range(_TRIES):
        found = _once(out)
        if found is None:
            break
        if not kind:
            kind, span = found.kind, found.span
        out = found.text
    return Undone(kind, span, out) if kind else None


def _once(text: str) -> Undone | None:
    """Read the escapes of the first kind that is there."""
    kept = [match.span() for match in _URL.finditer(text)]
    for kind, pattern, read in _READERS:
        spans = list(_read_all(text, kind, pattern, read, kept))
        if spans:
            out, at = [], 0
            for start, end, plain in spans:
                out += [text[at:start], plain]
                at = end
            return Undone(kind, (spans[0][0], spans[-1][1]), "".join([*out, text[at:]]))
    return None


def _read_all(
    text: str, kind: str, pattern: re.Pattern[str], read: _Reader, kept: list[tuple[int, int]]
) -> Iterator[tuple[int, int, str]]:
    for match in pattern.finditer(text):
        start, end = match.span()
        if not kind.startswith("iso") and any(
            first < end and start < last for first, last in kept
        ):
            continue
        if kind in {"percent_encoded", "quoted_printable"} and not _HIGH.search(match.group()):
            continue
        plain = read(match)
        if plain is not None and plain != match.group():
            yield start, end, plain
