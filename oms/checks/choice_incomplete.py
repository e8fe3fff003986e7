"""IT02 — an option was left open, or a consent refused (選択肢未選択・同意なし)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any, ClassVar, Final

from oms.model import (
    CONFIRM_GATE,
    Case,
    Check,
    Context,
    Evidence,
    Finding,
    Fires,
    Gate,
    Item,
    Message,
    Order,
    Quiet,
    Source,
    Suggestion,
    order,
)
from oms.text import Choice, ChoiceWords, find_trouble, read_choices

__all__ = ["ChoiceIncomplete"]

_TEXT: Final = {
    "blank": Message(ja="選択肢「{titles}」が空です", en="the option {titles} is blank"),
    "unselected": Message(
        ja="選択肢「{titles}」が選ばれていません", en="nothing was chosen for {titles}"
    ),
    "refused": Message(
        ja="「{titles}」に同意していません", en="the buyer does not consent to {titles}"
    ),
}
_ASK: Final = Message(
    ja="購入者に選択を確かめ、RMS の項目選択肢を直してください",
    en="ask the buyer what is wished and correct the option in RMS",
)
_SETTLE: Final = Message(
    ja="同意なしでは販売できるか、購入者に確かめてください",
    en="settle with the buyer whether the sale may go on without the consent",
)
_COMPLETE: Final = Message(ja="選択肢はすべて選ばれている", en="every option is answered")
_WORDS: Final = ChoiceWords()


class ChoiceIncomplete(Check):
    """Hold an order with an item option that is not answered, or a consent refused.

    What it does:
        Reads 項目選択肢 of every item line, `題:値` by line.
    Why it holds:
        The parcel cannot be packed as the buyer wishes, or the buyer did not accept what the
        shop makes a condition (delivery without a fixed day, no returns, age).
    Fires on:
        A blank answer; 選択してください, 未選択, --- and the like; 同意しません or 了承しない;
        いいえ and other short noes under a title that asks for consent.
    Stays quiet on:
        Answers, also noes to ordinary options (のし:不要, ラッピング:しない, 希望しない); blank
        free texts that are optional by their title, or belong to an option that was answered with
        no (名入れ:なし, 名入れ文字:); titles that ask for a wish and mention 確認; newsletters and
        drop-off; items without options; deleted lines and packages.
    Parameters:
        Words, compared without regard to width and blanks: `unselected` ends an answer that is
        none; `refusals` refuse a consent under any title but `free_consents`, `noes` under a
        title with one of `consent_titles` and none of `wish_titles`; `optional_titles` may stay
        blank.

    References:
        RMS getOrder page, version 10 (selectedChoice, whose sample holds a buyer's consent).

    Attributes:
        unselected: Words a pull-down shows while nothing is chosen.
        refusals: Answers that refuse a consent by themselves.
        noes: Answers that refuse under a title that asks for consent.
        consent_titles: Words of titles that ask for consent.
        wish_titles: Words of titles that ask for a wish, where no is an answer.
        free_consents: Words of titles of consents a buyer is free to refuse.
        optional_titles: Words of titles that may stay blank.
    """

    code: ClassVar = "IT02"
    name: ClassVar = "items.choice_incomplete"
    label: ClassVar = Message(ja="選択肢未選択・同意なし", en="Option open or consent refused")
    since: ClassVar = "0.1"
    inputs: ClassVar = ("packages.items.selected_choice",)
    tolerates: ClassVar = frozenset(inputs)
    source: ClassVar = Source("RMS getOrder v10, selectedChoice", date(2026, 11, 22))

    gates: frozenset[Gate] = CONFIRM_GATE
    unselected: tuple[str, ...] = _WORDS.unselected
    refusals: tuple[str, ...] = _WORDS.refusals
    noes: tuple[str, ...] = _WORDS.noes
    consent_titles: tuple[str, ...] = _WORDS.consent_titles
    wish_titles: tuple[str, ...] = _WORDS.wish_titles
    free_consents: tuple[str, ...] = _WORDS.free_consents
    optional_titles: tuple[str, ...] = _WORDS.optional_titles

    def examine(self, order: Order, ctx: Context) -> Iterator[Finding]:
        """Yield one finding an item line and kind of trouble."""
        found = False
        for index, package in enumerate(order.packages):
            for at, item in enumerate(package.items):
                path = f"packages[{index}].items[{at}].selected_choice"
                for kind, choices in self._troubles(item).items():
                    found = True
                    yield self._finding(kind, choices, item, path)
        if not found:
            ctx.note(_COMPLETE)

    def _troubles(self, item: Item) -> dict[str, list[Choice]]:
        text = item.selected_choice
        choices = list(read_choices(text)) if isinstance(text, str) else []
        found: dict[str, list[Choice]] = {}
        for choice in choices:
            if (trouble := find_trouble(choice, choices, self._words)) is not None:
                found.setdefault(trouble.value, []).append(choice)
        return found

    @property
    def _words(self) -> ChoiceWords:
        return ChoiceWords(
            unselected=self.unselected,
            refusals=self.refusals,
            noes=self.noes,
            consent_titles=self.consent_titles,
            wish_titles=self.wish_titles,
            free_consents=self.free_consents,
            optional_titles=self.optional_titles,
        )

    def _finding(self, kind: str, choices: list[Choice], item: Item, path: str) -> Finding:
        text = item.selected_choice if isinstance(item.selected_choice, str) else ""
        spans = [(each.start, each.end) for each in choices]
        return self.finding(
            _TEXT[kind],
            *(Evidence(path=path, value=text[slice(*span)], span=span) for span in spans),
            subject=item.subject,
            kind=kind,
            suggestion=Suggestion(path=path, message=_SETTLE if kind == "refused" else _ASK),
            titles="・".join(each.title for each in choices),
        )

    @classmethod
    def cases(cls) -> Iterable[Case]:
        """Yield the named cases."""
        yield from _firing()
        yield from _quiet()


def _chosen(*lines: str | None, **more: Any) -> Order:
    text = "\n".join(line for line in lines if line is not None) or None
    return order(items=[{"selected_choice": text} | more])


def _firing() -> Iterator[Case]:
    path = "packages[0].items[0].selected_choice"

    def fires(name: str, kind: str, *lines: str, evidence: str = "", **more: Any) -> Fires:
        said = evidence or lines[0]
        return Fires(
            name=name, order=_chosen(*lines), at=path, kinds=(kind,), evidence=said, **more
        )

    yield fires("blank", "blank", "サイズ:")
    yield fires("a blank behind a full-width colon", "blank", "サイズ：　")
    yield fires("second line", "blank", "色:赤", "サイズ:", evidence="サイズ:")
    yield fires("please choose", "unselected", "サイズ:選択してください")
    yield fires("please choose, with marks", "unselected", "色:▼カラーをお選び下さい（必須）")
    yield fires("not chosen", "unselected", "のし:未選択")
    yield fires("dashes", "unselected", "サイズ:---")
    yield fires("consent refused", "refused", "お届け日指定不可について:了承しない")
    yield fires("consent refused, politely", "refused", "返品不可:同意しません。")
    yield fires("no to a consent", "refused", "注意事項のご確認:いいえ")
    yield fires("no to the age", "refused", "年齢確認:いいえ")
    yield fires("marked with a cross", "refused", "規約に同意:×")
    own = {"unselected": ["えらんでね"]}
    yield fires("a word of the shop", "unselected", "色:えらんでね！", params=own)
    yield Fires(
        name="two troubles of one line",
        order=_chosen("サイズ:", "ご了承:いいえ"),
        at=path,
        kinds=("blank", "refused"),
    )
    at = "packages[1].items[0].selected_choice"
    parted = order(packages=[{}, {"items": [{"selected_choice": "色:"}]}])
    yield Fires(name="second package", order=parted, at=at, kinds=("blank",))


def _quiet() -> Iterator[Case]:
    def quiet(name: str, *lines: str) -> Quiet:
        return Quiet(name=name, order=_chosen(*lines))

    yield Quiet(name="no options", order=order())
    yield quiet("answered", "色:赤", "サイズ:M")
    yield quiet("consent given", "領収書は同封されません:了承しました")
    yield quiet("checked", "搬入経路の確認:確認しました", "年齢確認:20歳以上です")
    yield quiet("noes to ordinary options", "のし:不要", "ラッピング:しない", "カード:いいえ")
    yield quiet("not wished", "組立:希望しない", "延長保証:加入しない")
    yield quiet("optional text", "名入れ文字（任意）:", "メッセージ:")
    yield quiet("text of an option declined", "名入れ:なし", "名入れ文字:")
    yield quiet("a wish that is confirmed", "領収書の要否確認:いいえ")
    yield quiet("newsletter", "メルマガ配信:同意しない", "置き配:同意しない")
    yield quiet("a free text of two lines", "文字:さくら", "みなと")
    yield quiet("a circle", "ご了承ください:○")
    yield quiet("a mark alone", ":")
    yield quiet("a text that only mentions it", "色:選択してくださいと書いた札を付ける")
    line = {"selected_choice": "色:", "delete_item_flag": 1}
    yield Quiet(name="a deleted line", order=order(items=[{}, line]))
