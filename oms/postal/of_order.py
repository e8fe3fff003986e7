"""The addresses of an order, compared with their postcodes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from oms.model.finding import ORDER
from oms.model.orders import Order
from oms.model.person import Person, Recipient
from oms.model.unknown import Unknown
from oms.postal.index import AddressReading, PostalIndex
from oms.postal.verdict import AddressVerdict, ProposalKind

__all__ = ["ADDRESS_INPUTS", "Addressed", "addresses", "proposed", "read_of", "verdict_of"]

ADDRESS_INPUTS = tuple(
    f"{whose}.{field}"
    for whose in ("packages.recipient", "orderer")
    for field in ("postcode_1", "postcode_2", "prefecture", "city", "street")
)
"""The fields of an order the address checks read."""


@dataclass(frozen=True, slots=True)
class Addressed:
    """A person of an order whose address can be read.

    Attributes:
        path: Path of the person.
        subject: The package, or the order for the orderer.
        person: The person.
    """

    path: str
    subject: str
    person: Person

    @property
    def is_orderer(self) -> bool:
        """Whether it is the orderer, not a recipient."""
        return self.subject == ORDER

    @property
    def parts(self) -> tuple[str, str, str, str]:
        """Postcode, prefecture, city and street; what is null counts as empty."""
        one = self.person
        texts = (
            each if isinstance(each, str) else ""
            for each in (one.prefecture, one.city, one.street)
        )
        return one.postcode, *texts  # type: ignore[return-value]


def addresses(order: Order, *, orderer: bool) -> Iterator[Addressed]:
    """Yield the recipients, and the orderer if wanted and not at the address of one of them.

    Left out are the dummies of a social gift whose receiver has not entered an address yet, and
    people whose address the source does not have.
    """
    seen: set[tuple[str, ...]] = set()
    for index, package in enumerate(order.packages):
        one = Addressed(f"packages[{index}].recipient", package.subject, package.recipient)
        if not _is_awaited(package.recipient) and _is_there(one.person):
            seen.add(one.parts)
            yield one
    if orderer and isinstance(order.orderer, Person) and _is_there(order.orderer):
        one = Addressed("orderer", ORDER, order.orderer)
        if one.parts not in seen:
            yield one


def _is_awaited(recipient: Recipient) -> bool:
    """Whether RMS shows its dummy; nines in front of an address are the buyer's own."""
    prefecture = recipient.prefecture
    written = isinstance(prefecture, str) and prefecture.endswith(tuple("都道府県"))
    return recipient.is_placeholder and not written


def _is_there(person: Person) -> bool:
    parts = (person.postcode_1, person.postcode_2, person.prefecture, person.city, person.street)
    return not any(isinstance(each, Unknown) for each in parts)


def verdict_of(index: PostalIndex, one: Addressed, on: date) -> AddressVerdict:
    """Return whether the postcode of a person belongs to the address.

    Several checks ask the same of an order one after the other, so the last answers are kept.
    """
    return _verdict(index, one.parts, on)


@lru_cache(maxsize=16)
def _verdict(index: PostalIndex, parts: tuple[str, str, str, str], on: date) -> AddressVerdict:
    return index.verify(*parts, on=on)


def read_of(index: PostalIndex, one: Addressed) -> AddressReading:
    """Return what is recognised in the address of a person."""
    return index.read(*one.parts[1:])


def proposed(verdict: AddressVerdict) -> str | None:
    """Return the postcode a person would most likely correct to, as RMS people write it.

    Example:
        >>> from oms.postal import sample_index
        >>> proposed(sample_index().verify("100-0005", "東京都", "千代田区", "大手町1-2"))
        '100-0004'
    """
    codes = (each.postcode for each in verdict.suggestions if each.kind != ProposalKind.MEANING)
    code = next(codes, None)
    return f"{code[:3]}-{code[3:]}" if code else None
