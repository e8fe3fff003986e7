"""Write the pack a trial suggests, with cases drawn from what it found."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from typing import Any, Final

from oms.engine import Engine
from oms.engine.proof import outcome_of, prove_case
from oms.errors import OmsError, Told, in_lang
from oms.model import order as plain_order
from oms.model.finding import Lang
from oms.replay.fragments import PERSONAL, fragment_of
from oms.replay.trial import CheckRate, Trial
from oms.rules import Expectation, Pack, PackCase, export_case, format_pack, parse_pack
from oms.rules.export import toml_text

__all__ = ["draft_pack"]

_CASES: Final = 2
_MAIL: Final = re.compile(
    r"メール便|ネコポス|ゆうパケット|クリックポスト|定形外|レターパック|ポスト投函"
)
_LIMITED: Final = "payment.amount_high"
_MOST: Final = 0.99
_ROUND: Final = 10_000
_LISTED: Final = 10
_REMARKS: Final = "remarks.present"
_NO_ORDER: Final = "order = {}"
_ENOUGH: Final = 200
"""Of fewer orders the uppermost hundredth is one outlier."""


def draft_pack(trial: Trial, name: str, lang: Lang = "ja") -> str:
    """Return a pack as TOML: form texts, delivery methods, limits, and cases that pass.

    The cases hold no name, address or number of a buyer; whoever uses the pack should read it.

    Args:
        trial: What the past orders say.
        name: The pack's name.
        lang: The language of its comments and of the names of its cases.
    """
    lines = (*_head(trial, name), *_shop(trial), *_items(trial), *_checks(trial))
    head = "\n".join(in_lang(line, lang) for line in lines) + "\n"
    pack = parse_pack(head, where=name)
    blocks = ("\n".join(["", *_block(each), ""]) for each in _cases(trial, pack, lang))
    return format_pack(head + "".join(blocks), where=name)


def _head(trial: Trial, name: str) -> Iterator[str]:
    yield Told(
        "# Drafted by `oms trial` from {orders} past orders of shop {shop}.",
        "# oms trial が店舗 {shop} の過去の注文 {orders} 件から作った下書きです。",
        orders=trial.orders,
        shop=trial.shop_id,
    )
    yield Told(
        "# Read it before you use it: texts and cases come from real orders, with names,\n"
        "# addresses and numbers replaced as far as they could be recognised.",
        "# 使う前に読んでください。文とケースは実際の注文から取ったもので、氏名・住所・番号は\n"
        "# 見分けられた限り置き換えてあります。",
    )
    yield from ("[pack]", "format = 1", f"name = {toml_text(name)}", 'version = "1"')
    yield from ('extends = "oms/standard"', "")


def _shop(trial: Trial) -> Iterator[str]:
    yield "[shop]"
    sure = [each for each in trial.texts if each.is_sure]
    yield "default_texts = [" if sure else "default_texts = []"
    for each in sure:
        yield Told(
            "  # {share:.0%} of {orders} orders with {title}",
            "  # {title} のある注文 {orders} 件の {share:.0%}",
            share=each.share,
            orders=each.orders,
            title=_plain_line(each.title) or Told("no title", "見出しなし"),
        )
        yield f"  {_long(each.text)},"
    if sure:
        yield "]"
    for each in trial.texts:
        if not each.is_sure:
            yield Told(
                "# A pull-down says {text} in {share:.0%} of the orders with {title}:\n"
                "# add it above if it is what the form says by itself.",
                "# {title} のある注文の {share:.0%} が {text} です。選択肢の初期値なら上に足して"
                "ください。",
                text=toml_text(each.text),
                share=each.share,
                title=_plain_line(each.title),
            )
    for service, count in trial.services.most_common():
        orders = Told("{count} orders", "{count} 件", count=count)
        yield ""
        yield Told(
            "[shop.services.{name}]  # {orders}",
            "[shop.services.{name}]  # {orders}",
            name=toml_text(service),
            orders=orders,
        )
        yield f"mail = {toml_text(_MAIL.search(service) is not None)}"


def _items(trial: Trial) -> Iterator[str]:
    """Propose limits as comments: the most there was is not the most there may be."""
    if not trial.units:
        return
    yield ""
    yield Told(
        "# The most pieces of an item in one order. State those that have a limit (IT01):",
        "# 1 注文の最多個数。個数制限のある商品だけ書いてください (IT01):",
    )
    for item, most in sorted(trial.units.items(), key=lambda each: (-each[1], each[0]))[:_LISTED]:
        yield f"# [shop.items.{toml_text(item)}]"
        yield f"# unit_limit = {most}"


def _plain_line(text: str) -> str:
    """Return a title as one line of a comment may hold it."""
    return "".join(each if each.isprintable() or each == "\u3000" else "?" for each in text)


def _long(text: str) -> str:
    """Write a text of several lines as TOML's long string, if nothing in it needs an escape."""
    printable = all(each.isprintable() or each in "\n\u3000" for each in text)
    if "\n" in text and printable and "\\" not in text and '"' not in text:
        return f'"""\n{text}"""'
    return toml_text(text)


def _checks(trial: Trial) -> Iterator[str]:
    if (limit := _limit(trial)) is not None:
        yield from ("", f"[checks.{toml_text(_LIMITED)}]")
        yield Told(
            "limit = {limit}  # {most:.0%} of the orders stay below",
            "limit = {limit}  # 注文の {most:.0%} はこれより低い",
            limit=limit,
            most=_MOST,
        )


def _limit(trial: Trial) -> int | None:
    """Return the amount above which hardly an order lies, if enough of them are known."""
    if len(trial.totals) < _ENOUGH or _LIMITED not in Pack.build():
        return None
    return max(-(-trial.percentile(_MOST) // _ROUND) * _ROUND, _ROUND)


# ---- cases ----------------------------------------------------------------------------


def _block(case: PackCase) -> Iterator[str]:
    """Yield the lines of a case; an order with a text of several lines is a table of its own."""
    texts = [each for each in case.fragment.values() if isinstance(each, str) and "\n" in each]
    if not any(_long(each).startswith('"""') for each in texts):
        yield from export_case(case)
        return
    yield from (line for line in export_case(replace(case, fragment={})) if line != _NO_ORDER)
    yield from ("", "[case.order]")
    for key, value in case.fragment.items():
        yield f"{key} = {_long(value) if isinstance(value, str) else toml_text(value)}"


def _cases(trial: Trial, pack: Pack, lang: Lang) -> Iterator[PackCase]:
    """Yield cases of what was found, each proved with the pack it is to stand in."""
    engine = Engine(pack)
    yield from _of_form(trial, engine, lang)
    for rule in sorted(trial.rates):
        if rule in pack:
            yield from _of_rule(trial.rates[rule], engine, lang)
    if (limit := _limit(trial)) is not None:
        name = in_lang(Told("an order worth the limit", "上限ちょうどの注文"), lang)
        case = PackCase(name, {"total_price": limit}, {_LIMITED: Expectation("warn")})
        if prove_case(engine, case).passed:
            yield case


def _of_form(trial: Trial, engine: Engine, lang: Lang) -> Iterator[PackCase]:
    """Yield the other side: the form as the shop configured it stops nothing."""
    blocks = {each.title: each.text for each in reversed(trial.texts) if each.is_sure}
    if not blocks or _REMARKS not in engine.pack:
        return
    text = "\n\n".join(f"{title}\n{said}".strip("\n") for title, said in blocks.items())
    case = PackCase(
        in_lang(Told("the form alone stops nothing", "フォームの定型文だけなら止めない"), lang),
        {"remarks": f"{text}\n"},
        {_REMARKS: Expectation("pass")},
    )
    if prove_case(engine, case).passed:
        yield case


def _of_rule(rate: CheckRate, engine: Engine, lang: Lang) -> Iterator[PackCase]:
    fragments: list[dict[str, Any]] = []
    for screening in rate.screenings:
        if len(fragments) == _CASES:
            return
        finding = next(each for each in screening.findings if each.rule == rate.rule)
        fragment = fragment_of(screening.order, engine.pack[rate.rule].inputs)
        named = any(PERSONAL.search(each.path) for each in finding.evidence)
        if named or fragment in fragments:
            continue
        called = f"{engine.pack[rate.rule].label.text(lang)} ({len(fragments) + 1})"
        case = _case(engine, rate.rule, fragment, screening.at, called)
        if case is not None:
            fragments.append(fragment)
            yield case


def _case(
    engine: Engine, rule: str, fragment: dict[str, Any], at: datetime, name: str
) -> PackCase | None:
    """Return the case of a fragment, if the rule still speaks about it."""
    try:
        again = engine.screen(plain_order(**fragment), at)
    except OmsError:
        return None
    outcome, check = outcome_of(again, rule), engine.pack[rule]
    said = [each for each in again.findings if each.rule == rule]
    if not said or outcome == "wait":
        return None
    place = said[0].evidence[0].path if said[0].evidence else None
    return PackCase(f"{check.code} {name}", fragment, {rule: Expectation(outcome, place)}, at)
