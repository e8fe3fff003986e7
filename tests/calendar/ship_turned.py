"""From a request to the referee to the same request to the planner, and back."""

from datetime import date

from oms.calendar import (
    Calendars,
    Delay,
    Lead,
    Service,
    ServiceSlot,
    ShipItem,
    ShipRequest,
    Window,
    Zone,
    plan_shipment,
)
from tests.calendar.ship_facts import OracleAnswer, OracleRequest
from tests.calendar.ship_real import business_calendar, real_cutoffs

ISLAND = Zone("chichijima", "父島", "東京都")


def turned(request: OracleRequest) -> ShipRequest:
    """Return the request as the planner takes it."""
    named = request.slot_start is not None and request.slot_supported
    service = Service(
        key="test.parcel",
        label="試験便",
        carrier="試験運輸",
        takes_date=True,
        slots=(ServiceSlot("S", "時間帯", request.slot_start, 24),) if named else (),
        window=None if request.window is None else Window(*request.window),
    )
    object.__setattr__(service, "takes_date", request.takes_date)  # a window without dates
    return ShipRequest(
        now=request.now,
        accepted_at=request.accepted_at,
        service=service,
        calendars=Calendars(
            shop=business_calendar(request.shop),
            warehouse=business_calendar(request.warehouse),
            pickup=business_calendar(request.pickup),
            delivery=business_calendar(request.delivery),
            cutoffs=real_cutoffs(request.cutoffs),
        ),
        lead=None if request.lead is None else Lead(*request.lead),
        items=tuple(_item(prep, stock) for prep, stock in request.items),
        desired_date=request.desired,
        slot=None if request.slot_start is None else "S",
        zone=None if request.zone == "none" else ISLAND,
        zone_held=request.zone == "held",
        delays=tuple(_delay(*each) for each in request.delays if each[2] != 0),
        earliest_ship=request.earliest_ship,
        latest_ship=request.latest_ship,
        policy=request.policy,
        buffer_days=request.buffer,
        max_desired_days=request.max_desired_days,
    )


def _item(prep: int, stock: date | str | None) -> ShipItem:
    if stock == "unknown":
        return ShipItem(prep_days=prep, stock_unknown=True)
    return ShipItem(prep_days=prep, stock_day=stock)


def _delay(first: date, last: date, days: int | None) -> Delay:
    return Delay(first, last, days=days, suspended=days is None)


def planned(request: OracleRequest) -> OracleAnswer:
    """Answer a request by the planner, in the words of the referee."""
    plan = plan_shipment(turned(request))
    return OracleAnswer(
        ship=plan.ship_date,
        arrival=plan.arrival,
        slack=plan.slack,
        feasible=plan.feasible_days,
        reasons=tuple(each.name for each in plan.reasons),
        notes=tuple(each.name for each in plan.notes),
        earliest_delivery=plan.earliest_delivery,
    )
