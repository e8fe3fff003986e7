"""DL01 — a parcel goes to an isolated island and its postage is open (離島送料未確定)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import ClassVar, Final, NamedTuple

from oms.model import (
    CONFIRM_GATE,
    UNDETERMINED,
    Case,
    Check,
    Context,
    Evidence,
    Finding,
    Fires,
    Gate,
    Message,
    Order,
    Quiet,
    Source,
    Suggestion,
    order,
)

__all__ = ["IslandPostage"]

_TEXT: Final = Message(
    ja="離島宛てのため送料が未確定です",
    en="the parcel goes to an isolated island and its postage is not determined yet",
)
_ADVICE: Final = Message(
    ja="運送会社に中継料 (離島料金) を確かめ、購入者の承諾を得て RMS に送料を入れてください",
    en="get a quote for the relay charge, have the buyer agree, then enter the postage in RMS",
)
_NO_ISLAND: Final = Message(ja="離島宛ての送付先はない", en="no parcel goes to an isolated island")
_KNOWN: Final = Message(ja="離島宛ての送料は確定している", en="the postage is determined")
_WAITING: Final = -9999


class _Open(NamedTuple):
    """An open postage: whose it is, what says island, what says -9999."""

    subject: str
    flag: str
    postage: str


class IslandPostage(Check):
    """Hold an order whose parcel to an isolated island has no postage yet.

    What it does:
        Looks for the island flag RMS sets and for -9999 as the postage of that very parcel; where
        RMS leaves only the order's postage open, it is that of the parcel to the island.
    Why it holds:
        Ships and relay carriers (中継料) cost extra and differ by island, so RMS leaves the
        postage to the shop, and confirmOrder is refused until it is set. `PY01` tells that an
        amount is open; this check tells why, for which parcel, and whom to ask.
    Fires on:
        The island flag of a recipient or of the order together with an undetermined postage.
    Stays quiet on:
        Islands whose postage is known, an open postage of a parcel to the mainland, deleted
        packages, sources without the flag or the amount.
    Parameters:
        Only those of every check.

    References:
        RMS getOrder page, version 10 (isolatedIslandFlag, -9999); message code
        ORDER_EXT_API_CONFIRM_ORDER_ERROR_105.
    """

    code: ClassVar = "DL01"
    name: ClassVar = "delivery.island_postage"
    label: ClassVar = Message(ja="離島送料未確定", en="Postage to an island undetermined")
    since: ClassVar = "0.1"
    inputs: ClassVar = (
        "isolated_island_flag",
        "postage_price",
        "packages.recipient.isolated_island_flag",
        "packages.postage_price",
    )
    tolerates: ClassVar = frozenset(inputs)
    source: ClassVar = Source("RMS getOrder v10", date(2026, 11, 22))

    gates: frozenset[Gate] = CONFIRM_GATE

    def examine(self, order: Order, ctx: Context) -> Iterator[Finding]:
        """Yield one finding for each parcel to an island whose postage is open."""
        islands = _islands(order)
        if not islands and order.isolated_island_flag != 1:
            ctx.note(_NO_ISLAND)
            return
        found = list(_of_packages(order, islands) if islands else _of_order(order))
        if not found:
            ctx.note(_KNOWN)
        for each in found:
            yield self.finding(
                _TEXT,
                Evidence(path=each.postage, value=_WAITING),
                Evidence(path=each.flag, value=1),
                subject=each.subject,
                suggestion=Suggestion(path=each.postage, message=_ADVICE),
            )

    @classmethod
    def cases(cls) -> Iterable[Case]:
        """Yield the named cases."""
        yield from _firing()
        yield from _quiet()


def _islands(order: Order) -> list[int]:
    rows = enumerate(order.packages)
    return [at for at, package in rows if package.recipient.isolated_island_flag == 1]


def _open_packages(order: Order) -> list[int]:
    return [at for at, each in enumerate(order.packages) if each.postage_price is UNDETERMINED]


def _of_packages(order: Order, islands: list[int]) -> Iterator[_Open]:
    """Yield the islands whose own postage is open, or that of the order as a whole."""
    unsaid = not (own := _open_packages(order)) and order.postage_price is UNDETERMINED
    for at in islands:
        if at in own or unsaid:
            postage = f"packages[{at}].postage_price" if at in own else "postage_price"
            flag = f"packages[{at}].recipient.isolated_island_flag"
            yield _Open(order.packages[at].subject, flag, postage)


def _of_order(order: Order) -> Iterator[_Open]:
    """Yield what is open where only the order as a whole is marked as going to an island."""
    own = _open_packages(order)
    if own:
        at = own[0]
        subject = order.packages[at].subject if len(own) == 1 else "order"
        yield _Open(subject, "isolated_island_flag", f"packages[{at}].postage_price")
    elif order.postage_price is UNDETERMINED:
        yield _Open("order", "isolated_island_flag", "postage_price")


_ISLAND: Final = {
    "postcode": "1000511",
    "prefecture": "東京都",
    "city": "新島村",
    "isolated_island_flag": 1,
}


def _parcel(
    postage: int | None = -9999, *, island: bool = True, **facts: object
) -> dict[str, object]:
    return {"recipient": _ISLAND if island else {}, "postage_price": postage, **facts}


def _firing() -> Iterator[Case]:
    def fires(name: str, at: str, said: Order) -> Fires:
        return Fires(name=name, order=said, at=at)

    whole, first = "postage_price", "packages[0].postage_price"
    yield fires("one parcel to 新島", first, order(packages=[_parcel()]))
    yield fires(
        "the postage of the order alone is open",
        whole,
        order(packages=[_parcel(0)], postage_price=-9999),
    )
    yield fires(
        "the flag of the order alone is set",
        whole,
        order(isolated_island_flag=1, postage_price=-9999),
    )
    yield fires(
        "the flag of the order and one open parcel",
        "packages[1].postage_price",
        order(isolated_island_flag=1, packages=[{}, _parcel(island=False)]),
    )
    yield fires(
        "the second of two parcels",
        "packages[1].postage_price",
        order(packages=[{}, _parcel()], postage_price=-9999),
    )
    yield Fires(
        name="two islands are two parcels to ask about",
        order=order(packages=[_parcel(), _parcel()]),
        at="packages[1].recipient.isolated_island_flag",
        kinds=("", ""),
    )
    yield fires("already confirmed in RMS", first, order(status=300, packages=[_parcel()]))


def _quiet() -> Iterator[Case]:
    mainland = _parcel(island=False)
    yield Quiet(name="a plain order", order=order())
    yield Quiet(name="an island with its postage", order=order(packages=[_parcel(1980)]))
    yield Quiet(name="an island, postage free", order=order(packages=[_parcel(0)]))
    yield Quiet(name="bulky goods to the mainland", order=order(packages=[mainland]))
    yield Quiet(
        name="the mainland parcel of the same order is the open one",
        order=order(packages=[_parcel(1980), mainland], postage_price=-9999),
    )
    yield Quiet(
        name="a deleted parcel to an island",
        order=order(packages=[{}, _parcel(package_delete_flag=1)]),
    )
    yield Quiet(name="postage RMS leaves empty", order=order(packages=[_parcel(None)]))
    yield Quiet(
        name="only the COD fee is open", order=order(packages=[_parcel(0, delivery_price=-9999)])
    )
