"""DL06 — the parcel goes to an island off the table (離島)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, ClassVar

from oms.calendar.plan import ShipPlan, ShipReason
from oms.calendar.plan_cases import CHICHIJIMA, REBUN, TOKYO, fires, never, quiet, shop, wishing
from oms.calendar.plan_check import DAY, ReasonCheck, Told, all_but
from oms.model import Case, Evidence, Message, Order, ShopFacts

__all__ = ["RemoteIsland"]


class RemoteIsland(ReasonCheck):
    """Hold an order to an island the shop wants to see, or wished by a day nobody can promise.

    What it does:
        Finds the island zone of the recipient by postcode and municipality, and its row in the
        lead table.
    Why it holds:
        Ships are cancelled by the weather, the postage may be another one, and the days of the
        prefecture's mainland say nothing about its islands.
    Fires on:
        A zone in `held_zones` of `[shop.shipping]` (`held_zone`); a wished date and an island
        zone without a row of its own (`no_row`).
    Stays quiet on:
        Islands with a row that the shop does not hold; islands without a wished date; islands a
        bridge leads to, which carriers serve like the mainland.
    Parameters:
        Only those of every check. The zones stand in `held_zones`, `"*"` means all of them.
        Without a lead table and without `held_zones` the check is off.

    References:
        離島振興法 and the islands' postcodes of Japan Post, as listed in `oms/calendar`; the ship
        date as specified, reason REMOTE_ISLAND.
    """

    code: ClassVar = "DL06"
    name: ClassVar = "delivery.remote_island"
    label: ClassVar = Message(ja="離島", en="Remote island")
    since: ClassVar = "0.1"
    incidental: ClassVar = all_but(DAY)

    reason: ClassVar = ShipReason.REMOTE_ISLAND
    texts: ClassVar = {
        "held_zone": Message(
            ja="離島 ({zone}) への荷物です", en="the parcel goes to an island ({zone})"
        ),
        "no_row": Message(
            ja="離島 ({zone}) まで{service}で何日かかるか登録がなく、"
            "{wished} に届くか分かりません",
            en="nobody has told how long {service} takes to the island {zone}, "
            "so {wished} cannot be promised",
        ),
    }
    advice: ClassVar = Message(
        ja="配送日数と送料を確かめ、届く日を購入者に知らせてください",
        en="check days and postage, and tell the buyer when it arrives",
    )

    def lacks(self, shop: ShopFacts) -> Message | None:
        """Say what is missing, unless the shop names zones it wants to see."""
        held = shop.shipping.get("held_zones")
        return super(ReasonCheck, self).lacks(shop) if held else super().lacks(shop)

    def kinds(self, plan: ShipPlan, shop: ShopFacts) -> tuple[str, ...]:
        """Tell a zone the shop holds from one without a row; without a table no row is missing."""
        if plan.request is not None and plan.request.zone_held:
            return ("held_zone",)
        return ("no_row",) if shop.leads else ()

    def data(self, told: Told) -> dict[str, Any]:
        """Name the island."""
        zone = told.request.zone
        return {"zone": zone and zone.label}

    def facts(self, told: Told) -> dict[str, Any]:
        """Return the zone: a corrected house number on the same island changes nothing."""
        zone = told.request.zone
        return {"zone": zone and zone.key}

    def evidence(self, told: Told) -> tuple[Evidence, ...]:
        """Return the municipality."""
        city = told.order.packages[told.at].recipient.city
        value = city if isinstance(city, str) else None
        return (Evidence(path=f"packages[{told.at}].recipient.city", value=value),)

    @classmethod
    def cases(cls) -> Iterable[Case]:
        """Yield the named cases."""
        yield from _firing()
        yield from _quiet()


_OSHIMA = {"postcode": "1000101", "prefecture": "東京都", "city": "大島町"}
_AWAJI = {"postcode": "6560025", "prefecture": "兵庫県", "city": "洲本市"}


def _firing() -> Iterator[Case]:
    def island(name: str, said: Order, kind: str, **more: Any) -> Case:
        return fires(name, said, kind, at="packages[0].recipient.city", **more)

    yield island("an island without a row", wishing("2026-05-20", to=_OSHIMA), "no_row")
    code = _OSHIMA | {"city": None}
    yield island("by its postcode alone", wishing("2026-05-20", to=code), "no_row")
    name = _OSHIMA | {"postcode": ""}
    yield island("by its municipality alone", wishing("2026-05-20", to=name), "no_row")
    yield island("a zone the shop holds", wishing(to=REBUN), "held_zone")
    yield island("held, with a wished date", wishing("2026-05-20", to=REBUN), "held_zone")
    every = shop(shipping={"held_zones": ["*"]})
    yield island("every island is held", wishing(to=CHICHIJIMA), "held_zone", shop=every)
    bare = shop(leads=())
    yield island("held without a lead table", wishing(to=REBUN), "held_zone", shop=bare)


def _quiet() -> Iterator[Case]:
    yield quiet("the mainland", wishing("2026-05-20", to=TOKYO))
    yield quiet("an island with a row", wishing("2026-05-20", to=CHICHIJIMA))
    yield quiet("an island without a wished date", wishing(to=_OSHIMA))
    every = shop(shipping={"held_zones": ["*"]})
    yield quiet("an island with a bridge", wishing("2026-05-20", to=_AWAJI), shop=every)
    yield quiet("no lead table, not held", wishing("2026-05-20", to=_OSHIMA), shop=shop(leads=()))
    bare = shop(leads=(), shipping={"held_zones": []})
    yield quiet("no table, no zones: the check is off", wishing(to=REBUN), shop=bare)
    yield from never(lambda **facts: wishing(to=REBUN, **facts))
