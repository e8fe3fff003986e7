"""IT04 — more goods than fit into a mail-type parcel (メール便数量超過)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from fractions import Fraction
from typing import Any, ClassVar, Final, NamedTuple

from oms.model import (
    CONFIRM_GATE,
    Case,
    Check,
    Context,
    Evidence,
    Finding,
    Fires,
    Gate,
    Message,
    Order,
    Package,
    Quiet,
    ShopFacts,
    Source,
    Suggestion,
    order,
)
from oms.model.payment import Delivery

__all__ = ["OverMailLimit"]

_OVER: Final = Message(
    ja="{service}に入る数量を超えています (満杯の {share}%)",
    en="more than fits into one {service} parcel ({share} % of it)",
)
_NEVER: Final = Message(
    ja="{service}で送れない商品が {count} 件あります", en="{count} items never go by {service}"
)
_ADVICE: Final = Message(
    ja="配送方法を宅配便に変え (送料の差額は購入者の承諾を得る)、または個口を分けてください",
    en="change the delivery method (the buyer agrees to the postage), or split the parcel",
)
_NOT_MAIL: Final = Message(ja="メール便ではない", en="no mail-type delivery method")
_FITS: Final = Message(ja="メール便に収まる", en="it fits")
_LACKS: Final = Message(
    ja="メール便の配送方法 ([shop.services] mail) と商品のメール便上限 ([shop.items] mail_limit)",
    en="a mail-type service ([shop.services] mail), and mail limits ([shop.items] mail_limit)",
)


class _Line(NamedTuple):
    """An item line with a limit: where its units stand, how many, how many fit."""

    path: str
    item: int
    units: int
    limit: int


class OverMailLimit(Check):
    """Hold a mail-type order that does not fit into one thin parcel.

    What it does:
        Adds up for each package which part of a full mail-type parcel its items take: units by
        `mail_limit` of the item master. Two of an item of which four fit are a half.
    Why it holds:
        ネコポス and ゆうパケット take a thin parcel only. What does not fit goes by 宅配便 at a
        higher postage, which the buyer must accept before the order is confirmed.
    Fires on:
        More than one full parcel; an item that never goes by mail (`mail_limit = 0`).
    Stays quiet on:
        Exactly one full parcel, items without a limit, other delivery methods and methods the pack
        does not name, deleted packages and items.
    Parameters:
        Only those of every check. The pack tells the facts: `[shop.services]` with `mail = true`
        and `[shop.items]` with `mail_limit`; without either the check is off.

    References:
        What fits is the shop's own knowledge.
    """

    code: ClassVar = "IT04"
    name: ClassVar = "items.over_mail_limit"
    label: ClassVar = Message(ja="メール便数量超過", en="Too much for a mail-type parcel")
    since: ClassVar = "0.1"
    inputs: ClassVar = (
        "delivery.delivery_name",
        "packages.items.units",
        "packages.items.skus.merchant_defined_sku_id",
        "packages.items.manage_number",
        "packages.items.item_number",
    )
    tolerates: ClassVar = frozenset(inputs) - {"packages.items.units"}
    source: ClassVar = Source("[shop.services] and [shop.items] of the pack")

    gates: frozenset[Gate] = CONFIRM_GATE

    def lacks(self, shop: ShopFacts) -> Message | None:
        """Want a mail-type service and an item with a limit."""
        limits = any(row.mail_limit is not None for row in shop.items.values())
        return None if limits and any(each.mail for each in shop.services.values()) else _LACKS

    def examine(self, order: Order, ctx: Context) -> Iterator[Finding]:
        """Yield a finding for each package that is too full, and one for what never fits."""
        name = order.delivery.delivery_name if isinstance(order.delivery, Delivery) else None
        service = ctx.shop.service(name)
        if service is None or not service.mail:
            ctx.note(_NOT_MAIL)
            return
        fits = True
        for at, package in enumerate(order.packages):
            for finding in self._of(package, list(_lines(package, at, ctx.shop)), name):
                fits = False
                yield finding
        if fits:
            ctx.note(_FITS)

    def _of(self, package: Package, lines: list[_Line], name: object) -> Iterator[Finding]:
        never = [line for line in lines if line.limit == 0]
        share = sum((Fraction(line.units, line.limit) for line in lines if line.limit), Fraction())
        if never:
            yield self._finding(_NEVER, "never", package, never, service=name, count=len(never))
        if share > 1:
            limited = [line for line in lines if line.limit]
            percent = -int(-share * 100 // 1)  # rounded up, so that it never reads 100
            yield self._finding(_OVER, "over", package, limited, service=name, share=percent)

    def _finding(
        self, text: Message, kind: str, package: Package, lines: list[_Line], **data: Any
    ) -> Finding:
        return self.finding(
            text,
            *(Evidence(path=line.path, value=line.units) for line in lines),
            subject=package.subject,
            kind=kind,
            suggestion=Suggestion(path="delivery.delivery_name", message=_ADVICE),
            facts={"mail_limits": {str(line.item): line.limit for line in lines}},
            **data,
        )

    @classmethod
    def cases(cls) -> Iterable[Case]:
        """Yield the named cases."""
        yield from _firing()
        yield from _quiet()


def _lines(package: Package, at: int, shop: ShopFacts) -> Iterator[_Line]:
    """Yield the item lines whose limit the master knows."""
    for number, item in enumerate(package.items):
        known = shop.item(item)
        if known is not None and known.mail_limit is not None and isinstance(item.units, int):
            path = f"packages[{at}].items[{number}].units"
            yield _Line(path, item.item_detail_id, item.units, known.mail_limit)


_SHOP: Final = {
    "services": {"メール便": {"mail": True}, "宅配便": {}},
    "items": {
        "tea": {"mail_limit": 4},
        "card": {"mail_limit": 10},
        "tin": {"mail_limit": 0},
        "cup": {"temperature": "normal"},
    },
}


def _mailed(*items: tuple[str, int], method: str | None = "メール便", **facts: Any) -> Order:
    rows = [{"manage_number": name, "units": units} for name, units in items]
    return order(delivery={"delivery_name": method}, packages=[{"items": rows, **facts}])


def _firing() -> Iterator[Case]:
    def fires(name: str, kind: str, said: Order, at: int = 0) -> Fires:
        path = f"packages[0].items[{at}].units"
        return Fires(name=name, order=said, shop=_SHOP, at=path, kinds=(kind,))

    yield fires("five of which four fit", "over", _mailed(("tea", 5)))
    yield fires("one more of another item", "over", _mailed(("tea", 4), ("card", 1)), at=1)
    yield fires("three quarters and three tenths", "over", _mailed(("tea", 3), ("card", 3)))
    yield fires("the same item on two lines", "over", _mailed(("tea", 3), ("tea", 2)), at=1)
    yield fires("an item that never goes by mail", "never", _mailed(("tin", 1)))
    two = _mailed(("tea", 5), ("tin", 1))
    yield Fires(
        name="both troubles",
        order=two,
        shop=_SHOP,
        at="packages[0].items[1].units",
        kinds=("never", "over"),
    )
    sku = {"manage_number": "set", "skus": [{"merchant_defined_sku_id": "tea"}], "units": 9}
    by_sku = order(delivery={"delivery_name": "メール便"}, items=[sku])
    yield fires("the limit of the variant", "over", by_sku)


def _quiet() -> Iterator[Case]:
    def quiet(name: str, said: Order, **more: Any) -> Quiet:
        return Quiet(name=name, order=said, **{"shop": _SHOP, **more})

    deleted = [
        {"manage_number": "tea", "units": 4},
        {"manage_number": "tin", "units": 1, "delete_item_flag": 1},
    ]
    yield quiet("exactly one full parcel", _mailed(("tea", 4)))
    yield quiet("a half and a half", _mailed(("tea", 2), ("card", 5)))
    yield quiet("items without a limit", _mailed(("cup", 30), ("tea", 1)))
    yield quiet("items the master does not know", _mailed(("mat", 30)))
    yield quiet("by parcel", _mailed(("tea", 99), method="宅配便"))
    yield quiet("a method the pack does not name", _mailed(("tea", 99), method="ネコポス"))
    yield quiet("no method at all", _mailed(("tea", 99), method=None))
    both = [{"items": [{"manage_number": "tea", "units": 4}]}] * 2
    parcels = order(delivery={"delivery_name": "メール便"}, packages=both)
    yield quiet("one full parcel to each of two", parcels)
    yield quiet("a deleted item", order(delivery={"delivery_name": "メール便"}, items=deleted))
    yield quiet("a shop that told nothing", _mailed(("tin", 9)), shop={})
