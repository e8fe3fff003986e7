"""Lay out a pack file: blanks, blank lines, line ends. No value and no remark changes."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping
from typing import Any, Final

from oms.errors import Fault, PackError, Told
from oms.rules.document import read_toml
from oms.rules.lines import key_of
from oms.rules.scan import Token, scan

__all__ = ["format_pack"]

_TIGHT: Final = {("{", "}"), (",", "]")}
_LOOSE: Final = frozenset("=,{}")


def format_pack(text: str, *, where: str = "<pack>") -> str:
    r"""Return the text of a pack as it should be laid out.

    LF, no BOM, keys in NFC, one blank around `=` and behind `,`, no blanks at line ends, at most
    one blank line, one before each table. Strings and comments stay as they are, and lists keep
    their lines.

    Raises:
        PackError: If the text is no TOML, or two of its keys differ only in their form (NFC).

    Example:
        >>> print(format_pack("[pack]\r\nformat  =1\n\n\n[shop]\ndefault_texts=['a','b']"))
        [pack]
        format = 1
        <BLANKLINE>
        [shop]
        default_texts = ['a', 'b']
        <BLANKLINE>
    """
    text = text.removeprefix("\ufeff").replace("\r\n", "\n")
    before = read_toml(text, where)
    lines = list(_spaced(_lines(text)))
    laid = "\n".join(lines).strip("\n") + "\n" if any(lines) else ""
    if not _same(
        _composed(before), read_toml(laid, where)
    ):  # never seen; a pack is not to be risked
        en = "cannot be laid out without a change of its values"
        told = Told(en, "値を変えずに整えることができません")
        raise PackError([Fault(where, None, told)])
    return laid


class _Line(list[Token]):
    """The tokens of one line, without blanks before and behind; a long string may span more."""

    @property
    def kind(self) -> str:
        """`blank`, `comment`, `head`, `inner` (within a list) or `pair`."""
        if not self:
            return "blank"
        if self.around:
            return "inner"
        return "comment" if self[0].kind == "comment" else self[0].role

    around = ""
    """The brackets the line begins in."""

    indent = ""
    """The blanks before it."""


def _lines(text: str) -> Iterator[_Line]:
    line = _Line()
    for token in scan(text):
        if token.kind == "newline":
            yield _trimmed(line)
            line = _Line()
            line.around = token.around
            continue
        line.append(token)
    yield _trimmed(line)


def _trimmed(line: _Line) -> _Line:
    if line and line[0].kind == "blank":
        line.indent = line.pop(0).text
    if line and line[-1].kind == "blank":
        line.pop()
    return line


def _spaced(lines: Iterator[_Line]) -> Iterator[str]:
    """Yield the lines laid out, with one blank line before each table and its remarks."""
    remarks: list[str] = []  # comments that may belong to the table below them
    blank = True  # whether the last line given out is blank, or there is none
    for line in lines:
        kind = line.kind
        if kind == "comment":
            remarks.append(_laid(line))
            continue
        if kind == "head" and not blank:
            yield ""
        yield from remarks
        blank = blank and not remarks
        remarks.clear()
        if kind == "blank" and blank:
            continue
        yield (line.indent if kind == "inner" else "") + _laid(line)
        blank = kind == "blank"
    yield from remarks


def _laid(line: _Line) -> str:
    """Return the tokens of a line with the blanks between them as they should be."""
    out = ""
    last: Token | None = None
    blank = False
    for token in line:
        if token.kind == "blank":
            blank = True
            continue
        if last is not None:
            out += _between(last, token, blank=blank)
        out += _key(token) if token.role != "value" else token.text
        last, blank = token, False
    return out.rstrip() if last is not None and last.kind == "comment" else out


def _between(one: Token, two: Token, *, blank: bool) -> str:
    """Return the blanks between two tokens of a line."""
    if two.kind == "comment":
        return "  "
    first, second = (each.text if each.kind == "mark" else "" for each in (one, two))
    if one.role == two.role == "head" or "." in {first, second}:
        # Within a head and a dotted key there is none; a point in a number stays where it is.
        return ""
    if second == "," or (first, second) in _TIGHT or first == "[" or second == "]":
        return ""
    if {first, second} & _LOOSE:
        return " "
    return " " if blank else ""


def _key(token: Token) -> str:
    """Return a piece of a key, in NFC."""
    if token.kind not in {"word", "string"}:
        return token.text
    key = key_of(token.text)
    if unicodedata.is_normalized("NFC", key):
        return token.text
    from oms.rules.export import toml_text

    return toml_text(unicodedata.normalize("NFC", key))


def _composed(value: Any) -> Any:
    """Return a value with its keys in NFC."""
    if isinstance(value, Mapping):
        return {unicodedata.normalize("NFC", key): _composed(each) for key, each in value.items()}
    return [_composed(each) for each in value] if isinstance(value, list) else value


def _same(one: Any, other: Any) -> bool:
    if isinstance(one, dict) and isinstance(other, dict):
        return list(one) == list(other) and all(_same(one[key], other[key]) for key in one)
    if isinstance(one, list) and isinstance(other, list):
        return len(one) == len(other) and all(map(_same, one, other))
    return type(one) is type(other) and (one == other or one != one)  # noqa: PLR0124  NaN
