"""What the referee of the ship date is asked and answers: plain data, nothing computed."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta, timezone
from typing import Literal

JST = timezone(timedelta(hours=9))

REASONS = (
    "STOCK_UNKNOWN",
    "LEAD_UNKNOWN",
    "REMOTE_ISLAND",
    "DATE_UNSUPPORTED",
    "DEST_DATE_UNSUPPORTED",
    "SLOT_UNSUPPORTED",
    "PAST_DATE",
    "NO_DELIVERY_ON_DATE",
    "TOO_SOON",
    "SLOT_TOO_EARLY",
    "TOO_FAR",
    "SHIP_DEADLINE",
)
"""All reasons, in the order of the specification."""


@dataclass(frozen=True)
class Days:
    """Which days are open: opened spans win over closed ones, these over closed weekdays.

    Spans are first and last day, both included; Monday is 0.
    """

    closed_weekdays: frozenset[int] = frozenset()
    closed: tuple[tuple[date, date], ...] = ()
    opened: tuple[tuple[date, date], ...] = ()

    def __call__(self, day: date) -> bool:
        """Whether a day is open."""
        for first, last in self.opened:
            if first <= day <= last:
                return True
        for first, last in self.closed:
            if first <= day <= last:
                return False
        return day.weekday() not in self.closed_weekdays


@dataclass(frozen=True)
class OracleRequest:
    """One parcel, and all that decides about its day."""

    now: datetime
    accepted_at: datetime | None = None
    # Days of preparation and stock day; None is the acceptance day.
    items: tuple[tuple[int, date | Literal["unknown"] | None], ...] = ((0, None),)
    desired: date | None = None
    # First hour of the wished slot; None: no slot is wished.
    slot_start: int | None = None
    # False: the wished slot is none of the service's.
    slot_supported: bool = True
    shop: Days = Days()
    warehouse: Days = Days()
    pickup: Days = Days()
    delivery: Days = Days()
    # By weekday; without one the day lasts until midnight.
    cutoffs: Mapping[int, time] = field(default_factory=dict)
    takes_date: bool = True
    window: tuple[int, Literal["ship", "arrival"]] | None = None
    # Days on the way and first hour of delivery; None: there is no row.
    lead: tuple[int, int | None] | None = (1, None)
    # "held": an island zone the shop holds.
    zone: Literal["none", "island", "held"] = "none"
    # First and last ship day, days more; None: the carrier takes nothing in.
    delays: tuple[tuple[date, date, int | None], ...] = ()
    earliest_ship: date | None = None
    latest_ship: date | None = None
    policy: Literal["latest", "earliest"] = "latest"
    buffer: int = 0
    max_desired_days: int | None = None


@dataclass(frozen=True)
class OracleAnswer:
    """What the specification gives."""

    ship: date | None
    arrival: date | None
    slack: int | None
    feasible: int
    reasons: tuple[str, ...]
    notes: tuple[str, ...]
    earliest_delivery: date | None


Planner = Callable[[OracleRequest], OracleAnswer]
