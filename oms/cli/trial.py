"""`oms trial`: the first hour of a new shop."""

from __future__ import annotations

import sys
from pathlib import Path

from oms.cli.cells import harmless
from oms.cli.data import open_data
from oms.cli.exits import Exit
from oms.cli.output import open_output
from oms.cli.printer import Printer, is_styled, width_of
from oms.cli.progress import progress
from oms.cli.screen import records
from oms.engine import Engine, prove
from oms.errors import OmsError
from oms.model import Severity
from oms.model.finding import Lang
from oms.model.slot import DeliverySlot
from oms.replay import CheckRate, Trial, draft_pack, try_out
from oms.rules import default_registry, parse_pack

__all__ = ["trial"]

_WORDS = {
    "ja": {
        "title": "試行: 店舗 {shop}、過去の注文 {orders} 件",
        "held": "標準パックなら要確認: {held} 件 ({share:.1%})",
        "rejected": "読めなかった記録: {count} 件",
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
        "written": "パックを書き出しました: {path} (ケース {cases} 件、すべて合格)",
        "next": "次に: {path} を読み、oms pack test {path}",
        "nothing": "指摘はありません",
    },
    "en": {
        "title": "trial: shop {shop}, {orders} past orders",
        "held": "the standard pack would hold {held} ({share:.1%})",
        "rejected": "unreadable records: {count}",
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
        "written": "pack written: {path} ({cases} cases, all pass)",
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
    with progress(files, lang) as tell:
        trials = try_out(records(files, tell))
    if shop is not None:
        if shop not in trials:
            msg = f"--shop {shop}: no such shop among {', '.join(sorted(trials))}"
            raise OmsError(msg, shop=shop)
        trials = {shop: trials[shop]}
    paths = {each: out / f"trial-{each}.toml" for each in trials}
    _refuse_existing(out, paths)
    with open_output(None) as stream:
        printer = Printer(stream, width_of(stream), styled=is_styled(stream, color=None))
        for each, found in trials.items():
            _report(printer, found, _WORDS[lang], lang)
            _write(printer, found, paths[each], _WORDS[lang])
    rejected = sum(each.rejected for each in trials.values())
    return Exit.UNREADABLE if rejected else Exit.CLEAR


def _refuse_existing(out: Path, paths: dict[str, Path]) -> None:
    if not out.is_dir():
        raise OmsError(f"--out {out}: expected a folder that exists", path=str(out))
    for path in paths.values():
        if path.exists():
            raise OmsError(
                f"{path}: exists already; move it or name another --out", path=str(path)
            )


def _report(out: Printer, found: Trial, words: dict[str, str], lang: Lang) -> None:
    out.line((f"■ {words['title'].format(shop=found.shop_id, orders=found.orders)}", "bold"))
    out.line(words["held"].format(held=found.held, share=found.held / found.orders), indent=2)
    if found.rejected:
        out.line(words["rejected"].format(count=found.rejected), indent=2)
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


def _write(out: Printer, found: Trial, path: Path, words: dict[str, str]) -> None:
    text = draft_pack(found, f"shop-{found.shop_id}")
    results = list(prove(parse_pack(text, where=str(path))))
    failed = [each.case.name for each in results if not each.passed]
    if failed:  # cases are proved one by one before they are written; together they must pass too
        sys.stderr.write(f"oms: {path}: cases that fail: {', '.join(failed)}\n")
    path.write_text(text, encoding="utf-8", newline="\n")
    out.line("")
    out.line((words["written"].format(path=path, cases=len(results)), "bold"))
    out.line(words["next"].format(path=path))
