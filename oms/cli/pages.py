"""What can be said of a check from its class alone: for `oms checks` and the documentation."""

from __future__ import annotations

import inspect
import math
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import Enum
from types import NoneType, UnionType
from typing import Annotated, Any, Final, Literal, Union, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from oms.model import Case, Check, Fires, Quiet, Waits

__all__ = ["HEADINGS", "CheckPage", "Parameter", "page_of", "toml_value", "type_name"]

HEADINGS: Final = (
    "What it does",
    "Why it holds",
    "Fires on",
    "Stays quiet on",
    "Parameters",
    "References",
)
_HEADING: Final = re.compile(r"^([A-Z][A-Za-z ]+):$", re.MULTILINE)
_ATTRIBUTE: Final = re.compile(r"^(\w+): +", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Parameter:
    """One parameter a pack may set."""

    name: str
    type: str
    default: str
    description: str


@dataclass(frozen=True, slots=True)
class CheckPage:
    """Everything a page about a check shows.

    Attributes:
        check: The class.
        summary: First sentence of its docstring.
        sections: The docstring's sections by heading, each one text.
        parameters: What a pack may set, its own first.
        cases: Its named cases.
    """

    check: type[Check]
    summary: str
    sections: Mapping[str, str]
    parameters: tuple[Parameter, ...]
    cases: tuple[Case, ...]

    @property
    def firing(self) -> tuple[Fires, ...]:
        """The cases in which it speaks."""
        return tuple(case for case in self.cases if isinstance(case, Fires))

    @property
    def waiting(self) -> tuple[Waits, ...]:
        """The cases in which it says that the order waits."""
        return tuple(case for case in self.cases if isinstance(case, Waits))

    @property
    def only_waits(self) -> bool:
        """Whether it never has a finding of its own: its orders wait, nobody is needed."""
        return bool(self.waiting) and not self.firing

    @property
    def quiet(self) -> tuple[Quiet, ...]:
        """The cases in which it stays quiet."""
        return tuple(case for case in self.cases if isinstance(case, Quiet))


def page_of(check: type[Check]) -> CheckPage:
    """Read the page of a check off its class.

    Example:
        >>> from oms.checks.amount_undetermined import AmountUndetermined
        >>> page = page_of(AmountUndetermined)
        >>> page.summary
        'Hold an order while RMS shows an amount as undetermined (-9999).'
        >>> [each.name for each in page.parameters]
        ['severity', 'gates', 'mode', 'on_clear']
    """
    summary, sections = _read(check)
    return CheckPage(check, summary, sections, tuple(_parameters(check)), tuple(check.cases()))


def _read(owner: type) -> tuple[str, dict[str, str]]:
    head, *rest = _HEADING.split(inspect.cleandoc(owner.__doc__ or ""))
    texts = zip(rest[::2], rest[1::2], strict=True)
    return " ".join(head.split("\n\n")[0].split()), {
        name: inspect.cleandoc(text) for name, text in texts
    }


def _parameters(check: type[Check]) -> Iterator[Parameter]:
    described: dict[str, str] = {}
    for owner in reversed(check.__mro__):
        if issubclass(owner, Check):
            sections = _read(owner)[1]
            described |= _described(sections.get("Parameters", ""))
            described |= _described(sections.get("Attributes", ""))
    common = Check.model_fields
    own = [name for name in check.model_fields if name not in common]
    for name in (*own, *common):
        info = check.model_fields[name]
        described_as = info.description or described.get(name, "")
        yield Parameter(name, type_name(info.annotation), _default(info), described_as)


def _described(text: str) -> dict[str, str]:
    _, *rest = _ATTRIBUTE.split(text)
    return {name: " ".join(each.split()) for name, each in zip(rest[::2], rest[1::2], strict=True)}


def _default(info: FieldInfo) -> str:
    if info.is_required():
        return "(required)"
    return toml_value(info.get_default(call_default_factory=True, validated_data={}))


def toml_value(value: Any) -> str:  # noqa: PLR0911  one return a kind
    """Write a value the way a pack would.

    Example:
        >>> toml_value(frozenset({"ship", "confirm"})), toml_value(frozenset({13, 9}))
        ('["confirm", "ship"]', '[9, 13]')
        >>> toml_value({"a": True}), toml_value(None)
        ('{ "a" = true }', '–')
    """
    if isinstance(value, Enum):
        return toml_value(value.value)
    if isinstance(value, BaseModel):
        return toml_value(value.model_dump())
    if isinstance(value, Mapping):
        pairs = ", ".join(f"{toml_value(k)} = {toml_value(v)}" for k, v in value.items())
        return f"{{ {pairs} }}" if pairs else "{}"
    if isinstance(value, set | frozenset):
        return "[" + ", ".join(map(toml_value, sorted(value, key=_rank))) + "]"
    if isinstance(value, list | tuple):
        return "[" + ", ".join(map(toml_value, value)) + "]"
    if isinstance(value, bool):
        return str(value).lower()
    if value is None:
        return "–"
    return f'"{value}"' if isinstance(value, str) else str(value)


def _rank(value: Any) -> tuple[float, str]:
    """Numbers in their order, then texts in theirs: a set has none of its own."""
    return (value, "") if isinstance(value, int | float) else (math.inf, toml_value(value))


_NAMES: Final[dict[object, str]] = {
    str: "text",
    int: "whole number",
    float: "number",
    bool: "true or false",
    NoneType: "nothing",
    Any: "anything",
}


def type_name(annotation: Any) -> str:  # noqa: PLR0911  one return a kind
    """Say what a parameter takes, in words.

    Example:
        >>> from oms.model import Gate
        >>> type_name(frozenset[Gate]), type_name(int | None)
        ('list of `confirm` or `ship`', 'whole number or nothing')
        >>> type_name(dict[str, bool])
        'table of text to true or false'
    """
    if annotation in _NAMES:
        return _NAMES[annotation]
    origin, arguments = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        return type_name(arguments[0])
    if origin is Literal:
        return " or ".join(f"`{each}`" for each in arguments)
    if origin in {Union, UnionType}:
        return " or ".join(map(type_name, arguments))
    if isinstance(origin, type) and arguments:
        return _container_name(origin, [each for each in arguments if each is not ...])
    if isinstance(annotation, type) and issubclass(annotation, Enum):
        return " or ".join(f"`{each.value}`" for each in annotation)
    return getattr(annotation, "__name__", str(annotation))


def _container_name(origin: type, arguments: list[Any]) -> str:
    if issubclass(origin, Mapping):
        return f"table of {type_name(arguments[0])} to {type_name(arguments[1])}"
    kinds = dict.fromkeys(map(type_name, arguments))
    return "list of " + ", ".join(kinds)
