"""Tables of a pack to calendars: every fault at once, its place, what was probably meant."""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from typing import Any, Final, TypeVar, get_args, get_type_hints

from pydantic import TypeAdapter, ValidationError
from pydantic_core import ErrorDetails

from oms.errors import Fault, PackError, Told, did_you_mean
from oms.model.refusals import LIST, TABLE, words_of

__all__ = ["A_TABLE", "read_table"]

T = TypeVar("T")
_KEYS: Final[dict[Any, Any]] = {"first": "from", "last": "to"}
"""Keys of a table that are no names in Python."""
A_TABLE: Final = Told("a table expected", TABLE.ja)
_UNKNOWN: Final = frozenset({"extra_forbidden", "unexpected_keyword_argument"})


_OURS: Final = {LIST: Told('a list expected, such as ["..."]', LIST.ja), TABLE: A_TABLE}
"""What is expected is said last in calendars."""


def read_table(model: type[T], table: Any, where: str) -> T:
    """Make an object of a table.

    Raises:
        PackError: With every fault of the table.
    """
    try:
        return TypeAdapter(model).validate_python(table)
    except ValidationError as error:
        listed = error.errors(include_url=False)
        raise PackError(_fault(each, model, where) for each in listed) from None


def _fault(error: ErrorDetails, model: type[Any], where: str) -> Fault:
    *path, last = [_KEYS.get(each, each) for each in error["loc"] or ("",)]
    place = "".join(f"[{each}]" if isinstance(each, int) else f".{each}" for each in (*path, last))
    place = f"{where}{place}".rstrip(".")
    if error["type"] in _UNKNOWN:
        known = sorted(_keys(model, path))
        hint = did_you_mean(str(last), known)
        en = "no such key; known are {known}"
        ja = "そのような項目はありません。書けるのは {known}"
        return Fault(place, None, Told(en, ja, known=Told.joined(known, ", ")), hint)
    said, hint = words_of(error)
    return Fault(place, None, _OURS.get(said, said), hint)


def _keys(model: type[Any], path: list[Any]) -> set[str]:
    """Return the keys of the table that holds the strange one."""
    for step in path:
        inner = get_type_hints(model).get(step)
        found = [each for each in (inner, *get_args(inner)) if is_dataclass(each)]
        model = found[0] if found and isinstance(found[0], type) else model
    return {each.name for each in fields(model)}
