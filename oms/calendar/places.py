"""Where a parcel comes from or goes to, and the areas that lead times and delays speak of."""

from __future__ import annotations

import re
from functools import cached_property
from typing import Annotated, Any, Final

from pydantic import AfterValidator, BeforeValidator
from pydantic.dataclasses import dataclass
from pydantic_core import PydanticCustomError

from oms.calendar.islands import Zone, islands
from oms.calendar.regions import ALIASES, PREFECTURES, REGIONS, regions_of
from oms.calendar.spans import CONFIG, folded
from oms.errors import Told, did_you_mean
from oms.model.refusals import refuse

__all__ = ["AreaField", "Place", "parse_area", "zone_of"]

ANYWHERE: Final = "*"
_POSTCODE: Final = re.compile(r"\D*(\d{3})\D?(\d{4})")
_PREFIX: Final = re.compile(r"(\d{3})-?(\d{0,4})|\d{2}")
_SHORTEST: Final = 2


def _postcode(value: Any) -> Any:
    """A postcode that is none is not known; addresses are other checks' matter."""
    if not isinstance(value, str):
        return value
    found = _POSTCODE.fullmatch(folded(value))
    return found[1] + found[2] if found else None


@dataclass(frozen=True, config=CONFIG)
class Place:
    """An address as far as carriers go by it; what is not known is `None`.

    Its `repr` tells no more than the municipality.

    Attributes:
        prefecture: Such as 東京都.
        city: The municipality, with or without 郡; what follows may stand here too.
        postcode: Seven digits, in any width, with or without 〒 and hyphen; anything else counts
            as not known.
        street: What follows the municipality. Many islands are told by it.

    Example:
        >>> Place("東京都", "大島町", "100-0101").areas
        ('izu-oshima', '1000101', '100010', '10001', '1000', '100', '10', '東京都', '関東', '*')
    """

    prefecture: str | None = None
    city: str | None = None
    postcode: Annotated[str | None, BeforeValidator(_postcode)] = None
    street: str | None = None

    def __repr__(self) -> str:
        """Tell where without telling whose address it is."""
        return f"Place(prefecture={self.prefecture!r}, city={self.city!r})"

    def __reduce__(self) -> tuple[Any, ...]:
        """Pickle by rebuilding: what was looked up stays behind."""
        return type(self), (self.prefecture, self.city, self.postcode, self.street)

    @cached_property
    def zone(self) -> Zone | None:
        """The island zone, one with a bridge too; `zone_of` leaves those out."""
        text = f"{self.city or ''}{self.street or ''}"
        return islands().of(self.prefecture, text, self.postcode)

    @cached_property
    def areas(self) -> tuple[str, ...]:
        """Every area it lies in, the most particular first, as `parse_area` writes them."""
        zone, code = self.zone, self.postcode or ""
        prefecture = self.prefecture or (zone.prefecture if zone else None)
        named = (prefecture,) if prefecture else ()
        return (
            *((zone.key,) if zone else ()),
            *(code[:size] for size in range(len(code), _SHORTEST - 1, -1)),
            *dict.fromkeys((*named, *regions_of(prefecture))),
            ANYWHERE,
        )

    @cached_property
    def served_by(self) -> tuple[str, ...]:
        """The areas whose lead times hold for it as a destination, the most particular first.

        All it lies in; for an island without a bridge only its zone and those beginnings of its
        postcode under which there is no mainland.
        """
        if self.zone is None or self.zone.bridge:
            return self.areas
        only = islands().only_islands
        return tuple(
            area
            for area in self.areas
            if area == self.zone.key or (area.isdecimal() and only(area))
        )


def zone_of(place: Place, street: str | None = None, *, bridged: bool = False) -> Zone | None:
    """Return the island zone (離島) of a place, `None` on the mainland and Okinawa's main island.

    The postcode decides; where it does not tell an island, municipality and street do, so that
    an address on an island is found with a wrong postcode too.

    Args:
        place: The place.
        street: What follows the municipality, where the place itself does not say.
        bridged: Whether islands with a bridge count, such as 淡路島.

    Example:
        >>> zone_of(Place("北海道", "苫前郡羽幌町"), "大字焼尻 字緑ヶ丘").label
        '焼尻島'
        >>> zone_of(Place("兵庫県", "洲本市", "656-0001")) is None
        True
    """
    if street is not None and street != place.street:
        place = Place(place.prefecture, place.city, place.postcode, street)
    zone = place.zone
    return None if zone is None or (zone.bridge and not bridged) else zone


def parse_area(text: Any, *, hints: bool = True) -> Any:
    """Read an area: a prefecture, a region, two to seven digits of a postcode, an island, or `*`.

    Args:
        text: The area; what is no text is given back for its type to be refused.
        hints: Whether a fault says what was probably meant, which takes some milliseconds.

    Raises:
        PydanticCustomError: If it is none of them, with what was probably meant.

    Example:
        >>> parse_area("近畿"), parse_area("060-0"), parse_area("伊豆大島"), parse_area("*")
        ('関西', '0600', 'izu-oshima', '*')
    """
    if not isinstance(text, str):
        return text
    name = folded(text)
    name = ALIASES.get(name, name)
    if name in REGIONS or name in PREFECTURES or name == ANYWHERE:
        return name
    if _PREFIX.fullmatch(name):
        return name.replace("-", "")
    if (zone := islands().named(name)) is not None:
        return zone.key
    raise _unknown(name, hints=hints)


def _unknown(name: str, *, hints: bool) -> PydanticCustomError:
    known = (*PREFECTURES, *REGIONS, *islands().names())
    hint = did_you_mean(name, known) if hints else None
    said = Told(
        "a prefecture, a region, 2 to 7 digits of a postcode, an island zone or * expected",
        "都道府県、地方、郵便番号の 2〜7 桁、離島の名前、* のどれかにしてください",
    )
    if hint is None:
        return refuse("{said}", "{said}", said=said)
    return refuse("{said} ({hint})", "{said} ({hint})", said=said, hint=hint)


AreaField = Annotated[str, AfterValidator(parse_area)]
