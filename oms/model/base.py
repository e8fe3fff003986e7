"""What all models of RMS records share: field types, unknown keys, masked repr."""

from __future__ import annotations

import html
import re
import unicodedata
from datetime import date, datetime, timedelta, timezone
from decimal import Decimal
from html.entities import html5
from types import NoneType
from typing import TYPE_CHECKING, Annotated, Any, Final, NoReturn, Self, TypeVar, get_args

from pydantic import (
    AfterValidator,
    AwareDatetime,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    GetCoreSchemaHandler,
    GetJsonSchemaHandler,
    PlainSerializer,
    Strict,
)
from pydantic.alias_generators import to_camel
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import InitErrorDetails, PydanticCustomError, ValidationError, core_schema

from oms.model.unknown import ABSENT, RMS_UNDETERMINED, UNDETERMINED, Unknown

__all__ = ["JST", "CleanText", "Masked", "RmsModel", "jst", "trusted"]

JST: Final = timezone(timedelta(hours=9), "JST")


def jst(year: int, month: int, day: int, hour: int = 0, minute: int = 0) -> datetime:
    """Return a moment of Japanese time.

    Example:
        >>> jst(2026, 5, 1, 12).isoformat()
        '2026-05-01T12:00:00+09:00'
    """
    return datetime(year, month, day, hour, minute, tzinfo=JST)


# Only entities closed by a semicolon: "A&notify" is a shop name, not "A¬ify".
_DATE: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_ENTITY: Final = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")


class CleanText(str):
    """Text whose HTML entities were resolved; `raw` holds what RMS sent.

    RMS stores some characters of a buyer's remark as numeric entities (`&#12316;` for 〜).
    Checks and people read the clean text, `to_rms()` gives the raw text back.

    Example:
        >>> text = clean_text("１&#12316;３日")
        >>> text, text.raw
        ('１〜３日', '１&#12316;３日')
    """

    __slots__ = ("raw",)
    raw: str

    def __new__(cls, text: str, raw: str) -> Self:
        """Pair the clean text with the raw one."""
        made = super().__new__(cls, text)
        made.raw = raw
        return made

    def __reduce__(self) -> tuple[Any, ...]:
        """Pickle with both texts."""
        return CleanText, (str(self), self.raw)


def _resolve(match: re.Match[str]) -> str:
    entity = match.group()
    # A name must be known whole: html.unescape would read "&notice;" as "¬ice;".
    text = html.unescape(entity) if entity[1] == "#" else html5.get(entity[1:], entity)
    # html.unescape answers U+FFFD or nothing for impossible code points: keep what RMS sent.
    return text if text and all(map(_is_visible, text)) else entity


def _is_visible(character: str) -> bool:
    """Whether a character may stand in text: no control, no half of a pair, no noncharacter."""
    if character in "\t\n\r":
        return True
    return character != "\ufffd" and unicodedata.category(character) not in {"Cc", "Cf", "Cs"}


def clean_text(text: str) -> str:
    """Resolve HTML entities once; text without any comes back as the same object."""
    if "&" not in text:
        return text
    clean = _ENTITY.sub(_resolve, text)
    return text if clean == text else CleanText(clean, text)


def _raw_text(text: str | Unknown) -> Any:
    return text.raw if isinstance(text, CleanText) else text


def _is_absent(value: object) -> bool:
    return value is ABSENT


def _written_date(value: object) -> object:
    # pydantic would read a number, as text or not, as seconds since 1970: "20260501" is in August.
    if isinstance(value, (int, float)) or (isinstance(value, str) and not _DATE.match(value)):
        raise PydanticCustomError("date_text", "a date written as text expected")
    return value


def _yen(value: int) -> int | Unknown:
    return UNDETERMINED if value == RMS_UNDETERMINED else value


def _rms_datetime(value: datetime) -> str:
    text = value.isoformat(timespec="seconds")
    return f"{text[:-3]}{text[-2:]}"  # RMS writes +0900, not +09:00


T = TypeVar("T")


class _NoUnknownInJson:
    """Leave the unknown values out of what JSON may hold.

    JSON has no spelling for them but -9999, which `Yen` reads itself. Without this every field
    of every record would try one branch more: a third of the time of reading an order.
    """

    def __get_pydantic_core_schema__(
        self, source: Any, handler: GetCoreSchemaHandler
    ) -> core_schema.CoreSchema:
        """Take the union as it is in Python, and without its unknown branch in JSON."""
        union = handler(source)
        branches = get_args(source)
        plain = [branch for branch in branches if branch not in (Unknown, NoneType)]
        if len(plain) != 1 or Unknown not in branches:
            return union
        known = handler.generate_schema(plain[0])
        if NoneType in branches:
            known = core_schema.nullable_schema(known)
        return core_schema.json_or_python_schema(
            json_schema=known, python_schema=union, serialization=union.get("serialization")
        )

    def __get_pydantic_json_schema__(
        self, schema: core_schema.CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        """Describe the union as it is in Python: it names -9999."""
        return handler(schema.get("python_schema", schema))


Maybe = Annotated[T | Unknown | None, _NoUnknownInJson(), Field(exclude_if=_is_absent)]
"""A field that may be null (`None`) or that the source may lack (`ABSENT`)."""

Int = Annotated[int, Strict()]
Flag = Annotated[int, Strict()]
"""RMS flags are 0 or 1; a value outside is kept as given."""

Yen = Annotated[Annotated[int, Strict(), AfterValidator(_yen)] | Unknown, Field()]
"""Whole yen; -9999 becomes `UNDETERMINED`."""

Rate = Annotated[Decimal, PlainSerializer(float, return_type=float)]
Text = Annotated[str, AfterValidator(clean_text), PlainSerializer(_raw_text)]
Day = Annotated[date, BeforeValidator(_written_date)]
Instant = Annotated[
    AwareDatetime,
    BeforeValidator(_written_date),
    PlainSerializer(_rms_datetime, return_type=str),
]


class Masked(BaseModel):
    """A frozen value that never shows its personal data by itself (law 12).

    `repr`, `str`, the pretty printers and the refusal to change it name the class and what
    identifies the value, no more. Read a field to see it.
    """

    model_config = ConfigDict(frozen=True, hide_input_in_errors=True)

    if not TYPE_CHECKING:  # pragma: no branch  mypy knows frozen fields by itself

        def __setattr__(self, name: str, value: Any) -> NoReturn:
            """Refuse; pydantic's own refusal would quote the value."""
            raise ValidationError.from_exception_data(
                type(self).__name__,
                [InitErrorDetails(type="frozen_instance", loc=(name,), input=None)],
                hide_input=True,
            )

    def _identity(self) -> str:
        return ""

    def __repr__(self) -> str:
        """Name the value without showing personal data."""
        identity = self._identity()
        return f"<{type(self).__name__}{' ' if identity else ''}{identity}>"

    __str__ = __repr__

    def __repr_args__(self) -> list[tuple[str | None, Any]]:
        """Keep rich and pydantic's pretty printers from showing personal data as well."""
        identity = self._identity()
        return [(None, identity)] if identity else []


Model = TypeVar("Model", bound=Masked)


def trusted(model: type[Model], values: dict[str, Any]) -> Model:
    """Make a value whose every field is known to be what validation would make of it.

    For values the library itself put together; whoever cannot know calls the class.

    Args:
        model: A class without private attributes.
        values: All fields, in the order of the class, as if each had been given.
    """
    made, put = object.__new__(model), object.__setattr__
    put(made, "__dict__", values)
    put(made, "__pydantic_fields_set__", set(values))
    put(made, "__pydantic_extra__", None)
    put(made, "__pydantic_private__", None)
    return made


class RmsModel(Masked):
    """Base of all RMS records: frozen, masked, RMS names as aliases, unknown keys kept."""

    model_config = ConfigDict(
        extra="allow",
        alias_generator=to_camel,
        validate_by_name=True,
        validate_by_alias=True,
        serialize_by_alias=True,
    )
