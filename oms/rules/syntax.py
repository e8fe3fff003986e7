"""Why a text is no TOML: line, column, what Python's reader says, and what is likely behind it."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Callable
from typing import Final

from oms.errors import Fault, Told
from oms.rules.scan import scan

__all__ = ["syntax_fault"]

_PLACE: Final = re.compile(r" \(at (?:line (\d+), column (\d+)|end of document)\)$")
_PLAIN: Final = str.maketrans("“”＂「」『』‘’＝［］｛｝，＃．\u3000", '"' * 7 + "''=[]{},#. ")
"""What a Japanese keyboard writes for the marks of TOML."""

_MANY_DIGITS: Final = 1000
_DEEP: Final = 100

_READER: Final[tuple[tuple[str, str], ...]] = (
    (r"Expected newline or end of document after a statement", "値の後に余分な文字があります"),
    (r"Invalid statement", "行の始まりが正しくありません"),
    (r"Expected '(\]\]?)' at the end of .*", r"テーブル名の終わりに \1 がありません"),
    (r"Cannot declare \((.*?),?\) twice", r"テーブル \1 が 2 度あります"),
    (r"Cannot (?:mutate|redefine|overwrite).*", "同じキーかテーブルが 2 度あります"),
    (r"Duplicate inline table key (.*)", r"キー \1 が 2 度あります"),
    (r"Expected '=' after a key in a key/value pair", "キーの後に = がありません"),
    (r"Invalid initial character for a key part", "ここにキーを始めることはできません"),
    (r"Unclosed array", "リスト [ … ] が閉じていません"),
    (r"Unclosed inline table", "インラインテーブル { … } が閉じていません"),
    (r"Unterminated string", "文字列が閉じていません"),
    (r"Expected (?:\"|')+.*", "文字列が閉じていません"),
    (r"Unescaped '\\\\' in a string", r"文字列の中の \\ が正しくありません"),
    (r"Invalid hex value|Escaped character is not.*", r"文字列の中の \\ が正しくありません"),
    (r"(?:Illegal|Found invalid) character (.*)", r"使えない文字 \1 があります"),
    (r"Invalid date or datetime", "日付か時刻が正しくありません"),
    (r"Invalid value", "値が正しくありません"),
)
"""What `tomllib` says, and the same in Japanese; what is not listed is shown as it is."""


def syntax_fault(error: Exception, text: str, where: str) -> Fault:
    """Return the one fault of a text that is no TOML.

    Args:
        error: What `tomllib` raised.
        text: The text.
        where: The file.
    """
    if not isinstance(error, tomllib.TOMLDecodeError):
        return _without_end(error, text, where)
    message = str(error)
    place = _PLACE.search(message)
    plain = message[: place.start()] if place else message
    said = Told(plain, _in_japanese(plain))
    if place is None or place[1] is None:
        line = text.rstrip("\n").count("\n") + 1
        told = Told("is not TOML: {said}", "TOML の文法に合いません: {said}", said=said)
        return Fault(where, line, told, _hint(text, line, plain))
    line = int(place[1])
    told = Told(
        "is not TOML: column {column}: {said}",
        "TOML の文法に合いません: {column} 文字目: {said}",
        column=place[2],
        said=said,
    )
    return Fault(where, line, told, _hint(text, line, plain))


def _in_japanese(message: str) -> str:
    for pattern, ja in _READER:
        if found := re.fullmatch(pattern, message):
            return found.expand(ja)
    return message


def _without_end(error: Exception, text: str, where: str) -> Fault:
    """Return the fault of a number or of brackets at which the reader itself stumbled."""
    if isinstance(error, RecursionError):
        line = next((each.line for each in scan(text) if len(each.around) > _DEEP), None)
        said = Told("brackets within brackets without end", "かっこの入れ子が深すぎます")
    else:
        digits = (each for each in scan(text) if each.kind == "word")
        line = next((each.line for each in digits if len(each.text) > _MANY_DIGITS), None)
        said = Told("a number of too many digits", "数の桁が多すぎます")
    told = Told("is not TOML: {said}", "TOML として読めません: {said}", said=said)
    return Fault(where, line, told)


# ---- what is usually behind it ------------------------------------------------------------------


def _hint(text: str, number: int, message: str) -> Told | None:
    lines = text.split("\n")  # as TOML counts; U+2028 in a text is no line end
    if not 1 <= number <= len(lines):
        return None
    line = lines[number - 1]
    found = (each(line, message) for each in _HINTS)
    return next((each for each in found if each is not None), None)


def _keyboard(line: str, message: str) -> Told | None:
    """Name the mark of a Japanese keyboard on a line that would be TOML with the plain one."""
    words = (each.text for each in scan(line) if each.kind == "word")
    marks = [each for word in words for each in word if ord(each) in _PLAIN]
    if not marks:
        return None
    mark = marks[-1 if "Unterminated" in message else 0]
    shown = Told("the full-width {mark}", "全角の {mark}", mark=mark)
    return Told(
        "{shown} stands there; switch the keyboard to half-width and write {plain}",
        "{shown} があります。半角の {plain} にしてください",
        shown=Told("a full-width space", "全角の空白") if mark == "\u3000" else shown,
        plain=Told(repr(plain := mark.translate(_PLAIN)), "空白" if plain == " " else plain),
    )


def _digits(line: str, _: str) -> Told | None:
    value = _value(line)
    plain = unicodedata.normalize("NFKC", value).replace(",", "")
    if value == plain or not re.fullmatch(r"[+-]?\d+", plain):
        return None
    return Told("write {plain}", "{plain} と書いてください", plain=plain)


def _day(line: str, _: str) -> Told | None:
    if not re.match(r"\d{1,4}[/.年]\d", _value(line)):
        return None
    return Told("write a day as 2026-05-01", "日付は 2026-05-01 のように書いてください")


def _unquoted(line: str, message: str) -> Told | None:
    value = _value(line)
    if message != "Invalid value" or not value or value[0] in "\"'[{":
        return None
    return Told(
        'write text in quotes: "{value}"',
        '文字列は引用符で囲んでください: "{value}"',
        value=value[:40],
    )


def _backslash(_: str, message: str) -> Told | None:
    if "hex value" not in message and "Unescaped" not in message:
        return None
    return Told(
        "a \\ begins an escape between double quotes; write \\\\, or the text in single quotes",
        "二重引用符の中では \\ は \\\\ と書くか、全体を一重引用符で囲んでください",
    )


def _bare_key(line: str, _: str) -> Told | None:
    """Name a key in Japanese: TOML takes it in quotes only."""
    keys = (each for each in scan(line) if each.kind == "word" and each.role in {"head", "key"})
    key = next((each.text for each in keys if not each.text.isascii()), None)
    if key is None:
        return None
    return Told(
        'write the key in quotes: "{key}"', 'キーは引用符で囲んでください: "{key}"', key=key[:40]
    )


def _one_line(line: str, message: str) -> Told | None:
    if "{" not in line or not ("key part" in message or "inline table" in message):
        return None
    return Told(
        "a table in braces ends on its line, without a comma before the brace; "
        "or write it as a table of its own: [case.order]",
        "{ } は 1 行に収め、最後に , を置かないでください。長いものは [case.order] のように"
        "表にできます",
    )


def _comma(_: str, message: str) -> Told | None:
    if message != "Unclosed array":
        return None
    return Told(
        "a comma between two values is missing, or the ] at the end",
        "値の間の , か、終わりの ] がありません",
    )


def _twice(line: str, message: str) -> Told | None:
    if not message.startswith("Cannot overwrite") or "=" not in line:
        return None
    key = line.partition("=")[0].strip()[:40]
    return Told("{key} stands there already", "{key} はすでにあります", key=key)


def _value(line: str) -> str:
    return line.partition("=")[2].partition("#")[0].strip()


_HINTS: Final[tuple[Callable[[str, str], Told | None], ...]] = (
    _keyboard, _bare_key, _digits, _day, _backslash, _one_line, _comma, _twice, _unquoted
)  # fmt: skip
