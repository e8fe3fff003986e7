"""IT03 — goods of one parcel cannot travel at one temperature (温度帯混在)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
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
from oms.model.shop import Temperature

__all__ = ["MixedTemperature"]

_LABELS: Final[dict[Temperature, Message]] = {
    "normal": Message(ja="常温", en="normal"),
    "chilled": Message(ja="冷蔵", en="chilled"),
    "frozen": Message(ja="冷凍", en="frozen"),
}
_TEXTS: Final = {
    "mixed": Message(
        ja="1つの荷物に {classes} の商品が混在しています", en="{classes} goods stand in one parcel"
    ),
    "delivery": Message(
        ja="{classes} の商品ですが、配送方法は {parcel} です",
        en="{classes} goods, but the delivery method is {parcel}",
    ),
}
_SPLIT: Final = Message(
    ja="温度帯ごとに荷物を分け、送料を購入者と確かめてください",
    en="split the parcel by temperature and settle the postage with the buyer",
)
_CHANGE: Final = Message(
    ja="RMS の配送方法・配送区分を {wanted} に直してください",
    en="set the delivery method and class in RMS to {wanted}",
)
_FITS: Final = Message(ja="1つの温度帯で送れる", en="one temperature suits every parcel")
_LACKS: Final = Message(
    ja="商品の温度帯 ([shop.items] temperature)",
    en="temperatures of items ([shop.items] temperature)",
)
_DEFAULT_MAY: Final[dict[Temperature, frozenset[Temperature]]] = {"normal": frozenset({"chilled"})}


class _Line(NamedTuple):
    """An item line whose temperature the master knows."""

    path: str
    name: str
    item: int
    temperature: Temperature


class _Load(NamedTuple):
    """What travels in one package, and the temperatures at which all of it may."""

    package: Package
    lines: list[_Line]
    suits: frozenset[Temperature]


class MixedTemperature(Check):
    """Hold an order whose goods cannot travel in one parcel, or not in the one that is set.

    What it does:
        Takes the temperature of every item from the item master, and that of the parcel from the
        order's delivery class or, where RMS leaves it empty, from the shop's delivery method.
        Looks for one temperature at which everything in the package may travel.
    Why it holds:
        Carriers keep one temperature in a parcel: chilled goods that are frozen burst, frozen
        ones that are chilled thaw. A second parcel costs a second postage, and the buyer decides.
    Fires on:
        Chilled and frozen goods in one package (`mixed`); frozen goods by 宅配便 at normal
        temperature, chilled goods in a frozen parcel (`delivery`).
    Stays quiet on:
        Normal goods in a chilled parcel, items the master does not know, a parcel whose
        temperature nobody told, one temperature for each of several packages, deleted rows.
    Parameters:
        `may_travel` names for each temperature the other ones its goods may travel at. Without
        any `temperature` in `[shop.items]` the check is off.

    References:
        Yamato and Sagawa offer a parcel as 冷蔵 or 冷凍, never both (クール区分 of the B2 and
        e飛伝 layouts); what may travel cooler than it must is the shop's own knowledge.

    Attributes:
        may_travel: Other temperatures that do goods no harm, by temperature of the goods.
    """

    code: ClassVar = "IT03"
    name: ClassVar = "items.mixed_temperature"
    label: ClassVar = Message(ja="温度帯混在", en="Mixed temperatures")
    since: ClassVar = "0.1"
    inputs: ClassVar = (
        "delivery.delivery_class",
        "delivery.delivery_name",
        "packages.items.skus.merchant_defined_sku_id",
        "packages.items.manage_number",
        "packages.items.item_number",
    )
    tolerates: ClassVar = frozenset(inputs)
    source: ClassVar = Source("B2 クラウド, e飛伝Ⅲ (クール区分)", date(2026, 11, 22))

    gates: frozenset[Gate] = CONFIRM_GATE
    may_travel: Mapping[Temperature, frozenset[Temperature]] = _DEFAULT_MAY

    def lacks(self, shop: ShopFacts) -> Message | None:
        """Want an item with a temperature."""
        return None if any(row.temperature for row in shop.items.values()) else _LACKS

    def examine(self, order: Order, ctx: Context) -> Iterator[Finding]:
        """Yield one finding for each package that no one temperature suits, or not that set."""
        parcel, fits = _parcel(order, ctx.shop), True
        for at, package in enumerate(order.packages):
            load = self._load(package, at, ctx.shop)
            if not load.suits or (parcel is not None and parcel not in load.suits):
                fits = False
                yield self._finding(load, parcel)
        if fits:
            ctx.note(_FITS)

    def _load(self, package: Package, at: int, shop: ShopFacts) -> _Load:
        lines = list(_lines(package, at, shop))
        suits = frozenset(_LABELS).intersection(*map(self._suits, lines))
        return _Load(package, lines, suits)

    def _suits(self, line: _Line) -> frozenset[Temperature]:
        """The temperatures at which an item may travel."""
        return frozenset({line.temperature}) | self.may_travel.get(line.temperature, frozenset())

    def _finding(self, load: _Load, parcel: Temperature | None) -> Finding:
        mixed = not load.suits
        lines = [line for line in load.lines if mixed or parcel not in self._suits(line)]
        told = {str(line.item): line.temperature for line in lines}
        return self.finding(
            _TEXTS["mixed" if mixed else "delivery"],
            *(Evidence(path=line.path, value=line.name) for line in lines),
            subject=load.package.subject,
            kind="mixed" if mixed else "delivery",
            suggestion=_advice(load),
            facts={"temperatures": told, "parcel": parcel},
            classes=_joined({line.temperature for line in lines}),
            parcel=_LABELS[parcel] if parcel else None,
        )

    @classmethod
    def cases(cls) -> Iterable[Case]:
        """Yield the named cases."""
        yield from _firing()
        yield from _quiet()


def _parcel(order: Order, shop: ShopFacts) -> Temperature | None:
    """The temperature of the delivery class, else that of the shop's delivery method."""
    if not isinstance(order.delivery, Delivery):
        return None
    if (known := order.delivery.temperature) is not None:
        return next(each for each in _LABELS if each == known)
    service = shop.service(order.delivery.delivery_name)
    return None if service is None else service.temperature


def _lines(package: Package, at: int, shop: ShopFacts) -> Iterator[_Line]:
    """Yield the item lines whose temperature the master knows."""
    for number, item in enumerate(package.items):
        known = shop.item(item)
        if known is not None and known.temperature is not None:
            path = f"packages[{at}].items[{number}].manage_number"
            name = item.manage_number if isinstance(item.manage_number, str) else ""
            yield _Line(path, name, item.item_detail_id, known.temperature)


def _advice(load: _Load) -> Suggestion:
    """Say which temperature to set: one the goods themselves have, if there is one for all."""
    if not load.suits:
        return Suggestion(path="delivery.delivery_name", message=_SPLIT)
    own = {line.temperature for line in load.lines} & load.suits
    wanted = min(own or load.suits, key=list(_LABELS).index)
    data = {"wanted": _LABELS[wanted]}
    return Suggestion(path="delivery.delivery_class", message=_CHANGE, data=data)


def _joined(classes: set[Temperature]) -> Message:
    labels = [label for each, label in _LABELS.items() if each in classes]
    return Message("・".join(each.ja for each in labels), ", ".join(each.en for each in labels))


_SHOP: Final = {
    "items": {
        "jam": {"temperature": "normal"},
        "ham": {"temperature": "chilled"},
        "ice": {"temperature": "frozen"},
        "bag": {"unit_limit": 3},
    },
    "services": {"クール便(冷凍)": {"temperature": "frozen"}, "宅配便": {}},
}


def _sent(*names: str, temperature: str | None = None, method: str = "宅配便") -> Order:
    facts = {} if temperature is None else {"temperature": temperature}
    rows = [{"manage_number": name} for name in names]
    return order(items=rows, delivery={"delivery_name": method, **facts})


def _firing() -> Iterator[Case]:
    def fires(name: str, kind: str, said: Order, at: int = 0, **more: Any) -> Fires:
        path = f"packages[0].items[{at}].manage_number"
        return Fires(name=name, order=said, at=path, kinds=(kind,), **{"shop": _SHOP, **more})

    yield fires("chilled and frozen", "mixed", _sent("ham", "ice"), at=1)
    yield fires("normal and frozen", "mixed", _sent("jam", "ice"))
    yield fires("all three", "mixed", _sent("jam", "ham", "ice"), at=2)
    yield fires("chilled goods by normal parcel", "delivery", _sent("ham", temperature="normal"))
    yield fires("frozen goods by chilled parcel", "delivery", _sent("ice", temperature="chilled"))
    yield fires(
        "one chilled item among normal ones",
        "delivery",
        _sent("jam", "ham", temperature="normal"),
        at=1,
    )
    yield fires("normal goods in a frozen parcel", "delivery", _sent("jam", temperature="frozen"))
    yield fires("the shop's method is frozen", "delivery", _sent("ham", method="クール便(冷凍)"))
    params: dict[str, Any] = {"may_travel": {}}
    yield fires("a shop that mixes nothing", "mixed", _sent("jam", "ham"), params=params)
    sku = {"manage_number": "set", "skus": [{"merchant_defined_sku_id": "ice"}]}
    variant = order(items=[sku, {"manage_number": "ham"}])
    yield fires("the temperature of the variant", "mixed", variant)


def _quiet() -> Iterator[Case]:
    def quiet(name: str, said: Order, **more: Any) -> Quiet:
        return Quiet(name=name, order=said, **{"shop": _SHOP, **more})

    yield quiet("normal goods only", _sent("jam", "jam", temperature="normal"))
    yield quiet("normal goods travel chilled", _sent("jam", "ham", temperature="chilled"))
    yield quiet("nobody told the temperature of the parcel", _sent("jam", "ham"))
    yield quiet("frozen goods in a frozen parcel", _sent("ice", "ice", temperature="frozen"))
    yield quiet("an item without a temperature", _sent("ice", "bag", temperature="frozen"))
    yield quiet("items the master does not know", _sent("mat", "rug", temperature="frozen"))
    yield quiet(
        "a shop that freezes its chilled goods",
        _sent("ham", "ice"),
        params={"may_travel": {"chilled": ["frozen"]}},
    )
    rows = [{"items": [{"manage_number": name}]} for name in ("ham", "ice")]
    yield quiet("chilled to one, frozen to another", order(packages=rows))
    deleted = [{"manage_number": "ham"}, {"manage_number": "ice", "delete_item_flag": 1}]
    yield quiet("the frozen item was deleted", order(items=deleted))
    yield quiet("no delivery method at all", order(items=deleted, delivery=None))
    yield quiet("a shop that told nothing", _sent("ham", "ice"), shop={})
