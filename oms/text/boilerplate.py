"""Tell the shop's own form texts (初期値) in a remark from what the buyer wrote.

An initial value of the RMS 注文フォーム arrives as if the buyer had typed it. Buyers leave it,
delete parts of it, or write between its lines. What is made of pieces of a default text alone is
the shop's; what is laid over it is the buyer's, except an untouched or refusing choice.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from oms.text.fold import fold
from oms.text.offers import Offer, offers, taken
from oms.text.shop_lines import bare as _bare
from oms.text.shop_lines import questions, units_of
from oms.text.torn import is_torn

__all__ = ["Boilerplate", "boilerplate"]

_CONTENT: Final = re.compile(r"[^\W_]")
_MARKED: Final = "■☑✓✔✅●◉◎"
_TICKS: Final = "○◯〇◎⭕✓✔✅☑"
_CHOICE: Final = re.compile(
    r"□|希望する.*希望しない|希望しない.*希望する|要.{0,3}不要|必要.*不要|不要.*必要|"
    r"あり.{0,4}なし|なし.{0,4}あり|有.{0,3}無|はい.{0,4}いいえ|お選び|いずれか|/[^/\\n]+/|する.{0,4}しない|しない.{0,4}する"
)
_BEHIND: Final = " \v:→⇒・"
"""What may stand between a question and its answer."""
_LISTED: Final = re.compile(r"[・/、,\s]")
_INVITES: Final = re.compile("お選び|いずれか|ください")
_ARROWS: Final = ("→", "⇒")
_FRAMES: Final = ("】", *_ARROWS, "\v")
_DASHES: Final = ("ー", "-", "×")
_DENIED: Final = re.compile(
    r"(.{1,8}?)(?:を?しない|なし|無し|不要|は?いらない)(?:です)?(?:[(【].{1,16})?$"
)
_OWN_USE: Final = frozenset(
    {"ご自宅用", "自宅用", "ご家庭用", "家庭用", "自分用", "ご自分用", "自家用"}
)
_OCCASION: Final = re.compile(
    r"祝|誕生|記念|母の日|父の日|敬老|お返し|お?礼|手土産|お中元|お歳暮|お?供え|仏|法事|法要|贈|ギフト|プレゼント"
)
_PROPOSED: Final = ("する", "あり", "有り", "希望", "希望する", "必要", "をする")
_SHORT: Final = 8
_LONG_RUN: Final = 8
_RUN: Final = 4
_MOST_RUNS: Final = 5


@dataclass(frozen=True, slots=True, eq=False)
class Boilerplate:
    """The shop's default texts, prepared for comparison.

    Attributes:
        joined: All texts folded and bare, separated by a newline.
        texts: All texts folded, without line breaks and blanks.
        heads: Their lines in order, bare.
        units: Every line and sentence of them.
        ends: The same, each between newlines.
        labels: What stands before a colon in them.
        choices: Lines that offer a choice, where deleting an option is an answer.
        strange: Finds a letter, digit or tick that stands in no text of the shop.
        questions: Lines that ask something, with and without what they offer in brackets.
        offered: What those lines and all others offer in brackets or boxes.
    """

    joined: str
    texts: str
    heads: tuple[str, ...]
    units: frozenset[str]
    ends: str
    labels: frozenset[str]
    choices: tuple[str, ...]
    strange: re.Pattern[str]
    questions: tuple[str, ...]
    offered: tuple[Offer, ...]

    def owns(self, text: str) -> bool:
        """Whether a folded line or sentence is the shop's: whole, cut short, or with gaps.

        Example:
            >>> plate = boilerplate(("※離島・一部地域は追加送料がかかる場合があります。",))
            >>> plate.owns("※離島・一部地域は追加送料がか"), plate.owns("離島です")
            (True, False)
        """
        if not self.joined:
            return False
        bare = _bare(text)
        if bare in self.units or bare in self.labels or is_torn(bare, self.units, self.ends):
            return True
        if bare[:1] in _ARROWS and bare[0] not in self.joined:
            return False  # what stands behind an arrow is chosen, in the shop's own words
        if len(bare) < _RUN or self.strange.search(bare) or self.answers(text) is not None:
            return False
        if bare in self.joined:
            return len(bare) >= _SHORT or self._is_most_of_a_unit(bare)
        filled = self._filled_from(text)
        return not (filled and _bare(text[filled:])) and self._is_made_of_pieces(bare)

    def asks_in(self, text: str) -> tuple[str, int]:
        r"""Return the question of the shop a line begins with, and where its answer does.

        Example:
            >>> plate = boilerplate(("領収書は必要ですか？（はい／いいえ）",))
            >>> plate.asks_in("領収書は必要ですか?はい"), plate.asks_in("領収書はい")
            (('領収書は必要ですか?', 10), ('', 0))
        """
        for asked in self.questions:
            if text.startswith(asked):
                answer = text[len(asked) :].lstrip(_BEHIND)
                return (asked, len(text) - len(answer)) if answer else ("", 0)
        return "", 0

    def follows(self, before: str, text: str) -> bool:
        r"""Whether a line is the beginning of the shop's line after `before`: the text was cut.

        Example:
            >>> plate = boilerplate(("建物：\n階数：\nエレベーター：",))
            >>> plate.follows("階数:", "エレベ"), plate.follows("", "エレベーターはありません")
            (True, False)
        """
        bare, last = _bare(text), _bare(before)
        if not bare:
            return False
        heads = self.heads if last else self.heads[:1]
        begun = any(
            line.startswith(bare) and (not index or last in heads[index - 1])
            for index, line in enumerate(heads)
        )
        return begun and ("□" in bare or self.answers(text) is None)

    def answers(self, text: str) -> str | None:
        """Return what remains of a choice the buyer has worked on, or `None`.

        A marked box, or one option left of several, is the buyer's answer.

        Example:
            >>> plate = boilerplate(("のし：□希望する □希望しない",))
            >>> plate.answers("のし:■希望する□希望しない")
            'のし:希望する'
        """
        if not self.offered and not self.choices:
            return None
        bare = _bare(text)
        if bare in self.units:
            return None
        if (answer := taken(text, self.offered)) is not None:
            return answer
        if any(choice.startswith(bare) and bare.count("□") != 1 for choice in self.choices):
            return None
        if _INVITES.search(bare) and bare in self.joined:
            return None  # the line that names the choice, cut short
        if "□" in self.joined and any(mark in bare for mark in _MARKED):
            return "・".join(re.findall(rf"[{_MARKED}]([^□{_MARKED}]*)", bare))
        if self.strange.search(bare):
            return None  # nothing is left of a choice where something was added
        for choice in self.choices:
            if len(bare) < len(choice) and _is_subsequence(bare, choice):
                return bare.replace("□", "")
        return None

    def is_ticked(self, text: str) -> bool:
        """Whether somebody put a tick behind a line of the shop's that lists several things.

        Example:
            >>> plate = boilerplate(("不要　保温　保冷", "同意する"))
            >>> plate.is_ticked("不要 保温 保冷 ✔"), plate.is_ticked("同意する ✔")
            (True, False)
        """
        listed = text.rstrip(_TICKS).strip()
        return (
            text[-1:] in _TICKS
            and _LISTED.search(listed) is not None
            and _bare(listed) in self.units
        )

    def is_otherwise(self, text: str) -> bool:
        """Whether an answer denies what the shop's form proposes (箱なし for 箱あり).

        Example:
            >>> plate = boilerplate(("同封する", "箱あり"))
            >>> [plate.is_otherwise(each) for each in ("同封しない", "箱なし(袋)", "のしなし")]
            [True, True, False]
        """
        denied = _DENIED.match(_bare(text)) if self.joined else None
        return denied is not None and any(denied[1] + end in self.units for end in _PROPOSED)

    def is_for_another(self, text: str) -> bool:
        """Whether an occasion was chosen where the shop's form proposes the buyer's own use.

        Example:
            >>> [boilerplate(plate).is_for_another("内祝い") for plate in (("ご家庭用",), ())]
            [True, False]
        """
        return _OCCASION.search(text) is not None and not self.units.isdisjoint(_OWN_USE)

    def beyond(self, text: str) -> tuple[int, int]:
        """Return the span of a folded sentence that is left when the shop's ends are taken off.

        Example:
            >>> plate = boilerplate(("メッセージカード：",))
            >>> plate.beyond("メッセージカード:あり")
            (9, 11)
        """
        start, end = 0, len(text)
        if not self.joined:
            return start, end
        if filled := self._filled_from(text):
            start = filled
        elif text[-1:] in _DASHES and _bare(text[:-1]) in self.units:
            start = end - 1
        elif text[:_LONG_RUN] in self.texts:  # so most lines need no search for the longest
            head = self._longest_head(text, self.texts)
            start = head if head >= _LONG_RUN else start
        if text[start:][-_LONG_RUN:] in self.texts:
            tail = self._longest_tail(text[start:])
            end -= tail if tail >= _LONG_RUN else 0
        return start, end

    def _filled_from(self, text: str) -> int:
        """Return where the answer to a line of the shop's begins; 0 if it is none."""
        ends = (text.find(mark) + 1 for mark in _FRAMES)
        if end := next((end for end in ends if end and self._is_unit(text, end)), 0):
            return end
        colon = text.find(":")
        return colon + 1 if colon > 0 and _bare(text[:colon]) in self.labels else 0

    def _is_unit(self, text: str, end: int) -> bool:
        """Whether a frame or an arrow stands behind a whole line of the shop's, or within it."""
        return _bare(text[:end]) in self.units or (
            text[end - 1] in _ARROWS and _bare(text[: end - 1]) in self.units
        )

    def _longest_head(self, text: str, joined: str) -> int:
        size = 0
        while size < len(text) and text[: size + 1] in joined:
            size += 1
        return size

    def _longest_tail(self, text: str) -> int:
        size = 0
        while size < len(text) and text[len(text) - size - 1 :] in self.texts:
            size += 1
        return size

    def _is_most_of_a_unit(self, bare: str) -> bool:
        return any(bare in unit and 2 * len(bare) > len(unit) for unit in self.units)

    def _is_made_of_pieces(self, bare: str) -> bool:
        at, runs = 0, 0
        while at < len(bare):
            size = self._longest_head(bare[at:], self.joined)
            if size < _RUN and _CONTENT.search(bare[at : at + max(size, 1)]):
                return False
            runs += 1
            at += max(size, 1)
        return runs <= _MOST_RUNS


def _is_subsequence(part: str, whole: str) -> bool:
    rest = iter(whole)
    return all(character in rest for character in part)


@lru_cache(maxsize=256)
def boilerplate(texts: tuple[str, ...]) -> Boilerplate:
    """Prepare a shop's default texts (as configured, before folding)."""
    folded = [fold(text).text for text in texts]
    spaced = [fold(text, breaks=True).text for text in texts]
    units = {unit for text in folded for unit in units_of(text) if unit}
    labels = {_bare(part) for unit in units for part in unit.split(":")[:-1]}
    joined = "\n".join(_bare(text) for text in folded)
    shown = re.escape("".join(sorted(set(joined)))) or "_"
    return Boilerplate(
        joined=joined,
        texts="\n".join(text.replace("\n", "").replace(" ", "") for text in folded),
        heads=tuple(_bare(line) for text in folded for line in text.split("\n") if _bare(line)),
        units=frozenset(units),
        ends="\n".join(("", *sorted(units), "")),
        labels=frozenset(label for label in labels if label),
        choices=tuple(sorted(unit for unit in units if _CHOICE.search(unit))),
        strange=re.compile(rf"(?![{shown}])[\w{_TICKS}](?<!_)"),
        questions=questions(folded),
        offered=tuple(
            dict.fromkeys(
                each
                for line in "\n".join(spaced).split("\n")
                for each in offers(line.strip(" \v"), named=_CHOICE.search(line) is not None)
            )
        ),
    )
