"""RM01 — the buyer wrote something in 備考 that a person must read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import ClassVar, Final

from pydantic import field_validator

from oms.model import (
    CONFIRM_GATE,
    Case,
    Check,
    Context,
    Finding,
    Fires,
    Gate,
    Message,
    Order,
    Quiet,
    Severity,
    Source,
    Suggestion,
    order,
)
from oms.text import Piece, RemarkClass, RemarkReading, read_order_remarks

__all__ = ["RemarksPresent"]

_LABELS: Final = {
    RemarkClass.CANCEL_CHANGE: Message(ja="キャンセル・変更", en="cancel or change"),
    RemarkClass.SCHEDULE: Message(ja="日時", en="day or time"),
    RemarkClass.GIFT: Message(ja="のし・ギフト", en="gift"),
    RemarkClass.RECEIPT: Message(ja="領収書", en="receipt"),
    RemarkClass.DROP_OFF: Message(ja="置き配", en="drop-off"),
    RemarkClass.QUESTION: Message(ja="質問", en="question"),
    RemarkClass.GREETING: Message(ja="挨拶", en="greeting"),
    RemarkClass.OTHER: Message(ja="その他の要望", en="other wish"),
}
_ADVICE_TEXTS: Final = {
    RemarkClass.CANCEL_CHANGE: Message(
        ja="注文確認の前に購入者の意思を確かめ、RMS の注文内容を直してください",
        en="settle it with the buyer and correct the order in RMS before confirming it",
    ),
    RemarkClass.SCHEDULE: Message(
        ja="お届け日・時間帯の欄に入れるか、購入者に返信してください",
        en="enter it as delivery date or time slot, or answer the buyer",
    ),
    RemarkClass.GIFT: Message(
        ja="のし・ラッピングの欄と出荷指示に反映してください",
        en="carry it over to noshi, wrapping and the packing instructions",
    ),
    RemarkClass.RECEIPT: Message(
        ja="領収書の宛名・但し書きを確認し、発行方法を案内してください",
        en="check name and purpose of the receipt and tell the buyer how to get it",
    ),
    RemarkClass.DROP_OFF: Message(
        ja="配送方法が置き配に対応するか確認し、送り状に反映してください",
        en="check that the service allows it and put it on the label",
    ),
    RemarkClass.QUESTION: Message(ja="購入者に回答してください", en="answer the buyer"),
    RemarkClass.OTHER: Message(
        ja="内容を読み、対応できるか判断してください", en="read it and decide what to do"
    ),
}
_ADVICE: Final = {
    kind: Suggestion(path="remarks", message=text) for kind, text in _ADVICE_TEXTS.items()
}
_ASKS: Final = Message(
    ja="備考に「{label}」の要望があります", en="the remark holds a wish: {label}"
)
_GREETS: Final = Message(ja="備考は挨拶だけです", en="the remark is a greeting only")
_NOTE: Final = Message(ja="「{text}」= {kind}", en='"{text}" = {kind}')
_EMPTY: Final = Message(
    ja="タイトル・日時選択・定型文を除くと何も残らない",
    en="nothing is left beside titles, date selections and default texts",
)


_DEFAULT_SEVERITIES: Final = {RemarkClass.GREETING: Severity.INFO}


class RemarksPresent(Check):
    """Hold an order whose 備考 carries a message that a person must read.

    What it does:
        Takes off the titles of the order form, the day and time RMS wrote, and the shop's default
        texts; classes every sentence that is left; says one finding a class.
    Why it holds:
        RMS lets such orders pass. A buyer who asks for a cancellation, a receipt or a noshi in the
        remark gets the wrong parcel if nobody reads it.
    Fires on:
        Any message beyond greetings: cancellation or change, day or time the fields do not say,
        noshi and gift, receipt, drop-off, questions, other wishes; also inside the date block and
        between or behind the shop's own lines. Greetings alone are reported as info.
    Stays quiet on:
        Empty blocks, 特になし, default texts whole or partly deleted, pull-downs that say no, and
        wishes that only repeat the delivery date and time slot fields.
    Parameters:
        `default_texts` adds texts to those of the shop (`[shop] default_texts`); `severities`
        grades single classes, the others have the check's `severity`.

    References:
        RMS getOrder page, version 10 (備考); LOGILESS value-replacement rules; own corpora in
        benchmarks/remarks.

    Attributes:
        default_texts: Initial values (初期値) of the shop's order form, as configured.
        severities: Severity by class where it differs; classes not named keep their default.
    """

    code: ClassVar = "RM01"
    name: ClassVar = "remarks.present"
    label: ClassVar = Message(ja="備考あり", en="Remark present")
    since: ClassVar = "0.1"
    inputs: ClassVar = ("remarks", "requested_delivery_date", "shipping_term")
    tolerates: ClassVar = frozenset({"requested_delivery_date", "shipping_term"})
    source: ClassVar = Source("RMS getOrder v10, 備考")

    gates: frozenset[Gate] = CONFIRM_GATE
    default_texts: tuple[str, ...] = ()
    severities: Mapping[RemarkClass, Severity] = _DEFAULT_SEVERITIES

    @field_validator("severities")
    @classmethod
    def _over_defaults(
        cls, given: Mapping[RemarkClass, Severity]
    ) -> Mapping[RemarkClass, Severity]:
        # A shop that grades one class does not mean to hold greetings.
        return {**_DEFAULT_SEVERITIES, **given}

    def examine(self, order: Order, ctx: Context) -> Iterator[Finding]:
        """Yield one finding a class of message, the weightiest first."""
        reading = read_order_remarks(order, ctx.shop.default_texts + self.default_texts)
        for piece in reading.pieces if ctx.is_listening else ():
            shown = "・".join(each.value for each in piece.classes) or piece.kind.value
            ctx.note(_NOTE, text=piece.text, kind=shown)
        if not reading.classes:
            ctx.note(_EMPTY)
        for each in reading.classes:
            yield self._finding(each, reading)

    def _finding(self, kind: RemarkClass, reading: RemarkReading) -> Finding:
        evidence = [piece.evidence for piece in _pieces(kind, reading)]
        return self.finding(
            _GREETS if kind is RemarkClass.GREETING else _ASKS,
            *evidence,
            severity=self.severities.get(kind),
            kind=kind.value,
            suggestion=_ADVICE.get(kind),
            label=_LABELS[kind],
        )

    @classmethod
    def cases(cls) -> Iterable[Case]:
        """Yield the named cases."""
        yield from _firing()
        yield from _quiet()


def _pieces(kind: RemarkClass, reading: RemarkReading) -> tuple[Piece, ...]:
    """The pieces of a class; the weightiest class also shows what stands around it."""
    first = reading.classes[0] is kind
    return tuple(
        piece
        for piece in reading.messages
        if kind in piece.classes
        or (first and piece.weight and not set(piece.classes) & set(reading.classes))
    )


_FORM: Final = "[配送日時指定:]\n2026-05-08(金)\n午前中\n\n[備考:]\n{}\n"


def _remark(text: str, **facts: object) -> Order:
    return order(remarks=_FORM.format(text), **{"requested_delivery_date": "2026-05-08", **facts})


def _firing() -> Iterator[Case]:
    def fires(name: str, kind: str, text: str, evidence: str | None = None) -> Fires:
        said = _remark(text, shipping_term=1)
        return Fires(name=name, order=said, at="remarks", kinds=(kind,), evidence=evidence or text)

    yield fires("cancellation", "cancel_change", "間違えたのでキャンセルしてください")
    yield fires("another colour", "cancel_change", "色を赤から青に変更お願いします")
    yield fires("noshi with name", "gift", "御祝ののしをつけて、名前は佐倉でお願いします")
    yield fires("receipt with name", "receipt", "領収書を株式会社みほんの宛名でください")
    yield fires("drop-off", "drop_off", "留守の場合は玄関前に置いてください")
    yield fires("question", "question", "賞味期限はいつまでですか？")
    yield fires("hurry", "schedule", "なるべく早く送ってください")
    yield fires("an allergy", "other", "えびアレルギーがあるので混ざらないようにしてください")
    yield fires(
        "message wrapped in greetings",
        "gift",
        "お世話になります。のし希望です。よろしくお願いします。",
        "のし希望です。",
    )
    yield Fires(
        name="free text in the date block",
        order=order(remarks="[配送日時指定:]\n2026-05-08(金)\n14:00\n門の中に置いてください"),
        at="remarks",
        kinds=("drop_off",),
    )
    yield Fires(
        name="message behind a default text",
        order=order(remarks="[ギフト:]\nメッセージカード：あり"),
        params={"default_texts": ("メッセージカード：",)},
        at="remarks",
        kinds=("gift",),
        evidence="あり",
    )
    yield Fires(
        name="wish the fields do not hold",
        order=order(remarks="[備考:]\n5月8日の午前中に届けてください"),
        at="remarks",
        kinds=("schedule",),
    )
    yield Fires(
        name="two matters are two findings",
        order=_remark("のし希望。領収書もください。", shipping_term=1),
        at="remarks",
        kinds=("gift", "receipt"),
    )
    yield Fires(
        name="one class graded down leaves greetings at info",
        order=_remark("ありがとうございます。楽しみにしています。", shipping_term=1),
        params={"severities": {"drop_off": "warn"}},
        at="remarks",
        kinds=("greeting",),
        severity=Severity.INFO,
    )
    yield Fires(
        name="greeting only is info",
        order=_remark("いつもありがとうございます！", shipping_term=1),
        at="remarks",
        kinds=("greeting",),
        severity=Severity.INFO,
    )


def _quiet() -> Iterator[Case]:
    default = "※離島・一部地域は追加送料がかかる場合があります。\nのし：□希望する □希望しない"
    texts = {"default_texts": (default,)}
    yield Quiet(name="no remark", order=order(remarks=None))
    yield Quiet(name="empty blocks", order=order(remarks="[配送日時指定:]\n\n\n[備考:]\n\n"))
    yield Quiet(name="date and slot selected", order=_remark("", shipping_term=1))
    yield Quiet(name="nothing in particular", order=_remark("特になし", shipping_term=1))
    yield Quiet(name="nothing, politely", order=_remark("特にございません。", shipping_term=1))
    yield Quiet(
        name="default text whole", order=order(remarks=f"[備考:]\n{default}"), params=texts
    )
    yield Quiet(
        name="default text cut short",
        order=order(remarks="[備考:]\n※離島・一部地域は追加送料がかかる場合"),
        params=texts,
    )
    yield Quiet(
        name="second line of the default text deleted",
        order=order(remarks="[備考:]\n※離島・一部地域は追加送料がかかる場合があります。"),
        params=texts,
    )
    yield Quiet(
        name="wish that repeats the fields",
        order=_remark("5/8の午前中着でお願いします。", shipping_term=812),
    )
    yield Quiet(
        name="by a day the field keeps",
        order=_remark("10日までに届けてください", shipping_term=1),
    )
    yield Quiet(name="pull-down says no", order=order(remarks="[ラッピング:]\n希望しない\n"))
    yield Quiet(name="consent given", order=order(remarks="[注意事項のご確認:]\n了承しました\n"))
