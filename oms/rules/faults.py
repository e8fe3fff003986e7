"""What pydantic found wrong with a table of a pack, in words of TOML and in both languages."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any, Final

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from oms.errors import Fault, Told, did_you_mean, quoted
from oms.model.shop import ItemFacts, ServiceFacts

__all__ = ["faults_of"]

_ROWS: Final[dict[int | str, type[BaseModel]]] = {"items": ItemFacts, "services": ServiceFacts}
"""What stands in the tables of `[shop]`, where a shop names its rows itself."""

_LIST: Final = Told('expected a list, such as ["..."]', 'リストにしてください (例: ["..."])')
_TABLE: Final = Told("expected a table", "テーブルにしてください")
_WHOLE: Final = Told("expected a whole number", "整数にしてください")
_NUMBER: Final = Told("expected a number", "数にしてください")
_YES: Final = Told("expected true or false", "true か false にしてください")
_TEXT: Final = Told('expected text, such as "..."', '文字列にしてください (例: "...")')
_KINDS: Final[dict[str, Told]] = {
    "frozen_set_type": _LIST,
    "set_type": _LIST,
    "tuple_type": _LIST,
    "list_type": _LIST,
    "dict_type": _TABLE,
    "mapping_type": _TABLE,
    "model_type": _TABLE,
    "int_type": _WHOLE,
    "int_parsing": _WHOLE,
    "int_from_float": _WHOLE,
    "float_type": _NUMBER,
    "float_parsing": _NUMBER,
    "decimal_type": _NUMBER,
    "decimal_parsing": _NUMBER,
    "bool_type": _YES,
    "bool_parsing": _YES,
    "string_type": _TEXT,
    "string_sub_type": _TEXT,
    "missing": Told("is missing", "書かれていません"),
}
_BOUNDS: Final = {
    "greater_than": ("gt", "expected more than {bound}", "{bound} より大きくしてください"),
    "greater_than_equal": ("ge", "expected {bound} or more", "{bound} 以上にしてください"),
    "less_than": ("lt", "expected less than {bound}", "{bound} より小さくしてください"),
    "less_than_equal": ("le", "expected {bound} or less", "{bound} 以下にしてください"),
    "too_short": ("min_length", "expected at least {bound}", "{bound} つ以上必要です"),
    "too_long": ("max_length", "expected at most {bound}", "{bound} つまでです"),
    "string_too_short": ("min_length", "expected {bound} letters or more", "{bound} 文字以上です"),
    "string_too_long": ("max_length", "expected {bound} letters or less", "{bound} 文字までです"),
}
_CHOICES: Final = frozenset({"enum", "literal_error"})
_CHOICE: Final = re.compile(r"'([^']*)'")


def faults_of(
    error: ValidationError, model: type[BaseModel], table: str, where: str
) -> Iterator[Fault]:
    """Yield a fault for everything wrong with a table.

    Args:
        error: What pydantic found.
        model: What the table was read as.
        table: Its path: `shop`, `checks.RM01`.
        where: The file.
    """
    for each in error.errors(include_url=False):
        path = ".".join(str(step) for step in each["loc"] if step != "[key]")
        said, hint = _said(each, model, table)
        place = f"{table}.{path}" if path else table
        yield Fault.of(where, place, said, hint)


def _said(
    each: ErrorDetails, model: type[BaseModel], table: str
) -> tuple[Told | str, Told | None]:
    kind, loc = each["type"], each["loc"]
    context: Mapping[str, Any] = each.get("ctx", {})
    if kind == "extra_forbidden":
        rows = _ROWS if table == "shop" and len(loc) > 1 else {}
        known = sorted(rows.get(loc[0], model).model_fields)
        told = Told(
            "no such parameter; known are {known}",
            "そのような項目はありません。書けるのは {known}",
            known=Told(", ".join(known), "、".join(known)),
        )
        return told, did_you_mean(str(loc[-1]), known)
    if kind in _CHOICES and (words := _CHOICE.findall(str(context.get("expected")))):
        given = each["input"]
        hint = did_you_mean(given, words) if isinstance(given, str) else None
        return Told("expected {words}", "{words}を書いてください", words=quoted(words)), hint
    if kind in _BOUNDS and (bound := context.get(_BOUNDS[kind][0])) is not None:
        return Told(*_BOUNDS[kind][1:], bound=bound), None
    if "ja" in context:  # a refusal of our own
        return Told(each["msg"], context["ja"]), None
    return _KINDS.get(kind, each["msg"]), None
