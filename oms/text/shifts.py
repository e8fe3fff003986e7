"""Wishes that name no day of their own but move, or keep, the one the RMS fields hold.

「もう1日早く」 can never be met by the day that is set, 「指定した日時で」 always is.
"""

from __future__ import annotations

import re
from typing import Final

from oms.text.patterns import alternation

__all__ = ["keeps_fields", "leaves_open", "may_mean_fields", "moves_field"]

_SHIFT_HINT: Final = alternation(
    "[早遅繰延]", "前倒", "ずら", "あと", "後", "前日", "翌日", "より前"
)
_KEPT_HINT: Final = alternation("指定", "希望", "選択", "入力", "設定", "上記", "記入", "選ん")
_OPEN_HINT: Final = alternation("任せ", "まかせ", "都合", "いつ", "不要", "せん", "なし")
"""Without one of these the patterns below find nothing."""

_FIELD: Final = (
    r"(?:(?:お?届け?|配達|配送|到着|着|受け?取り|納品|指定|希望|予定)(?:希望|指定|予定)?(?:日時?|にち)"
    r"|日にち|日付|日時|日程)"
)
_EARLIER_OR_LATER: Final = (
    r"(?:早[くいめ]|前倒|繰り?上げ"
    r"|遅[くらい]|遅め|(?:後ろ?|あと)(?:倒し|に|へ)|先に?延ば|延ば|延期|ずら|繰り?下げ)"
)
_SHIFTS: Final = re.compile(
    rf"(?:もう|あと)?(?:[1-9一二三四五六七数]|何)日間?"
    rf"(?:ほど|程|くらい|ぐらい|だけ|か)?、?{_EARLIER_OR_LATER}"
    rf"|(?:もう)?[1-3一二三]週間(?:ほど|程|くらい|ぐらい|だけ)?{_EARLIER_OR_LATER}"
    rf"|{_FIELD}(?:を|は|より(?:も)?)[^。、\d]{{0,10}}?{_EARLIER_OR_LATER}"
    r"|(?:指定|選択|希望|入力)(?:した|の)日(?:にち|時)?より(?:も)?(?:前|早|後|遅)"
    rf"|(?:前|翌)日(?:に|へ)(?:変更|変え|ずら|前倒)"
)
_EITHER_WAY: Final = re.compile(
    r"(?:早|遅)[^。]{0,10}?(?:ても|でも|構い|かまい|大丈夫|問題|結構|平気|可能性|場合|のであれば|れば)"
)
_KEPT: Final = re.compile(
    r"(?:ご?指定|希望|選択|入力|設定|上記|記入|選ん)(?:した|だ|の|どおり|通り|している|させて(?:いただ|頂)いた)"
    r"(?:通り|とおり|どおり|の)?(?:お?届け|配達|到着|配送)?(?:希望)?(?:日時|日に|日で|日の|日$|時間|日付)?"
    r"[^。、\d]{0,8}?(?:お願|届|配達|受け?取|到着)"
    r"|(?:指定|希望|選択|入力|設定)(?:した)?(?:日時?)?の?(?:通り|とおり|どおり)で"
    r"(?:す|お願|大丈夫|結構|構い|間違い|問題|ok|よろ|$)"
)


_WHEN: Final = (
    r"(?:(?:お?届け|配達|配送|到着)?(?:の)?(?:日時|日程|日にち|日付|時間帯|時間|曜日|日))"
)
_OPEN: Final = re.compile(
    rf"^(?:{_WHEN}(?:や|も|と|・|、)?)*(?:の?指定)?(?:の?希望)?(?:は|も|に|を|について(?:は)?)?(?:特に)?"
    r"(?:そちら(?:の|に)|お店(?:の|に)|店舗様(?:の|に)|貴店(?:の|に))?"
    r"(?:(?:お任せ|おまかせ)(?:します|いたします|致します|で(?:お願いします|大丈夫です)?)?"
    r"|いつでも(?=$|[。、])|ご?都合(?:の良い日|のよい日)?で(?:結構|けっこう|大丈夫|構いません|お願いします)"
    r"|いつ(?:でも)?(?:届いて(?:も)?|着いて(?:も)?)?(?:ok|オッケー|大丈夫|結構|けっこう|構いません|かまいません|いい|良い|よい"
    r"|受け?取れます|家に(?:い|居)ます))"
    r"(?:です)?(?:よ|ね|ので|から)?[。、!~]*"
)
_NO_HURRY: Final = re.compile(r"^急(?:いで(?:い|お)?(?:り)?ません|ぎません)(?:ので|から)?[。、!]*")
_NO_TIME: Final = re.compile(
    rf"^{_WHEN}(?:の?指定)?(?:の?希望)?(?:は|も)(?:特に)?(?:ございません|ありません|不要(?:です)?|しません|いりません|なし)[。、!]*"
)


def leaves_open(text: str) -> bool:
    """Whether a folded sentence leaves day and hours to the shop: nothing has to be done.

    Example:
        >>> leaves_open("日にちも時間もおまかせします"), leaves_open("いつでもいいが月曜は留守")
        (True, False)
    """
    if _OPEN_HINT.search(text) is None:
        return False
    said = _NO_HURRY.sub("", text)
    for pattern in (_OPEN, _NO_TIME):
        if (found := pattern.match(said)) is not None:
            return not said[found.end() :] or _OPEN.fullmatch(said[found.end() :]) is not None
    return False


def may_mean_fields(text: str) -> bool:
    """Whether a folded sentence moves or keeps what the fields hold."""
    return (
        (_SHIFT_HINT.search(text) is not None and _SHIFTS.search(text) is not None)
        or (_KEPT_HINT.search(text) is not None and _KEPT.search(text) is not None)
        or leaves_open(text)
    )


def moves_field(text: str) -> bool:
    """Whether a folded sentence wants another day than the one that is set, without naming it.

    Example:
        >>> moves_field("もう1日早くできませんか"), moves_field("早く食べたいです")
        (True, False)
    """
    if _SHIFT_HINT.search(text) is None:
        return False
    return _SHIFTS.search(text) is not None and _EITHER_WAY.search(text) is None


def keeps_fields(text: str) -> bool:
    """Whether a folded sentence only asks for the day and hours that are set.

    Example:
        >>> keeps_fields("指定した日時でお願いします"), keeps_fields("指定日より早くお願いします")
        (True, False)
    """
    if _KEPT_HINT.search(text) is None:
        return False
    return _KEPT.search(text) is not None and not moves_field(text)
