"""DL05 — nobody knows how long the parcel travels (配送日数不明)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, ClassVar

from oms.calendar.plan import ShipReason
from oms.calendar.plan_cases import HOKKAIDO, REBUN, fires, never, quiet, shop, wishing
from oms.calendar.plan_check import DAY, ReasonCheck, Told, all_but, wished_day
from oms.model import Case, Evidence, Message, Order

__all__ = ["LeadUnknown"]

_PLACE = (
    "packages.recipient.prefecture",
    "packages.recipient.postcode_1",
    "packages.recipient.postcode_2",
)


class LeadUnknown(ReasonCheck):
    """Hold an order with a wished date if the lead table says nothing about the way there.

    What it does:
        Looks up the days from the shop to the recipient by service, island zone, postcode,
        prefecture and region.
    Why it holds:
        Without the days nobody can say on which day the parcel must leave to be there in time.
    Fires on:
        A wished date and no row for the destination.
    Stays quiet on:
        Orders without a wished date: they ship on the first possible day, whatever the way.
        Island zones (`delivery.remote_island`). Recipients who have not entered an address yet.
    Parameters:
        Only those of every check. Without a lead table the check is off.

    References:
        The ship date as specified, reason LEAD_UNKNOWN. No carrier publishes its whole table, so
        `oms` ships none: rows come from the shop.
    """

    code: ClassVar = "DL05"
    name: ClassVar = "delivery.lead_unknown"
    label: ClassVar = Message(ja="配送日数不明", en="Transit days unknown")
    since: ClassVar = "0.1"
    incidental: ClassVar = all_but(DAY, *_PLACE)

    reason: ClassVar = ShipReason.LEAD_UNKNOWN
    texts: ClassVar = {
        "lead_unknown": Message(
            ja="{service}でこの届け先まで何日かかるか登録がなく、{wished} に届くか分かりません",
            en="nobody has told how long {service} takes there, so {wished} cannot be promised",
        )
    }
    advice: ClassVar = Message(
        ja="配送日数を確かめ、配送日数の表 ([shop] leads) に足してください",
        en="look up the days and add a row to the lead table ([shop] leads)",
    )

    def evidence(self, told: Told) -> tuple[Evidence, ...]:
        """Return the prefecture and the wished date."""
        prefecture = told.order.packages[told.at].recipient.prefecture
        value = prefecture if isinstance(prefecture, str) else None
        path = f"packages[{told.at}].recipient.prefecture"
        return Evidence(path=path, value=value), wished_day(told.order)

    @classmethod
    def cases(cls) -> Iterable[Case]:
        """Yield the named cases."""
        yield from _firing()
        yield from _quiet()


_OSAKA = {"postcode": "5300001", "prefecture": "大阪府", "city": "大阪市北区"}


def _firing() -> Iterator[Case]:
    def unknown(name: str, said: Order, **more: Any) -> Case:
        at = "packages[0].recipient.prefecture"
        return fires(name, said, "lead_unknown", **{"at": at, **more})

    yield unknown("a prefecture without a row", wishing("2026-05-08", to=_OSAKA))
    yield unknown("the date as evidence", wishing("2026-05-08", to=_OSAKA), at=DAY)
    abroad = {"postcode": "", "prefecture": "海外", "city": "London"}
    yield unknown("no prefecture at all", wishing("2026-05-08", to=abroad))
    other = shop(shipping={"service": "sagawa.hikyaku"})
    yield unknown("rows for another service only", wishing("2026-05-08"), shop=other)
    moved = shop(shipping={"origin": {"prefecture": "愛知県"}})
    yield unknown("rows for another origin only", wishing("2026-05-08"), shop=moved)
    mail = shop(shipping={"service": "yamato.nekopos"})
    yield unknown("a date wished of a mail service", wishing("2026-05-08"), shop=mail)
    yield unknown("a past date, too", wishing("2026-04-08", to=_OSAKA))


def _quiet() -> Iterator[Case]:
    yield quiet("no wished date", wishing(to=_OSAKA))
    yield quiet("a slot, but no date", wishing(term=1, to=_OSAKA))
    yield quiet("a row for the region", wishing("2026-05-08"))
    yield quiet("a row for the prefecture", wishing("2026-05-08", to=HOKKAIDO))
    yield quiet("an island: another check says so", wishing("2026-05-08", to=REBUN))
    everywhere = [{"service": "yamato.takkyubin", "destination": "*", "days": 2}]
    yield quiet(
        "a row for everywhere", wishing("2026-05-08", to=_OSAKA), shop=shop(leads=everywhere)
    )
    dummy = {"postcode": "9999999", "prefecture": "入力待ち", "city": "入力待ち"}
    yield quiet("a social gift without an address", wishing("2026-05-08", to=dummy))
    bare = wishing("2026-05-08", to=_OSAKA)
    yield quiet("no lead table: the check is off", bare, shop=shop(leads=()))
    yield from never(lambda **facts: wishing("2026-05-08", to=_OSAKA, **facts))
