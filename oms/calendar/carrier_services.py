"""What a carrier's service (配送サービス) takes, keeps and promises, with sources."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field, fields
from typing import Annotated, Any, Final, Literal, Self

from pydantic import BeforeValidator, Field
from pydantic.dataclasses import dataclass

from oms.calendar.business import BusinessCalendar
from oms.calendar.places import AreaField, Place
from oms.calendar.spans import CONFIG, DayField
from oms.calendar.tables import A_TABLE, read_table
from oms.errors import Fault, PackError, Told
from oms.model.refusals import refuse

__all__ = ["Delay", "Service", "ServiceSlot", "Source", "Window"]

_Name = Annotated[str, Field(min_length=1, max_length=60)]
_Hour = Annotated[int, Field(ge=0, le=24, strict=True)]
_Days = Annotated[int, Field(ge=0, le=150, strict=True)]
_Yes = Annotated[bool, Field(strict=True)]
_Areas = frozenset[AreaField]
_DELAY_KEYS: Final = {"from": "first", "to": "last"}


@dataclass(frozen=True, config=CONFIG)
class Source:
    """Where a fact comes from.

    Attributes:
        text: Who says it; [S] = read there, [G] = general knowledge, not confirmed; sources that
            disagree are both told.
        checked_on: The day it was read.
    """

    text: Annotated[str, Field(min_length=1, max_length=400)]
    checked_on: DayField


@dataclass(frozen=True, config=CONFIG)
class ServiceSlot:
    """A time of day the carrier delivers by (時間帯指定).

    Attributes:
        code: What the carrier's label file calls it.
        label: What people call it.
        start: The hour it begins, 0 to 24.
        end: The hour it ends.
    """

    code: _Name
    label: _Name
    start: _Hour
    end: _Hour

    def __post_init__(self) -> None:
        """Refuse a slot that ends before it begins."""
        if self.end <= self.start:
            raise refuse("a slot ends after it starts", "終わりは始まりより後にしてください")


@dataclass(frozen=True, config=CONFIG)
class Window:
    """How far ahead the carrier takes a delivery date (指定可能期間).

    Attributes:
        days: The furthest date, in days after the day it counts from.
        basis: `ship` = counted from the day of hand-over; `arrival` = from the day the parcel
            would arrive by itself.
    """

    days: _Days
    basis: Literal["ship", "arrival"]


@dataclass(frozen=True, config=CONFIG)
class Delay:
    """Days on which parcels handed over arrive later, or are not taken at all (遅延・引受停止).

    Attributes:
        first: The first day of hand-over; `from` in tables.
        last: The last one, included; `to` in tables.
        days: How many days later parcels arrive.
        suspended: Whether none are taken instead.
        origins: Prefectures, regions, beginnings of postcodes or island zones parcels come
            from; empty = everywhere.
        destinations: Where they go, likewise.
        note: What happened.

    Example:
        >>> from datetime import date
        >>> snow = Delay(date(2026, 1, 24), date(2026, 1, 26), days=1, destinations={"北陸"})
        >>> snow.applies(Place("東京都"), Place("石川県"))
        True
    """

    first: DayField
    last: DayField
    days: Annotated[int, Field(ge=1, le=60, strict=True)] | None = None
    suspended: _Yes = False
    origins: _Areas = frozenset()
    destinations: _Areas = frozenset()
    note: Annotated[str, Field(max_length=200)] = ""

    def __post_init__(self) -> None:
        """Refuse a delay that says nothing, or two things at once."""
        if self.last < self.first:
            raise refuse("ends before it begins", "終わりが始まりより前です")
        if (self.days is None) != self.suspended:
            en = "either days = 1 or more, or suspended = true expected"
            ja = "days = 1 以上か suspended = true の、どちらか一方を書いてください"
            raise refuse(en, ja)

    @classmethod
    def parse(cls, value: Any) -> Any:
        """Read a table with the keys `from` and `to`; without `to` it is one day."""
        if not isinstance(value, Mapping) or "from" not in value:
            return value
        table = {_DELAY_KEYS.get(key, key): each for key, each in value.items()}
        return {"last": table["first"]} | table

    def applies(self, origin: Place, destination: Place) -> bool:
        """Whether it concerns parcels from one place to another."""
        return (not self.origins or not self.origins.isdisjoint(origin.areas)) and (
            not self.destinations or not self.destinations.isdisjoint(destination.areas)
        )


DelayField = Annotated[Delay, BeforeValidator(Delay.parse)]


@dataclass(frozen=True, config=CONFIG)
class Service:
    """A service of a carrier. Immutable and hashable; sources are no part of what it says.

    Attributes:
        key: Such as `yamato.takkyubin`.
        label: What people call it.
        carrier: The company.
        takes_date: Whether a delivery date can be designated (お届け日指定).
        slots: The times of day it delivers by; empty = none can be designated.
        window: How far ahead a date may lie; `None` = no limit known.
        storage_days: How many days a parcel is kept after the first attempt; `None` = not known.
        pickup: When the carrier collects.
        delivery: When it delivers.
        delays: Delays and suspensions.
        leads_as: Key of the service whose lead times hold where it has no rows of its own.
        sources: Where each fact comes from.
    """

    key: Annotated[str, Field(pattern=r"^[a-z0-9_]+(\.[a-z0-9_]+)*$", max_length=60)]
    label: _Name
    carrier: _Name
    takes_date: _Yes
    slots: tuple[ServiceSlot, ...] = ()
    window: Window | None = None
    storage_days: _Days | None = None
    pickup: BusinessCalendar = BusinessCalendar()
    delivery: BusinessCalendar = BusinessCalendar()
    delays: tuple[DelayField, ...] = ()
    leads_as: str | None = None
    sources: Mapping[str, Source] = field(default_factory=dict, hash=False, compare=False)

    def __post_init__(self) -> None:
        """Refuse slots that cannot be told apart, a window without dates, sources of nothing."""
        codes = {slot.code for slot in self.slots}
        hours = {(slot.start, slot.end) for slot in self.slots}
        if min(len(codes), len(hours)) < len(self.slots):
            en = "every slot needs a code and hours of its own"
            raise refuse(en, "時間帯のコードと時刻が、ほかの時間帯と重なっています")
        if self.window is not None and not self.takes_date:
            en = "a window means that a date is taken: takes_date = true, or no window"
            ja = (
                "指定可能期間 (window) があるのは日付を指定できるとき (takes_date = true) だけです"
            )
            raise refuse(en, ja)
        if strange := sorted(self.sources.keys() - FACTS):
            en = "sources of {facts} expected, not of {strange}"
            ja = "{strange} の出典は書けません。書けるのは {facts} の出典です"
            raise refuse(
                en, ja, facts=Told.joined(FACTS, ", "), strange=Told.joined(strange, ", ")
            )

    def slot(self, code: str) -> ServiceSlot | None:
        """Return the slot of a code of the carrier."""
        return next((slot for slot in self.slots if slot.code == code), None)

    def slot_for_hours(self, start: int, end: int) -> ServiceSlot | None:
        """Return the slot of exactly these hours."""
        return next((each for each in self.slots if (each.start, each.end) == (start, end)), None)

    def override(self, table: Any, where: str = "service") -> Self:
        """Return the service with facts of the shop's own.

        A fact that is given replaces the whole fact and its source; the others stay. `window`
        and `storage_days` are taken away with the text `"none"`, since TOML has no null.

        Args:
            table: Attributes as TOML gives them.
            where: What faults call it.

        Raises:
            PackError: With every fault.

        Example:
            >>> from oms.calendar import service
            >>> own = service("yamato.takkyubin").override({"storage_days": 3})
            >>> own.storage_days, own.window.days
            (3, 7)
        """
        if not isinstance(table, Mapping):
            raise PackError([Fault(where, None, A_TABLE)])
        changed = {key: _none(key, value) for key, value in table.items()}
        own = changed.pop("sources", {})
        kept: dict[str, Any] = {
            name: each for name, each in self.sources.items() if name not in changed
        }
        sources = kept | {**own} if isinstance(own, Mapping) else own
        base = {each.name: getattr(self, each.name) for each in fields(self)}
        return read_table(type(self), base | changed | {"sources": sources}, where)


def _none(key: str, value: Any) -> Any:
    return None if key in {"window", "storage_days"} and value == "none" else value


FACTS: Final = tuple(
    name for name in Service.__dataclass_fields__ if name not in {"key", "carrier", "sources"}
)
"""The attributes that may name a source."""
