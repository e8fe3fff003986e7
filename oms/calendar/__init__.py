"""Days of Japan: holidays, calendars, cutoffs; carriers' services, lead times and islands.

Pure: no clock; a file is read only where its path is handed in. Sources are loaded when a
question needs them: jpholiday for holidays, python-dateutil for closures by rule, both in the
extra `oms[calendar]`; services and islands from the data of this package.

Example:
    >>> from datetime import date
    >>> shop = BusinessCalendar.from_table({"closed_weekdays": "土日", "year_end": "12-29..01-03"})
    >>> shop.next_open(date(2026, 12, 28)).isoformat()
    '2027-01-04'
"""

from oms.calendar.business import HORIZON, BusinessCalendar
from oms.calendar.calendars import Calendars
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
from oms.calendar.services import Delay, Service, ServiceSlot, Source, Window
from oms.calendar.shipping import ShipItem, ShipRequest
from oms.calendar.shop import Shipping, ShopDays, shop_days
from oms.calendar.spans import AnnualSpan, Span
from oms.calendar.step_texts import Step, StepKind

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
