"""A shop's days: the tables of `[shop]` that speak of shipping, as objects."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass as plain
from dataclasses import replace
from typing import Annotated, Any, Final, Literal

from pydantic import BeforeValidator, Field
from pydantic.dataclasses import dataclass

from oms.calendar.calendars import Calendars
from oms.calendar.carrier_services import Service
from oms.calendar.catalogue import service as carrier_service
from oms.calendar.islands import Zone
from oms.calendar.leads import Lead, LeadTable
from oms.calendar.places import Place, parse_area
from oms.calendar.regions import PREFECTURES
from oms.calendar.spans import CONFIG
from oms.calendar.tables import read_table
from oms.errors import CalendarError, Fault, PackError, Told
from oms.model.refusals import refuse
from oms.model.shop import ShopFacts

__all__ = ["Shipping", "ShopDays", "shop_days"]

_Count = Annotated[int, Field(ge=0, le=1000, strict=True)]
_ALL: Final = "*"


def _zone(value: Any) -> Any:
    area = parse_area(value)
    if not isinstance(area, str) or area.isdecimal() or (area != _ALL and not area.isascii()):
        en = 'island zones expected, such as "父島", or "*" for all of them'
        raise refuse(en, '離島の名前にしてください (例: "父島")。"*" はすべての離島です')
    return area


def _origin(value: Any) -> Any:
    """An origin that is misspelt would meet no row of the lead table, and nobody would know."""
    if not isinstance(value, Mapping):
        return value
    prefecture, code = value.get("prefecture"), value.get("postcode")
    if isinstance(prefecture, str) and prefecture not in PREFECTURES:
        en, ja = "a prefecture expected, such as 東京都", "東京都 のような都道府県名にしてください"
        raise refuse(en, ja)
    if code is not None and (not isinstance(code, str) or Place(postcode=code).postcode is None):
        raise refuse("a postcode of seven digits expected", "郵便番号は 7 桁で書いてください")
    return value


def _slots(value: Any) -> Any:
    if not isinstance(value, Mapping):
        en = 'a table expected, such as { "2" = "1416" }'
        raise refuse(en, 'テーブルにしてください (例: { "2" = "1416" })')
    terms = {str(term): code for term, code in value.items()}
    if strange := [term for term in terms if not term.isdecimal() or len(term) > 4]:
        en = "希望時間帯 numbers of RMS expected, such as 1, 2, 812; not {found}"
        ja = "RMS の希望時間帯の番号 (1、2、812 など) にしてください。{found} は違います"
        raise refuse(en, ja, found=f"{strange[0]!r:.20}")
    return terms


@dataclass(frozen=True, config=CONFIG)
class Shipping:
    """How a shop ships, from the table `[shop.shipping]`.

    Attributes:
        origin: Where parcels leave from: prefecture, city, postcode.
        service: Key of the service used where a delivery method names none.
        prep_days: 出荷準備日数 of items that have none of their own.
        policy: `latest` ships as late as the wished date allows, `earliest` as soon as possible.
        buffer_days: Spare days to keep before the wished date, where that can be.
        max_desired_days: How many days from today a wished date may lie; `None` = any.
        ship_within_days: 出荷期限: how many calendar days after the order it must have left, such
            as the days a card authorisation lasts; `None` = any.
        held_zones: Island zones whose parcels a person looks at in any case; `*` = all.
        slots: Codes of the service's time slots by 希望時間帯 number of RMS, where the hours alone
            do not tell: 2 (午後), 9 (その他), or hours the carrier does not have.
    """

    origin: Annotated[Place, BeforeValidator(_origin)] = Place()
    service: Annotated[str, Field(min_length=1)] | None = None
    prep_days: _Count = 0
    policy: Literal["latest", "earliest"] = "latest"
    buffer_days: _Count = 0
    max_desired_days: _Count | None = None
    ship_within_days: _Count | None = None
    held_zones: frozenset[Annotated[str, BeforeValidator(_zone)]] = frozenset()
    slots: Annotated[Mapping[str, str], BeforeValidator(_slots)] = Field(default_factory=dict)

    def holds(self, zone: Zone) -> bool:
        """Whether the shop wants to see parcels to a zone."""
        return zone.key in self.held_zones or _ALL in self.held_zones


@plain(frozen=True, slots=True)
class ShopDays:
    """All a shop has said about days: made once of its facts by `shop_days`.

    Attributes:
        shipping: How it ships.
        calendars: When it works; `None` where it has not said.
        services: The services it names, with what it states otherwise of them.
        leads: Its lead table; `None` where it has none.
        keys: Keys of the services its delivery methods and `[shop.shipping]` name.
    """

    shipping: Shipping
    calendars: Calendars | None
    services: Mapping[str, Service]
    leads: LeadTable | None
    keys: tuple[str, ...] = ()

    @property
    def named(self) -> Iterator[Service]:
        """The services the shop uses."""
        return map(self.service, self.keys)

    def service(self, key: str) -> Service:
        """Return a service by its key, the shop's own one first.

        Raises:
            CalendarError: If there is none.
        """
        return self.services[key] if key in self.services else carrier_service(key)

    def calendars_for(self, service: Service) -> Calendars:
        """Return the four calendars, the carrier's days being the service's unless the shop's."""
        stated = _EVERY_DAY if self.calendars is None else self.calendars
        return replace(
            stated,
            pickup=service.pickup if stated.pickup is None else stated.pickup,
            delivery=service.delivery if stated.delivery is None else stated.delivery,
        )

    def lead(self, service: Service, destination: Place) -> Lead | None:
        """Return the transit days to a place, if the lead table says."""
        if self.leads is None:
            return None
        found = self.leads.find(service.key, self.shipping.origin, destination)
        if found is None and service.leads_as is not None:
            found = self.leads.find(service.leads_as, self.shipping.origin, destination)
        return found


def shop_days(shop: ShopFacts) -> ShopDays:
    """Return what a shop has said about days, made at the first call.

    Raises:
        PackError: With every fault; a pack that was loaded has none.

    Example:
        >>> days = shop_days(ShopFacts(calendars={"shop": {"closed_weekdays": "土日"}}))
        >>> sorted(days.calendars.shop.closed_weekdays)
        [5, 6]
    """
    return shop.once("days", _made)


_EVERY_DAY: Final = Calendars.from_table({"shop": {}})


def _made(facts: ShopFacts) -> ShopDays:
    faults: list[Fault] = []
    shipping = _read(Shipping, facts.shipping, "shop.shipping", faults)
    calendars = None
    if facts.calendars:
        calendars = _read(Calendars, {"shop": {}, **facts.calendars}, "shop.calendars", faults)
    services = dict(_services(facts, faults))
    leads = None
    if facts.leads:
        try:
            leads = LeadTable.from_table(list(facts.leads), "shop.leads")
        except PackError as error:
            faults += error.faults
    faults += _unknown_services(facts, services)
    if faults or shipping is None:
        raise PackError(faults)
    methods = facts.services.values()
    used = {each.carrier_service for each in methods} | {each.cool_service for each in methods}
    keys = tuple(sorted(key for key in used | {shipping.service} if key))
    made = ShopDays(shipping, calendars, services, leads, keys)
    if faults := [*_unknown_slots(made), *_lost_origin(made)]:
        raise PackError(faults)
    return made


def _lost_origin(days: ShopDays) -> Iterator[Fault]:
    """Yield a fault where every lead row names an origin, and the shop none that could meet it."""
    rows = {} if days.leads is None else days.leads.rows
    stated = days.shipping.origin != Place()
    if rows and not stated and all(origin != _ALL for _, origin, _ in rows):
        en = "is missing: every row of the lead table is for an origin"
        ja = "ありません。配送日数の行はどれも発送元が決まっています"
        yield Fault("shop.shipping.origin", None, Told(en, ja))


def _unknown_slots(days: ShopDays) -> Iterator[Fault]:
    """Yield a fault for each mapped code that no service the shop names has."""
    codes = dict.fromkeys(slot.code for each in days.named for slot in each.slots)
    for term, code in days.shipping.slots.items() if days.keys else ():
        if code not in codes:
            known = Told.joined(list(codes), ", ")
            en = "no service named here has such a slot; known are {known}"
            ja = "使う配送サービスにない時間帯です。書けるのは {known}"
            told = Told(en, ja, known=known)
            yield Fault(f"shop.shipping.slots.{term}", None, told)


def _read(model: type[Any], table: Any, where: str, faults: list[Fault]) -> Any:
    try:
        return read_table(model, table, where)
    except PackError as error:
        faults += error.faults
        return None


def _services(facts: ShopFacts, faults: list[Fault]) -> Iterator[tuple[str, Service]]:
    for key, table in facts.carrier_services.items():
        where = f"shop.carrier_services.{key}"
        try:
            base = carrier_service(key)
        except CalendarError:
            made = _read(Service, {"key": key, "carrier": key, **table}, where, faults)
            if made is not None:
                yield key, made
            continue
        try:
            yield key, base.override(table, where)
        except PackError as error:
            faults += error.faults


def _unknown_services(facts: ShopFacts, own: Mapping[str, Service]) -> Iterator[Fault]:
    named = {"shop.shipping.service": facts.shipping.get("service")}
    for name, each in facts.services.items():
        named[f"shop.services.{name}.carrier_service"] = each.carrier_service
        named[f"shop.services.{name}.cool_service"] = each.cool_service
    for place, key in named.items():
        if not isinstance(key, str) or key in own or not key or key in facts.carrier_services:
            continue
        try:
            carrier_service(key)
        except CalendarError as error:
            yield Fault(place, None, error.message)
