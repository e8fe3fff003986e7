"""Ask the index: does this postcode belong to this address, and what else may be meant."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any, NamedTuple

from oms.postal.folding import LONGEST, fold_address
from oms.postal.lot import has_lot_number
from oms.postal.outcome import Outcome
from oms.postal.postcode import read_postcode
from oms.postal.table import Table
from oms.postal.verdict import AddressVerdict, Level, PlaceRead
from oms.postal.verify import Verifier

__all__ = ["AddressReading", "PostalIndex"]


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

    __slots__ = ("_data", "_exact", "_month", "_table", "_verifier")

    def __init__(self, data: bytes) -> None:
        """Open the block."""
        self._data = data
        self._table = Table(data)
        self._exact = self._table.exact()
        self._verifier = Verifier(self._table)
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
        return self._verifier.verify(postcode, _text(prefecture), _text(city) + _text(street), on)

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

    def read(self, prefecture: object, city: object, street: object) -> AddressReading:
        """Say what is recognised in an address.

        Example:
            >>> from oms.postal import sample_index
            >>> reading = sample_index().read("", "千代田区", "丸の内1丁目2-3")
            >>> reading.places[0].town, reading.codes, reading.rest, reading.has_lot
            ('丸の内', ('1000005',), '1丁目2-3', True)
        """
        text, places = self._verifier.places(_text(prefecture), _text(city) + _text(street))
        best: list[tuple[str, Outcome]] = []
        for place in places:
            for number in place.numbers:
                outcome = self._verifier.elsewhere(number, place, ())
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
