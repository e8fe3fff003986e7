"""TX01 — a text of the order is damaged: mojibake, or characters that were lost (文字化け)."""

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
from oms.text import (
    ORDER_TEXT_INPUTS,
    OrderText,
    TextDiagnosis,
    TextField,
    TextStatus,
    diagnosed,
)
from oms.text.mojibake.words import kind_words

__all__ = ["TextMojibake"]

_TEXT: Final = Message(
    ja="{where}が文字化けしています（{what}）", en="{where} is damaged ({what})"
)
_REPAIR: Final = Message(
    ja="元は「{value}」と思われます。購入者に確かめて直してください",
    en='it probably was "{value}": settle it with the buyer and correct it',
)
_ASK: Final = Message(
    ja="購入者に正しい内容を確かめて直してください",
    en="ask the buyer what is meant and correct it",
)
_FINE: Final = Message(ja="文字化けした欄はない", en="no field is damaged")
_WHERE: Final[dict[TextField, Message]] = {
    "name": Message(ja="お名前", en="a name"),
    "kana": Message(ja="フリガナ", en="kana of a name"),
    "address": Message(ja="ご住所", en="an address"),
    "remark": Message(ja="備考", en="the remark"),
    "gift": Message(ja="のし・ラッピング", en="noshi or wrapping"),
    "text": Message(ja="項目選択肢", en="an option"),
}
_ALL: Final[tuple[TextField, ...]] = tuple(_WHERE)


class TextMojibake(Check):
    """Hold an order with a text that was read in the wrong charset or lost characters.

    What it does:
        Looks at names, kana, addresses, options, noshi, wrapping and the remark; says what
        happened, where, and how the text most likely read before.
    Why it holds:
        A label with 譚ｱ莠ｬ驛ｽ or ?田 on it does not arrive, and a remark nobody can read may have
        been a cancellation.
    Fires on:
        UTF-8, CP932, EUC-JP, ISO-2022-JP, GBK, Big5 and UTF-16 read as one another or as Latin-1,
        once or twice, wholly or in part; encodings never undone (entities, %, =, JSON, MIME,
        UTF-7); U+FFFD, private use (外字); ? 〓 □ and ・ where a character was lost.
    Stays quiet on:
        髙, 﨑, 𠮷 and old forms, half-width kana, foreign names, codes, URLs, faces and emoji;
        questions in a remark; invisible noise (TX04); the dummies of a social gift that waits.
    Parameters:
        `fields` limits what is looked at; `confidence` raises the bar, 0 to 1.

    References:
        Method and figures: docs/mojibake.md, benchmarks/text.

    Attributes:
        fields: What is looked at: name, kana, address, remark, gift, text (options).
        confidence: Diagnoses less certain than this are not reported.
    """

    code: ClassVar = "TX01"
    name: ClassVar = "text.mojibake"
    label: ClassVar = Message(ja="文字化け", en="Mojibake")
    since: ClassVar = "0.2"
    inputs: ClassVar = ORDER_TEXT_INPUTS
    tolerates: ClassVar = frozenset(inputs)
    source: ClassVar = Source("oms.text.mojibake", date(2026, 11, 22))

    fields: tuple[TextField, ...] = _ALL
    confidence: float = 0.0

    def examine(self, order: Order, ctx: Context) -> Iterator[Finding]:
        """Yield one finding a damaged field."""
        found = False
        for each, told in ctx.once("diagnosed", lambda: diagnosed(order)):
            if each.field not in self.fields:
                continue
            if told.status is TextStatus.DAMAGED and told.confidence >= self.confidence:
                found = True
                yield self._finding(each, told)
        if not found:
            ctx.note(_FINE)

    def _finding(self, damaged: OrderText, told: TextDiagnosis) -> Finding:
        start, end = told.span or (0, len(damaged.text))
        advice = Suggestion(path=damaged.path, message=_ASK)
        if told.repair is not None:
            advice = Suggestion(path=damaged.path, message=_REPAIR, value=told.repair)
        return self.finding(
            _TEXT,
            Evidence(path=damaged.path, value=damaged.text[start:end], span=(start, end)),
            subject=damaged.subject,
            kind=told.kind,
            suggestion=advice,
            where=_WHERE[damaged.field],
            what=kind_words(told.kind),
        )

    @classmethod
    def cases(cls) -> Iterable[Case]:
        """Yield the named cases."""
        yield from _firing()
        yield from _quiet()


def _firing() -> Iterator[Case]:
    def fires(name: str, kind: str, where: str, text: str, **more: Any) -> Fires:
        at = f"packages[0].recipient.{where}"
        return Fires(name=name, order=order(recipient={where: text}), at=at, kinds=(kind,), **more)

    yield fires("UTF-8 as CP932", "utf8_as_cp932", "city", "蜊莉｣逕ｰ蛹ｺ")
    yield fires("UTF-8 as Latin-1", "utf8_as_cp1252", "family_name", "å±±ç\x94°")
    yield fires("CP932 as Latin-1", "cp932_as_cp1252", "city", "\x90ç\x91ã\x93c\x8bæ")
    yield fires("EUC-JP as CP932", "eucjp_as_cp932", "street", "ﾀ鯆ﾄｶ雍ﾝ､ﾎﾆ1-2-3")
    yield fires("UTF-8 as GBK", "utf8_as_gbk", "street", "涓搁儴鐢?1-2-3")
    yield fires("entities never undone", "entity", "street", "丸の内&amp;#12539;1-2-3")
    yield fires("replacement character", "replacement_character", "family_name", "\ufffd橋")
    yield fires("private use", "private_use", "family_name", "\ue0de橋")
    yield fires("question mark in a name", "question_marks", "family_name", "?田")
    yield fires("geta in an address", "geta", "street", "丸の〓1-2-3")
    yield fires("codepoint as text", "codepoint_text", "family_name", "U+2363A本")
    remark = order(remarks="[備考:]\n縺ｮ縺励ｒ縺企｡倥＞縺励∪縺")
    yield Fires(name="in the remark", order=remark, at="remarks", kinds=("utf8_as_cp932",))
    item = order(items=[{"selected_choice": "名入れ:ƒeƒXƒg–¼"}])
    at = "packages[0].items[0].selected_choice"
    yield Fires(name="in an option", order=item, at=at, kinds=("cp932_as_cp1252",))
    noshi = order(packages=[{"noshi": "%E5%86%85%E7%A5%9D"}])
    at = "packages[0].noshi"
    yield Fires(name="in the noshi", order=noshi, at=at, kinds=("percent_encoded",))


def _quiet() -> Iterator[Case]:
    def quiet(name: str, where: str, text: str, **more: Any) -> Quiet:
        return Quiet(name=name, order=order(recipient={where: text}), **more)

    yield quiet("variants of name kanji", "family_name", "髙﨑")
    yield quiet("kanji outside the BMP", "family_name", "𠮷田")
    yield quiet("selector of a variant", "family_name", "葛\U000e0100城")
    yield quiet("half-width kana", "street", "ﾏﾙﾉｳﾁ1-2-3 ﾒｿﾞﾝﾐﾎﾝ101")
    yield quiet("foreign name", "family_name", "Müller")
    yield quiet("Korean name", "family_name", "김민수")
    yield quiet("product code in a room", "street", "丸の内1-2-3 #A-101")
    yield Quiet(name="a question", order=order(remarks="[備考:]\nいつ届きますか？？"))
    yield Quiet(name="face", order=order(remarks="[備考:]\n楽しみです(´・ω・｀)"))
    yield Quiet(name="emoji", order=order(remarks="[備考:]\nお願いします🙇\u200d♀️"))
    yield Quiet(name="list", order=order(remarks="[備考:]\nりんご・みかん・ぶどう・なし・柿"))
    yield Quiet(name="tick boxes", order=order(remarks="[備考:]\n□希望する　■希望しない"))
    yield Quiet(name="URL", order=order(remarks="[備考:]\nhttps://example.jp/?q=%E3%81%82"))
    yield Quiet(
        name="field left out", order=order(remarks="縺ｮ縺励ｒ"), params={"fields": ["name"]}
    )
    yield quiet("noise is another check's", "family_name", "山\u200b田")
