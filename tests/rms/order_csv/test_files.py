"""A file is known as an order CSV by its content; what it needs is said in one line."""

import gzip

import pytest

import oms
from oms.errors import SourceError
from oms.model import Order
from oms.rms import read_orders

BOM = b"\xef\xbb\xbf"


@pytest.mark.parametrize("name", ["orders.csv", "orders.json", "<stdin>", "download"])
@pytest.mark.parametrize("encoding", ["cp932", "utf-8", "utf-8-sig"])
@pytest.mark.parametrize("end", ["\r\n", "\n"])
@pytest.mark.parametrize("quote", [True, False])
def test_every_form_is_read_alike(name, encoding, end, quote, csv):
    """Encoding, line ends, quotes and the name of the file say nothing about the orders."""
    rows = [csv.row(1, コメント="[備考:]\n髙﨑様へ"), csv.row(2, コメント="")]
    data = csv.text(*rows, quote=quote, end=end).encode(encoding)
    for packed in (data, gzip.compress(data), data.rstrip(b"\r\n"), b"\r\n \n" + data):
        if encoding == "utf-8-sig" and packed.startswith(b"\r"):
            continue
        first, second = csv.read(packed, name)
        assert ("[備考:]\n髙﨑様へ", None) == (first.remarks, second.remarks)


def test_a_path_and_the_public_name_work(tmp_path, csv):
    """As for JSON."""
    path = tmp_path / "orders.csv"
    path.write_bytes(csv.text(csv.row()).encode("cp932"))
    assert [1] == csv.brief(oms.read_orders(path))
    assert [1] == csv.brief(oms.read_orders(str(path)))


def test_columns_are_found_by_name_in_any_order(csv):
    """Shops make templates."""
    row = csv.row(コメント="あ", 単価="100")
    names = list(reversed(row))
    (order,) = csv.read(csv.text(row, header=names))
    assert ("あ", 100) == (order.remarks, order.items[0].price)


@pytest.mark.parametrize(
    "header",
    [
        "メール差込文 (お客様へのメッセージ)",
        "メール差込文（お客様へのメッセージ）",
        "メール差込文(お客様へのメッセージ)",
        " メール差込文\u3000（お客様への メッセージ） ",
    ],
)
def test_widths_and_spaces_in_a_header_do_not_count(header, csv):
    """Tools and people rewrite them."""
    assert "毎度" == csv.one(**{header: "毎度"}).mail_plug_sentence


def test_an_unknown_column_is_kept_on_the_item_under_its_name(csv):
    """Law 10: RMS adds columns."""
    made = csv.one(置き配場所="玄関前", price="x")
    extra = made.items[0].model_extra
    assert {"置き配場所": "玄関前", "csv:price": "x"} == extra
    assert made == Order.from_rms(made.to_rms())


def test_columns_without_a_name_at_the_end_are_left_out(csv):
    """Spreadsheets add them."""
    lines = csv.text(csv.row(1), csv.row(2)).splitlines()
    data = "\r\n".join(line + ",,," for line in lines) + "\r\n,,,,,,,\r\n"
    assert [1, 2] == csv.brief(csv.read(data))


def test_a_column_without_a_name_in_the_middle_is_kept(csv):
    """It has no name to say what it is."""
    (made,) = csv.read(csv.text({"": "x"} | csv.row()))
    assert {"csv:1": "x"} == made.items[0].model_extra


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda text: text.replace(",", ";"), "separated by semicolons; expected commas"),
        (lambda text: text.replace(",", "\t"), "separated by tabs; expected commas"),
        (
            lambda text: text.replace("注文日時", "コメント,コメント,注文日時"),
            "a column twice: コメント",
        ),
        (lambda text: text.replace("注文日時", "注文日時,注文番号 "), "a column twice: 注文番号"),
        (lambda text: text.replace("送付先ID", "送付先ＩＤ１"), "the header lacks 送付先ID"),
        (lambda text: text.replace("送付先ID", "送付先D"), 'did you mean "送付先D"?'),
        (lambda text: text.replace("注文番号,", "注文番号1,"), "the header lacks 注文番号"),
        (lambda text: text.replace("注文日時", '"注文日時'), "line 1: a quote too many"),
        (lambda text: text.replace("\r\n", "\r"), "or line ends of bare CR"),
        (lambda text: text.replace("注文日時", "注文\x1b日時"), "header holds bytes that are no"),
        (lambda text: text.partition("\n")[0], "holds no orders; expected item rows"),
        (lambda text: text.partition("\n")[2], "the first line names no column 注文番号"),
        (lambda text: "受注一覧\r\n" + text, "the first line names no column 注文番号"),
    ],
)
def test_a_file_that_cannot_be_read_says_why(change, said, csv):
    """In one line, without a cell of any order."""
    message = csv.refusal(change(csv.text(csv.row(送付先姓="山田"))))
    assert message.startswith("orders.csv: ")
    assert said in message
    assert "山田" not in message
    assert 1 == len(message.splitlines())


def test_nothing_of_a_first_line_that_may_be_an_order_is_quoted(csv):
    """A file without header, whose first remark speaks of its 注文番号."""
    rows = [
        csv.row(コメント="注文番号は?", 注文者姓="山田", 送付先姓="山田", 送付先名="送付先IDx")
    ]
    message = csv.refusal(csv.text(*rows).partition("\n")[2])
    assert "the header lacks 注文番号" in message
    assert "山田" not in message
    assert "送付先IDx" not in message


@pytest.mark.parametrize(
    ("encoding", "said"),
    [("euc_jp", "EUC-JP"), ("iso2022_jp", "ISO-2022-JP"), ("utf-16", "UTF-16")],
)
def test_other_encodings_are_named(encoding, said, csv):
    """With those that are read."""
    message = csv.refusal(csv.text(csv.row()), encoding=encoding)
    assert f"looks like {said}; expected" in message
    assert "order CSV of RMS" in message


def test_one_line_of_garbage_is_neither(csv):
    """The message names all that is read."""
    assert "expected a getOrder response, orders, or the order CSV" in csv.refusal("abc", "a.txt")


def test_a_damaged_byte_costs_one_order(csv):
    """In both encodings; the others come out."""
    for encoding, byte in (
        ("cp932", b"\xa0"),
        ("cp932", b"\x81 "),
        ("cp932", b"\0"),
        ("utf-8", b"\xe3\x81"),
    ):
        rows = [csv.row(n, コメント="@") for n in (1, 2, 3)]
        data = csv.text(*rows).encode(encoding)
        line = data.split(b"\r\n")[2]
        records = csv.read(data.replace(line, line.replace(b"@", byte)))
        assert [1, "orders.csv:3 [1]", 3] == csv.brief(records)
        assert "bytes that are no text" in records[1].reason
        assert csv.number(2) == records[1].order_number


def test_a_gzip_file_that_is_cut_off_does_not_give_its_last_order(csv):
    """Rows of it may be missing."""
    rows = [csv.row(n, コメント=str(n * 7919) * 40) for n in range(1, 400)]
    packed = gzip.compress(csv.text(*rows).encode("cp932"))
    *orders, last, fault = csv.read(packed[: len(packed) * 2 // 3])
    assert all(isinstance(each, Order) for each in orders)
    assert len(orders) > 50
    assert csv.number(len(orders) + 1) == last.order_number
    assert "gzip data is damaged or cut off" in last.reason
    assert "gzip data is damaged or cut off" in fault.reason


def test_a_header_in_a_damaged_gzip_file_is_no_empty_file(csv):
    """The fault is told, not "no orders"."""
    data = csv.text(csv.row()).encode("cp932")
    size = data.index(b"\n") + 1
    packed = gzip.compress(data[:size])[:-8]
    (record,) = csv.read(packed)
    assert "gzip data is damaged" in record.reason


def test_standard_input_is_read(monkeypatch, csv):
    """`-`, as for JSON."""
    import io
    import sys

    data = csv.text(csv.row()).encode("cp932")
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))
    assert [1] == csv.brief(read_orders("-"))


def test_a_stream_of_text_is_refused(csv):
    """Its encoding was guessed by somebody else."""
    import io

    with pytest.raises(SourceError, match="expected a binary stream"):
        list(read_orders(io.StringIO(csv.text(csv.row()))))
