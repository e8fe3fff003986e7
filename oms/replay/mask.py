"""Take personal values out of an order's text, so that a case of a pack can be made of it."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

from oms.model import Order, Person

__all__ = ["masked"]

_NAME: Final = "見本"
_MAIL: Final = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
# Dates stay as they are: a case about a day is nothing without its day.
_LONG: Final = re.compile(
    r"(?<!\d)(?!20\d\d[-/.年]\d{1,2}[-/.月]\d{1,2})(?:\+?\d[\d\-−ー()（） ]{7,}\d)(?!\d)"
)
_POSTCODE: Final = re.compile(r"〒?\s?\d{3}[-−ー]\d{4}")
_ADDRESS: Final = re.compile(r"(?:北海道|東京都|(?:大阪|京都)府|[一-龠]{2,3}県)[^\s、。，,]{2,40}")
_CALLED: Final = re.compile(r"[一-龠々ァ-ヴー]{2,8}?(?=(?:様|さま|さん|殿|宛))")
_WRITTEN: Final = re.compile(
    r"((?:名前|名入れ|名義|宛名|差出人|連名|贈り主)[^\S\n]*+(?:は|を|:|：)?+[^\S\n]*+[「『]?+)"
    r"[^\s「」『』。、,：:]{1,20}"
)
_QUOTED: Final = re.compile(r"([「『])[^「」『』\n]{1,20}([」』])")
_FEWEST: Final = 2
"""A single character is part of too many words to be taken for a name."""


def masked(text: str, order: Order) -> str:
    r"""Return a text without the names, addresses, numbers and mail addresses it may hold.

    What the order names (buyer, recipients) is replaced wherever it stands; what looks like a
    phone number, a postcode, an address or a person with a title is replaced, too. Somebody
    should read what was made all the same.

    Example:
        >>> from oms.model import order
        >>> one = order(remarks="佐倉様宛、090-1234-5678まで", recipient={"family_name": "佐倉"})
        >>> masked(one.remarks, one)
        '見本様宛、000-0000-0000まで'
        >>> masked("お名前：佐倉\nお名前：\n", one)
        'お名前：見本\nお名前：\n'
    """
    for word in sorted(_named(order), key=len, reverse=True):
        text = text.replace(word, _NAME)
    text = _MAIL.sub("mihon@example.invalid", text)
    text = _ADDRESS.sub("東京都見本区見本町", text)
    for pattern in (_POSTCODE, _LONG):
        text = pattern.sub(lambda match: _zeros(match.group()), text)
    text = _QUOTED.sub(rf"\1{_NAME}\2", text)
    text = _WRITTEN.sub(rf"\1{_NAME}", text)
    return _CALLED.sub(_NAME, text)


def _named(order: Order) -> set[str]:
    people = [*order.recipients]
    words = {word for person in people for word in _words(person)}
    return words | (set(_words(order.orderer)) if isinstance(order.orderer, Person) else set())


def _words(person: Person) -> list[str]:
    parts = (
        person.family_name, person.first_name, person.family_name_kana, person.first_name_kana,
        person.street, person.city, person.phone, person.phone.replace("-", ""), person.postcode,
    )  # fmt: skip
    return [part for part in parts if isinstance(part, str) and len(part) >= _FEWEST]


def _zeros(text: str) -> str:
    return "".join("0" if unicodedata.category(each) == "Nd" else each for each in text)
