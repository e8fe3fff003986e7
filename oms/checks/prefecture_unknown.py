"""AD01 — the prefecture of an address is none of the 47 (都道府県不正)."""

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
    Person,
    Quiet,
    Source,
    Suggestion,
    order,
)
from oms.model.finding import ORDER
from oms.text import PREFECTURES, leading_prefecture, prefecture_meant

__all__ = ["PrefectureUnknown"]

_STRANGE: Final = Message(
    ja="{whose}の都道府県が 47 都道府県のどれでもありません",
    en="the prefecture of the {whose} is none of the 47",
)
_MISSING: Final = Message(ja="{whose}の都道府県がありません", en="the {whose} has no prefecture")
_RECIPIENT: Final = Message(ja="送付先", en="recipient")
_ORDERER: Final = Message(ja="注文者", en="orderer")
_SET: Final = Message(ja="{value} に直してください", en="set it to {value}")
_ASK: Final = Message(
    ja="購入者に住所を確かめ、RMS で直してください",
    en="ask the buyer for the address and correct it in RMS",
)
_FINE: Final = Message(ja="都道府県はすべて正しい", en="every prefecture is one of the 47")


class PrefectureUnknown(Check):
    """Hold an order with an address whose prefecture does not exist.

    What it does:
        Compares the prefecture of every recipient with the 47 names, letter by letter.
    Why it holds:
        Postage, transit days, islands and the carrier's own tables go by the prefecture: with
        another text none of them is found, or the wrong one is.
    Fires on:
        Any other text, also one whose meaning is clear: 東京, 大坂府, Tokyo, 北海道 with a blank
        inside, 東京都千代田区. What is meant is suggested where only one of the 47 is near. No
        prefecture at all, unless the city begins with one: the label is right then.
    Stays quiet on:
        The 47 names; the dummy of a social gift whose receiver has not entered an address yet;
        deleted packages; sources that have no such field.
    Parameters:
        `orderer` = true reads the orderer's address, too; it stands on labels as ご依頼主 only,
        and buyers abroad are no trouble.

    References:
        Japan Post KEN_ALL (the 47 names); RMS getOrder page, version 10 (SenderModel).

    Attributes:
        orderer: Whether the orderer's prefecture is read, too.
    """

    code: ClassVar = "AD01"
    name: ClassVar = "address.prefecture_unknown"
    label: ClassVar = Message(ja="都道府県不正", en="Unknown prefecture")
    since: ClassVar = "0.1"
    inputs: ClassVar = (
        *("packages.recipient.prefecture", "packages.recipient.city"),
        *("packages.recipient.postcode_1", "packages.recipient.postcode_2"),
        *("orderer.prefecture", "orderer.city", "orderer.postcode_1", "orderer.postcode_2"),
    )
    tolerates: ClassVar = frozenset(inputs)
    source: ClassVar = Source("日本郵便 KEN_ALL", date(2026, 11, 22))

    orderer: bool = False

    def examine(self, order: Order, ctx: Context) -> Iterator[Finding]:
        """Yield one finding an address."""
        found = False
        for path, subject, person in self._people(order):
            text = person.prefecture
            if text in PREFECTURES or person.is_placeholder:
                continue
            if text is None or (isinstance(text, str) and not text.strip()):
                if not _says_it(person.city):
                    found = True
                    yield self._finding(_MISSING, "missing", path, subject, None)
            elif isinstance(text, str):
                found = True
                yield self._finding(_STRANGE, "unknown", path, subject, text)
        if not found:
            ctx.note(_FINE)

    def _people(self, order: Order) -> Iterator[tuple[str, str, Person]]:
        for index, package in enumerate(order.packages):
            path = f"packages[{index}].recipient.prefecture"
            yield path, package.subject, package.recipient
        if self.orderer and isinstance(order.orderer, Person):
            yield "orderer.prefecture", ORDER, order.orderer

    def _finding(
        self, message: Message, kind: str, path: str, subject: str, text: str | None
    ) -> Finding:
        meant = None if text is None else prefecture_meant(text)
        return self.finding(
            message,
            Evidence(path=path, value=text),
            subject=subject,
            kind=kind,
            suggestion=Suggestion(path=path, message=_SET if meant else _ASK, value=meant),
            whose=_ORDERER if subject == ORDER else _RECIPIENT,
        )

    @classmethod
    def cases(cls) -> Iterable[Case]:
        """Yield the named cases."""
        yield from _firing()
        yield from _quiet()


def _says_it(city: object) -> bool:
    return isinstance(city, str) and leading_prefecture(city) is not None


def _in(prefecture: str | None, **more: Any) -> Order:
    return order(recipient={"prefecture": prefecture, **more})


def _firing() -> Iterator[Case]:
    path = "packages[0].recipient.prefecture"

    def fires(name: str, written: Order, kind: str = "unknown", at: str = path) -> Fires:
        return Fires(name=name, order=written, at=at, kinds=(kind,))

    yield fires("last character missing", _in("東京"))
    yield fires("wrong character", _in("大坂府"))
    yield fires("wrong last character", _in("京都県"))
    yield fires("Roman letters", _in("Tokyo"))
    yield fires("blank inside", _in("北海　道"))
    yield fires("blank behind", _in("神奈川県 "))
    yield fires("the city stands there, too", _in("東京都千代田区"))
    yield fires("a city instead", _in("横浜市"))
    yield fires("abroad", _in("海外"))
    yield fires("none", _in(None), "missing")
    yield fires("blank", _in("　"), "missing")
    second = order(packages=[{}, {"recipient": {"prefecture": "沖縄"}}])
    yield fires("second package", second, at="packages[1].recipient.prefecture")
    yield Fires(
        name="the orderer's, where the shop wants it",
        order=order(orderer={"prefecture": "大阪"}),
        params={"orderer": True},
        at="orderer.prefecture",
        kinds=("unknown",),
    )


def _quiet() -> Iterator[Case]:
    yield Quiet(name="Tokyo", order=order())
    yield Quiet(name="Hokkaido", order=_in("北海道", city="札幌市中央区"))
    yield Quiet(name="Kyoto", order=_in("京都府", city="京都市"))
    yield Quiet(name="none, but the city begins with it", order=_in(None, city="東京都千代田区"))
    yield Quiet(
        name="blank, but the city begins with it", order=_in("", city="北海道札幌市中央区")
    )
    dummy = {"postcode": "9999999", "city": "入力待ち"}
    yield Quiet(name="a social gift that waits", order=_in("入力待ち", **dummy))
    gone = {"package_delete_flag": 1, "recipient": {"prefecture": "東京"}}
    yield Quiet(name="a deleted package", order=order(packages=[{}, gone]))
    yield Quiet(name="the orderer's by default", order=order(orderer={"prefecture": "Hawaii"}))
