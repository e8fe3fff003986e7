"""The texts of an order that people typed: where each stands and what it is for."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, NamedTuple

from oms.model.finding import ORDER
from oms.model.orders import Order
from oms.model.person import Person
from oms.text.mojibake.diagnose import diagnose
from oms.text.mojibake.diagnosis import TextDiagnosis, TextField

__all__ = ["ORDER_TEXT_INPUTS", "OrderText", "diagnosed", "order_texts"]

_PERSON: Final[tuple[tuple[str, TextField], ...]] = (
    ("family_name", "name"),
    ("first_name", "name"),
    ("family_name_kana", "kana"),
    ("first_name_kana", "kana"),
    ("prefecture", "address"),
    ("city", "address"),
    ("street", "address"),
)
ORDER_TEXT_INPUTS: Final = (
    "remarks",
    *(f"orderer.{name}" for name, _ in _PERSON),
    *(f"packages.recipient.{name}" for name, _ in _PERSON),
    *("packages.recipient.postcode_1", "packages.recipient.postcode_2"),
    *("packages.noshi", "packages.items.selected_choice"),
    *("wrapping_1.name", "wrapping_2.name"),
)
"""Paths of what `order_texts` reads."""


class OrderText(NamedTuple):
    """A text of an order: its path, whose matter it is, what it is for, the text."""

    path: str
    subject: str
    field: TextField
    text: str


def order_texts(order: Order) -> Iterator[OrderText]:
    """Yield names, kana, addresses, choices, noshi, wrappings and the remark of an order.

    The dummy recipient of a social gift whose receiver has not entered an address is left out.

    Example:
        >>> from oms.model import order
        >>> [each.text for each in order_texts(order(remarks="のし希望"))][-1]
        'のし希望'
    """
    if isinstance(order.orderer, Person):
        yield from _person("orderer", ORDER, order.orderer)
    for index, package in enumerate(order.packages):
        where = f"packages[{index}]"
        if not package.recipient.is_placeholder:
            yield from _person(f"{where}.recipient", package.subject, package.recipient)
        yield from _one(f"{where}.noshi", package.subject, "gift", package.noshi)
        for at, item in enumerate(package.items):
            path = f"{where}.items[{at}].selected_choice"
            yield from _one(path, package.subject, "text", item.selected_choice)
    for name, wrapping in (("wrapping_1", order.wrapping_1), ("wrapping_2", order.wrapping_2)):
        yield from _one(f"{name}.name", ORDER, "gift", getattr(wrapping, "name", None))
    yield from _one("remarks", ORDER, "remark", order.remarks)


def diagnosed(order: Order) -> tuple[tuple[OrderText, TextDiagnosis], ...]:
    """Return the texts of an order, each with what is wrong with it."""
    return tuple((each, diagnose(each.text, each.field)) for each in order_texts(order))


def _person(path: str, subject: str, person: Person) -> Iterator[OrderText]:
    for name, field in _PERSON:
        yield from _one(f"{path}.{name}", subject, field, getattr(person, name))


def _one(path: str, subject: str, field: TextField, text: object) -> Iterator[OrderText]:
    if isinstance(text, str) and text:
        yield OrderText(path, subject, field, text)
