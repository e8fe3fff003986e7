"""注文者 and 送付先: people and addresses of an order."""

from __future__ import annotations

from typing import Final

from pydantic import Field

from oms.model.base import Flag, Int, Maybe, RmsModel, Text
from oms.model.unknown import ABSENT

__all__ = ["Orderer", "Person", "Recipient"]

_AWAITING_INPUT: Final = "入力待ち"
_DUMMY_POSTCODE: Final = "9999999"


class Person(RmsModel):
    """Name, address and phone, as RMS keeps them for orderer and recipient alike.

    The address follows the RMS parts: `prefecture`, `city` (郡市区) and `street` (それ以降の住所).
    """

    postcode_1: Maybe[Text] = Field(ABSENT, alias="zipCode1")
    postcode_2: Maybe[Text] = Field(ABSENT, alias="zipCode2")
    prefecture: Maybe[Text] = ABSENT
    city: Maybe[Text] = ABSENT
    street: Maybe[Text] = Field(ABSENT, alias="subAddress")
    family_name: Maybe[Text] = ABSENT
    first_name: Maybe[Text] = ABSENT
    family_name_kana: Maybe[Text] = ABSENT
    first_name_kana: Maybe[Text] = ABSENT
    phone_number_1: Maybe[Text] = Field(ABSENT, alias="phoneNumber1")
    phone_number_2: Maybe[Text] = Field(ABSENT, alias="phoneNumber2")
    phone_number_3: Maybe[Text] = Field(ABSENT, alias="phoneNumber3")

    @property
    def postcode(self) -> str:
        """The postcode as RMS holds it, both halves joined; unknown halves count as empty."""
        return _joined("", self.postcode_1, self.postcode_2)

    @property
    def phone(self) -> str:
        """The phone number, parts joined by hyphens."""
        return _joined("-", self.phone_number_1, self.phone_number_2, self.phone_number_3)

    @property
    def address(self) -> str:
        """Prefecture, city and street in one line."""
        return _joined("", self.prefecture, self.city, self.street)

    @property
    def full_name(self) -> str:
        """Family and first name with a space between."""
        return _joined(" ", self.family_name, self.first_name)

    @property
    def is_placeholder(self) -> bool:
        """Whether this is the dummy RMS shows until a social gift's receiver enters an address.

        Source: RMS getOrder page, version 10: postcode 999-9999, texts 「入力待ち」.
        """
        return self.postcode == _DUMMY_POSTCODE or self.prefecture == _AWAITING_INPUT


def _joined(separator: str, *parts: object) -> str:
    return separator.join(part for part in parts if isinstance(part, str) and part)


class Orderer(Person):
    """OrdererModel: the buyer (注文者)."""

    email_address: Maybe[Text] = ABSENT
    sex: Maybe[Text] = ABSENT
    # Not disclosed = 0; recordings scrubbed by others hold text here, which is kept as given.
    birth_year: Maybe[Int | str] = ABSENT
    birth_month: Maybe[Int | str] = ABSENT
    birth_day: Maybe[Int | str] = ABSENT


class Recipient(Person):
    """SenderModel: the recipient (送付先; RMS names it Sender)."""

    isolated_island_flag: Maybe[Flag] = ABSENT
