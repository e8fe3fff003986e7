"""Samples are written as the order CSV of RMS; some cells are checked by hand."""

import csv
import io

import pytest

from oms.model import order
from oms.testing import generate, write_csv
from oms.testing.order_csv import csv_lines, writable
from oms.testing.write import main

NUMBER = "123456-20260501-0000000001"


def table(payloads, encoding="utf-8"):
    """Rows as dicts by header."""
    text = "".join(csv_lines(payloads, encoding=encoding))
    return list(csv.DictReader(io.StringIO(text, newline="")))


def test_a_row_holds_what_a_download_would():
    """Written by hand, so that a column in the wrong place shows."""
    payload = next(generate(1, seed=5)).payload | {"remarks": "一\n二", "shippingTerm": 1416}
    payload["OrdererModel"]["zipCode1"] = "060"
    payload["PackageModelList"][0]["SenderModel"]["phoneNumber3"] = "0034"
    payload["PackageModelList"][0]["ItemModelList"][0]["units"] = 7
    row, *_ = table([payload])
    wanted = {
        "注文番号": payload["orderNumber"],
        "ステータス": str(payload["orderProgress"]),
        "注文日時": payload["orderDatetime"][:10] + " " + payload["orderDatetime"][11:19],
        "注文日": payload["orderDatetime"][:10],
        "注文時間": payload["orderDatetime"][11:19],
        "注文者郵便番号1": "060",
        "送付先電話番号3": "0034",
        "コメント": "一\n二",
        "お届け時間帯": "1416",
        "個数": "7",
        "商品名": payload["PackageModelList"][0]["ItemModelList"][0]["itemName"],
        "支払方法名": payload["SettlementModel"]["settlementMethod"],
        "商品税率": f"{payload['PackageModelList'][0]['ItemModelList'][0]['taxRate']:g}",
        "領収書初回発行日時": "",
        "請求金額": str(payload["requestPrice"]),
    }
    assert wanted == {each: row[each] for each in wanted}
    assert 158 == len(row)


def test_every_standing_item_has_a_row():
    """Rows deleted in RMS are left out."""
    payloads = [each.payload for each in generate(300, seed=5)]
    items = [
        (payload["orderNumber"], str(package["basketId"]), str(item["itemDetailId"]))
        for payload in payloads
        for package in payload["PackageModelList"]
        for item in package["ItemModelList"]
        if not package["packageDeleteFlag"] and not item["deleteItemFlag"]
    ]
    rows = table(payloads)
    assert items == [(row["注文番号"], row["送付先ID"], row["商品明細ID"]) for row in rows]


def test_coupons_receipts_and_due_dates_go_to_their_columns():
    """Those the CSV has only in part, too."""
    payload = order().to_rms() | {
        "CouponModelList": [{"couponCode": "A-1", "couponName": "店", "couponCapitalCode": 1}],
        "receiptIssueHistoryList": [f"2026-05-0{n}T10:00:00+0900" for n in (3, 4, 5)],
        "DueDateModelList": [
            {"dueDateType": 0, "dueDate": "2026-05-10"},
            {"dueDateType": 1, "dueDate": "2026-05-12"},
            {"dueDateType": 0, "dueDate": "2026-05-11"},
        ],
    }
    (row,) = table([payload])
    assert ("A-1", "店") == (row["店舗発行クーポンコード"], row["店舗発行クーポン名"])
    assert "" == row["楽天発行クーポンコード"]
    assert "2026-05-03 10:00:00" == row["領収書初回発行日時"]
    assert "2026-05-05 10:00:00" == row["領収書最終発行日時"]
    due = ("2026-05-11", "2026-05-12", "")
    assert due == (row["支払い期限日"], row["支払い方法変更期限日"], row["返金手続き期限日"])


@pytest.mark.parametrize(
    ("encoding", "begins"), [("cp932", "注".encode("cp932")), ("utf-8-sig", b"\xef\xbb\xbf")]
)
def test_the_file_is_written_in_the_encoding_asked_for(encoding, begins, tmp_path):
    """cp932 as the upload files of RMS, or UTF-8 with BOM for spreadsheets."""
    path = write_csv(tmp_path / "orders.csv", generate(20, seed=5), encoding=encoding)
    data = path.read_bytes()
    assert begins in data[:4]
    assert data.endswith(b'"\r\n')
    assert "?" not in data.decode(encoding)


def test_the_command_writes_a_csv_where_the_name_says_so(tmp_path, capsys):
    """With the labels beside it."""
    main([str(tmp_path / "a.csv"), "--count", "3", "--seed", "5"])
    assert (tmp_path / "a.csv").read_bytes().startswith('"注文番号"'.encode("cp932"))
    assert 3 == len((tmp_path / "a.labels.jsonl").read_text(encoding="utf-8").splitlines())
    assert "a.labels.jsonl" in capsys.readouterr().out


def test_characters_cp932_does_not_keep_are_written_as_entities():
    """〜 and − would come back as other characters, the others not at all."""
    assert "髙﨑①&#12316;&#8722;&#127873;" == writable("髙﨑①〜−🎁")
    assert "髙〜🎁" == writable("髙〜🎁", "utf-8")
