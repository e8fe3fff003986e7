"""AD05 — the field of the postcode holds no postcode (郵便番号の形式不備)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any, ClassVar, Final

from oms.model import (
    ABSENT,
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
from oms.postal import AddressVerdict, Level
from oms.postal.of_order import ADDRESS_INPUTS, Addressed, addresses, proposed, verdict_of

__all__ = ["PostcodeMalformed"]

_TEXTS: Final = {
    "malformed": Message(
        ja="{whose}の郵便番号が 7 桁の数字ではありません",
        en="{whose}: the postcode is no seven digits",
    ),
    "missing": Message(ja="{whose}の郵便番号がありません", en="{whose}: there is no postcode"),
    "digital_address": Message(
        ja="{whose}の郵便番号欄にデジタルアドレスが入っています (郵便番号ではありません)",
        en="{whose}: a digital address stands where the postcode belongs",
    ),
}
_RECIPIENT: Final = Message(ja="送付先", en="recipient")
_ORDERER: Final = Message(ja="注文者", en="orderer")
_RIGHT: Final = Message(
    ja="この住所の郵便番号は {value} です", en="the postcode of this address is {value}"
)
_ASK: Final = Message(ja="郵便番号を購入者に確かめてください", en="ask the buyer for the postcode")
_RESOLVE: Final = Message(
    ja="この住所の郵便番号は {value} です。デジタルアドレスは日本郵便のサイトで住所に直せます",
    en="the postcode of this address is {value}; Japan Post's site resolves digital addresses",
)
_FINE: Final = Message(ja="郵便番号は 7 桁の数字", en="every postcode has seven digits")


class PostcodeMalformed(Check):
    """Hold an order whose postcode field holds no postcode.

    What it does:
        Reads the postcode of every recipient, in whatever width and with whatever marks.
    Why it holds:
        Label files refuse it, and carriers cannot sort by it.
    Fires on:
        Too few or too many digits, letters, nothing at all; a デジタルアドレス (seven letters and
        digits, since 2025-05), which is no postcode, may be changed by its owner and can only be
        resolved by asking Japan Post.
    Stays quiet on:
        Full-width digits, hyphens of all kinds, 〒, blanks; social gifts without an address yet;
        sources without postcodes.
    Parameters:
        `orderer` = true looks at the orderer's postcode, too.

    References:
        Japan Post, 郵便番号制マニュアル; デジタルアドレス (2025-05-26).

    Attributes:
        orderer: Whether the orderer's postcode is read, too.
    """

    code: ClassVar = "AD05"
    name: ClassVar = "address.postcode_malformed"
    label: ClassVar = Message(ja="郵便番号の形式不備", en="Malformed postcode")
    since: ClassVar = "0.1"
    inputs: ClassVar = ADDRESS_INPUTS
    tolerates: ClassVar = frozenset(inputs)
    needs: ClassVar = ("postal",)
    source: ClassVar = Source("日本郵便 デジタルアドレス", date(2026, 11, 22))

    orderer: bool = False

    def examine(self, order: Order, ctx: Context) -> Iterator[Finding]:
        """Yield one finding for each field that holds no postcode."""
        found = False
        for one in addresses(order, orderer=self.orderer):
            verdict = verdict_of(ctx.data["postal"], one, ctx.today)
            if verdict.level is Level.MALFORMED or verdict.kind == "missing":
                found = True
                yield self._finding(one, verdict)
        if not found:
            ctx.note(_FINE)

    def _finding(self, one: Addressed, verdict: AddressVerdict) -> Finding:
        path = f"{one.path}.postcode_1"
        right = proposed(verdict)
        advice = _RESOLVE if verdict.kind == "digital_address" else _RIGHT
        return self.finding(
            _TEXTS[verdict.kind],
            Evidence(path=path, value=one.person.postcode or None),
            subject=one.subject,
            kind=verdict.kind,
            suggestion=Suggestion(path=path, message=advice if right else _ASK, value=right),
            whose=_ORDERER if one.is_orderer else _RECIPIENT,
        )

    @classmethod
    def cases(cls) -> Iterable[Case]:
        """Yield the named cases."""
        yield from _firing()
        yield from _quiet()


def _with(first: Any, second: Any = "", whose: str = "recipient") -> Order:
    return order(**{whose: {"postcode_1": first, "postcode_2": second}})


def _firing() -> Iterator[Case]:
    path = "packages[0].recipient.postcode_1"

    def fires(name: str, made: Order, kind: str = "malformed", **more: Any) -> Fires:
        return Fires(name=name, order=made, at=more.pop("at", path), kinds=(kind,), **more)

    yield fires("six digits", _with("100", "001"))
    yield fires("eight digits", _with("100", "00012"))
    yield fires("the first half only", _with("100"))
    yield fires("words", _with("なし"))
    yield fires("nothing", _with("", ""), "missing")
    yield fires("null", _with(None, None), "missing")
    yield fires("blanks", _with("\u3000", "-"), "missing")
    yield fires("a digital address", _with("A7E", "2FK2"), "digital_address")
    yield fires("the orderer's, if wanted", _with("1", whose="orderer"),
                at="orderer.postcode_1", params={"orderer": True})  # fmt: skip


def _quiet() -> Iterator[Case]:
    yield Quiet(name="seven digits", order=_with("100", "0001"))
    yield Quiet(name="in one field", order=_with("1000001"))
    yield Quiet(name="with marks", order=_with("〒100", "−0001"))
    yield Quiet(name="full-width", order=_with("１００", "０００１"))
    yield Quiet(name="no such code: another check", order=_with("999", "9998"))
    yield Quiet(name="a source without postcodes", order=_with(ABSENT, ABSENT))
    dummy = {"postcode": "9999999", "prefecture": "入力待ち"}
    yield Quiet(name="social gift waits", order=order(recipient=dummy))
    yield Quiet(name="the orderer's, unless wanted", order=_with("1", whose="orderer"))
