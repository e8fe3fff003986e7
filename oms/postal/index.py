"""Ask the index: does this postcode belong to this address, and what else may be meant."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any, Final, NamedTuple

from oms.postal.compare import GUESSED, Outcome, compare
from oms.postal.folding import LONGEST, fold_address, name_starts
from oms.postal.lot import has_lot_number, read_lot
from oms.postal.postcode import read_postcode
from oms.postal.propose import propose
from oms.postal.reading import Place
from oms.postal.table import Table, retired
from oms.postal.verdict import AddressVerdict, Difference, Level, PlaceRead, Proposal

__all__ = ["STALE", "AddressReading", "PostalIndex"]

STALE: Final = 3
"""Months after which a code that is not in the data may simply be newer than the data."""


class AddressReading(NamedTuple):
    """What was recognised in an address.

    Attributes:
        places: The places it may be, the likeliest first; more than one where the ward is missing.
        codes: The postcodes of its town, each seven digits.
        rest: What stands behind the town, folded.
        has_lot: Whether a lot number stands there, or none is needed.
    """

    places: tuple[PlaceRead, ...]
    codes: tuple[str, ...]
    rest: str
    has_lot: bool


class PostalIndex:
    """Japan Post's postcodes, open for questions. Immutable and thread-safe.

    Args:
        data: The block made by `oms.postal.build.build`, which `oms.data` keeps in its cache.

    Raises:
        DataError: If the block is damaged or of another format.

    Example:
        >>> from oms.postal import sample_index
        >>> index = sample_index()
        >>> index.verify("100-0005", "東京都", "千代田区", "丸ノ内２−３−４").level.value
        'ok'
    """

    __slots__ = ("_data", "_exact", "_month", "_table")

    def __init__(self, data: bytes) -> None:
        """Open the block."""
        self._data = data
        self._table = Table(data)
        self._exact = self._table.exact()
        self._month: str = self._table.head["month"]

    def __reduce__(self) -> tuple[Any, ...]:
        """Pickle as the block itself."""
        return PostalIndex, (bytes(self._data),)

    def __repr__(self) -> str:
        """Show what it holds."""
        return f"<PostalIndex {self.source}, {self.counts['codes']} codes>"

    @property
    def month(self) -> str:
        """The month of the data, `YYYY-MM`."""
        return self._month

    @property
    def version(self) -> str:
        """What a screening records of it."""
        return f"{self._month} ({self.source})"

    @property
    def source(self) -> str:
        """Where the data comes from."""
        return str(self._table.head["source"])

    @property
    def counts(self) -> dict[str, int]:
        """How many codes, records of KEN_ALL and offices there are."""
        return dict(self._table.head["counts"])

    def age(self, on: date) -> int:
        """Return how many months the data is old on a day."""
        return self._table.age(on)

    def verify(
        self,
        postcode: object,
        prefecture: object,
        city: object,
        street: object,
        *,
        on: date | None = None,
    ) -> AddressVerdict:
        """Say whether a postcode and an address belong together.

        Args:
            postcode: The postcode as it stands in the order, in whatever form.
            prefecture: 都道府県; may be blank or stand in the next field.
            city: 市区町村; may be blank or stand in the next field.
            street: 町域, 番地 and building.
            on: The day asked for. With data more than three months old an unknown code may be
                a new one, and is a warning; without a day the data counts as fresh.

        Returns:
            A verdict for whatever is handed in; nothing raises. Cost grows with the length of
            the texts up to 400 characters a field, the rest is not read.
        """
        if (told := self._at_a_glance(postcode, prefecture, city, street)) is not None:
            return told
        return self._verify(postcode, _text(prefecture), _text(city) + _text(street), on)

    def _at_a_glance(
        self, postcode: object, prefecture: object, city: object, street: object
    ) -> AddressVerdict | None:
        """Answer where the table's own names and one plain town say yes, as for most orders."""
        if not (type(postcode) is type(prefecture) is type(city) is type(street) is str):
            return None
        number = self._exact.get(prefecture + city)
        digits = postcode if len(postcode) == 7 else postcode.replace("-", "", 1)
        if number is None or len(street) > LONGEST or not (digits.isascii() and digits.isdigit()):
            return None
        where = self._table.municipality(number)
        text = fold_address(street)
        key = value = None
        for length in where.lengths:
            if (value := where.towns.get(key := text[:length])) is not None:
                break
        if not key or len(digits) != 7 or value != int(digits) or key[-1].isdigit():
            return None
        if where.is_kyoto or key in where.towers or text.startswith(where.folded):
            return None
        place = PlaceRead(where.prefecture, where.city, where.shown.get(key, key))
        return AddressVerdict(Level.OK, "ok", digits, place, None, (), self._month)

    def _verify(
        self, postcode: object, prefecture: str, address: str, on: date | None
    ) -> AddressVerdict:
        field = read_postcode(postcode)
        text, places = self._places(prefecture, address)
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

    def _places(self, prefecture: str, address: str) -> tuple[str, list[Place]]:
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
        if on is not None and self.age(on) > STALE:
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
                    outcomes.append(self._elsewhere(number, place, live))
        if any(each.key and each.level is Level.MISMATCH for each in outcomes):
            outcomes = [each for each in outcomes if each.kind not in GUESSED]
        return min(outcomes, key=lambda each: each.rank) if outcomes else None

    def _elsewhere(self, number: int, place: Place, live: tuple[int, ...]) -> Outcome:
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
        return _with_difference(told, difference)

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

    def read(self, prefecture: object, city: object, street: object) -> AddressReading:
        """Say what is recognised in an address.

        Example:
            >>> from oms.postal import sample_index
            >>> reading = sample_index().read("", "千代田区", "丸の内1丁目2-3")
            >>> reading.places[0].town, reading.codes, reading.rest, reading.has_lot
            ('丸の内', ('1000005',), '1丁目2-3', True)
        """
        text, places = self._places(_text(prefecture), _text(city) + _text(street))
        best: list[tuple[str, Outcome]] = []
        for place in places:
            for number in place.numbers:
                outcome = self._elsewhere(number, place, ())
                if not best or len(outcome.key) >= len(best[0][0]):
                    best = [each for each in best if len(each[0]) == len(outcome.key)]
                    best.append((outcome.key, outcome))
        found = [outcome for _, outcome in best]
        codes = {code: None for each in found for code, _ in each.where.pairs(each.key)}
        rest = found[0].lot.text if found else text
        townless = bool(found) and not found[0].key and found[0].where.is_townless
        return AddressReading(
            tuple(PlaceRead(o.where.prefecture, o.where.city, o.where.town(o.key)) for o in found),
            tuple(f"{code:07}" for code in codes),
            rest,
            townless or has_lot_number(rest),
        )

    def lookup(self, postcode: object) -> tuple[PlaceRead, ...]:
        """Return the places a postcode is for; none if there is no such code.

        Example:
            >>> from oms.postal import sample_index
            >>> sample_index().lookup("498-0000")[1].text
            '三重県桑名郡木曽岬町 (以下に掲載がない場合)'
        """
        digits = read_postcode(postcode).digits
        return tuple(self._table.meanings(int(digits))) if digits else ()

    def is_office(self, postcode: object) -> bool:
        """Return whether a postcode belongs to one office or post-office box."""
        digits = read_postcode(postcode).digits
        if digits is None:
            return False
        numbers = self._table.where(int(digits))
        municipalities = map(self._table.municipality, numbers)
        return any(any(self._table.offices(each, int(digits))) for each in municipalities)

    def codes(self) -> Iterator[str]:
        """Yield all codes, in order."""
        return (f"{code:07}" for code in self._table.all_codes())


def _text(value: object) -> str:
    return value[:LONGEST] if isinstance(value, str) else ""


def _with_difference(verdict: AddressVerdict, difference: Difference) -> AddressVerdict:
    return AddressVerdict(
        verdict.level,
        verdict.kind,
        verdict.postcode,
        verdict.place,
        difference,
        verdict.suggestions,
        verdict.data_month,
    )
