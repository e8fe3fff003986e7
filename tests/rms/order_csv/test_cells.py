"""Cells become the values getOrder would give; the pairs below were written by hand."""

import pytest

from oms.model import ABSENT, UNDETERMINED, Order, order
from oms.model.codes import SettlementMethod
from oms.rms import reading_notes

PAIRS = [
    ("ステータス", "300", "orderProgress", 300),
    ("ステータス", "注文確認待ち", "orderProgress", 100),
    ("ステータス", "発送済", "orderProgress", 500),
    ("ステータス", "明日のステータス", "orderProgress", "明日のステータス"),
    ("注文日時", "2026/05/01 10:00:00", "orderDatetime", "2026-05-01T10:00:00+0900"),
    ("注文日時", "2026/5/1 9:05:07", "orderDatetime", "2026-05-01T09:05:07+0900"),
    ("注文日時", "2026-05-01T10:00:00+0900", "orderDatetime", "2026-05-01T10:00:00+0900"),
    ("キャンセル期限日", "2026-05-15", "cancelDueDate", "2026-05-15"),
    ("キャンセル期限日", "2026/5/15", "cancelDueDate", "2026-05-15"),
    ("キャンセル期限日", "2026/5/15 0:00", "cancelDueDate", "2026-05-15"),
    ("キャンセル期限日", "", "cancelDueDate", None),
    ("サブステータスID", "1101", "subStatusId", 1101),
    ("注文種別", "定期購入", "orderType", 4),
    ("複数送付先フラグ", "0", "severalSenderFlag", 0),
    ("商品合計金額", "1980", "goodsPrice", 1980),
    ("商品合計金額", "1980.0", "goodsPrice", 1980),
    ("商品合計金額", " 1980 ", "goodsPrice", 1980),
    ("送料合計", "-9999", "postagePrice", -9999),
    ("請求金額", "", "requestPrice", None),
    ("決済手数料税率", "0.1", "paymentChargeTaxRate", 0.1),
    ("決済手数料税率", "8%", "paymentChargeTaxRate", 0.08),
    ("決済手数料税率", "10", "paymentChargeTaxRate", 0.1),
    ("お届け時間帯", "1416", "shippingTerm", 1416),
    ("お届け時間帯", "午前中", "shippingTerm", 1),
    ("お届け時間帯", "", "shippingTerm", None),
    ("お届け日指定", "2026-05-08", "deliveryDate", "2026-05-08"),
    ("コメント", '備考\n改行と"引用符"、,カンマ', "remarks", '備考\n改行と"引用符"、,カンマ'),
    ("コメント", "", "remarks", None),
    ("コメント", "14&#12316;16時", "remarks", "14&#12316;16時"),
    ("ひとことメモ", "電話済み", "memo", "電話済み"),
    ("メール差込文 (お客様へのメッセージ)", "毎度", "mailPlugSentence", "毎度"),
    ("利用端末", "iPhone系", "carrierCode", 11),
    ("警告表示タイプ詳細", "102", "cautionDisplayDetailType", 102),
    ("注文者郵便番号1", "060", "OrdererModel.zipCode1", "060"),
    ("注文者性別", "-", "OrdererModel.sex", "-"),
    ("配送方法", "クール便", "DeliveryModel.deliveryName", "クール便"),
    ("配送区分", "冷蔵", "DeliveryModel.deliveryClass", 2),
    ("ポイント利用額", "10", "PointModel.usedPoint", 10),
    ("ラッピング名1", "見本", "WrappingModel1.name", "見本"),
    ("ラッピングタイトル2", "リボン", "WrappingModel2.title", 2),
    ("のし", "御祝", "PackageModelList.0.noshi", "御祝"),
    ("送付先送料", "-9999", "PackageModelList.0.postagePrice", -9999),
    ("送付先姓", "見本", "PackageModelList.0.SenderModel.familyName", "見本"),
    ("購入時配送会社", "1001", "PackageModelList.0.defaultDeliveryCompanyCode", "1001"),
    ("購入時配送会社", "ヤマト運輸", "PackageModelList.0.defaultDeliveryCompanyCode", "1001"),
    ("単価", "100", "PackageModelList.0.ItemModelList.0.price", 100),
    ("納期情報", "翌日", "PackageModelList.0.ItemModelList.0.delvdateInfo", "翌日"),
    ("SKU情報", "赤", "PackageModelList.0.ItemModelList.0.SkuModelList.0.skuInfo", "赤"),
    ("8%請求金額", "540", "TaxSummaryModelList.0", {"taxRate": 0.08, "reqPrice": 540}),
    ("支払い期限日", "2026-05-15", "DueDateModelList.0.dueDate", "2026-05-15"),
    ("支払い方法変更期限日", "2026-05-15", "DueDateModelList.0.dueDateType", 1),
    ("返金手続き期限日", "2026-05-15", "DueDateModelList.0.dueDateType", 2),
    ("外税合計", "0", "外税合計", "0"),
    ("最強翌日配送フラグ", "1", "PackageModelList.0.ItemModelList.0.最強翌日配送フラグ", "1"),
    ("price", "x", "PackageModelList.0.ItemModelList.0.csv:price", "x"),
]  # fmt: skip


def at(payload, path):
    """The value at a dotted path."""
    for name in path.split("."):
        payload = payload[int(name) if name.isdigit() else name]
    return payload


@pytest.mark.parametrize(("header", "cell", "path", "value"), PAIRS)
def test_a_cell_becomes_the_value_of_its_field(header, cell, path, value, csv):
    """By the name of its column, wherever it stands."""
    made = csv.one(**{header: cell})
    assert isinstance(made, Order)
    assert value == at(made.to_rms(), path)


@pytest.mark.parametrize(
    ("header", "cell", "expected"),
    [
        ("単価", "千円", "a whole number, found text of 2 characters"),
        ("単価", "1.5", "a whole number"),
        ("単価", "1,980", "a whole number"),
        ("単価", "1.98E+3", "a whole number, found scientific notation"),
        ("送付先ID", "1.23E+11", "a whole number, found scientific notation"),
        ("商品明細ID", "1.23E+11", "a whole number, found scientific notation"),
        ("送付先ID", "", "a value, found an empty cell"),
        ("商品明細ID", " ", "a value, found an empty cell"),
        ("注文日時", "", "a value, found an empty cell"),
        ("ステータス", "", "a value, found an empty cell"),
        ("ステータス", "3E+2", "scientific notation"),
        ("注文日時", "2026-05-01", "a date and time"),
        ("注文日時", "46143.4166", "a date and time"),
        ("注文日時", "2026-02-30 10:00:00", "a date and time"),
        ("注文日時", "2026-05-01 10:00:00+09000", "a date and time"),
        ("お届け日指定", "5月8日", "a date"),
        ("お届け日指定", "2026-13-01", "a date"),
        ("お届け時間帯", "夜", "a number or one of なし"),
        ("決済手数料税率", "一割", "a tax rate"),
        ("決済手数料税率", "110", "a tax rate"),
        ("送付先郵便番号1", "6E+1", "digits, found scientific notation"),
    ],
)
def test_a_cell_that_is_none_of_its_column_is_refused(header, cell, expected, csv):
    """With line, column and expectation."""
    reason = csv.reason(csv.row(**{header: cell}))
    assert reason.startswith(f"not an RMS order: line 2, {header}: expected ")
    assert expected in reason


def test_all_wrong_cells_of_an_order_are_told_at_once_without_their_values(csv):
    """A person mends a record once; values are personal data."""
    rows = [csv.row(単価="山田花子", 個数="x"), csv.row(item=2, 単価="山田花子", 個数="2")]
    reason = csv.reason(*rows)
    assert "line 2, 単価" in reason
    assert "line 2, 個数" in reason
    assert "line 3, 単価" in reason
    assert "山田" not in reason


def test_a_column_the_file_lacks_is_unknown_and_an_empty_cell_is_none(csv):
    """Law 10: nobody knows, or RMS says none."""
    made = csv.one(コメント="", 送料合計="-9999")
    assert made.remarks is None
    assert made.requested_delivery_date is ABSENT
    assert made.settlement is ABSENT
    assert made.due_dates is ABSENT
    assert made.orderer is ABSENT
    assert made.postage_price is UNDETERMINED
    assert made.packages[0].recipient.postcode_1 is ABSENT


def test_submodels_without_any_value_are_none_and_lists_without_rows_empty(csv):
    """As getOrder writes them."""
    empty = dict.fromkeys(("ラッピング名1", "ラッピング料金1", "支払方法名", "ポイント利用額"), "")
    made = csv.one(**empty, 支払い期限日="", SKU情報="", **{"10%税率": "0.1", "10%請求金額": ""})
    assert (None, None, None) == (made.wrapping_1, made.settlement, made.points)
    assert ((), (), ()) == (made.due_dates, made.tax_summaries, made.items[0].skus)


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("代金引換", SettlementMethod.CASH_ON_DELIVERY),
        ("後払い", SettlementMethod.DEFERRED_OLD),
        ("後払い決済", SettlementMethod.DEFERRED),
        ("Alipay", SettlementMethod.ALIPAY),
        ("Alipay（支付宝）", SettlementMethod.ALIPAY_CN),
        ("セブンイレブン(前払)", SettlementMethod.SEVEN_ELEVEN),
        ("ローソン、郵便局ATM等（前払）", SettlementMethod.CONVENIENCE_STORE),
        ("ファミリーマート、ローソン等（前払）", SettlementMethod.CONVENIENCE_STORE),
        ("クレジット", ABSENT),
        ("店頭払い", ABSENT),
    ],
)
def test_the_payment_code_is_told_by_its_exact_name_or_not_at_all(name, code, csv):
    """A guess would say "no cash on delivery" of a method of tomorrow."""
    made = csv.one(支払方法名=name)
    assert name == made.settlement.method_name
    assert code is made.settlement_method or code == made.settlement_method


def test_date_and_time_in_two_columns_make_the_moment(csv):
    """Templates may hold 注文日 and 注文時間 instead of 注文日時."""
    row = csv.row(注文日="2026/05/01", 注文時間="10:00:00")
    del row["注文日時"]
    (made,) = csv.read(csv.text(row))
    assert "2026-05-01T10:00:00+0900" == made.to_rms()["orderDatetime"]
    row["注文時間"] = "朝"
    assert "line 2, 注文日, 注文時間: expected a date and time" in csv.reason(row)


@pytest.mark.parametrize(
    ("cells", "postcode", "phone", "columns"),
    [
        (("060", "0012", "090", "0000", "0034"), "0600012", "090-0000-0034", ()),
        (("60", "12", "90", "0", "34"), "0600012", "090-0000-0034", (1, 2, 3, 4, 5)),
        (("60.0", "12.0", "", "", ""), "0600012", "", (1, 2)),
        (("0", "0", "", "", ""), "0000000", "", (1, 2)),
        (("100", "1", "3", "1234", "5678"), "1000001", "03-1234-5678", (2, 3)),
        (("100", "0001", "120", "12", "3456"), "1000001", "0120-12-3456", (3,)),
        (("100", "0001", "3", "34", "5678"), "1000001", "3-34-5678", ()),
        (("100", "0001", "090", "0000", "34"), "1000001", "090-0000-34", ()),
        (("999", "9999", "999", "9999", "9999"), "9999999", "999-9999-9999", ()),
        (("1000001", "", "0312345678", "", ""), "1000001", "0312345678", ()),
        (("一〇〇", "x", "82", "10", "1234567"), "一〇〇x", "82-10-1234567", ()),
    ],
)
def test_lost_leading_zeros_come_back_where_they_are_certain_and_are_noted(
    cells, postcode, phone, columns, csv
):
    """A spreadsheet made numbers of them. Nothing is rewritten silently (law 6)."""
    names = ("郵便番号1", "郵便番号2", "電話番号1", "電話番号2", "電話番号3")
    for person in ("注文者", "送付先"):
        headers = [person + name for name in names]
        made = csv.one(**dict(zip(headers, cells, strict=True)))
        who = made.orderer if person == "注文者" else made.packages[0].recipient
        assert (postcode, phone) == (who.postcode, who.phone)
        noted = [(note.kind, note.column) for note in reading_notes(made)]
        assert [("leading_zeros", headers[n - 1]) for n in columns] == noted


def test_a_note_of_a_package_names_it_and_no_value(csv):
    """Several packages may be concerned."""
    made = csv.one(送付先郵便番号1="60")
    (note,) = reading_notes(made)
    assert ("leading_zeros", "送付先郵便番号1", 10) == note
    assert "送付先郵便番号1: lost leading zeros were restored" == note.text("en")
    assert made == Order.from_rms(made.to_rms())
    assert (note,) == reading_notes(Order.from_rms(made.to_rms()))


def test_lost_seconds_are_noted(csv):
    """Excel shows and saves 10:00 for 10:00:07."""
    made = csv.one(注文日時="2026/5/1 10:00")
    assert "2026-05-01T10:00:00+0900" == made.to_rms()["orderDatetime"]
    assert ["注文日時: 秒がないので 00 秒としました"] == [
        note.text("ja") for note in reading_notes(made)
    ]


@pytest.mark.parametrize("odd", ["x", [1, {}, {"kind": "x"}, {"kind": ["leading_zeros"]}], None])
def test_a_key_of_that_name_from_elsewhere_is_no_note(odd):
    """Unknown keys may hold anything."""
    record = Order.from_rms(order().to_rms() | {"readingNotes": odd})
    assert () == reading_notes(record)
