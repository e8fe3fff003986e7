"""The words of the command line in both languages."""

from __future__ import annotations

from typing import Final

from oms.model import Message
from oms.model.finding import Lang

__all__ = ["ENGINE_LABELS", "FIELDS", "STATUS_EN", "WORDS", "field_label", "say"]

WORDS: Final[dict[str, Message]] = {
    "queue": Message("要確認", "Needs review"),
    "parked": Message("ほか {count} 件は回答待ち", "{count} more are parked"),
    "total": Message("合計", "total"),
    "orders": Message("件", ""),
    "summary": Message("件数", "Summary"),
    "review_list": Message("要確認の注文", "Orders that need review"),
    "more": Message(
        "ほか {count} 件 (--all ですべて表示)", "{count} more (--all lists all of them)"
    ),
    "others": Message(
        "注意 (warn): {warn} 件  参考 (info): {info} 件",
        "Orders with warnings: {warn}, with infos: {info}",
    ),
    "by_check": Message("チェック別 (注文数)", "By check (orders)"),
    "rejected_list": Message("読めなかった記録", "Unreadable records"),
    "note": Message("読み取りの注記", "reading note"),
    "note_list": Message("読み取りで補った値", "Values restored on reading"),
    "code": Message("コード", "code"),
    "label": Message("内容", "label"),
    "hold": Message("要確認", "hold"),
    "warn": Message("注意", "warn"),
    "info": Message("参考", "info"),
    "wait": Message("待ち", "wait"),
    "waits": Message("待ちの理由 (注文数)", "Waiting for (orders)"),
    "until": Message("{text} ({moment} まで)", "{text} (until {moment})"),
    "unconfigured": Message(
        "設定がないため動いていないチェック:", "Checks that are off until the pack tells them:"
    ),
    "holidays": Message("国民の祝日 {year}", "National holidays {year}"),
    "provisional": Message(
        "官報公示前の年: 祝日は法律と計算による見込み",
        "not announced yet: holidays as law and computation have them",
    ),
    "calendar_marks": Message("* 休み  + 臨時営業", "* closed  + open by exception"),
    "ship_days": Message("出荷予定", "Ship days"),
    "ship_nothing": Message("出荷できるものはありません", "nothing to ship"),
    "ship_count": Message("{count} 個口", "{count} parcels"),
    "ship_arrival": Message("{day} 着", "arrives {day}"),
    "ship_slack": Message("余裕 {days} 日", "{days} to spare"),
    "ship_offer": Message("お届けできる最短の日: {day}", "the earliest day to offer: {day}"),
    "ship_waits": Message("待ち", "Waiting"),
    "ship_review": Message("要確認・出荷日なし", "Needs review or has no ship day"),
    "ship_picks": Message("ピックリスト (日別・商品別)", "To be picked, by day and item"),
    "ship_unplanned": Message(
        "計画外: {count} 個口 (パックの [shop.shipping] service に配送サービスがない)",
        "not planned: {count} parcels (the pack names no service: [shop.shipping] service)",
    ),
    "ship_finished": Message(
        "終了 (発送済など): {count} 件", "finished (shipped …): {count} orders"
    ),
    "gate": Message("ゲート: {gate}", "gate: {gate}"),
    "none": Message("指摘はありません", "nothing was found"),
    "order_number": Message("注文番号", "order"),
    "duplicate": Message("同じ注文番号の記録 {count}", "record {count} of the same order number"),
}

FIELDS: Final[dict[str, Message]] = {
    "remarks": Message("備考", "remarks"),
    "requested_delivery_date": Message("お届け希望日", "requested date"),
    "shipping_term": Message("希望時間帯", "requested time"),
    "shop_memo": Message("ひとことメモ", "shop memo"),
    "goods_price": Message("商品金額", "goods price"),
    "postage_price": Message("送料", "postage"),
    "delivery_price": Message("代引料", "COD fee"),
    "payment_charge": Message("決済手数料", "payment charge"),
    "total_price": Message("合計金額", "total price"),
    "request_price": Message("請求金額", "amount to pay"),
    "noshi": Message("のし", "noshi"),
    "isolated_island_flag": Message("離島フラグ", "island flag"),
    "cancel_due_date": Message("自動キャンセル予定日", "cancelled automatically on"),
    "order_type": Message("注文種別", "kind of sale"),
    "reserve_delivery_count": Message("申込お届け回数", "number of the delivery"),
    "manage_number": Message("商品管理番号", "item number"),
    "units": Message("個数", "units"),
    "shippings": Message("発送明細", "shipping rows"),
    "carrier": Message("配送会社", "carrier"),
    "tracking_number": Message("お荷物伝票番号", "tracking number"),
    "ship_date": Message("発送日", "ship date"),
    "drop_off_location": Message("置き配場所", "drop-off place"),
    "drop_off_flag": Message("置き配", "drop-off"),
    "prefecture": Message("都道府県", "prefecture"),
    "city": Message("郡市区", "city"),
    "street": Message("それ以降の住所", "street"),
    "family_name": Message("姓", "family name"),
    "first_name": Message("名", "first name"),
    "phone_number_1": Message("電話番号", "phone"),
    "delivery_name": Message("配送方法", "delivery method"),
    "selected_choice": Message("項目選択肢", "options"),
    "caution_detail": Message("注意表示の内容", "caution"),
    "caution_display_type": Message("注意表示", "caution type"),
    "change_type": Message("変更履歴", "change history"),
    "status": Message("ステータス", "status"),
}

ENGINE_LABELS: Final = {
    "EN01": Message("チェックの異常終了", "Check broke"),
    "EN02": Message("必要なデータなし", "Data missing"),
}

STATUS_EN: Final = {
    100: "awaiting confirmation",
    200: "Rakuten processing",
    300: "awaiting shipment",
    400: "awaiting change",
    500: "shipped",
    600: "payment processing",
    700: "payment settled",
    800: "awaiting cancellation",
    900: "cancelled",
}


def say(word: str, lang: Lang, **data: object) -> str:
    """Return a word or sentence in a language."""
    return WORDS[word].text(lang, data)


def field_label(path: str, lang: Lang) -> str:
    """Return what people call a field: 備考 for `remarks`, the path where no word is known.

    Example:
        >>> field_label("packages[1].postage_price", "ja"), field_label("memo_x", "ja")
        ('送料 (packages[1].postage_price)', 'memo_x')
    """
    word = FIELDS.get(path.rpartition(".")[2])
    if word is None:
        return path
    text = word.text(lang)
    return text if "." not in path else f"{text} ({path})"
