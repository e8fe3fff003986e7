"""のし, wrapping and message card: which of them a text asks for, and which was chosen.

Words of the shop are not told apart from the buyer's here; hand in what the buyer wrote.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import StrEnum
from functools import lru_cache
from typing import Final

from oms.text import phrases
from oms.text.fold import fold

__all__ = ["GiftWish", "chosen_gifts", "gift_wishes", "is_refusal"]


class GiftWish(StrEnum):
    """What can be put on or into a gift."""

    NOSHI = "noshi"
    WRAPPING = "wrapping"
    CARD = "card"


# Folded text: half-width and lower case; full-width katakana stay.
_WORDS: Final = {
    GiftWish.NOSHI: r"(?<![たもい])のし(?!ま|て|た|く|なや|み|ょ|ゃ|ば)"
    r"|熨斗|ノシ|表書き?|水引|掛け紙|かけ紙"
    # An occasion that is asked for, or stands with a name, is what shall be written on a のし.
    r"|(?:内祝い?|香典返し|快気祝い?|御(?:供|祝|礼|霊前|仏前|中元|歳暮|年賀)|お(?:中元|歳暮|年賀))"
    r"(?=[^。!?\n]{0,12}?(?:名入れ|名前|志|連名|でお願い|をお願い|希望|で(?:付|つ)け))",
    GiftWish.WRAPPING: r"ラッピング|包(?<!簡易包)(?<!過剰包)(?<!個包)装(?!資材|を?簡)|包んで"
    r"|リボン|wrap(?:ping|ped)?(?![a-z])",
    GiftWish.CARD: r"(?:メッセージ|グリーティング|バースデー|お祝い)(?:カード|プレート)"
    r"|(?<!クレジット)カード(?:を|も|に)?(?:添|付|つけ|入れ|同封|希望|お願|「|名前|『)"
    r"|message card|メッセージ(?:に|で|は|:)?(?:「|『)"
    r"|メッセージ(?:を|も)(?:添|付|つけ|入れ|同封)",
}
_NO: Final = (
    r"不要|いりません|要りません|いらな|要らな|無し|なし|しないで|結構です|必要(?:ない|ありませ|無)"
    r"|(?:付け|つけ|入れ|し|掛け|かけ)(?:ない|ません|ず)|希望(?:しな|しませ)|無くて|なくて"
)
_REFUSED: Final = rf"(?:(?!名入れ|お?名前|名は)[^、。,!?\n]){{0,8}}?(?:{_NO})"
_ASKED: Final = {wish: re.compile(rf"(?:{words})(?!{_REFUSED})") for wish, words in _WORDS.items()}
_NAMED: Final = {wish: re.compile(words) for wish, words in _WORDS.items()}
_NOT_CHOSEN: Final = re.compile(
    rf"(?:{_NO})|^[-ー×]?$|自宅用|選択(?:し|なし|無)|未選択|了承|了解|承知|確認|同意|^いいえ"
    r"|^no(?:ne)?$"
)
_OCCASION: Final = re.compile(
    r"祝|御礼|お礼|中元|歳暮|年賀|御供|お供え|供養|霊前|仏前|見舞|快気|寿|^志$|粗品|無地"
)
"""What stands on a のし."""


@lru_cache(maxsize=1024)
def gift_wishes(text: str, heading: str = "") -> tuple[GiftWish, ...]:
    """Return what a message asks for; what it refuses does not count.

    Args:
        text: What the buyer wrote.
        heading: The title of the form block it stands in, to which it may be a mere "yes".

    Example:
        >>> gift_wishes("のしは不要、ラッピングをお願いします")
        (<GiftWish.WRAPPING: 'wrapping'>,)
        >>> gift_wishes("希望する", "[ラッピング:]")
        (<GiftWish.WRAPPING: 'wrapping'>,)
        >>> gift_wishes("感謝です", "[メッセージカード:]")
        ()
    """
    said, title = fold(text).text, fold(heading).text
    asked = tuple(wish for wish, pattern in _ASKED.items() if pattern.search(said))
    if asked or any(pattern.search(said) for pattern in _NAMED.values()):
        return asked
    headed = tuple(wish for wish, pattern in _NAMED.items() if pattern.search(title))
    if phrases.AFFIRM.fullmatch(said.strip(" 。.!")):
        return headed
    return headed if headed == (GiftWish.NOSHI,) and _OCCASION.search(said) else ()


def chosen_gifts(selected_choice: str) -> tuple[GiftWish, ...]:
    r"""Return what the buyer chose in 項目選択肢: `題:値`, a line for each choice.

    Example:
        >>> chosen_gifts("のし:内のし（御祝）\nメッセージカード:なし")
        (<GiftWish.NOSHI: 'noshi'>,)
    """
    return tuple(dict.fromkeys(_chosen(selected_choice)))


def _chosen(selected_choice: str) -> Iterator[GiftWish]:
    for line in selected_choice.splitlines():
        title, _, value = fold(line).text.partition(":")
        value = value.strip()
        own = [wish for wish, pattern in _ASKED.items() if pattern.search(value)]
        yield from own
        if not own and not is_refusal(value):
            yield from (wish for wish, pattern in _NAMED.items() if pattern.search(title))


def is_refusal(text: str) -> bool:
    """Whether an answer chooses nothing: 不要, なし, ご自宅用, a consent, an empty value.

    Example:
        >>> [is_refusal(each) for each in ("不要", "ご自宅用です", "了承しました", "内のし")]
        [True, True, True, False]
    """
    bare = phrases.DECORATION.sub("", folded := fold(text).text.strip())
    return not bare or _NOT_CHOSEN.search(folded) is not None
