"""From an order to ship requests: which RMS field means what for the ship date."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import NamedTuple

from oms.calendar.carrier_services import Service
from oms.calendar.days import jst_day
from oms.calendar.places import Place, zone_of
from oms.calendar.plan import ShipPlan
from oms.calendar.planner import plan_shipment
from oms.calendar.shipping import ShipItem, ShipRequest
from oms.calendar.shop import ShopDays, shop_days
from oms.model.orders import Order
from oms.model.package import Item, Package
from oms.model.shop import ItemFacts, ServiceFacts, ShopFacts
from oms.model.slot import DeliverySlot, SlotKind

__all__ = ["PackagePlan", "service_of", "ship_plans", "ship_request", "slot_of"]

_COOL = frozenset({"chilled", "frozen"})


class PackagePlan(NamedTuple):
    """The plan of one package.

    Attributes:
        subject: What findings about the package are keyed by.
        plan: When it ships.
    """

    subject: str
    plan: ShipPlan


def ship_plans(order: Order, shop: ShopFacts, at: datetime) -> tuple[PackagePlan, ...]:
    """Plan every package of an order that is still to be shipped.

    Left out are packages that have left, and those whose receiver has not entered an address.

    Args:
        order: The order.
        shop: Facts of the shop: `[shop]` of its pack.
        at: The moment, aware.

    Returns:
        A plan for each package; none where the shop has not said which service of a carrier is
        behind the order's delivery method.
    """
    found = []
    for package in order.packages:
        if package.has_left(jst_day(at)) or package.recipient.is_placeholder:
            continue
        request = ship_request(order, shop, at, package)
        if request is not None:
            found.append(PackagePlan(package.subject, plan_shipment(request)))
    return tuple(found)


def ship_request(
    order: Order, shop: ShopFacts, at: datetime, package: Package | None = None
) -> ShipRequest | None:
    """Ask for the ship date of an order's package.

    orderFixDatetime, else orderDatetime, is when it was accepted; deliveryDate and shippingTerm
    are the wish; the delivery method names the service, and 配送区分 (deliveryClass) a cool one;
    the item master says how long each item takes; the recipient is the destination.

    Args:
        order: The order.
        shop: Facts of the shop.
        at: The moment, aware.
        package: Which package; by default the first.

    Returns:
        The request; `None` where the shop has not named a service.
    """
    days = shop_days(shop)
    service = service_of(order, shop)
    packages = order.packages
    if service is None or not packages:
        return None
    package = packages[0] if package is None else package
    destination = _destination(package)
    zone = zone_of(destination)
    wished = order.requested_delivery_date
    shipping = days.shipping
    items = package.items
    return ShipRequest(
        now=at,
        accepted_at=_accepted_at(order),
        items=tuple(_item(item, shop, shipping.prep_days) for item in items) or (ShipItem(),),
        desired_date=wished if isinstance(wished, date) else None,
        slot=slot_of(order, service, days),
        service=service,
        calendars=days.calendars_for(service),
        lead=days.lead(service, destination),
        zone=zone,
        zone_held=zone is not None and shipping.holds(zone),
        delays=tuple(
            each for each in service.delays if each.applies(shipping.origin, destination)
        ),
        earliest_ship=_earliest_ship(items, shop),
        latest_ship=_latest_ship(order, shipping.ship_within_days),
        policy=shipping.policy,
        buffer_days=shipping.buffer_days,
        max_desired_days=shipping.max_desired_days,
    )


def service_of(order: Order, shop: ShopFacts) -> Service | None:
    """Return the service of a carrier an order travels with, as far as the shop has said.

    Raises:
        CalendarError: If the shop names one that does not exist.
    """
    days, delivery = shop_days(shop), order.delivery
    name = getattr(delivery, "delivery_name", None)
    facts = shop.service(name) or ServiceFacts()
    key = facts.carrier_service or days.shipping.service
    if facts.cool_service is not None and _is_cool(order, shop, facts):
        key = facts.cool_service
    return None if key is None else days.service(key)


def _is_cool(order: Order, shop: ShopFacts, facts: ServiceFacts) -> bool:
    goods = (shop.item(item) for item in order.items)
    told = (order.temperature, facts.temperature, *(each and each.temperature for each in goods))
    return not _COOL.isdisjoint(each for each in told if isinstance(each, str))


def slot_of(order: Order, service: Service, days: ShopDays) -> str | None:
    """Return the code of the wished time slot, as the service names it.

    The shop's own mapping (`[shop.shipping.slots]`) goes first; a code of another carrier of the
    shop means the slot of the same hours, and no slot where this service takes none. 午前中 is
    the service's slot that ends by noon, hours are the slot of the same hours; hours the service
    does not have stay a code it does not know. 午後 and その他 mean no slot of a carrier: `None`,
    unless mapped.
    """
    slot = order.delivery_time_slot
    if not isinstance(slot, DeliverySlot):
        return None
    mapped = days.shipping.slots.get(str(slot.term))
    if mapped is not None:
        return _mapped(mapped, service, days)
    if slot.kind is SlotKind.MORNING:
        found = next((each for each in service.slots if each.end <= 12), None)
        return slot.label if found is None else found.code
    if slot.kind is SlotKind.HOURS and slot.start is not None and slot.end is not None:
        found = service.slot_for_hours(slot.start, slot.end)
        return slot.label if found is None else found.code
    return None


def _mapped(code: str, service: Service, days: ShopDays) -> str | None:
    """Return a code the shop mapped a wish to, as this service names it."""
    if service.slot(code) is not None:
        return code
    if not service.slots:
        return None
    found = next((slot for each in days.named for slot in each.slots if slot.code == code), None)
    same = None if found is None else service.slot_for_hours(found.start, found.end)
    return code if same is None else same.code


def _accepted_at(order: Order) -> datetime:
    fixed = order.order_fix_datetime
    return fixed if isinstance(fixed, datetime) else order.order_datetime


def _item(item: Item, shop: ShopFacts, prep_days: int) -> ShipItem:
    facts = shop.item(item) or ItemFacts()
    return ShipItem(
        prep_days=prep_days if facts.prep_days is None else facts.prep_days,
        stock_day=facts.stock_day if isinstance(facts.stock_day, date) else None,
        stock_unknown=facts.stock_day == "unknown",
    )


def _earliest_ship(items: tuple[Item, ...], shop: ShopFacts) -> date | None:
    facts = [shop.item(item) for item in items]
    days = [each.ship_from for each in facts if each is not None and each.ship_from is not None]
    return max(days, default=None)


def _latest_ship(order: Order, within: int | None) -> date | None:
    return None if within is None else jst_day(order.order_datetime) + timedelta(days=within)


def _destination(package: Package) -> Place:
    recipient = package.recipient
    parts = (recipient.prefecture, recipient.city, recipient.postcode, recipient.street)
    return Place(*(part if isinstance(part, str) and part else None for part in parts))
