"""TX02 — a character the carrier's charset does not have (印字できない文字)."""

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
from oms.text import (
    ORDER_TEXT_INPUTS,
    OrderText,
    PrintCharset,
    TextField,
    TextStatus,
    Unprintable,
    diagnose,
    order_texts,
    unprintable,
)

__all__ = ["TextUnprintable"]

_TEXT: Final = Message(
    ja="送り状に印字できない文字「{characters}」があります",
    en="the label cannot show {characters}",
)
_REPLACE: Final = Message(
    ja="送り状では「{value}」と書けます。お名前は本人の表記に関わるので確かめてください",
    en="the label may say {value}; a name belongs to its bearer, so settle it first",
)
_ASK: Final = Message(
    ja="送り状での表記を決めてください", en="decide what the label shall say instead"
)
_FINE: Final = Message(ja="印字できない文字はない", en="every character can be printed")
_PRINTED: Final[tuple[TextField, ...]] = ("name", "kana", "address", "gift")


class TextUnprintable(Check):
    """Warn of characters a label printer or label file does not have.

    What it does:
        Compares what is printed (names, addresses, noshi) with the charset of the carrier and
        proposes another form where one is usual.
    Why it holds:
        It warns unless a pack says more. Label software stops with an error, prints a blank, or
        drops the character: 𠮷田 becomes 田 and the driver finds no such name.
    Fires on:
        CP932: 𠮷, selectors of variants (葛󠄀), ゔ, é, ♡, emoji. JIS X 0208: also 髙, 﨑, ①, ㈱, Ⅱ.
    Stays quiet on:
        What the charset has, both dashes and waves of either code table, half-width kana; remarks
        and options, which no label shows; damaged text, which TX01 tells.
    Parameters:
        `charset` is `cp932` (label CSVs) or `jisx0208` (the strictest printers); `fields` says
        what is printed.

    References:
        Plus Shipping, help article 72000606487; flagship.cc, Japan Order CSV.

    Attributes:
        charset: What the carrier's label has.
        fields: What is printed: name, kana, address, gift, also remark and text (options).
    """

    code: ClassVar = "TX02"
    name: ClassVar = "text.unprintable"
    label: ClassVar = Message(ja="印字できない文字", en="Unprintable character")
    since: ClassVar = "0.2"
    inputs: ClassVar = ORDER_TEXT_INPUTS
    tolerates: ClassVar = frozenset(inputs)
    source: ClassVar = Source("JIS X 0208; Windows-31J", date(2026, 11, 22))

    severity: Severity = Severity.WARN
    charset: PrintCharset = "cp932"
    fields: tuple[TextField, ...] = _PRINTED

    def examine(self, order: Order, ctx: Context) -> Iterator[Finding]:
        """Yield one finding a field."""
        quiet = True
        for each in order_texts(order):
            if each.field not in self.fields:
                continue
            found = unprintable(each.text, self.charset)
            if found and diagnose(each.text, each.field).status is not TextStatus.DAMAGED:
                quiet = False
                yield self._finding(each, found)
        if quiet:
            ctx.note(_FINE)

    def _finding(self, printed: OrderText, found: tuple[Unprintable, ...]) -> Finding:
        out, at = "", 0
        for each in found:
            out += printed.text[at : each.span[0]] + (each.suggestion or each.character)
            at = each.span[1]
        advice = Suggestion(path=printed.path, message=_ASK)
        if all(each.suggestion for each in found):
            value = out + printed.text[at:]
            advice = Suggestion(path=printed.path, message=_REPLACE, value=value)
        return self.finding(
            _TEXT,
            *(Evidence(path=printed.path, value=each.character, span=each.span) for each in found),
            subject=printed.subject,
            kind=self.charset,
            suggestion=advice,
            characters="".join(dict.fromkeys(each.character for each in found)),
        )

    @classmethod
    def cases(cls) -> Iterable[Case]:
        """Yield the named cases."""
        yield from _firing()
        yield from _quiet()


_STRICT: Final = {"charset": "jisx0208"}


def _firing() -> Iterator[Case]:
    def fires(name: str, where: str, text: str, **more: Any) -> Fires:
        at = f"packages[0].recipient.{where}"
        kinds = (more.get("params", {}).get("charset", "cp932"),)
        made = order(recipient={where: text})
        return Fires(name=name, order=made, at=at, kinds=kinds, severity=Severity.WARN, **more)

    yield fires("kanji outside the BMP", "family_name", "𠮷田")
    yield fires("selector of a variant", "family_name", "葛\U000e0100城")
    yield fires("accent", "street", "丸の内1-2-3 Café見本")
    yield fires("emoji", "street", "丸の内1-2-3 🏠")
    yield fires("hiragana vu", "first_name", "ゔぃおら")
    yield fires("Korean", "family_name", "김")
    yield fires("ladder taka, strict", "family_name", "髙橋", params=_STRICT)
    yield fires("circled number, strict", "street", "丸の内①", params=_STRICT)
    yield fires("company sign, strict", "family_name", "㈱見本", params=_STRICT)
    noshi = order(packages=[{"noshi": "寿♡"}])
    at = "packages[0].noshi"
    yield Fires(name="noshi", order=noshi, at=at, kinds=("cp932",), severity=Severity.WARN)


def _quiet() -> Iterator[Case]:
    def quiet(name: str, where: str, text: str, **more: Any) -> Quiet:
        return Quiet(name=name, order=order(recipient={where: text}), **more)

    yield quiet("ladder taka", "family_name", "髙﨑")
    yield quiet("circled number", "street", "丸の内①")
    yield quiet("wave and dash of Windows", "street", "１～２－３")
    yield quiet("wave and dash of JIS", "street", "１〜２−３")
    yield quiet("the same, strict", "street", "１～２－３", params=_STRICT)
    yield quiet("half-width kana, strict", "street", "ﾏﾙﾉｳﾁ", params=_STRICT)
    yield Quiet(name="emoji in a remark", order=order(remarks="お願いします🙏"))
    yield quiet("damaged", "family_name", "譚ｱ莠ｬ驛ｽ")
