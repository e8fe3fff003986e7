"""Wishes that name no day of their own but move, or keep, the one the RMS fields hold.

「もう1日早く」 can never be met by the day that is set, 「指定した日時で」 always is.
"""

from __future__ import annotations

import re
from typing import Final

__all__ = ["keeps_fields", "may_mean_fields", "moves_field"]

_HINTS: Final = re.compile("[日週定望択力記選]")

_FIELD: Final = (
    r"(?:(?:お?届け?|配達|配送|到着|着|受け?取り|納品|指定|希望|予定)(?:希望|指定|予定)?(?:日時?|にち)"
    r"|日にち|日付|日時|日程)"
)
_EARLIER_OR_LATER: Final = (
    r"(?:早[くいめ]|前倒|繰り?上げ"
    r"|遅[くらい]|遅め|後ろ?(?:倒し|に|へ)|先に?延ば|延ば|延期|ずら|繰り?下げ)"
)
_SHIFTS: Final = re.compile(
    rf"(?:もう|あと)?(?:[1-9一二三四五六七数]|何)日間?"
    rf"(?:ほど|程|くらい|ぐらい|だけ|でも|か)?、?{_EARLIER_OR_LATER}"
    rf"|(?:もう)?[1-3一二三]週間(?:ほど|程|くらい|ぐらい|だけ)?{_EARLIER_OR_LATER}"
    rf"|{_FIELD}(?:を|は|より(?:も)?)[^。、\d]{{0,10}}?{_EARLIER_OR_LATER}"
    rf"|(?:前|翌)日(?:に|へ)(?:変更|変え|ずら|前倒)"
)
_EITHER_WAY: Final = re.compile(
    r"(?:早|遅)[^。]{0,10}?(?:ても|でも|構い|かまい|大丈夫|問題|結構|平気|可能性|場合|のであれば|れば)"
)
_KEPT: Final = re.compile(
    r"(?:ご?指定|希望|選択|入力|設定|上記|記入|選ん)(?:した|だ|の|どおり|通り|している|させて(?:いただ|頂)いた)"
    r"(?:通り|とおり|どおり|の)?(?:お?届け|配達|到着|配送)?(?:希望)?(?:日時|日に|日で|日の|日$|時間|日付)?"
    r"[^。、\d]{0,8}?(?:お願|届|配達|受け?取|到着)"
)


def may_mean_fields(text: str) -> bool:
    """Whether a folded sentence moves or keeps what the fields hold."""
    return _HINTS.search(text) is not None and (
        _SHIFTS.search(text) is not None or _KEPT.search(text) is not None
    )


def moves_field(text: str) -> bool:
    """Whether a folded sentence wants another day than the one that is set, without naming it.

    Example:
        >>> moves_field("もう1日早くできませんか"), moves_field("早く食べたいです")
        (True, False)
    """
    return _SHIFTS.search(text) is not None and _EITHER_WAY.search(text) is None


def keeps_fields(text: str) -> bool:
    """Whether a folded sentence only asks for the day and hours that are set.

    Example:
        >>> keeps_fields("指定した日時でお願いします"), keeps_fields("指定日より早くお願いします")
        (True, False)
    """
    return _KEPT.search(text) is not None and not moves_field(text)
