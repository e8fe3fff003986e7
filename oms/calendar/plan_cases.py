"""Orders and an invented shop for the cases of the `delivery.*` checks.

The shop lies in 東京都, is closed on Saturdays, Sundays and national holidays, takes orders until
12:00 and ships by 宅急便: 関東 in a day, 北海道 in two with the first delivery from 14:00, 沖縄県
in three, 父島 in ten; it holds 礼文島. The plain order is of Friday 2026-05-01, 10:00.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from typing import Any, Final

from oms.model import Fires, Order, Quiet, order

__all__ = [
    "CHICHIJIMA",
    "HOKKAIDO",
    "OKINAWA",
    "REBUN",
    "SHOP",
    "TOKYO",
    "fires",
    "never",
    "quiet",
    "shop",
    "wishing",
]

_TAKKYUBIN: Final = "yamato.takkyubin"


def _row(destination: str, days: int, **more: int) -> dict[str, Any]:
    way = {"service": _TAKKYUBIN, "origin": "東京都", "destination": destination}
    return {**way, "days": days, **more}


SHOP: Final[Mapping[str, Any]] = {
    "shipping": {
        "origin": {"prefecture": "東京都"},
        "service": _TAKKYUBIN,
        "held_zones": ["礼文島"],
    },
    "calendars": {
        "shop": {"closed_weekdays": "土日", "national_holidays": "closed"},
        "cutoffs": "12:00",
    },
    "leads": (
        _row("関東", 1),
        _row("北海道", 2, first_slot=14),
        _row("沖縄県", 3),
        _row("父島", 10),
    ),
}


def shop(**tables: Any) -> dict[str, Any]:
    """Return the shop with tables of `[shop]` of its own; their keys are laid over its keys."""
    said = dict(SHOP)
    for name, table in tables.items():
        base = said.get(name, {})
        said[name] = {**base, **table} if isinstance(table, Mapping) else table
    return said


TOKYO: Final = {"postcode": "1000001", "prefecture": "東京都", "city": "千代田区"}
HOKKAIDO: Final = {"postcode": "0600001", "prefecture": "北海道", "city": "札幌市中央区"}
OKINAWA: Final = {"postcode": "9000001", "prefecture": "沖縄県", "city": "那覇市"}
CHICHIJIMA: Final = {"postcode": "1002101", "prefecture": "東京都", "city": "小笠原村"}
REBUN: Final = {"postcode": "0971201", "prefecture": "北海道", "city": "礼文郡礼文町"}


def wishing(
    day: str | None = None,
    term: int = 0,
    to: Mapping[str, Any] = TOKYO,
    *,
    left: str | None = None,
    package: Mapping[str, Any] | None = None,
    **facts: Any,
) -> Order:
    """Return an order to a place that wishes a day and a time slot.

    Args:
        day: The wished day.
        term: The wished time slot, as RMS numbers it.
        to: The recipient's place.
        left: The day the parcel left, by the shipping report.
        package: More of the package.
        **facts: More of the order.
    """
    shippings = [] if left is None else [{"ship_date": left}]
    row = {"recipient": dict(to), "shippings": shippings, **(package or {})}
    wished = None if day is None else date.fromisoformat(day)
    return order(
        requested_delivery_date=wished, shipping_term=term, **{"packages": [row], **facts}
    )


def fires(name: str, said: Order, kind: str, **more: Any) -> Fires:
    """Return a case of the shop that speaks of the wished date, unless told otherwise."""
    given = {"at": "requested_delivery_date", "shop": SHOP, **more}
    return Fires(name=name, order=said, kinds=(kind,), **given)


def quiet(name: str, said: Order, **more: Any) -> Quiet:
    """Return a quiet case of the shop."""
    return Quiet(name=name, order=said, **{"shop": SHOP, **more})


def never(made: Callable[..., Order], *, by_plan: bool = True, **more: Any) -> Iterator[Quiet]:
    """Yield the cases in which no check speaks of a parcel, given one that speaks.

    Args:
        made: Makes an order that is told; it takes `status` and `left`.
        by_plan: Whether the check needs a carrier's service.
        **more: More of the cases.
    """
    yield quiet("the order is shipped", made(status=500), **more)
    yield quiet("the order is cancelled", made(status=900), **more)
    yield quiet("the parcel has left, RMS shows it tonight", made(left="2026-05-01"), **more)
    if by_plan:
        yield quiet("no service named: the check is off", made(), **more | {"shop": {}})
