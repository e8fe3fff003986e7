"""項目選択肢 of an item line: what the buyer chose, as RMS writes it in `selectedChoice`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from typing import Final, NamedTuple

from oms.text.fold import fold

__all__ = ["Choice", "ChoiceTrouble", "ChoiceWords", "find_trouble", "read_choices"]

_LINE: Final = re.compile(r"[^\r\n]+")
_UNSELECTED: Final = (
    *("選択してください", "選択して下さい", "選んでください", "選んで下さい", "お選びください"),
    *("お選び下さい", "ご選択ください", "ご選択下さい", "未選択", "please select"),
)
_REFUSALS: Final = tuple(
    f"{verb}{ending}"
    for verb in ("了承", "了解", "同意", "承諾", "承知", "確認")
    for ending in ("しない", "しません", "できない", "できません", "していない", "していません")
)
_NOES: Final = ("いいえ", "しない", "しません", "できない", "できません", "no", "ng", "×", "x")
_CONSENT_TITLES: Final = (
    *(
        "了承",
        "了解",
        "同意",
        "承諾",
        "承知",
        "確認",
        "規約",
        "注意事項",
        "個人情報",
        "取り扱い",
        "取扱い",
    ),
    *("ポリシー", "納期", "日数", "キャンセル不可", "返品不可"),
)
_FREE_CONSENTS: Final = ("メルマガ", "メールマガジン", "お知らせ", "置き配")
_WISH_TITLES: Final = (
    *("希望", "要否", "必要", "不要", "有無", "メルマガ", "メールマガジン", "お知らせ", "案内"),
    *("ラッピング", "包装", "のし", "熨斗", "カード", "領収書", "納品書", "明細"),
)
_OPTIONAL_TITLES: Final = (
    *(
        "任意",
        "希望者",
        "希望の方",
        "希望する方",
        "必要な方",
        "必要な場合",
        "ある場合",
        "場合のみ",
    ),
    *("方のみ", "方は", "あれば", "備考", "メッセージ", "コメント", "要望", "自由記入", "その他"),
)
# What a pull-down shows first: `---`, `--選択--`.
_DASHES: Final = re.compile(r"[-ー_=]{2,}|[-ー_=]+ ?(?:選択|select) ?[-ー_=]+")
_EDGES: Final = re.compile(r"^[\W_]+|(?:\(?必須\)?)?[\W_]*$")
_NOTHING: Final = re.compile(r"(?:.*(?:不要|なし|無し|しない|いらない|いいえ|要りません))|無")


class Choice(NamedTuple):
    """One option with its answer.

    Attributes:
        title: What the option is called.
        value: The answer, which may be blank.
        start: Where the line starts.
        end: Where the answer ends, further lines of a free text included.
    """

    title: str
    value: str
    start: int
    end: int


def read_choices(text: str) -> Iterator[Choice]:
    r"""Yield the options of a text of `題:値` lines.

    A title ends at the first `:`, or where there is none at the first full-width one; a line
    with neither continues the answer before it.

    Example:
        >>> text = "のし:内祝\n名入れ：\n文字:さくら\nみなと"
        >>> [(each.title, each.value) for each in read_choices(text)]
        [('のし', '内祝'), ('名入れ', ''), ('文字', 'さくら\nみなと')]
    """
    open_choice: Choice | None = None
    for line in _LINE.finditer(text):
        title, mark, value = _split(line.group())
        if mark:
            if open_choice is not None:
                yield open_choice
            open_choice = Choice(title.strip(), value.strip(), line.start(), line.end())
        elif open_choice is not None and line.group().strip():
            value = f"{open_choice.value}\n{line.group().strip()}".strip()
            open_choice = open_choice._replace(value=value, end=line.end())
    if open_choice is not None:
        yield open_choice


def _split(line: str) -> tuple[str, str, str]:
    return line.partition(":") if ":" in line else line.partition("：")


class ChoiceTrouble(StrEnum):
    """Why an option cannot be carried out as it stands."""

    BLANK = "blank"
    UNSELECTED = "unselected"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True, kw_only=True)
class ChoiceWords:
    """The words by which answers and titles are judged, in any width.

    Attributes:
        unselected: Ends of what a pull-down shows while nothing is chosen.
        refusals: Ends of answers that refuse a consent by themselves.
        noes: Answers that refuse under a title that asks for consent.
        consent_titles: Words of titles that ask for consent.
        wish_titles: Words of titles that ask for a wish, where no is an answer.
        free_consents: Words of titles of consents a buyer is free to refuse.
        optional_titles: Words of titles that may stay blank.
    """

    unselected: tuple[str, ...] = _UNSELECTED
    refusals: tuple[str, ...] = _REFUSALS
    noes: tuple[str, ...] = _NOES
    consent_titles: tuple[str, ...] = _CONSENT_TITLES
    wish_titles: tuple[str, ...] = _WISH_TITLES
    free_consents: tuple[str, ...] = _FREE_CONSENTS
    optional_titles: tuple[str, ...] = _OPTIONAL_TITLES


def find_trouble(
    choice: Choice, all_choices: Iterable[Choice], words: ChoiceWords
) -> ChoiceTrouble | None:
    r"""Say why an option cannot be carried out as it stands, `None` if it can.

    Args:
        choice: The option.
        all_choices: All options of its item, since one may make another needless.
        words: What to judge by.

    Example:
        >>> said = list(read_choices("色:---\n名入れ:なし\n名入れ文字:\n返品不可:同意しない"))
        >>> [find_trouble(each, said, ChoiceWords()) for each in said][::3]
        [<ChoiceTrouble.UNSELECTED: 'unselected'>, <ChoiceTrouble.REFUSED: 'refused'>]
    """
    title, value = _folded(choice.title), _folded(choice.value)
    if not value:
        optional = not title or _has(title, words.optional_titles) or _is_moot(title, all_choices)
        return None if optional else ChoiceTrouble.BLANK
    bare = _EDGES.sub("", value)
    if _DASHES.fullmatch(value) or _ends(bare, words.unselected):
        return ChoiceTrouble.UNSELECTED
    if _ends(bare, words.refusals) and not _has(title, words.free_consents):
        return ChoiceTrouble.REFUSED
    asks = _has(title, words.consent_titles) and not _has(title, words.wish_titles)
    noes = _all_folded(words.noes)
    return ChoiceTrouble.REFUSED if asks and (bare in noes or value in noes) else None


def _folded(text: str) -> str:
    return fold(text).text.strip()


@lru_cache(maxsize=64)
def _all_folded(words: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(folded for word in words if (folded := _folded(word)))


def _has(title: str, words: tuple[str, ...]) -> bool:
    return any(word in title for word in _all_folded(words))


def _ends(value: str, words: tuple[str, ...]) -> bool:
    return value.endswith(_all_folded(words))


def _is_moot(title: str, others: Iterable[Choice]) -> bool:
    """Whether the option a blank text belongs to was answered with no."""
    return any(
        title.startswith(_folded(other.title)) and _NOTHING.fullmatch(_folded(other.value))
        for other in others
        if other.title
    )
