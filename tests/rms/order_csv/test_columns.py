"""The table of columns: every column of 「全カラム」 goes to a field of the model, or is kept."""

import re
from pathlib import Path

import pytest

from oms.model import Order
from oms.model.order_csv import KEPT, LEVELS, columns, normal
from oms.model.package import Item, Package
from oms.model.paths import model_in

SHARED = Path(__file__).parents[3].parent / "shared" / "data" / "order_csv_columns_158.txt"
MODELS = {"order": Order, "package": Package, "item": Item}
KINDS = {"int", "text", "number", "date", "datetime", "rate", "digits3", "digits4", "phone", KEPT}


def test_the_table_has_the_columns_of_a_download_in_its_order():
    """As the source lists them."""
    if not SHARED.exists():
        pytest.skip("the shared data lies elsewhere")
    lines = SHARED.read_text(encoding="utf-8").splitlines()
    assert [line.partition("\t")[2] for line in lines] == [each.header for each in columns()]


def test_the_table_has_158_different_columns():
    """Also when widths and spaces do not count."""
    assert 158 == len({normal(each.header) for each in columns()})


@pytest.mark.parametrize("column", columns(), ids=lambda each: each.header)
def test_every_column_goes_to_a_field_or_says_why_not(column):
    """A path that does not exist in the model would be an unknown key nobody reads."""
    assert column.level in LEVELS
    assert column.kind in KINDS or column.kind.startswith("code:")
    if column.kind == KEPT:
        assert column.header == column.field
        assert column.note
        return
    model = MODELS[column.level]
    for name in re.sub(r"\[\d+\]", "", column.field).split("."):
        fields = {info.alias: info for info in model.model_fields.values()}
        assert name in fields
        model = model_in(fields[name].annotation)


def test_no_two_columns_go_to_one_field():
    """One would overwrite the other."""
    fields = [(each.level, each.field) for each in columns()]
    assert len(fields) == len(set(fields))


def test_what_is_kept_is_named():
    """A new one is a decision, not an oversight."""
    kept = [each.header for each in columns() if each.kind == KEPT]
    assert [
        *("注文日", "注文時間", "ラッピング種類1", "ラッピング種類2", "外税合計"),
        *("送付先外税合計", "領収書初回発行日時", "領収書最終発行日時"),
        *("店舗発行クーポンコード", "店舗発行クーポン名"),
        *("楽天発行クーポンコード", "楽天発行クーポン名"),
    ] == kept
