"""Answer whether a postcode belongs to an address: read, compare, choose, tell."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Final

from oms.postal.compare import GUESSED, compare
from oms.postal.folding import fold_address, name_starts
from oms.postal.lot import read_lot
from oms.postal.outcome import Outcome
from oms.postal.postcode import read_postcode
from oms.postal.propose import propose
from oms.postal.reading import Place
from oms.postal.table import Table, retired
from oms.postal.verdict import AddressVerdict, Difference, Level, PlaceRead, Proposal

__all__ = ["STALE", "Verifier"]

_HELD_MAIL: Final = 8799
"""What a code of 郵便局留 ends in; JIGYOSYO does not list them."""

_BOXES: Final = 869
"""What codes of 私書箱 begin with behind the area; most are not listed either."""

_OFFICES: Final = 8
"""Codes of offices (大口事業所) are 8xxx in their area."""

STALE: Final = 3
"""Months after which a code that is not in the data may simply be newer than the data."""


class Verifier:
    """Compares postcodes with addresses over one table.

    Args:
        table: The table.
    """

    __slots__ = ("_month", "_table")

    def __init__(self, table: Table) -> None:
        """Take the table."""
        self._table = table
        self._month: str = table.head["month"]

    def verify(
        self, postcode: object, prefecture: str, address: str, on: date | None
    ) -> AddressVerdict:
        """Answer for texts of bounded length."""
        field = read_postcode(postcode)
        text, places = self.places(prefecture, address)
        starts = name_starts(address)
        if field.digits is None:
            level = Level.MALFORMED
            if field.kind == "missing" and not text:
                level = Level.UNVERIFIABLE
            return self._tell(
                level, field.kind, None, self._best(None, places, starts), field.repair
            )
        code = int(field.digits)
        numbers = self._table.where(code)
        best = self._best(code, places, starts)
        if not numbers:
            level, kind = self._unknown(code, on)
            return self._tell(level, kind, field.digits, best)
        if not text:
            return self._tell(Level.UNVERIFIABLE, "address_missing", field.digits, None)
        if best is None:
            return self._city_unread(field.digits, places[0], numbers)
        return self._tell(best.level, best.kind, field.digits, best)

    def places(self, prefecture: str, address: str) -> tuple[str, list[Place]]:
        """Read the municipality; where nobody knows the prefecture, without it."""
        text = fold_address(prefecture + address)
        places = list(self._table.names.read(text))
        if prefecture and not places[0].numbers:
            again = list(self._table.names.read(fold_address(address)))
            if again[0].numbers:
                return text, again
        return text, places

    def _unknown(self, code: int, on: date | None) -> tuple[Level, str]:
        if code in retired():
            return Level.WARN, "retired"
        own = code % 10_000
        if own == _HELD_MAIL or own // 10 == _BOXES:
            return Level.WARN, "post_office"
        if own // 1_000 == _OFFICES and not self._table.head["counts"].get("offices"):
            return Level.WARN, "office_not_in_data"
        if on is not None and self._table.age(on) > STALE:
            return Level.WARN, "newer_than_data"
        return Level.UNKNOWN_POSTCODE, "unknown"

    def _best(
        self, code: int | None, places: list[Place], starts: frozenset[int]
    ) -> Outcome | None:
        """Return the outcome that explains most, over all readings of the address."""
        live = self._table.where(code) if code is not None else ()
        outcomes: list[Outcome] = []
        for place in places:
            for number in place.numbers:
                where = self._table.municipality(number)
                if place.repeated and len(where.key_at(place.rest) or "") < place.repeated:
                    continue
                if number in live and not place.is_torn and code is not None:
                    ask = (where, code, place.rest, self._table.offices, starts)
                    outcomes.append(compare(*ask))
                    if outcomes[-1].level is Level.OK:
                        return outcomes[-1]
                else:
                    outcomes.append(self.elsewhere(number, place, live))
        if any(each.key and each.level is Level.MISMATCH for each in outcomes):
            outcomes = [each for each in outcomes if each.kind not in GUESSED]
        return min(outcomes, key=lambda each: each.rank) if outcomes else None

    def elsewhere(self, number: int, place: Place, live: tuple[int, ...]) -> Outcome:
        """The code is for another municipality: read the town for the proposals."""
        where = self._table.municipality(number)
        found = where.find(place.rest)
        key = found.key if found else ""
        lot = read_lot(place.rest[found.end :] if found else place.rest)
        prefectures = {self._table.municipality(each).prefecture for each in live}
        same = where.prefecture in prefectures and not place.is_torn
        difference = Difference.CITY if same else Difference.PREFECTURE
        return Outcome(Level.MISMATCH, difference.value, where, key, lot, difference)

    def _city_unread(self, digits: str, place: Place, numbers: tuple[int, ...]) -> AddressVerdict:
        """No municipality was recognised: does the text name the code's town all the same?"""
        code = int(digits)
        for number in numbers:
            where = self._table.municipality(number)
            if place.prefecture and fold_address(where.prefecture) != place.prefecture:
                continue
            if not place.rest:
                return self._tell(Level.WARN, "city_missing", digits, None)
            for key in where.keys_of(code):
                _, named, behind = place.rest.partition(key) if len(key) > 1 else ("", "", "")
                if named and (len(key) > 3 or not behind[:1].isalpha()):
                    outcome = Outcome(Level.WARN, "city_unread", where, key, read_lot(behind))
                    return self._tell(Level.WARN, "city_unread", digits, outcome)
        prefectures = {fold_address(self._table.municipality(each).prefecture) for each in numbers}
        wrong = place.prefecture and place.prefecture not in prefectures
        difference = Difference.PREFECTURE if wrong else Difference.CITY
        told = self._tell(Level.MISMATCH, difference.value, digits, None)
        return replace(told, difference=difference)

    def _tell(
        self,
        level: Level,
        kind: str,
        digits: str | None,
        outcome: Outcome | None,
        repair: str | None = None,
    ) -> AddressVerdict:
        place = None
        if outcome is not None:
            where = outcome.where
            place = PlaceRead(where.prefecture, where.city, where.town(outcome.key))
        suggestions: tuple[Proposal, ...] = ()
        if level is not Level.OK:
            suggestions = propose(self._table, digits, outcome, repair)
        difference = outcome.difference if outcome and level is Level.MISMATCH else None
        return AddressVerdict(level, kind, digits, place, difference, suggestions, self._month)
