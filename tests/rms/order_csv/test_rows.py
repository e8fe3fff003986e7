"""Rows become orders; an order that is not whole is put aside, never given out in half."""

import csv as standard
import io

import pytest

from oms.engine import Rejected
from oms.model import Order
from oms.rms.csv_rows import lines_of, rows_of


def test_rows_of_an_order_become_its_packages_and_items(csv):
    """送付先ID tells the package, 商品明細ID the item."""
    rows = [
        csv.row(1, 1, 送付先ID="10", 送付先姓="見本"),
        csv.row(1, 2, 送付先ID="11", 送付先姓="試験"),
        csv.row(1, 3, 送付先ID="10", 送付先姓="見本"),
        csv.row(2, 9, 送付先ID="20", 送付先姓="例"),
    ]
    first, second = csv.read(csv.text(*rows))
    assert [(10, (1, 3)), (11, (2,))] == [
        (each.basket_id, tuple(item.item_detail_id for item in each.items))
        for each in first.packages
    ]
    assert ["見本", "試験"] == [each.family_name for each in first.recipients]
    assert [20] == [each.basket_id for each in second.packages]


def test_places_count_lines_of_the_file_and_records(csv):
    """As for JSON: line where the record begins, index among all records."""
    rows = [csv.row(1, コメント="一\n二\n三"), csv.row(2, 単価="x"), csv.row(3, 単価="x")]
    header = [*rows[1], "コメント"]
    records = csv.read(csv.text(*rows, header=header))
    assert [1, "orders.csv:5 [1]", "orders.csv:6 [2]"] == csv.brief(records)
    assert records[1].reason.startswith("not an RMS order: line 5, 単価")
    assert csv.text(rows[1], header=header).splitlines()[1] == records[1].raw.strip()


@pytest.mark.parametrize(
    ("header", "level"),
    [("商品合計金額", "order"), ("コメント", "order"), ("送付先姓", "package")],
)
def test_rows_that_contradict_each_other_are_refused(header, level, csv):
    """With the column and the lines, not the values."""
    one = csv.row(1, 1, **{header: "1"})
    reason = csv.reason(one, csv.row(1, 2, **{header: "1"}), csv.row(1, 3, **{header: "2"}))
    assert f"{header}: expected the same in all rows of the {level}" in reason
    assert "found different cells in lines 2 and 4" in reason


def test_a_fact_of_a_package_may_differ_between_packages(csv):
    """Each has its own recipient."""
    rows = [csv.row(1, n, 送付先ID=str(n), のし=str(n)) for n in (1, 2)]
    (order,) = csv.read(csv.text(*rows))
    assert ["1", "2"] == [each.noshi for each in order.packages]


def test_an_item_that_stands_twice_is_refused(csv):
    """A row too many, or a column that lost its digits."""
    reason = csv.reason(csv.row(1, 1), csv.row(1, 2), csv.row(1, 1))
    assert "商品明細ID: expected each once in an order, found one twice in lines 2, 3, 4" in reason


def test_an_order_whose_rows_stand_apart_is_put_aside_once_and_whole(csv):
    """Its first rows alone would be half an order."""
    rows = [csv.row(1, 1), csv.row(2, 1), csv.row(1, 2), csv.row(3, 1), csv.row(1, 3)]
    records = csv.read(csv.text(*rows))
    assert ["orders.csv:2 [0]", 2, 3] == csv.brief(records)
    assert csv.number(1) == records[0].order_number
    assert "its rows do not stand together (more of them in line 4)" in records[0].reason
    assert "sort the file by 注文番号" in records[0].reason


def test_files_put_together_are_read_one_after_the_other(csv):
    """Each is whole in itself, so an order in both comes twice, as in JSON."""
    one = csv.text(csv.row(1, 1), csv.row(2, 1))
    two = csv.text(csv.row(2, 1), csv.row(1, 1), csv.row(1, 2))
    assert [1, 2, 2, 1] == csv.brief(csv.read(one + two))
    data = one.encode("utf-8-sig") + two.encode("utf-8-sig")
    assert [1, 2, 2, 1] == csv.brief(csv.read(data))


BREAKS = {
    "a lone quote at the beginning of a cell": lambda row: row.replace("@", '"@'),
    "a lone quote at the end of a cell": lambda row: row.replace("@", '"@"x'),
    "a cell too many": lambda row: row.replace("@", "@,@"),
    "a cell too few": lambda row: row.replace(",@", ""),
    "a bare carriage return": lambda row: row.replace("@", "a\rb"),
    "a cell of a megabyte": lambda row: row.replace("@", "@" * (1 << 20)),
    "a quoted cell of a megabyte": lambda row: row.replace("@", '"' + "@\n" * (1 << 19) + '"'),
}


@pytest.mark.parametrize("name", BREAKS)
@pytest.mark.parametrize("struck", [1, 2, 3])
def test_a_broken_row_costs_its_own_order_and_no_other(name, struck, csv):
    """A lone quote does not swallow the file; the order's readable rows are no order either."""
    rows = [csv.row(n, item, コメント="@") for n in (1, 2, 3) for item in (1, 2)]
    lines = csv.text(*rows).splitlines(keepends=True)
    lines[2 * struck] = BREAKS[name](lines[2 * struck])
    records = csv.read("".join(lines))
    place = f"orders.csv:{2 * struck} [{struck - 1}]"
    assert [place if n == struck else n for n in (1, 2, 3)] == csv.brief(records)
    assert csv.number(struck) == records[struck - 1].order_number
    assert f"not a whole order: line {2 * struck + 1} cannot be read" in records[struck - 1].reason


def test_a_line_break_without_quotes_makes_the_neighbours_doubtful(csv):
    """What stands behind it begins like no row: it may belong to either."""
    rows = [csv.row(n, コメント="@") for n in (1, 2, 3, 4)]
    records = csv.read(csv.text(*rows).replace("@", "a\r\nb", 2).replace("a\r\nb", "@", 1))
    assert [1, *(f"orders.csv:{n + 2} [{n}]" for n in (1, 2, 3)), 4] == csv.brief(records)
    assert [csv.number(2), None, csv.number(3)] == [each.order_number for each in records[1:4]]


@pytest.mark.parametrize("quote", [True, False])
def test_a_quote_that_is_never_closed_costs_one_order(quote, csv):
    """Also where every cell is quoted."""
    rows = [csv.row(n, コメント="@") for n in range(1, 30)]
    lines = csv.text(*rows, quote=quote).splitlines(keepends=True)
    lines[5] = lines[5].replace('"@"', '"@').replace("@", '"@')
    records = csv.read("".join(lines))
    assert [n for n in range(1, 30) if n != 5] == [n for n in csv.brief(records) if n in range(99)]
    assert ["orders.csv:6 [4]"] == [each.place for each in records if isinstance(each, Rejected)]


def test_rows_that_run_together_cost_every_order_in_them(csv):
    """A lost line end: both orders are named."""
    rows = [csv.row(n, item) for n in (1, 2, 3) for item in (1, 2)]
    lines = csv.text(*rows).splitlines(keepends=True)
    lines[2] = lines[2].rstrip("\r\n")
    records = csv.read("".join(lines))
    assert ["orders.csv:2 [0]", "orders.csv:3 [1]", 3] == csv.brief(records)
    assert [csv.number(1), csv.number(2)] == [each.order_number for each in records[:2]]


@pytest.mark.parametrize("number", ["", "見本", "123456-2026#501-0000000002", "1.23E+11"])
def test_a_row_without_order_number_makes_its_neighbours_doubtful(number, csv):
    """It may belong to either, so neither is surely whole."""
    rows = [csv.row(1), csv.row(2), csv.row(2, 2), csv.row(3), csv.row(4)]
    rows[2]["注文番号"] = number
    records = csv.read(csv.text(*rows))
    assert [1, "orders.csv:3 [1]", "orders.csv:4 [2]", "orders.csv:5 [3]", 4] == csv.brief(records)
    assert [csv.number(2), None, csv.number(3)] == [each.order_number for each in records[1:4]]
    assert "line 4, which may belong to it, cannot be read" in records[1].reason
    assert "注文番号: expected an order number" in records[2].reason
    assert "見本" not in records[2].reason


def test_a_number_that_differs_in_the_shop_alone_makes_both_orders_doubtful(csv):
    """A digit too many or too few, and a row that is lost to its order."""
    rows = [csv.row(1), csv.row(2), csv.row(2, 2), csv.row(3)]
    rows[2]["注文番号"] = rows[2]["注文番号"][1:]
    records = csv.read(csv.text(*rows))
    assert [1, "orders.csv:3 [1]", "orders.csv:4 [2]", 3] == csv.brief(records)
    assert "one of the two is damaged" in records[1].reason


def test_the_number_may_stand_in_any_column(csv):
    """Broken rows are told by it wherever it is."""
    rows = [csv.row(n, item, コメント="@") for n in (1, 2, 3) for item in (1, 2)]
    names = ["コメント", *reversed([each for each in rows[0] if each != "コメント"])]
    lines = csv.text(*rows, header=names).splitlines(keepends=True)
    lines[4] = lines[4].replace("@", '"@')
    records = csv.read("".join(lines))
    assert [1, "orders.csv:4 [1]", 3] == csv.brief(records)


def test_a_file_that_ends_inside_a_row_does_not_give_that_order(csv):
    """A download that stopped."""
    data = csv.text(csv.row(1), csv.row(2), csv.row(2, 2), quote=True)
    records = csv.read(data[:-9])
    assert [1, "orders.csv:3 [1]"] == csv.brief(records)
    assert "line 4 cannot be read" in records[1].reason


@pytest.mark.parametrize("size", [1, 2, 7, 64])
def test_any_chunks_give_the_same_rows(size, csv):
    """How the text arrives does not matter."""
    rows = [csv.row(n, コメント='一\n二"三') for n in range(5)]
    text = csv.text(*rows).replace("三", '"', 1)
    pieces = (text[n : n + size] for n in range(0, len(text), size))
    assert list(rows_of(iter(text.splitlines(keepends=True)), 6, 0)) == list(
        rows_of(lines_of(pieces), 6, 0)
    )


def test_whole_text_is_split_as_the_standard_reader_does(csv):
    """Where nothing is broken, nothing is ours."""
    rows = [csv.row(n, コメント=each) for n, each in enumerate(("a\nb", 'q"q', ",", "\r\n", " "))]
    text = csv.text(*rows)
    expected = list(standard.reader(io.StringIO(text, newline="")))
    found = list(rows_of(lines_of(iter([text])), 6, 0))
    assert expected == [each.cells for each in found]
    assert text == "".join(each.raw for each in found)


def test_many_orders_pass_without_being_kept(csv):
    """One order at a time is in memory; the text waits on disk."""
    import tracemalloc

    header, line = csv.text(csv.row(1, コメント="見本" * 2000)).encode("cp932").split(b"\r\n")[:2]
    lines = (line.replace(b"0000000001", f"{n:010}".encode(), 1) + b"\r\n" for n in range(3000))

    class Blocks(io.RawIOBase):
        def read(self, size=-1):
            return next(blocks, b"")

    blocks = iter([header + b"\r\n", *()])
    blocks = (each for part in ([header + b"\r\n"], lines) for each in part)
    from oms.rms import read_orders

    tracemalloc.start()
    try:
        count = sum(isinstance(each, Order) for each in read_orders(Blocks(), name="x"))
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert 3000 == count
    assert peak < 40_000_000
