"""Days of Japan: holidays, calendars, cutoffs; carriers' services, lead times and islands.

Pure: no clock; a file is read only where its path is handed in. Sources are loaded when a
question needs them: jpholiday for holidays, python-dateutil for closures by rule, both in the
extra `oms[calendar]`; services and islands from the data of this package. The names below are
loaded on first use: the checks stand above this floor, and most shops state no calendar.

Example:
    >>> from datetime import date
    >>> from oms.calendar import BusinessCalendar
    >>> shop = BusinessCalendar.from_table({"closed_weekdays": "土日", "year_end": "12-29..01-03"})
    >>> shop.next_open(date(2026, 12, 28)).isoformat()
    '2027-01-04'
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from oms.calendar.business import HORIZON, BusinessCalendar
    from oms.calendar.calendars import Calendars
    from oms.calendar.carrier_services import Delay, Service, ServiceSlot, Source, Window
    from oms.calendar.catalogue import service, services
    from oms.calendar.cutoffs import Cutoffs
    from oms.calendar.days import FIRST_YEAR, LAST_YEAR, jst_day
    from oms.calendar.islands import Zone
    from oms.calendar.laws import CORRECTIONS, OFFICIAL_UNTIL, Correction
    from oms.calendar.leads import Lead, LeadTable
    from oms.calendar.national import HolidayInfo, NationalHolidays
    from oms.calendar.of_order import PackagePlan, ship_plans, ship_request
    from oms.calendar.places import Place, parse_area, zone_of
    from oms.calendar.plan import ShipPlan, ShipReason
    from oms.calendar.planner import plan_shipment
    from oms.calendar.reasons import DayKind, DayReason
    from oms.calendar.recurring import Recurring
    from oms.calendar.regions import REGIONS, regions_of
    from oms.calendar.shipping import ShipItem, ShipRequest
    from oms.calendar.shop import Shipping, ShopDays, shop_days
    from oms.calendar.spans import AnnualSpan, Span
    from oms.calendar.step_texts import Step, StepKind

_HOMES = {
    "oms.calendar.business": (
        "HORIZON",
        "BusinessCalendar",
    ),
    "oms.calendar.calendars": ("Calendars",),
    "oms.calendar.catalogue": (
        "service",
        "services",
    ),
    "oms.calendar.cutoffs": ("Cutoffs",),
    "oms.calendar.days": (
        "FIRST_YEAR",
        "LAST_YEAR",
        "jst_day",
    ),
    "oms.calendar.islands": ("Zone",),
    "oms.calendar.laws": (
        "CORRECTIONS",
        "OFFICIAL_UNTIL",
        "Correction",
    ),
    "oms.calendar.leads": (
        "Lead",
        "LeadTable",
    ),
    "oms.calendar.national": (
        "HolidayInfo",
        "NationalHolidays",
    ),
    "oms.calendar.of_order": (
        "PackagePlan",
        "ship_plans",
        "ship_request",
    ),
    "oms.calendar.places": (
        "Place",
        "parse_area",
        "zone_of",
    ),
    "oms.calendar.plan": (
        "ShipPlan",
        "ShipReason",
    ),
    "oms.calendar.planner": ("plan_shipment",),
    "oms.calendar.reasons": (
        "DayKind",
        "DayReason",
    ),
    "oms.calendar.recurring": ("Recurring",),
    "oms.calendar.regions": (
        "REGIONS",
        "regions_of",
    ),
    "oms.calendar.carrier_services": (
        "Delay",
        "Service",
        "ServiceSlot",
        "Source",
        "Window",
    ),
    "oms.calendar.shipping": (
        "ShipItem",
        "ShipRequest",
    ),
    "oms.calendar.shop": (
        "Shipping",
        "ShopDays",
        "shop_days",
    ),
    "oms.calendar.spans": (
        "AnnualSpan",
        "Span",
    ),
    "oms.calendar.step_texts": (
        "Step",
        "StepKind",
    ),
}
_HOME_OF = {name: home for home, names in _HOMES.items() for name in names}

__all__ = [
    "CORRECTIONS",
    "FIRST_YEAR",
    "HORIZON",
    "LAST_YEAR",
    "OFFICIAL_UNTIL",
    "REGIONS",
    "AnnualSpan",
    "BusinessCalendar",
    "Calendars",
    "Correction",
    "Cutoffs",
    "DayKind",
    "DayReason",
    "Delay",
    "HolidayInfo",
    "Lead",
    "LeadTable",
    "NationalHolidays",
    "PackagePlan",
    "Place",
    "Recurring",
    "Service",
    "ServiceSlot",
    "ShipItem",
    "ShipPlan",
    "ShipReason",
    "ShipRequest",
    "Shipping",
    "ShopDays",
    "Source",
    "Span",
    "Step",
    "StepKind",
    "Window",
    "Zone",
    "jst_day",
    "parse_area",
    "plan_shipment",
    "regions_of",
    "service",
    "services",
    "ship_plans",
    "ship_request",
    "shop_days",
    "zone_of",
]


def __getattr__(name: str) -> Any:
    """Load a public name on first use."""
    if name not in _HOME_OF:
        msg = f"module 'oms.calendar' has no attribute {name!r}"
        raise AttributeError(msg)
    value = globals()[name] = getattr(import_module(_HOME_OF[name]), name)
    return value


def __dir__() -> list[str]:
    """List the public names, loaded or not."""
    return sorted(__all__)
