"""`oms trial`: the first hour of a new shop."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from oms.cli.cells import harmless
from oms.cli.data import open_data
from oms.cli.exits import Exit
from oms.cli.output import open_output
from oms.cli.printer import Printer, is_styled, width_of
from oms.cli.progress import progress
from oms.cli.screen import records
from oms.engine import Engine, Rejected, prove
from oms.errors import OmsError, Told, in_lang
from oms.model import Order, Severity
from oms.model.finding import Lang
from oms.model.slot import DeliverySlot
from oms.replay import CheckRate, Trial, draft_pack, try_out
from oms.rules import default_registry, load_pack

__all__ = ["trial"]

_WORDS = {
    "ja": {
        "title": "試行: 店舗 {shop}、過去の注文 {orders} 件",
        "held": "標準パックなら要確認: {held} 件 ({share:.1%})",
        "checks": "チェック別 (注文数)",
        "examples": "例",
        "texts": "定型文の候補",
        "sure": "パックに入れた定型文",
        "unsure": "要判断 (選択肢の値かもしれない)",
        "seen": "見つかった値",
        "totals": "合計金額: 中央値 {half:,} 円、99% は {most:,} 円以下",
        "services": "配送方法",
        "slots": "希望時間帯",
        "units": "1 注文の最多個数",
        "written": "パックを書き出しました: {path} (ケース {cases} 件、合格 {passed} 件)",
        "aside": "読めなかった記録",
        "more": "ほか {count} 件",
        "next": "次に: {path} を読み、oms pack test {path}",
        "nothing": "指摘はありません",
    },
    "en": {
        "title": "trial: shop {shop}, {orders} past orders",
        "held": "the standard pack would hold {held} ({share:.1%})",
        "checks": "By check (orders)",
        "examples": "such as",
        "texts": "Form texts that come back",
        "sure": "put into the pack",
        "unsure": "for you to decide (may be the answer of a pull-down)",
        "seen": "What the orders show",
        "totals": "grand total: median {half:,} yen, 99% at most {most:,} yen",
        "services": "delivery methods",
        "slots": "wished slots",
        "units": "most pieces in one order",
        "written": "pack written: {path} ({cases} cases, {passed} pass)",
        "aside": "Unreadable records",
        "more": "{count} more",
        "next": "next: read {path}, then oms pack test {path}",
        "nothing": "nothing was found",
    },
}
_LISTED = 10
_HALF, _MOST = 0.5, 0.99


def trial(files: tuple[str, ...], shop: str | None, out: Path, lang: Lang) -> int:
    """Screen past orders with the standard pack, report, and write a pack for each shop.

    Args:
        files: Past orders.
        shop: Only the shop of this id.
        out: The folder to write packs into.
        lang: Language of the report.

    Returns:
        0, or 3 if some record could not be read.
    """
    open_data(Engine(), lang)
    aside = _Aside()
    with progress(files, lang) as tell:
        try:
            trials = try_out(aside.without(records(files, tell)))
        except OmsError:
            with open_output(None) as stream:
                aside.tell(Printer(stream, width_of(stream), styled=False), _WORDS[lang], lang)
            raise
    if shop is not None:
        if shop not in trials:
            en = "--shop {shop}: no such shop among {known}"
            ja = "--shop {shop}: その店舗の注文がありません。あるのは {known}"
            raise OmsError(Told(en, ja, shop=shop, known=", ".join(sorted(trials))), shop=shop)
        trials = {shop: trials[shop]}
    paths = {each: out / f"trial-{each}.toml" for each in trials}
    _refuse_existing(out, paths)
    out.mkdir(parents=True, exist_ok=True)
    with open_output(None) as stream:
        printer = Printer(stream, width_of(stream), styled=is_styled(stream, color=None))
        for each, found in trials.items():
            _report(printer, found, _WORDS[lang], lang)
            _write(printer, found, paths[each], _WORDS[lang], lang)
        aside.tell(printer, _WORDS[lang], lang)
    return Exit.UNREADABLE if aside.count else Exit.CLEAR


class _Aside:
    """Counts the records that could not be read, and keeps the first of them to tell why."""

    def __init__(self) -> None:
        self.count = 0
        self._first: list[tuple[str, str]] = []

    def without(self, records: Iterator[Order | Rejected]) -> Iterator[Order]:
        """Yield the orders."""
        for each in records:
            if not isinstance(each, Rejected):
                yield each
                continue
            self.count += 1
            if len(self._first) < _LISTED:
                self._first.append((each.place, each.reason))

    def tell(self, out: Printer, words: dict[str, str], lang: Lang) -> None:
        if not self.count:
            return
        out.rule(f"{words['aside']} ({self.count})")
        for place, reason in self._first:
            out.line((harmless(place), "bold"))
            out.line(harmless(in_lang(reason, lang)), indent=2)
        if self.count > len(self._first):
            out.line(words["more"].format(count=self.count - len(self._first)))


def _refuse_existing(out: Path, paths: dict[str, Path]) -> None:
    if out.exists() and not out.is_dir():
        en, ja = "--out {out}: expected a folder", "--out {out}: フォルダーではありません"
        raise OmsError(Told(en, ja, out=out), path=str(out))
    for path in paths.values():
        if path.exists():
            en = "{path}: exists already; move it or name another --out"
            ja = "{path}: すでにあります。移すか、別の --out を指定してください"
            raise OmsError(Told(en, ja, path=path), path=str(path))


def _report(out: Printer, found: Trial, words: dict[str, str], lang: Lang) -> None:
    out.line((f"■ {words['title'].format(shop=found.shop_id, orders=found.orders)}", "bold"))
    out.line(words["held"].format(held=found.held, share=found.held / found.orders), indent=2)
    out.rule(words["checks"])
    for rule in sorted(found.rates, key=lambda each: (found.rates[each].code, each)):
        _rate(out, found.rates[rule], found.orders, words, lang)
    if not found.rates:
        out.line(words["nothing"], indent=2)
    if found.texts:
        out.rule(words["texts"])
    for text in found.texts:
        kind = words["sure"] if text.is_sure else words["unsure"]
        out.line(f"{text.share:.0%}  {harmless(text.title)}  [{kind}]", indent=2, hang=2)
        out.line(harmless(text.text), indent=4, hang=2)
    _seen(out, found, words)


def _rate(out: Printer, rate: CheckRate, orders: int, words: dict[str, str], lang: Lang) -> None:
    check = default_registry().get(rate.rule)
    label = rate.rule if check is None else check.label.text(lang)
    counts = "  ".join(
        f"{each.label if lang == 'ja' else each.value} {count} ({count / orders:.1%})"
        for each in Severity
        if (count := rate.orders[each])
    )
    out.line((f"{rate.code} {label}", "bold"), f"  {counts}", indent=2, hang=2)
    out.line(f"{words['examples']}: {', '.join(map(harmless, rate.examples))}", indent=4, hang=2)


def _seen(out: Printer, found: Trial, words: dict[str, str]) -> None:
    out.rule(words["seen"])
    if found.totals:
        half, most = found.percentile(_HALF), found.percentile(_MOST)
        out.line(words["totals"].format(half=half, most=most), indent=2)
    services = (f"{harmless(name)} {count}" for name, count in found.services.most_common(_LISTED))
    slots = (
        f"{DeliverySlot.from_term(term).label} {count}"
        for term, count in found.slots.most_common()
    )
    units = sorted(found.units.items(), key=lambda each: -each[1])[:_LISTED]
    pieces = (f"{harmless(name)} {count}" for name, count in units)
    for key, listed in (("services", services), ("slots", slots), ("units", pieces)):
        if text := ", ".join(listed):
            out.line(f"{words[key]}: {text}", indent=2, hang=2)


def _write(out: Printer, found: Trial, path: Path, words: dict[str, str], lang: Lang) -> None:
    text = draft_pack(found, f"shop-{found.shop_id}", lang)
    with open_output(path) as stream:
        stream.write(text)
    results = [each.passed for each in prove(load_pack(path))]  # as it lies there
    out.line("")
    written = words["written"].format(path=path, cases=len(results), passed=sum(results))
    out.line((written, "bold"))
    out.line(words["next"].format(path=path))
