"""CU02 — nobody can be reached at the phone number of the order (電話番号不備)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any, ClassVar, Final

from pydantic import field_validator

from oms.model import (
    Case,
    Check,
    Context,
    Evidence,
    Finding,
    Fires,
    Message,
    Order,
    Person,
    Quiet,
    Recipient,
    Severity,
    Source,
    Suggestion,
    Unknown,
    order,
)
from oms.model.finding import ORDER
from oms.text import PhoneFault, PhoneReading, read_phone

__all__ = ["PhoneDefective"]

_TROUBLE: Final = {
    PhoneFault.MISSING: Message(ja="電話番号がありません", en="there is no phone number"),
    PhoneFault.LETTERS: Message(
        ja="電話番号に数字でない文字があります", en="the phone number holds letters"
    ),
    PhoneFault.PLACEHOLDER: Message(
        ja="電話番号が仮の番号です", en="the phone number is a placeholder"
    ),
    PhoneFault.NO_LEADING_ZERO: Message(
        ja="電話番号が 0 から始まりません", en="the phone number does not begin with 0"
    ),
    PhoneFault.DIGIT_COUNT: Message(
        ja="電話番号の桁数が合いません ({count} 桁)",
        en="the phone number has {count} digits, no Japanese one has",
    ),
    PhoneFault.SERVICE_NUMBER: Message(
        ja="フリーダイヤルなど、本人につながらない番号です",
        en="the phone number is a free dial or service number, not a person's",
    ),
    PhoneFault.FOREIGN: Message(ja="海外の電話番号です", en="the phone number is a foreign one"),
}
_TEXT: Final = Message(ja="{whose}の{trouble}", en="{whose}: {trouble}")
_RECIPIENT: Final = Message(ja="送付先", en="recipient")
_ORDERER: Final = Message(ja="注文者", en="orderer")
_ASK: Final = Message(
    ja="購入者に電話番号を確かめ、RMS で直してください",
    en="ask the buyer for the phone number and correct it in RMS",
)
_ADD_ZERO: Final = Message(
    ja="先頭の 0 が落ちています。{value} に直してください",
    en="the leading zero was lost: set it to {value}",
)
_FINE: Final = Message(ja="電話番号に不備はない", en="no phone number is defective")
_DUMMIES: Final = frozenset(
    {"0123456789", "1234567890", "01234567890", "12345678901", "1234567891"}
    | {f"0{digit}0{rest}" for digit in "789" for rest in ("00000000", "12345678")}
)
_DEFAULT_SEVERITIES: Final = {
    PhoneFault.SERVICE_NUMBER: Severity.WARN,
    PhoneFault.FOREIGN: Severity.WARN,
}
_PARTS: Final = ("phone_number_1", "phone_number_2", "phone_number_3")


class PhoneDefective(Check):
    """Hold an order whose recipient or orderer cannot be called.

    What it does:
        Reads the phone of the recipient of every package, and of the orderer, in whatever width
        and with whatever marks it is written.
    Why it holds:
        The driver calls before a parcel goes back, and many carriers' label files refuse a number
        that is none. At a convenience store the parcel waits for the person who was called.
    Fires on:
        No number, letters, dummies such as 000-0000-0000 and 090-1234-5678, a wrong count of
        digits (10, or 11 after 0x0), a leading zero that is lost. A free dial or other service
        number and a foreign number are warnings: a hotel or a buyer abroad may be meant.
    Stays quiet on:
        Full-width digits, hyphens, brackets, +81, a number that stands in one or two of the three
        parts; the dummies of a social gift whose receiver has not entered an address yet; sources
        without phone numbers. An orderer with the recipient's number is not told twice.
    Parameters:
        `orderer` = false leaves the orderer's phone alone; `placeholders` adds dummy numbers,
        digits only; `severities` grades single faults, the others have the check's `severity`.

    References:
        総務省, 電話番号に関するQ&A; RMS getOrder page, version 10 (phoneNumber1 to 3).

    Attributes:
        orderer: Whether the orderer's phone is read, too.
        placeholders: Further numbers that are dummies, digits only.
        severities: Severity by fault where it differs; faults not named keep their default.
    """

    code: ClassVar = "CU02"
    name: ClassVar = "customer.phone_defective"
    label: ClassVar = Message(ja="電話番号不備", en="Defective phone number")
    since: ClassVar = "0.1"
    inputs: ClassVar = (
        *(f"packages.recipient.{part}" for part in _PARTS),
        *(f"orderer.{part}" for part in _PARTS),
        *("packages.recipient.postcode_1", "packages.recipient.postcode_2"),
        "packages.recipient.prefecture",
    )
    tolerates: ClassVar = frozenset(inputs)
    source: ClassVar = Source("総務省 電話番号に関するQ&A", date(2026, 11, 22))

    orderer: bool = True
    placeholders: frozenset[str] = frozenset()
    severities: Mapping[PhoneFault, Severity] = _DEFAULT_SEVERITIES

    @field_validator("severities")
    @classmethod
    def _over_defaults(cls, given: Mapping[PhoneFault, Severity]) -> Mapping[PhoneFault, Severity]:
        return {**_DEFAULT_SEVERITIES, **given}

    def examine(self, order: Order, ctx: Context) -> Iterator[Finding]:
        """Yield one finding a recipient, and one for an orderer with another number."""
        seen: set[str] = set()
        dummies = _DUMMIES | self.placeholders if self.placeholders else _DUMMIES
        found = False
        for path, subject, person in self._people(order):
            if _is_empty(person) or (subject == ORDER and person.phone in seen):
                continue
            seen.add(person.phone)
            reading = read_phone(*_parts(person), dummies=dummies)
            if reading.fault is not None:
                found = True
                yield self._finding(path, subject, person, reading)
        if not found:
            ctx.note(_FINE)

    def _people(self, order: Order) -> Iterator[tuple[str, str, Person]]:
        for index, package in enumerate(order.packages):
            yield f"packages[{index}].recipient", package.subject, package.recipient
        if self.orderer and isinstance(order.orderer, Person):
            yield "orderer", ORDER, order.orderer

    def _finding(self, path: str, subject: str, person: Person, reading: PhoneReading) -> Finding:
        fault = reading.fault or PhoneFault.MISSING
        trouble = _TROUBLE[fault]
        count = len(reading.digits)
        return self.finding(
            _TEXT,
            Evidence(path=f"{path}.{_PARTS[0]}", value=person.phone or None),
            severity=self.severities.get(fault, self.severity),
            subject=subject,
            kind=fault.value,
            suggestion=_suggestion(f"{path}.{_PARTS[0]}", person, reading),
            whose=_ORDERER if subject == ORDER else _RECIPIENT,
            trouble=Message(ja=trouble.ja.format(count=count), en=trouble.en.format(count=count)),
        )

    @classmethod
    def cases(cls) -> Iterable[Case]:
        """Yield the named cases."""
        yield from _firing()
        yield from _quiet()


def _is_empty(person: Person) -> bool:
    """Whether nobody has entered a number yet, or the source has none."""
    dummy = isinstance(person, Recipient) and person.is_placeholder
    return dummy or all(isinstance(each, Unknown) for each in _parts(person))


def _parts(person: Person) -> tuple[object, object, object]:
    return person.phone_number_1, person.phone_number_2, person.phone_number_3


def _suggestion(path: str, person: Person, reading: PhoneReading) -> Suggestion:
    first = person.phone_number_1
    if reading.repaired is None or not isinstance(first, str):
        return Suggestion(path=path, message=_ASK)
    return Suggestion(path=path, message=_ADD_ZERO, value=f"0{first}")


def _called(*parts: str | None, whose: str = "recipient") -> Order:
    return order(**{whose: dict(zip(_PARTS, parts, strict=True))})


def _firing() -> Iterator[Case]:
    def fires(name: str, kind: str, called: Order, severity: str = "hold", **more: Any) -> Fires:
        at = more.pop("at", "packages[0].recipient.phone_number_1")
        grade = Severity(severity)
        return Fires(name=name, order=called, at=at, kinds=(kind,), severity=grade, **more)

    yield fires("no number", "missing", _called(None, None, None))
    yield fires("empty parts", "missing", _called("", " ", "-"))
    yield fires("zeros", "placeholder", _called("000", "0000", "0000"))
    yield fires("ones", "placeholder", _called("111", "1111", "1111"))
    yield fires("counted up", "placeholder", _called("1234567890", None, None))
    yield fires("mobile, counted up", "placeholder", _called("０９０", "１２３４", "５６７８"))
    yield fires("one digit too few", "digit_count", _called("090", "0000", "123"))
    yield fires("one digit too many", "digit_count", _called("03", "00001", "2345"))
    yield fires("zero lost", "no_leading_zero", _called("90", "0000", "1234"))
    yield fires("letters", "letters", _called("なし", "", ""))
    yield fires("free dial", "service_number", _called("0120", "000", "123"), "warn")
    yield fires("another free dial", "service_number", _called("0800", "000", "1234"), "warn")
    yield fires("foreign", "foreign", _called("+1", "212", "5550100"), "warn")
    wrong = _called("000", "0000", "0000", whose="orderer")
    yield fires("the orderer's", "placeholder", wrong, at="orderer.phone_number_1")
    store = {"convenience_store": {"cvs_code": 50}, "recipient": {"phone_number_2": None}}
    yield fires("at a convenience store", "digit_count", order(packages=[store]))
    more = {"placeholders": ["0399999999"]}
    yield fires("a dummy of the shop", "placeholder", _called("03", "9999", "9999"), params=more)
    both = {"recipient": {"phone_number_3": "000"}}
    at = "packages[1].recipient.phone_number_1"
    yield fires("second package", "digit_count", order(packages=[{}, both]), at=at)


def _quiet() -> Iterator[Case]:
    yield Quiet(name="landline", order=_called("0123", "00", "1234"))
    yield Quiet(name="Osaka", order=_called("06", "0000", "1234"))
    yield Quiet(name="mobile", order=_called("080", "0000", "1234"))
    yield Quiet(name="full-width with brackets", order=_called("（０３）", "００００", "１２３４"))
    yield Quiet(name="in one part with hyphens", order=_called("03-0000-1234", None, None))
    yield Quiet(name="from abroad, +81", order=_called("+81", "90-0000", "1234"))
    yield Quiet(name="IP phone", order=_called("050", "0000", "1234"))
    dummy = {"postcode": "9999999", "phone_number_1": "999", "phone_number_2": "9999"}
    yield Quiet(
        name="social gift waits", order=order(recipient=dummy | {"prefecture": "入力待ち"})
    )
    yield Quiet(
        name="orderer left alone",
        order=_called("000", "0000", "0000", whose="orderer"),
        params={"orderer": False},
    )
    gone = {"package_delete_flag": 1, "recipient": {"phone_number_1": "x"}}
    yield Quiet(name="a deleted package", order=order(packages=[{}, gone]))
