"""Island zones (離島): the list behind `zone_of`, read when the first place is asked for.

`islands.tsv` is written by `tools/make_islands.py` from a list by hand and the postcodes of Japan
Post. Whole municipalities, towns and postcodes lie in a zone, since many islands are less than a
municipality.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Final

from oms.calendar.spans import folded

__all__ = ["Islands", "Zone", "address_key", "islands"]

_GENERAL: Final = str.maketrans({"ヶ": "ケ", "ヵ": "カ", "ｹ": "ケ"})
_NOISE: Final = re.compile(r"\s|大字|[()（）]")
_COUNTY: Final = re.compile(r"[^市区町村]{1,4}郡(?=.)|三宅島(?=三宅村)|八丈島(?=八丈町)")
_SHORTEST: Final = 3


@dataclass(frozen=True, slots=True)
class Zone:
    """An island, or a group of islands served alike.

    Attributes:
        key: What lead tables and delays call it, such as `izu-oshima`; its label does as well.
        label: Its name, unique in Japan, such as 伊豆大島.
        prefecture: The prefecture it belongs to.
        bridge: Whether a road leads to one of the four main islands or Okinawa's; such a zone is
            no 離島 to a carrier.
    """

    key: str
    label: str
    prefecture: str
    bridge: bool = False


def address_key(text: str) -> str:
    """Return an address as it is compared: plain width, no blanks, no 大字, ケ for ヶ.

    Example:
        >>> address_key("羽幌町 大字焼尻"), address_key("青ヶ島村")
        ('羽幌町焼尻', '青ケ島村')
    """
    return _NOISE.sub("", folded(text).translate(_GENERAL))


def without_county(key: str) -> str:
    """Return a folded address without 郡, or the island's name before its municipality."""
    found = _COUNTY.match(key)
    return key[found.end() :] if found is not None else key


class Islands:
    """The zones, found by postcode or by the beginning of an address. Immutable once read.

    Args:
        lines: The rows of the list.
    """

    def __init__(self, lines: Iterable[str]) -> None:
        """Sort the rows by what is asked for."""
        self.zones: dict[str, Zone] = {}
        self._names: dict[str, Zone] = {}
        self._codes: dict[str, tuple[Zone, ...]] = {}
        self._texts: dict[str, dict[str, Zone | None]] = {}
        self._only: frozenset[str] = frozenset()
        for line in lines:
            self._add(*line.rstrip("\n").split("\t"))
        self._sizes = {
            prefecture: sorted({len(place) for place in places}, reverse=True)
            for prefecture, places in self._texts.items()
        }

    def _add(self, key: str, label: str, prefecture: str, *rest: str) -> None:
        bridge, _law, _seen, places, codes = rest
        if key == "*":
            self._only = frozenset(codes.split())
            return
        texts = self._texts.setdefault(prefecture, {})
        if key == "-":
            # Places of the mainland whose name begins like an island's.
            texts.update(dict.fromkeys(places.split()))
            return
        zone = self.zones[key] = Zone(key, label, prefecture, bridge == "yes")
        self._names[key] = self._names[label] = zone
        texts.update(dict.fromkeys(places.split(), zone))
        for code in codes.split():
            self._codes[code] = (*self._codes.get(code, ()), zone)

    def named(self, name: str) -> Zone | None:
        """Return the zone of a key or a label."""
        return self._names.get(name)

    def names(self) -> Iterator[str]:
        """Yield every key and label."""
        yield from self._names

    def only_islands(self, prefix: str) -> bool:
        """Whether every postcode that begins so lies on islands without a bridge."""
        sizes = range(2, len(prefix) + 1)
        return any(prefix[:size] in self._only for size in sizes)

    def of(self, prefecture: str | None, text: str, postcode: str | None) -> Zone | None:
        """Return the zone of a place.

        The postcode decides. The text does where the postcode is none of an island, where it is
        shared by several islands, or where it tells an island off a bridged one.
        """
        coded = self._of_code(postcode) if postcode else ()
        told = self._of_text(prefecture, text) if prefecture and text else None
        if not coded or (told is not None and (told in coded or told.bridge < coded[0].bridge)):
            return told
        return coded[0]

    def _of_code(self, postcode: str) -> tuple[Zone, ...]:
        prefixes = (postcode[:size] for size in range(len(postcode), _SHORTEST - 1, -1))
        return next((self._codes[each] for each in prefixes if each in self._codes), ())

    def _of_text(self, prefecture: str, text: str) -> Zone | None:
        known = self._texts.get(prefecture)
        if known is None:
            return None
        key = address_key(text).removeprefix(prefecture)
        for each in dict.fromkeys((key, without_county(key))):
            for size in self._sizes[prefecture]:
                if each[:size] in known:
                    return known[each[:size]]
        return None


@cache
def islands() -> Islands:
    """Return the list, read once."""
    text = (files("oms.calendar") / "islands.tsv").read_text(encoding="utf-8")
    return Islands(line for line in text.splitlines() if line and not line.startswith("#"))
