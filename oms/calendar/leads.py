"""Lead times (配送日数): how many days a service takes from one area to another."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from pathlib import Path
from typing import Annotated, Any, Final, Self

from pydantic import Field
from pydantic.dataclasses import dataclass

from oms.calendar.carrier_services import Service
from oms.calendar.lead_files import rows_of_csv, rows_of_table
from oms.calendar.lead_rows import Rows
from oms.calendar.places import Place, parse_area
from oms.calendar.spans import CONFIG
from oms.errors import PackError

__all__ = ["Lead", "LeadTable"]

_ORIGINS_KEPT: Final = 64
"""For how many pairs of service and origin rows are kept merged; a shop has a handful."""


@dataclass(frozen=True, config=CONFIG)
class Lead:
    """How long a parcel travels.

    Attributes:
        days: Days after the day of hand-over; 0 = it arrives the same day.
        first_hour: The hour from which it is delivered on the first day, such as 14 where it
            arrives by noon; `None` = from the morning.
    """

    days: Annotated[int, Field(ge=0, le=150, strict=True)]
    first_hour: Annotated[int, Field(ge=0, le=23, strict=True)] | None = None


class LeadTable:
    """Lead times by service, origin and destination. Immutable and thread-safe.

    The most particular row holds. The destination goes before the origin; for each of them:
    island zone > longest beginning of the postcode > prefecture > region (the narrower first) >
    `*`. A destination on an island without a bridge is never served by a row for its prefecture,
    its region or `*`, nor by a beginning of its postcode that the mainland shares.

    Args:
        rows: `(service, origin, destination)` to its lead; areas as `parse_area` reads them.

    Raises:
        PydanticCustomError: For an area nobody knows.

    Example:
        >>> table = LeadTable({
        ...     ("yamato.takkyubin", "関東", "北海道"): Lead(2),
        ...     ("yamato.takkyubin", "*", "*"): Lead(1),
        ... })
        >>> table.find("yamato.takkyubin", Place("東京都"), Place("北海道")).days
        2
        >>> table.find("yamato.takkyubin", Place("東京都"), Place("東京都", "大島町")) is None
        True
    """

    def __init__(self, rows: Mapping[tuple[str, str, str], Lead] = {}) -> None:
        """Sort the rows by service and origin."""
        self._rows = {
            (service, parse_area(origin), parse_area(destination)): lead
            for (service, origin, destination), lead in rows.items()
        }
        self._by_origin: dict[tuple[str, str], dict[str, Lead]] = {}
        for (service, origin, destination), lead in self._rows.items():
            self._by_origin.setdefault((service, origin), {})[destination] = lead
        self._merged: dict[tuple[str, tuple[str, ...]], dict[str, Lead]] = {}

    def __reduce__(self) -> tuple[Any, ...]:
        """Pickle by rebuilding."""
        return type(self), (self._rows,)

    def __len__(self) -> int:
        """Return the number of rows."""
        return len(self._rows)

    def __eq__(self, other: object) -> bool:
        """Tables with the same rows are equal."""
        return self._rows == other._rows if isinstance(other, LeadTable) else NotImplemented

    def __hash__(self) -> int:
        """Return a hash of the rows."""
        return hash(frozenset(self._rows.items()))

    def __repr__(self) -> str:
        """Tell how much it holds."""
        return f"LeadTable({len(self)} rows)"

    @property
    def rows(self) -> dict[tuple[str, str, str], Lead]:
        """A copy of the rows, areas as `parse_area` writes them."""
        return dict(self._rows)

    @property
    def services(self) -> frozenset[str]:
        """The keys of the services it knows."""
        return frozenset(service for service, _, _ in self._rows)

    def to_table(self) -> list[dict[str, Any]]:
        """Return the rows as `from_table` reads them.

        Example:
            >>> LeadTable({("yamato.takkyubin", "*", "沖縄県"): Lead(3)}).to_table()
            [{'service': 'yamato.takkyubin', 'origin': '*', 'destination': '沖縄県', 'days': 3}]
        """
        names = ("service", "origin", "destination")
        rows = []
        for key, lead in self._rows.items():
            row: dict[str, Any] = dict(zip(names, key, strict=True)) | {"days": lead.days}
            if lead.first_hour is not None:
                row["first_slot"] = lead.first_hour
            rows.append(row)
        return rows

    def find(self, service: str | Service, origin: Place, destination: Place) -> Lead | None:
        """Return the lead of a parcel, `None` where no row holds.

        Args:
            service: The service or its key.
            origin: Where it is handed over.
            destination: Where it goes.
        """
        key = service if isinstance(service, str) else service.key
        merged = self._merged.get((key, origin.areas))
        if merged is None:
            merged = self._merge(key, origin.areas)
        for area in destination.served_by:
            if (lead := merged.get(area)) is not None:
                return lead
        return None

    def _merge(self, service: str, areas: tuple[str, ...]) -> dict[str, Lead]:
        """Return the rows that hold for an origin, by destination; threads may both merge them."""
        merged: dict[str, Lead] = {}
        for area in reversed(areas):
            merged |= self._by_origin.get((service, area), {})
        if len(self._merged) >= _ORIGINS_KEPT:
            self._merged.clear()
        self._merged[service, areas] = merged
        return merged

    @classmethod
    def from_table(
        cls, table: Any, where: str = "leads", *, services: Iterable[str] | None = None
    ) -> Self:
        """Read a list of rows, or a table with the list `lead`, as TOML gives them.

        A row has `service`, `origin` (left out: `*`), `destination` (one area or a list), `days`
        and `first_slot`: an hour such as 14, a slot such as "14-16", 午前, 午後 or 夕方; left
        out, it is delivered from the morning.

        Args:
            table: The rows.
            where: What faults call it.
            services: The keys that are known; `None` = any.

        Raises:
            PackError: With every fault: wrong values, unknown services and areas, double rows.
        """
        return cls._of(rows_of_table(table, where, _known(services)))

    @classmethod
    def from_csv(
        cls, source: Path | str | bytes, where: str = "", *, services: Iterable[str] | None = None
    ) -> Self:
        """Read a CSV file with the columns service, origin, destination, days and first_slot.

        UTF-8 or CP932, as Excel writes them. Empty lines and lines that begin with # are passed
        over; an empty origin is `*`.

        Args:
            source: A path, or what the file holds (text with a line break, or bytes).
            where: What faults call it; the path where it is left out.
            services: The keys that are known; `None` = any.

        Raises:
            PackError: With every fault, its line and column.
        """
        return cls._of(rows_of_csv(source, where, _known(services)))

    @classmethod
    def _of(cls, rows: Rows) -> Self:
        if rows.faults:
            raise PackError(rows.told())
        return cls({row.key: Lead(row.days, row.first_hour) for row in rows.rows})


def _known(services: Iterable[str] | None) -> Collection[str] | None:
    return None if services is None else frozenset(services)
