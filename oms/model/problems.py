"""Say in RMS's own field names what pydantic found wrong with a record, without any value."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping, Sized
from contextlib import suppress
from types import NoneType, UnionType
from typing import Any, Final

from pydantic import ValidationError
from pydantic_core import to_json

from oms.errors import Problem

__all__ = ["problems_of", "unwritable"]

_EXPECTED: Final = {
    "missing": "a value",
    "int_type": "a whole number",
    "int_parsing": "a whole number",
    "int_from_float": "a whole number",
    "int_parsing_size": "a whole number of sane size",
    "string_type": "text",
    "string_unicode": "text of valid Unicode (found half a surrogate pair)",
    "string_too_short": "text that is not empty",
    "too_short": "at least one row",
    "model_type": "an object",
    "model_attributes_type": "an object",
    "dict_type": "an object",
    "tuple_type": "a list",
    "timezone_aware": "a date-time with its offset (…T10:00:00+0900)",
    "json_invalid": "valid JSON",
    "is_instance_of": "a known value",
    "date_text": "a date (2026-05-08) or date-time (2026-05-01T10:00:00+0900)",
    "json_type": "JSON text, bytes or an object",
    "invalid_key": "a key that is text",
    "finite_number": "a number",
    "decimal_type": "a number",
    "decimal_parsing": "a number",
}
_DATES: Final = ("date_", "datetime_", "timezone_")
_FOUND: Final[tuple[tuple[type | UnionType, str], ...]] = (
    (NoneType, "null"),
    (bool, "true or false"),
    (int | float, "a number"),
    (str, "text of {} characters"),
    (list | tuple, "a list of {}"),
    (Mapping, "an object"),
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
                return tuple(Problem(place, expected, "a broken one") for place in places)
        return (Problem("(record)", "plain JSON values", "an object within itself or too deep"),)
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
        return "a code (a whole number or text)"
    if kind in _EXPECTED:
        return _EXPECTED[kind]
    if kind.startswith(_DATES):
        return "a date (2026-05-08) or date-time (2026-05-01T10:00:00+0900)"
    return kind.replace("_", " ")  # never pydantic's own text: it may quote the value


def _kind(each: Any) -> str:
    if each["type"] == "missing":
        return "nothing"
    if each["type"] == "json_invalid":
        return str(each["msg"]).removeprefix("Invalid JSON: ")
    value: Any = each["input"]
    for types, words in _FOUND:
        if isinstance(value, types):
            return words.format(len(value) if isinstance(value, Sized) else "")
    return type(value).__name__
