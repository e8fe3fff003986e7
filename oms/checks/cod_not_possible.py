"""PY02 — cash on delivery cannot be collected the way this order travels (代引不可)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Annotated, Any, ClassVar, Final

from pydantic import Field

from oms.errors import UnknownValueError
from oms.model import (
    ABSENT,
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
    Severity,
    Source,
    Suggestion,
    Unknown,
    order,
)
from oms.model.package import ConvenienceStore
from oms.model.payment import Delivery, Settlement
from oms.text import fold

__all__ = ["CodNotPossible"]

_OVER: Final = Message(
    ja="代引金額 {amount:,} 円が上限 {limit:,} 円を超えています",
    en="{amount:,} yen are to be collected, {limit:,} yen at most can be",
)
_SERVICE: Final = Message(
    ja="配送方法「{service}」では代引きが使えません",
    en="the delivery method {service} does not collect money",
)
_DROP_OFF: Final = Message(
    ja="代引きの荷物に置き配の指定があります",
    en="a parcel with cash on delivery is to be dropped off",
)
_COUNTER: Final = Message(
    ja="コンビニ・ロッカー受取では代引きが使えません",
    en="no money is collected at a convenience store or locker",
)
_GIFT: Final = Message(
    ja="ソーシャルギフトの受取人から代金を集めることはできません",
    en="the receiver of a social gift cannot be asked to pay",
)
_ADVICE: Final = Message(
    ja="注文確認の前に、支払い方法か配送方法の変更を購入者と相談してください",
    en="agree on another payment or delivery method before confirming the order",
)
_HAND_OVER: Final = Message(
    ja="手渡しになることを購入者に知らせてください",
    en="tell the buyer that it will be handed over",
)
_NOT_COD: Final = Message(ja="代引きではない", en="it is not cash on delivery")
_POSSIBLE: Final = Message(ja="代引きに支障はない", en="cash on delivery is possible")
_COD_NAMES: Final = ("代金引換", "代引")
_MAIL_WORDS: Final = (
    *("メール便", "ネコポス", "ゆうパケット", "クリックポスト", "定形外", "定形郵便", "普通郵便"),
    *("ゆうメール", "スマートレター", "レターパック", "DM便", "ポスト投函"),
)


class CodNotPossible(Check):
    """Hold an order by cash on delivery that nobody can collect.

    What it does:
        Looks, for cash on delivery only, at the amount, the delivery method, the drop-off wish,
        the counter or locker, and the social gift.
    Why it holds:
        A letter-box service has nobody who takes money, and above its limit the carrier refuses
        the parcel. RMS confirms such orders; the method can be changed at no cost before.
    Fires on:
        More than `limit`; a delivery method the shop's pack calls `mail` or without
        `cash_on_delivery`; one whose name holds a word of `mail_words`, if the pack says nothing
        about it; コンビニ・ロッカー受取; a social gift. A drop-off wish is a warning: the driver
        hands such a parcel over.
    Stays quiet on:
        Every other way to pay; the limit itself; an amount nobody has determined yet, which only
        leaves the limit out (one the source lacks is EN02); services the pack knows, whatever
        their name; deleted packages.
    Parameters:
        `limit` in yen per order, `mail_words` (in any width), `drop_off` grades the drop-off
        wish.

    References:
        ヤマト運輸 宅急便コレクト: the table of fees ends at 300,000 yen (3min-lib.com, read
        2026-11); アシスト店長 (check メール便×代引き); RMS getOrder page, version 10.

    Attributes:
        limit: The most a carrier collects, in yen.
        mail_words: Words in the name of a delivery method that goes into the letter box.
        drop_off: Severity of a drop-off wish.
    """

    code: ClassVar = "PY02"
    name: ClassVar = "payment.cod_not_possible"
    label: ClassVar = Message(ja="代引不可", en="Cash on delivery impossible")
    since: ClassVar = "0.1"
    inputs: ClassVar = (
        *("settlement.method", "settlement.method_name", "request_price"),
        *("delivery.delivery_name", "social_gift_flag"),
        *("packages.drop_off_flag", "packages.convenience_store.cvs_code"),
    )
    tolerates: ClassVar = frozenset(inputs)
    source: ClassVar = Source("ヤマト運輸 宅急便コレクト; RMS getOrder v10", date(2026, 11, 22))

    gates: frozenset[Gate] = CONFIRM_GATE
    limit: Annotated[int, Field(strict=True, ge=0)] = 300_000
    mail_words: tuple[str, ...] = _MAIL_WORDS
    drop_off: Severity = Severity.WARN

    def examine(self, order: Order, ctx: Context) -> Iterator[Finding]:
        """Yield a finding for each thing that stands against cash on delivery."""
        if not _is_cod(order):
            ctx.note(_NOT_COD)
            return
        found = [*self._of_order(order, ctx)]
        for index, package in enumerate(order.packages):
            found += self._of_package(package, f"packages[{index}]")
        yield from found
        if order.request_price is ABSENT:  # nobody can tell whether the carrier takes so much
            raise UnknownValueError("request_price is not in the source", reason="absent")
        if not found:
            ctx.note(_POSSIBLE)

    def _of_order(self, order: Order, ctx: Context) -> Iterator[Finding]:
        amount = order.request_price
        if isinstance(amount, int) and amount > self.limit:
            at = Evidence(path="request_price", value=amount)
            yield self._finding(_OVER, at, "over_limit", amount=amount, limit=self.limit)
        service = order.delivery.delivery_name if isinstance(order.delivery, Delivery) else None
        if isinstance(service, str) and (kind := self._without_cash(service, ctx)):
            at = Evidence(path="delivery.delivery_name", value=service)
            known = ctx.shop.service(service)
            facts = {} if known is None else {"service": known.model_dump()}
            yield self._finding(_SERVICE, at, kind, facts=facts, service=service)
        if order.is_social_gift is True:
            yield self._finding(_GIFT, Evidence(path="social_gift_flag", value=1), "social_gift")

    def _without_cash(self, service: str, ctx: Context) -> str | None:
        """Say why a delivery method collects no money; the shop's word goes before its name."""
        known = ctx.shop.service(service)
        if known is not None:
            return "mail" if known.mail else None if known.cash_on_delivery else "service"
        name = fold(service).text
        words = (fold(word).text for word in self.mail_words if word.strip())
        return "mail" if any(word in name for word in words) else None

    def _of_package(self, package: Package, path: str) -> Iterator[Finding]:
        subject = package.subject
        if isinstance(package.convenience_store, ConvenienceStore):
            code = package.convenience_store.cvs_code
            at = Evidence(
                path=f"{path}.convenience_store.cvs_code",
                value=code if isinstance(code, int) else None,
            )
            yield self._finding(_COUNTER, at, "pickup", subject=subject)
        if package.drop_off_flag == 1:
            at = Evidence(path=f"{path}.drop_off_flag", value=1)
            grade: dict[str, Any] = {"severity": self.drop_off, "advice": _HAND_OVER}
            yield self._finding(_DROP_OFF, at, "drop_off", subject=subject, **grade)

    def _finding(
        self, text: Message, at: Evidence, kind: str, advice: Message = _ADVICE, **more: Any
    ) -> Finding:
        suggestion = Suggestion(path=at.path, message=advice)
        return self.finding(text, at, kind=kind, suggestion=suggestion, **more)

    @classmethod
    def cases(cls) -> Iterable[Case]:
        """Yield the named cases."""
        yield from _firing()
        yield from _quiet()


def _is_cod(order: Order) -> bool:
    """Whether the carrier collects; by the name of the method where a source has no code."""
    flag = order.is_cash_on_delivery
    if not isinstance(flag, Unknown) or not isinstance(order.settlement, Settlement):
        return flag is True
    name = order.settlement.method_name
    return isinstance(name, str) and any(word in name for word in _COD_NAMES)


_CASH: Final = {"method": 2, "method_name": "代金引換"}


def _cash(service: str = "宅配便", **facts: Any) -> Order:
    return order(settlement=_CASH, delivery={"delivery_name": service}, **facts)


def _firing() -> Iterator[Case]:
    def fires(name: str, kind: str, at: str, paid: Order, **more: Any) -> Fires:
        return Fires(name=name, order=paid, at=at, kinds=(kind,), **more)

    price, method = "request_price", "delivery.delivery_name"
    yield fires("one yen over the limit", "over_limit", price, _cash(request_price=300_001))
    lower = {"limit": 100_000}
    much = _cash(request_price=150_000)
    yield fires("over the shop's own limit", "over_limit", price, much, params=lower)
    yield fires("mail service", "mail", method, _cash("メール便"))
    yield fires("half-width name", "mail", method, _cash("ﾈｺﾎﾟｽ (全国一律)"))
    yield fires(
        "a word of the shop", "mail", method, _cash("封筒便"), params={"mail_words": ["封筒"]}
    )
    small = {"services": {"小型便": {"mail": True}}}
    yield fires("mail by the shop's word", "mail", method, _cash("小型便"), shop=small)
    bulky = {"services": {"大型宅配便": {"cash_on_delivery": False}}}
    yield fires("carrier without cash", "service", method, _cash("大型宅配便"), shop=bulky)
    store = _cash("コンビニ受取", packages=[{"convenience_store": {"cvs_code": 50}}])
    yield fires("convenience store", "pickup", "packages[0].convenience_store.cvs_code", store)
    dropped = _cash(packages=[{"drop_off_flag": 1, "drop_off_location": "玄関前"}])
    at = "packages[0].drop_off_flag"
    yield fires("drop-off is a warning", "drop_off", at, dropped, severity=Severity.WARN)
    yield fires("drop-off held", "drop_off", at, dropped, params={"drop_off": "hold"})
    yield fires("social gift", "social_gift", "social_gift_flag", _cash(social_gift_flag=1))
    yield Fires(
        name="two troubles",
        order=_cash("クリックポスト", request_price=300_001),
        at=price,
        kinds=("over_limit", "mail"),
    )


def _quiet() -> Iterator[Case]:
    yield Quiet(name="cash on delivery by parcel", order=_cash())
    yield Quiet(name="chilled", order=_cash("クール便"))
    yield Quiet(name="the limit itself", order=_cash(request_price=300_000))
    yield Quiet(name="amount not determined", order=_cash(request_price=-9999))
    yield Quiet(name="card by mail", order=order(delivery={"delivery_name": "メール便"}))
    yield Quiet(name="card, dropped off", order=order(packages=[{"drop_off_flag": 1}]))
    yield Quiet(name="card, a fortune", order=order(request_price=900_000))
    collects = {"services": {"ゆうパケット代引": {"cash_on_delivery": True}}}
    yield Quiet(name="the shop knows better", order=_cash("ゆうパケット代引"), shop=collects)
    gone = {"package_delete_flag": 1, "drop_off_flag": 1}
    yield Quiet(name="a deleted package", order=_cash(packages=[{}, gone]))
    yield Quiet(name="no delivery method", order=_cash().model_copy(update={"delivery": None}))
