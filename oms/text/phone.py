"""Japanese phone numbers as they arrive in RMS: in parts, in any width, sometimes as dummies.

Sources: 総務省, 電話番号に関するQ&A (which beginnings mean what), and guides to Japanese phone
numbers (0AB-J numbers have ten digits, 0A0 numbers eleven, 0120 and 0800 are free dials), read
2026-11. No mobile number begins with 0800 and none of Osaka with 060, but invented ones do: where
a number is divided, its first group tells them apart.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from enum import StrEnum
from typing import Final, NamedTuple

from oms.text.fold import fold

__all__ = ["PhoneFault", "PhoneReading", "read_phone"]

_LETTER: Final = re.compile(r"[^\W\d_]")
_NOT_DIGIT: Final = re.compile(r"[^0-9]")
_GROUP: Final = re.compile(r"[0-9]+")
_MOBILE: Final = ("020", "050", "060", "070", "080", "090")
_SERVICE: Final = ("0120", "0570", "0180", "0990")
_FREE_DIAL: Final = "0800"
_OSAKA: Final = "06"
_ABROAD: Final = ("00", "010")
_LEAST_ABROAD: Final = 11
_JAPAN: Final = ("01081", "0081", "81")


class PhoneFault(StrEnum):
    """What is wrong with a phone number."""

    MISSING = "missing"
    LETTERS = "letters"
    PLACEHOLDER = "placeholder"
    NO_LEADING_ZERO = "no_leading_zero"
    DIGIT_COUNT = "digit_count"
    SERVICE_NUMBER = "service_number"
    FOREIGN = "foreign"


class PhoneReading(NamedTuple):
    """A phone number read.

    Attributes:
        digits: The digits, as one dials them in Japan where they are Japanese.
        fault: What is wrong, `None` for a number one can dial.
        repaired: The number with the leading zero a spreadsheet took, if that is all it lacks.
    """

    digits: str
    fault: PhoneFault | None = None
    repaired: str | None = None


def read_phone(*parts: object, dummies: Collection[str] = ()) -> PhoneReading:
    """Read a phone number from its parts; parts that are no text count as empty.

    Args:
        *parts: `phoneNumber1` to `phoneNumber3`, or the whole number.
        dummies: Further numbers, digits only, nobody can be reached at.

    Example:
        >>> read_phone("０９０", "(1234)", "5678")
        PhoneReading(digits='09012345678', fault=None, repaired=None)
        >>> read_phone("+81 3-1234-5678").digits, read_phone("3", "1234", "5678").repaired
        ('0312345678', '0312345678')
        >>> read_phone("000", "0000", "0000").fault
        <PhoneFault.PLACEHOLDER: 'placeholder'>
    """
    texts = [_plain(part) for part in parts if isinstance(part, str)]
    whole = "-".join(text.strip() for text in texts if text.strip("- \n"))
    digits = _NOT_DIGIT.sub("", whole)
    if _LETTER.search(whole):
        return PhoneReading(digits, PhoneFault.LETTERS)
    if not digits:
        return PhoneReading(digits, PhoneFault.MISSING)
    if len(set(digits)) == 1 or digits in dummies:
        return PhoneReading(digits, PhoneFault.PLACEHOLDER)
    national = _national(whole, digits)
    if national is None:
        return PhoneReading(digits, PhoneFault.FOREIGN)
    if national in dummies:
        return PhoneReading(national, PhoneFault.PLACEHOLDER)
    return _read_national(national, _GROUP.findall(whole)[0])


def _plain(part: str) -> str:
    return part if part.isascii() else fold(part).text.replace("ー", "-")


def _national(whole: str, digits: str) -> str | None:
    """Return the number as dialled in Japan, `None` if it is one of another country."""
    if whole.startswith("+"):
        return _after_country(digits, "81")
    for prefix in _JAPAN:
        short = _after_country(digits, prefix)
        if short is not None and _has_length(short):
            return short
    return None if digits.startswith(_ABROAD) and len(digits) >= _LEAST_ABROAD else digits


def _after_country(digits: str, prefix: str) -> str | None:
    """Return what follows the country's prefix with its one leading zero (`+81 (0)3`)."""
    return "0" + digits[len(prefix) :].lstrip("0") if digits.startswith(prefix) else None


def _has_length(national: str, first: str = "") -> bool:
    if national.startswith(_ABROAD):
        return False
    long = national.startswith((*_MOBILE, _FREE_DIAL)) and first != _OSAKA
    return len(national) == (11 if long else 10)


def _read_national(national: str, first: str) -> PhoneReading:
    if not national.startswith("0"):
        repaired = "0" + national
        whole = repaired if _has_length(repaired, "0" + first) else None
        return PhoneReading(national, PhoneFault.NO_LEADING_ZERO, whole)
    if not _has_length(national, first):
        return PhoneReading(national, PhoneFault.DIGIT_COUNT)
    free = _FREE_DIAL in {first, national[: len(_FREE_DIAL)] if first == national else ""}
    if free or national.startswith(_SERVICE):
        return PhoneReading(national, PhoneFault.SERVICE_NUMBER)
    return PhoneReading(national)
