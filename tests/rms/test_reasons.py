"""Why a record or a file cannot be read is said in both languages, wherever it is found."""

import gzip
import io
import json
import pickle
import re

import pytest

from oms.errors import SourceError, Told, in_lang
from oms.model import order
from oms.rms import read_orders

JAPANESE = re.compile("[\u3041-\u30ff\u4e00-\u9fff]")
ORDER = json.dumps(order().to_rms(), ensure_ascii=False)
HEADER = "注文番号,ステータス,注文日時,送付先ID,商品明細ID,単価"
ROW = "123456-20260501-000000000{},100,2026-05-01 10:00:00,10,{},500"

RECORDS = {
    "no object": b"[5]",
    "fields missing": b'{"orderNumber": "1"}',
    "a field of another kind": ORDER.replace('"orderDatetime": "', '"orderDatetime": "x'),
    "half a surrogate pair": ORDER.replace('"remarks": "', '"remarks": "\\ud800'),
    "a key twice": ORDER.replace('"orderProgress"', '"remarks": "", "orderProgress"'),
    "NaN": ORDER.replace('"orderProgress": 100', '"orderProgress": NaN'),
    "bytes": b'[{"orderNumber": "\xff"}]',
    "cut off": ORDER[:200],
    "a list cut off": f"[{ORDER},",
    "nested": b'[{"a": ' + b"[" * 100_000 + b"]}",
    "a number without end": b'[{"a": ' + b"9" * 5000 + b"}]",
    "no JSON within": b'[{"a": x}]',
    "no orders": b'{"OrderModelList": []}',
    "orders of another kind": b'{"OrderModelList": 5, "MessageModelList": []}',
    "RMS says so": b'{"MessageModelList": [{"messageType": "ERROR", "messageCode": "X"}]}',
    "RMS found none": b'{"MessageModelList": [{"messageCode": "ORDER_EXT_API_GET_ORDER_INFO_102", '
    b'"orderNumber": "1"}], "OrderModelList": []}',
    "a response cut off": b'{"MessageModelList": [], "version":',
    "no name in a response": b'{"version": 1, 5: 1}',
    "gzip cut off": gzip.compress(f"[{ORDER},{ORDER}]".encode())[:-20],
    "a cell of another kind": f"{HEADER}\n{ROW.format(1, 1)}x",
    "scientific": f"{HEADER}\n{ROW.format(1, '1.2E+9')}",
    "an empty cell": f"{HEADER}\n{ROW.format(1, '')}",
    "cells too many": f"{HEADER}\n{ROW.format(1, 1)},5,6",
    "rows apart": "\n".join([HEADER, *(ROW.format(n, i) for n, i in ((1, 1), (2, 2), (1, 3)))]),
    "an item twice": "\n".join([HEADER, ROW.format(1, 1), ROW.format(1, 1)]),
    "rows that differ": "\n".join(
        [HEADER, ROW.format(1, 1), ROW.format(1, 2).replace("100", "300")]
    ),
    "no number": f"{HEADER}\n,100,2026-05-01 10:00:00,10,1,5",
    "a quote too many": f'{HEADER}\n{ROW.format(1, 1)}"\n{ROW.format(2, 2)}',
}
SOURCES = {
    "empty": b"",
    "no orders": b"[]",
    "no JSON": b"hello",
    "HTML": b"<html>",
    "a PDF": b"%PDF-1.7",
    "a ZIP": b"PK\x03\x04....",
    "UTF-16": "[1]".encode("utf-16"),
    "Shift_JIS": '{"備考": "お届け日を指定します"}'.encode("cp932"),
    "semicolons": HEADER.replace(",", ";").encode(),
    "a column twice": f"{HEADER},単価\n".encode(),
    "a column missing": "注文番号,ステータス\n".encode(),
    "no rows": f"{HEADER}\n".encode(),
    "EUC-JP": HEADER.encode("euc_jp"),
    "a header that is none": f'{HEADER},"x\n'.encode(),
}


def source(given):
    """A stream of text or bytes."""
    return io.BytesIO(given.encode() if isinstance(given, str) else given)


@pytest.mark.parametrize("given", RECORDS.values(), ids=RECORDS)
def test_a_record_that_cannot_be_read_says_why_in_both_languages(given):
    """Also after a journey between processes; the English words are the text."""
    refused = [each for each in read_orders(source(given)) if hasattr(each, "reason")]
    assert refused
    for each in refused:
        assert isinstance(each.reason, Told)
        assert JAPANESE.search(each.reason.ja)
        assert "expected" not in each.reason.ja
        assert in_lang(pickle.loads(pickle.dumps(each)).reason, "ja") == each.reason.ja
        assert each.model_dump(mode="json")["reason"] == str(each.reason)


@pytest.mark.parametrize("given", SOURCES.values(), ids=SOURCES)
def test_a_source_that_cannot_be_read_says_why_in_both_languages(given):
    """The name first, then why."""
    with pytest.raises(SourceError) as caught:
        list(read_orders(source(given), name="orders.csv"))
    assert caught.value.text("en") == str(caught.value)
    said = caught.value.text("ja")
    assert said.startswith("orders.csv: ")
    assert JAPANESE.search(said)
    assert "expected" not in said


def test_a_file_that_is_not_there_says_so_in_both_languages(tmp_path):
    """And so does a folder."""
    for path, why in ((tmp_path / "x.json", "ファイルがありません"), (tmp_path, "フォルダーです")):
        with pytest.raises(SourceError) as caught:
            list(read_orders(path))
        assert f"{path}: 読めません: {why}" in caught.value.text("ja")
