"""Say in RMS's own field names what pydantic found wrong with a record, without any value."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping, Sized
from contextlib import suppress
from types import NoneType, UnionType
from typing import Any, Final

from pydantic import ValidationError
from pydantic_core import to_json

from oms.errors import Problem, Told

__all__ = ["problems_of", "unwritable"]

_EXPECTED: Final[dict[str, Told]] = {
    "missing": Told("a value", "値"),
    "int_type": Told("a whole number", "整数"),
    "int_parsing": Told("a whole number", "整数"),
    "int_from_float": Told("a whole number", "整数"),
    "int_parsing_size": Told("a whole number of sane size", "大きすぎない整数"),
    "string_type": Told("text", "文字列"),
    "string_unicode": Told(
        "text of valid Unicode (found half a surrogate pair)",
        "正しい Unicode の文字列 (サロゲートの片方だけがあります)",
    ),
    "string_too_short": Told("text that is not empty", "空でない文字列"),
    "too_short": Told("at least one row", "1 行以上"),
    "model_type": Told("an object", "オブジェクト"),
    "model_attributes_type": Told("an object", "オブジェクト"),
    "dict_type": Told("an object", "オブジェクト"),
    "tuple_type": Told("a list", "リスト"),
    "timezone_aware": Told(
        "a date-time with its offset (…T10:00:00+0900)", "時差つきの日時 (…T10:00:00+0900)"
    ),
    "json_invalid": Told("valid JSON", "正しい JSON"),
    "is_instance_of": Told("a known value", "既知の値"),
    "date_text": Told(
        "a date (2026-05-08) or date-time (2026-05-01T10:00:00+0900)",
        "日付 (2026-05-08) か日時 (2026-05-01T10:00:00+0900)",
    ),
    "json_type": Told(
        "JSON text, bytes or an object", "JSON の文字列かバイト列、またはオブジェクト"
    ),
    "invalid_key": Told("a key that is text", "文字列のキー"),
    "finite_number": Told("a number", "数"),
    "decimal_type": Told("a number", "数"),
    "decimal_parsing": Told("a number", "数"),
}
_DATES: Final = ("date_", "datetime_", "timezone_")
_FOUND: Final[tuple[tuple[type | UnionType, str, str], ...]] = (
    (NoneType, "null", "null"),
    (bool, "true or false", "真偽値"),
    (int | float, "a number", "数"),
    (str, "text of {size} characters", "{size} 文字の文字列"),
    (list | tuple, "a list of {size}", "{size} 件のリスト"),
    (Mapping, "an object", "オブジェクト"),
)
# pydantic's own marks inside a location are not parts of the record: names of union branches.
_BRANCH_END: Final = ("[", "-")
_SCALARS: Final = frozenset({"int", "str", "decimal", "date", "datetime"})


def problems_of(error: ValidationError) -> tuple[Problem, ...]:
    """Return one problem a field, in the order of the record.

    A field whose type is a union reports once a branch; the first branch is the RMS type.
    """
    found: dict[str, Problem] = {}
    for each in error.errors(include_url=False, include_input=True, include_context=False):
        field = _path(each["loc"])
        if field not in found:
            found[field] = Problem(field, _expectation(each), _kind(each))
    # A faulty row also makes its list or object "wrong": the innermost problem says it best.
    return tuple(
        problem
        for field, problem in found.items()
        if not any(other.startswith((f"{field}.", f"{field}[")) for other in found)
    )


def unwritable(payload: Mapping[str, Any]) -> tuple[Problem, ...]:
    """Return what keeps a record that came as Python objects from being written as JSON.

    JSON text was tested by its parser; a dict may hold half a surrogate pair or itself.
    """
    try:
        to_json(payload, fallback=str)
    except ValueError:  # of PydanticSerializationError, UnicodeEncodeError and itself
        expected = _EXPECTED["string_unicode"]
        with suppress(RecursionError):
            if places := tuple(_halves(payload, "")):
                broken = Told("a broken one", "壊れた文字列")
                return tuple(Problem(place, expected, broken) for place in places)
        plain = Told("plain JSON values", "JSON の値")
        endless = Told("an object within itself or too deep", "自身を含むか深すぎるオブジェクト")
        return (Problem("(record)", plain, endless),)
    return ()


def _halves(node: Any, place: str) -> Iterator[str]:
    if isinstance(node, Mapping):
        for key, value in node.items():
            yield from _halves(str(key), f"{place} (a key)".strip())
            yield from _halves(value, f"{place}.{key}" if place else str(key))
    elif isinstance(node, list | tuple):
        for index, value in enumerate(node):
            yield from _halves(value, f"{place}[{index}]")
    elif isinstance(node, str) and any(unicodedata.category(each) == "Cs" for each in node):
        yield place


def _path(location: tuple[int | str, ...]) -> str:
    path = ""
    for part in location:
        if isinstance(part, int):
            path += f"[{part}]"
        elif part in _SCALARS or any(mark in part for mark in _BRANCH_END):
            continue
        elif part[:1].isupper() and "Model" not in part:
            continue  # the class name of a union's branch
        else:
            path += f".{part}" if path else part
    return path or "(record)"


def _expectation(each: Any) -> str:
    kind: str = each["type"]
    if any(str(part).startswith("chain[") for part in each["loc"]):
        return Told("a code (a whole number or text)", "コード (整数か文字列)")
    if kind in _EXPECTED:
        return _EXPECTED[kind]
    if kind.startswith(_DATES):
        return _EXPECTED["date_text"]
    return kind.replace("_", " ")  # never pydantic's own text: it may quote the value


def _kind(each: Any) -> str:
    if each["type"] == "missing":
        return Told("nothing", "何も無い状態")
    if each["type"] == "json_invalid":
        return str(each["msg"]).removeprefix("Invalid JSON: ")
    value: Any = each["input"]
    for types, en, ja in _FOUND:
        if isinstance(value, types):
            return Told(en, ja, size=len(value) if isinstance(value, Sized) else "")
    return type(value).__name__
