"""TX03 — a name or address that the label would cut off (送り状の桁あふれ)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any, ClassVar, Final, Literal

from pydantic import Field, PositiveInt

from oms.model import (
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
    Recipient,
    Source,
    Suggestion,
    order,
)
from oms.text import LABEL_LAYOUTS, LabelLayout, LabelUnit, TextStatus, diagnose, fit

__all__ = ["TextTooLong"]

_TEXT: Final = {
    "address": Message(
        ja="ご住所が送り状に入りきりません。「{rest}」が切れます",
        en="the address does not fit the label: {rest} would be cut off",
    ),
    "name": Message(
        ja="お名前が送り状に入りきりません。「{rest}」が切れます",
        en="the name does not fit the label: {rest} would be cut off",
    ),
}
_ADVICE: Final = Message(
    ja="送り状では次のように分け、残りを短くしてください: {lines}",
    en="part it like this on the label and shorten the rest: {lines}",
)
_FINE: Final = Message(ja="住所もお名前も送り状に入る", en="address and name fit the label")
_FIELDS: Final = ("prefecture", "city", "street", "family_name", "first_name")
_LAST: Final = {"address": "street", "name": "first_name"}


class TextTooLong(Check):
    """Hold an order whose recipient does not fit the fields of the label.

    What it does:
        Fills the label's lines with the address (prefecture, city, street) and with the name, and
        says which part is left over.
    Why it holds:
        Label software cuts silently. What falls off is the end: the room number, and the parcel
        comes back (持ち戻り).
    Fires on:
        Addresses and names longer than all lines of the layout together, counted in bytes of
        CP932 or in full-width characters; words and numbers stay whole as long as there is room.
    Stays quiet on:
        Everything that fits when parted at any place; recipients of convenience stores and the
        dummies of a social gift that waits; damaged text.
    Parameters:
        `layout` picks the label software; `address_lines`, `name_lines` and `unit` set limits of
        one's own.

    References:
        Public exporters of B2クラウド and e飛伝III layouts; ゆうパックプリントR field list. Limits
        are settings of the shop's label software: check them there.

    Attributes:
        layout: yamato_b2 (64 + 32 bytes, name 32), sagawa_e_hiden (3 x 16 full-width characters,
            name 2 x 16) or yuu_print_r (2 x 50 bytes, name 50).
        address_lines: Limits of the address lines instead of the layout's.
        name_lines: Limits of the name lines instead of the layout's.
        unit: What limits of one's own count: bytes of CP932, or full-width characters.
    """

    code: ClassVar = "TX03"
    name: ClassVar = "text.too_long"
    label: ClassVar = Message(ja="送り状の桁あふれ", en="Too long for the label")
    since: ClassVar = "0.2"
    inputs: ClassVar = (
        *(f"packages.recipient.{name}" for name in _FIELDS),
        *("packages.recipient.postcode_1", "packages.recipient.postcode_2"),
        "packages.convenience_store.cvs_code",
    )
    tolerates: ClassVar = frozenset(inputs)
    source: ClassVar = Source("label layouts of carriers", date(2026, 11, 22))

    gates: frozenset[Gate] = frozenset({Gate.SHIP})
    layout: Literal["yamato_b2", "sagawa_e_hiden", "yuu_print_r"] = "yamato_b2"
    address_lines: tuple[PositiveInt, ...] = Field(default=(), max_length=9)
    name_lines: tuple[PositiveInt, ...] = Field(default=(), max_length=9)
    unit: LabelUnit = "bytes"

    def examine(self, order: Order, ctx: Context) -> Iterator[Finding]:
        """Yield one finding an address or name that is cut off."""
        found = False
        for index, package in enumerate(order.packages):
            recipient = package.recipient
            if _is_no_label(package, recipient):
                continue
            for part, text in (("address", recipient.address), ("name", recipient.full_name)):
                fitted = fit(text, self._lines(part))
                # Damaged text is often longer than it was; TX01 tells of it.
                if not fitted.fits and diagnose(text).status is not TextStatus.DAMAGED:
                    found = True
                    path = f"packages[{index}].recipient.{_LAST[part]}"
                    yield self._finding(part, path, package.subject, fitted.lines, fitted.rest)
        if not found:
            ctx.note(_FINE)

    def _lines(self, part: str) -> LabelLayout:
        own = self.address_lines if part == "address" else self.name_lines
        return LabelLayout(own, self.unit) if own else LABEL_LAYOUTS[self.layout][part]

    def _finding(
        self, part: str, path: str, subject: str, lines: tuple[str, ...], rest: str
    ) -> Finding:
        shown = " / ".join(lines)
        return self.finding(
            _TEXT[part],
            Evidence(path=path, value=rest),
            subject=subject,
            kind=part,
            suggestion=Suggestion(path=path, message=_ADVICE, data={"lines": shown}),
            rest=rest,
        )

    @classmethod
    def cases(cls) -> Iterable[Case]:
        """Yield the named cases."""
        yield from _firing()
        yield from _quiet()


def _is_no_label(package: Package, recipient: Recipient) -> bool:
    return recipient.is_placeholder or package.convenience_store is not None


_LONG: Final = "丸の内一丁目二番三号" + "見本ビルディング" * 4 + "東館1203号室"


def _firing() -> Iterator[Case]:
    def fires(name: str, kind: str, where: str, text: str, **more: Any) -> Fires:
        last = "street" if kind == "address" else "first_name"
        at = f"packages[0].recipient.{last}"
        return Fires(name=name, order=order(recipient={where: text}), at=at, kinds=(kind,), **more)

    sagawa, post = {"layout": "sagawa_e_hiden"}, {"layout": "yuu_print_r"}
    yield fires("address, Yamato", "address", "street", _LONG)
    yield fires("address, Sagawa", "address", "street", _LONG, params=sagawa)
    yield fires("address, post", "address", "street", _LONG, params=post)
    yield fires(
        "full-width digits", "address", "street", "１－２－３　" + "見本荘" * 12 + "２０３"
    )
    yield fires("company as name", "name", "family_name", "株式会社見本商事東日本営業本部第二課")
    yield fires("foreign name", "name", "family_name", "Wolfeschlegelsteinhausenberger")
    own = {"address_lines": [10, 5]}
    yield fires("limits of one's own", "address", "street", "丸の内1-2-3", params=own)
    few = {"name_lines": [4], "unit": "characters"}
    yield fires("name in characters", "name", "family_name", "見本見本", params=few)
    kanji = {"address_lines": [16], "unit": "characters"}
    yield fires(
        "address in characters", "address", "street", "丸の内見本町八百八番地", params=kanji
    )
    second = order(packages=[{}, {"recipient": {"street": _LONG}}])
    at = "packages[1].recipient.street"
    yield Fires(name="second package", order=second, at=at, kinds=("address",))


def _quiet() -> Iterator[Case]:
    def quiet(name: str, where: str, text: str, **more: Any) -> Quiet:
        return Quiet(name=name, order=order(recipient={where: text}), **more)

    yield Quiet(name="the plain order", order=order())
    yield Quiet(name="plain, Sagawa", order=order(), params={"layout": "sagawa_e_hiden"})
    yield quiet("building and room", "street", "丸の内1-2-3 見本ビルディング東館1203号室")
    yield quiet("half-width kana takes half", "street", "ﾏﾙﾉｳﾁ" * 8)
    yield quiet("company that fits", "family_name", "株式会社見本商事")
    yield quiet("kanji no charset has", "family_name", "𠮷田")
    wide = {"address_lines": [200], "name_lines": [100]}
    yield quiet("wide limits", "street", _LONG, params=wide)
    gone = {"package_delete_flag": 1, "recipient": {"street": _LONG}}
    yield Quiet(name="a deleted package", order=order(packages=[{}, gone]))
    dummy = {"postcode": "9999999", "prefecture": "入力待ち", "street": _LONG}
    yield Quiet(name="social gift waits", order=order(recipient=dummy))
    store = {"convenience_store": {"cvs_code": 50}, "recipient": {"street": _LONG}}
    yield Quiet(name="convenience store", order=order(packages=[store]))
