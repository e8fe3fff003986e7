"""What is wrong with a value of a table, in words of TOML and in both languages.

Refusals of our own are made by `refuse`; `words_of` says those of pydantic the same way.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, Final

from pydantic_core import ErrorDetails, PydanticCustomError

from oms.errors import Told, did_you_mean, quoted

__all__ = ["LIST", "TABLE", "refuse", "refused", "words_of"]

LIST: Final = Told('expected a list, such as ["..."]', 'リストにしてください (例: ["..."])')
TABLE: Final = Told("expected a table", "テーブルにしてください")
_WHOLE: Final = Told("expected a whole number", "整数にしてください")
_NUMBER: Final = Told("expected a number", "数にしてください")
_YES: Final = Told("expected true or false", "true か false にしてください")
_TEXT: Final = Told('expected text, such as "..."', '文字列にしてください (例: "...")')
_KINDS: Final[dict[str, Told]] = {
    "frozen_set_type": LIST,
    "set_type": LIST,
    "tuple_type": LIST,
    "list_type": LIST,
    "dict_type": TABLE,
    "mapping_type": TABLE,
    "model_type": TABLE,
    "dataclass_type": TABLE,
    "dataclass_exact_type": TABLE,
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
    "string_pattern_mismatch": (
        "pattern",
        "expected text of the form {bound}",
        "{bound} の形にしてください",
    ),
}
_CHOICES: Final = frozenset({"enum", "literal_error"})
_CHOICE: Final = re.compile(r"'([^']*)'")


def refuse(en: str, ja: str, **data: object) -> PydanticCustomError:
    """Return the error of a validator that says what was expected.

    Args:
        en: The words in English, as a template if there is data.
        ja: The same in Japanese.
        **data: What fills both, as `Told` does it.

    Example:
        >>> refuse("{day} is no day", "{day} という日はありません", day="2026-02-30").message()
        '2026-02-30 is no day'
    """
    told = Told(en, ja, **data)
    return PydanticCustomError("refused", "{en}", {"en": str(told), "ja": told.ja})


def refused(error: PydanticCustomError) -> Told:
    """Return what a refusal says, where no model stands between.

    Example:
        >>> refused(refuse("a day expected", "日付にしてください")).ja
        '日付にしてください'
    """
    return _own(error.message(), error.context or {})


def words_of(each: ErrorDetails) -> tuple[Told, Told | None]:
    """Return what pydantic found, and what was probably meant.

    Args:
        each: One of `ValidationError.errors()`; without its input there is no hint.

    Example:
        >>> said, _ = words_of({"type": "missing", "loc": ("a",), "msg": "", "input": {}})
        >>> said.ja
        '書かれていません'
    """
    kind, context = each["type"], each.get("ctx", {})
    if kind in _CHOICES and (words := _CHOICE.findall(str(context.get("expected")))):
        given = each.get("input")
        hint = did_you_mean(given, words) if isinstance(given, str) else None
        return Told("expected {words}", "{words}を書いてください", words=quoted(words)), hint
    if kind in _BOUNDS and (bound := context.get(_BOUNDS[kind][0])) is not None:
        return Told(*_BOUNDS[kind][1:], bound=bound), None
    return _KINDS.get(kind) or _own(each["msg"], context), None


def _own(message: str, context: Mapping[str, Any]) -> Told:
    """Take the Japanese a refusal of ours brings; whatever has none is quoted."""
    if "ja" in context:
        return Told(message, context["ja"])
    quoting = "この値は使えません ({message})"
    return Told("{message}", quoting, message=message)
