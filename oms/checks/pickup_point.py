"""AD02 — the address sends the parcel to a counter or locker (局留め・センター止め)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any, ClassVar, Final

from pydantic import field_validator

from oms.model import (
    Case,
    Check,
    Context,
    Evidence,
    Finding,
    Fires,
    Message,
    Order,
    Package,
    Quiet,
    Severity,
    Source,
    Suggestion,
    order,
)
from oms.model.package import ConvenienceStore
from oms.model.payment import Delivery
from oms.text import PickupKind, find_pickup_words

__all__ = ["PickupPoint"]

_TEXT: Final = Message(ja="送付先に「{label}」の指定があります", en="the address asks for {label}")
_LABELS: Final = {
    PickupKind.POST_OFFICE: Message(ja="郵便局留め", en="pick-up at a post office"),
    PickupKind.BRANCH: Message(ja="営業所・センター止め", en="pick-up at the carrier's branch"),
    PickupKind.LOCKER: Message(ja="宅配便ロッカー", en="a parcel locker"),
    PickupKind.STORE: Message(ja="店頭・コンビニ受取", en="pick-up at a shop"),
    PickupKind.CARRIER_OFFICE: Message(ja="運送会社・郵便局宛て", en="a carrier's office"),
}
_ADVICE: Final = {
    PickupKind.POST_OFFICE: Message(
        ja="日本郵便で送るか確かめ、送り状を局留めで作ってください。他社では届きません",
        en="send it by Japan Post with a 局留 label; no other carrier delivers there",
    ),
    PickupKind.BRANCH: Message(
        ja="その運送会社で送るか確かめ、送り状の止置きと営業所コードを入れてください",
        en="send it by that carrier and set the hold and branch code on its label",
    ),
    PickupKind.LOCKER: Message(
        ja="店舗の送り状では送れません。別の送付先を購入者に確かめてください",
        en="a shop's label does not lead there: ask the buyer for another address",
    ),
}
_SETTLE: Final = Message(
    ja="受け取り方法を購入者に確かめてください", en="settle with the buyer where to deliver"
)
_DOOR: Final = Message(ja="送付先に止め置きの言葉はない", en="no address asks for a pick-up point")
_DEFAULT_SEVERITIES: Final = {PickupKind.CARRIER_OFFICE: Severity.WARN}
_FIELDS: Final = ("city", "street", "family_name", "first_name")


class PickupPoint(Check):
    """Hold an order whose address names a post office, branch or locker to pick it up at.

    What it does:
        Looks for such words in the address and name of every recipient, in whatever width.
    Why it holds:
        Only the carrier that owns the counter delivers there, with its own label fields (止置き,
        営業所コード). Any other parcel comes back. Postage may differ, too.
    Fires on:
        局留め, 郵便局止, 営業所止め, センター止め, 宅急便センター受取, 支店留, PUDO and other
        lockers, 店頭受取. A carrier's branch or a post office as the address, without such a word,
        is a warning: people work there.
    Stays quiet on:
        コンビニ受取 ordered through RMS (DeliveryCvsModel) and the delivery methods in
        `pickup_services`; 止々呂美, 郵便局前, 薬局, 留学生会館; the parcel box of a block of flats
        (宅配ボックス, 宅配ロッカー).
    Parameters:
        `pickup_services` names the delivery methods by which the buyer picks the parcel up;
        `severities` grades single kinds, the others have the check's `severity`.

    References:
        Japan Post, 郵便局留・郵便私書箱; B2 クラウド label fields (止置き, 営業所コード); RMS
        getOrder page, version 10 (DeliveryCvsModel).

    Attributes:
        pickup_services: Delivery methods that are pick-ups, as RMS names them.
        severities: Severity by kind where it differs; kinds not named keep their default.
    """

    code: ClassVar = "AD02"
    name: ClassVar = "address.pickup_point"
    label: ClassVar = Message(ja="局留め・センター止め", en="Pick-up point as address")
    since: ClassVar = "0.1"
    inputs: ClassVar = (
        *(f"packages.recipient.{field}" for field in _FIELDS),
        *("packages.convenience_store.cvs_code", "delivery.delivery_name"),
    )
    tolerates: ClassVar = frozenset(inputs)
    source: ClassVar = Source("日本郵便 郵便局留; B2クラウド", date(2026, 11, 22))

    pickup_services: frozenset[str] = frozenset(
        {"コンビニ受取", "ロッカー受取", "店頭受取", "郵便局受取"}
    )
    severities: Mapping[PickupKind, Severity] = _DEFAULT_SEVERITIES

    @field_validator("severities")
    @classmethod
    def _over_defaults(cls, given: Mapping[PickupKind, Severity]) -> Mapping[PickupKind, Severity]:
        return {**_DEFAULT_SEVERITIES, **given}

    def examine(self, order: Order, ctx: Context) -> Iterator[Finding]:
        """Yield one finding a package and kind of pick-up."""
        delivery = order.delivery
        method = delivery.delivery_name if isinstance(delivery, Delivery) else None
        found = False
        for index, package in enumerate(order.packages):
            official = isinstance(package.convenience_store, ConvenienceStore)
            if official or method in self.pickup_services:
                continue
            for kind, evidence in _words(package, f"packages[{index}].recipient").items():
                found = True
                yield self._finding(kind, package, evidence)
        if not found:
            ctx.note(_DOOR)

    def _finding(self, kind: PickupKind, package: Package, evidence: list[Evidence]) -> Finding:
        advice = _ADVICE.get(kind, _SETTLE)
        return self.finding(
            _TEXT,
            *evidence,
            severity=self.severities.get(kind, self.severity),
            subject=package.subject,
            kind=kind.value,
            suggestion=Suggestion(path=evidence[0].path, message=advice),
            label=_LABELS[kind],
        )

    @classmethod
    def cases(cls) -> Iterable[Case]:
        """Yield the named cases."""
        yield from _firing()
        yield from _quiet()


def _words(package: Package, path: str) -> dict[PickupKind, list[Evidence]]:
    """What was found of each kind; a carrier's office is no news where it is said outright."""
    found: dict[PickupKind, list[Evidence]] = {}
    for name in _FIELDS:
        text = getattr(package.recipient, name)
        for word in find_pickup_words(text) if isinstance(text, str) else ():
            span = (word.start, word.end)
            piece = Evidence(path=f"{path}.{name}", value=text[slice(*span)], span=span)
            found.setdefault(word.kind, []).append(piece)
    if len(found) > 1:
        found.pop(PickupKind.CARRIER_OFFICE, None)
    return found


def _to(street: str, **more: Any) -> Order:
    return order(recipient={"street": street, **more})


def _firing() -> Iterator[Case]:
    def fires(name: str, kind: str, sent: Order, evidence: str, **more: Any) -> Fires:
        more = {"at": "packages[0].recipient.street"} | more
        return Fires(name=name, order=sent, kinds=(kind,), evidence=evidence, **more)

    yield fires("post office", "post_office", _to("千代田1-1 神田郵便局留め"), "局留め")
    yield fires("post office, short", "post_office", _to("丸の内2-7-2　東京中央局　止"), "局　止")
    yield fires("branch", "branch", _to("ヤマト運輸 神田営業所止め"), "営業所止め")
    yield fires("centre", "branch", _to("神田神保町センター止"), "センター止")
    yield fires("picked up at the centre", "branch", _to("宅急便センター受取"), "センター受取")
    yield fires("locker", "locker", _to("大手町駅 ＰＵＤＯステーション"), "ＰＵＤＯ")
    yield fires("counter of a shop", "store", _to("見本堂 店頭受取"), "店頭受取")
    named = _to("丸の内2-7-2", first_name="太郎（局留）")
    at = "packages[0].recipient.first_name"
    yield fires("in the name", "post_office", named, "局留", at=at)
    second = order(packages=[{}, {"recipient": {"street": "神田支店留め"}}])
    at = "packages[1].recipient.street"
    yield fires("second package", "branch", second, "支店留め", at=at)
    office = _to("大手町1-1 佐川急便 東京営業所")
    warn = Severity.WARN
    yield fires("a carrier's branch", "carrier_office", office, "営業所", severity=warn)
    yield fires("a post office", "carrier_office", _to("神田郵便局"), "郵便局", severity=warn)


def _quiet() -> Iterator[Case]:
    def quiet(name: str, street: str, **more: Any) -> Quiet:
        return Quiet(name=name, order=_to(street, **more))

    yield quiet("a door", "千代田1-1-1")
    yield quiet("Todoromi", "下止々呂美1-2", prefecture="大阪府", city="箕面市")
    yield quiet("in front of the post office", "郵便局前1-2 見本ハイツ")
    yield quiet("a pharmacy", "神田1-1 見本薬局2階")
    yield quiet("a dormitory", "国際交流センター留学生会館101")
    yield quiet("distribution centre as a town", "流通センター南1-2")
    yield quiet("the box of the house", "見本マンション 宅配ボックス 101")
    yield quiet("the lockers of the house", "見本マンション 101 宅配ロッカーあり")
    yield quiet("a branch of a bank", "丸の内1-1 見本銀行神田支店")
    store = {"convenience_store": {"cvs_code": 60}, "recipient": {"street": "神田郵便局留め"}}
    yield Quiet(name="official pick-up", order=order(packages=[store]))
    at_counter = order(delivery={"delivery_name": "店頭受取"}, recipient={"street": "店頭受取"})
    yield Quiet(name="pick-up by method", order=at_counter)
    gone = {"package_delete_flag": 1, "recipient": {"street": "局留め"}}
    yield Quiet(name="a deleted package", order=order(packages=[{}, gone]))
