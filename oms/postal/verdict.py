"""What the comparison of a postcode and an address comes to."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

__all__ = ["AddressVerdict", "Difference", "Level", "PlaceRead", "Proposal", "ProposalKind"]


class Level(StrEnum):
    """How well postcode and address agree.

    `ok`; `warn`: they may, and a parcel arrives; `mismatch`: they contradict each other;
    `unknown_postcode`: there is no such code; `malformed`: that is no postcode; `unverifiable`:
    nothing to compare.
    """

    OK = "ok"
    WARN = "warn"
    MISMATCH = "mismatch"
    UNKNOWN_POSTCODE = "unknown_postcode"
    MALFORMED = "malformed"
    UNVERIFIABLE = "unverifiable"


class Difference(StrEnum):
    """Where they part: `range` is a 丁目, 番地, 地割 or street of the same town."""

    PREFECTURE = "prefecture"
    CITY = "city"
    TOWN = "town"
    RANGE = "range"


class ProposalKind(StrEnum):
    """What a proposal is.

    `slip`: the code of this address, and the one given is one slip of the finger away;
    `address`: the code of this address; `meaning`: the place the given code is for.
    """

    SLIP = "slip"
    ADDRESS = "address"
    MEANING = "meaning"


class PlaceRead(NamedTuple):
    """A place as the table writes it.

    Attributes:
        prefecture: 都道府県.
        city: 市区町村.
        town: 町域; empty where there is none, or none was recognised.
        note: What the table says about the part of the town, or whose office it is.
    """

    prefecture: str
    city: str
    town: str
    note: str = ""

    @property
    def text(self) -> str:
        """All of it in one line."""
        note = f" ({self.note})" if self.note else ""
        return f"{self.prefecture}{self.city}{self.town}{note}"


class Proposal(NamedTuple):
    """One thing a person might want to know or to correct; nothing is ever corrected here.

    Attributes:
        kind: What it is.
        postcode: Seven digits.
        place: The place that code is for.
    """

    kind: ProposalKind
    postcode: str
    place: PlaceRead


@dataclass(frozen=True, slots=True)
class AddressVerdict:
    """Whether a postcode and an address belong together.

    Attributes:
        level: How well they agree.
        kind: A stable word for why, such as `town`, `tower_floor` or `digital_address`; the page
            "How an address is compared" lists them.
        postcode: The seven digits compared; `None` if the field holds no postcode.
        place: The place read from the address; `None` if no municipality was recognised.
        difference: Where they part, at level `mismatch`.
        suggestions: The codes of this address, likeliest first, then what the given code means.
        data_month: The month of the data, `YYYY-MM`.

    Example:
        >>> from oms.postal import sample_index
        >>> verdict = sample_index().verify("100-0005", "東京都", "千代田区", "大手町1-2-3")
        >>> verdict.level.value, verdict.difference.value, verdict.suggestions[0].postcode
        ('mismatch', 'town', '1000004')
    """

    level: Level
    kind: str
    postcode: str | None
    place: PlaceRead | None
    difference: Difference | None = None
    suggestions: tuple[Proposal, ...] = ()
    data_month: str = ""

    @property
    def contradicts(self) -> bool:
        """Whether a person should look before a parcel leaves."""
        return self.level not in {Level.OK, Level.WARN}
