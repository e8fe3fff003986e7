"""TX04 — invisible characters that do no harm but break searches (見えない文字)."""

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
from oms.text import ORDER_TEXT_INPUTS, OrderText, TextDiagnosis, TextStatus, diagnosed
from oms.text.mojibake.words import kind_words

__all__ = ["TextNoise"]

_TEXT: Final = Message(
    ja="見えない文字が混じっています（{what}）", en="there are invisible characters ({what})"
)
_CLEAN: Final = Message(ja="取り除いた形で使えます", en="it may be used without them")
_FINE: Final = Message(ja="見えない文字はない", en="there are no invisible characters")


class TextNoise(Check):
    """Note texts with invisible characters, which are no damage.

    What it does:
        Looks at the same texts as TX01 for byte order marks, zero-width and bidi characters,
        controls, and kana whose voiced mark is split off (macOS), and gives the text without.
    Why it holds:
        It does not hold unless a pack says so. Nothing is lost, but a name with U+200B in it is
        not found again, and label files may refuse it.
    Fires on:
        U+FEFF, U+200B and its kin, soft hyphens, C0 controls but tab and line break, split
        dakuten and accents.
    Stays quiet on:
        Joiners and selectors inside emoji, selectors of kanji variants, blanks of any width,
        tabs, damaged text (TX01).
    Parameters:
        None of its own.

    References:
        Unicode Standard, chapter 23 (special areas and format characters).
    """

    code: ClassVar = "TX04"
    name: ClassVar = "text.noise"
    label: ClassVar = Message(ja="見えない文字", en="Invisible characters")
    since: ClassVar = "0.2"
    inputs: ClassVar = ORDER_TEXT_INPUTS
    tolerates: ClassVar = frozenset(inputs)
    source: ClassVar = Source("Unicode 16", date(2026, 11, 22))

    severity: Severity = Severity.INFO

    def examine(self, order: Order, ctx: Context) -> Iterator[Finding]:
        """Yield one finding a field."""
        found = False
        for each, told in ctx.once("diagnosed", lambda: diagnosed(order)):
            if told.status is TextStatus.NOISE:
                found = True
                yield self._finding(each, told)
        if not found:
            ctx.note(_FINE)

    def _finding(self, noisy: OrderText, told: TextDiagnosis) -> Finding:
        start, end = told.span or (0, 0)
        return self.finding(
            _TEXT,
            Evidence(path=noisy.path, value=noisy.text[start:end], span=(start, end)),
            subject=noisy.subject,
            kind=told.kind,
            suggestion=Suggestion(path=noisy.path, message=_CLEAN, value=told.repair),
            what=kind_words(told.kind),
        )

    @classmethod
    def cases(cls) -> Iterable[Case]:
        """Yield the named cases."""
        yield from _firing()
        yield from _quiet()


def _firing() -> Iterator[Case]:
    def fires(name: str, kind: str, where: str, text: str) -> Fires:
        made = order(recipient={where: text})
        at = f"packages[0].recipient.{where}"
        return Fires(name=name, order=made, at=at, kinds=(kind,), severity=Severity.INFO)

    yield fires("byte order mark", "bom", "family_name", "\ufeff山田")
    yield fires("zero-width space", "zero_width", "city", "千代田\u200b区")
    yield fires("soft hyphen", "zero_width", "street", "丸の\u00ad内1-2-3")
    yield fires("bidi mark", "zero_width", "street", "丸の内\u200e1-2-3")
    yield fires("control", "control", "first_name", "太郎\x07")
    yield fires("split dakuten", "nfd", "first_name", "か\u3099く")
    remark = order(remarks="[備考:]\n宜しく\u200bお願いします")
    yield Fires(name="remark", order=remark, at="remarks", severity=Severity.INFO)


def _quiet() -> Iterator[Case]:
    def quiet(name: str, where: str, text: str, **more: Any) -> Quiet:
        return Quiet(name=name, order=order(recipient={where: text}), **more)

    yield quiet("nothing invisible", "family_name", "山田")
    yield quiet("full-width blank", "street", "丸の内1-2-3　101")
    yield quiet("no-break space", "street", "丸の内1-2-3\u00a0101")
    yield quiet("variant selector", "family_name", "辻\U000e0100")
    yield Quiet(name="joined emoji", order=order(remarks="家族です👨\u200d👩\u200d👧"))
    yield Quiet(name="lines of a remark", order=order(remarks="[備考:]\r\nお願いします\r\n"))
    yield quiet("damage is another check's", "family_name", "\ufffd田")
