"""Leading zeros a spreadsheet took from postcodes and phone numbers, back where it is certain."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, Final

__all__ = ["restored"]

_POSTCODE: Final = (("郵便番号1", "zipCode1", 3), ("郵便番号2", "zipCode2", 4))
_PHONE: Final = (
    ("電話番号1", "phoneNumber1"),
    ("電話番号2", "phoneNumber2"),
    ("電話番号3", "phoneNumber3"),
)
_DIGITS: Final = re.compile("[0-9]{1,4}")
_MOBILE: Final = frozenset({"90", "80", "70", "50"})
"""090, 080, 070 and 050 numbers are 3-4-4 digits (numbering plan of Japan, 電気通信番号計画)."""


def restored(person: dict[str, Any]) -> Iterator[str]:
    """Put lost zeros back into a person's record, in place.

    A postcode has three and four digits, so a shorter half lost its zeros. A telephone number
    is told by its first part, which begins with 0 everywhere in Japan: where it still does,
    nothing was taken and nothing is changed. Else it is mended only if one reading is left: a
    mobile or IP number (3-4-4 digits), or ten digits in all once the one zero is back.

    Yields:
        The columns that were mended, without 注文者 or 送付先 before them.

    Example:
        >>> person = {"zipCode1": "60", "zipCode2": "12", "phoneNumber1": "90",
        ...           "phoneNumber2": "0", "phoneNumber3": "34"}
        >>> list(restored(person))
        ['郵便番号1', '郵便番号2', '電話番号1', '電話番号2', '電話番号3']
        >>> "-".join(person.values())
        '060-0012-090-0000-0034'
    """
    for suffix, key, size in _POSTCODE:
        value = str(person.get(key))
        if _DIGITS.fullmatch(value) and len(value) < size:
            person[key] = value.zfill(size)
            yield suffix
    parts = [str(person.get(key)) for _, key in _PHONE]
    whole = _phone(*parts) if all(map(_DIGITS.fullmatch, parts)) else None
    for (suffix, key), part in zip(_PHONE, whole or (), strict=False):
        if person[key] != part:
            person[key] = part
            yield suffix


def _phone(first: str, second: str, third: str) -> list[str] | None:
    if first in _MOBILE:
        return [f"0{first}", second.zfill(4), third.zfill(4)]
    total = 1 + len(first) + len(second) + len(third)
    if first[0] != "0" and len(third) == 4 and total == 10:
        return [f"0{first}", second, third]
    return None
