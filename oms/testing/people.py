"""Invented people: names with kana, telephone numbers and masked addresses."""

from __future__ import annotations

from functools import cache
from typing import Any, NamedTuple

from oms.testing import resources
from oms.testing.rng import Rng

MOBILE = ("090", "080", "070")
LANDLINE = ("03", "06")
MAIL_DOMAIN = "pc.fw.example.invalid"
HEX = "0123456789abcdef"
VENDOR_CHARACTERS = "髙﨑濵"


class Name(NamedTuple):
    """A family or given name in three scripts."""

    text: str
    kana: str
    latin: str


class Person(NamedTuple):
    """An invented person."""

    family: Name
    first: Name
    sex: str

    def fields(self) -> dict[str, Any]:
        """The name fields of an OrdererModel or SenderModel."""
        return {
            "familyName": self.family.text,
            "firstName": self.first.text,
            "familyNameKana": self.family.kana,
            "firstNameKana": self.first.kana,
        }


@cache
def names(kind: str) -> tuple[Name, ...]:
    """The names of one kind: `f` family, `m` and `w` given."""
    return tuple(Name(*row[1:]) for row in resources.rows("names.tsv") if row[0] == kind)


def person(rng: Rng, family: Name | None = None) -> Person:
    """An invented person, of the given family if one is named."""
    sex = "m" if rng.chance(0.45) else "w"
    chosen = rng.pick(names("f"))
    return Person(family or chosen, rng.pick(names(sex)), "男" if sex == "m" else "女")


def phone(rng: Rng) -> dict[str, Any]:
    """An invented telephone number; the middle part is always 0000."""
    area = rng.pick(MOBILE) if rng.chance(0.8) else rng.pick(LANDLINE)
    last = str(rng.between(1000, 9999))  # a number of zeros only would be a placeholder
    return {"phoneNumber1": area, "phoneNumber2": "0000", "phoneNumber3": last}


def email(rng: Rng) -> str:
    """An invented address in the shape of the masked ones of RMS."""
    return "".join(HEX[rng.below(16)] for _ in range(32)) + "s1@" + MAIL_DOMAIN


def birthday(rng: Rng, one: Person) -> dict[str, Any]:
    """Sex and birthday, mostly not disclosed, as RMS gives them."""
    if rng.chance(0.6):
        return {"sex": "-", "birthYear": 0, "birthMonth": 0, "birthDay": 0}
    year, month, day = rng.between(1940, 2006), rng.between(1, 12), rng.between(1, 28)
    return {"sex": one.sex, "birthYear": year, "birthMonth": month, "birthDay": day}
