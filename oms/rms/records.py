"""One record: JSON text to an Order, or the reasons why not."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, Final

from oms.engine import Rejected
from oms.errors import RecordError, Told
from oms.model import Order
from oms.rms.words import NOT_TEXT, not_an_order

__all__ = [
    "envelope_rejection",
    "is_bad_news",
    "kind_of",
    "message_rejection",
    "order_number_in",
    "read_record",
]

_NUMBER: Final = re.compile(r'"orderNumber"\s*:\s*"([0-9A-Za-z_-]{1,64})"')
_SHAPE: Final = re.compile(r"[0-9A-Za-z_-]{1,64}")
_GRAVE: Final = frozenset({"ERROR", "WARNING"})
_NOT_FOUND: Final = "GET_ORDER_INFO_102"


def order_number_in(text: str) -> str | None:
    """Return the order number a broken record shows, if it does."""
    found = _NUMBER.search(text)
    return found[1] if found else None


def read_record(value: Any, text: str, place: str) -> Order | Rejected:
    """Read one record.

    pydantic reads the JSON text faster than the dict made of it, so the dict serves only to
    say what is wrong where the text is refused (half a surrogate pair, bad UTF-8).
    """
    try:
        return Order.from_rms(text.encode())
    except RecordError as error:
        reason: str = _reason(error, value)
    except UnicodeEncodeError:
        reason = not_an_order(NOT_TEXT)
    number = value.get("orderNumber") if isinstance(value, Mapping) else None
    return Rejected(place=place, reason=reason, order_number=_shown(number), raw=text)


def _reason(error: RecordError, value: Any) -> str:
    if not isinstance(value, Mapping):
        en, ja = "expected an object, found {kind}", "オブジェクトではなく{kind}です"
        return not_an_order(Told(en, ja, kind=kind_of(value)))
    if (field := _half_character(value, "")) is not None:
        en = "{field}: expected valid Unicode, found half a surrogate pair"
        ja = "{field}: Unicode のサロゲートの片方だけがあります"
        return not_an_order(Told(en, ja, field=field))
    return error.message


def _half_character(value: Any, path: str) -> str | None:
    """Return the place of a text with half a surrogate pair; no UTF-8 can hold it."""
    if isinstance(value, str):
        return path if any("\ud800" <= each <= "\udfff" for each in value) else None
    if isinstance(value, Mapping):
        inner = ((each, f"{path}.{key}" if path else str(key)) for key, each in value.items())
    elif isinstance(value, list):
        inner = ((each, f"{path}[{index}]") for index, each in enumerate(value))
    else:
        return None
    return next((found for each, at in inner if (found := _half_character(each, at))), None)


def kind_of(value: Any) -> Told:
    """Name the JSON type of a value, without the value."""
    match value:
        case None:
            return Told("null", "null")
        case bool():
            return Told("true or false", "真偽値")
        case int() | float():
            return Told("a number", "数")
        case str():
            return Told("text", "文字列")
        case list():
            return Told("a list", "リスト")
        case _:
            return Told("an object", "オブジェクト")


def is_bad_news(message: Any) -> bool:
    """Whether a message of RMS tells of an order that did not come as it should."""
    if not isinstance(message, Mapping):
        return False
    named = message.get("orderNumber") is not None
    return message.get("messageType") in _GRAVE or (named and _is_not_found(message))


def _is_not_found(message: Any) -> bool:
    return isinstance(message, Mapping) and _NOT_FOUND in str(message.get("messageCode"))


def message_rejection(message: Mapping[str, Any], place: str) -> Rejected:
    """Return the rejection of the order a message tells of."""
    number = message.get("orderNumber")
    return Rejected(
        place=place, reason=_said(message), order_number=_shown(number), raw=dict(message)
    )


def _shown(number: object) -> str | None:
    return number if isinstance(number, str) and _SHAPE.fullmatch(number) else None


def _said(message: Mapping[str, Any]) -> Told:
    parts = (message.get(key) for key in ("messageType", "messageCode", "message"))
    said = " ".join(str(part)[:200] for part in parts if part)
    return Told("RMS says: {said}", "RMS のメッセージ: {said}", said=said)


def envelope_rejection(found: Told, messages: list[Any], place: str) -> Rejected:
    """Return the rejection of a response without any order, with what RMS said about it."""
    en = "the response holds no orders: expected a list OrderModelList, found {found}"
    ja = "応答に受注がありません: OrderModelList がリストではなく{found}です"
    reasons = [Told(en, ja, found=found)]
    reasons += [_said(each) for each in messages[:3] if isinstance(each, Mapping)]
    if any(map(_is_not_found, messages)):
        en = "{said} (looks like success, but RMS found no such order)"
        ja = "{said} (成功に見えますが、RMS にその注文がありません)"
        reasons[-1] = Told(en, ja, said=reasons[-1])
    return Rejected(place=place, reason=Told.joined(reasons, "; ", "。"), raw=messages)
